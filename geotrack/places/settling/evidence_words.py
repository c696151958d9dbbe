"""The evidence in words, as a reader may check it against the text."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places.settling.beliefs import Settled
from geotrack.places.settling.evidence import Slate
from geotrack.places.settling.former import STILL, former_of
from geotrack.places.settling.namecues import Node
from geotrack.places.settling.namesakes import SETTLEMENTS, STATIC
from geotrack.places.settling.relations import Factor

#: at most so many reasons are given, the strongest first
REASONS: Final = 4
#: places nearer than this are named as neighbours
_NEIGHBOR_KM: Final = 100.0
_HALF: Final = STATIC.index("half")


class Explainer:
    """Says why a candidate was chosen.

    Parameters
    ----------
    slate, nodes, factors, found
        The table of candidates, the names, the stated relations, and how it all came out.
    best
        The chosen row of each node.
    """

    def __init__(
        self,
        slate: Slate,
        nodes: Sequence[Node],
        factors: Sequence[Factor],
        found: Settled,
        best: Sequence[int],
    ) -> None:
        self.slate = slate
        self.nodes = nodes
        self.factors = factors
        self.found = found
        self.best = best
        self.chosen = [slate.namesakes[n].places[k] for n, k in enumerate(best)]
        start = slate.start[:-1]
        rows = start + np.asarray(best, dtype=np.int64)
        self.country = slate.country[rows]
        self.admin1 = slate.admin1[rows]
        self.sure = found.belief[rows] > 0.5

    def words(self, n: int) -> tuple[str, ...]:
        """Return the reasons for the choice of node `n`, strongest first; may be empty."""
        place, node = self.chosen[n], self.nodes[n]
        half = self.slate.namesakes[n].static[:, _HALF]
        rivals = int((half == 0).sum())
        reasons = list(self._stated(n))
        if node.kinds and place.kind in node.kinds:
            reasons.append(f"“{node.type_word}” beside the name")
        if half[self.best[n]]:
            reasons.extend(self._company(n, place))
            reasons.append(f"in full {place.name}")
        elif rivals == 1:
            left_out = self.slate.namesakes[n].left_out
            where = "hereabouts" if left_out else "in the gazetteer"
            reasons.append(f"the only place of that name {where}")
        else:
            reasons.extend(self._company(n, place))
            if self._largest(n):
                reasons.append(f"the best known of {rivals} places of that name")
        for former in former_of(node.name):
            if former.means(place) and former.until < STILL:
                reasons.insert(0, f"called {former.name} until {former.until}")
        if self.slate.namesakes[n].loose:
            reasons.append(f"listed as {place.name}")
        return tuple(reasons[:REASONS])

    def _stated(self, n: int) -> list[str]:
        """Return what the text states of this place and another one."""
        reasons = []
        for factor in self.factors:
            if n not in (factor.first, factor.second):
                continue
            a, b = self.best[factor.first], self.best[factor.second]
            if factor.gain[a, b] <= 0:
                continue
            if factor.claim is not None:
                reasons.append(self._measured(factor))
            elif n == factor.first:
                outer = self.nodes[factor.second].name
                named = factor.kind in ("apposition", "title", "chain")
                how = "named with" if named else "said to be in"
                reasons.append(f"{how} {outer} in the text")
            else:
                reasons.append(f"holds {self.nodes[factor.first].name}, as the text has it")
        return reasons

    def _measured(self, factor: Factor) -> str:
        """Return how a stated distance or direction fits."""
        origin, claim = self.chosen[factor.first], factor.claim
        destination = self.chosen[factor.second]
        km = _km(origin, destination)
        name = self.nodes[factor.first].name
        assert claim is not None
        where = f"{claim.direction} of {name}" if claim.direction else f"from {name}"
        stated = claim.interval
        if stated is None or claim.kind == "duration":
            return f"“{claim.text}” {where} fits {km:,.0f} km in a straight line"
        off = max(stated.low - km, km - stated.high, 0.0)
        if off < 1.0:
            return f"“{claim.text}” {where} fits the {km:,.0f} km in a straight line"
        return f"“{claim.text}” {where} fits within {off:,.0f} km"

    def _company(self, n: int, place: Place) -> list[str]:
        """Return which other names of the text lie near, in the same division or country."""
        others = np.arange(len(self.chosen)) != n
        near: list[tuple[float, str]] = []
        if self.slate.group[self.slate.start[n] + self.best[n]] < SETTLEMENTS + 3:
            for k in np.flatnonzero(others & self.sure)[:24].tolist():
                other = self.chosen[k]
                if other.kind in ("country", "admin1", "continent", "region"):
                    continue
                km = _km(place, other)
                if 0.0 < km <= _NEIGHBOR_KM:
                    near.append((km, self.nodes[k].name))
        reasons = []
        if near:
            km, name = min(near)
            reasons.append(f"{km:,.0f} km from {name}, also named")
        elif self.admin1[n]:
            same = others & self.sure & (self.admin1 == self.admin1[n])
            reasons.extend(self._alike(same, "admin1", "in the same division as"))
        if not reasons and self.country[n]:
            same = others & self.sure & (self.country == self.country[n])
            reasons.extend(self._alike(same, "country", "in the same country as"))
        return reasons

    def _alike(self, same: npt.NDArray[np.bool_], whole: str, words: str) -> list[str]:
        """Return the reason that other names give: the division or country itself, or others in it."""
        rows = np.flatnonzero(same)[:24].tolist()
        for k in rows:
            if self.chosen[k].kind == whole:
                return [f"in {self.chosen[k].name}, also named"]
        names = [self.nodes[k].name for k in rows[:3]]
        return [f"{words} {', '.join(names)}"] if names else []

    def _largest(self, n: int) -> bool:
        """Whether the choice would have been made without any context."""
        first, last = self.slate.start[n], self.slate.start[n + 1]
        before: npt.NDArray[np.float32] = self.found.prior[first:last]
        return int(before.argmax()) == self.best[n]


def _km(first: Place, second: Place) -> float:
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return float("nan")
    return great_circle_km(first.lat, first.lon, second.lat, second.lon)
