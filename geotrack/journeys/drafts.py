"""Legs and journeys while they are put together."""

from collections import Counter
from dataclasses import dataclass, field

from geotrack.journeys.timing import Span
from geotrack.measures.interval import Interval
from geotrack.model import ClaimStatus, Mode


@dataclass(slots=True)
class StopDraft:
    """A halt; `place` None: unknown."""

    place: int | None
    duration_h: Interval | None = None
    reason: str | None = None
    claims: list[int] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class LegDraft:
    """A leg; `arrives_by` is a time by which one must be there (a meeting)."""

    origin: int | None = None
    destination: int | None = None
    via: list[int] = field(default_factory=list)
    avoid: list[int] = field(default_factory=list)
    mode: Mode = "unknown"
    claims: list[int] = field(default_factory=list)
    departs: int | None = None
    arrives: int | None = None
    arrives_by: int | None = None
    distance_km: Interval | None = None
    speed_kmh: Interval | None = None
    duration_h: Interval | None = None
    stops: list[StopDraft] = field(default_factory=list)
    statuses: set[ClaimStatus] = field(default_factory=set)
    figures: list[int] = field(default_factory=list)  # distances and durations of the whole
    last_sentence: int = -1


@dataclass(slots=True, eq=False)
class TripDraft:
    """A journey of one traveller. `names` counts the names used; `window`: first and last hour told; `past`: told as an earlier trip."""

    legs: list[LegDraft] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    claims: list[int] = field(default_factory=list)
    window: Span = (None, None)
    past: bool = False
    general: bool = False  # how far, how long: of nobody's journey
    sentences: set[int] = field(default_factory=set)
    first: int = 0
    last_sentence: int = -1
