"""Where a name lies: places, settled or not, and what a name may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Somewhere on Earth, or a name that could not be settled (`lat` and `lon` None).

    `kind`: country, admin1, admin2, capital, city, suburb, continent, sea, lake, river, strait, range,
    desert, island, peninsula, region, airport, port, station, crossing, border, base, line, place.
    `country` is ISO 3166-1 alpha-2, `admin1` the GeoNames code without its country ("TX");
    `radius_km` is how far the named thing may reach from the point (0 for a point);
    `population` 0 means unknown; `gazetteer` names the source.
    """

    name: str
    lat: float | None = None
    lon: float | None = None
    kind: str = "place"
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonameid: int | None = None
    radius_km: float = 0.0
    population: int = 0
    gazetteer: str = "bundled"
    timezone: str | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            message = f"{self.name}: give both lat and lon or neither"
            raise ValueError(message)
        if self.lat is not None and not -90 <= self.lat <= 90:
            message = f"{self.name}: latitude {self.lat} is not within -90 to 90"
            raise ValueError(message)
        if self.lon is not None and not -180 <= self.lon <= 180:
            message = f"{self.name}: longitude {self.lon} is not within -180 to 180"
            raise ValueError(message)

    @property
    def settled(self) -> bool:
        """Whether the place has coordinates."""
        return self.lat is not None


if TYPE_CHECKING:

    @dataclass(frozen=True, slots=True, kw_only=True)
    class SettledPlace(Place):
        """A place that has coordinates, as far as types go; see `is_settled`."""

        lat: float
        lon: float
else:
    SettledPlace = Place


def is_settled(place: Place | None) -> TypeGuard[SettledPlace]:
    """Whether a place has coordinates; types know afterwards that it has.

    Examples
    --------
    >>> (
    ...     is_settled(Place(name="Ulm", lat=48.4, lon=9.99)),
    ...     is_settled(Place(name="Ulm")),
    ...     is_settled(None),
    ... )
    (True, False, False)
    """
    return place is not None and place.lat is not None


def settled_places(places: Iterable[Place]) -> list[SettledPlace]:
    """Return the places, all of which have coordinates.

    Raises
    ------
    ValueError
        If one has none: settle it first.
    """
    found = []
    for place in places:
        if not is_settled(place):
            message = f"{place.name} has no coordinates: settle it before routing"
            raise ValueError(message)
        found.append(place)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym may mean, with its probability and the evidence in words."""

    place: Place
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a toponym was settled as. `place` None: nothing fits; `alternatives` best first.

    `within`: the settled places that an apposition or the title says it lies in; may be empty.
    `by_figure`: a stated distance, direction or duration chose the place, which words and fame left
    open or put elsewhere; such a figure proves nothing about it.
    """

    place: Place | None
    confidence: float = 0.0
    evidence: tuple[str, ...] = ()
    alternatives: tuple[Candidate, ...] = ()
    within: tuple[Place, ...] = ()
    by_figure: bool = False
