"""Names of seas, straits and large lakes for the ground of a map."""

import csv
import re
from functools import cache
from typing import Any

from geotrack.earth.facts import data_file
from geotrack.rendering.basemap import Basemap
from geotrack.rendering.placing import Board
from geotrack.rendering.scene import Words
from geotrack.rendering.sheet import Sheet
from geotrack.rendering.typeface import typeface

_KINDS = frozenset({"sea", "strait", "lake"})
_NO_WATER = re.compile(r"\b(?:Trench|Route|Canal|Passage)\b")
#: share of a name's box that may be land: islands too small to be seen
_SPECK = 0.004
#: pixels of map for each name of a water
_SPARE = 40_000
#: part of another water on the map: with "Pacific Ocean" there, "North Pacific" says nothing more
_PART = re.compile(
    r"\b(?:north|south|east|west|northern|southern|ocean|sea|the)\b|\W", re.IGNORECASE
)


@cache
def _rows() -> tuple[tuple[str, str, float, float, float], ...]:
    """Return name, kind, latitude, longitude and radius in km, largest first."""
    lines = data_file("curated/waters.csv").read_text(encoding="utf-8").splitlines()
    rows = [
        (
            row["name"],
            row["kind"],
            float(row["lat"]),
            float(row["lon"]),
            float(row["radius_km"] or 0),
        )
        for row in csv.DictReader(line for line in lines if not line.startswith("#"))
        if row["kind"] in _KINDS and row["lat"] and not _NO_WATER.search(row["name"])
    ]
    return tuple(sorted(rows, key=lambda row: (-row[4], row[0])))


def water_names(sheet: Sheet, board: Board, ground: Basemap, color: str, halo: str) -> list[Words]:
    """Return the names that have room on their water, their boxes taken; largest waters first."""
    import numpy as np
    import shapely

    frame = sheet.frame
    if frame.pole or ground.shapes["land"] is None:
        return []
    land: Any = ground.shapes["land"]
    shapely.prepare(land)
    lakes = ground.shapes["lakes"]
    west, south, east, north = frame.degrees()
    face, out = typeface(), []
    seen: set[str] = set()
    most = max(2, round(sheet.width * sheet.height / _SPARE))
    for name, kind, lat, lon, radius in _rows():
        lon += 360 * round(((west + east) / 2 - lon) / 360)
        pixels = radius * frame.per_km(lat) / frame.width * sheet.width
        reach_lat, reach_lon = (
            radius / 111,
            radius / (111 * max(0.2, float(np.cos(np.radians(lat))))),
        )
        core = _PART.sub("", name).lower()
        if len(seen) >= most:
            break
        if (
            pixels < 14
            or (core and core in seen)
            or not (
                west - reach_lon < lon < east + reach_lon
                and south - reach_lat < lat < north + reach_lat
            )
        ):
            continue
        size = max(9.5, min(15.0, 8 + pixels / 22))
        words = name.split()
        middle = len(words) // 2
        for lines in ([name], [" ".join(words[:middle]), " ".join(words[middle:])]) if middle else ([name],):  # fmt: skip
            wide = max(face.width(line, size, spacing=0.06) for line in lines)
            high = size * 1.2 * len(lines)
            if wide > 2.4 * pixels:
                continue
            found = None
            steps = sorted(
                ((i, j) for i in range(-4, 5) for j in range(-4, 5)), key=lambda s: (s[0] ** 2 + s[1] ** 2, s)
            )  # fmt: skip
            for i, j in steps:
                x, y = sheet.point(lat + j * reach_lat * 0.17, lon + i * reach_lon * 0.17)
                box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
                if board.holds(box) and board.free(box, 3) and _wet(sheet, box, land, lakes, kind):
                    found = box
                    break
            if found is None:
                continue
            board.take(found)
            seen.add(core or name)
            for k, line in enumerate(lines):
                out.append(Words(x=round((found[0] + found[2]) / 2, 1), y=round(found[1] + size * (0.95 + 1.2 * k), 1), string=line, size=round(size, 1), kind="water-name", fill=color, anchor="middle", spacing=0.06))  # fmt: skip
            break
    return out


def _wet(sheet: Sheet, box: tuple[float, float, float, float], land: Any, lakes: Any, kind: str) -> bool:  # fmt: skip
    """Whether a box lies on water: seas off the land but for specks, lakes on theirs."""
    import shapely

    area: Any = shapely.box(*sheet.degrees(box))
    if not shapely.intersects(land, area):
        return True
    if kind != "lake":
        return bool(shapely.area(shapely.intersection(land, area)) < _SPECK * shapely.area(area))
    if lakes is None:
        return False
    return any(
        shapely.area(shapely.intersection(lake, area)) > 0.5 * shapely.area(area)
        for lake in shapely.get_parts(lakes)
        if shapely.intersects(lake, area)
    )
