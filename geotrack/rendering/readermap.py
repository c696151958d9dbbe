"""The map for readers: headline and caption, the way in travel order, what lies around it, credits.

It says nothing about verdicts: those are for the desk, on the fact-check page.
"""

import math
from dataclasses import replace
from typing import Final

from geotrack.rendering.basemap import basemap
from geotrack.rendering.captions import Captions, captions_of
from geotrack.rendering.drawing import scale_layer
from geotrack.rendering.frame import Frame
from geotrack.rendering.groundlines import ground_layers
from geotrack.rendering.lettering import Label, leader, place, wrapped
from geotrack.rendering.locator import locator
from geotrack.rendering.placing import Board
from geotrack.rendering.readerlegs import lines_of, main_legs
from geotrack.rendering.readernames import names_around
from geotrack.rendering.readersheet import foot_of, head_of, key_row, lowered, stop_rows, strip
from geotrack.rendering.scene import Disc, Layer, Scene, Stroke, Words
from geotrack.rendering.sheet import Sheet, beside
from geotrack.rendering.sources import credits_of
from geotrack.rendering.theme import Palette, Theme
from geotrack.rendering.view import LegView, View
from geotrack.rendering.visits import Visit, visits_of

#: Mercator y of 80° N and 58° S, beyond which hardly anybody travels
_NORTH: Final = 0.112
_SOUTH: Final = 0.7008
#: a map less wide than this shows trunk roads
_NEAR_KM: Final = 120.0


def _room_across(width: float) -> float:
    """Return how many pixels of a map's width the way may take: names stand beside both ends."""
    return max(width * 0.68, width - 200)


def fitted(view: View, width: float, height: float) -> Frame:
    """Return the frame in which the way fills the sheet but for the room that names need."""
    frame = view.frame()
    if frame.pole:
        return frame.grown(0.2).fitted(width / height)
    if view.bounds is None:
        return frame.fitted(width / height)
    # names stand mostly beside the stops: more room at the sides than above and below
    free_x, free_y = _room_across(width), max(height * 0.66, height - 130)
    unit = max(frame.width / free_x, frame.height / free_y)
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    half_x, half_y = unit * width / 2, unit * height / 2
    # the map ends at the poles, and shows no more of the Arctic and Antarctic than the way needs
    edge = 0.3 * half_y
    top, bottom = min(_NORTH, frame.top - edge), max(_SOUTH, frame.bottom + edge)
    y = min(max(y, top + half_y), bottom - half_y) if 2 * half_y < bottom - top else (top + bottom) / 2  # fmt: skip
    y = min(max(y, half_y), 1 - half_y) if half_y < 0.5 else 0.5
    return replace(frame, left=x - half_x, right=x + half_x, top=y - half_y, bottom=y + half_y)


def _context(legs: list[LegView], frame: Frame) -> tuple[str, ...]:
    """Return the networks that help a reader: railways beside a train, roads close to the ground."""
    rail = ("rail",) if any(leg.mode == "rail" for leg in legs) else ()
    return (*rail, "road") if frame.km_wide < _NEAR_KM else rail


def _discs(visits: list[Visit], sheet: Sheet, radius: float) -> list[tuple[Visit, float, float, float, float]]:  # fmt: skip
    """Return visits with their true points and where their discs stand: beside, where points crowd."""
    out: list[tuple[Visit, float, float, float, float]] = []
    for visit in visits:
        x, y = sheet.point(visit.spot.lat, visit.spot.lon)
        spots = [(x, y)] + [
            (
                round(x + r * math.cos(k * math.pi / 6), 1),
                round(y + r * math.sin(k * math.pi / 6), 1),
            )
            for r in (2.3 * radius, 3.4 * radius, 4.6 * radius, 6 * radius)
            for k in (0, 11, 1, 6, 5, 7, 10, 2, 8, 4, 9, 3)
        ]

        def clear(px: float, py: float) -> bool:
            inside = radius < px < sheet.left + sheet.width - radius and sheet.top + radius < py < sheet.top + sheet.height - radius  # fmt: skip
            return inside and all(math.dist((px, py), (ox, oy)) > 2.15 * radius for _, _, _, ox, oy in out)  # fmt: skip

        px, py = next((s for s in spots if clear(*s)), (x, y))
        out.append((visit, x, y, px, py))
    return out


def _label(visit: Visit, size: float, width: float) -> Label:
    name = visit.spot.name
    lines = wrapped(name, size, min(150.0, width * 0.38), bold=True, most=2)
    return Label(name=tuple(lines), sub=visit.when, size=size)


