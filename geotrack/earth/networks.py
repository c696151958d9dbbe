"""The packed rail, road and sea networks, read from the package data (no routing here).

A network is an undirected graph whose edges have a length and a shape. Coordinates are kept in
thousandths of a degree (about 100 m), lengths in hundredths of a km. Rail and road come from
OpenStreetMap (ODbL; credit "© OpenStreetMap contributors"), sea lanes from searoute's marnet.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from geotrack.earth.facts import data_file
from geotrack.errors import DataError
from geotrack.model import Line

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Kind = Literal["rail", "road", "sea"]

#: a segment longer than this joins two known points without a surveyed course (34 % of rail km)
SCHEMATIC_KM: Final = 20.0
#: edges in one block of the spatial index
BLOCK: Final = 32

_NOWHERE: Final = 10**9
_MAGIC: Final = b"geotrack network 1\n"


def pack(sections: dict[str, Any], info: dict[str, Any]) -> bytes:
    """Return named integer arrays as bytes: delta where that helps, byte-shuffled, deflated.

    The same arrays give the same bytes.
    """
    import numpy as np

    rows: list[list[Any]] = []
    blobs = []
    for name, values in sections.items():
        array = np.ascontiguousarray(values)
        best: tuple[bytes, int] | None = None
        for delta in (0, 1):
            stored = np.diff(array, prepend=array.dtype.type(0)) if delta else array
            raw = stored.astype(array.dtype.newbyteorder("<")).tobytes()
            shuffled = np.frombuffer(raw, np.uint8).reshape(-1, array.dtype.itemsize).T.tobytes()
            blob = zlib.compress(shuffled, 9)
            if best is None or len(blob) < len(best[0]):
                best = (blob, delta)
        assert best is not None
        rows.append([name, array.dtype.str, best[1], len(best[0])])
        blobs.append(best[0])
    header = json.dumps({"sections": rows, **info}, ensure_ascii=False, separators=(",", ":"))
    return _MAGIC + header.encode() + b"\n" + b"".join(blobs)


def unpack(raw: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the arrays and the information that `pack` wrote.

    Raises
    ------
    DataError
        If the bytes are not a network file.
    """
    import numpy as np

    if not raw.startswith(_MAGIC):
        raise DataError("a network file is damaged: reinstall geotrack")
    end = raw.index(b"\n", len(_MAGIC))
    info = json.loads(raw[len(_MAGIC) : end])
    arrays: dict[str, Any] = {}
    start = end + 1
    for name, dtype, delta, size in info.pop("sections"):
        kind = np.dtype(dtype)
        plain = np.frombuffer(zlib.decompress(raw[start : start + size]), np.uint8)
        values = np.ascontiguousarray(plain.reshape(kind.itemsize, -1).T).view(kind).ravel()
        arrays[name] = np.cumsum(values, dtype=kind) if delta else values
        start += size
    return arrays, info


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """One network in arrays.

    Nodes: `lats`, `lons` (thousandths of a degree, int32), `country` (index into `codes`, -1 at sea).
    Edges: `tail`, `head` (nodes), `length` (hundredths of a km), `flags` (1: a gap that was closed or
    patched in, 2: ferry), `component`. Edge ``e`` has the points ``first[e]`` to ``first[e + 1] - 1`` of
    `point_lats`, `point_lons`, both end nodes included. `passages` names what flags 4, 8 … mean.
    `extra` holds arrays that only routing reads.
    """

    kind: str
    lats: npt.NDArray[np.int32]
    lons: npt.NDArray[np.int32]
    country: npt.NDArray[np.int16]
    tail: npt.NDArray[np.int32]
    head: npt.NDArray[np.int32]
    length: npt.NDArray[np.int32]
    flags: npt.NDArray[np.int32]
    component: npt.NDArray[np.int32]
    first: npt.NDArray[np.int32]
    point_lats: npt.NDArray[np.int32]
    point_lons: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.int32]
    blocks: npt.NDArray[np.int32]
    codes: tuple[str, ...]
    passages: tuple[str, ...]
    extra: dict[str, Any]

    def edges_in(
        self, west: int, south: int, east: int, north: int, *, limit: int | None = None
    ) -> npt.NDArray[np.int64]:
        """Return the edges whose box meets the given one (thousandths of a degree)."""
        import numpy as np

        b = self.blocks
        hit = np.flatnonzero((b[0] <= east) & (b[2] >= west) & (b[1] <= north) & (b[3] >= south))
        if not len(hit):
            return np.empty(0, dtype=np.int64)
        edges = (hit[:, None] * BLOCK + np.arange(BLOCK)).ravel()
        if hit[-1] * BLOCK + BLOCK > len(self.tail):
            edges = edges[edges < len(self.tail)]
        x = self.boxes[:, edges]
        found: npt.NDArray[np.int64] = edges[
            (x[0] <= east) & (x[2] >= west) & (x[1] <= north) & (x[3] >= south)
        ]
        return found[:limit]


