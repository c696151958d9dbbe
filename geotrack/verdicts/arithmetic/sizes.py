"""How large a figure is, how it is written, and how far two places lie apart."""

from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.units import FACTOR
from geotrack.model import Claim, Place
from geotrack.verdicts.arithmetic.phrasing import number, unit_words


def size_of(claim: Claim) -> float:
    """Return the middle of a claim's figure in km, h or km/h."""
    assert claim.value is not None
    assert claim.unit is not None
    middle = claim.value if claim.value_max is None else (claim.value + claim.value_max) / 2
    return middle * FACTOR[claim.unit]


def written(claim: Claim) -> str:
    """Return a claim's value with its unit in words; of a range the first one."""
    assert claim.value is not None
    assert claim.unit is not None
    return f"{number(claim.value)} {unit_words(claim.unit, claim.value)}"


def apart_km(a: Place, b: Place) -> float:
    """Return the great-circle distance of two settled places in km."""
    assert a.lat is not None
    assert a.lon is not None
    assert b.lat is not None
    assert b.lon is not None
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