def _stop_layers(sheet: Sheet, board: Board, placed: list[tuple[Visit, float, float, float, float]], palette: Palette, size: float, radius: float, *, listed: bool) -> list[Layer]:  # fmt: skip
    leaders: list[Stroke | Disc | Words] = []
    stops: list[Stroke | Disc | Words] = []
    names: list[Stroke | Disc | Words] = []
    # both ends first, then the order of travel: where names crowd, those are the ones that must be near
    order = sorted(range(len(placed)), key=lambda k: (k not in (0, len(placed) - 1), k))
    for k in order:
        visit, x, y, px, py = placed[k]
        label = _label(visit, size, sheet.width)
        if label.sub and len(placed) > 9:
            label = replace(label, sub="")
        others = [(ox, oy) for j, (_, _, _, ox, oy) in enumerate(placed) if j != k]
        found = place(board, px, py, radius, label, others, must=not listed)
        if found is None:
            continue  # its number leads to the list under the map
        box, left, far = found
        if far:
            leaders.append(leader(px, py, box, palette.label))
        names += label.words(box, (palette.ink, palette.quiet, palette.halo), right=left)
    for visit, x, y, px, py in placed:
        key = f"place-{visit.spot.place}"
        if (x, y) != (px, py):
            leaders.append(Stroke(parts=(((x, y), (px, py)),), kind="leader", stroke=palette.route, width=1.4))  # fmt: skip
            leaders.append(Disc(x=x, y=y, radius=2.6, kind="stop-point", fill=palette.route, stroke=palette.casing, width=1))  # fmt: skip
        stops.append(Disc(x=px, y=py, radius=round(radius, 1), kind="stop", fill=palette.route, stroke=palette.casing, width=1.6, key=key))  # fmt: skip
        digits = size * (0.82 if visit.number < 10 else 0.7)
        stops.append(Words(x=px, y=round(py + digits * 0.36, 1), string=str(visit.number), size=round(digits, 1), kind="stop-number", fill=palette.casing, bold=True, anchor="middle"))  # fmt: skip
    return [
        Layer(name="leaders", shapes=tuple(leaders)),
        Layer(name="stops", shapes=tuple(stops)),
        Layer(name="stop-names", shapes=tuple(names)),
    ]


def _map_height(view: View, width: float) -> float:
    """Return how high a map of this width need be to show the way with what lies around it."""
    frame = view.frame()
    if frame.pole or not frame.width:
        return width
    way = frame.height / frame.width * _room_across(width)
    return max(width * 0.62, min(way + min(260.0, width * 0.45), width * 2))


def draw_reader(
    view: View,
    theme: Theme,
    captions: Captions,
    *,
    width: int = 960,
    height: int = 640,
    dark: bool = False,
    titles: bool = True,
) -> Scene:
    """Return the reader's map of a view.

    Parameters
    ----------
    view, theme
        What to show and how.
    captions
        Texts around the map.
    width, height
        In CSS pixels.
    dark
        Whether to take the dark palette.
    titles
        Whether headline, caption, note and credits stand in the picture; a page has its own.
    """
    palette = theme.dark if dark else theme.light
    said = captions_of(view, captions)
    legs = main_legs(view)
    edge = 12.0 if width < 420 else 16.0
    name_size = 12.5 if width < 420 else 13.5
    small = 10.0 if width < 420 else 10.5
    top = foot = 0.0
    listed = False
    visits = visits_of(view)
    frame_shapes: list[Stroke | Disc | Words] = []
    if titles:
        top, head = head_of(said, palette, width, height, edge)
        credit = credits_of(view, context=True)
        foot, below = foot_of(said, credit, legs, palette, width, height, edge)
        spare = height - top - foot - _map_height(view, width)
        if spare > 0:
            # a wide way in a high picture leaves room: for the stops in words rather than for more sea
            high, rows = stop_rows(visits, palette, width, spare, edge)
            listed = bool(rows)
            below += (
                [strip(height - foot - high, height - foot, width, palette.paper)] if rows else []
            )
            below += [lowered(shape, height - foot - high) for shape in rows]
            foot += high
        frame_shapes = [*head, *below]
    else:
        key, high = key_row(legs, palette, edge, 8.0, width - 2 * edge)
        if key:
            foot = high + 8.0
            frame_shapes = [
                strip(height - foot, height, width, palette.paper),
                *(lowered(k, height - foot) for k in key),
            ]
    frame = fitted(view, width, height - top - foot)
    sheet = Sheet(frame, 0.0, top, float(width), height - top - foot)
    # a page has four of these maps, and bytes count there
    ground = basemap(sheet.frame, pixels=width * (2 if titles else 1), context=_context(legs, sheet.frame), fine=titles)  # fmt: skip
    board = Board(width, height - foot, 5.0, top=top)
    for leg in legs:
        assert leg.path is not None
        line = sheet.path(zip(leg.path.lats, leg.path.lons, strict=True))
        board.take_line(beside(line, leg.side * 4.5), 3.0)
    radius = name_size * 0.68
    placed = _discs(visits, sheet, radius)
    for _, x, y, px, py in placed:
        board.take((px - radius, py - radius, px + radius, py + radius))
        board.take((x - 3, y - 3, x + 3, y + 3))
    inset = locator(sheet, board, palette)
    bar = scale_layer(sheet, palette, theme.units, board=board)
    leaders, stops, stop_names = _stop_layers(
        sheet, board, placed, palette, name_size, radius, listed=listed
    )
    dots, names = names_around(sheet, board, view, ground, palette, small)
    routes, arrows = lines_of(sheet, legs, palette, 3.0 if width < 420 else 3.6)
    layers = [*ground_layers(sheet, ground, palette), dots, names, routes, arrows, leaders, stops, stop_names, bar]  # fmt: skip
    if inset is not None:
        layers.append(inset)
    layers.append(Layer(name="title", shapes=tuple(frame_shapes)))
    way = "; ".join(f"{visit.number} {visit.spot.name}" for visit, *_ in placed[:40])
    return Scene(
        width=width,
        height=height,
        paper=palette.paper,
        title=said.headline or view.title,
        description=f"Map. {said.caption} Stops: {way}.".replace("  ", " "),
        layers=tuple(layer for layer in layers if layer.shapes),
    )
