"""The two places a claim speaks of, or why they cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.geodesy import great_circle_km
from geotrack.verdicts.wording import km, quoted

if TYPE_CHECKING:
    from geotrack.model import Place
    from geotrack.protocols import Case

__all__ = ["Ends", "ends_of"]

#: from here on two points are as good as opposite: every direction leads there
_ANTIPODAL_KM: Final = 19_900.0
#: places nearer than this are one and the same
_SAME_KM: Final = 0.05
_VAST: Final = frozenset({"country", "continent", "ocean", "sea", "region", "desert", "range"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Two settled places that differ, with the straight line between them in km."""

    origin: Place
    destination: Place
    straight_km: float


def ends_of(case: Case) -> Ends | str:
    """Return the ends of the case's claim, or in words why they cannot be compared."""
    claim = case.claim
    origin, destination = case.origin, case.destination
    if origin is None and destination is None:
        return "the text does not say between which places, or neither could be settled"
    for place, mention, lack in (
        (origin, claim.origin, "from where"),
        (destination, claim.destination, "to where"),
    ):
        if place is None:
            if mention is not None:
                return f"{quoted(mention.text)} could not be settled on the map"
            return f"the text does not say {lack}"
    assert origin is not None
    assert destination is not None
    if (
        origin.lat is None
        or origin.lon is None
        or destination.lat is None
        or destination.lon is None
    ):
        return "a place has no coordinates"
    straight = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
    if straight < _SAME_KM:
        return f"both ends are the same point ({origin.name})"
    if straight > _ANTIPODAL_KM:
        return "the places lie opposite each other on the globe, where every way is as long"
    for place, other in ((origin, destination), (destination, origin)):
        vast = place.kind in _VAST or place.radius_km >= 100
        if vast and place.radius_km >= 0.25 * straight:
            return (
                f"{place.name} is too large (radius about {km(place.radius_km)}) to measure from "
                f"its middle to {other.name}"
            )
        if place.kind in ("country", "continent"):
            return f"{place.name} is a {place.kind}: from its middle nothing can be measured"
    return Ends(origin=origin, destination=destination, straight_km=straight)
