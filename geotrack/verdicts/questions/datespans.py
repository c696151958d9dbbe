"""Ask whether days, nights, months and years are as many as lie between the two dates told beside them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from geotrack.languages.en import span_words, tally_words
from geotrack.measures import instants
from geotrack.model import Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import quoted, sentence

#: nights may be one more or less than the dates tell, days two more: the first and the last may both count
_SPARE: Final[dict[str, tuple[int, int]]] = {"night": (1, 1), "day": (1, 2), "month": (1, 1)}
_WEEK: Final = 7
#: dates farther apart are not those of one trip, in days
_LONGEST: Final = 200
#: a year without another is a common one
_COMMON: Final = 2001
#: words that change what a time is of stand so near, in characters
_NEAR: Final = 45
#: … and a year that the number leads to
_BESIDE: Final = 16
#: years of the text within so many characters of the figure may be those that it counts from
_AROUND: Final = 700


class Mark(NamedTuple):
    """A day or month that a text names: its number, where it stands, and whether a weekday alone tells it."""

    number: int
    at: int
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Spans:
    """Count from one date to another and compare with the time, or the years, that the text says are between them."""

    name: str = "spans"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a number of days, nights, months or years between exactly two dates beside it."""
        answers = {span_words.TOLD_SPAN: _between, span_words.TOLD_YEARS_APART: _years_apart}
        answer = answers.get(case.claim.pattern)
        if answer is not None and (found := answer(case, self.name)) is not None:
            yield found


def _window(case: Case, *, back: bool) -> tuple[int, int]:
    """Return where the claim's sentence begins and ends, with the one before of its paragraph if asked for."""
    begin, end = case.claim.sentence
    if back:
        before = case.document.text[:begin].rpartition("\n")
        lead = len(case.document.text[:begin]) - len(before[2])
        stops = [lead, *(lead + m.end() for m in tally_words.STOP.finditer(before[2].rstrip()))]
        begin = next((s for s in reversed(stops) if s < begin - 2), begin)
    return begin, max(end, case.claim.end)


def _between(case: Case, check: str) -> Finding | None:
    claim, text = case.claim, case.document.text
    told = span_words.BETWEEN.fullmatch(claim.text)
    said = tally_words.number_of(told["count"]) if told else None
    if told is None or said is None or said < 2:
        return None
    unit = told["unit"].casefold().removesuffix("s")
    before = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
    behind = text[claim.end : claim.end + _NEAR].partition(".")[0]
    if span_words.OTHER_SPAN.search(f"{before[-(_NEAR // 2) :]} {claim.text} {behind[:12]}"):
        return None
    all_of_it = span_words.ALL_BEHIND.match(behind) is not None
    all_of_it = all_of_it or span_words.ALL_BEFORE.search(before) is not None
    for back in (False, True):
        begin, end = _window(case, back=back)
        marks = _months(text, begin, end) if unit == "month" else _days(text, begin, end)
        if len(marks) < 2:
            continue
        if len(marks) > 2:
            return None
        one, two = marks
        gap = two.number - one.number
        if one.plain and two.plain:
            gap %= _WEEK  # weekdays alone
            gap += _WEEK * max(0, round((said - gap) / _WEEK)) if said > _WEEK + 2 else 0
        if not 0 < gap <= _LONGEST:
            return None
        fewer, more = _SPARE[unit]
        words = f"from {quoted(_shown(text, one.at))} to {quoted(_shown(text, two.at))} are {gap} {unit}s"
        if gap - fewer <= said <= gap + more:
            return _found(check, f"{words}; {quoted(claim.text)} fits", fits=True)
        # fewer days than lie between the dates may be some of them, and what is told before may have begun earlier
        whole = not back and (span_words.LATER.match(behind) or span_words.PASSAGE.search(before))
        sure = all_of_it or unit == "night"
        if (said > gap and sure and not span_words.OUT.match(behind)) or whole:
            found = _found(check, f"{words}, not {said}", fits=False)
            return replace(found, claims=_told_at(case, (one.at, two.at)))
        return None
    return None


def _told_at(case: Case, marks: tuple[int, int]) -> tuple[int, ...]:
    """Return the claims whose words stand where dates do, and the case's own."""
    beside = {k for k, c in enumerate(case.claims) if any(c.start <= m < c.end for m in marks)}
    return tuple(sorted({*beside, case.index}))


def _found(check: str, words: str, *, fits: bool) -> Finding:
    return Finding(check=check, rating="consistent" if fits else "doubtful", reason=sentence(words))


