"""From a found way to what the report shows: countries, crossings, line."""

from __future__ import annotations

import itertools
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Any

from geotrack.earth.geodesy import unwrap
from geotrack.earth.networks import schematic
from geotrack.model import Alternative, Line
from geotrack.routes.crossings import VISIT_KM, VISIT_SHARE, crossing_at, located
from geotrack.routes.passages import FERRY_FLAG, passages_used

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.routes.search import Roads, Way


def length_km(ways: Sequence[Way]) -> float:
    """Length of the ways one after the other, with the straight access at the outer ends."""
    inner = sum(way.network_km for way in ways)
    return inner + ways[0].start.off_km + ways[-1].end.off_km


def visits(graph: Roads, ways: Sequence[Way]) -> list[tuple[int, float, float, int, int]]:
    """Return the countries passed: index, first km, last km, and first and last edge number.

    Visits shorter than 2 km or 1 % of the way are left out unless they are first or last.
    """
    found: list[list[Any]] = []
    km, step = ways[0].start.off_km, 0
    for way in ways:
        for k, node in enumerate(way.nodes):
            if k == 0:
                km += (way.start.along if node == way.start.tail else way.start.rest) / 100
            else:
                km += graph.length[way.edges[k - 1]] / 100
                step += 1
            country = graph.country[node]
            if country < 0:
                continue
            if found and found[-1][0] == country:
                found[-1][2], found[-1][4] = km, step
            else:
                found.append([country, km, km, step, step])
        step += 1
        if not way.nodes:
            km += way.network_km
        else:
            km += (way.end.along if way.nodes[-1] == way.end.tail else way.end.rest) / 100
    total = length_km(ways)
    last = len(found) - 1
    kept = [
        v for i, v in enumerate(found)
        if i in (0, last) or _stay(found, i) >= max(VISIT_KM, VISIT_SHARE * total)
    ]  # fmt: skip
    merged: list[list[Any]] = []
    for visit in kept:
        if merged and merged[-1][0] == visit[0]:
            merged[-1][2], merged[-1][4] = visit[2], visit[4]
        else:
            merged.append(visit)
    return [(v[0], v[1], v[2], v[3], v[4]) for v in merged]


def _note(graph: Roads, ways: Sequence[Way]) -> str | None:
    """Name the sea passages or the ferries that a way uses; None when it uses none."""
    edges = [edge for way in ways for edge in (way.start.edge, *way.edges, way.end.edge)]
    if graph.net.kind == "sea":
        used = passages_used(graph.net, edges)
        return f"by way of {', '.join(used)}" if used else None
    if (graph.net.flags[edges] & FERRY_FLAG).any():
        return "with a ferry or shuttle train"
    return None


def winding(graph: Roads, ways: Sequence[Way]) -> float:
    """Return how much longer the edges are than their drawn shapes, at least 1."""
    import numpy as np

    net = graph.net
    edges = np.array([edge for way in ways for edge in way.edges], dtype=np.int64)
    if not len(edges):
        return 1.0
    first = net.first[edges]
    count = net.first[edges + 1] - first - 1
    starts = np.cumsum(count) - count
    index = np.arange(int(count.sum())) - np.repeat(starts - first, count)
    lats, lons = net.point_lats, net.point_lons
    dy = (lats[index + 1] - lats[index]).astype(float)
    middle = (lats[index + 1] + lats[index]) * (np.pi / 360_000)
    dx = (lons[index + 1] - lons[index]) * np.cos(middle)
    drawn = float(np.hypot(dx, dy).sum()) * 0.11119
    return max(1.0, float(net.length[edges].sum()) / 100 / max(drawn, 1e-6))


def _stay(found: list[list[Any]], i: int) -> float:
    """Km spent in a country: from the middle of the way in to the middle of the way out."""
    return float((found[i][2] + found[i + 1][1]) / 2 - (found[i - 1][2] + found[i][1]) / 2)


def describe(
    graph: Roads, ways: Sequence[Way], mode: str, *, factor: float = 1.0, geometry: bool = True
) -> Alternative:
    """Return the alternative that the ways amount to; `factor` corrects the network's lengths."""
    codes = graph.net.codes
    note = _note(graph, ways)
    passed = visits(graph, ways)
    countries = tuple(codes[v[0]] for v in passed)
    best_km = round(factor * length_km(ways), 1)
    if not geometry:
        return Alternative(best_km=best_km, countries=countries, note=note)
    lats, lons, flags, km = _course(graph, ways)
    borders = [
        (codes[before[0]], codes[after[0]], before[2], after[1])
        for before, after in itertools.pairwise(passed)
    ]
    crossings = [
        crossing_at(*between[:2], lat, lon, mode, km=round(factor * at, 1))
        for between, (lat, lon, at) in zip(borders, located(lats, lons, km, borders), strict=True)
    ]
    line = Line(lats=tuple(lats), lons=unwrap(tuple(lons)), schematic=tuple(flags))
    return Alternative(
        best_km=best_km, countries=countries, crossings=tuple(crossings), line=line, note=note
    )


