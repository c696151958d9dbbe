"""Whether two places may be the same end of a leg: equal, one within the other, or unknown."""

from collections.abc import Sequence
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import journey_words
from geotrack.model import Place

#: kinds that stand for the town they serve
_SERVES: Final = frozenset({"airport", "port", "station", "base", "suburb", "crossing"})
#: how far an airport may lie from its town
_SERVED_KM: Final = 60.0
#: kinds of what nobody is at a point of, from that size (km) on: Monaco is a town to travelers; of rivers and railways
#: any length; and kinds with towns of which one speaks by their name (Bahia)
_AREAS: Final = frozenset({"country", "continent", "admin1", "region", "sea", "strait", "desert"})
_PEOPLED: Final = frozenset({"country", "admin1"})
_LINES: Final = frozenset({"river", "line"})
_AREA_KM: Final = 25.0
#: a place that reaches further than this (km) may have clocks of several zones
_ONE_ZONE_KM: Final = 100.0


def _one_in_other(a: str, b: str) -> bool:
    """Whether one name is the other, or a whole word of it ("Naivasha", "Lake Naivasha")."""
    short, long = sorted((a.lower().split(), b.lower().split()), key=len)
    return any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))


class Ends:
    """Compare places by their indices; None is an end that was not said."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._fitting: dict[tuple[int, int], bool] = {}

    def holds(self, large: int, small: int) -> bool:
        """Whether one place is a country or division that holds the other."""
        a, b = self._places[large], self._places[small]
        if a.kind == "continent" and b.kind != "continent":
            gap = self.gap_km(large, small)
            return gap is not None and gap <= journey_words.CONTINENT_KM.get(a.name, 0.0)
        if a.country is None or a.country != b.country:
            return False
        if a.kind == "country":
            return b.kind != "country"
        return a.kind == "admin1" and a.admin1 == b.admin1 and b.kind not in ("country", "admin1")

    def same(self, a: int, b: int) -> bool:
        """Whether two places are one, or an airport and its town, or two entries of one name."""
        if a == b:
            return True
        p, q = self._places[a], self._places[b]
        if p.lat is None or q.lat is None or p.lon is None or q.lon is None:
            return bool(p.name and q.name) and _one_in_other(p.name, q.name)
        named = _one_in_other(p.name, q.name)
        if p.kind not in _SERVES and q.kind not in _SERVES and not named:
            return False
        return great_circle_km(p.lat, p.lon, q.lat, q.lon) <= _SERVED_KM

    def gap_km(self, a: int, b: int) -> float | None:
        """Return the great-circle distance of two places; None: one is not settled."""
        p, q = self._places[a], self._places[b]
        if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
            return None
        return great_circle_km(p.lat, p.lon, q.lat, q.lon)

    def fits(self, a: int | None, b: int | None) -> bool:
        """Whether two ends may be the same."""
        if a is None or b is None:
            return True
        known = self._fitting.get((a, b))
        if known is None:
            known = self.same(a, b) or self.holds(a, b) or self.holds(b, a)
            self._fitting[a, b] = known
        return known

    def agrees(self, a: int | None, b: int | None) -> bool:
        """Whether two ends are both known and the same."""
        return a is not None and b is not None and self.fits(a, b)

    def finer(self, a: int | None, b: int | None) -> int | None:
        """Return the more specific of two ends that fit; the first of equals."""
        if a is None:
            return b
        if b is None or not self.holds(a, b):
            return a
        return b

    def settled(self, a: int | None) -> bool:
        """Whether an end has coordinates."""
        return a is not None and self._places[a].settled

    def timezone(self, a: int | None) -> str | None:
        """Return the time zone of an end; None: unknown, or an area, which may have several."""
        if a is None or self._places[a].radius_km > _ONE_ZONE_KM:
            return None
        return self._places[a].timezone

    def area(self, a: int | None) -> bool:
        """Whether a place is an area or a line that nobody is at a point of: a country, a sea, a river."""
        if a is None:
            return False
        place = self._places[a]
        return place.kind in _LINES or (place.kind in _AREAS and place.radius_km > _AREA_KM)

    def peopled(self, a: int) -> bool:
        """Whether somebody may stop at an area: at some town of a country or province."""
        return self._places[a].kind in _PEOPLED
