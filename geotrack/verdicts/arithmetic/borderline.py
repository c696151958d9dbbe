"""Where a border is nearest: "30 km from the border" speaks of no other point of it."""

from dataclasses import replace
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.model import Mention, Place
from geotrack.protocols import Case

#: how far around a border's point its two countries are looked for, in degrees
_AROUND_DEG: Final = (0.0, 0.1, 0.3)
#: the packaged border lines are good to about this, km
_PRECISION_KM: Final = 4.0


def nearest_border(case: Case, mention: Mention | None, place: Place, other: Place) -> Place:
    """Return the point of a border nearest to `other`; `place` itself when it is no border.

    A border is a place of kind ``border``, or a country whose mention says "border": then the one with
    the other place's country, or any, whichever is nearest.
    """
    if other.lat is None or other.lon is None or place.lat is None or place.lon is None:
        return place
    pairs = _pairs(case, mention, place, other)
    if not pairs:
        return place
    from geotrack.earth.geodesy import great_circle_km
    from geotrack.earth.polygons import border_point

    near = (other.lat, other.lon)
    points = [p for a, b in pairs if (p := border_point(a, b, near=near)) is not None]
    if not points:
        return place
    lat, lon = min(points, key=lambda p: great_circle_km(*near, *p))
    name = place.name if place.kind == "border" else f"nearest border of {place.name}"
    return replace(place, name=name, kind="border", lat=lat, lon=lon, radius_km=_PRECISION_KM)


def _pairs(
    case: Case, mention: Mention | None, place: Place, other: Place
) -> list[tuple[str, str]]:
    if place.kind == "border":
        codes = _around(case, place)
        return [(codes[0], codes[1])] if len(codes) == 2 else []
    said = mention is not None and any(
        word in mention.text.casefold() for word in verdict_cues.BORDER_WORDS
    )
    if place.kind != "country" or place.country is None or not said:
        return []
    mine = place.country
    if other.country is not None and other.country != mine:
        return [(mine, other.country)]
    return [(r["a"], r["b"]) for r in case.fact("borders") if mine in (r["a"], r["b"])]


def _around(case: Case, place: Place) -> list[str]:
    """Return the countries that meet at a point of their border, in alphabetical order."""
    assert place.lat is not None
    assert place.lon is not None
    for step in _AROUND_DEG:
        codes = {
            code
            for north in (-step, 0.0, step)
            for east in (-step, 0.0, step)
            for code in case.countries_at(
                max(-90.0, min(90.0, place.lat + north)), (place.lon + east + 180) % 360 - 180
            )
        }
        if len(codes) >= 2:
            return sorted(codes)
    return []
