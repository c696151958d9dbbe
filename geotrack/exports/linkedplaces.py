"""Linked Places (LPF) with GeoJSON-T: places with their names and identifiers, legs with their time spans.

Coordinates are ``[lon, lat]``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geotrack.exports.attribution import ATTRIBUTION
from geotrack.exports.edtf import edtf_of
from geotrack.exports.geojson import cut_at_antimeridian, leg_line, leg_title
from geotrack.exports.identity import identity
from geotrack.exports.legtimes import bounds_of
from geotrack.model import is_settled

if TYPE_CHECKING:
    from geotrack.model import Leg, Place, TimeRef
    from geotrack.report import Report


def _label(report: Report, *ends: TimeRef | None) -> str:
    """Return the expressions of a leg's ends as EDTF, joined as an interval."""
    times = [report.times[w.time] for w in ends if w is not None and w.time is not None]
    found = [edtf_of(time) for time in times]
    return "/".join(dict.fromkeys(f for f in found if f and "/" not in f))


def _span(
    report: Report, departs: TimeRef | None, arrives: TimeRef | None
) -> dict[str, Any] | None:
    """Return a GeoJSON-T time span; None when neither end is known."""
    made: dict[str, Any] = {}
    for name, when in (("start", departs), ("end", arrives)):
        if when is None:
            continue
        earliest, latest = bounds_of(report, when)
        bounds = {"earliest": earliest, "latest": latest}
        if kept := {k: v for k, v in bounds.items() if v}:
            made[name] = kept
    return {"timespans": [made]} if made else None


def _place(report: Report, k: int, place: Place, base: str) -> dict[str, Any]:
    names = dict.fromkeys(
        [place.name]
        + [t.text for t, i in zip(report.toponyms, report.toponym_places, strict=True) if i == k and t.kind != "adjective"]
    )  # fmt: skip
    row: dict[str, Any] = {
        "@id": f"{base}#place-{k}",
        "type": "Feature",
        "properties": {"title": place.name, "ccodes": [place.country] if place.country else [], "radius_km": place.radius_km},
        "names": [{"toponym": name, "citations": [{"label": report.document.title or report.document.id or "article"}]} for name in names],
        "types": [{"label": place.kind}],
        "geometry": None,
    }  # fmt: skip
    if is_settled(place):
        row["geometry"] = {"type": "Point", "coordinates": [round(place.lon, 5), round(place.lat, 5)], "certainty": "certain" if place.radius_km < 25 else "less-certain"}  # fmt: skip
    if place.geonameid:
        row["links"] = [{"type": "closeMatch", "identifier": f"https://sws.geonames.org/{place.geonameid}/"}]  # fmt: skip
    return row


def _leg(report: Report, number: int, leg: Leg, traveller: str | None, base: str) -> dict[str, Any]:
    line = leg_line(leg, report)
    pieces = [[[round(x, 5), round(y, 5)] for x, y in piece] for piece in cut_at_antimeridian(line)] if line else []  # fmt: skip
    geometry = {"type": "LineString", "coordinates": pieces[0]} if len(pieces) == 1 else {"type": "MultiLineString", "coordinates": pieces}  # fmt: skip
    row: dict[str, Any] = {
        "@id": f"{base}#leg-{number}",
        "type": "Feature",
        "properties": {"title": leg_title(leg, report), "mode": leg.mode, "traveller": traveller, "claims": [report.claims[k].text for k in leg.claims]},
        "types": [{"label": "leg of a journey"}],
        "geometry": geometry if pieces else None,
        "descriptions": [{"value": report.claims[k].text} for k in leg.claims],
        "relations": [
            {"relationType": relation, "relationTo": f"{base}#place-{index}"}
            for relation, index in (("from", leg.origin), ("to", leg.destination), *(("via", v) for v in leg.via))
            if index is not None
        ],
    }  # fmt: skip
    if when := _span(report, leg.departs, leg.arrives):
        if label := _label(report, leg.departs, leg.arrives):
            when["label"] = label  # EDTF
        row["when"] = when
    return row


def write(report: Report) -> bytes:
    """Return places and legs as a FeatureCollection that Linked Places and GeoJSON readers understand."""
    base = identity(report)
    features = [_place(report, k, place, base) for k, place in enumerate(report.places)]
    legs = [(leg, journey.traveller) for journey in report.journeys for leg in journey.legs]
    features += [_leg(report, k, leg, traveller, base) for k, (leg, traveller) in enumerate(legs)]
    row = {
        "type": "FeatureCollection",
        "@context": "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld",
        "attribution": ATTRIBUTION,
        "features": features,
    }
    return (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
