"""Mend the gaps of a raw network: dangling ends, lone components, patches from the fact table."""

from __future__ import annotations

from math import atan2, cos, degrees, radians
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

from geotrack.earth.facts import fact
from geotrack.earth.polygons import country_indices
from tools.data.graph import EARTH_RADIUS_KM, Graph, gc_km, unit_vectors

if TYPE_CHECKING:
    from collections.abc import Iterable

#: a dangling end is linked over this gap at most, and over the second when it faces another end
DANGLING_KM, FACING_KM = 6.0, 20.0
#: over water only gaps up to the first, or the second when two ends face one another (rail: bridges,
#: tunnels and train ferries; road: bridges)
WATER_KM = 2.5
WATER_FACING_KM = {"rail": 20.0, "road": 6.0}
#: only if the network's way around is longer than FACTOR · gap + SLACK
FACTOR, SLACK_KM = 4.0, 8.0
#: components with this many nodes are joined to the next one over this gap at most
COMPONENT_NODES, COMPONENT_KM = 8, 12.0
#: a link is this much longer than the straight line: the median of the network's own edges
LINK_FACTOR = 1.06
#: ends face one another when both look along the gap within this angle
FACING_DEG = 40.0
FERRIES = frozenset({"ferry", "train ferry", "shuttle"})
#: a patch joins the network at the nearest nodes within this distance
PATCH_KM = 12.0


def neighborhood(graph: Graph) -> cKDTree:
    return cKDTree(unit_vectors(graph.lats, graph.lons))


def chord(km: float) -> float:
    return float(2 * np.sin(km / EARTH_RADIUS_KM / 2))


def heading(graph: Graph, end: int) -> float | None:
    """Bearing in which a dead end looks, judged over its last 4 km."""
    previous, here, km = end, next(iter(graph.neighbors[end])), 0.0
    while True:
        km += graph.neighbors[previous][here]
        if km >= 4 or len(graph.neighbors[here]) != 2:
            break
        previous, here = here, next(n for n in graph.neighbors[here] if n != previous)
    if here == end:
        return None
    return bearing(graph, here, end)


def bearing(graph: Graph, u: int, v: int) -> float:
    scale = cos(radians(graph.lats[u]))
    east = (graph.lons[v] - graph.lons[u] + 540) % 360 - 180
    return degrees(atan2(east * scale, graph.lats[v] - graph.lats[u])) % 360


def turn(a: float, b: float) -> float:
    return abs((a - b + 180) % 360 - 180)


def patch(graph: Graph, mode: str) -> int:
    """Add the lines of ``facts/patches.csv``; a row of one chain continues the row before."""
    tree = neighborhood(graph)
    size = len(graph.lats)
    count = 0
    last: tuple[str, int] | None = None
    for row in fact("patches"):
        if row["mode"] != mode:
            last = None
            continue
        ends = []
        for side in "ab":
            lat, lon = float(row[f"lat_{side}"]), float(row[f"lon_{side}"])
            if side == "a" and last and last[0] == row["a"]:
                ends.append(last[1])
                continue
            node = graph.add_node(lat, lon)
            ends.append(node)
            distances, found = tree.query(
                unit_vectors([lat], [lon])[0], k=6, distance_upper_bound=chord(PATCH_KM)
            )
            near = [int(i) for i, d in zip(found, distances, strict=True) if i < size]
            if near and row["joins"] in ("both", side):
                for other in near[:2]:
                    graph.add_edge(node, other, max(0.05, graph.gap_km(node, other)), linked=True)
        km = float(row["km"]) if row["km"] else graph.gap_km(*ends) * LINK_FACTOR
        graph.add_edge(ends[0], ends[1], km, linked=True)
        if row["kind"] in FERRIES:
            graph.ferries.add((min(ends), max(ends)))
        last = (row["b"], ends[1])
        count += 1
    return count


def forbid(graph: Graph, mode: str) -> int:
    """Remove the edges that the table of false links names (both ends within 3 km)."""
    tree = neighborhood(graph)
    count = 0
    for row in fact("false_links"):
        if row["mode"] != mode:
            continue
        a = tree.query_ball_point(
            unit_vectors([float(row["lat_a"])], [float(row["lon_a"])])[0], chord(3)
        )
        b = set(
            tree.query_ball_point(
                unit_vectors([float(row["lat_b"])], [float(row["lon_b"])])[0], chord(3)
            )
        )
        for u in a:
            for v in [v for v in graph.neighbors[u] if v in b]:
                graph.remove_edge(u, v)
                count += 1
    return count


