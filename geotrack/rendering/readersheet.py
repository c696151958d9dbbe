"""What stands around a reader's map: headline and caption above, key, stops in words and credits below."""

import math
from dataclasses import replace

from geotrack.measures.modes import mode_row
from geotrack.rendering.captions import Captions
from geotrack.rendering.lettering import wrapped
from geotrack.rendering.readerlegs import UNKNOWN_DASH, UNKNOWN_WIDTH, unsurveyed
from geotrack.rendering.scene import Disc, Stroke, Words
from geotrack.rendering.theme import Palette
from geotrack.rendering.typeface import typeface
from geotrack.rendering.view import LegView
from geotrack.rendering.visits import Visit


def head_of(said: Captions, palette: Palette, width: float, height: float, edge: float) -> tuple[float, list[Stroke | Disc | Words]]:  # fmt: skip
    """Return how high headline and caption are, and their shapes."""
    inner, y = width - 2 * edge, edge - 2
    out: list[Stroke | Disc | Words] = []
    if said.headline:
        size = 23.0 if width >= 800 else 20.0 if width >= 420 else 17.0
        lines = wrapped(said.headline, size, inner, bold=True)
        while len(lines) > 3 and size > 14:
            size -= 1
            lines = wrapped(said.headline, size, inner, bold=True)
        for line in wrapped(said.headline, size, inner, bold=True, most=4):
            y += size * 1.2
            out.append(Words(x=edge, y=round(y - size * 0.22, 1), string=line, size=size, kind="title", fill=palette.ink, bold=True))  # fmt: skip
    if said.caption:
        size = 13.5 if width >= 420 else 12.0
        y += 3
        for line in wrapped(said.caption, size, inner, most=4):
            y += size * 1.3
            out.append(Words(x=edge, y=round(y - size * 0.3, 1), string=line, size=size, kind="caption", fill=palette.quiet))  # fmt: skip
    if not out:
        return 0.0, []
    y = min(y + 8, height * 0.45)
    return y, [strip(0, y, width, palette.paper), *out]


def foot_of(said: Captions, credit: str, legs: list[LegView], palette: Palette, width: float, height: float, edge: float) -> tuple[float, list[Stroke | Disc | Words]]:  # fmt: skip
    """Return how high key, note and credits are, and their shapes; the credits are never cut."""
    inner, y = width - 2 * edge, 8.0
    key, high = key_row(legs, palette, edge, y, inner)
    y += high
    rows: list[Stroke | Disc | Words] = [*key]
    if said.note:
        for line in wrapped(said.note, 10.5, inner, most=4):
            y += 13.5
            rows.append(Words(x=edge, y=round(y - 3, 1), string=line, size=10.5, kind="note", fill=palette.quiet))  # fmt: skip
    size = 9.5 if width >= 420 else 8.5
    source = f"Source: {said.source}. Map: {credit}" if said.source else f"Map: {credit}"
    for line in wrapped(source, size, inner):
        y += size * 1.32
        rows.append(Words(x=edge, y=round(y - 2.5, 1), string=line, size=size, kind="credit", fill=palette.quiet))  # fmt: skip
    y = round(y + 7, 1)
    paper = strip(height - y, height, width, palette.paper)
    return y, [paper, *(lowered(shape, height - y) for shape in rows)]


