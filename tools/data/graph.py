"""An undirected network under construction: nodes in thousandths of a degree, edges with lengths."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import Any

import numpy as np

EARTH_RADIUS_KM = 6371.0088


def gc_km(lat1: Any, lon1: Any, lat2: Any, lon2: Any) -> Any:
    """Great-circle km of arrays in degrees."""
    lat1, lon1, lat2, lon2 = map(np.radians, (lat1, lon1, lat2, lon2))
    h = (
        np.sin((lat2 - lat1) / 2) ** 2
        + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1, np.sqrt(h)))


def unit_vectors(lats: Any, lons: Any) -> Any:
    lat, lon = np.radians(lats), np.radians(lons)
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


@dataclass(slots=True)
class Graph:
    """`neighbors[u][v]` is the length of the edge in km; `linked` holds the edges that were added."""

    lats: list[float]
    lons: list[float]
    neighbors: list[dict[int, float]]
    linked: set[tuple[int, int]] = field(default_factory=set)
    ferries: set[tuple[int, int]] = field(default_factory=set)

    def add_node(self, lat: float, lon: float) -> int:
        self.lats.append(round(lat, 3))
        self.lons.append(round(lon, 3))
        self.neighbors.append({})
        return len(self.lats) - 1

    def add_edge(self, u: int, v: int, km: float, *, linked: bool = False) -> None:
        if u == v:
            return
        if km < self.neighbors[u].get(v, float("inf")):
            self.neighbors[u][v] = self.neighbors[v][u] = km
            if linked:
                self.linked.add((min(u, v), max(u, v)))

    def remove_edge(self, u: int, v: int) -> None:
        self.neighbors[u].pop(v, None)
        self.neighbors[v].pop(u, None)
        self.linked.discard((min(u, v), max(u, v)))

    def split_at_antimeridian(self) -> int:
        """Cut edges that cross ±180° in two, joined by an edge of almost no length."""
        count = 0
        for u in range(len(self.lats)):
            for v, km in list(self.neighbors[u].items()):
                east, west = self.lons[u], self.lons[v]
                if not (east > west and east - west > 180):
                    continue
                span = west + 360 - east
                share = (180 - east) / span if span else 0.5
                lat = self.lats[u] + share * (self.lats[v] - self.lats[u])
                self.remove_edge(u, v)
                a, b = self.add_node(lat, 180.0), self.add_node(lat, -180.0)
                self.add_edge(u, a, max(0.01, km * share))
                self.add_edge(a, b, 0.01)
                self.add_edge(b, v, max(0.01, km * (1 - share)))
                count += 1
        return count

    def gap_km(self, u: int, v: int) -> float:
        return float(gc_km(self.lats[u], self.lons[u], self.lats[v], self.lons[v]))

    def within(self, start: int, limit_km: float) -> dict[int, float]:
        """Network distance of all nodes within `limit_km`."""
        best = {start: 0.0}
        done: dict[int, float] = {}
        heap = [(0.0, start)]
        while heap:
            km, u = heapq.heappop(heap)
            if u in done:
                continue
            done[u] = km
            for v, step in self.neighbors[u].items():
                total = km + step
                if total <= limit_km and total < best.get(v, float("inf")):
                    best[v] = total
                    heapq.heappush(heap, (total, v))
        return done

    def components(self) -> Any:
        """Number of the component of each node, the largest being 0."""
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import connected_components

        pairs = [(u, v) for u, near in enumerate(self.neighbors) for v in near if u < v]
        rows, cols = np.array(pairs).T
        size = len(self.lats)
        _, label = connected_components(
            csr_matrix((np.ones(len(rows)), (rows, cols)), shape=(size, size)), directed=False
        )
        order = np.argsort(-np.bincount(label), kind="stable")
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        return rank[label]

    @classmethod
    def of(cls, nodes: list[list[float]], adjacency: list[dict[int, float]]) -> Graph:
        graph = cls(
            [round(n[0], 3) for n in nodes], [round(n[1], 3) for n in nodes], [{} for _ in nodes]
        )
        for u, near in enumerate(adjacency):
            for v, km in near.items():
                graph.add_edge(u, v, km)
        return graph
