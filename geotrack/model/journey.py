"""How somebody travelled: routes, legs, journeys and the timeline."""

from dataclasses import dataclass
from typing import Literal

from geotrack.measures.interval import Interval
from geotrack.measures.modes import Mode
from geotrack.model.claim import ClaimStatus

Certainty = Literal["stated", "computed", "estimated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line on the Earth: `lats`, `lons` degrees, same length; `schematic` one flag per segment.

    Longitudes may leave -180…180 so that the line never jumps at the antimeridian.
    A schematic segment joins two known points without a surveyed course between them.
    """

    lats: tuple[float, ...]
    lons: tuple[float, ...]
    schematic: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Where a route passes from one country into another.

    `name` None: no known crossing within 15 km. `gauge_mm`: track gauge before and after, rail only.
    """

    origin: str
    destination: str
    lat: float
    lon: float
    name: str | None = None
    gauge_mm: tuple[int, int] | None = None
    km: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One way a route may run: its network length, the countries in order, crossings and line."""

    best_km: float
    countries: tuple[str, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    line: Line | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """How a leg may run. `length_km` is what a checker may expect of a true figure.

    `alternatives` come shortest first and hold the chosen way as the first; empty without network.
    `source`: ``bundled-rail``, ``bundled-road``, ``bundled-sea``, ``great-circle`` (bounds only) …
    `note` says in words where the network did not reach; None when it did. `arc`: what is drawn where no way is
    known and `length_km` is bounds only; it passes through nothing, so nothing is judged by it.
    """

    mode: Mode
    length_km: Interval
    best_km: float
    gc_km: float
    source: str
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None
    arc: Line | None = None

    @property
    def line(self) -> Line | None:
        """What is drawn: the chosen way's line, without network the arc; None: neither is known."""
        return self.alternatives[0].line if self.alternatives else self.arc

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """The chosen way's border crossings in order."""
        return self.alternatives[0].crossings if self.alternatives else ()

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of the chosen way in order (ISO alpha-2)."""
        return self.alternatives[0].countries if self.alternatives else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """When something happens: a time expression, or an interval of instants (computed or not)."""

    time: int | None = None
    earliest: str | None = None
    latest: str | None = None
    computed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A halt on a leg. `place` indexes the report's places; None: place unknown."""

    place: int | None = None
    duration_h: Interval | None = None
    reason: str | None = None
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One way from `origin` to `destination` (indices of places; None: not said).

    `claims` index the report's claims. The three intervals are what text and geography leave
    possible; None: nothing is known. `duration_h` is total time, stops included.
    """

    origin: int | None = None
    destination: int | None = None
    via: tuple[int, ...] = ()
    avoid: tuple[int, ...] = ()
    mode: Mode = "unknown"
    claims: tuple[int, ...] = ()
    departs: TimeRef | None = None
    arrives: TimeRef | None = None
    distance_km: Interval | None = None
    speed_kmh: Interval | None = None
    duration_h: Interval | None = None
    stops: tuple[Stop, ...] = ()
    route: Route | None = None
    status: ClaimStatus = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Legs in order of one traveller. `background`: a past trip or another's, told in passing."""

    legs: tuple[Leg, ...]
    traveller: str | None = None
    background: bool = False
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the timeline, in order; `earliest` and `latest` are ISO instants or None."""

    label: str
    certainty: Certainty
    time: int | None = None
    claim: int | None = None
    earliest: str | None = None
    latest: str | None = None