def _course(
    graph: Roads, ways: Sequence[Way]
) -> tuple[list[float], list[float], list[bool], list[float]]:
    """Points of the ways in degrees, whether each segment is schematic, and km at each point.

    Kilometres are those of the network: an edge's length is spread over its shape.
    """
    import numpy as np

    lats: list[float] = []
    lons: list[float] = []
    flags: list[bool] = []
    lengths = [ways[0].start.off_km]

    def add(points: tuple[list[float], list[float]], marks: list[bool], length: float) -> None:
        plats, plons = points
        steps = _steps(plats, plons)
        whole = sum(steps) or 1.0
        begun = bool(lats)
        lats.extend(plats[begun:])
        lons.extend(plons[begun:])
        flags.extend(marks)
        lengths.extend([length * step / whole for step in steps])

    for way in ways:
        if not way.nodes:
            points, marks = _piece(graph, way.start.edge, way.start.share, way.end.share)
            add(points, marks, way.network_km)
            continue
        first, last = way.nodes[0], way.nodes[-1]
        to = 0.0 if first == way.start.tail else 1.0
        part = (way.start.along if to == 0.0 else way.start.rest) / 100
        add(*_piece(graph, way.start.edge, way.start.share, to), part)
        inner = _whole(graph, way)
        lats += inner[0]
        lons += inner[1]
        flags += inner[2]
        lengths += inner[3]
        back = 0.0 if last == way.end.tail else 1.0
        part = (way.end.along if back == 0.0 else way.end.rest) / 100
        add(*_piece(graph, way.end.edge, back, way.end.share), part)
    if graph.net.kind != "sea":
        unsurveyed = schematic(np.array(lats) * 1000, np.array(lons) * 1000, flagged=False)
        flags = [a or b for a, b in zip(flags, unsurveyed, strict=True)]
    return lats, lons, flags, list(itertools.accumulate(lengths))


def _whole(graph: Roads, way: Way) -> tuple[list[float], list[float], list[bool], list[float]]:
    """Return the edges between the first node of a way and the last, all at once: a far way has a thousand.

    Their points but for the first of each, in degrees; whether the segments to these are schematic, and their km.
    """
    import numpy as np

    net = graph.net
    edges = np.array(way.edges, dtype=np.int64)
    first, behind = net.first[edges], net.first[edges + 1]
    ahead = net.tail[edges] == np.array(way.nodes[:-1], dtype=np.int64)
    count = behind - first
    begins = np.cumsum(count) - count
    along = np.arange(int(count.sum())) - np.repeat(begins, count)
    points = np.repeat(np.where(ahead, first, behind - 1), count)
    points += np.where(np.repeat(ahead, count), along, -along)
    lats, lons = net.point_lats[points] / 1000, net.point_lons[points] / 1000
    later = np.flatnonzero(along)
    owner = np.repeat(np.arange(len(edges)), count - 1)
    scale = np.array([cos(radians(lat)) for lat in lats[begins].tolist()])[owner]
    north, east = lats[later] - lats[later - 1], (lons[later] - lons[later - 1]) * scale
    # not numpy's, which is another one
    steps = np.array(list(map(hypot, north.tolist(), east.tolist())))
    whole = np.bincount(owner, weights=steps, minlength=len(edges))
    whole[whole == 0] = 1.0
    km = (net.length[edges] / 100)[owner] * steps / whole[owner]
    marks = (net.flags[edges] & 3 != 0)[owner]
    return lats[later].tolist(), lons[later].tolist(), marks.tolist(), km.tolist()


def _piece(
    graph: Roads, edge: int, start: float, stop: float
) -> tuple[tuple[list[float], list[float]], list[bool]]:
    """Return the part of an edge's shape between two shares of its drawn length."""
    lo, hi = graph.points[edge], graph.points[edge + 1]
    lats = [lat / 1000 for lat in graph.point_lats[lo:hi]]
    lons = [lon / 1000 for lon in graph.point_lons[lo:hi]]
    marks = [bool(graph.flags[edge] & 3)] * (len(lats) - 1)
    flip = start > stop
    low, high = (stop, start) if flip else (start, stop)
    if low > 0 or high < 1:
        lats, lons, marks = _cut(lats, lons, marks, low, high)
    if flip:
        return (lats[::-1], lons[::-1]), marks[::-1]
    return (lats, lons), marks


def _cut(
    lats: list[float], lons: list[float], marks: list[bool], low: float, high: float
) -> tuple[list[float], list[float], list[bool]]:
    steps = _steps(lats, lons)
    whole = sum(steps)
    a, b = low * whole, high * whole
    out_lats: list[float] = []
    out_lons: list[float] = []
    out_marks: list[bool] = []
    at = 0.0
    for i, step in enumerate(steps):
        begin, end = max(a, at), min(b, at + step)
        if end > begin or (not out_lats and at + step >= a):
            for position in (begin, end) if not out_lats else (end,):
                f = (position - at) / step if step > 0 else 0.0
                out_lats.append(lats[i] + f * (lats[i + 1] - lats[i]))
                out_lons.append(lons[i] + f * (lons[i + 1] - lons[i]))
            out_marks.append(marks[i])
        at += step
        if at >= b:
            break
    if not out_lats:
        return [lats[-1], lats[-1]], [lons[-1], lons[-1]], [False]
    return out_lats, out_lons, out_marks


def _steps(lats: list[float], lons: list[float]) -> list[float]:
    scale = cos(radians(lats[0]))
    return [
        hypot(b - a, (d - c) * scale)
        for a, b, c, d in zip(lats, lats[1:], lons, lons[1:], strict=False)
    ]
