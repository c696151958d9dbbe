"""A view drawn as a scene: ground, routes, stops, names without collisions, scale and credits."""

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from geotrack.model import Rating
from geotrack.rendering import sentence, wording
from geotrack.rendering.basemap import Basemap, basemap
from geotrack.rendering.courses import Path
from geotrack.rendering.frame import polar_note
from geotrack.rendering.groundlines import ground_layers
from geotrack.rendering.lettering import wrapped
from geotrack.rendering.mapnames import heads, names_of
from geotrack.rendering.placing import Board
from geotrack.rendering.scene import Disc, Layer, Scene, Stroke, Words
from geotrack.rendering.sheet import Point, Sheet, along, beside
from geotrack.rendering.sources import credits_of
from geotrack.rendering.theme import Palette, Theme
from geotrack.rendering.view import LegView, View

#: lengths of scale bars, km or miles
_NICE: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def rating_color(palette: Palette, rating: Rating) -> str:
    """Return the color of a rating."""
    return {
        "consistent": palette.consistent,
        "doubtful": palette.doubtful,
        "contradicted": palette.contradicted,
        "not-checkable": palette.unchecked,
    }[rating]


def _course(sheet: Sheet, path: Path, lane: float) -> list[tuple[bool, tuple[Point, ...]]]:
    return [(flag, beside(sheet.path(points), lane)) for flag, points in path.runs()]


def _routes(sheet: Sheet, legs: Iterable[LegView], palette: Palette) -> list[Layer]:
    straight, alternatives, casing, lines = [], [], [], []
    for leg in legs:
        if leg.path is None:
            continue
        key, color = f"leg-{leg.number}", palette.background if leg.background else palette.route
        width = 2.2 if leg.background else 3.6
        runs = _course(sheet, leg.path, leg.side * 5.0)
        for way in leg.alternatives if not leg.background else ():
            parts = tuple(points for _, points in _course(sheet, way, leg.side * 5.0))
            alternatives.append(Stroke(parts=parts, kind="alternative", stroke=color, width=1.3, dash=(2, 4), opacity=0.75, key=key))  # fmt: skip
        if leg.straight and not leg.background:
            parts = (sheet.path(zip(leg.straight.lats, leg.straight.lons, strict=True)),)
            straight.append(Stroke(parts=parts, kind="straight", stroke=palette.straight, width=1.2, dash=(0.5, 4.5), key=key))  # fmt: skip
        casing.append(Stroke(parts=tuple(p for _, p in runs), kind="casing", stroke=palette.casing, width=width + 3, opacity=0.9, key=key))  # fmt: skip
        for dashed in (False, True):
            parts = tuple(p for flag, p in runs if flag == dashed)
            if parts:
                name = "leg background" if leg.background else "leg"
                lines.append(Stroke(parts=parts, kind=name, stroke=color, width=width, dash=(6, 5) if dashed else (), key=key, round=not dashed))  # fmt: skip
    return [
        Layer(name="alternatives", shapes=tuple(alternatives)),
        Layer(name="straight lines", shapes=tuple(straight)),
        Layer(name="routes", shapes=(*casing, *lines)),
    ]


def _sign(x: float, y: float, rating: Rating, palette: Palette, key: str) -> list[Stroke | Disc]:
    """Return a rating as a disc with its symbol drawn, so that no font is needed for it."""
    color = rating_color(palette, rating)
    r = 3.2
    marks: dict[Rating, tuple[tuple[Point, ...], ...]] = {
        "consistent": (((x - r, y), (x - 0.8, y + r - 0.6), (x + r + 0.4, y - r + 0.4)),),
        "contradicted": (((x - r + 0.5, y - r + 0.5), (x + r - 0.5, y + r - 0.5)), ((x - r + 0.5, y + r - 0.5), (x + r - 0.5, y - r + 0.5))),
        "doubtful": (((x - 2.2, y - 1.6), (x - 1.4, y - 3.2), (x, y - 3.8), (x + 1.5, y - 3.2), (x + 2.1, y - 1.8), (x + 1.2, y - 0.4), (x, y + 0.5), (x, y + 1.5)), ((x, y + 3.6), (x, y + 3.7))),
        "not-checkable": (((x - r, y), (x + r, y)),),
    }  # fmt: skip
    rounded = tuple(tuple((round(a, 1), round(b, 1)) for a, b in part) for part in marks[rating])
    return [
        Disc(x=x, y=y, radius=7.5, kind=f"sign {rating}", fill=color, stroke=palette.casing, width=1.5, key=key),
        Stroke(parts=rounded, kind="sign-mark", stroke=palette.panel, width=1.9, key=key),
    ]  # fmt: skip


