"""Shortest ways through a network: A* over the edges, with a lower bound that never misleads.

Lengths inside the search are hundredths of a km (integers), as the network stores them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush
from math import cos, hypot, inf
from typing import TYPE_CHECKING, Any, Final

from geotrack.networks import network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geotrack.networks import Kind, Network

__all__ = ["Access", "ExhaustedError", "Roads", "Way", "exact", "goals", "roads", "shortest"]

#: a used edge counts this much more in the next search
PENALTY: Final = 1.5


class ExhaustedError(Exception):
    """A search looked at more nodes than it was allowed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A point of the network near a place.

    `along` is the length from the edge's tail to the point, `rest` from the point to its head
    (hundredths of a km); `off_km` is the straight line from the place; `share` is the position
    along the drawn shape, 0 to 1.
    """

    edge: int
    tail: int
    head: int
    along: int
    rest: int
    off_km: float
    share: float
    component: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A found way: `edges` in order; `forward` says whether each is run from tail to head."""

    start: Access
    end: Access
    nodes: tuple[int, ...]
    edges: tuple[int, ...]
    network_km: float

    @property
    def km(self) -> float:
        """Length with the straight access at both ends."""
        return self.network_km + self.start.off_km + self.end.off_km

    def pieces(self, length: Sequence[int]) -> dict[int, int]:
        """Return edge → length used (hundredths of a km), the parts at both ends included."""
        if not self.nodes:
            return {self.start.edge: round(self.network_km * 100)}
        used = {edge: length[edge] for edge in self.edges}
        start, end = self.start, self.end
        used[start.edge] = start.along if self.nodes[0] == start.tail else start.rest
        used[end.edge] = end.along if self.nodes[-1] == end.tail else end.rest
        return used


def _view(array: Any) -> memoryview[Any]:
    """Return an array as a memory view: its items come out as plain numbers, three times as fast."""
    return memoryview(array)


#: stands for the cost of a node that is done with: nothing is cheaper
_DONE: Final = -1.0


class Roads:
    """A network arranged for searching: who is next to whom, as memory views."""

    def __init__(self, net: Network) -> None:
        import numpy as np

        self.net = net
        self.number = {code: i for i, code in enumerate(net.codes)}
        size, edges = len(net.lats), len(net.tail)
        self.tail, self.head = _view(net.tail), _view(net.head)
        # edges at each node, those from it first; the other end of an edge is `ends` less this one
        touching = np.concatenate([net.tail, net.head])
        number = np.tile(np.arange(edges, dtype=np.int32), 2)
        self.at = _view(number[np.argsort(touching, kind="stable")])
        count = np.bincount(touching, minlength=size)
        self.first = _view(np.concatenate([[0], np.cumsum(count)]).astype(np.int32))
        self.ends = _view(net.tail.astype(np.int64) + net.head)
        self.length = _view(net.length)
        self.flags = _view(net.flags)
        self.country = _view(net.country)
        self.edges = edges
        self.lats, self.lons = _view(net.lats), _view(net.lons)
        if "up_count" in net.extra:
            count = net.extra["up_count"]
            start = np.zeros(size + 1, dtype=np.int32)
            np.cumsum(count, out=start[1:])
            owner = np.repeat(np.arange(size, dtype=np.int32), count)
            self.up_start = _view(start)
            self.up_to = _view(net.extra["up_step"] + owner)
            self.up_km = _view(net.extra["up_km"])


@cache
def roads(kind: Kind) -> Roads:
    """Return a network arranged for searching, once per process."""
    return Roads(network(kind))


def exact(graph: Roads, targets: Mapping[int, float]) -> Callable[[int], float]:
    """Return the true length of what is left to go from any node, by climbing the hierarchy.

    `targets` gives the cost beyond each goal node. Ways that count more (penalties) or are closed only
    make the truth longer, so this never misleads the search. Remembers what it has computed.
    """
    start, to, km = graph.up_start, graph.up_to, graph.up_km
    known: dict[int, float] = {}
    best: dict[int, float] = dict(targets)
    heap = [(cost, node) for node, cost in targets.items()]
    heapify(heap)
    while heap:
        cost, u = heappop(heap)
        if cost > best[u]:
            continue
        for k in range(start[u], start[u + 1]):
            v = to[k]
            total = cost + km[k]
            if total < best.get(v, inf):
                best[v] = total
                heappush(heap, (total, v))

    def rest(node: int) -> float:
        found = known.get(node)
        if found is None:
            found = best.get(node, inf)
            for k in range(start[node], start[node + 1]):
                v = to[k]
                beyond = known.get(v)
                total = km[k] + (rest(v) if beyond is None else beyond)
                found = min(found, total)
            known[node] = found
        return found

    vars(rest)["known"] = known  # for loops that look before they call
    return rest


def goals(
    ends: list[Access], factors: Mapping[int, float] | None = None
) -> dict[int, tuple[float, int]]:
    """Return goal node → cost from there to the place, and the number of its access point."""
    factors = factors or {}
    goal: dict[int, tuple[float, int]] = {}
    for k, end in enumerate(ends):
        weight = factors.get(end.edge, 1.0)
        for node, rest in ((end.tail, end.along), (end.head, end.rest)):
            cost = rest * weight + end.off_km * 100
            if cost < goal.get(node, (inf, 0))[0]:
                goal[node] = (cost, k)
    return goal


