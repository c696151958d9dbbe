"""Lanes for legs on the same course, so that their lines lie side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geotrack.rendering.view import LegView


def side_by_side(legs: list[LegView]) -> list[LegView]:
    """Give legs that share most of their course lanes of their own, side by side."""
    taken: list[tuple[frozenset[tuple[float, float]], set[int], int]] = []
    out: list[LegView] = []
    for leg in legs:
        if leg.path is None:
            out.append(leg)
            continue
        cells = frozenset(
            (round(lat, 1), round((lon + 180) % 360, 1))
            for lat, lon in zip(leg.path.lats, leg.path.lons, strict=True)
        )
        used = {
            lane
            for other, lanes, size in taken
            if len(cells & other) >= 0.4 * min(len(cells), size) and min(len(cells), size) > 1
            for lane in lanes
        }
        lane = next(k for k in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5) if k not in used or k == 5)
        taken.append((cells, {lane}, len(cells)))
        # sides are counted from west to east, so that there and back do not change places
        ends = (leg.path.lons[0], leg.path.lats[0]), (leg.path.lons[-1], leg.path.lats[-1])
        out.append(replace(leg, side=lane if ends[0] <= ends[1] else -lane))
    return out
