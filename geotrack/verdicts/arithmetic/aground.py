"""Whether a vessel told to lie so far and in that direction from a place on the coast would lie on dry land."""

from typing import Final

from geotrack.earth.geodesy import COMPASS, destination
from geotrack.languages.en import shore_words
from geotrack.measures.units import DIMENSION
from geotrack.model import Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import figure
from geotrack.verdicts.arithmetic.reach import figure_km
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: a direction is told to so many degrees
_DIRECTIONS: Final = (-15.0, 0.0, 15.0)
#: land lies all around a point within so many km, where it is no shore, …
_INLAND_KM: Final = 15.0
#: … and the place that it is measured from is so near the sea
_COAST_KM: Final = (20.0, 40.0)
_FROM_KM: Final = 30.0


def aground(case: Case) -> str:
    """Return in words that a vessel's position is inland whatever its direction is rounded to; empty: it is not."""
    claim = case.claim
    place = case.place_of(claim.origin)
    if claim.direction not in COMPASS or DIMENSION.get(claim.unit or "") != "length":
        return ""
    if place is None or is_vast(place) or case.place_of(claim.destination) is not None:
        return ""
    if claim.destination is None or not shore_words.VESSEL.search(claim.destination.text):
        return ""
    low, high = figure_km(claim)
    if low < _FROM_KM or not _is_coastal(case, place):
        return ""
    told = COMPASS.index(claim.direction) * 22.5
    points = [
        destination(place.lat or 0.0, place.lon or 0.0, told + off, apart)
        for off in _DIRECTIONS
        for apart in {0.9 * low, 1.1 * high}
    ]
    if not all(_is_inland(case, point) for point in points):
        return ""
    return (
        f"{figure(claim)} {claim.direction} of {place.name} it is dry land, no water for a vessel"
    )


def _is_coastal(case: Case, place: Place) -> bool:
    return any(
        not case.countries_at(*destination(place.lat or 0.0, place.lon or 0.0, 45.0 * k, apart))
        for k in range(8)
        for apart in _COAST_KM
    )


def _is_inland(case: Case, point: tuple[float, float]) -> bool:
    around = (destination(*point, 45.0 * k, _INLAND_KM) for k in range(8))
    return all(case.countries_at(*p) for p in (point, *around))
