"""Ask whether departure, time on the way and arrival agree, across time zones and the date line."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.cues import is_habitual
from geotrack.verdicts.arithmetic.expectations import ground_of, route_of, said_of, usual_way
from geotrack.verdicts.arithmetic.joins import pair_of, same_place
from geotrack.verdicts.arithmetic.legstatements import local_instant
from geotrack.verdicts.arithmetic.phrasing import hours, sentence, speed
from geotrack.verdicts.questions.weekdates import CALENDAR_DATE, date_words, weekday_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geotrack.model import Place, Rating, Slip
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.engine import Quantity, Statement

__all__ = ["Chronology"]

_HALF_DAY_H: Final = 12.0
_DAY_H: Final = 24.0
_WEEK_H: Final = 168.0
#: clock times are good to so much, both together; to more where clocks differ, for summer time is not told
_PUNCTUAL_H: Final = 0.25
_ZONES_H: Final = 1.0
#: a stated time on the way is good to this share of itself
_ROUNDED: Final = 0.06
#: what is told must miss what follows from it by this to be contradicted, in hours
_CERTAIN_H: Final = 3.0
#: further apart, two times are not those of one trip, in hours
_ONE_TRIP_H: Final = 24.0 * 400
#: by how many days or weeks a time without a date may be another one
_MOST_SHIFTS: Final = 8
_NUMBER: Final = re.compile(r"\d|\b(?:first|second|third|\w+th)\b")
_HALF_OF_DAY: Final = re.compile(
    r"\b[ap]\.?\s?m\b|morning|afternoon|evening|night|noon|dawn|dusk|sunrise|sunset", re.IGNORECASE
)
#: a clock told in words; one told as timetables do
_IN_WORDS: Final = re.compile(r"\b(?:past|to|at|o.clock|before|after)\b", re.IGNORECASE)
_TABLED: Final = re.compile(r"\b\d\d[.:]\d\d\b|\b\d\d\d\d\b")
_CLOCK_BEHIND: Final = re.compile(r"[,\s]{1,2}(?:at\s+)?(\d{1,2})[.:h](\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a trip began or ended: hours in UTC, the words, whose they are.

    `step_h`: by how much it may be another time, for its words tell no date (a day) or a weekday only
    (a week); None: it is dated.
    """

    interval: Interval
    words: str
    claims: tuple[int, ...]
    step_h: float | None = None

    def moved(self, by_h: float) -> _Moment:
        """Return the moment so many hours later."""
        low, high = self.interval.low + by_h, self.interval.high + by_h
        return replace(self, interval=Interval(low, high))


