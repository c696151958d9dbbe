"""The ways of a reader's map as lines: modes told apart, no crumbs of dashes, arrows of travel."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geotrack.measures.modes import by_sea, mode_row
from geotrack.rendering.courses import Path
from geotrack.rendering.scene import Layer, Stroke
from geotrack.rendering.sheet import Point, Sheet, along, beside
from geotrack.rendering.theme import Palette
from geotrack.rendering.view import LegView, View

#: whether the course is unknown, and the pixels of a stretch
Run = tuple[bool, "tuple[Point, ...]"]
#: dashes and share of the width of a stretch whose course is not known
UNKNOWN_DASH: Final = (4.0, 4.0)
UNKNOWN_WIDTH: Final = 0.7
#: pixels: a shorter stretch of another kind looks like dirt on the line
_CRUMB: Final = 14.0
#: pixels: of a shorter leg the discs at its ends leave too little to tell two kinds apart
_SHORT: Final = 60.0


def unsurveyed(leg: LegView) -> bool:
    """Whether nothing is known of a leg's course."""
    return leg.path is not None and all(leg.path.schematic)


def main_legs(view: View) -> list[LegView]:
    """Return the legs of the main journeys with a line, of the others where there is none.

    A way on land of which nothing is known runs straight from end to end: a detour over the nearest
    node of a network would tell of a course, and perhaps of a country, that nobody knows.
    """
    drawn = [leg for leg in view.legs if leg.path]
    main = [leg for leg in drawn if not leg.background] or drawn
    out = []
    for leg in main:
        path = leg.path
        if path is not None and unsurveyed(leg) and leg.leg.route and not by_sea(leg.mode):
            ends = Path(lats=(path.lats[0], path.lats[-1]), lons=(path.lons[0], path.lons[-1]), schematic=(True,))  # fmt: skip
            leg = replace(leg, path=ends)
        out.append(leg)
    return out


def dashes_of(legs: list[LegView]) -> dict[str, tuple[float, ...]]:
    """Return mode → dashes: ways over water are dashed only where another mode stands beside them."""
    drawn = {leg.mode: mode_row(leg.mode).dash for leg in legs}
    if len(drawn) > 1:
        return drawn
    return {m: () if by_sea(m) or m == "river" else dash for m, dash in drawn.items()}


def _joined(runs: list[Run]) -> list[Run]:
    """Return the stretches with neighbors of one kind made one."""
    out: list[Run] = []
    for flag, points in runs:
        if out and out[-1][0] == flag:
            out[-1] = (flag, (*out[-1][1], *points[1:]))
        else:
            out.append((flag, points))
    return out


def _without_crumbs(runs: list[Run]) -> list[Run]:
    """Return the stretches with those too short to be told apart joined to what is beside them.

    Short gaps of a line that is known are closed first; what is left of it between long gaps is part of them.
    """
    made = _joined([run for run in runs if len(run[1]) > 1])
    sizes = [sum(math.dist(a, b) for a, b in pairwise(points)) for _, points in made]
    if len(made) > 1 and sum(sizes) < _SHORT:
        unknown = sum(size for size, (flag, _) in zip(sizes, made, strict=True) if flag)
        return _joined([(unknown > sum(sizes) / 2, points) for _, points in made])
    for kind in (True, False):
        if len(made) < 2:
            break
        short = [sum(math.dist(a, b) for a, b in pairwise(points)) < _CRUMB for _, points in made]
        made = _joined(
            [
                (flag != (few and flag == kind), points)
                for few, (flag, points) in zip(short, made, strict=True)
            ]
        )
    return made


def lines_of(sheet: Sheet, legs: list[LegView], palette: Palette, width: float) -> list[Layer]:
    """Return the lines with their casing, and their arrows."""
    dashes = dashes_of(legs)
    casing, lines, arrows = [], [], []
    for leg in legs:
        assert leg.path is not None
        key = f"leg-{leg.number}"
        dash = dashes.get(leg.mode, ())
        thick = width * mode_row(leg.mode).width
        runs = _without_crumbs(
            [(flag, beside(sheet.path(points), leg.side * 4.5)) for flag, points in leg.path.runs()]
        )
        casing.append(Stroke(parts=tuple(p for _, p in runs), kind="casing", stroke=palette.casing, width=thick + 2.6, opacity=0.9, key=key))  # fmt: skip
        whole = tuple(p for _, part in runs for p in part)
        if dash:
            lines.append(Stroke(parts=(whole,), kind="leg", stroke=palette.route, width=thick, dash=dash, key=key, round=dash[0] < 1))  # fmt: skip
        else:
            for schematic in (False, True):
                parts = tuple(p for flag, p in runs if flag == schematic)
                if parts:
                    lines.append(Stroke(parts=parts, kind="leg", stroke=palette.route, width=round(thick * (UNKNOWN_WIDTH if schematic else 1.0), 2), dash=UNKNOWN_DASH if schematic else (), key=key, round=not schematic))  # fmt: skip
        if sum(math.dist(a, b) for a, b in pairwise(whole)) > 70:
            arrows.append(_arrow(whole, palette, 4.6 + width * 0.7))
    return [
        Layer(name="routes", shapes=(*casing, *lines)),
        Layer(name="arrows", shapes=tuple(arrows)),
    ]


def _arrow(line: tuple[Point, ...], palette: Palette, size: float) -> Stroke:
    x, y = along(line, 0.56)
    a, b = along(line, 0.53), along(line, 0.59)
    turn = math.atan2(b[1] - a[1], b[0] - a[0])
    points = tuple(
        (round(x + r * math.cos(turn + w), 1), round(y + r * math.sin(turn + w), 1))
        for r, w in (
            (size * 1.35, 0.0),
            (size * 1.1, 2.3),
            (size * 0.35, math.pi),
            (size * 1.1, -2.3),
        )
    )
    return Stroke(parts=(points,), kind="arrow", fill=palette.route, stroke=palette.casing, width=1.1, closed=True)  # fmt: skip
