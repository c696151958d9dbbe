"""W3C Web Annotations (as Linked Traces use them): toponyms and verdicts on the article's characters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geotrack.report import Report

__all__ = ["write"]


def _target(report: Report, start: int, end: int) -> dict[str, Any]:
    text = report.document.text
    return {
        "source": report.document.source or report.document.id or "urn:geotrack:document",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - 24) : start],
                "suffix": text[end : end + 24],
            },
        ],
    }


def write(report: Report) -> bytes:
    """Return an annotation collection: identifying bodies for places, assessing ones for verdicts."""
    items: list[dict[str, Any]] = []
    for toponym, index in zip(report.toponyms, report.toponym_places, strict=True):
        place = None if index is None else report.places[index]
        if place is None or not place.settled:
            continue
        body: dict[str, Any] = {
            "type": "Feature",
            "purpose": "identifying",
            "properties": {"title": place.name},
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        }
        if place.geonameid:
            body["id"] = f"https://sws.geonames.org/{place.geonameid}/"
        items.append(
            {"type": "Annotation", "motivation": "identifying", "body": body, "target": _target(report, toponym.start, toponym.end)}
        )  # fmt: skip
    for claim, verdict in zip(report.claims, report.verdicts, strict=True):
        reason = " ".join(finding.reason for finding in verdict.findings)
        body = {
            "type": "TextualBody",
            "purpose": "assessing",
            "value": f"{verdict.rating}: {reason}",
            "format": "text/plain",
        }
        items.append(
            {"type": "Annotation", "motivation": "assessing", "body": body, "target": _target(report, claim.start, claim.end)}
        )  # fmt: skip
    row = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", "https://geojson.org/geojson-ld/geojson-context.jsonld"],
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }  # fmt: skip
    return (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode()