@dataclass(frozen=True, slots=True)
class Chronology:
    """Subtract the departure from the arrival, in UTC, and compare with the time on the way."""

    name: str = "chronology"
    by_mode: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for departures, arrivals and durations of a way with known times."""
        claim = case.claim
        if claim.kind not in ("departure", "arrival", "duration", "total"):
            return
        if claim.status in ("negated", "counterfactual"):
            return
        said = said_of(case)
        departures, arrivals = (_moments(case, said, q) for q in ("departure", "arrival"))
        if not departures or not arrivals:
            return
        totals = [s for s in said if s.quantity == "total" and _of_that_trip(case, s)]
        totals.sort(key=lambda s: case.index not in s.claims)
        total = totals[0] if totals else None
        if claim.kind in ("duration", "total") and (
            total is None or case.index not in total.claims
        ):
            return
        findings = [
            finding
            for departs in departures
            for arrives in arrivals
            if (finding := _judged(case, departs, arrives, total, said)) is not None
        ]
        # another time that the text tells of the same way is another trip's
        fitting = [f for f in findings if f.rating == "consistent"]
        if fitting or findings:
            yield (fitting or findings)[0]


def _moments(case: Case, said: Sequence[Statement], quantity: Quantity) -> list[_Moment]:
    """Return the departures or arrivals that the text tells, the examined one's alone where it is one.

    "On Wednesday" and "at 19:00" are one moment.
    """
    found = []
    for s in said:
        if s.quantity != quantity:
            continue
        index = case.claims[s.claims[0]].time
        if index is None or not _finite(s.interval):
            continue  # "before Monday" bounds a trip from one side only: no moment
        time = case.times[index]
        step: float | None = _DAY_H
        if CALENDAR_DATE.search(time.text) and _NUMBER.search(time.text):
            step = None
        elif weekday_in(time.text) is not None:
            step = _WEEK_H
        elif _is_half_told(time.text, s.interval):
            step = _HALF_DAY_H
        interval = _narrowed(case, time.end, s.interval)
        if _is_after_noon(time.text, time.value):
            interval = Interval(interval.low + _HALF_DAY_H, interval.high + _HALF_DAY_H)
        elif step != _HALF_DAY_H and _is_half_told(time.text, s.interval):
            interval = Interval(interval.low, interval.high + _HALF_DAY_H)
        found.append(_Moment(interval, s.words, s.claims, step))
    days = [m for m in found if m.interval.width > 12]
    clocks = [m for m in found if m.interval.width <= 12]
    merged = [together for day in days for clock in clocks if (together := _merged(day, clock))]
    kept = merged or clocks or days
    mine = [m for m in kept if case.index in m.claims]
    return mine or kept


def _finite(interval: Interval) -> bool:
    return math.isfinite(interval.low) and math.isfinite(interval.high)


def _is_half_told(words: str, interval: Interval) -> bool:
    """Whether a clock time may be one before or after noon: "half past seven"."""
    if interval.width > 3 or _HALF_OF_DAY.search(words):
        return False
    hour = re.search(r"\d{1,2}", words)
    if hour is None:
        return bool(_IN_WORDS.search(words))
    return int(hour[0]) <= 12 and not hour[0].startswith("0") and not _TABLED.search(words)


def _is_after_noon(words: str, value: str) -> bool:
    """Whether a time of the afternoon, evening or night was read as one of the morning."""
    clock = re.search(r"T(\d\d):", value)
    if clock is None or not re.search(r"afternoon|evening|night", words, re.IGNORECASE):
        return False
    return (5 if "night" in words.casefold() else 1) <= int(clock[1]) < 12


def _narrowed(case: Case, end: int, interval: Interval) -> Interval:
    """Return a day narrowed to the clock time that stands behind it: "Friday, 10.00"."""
    match = _CLOCK_BEHIND.match(case.document.text, end)
    if match is None or not 20 <= interval.width <= 28 or int(match[1]) > 23 or int(match[2]) > 59:
        return interval
    at = interval.low + int(match[1]) + int(match[2]) / 60
    return Interval(at, at)


def _merged(day: _Moment, clock: _Moment) -> _Moment | None:
    """Return day and clock as one moment; None where they do not stand together."""
    if abs(min(day.claims) - min(clock.claims)) > 1 or clock.step_h not in (_DAY_H, _HALF_DAY_H):
        return None
    by_h = _DAY_H * round((day.interval.middle - clock.interval.middle) / _DAY_H)
    both = clock.moved(by_h).interval.intersect(day.interval)
    if both is None:
        return None
    if clock.step_h == _HALF_DAY_H:
        other = by_h - math.copysign(_HALF_DAY_H, by_h)
        both = both.hull(clock.moved(other).interval.intersect(day.interval) or both)
    words = f"{day.words.removesuffix(')')}, {clock.words.partition('(')[2]}"
    return _Moment(both, words, tuple(sorted({*day.claims, *clock.claims})), day.step_h)


def _of_that_trip(case: Case, duration: Statement) -> bool:
    """Whether a duration surely is that of the trip whose times are told.

    It stands in one sentence with a time, is told of a whole, or is the only one of that way in the text.
    """
    claims = [case.claims[k] for k in duration.claims]
    if any(is_habitual(case.document.text, c) for c in claims):
        return False
    times = [c for c in case.claims if c.kind in ("departure", "arrival")]
    if any(c.kind == "total" or any(c.sentence == t.sentence for t in times) for c in claims):
        return True
    pairs = [pair_of(case, c) for c in claims]
    rivals = [
        c
        for c in case.claims
        if c.kind in ("duration", "total")
        and DIMENSION.get(c.unit or "") == "time"
        and (pair := pair_of(case, c)) is not None
        and any(
            own is not None and same_place(pair[0], own[0]) and same_place(pair[1], own[1])
            for own in pairs
        )
    ]
    return len(rivals) == 1


def _judged(
    case: Case,
    departs: _Moment,
    arrives: _Moment,
    total: Statement | None,
    said: Sequence[Statement],
) -> Finding | None:
    zones = {p.timezone for p in (case.origin, case.destination) if p is not None}
    apart = len(zones) > 1 and _zone_difference(case.origin, case.destination, departs)
    room = _ZONES_H if apart else _PUNCTUAL_H
    least = _least_h(case, said)
    usual = _least_h(case, said, usual=True) if total is None else 0.0
    half_told = _HALF_DAY_H in (departs.step_h, arrives.step_h)
    wanted = Interval(max(least, usual) if half_told else least, math.inf)
    if total is not None:
        told = total.interval
        spare = max(room, _ROUNDED * told.high)
        if any(case.claims[k].unit in ("day", "night", "week") for k in total.claims):
            spare = max(spare, _DAY_H)  # first and last day may both be counted, or neither
        wanted = Interval(max(0.0, told.low - spare), told.high + spare + _halted_h(case, total))
    departs, arrives = _aligned(departs, arrives, wanted, room)
    taken = Interval(
        arrives.interval.low - departs.interval.high - room,
        arrives.interval.high - departs.interval.low + room,
    )
    if taken.low > _ONE_TRIP_H or taken.high < -_ONE_TRIP_H:
        return None
    claims = (*departs.claims, *arrives.claims, *(total.claims if total else ()))
    shown = Interval(
        max(0.0, arrives.interval.low - departs.interval.high),
        max(0.0, arrives.interval.high - departs.interval.low),
    )
    if taken.meets(wanted) and taken.high < usual:
        text = (
            f"{departs.words} and {arrives.words} leave {hours(shown)} for a way that usually takes "
            f"{hours(usual)} at the least"
        )
        return Finding(check="chronology", rating="doubtful", reason=sentence(text), claims=claims)
    if taken.meets(wanted):
        text = _fits(case, departs, arrives, total, shown, said)
        if not text:
            return None
        return Finding(
            check="chronology", rating="consistent", reason=sentence(text), claims=claims
        )
    gap = max(wanted.low - taken.high, taken.low - wanted.high)
    backwards = taken.high < 0
    rating: Rating = "contradicted" if gap >= _CERTAIN_H or backwards else "doubtful"
    slip, hint = _slip(case, departs, arrives, taken, wanted)
    if slip == "time-zone":
        rating = "doubtful"
    if backwards:
        text = f"{arrives.words} comes before {departs.words}"
    elif total is not None:
        text = (
            f"{departs.words} and {arrives.words} leave {hours(shown)} for the way"
            f"{_clocks(case, departs)}, not {total.words}"
        )
        if case.claim.kind == "arrival":
            text += f"; {_due(case, departs, total)} would fit"
    else:
        text = f"{departs.words} and {arrives.words} leave {hours(shown)} for a way that takes {hours(least)} at the least"
    return Finding(
        check="chronology",
        rating=rating,
        reason=sentence(text + hint),
        slip=slip,
        claims=claims,
    )


def _halted_h(case: Case, total: Statement) -> float:
    """Return how long the halts lasted that stand in the sentence of a duration or of a time, in hours."""
    beside = {case.claims[k].sentence for k in (*total.claims, case.index)}
    return sum(
        c.interval.high
        for c in case.claims
        if c.kind == "stop"
        and c.sentence in beside
        and c.interval is not None
        and math.isfinite(c.interval.high)
    )


def _least_h(case: Case, said: Sequence[Statement], *, usual: bool = False) -> float:
    """Return how long the way takes at the least, in hours, by what is possible or usual; 0: nobody knows."""
    ground = ground_of(case, route_of(case), said)
    ways = [s.interval.low for s in said if s.quantity == "distance"]
    ways = ways or [s.interval.low for s in ground if s.quantity == "distance"]
    speeds = [s.interval.high for s in ground if s.quantity == "speed" and s.assumed == usual]
    return 0.9 * max(ways) / max(speeds) if ways and speeds else 0.0


def _aligned(
    departs: _Moment, arrives: _Moment, wanted: Interval, room: float
) -> tuple[_Moment, _Moment]:
    """Return both moments, one without a date moved to the nearest that fits what is wanted between them.

    Where none fits, it is moved so that it comes closest.
    """
    steps = [step for step in (arrives.step_h, departs.step_h) if step is not None]
    if not steps:
        return departs, arrives
    step = min(steps)
    best: tuple[float, int, float] | None = None
    middle = wanted.middle if math.isfinite(wanted.high) else wanted.low
    gap = arrives.interval.middle - departs.interval.middle
    first = math.floor((middle - gap) / step)
    for n in range(first - 1, first + _MOST_SHIFTS):
        low = arrives.interval.low - departs.interval.high + n * step - room
        high = arrives.interval.high - departs.interval.low + n * step + room
        if high < 0:
            continue
        miss = max(0.0, wanted.low - high, low - wanted.high)
        row = (miss, abs(n), n * step)
        if best is None or row[:2] < best[:2]:
            best = row
    shift = best[2] if best is not None else 0.0
    if arrives.step_h == step:
        return departs, arrives.moved(shift)
    return departs.moved(-shift), arrives


def _slip(
    case: Case, departs: _Moment, arrives: _Moment, taken: Interval, wanted: Interval
) -> tuple[Slip | None, str]:
    shift = _zone_difference(case.origin, case.destination, departs)
    if shift and any(
        Interval(taken.low + by, taken.high + by).meets(wanted) for by in (shift, -shift)
    ):
        names = " and ".join(p.name for p in (case.origin, case.destination) if p is not None)
        return "time-zone", (
            f"; the {hours(abs(shift))} between the clocks of {names} may have been left out"
        )
    if departs.step_h is None and arrives.step_h is None:
        for days in (-1, 1, -7, 7):
            if Interval(taken.low + _DAY_H * days, taken.high + _DAY_H * days).meets(wanted):
                words = "a day" if abs(days) == 1 else "a week"
                return "weekday", f"; {words} later or earlier it would fit"
    return None, ""


def _zone_difference(
    origin: Place | None, destination: Place | None, departs: _Moment
) -> float | None:
    if origin is None or destination is None:
        return None
    here = instants.hours(local_instant(departs.interval.low, origin))
    there = instants.hours(local_instant(departs.interval.low, destination))
    return there - here or None


def _clocks(case: Case, departs: _Moment) -> str:
    """Return how the clocks of both places differ, in brackets; empty when they do not."""
    origin, destination = case.origin, case.destination
    apart = _zone_difference(origin, destination, departs)
    if not apart or origin is None or destination is None:
        return ""
    ahead, behind = (destination, origin) if apart > 0 else (origin, destination)
    return f" ({ahead.name} is {hours(abs(apart))} ahead of {behind.name})"


def _fits(
    case: Case,
    departs: _Moment,
    arrives: _Moment,
    total: Statement | None,
    shown: Interval,
    said: Sequence[Statement],
) -> str:
    """Return the subtraction in words; empty where it tells nothing."""
    between = f"{departs.words} and {arrives.words} leave {hours(shown)} for the way"
    between += _clocks(case, departs)
    if total is not None:
        return f"{between}, which fits {total.words}"
    if shown.low <= 0 or shown.width > max(2.0, 0.5 * shown.high):
        return ""
    ways = [s for s in (*said, usual_way(case)) if s is not None and s.quantity == "distance"]
    if not ways or math.isinf(ways[0].interval.high):
        return ""
    mean = ways[0].interval / shown
    return f"{between}: {ways[0].words} at {speed(mean)} on average, which is possible"


def _due(case: Case, departs: _Moment, total: Statement) -> str:
    """Return when an arrival is due by departure and time on the way, by the clock of the place."""
    place = case.destination
    low = departs.interval.low + total.interval.low
    high = departs.interval.high + total.interval.high
    instant = [local_instant(h, place) for h in (low, high)]
    if departs.step_h is not None:
        instant = [i.partition("T")[2] for i in instant]
        spans = instant[0] if instant[0] == instant[1] else f"{instant[0]} to {instant[1]}"
    else:
        spans = " to ".join(dict.fromkeys(date_words(i) for i in instant))
    return f"{spans} by the clock of {place.name}" if place is not None else spans
