"""A contraction hierarchy: the order in which nodes are taken out, and the arcs that lead upward.

Nodes are removed one by one, the least important first; where a removed node lay on a shortest way
between two neighbors, a shortcut takes its place. What remains of a node's neighbors at its removal are
its upward arcs. Routing climbs them to learn exactly how far any node is from the target.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Any

import numpy as np

#: nodes looked at in one search for a way around a removed node; more finds fewer shortcuts needed
WITNESS_NODES = 60


class _Contraction:
    def __init__(self, tail: Any, head: Any, length: Any, size: int) -> None:
        self.near: list[dict[int, int]] = [{} for _ in range(size)]
        for u, v, w in zip(tail.tolist(), head.tolist(), length.tolist(), strict=True):
            if w < self.near[u].get(v, 1 << 60):
                self.near[u][v] = self.near[v][u] = w
        self.level = [0] * size

    def shortcuts(self, node: int) -> list[tuple[int, int, int]]:
        """Shortcuts that removing the node asks for."""
        near = self.near
        around = list(near[node].items())
        if len(around) < 2:
            return []
        if len(around) == 2:
            (u, a), (v, b) = around
            return [(u, v, a + b)] if near[u].get(v, 1 << 60) > a + b else []
        out = []
        for i, (u, a) in enumerate(around[:-1]):
            targets = {v: a + b for v, b in around[i + 1 :]}
            limit = max(targets.values())
            best = {u: 0}
            heap = [(0, u)]
            left = set(targets)
            settled = 0
            while heap and left and settled < WITNESS_NODES:
                km, x = heappop(heap)
                if km > best[x]:
                    continue
                if km > limit:
                    break
                left.discard(x)
                settled += 1
                for y, step in near[x].items():
                    if y != node:
                        total = km + step
                        if total <= limit and total < best.get(y, 1 << 60):
                            best[y] = total
                            heappush(heap, (total, y))
            for v, through in targets.items():
                if best.get(v, 1 << 60) > through:
                    out.append((u, v, through))
        return out

    def priority(self, node: int) -> int:
        degree = len(self.near[node])
        if degree <= 1:
            return -100
        return 4 * (len(self.shortcuts(node)) - degree) + 2 * self.level[node] + degree

    def run(self) -> tuple[list[int], list[list[tuple[int, int]]]]:
        size = len(self.near)
        heap = [(self.priority(u), u) for u in range(size)]
        heapify(heap)
        order: list[int] = []
        up: list[list[tuple[int, int]]] = [[] for _ in range(size)]
        gone = bytearray(size)
        while heap:
            _, node = heappop(heap)
            if gone[node]:
                continue
            now = self.priority(node)
            if heap and now > heap[0][0]:
                heappush(heap, (now, node))
                continue
            for u, v, km in self.shortcuts(node):
                if km < self.near[u].get(v, 1 << 60):
                    self.near[u][v] = self.near[v][u] = km
            gone[node] = 1
            order.append(node)
            up[node] = sorted(self.near[node].items())
            for v in self.near[node]:
                del self.near[v][node]
                self.level[v] = max(self.level[v], self.level[node] + 1)
            self.near[node] = {}
            if len(order) % 50_000 == 0:
                print(f"{len(order)} of {size} nodes contracted", flush=True)
        return order, up


def hierarchy(tail: Any, head: Any, length: Any, size: int) -> dict[str, Any]:
    """Return the upward arcs: `up_count` per node, then `up_to` and `up_km` of all arcs in order."""
    _, up = _Contraction(tail, head, length, size).run()
    arcs = [arc for row in up for arc in row]
    return {
        "up_count": np.array([len(row) for row in up], dtype=np.int16),
        "up_step": np.array([v - u for u, row in enumerate(up) for v, _ in row], dtype=np.int32),
        "up_km": np.array([km for _, km in arcs], dtype=np.int32),
    }
