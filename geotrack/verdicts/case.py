"""What a check may ask about one claim: the one implementation of `geotrack.protocols.Case`.

The pipeline makes one case for a document and examines its claims one after the other
(`Case.about`); a test, or a question of your own, makes one of given values without a pipeline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from geotrack.earth.facts import fact
from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.model import Document, Route, claims_by_end, settled_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geotrack.model import (
        Alternative,
        Claim,
        Journey,
        Leg,
        Mention,
        Mode,
        Place,
        TimeExpression,
    )
    from geotrack.protocols import End, Floats, Router


def bounds_only(
    origin: Place,
    destination: Place,
    mode: Mode,
    *,
    via: Sequence[Place] = (),
    alternatives: int = 4,
    geometry: bool = False,
) -> Route:
    """Return a route without a network: the bounds that the great circle gives.

    Raises
    ------
    ValueError
        If a place is not settled.
    """
    here, there = settled_places((origin, destination))
    straight = great_circle_km(here.lat, here.lon, there.lat, there.lon)
    factors = mode_row(mode).factors
    return Route(
        mode=mode,
        length_km=Interval(factors.low * straight, factors.high * straight),
        best_km=straight * (factors.low * factors.high) ** 0.5,
        gc_km=straight,
        source="great-circle",
    )


def _as_told(way: Alternative, mode: Mode) -> Alternative:
    return way


@dataclass(frozen=True, slots=True)
class Routes:
    """A router's answers, each asked for once; `avoid` names countries that no route may pass.

    `survey` finds borders, countries and gauges along the line of a way whose router tells none.
    """

    router: Router
    avoid: tuple[str, ...] = ()
    survey: Callable[[Alternative, Mode], Alternative] = _as_told
    known: dict[tuple[object, ...], Route] = field(default_factory=dict)

    def __call__(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        alternatives: int = 4,
        geometry: bool = False,
    ) -> Route:
        """Return the route between two settled places; remembered."""
        key = (origin, destination, mode, tuple(via), alternatives, geometry)
        if key not in self.known:
            found = self.router.route(
                origin,
                destination,
                mode,
                via=via,
                avoid=self.avoid,
                alternatives=alternatives,
                geometry=geometry,
            )
            ways = tuple(self.survey(way, mode) for way in found.alternatives)
            if any(way is not told for way, told in zip(ways, found.alternatives, strict=True)):
                found = replace(found, alternatives=ways)
            self.known[key] = found
        return self.known[key]


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class _Over(Mapping[_Key, _Value]):
    """A few answers before those of a mapping of a whole text, which is not copied."""

    __slots__ = ("_first", "_rest")

    def __init__(self, first: Mapping[_Key, _Value], rest: Mapping[_Key, _Value]) -> None:
        self._first, self._rest = first, rest

    def __getitem__(self, key: _Key) -> _Value:
        return self._first[key] if key in self._first else self._rest[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter({**self._rest, **self._first})

    def __len__(self) -> int:
        return len({**self._rest, **self._first})


def _nowhere(lat: float, lon: float) -> tuple[str, ...]:
    return ()


def _no_towns(division: Place) -> tuple[Floats, Floats]:
    return np.empty(0), np.empty(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One claim among others, with its places, leg and routes (see `geotrack.protocols.Case`).

    Parameters
    ----------
    claims, index
        All claims of the document, and which of them is examined.
    document, times, places
        The article, its time expressions and its places; legs index the places.
    settled
        The settled places of mentions; a mention without coordinates is not in it.
    also, around
        The other places that a mention may mean, and those that it is said to lie in.
    confidences, by_figure
        How surely mentions are settled (1 where not given), and which a stated figure decided.
    weights
        How likely the other places are that a mention may mean.
    towns, towns_of
        The towns of divisions, given or looked up.
    leg, journey, every_journey
        The leg and journey of the examined claim, and all journeys.
    router, countries
        Ways between places, and the countries at a point.
    by_end
        The claims by the name of an end (`geotrack.model.claims_by_end`); None: found when asked for.

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
    >>> judge(Case(claims=(pair,))).rating
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
    confidences: Mapping[Mention, float] = field(default_factory=dict)
    by_figure: frozenset[Mention] = frozenset()
    weights: Mapping[Mention, tuple[tuple[Place, float], ...]] = field(default_factory=dict)
    towns: Mapping[Place, tuple[Place, ...]] = field(default_factory=dict)
    towns_of: Callable[[Place], tuple[Floats, Floats]] = _no_towns
    leg: Leg | None = None
    journey: Journey | None = None
    every_journey: Sequence[Journey] = ()
    router: Callable[..., Route] = bounds_only
    countries: Callable[[float, float], tuple[str, ...]] = _nowhere
    by_end: Mapping[str, Sequence[int]] | None = None

    def about(self, index: int, journey: Journey | None = None, leg: Leg | None = None) -> Case:
        """Return the case with another claim under examination, on that leg of that journey."""
        return replace(self, index=index, journey=journey, leg=leg)

    @property
    def claim(self) -> Claim:
        """The claim under examination."""
        return self.claims[self.index]

    @property
    def journeys(self) -> Sequence[Journey]:
        """All journeys of the document, the main one first."""
        if self.every_journey:
            return self.every_journey
        return () if self.journey is None else (self.journey,)

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
        """Return the other places that the mention may mean, likeliest first; may be empty."""
        return () if mention is None else self.also.get(mention, ())

    def confidence_of(self, mention: Mention | None) -> float:
        """Return how sure the settling of a mention is, 0 to 1; 1 where nobody doubts it."""
        return 1.0 if mention is None else self.confidences.get(mention, 1.0)

    def chosen_by_figure(self, mention: Mention | None) -> bool:
        """Whether a stated figure chose the place of a mention among its namesakes."""
        return mention in self.by_figure

    def bearers(self, mention: Mention | None) -> tuple[tuple[Place, float], ...]:
        """Return the places that a mention may mean with their confidences, likeliest first; may be empty."""
        if mention is None:
            return ()
        mine = self.place_of(mention)
        own = () if mine is None else ((mine, self.confidence_of(mention)),)
        return (*own, *((p, c) for p, c in self.weights.get(mention, ()) if p.settled))

    def read_as(self, origin: End, destination: End, mode: Mode | None = None) -> Case:
        """Return a case of the claim alone, said of other ends, each a mention and the place that it means.

        `mode` None: as the claim tells it. Its leg and the other claims stay behind, for they were joined to the first reading.
        """
        claim = replace(
            self.claim,
            origin=origin[0],
            destination=destination[0],
            mode=mode or self.claim.mode,
            alternatives=(),
            via=(),
        )
        given = {m: p for m, p in (origin, destination) if m is not None and p is not None}
        return replace(
            self,
            claims=(claim,),
            index=0,
            settled=_Over(given, self.settled),
            also=_Over(dict.fromkeys(given, ()), self.also),
            confidences=_Over(dict.fromkeys(given, 1.0), self.confidences),
            by_end=None,
            leg=None,
            journey=None,
        )

    def claims_on(self, mention: Mention) -> Sequence[int]:
        """Return the indices of the claims that a mention's name is an end of, in order."""
        known = claims_by_end(self.claims) if self.by_end is None else self.by_end
        return known.get(mention.text.casefold(), ())

    def within(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the settled places that the text or its title puts the mention in; may be empty."""
        return () if mention is None else self.around.get(mention, ())

    def towns_in(self, division: Place) -> tuple[Floats, Floats]:
        """Return latitudes and longitudes of the towns listed in a country or division; may be empty."""
        if not self.towns:
            return self.towns_of(division)
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
        """Return the route between two settled places; remembered for the document."""
        return self.router(
            origin, destination, mode, via=via, alternatives=alternatives, geometry=geometry
        )

    def countries_at(self, lat: float, lon: float) -> tuple[str, ...]:
        """Return the ISO codes of the countries at a point (none at sea)."""
        return self.countries(lat, lon)

    def fact(self, table: str) -> Sequence[dict[str, str]]:
        """Return a packaged fact table row by row."""
        return fact(table)
