"""Corridors: the ways between stops that differ, shortest first."""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.routes.astar import ExhaustedError, shortest
from geotrack.routes.charting import length_km, visits
from geotrack.routes.crossings import gauge_of, same_gauge
from geotrack.routes.passages import closed_mask
from geotrack.routes.search import PENALTY, exact, goals, roads
from geotrack.routes.snapping import snap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.earth.networks import Kind
    from geotrack.model import SettledPlace
    from geotrack.routes.search import Access, Roads, Way

#: alternatives are at most this much longer than the shortest way: with [0.93, 1.12] around them the
#: interval holds 96 % of published rail lengths and 4 % of those times 1.5
LONGEST: Final = {"rail": 1.35, "road": 1.35, "sea": 1.2}
#: two ways are one corridor when they share this much of the shorter one's length
SAME_CORRIDOR: Final = 0.85
#: a domestic journey stays in its country when that costs at most this factor …
DOMESTIC: Final = 1.15
#: … or this one where the rails abroad have another gauge: no train changes gauge twice to come home
#: (the Trans-Siberian is 1.10 to 1.33 times as long as the way through Manchuria)
DOMESTIC_GAUGE: Final = 1.6
#: the straight access to the network may be this share of the great circle, or this many km
ACCESS_SHARE: Final = 0.3
ACCESS_KM: Final = 3.0
#: from here on, or after this many nodes, it pays to climb the hierarchy for one way only (measured)
EXACT_KM: Final = 250.0
BUDGET: Final = 1500
#: from this length on, alternatives look at so many nodes that one sweep tells the rest of all (measured)
FAR_KM: Final = {"rail": 500.0, "road": 1000.0, "sea": 0.0}
#: farthest that the network is looked for, by mode
REACH_KM: Final = {"rail": 60.0, "road": 60.0, "sea": 250.0}
#: kinds of places that are areas: their point is not where anyone goes
AREAS: Final = frozenset(
    "country admin1 continent sea region range desert island peninsula lake".split()
)
NOUN: Final = {"rail": "railway", "road": "road", "sea": "sea lane"}


class Found:
    """What a search came to: ways in order, the chosen first, and other lengths that bound it."""

    def __init__(self, graph: Roads, kind: Kind) -> None:
        self.graph = graph
        self.kind = kind
        self.ways: list[list[Way]] = []
        self.lengths: list[float] = []
        self.notes: list[str] = []