def key_row(legs: list[LegView], palette: Palette, x: float, y: float, width: float) -> tuple[list[Stroke | Words], float]:  # fmt: skip
    """Return a row that tells the modes apart, and how high it is; nothing for a single mode."""
    modes = [
        found
        for name in dict.fromkeys(leg.mode for leg in legs)
        if (found := mode_row(name)).phrase
    ]
    if len(modes) < 2:
        return [], 0.0
    # name, dashes, width and whether the ends are round of each sample
    samples: list[tuple[str, tuple[float, ...], float, bool]] = []
    for mode in modes:
        name = mode.key or mode.vehicle.capitalize()
        of_mode = [leg for leg in legs if mode_row(leg.mode) == mode]
        if mode.dash or not all(unsurveyed(leg) for leg in of_mode):
            samples.append((name, mode.dash, mode.width, mode.dash[:1] < (1,)))
        if not mode.dash and any(leg.path and any(leg.path.schematic) for leg in of_mode):
            samples.append((f"{name}, course not known", UNKNOWN_DASH, UNKNOWN_WIDTH, False))
    shapes: list[Stroke | Words] = []
    at, row = x, 0
    for name, dash, thick, round_ends in samples:
        wide = 34 + typeface().width(name, 11) + 14
        if at > x and at + wide > x + width:
            at, row = x, row + 1
        line = ((at, y + 8 + 18 * row), (at + 27, y + 8 + 18 * row))
        shapes.append(Stroke(parts=(line,), kind="key", stroke=palette.route, width=round(3.2 * thick, 2), dash=dash, round=round_ends))  # fmt: skip
        shapes.append(Words(x=at + 34, y=y + 12 + 18 * row, string=name, size=11, kind="key-name", fill=palette.ink))  # fmt: skip
        at += wide
    return shapes, 18.0 * (row + 1) + 4


def stop_rows(visits: list[Visit], palette: Palette, width: float, room: float, edge: float) -> tuple[float, list[Stroke | Disc | Words]]:  # fmt: skip
    """Return the stops in words, one or two columns of rows, and how high they are; none without room."""
    size = 12.0 if width < 420 else 13.0
    columns = 1 if len(visits) * size * 1.95 + 16 <= room else 2
    rows = math.ceil(len(visits) / columns)
    if len(visits) < 2 or rows * size * 1.95 + 16 > room:
        return 0.0, []
    # rows take the room there is, within reason
    step = min((room - 16) / rows, size * 5)
    size = min(step / 1.95, size * (1.3 if columns > 1 else 1.7))
    high = rows * step + 16
    bold = typeface(bold=True)
    wide = (width - 2 * edge) / columns
    shapes: list[Stroke | Disc | Words] = []
    for k, visit in enumerate(visits):
        x, y = edge + wide * (k // rows), 10 + step * (k % rows) + step / 2
        radius = round(max(8.0, size * 0.55), 1)
        shapes.append(Disc(x=x + radius, y=y, radius=radius, kind="stop", fill=palette.route))
        shapes.append(Words(x=x + radius, y=round(y + radius * 0.45, 1), string=str(visit.number), size=round(radius * 1.25, 1), kind="stop-number", fill=palette.casing, bold=True, anchor="middle"))  # fmt: skip
        (name,) = wrapped(visit.spot.name, size, wide - 2 * radius - 18, bold=True, most=1)
        shapes.append(Words(x=x + 2 * radius + 8, y=round(y + size * 0.36, 1), string=name, size=size, kind="row-name", fill=palette.ink, bold=True))  # fmt: skip
        at = x + 2 * radius + 8 + bold.width(name, size) + 8
        when = wrapped(visit.when, size * 0.9, max(1.0, x + wide - 8 - at), most=1) if visit.when else []  # fmt: skip
        if when and not when[0].endswith("…"):
            shapes.append(Words(x=round(at, 1), y=round(y + size * 0.36, 1), string=when[0], size=round(size * 0.9, 1), kind="row-time", fill=palette.quiet))  # fmt: skip
    return round(high, 1), shapes


def strip(top: float, bottom: float, width: float, color: str) -> Stroke:
    """Return paper from edge to edge, between two heights."""
    box = ((0.0, top), (width, top), (width, bottom), (0.0, bottom))
    return Stroke(parts=(box,), kind="paper", fill=color, closed=True, width=0)


def lowered(shape: Stroke | Disc | Words, by: float) -> Stroke | Disc | Words:
    """Return a shape moved down."""
    if isinstance(shape, Stroke):
        return replace(shape, parts=tuple(tuple((x, round(y + by, 1)) for x, y in p) for p in shape.parts))  # fmt: skip
    return replace(shape, y=round(shape.y + by, 1))
