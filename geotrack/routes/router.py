"""The offline router: rail, road and sea networks, bounds on the great circle for the rest."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import Final

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle
from geotrack.earth.networks import Kind
from geotrack.earth.polygons import countries, country_indices
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.model import Alternative, Line, Mode, Place, Route, SettledPlace, settled_places
from geotrack.routes.bounds import NETWORK_FACTORS, WINDING_MOST, great_circle_route
from geotrack.routes.charting import describe, length_km, winding
from geotrack.routes.corridors import AREAS, LONGEST, NOUN, Found, Search, gc_between
from geotrack.routes.openwater import DIRECT, is_open

#: a network way this many times the great circle is likelier a missing link than a journey
ODD_RATIO: Final = 3.0
#: flights around closed airspace are at most this many times the great circle (Finland–Japan
#: around Russia is 1.5)
DETOUR_AIR: Final = 1.6
#: a way that starts elsewhere in an area is shorter or longer by at most this many of its radii: roads of
#: two towns are seldom longer than twice the straight line
WITHIN_AREA: Final = 2.0
#: searches that are remembered, of which each may hold a megabyte and a half
_SEARCHES: Final = 8


class BundledRouter:
    """Routes along the bundled networks; never asks a server.

    Parameters
    ----------
    settings
        `avoid` names countries that no route may pass, `closed_passages` sea passages.

    Examples
    --------
    >>> from geotrack.model import Place
    >>> here = Place(name="Pyongyang", lat=39.03, lon=125.75)
    >>> there = Place(name="Vladivostok", lat=43.11, lon=131.88)
    >>> route = BundledRouter().route(here, there, "rail")
    >>> [crossing.name for crossing in route.crossings]
    ['Tumangang–Khasan']
    """

    name = "bundled"

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._searches: dict[tuple[object, ...], Search] = {}

    def route(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        avoid: Sequence[str] = (),
        alternatives: int = 4,
        geometry: bool = True,
    ) -> Route:
        """Return the route for one mode; see `geotrack.protocols.Router`.

        Raises
        ------
        ValueError
            If a place has no coordinates; settle it first.
        """
        points = settled_places((origin, *via, destination))
        gc_km = gc_between(points[0], points[-1])
        slack = sum(p.radius_km for p in (origin, destination) if p.kind in AREAS)
        avoided = tuple(dict.fromkeys((*self.settings.avoid, *avoid)))
        kind = mode_row(mode).network
        if kind is None:
            return _without_network(points, mode, slack, avoided)
        if gc_km < 0.05:
            note = "both ends are the same place"
            return great_circle_route(mode, gc_km, slack_km=slack + 1.0, note=note)
        found = self._searched(kind, points, avoided, max(1, alternatives))
        if kind == "sea" and not via and is_open(points[0], points[-1]):
            return _crossing(found, points, mode, gc_km, slack, geometry=geometry)
        if isinstance(found, str):
            gc = sum(gc_between(a, b) for a, b in pairwise(points))
            return great_circle_route(mode, gc, slack_km=slack, note=found)
        return _answer(found, mode, gc_km, slack, geometry=geometry)

    def _searched(
        self, kind: Kind, points: Sequence[SettledPlace], avoid: tuple[str, ...], count: int
    ) -> Found | str:
        """Return the ways; a text asks for the same ones again, with and without other ways round."""
        key = kind, tuple(points), avoid, count > 1
        search = self._searches.pop(key, None)  # nobody else goes on with it meanwhile
        if search is None:
            search = Search(kind, points, avoid, self.settings.closed_passages)
        found = search.run(count)
        while len(self._searches) >= _SEARCHES:
            with suppress(KeyError, StopIteration, RuntimeError):  # another thread was faster
                del self._searches[next(iter(self._searches))]
        self._searches[key] = search
        return found


def _without_network(
    points: Sequence[SettledPlace], mode: Mode, slack: float, avoid: Sequence[str]
) -> Route:
    along = sum(gc_between(a, b) for a, b in pairwise(points))
    route = great_circle_route(mode, along, slack_km=slack)
    if not mode_row(mode).flies:
        return route
    closed = _over(points, avoid)
    if closed:
        bounds = Interval(route.length_km.low, DETOUR_AIR * along + slack)
        note = f"the straight line lies over {', '.join(closed)}, which is to be avoided"
        return replace(route, length_km=bounds, note=note)
    if along > 300:
        note = "flights around closed airspace may be up to 1.6 times as long"
        return replace(route, note=note)
    return route


def _over(points: Sequence[SettledPlace], avoid: Sequence[str]) -> list[str]:
    """Return which of the countries the great circles pass over, in the order of `avoid`."""
    if not avoid:
        return []
    line = _straight(points)
    codes = [country.iso for country in countries("50m")]
    over = {codes[i] for i in country_indices(line.lats, line.lons).tolist() if i >= 0}
    return [code for code in avoid if code in over]


def _answer(found: Found, mode: Mode, gc_km: float, slack: float, *, geometry: bool) -> Route:
    low, over_short, over_long, best, slope = NETWORK_FACTORS[found.kind]
    factor = best
    if slope:
        factor *= min(WINDING_MOST, 1 + slope * (winding(found.graph, found.ways[0]) - 1))
    lengths = [factor * km for km in found.lengths]
    high = max(over_short * min(lengths), over_long * max(lengths))
    bounds = Interval(low * min(lengths), high)
    notes = list(found.notes)
    best_km = factor * length_km(found.ways[0])
    if mode_row(mode).leaves_roads:
        walk = great_circle_route(mode, gc_km)
        bounds = bounds.hull(walk.length_km)
        notes.append("along roads; paths may differ")
    elif gc_km > 20 and best_km > ODD_RATIO * gc_km:
        bounds = bounds.hull(great_circle_route(mode, gc_km).length_km)
        notes.append(f"the {NOUN[found.kind]} takes a long way round: a link may be missing")
    if slack:
        shortest = max(0.99 * gc_km - slack, bounds.low - WITHIN_AREA * slack, 0.0)
        bounds = Interval(shortest, bounds.high + WITHIN_AREA * slack)
        notes.append("measured to a point that stands for a whole area")
    ways = tuple(
        describe(found.graph, ways, found.kind, factor=factor, geometry=geometry)
        for ways in found.ways
    )
    return Route(
        mode=mode, length_km=bounds, best_km=ways[0].best_km, gc_km=round(gc_km, 1),
        source=f"bundled-{found.kind}", alternatives=ways, note="; ".join(notes) or None,
    )  # fmt: skip


def _crossing(
    found: Found | str,
    points: Sequence[SettledPlace],
    mode: Mode,
    gc_km: float,
    slack: float,
    *,
    geometry: bool,
) -> Route:
    """Return the route over open water, with the lanes as alternatives where they are near."""
    low, high, best = DIRECT
    bounds = Interval(max(0.0, low * gc_km - slack), high * gc_km + 5.0 + slack)
    route = Route(
        mode=mode, length_km=bounds, best_km=round(best * gc_km, 1), gc_km=round(gc_km, 1),
        source="bundled-sea", note="straight over open water",
    )  # fmt: skip
    line = _straight(points) if geometry else None
    ways = [Alternative(best_km=route.best_km, line=line, note="straight over open water")]
    if not isinstance(found, str):
        for one in found.ways:
            if best * gc_km <= length_km(one) <= LONGEST["rail"] * gc_km:
                ways.append(describe(found.graph, one, "sea", geometry=geometry))
                bounds = bounds.hull(Interval(length_km(one), length_km(one) * 1.02))
    return replace(route, alternatives=tuple(ways), length_km=bounds)


def _straight(points: Sequence[SettledPlace]) -> Line:
    lats: list[float] = []
    lons: list[float] = []
    for a, b in pairwise(points):
        more_lats, more_lons = great_circle(a.lat, a.lon, b.lat, b.lon)
        shift = 360 * round((lons[-1] - more_lons[0]) / 360) if lons else 0
        lats += more_lats if not lats else more_lats[1:]
        lons += [x + shift for x in (more_lons if not lons else more_lons[1:])]
    return Line(lats=tuple(lats), lons=tuple(lons), schematic=(True,) * (len(lats) - 1))
