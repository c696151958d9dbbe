"""Ask whether departure, duration and arrival agree across time zones, and weekdays with dates."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack import instants
from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.verdicts.engine import Statement, conflict, propagate
from geotrack.verdicts.legs import claims_as_statements, local_instant, of_geography
from geotrack.verdicts.wording import hours, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Leg, Place, Rating, Slip, TimeExpression
    from geotrack.protocols import Case
    from geotrack.verdicts.engine import Quantity

__all__ = ["Calendar", "Chronology"]

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY: Final = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(mon|tue|tues|wed|thu|thurs|fri|sat|sun)\b\.?,?\s",
    re.IGNORECASE,
)
_SHORT: Final = {name[:3].casefold(): k for k, name in enumerate(_DAYS)}
#: words that write a date out, day and month
_CALENDAR_DATE: Final = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}",
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")
#: a point of time that the text gives is good to a quarter of an hour
_PUNCTUAL_H: Final = 0.25
#: arrival and departure must miss each other by this to be contradicted, in hours
_CERTAIN_H: Final = 3.0


@dataclass(frozen=True, slots=True)
class Chronology:
    """Add the duration to the departure, in UTC, and compare with the arrival."""

    name: str = "chronology"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for departures, arrivals and durations of a leg with known times."""
        claim, leg = case.claim, case.leg
        if claim.kind not in ("departure", "arrival", "duration") or leg is None:
            return
        if claim.status in ("negated", "counterfactual"):
            return
        said = claims_as_statements(leg, case.claims, case.times, case.places, about=case.index)
        if not any(case.index in s.claims for s in said):
            return
        if not {"departure", "arrival"} <= {s.quantity for s in said}:
            return
        ground = of_geography(leg.mode, leg.route, said)
        if conflict([s for s in [*said, *ground] if s.quantity not in ("departure", "arrival")]):
            return  # the other figures are at odds already: the motion check says so
        finding = _judged(case, leg, said, ground, self.name)
        if finding is not None:
            yield finding


def _judged(
    case: Case, leg: Leg, said: list[Statement], ground: list[Statement], check: str
) -> Finding | None:
    said = _of_the_right_week(case, said, ground)
    mine = next(s for s in said if case.index in s.claims)
    odd = conflict([*said, *ground])
    destination = None if leg.destination is None else case.places[leg.destination]
    origin = None if leg.origin is None else case.places[leg.origin]
    place = origin if mine.quantity == "departure" else destination
    by = {s.quantity: s for s in said}
    left = propagate([s for s in [*said, *ground] if s.quantity != mine.quantity or not s.claims])
    expected = left[mine.quantity] if left else None
    travel = left["total"] if left and math.isfinite(left["total"].high) else None
    told = expected is not None and math.isfinite(expected.low) and math.isfinite(expected.high)
    if not odd:
        if expected is None or travel is None or (told and expected.width > 24 * 14):
            return None
        if not (math.isfinite(expected.low) or math.isfinite(expected.high)):
            return None
        return Finding(
            check=check,
            rating="consistent",
            reason=sentence(_sum(by, mine, expected, travel, place)),
            claims=tuple(k for s in said for k in s.claims),
        )
    if mine not in odd:
        return None
    rating: Rating = "contradicted"
    slip: Slip | None = None
    departs, arrives = by.get("departure"), by.get("arrival")
    gap = _gap(mine.interval, expected) if expected is not None else math.inf
    if any(s.assumed for s in odd) or (gap < _CERTAIN_H and not _backwards(departs, arrives)):
        rating = "doubtful"
    hint = ""
    if departs and arrives and _backwards(departs, arrives):
        hint = "the arrival comes before the departure"
    elif expected is not None and told:
        hint = _sum(by, mine, expected, travel, place)
    shift = _zone_difference(origin, destination, case, departs)
    if shift and any(
        propagate([_moved(s, by_h) if s is arrives else s for s in [*said, *ground]]) is not None
        for by_h in (shift, -shift)
    ):
        slip, rating = "time-zone", "doubtful"
        hint += f"; the {hours(abs(shift))} between the clocks of {_name(origin)} and {_name(destination)} may have been left out"
    elif expected is not None and told and gap + 24 >= 24 and _whole_days(mine.interval, expected):
        slip = "weekday"
        hint += "; a day later or earlier it would fit"
    words = ", ".join(s.words for s in odd if s.claims)
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(f"{words} cannot all hold: {hint}" if hint else f"{words} cannot all hold"),
        slip=slip,
        claims=tuple(k for s in odd for k in s.claims),
    )


def _of_the_right_week(
    case: Case, said: list[Statement], ground: list[Statement]
) -> list[Statement]:
    """Return the statements with a bare weekday moved by weeks where that resolves all conflicts.

    "Left on Friday", "due on Sunday" name no week; which one is meant is the reader's guess.
    """
    if propagate([*said, *ground]) is not None:
        return said
    for k, s in enumerate(said):
        if s.quantity not in ("departure", "arrival") or not s.claims:
            continue
        time = case.claims[s.claims[0]].time
        if time is None or _weekday_in(case.times[time].text) is None:
            continue
        if _CALENDAR_DATE.search(case.times[time].text):
            continue
        for weeks in (-1, 1, -2, 2):
            low, high = s.interval.low + 168 * weeks, s.interval.high + 168 * weeks
            moved = [*said[:k], replace(s, interval=Interval(low, high)), *said[k + 1 :]]
            if propagate([*moved, *ground]) is not None:
                return moved
    return said


def _backwards(departs: Statement | None, arrives: Statement | None) -> bool:
    return bool(departs and arrives and arrives.interval.high < departs.interval.low - 1)


