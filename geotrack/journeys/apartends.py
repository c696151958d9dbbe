"""Ends of figures that lie within each other: nobody goes from Russia to Vladivostok."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from geotrack.journeys.legs import MOVEMENTS
from geotrack.journeys.sameplace import Ends
from geotrack.model import Claim, Mention, Place

_FIGURES: Final = frozenset({"distance", "duration", "speed", "total"})


def with_ends_apart(
    claims: Sequence[Claim],
    place_of: Callable[[Mention], int | None],
    places: Sequence[Place],
) -> tuple[Claim, ...]:
    """Return claims of which none runs from a country or division to a place in it, where a movement tells better.

    A figure one end of which another sentence tells, and which holds the other end, takes both ends of the
    movement that its own sentence tells from or to that other end. Lengths and speeds have no say.

    Parameters
    ----------
    claims
        Claims in order.
    place_of
        Gives the index of the place that a mention was settled as; None: none.
    places
        The document's places.
    """
    ends = Ends(places)
    moves: defaultdict[tuple[int, int], list[tuple[Mention, Mention]]] = defaultdict(list)
    for claim in claims:
        if claim.kind in MOVEMENTS and claim.origin is not None and claim.destination is not None:
            moves[claim.sentence].append((claim.origin, claim.destination))

    def index(mention: Mention | None) -> int | None:
        return None if mention is None else place_of(mention)

    def within(a: int | None, b: int | None) -> bool:
        return a is not None and b is not None and (ends.holds(a, b) or ends.holds(b, a))

    def mended(claim: Claim) -> Claim:
        mine = index(claim.origin), index(claim.destination)
        if claim.kind not in _FIGURES or not claim.inferred or not within(*mine):
            return claim
        for origin, destination in moves[claim.sentence]:
            told = index(origin), index(destination)
            shared = [a is not None and a == b for a, b in zip(mine, told, strict=True)]
            if any(shared) and not within(*told) and told[0] != told[1]:
                return replace(claim, origin=origin, destination=destination)
        return claim

    return tuple(map(mended, claims))
