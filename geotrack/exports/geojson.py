"""GeoJSON (RFC 7946) with simplestyle-spec properties: settled places, legs, crossings.

Coordinates are ``[lon, lat]`` within -180…180; a line over the antimeridian is cut there (RFC 7946
§3.1.9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geotrack.exports.archive import json_bytes
from geotrack.exports.attribution import ATTRIBUTION
from geotrack.exports.legtimes import leg_times

if TYPE_CHECKING:
    from geotrack.model import Crossing, Leg, Line, SettledPlace
    from geotrack.report import Report

#: simplestyle colors of a leg by the worst rating of its claims (Okabe–Ito, safe for color-blind eyes)
_STROKE: Final = {
    "contradicted": "#d55e00",
    "doubtful": "#e69f00",
    "consistent": "#0072b2",
    "not-checkable": "#767676",
}


def cut_at_antimeridian(line: Line) -> list[list[tuple[float, float]]]:
    """Return the line as pieces of ``(lon, lat)`` within -180…180, cut where it passes ±180."""
    pieces: list[list[tuple[float, float]]] = [[]]
    before: tuple[float, float] | None = None
    for lon, lat in zip(line.lons, line.lats, strict=True):
        turn = (lon + 180) // 360
        if before is not None and (before[0] + 180) // 360 != turn:
            edge = 360 * max(turn, (before[0] + 180) // 360) - 180
            share = 0.0 if lon == before[0] else (edge - before[0]) / (lon - before[0])
            at = before[1] + share * (lat - before[1])
            side = 180.0 if lon > before[0] else -180.0
            pieces[-1].append((side, at))
            pieces.append([(-side, at)])
        pieces[-1].append((lon - 360 * turn, lat))
        before = lon, lat
    return [piece for piece in pieces if len(piece) > 1]


def leg_line(leg: Leg, report: Report) -> Line | None:
    """Return the leg's route, else the great circle between its ends; None when an end is unknown."""
    from geotrack.earth.geodesy import great_circle
    from geotrack.model import Line, is_settled

    if leg.route is not None and leg.route.line is not None:
        return leg.route.line
    if leg.origin is None or leg.destination is None or leg.origin == leg.destination:
        return None
    start, end = report.places[leg.origin], report.places[leg.destination]
    if not (is_settled(start) and is_settled(end)):
        return None
    lats, lons = great_circle(start.lat, start.lon, end.lat, end.lon)
    return Line(lats=lats, lons=lons, schematic=(True,) * (len(lats) - 1))


def leg_title(leg: Leg, report: Report) -> str:
    """Return "Pyongyang → Vladivostok"; a question mark stands for an unknown end."""
    ends = (leg.origin, leg.destination)
    return " → ".join("?" if end is None else report.places[end].name for end in ends)


def _point(place: SettledPlace, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(place.lon, 5), round(place.lat, 5)]},
        "properties": properties,
    }


def _leg_feature(report: Report, journey: int, number: int, leg: Leg) -> dict[str, Any] | None:
    from geotrack.model import worst

    line = leg_line(leg, report)
    if line is None:
        return None
    pieces = [[[round(x, 5), round(y, 5)] for x, y in piece] for piece in cut_at_antimeridian(line)]
    if not pieces:
        return None
    rating = worst(tuple(report.verdicts[k].rating for k in leg.claims))
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": pieces[0]}
        if len(pieces) == 1
        else {"type": "MultiLineString", "coordinates": pieces},
        "properties": {
            "title": leg_title(leg, report),
            "description": " ".join(report.claims[k].text for k in leg.claims),
            "stroke": _STROKE[rating],
            "stroke-width": 3,
            "kind": "leg",
            "journey": journey,
            "leg": number,
            "mode": leg.mode,
            **leg_times(report, leg),
            "traveller": report.journeys[journey].traveller,
            "background": report.journeys[journey].background,
            "rating": rating,
            "source": leg.route.source if leg.route else "great-circle",
        },
    }


def _crossing_feature(crossing: Crossing) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {
            "type": "Point",
            "coordinates": [round(crossing.lon, 5), round(crossing.lat, 5)],
        },
        "properties": {
            "title": crossing.name or f"{crossing.origin}–{crossing.destination}",
            "kind": "crossing",
            "gauge_mm": list(crossing.gauge_mm) if crossing.gauge_mm else None,
        },
    }


def write(report: Report) -> bytes:
    """Return the report's places, legs and crossings as a FeatureCollection."""
    from geotrack.model import is_settled

    features: list[dict[str, Any]] = []
    on_route = {i for j in report.journeys for leg in j.legs for i in (leg.origin, leg.destination)}
    for k, place in enumerate(report.places):
        if is_settled(place):
            role = "stop" if k in on_route else "mention"
            features.append(
                _point(
                    place,
                    {
                        "title": place.name,
                        "kind": place.kind,
                        "role": role,
                        "country": place.country,
                        "geonameid": place.geonameid,
                        "radius_km": place.radius_km,
                        "marker-size": "medium" if role == "stop" else "small",
                    },
                )
            )
    for j, journey in enumerate(report.journeys):
        for number, leg in enumerate(journey.legs):
            if feature := _leg_feature(report, j, number, leg):
                features.append(feature)
            features.extend(map(_crossing_feature, leg.route.crossings if leg.route else ()))
    collection = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "features": features}
    return json_bytes(collection)
