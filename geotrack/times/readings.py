"""What a time expression was read as, and its value and earliest and latest instants.

Days are counted as in `geotrack.measures.instants`; an unknown year, month or day stays ``XXXX`` or ``XX``.
Seasons are those of the northern hemisphere and reach half a month to both sides, for usage differs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from geotrack.measures.instants import days, from_days, iso, weekday

if TYPE_CHECKING:
    from geotrack.measures.interval import Interval
    from geotrack.times.patterns import Match

Part = Literal["early", "mid", "late"]
Grain = Literal["time", "day", "week", "weekend", "month", "season", "year", "decade", "none"]

#: part of the day → first and last hour after midnight. Generous: what writers call a night or an
#: evening varies with latitude and season.
PARTS: Final[dict[str, tuple[float, float]]] = {
    "MO": (4, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 20), "MI": (11, 14),
}  # fmt: skip
_SEASONS: Final = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}
#: share of the period that "early", "mid-" and "late" leave
_SHARES: Final = {"early": (0.0, 0.45), "mid": (0.25, 0.75), "late": (0.55, 1.0)}
#: hours of the day that "early Monday" and "late Sunday" leave
_DAY_SHARES: Final = {"early": (0.0, 11.0), "mid": (9.0, 17.0), "late": (15.0, 28.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A time expression on its way to a value.

    `date` is the date part of the value (``2023-09-10``, ``XXXX-WXX-7``), `clock` the part after
    ``T`` (``NI``, ``10:35``). `low`, `high` are hours since 0001-01-01, None where unknown; for a
    `clock` without a known day they are hours after midnight in `hours`. `day` is the day number
    that later expressions refer to. `grain` says what kind of date it is; "none" for durations, sets.
    """

    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    date: str = "XXXX-XX-XX"
    clock: str | None = None
    hours: tuple[float, float] | None = None
    low: float | None = None
    high: float | None = None
    day: int | None = None
    grain: Grain = "none"
    interval: Interval | None = None
    part: Part | None = None
    offset_h: float | None = None
    weekday_only: bool = False
    yearless: bool = False  # the year is not said
    floating: bool = False  # a clock time or part of the day that waits for its day

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return f"{self.date}T{self.clock}" if self.clock is not None else self.date

    def bounds(self) -> tuple[str | None, str | None]:
        """Return earliest and latest as ISO instants; None where open or unknown."""
        low, high = self.low, self.high
        if self.hours is not None and self.day is not None:
            low, high = (self.day * 24 + h for h in self.hours)
        if self.part and low is not None and high is not None:
            if self.grain == "day" and self.clock is None:
                first, last = _DAY_SHARES[self.part]
                low, high = low + first, low + last
            elif self.clock is None or self.clock in PARTS:
                first, last = _SHARES[self.part]
                low, high = low + first * (high - low), low + last * (high - low)
        return _instant(low), _instant(high)

    def at(self, clock: Reading) -> Reading:
        """Return the reading of `clock` (a clock time or part of the day) on this day."""
        return replace(
            self,
            type="TIME",
            clock=clock.clock,
            hours=clock.hours,
            part=clock.part or self.part,
            offset_h=clock.offset_h,
            low=None,
            high=None,
            floating=False,
        )


def _instant(hours: float | None) -> str | None:
    # instants have four-digit years; geological ages have none
    return iso(hours) if hours is not None and abs(hours) < 8.7e7 else None


def _span(first: int, last: int) -> tuple[float, float]:
    return first * 24.0, last * 24.0


def _name(number: int) -> str:
    return f"{number:04d}" if number > 0 else f"BC{1 - number:04d}"


def day(number: int) -> Reading:
    """Return the reading of a day number."""
    y, m, d = from_days(number)
    low, high = _span(number, number + 1)
    return Reading(date=f"{_name(y)}-{m:02d}-{d:02d}", low=low, high=high, day=number, grain="day")


