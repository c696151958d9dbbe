"""A case made of given values: for testing a question of your own without a pipeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from geotrack.facts import fact
from geotrack.geodesy import great_circle_km
from geotrack.interval import Interval
from geotrack.model import Document, Route, claims_by_end

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geotrack.model import Claim, Journey, Leg, Mention, Mode, Place, TimeExpression
    from geotrack.protocols import Floats

__all__ = ["PlainCase", "bounds_only"]

#: factors on the great circle that hold 95 % of true lengths (rail, road), or all plausible ones
_BOUNDS: dict[str, tuple[float, float]] = {
    "rail": (1.03, 1.8), "road": (1.03, 1.8), "air": (0.99, 1.06), "sea": (1.0, 1.45),
    "river": (1.0, 2.5), "foot": (1.0, 2.3), "cycle": (1.0, 2.3), "unknown": (0.97, 2.0),
}  # fmt: skip


def bounds_only(
    origin: Place,
    destination: Place,
    mode: Mode,
    *,
    via: Sequence[Place] = (),
    alternatives: int = 4,
    geometry: bool = False,
) -> Route:
    """Return a route without a network: the bounds that the great circle gives."""
    assert origin.lat is not None
    assert origin.lon is not None
    assert destination.lat is not None
    assert destination.lon is not None
    straight = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
    low, high = _BOUNDS[mode]
    return Route(
        mode=mode,
        length_km=Interval(low * straight, high * straight),
        best_km=straight * (low * high) ** 0.5,
        gc_km=straight,
        source="great-circle",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainCase:
    """One claim among others, with its places, leg and routes given (see `geotrack.protocols.Case`).

    Examples
    --------
    >>> from geotrack.model import Claim
    >>> from geotrack.verdicts import judge
    >>> pair = Claim(
    ...     kind="unit_pair",
    ...     start=0,
    ...     end=0,
    ...     text="",
    ...     pattern="both-units",
    ...     value=100,
    ...     unit="km",
    ...     value2=62,
    ...     unit2="mi",
    ... )
    >>> judge(PlainCase(claims=(pair,))).rating
    'consistent'
    """

    claims: Sequence[Claim]
    index: int = 0
    document: Document = field(default_factory=lambda: Document(text=""))
    times: Sequence[TimeExpression] = ()
    places: Sequence[Place] = ()
    settled: Mapping[Mention, Place] = field(default_factory=dict)
    also: Mapping[Mention, tuple[Place, ...]] = field(default_factory=dict)
    around: Mapping[Mention, tuple[Place, ...]] = field(default_factory=dict)
    towns: Mapping[Place, tuple[Place, ...]] = field(default_factory=dict)
    leg: Leg | None = None
    journey: Journey | None = None
    router: Callable[..., Route] = bounds_only
    countries: Callable[[float, float], tuple[str, ...]] = lambda *_: ()

    @property
    def claim(self) -> Claim:
        """The claim under examination."""
        return self.claims[self.index]

    def _end(self, mention: Mention | None, of_leg: int | None) -> Place | None:
        if mention is not None:
            return self.place_of(mention)
        place = None if of_leg is None else self.places[of_leg]
        return place if place is not None and place.settled else None

    @property
    def origin(self) -> Place | None:
        """The settled place of the claim's origin, else that of its leg; None: unknown."""
        return self._end(self.claim.origin, self.leg.origin if self.leg else None)

    @property
    def destination(self) -> Place | None:
        """The settled place of the claim's destination, else that of its leg; None: unknown."""
        return self._end(self.claim.destination, self.leg.destination if self.leg else None)

    def place_of(self, mention: Mention | None) -> Place | None:
        """Return the settled place of a mention; None: unknown or unsettled."""
        place = None if mention is None else self.settled.get(mention)
        return place if place is not None and place.settled else None

    def namesakes(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the other places that the mention may mean."""
        return () if mention is None else self.also.get(mention, ())

    def claims_on(self, mention: Mention) -> Sequence[int]:
        """Return the indices of the claims that a mention's name is an end of, in order."""
        return claims_by_end(self.claims).get(mention.text.casefold(), ())

    def within(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the places that the mention is said to lie in."""
        return () if mention is None else self.around.get(mention, ())

    def towns_in(self, division: Place) -> tuple[Floats, Floats]:
        """Return latitudes and longitudes of the towns given for a division."""
        towns = self.towns.get(division, ())
        return np.array([town.lat for town in towns]), np.array([town.lon for town in towns])

    def route(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        alternatives: int = 4,
        geometry: bool = False,
    ) -> Route:
        """Return the given router's answer."""
        return self.router(
            origin, destination, mode, via=via, alternatives=alternatives, geometry=geometry
        )

    def countries_at(self, lat: float, lon: float) -> tuple[str, ...]:
        """Return the countries at a point."""
        return self.countries(lat, lon)

    def fact(self, table: str) -> Sequence[dict[str, str]]:
        """Return a packaged fact table row by row."""
        return fact(table)
