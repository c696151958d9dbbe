"""The ground made ready for a picture or a page: layers, and lines rounded, without cut edges, packed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.rendering.scene import Layer, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

    from geotrack.rendering.basemap import Basemap
    from geotrack.rendering.sheet import Sheet
    from geotrack.rendering.theme import Palette


def coast(
    rings: Iterable[npt.NDArray[np.float64]], box: tuple[float, float, float, float]
) -> list[npt.NDArray[np.float64]]:
    """Return the rings as lines without the stretches that run along the edge of the box."""
    import numpy as np

    west, south, east, north = box
    out: list[npt.NDArray[np.float64]] = []
    for ring in rings:
        x, y = ring[:, 0], ring[:, 1]
        edge = np.zeros(len(ring) - 1, dtype=bool)
        for values, limit in ((x, west), (x, east), (y, south), (y, north)):
            on = np.abs(values - limit) < 1e-4
            edge |= on[1:] & on[:-1]
        if not edge.any():
            out.append(ring)
            continue
        start = 0
        for k in [*np.flatnonzero(edge).tolist(), len(edge)]:
            if k > start:
                out.append(ring[start : k + 1])
            start = k + 1
    return out


def packed(lines: Iterable[npt.NDArray[np.float64]], scale: int) -> list[list[int]]:
    """Return lines as integers: first point, then steps, in units of ``1 / scale`` degree.

    Points that fall together are left out, and lines of which nothing remains.
    """
    import numpy as np

    rows = [line for line in lines if len(line)]
    if not rows:
        return []
    grid = np.rint(np.concatenate(rows) * scale).astype(np.int64)
    starts = np.cumsum([0, *(len(row) for row in rows)])[:-1]
    step = np.diff(grid, axis=0, prepend=[[0, 0]])
    step[starts] = grid[starts]
    keep = np.any(step != 0, axis=1)
    keep[starts] = True
    line = np.repeat(np.arange(len(rows)), [len(row) for row in rows])[keep]
    cuts = np.flatnonzero(np.diff(line)) + 1
    return [part.ravel().tolist() for part in np.split(step[keep], cuts) if len(part) > 1]


def rounded(ring: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return a ring with its corners cut (Chaikin); corners on the edge of the frame stay."""
    import numpy as np

    if len(ring) < 4:
        return ring
    a, b = ring[:-1], ring[1:]
    made = np.stack([a * 0.75 + b * 0.25, a * 0.25 + b * 0.75], axis=1)
    along = (np.abs(a - b) < 1e-9).any(axis=1)  # edges of the frame run straight east or north
    made[along, 0], made[along, 1] = a[along], b[along]
    flat = made.reshape(-1, 2)
    return np.concatenate([flat, flat[:1]])


def ground_layers(sheet: Sheet, ground: Basemap, palette: Palette) -> list[Layer]:
    """Return sea, land, waters, networks and borders, bottom first."""
    box = sheet.frame.degrees()
    left, top = sheet.left, sheet.top
    right, bottom = left + sheet.width, top + sheet.height
    sea = Stroke(parts=(((left, top), (right, top), (right, bottom), (left, bottom)),), kind="sea", fill=palette.sea, closed=True, width=0)  # fmt: skip
    return [
        Layer(name="sea", shapes=(sea,)),
        Layer(name="land", shapes=(Stroke(parts=sheet.lines(ground.land), kind="land", fill=palette.land, closed=True, width=0),)),
        Layer(name="rivers", shapes=(Stroke(parts=sheet.lines(ground.rivers), kind="river", stroke=palette.sea, width=1.3),)),
        Layer(name="lakes", shapes=(Stroke(parts=sheet.lines(ground.lakes), kind="lake", fill=palette.sea, stroke=palette.coast, width=0.5, closed=True),)),
        Layer(name="roads", shapes=(Stroke(parts=sheet.lines(ground.road), kind="road", stroke=palette.road, width=0.7),)),
        Layer(name="railways", shapes=(Stroke(parts=sheet.lines(ground.rail), kind="rail", stroke=palette.rail, width=0.7),)),
        Layer(name="coast", shapes=(Stroke(parts=sheet.lines(coast(ground.land, box)), kind="coast", stroke=palette.coast, width=0.7),)),
        Layer(name="borders", shapes=(Stroke(parts=sheet.lines(ground.borders), kind="border", stroke=palette.border, width=1.0, dash=(5, 2, 1.5, 2)),)),
    ]  # fmt: skip
