"""The true distance from a place to every node at once: one sweep down the hierarchy.

On a far way a search asks for the distances of tens of thousands of nodes; climbing for each of them costs more
than sweeping over all two hundred thousand of the world's roads, a level at a time (5 ms).
"""

from __future__ import annotations

from functools import cache
from heapq import heapify, heappop, heappush
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geotrack.routes.search import Roads

#: sweeps that must have been wished for before the levels are worked out, which costs as much as 20 of them
_WORTH: Final = 8


class _Level(NamedTuple):
    """Nodes of one level, and the ways up from them: those of node ``k`` begin at ``first[k]``."""

    nodes: Any
    to: Any
    km: Any
    first: Any


def climbed(graph: Roads, targets: Mapping[int, float]) -> dict[int, float]:
    """Return the distance of the nodes above the targets; `targets` gives the cost beyond each."""
    start, to, km = graph.up_start, graph.up_to, graph.up_km
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
    return best


def distances(graph: Roads, targets: Mapping[int, float]) -> Callable[[int], float] | None:
    """Return the true distance between any node and the targets (hundredths of a km).

    None: there have been too few far ways yet for the preparation to be worth it; climb instead, which gives the
    same.
    """
    graph.wished += 1
    if graph.wished < _WORTH:
        return None
    far: Any = np.full(len(graph.lats), inf)
    best = climbed(graph, targets)
    far[list(best)] = list(best.values())
    for level in _levels(graph):
        beyond = np.minimum.reduceat(level.km + far[level.to], level.first)
        far[level.nodes] = np.minimum(far[level.nodes], beyond)
    return memoryview(far).__getitem__


@cache
def _levels(graph: Roads) -> list[_Level]:
    """Return the levels of the hierarchy below its top, each after all that it leads up to."""
    size = len(graph.lats)
    start, to, km = (np.asarray(a) for a in (graph.up_start, graph.up_to, graph.up_km))
    count = np.diff(start)
    owner = np.repeat(np.arange(size, dtype=np.int32), count)
    order = np.argsort(to, kind="stable")
    below = owner[order]
    first_below = np.searchsorted(to[order], np.arange(size + 1))
    left = count.copy()
    nodes = np.flatnonzero(left == 0)
    out: list[_Level] = []
    while True:
        under = below[_ranges(first_below[nodes], first_below[nodes + 1])]
        if not len(under):
            return out
        np.subtract.at(left, under, 1)
        nodes = np.unique(under[left[under] == 0])
        ways = _ranges(start[nodes], start[nodes + 1])
        first = np.cumsum(count[nodes]) - count[nodes]
        out.append(_Level(nodes, to[ways], km[ways].astype(float), first))


def _ranges(begin: Any, end: Any) -> Any:
    """Return all numbers of several ranges, one range after the other."""
    sizes = end - begin
    offset = np.cumsum(sizes) - sizes
    return np.repeat(begin - offset, sizes) + np.arange(int(sizes.sum()))
