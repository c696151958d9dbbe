"""Ask whether a weekday and the date beside it are those of one day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import sentence_patterns, verdict_cues
from geotrack.languages.en.verdict_cues import CALENDAR_DATE
from geotrack.measures import instants
from geotrack.model import Finding, TimeExpression
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import quoted, sentence

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT: Final = {name[:3].casefold(): k for k, name in enumerate(_DAYS)}
_DATE: Final = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")
#: a date without its year is of the year of publication up to so many days from it
_NEAR_DAYS: Final = 150
#: … and where nothing of travel is told with it up to so many
_UNPLACED_DAYS: Final = 60
#: a date without its year follows so soon on one with it that both are of one story, in characters and days
_STORY: Final = 800
_STORY_DAYS: Final = 21
_YEAR: Final = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


def date_words(instant: str) -> str:
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
    needs_ends: bool = False

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
        date = date_words(f"{year:04d}-{month:02d}-{day:02d}T00:00").removesuffix(", 00:00")
        if said == true:
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence(f"{quoted(words)}: {date} it is, by the calendar"),
            )
            return
        if _is_julian(case, year) and said == instants.weekday(number + _julian_days(year, month)):
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence(
                    f"{quoted(words)}: by the old calendar that date was a {_DAYS[said]}"
                ),
            )
            return
        step = (said - true + 3) % 7 - 3
        near = instants.from_days(number + step)
        other = date_words(f"{near[0]:04d}-{near[1]:02d}-{near[2]:02d}T00:00").removesuffix(
            ", 00:00"
        )
        yield Finding(
            check=self.name,
            rating="contradicted",
            reason=sentence(
                f"{quoted(words)}: that date was a {_DAYS[true]}, not a {_DAYS[said]}; {other} would fit"
            ),
            slip="weekday",
        )


#: until then Britain, and from then on only eastern Europe, counted by the old calendar, until this year
_OLD_STYLE_UNTIL: Final = 1752
_OLD_STYLE_EAST_UNTIL: Final = 1923
_EAST: Final = frozenset(
    "RU UA BY BG RS ME MK RO MD GR GE AM EE LV LT FI AZ KZ UZ TM KG TJ".split()
)


def _is_julian(case: Case, year: int) -> bool:
    """Whether a date of that year may be told by the old calendar."""
    if year <= _OLD_STYLE_UNTIL:
        return True
    return year <= _OLD_STYLE_EAST_UNTIL and any(p.country in _EAST for p in case.places)


def _julian_days(year: int, month: int) -> int:
    """Return how many days the old calendar was behind: 11 in 1705, 13 from March 1900 on."""
    century = (year if month > 2 else year - 1) // 100
    return century - century // 4 - 2


def weekday_in(text: str) -> int | None:
    """Return the weekday that words name, Monday 0; None: none.

    Examples
    --------
    >>> weekday_in("on Friday night"), weekday_in("at noon")
    (4, None)
    """
    match = verdict_cues.WEEKDAY.search(text + " ")
    return None if match is None else _SHORT[match[0].strip(" .,").casefold()[:3]]


def _weekday_and_date(case: Case, index: int) -> tuple[int, tuple[int, int, int], str] | None:
    """Return the stated weekday, the date beside it and the words, of one or two expressions."""
    time = case.times[index]
    words = time.text
    said = weekday_in(words)
    date = _written_date(time)
    if said is None or date is None:
        for other in _beside(case, index):
            begin, end = min(time.start, other.start), max(time.end, other.end)
            if said is None and date is not None and (day := weekday_in(other.text)) is not None:
                said, words = day, case.document.text[begin:end]
                break
            if said is not None and date is None and (there := _written_date(other)) is not None:
                date, words = there, case.document.text[begin:end]
                break
    if said is None or date is None:
        return None
    if not _year_known(case, said, date, words, time.start):
        year = _year_before(case, date, time.start)
        if year is None:
            return None
        date = year, *date[1:]
    return said, date, words


def _year_before(case: Case, date: tuple[int, int, int], start: int) -> int | None:
    """Return the year of the full date with its weekday right before a date without one, few days later; None: none.

    The text tells no other year but that of publication, so both dates are of one story.
    """
    text = case.document.text
    told = {int(year) for year in _YEAR.findall(text)}
    for time in case.times:
        full = _written_date(time)
        if full is None or time.start >= start or start - time.end > _STORY:
            continue
        if weekday_in(time.text) != instants.weekday(instants.days(*full)):
            continue
        if str(full[0]) not in time.text or told != {full[0]}:
            continue
        if 0 <= instants.days(full[0], *date[1:]) - instants.days(*full) <= _STORY_DAYS:
            return full[0]
    return None


def _year_known(case: Case, said: int, date: tuple[int, int, int], words: str, start: int) -> bool:
    """Whether the year of a date is written beside it, or that of publication not long before or after.

    Not where the text tells another year on which date and weekday agree: then it speaks of that one. What heads an
    entry may be of the year before: diaries are printed later.
    """
    if re.search(r"\b\d{4}\b", words):
        return True
    published = _DATE.match(case.document.published or "")
    if published is None:
        return False
    text = case.document.text
    told = {int(year) for year in _YEAR.findall(text)}
    if not text[text.rfind("\n", 0, start) + 1 : start].strip():
        told.add(date[0] - 1)
    if any(instants.weekday(instants.days(y, *date[1:])) == said for y in told - {date[0]}):
        return False  # of a year that the text tells elsewhere
    now = instants.days(*(int(part) for part in published.groups()[:3]))
    near = _UNPLACED_DAYS if case.claim.pattern == sentence_patterns.NAME else _NEAR_DAYS
    return abs(instants.days(*date) - now) <= near


def _beside(case: Case, index: int) -> Iterator[TimeExpression]:
    """Yield the neighboring expressions that only a comma, a bracket or "the" parts from this one."""
    time, text = case.times[index], case.document.text
    for k in (index - 1, index + 1):
        if not 0 <= k < len(case.times):
            continue
        other = case.times[k]
        between = text[time.end : other.start] if k > index else text[other.end : time.start]
        if re.fullmatch(verdict_cues.BESIDE_PATTERN, between):
            yield other


def _written_date(time: TimeExpression) -> tuple[int, int, int] | None:
    """Return the date that an expression writes out (day and month, not just a weekday)."""
    match = _DATE.match(time.value)
    if match is None or time.type not in ("DATE", "TIME"):
        return None
    if not CALENDAR_DATE.search(time.text):
        return None
    return int(match[1]), int(match[2]), int(match[3])