@cache
def network(kind: Kind) -> Network:
    """Return a network, read once per process.

    Examples
    --------
    >>> "KP" in network("rail").codes
    True
    """
    import numpy as np

    arrays, info = unpack(data_file(f"networks/{kind}.bin").read_bytes())
    lats, lons = arrays.pop("lats"), arrays.pop("lons")
    tail, head = arrays.pop("tail"), arrays.pop("head")
    inner, inner_lats, inner_lons = (
        arrays.pop("inner"),
        arrays.pop("inner_lats"),
        arrays.pop("inner_lons"),
    )
    first = np.zeros(len(tail) + 1, dtype=np.int32)
    np.cumsum(inner + 2, out=first[1:])
    point_lats = np.empty(first[-1], dtype=np.int32)
    point_lons = np.empty(first[-1], dtype=np.int32)
    middle = np.ones(first[-1], dtype=bool)
    middle[first[:-1]] = False
    middle[first[1:] - 1] = False
    point_lats[middle], point_lons[middle] = inner_lats, inner_lons
    point_lats[first[:-1]], point_lons[first[:-1]] = lats[tail], lons[tail]
    point_lats[first[1:] - 1], point_lons[first[1:] - 1] = lats[head], lons[head]
    starts = first[:-1]
    boxes = np.stack(
        [
            np.minimum.reduceat(point_lons, starts),
            np.minimum.reduceat(point_lats, starts),
            np.maximum.reduceat(point_lons, starts),
            np.maximum.reduceat(point_lats, starts),
        ]
    )
    boxes[:2, boxes[2] - boxes[0] > 180_000] = _NOWHERE  # joins both sides of the antimeridian
    boxes[2:, boxes[0] == _NOWHERE] = -_NOWHERE
    every = np.arange(0, len(tail), BLOCK)
    blocks = np.stack(
        [
            np.minimum.reduceat(boxes[0], every),
            np.minimum.reduceat(boxes[1], every),
            np.maximum.reduceat(boxes[2], every),
            np.maximum.reduceat(boxes[3], every),
        ]
    )
    return Network(
        kind=kind,
        lats=lats,
        lons=lons,
        country=arrays.pop("country"),
        tail=tail,
        head=head,
        length=arrays.pop("length"),
        flags=arrays.pop("flags"),
        component=arrays.pop("component"),
        first=first,
        point_lats=point_lats,
        point_lons=point_lons,
        boxes=boxes,
        blocks=blocks,
        codes=tuple(info["codes"]),
        passages=tuple(info.get("passages", ())),
        extra=arrays,
    )


def lines_in(
    kind: Kind, west: float, south: float, east: float, north: float, *, max_points: int = 20_000
) -> list[Line]:
    """Return the lines of a network that touch a box, for drawing context.

    Parameters
    ----------
    kind
        Which network.
    west, south, east, north
        Degrees; `west` greater than `east` means a box across the antimeridian.
    max_points
        Upper bound on all points: the shortest lines are left out first, then shapes are thinned.

    Returns
    -------
    list
        Lines in the order of the file, whole edges (not cut at the box); may be empty.
    """
    import numpy as np

    if west > east:
        half = max_points // 2
        return [
            *lines_in(kind, west, south, 180, north, max_points=half),
            *lines_in(kind, -180, south, east, north, max_points=half),
        ]
    net = network(kind)
    edges = net.edges_in(
        round(west * 1000), round(south * 1000), round(east * 1000), round(north * 1000)
    )
    inner = net.first[edges + 1] - net.first[edges] - 2
    step = 1
    if inner.sum() + 2 * len(edges) > max_points:
        order = np.argsort(-net.length[edges], kind="stable")
        edges = np.sort(edges[order[: max_points // 3]])
        inner = net.first[edges + 1] - net.first[edges] - 2
        while (-(-inner // step)).sum() + 2 * len(edges) > max_points:
            step += 1
    picked = [
        np.arange(lo, hi)
        if step == 1 or hi - lo < 3
        else np.r_[lo, np.arange(lo + 1, hi - 1, step), hi - 1]
        for lo, hi in zip(net.first[edges].tolist(), net.first[edges + 1].tolist(), strict=True)
    ]
    if not picked:
        return []
    index = np.concatenate(picked)
    plats, plons = net.point_lats[index], net.point_lons[index]
    marks = schematic(plats, plons, flagged=False)
    lats, lons = (plats / 1000).tolist(), (plons / 1000).tolist()
    lines, start = [], 0
    for edge, points in zip(edges.tolist(), picked, strict=True):
        stop = start + len(points)
        flagged = bool(net.flags[edge] & 3)
        lines.append(
            Line(
                lats=tuple(lats[start:stop]),
                lons=tuple(lons[start:stop]),
                schematic=(True,) * (stop - start - 1) if flagged else marks[start : stop - 1],
            )
        )
        start = stop
    return lines


def schematic(lats: npt.NDArray[Any], lons: npt.NDArray[Any], *, flagged: bool) -> tuple[bool, ...]:
    """Return for each segment (thousandths of a degree) whether its course is unsurveyed."""
    import numpy as np

    if flagged:
        return (True,) * (len(lats) - 1)
    dy = np.diff(lats.astype(float))
    dx = np.diff(lons.astype(float)) * np.cos(np.radians((lats[1:] + lats[:-1]) / 2000))
    return tuple((np.hypot(dx, dy) * 0.11119 > SCHEMATIC_KM).tolist())
