"""Ask whether two distances to one place that no map has can both be true.

A village that no gazetteer lists may lie anywhere, but not 130 km from one town and 45 km from another
when those two are 27 km apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from geotrack.geodesy import great_circle_km
from geotrack.model import Finding
from geotrack.units import DIMENSION
from geotrack.verdicts.reach import spread_km
from geotrack.verdicts.wording import figure, km, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.interval import Interval
    from geotrack.model import Claim, Mention, Place, Rating
    from geotrack.protocols import Case

__all__ = ["Triangle"]

#: how much longer a way may be than the two others together, for one may be a road and another a
#: straight line: (doubtful, contradicted). 95 % of stated figures are at most 1.69 straight lines
_LONGER: Final = (1.15, 1.6)
#: how much shorter than the straight line two figures may be together, for they may run from edge to
#: edge: (doubtful, contradicted)
_SHORTER: Final = (0.86, 0.75)
#: what centers and edges of towns may add, in km
_SLACK_KM: Final = 6.0
#: nearer together than this, two towns are one anchor
_APART_KM: Final = 3.0
#: a place that reaches further is no anchor
_WIDEST_KM: Final = 25.0


class _Anchor(NamedTuple):
    claim: int
    place: Place
    stated: Interval
    words: str


@dataclass(frozen=True, slots=True)
class Triangle:
    """Compare distances of one unsettled place from two settled ones with the way between those."""

    name: str = "triangle"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield the worst finding over the other anchors; nothing when the place is settled."""
        shared, mine = _anchor(case, case.index)
        if shared is None or mine is None:
            return
        found = []
        for k in range(len(case.claims)):
            if k == case.index:
                continue
            other_shared, other = _anchor(case, k)
            if other is None or other_shared is None or not _same(shared, other_shared):
                continue
            finding = self._judged(case, shared, mine, other)
            if finding is not None:
                found.append(finding)
        if found:
            order: list[Rating] = ["contradicted", "doubtful", "consistent"]
            yield min(found, key=lambda finding: order.index(finding.rating))

    def _judged(self, case: Case, shared: Mention, mine: _Anchor, other: _Anchor) -> Finding | None:
        a, b = mine.place, other.place
        assert a.lat is not None
        assert a.lon is not None
        assert b.lat is not None
        assert b.lon is not None
        straight = great_circle_km(a.lat, a.lon, b.lat, b.lon)
        slack = _SLACK_KM + spread_km(a) + spread_km(b)
        if straight < _APART_KM:
            return None
        road = case.route(a, b, "road", alternatives=1, geometry=False)
        way = max(1.15 * straight, min(road.best_km, 2 * straight))
        rating: Rating = "consistent"
        for limit, name in zip(_LONGER, ("doubtful", "contradicted"), strict=True):
            least = min(mine.stated.low, other.stated.low)
            longer, rest = (
                (mine.stated.low, other.stated.high)
                if mine.stated.low >= other.stated.low
                else (other.stated.low, mine.stated.high)
            )
            if least >= 0 and longer > limit * (rest + way) + slack:
                rating = "doubtful" if name == "doubtful" else "contradicted"
        for limit, name in zip(_SHORTER, ("doubtful", "contradicted"), strict=True):
            if mine.stated.high + other.stated.high + slack < limit * straight:
                rating = "doubtful" if name == "doubtful" else "contradicted"
        told = f"{mine.words} from {a.name} and {other.words} from {b.name}"
        between = f"{a.name} and {b.name} are {km(straight)} apart"
        verb = "can both hold" if rating == "consistent" else "cannot both hold"
        return Finding(
            check=self.name,
            rating=rating,
            reason=sentence(f"“{shared.text}” is on no map of ours, but {told} {verb}: {between}"),
            stated=mine.stated,
            unit="km",
            claims=(mine.claim, other.claim),
        )


def _anchor(case: Case, index: int) -> tuple[Mention | None, _Anchor | None]:
    """Return the unsettled end of a distance and the settled one; None for other claims."""
    claim = case.claims[index]
    if not _usable(claim):
        return None, None
    ends = claim.origin, claim.destination
    places = tuple(case.place_of(mention) for mention in ends)
    for k in (1, 0):
        mention, place = ends[k], places[1 - k]
        if mention is None or place is None or places[k] is not None:
            continue
        if place.radius_km > _WIDEST_KM or place.kind == "country":
            continue
        assert claim.interval is not None
        return mention, _Anchor(index, place, claim.interval, figure(claim))
    return None, None


def _usable(claim: Claim) -> bool:
    return (
        claim.kind in ("position", "distance")
        and claim.interval is not None
        and DIMENSION.get(claim.unit or "") == "length"
        and claim.bound is None
        and claim.status not in ("negated", "counterfactual")
    )


def _same(a: Mention, b: Mention) -> bool:
    if a.toponym is not None and a.toponym == b.toponym:
        return True
    return a.text[:1].isupper() and a.text.casefold() == b.text.casefold()
