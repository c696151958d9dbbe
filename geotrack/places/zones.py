"""Whose clocks a place keeps: the time zone of the nearest town where the gazetteer tells none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Place, Resolution
from geotrack.protocols import Gazetteer

#: farther from a town, a place may keep other clocks, in km
_WITHIN_KM: Final = 100.0
#: towns that are looked at: the nearest may be one across a border, or a hamlet whose clocks no list tells
_TOWNS: Final = 12
#: a place that reaches farther may keep several clocks, in km
_WIDEST_KM: Final = 60.0


def zoned(resolutions: Sequence[Resolution], gazetteer: Gazetteer) -> tuple[Resolution, ...]:
    """Return resolutions whose places have the time zone of the nearest town of their country.

    Airports, halts and villages seldom have one of their own in the gazetteer. A place far from every
    town, or as large as a region, keeps none.
    """
    known: dict[Place, Place] = {}
    places = [r.place and _with_zone(r.place, gazetteer, known) for r in resolutions]
    return tuple(
        r if place is r.place else replace(r, place=place)
        for r, place in zip(resolutions, places, strict=True)
    )


def _towns(lat: float, lon: float, gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the towns nearest to a point, nearest first; the first one mostly tells."""
    yield from gazetteer.near(lat, lon)
    yield from gazetteer.near(lat, lon, limit=_TOWNS)[1:]


def _with_zone(place: Place, gazetteer: Gazetteer, known: dict[Place, Place]) -> Place:
    if place.timezone or place.lat is None or place.lon is None or place.radius_km > _WIDEST_KM:
        return place
    if place not in known:
        known[place] = place
        for town in _towns(place.lat, place.lon, gazetteer):
            if town.lat is None or town.lon is None or town.timezone is None:
                continue
            if great_circle_km(place.lat, place.lon, town.lat, town.lon) > _WITHIN_KM:
                break
            if place.country in (None, town.country):
                known[place] = replace(place, timezone=town.timezone)
                break
    return known[place]
