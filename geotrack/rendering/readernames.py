"""What lies around a reader's way: countries, waters and the cities that a reader knows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geotrack.rendering.cities import cities_in
from geotrack.rendering.markup import plain
from geotrack.rendering.scene import Disc, Layer, Stroke, Words
from geotrack.rendering.typeface import typeface
from geotrack.rendering.waternames import water_names

if TYPE_CHECKING:
    from geotrack.rendering.basemap import Basemap
    from geotrack.rendering.placing import Board
    from geotrack.rendering.sheet import Sheet
    from geotrack.rendering.theme import Palette
    from geotrack.rendering.view import View

__all__ = ["mixed", "names_around"]

#: pixels of map for each city that is named beside the way
_SPARE: Final = 24_000
_COUNTRY_SPARE: Final = 24_000
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
        for lat, lon in land.spots:
            x, y = sheet.point(lat, lon)
            box = (x - wide / 2, y - size * 0.6, x + wide / 2, y + size * 0.6)
            if board.holds(box) and board.free(box, 3):
                named.add(land.name)
                board.take(box)
                words.append(Words(x=round(x, 1), y=round(y + size * 0.36, 1), string=string, size=round(size, 1), kind="country", fill=palette.quiet, halo=palette.halo, anchor="middle", spacing=0.14))  # fmt: skip
                break
    words += water_names(sheet, board, ground, mixed(palette.coast, palette.ink, 0.3), palette.sea)
    room = max(3, round(sheet.width * sheet.height / _SPARE))
    apart = {(s.lat, s.lon) for s in view.stops}
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
