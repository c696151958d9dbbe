"""The vocabulary: every value that passes from one room to another.

Offsets are Python string offsets into `Document.text`, half-open. Coordinates are WGS 84 degrees.
Intervals are in km, h or km/h unless a unit is named. All values are frozen; sequences are tuples.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, TypeGuard

from geotrack.measures.modes import MODES, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geotrack.measures.interval import Interval

__all__ = [
    "CLAIM_KINDS",
    "MODES",
    "RATINGS",
    "Alternative",
    "Candidate",
    "Claim",
    "ClaimKind",
    "ClaimStatus",
    "Confidence",
    "Crossing",
    "Document",
    "Event",
    "Finding",
    "Journey",
    "Leg",
    "Line",
    "Manner",
    "Mention",
    "Mode",
    "Part",
    "Place",
    "Provenance",
    "Rating",
    "Resolution",
    "Route",
    "SettledPlace",
    "Slip",
    "Stop",
    "TimeExpression",
    "TimeRef",
    "Toponym",
    "ToponymKind",
    "Verdict",
    "claims_by_end",
    "is_settled",
    "settled_places",
    "toponyms_by_id",
    "worst",
]

ClaimKind = Literal[
    "distance", "position", "duration", "speed", "departure", "arrival", "stop", "leg",
    "unit_pair", "total", "border", "gauge", "containment", "interval", "passage", "situation",
]  # fmt: skip
CLAIM_KINDS: Final[tuple[ClaimKind, ...]] = (
    "distance", "position", "duration", "speed", "departure", "arrival", "stop", "leg",
    "unit_pair", "total", "border", "gauge", "containment", "interval", "passage", "situation",
)  # fmt: skip

#: worst first
Rating = Literal["contradicted", "doubtful", "consistent", "not-checkable"]
RATINGS: Final[tuple[Rating, ...]] = ("contradicted", "doubtful", "consistent", "not-checkable")

ClaimStatus = Literal["stated", "planned", "negated", "counterfactual", "past"]
#: how a movement or figure is meant, where its kind does not say so
Manner = Literal["meeting", "visit", "non-stop", "remaining"]
#: which part of the way a total is said of
Part = Literal["whole", "sum", "rest", "half"]
ToponymKind = Literal["name", "adjective", "description"]
Slip = Literal[
    "straight-line", "unit", "transposed-digits", "factor-ten", "wrong-namesake", "one-way",
    "border-for-city", "rounding", "detour", "nautical", "direction", "weekday", "time-zone",
]  # fmt: skip
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Certainty = Literal["stated", "computed", "estimated"]


def worst(ratings: tuple[Rating, ...]) -> Rating:
    """Return the worst rating that applied; ``not-checkable`` when none did.

    Examples
    --------
    >>> worst(("consistent", "not-checkable"))
    'consistent'
    >>> worst(())
    'not-checkable'
    """
    return min(ratings, key=RATINGS.index, default="not-checkable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as read. `text` never changes after reading.

    `published` is an ISO date or datetime (``2023-09-12`` or ``2023-09-12T08:00``); None: unknown.
    """

    text: str
    id: str = ""
    title: str | None = None
    published: str | None = None
    source: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place in the text or in the title.

    `id` is what mentions call it by, from its recognition to the report; None: its position in the
    sequence that it stands in. `start` and `end` are offsets into the text, or into the title where
    `in_title` says so.
    `kind`: ``name``; ``adjective`` ("Russian", a demonym); ``description`` ("the North Korean
    capital", "the Russia–North Korea border"). `lookup` is what to look up instead of `text` (an
    adjective's country, a possessive without its ``'s``); None means `text`. `metonym` marks a
    capital or country that stands for a government ("Moscow intends …") and is no place to go to.
    `within_name` marks a place inside a longer name that is no place ("[Houston] Chronicle").
    `confidence` is a probability, 0 to 1.
    """

    start: int
    end: int
    text: str
    kind: ToponymKind = "name"
    confidence: float = 1.0
    lookup: str | None = None
    metonym: bool = False
    within_name: bool = False
    id: int | None = None
    in_title: bool = False

    @property
    def name(self) -> str:
        """What to look up."""
        return self.lookup or self.text


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A TIMEX3: `value` as in TimeML; `earliest`, `latest` ISO instants, None where open or relative.

    `duration_h` is set for durations ("about 20 hours": 18 to 22), else None. `utc_offset_h`: hours
    east of Greenwich when the text names the zone ("1400 GMT"); None: local time of the place.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    duration_h: Interval | None = None
    utc_offset_h: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An end point or stop of a claim: a toponym, or words that name no gazetteer place.

    `toponym` is the id of one of the document's toponyms; None: "the wreck", "the border". What only
    the title says has no `start` and `end`, for the title need not be in the text.
    """

    text: str
    start: int | None = None
    end: int | None = None
    toponym: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEnds:
    """Two ends that a claim may mean instead; `share` 0 to 1: how much of the reader's belief they have."""

    origin: Mention | None
    destination: Mention | None
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure the reader is of a claim, as probabilities.

    `figure`: that the words are a claim of that kind and value; `ends`: that both ends are right.
    """

    figure: float = 1.0
    ends: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.figure <= 1 and 0 <= self.ends <= 1):
            message = f"probabilities {self.figure} and {self.ends} are not within 0 to 1"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement about travel.

    `value`, `value_max` are the figures as written (words turned into numbers), `unit` a code of
    `geotrack.measures.units.FACTOR`; `interval` is the stated interval after hedges and rounding in km, h or
    km/h (``high`` infinite for "more than"), None for claims without a figure. `origin`, `destination`: for a
    position, the reference and the located thing. `value2`, `unit2`: the other figure of a unit pair.
    `time` indexes the time expressions (departures, arrivals, stops). `subject` is what a containment
    or border is said of. `sentence` is the span of the sentence. `pattern` names what read the claim;
    nobody decides by it. `manner` says what the kind leaves open (an arrival for a meeting, a figure of
    what remains), `part` which part of the way a total is said of, `reason` in words of the text why
    something halts. `inferred` names the ends that another sentence or the title tells. `alternatives` are
    other pairs of ends that the words allow, the likeliest first.
    """

    kind: ClaimKind
    start: int
    end: int
    text: str
    pattern: str
    value: float | None = None
    value_max: float | None = None
    unit: str | None = None
    value2: float | None = None
    unit2: str | None = None
    interval: Interval | None = None
    approx: bool = False
    bound: Literal["lt", "gt"] | None = None
    origin: Mention | None = None
    destination: Mention | None = None
    via: tuple[Mention, ...] = ()
    avoid: tuple[Mention, ...] = ()
    direction: str | None = None
    mode: Mode = "unknown"
    traveller: str | None = None
    time: int | None = None
    status: ClaimStatus = "stated"
    round_trip: bool = False
    straight: bool = False
    reason: str | None = None
    manner: Manner | None = None
    part: Part | None = None
    odd: str | None = None
    sentence: tuple[int, int] = (0, 0)
    confidence: Confidence = Confidence()
    inferred: tuple[Literal["from", "to"], ...] = ()
    alternatives: tuple[OtherEnds, ...] = ()


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
    `note` says in words where the network did not reach; None when it did. `timezones`: along the way.
    """

    mode: Mode
    length_km: Interval
    best_km: float
    gc_km: float
    source: str
    alternatives: tuple[Alternative, ...] = ()
    note: str | None = None

    @property
    def line(self) -> Line | None:
        """The chosen way's line; None without network."""
        return self.alternatives[0].line if self.alternatives else None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer of one check. `expected`, `stated` in `unit`; None where there is no figure.

    `claims` are the claims compared, the examined one included when it is one of several.
    """

    check: str
    rating: Rating
    reason: str
    expected: Interval | None = None
    stated: Interval | None = None
    unit: str | None = None
    slip: Slip | None = None
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The rating of one claim: the worst of its findings that applied."""

    claim: int
    rating: Rating
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What produced a report: version, components, settings and data versions."""

    version: str
    components: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


def toponyms_by_id(toponyms: Sequence[Toponym]) -> dict[int, int]:
    """Return the position of each toponym by its id.

    Examples
    --------
    >>> ends = [
    ...     Toponym(start=8, end=11, text="Ulm", id=4),
    ...     Toponym(start=0, end=4, text="Wels", id=2),
    ... ]
    >>> toponyms_by_id(ends)
    {4: 0, 2: 1}
    """
    return {k if t.id is None else t.id: k for k, t in enumerate(toponyms)}


def claims_by_end(claims: Sequence[Claim]) -> dict[str, tuple[int, ...]]:
    """Return the indices of the claims that each name is an end of, by the name in lower case.

    Pronouns and descriptions ("it", "the farm") are left out: they need not mean the same.

    Examples
    --------
    >>> ends = {"origin": Mention(text="Ulm"), "destination": Mention(text="it")}
    >>> claims_by_end([Claim(kind="leg", start=0, end=1, text="", pattern="", **ends)])
    {'ulm': (0,)}
    """
    found: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        for name in dict.fromkeys(
            mention.text.casefold()
            for mention in (claim.origin, claim.destination)
            if mention is not None and (mention.toponym is not None or mention.text[:1].isupper())
        ):
            found.setdefault(name, []).append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}