def straight(graph: Roads, targets: Iterable[int]) -> Callable[[int], float]:
    """Return a lower bound of what is left to go: the straight line to the targets' box."""
    lats, lons = graph.lats, graph.lons
    nodes = list(targets)
    south, north = min(lats[n] for n in nodes), max(lats[n] for n in nodes)
    west, east = min(lons[n] for n in nodes), max(lons[n] for n in nodes)
    reach = max(abs(south), abs(north))

    def bound(node: int) -> float:
        lat, lon = lats[node], lons[node]
        dy = south - lat if lat < south else lat - north if lat > north else 0
        dx = west - lon if lon < west else lon - east if lon > east else 0
        if dx > 180_000:
            return dy * 11.05
        if not dx:
            return dy * 11.05
        widest = max(reach, abs(lat)) * 1.7453293e-5
        return hypot(dy, dx * max(0.0, cos(widest))) * 11.05

    return bound


def shortest(
    graph: Roads,
    starts: list[Access],
    ends: list[Access],
    *,
    factors: Mapping[int, float] | None = None,
    mask: int = 0,
    avoid: frozenset[int] = frozenset(),
    only: int | None = None,
    through: tuple[int, ...] = (),
    grazed: frozenset[int] = frozenset(),
    bound: Callable[[int], float] | None = None,
    longest: float = inf,
    budget: int = 0,
) -> Way | None:
    """Return the shortest way from any start to any end; None when there is none.

    Parameters
    ----------
    factors
        Edge → how much longer it counts (at least 1).
    mask
        Flag bits of edges that may not be used (sea passages).
    avoid
        Indices of countries that may not be entered.
    only
        Index of the one country that may not be left; None: any.
    through
        Indices of countries to enter, in this order.
    grazed
        Nodes that do not count as entering a country.
    bound
        Lower bound of the rest from a node, in hundredths of a km; None: the straight line.
    longest
        Leave out ways of more than this true length (hundredths of a km), penalties not counted.
    budget
        Give up after this many nodes; 0: never.

    Raises
    ------
    ExhaustedError
        When the budget is spent; ask again with the exact bound.
    """
    factors = factors or {}
    goal = goals(ends, factors)
    lower = bound or straight(graph, goal)
    size, levels = len(graph.country), len(through)
    best: dict[int, float] = {}
    came: dict[int, tuple[int, int]] = {}  # node → (edge, node before), or (-1 - start, -1)
    heap: list[tuple[float, int]] = []
    found, last = inf, -1
    direct: tuple[int, int] | None = None
    for k, start in enumerate(starts):
        weight = factors.get(start.edge, 1.0)
        for node, along in ((start.tail, start.along), (start.head, start.rest)):
            cost = along * weight + start.off_km * 100
            state = node
            if levels and graph.country[node] == through[0] and node not in grazed:
                state += size
            if cost < best.get(state, inf):
                best[state] = cost
                came[state] = (-1 - k, -1)
                heappush(heap, (cost + lower(node), state))
        for j, end in enumerate(() if levels else ends):
            if end.edge == start.edge:
                cost = (start.off_km + end.off_km) * 100 + abs(start.along - end.along) * weight
                if cost < found:
                    found, direct = cost, (k, j)
    true: dict[int, float] = dict(best)
    bounded = longest < inf
    first, at, both, length = graph.first, graph.at, graph.ends, graph.length
    plain = not levels and not mask and not avoid and only is None
    remembered = getattr(lower, "known", {}).get
    flags, country = graph.flags, graph.country
    cheapest, done = best.get, 0
    while heap:
        estimate, state = heappop(heap)
        if estimate >= found:
            break
        cost = best[state]
        if cost < 0:
            continue
        best[state] = _DONE
        done += 1
        if budget and done > budget:
            raise ExhaustedError
        level, u = divmod(state, size) if levels else (0, state)
        if u in goal and level == levels and cost + goal[u][0] < found:
            found, last, direct = cost + goal[u][0], state, None
        if plain:  # the same as below for the commonest question, which is most of all work
            for e in at[first[u] : first[u + 1]]:
                v, step = both[e] - u, length[e]
                total = cost + (step * factors[e] if e in factors else step)
                if total < cheapest(v, inf):
                    rest = remembered(v)
                    if rest is None:
                        rest = lower(v)
                    if bounded:
                        real = true[u] + step
                        if real + rest > longest:
                            continue
                        true[v] = real
                    if total + rest < found:
                        best[v] = total
                        came[v] = (e, u)
                        heappush(heap, (total + rest, v))
            continue
        base = level * size
        for e in at[first[u] : first[u + 1]]:
            v = both[e] - u
            new = v + base
            if level < levels and country[v] == through[level] and v not in grazed:
                new += size
            if cheapest(new, inf) < 0 or (mask and flags[e] & mask):
                continue
            if avoid and country[v] in avoid:
                continue
            if only is not None and country[v] != only and country[v] >= 0:
                continue
            total = cost + (length[e] * factors[e] if e in factors else length[e])
            if total < best.get(new, inf):
                rest = lower(v)
                if bounded:
                    real = true[state] + length[e]
                    if real + rest > longest:
                        continue
                    true[new] = real
                if total + rest < found:
                    best[new] = total
                    came[new] = (e, state)
                    heappush(heap, (total + rest, new))
    if direct is not None:
        start, end = starts[direct[0]], ends[direct[1]]
        return Way(
            start=start, end=end, nodes=(), edges=(),
            network_km=abs(start.along - end.along) / 100,
        )  # fmt: skip
    if last < 0:
        return None
    nodes, edges = [last], []
    while True:
        e, before = came[nodes[-1]]
        if before < 0:
            start = starts[-1 - e]
            break
        edges.append(e)
        nodes.append(before)
    nodes = [node % size for node in reversed(nodes)]
    edges.reverse()
    end = ends[goal[nodes[-1]][1]]
    total = sum(length[e] for e in edges)
    total += start.along if nodes[0] == start.tail else start.rest
    total += end.along if nodes[-1] == end.tail else end.rest
    return Way(start=start, end=end, nodes=tuple(nodes), edges=tuple(edges), network_km=total / 100)