def _stops(sheet: Sheet, view: View, palette: Palette) -> list[Layer]:
    reach: list[Stroke | Disc | Words] = []
    crossings: list[Stroke | Disc | Words] = []
    stops: list[Stroke | Disc | Words] = []
    for leg in view.legs:
        for crossing, lon in leg.crossings:
            x, y = sheet.point(crossing.lat, lon)
            crossings.append(Disc(x=x, y=y, radius=4.5, kind="crossing", fill=palette.casing, stroke=palette.route, width=2.2, key=f"leg-{leg.number}"))  # fmt: skip
    for spot in view.reaches:
        x, y = sheet.point(spot.lat, spot.lon)
        pixels = spot.radius_km * sheet.frame.per_km(spot.lat) / sheet.frame.width * sheet.width
        if pixels > 10:
            reach.append(Disc(x=x, y=y, radius=round(pixels, 1), kind="reach", fill=palette.route, opacity=0.07, key=f"place-{spot.place}"))  # fmt: skip
    under: list[Stroke | Disc | Words] = []
    for head, group in heads(sheet, view):
        for spot in group:
            x, y = sheet.point(spot.lat, spot.lon)
            disc = Disc(x=x, y=y, radius=8, kind="stop", fill=palette.route, stroke=palette.casing, width=1.8, key=f"place-{spot.place}")  # fmt: skip
            (stops if spot is group[0] else under).append(disc)
        stops.append(Words(x=head[0], y=round(head[1] + 3.6, 1), string=str(group[0].number), size=10, kind="stop-number", fill=palette.casing, bold=True, anchor="middle"))  # fmt: skip
    stops = [*under, *stops]
    return [
        Layer(name="uncertainty", shapes=tuple(reach)),
        Layer(name="crossings", shapes=tuple(crossings)),
        Layer(name="stops", shapes=tuple(stops)),
    ]


def scale_layer(sheet: Sheet, palette: Palette, units: str, *, board: Board | None = None) -> Layer:
    """Return the scale bar: bottom left, or with a board bottom right where that is freer."""
    per_pixel = sheet.frame.km_wide / sheet.width * (0.621371 if units == "mi" else 1.0)
    longest = min(130.0, sheet.width * 0.28)
    nice = next((n for n in reversed(_NICE) if n / per_pixel <= longest), _NICE[0])
    x, y = sheet.left + 12, sheet.top + sheet.height - 12
    wide = round(nice / per_pixel, 1)
    if board is not None:
        spots = [x, sheet.left + sheet.width - 12 - max(wide, 60.0)]
        x = next((s for s in spots if board.free((s, y - 20, s + max(wide, 60.0), y))), x)
        board.take((x - 4, y - 22, x + max(wide, 60.0) + 4, y + 4))
    bar = (((x, y - 5), (x, y), (x + wide, y), (x + wide, y - 5)),)
    return Layer(
        name="scale",
        shapes=(
            Stroke(parts=bar, kind="scale-halo", stroke=palette.halo, width=4),
            Stroke(parts=bar, kind="scale", stroke=palette.ink, width=1.4),
            Words(x=x + 4, y=y - 5, string=f"{nice:,} {units}", size=11, kind="scale-name", fill=palette.ink, halo=palette.halo),
        ),
    )  # fmt: skip


