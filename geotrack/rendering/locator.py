"""The inset that shows where in the world a map lies."""

from typing import Final

from geotrack.rendering.basemap import basemap
from geotrack.rendering.frame import Frame, unproject
from geotrack.rendering.placing import Board
from geotrack.rendering.scene import Disc, Layer, Stroke
from geotrack.rendering.sheet import Sheet
from geotrack.rendering.theme import Palette

#: a frame wider than this shows enough of the world itself
_WIDEST_KM: Final = 2600.0
#: the inset shows so many times the frame, and at least so much
_TIMES, _LEAST_KM = 7.0, 3200.0


def locator(sheet: Sheet, board: Board, palette: Palette) -> Layer | None:
    """Return the inset in the corner that hides least, its box taken; None where none is needed or fits."""
    frame = sheet.frame
    if frame.pole or frame.km_wide > _WIDEST_KM or min(sheet.width, sheet.height) < 200:
        return None
    side = round(max(76.0, min(150.0, 0.24 * min(sheet.width, sheet.height))))
    left, top, right, bottom = sheet.left, sheet.top, sheet.left + sheet.width, sheet.top + sheet.height  # fmt: skip
    gap = 10.0
    corners = [
        (right - gap - side, top + gap), (left + gap, top + gap),
        (right - gap - side, bottom - gap - side), (left + gap, bottom - gap - side),
    ]  # fmt: skip
    # a corner that leaves room for the name of a stop beside it before one that just misses the way
    free = [
        corner
        for gap in (90, 14)
        for corner in corners
        if board.free((*corner, corner[0] + side, corner[1] + side), gap)
    ]
    if not free:
        return None
    x, y = free[0]
    board.take((x - 4, y - 4, x + side + 4, y + side + 4))
    middle_x, middle_y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    wide = max(_LEAST_KM, _TIMES * frame.km_wide) * frame.per_km(unproject(middle_x, middle_y)[0])
    # near a pole the inset moves towards the equator rather than over the map's edge
    middle_y = min(max(middle_y, wide / 2), 1 - wide / 2) if wide < 1 else 0.5
    around = Frame(left=middle_x - wide / 2, right=middle_x + wide / 2, top=middle_y - wide / 2, bottom=middle_y + wide / 2)  # fmt: skip
    inner = Sheet(around, x, y, side, side)
    ground = basemap(around, pixels=round(side) * 2, context=())
    box = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    north, west = unproject(frame.left, frame.top)
    south, east = unproject(frame.right, frame.bottom)
    a, b = inner.point(north, west), inner.point(south, east)
    shapes: list[Stroke | Disc] = [
        Stroke(parts=(box,), kind="locator-sea", fill=palette.sea, closed=True, width=0),
        Stroke(parts=inner.lines(ground.land), kind="locator-land", fill=palette.land, closed=True, width=0),
        Stroke(parts=inner.lines(ground.borders), kind="locator-border", stroke=palette.border, width=0.5),
    ]  # fmt: skip
    if b[0] - a[0] < 7 or b[1] - a[1] < 7:
        shapes.append(Disc(x=(a[0] + b[0]) / 2, y=(a[1] + b[1]) / 2, radius=4, kind="locator-mark", fill=palette.route, stroke=palette.casing, width=1.2))  # fmt: skip
    else:
        mark = (a, (b[0], a[1]), b, (a[0], b[1]))
        shapes.append(Stroke(parts=(mark,), kind="locator-mark", stroke=palette.route, fill=palette.route, opacity=0.25, closed=True, width=0))  # fmt: skip
        shapes.append(Stroke(parts=(mark,), kind="locator-mark", stroke=palette.route, closed=True, width=1.6))  # fmt: skip
    shapes.append(Stroke(parts=(box,), kind="locator-edge", stroke=palette.panel, closed=True, width=3))  # fmt: skip
    shapes.append(Stroke(parts=(box,), kind="locator-edge", stroke=palette.coast, closed=True, width=0.8))  # fmt: skip
    return Layer(name="locator", shapes=tuple(shapes))
