"""What lies around a reader's way: countries, waters and the cities that a reader knows."""

import math
from itertools import pairwise
from typing import Any, Final

from geotrack.rendering.basemap import Basemap
from geotrack.rendering.cities import cities_in
from geotrack.rendering.lettering import Label, leader, place
from geotrack.rendering.markup import plain
from geotrack.rendering.placing import Board
from geotrack.rendering.scene import Disc, Layer, Stroke, Words
from geotrack.rendering.sheet import Sheet
from geotrack.rendering.theme import Palette
from geotrack.rendering.typeface import typeface
from geotrack.rendering.view import View
from geotrack.rendering.waternames import water_names

#: pixels of map for each city that is named beside the way
_SPARE: Final = 24_000
_COUNTRY_SPARE: Final = 24_000
#: pixels from the middle to the edge from which on a place is an area and no dot
_AREA: Final = 14.0
#: kinds that are long and narrow: a circle around them says nothing
_NARROW: Final = frozenset({"strait", "river", "pass", "border"})
#: what a map calls countries whose full names would cover their neighbors
_SHORT: Final = {
    "CD": "DR Congo", "CG": "Congo", "CF": "Centr. Afr. Rep.", "US": "United States", "GB": "Britain", "AE": "U.A.E.",
    "BA": "Bosnia", "PG": "Papua N. G.", "DO": "Dominican Rep.", "MK": "N. Macedonia",
}  # fmt: skip


def names_around(sheet: Sheet, board: Board, view: View, ground: Basemap, palette: Palette, small: float) -> list[Layer]:  # fmt: skip
    """Return the names of countries, waters and the best known cities, where they have room."""
    words: list[Stroke | Disc | Words] = []
    dots: list[Stroke | Disc | Words] = []
    regular = typeface()
    named: set[str] = set()
    touched = {spot.country for spot in view.stops}
    most = max(4, round(sheet.width * sheet.height / _COUNTRY_SPARE))
    # the countries of the way first, then the largest
    for land in sorted(ground.countries, key=lambda c: (c.iso not in touched, -c.share)):
        size = max(small, min(small * 1.4, small * 0.9 + 10 * math.sqrt(land.share)))
        string = _SHORT.get(land.iso, land.name).upper()
        if land.name in named or len(named) >= most:
            continue
        wide = regular.width(string, size, spacing=0.14)
        boxes = []
        for lat, lon in land.spots:
            x, y = sheet.point(lat, lon)
            box = (x - wide / 2, y - size * 0.6, x + wide / 2, y + size * 0.6)
            boxes.append((_abroad(sheet, box, land.iso, ground), x, y, box))
        # over a border only where the way leads through the country and it has no better room
        most_abroad = 0.5 if land.iso in touched else 0.12
        for abroad, x, y, box in sorted(boxes, key=lambda b: round(b[0], 1)):
            if abroad <= most_abroad and board.holds(box) and board.free(box, 3):
                named.add(land.name)
                board.take(box)
                words.append(Words(x=round(x, 1), y=round(y + size * 0.36, 1), string=string, size=round(size, 1), kind="country", fill=palette.quiet, halo=palette.halo, anchor="middle", spacing=0.14))  # fmt: skip
                break
    _mentioned(sheet, board, view, small, palette, dots, words)
    words += water_names(sheet, board, ground, mixed(palette.coast, palette.ink, 0.3), palette.sea)
    room = max(3, round(sheet.width * sheet.height / _SPARE))
    apart = {(s.lat, s.lon) for s in (*view.stops, *view.mentions)}
    for city in cities_in(sheet.frame, limit=300, apart_from=apart):
        if room <= 0:
            break
        x, y = sheet.point(city.lat, city.lon)
        dot = (x - 3, y - 3, x + 3, y + 3)
        if not board.holds(dot) or not board.free(dot, 4):
            continue
        name = plain(city.name, limit=40)
        spot = board.beside(x, y, 2, regular.width(name, small), small)
        if spot is None:
            continue
        board.take(dot)
        dots.append(Disc(x=x, y=y, radius=1.9, kind="city-dot", fill=palette.label))
        words.append(Words(x=round(spot[0], 1), y=round(spot[3] - small * 0.28, 1), string=name, size=small, kind="city", fill=palette.label, halo=palette.halo))  # fmt: skip
        room -= 1
    return [Layer(name="city-dots", shapes=tuple(dots)), Layer(name="names", shapes=tuple(words))]


