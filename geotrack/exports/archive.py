"""The report as JSON (format ``geotrack-report`` version 1, ``report.schema.json``).

Numbers that are infinite are written as null; coordinates have 5 decimals (about 1 m), route lines
4 (about 10 m); ``coordinates`` are ``[lon, lat]`` as GeoJSON wants them.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.measures.interval import Interval
    from geotrack.model import (
        Alternative,
        Claim,
        Crossing,
        Finding,
        Leg,
        Line,
        Place,
        Route,
        TimeExpression,
        TimeRef,
        Verdict,
    )
    from geotrack.report import Report

FORMAT: Final = "geotrack-report"
VERSION: Final = 1


def _number(value: float | None, digits: int = 2) -> float | int | None:
    if value is None or math.isinf(value):
        return None
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded


def _pair(interval: Interval | None, digits: int = 2) -> list[float | int | None] | None:
    if interval is None:
        return None
    return [_number(interval.low, digits), _number(interval.high, digits)]


def members(value: object, *names: str) -> dict[str, Any]:
    """Return some members of a value by their names, in that order."""
    return {name: getattr(value, name) for name in names}


def place_dict(place: Place) -> dict[str, Any]:
    """Return a place as the report writes it."""
    row: dict[str, Any] = {
        "name": place.name,
        "lat": None if place.lat is None else round(place.lat, 5),
        "lon": None if place.lon is None else round(place.lon, 5),
        **members(place, "kind", "country", "geonameid"),
        "radius_km": _number(place.radius_km),
        "gazetteer": place.gazetteer,
    }
    more = members(place, "admin1", "admin2", "timezone", "population")
    return row | {key: value for key, value in more.items() if value}


class _Places:
    """Places of the report plus the also-rans that are named only as alternatives."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.rows = list(places)
        self.index = {place: k for k, place in reversed(list(enumerate(places)))}

    def add(self, place: Place) -> int:
        if place not in self.index:
            self.index[place] = len(self.rows)
            self.rows.append(place)
        return self.index[place]


def _toponyms(report: Report, places: _Places) -> list[dict[str, Any]]:
    out = []
    rows = zip(report.toponyms, report.resolutions, report.toponym_places, strict=True)
    for toponym, resolution, index in rows:
        row: dict[str, Any] = {
            **members(toponym, "start", "end", "text"),
            "place": index,
            "confidence": round(resolution.confidence, 3),
            "alternatives": [
                {"place": places.add(c.place), "confidence": round(c.confidence, 3)}
                for c in resolution.alternatives
            ],
            "adjective": toponym.kind == "adjective",
            "recognized": round(toponym.confidence, 3),
        }
        if toponym.kind == "description":
            row["description"] = True
        row |= {name: True for name in ("metonym", "within_name") if getattr(toponym, name)}
        if resolution.evidence:
            row["evidence"] = list(resolution.evidence)
        out.append(row)
    return out


def _time(time: TimeExpression) -> dict[str, Any]:
    row = members(time, "start", "end", "text", "type", "value", "earliest", "latest")
    if time.duration_h is not None:
        row["duration_h"] = _pair(time.duration_h, 4)
    return row


def _finding(finding: Finding) -> dict[str, Any]:
    row: dict[str, Any] = {
        **members(finding, "check", "rating"),
        "expected": _pair(finding.expected),
        "stated": _pair(finding.stated),
        **members(finding, "unit", "slip", "reason"),
    }
    if finding.claims:
        row["claims"] = list(finding.claims)
    return row