def week(number: int) -> Reading:
    """Return the reading of the ISO week that holds a day number."""
    monday = number - weekday(number)
    iso_year = from_days(monday + 3)[0]
    first = days(iso_year, 1, 4)
    count = (monday - (first - weekday(first))) // 7 + 1
    low, high = _span(monday, monday + 7)
    return Reading(date=f"{_name(iso_year)}-W{count:02d}", low=low, high=high, grain="week")


def weekend(number: int) -> Reading:
    """Return the reading of the weekend of the ISO week that holds a day number."""
    monday = number - weekday(number)
    low, high = _span(monday + 5, monday + 7)
    return Reading(
        date=f"{week(number).date}-WE", low=low, high=high, grain="weekend", day=monday + 5
    )


def month(y: int | None, m: int) -> Reading:
    """Return the reading of a month; `y` None: of an unknown year."""
    if y is None:
        return Reading(date=f"XXXX-{m:02d}", grain="month")
    low, high = _span(days(y, m, 1), days(y + m // 12, m % 12 + 1, 1))
    return Reading(date=f"{_name(y)}-{m:02d}", low=low, high=high, grain="month")


def year(y: int) -> Reading:
    """Return the reading of an astronomical year (0 is 1 BCE)."""
    low, high = _span(days(y, 1, 1), days(y + 1, 1, 1))
    return Reading(date=_name(y), low=low, high=high, grain="year")


def decade(first: int) -> Reading:
    """Return the reading of the ten years from `first`."""
    low, high = _span(days(first, 1, 1), days(first + 10, 1, 1))
    return Reading(date=f"{first // 10:03d}", low=low, high=high, grain="decade")


def century(number: int, *, before_christ: bool = False) -> Reading:
    """Return the reading of a century (19 is the nineteenth), a positive number."""
    if before_christ:
        low, high = _span(days(1 - 100 * number, 1, 1), days(101 - 100 * number, 1, 1))
        return Reading(date=f"BC{number - 1:02d}", low=low, high=high, grain="decade")
    low, high = _span(days(100 * number - 99, 1, 1), days(100 * number + 1, 1, 1))
    return Reading(date=f"{number - 1:02d}", low=low, high=high, grain="decade")


def season(y: int | None, code: str) -> Reading:
    """Return the reading of a season (SP, SU, FA, WI); winter belongs to the year of its December."""
    if y is None:
        return Reading(date=f"XXXX-{code}", grain="season")
    first, last = _SEASONS[code]
    low, high = _span(days(y, first, 1) - 15, days(y + (last > 12), (last - 1) % 12 + 1, 1) + 22)
    return Reading(date=f"{_name(y)}-{code}", low=low, high=high, grain="season")


def quarter(y: int | None, number: int, *, of: int = 4) -> Reading:
    """Return the reading of a quarter (`of` 4) or half (`of` 2) of a year."""
    code = f"{'Q' if of == 4 else 'H'}{number}"
    if y is None:
        return Reading(date=f"XXXX-{code}", grain="season")
    length = 12 // of
    first, after = length * (number - 1), length * number
    low, high = _span(days(y, first + 1, 1), days(y + after // 12, after % 12 + 1, 1))
    return Reading(date=f"{_name(y)}-{code}", low=low, high=high, grain="season")


def reference(value: str) -> Reading:
    """Return PAST_REF, PRESENT_REF or FUTURE_REF, or an XXXX value, without bounds."""
    return Reading(date=value)


def part_of(match: Match) -> Part | None:
    """Return which part of a period the words "early", "mid-", "late", "the end of" single out."""
    if match.has("EARLY", "EARLIER", "BEGIN"):
        return "early"
    if match.has("LATE", "LATER", "END"):
        return "late"
    return "mid" if match.has("MID") else None


def duration(value: str, interval: Interval | None = None) -> Reading:
    """Return the reading of a duration."""
    return Reading(type="DURATION", date=value, interval=interval)
