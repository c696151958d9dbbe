"""Shortest ways through a network: A* over the edges, with a lower bound that never misleads.

Where a compiler was there, `_ways.c` takes the same steps with the same arithmetic.

Lengths inside the search are hundredths of a km (integers), as the network stores them.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from geotrack.routes.compiled import is_compiled
from geotrack.routes.search import Rest, Way, box_of, goals, straight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geotrack.routes._ways import Net
    from geotrack.routes.search import Access, Roads

#: stands for the cost of a node that is done with: nothing is cheaper
_DONE: Final = -1.0


class ExhaustedError(Exception):
    """A search looked at more nodes than it was allowed to."""


def _nothing(_node: int) -> None:
    return None


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
    size = len(graph.country)
    best: dict[int, float] = {}
    begun: dict[int, int] = {}  # state → number of the start
    found = inf
    direct: tuple[int, int] | None = None
    for k, start in enumerate(starts):
        weight = factors.get(start.edge, 1.0)
        for node, along in ((start.tail, start.along), (start.head, start.rest)):
            cost = along * weight + start.off_km * 100
            state = node
            if through and graph.country[node] == through[0] and node not in grazed:
                state += size
            if cost < best.get(state, inf):
                best[state] = cost
                begun[state] = k
        for j, end in enumerate(() if through else ends):
            if end.edge == start.edge:
                cost = (start.off_km + end.off_km) * 100 + abs(start.along - end.along) * weight
                if cost < found:
                    found, direct = cost, (k, j)
    asked = _Asked(
        goal=goal, factors=factors, mask=mask, avoid=avoid, only=only, through=through, grazed=grazed,
        bound=bound, longest=longest, budget=budget,
    )  # fmt: skip
    if graph.compiled is not None and (bound is None or is_compiled(bound)):
        way = _by_compiled(graph.compiled, graph, best, found, asked)
    else:
        way = _by_steps(graph, best, found, asked)
    if way is None:
        if direct is None:
            return None
        start, end = starts[direct[0]], ends[direct[1]]
        return Way(
            start=start, end=end, nodes=(), edges=(),
            network_km=abs(start.along - end.along) / 100,
        )  # fmt: skip
    states, edges = way
    start = starts[begun[states[-1]]]
    nodes = [state % size for state in reversed(states)]
    edges.reverse()
    end = ends[goal[nodes[-1]][1]]
    total = sum(map(graph.length.__getitem__, edges))
    total += start.along if nodes[0] == start.tail else start.rest
    total += end.along if nodes[-1] == end.tail else end.rest
    return Way(start=start, end=end, nodes=tuple(nodes), edges=tuple(edges), network_km=total / 100)


class _Asked(NamedTuple):
    """What is asked of a search; see `shortest`."""

    goal: dict[int, tuple[float, int]]
    factors: Mapping[int, float]
    mask: int
    avoid: frozenset[int]
    only: int | None
    through: tuple[int, ...]
    grazed: frozenset[int]
    bound: Callable[[int], float] | None
    longest: float
    budget: int


def _by_compiled(
    net: Net, graph: Roads, seeds: dict[int, float], found: float, asked: _Asked
) -> tuple[list[int], list[int]] | None:
    """Return states and edges of the way, last first; None when there is none shorter than `found`."""
    bound = asked.bound
    way = net.search(
        seeds,
        asked.goal,
        found,
        asked.factors,
        asked.mask,
        asked.avoid,
        -1 if asked.only is None else asked.only,
        asked.through,
        asked.grazed,
        bound if is_compiled(bound) else None,
        box_of(graph, asked.goal) if bound is None else (0, 0, 0, 0),
        asked.longest,
        asked.budget,
    )
    if way is False:
        raise ExhaustedError
    return way


def _by_steps(
    graph: Roads, seeds: dict[int, float], found: float, asked: _Asked
) -> tuple[list[int], list[int]] | None:
    """Do what `_by_compiled` does, without it."""
    goal, factors, mask, avoid, only, through, grazed, bound, longest, budget = asked
    lower = bound or straight(graph, goal)
    size, levels, last = len(graph.country), len(through), -1
    best = seeds
    heap = [(cost + lower(state % size), state) for state, cost in seeds.items()]
    heapify(heap)
    came: dict[int, tuple[int, int]] = {}  # state → (edge, state before); none at a start
    true: dict[int, float] = dict(best)
    bounded = longest < inf
    first, at, both, length = graph.first, graph.at, graph.ends, graph.length
    plain = not levels and not mask and not avoid and only is None
    remembered = lower.remembered if isinstance(lower, Rest) else _nothing
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
            found, last = cost + goal[u][0], state
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
    if last < 0:
        return None
    states, edges = [last], []
    while states[-1] in came:
        e, before = came[states[-1]]
        edges.append(e)
        states.append(before)
    return states, edges
