"""An editor's own places, whose names come before everybody else's."""

from collections.abc import Iterable
from pathlib import Path

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places.gazetteer.keys import name_key
from geotrack.places.gazetteer.placefiles import ListedPlace, RejectedRow, read_place_list
from geotrack.places.gazetteer.store import ALTERNATE, PRIMARY, Hit
from geotrack.places.gazetteer.writer import name_class, prominence
from geotrack.protocols import Gazetteer

__all__ = ["PlaceList", "RejectedRow", "StackedGazetteer", "read_place_list", "with_place_list"]


class PlaceList:
    """A small gazetteer in memory.

    Parameters
    ----------
    places
        The places with their other names.
    """

    name = "place list"

    def __init__(self, places: Iterable[ListedPlace]) -> None:
        self.places = tuple(places)
        self._by_key: dict[int, list[Hit]] = {}
        for listed in self.places:
            roles = {name_key(name): ALTERNATE for name in listed.alternates}
            roles[name_key(listed.place.name)] = PRIMARY
            weight = prominence(listed.place.kind, listed.place.population)
            for key, role in roles.items():
                if key >= 0:
                    self._by_key.setdefault(key, []).append(Hit(listed.place, weight, role))

    def hits(self, name: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return the places of a name in the order of the list, own names first."""
        found = self._by_key.get(name_key(name), [])
        return tuple(sorted(found, key=lambda hit: hit.role)[:limit])

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of that name or alternate name, in the order of the list."""
        return tuple(hit.place for hit in self.hits(name, limit=limit))

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the listed places nearest to a point, nearest first."""

        def away(place: Place) -> float:
            assert place.lat is not None
            assert place.lon is not None
            return great_circle_km(lat, lon, place.lat, place.lon)

        return tuple(sorted((listed.place for listed in self.places), key=away)[:limit])

    def name_classes(self) -> dict[int, int]:
        """Return the class bits of each key, as a name index holds them."""
        bits: dict[int, int] = {}
        for key, found in self._by_key.items():
            for hit in found:
                bits[key] = bits.get(key, 0) | int(
                    name_class(hit.place.kind, hit.place.population, PRIMARY)
                )
        return bits


class StackedGazetteer:
    """One gazetteer before another: a name that the first knows is not looked up in the second.

    Parameters
    ----------
    first
        The one that takes precedence.
    second
        The one that answers for all other names, and for codes and ids.
    """

    def __init__(self, first: PlaceList, second: Gazetteer) -> None:
        self.first = first
        self.second = second
        self.name = second.name

    def __getattr__(self, attribute: str) -> object:
        if attribute.startswith("__") or attribute in ("first", "second"):
            raise AttributeError(attribute)
        return getattr(self.second, attribute)

    def hits(self, name: str, *, limit: int = 50) -> tuple[Hit, ...]:
        """Return the places of a name with their prominence and the role of the name."""
        found = self.first.hits(name, limit=limit)
        if found:
            return found
        ask = getattr(self.second, "hits", None)
        if ask is not None:
            return tuple(ask(name, limit=limit))
        others = self.second.candidates(name, limit=limit)
        return tuple(
            Hit(place, prominence(place.kind, place.population), PRIMARY) for place in others
        )

    def candidates(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Return the places of that name or alternate name, most prominent first; may be empty."""
        return self.first.candidates(name, limit=limit) or self.second.candidates(name, limit=limit)

    def near(self, lat: float, lon: float, *, limit: int = 1) -> tuple[Place, ...]:
        """Return the populated places nearest to a point, nearest first."""
        return self.second.near(lat, lon, limit=limit)


def with_place_list(gazetteer: Gazetteer, path: str | Path) -> StackedGazetteer:
    """Return the gazetteer with an editor's place list before it; bad rows are left out."""
    places, _ = read_place_list(path)
    return StackedGazetteer(PlaceList(places), gazetteer)
