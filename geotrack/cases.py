"""What a check may ask about one claim: the pipeline's implementation of `protocols.Case`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from geotrack.facts import fact
from geotrack.polygons import countries_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geotrack.model import (
        Claim,
        Document,
        Journey,
        Leg,
        Mention,
        Mode,
        Place,
        Route,
        TimeExpression,
    )
    from geotrack.protocols import Floats, Router

__all__ = ["ClaimCase", "Dossier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is known of one document while its claims are judged.

    `place_index` says which of `places` a mention means, `also` which others it may mean, `within` what
    places it is said to lie in, and `towns_in` what towns a division has.
    `routes` remembers what the router answered, by the arguments it was asked with.
    """

    document: Document
    claims: Sequence[Claim]
    times: Sequence[TimeExpression]
    places: Sequence[Place]
    journeys: Sequence[Journey]
    router: Router
    place_index: Callable[[Mention | None], int | None]
    also: Callable[[Mention | None], tuple[Place, ...]]
    leg_of: Mapping[int, tuple[Journey, Leg | None]]
    within: Callable[[Mention | None], tuple[Place, ...]] = lambda _: ()
    towns_in: Callable[[Place], tuple[Floats, Floats]] = lambda _: (np.empty(0), np.empty(0))
    avoid: tuple[str, ...] = ()
    claims_by_end: Mapping[str, Sequence[int]] = field(default_factory=dict)
    routes: dict[tuple[object, ...], Route] = field(default_factory=dict)

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
        """Return the route between two settled places; remembered."""
        key = (origin, destination, mode, tuple(via), alternatives, geometry)
        if key not in self.routes:
            self.routes[key] = self.router.route(
                origin,
                destination,
                mode,
                via=via,
                avoid=self.avoid,
                alternatives=alternatives,
                geometry=geometry,
            )
        return self.routes[key]


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """One claim of a dossier under examination (see `geotrack.protocols.Case`)."""

    dossier: Dossier
    index: int

    @property
    def claim(self) -> Claim:
        """The claim under examination."""
        return self.dossier.claims[self.index]

    @property
    def document(self) -> Document:
        """The article."""
        return self.dossier.document

    @property
    def claims(self) -> Sequence[Claim]:
        """All claims of the document."""
        return self.dossier.claims

    @property
    def times(self) -> Sequence[TimeExpression]:
        """All time expressions of the document."""
        return self.dossier.times

    @property
    def places(self) -> Sequence[Place]:
        """All places of the document."""
        return self.dossier.places

    @property
    def leg(self) -> Leg | None:
        """The leg that the claim belongs to; None: none."""
        found = self.dossier.leg_of.get(self.index)
        return found[1] if found else None

    @property
    def journey(self) -> Journey | None:
        """The journey that the claim belongs to; None: none."""
        found = self.dossier.leg_of.get(self.index)
        return found[0] if found else None

    def _end(self, mention: Mention | None, of_leg: int | None) -> Place | None:
        index = self.dossier.place_index(mention) if mention is not None else of_leg
        place = None if index is None else self.dossier.places[index]
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
        return self._end(mention, None)

    def namesakes(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the other places that the mention may mean, likeliest first; may be empty."""
        return self.dossier.also(mention)

    def claims_on(self, mention: Mention) -> Sequence[int]:
        """Return the indices of the claims that a mention's name is an end of, in order."""
        return self.dossier.claims_by_end.get(mention.text.casefold(), ())

    def within(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the settled places that the text or its title puts the mention in; may be empty."""
        return self.dossier.within(mention)

    def towns_in(self, division: Place) -> tuple[Floats, Floats]:
        """Return latitudes and longitudes of the towns listed in a country or division; may be empty."""
        return self.dossier.towns_in(division)

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
        return self.dossier.route(
            origin, destination, mode, via=via, alternatives=alternatives, geometry=geometry
        )

    def countries_at(self, lat: float, lon: float) -> tuple[str, ...]:
        """Return the ISO codes of the countries at a point (none at sea)."""
        return countries_at(lat, lon)

    def fact(self, table: str) -> Sequence[dict[str, str]]:
        """Return a packaged fact table row by row."""
        return fact(table)
