"""What a search goes by: nodes and edges of a network, the points of a place on it, lower bounds.

Lengths inside the search are hundredths of a km (integers), as the network stores them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, inf, sqrt
from typing import Any, Final

from geotrack.earth.networks import Kind, Network, network
from geotrack.routes.compiled import compiled_net
from geotrack.routes.sweeping import climbed, distances

#: a used edge counts this much more in the next search
PENALTY: Final = 1.5


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
        halves = (touching & 0xFFFF).astype(np.uint16), (touching >> 16).astype(np.uint16)
        self.at = _view(number[np.lexsort(halves)])  # short numbers are sorted twice as fast
        count = np.bincount(touching, minlength=size)
        self.first = _view(np.concatenate([[0], np.cumsum(count)]).astype(np.int32))
        self.ends = _view(net.tail.astype(np.int64) + net.head)
        self.length = _view(net.length)
        self.flags = _view(net.flags)
        self.country = _view(net.country)
        self.edges = edges
        self.lats, self.lons = _view(net.lats), _view(net.lons)
        # the points of edge `e` are those from ``points[e]`` to ``points[e + 1] - 1``
        self.points, self.point_lats, self.point_lons = map(
            _view, (net.first, net.point_lats, net.point_lons)
        )
        self.wished = 0  # sweeps over all nodes (`geotrack.routes.sweeping`)
        if "up_count" in net.extra:
            count = net.extra["up_count"]
            start = np.zeros(size + 1, dtype=np.int32)
            np.cumsum(count, out=start[1:])
            owner = np.repeat(np.arange(size, dtype=np.int32), count)
            self.up_start = _view(start)
            self.up_to = _view(net.extra["up_step"] + owner)
            self.up_km = _view(net.extra["up_km"])
        self.compiled = compiled_net(self)


@cache
def roads(kind: Kind) -> Roads:
    """Return a network arranged for searching, once per process."""
    return Roads(network(kind))


class Rest:
    """The true length of what is left to go from any node (hundredths of a km).

    Ways that count more (penalties) or are closed only make the truth longer, so this never misleads a search.
    `remembered` gives what is known already, or None.
    """

    __slots__ = ("_best", "_graph", "_known", "remembered")

    def __init__(self, graph: Roads, targets: Mapping[int, float], *, far: bool = False) -> None:
        self._graph = graph
        swept = distances(graph, targets) if far else None
        self.remembered: Callable[[int], float | None]
        if swept is not None:
            self.remembered = swept
            return
        self._known: dict[int, float] = {}
        self._best = climbed(graph, targets)
        self.remembered = self._known.get

    def __call__(self, node: int) -> float:
        """Return the length of what is left, climbing the hierarchy."""
        found = self.remembered(node)
        if found is None:
            graph, remembered = self._graph, self.remembered
            found = self._best.get(node, inf)
            to, km = graph.up_to, graph.up_km
            for k in range(graph.up_start[node], graph.up_start[node + 1]):
                beyond = remembered(to[k])
                found = min(found, km[k] + (self(to[k]) if beyond is None else beyond))
            self._known[node] = found
        return found


def exact(
    graph: Roads, targets: Mapping[int, float], *, far: bool = False
) -> Callable[[int], float]:
    """Return the true length of what is left to go from any node.

    Parameters
    ----------
    targets
        The cost beyond each goal node.
    far
        Whether it will be asked for so many nodes that it pays to work out all at once.
    """
    if graph.compiled is not None:
        return graph.compiled.rest(targets)
    return Rest(graph, targets, far=far)


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


def box_of(graph: Roads, targets: Iterable[int]) -> tuple[int, int, int, int]:
    """Return south, north, west, east of nodes (thousandths of a degree)."""
    lats, lons = graph.lats, graph.lons
    nodes = list(targets)
    return (
        min(lats[n] for n in nodes),
        max(lats[n] for n in nodes),
        min(lons[n] for n in nodes),
        max(lons[n] for n in nodes),
    )


def straight(graph: Roads, targets: Iterable[int]) -> Callable[[int], float]:
    """Return a lower bound of what is left to go: the straight line to the targets' box."""
    lats, lons = graph.lats, graph.lons
    south, north, west, east = box_of(graph, targets)
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
        across = dx * max(0.0, cos(widest))
        return sqrt(dy * dy + across * across) * 11.05  # not hypot: compiled code has another one

    return bound
