"""What a user may write instead of a name: codes, GeoNames ids and coordinates."""

import re
from dataclasses import replace
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.errors import UsageError
from geotrack.model import Place
from geotrack.places.gazetteer.countries import country_rows
from geotrack.places.gazetteer.suggestions import with_suggestions
from geotrack.places.meanings import locate
from geotrack.protocols import Gazetteer

_COORDINATES: Final = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;]\s*([+-]?\d+(?:\.\d+)?)\s*")
_NUMBER: Final = r"[+-]?(?:\d+(?:\.\d+)?|nan|inf(?:inity)?)"
_NO_COORDINATES: Final = re.compile(rf"{_NUMBER}\s*[,;]\s*{_NUMBER}", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Za-z]{2}[-.][A-Za-z0-9]{1,4}(?:[-.][A-Za-z0-9]{1,8})?")
#: a listed place of the name this near to given coordinates, in km, is the one they are of
_SAME_KM: Final = 30.0
#: bearers of a name that are looked through, and countries of theirs that are told
_BEARERS: Final = 1000
_LANDS: Final = 5


def place_of_reference(gazetteer: Gazetteer, reference: str, *, name: str | None = None) -> Place:
    """Return the place that a reference stands for.

    Parameters
    ----------
    gazetteer
        Where codes and ids are looked up.
    reference
        An ISO code of a country (``KP``, ``PRK``) or of a division (``US-GA``, ``CA-ON``; GeoNames'
        own codes do as well: ``CA-08``), a GeoNames id (``524901``), coordinates (``52.5,13.4``), or a
        name that the gazetteer knows, also with what it lies in (``Paris, Texas``).
    name
        The name that is settled by the reference: with a country or division, its bearer there is
        meant, and coordinates keep the name; None: the reference alone.

    Raises
    ------
    UsageError
        If nothing answers to the reference, or no place of the name lies there; the message says what
        was tried, and which listed names are nearest.

    Examples
    --------
    >>> from geotrack.places import BundledGazetteer
    >>> gazetteer = BundledGazetteer()
    >>> place_of_reference(gazetteer, "US-GA").name
    'Georgia'
    >>> place_of_reference(gazetteer, "NL", name="Rotterdam").kind
    'city'
    """
    text = " ".join(reference[:200].split())
    if match := _COORDINATES.fullmatch(text):
        lat, lon = float(match[1]), float(match[2])
        try:
            point = Place(name=name or f"{match[1]},{match[2]}", lat=lat, lon=lon, gazetteer="user")
        except ValueError as error:
            raise UsageError(f"{text!r} are no coordinates: {error}") from error
        return point if name is None else _like_listed(gazetteer, point)
    if _NO_COORDINATES.fullmatch(text):
        raise UsageError(f"{text!r} are no coordinates: latitude and longitude are finite numbers")
    found = _by_code(gazetteer, text)
    an_area = found is not None and found.kind in ("country", "admin1", "admin2")
    if found is not None and an_area and name is not None and not text.isdecimal():
        return _within(gazetteer, name, found)
    if found is None:
        named = locate(gazetteer, text, limit=1)
        found = named[0].place if named else None
    if found is None:
        message = (
            f"{text!r} names no place: give a country code (KP), a division (US-GA), a GeoNames id,"
            " coordinates (52.5,13.4), or another name"
        )
        raise UsageError(with_suggestions(gazetteer, text, message))
    return found


def _like_listed(gazetteer: Gazetteer, point: Place) -> Place:
    """Return a point with kind and country of the listed place of its name there, if there is one."""
    assert point.lat is not None
    assert point.lon is not None
    for place in gazetteer.candidates(point.name):
        if place.lat is None or place.lon is None:
            continue
        if great_circle_km(point.lat, point.lon, place.lat, place.lon) <= _SAME_KM:
            return replace(place, name=point.name, lat=point.lat, lon=point.lon, gazetteer="user")
    return point


def _within(gazetteer: Gazetteer, name: str, area: Place) -> Place:
    """Return the best known bearer of a name in a country or division, or that area itself."""
    bearers = gazetteer.candidates(name, limit=_BEARERS)
    for place in bearers:
        if place == area or (place.geonameid and place.geonameid == area.geonameid):
            return place
    inside = [place for place in bearers if _lies_in(place, area)]
    if inside:
        return inside[0]
    if not bearers:
        raise UsageError(with_suggestions(gazetteer, name, f"{name!r}: no place of that name"))
    lands = list(dict.fromkeys(place.country for place in bearers if place.country))
    raise UsageError(
        f"no {name} is listed in {area.name}; there is one in {', '.join(lands[:_LANDS])}"
        + (" and elsewhere" if len(lands) > _LANDS else "")
    )


def _lies_in(place: Place, area: Place) -> bool:
    if place.country != area.country or not place.settled:
        return False
    if area.kind == "country":
        return True
    if area.kind == "admin1":
        return place.admin1 == area.admin1
    return (place.admin1, place.admin2) == (area.admin1, area.admin2)


def _by_code(gazetteer: Gazetteer, text: str) -> Place | None:
    if text.isascii() and text.isdigit():
        by_id = getattr(gazetteer, "by_id", None)
        found: Place | None = by_id(int(text)) if by_id is not None and len(text) < 12 else None
        return found
    upper = text.upper()
    if text.isascii() and text.isalpha() and len(text) in (2, 3) and text == upper:
        rows = country_rows()
        row = rows.get(upper) or next((r for r in rows.values() if r["iso3"] == upper), None)
        country = getattr(gazetteer, "country", None)
        return country(row["iso2"]) if row is not None and country is not None else None
    division = getattr(gazetteer, "division", None)
    if division is not None and _CODE.fullmatch(text):
        return division(upper) or division(upper.replace("-", "."))  # type: ignore[no-any-return]
    return None
