"""Places that a text describes instead of naming: "the Norwegian capital", "southern France"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import cos, pi, radians, sin, sqrt
from typing import Final

from geotrack.earth.facts import fact
from geotrack.earth.geodesy import destination
from geotrack.languages.en import descriptions_of_places
from geotrack.model import Place
from geotrack.places.gazetteer.store import PRIMARY, Hit
from geotrack.protocols import Gazetteer
from geotrack.text.names import normalize

#: a part of a circle of radius r lies about half of r from its middle and reaches as far
_PART_SHIFT: Final = 0.5
#: what a settlement without a known extent reaches, in km per cube root of its inhabitants: a
#: million people live within about 12 km
_CITY_KM: Final = 0.12
_LONGEST: Final = 120
#: what share of a country's area "the south" and "the south-west" are
_SIDE_SHARE: Final = 0.38
_CORNER_SHARE: Final = 0.15
#: cells along each side of the box in which a country's area is measured
_GRID: Final = 48


def describe(gazetteer: Gazetteer, text: str) -> Place | None:
    """Return the place that a description stands for, with its radius; None: no such description.

    Examples
    --------
    >>> from geotrack.places import BundledGazetteer
    >>> describe(BundledGazetteer(), "the North Korean capital").name
    'Pyongyang'
    """
    found = described(gazetteer, text)
    return found[0].place if found else None


def described(gazetteer: Gazetteer, text: str) -> list[Hit]:
    """Return the places that a description may stand for, one for each namesake of its name."""
    if len(text) > _LONGEST or not text.strip():
        return []
    text = " ".join(text.split())
    for pattern, make in _READERS:
        if (match := pattern.fullmatch(text)) and (found := make(gazetteer, match)):
            return found
    return []


def _named_within(gazetteer: Gazetteer, match: re.Match[str]) -> list[Hit]:
    """Return what bears the first name in the country of the second: "South Island of New Zealand"."""
    lands = {place.country for place in _countries(gazetteer, match["outer"])}
    ask = getattr(gazetteer, "hits", None)
    if not lands or ask is None:
        return []
    return [hit for hit in ask(match["inner"]) if hit.place.country in lands]


def _border(gazetteer: Gazetteer, match: re.Match[str]) -> list[Hit]:
    names = [match[f"{side}{k}"] for k in (1, 2, 3) for side in "ab" if match[f"{side}{k}"]]
    from geotrack.earth.polygons import border_point

    # "the Russia-Korea border" can only be that of the Korea that Russia touches
    pairs = (
        (first, second, point)
        for first in _countries(gazetteer, names[0])
        for second in _countries(gazetteer, names[1])
        if (point := border_point(first.country or "", second.country or ""))
    )
    found = next(pairs, None)
    if found is None:
        return []
    first, second, point = found
    pair = {first.country, second.country}
    km = next((float(row["km"]) for row in fact("borders") if {row["a"], row["b"]} == pair), 100.0)
    place = Place(
        name=f"{first.name}–{second.name} border",
        lat=round(point[0], 4),
        lon=round(point[1], 4),
        kind="border",
        radius_km=round(km / 2, 1),
    )
    return [Hit(place, 60, PRIMARY)]


def _country(gazetteer: Gazetteer, name: str) -> Place | None:
    by_code: Callable[[str], Place | None] | None = getattr(gazetteer, "country", None)
    if (code := descriptions_of_places.COMBINING.get(normalize(name))) and by_code is not None:
        return by_code(code)
    return next((p for p in gazetteer.candidates(name, limit=5) if p.kind == "country"), None)


def _countries(gazetteer: Gazetteer, name: str) -> list[Place]:
    """Return the countries of a name, then the halves of a divided one."""
    named = [_country(gazetteer, each) for each in (name, f"North {name}", f"South {name}")]
    others = [p for p in gazetteer.candidates(name, limit=5) if p.kind == "country"]
    return list(dict.fromkeys(p for p in (*named, *others) if p is not None))


def _capital(gazetteer: Gazetteer, match: re.Match[str]) -> list[Hit]:
    country = _country(gazetteer, match["of"] or match["by"])
    ask: Callable[[str], Place | None] | None = getattr(gazetteer, "capital", None)
    if country is None or country.country is None or ask is None:
        return []
    place = ask(country.country)
    return [] if place is None else [Hit(place, 90, PRIMARY)]


def _part(gazetteer: Gazetteer, match: re.Match[str]) -> list[Hit]:
    ask: Callable[..., Sequence[Hit]] | None = getattr(gazetteer, "hits", None)
    if ask is None:
        return []
    which = re.sub(
        descriptions_of_places.PART_PATTERN, "", (match["part"] or match["edge"]).casefold()
    )
    phrase = (
        match[0] if not match[0].casefold().startswith(descriptions_of_places.THE) else match[0][4:]
    )
    return [
        hit._replace(place=_piece(hit.place, which, phrase))
        for hit in ask(match["whole"])
        if hit.place.settled and hit.role == PRIMARY
    ]


def _piece(whole: Place, which: str, phrase: str) -> Place:
    assert whole.lat is not None
    assert whole.lon is not None
    town = whole.kind in ("city", "capital", "suburb")
    radius = whole.radius_km or (max(1.0, _CITY_KM * whole.population ** (1 / 3)) if town else 20.0)
    lat, lon = whole.lat, whole.lon
    bearing = descriptions_of_places.BEARING.get(which)
    if bearing is None:
        radius *= {"downtown": 0.3, "center": 0.3, "centre": 0.3, "heart": 0.3, "inner": 0.5, "central": 0.3,
                   "outskirts": 1.5, "suburbs": 2.0, "vicinity": 2.0}.get(which, 1.0)  # fmt: skip
    elif whole.kind == "country" and whole.country and (band := _band(whole.country, bearing)):
        lat, lon, radius = band
    else:
        lat, lon = destination(lat, lon, bearing, radius * _PART_SHIFT)
        radius *= _PART_SHIFT
    kind = "suburb" if town else "region"
    return replace(
        whole, name=phrase, lat=round(lat, 4), lon=round(lon, 4), kind=kind, geonameid=None,
        radius_km=round(max(radius, 1.0), 1), population=0,
    )  # fmt: skip


def _band(iso2: str, bearing: float) -> tuple[float, float, float] | None:
    """Return middle and radius (km) of the part of a country that lies towards a bearing.

    It is the outermost share of the area of the country's largest piece; towards a corner ("the
    north-east") a place counts by the lesser of its two coordinates.
    """
    import numpy as np
    import shapely

    from geotrack.earth.polygons import countries

    shape = next((c.geometry for c in countries("110m") if c.iso == iso2), None)
    if shape is None:
        return None
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    west, south, east, north = main.bounds
    steps = (np.arange(_GRID) + 0.5) / _GRID
    lon, lat = np.meshgrid(west + steps * (east - west), south + steps * (north - south))
    inside = shapely.contains_xy(main, lon.ravel(), lat.ravel())
    if inside.sum() < _GRID:
        return None
    lon, lat = lon.ravel()[inside], lat.ravel()[inside]
    x, y = (lon - lon.mean()) / (east - west), (lat - lat.mean()) / (north - south)
    turn = radians(bearing)
    if bearing % 90:
        score = np.minimum(x * np.sign(sin(turn)), y * np.sign(cos(turn)))
        share = _CORNER_SHARE
    else:
        score, share = x * round(sin(turn)) + y * round(cos(turn)), _SIDE_SHARE
    chosen = score >= np.quantile(score, 1 - share)
    middle_lat, middle_lon = float(lat[chosen].mean()), float(lon[chosen].mean())
    cell_km2 = (east - west) * (north - south) / _GRID**2 * 111.2**2 * cos(radians(middle_lat))
    return middle_lat, middle_lon, sqrt(int(chosen.sum()) * cell_km2 / pi)


_READERS: Final = (
    (descriptions_of_places.BORDER, _border), (descriptions_of_places.CAPITAL, _capital), (descriptions_of_places.WITHIN, _named_within), (descriptions_of_places.PART, _part),
)  # fmt: skip
