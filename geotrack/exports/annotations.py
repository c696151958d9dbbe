"""W3C Web Annotations (as Linked Traces use them): toponyms and verdicts on the article's characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geotrack.exports.archive import json_bytes
from geotrack.exports.identity import identity

if TYPE_CHECKING:
    from geotrack.report import Report


def _target(report: Report, start: int, end: int) -> dict[str, Any]:
    text = report.document.text
    return {
        "source": identity(report),
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
    base = identity(report)
    machine = {"id": "urn:geotrack", "type": "Software", "name": f"geotrack {report.provenance.version}".strip()}  # fmt: skip
    for k, (toponym, index) in enumerate(zip(report.toponyms, report.toponym_places, strict=True)):
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
            {"id": f"{base}#toponym-{k}", "type": "Annotation", "motivation": "identifying", "generator": machine, "body": body, "target": _target(report, toponym.start, toponym.end)}
        )  # fmt: skip
    for k, (claim, verdict) in enumerate(zip(report.claims, report.verdicts, strict=True)):
        reason = " ".join(finding.reason for finding in verdict.findings)
        body = {
            "type": "TextualBody",
            "purpose": "assessing",
            "value": f"{verdict.rating}: {reason}",
            "format": "text/plain",
        }
        items.append(
            {"id": f"{base}#claim-{k}", "type": "Annotation", "motivation": "assessing", "generator": machine, "body": body, "target": _target(report, claim.start, claim.end)}
        )  # fmt: skip
    row = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", "https://geojson.org/geojson-ld/geojson-context.jsonld"],
        "id": f"{base}#annotations",
        "type": "AnnotationCollection",
        "label": "geotrack: machine, unreviewed",
        "total": len(items),
        "first": {"id": f"{base}#annotations-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }  # fmt: skip
    return json_bytes(row)