def verdict_dict(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as the report writes it."""
    return {"rating": verdict.rating, "findings": [_finding(f) for f in verdict.findings]}


def _claim(claim: Claim, verdict: Verdict, report: Report) -> dict[str, Any]:
    interval = claim.interval
    row: dict[str, Any] = {
        **members(claim, "kind", "start", "end", "text"),
        "value": _number(claim.value, 6),
        "value_max": _number(claim.value_max, 6),
        "unit": claim.unit,
        "low": _number(interval.low, 4) if interval else None,
        "high": _number(interval.high, 4) if interval else None,
        **members(claim, "approx", "bound"),
        "from": report.place_index(claim.origin),
        "to": report.place_index(claim.destination),
        "via": [i for m in claim.via if (i := report.place_index(m)) is not None],
        **members(claim, "direction", "mode", "traveller", "time", "pattern", "status", "part"),
        "confidence": {
            "figure": round(claim.confidence.figure, 3),
            "ends": round(claim.confidence.ends, 3),
        },
    }
    if claim.unit2 is not None:
        row |= {"value2": _number(claim.value2, 6), "unit2": claim.unit2}
    if claim.avoid:
        row["avoid"] = [i for m in claim.avoid if (i := report.place_index(m)) is not None]
    more = members(claim, "round_trip", "straight", "reason", "manner", "odd")
    row |= {key: value for key, value in more.items() if value}
    if claim.inferred:
        row["inferred"] = list(claim.inferred)
    row["sentence"] = list(claim.sentence)
    row["verdict"] = verdict_dict(verdict)
    return row


def _when(ref: TimeRef | None) -> dict[str, Any] | None:
    if ref is None:
        return None
    if ref.time is not None:
        return {"time": ref.time}
    return members(ref, "earliest", "latest", "computed")


def _crossing(crossing: Crossing) -> dict[str, Any]:
    row: dict[str, Any] = {
        "from": crossing.origin,
        "to": crossing.destination,
        "lat": round(crossing.lat, 4),
        "lon": round(crossing.lon, 4),
        "name": crossing.name,
        "gauge_mm": list(crossing.gauge_mm) if crossing.gauge_mm else None,
    }
    if crossing.km is not None:
        row["km"] = _number(crossing.km, 1)
    if crossing.note:
        row["note"] = crossing.note
    return row


def _geometry(line: Line | None) -> dict[str, Any] | None:
    if line is None:
        return None
    points = zip(line.lons, line.lats, strict=True)
    return {"type": "LineString", "coordinates": [[round(x, 4), round(y, 4)] for x, y in points]}


def _drawn(line: Line | None) -> dict[str, Any]:
    row: dict[str, Any] = {"geometry": _geometry(line)}
    if line is not None and any(line.schematic):
        row["schematic"] = [k for k, flag in enumerate(line.schematic) if flag]
    return row


def _alternative(way: Alternative) -> dict[str, Any]:
    row: dict[str, Any] = {
        "best_km": _number(way.best_km, 1),
        "countries": list(way.countries),
        "crossings": [_crossing(c) for c in way.crossings],
        **_drawn(way.line),
    }
    if way.note:
        row["note"] = way.note
    return row


def route_dict(route: Route) -> dict[str, Any]:
    """Return a route as the report writes it."""
    chosen = _alternative(route.alternatives[0]) if route.alternatives else _drawn(route.arc)
    row: dict[str, Any] = {
        "mode": route.mode,
        "length_km": _pair(route.length_km, 1),
        "best_km": _number(route.best_km, 1),
        "gc_km": _number(route.gc_km, 1),
        "source": route.source,
        "countries": chosen.get("countries", []),
        "crossings": chosen.get("crossings", []),
        "geometry": chosen.get("geometry"),
    }
    if "schematic" in chosen:
        row["schematic"] = chosen["schematic"]
    if route.arc is not None and not route.alternatives:
        row["arc"] = True
    if len(route.alternatives) > 1:
        row["alternatives"] = [_alternative(way) for way in route.alternatives[1:]]
    if route.note:
        row["note"] = route.note
    return row


def _leg(leg: Leg) -> dict[str, Any]:
    row: dict[str, Any] = {
        "from": leg.origin,
        "to": leg.destination,
        "via": list(leg.via),
        "mode": leg.mode,
        "claims": list(leg.claims),
        "departs": _when(leg.departs),
        "arrives": _when(leg.arrives),
        "distance_km": _pair(leg.distance_km, 1),
        "speed_kmh": _pair(leg.speed_kmh, 1),
        "duration_h": _pair(leg.duration_h),
        "stops": [
            {
                "place": stop.place,
                "duration_h": _pair(stop.duration_h),
                "reason": stop.reason,
                "claims": list(stop.claims),
            }
            for stop in leg.stops
        ],
        "status": leg.status,
        "route": route_dict(leg.route) if leg.route else None,
    }
    if leg.avoid:
        row["avoid"] = list(leg.avoid)
    return row


def as_dict(report: Report) -> dict[str, Any]:
    """Return the report as JSON values, keys in the order of the format."""
    places = _Places(report.places)
    document = report.document
    toponyms = _toponyms(report, places)
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": document.id,
        "document": members(document, "title", "published", "source", "language", "text"),
        "toponyms": toponyms,
        "places": [place_dict(place) for place in places.rows],
        "times": [_time(time) for time in report.times],
        "claims": [
            _claim(claim, verdict, report)
            for claim, verdict in zip(report.claims, report.verdicts, strict=True)
        ],
        "journeys": [
            {
                "traveller": journey.traveller,
                "background": journey.background,
                "legs": [_leg(leg) for leg in journey.legs],
            }
            for journey in report.journeys
        ],
        "timeline": [
            members(event, "label", "time", "claim", "certainty", "earliest", "latest")
            for event in report.timeline
        ],
        "provenance": {
            "geotrack": report.provenance.version,
            "components": list(report.provenance.components),
            "settings": dict(report.provenance.settings),
            "data": dict(report.provenance.data),
        },
    }


def write(report: Report, *, indent: int | None = 1) -> bytes:
    """Return the report as UTF-8 JSON; `indent` None puts it on one line."""
    return json_bytes(as_dict(report), indent=indent)


def json_bytes(value: Any, *, indent: int | None = 1) -> bytes:
    """Return a value as UTF-8 JSON; with half a character in it, which UTF-8 has not, as ASCII."""
    try:
        return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(value, indent=indent) + "\n").encode()