class Search:
    """One question to a network."""

    def __init__(
        self,
        kind: Kind,
        points: Sequence[SettledPlace],
        avoid: Sequence[str],
        closed: Sequence[str],
    ) -> None:
        self.kind = kind
        self.graph = roads(kind)
        self.number = self.graph.number
        self.avoid = frozenset(self.number[c] for c in avoid if c in self.number)
        self.mask = 0 if kind != "sea" else closed_mask(self.graph.net.passages, closed, points)
        self._begun: tuple[list[list[Access]], list[Way]] | str | None = None
        self._rounds: list[list[Way] | None] = []
        self._inside: list[Way] | None = None
        self.stops: list[SettledPlace] = []
        self.through: list[tuple[int, ...]] = []
        passing: list[int] = []
        for k, place in enumerate(points):
            if 0 < k < len(points) - 1 and place.kind == "country" and place.country:
                if place.country in self.number:
                    passing.append(self.number[place.country])
                continue
            if self.stops:
                self.through.append(tuple(passing))
                passing = []
            self.stops.append(place)

    def run(self, count: int) -> Found | str:
        """Return the ways found, or in words why there are none.

        Asked again, also for another number of ways (but not for one after several), a search goes on where it was.
        """
        if self._begun is None:
            self._begun = self._begin(count)
        if isinstance(self._begun, str):
            return self._begun
        access, way = self._begun
        found = Found(self.graph, self.kind)
        first = self._domestic(access, way, found)
        found.ways.append(first)
        found.lengths.append(length_km(first))
        if count > 1:
            self._others(access, found, count)
        return found

    def _begin(self, count: int) -> tuple[list[list[Access]], list[Way]] | str:
        reach = REACH_KM[self.kind]
        access: list[list[Access]] = []
        self.bounds: list[Callable[[int], float] | None] = []
        for place in self.stops:
            extra = min(place.radius_km, 40.0) if place.kind in AREAS else 0.0
            near = snap(self.kind, round(place.lat, 4), round(place.lon, 4), reach + extra)
            if not near:
                return f"no {NOUN[self.kind]} within {reach + extra:.0f} km of {place.name}"
            access.append(list(near))
        total = sum(gc_between(a, b) for a, b in pairwise(self.stops))
        off = access[0][0].off_km + access[-1][0].off_km
        if off > max(ACCESS_KM, ACCESS_SHARE * total):
            return f"the nearest {NOUN[self.kind]} is too far away ({off:.0f} km) to tell"
        self.bounds = [
            self._exact(ends, far=count > 1 and gc_between(a, b) > FAR_KM[self.kind])
            if count > 1 or total > EXACT_KM
            else None
            for ends, (a, b) in zip(access[1:], pairwise(self.stops), strict=True)
        ]
        first = self._chain(access, {}, None)
        if first is None:
            return f"no connected {NOUN[self.kind]} between {self.stops[0].name} and {self.stops[-1].name}"
        return access, first

    def _chain(
        self,
        access: list[list[Access]],
        factors: dict[int, float],
        only: int | None,
        *,
        longest: float = inf,
    ) -> list[Way] | None:
        """Shortest ways from stop to stop."""
        ways = []
        for k, through in enumerate(self.through):
            grazed: set[int] = set()
            while True:
                try:
                    way = shortest(
                        self.graph, access[k], access[k + 1], factors=factors, mask=self.mask,
                        avoid=self.avoid, only=only, through=through, grazed=frozenset(grazed),
                        bound=self.bounds[k], longest=longest * 100,
                        budget=0 if self.bounds[k] else BUDGET,
                    )  # fmt: skip
                except ExhaustedError:
                    self.bounds[k] = self._exact(access[k + 1])
                    continue
                if way is None:
                    return None
                if not through:
                    break
                missed = set(through) - {visit[0] for visit in visits(self.graph, [way])}
                touched = {n for n in way.nodes if self.graph.country[n] in missed} - grazed
                if not touched:
                    break
                grazed |= touched
            ways.append(way)
        return ways

    def _exact(self, ends: list[Access], *, far: bool = False) -> Callable[[int], float]:
        targets = {node: cost for node, (cost, _) in goals(ends).items()}
        return exact(self.graph, targets, far=far)

    def _domestic(self, access: list[list[Access]], first: list[Way], found: Found) -> list[Way]:
        """Stay in the country where both ends lie in one and that costs little."""
        passed = visits(self.graph, first)
        if self.kind == "sea" or any(self.through) or len(passed) < 2:
            return first
        if passed[0][0] != passed[-1][0]:
            return first
        codes = self.graph.net.codes
        home = codes[passed[0][0]]
        abroad = list(dict.fromkeys(codes[v[0]] for v in passed[1:-1] if codes[v[0]] != home))
        most = DOMESTIC
        if self.kind == "rail" and not all(_runs_through(home, code) for code in abroad):
            most = DOMESTIC_GAUGE
        if self._inside is None:
            self._inside = self._chain(access, {}, passed[0][0])
        inside = self._inside
        if inside is None or length_km(inside) > most * length_km(first):
            return first
        found.lengths.append(length_km(first))
        found.notes.append(f"{length_km(first):,.0f} km through {', '.join(abroad)}")
        return inside

    def _others(self, access: list[list[Access]], found: Found, count: int) -> None:
        """Add ways by other corridors: used edges count more in each round."""
        shortest_km = length_km(found.ways[0])
        longest = LONGEST[self.kind] * shortest_km
        factors: dict[int, float] = {}
        latest = found.ways[0]
        used = [self._pieces(latest)]
        for k in range(count + 2):
            for edge in self._pieces(latest):
                factors[edge] = factors.get(edge, 1.0) * PENALTY
            if k == len(self._rounds):
                self._rounds.append(self._chain(access, factors, None, longest=longest))
            other = self._rounds[k]
            if other is None:
                break
            latest = other
            km, pieces = length_km(other), self._pieces(other)
            if shortest_km <= km <= longest and not any(_alike(pieces, one) for one in used):
                used.append(pieces)
                found.ways.append(other)
                found.lengths.append(km)
                if len(found.ways) == count:
                    break
        found.ways[1:] = sorted(found.ways[1:], key=length_km)

    def _pieces(self, ways: list[Way]) -> dict[int, int]:
        pieces: dict[int, int] = {}
        for way in ways:
            pieces |= way.pieces(self.graph.length)
        return pieces


def _runs_through(home: str, abroad: str) -> bool:
    mine, theirs = gauge_of(home), gauge_of(abroad)
    return mine is None or theirs is None or same_gauge(mine, theirs)


def _alike(one: dict[int, int], other: dict[int, int]) -> bool:
    """Whether two ways run in the same corridor."""
    shared = sum(min(km, other[edge]) for edge, km in one.items() if edge in other)
    return shared >= SAME_CORRIDOR * max(1, min(sum(one.values()), sum(other.values())))


def gc_between(a: SettledPlace, b: SettledPlace) -> float:
    """Great-circle km between two settled places."""
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)