def _titles(view: View, credit: str, palette: Palette, width: float, height: float) -> tuple[Layer, float, float]:  # fmt: skip
    """Return headline, finding and credit in lines, and how high head and foot are; the credit is never cut."""
    inner = width - 28
    size = 21.0
    while size > 14 and len(wrapped(view.title, size, inner, bold=True)) > 1:
        size -= 1
    words: list[Words] = []
    y = 26.0
    for line in wrapped(view.title, size, inner, bold=True, most=2):
        words.append(Words(x=14, y=round(y, 1), string=line, size=size, kind="title", fill=palette.ink, bold=True))  # fmt: skip
        y += size * 1.2
    y += 20 - size * 1.2
    for line in wrapped(sentence.finding(view.report), 12, inner, most=2):
        words.append(Words(x=14, y=round(y, 1), string=line, size=12, kind="finding", fill=palette.quiet))  # fmt: skip
        y += 15
    head = y - 3
    lines = wrapped(credit, 9.5, inner)
    foot = 10 + 12 * len(lines)
    for k, line in enumerate(lines):
        words.append(Words(x=14, y=round(height - foot + 15 + 12 * k, 1), string=line, size=9.5, kind="credit", fill=palette.quiet))  # fmt: skip
    strips = tuple(
        ((0.0, a), (width, a), (width, b), (0.0, b))
        for a, b in ((0.0, head), (height - foot, height))
    )
    paper = Stroke(parts=strips, kind="paper", fill=palette.paper, closed=True, width=0)
    return Layer(name="title", shapes=(paper, *words)), head, foot


def _credit(view: View, context: tuple[str, ...]) -> str:
    note = polar_note(view.pole, view.middle)
    return f"{note} {credits_of(view, context=bool(context))}".strip()


def draw(
    view: View,
    theme: Theme,
    *,
    width: int = 960,
    height: int = 640,
    dark: bool = False,
    titles: bool = True,
    simple: bool = False,
    around: Basemap | None = None,
    context: tuple[str, ...] = ("rail",),
) -> Scene:
    """Return the picture of a view.

    Parameters
    ----------
    view, theme
        What to show and how.
    width, height
        In pixels.
    dark
        Whether to take the dark palette.
    titles
        Whether headline, finding and credits stand around the map; a page has its own.
    simple
        Whether to leave out alternatives, straight lines and most city names, for small pictures.
    around
        The ground of a frame around the picture's, if it is at hand; None: it is read.
    """
    palette = theme.dark if dark else theme.light
    around_map, top, foot = (
        _titles(view, _credit(view, context), palette, width, height)
        if titles
        else (None, 0.0, 0.0)
    )
    frame = view.frame().grown(0.14).fitted(width / max(1.0, height - top - foot))
    sheet = Sheet(frame, 0.0, top, float(width), height - top - foot)
    under = basemap(frame, pixels=width, context=context, within=around)
    routes = _routes(sheet, view.legs, palette)
    # a picture of its own has no key: lines that are no route would only raise questions there
    routes = routes[2:] if simple or titles else routes
    signs: list[Stroke | Disc | Words] = []
    at: list[Point] = []
    for leg in view.legs:
        if leg.path and not leg.background and leg.claims:
            line = beside(
                sheet.path(zip(leg.path.lats, leg.path.lons, strict=True)), leg.side * 5.0
            )
            if len(line) > 1 and sum(math.dist(a, b) for a, b in pairwise(line)) > 44:  # fmt: skip
                x, y = along(line, leg.sign_at)
                at.append((x, y))
                signs += _sign(x, y, leg.rating, palette, f"leg-{leg.number}")
    names = names_of(sheet, view, under, palette, at, spare=26_000 if simple else 15_000)
    reach, crossings, stops = _stops(sheet, view, palette)
    layers = [*ground_layers(sheet, under, palette), reach, *routes, names[0], crossings, stops, Layer(name="verdicts", shapes=tuple(signs)), names[1], scale_layer(sheet, palette, theme.units)]  # fmt: skip
    if around_map is not None:
        layers.append(around_map)
    legs = "; ".join(f"{leg.title} {wording.MODE[leg.mode]}, {wording.RATING[leg.rating].lower()}" for leg in view.legs[:20])  # fmt: skip
    return Scene(
        width=width,
        height=height,
        paper=palette.paper,
        title=view.title,
        description=f"Map. {sentence.finding(view.report)} {legs}".strip(),
        layers=tuple(layer for layer in layers if layer.shapes),
    )
