"""The sea lanes: searoute's marnet with its passages, and those of ``facts/passages.csv``."""

from __future__ import annotations

import itertools
import json
from importlib.util import find_spec
from pathlib import Path

from geotrack.earth.facts import fact
from tools.data.graph import Graph
from tools.data.repair import patch

#: flags 1 and 2 are gaps and ferries; passages follow in the order of the table
FIRST_PASSAGE_FLAG = 4


def sea_graph() -> tuple[Graph, dict[tuple[int, int], int], list[str]]:
    """The lanes, the passage flags of edges, and the names of the passages in order of flags."""
    spec = find_spec("searoute")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "data" / "marnet_searoute.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    passages = [row["name"] for row in fact("passages")]
    graph = Graph([], [], [])
    number: dict[tuple[float, float], int] = {}
    flags: dict[tuple[int, int], int] = {}

    def node(lon: float, lat: float) -> int:
        lon = (lon + 180) % 360 - 180
        key = (round(lat, 3), round(lon, 3))
        if key not in number:
            number[key] = graph.add_node(key[0], key[1])
        return number[key]

    for feature in features:
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        for part in parts if geometry["type"] == "MultiLineString" else [parts]:
            nodes = [node(*point[:2]) for point in part]
            for u, v in itertools.pairwise(nodes):
                if u == v:
                    continue
                graph.add_edge(u, v, max(0.01, graph.gap_km(u, v)))
                passage = feature["properties"].get("passage")
                if passage:
                    key = (min(u, v), max(u, v))
                    flags[key] = flags.get(key, 0) | (FIRST_PASSAGE_FLAG << passages.index(passage))
    patch(graph, "sea")
    for bit, row in enumerate(fact("passages")):
        if not row["west"]:
            continue
        west, south, east, north = (float(row[k]) for k in ("west", "south", "east", "north"))
        for u, near in enumerate(graph.neighbors):
            for v in near:
                lat = (graph.lats[u] + graph.lats[v]) / 2
                lon = (graph.lons[u] + graph.lons[v]) / 2
                far = abs(graph.lons[u] - graph.lons[v]) > 180
                if u < v and not far and south <= lat <= north and west <= lon <= east:
                    flags[u, v] = flags.get((u, v), 0) | (FIRST_PASSAGE_FLAG << bit)
    return graph, flags, passages
