"""What a user may write instead of a name: codes, GeoNames ids and coordinates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.errors import UsageError
from geotrack.model import Place
from geotrack.places.countries import country_rows

if TYPE_CHECKING:
    from geotrack.protocols import Gazetteer

__all__ = ["place_of_reference"]

_COORDINATES: Final = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;]\s*([+-]?\d+(?:\.\d+)?)\s*")
_CODE: Final = re.compile(r"[A-Za-z]{2}[-.][A-Za-z0-9]{1,4}(?:[-.][A-Za-z0-9]{1,8})?")


def place_of_reference(gazetteer: Gazetteer, reference: str) -> Place:
    """Return the place that a reference stands for.

    Parameters
    ----------
    gazetteer
        Where codes and ids are looked up.
    reference
        An ISO code of a country (``KP``, ``PRK``) or of a division (``US-GA``, ``CA-ON``; GeoNames'
        own codes do as well: ``CA-08``), a GeoNames id (``524901``), coordinates (``52.5,13.4``), or a
        name that the gazetteer knows.

    Raises
    ------
    UsageError
        If nothing answers to the reference; the message says what was tried.

    Examples
    --------
    >>> from geotrack.places import BundledGazetteer
    >>> place_of_reference(BundledGazetteer(), "US-GA").name
    'Georgia'
    """
    text = " ".join(reference[:200].split())
    if match := _COORDINATES.fullmatch(text):
        lat, lon = float(match[1]), float(match[2])
        try:
            return Place(name=f"{match[1]},{match[2]}", lat=lat, lon=lon, gazetteer="user")
        except ValueError as error:
            raise UsageError(f"{text!r} are no coordinates: {error}") from error
    found = _by_code(gazetteer, text)
    if found is None:
        named = gazetteer.candidates(text, limit=1)
        found = named[0] if named else None
    if found is None:
        raise UsageError(
            f"{text!r} names no place: give a country code (KP), a division (US-GA), a GeoNames id,"
            " coordinates (52.5,13.4), or another name"
        )
    return found


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
