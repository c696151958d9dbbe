"""Build the packed networks: ``python -m tools.data.networks [rail] [road] [sea]``.

Rail and road come from ``scgraph_data`` (OpenStreetMap, ODbL), sea lanes from ``searoute``. Gaps are
mended (see `repair`), nodes of degree two are contracted into shapes, edges are sorted along a Morton
curve, and a contraction hierarchy is added for fast routing. The same bytes each time.
"""

from __future__ import annotations

import itertools
import sys
from importlib import import_module
from typing import Any

import numpy as np

from geotrack.earth.networks import pack
from geotrack.earth.polygons import countries, country_indices
from tools.data import DATA
from tools.data.graph import Graph, gc_km
from tools.data.repair import forbid, join_components, mend_dangling, patch
from tools.data.sealanes import sea_graph

RAW = {"rail": "world_railways", "road": "world_highways"}
#: components with fewer nodes and km than this are dropped: sidings, mine tracks, museum lines
SMALL_NODES, SMALL_KM = 4, 10.0
#: nodes this close along an edge are one junction: ramps, second carriageways, station throats
JUNCTION_KM = {"rail": 0.2, "road": 0.4}
#: dead ends shorter than this are left out
SPUR_KM = {"rail": 1.0, "road": 1.5, "sea": 0.0}


def morton(lats: Any, lons: Any) -> Any:
    """Interleave the bits of both coordinates (thousandths of a degree)."""

    def spread(x: Any) -> Any:
        x = x.astype(np.uint64)
        for shift, mask in (
            (16, 0x0000FFFF0000FFFF),
            (8, 0x00FF00FF00FF00FF),
            (4, 0x0F0F0F0F0F0F0F0F),
            (2, 0x3333333333333333),
            (1, 0x5555555555555555),
        ):
            x = (x | (x << np.uint64(shift))) & np.uint64(mask)
        return x

    return spread(np.asarray(lats) + 90_000) | (spread(np.asarray(lons) + 180_000) << np.uint64(1))


def drop_small(graph: Graph) -> int:
    label = graph.components()
    nodes = np.bincount(label)
    km = np.zeros(len(nodes))
    for u, near in enumerate(graph.neighbors):
        km[label[u]] += sum(near.values()) / 2
    small = (nodes < SMALL_NODES) | (km < SMALL_KM)
    for u in np.flatnonzero(small[label]).tolist():
        for v in list(graph.neighbors[u]):
            graph.remove_edge(u, v)
    return int(small.sum())


def countries_of(graph: Graph) -> Any:
    """Index of each node's country; nodes just off the coast take their neighbor's."""
    found = country_indices(graph.lats, graph.lons).astype(np.int32)
    for _ in range(12):
        changed = 0
        for u in np.flatnonzero(found < 0).tolist():
            near = [found[v] for v in sorted(graph.neighbors[u]) if found[v] >= 0]
            if near:
                found[u] = near[0]
                changed += 1
        if not changed:
            break
    return found


def chains(graph: Graph, country: Any) -> tuple[list[list[int]], list[float]]:
    """Paths between nodes of degree other than two; countries change only at their ends."""
    near = graph.neighbors

    def stays(u: int) -> bool:
        if len(near[u]) != 2:
            return True
        a, b = near[u]
        if country[u] != country[a] or country[u] != country[b]:
            return True
        links = {(min(u, v), max(u, v)) in graph.linked for v in (a, b)}
        return len(links) == 2

    keep = [stays(u) for u in range(len(near))]
    seen: set[int] = set()
    paths, lengths = [], []

    def walk(start: int, step: int) -> tuple[list[int], float]:
        path, km = [start, step], near[start][step]
        while not keep[path[-1]] and path[-1] != start:
            here, before = path[-1], path[-2]
            after = next(v for v in near[here] if v != before)
            km += near[here][after]
            path.append(after)
        return path, km

    for u in range(len(near)):
        if keep[u]:
            for v in sorted(near[u]):
                path, km = walk(u, v)
                if path[0] == path[-1] or (path[0], path[1]) > (path[-1], path[-2]):
                    continue
                seen.update(path)
                paths.append(path)
                lengths.append(km)
    return paths, lengths


def thin(paths: list[list[int]], lengths: list[float]) -> list[int]:
    """Drop chains that run beside a shorter one between the same ends (second tracks, loops)."""
    best: dict[tuple[int, int], float] = {}
    for path, km in zip(paths, lengths, strict=True):
        key = (min(path[0], path[-1]), max(path[0], path[-1]))
        best[key] = min(km, best.get(key, np.inf))
    taken: set[tuple[int, int]] = set()
    kept = []
    for i, (path, km) in enumerate(zip(paths, lengths, strict=True)):
        key = (min(path[0], path[-1]), max(path[0], path[-1]))
        shortest = best[key]
        if km == shortest and key not in taken:
            taken.add(key)
            kept.append(i)
    return kept


