"""The offline router: rail, road and sea networks, bounds on the great circle for the rest."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from geotrack.config import Settings
from geotrack.geodesy import great_circle, great_circle_km
from geotrack.interval import Interval
from geotrack.model import Alternative, Line, Route
from geotrack.routes.bounds import NETWORK_FACTORS, great_circle_route
from geotrack.routes.openwater import DIRECT, is_open
from geotrack.routes.passages import closed_mask
from geotrack.routes.search import PENALTY, exact, goals, roads, shortest
from geotrack.routes.snapping import snap
from geotrack.routes.ways import describe, length_km, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.model import Mode, Place
    from geotrack.networks import Kind
    from geotrack.routes.search import Access, Roads, Way

__all__ = ["BundledRouter"]

#: alternatives are at most this much longer than the shortest way (DATA, measured)
LONGEST: Final = 1.35
#: two ways are one corridor when they share this much of the shorter one's length
SAME_CORRIDOR: Final = 0.85
#: a domestic journey stays in its country when that costs at most this factor: the Trans-Siberian is
#: 1.10 (from Moscow) to 1.2 (from Irkutsk) times as long as the way through Manchuria
DOMESTIC: Final = 1.25
#: the straight access to the network may be this share of the great circle, or this many km
ACCESS_SHARE: Final = 0.3
ACCESS_KM: Final = 3.0
#: from here on it pays to climb the hierarchy for one way only (measured)
EXACT_KM: Final = 60.0
#: farthest that the network is looked for, by mode
REACH_KM: Final = {"rail": 60.0, "road": 60.0, "sea": 250.0}
#: a network way this many times the great circle is likelier a missing link than a journey
ODD_RATIO: Final = 3.0
#: kinds of places that are areas: their point is not where anyone goes
AREAS: Final = frozenset(
    "country admin1 continent sea region range desert island peninsula lake".split()
)
_KIND: Final[dict[str, Kind]] = {
    "rail": "rail", "road": "road", "sea": "sea", "foot": "road", "cycle": "road",
}  # fmt: skip


class BundledRouter:
    """Routes along the bundled networks; never asks a server.

    Parameters
    ----------
    settings
        `avoid` names countries that no route may pass, `closed_passages` sea passages.

    Examples
    --------
    >>> from geotrack.model import Place
    >>> here = Place(name="Pyongyang", lat=39.03, lon=125.75)
    >>> there = Place(name="Vladivostok", lat=43.11, lon=131.88)
    >>> route = BundledRouter().route(here, there, "rail")
    >>> [crossing.name for crossing in route.crossings]
    ['Tumangang–Khasan']
    """

    name = "bundled"

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def route(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        avoid: Sequence[str] = (),
        alternatives: int = 4,
        geometry: bool = True,
    ) -> Route:
        """Return the route for one mode; see `geotrack.protocols.Router`.

        Raises
        ------
        ValueError
            If a place has no coordinates; settle it first.
        """
        points = [origin, *via, destination]
        for place in points:
            if not place.settled:
                raise ValueError(f"{place.name} has no coordinates: settle it before routing")
        gc_km = _gc(origin, destination)
        slack = sum(p.radius_km for p in (origin, destination) if p.kind in AREAS)
        if mode not in _KIND:
            return self._without_network(points, mode, gc_km, slack, geometry=geometry)
        if gc_km < 0.05:
            note = "both ends are the same place"
            return great_circle_route(mode, gc_km, slack_km=slack + 1.0, note=note)
        avoided = tuple(dict.fromkeys((*self.settings.avoid, *avoid)))
        found = _Search(_KIND[mode], points, avoided, self.settings.closed_passages).run(
            max(1, alternatives)
        )
        if mode == "sea" and not via and is_open(origin, destination):
            return _crossing(found, points, gc_km, slack, geometry=geometry)
        if isinstance(found, str):
            gc = sum(_gc(a, b) for a, b in pairwise(points))
            route = great_circle_route(mode, gc, slack_km=slack, note=found)
            return _with_line(route, points) if geometry else route
        return _answer(found, mode, gc_km, slack, geometry=geometry)

    def _without_network(
        self, points: Sequence[Place], mode: Mode, gc_km: float, slack: float, *, geometry: bool
    ) -> Route:
        along = sum(_gc(a, b) for a, b in pairwise(points))
        note = None
        if mode == "air" and along > 300:
            note = "flights around closed airspace may be up to 1.6 times as long"
        route = great_circle_route(mode, along, slack_km=slack, note=note)
        return _with_line(route, points) if geometry else route


class _Found:
    """What a search came to: ways in order, the chosen first, and other lengths that bound it."""

    def __init__(self, graph: Roads, kind: Kind) -> None:
        self.graph = graph
        self.kind = kind
        self.ways: list[list[Way]] = []
        self.lengths: list[float] = []
        self.notes: list[str] = []


class _Search:
    """One question to a network."""

    def __init__(
        self, kind: Kind, points: Sequence[Place], avoid: Sequence[str], closed: Sequence[str]
    ) -> None:
        self.kind = kind
        self.graph = roads(kind)
        codes = self.graph.net.codes
        self.number = {code: i for i, code in enumerate(codes)}
        self.avoid = frozenset(self.number[c] for c in avoid if c in self.number)
        self.mask = 0 if kind != "sea" else closed_mask(self.graph.net.passages, closed, points)
        self.stops: list[Place] = []
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

    def run(self, count: int) -> _Found | str:
        """Return the ways found, or in words why there are none."""
        reach = REACH_KM[self.kind]
        access: list[list[Access]] = []
        self.bounds: list[Callable[[int], float] | None] = []
        for place in self.stops:
            assert place.lat is not None
            assert place.lon is not None
            extra = min(place.radius_km, 40.0) if place.kind in AREAS else 0.0
            near = snap(self.kind, round(place.lat, 4), round(place.lon, 4), reach + extra)
            if not near:
                return f"no {_NOUN[self.kind]} within {reach + extra:.0f} km of {place.name}"
            access.append(list(near))
        total = sum(_gc(a, b) for a, b in pairwise(self.stops))
        off = access[0][0].off_km + access[-1][0].off_km
        if off > max(ACCESS_KM, ACCESS_SHARE * total):
            return f"the nearest {_NOUN[self.kind]} is too far away ({off:.0f} km) to tell"
        self.bounds = [
            exact(self.graph, {node: cost for node, (cost, _) in goals(ends).items()})
            if count > 1 or total > EXACT_KM
            else None
            for ends in access[1:]
        ]
        first = self._chain(access, {}, None)
        if first is None:
            return f"no connected {_NOUN[self.kind]} between {self.stops[0].name} and {self.stops[-1].name}"
        found = _Found(self.graph, self.kind)
        first = self._domestic(access, first, found)
        found.ways.append(first)
        found.lengths.append(length_km(first))
        if count > 1:
            self._others(access, found, count)
        return found

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
                way = shortest(
                    self.graph, access[k], access[k + 1], factors=factors, mask=self.mask,
                    avoid=self.avoid, only=only, through=through, grazed=frozenset(grazed),
                    bound=self.bounds[k], longest=longest * 100,
                )  # fmt: skip
                if way is None:
                    return None
                missed = set(through) - {visit[0] for visit in visits(self.graph, [way])}
                touched = {n for n in way.nodes if self.graph.country[n] in missed} - grazed
                if not touched:
                    break
                grazed |= touched
            ways.append(way)
        return ways

    def _domestic(self, access: list[list[Access]], first: list[Way], found: _Found) -> list[Way]:
        """Stay in the country where both ends lie in one and that costs little."""
        passed = visits(self.graph, first)
        if self.kind == "sea" or any(self.through) or len(passed) < 2:
            return first
        if passed[0][0] != passed[-1][0]:
            return first
        inside = self._chain(access, {}, passed[0][0])
        if inside is None or length_km(inside) > DOMESTIC * length_km(first):
            return first
        codes = self.graph.net.codes
        abroad = ", ".join(dict.fromkeys(codes[v[0]] for v in passed[1:-1]))
        found.lengths.append(length_km(first))
        found.notes.append(f"{length_km(first):,.0f} km through {abroad}")
        return inside

    def _others(self, access: list[list[Access]], found: _Found, count: int) -> None:
        """Add ways by other corridors: used edges count more in each round."""
        shortest_km = length_km(found.ways[0])
        longest = LONGEST * shortest_km
        factors: dict[int, float] = {}
        latest = found.ways[0]
        used = [self._pieces(latest)]
        for _ in range(count + 2):
            for edge in self._pieces(latest):
                factors[edge] = factors.get(edge, 1.0) * PENALTY
            other = self._chain(access, factors, None, longest=longest)
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


def _alike(one: dict[int, int], other: dict[int, int]) -> bool:
    """Whether two ways run in the same corridor."""
    shared = sum(min(km, other[edge]) for edge, km in one.items() if edge in other)
    return shared >= SAME_CORRIDOR * max(1, min(sum(one.values()), sum(other.values())))


_NOUN: Final = {"rail": "railway", "road": "road", "sea": "sea lane"}


def _answer(found: _Found, mode: Mode, gc_km: float, slack: float, *, geometry: bool) -> Route:
    low, high, best = NETWORK_FACTORS[found.kind]
    bounds = Interval(low * min(found.lengths), high * max(found.lengths))
    notes = list(found.notes)
    best_km = length_km(found.ways[0]) * best
    if mode in ("foot", "cycle"):
        walk = great_circle_route(mode, gc_km)
        bounds = bounds.hull(walk.length_km)
        notes.append("along roads; paths may differ")
    elif gc_km > 20 and best_km > ODD_RATIO * gc_km:
        bounds = bounds.hull(great_circle_route(mode, gc_km).length_km)
        notes.append(f"the {_NOUN[found.kind]} takes a long way round: a link may be missing")
    if slack:
        bounds = Interval(max(0.99 * gc_km - slack, 0.0), bounds.high + slack)
        notes.append("measured to a point that stands for a whole area")
    ways = tuple(describe(found.graph, ways, found.kind, geometry=geometry) for ways in found.ways)
    return Route(
        mode=mode, length_km=bounds, best_km=round(best_km, 1), gc_km=round(gc_km, 1),
        source=f"bundled-{found.kind}", alternatives=ways, note="; ".join(notes) or None,
    )  # fmt: skip


def _crossing(
    found: _Found | str, points: Sequence[Place], gc_km: float, slack: float, *, geometry: bool
) -> Route:
    """Return the route over open water, with the lanes as alternatives where they are near."""
    low, high, best = DIRECT
    bounds = Interval(max(0.0, low * gc_km - slack), high * gc_km + 5.0 + slack)
    route = Route(
        mode="sea", length_km=bounds, best_km=round(best * gc_km, 1), gc_km=round(gc_km, 1),
        source="bundled-sea", note="straight over open water",
    )  # fmt: skip
    line = _straight(points) if geometry else None
    ways = [Alternative(best_km=route.best_km, line=line, note="straight over open water")]
    if not isinstance(found, str):
        for one in found.ways:
            if best * gc_km <= length_km(one) <= LONGEST * gc_km:
                ways.append(describe(found.graph, one, "sea", geometry=geometry))
                bounds = bounds.hull(Interval(length_km(one), length_km(one) * 1.02))
    return replace(route, alternatives=tuple(ways), length_km=bounds)


def _gc(a: Place, b: Place) -> float:
    assert a.lat is not None
    assert a.lon is not None
    assert b.lat is not None
    assert b.lon is not None
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)


def _straight(points: Sequence[Place]) -> Line:
    lats: list[float] = []
    lons: list[float] = []
    for a, b in pairwise(points):
        assert a.lat is not None
        assert a.lon is not None
        assert b.lat is not None
        assert b.lon is not None
        more_lats, more_lons = great_circle(a.lat, a.lon, b.lat, b.lon)
        shift = 360 * round((lons[-1] - more_lons[0]) / 360) if lons else 0
        lats += more_lats if not lats else more_lats[1:]
        lons += [x + shift for x in (more_lons if not lons else more_lons[1:])]
    return Line(lats=tuple(lats), lons=tuple(lons), schematic=(True,) * (len(lats) - 1))


def _with_line(route: Route, points: Sequence[Place]) -> Route:
    """Add the great circle as the line to draw; it is no alternative of a network."""
    way = Alternative(best_km=round(route.best_km, 1), line=_straight(points))
    return replace(route, alternatives=(way,))