def _shown(text: str, at: int) -> str:
    """Return the words of a date."""
    found = span_words.MONTHS.match(text, at) or span_words.DATES.match(text, at)
    return found[0].strip(" ,") if found else ""


def _days(text: str, begin: int, end: int) -> list[Mark]:
    """Return the different days named in a stretch of text, those by weekday alone where none is dated."""
    dated: dict[int, int] = {}
    plain: dict[int, int] = {}
    month = year = 0
    for found in span_words.DATES.finditer(text, begin, end):
        if not found[0].strip():
            continue
        if found["weekday"] and not (found["day"] or found["day2"] or found["bare"]):
            number = span_words.DAY_NAMES.index(found["weekday"][:3].casefold())
            plain.setdefault(number, found.start())
            continue
        name = found["month"] or found["month2"]
        if name:
            month = span_words.MONTH_NAMES.index(name[:3].casefold()) + 1
            year = int(found["year"] or found["year2"] or year or _COMMON)
        if not month:
            continue
        for part in ("first", "day", "day2", "bare"):
            if found[part]:
                day = int("".join(c for c in found[part] if c.isdigit()))
                dated.setdefault(_number(year, month, day, dated), found.start())
    return [Mark(*row, plain=not dated) for row in (dated or plain).items()]


def _number(year: int, month: int, day: int, before: dict[int, int]) -> int:
    """Return the number of a day; of the next year, or month, where it would come before the ones told."""
    number = instants.days(year, month, day)
    last = max(before, default=number)
    return instants.days(year + 1, month, day) if last - number > _LONGEST else number


def _months(text: str, begin: int, end: int) -> list[Mark]:
    found = span_words.MONTHS.finditer(text, begin, end)
    marks: dict[int, int] = {}
    for m in found:
        month = span_words.MONTH_NAMES.index(m["month"][:3].casefold())
        marks.setdefault(12 * int(m["year"]) + month, m.start())
    return [Mark(*row) for row in marks.items()]


def _years_apart(case: Case, check: str) -> Finding | None:
    claim, text = case.claim, case.document.text
    told = span_words.YEARS_APART.fullmatch(claim.text)
    if told is None or (said := _told_years(told)) is None or said < 2:
        return None
    here = [int(m[0]) for m in span_words.YEARS.finditer(text, *_window(case, back=False))]
    marks = sorted(set(here))
    ahead = case.document.text[max(claim.sentence[1], claim.end) :].lstrip()
    ahead = tally_words.STOP.split(ahead.partition("\n")[0])[0]
    if len(marks) == 1 and told["first"] and span_words.EARLIER.search(ahead):
        marks = sorted({*marks, *(int(m[0]) for m in span_words.YEARS.finditer(ahead))})
    later = span_words.YEARS.search(text, max(0, claim.start - _BESIDE), claim.end + _BESIDE)
    if len(marks) != 2 and (later or told["first"]):
        marks = sorted(
            {int(m[0]) for m in span_words.YEARS.finditer(text, *_window(case, back=True))}
        )
    first, last = max(0, claim.start - _AROUND), claim.end + _AROUND
    around = {int(m[0]) for m in span_words.YEARS.finditer(text, first, last)}
    if case.document.published:
        around.add(int(case.document.published[:4]))
    if any(_fits(told, said, abs(a - b)) for a, b in itertools.combinations(around, 2)):
        if len(marks) == 2 and _fits(told, said, marks[1] - marks[0]):
            words = f"from {marks[0]} to {marks[1]} are {marks[1] - marks[0]} years"
            return _found(check, f"{words}; {quoted(claim.text)} fits", fits=True)
        return None
    if len(marks) != 2:
        return None
    words = f"from {marks[0]} to {marks[1]} are {marks[1] - marks[0]} years"
    return _found(check, f"{words}, not {said}", fits=False)


def _told_years(told: re.Match[str]) -> int | None:
    words = told["count"] or told["first"] or span_words.cardinal(told["ordinal"])
    number = tally_words.amount(words)
    return None if number is None else int(number)


def _fits(told: re.Match[str], said: int, gap: int) -> bool:
    words = told[0]
    more = said if span_words.MORE.search(words) else 1
    fewer = said // 10 + 1 if span_words.FEWER.search(words) else 1
    if span_words.ROUGH.search(words):
        fewer, more = max(fewer, said // 5), max(more, said // 5)
    return said - fewer <= gap <= said + more
