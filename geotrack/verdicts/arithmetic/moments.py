"""When a trip began or ended, as far as its words tell: a date, a weekday, or a clock time of some day."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.languages.en.verdict_cues import CALENDAR_DATE
from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.model import TimeExpression
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.engine import Quantity, Statement
from geotrack.verdicts.questions.weekdates import weekday_in

HALF_DAY_H: Final = 12.0
DAY_H: Final = 24.0
WEEK_H: Final = 168.0
#: no trip takes longer whose dates are told without their years, in hours
_HALF_YEAR_H: Final = 183 * 24.0
#: … and none that is told ended longer before it began, in hours
_BACKWARDS_H: Final = 24.0 * 30
#: by how many days or weeks a time without a date may be another one
_MOST_SHIFTS: Final = 8
#: a time that is known better than this is a clock's, in hours
_CLOSE_H: Final = 3.0
_YEAR: Final = re.compile(
    r"[a-z]{3,}\.?,? (?:1[0-9]|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b\d{4}-\d\d",
    re.IGNORECASE,
)
_TABLED: Final = re.compile(r"\b\d\d[.:]\d\d\b|\b\d\d\d\d\b")
#: a clock of twenty-four hours; how far around a time one is looked for, in characters
_LATE: Final = re.compile(r"\b(?:1[3-9]|2[0-3])[:.h][0-5]\d\b")
_LATE_AROUND: Final = 400
_NUMBERED: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """When a trip began or ended: hours in UTC, the words, whose they are.

    `step_h`: by how much it may be another time, for its words tell no date (a day) or a weekday only
    (a week); None: it is dated. `some_year`: nobody knows of which year, so its weekday means nothing.
    """

    interval: Interval
    words: str
    claims: tuple[int, ...]
    step_h: float | None = None
    some_year: bool = False

    def moved(self, by_h: float) -> Moment:
        """Return the moment so many hours later."""
        low, high = self.interval.low + by_h, self.interval.high + by_h
        return replace(self, interval=Interval(low, high))


def moments(
    case: Case, said: Sequence[Statement], quantity: Quantity, *, every: bool = False
) -> list[Moment]:
    """Return the departures or arrivals that the text tells, the examined one's alone where it is one.

    "On Wednesday" and "at 19:00" are one moment. `every`: the others, too.
    """
    found = []
    for s in said:
        if s.quantity != quantity:
            continue
        index = case.claims[s.claims[0]].time
        if index is None or not _finite(s.interval):
            continue  # "before Monday" bounds a trip from one side only: no moment
        time = case.times[index]
        step: float | None = DAY_H
        late = _by_24_hours(case, time)
        dated = CALENDAR_DATE.search(time.text) and verdict_cues.NUMBER.search(time.text)
        if dated or verdict_cues.OF_MONTH.fullmatch(time.text):
            step = None
        elif weekday_in(time.text) is not None:
            step = WEEK_H
        elif _is_half_told(time.text, s.interval) and not late:
            step = HALF_DAY_H
        interval = _narrowed(case, time.end, s.interval)
        if _is_after_noon(time.text, time.value):
            interval = Interval(interval.low + HALF_DAY_H, interval.high + HALF_DAY_H)
        elif step != HALF_DAY_H and _is_half_told(time.text, s.interval) and not late:
            interval = Interval(interval.low, interval.high + HALF_DAY_H)
        found.append(Moment(interval, s.words, s.claims, step, time.earliest is None))
    days = [m for m in found if m.interval.width > 12]
    clocks = [m for m in found if m.interval.width <= 12]
    merged = [together for day in days for clock in clocks if (together := _merged(day, clock))]
    # an hour that its sentence's own date does not hold was dated from elsewhere
    astray = days and clocks and _in_one_sentence(case, days[0], clocks[0])
    kept = merged or (days if astray else clocks) or days
    mine = [m for m in kept if case.index in m.claims and not every]
    kept = [m for m in kept if not any(_is_told_closer(m, other) for other in kept)]
    return mine or kept


def _in_one_sentence(case: Case, day: Moment, clock: Moment) -> bool:
    one, two = (case.claims[m.claims[0]].sentence for m in (day, clock))
    return one == two and one[1] > 0


def _is_told_closer(moment: Moment, other: Moment) -> bool:
    """Whether another moment tells the hour of a part of a day: "in the afternoon, at 15:00"."""
    wide, close = moment.interval, other.interval
    return wide.width >= _CLOSE_H > close.width and wide.meets(close)


def _finite(interval: Interval) -> bool:
    return math.isfinite(interval.low) and math.isfinite(interval.high)


def _is_half_told(words: str, interval: Interval) -> bool:
    """Whether a clock time may be one before or after noon: "half past seven"."""
    if interval.width > 3 or verdict_cues.HALF_OF_DAY.search(words):
        return False
    hour = re.search(r"\d{1,2}", words)
    if hour is None:
        return bool(verdict_cues.IN_WORDS.search(words))
    return int(hour[0]) <= 12 and not hour[0].startswith("0") and not _TABLED.search(words)


def _by_24_hours(case: Case, time: TimeExpression) -> bool:
    """Whether the text beside a clock time in digits tells another one beyond noon by 24 hours: "15:30 … 5:00"."""
    if not _NUMBERED.search(time.text):
        return False
    text = case.document.text[max(0, time.start - _LATE_AROUND) : time.end + _LATE_AROUND]
    return bool(_LATE.search(text)) and not re.search(
        verdict_cues.BY_24_HOURS_PATTERN, text, re.IGNORECASE
    )


def _is_after_noon(words: str, value: str) -> bool:
    """Whether a time of the afternoon, evening or night was read as one of the morning."""
    clock = re.search(r"T(\d\d):", value)
    if clock is None or not re.search(verdict_cues.IS_AFTER_NOON_PATTERN, words, re.IGNORECASE):
        return False
    return (5 if verdict_cues.NIGHT in words.casefold() else 1) <= int(clock[1]) < 12


def _narrowed(case: Case, end: int, interval: Interval) -> Interval:
    """Return a day narrowed to the clock time that stands behind it: "Friday, 10.00"."""
    match = verdict_cues.CLOCK_BEHIND.match(case.document.text, end)
    if match is None or not 20 <= interval.width <= 28 or int(match[1]) > 23 or int(match[2]) > 59:
        return interval
    at = interval.low + int(match[1]) + int(match[2]) / 60
    return Interval(at, at)


def _merged(day: Moment, clock: Moment) -> Moment | None:
    """Return day and clock as one moment; None where they do not stand together."""
    if abs(min(day.claims) - min(clock.claims)) > 1 or clock.step_h not in (DAY_H, HALF_DAY_H):
        return None
    by_h = DAY_H * round((day.interval.middle - clock.interval.middle) / DAY_H)
    both = clock.moved(by_h).interval.intersect(day.interval)
    if both is None:
        return None
    if clock.step_h == HALF_DAY_H:
        for half in (-HALF_DAY_H, HALF_DAY_H):
            both = both.hull(clock.moved(by_h + half).interval.intersect(day.interval) or both)
    words = f"{day.words.removesuffix(')')}, {clock.words.partition('(')[2]}"
    return Moment(
        both, words, tuple(sorted({*day.claims, *clock.claims})), day.step_h, day.some_year
    )


def aligned(
    departs: Moment, arrives: Moment, wanted: Interval, room: float
) -> tuple[Moment, Moment]:
    """Return both moments, one without a date moved to the nearest that fits what is wanted between them.

    Where none fits, it is moved so that it comes closest.
    """
    steps = [step for step in (arrives.step_h, departs.step_h) if step is not None]
    if not steps:
        return departs, arrives
    step = min(steps)
    best: tuple[float, float, float] | None = None
    middle = wanted.middle if math.isfinite(wanted.high) else wanted.low
    gap = arrives.interval.middle - departs.interval.middle
    first = math.floor((middle - gap) / step)
    for n in range(first - 1, first + _MOST_SHIFTS):
        low = arrives.interval.low - departs.interval.high + n * step - room
        high = arrives.interval.high - departs.interval.low + n * step + room
        if high < 0:
            continue
        miss = max(0.0, wanted.low - high, low - wanted.high)
        far = high if departs.some_year or arrives.some_year else float(abs(n))
        row = (miss, far, n * step)
        if best is None or row[:2] < best[:2]:
            best = row
    shift = best[2] if best is not None else 0.0
    if arrives.step_h == step:
        return departs, arrives.moved(shift)
    return departs.moved(-shift), arrives


def in_one_year(departs: Moment, arrives: Moment) -> tuple[Moment, Moment]:
    """Return both moments, of two told without years the second put where it lies nearest to the first.

    "Shut the door on the nineteenth of October … in on the twenty-fifth of January" are 98 days apart,
    whatever years a tagger thought of.
    """
    if departs.step_h is None and departs.some_year and arrives.step_h == WEEK_H:
        arrives = replace(arrives, step_h=DAY_H)
    if arrives.step_h is None and arrives.some_year and departs.step_h == WEEK_H:
        departs = replace(departs, step_h=DAY_H)
    gap = arrives.interval.middle - departs.interval.middle
    if -_BACKWARDS_H <= gap <= _HALF_YEAR_H:
        return departs, arrives
    if _is_yearless(departs) and _is_yearless(arrives):
        return departs, _nearest_year(arrives, departs)
    return departs, arrives


def _is_yearless(moment: Moment) -> bool:
    return moment.step_h is None and _YEAR.search(moment.words) is None


def _nearest_year(moment: Moment, other: Moment) -> Moment:
    """Return an arrival in the year in which it follows soonest on a departure, or came little before."""
    first = instants.from_days(int(other.interval.middle // DAY_H) + 1)[0]
    mine = instants.from_days(int(moment.interval.low // DAY_H) + 1)
    found = []
    for year in (first - 1, first, first + 1):
        by_h = DAY_H * (instants.days(year, *mine[1:]) - instants.days(*mine))
        found.append(moment.moved(by_h))

    def off(m: Moment) -> float:
        gap = m.interval.middle - other.interval.middle
        return gap if gap >= -_BACKWARDS_H else _HALF_YEAR_H * 3 - gap

    return min(found, key=off)