def allowed(
    graph: Graph, mode: str, pairs: Iterable[tuple[int, int]], *, facing: bool
) -> list[bool]:
    """Whether links may be drawn: over water and borders only where ends face each other."""
    pairs = list(pairs)
    if not pairs:
        return []
    u, v = np.array(pairs).T
    lats, lons = np.array(graph.lats), np.array(graph.lons)
    east = (lons[v] - lons[u] + 540) % 360 - 180
    at = [
        country_indices(lats[u] + f * (lats[v] - lats[u]), lons[u] + f * east)
        for f in (0, 0.25, 0.5, 0.75, 1)
    ]
    sea = sum((c < 0).astype(int) for c in at[1:4]) >= 2
    same = (at[0] == at[4]) | (at[0] < 0) | (at[4] < 0)
    gap = gc_km(lats[u], lons[u], lats[v], lons[v])
    dry = ~sea | (gap <= (WATER_FACING_KM[mode] if facing else WATER_KM))
    return [bool(x) for x in dry & (same | facing)]


def mend_dangling(graph: Graph, mode: str) -> int:
    """Link dead ends to what lies before them."""
    tree = neighborhood(graph)
    ends = [u for u, near in enumerate(graph.neighbors) if len(near) == 1]
    looks = {u: heading(graph, u) for u in ends}
    points = unit_vectors(graph.lats, graph.lons)
    proposals: list[tuple[float, int, int, bool]] = []
    for u in ends:
        for v in tree.query_ball_point(points[u], chord(FACING_KM)):
            if v == u or v in graph.neighbors[u] or (v in looks and v < u):
                continue
            gap = graph.gap_km(u, v)
            along, back = bearing(graph, u, v), bearing(graph, v, u)
            mine, other = looks[u], looks.get(v)
            facing = (
                mine is not None
                and other is not None
                and turn(mine, along) <= FACING_DEG
                and turn(other, back) <= FACING_DEG
            )
            if gap <= DANGLING_KM or facing:
                proposals.append((gap, u, v, facing))
    proposals.sort()
    ok = {}
    for facing in (False, True):
        chosen = [(u, v) for _, u, v, f in proposals if f == facing]
        ok.update(zip(chosen, allowed(graph, mode, chosen, facing=facing), strict=True))
    count = 0
    tried: dict[int, int] = {}
    for gap, u, v, _ in proposals:
        if not ok[u, v] or tried.get(u, 0) >= 12 or u in graph_linked(graph, u):
            continue
        tried[u] = tried.get(u, 0) + 1
        limit = FACTOR * gap + SLACK_KM
        if v in graph.within(u, limit):
            continue
        graph.add_edge(u, v, max(0.05, gap * LINK_FACTOR), linked=True)
        count += 1
    return count


def graph_linked(graph: Graph, u: int) -> set[int]:
    """`u` itself if it has a link already (one link per dead end)."""
    return {u} if any((min(u, v), max(u, v)) in graph.linked for v in graph.neighbors[u]) else set()


def join_components(graph: Graph, mode: str) -> int:
    """Join each component to its nearest neighbor over short gaps, smallest gaps first."""
    count = 0
    for _ in range(4):
        label = graph.components()
        sizes = np.bincount(label)
        points = unit_vectors(graph.lats, graph.lons)
        tree = cKDTree(points)
        best: dict[tuple[int, int], tuple[float, int, int]] = {}
        for u in np.flatnonzero((label > 0) & (sizes[label] >= COMPONENT_NODES)):
            for v in tree.query_ball_point(points[u], chord(COMPONENT_KM)):
                if label[v] != label[u] and sizes[label[v]] >= COMPONENT_NODES:
                    key = (min(label[u], label[v]), max(label[u], label[v]))
                    gap = graph.gap_km(int(u), v)
                    if gap < best.get(key, (np.inf, 0, 0))[0]:
                        best[key] = (gap, int(u), int(v))
        links = sorted(best.values())
        fine = allowed(graph, mode, [(u, v) for _, u, v in links], facing=False)
        added = 0
        joined: set[int] = set()
        for (gap, u, v), good in zip(links, fine, strict=True):
            smaller = int(max(label[u], label[v]))
            if good and smaller not in joined:
                graph.add_edge(u, v, max(0.05, gap * LINK_FACTOR), linked=True)
                joined.add(smaller)
                added += 1
        count += added
        if not added:
            break
    return count
