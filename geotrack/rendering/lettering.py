"""Lines of text in a picture: wrapped to a width, and set on the board beside points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geotrack.rendering.placing import Board, Box
from geotrack.rendering.scene import Stroke, Words
from geotrack.rendering.typeface import typeface

_COMPASS = tuple((math.cos(a), math.sin(a)) for a in (k * math.pi / 4 for k in range(8)))
#: where a name stands best: right, right above, right below, left, left above, left below, above, below
_ORDER = (0, 7, 1, 4, 5, 3, 6, 2)


def wrapped(
    string: str, size: float, width: float, *, bold: bool = False, most: int | None = None
) -> list[str]:
    """Return the text in lines no wider than `width` pixels; the last of `most` lines ends in ``…``.

    A word that is wider than a line is cut where it must be.

    Examples
    --------
    >>> wrapped("From Vienna to Split by train", 12, 90)
    ['From Vienna to', 'Split by train']
    """
    face = typeface(bold=bold)
    lines: list[str] = []
    for word in string.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer, size) <= width:
            lines[-1] = longer
            continue
        while len(word) > 1 and face.width(word, size) > width:
            fit = next(k for k in range(len(word), 0, -1) if k == 1 or face.width(word[:k], size) <= width)  # fmt: skip
            lines.append(word[:fit])
            word = word[fit:]
        lines.append(word)
    if most is not None and len(lines) > most:
        last = lines[most - 1]
        while last and face.width(last + "…", size) > width:
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], last + "…"]
    return lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name of one or two lines with a smaller line under it; `sub` may be empty."""

    name: tuple[str, ...]
    sub: str
    size: float

    @property
    def small(self) -> float:
        """Size of the smaller line."""
        return round(self.size * 0.82, 1)

    @property
    def width(self) -> float:
        """In pixels."""
        wide = [typeface(bold=True).width(line, self.size) for line in self.name]
        return max([*wide, typeface().width(self.sub, self.small)])

    @property
    def height(self) -> float:
        """In pixels."""
        return self.size * 1.16 * len(self.name) + (self.small * 1.18 if self.sub else 0.0)

    def words(self, box: Box, colors: tuple[str, str, str], *, right: bool) -> list[Words]:
        """Return the lines in their box; colors of the name, of the smaller line and of the halo.

        `right`: lines end at the box's right edge, beside a point that lies there.
        """
        name, sub, halo = colors
        x, anchor = (box[2], "end") if right else (box[0], "start")
        out, y = [], box[1]
        for line in self.name:
            y += self.size * 1.16
            out.append(Words(x=round(x, 1), y=round(y - self.size * 0.26, 1), string=line, size=self.size, kind="stop-name", fill=name, halo=halo, bold=True, anchor=anchor))  # fmt: skip
        if self.sub:
            y += self.small * 1.18
            out.append(Words(x=round(x, 1), y=round(y - self.small * 0.26, 1), string=self.sub, size=self.small, kind="stop-time", fill=sub, halo=halo, anchor=anchor))  # fmt: skip
        return out


def _at(x: float, y: float, reach: float, k: int, width: float, height: float) -> Box:
    dx, dy = _COMPASS[k]
    # the box touches the circle of radius `reach` from outside, in that direction
    left = x + dx * reach + (0.0 if dx > 0.1 else -width if dx < -0.1 else -width / 2)
    top = y + dy * reach + (0.0 if dy > 0.1 else -height if dy < -0.1 else -height / 2)
    return (left, top, left + width, top + height)


def _misleading(box: Box, x: float, y: float, others: Sequence[tuple[float, float]]) -> bool:
    """Whether a name would be read as that of another point: its box lies nearly as close to that."""

    def away(px: float, py: float) -> float:
        return math.hypot(max(box[0] - px, 0, px - box[2]), max(box[1] - py, 0, py - box[3]))

    own = away(x, y)
    return any(away(ox, oy) < max(1.6 * own, own + 6) for ox, oy in others)


def _clear(board: Board, x: float, y: float, radius: float, box: Box) -> bool:
    """Whether the line from a point to its far box crosses nothing that is taken."""
    end = (max(box[0], min(x, box[2])), max(box[1], min(y, box[3])))
    away = math.dist((x, y), end) or 1.0
    steps = range(round(radius) + 4, int(away) - 1, 3)
    spots = [(x + (end[0] - x) * k / away, y + (end[1] - y) * k / away) for k in steps]
    return all(board.free((px - 1, py - 1, px + 1, py + 1), 0.5) for px, py in spots)


def place(
    board: Board,
    x: float,
    y: float,
    radius: float,
    label: Label,
    others: Sequence[tuple[float, float]] = (),
    *,
    must: bool = True,
) -> tuple[Box, bool, bool] | None:
    """Take a box for a label: box, whether it lies left of its point, whether far.

    The nearest free box is taken that no reader takes for the name of one of the `others`, points with
    names of their own; far ones get a line, which crosses nothing. Where none is free, a label that `must` be
    shown gets the one on the surface that covers least, another one None.
    """
    width, height = label.width, label.height
    tried: list[tuple[Box, int, bool]] = []
    for far, reach in ((False, radius + 4), (False, radius + 9), (True, radius + 22), (True, radius + 38)):  # fmt: skip
        tried += [(_at(x, y, reach, k, width, height), k, far) for k in _ORDER]
    open_ones = [t for t in tried if board.holds(t[0]) and board.free(t[0])]
    plain = [
        t
        for t in open_ones
        if (_clear(board, x, y, radius, t[0]) if t[2] else not _misleading(t[0], x, y, others))
    ]
    if not must:
        open_ones = []
    held = [t for t in tried if board.holds(t[0]) and not t[2]] or [
        (board.inside(b), k, far) for b, k, far in tried[:8]
    ]
    if plain or open_ones:
        box, k, far = (plain or open_ones)[0]
    elif must:
        box, k, far = min(held, key=lambda t: board.crowd(t[0]))
    else:
        return None
    board.take(box)
    if far:
        end = (max(box[0], min(x, box[2])), max(box[1], min(y, box[3])))
        board.take_line([(x, y), end], 2.0)
    return box, _COMPASS[k][0] < -0.1, far


def leader(x: float, y: float, box: Box, color: str) -> Stroke:
    """Return the thin line from a point to the nearest edge of its label's box."""
    to = (max(box[0], min(x, box[2])), max(box[1], min(y, box[3])))
    return Stroke(parts=(((x, y), (round(to[0], 1), round(to[1], 1))),), kind="leader", stroke=color, width=0.9)  # fmt: skip