def _mentioned(sheet: Sheet, board: Board, view: View, small: float, palette: Palette, dots: list[Stroke | Disc | Words], words: list[Stroke | Disc | Words]) -> None:  # fmt: skip
    """Name the places beside the way that the article names without stopping there: the canal, the city.

    What is wider than a dot gets its name in the middle and no dot.
    """
    size = small + 1
    near = 0.06 * max(sheet.width, sheet.height)
    course = [
        sheet.path(zip(leg.path.lats, leg.path.lons, strict=True))
        for leg in view.legs
        if leg.path and not leg.background
    ]
    named = {spot.name for spot in view.stops}
    stops = [sheet.point(spot.lat, spot.lon) for spot in view.stops]
    for spot in view.mentions:
        x, y = sheet.point(spot.lat, spot.lon)
        wide = typeface(bold=True).width(spot.name, size)
        dot = (x - 3, y - 3, x + 3, y + 3)
        away = min((_away(x, y, line) for line in course), default=math.inf)
        if spot.name in named or not board.holds(dot) or away > near:
            continue
        reach = spot.radius_km * sheet.frame.per_km(spot.lat) / sheet.frame.width * sheet.width
        if reach > _AREA and view.report.places[spot.place].kind not in _NARROW:
            boxes = [
                (x + dx - wide / 2, y + dy - size * 0.6, x + dx + wide / 2, y + dy + size * 0.6)
                for dy in (0, -14, 14, -28, 28)
                for dx in (0, -wide / 2, wide / 2)
            ]
            box = next((b for b in boxes if board.holds(b) and board.free(b, 2)), None)
            if box is None:
                continue
            board.take(box)
        else:
            label = Label(name=(spot.name,), sub="", size=size)
            # the second time from outside of a stop's disc that may hide the point
            found = place(board, x, y, 3, label, stops, must=False) or place(board, x, y, 14, label, stops, must=False)  # fmt: skip
            if found is None:
                continue
            box, _, far = found
            if far:
                dots.append(leader(x, y, box, palette.label))
            if board.free(dot, -2) or away < 4:
                board.take(dot)
                dots.append(Disc(x=x, y=y, radius=2.4, kind="city-dot", fill=palette.ink, stroke=palette.casing, width=0.8))  # fmt: skip
        named.add(spot.name)
        words.append(Words(x=round(box[0], 1), y=round(box[3] - size * 0.28, 1), string=spot.name, size=size, kind="named", fill=palette.ink, halo=palette.halo, bold=True))  # fmt: skip


def _away(x: float, y: float, line: tuple[tuple[float, float], ...]) -> float:
    """Return how far a point is from a line, in pixels."""
    best = math.inf
    for a, b in pairwise(line):
        dx, dy = b[0] - a[0], b[1] - a[1]
        share = ((x - a[0]) * dx + (y - a[1]) * dy) / ((dx * dx + dy * dy) or 1.0)
        share = min(1.0, max(0.0, share))
        best = min(best, math.dist((x, y), (a[0] + share * dx, a[1] + share * dy)))
    return best


def _abroad(sheet: Sheet, box: tuple[float, float, float, float], iso: str, ground: Basemap) -> float:  # fmt: skip
    """Return the share of a box, 0 to 1, that lies in other countries than its own."""
    if sheet.frame.pole:
        return 0.0
    import shapely

    area: Any = shapely.box(*sheet.degrees(box))
    elsewhere = sum(
        float(shapely.area(shapely.intersection(piece, area)))
        for owner, piece in ground.shapes["countries"]
        if owner.iso != iso and shapely.intersects(piece, area)
    )
    return elsewhere / (float(area.area) or 1.0)


def mixed(a: str, b: str, share: float) -> str:
    """Return the color between `a` and `b`, `share` of the way.

    Examples
    --------
    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    parts = [
        round(int(a[k : k + 2], 16) * (1 - share) + int(b[k : k + 2], 16) * share)
        for k in (1, 3, 5)
    ]
    return "#" + "".join(f"{p:02x}" for p in parts)