def merge_junctions(graph: Graph, kind: str) -> int:
    """Make one node of each junction: nodes joined by very short edges, shortest first.

    An edge keeps its length, or the straight line between its new ends where that is longer.
    """
    limit = JUNCTION_KM[kind]
    short = sorted(
        (km, u, v)
        for u, near in enumerate(graph.neighbors)
        for v, km in near.items()
        if u < v and km <= limit and (u, v) not in graph.linked
    )
    parent = list(range(len(graph.lats)))
    box = {}

    def root(u: int) -> int:
        while parent[u] != u:
            parent[u] = parent[parent[u]]
            u = parent[u]
        return u

    for _, u, v in short:
        a, b = root(u), root(v)
        if a == b:
            continue
        x = box.get(a, (graph.lats[a], graph.lons[a], graph.lats[a], graph.lons[a]))
        y = box.get(b, (graph.lats[b], graph.lons[b], graph.lats[b], graph.lons[b]))
        both = (min(x[0], y[0]), min(x[1], y[1]), max(x[2], y[2]), max(x[3], y[3]))
        if gc_km(*both) > 2 * limit:
            continue
        keep, gone = (a, b) if len(graph.neighbors[a]) >= len(graph.neighbors[b]) else (b, a)
        parent[gone] = keep
        box[keep] = both
    count = 0
    for u in range(len(parent)):
        keep = root(u)
        if keep == u:
            continue
        count += 1
        for v, km in list(graph.neighbors[u].items()):
            linked = (min(u, v), max(u, v)) in graph.linked
            ferry = (min(u, v), max(u, v)) in graph.ferries
            graph.remove_edge(u, v)
            if root(v) != keep:
                graph.add_edge(keep, v, max(km, graph.gap_km(keep, v)), linked=linked)
                if ferry:
                    graph.ferries.add((min(keep, v), max(keep, v)))
    return count


def simplify(graph: Graph, kind: str) -> int:
    """Take out second tracks and short spurs until nothing changes; returns the km taken out."""
    country = countries_of(graph)
    spur = SPUR_KM[kind]
    removed = 0.0
    for _ in range(8):
        before = removed
        paths, lengths = chains(graph, country)
        kept = set(thin(paths, lengths))
        for i, (path, km) in enumerate(zip(paths, lengths, strict=True)):
            dead = km < spur and (len(graph.neighbors[path[0]]) == 1) != (
                len(graph.neighbors[path[-1]]) == 1
            )
            if i in kept and not dead:
                continue
            for a, b in itertools.pairwise(path):
                graph.remove_edge(a, b)
            removed += km
        if removed == before:
            break
    return round(removed)


def packed(
    graph: Graph, kind: str, flags: dict[tuple[int, int], int], passages: list[str]
) -> bytes:
    graph.split_at_antimeridian()
    country = np.full(len(graph.lats), -1) if kind == "sea" else countries_of(graph)
    paths, lengths = chains(graph, country)
    kept = thin(paths, lengths)
    paths, lengths = [paths[i] for i in kept], [lengths[i] for i in kept]
    lats = np.round(np.array(graph.lats) * 1000).astype(np.int32)
    lons = np.round(np.array(graph.lons) * 1000).astype(np.int32)
    ends = np.array([[p[0], p[-1]] for p in paths])
    used = np.unique(ends)
    nodes = used[np.argsort(morton(lats[used], lons[used]), kind="stable")]
    number = np.full(len(lats), -1, dtype=np.int64)
    number[nodes] = np.arange(len(nodes))
    tail, head = number[ends[:, 0]], number[ends[:, 1]]
    flip = tail > head
    paths = [p[::-1] if f else p for p, f in zip(paths, flip.tolist(), strict=True)]
    tail, head = np.minimum(tail, head), np.maximum(tail, head)
    order = np.lexsort((head, tail))
    tail, head = tail[order].astype(np.int32), head[order].astype(np.int32)
    paths = [paths[i] for i in order]
    length = np.maximum(1, np.round(np.array(lengths)[order] * 100)).astype(np.int32)
    flag = np.zeros(len(paths), dtype=np.int32)
    for i, path in enumerate(paths):
        for a, b in itertools.pairwise(path):
            key = (min(a, b), max(a, b))
            flag[i] |= flags.get(key, 0) | (1 if key in graph.linked else 0)
    inner = np.array([len(p) - 2 for p in paths], dtype=np.int32)
    within = np.array([n for p in paths for n in p[1:-1]], dtype=np.int64)
    label = graph.components()
    component = label[nodes[tail]].astype(np.int32)
    codes = [c.iso for c in countries("50m")]
    from tools.data.hierarchy import hierarchy

    sections = {
        "lats": lats[nodes],
        "lons": lons[nodes],
        "country": country[nodes].astype(np.int16),
        "tail": tail,
        "head": head,
        "length": length,
        "flags": flag.astype(np.int32),
        "component": component,
        "inner": inner,
        "inner_lats": lats[within],
        "inner_lons": lons[within],
        **hierarchy(tail, head, length, len(nodes)),
    }
    print(f"{kind}: {len(nodes)} nodes, {len(paths)} edges, {length.sum() / 100:.0f} km")
    return pack(sections, {"kind": kind, "codes": codes, "passages": passages})


def land(kind: str) -> bytes:
    raw = getattr(import_module(f"scgraph_data.{RAW[kind]}"), f"{RAW[kind]}_geograph")
    graph = Graph.of(raw.nodes, raw.graph)
    print(
        f"{kind}: {forbid(graph, kind)} false links removed, {patch(graph, kind)} patches,", end=" "
    )
    print(join_components(graph, kind), "components joined,", end=" ", flush=True)
    print(mend_dangling(graph, kind), "dangling ends,", end=" ", flush=True)
    print(
        join_components(graph, kind),
        "components,",
        drop_small(graph),
        "dropped,",
        end=" ",
        flush=True,
    )
    print(merge_junctions(graph, kind), "nodes merged,", end=" ", flush=True)
    print(simplify(graph, kind), "km of second tracks and spurs left out", flush=True)
    return packed(graph, kind, dict.fromkeys(graph.ferries, 2), [])


def main(kinds: list[str]) -> None:
    for kind in kinds or ["rail", "road", "sea"]:
        if kind == "sea":
            graph, flags, passages = sea_graph()
            print("sea:", drop_small(graph), "components dropped")
            raw = packed(graph, kind, flags, passages)
        else:
            raw = land(kind)
        path = DATA / "networks" / f"{kind}.bin"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
        print(path.name, len(raw))


if __name__ == "__main__":
    main(sys.argv[1:])