def _gap(a: Interval, b: Interval) -> float:
    return max(0.0, a.low - b.high, b.low - a.high)


def _whole_days(stated: Interval, expected: Interval) -> bool:
    return any(
        Interval(stated.low + 24 * k, stated.high + 24 * k).meets(expected) for k in (-1, 1, -7, 7)
    )


def _moved(statement: Statement, by_h: float) -> Statement:
    low, high = statement.interval.low + by_h, statement.interval.high + by_h
    return replace(statement, interval=Interval(low - _PUNCTUAL_H, high + _PUNCTUAL_H))


def _zone_difference(
    origin: Place | None, destination: Place | None, case: Case, departs: Statement | None
) -> float | None:
    if origin is None or destination is None or departs is None:
        return None
    here = instants.hours(local_instant(departs.interval.low, origin))
    there = instants.hours(local_instant(departs.interval.low, destination))
    return there - here or None


def _name(place: Place | None) -> str:
    return place.name if place is not None else "there"


def _sum(
    by: dict[Quantity, Statement],
    mine: Statement,
    expected: Interval,
    travel: Interval | None,
    place: Place | None,
) -> str:
    """Return the addition in words: departure plus travel is arrival, by the local clock."""
    ends = [s.words for q, s in by.items() if q in ("departure", "arrival") and s is not mine]
    if mine.quantity == "total" or travel is None:
        room = Interval(max(0.0, expected.low), max(0.0, expected.high))
        if len(ends) == 1:
            return f"{ends[0]} leaves {hours(room)} for the way"
        return f"{' and '.join(ends)} leave {hours(room)} for the way"
    local = f" by the clock of {place.name}" if place is not None else ""
    if math.isinf(expected.low):
        spans = f"before {_clock(local_instant(expected.high, place))}"
    elif math.isinf(expected.high):
        spans = f"after {_clock(local_instant(expected.low, place))}"
    else:
        low, high = local_instant(expected.low, place), local_instant(expected.high, place)
        spans = _clock(low) if low == high else f"between {_clock(low)} and {_clock(high)}"
    sign = "plus" if mine.quantity == "arrival" else "less"
    other = ends[0] if ends else "the other end"
    return f"{other} {sign} {hours(travel)} on the way puts the {mine.quantity} {spans}{local}"


def _clock(instant: str) -> str:
    """Return an instant as "Monday 11 September 2023, 14:30"."""
    match = _DATE.match(instant)
    if match is None:
        return instant
    year, month, day = (int(x) for x in match.groups())
    months = (
        "January February March April May June July August September October November December"
    ).split()
    name = _DAYS[instants.weekday(instants.days(year, month, day))]
    return f"{name} {day} {months[month - 1]} {year}, {instant.partition('T')[2] or '00:00'}"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Compare a weekday with the date that stands beside it."""

    name: str = "calendar"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding when the claim's time has both a weekday and a full date."""
        claim = case.claim
        if claim.time is None or not 0 <= claim.time < len(case.times):
            return
        found = _weekday_and_date(case, claim.time)
        if found is None:
            return
        said, (year, month, day), words = found
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return
        number = instants.days(year, month, day)
        true = instants.weekday(number)
        date = _clock(f"{year:04d}-{month:02d}-{day:02d}T00:00").removesuffix(", 00:00")
        if said == true:
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence(f"{quoted(words)}: {date} it is, by the calendar"),
            )
            return
        step = (said - true + 3) % 7 - 3
        near = instants.from_days(number + step)
        other = _clock(f"{near[0]:04d}-{near[1]:02d}-{near[2]:02d}T00:00").removesuffix(", 00:00")
        yield Finding(
            check=self.name,
            rating="contradicted",
            reason=sentence(
                f"{quoted(words)}: that date was a {_DAYS[true]}, not a {_DAYS[said]}; {other} would fit"
            ),
            slip="weekday",
        )


def _weekday_in(text: str) -> int | None:
    match = _WEEKDAY.search(text + " ")
    return None if match is None else _SHORT[match[0].strip(" .,").casefold()[:3]]


def _weekday_and_date(case: Case, index: int) -> tuple[int, tuple[int, int, int], str] | None:
    """Return the stated weekday, the date beside it and the words, of one or two expressions."""
    time = case.times[index]
    words = time.text
    said = _weekday_in(words)
    date = _written_date(time)
    if said is None or date is None:
        for other in _beside(case, index):
            begin, end = min(time.start, other.start), max(time.end, other.end)
            if said is None and date is not None and (day := _weekday_in(other.text)) is not None:
                said, words = day, case.document.text[begin:end]
                break
            if said is not None and date is None and (there := _written_date(other)) is not None:
                date, words = there, case.document.text[begin:end]
                break
    if said is None or date is None:
        return None
    return said, date, words


def _beside(case: Case, index: int) -> Iterator[TimeExpression]:
    """Yield the neighboring expressions that only a comma, a bracket or "the" parts from this one."""
    time, text = case.times[index], case.document.text
    for k in (index - 1, index + 1):
        if not 0 <= k < len(case.times):
            continue
        other = case.times[k]
        between = text[time.end : other.start] if k > index else text[other.end : time.start]
        if re.fullmatch(r"\s*[,(]?\s*(the|on)?\s*", between):
            yield other


def _written_date(time: TimeExpression) -> tuple[int, int, int] | None:
    """Return the date that an expression writes out (day and month, not just a weekday)."""
    match = _DATE.match(time.value)
    if match is None or time.type not in ("DATE", "TIME"):
        return None
    if not _CALENDAR_DATE.search(time.text):
        return None
    return int(match[1]), int(match[2]), int(match[3])
