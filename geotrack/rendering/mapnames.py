"""The names on the picture of a fact check: of stops, crossings, countries, mentioned places and cities."""

import math
from typing import Final

from geotrack.rendering.basemap import Basemap
from geotrack.rendering.cities import cities_in
from geotrack.rendering.lettering import Label, leader, place
from geotrack.rendering.markup import plain
from geotrack.rendering.naming import crossing_name
from geotrack.rendering.placing import Board
from geotrack.rendering.scene import Disc, Layer, Stroke, Words
from geotrack.rendering.sheet import Point, Sheet
from geotrack.rendering.theme import Palette
from geotrack.rendering.typeface import typeface
from geotrack.rendering.view import Spot, View


def _country_names(
    sheet: Sheet, ground: Basemap, palette: Palette, board: Board
) -> list[Stroke | Disc | Words]:
    """Return the names of countries where the board has room, each once."""
    bold = typeface(bold=True)
    words: list[Stroke | Disc | Words] = []
    named: set[str] = set()
    for label in ground.countries:
        if label.name in named:
            continue
        size = max(9.5, min(15.0, 9 + 12 * math.sqrt(label.share)))
        string = label.name.upper()
        wide = bold.width(string, size, spacing=0.16)
        for lat, lon in label.spots:
            x, y = sheet.point(lat, lon)
            box = (x - wide / 2, y - size * 0.6, x + wide / 2, y + size * 0.6)
            if board.holds(box) and board.free(box, 2):
                named.add(label.name)
                board.take(box)
                words.append(Words(x=round(x, 1), y=round(y + size * 0.36, 1), string=string, size=round(size, 1), kind="country", fill=palette.quiet, halo=palette.halo, bold=True, anchor="middle", spacing=0.16))  # fmt: skip
                break
    return words


def _board(sheet: Sheet, view: View, signs: list[Point]) -> Board:
    """Return where names may stand: beside signs, lines and the scale."""
    board = Board(sheet.left + sheet.width, sheet.top + sheet.height, top=sheet.top)
    for x, y in signs:
        board.take((x - 8, y - 8, x + 8, y + 8))
    for leg in view.legs:
        if leg.path:
            board.take_line(sheet.path(zip(leg.path.lats, leg.path.lons, strict=True)), 3.0)
    board.take(
        (sheet.left + 8, sheet.top + sheet.height - 30, sheet.left + 150, sheet.top + sheet.height)
    )
    return board


#: discs of stops that are no further apart, in pixels, lie on each other
_HIDDEN: Final = 15.0


def heads(sheet: Sheet, view: View) -> list[tuple[Point, list[Spot]]]:
    """Return the stops whose discs are seen, with those that lie under them: these share a list of names."""
    found: list[tuple[Point, list[Spot]]] = []
    for spot in view.pins:
        at = sheet.point(spot.lat, spot.lon)
        near = next((group for point, group in found if math.dist(at, point) < _HIDDEN), None)
        if near is None:
            found.append((at, [spot]))
        else:
            near.append(spot)
    return found


def names_of(
    sheet: Sheet, view: View, ground: Basemap, palette: Palette, signs: list[Point], *, spare: int
) -> list[Layer]:
    """Return the dots and names beside which no other name stands; `spare` square pixels to each city."""
    regular = typeface()
    found = heads(sheet, view)
    board = _board(sheet, view, [*(point for point, _ in found), *signs])
    dots: list[Stroke | Disc | Words] = []
    words: list[Stroke | Disc | Words] = []

    def name(string: str, x: float, y: float, radius: float, size: float, kind: str) -> bool:
        box = board.beside(x, y, radius, regular.width(string, size), size)
        if box is None:
            return False
        words.append(Words(x=round(box[0], 1), y=round(box[3] - size * 0.28, 1), string=string, size=size, kind=kind, fill=palette.label, halo=palette.halo))  # fmt: skip
        return True

    for (x, y), group in found:
        rows = [s.name if len(group) == 1 else f"{s.number} {s.name}" for s in group]
        label = Label(name=tuple(rows), sub="", size=13)
        spot_found = place(board, x, y, 8, label)
        assert spot_found is not None
        box, right, far = spot_found
        dots += [leader(x, y, box, palette.label)] if far else []
        words += label.words(box, (palette.ink, palette.quiet, palette.halo), right=right)
    for spot in view.areas:
        name(spot.name, *sheet.point(spot.lat, spot.lon), 4, 12, "area-name")
    for leg in view.legs:
        for crossing, lon in leg.crossings:
            x, y = sheet.point(crossing.lat, lon)
            if signed := crossing_name(crossing):
                name(signed, x, y, 5, 10.5, "crossing-name")
    words += _country_names(sheet, ground, palette, board)
    for spot in view.mentions:
        x, y = sheet.point(spot.lat, spot.lon)
        if board.holds((x - 4, y - 4, x + 4, y + 4)) and name(
            spot.name, x, y, 3.5, 11, "mention-name"
        ):
            dots.append(Disc(x=x, y=y, radius=3.2, kind="mention", fill=palette.halo, stroke=palette.label, width=1.4, key=f"place-{spot.place}"))  # fmt: skip
    room = int(sheet.width * sheet.height / spare)
    apart = {(s.lat, s.lon) for s in (*view.stops, *view.mentions)}
    for city in cities_in(sheet.frame, limit=160, apart_from=apart):
        if room <= 0:
            break
        x, y = sheet.point(city.lat, city.lon)
        dot = (x - 3, y - 3, x + 3, y + 3)
        if not board.holds(dot) or not board.free(dot, 3):
            continue
        size = 11.5 if city.population > 1_000_000 else 10.5
        if name(plain(city.name, limit=40), x, y, 2.2, size, "city"):
            board.take(dot)
            dots.append(Disc(x=x, y=y, radius=2.1, kind="city-dot", fill=palette.halo, stroke=palette.label, width=0.9))  # fmt: skip
            room -= 1
    return [Layer(name="dots", shapes=tuple(dots)), Layer(name="names", shapes=tuple(words))]
