"""Ask whether days and nights of one stay agree, and whether they are those between the dates told around them."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, tally_words
from geotrack.languages.en.verdict_cues import CALENDAR_DATE
from geotrack.measures import instants
from geotrack.model import Claim, Finding, TimeExpression
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import figure, quoted, sentence

#: days and nights of one trip differ by one at most
_APART: Final = 1
#: … and from those between two dates by so many, or by this share of them, before anybody wonders
_DAYS_OFF: Final = 1
_SHARE_OFF: Final = 0.12
#: dates further apart are not those of one trip, in days; and stand so near, in characters
_LONGEST: Final = 90
_MONTH: Final = 30
_WITHIN: Final = 600
_FEWEST: Final = 2
_YEAR: Final = 366
_YEARLESS: Final = re.compile(r"XXXX-(\d\d)-(\d\d)")
#: confidence in ends from which on two figures are told of one way
_LIKELY_ENDS: Final = 0.5
_UNITS: Final = frozenset({"day", "night"})


@dataclass(frozen=True, slots=True)
class Nights:
    """Compare days with nights, and either with the dates of the sentences around."""

    name: str = "nights"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a length of days or nights."""
        claim = case.claim
        if claim.kind not in ("duration", "stop", "total") or claim.interval is None:
            return
        if claim.unit not in _UNITS or claim.status in ("negated", "counterfactual"):
            return
        found = _pair(case, self.name) or _same_way(case, self.name)
        if found is None and claim.kind != "stop":
            found = _dated(case, self.name)
        if found is not None:
            yield found


def _pair(case: Case, check: str) -> Finding | None:
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    for match in breath_cues.DAYS_AND_NIGHTS.finditer(text, begin, max(end, claim.end)):
        if match.end() <= claim.start or claim.end <= match.start():
            continue
        one, two = match["one"].casefold(), match["two"].casefold()
        numbers = tally_words.number_of(match["first"]), tally_words.number_of(match["second"])
        if one.rstrip("s") == two.rstrip("s") or None in numbers:
            continue
        first, second = (n for n in numbers if n is not None)
        fits = abs(first - second) <= _APART
        tail = "which fits" if fits else "though days and nights of one trip differ by one at most"
        return Finding(
            check=check,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"{quoted(match[0])}: {first} {one}, {second} {two}, {tail}"),
        )
    return None


def _same_way(case: Case, check: str) -> Finding | None:
    """Return how a figure's days compare with the nights told before of the same way, or the reverse; None: none are."""
    mine = case.claim
    for k, other in enumerate(case.claims[: case.index]):
        if {other.unit, mine.unit} != _UNITS or not (_is_whole(other) and _is_whole(mine)):
            continue
        same = _way(other) == _way(mine)
        if not same or "\n\n" in case.document.text[other.start : mine.start]:
            continue
        fits = abs((other.value or 0) - (mine.value or 0)) <= _APART
        tail = "which fits" if fits else "though days and nights of one trip differ by one at most"
        return Finding(
            check=check,
            rating="consistent" if fits else "doubtful",
            reason=sentence(
                f"{quoted(other.text)} and {quoted(mine.text)} are told of one way, {tail}"
            ),
            claims=(k, case.index),
        )
    return None


def _is_whole(claim: Claim) -> bool:
    """Whether a claim tells how long a way takes, as a plain number and between places that are likely."""
    plain = claim.value_max is None and claim.bound is None and not claim.approx
    ends = claim.origin is not None and claim.destination is not None
    return plain and ends and claim.kind == "duration" and claim.confidence.ends >= _LIKELY_ENDS


def _way(claim: Claim) -> tuple[object, ...]:
    """Return what two figures share that are of one trip."""
    ends = (claim.origin, claim.destination)
    return claim.status, claim.mode, *(m.toponym if m is not None else None for m in ends)


def _dated(case: Case, check: str) -> Finding | None:
    """Return how days or nights compare with the only two dates told around them; None: it is not plain."""
    claim = case.claim
    if not breath_cues.NIGHTS.search(claim.text):
        return None  # "four marches" are days of another kind
    if claim.value is None or claim.value_max is not None or claim.value != int(claim.value):
        return None
    if claim.bound is not None or claim.approx or claim.value < _FEWEST:
        return None
    said = int(claim.value)
    if (since := _since_start(case, said, check)) is not None:
        return since
    dates: dict[int, str] = {}
    for time in case.times:
        if not (claim.start - _WITHIN <= time.start <= claim.end + _WITHIN):
            continue
        dated = CALENDAR_DATE.search(time.text)
        day = _day(time.value, time.earliest) if dated else None
        if day is not None:
            dates.setdefault(day, time.text)
    if len(dates) < 2:
        return None
    nights = claim.unit == "night"
    gaps = {b - a: (a, b) for a, b in itertools.combinations(sorted(dates), 2)}

    def fits(gap: int) -> bool:
        most = max(_DAYS_OFF, _SHARE_OFF * gap)
        return -most <= said - gap <= most + (0 if nights else 1)

    if any(fits(gap) for gap in gaps):
        return None if len(dates) > 2 else _finding(case, dates, gaps, check, fits=True)
    longest = max(gaps)
    if longest > _LONGEST or not _is_that_time(case):
        return None
    if len(dates) > 2 and (longest > _MONTH or said <= longest + _DAYS_OFF + 1):
        return None  # some of several dates may be those of another stretch
    return _finding(case, dates, {longest: gaps[longest]}, check, fits=False)


def _day_behind(time: TimeExpression, start: int) -> int | None:
    """Return the number of the day that a date names, one without its year as the next behind a start."""
    if (day := _day(time.value, time.earliest)) is not None:
        return day
    match = _YEARLESS.match(time.value)
    if match is None:
        return None
    year = instants.from_days(start)[0]
    days = [instants.days(y, int(match[1]), int(match[2])) for y in (year, year + 1)]
    return next((d for d in days if d > start), None)


def _since_start(case: Case, said: int, check: str) -> Finding | None:
    """Return how days that count from the start compare with the only dated start and the date of their sentence."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    if claim.unit != "day" or not breath_cues.OUT.match(text, claim.end):
        return None
    dates = [
        (t, day)
        for t in case.times
        if CALENDAR_DATE.search(t.text) and (day := _day(t.value, t.earliest)) is not None
    ]
    starts = [
        row
        for row in dates
        if row[0].start < begin
        and breath_cues.LEAVES.search(
            re.split(r"[.;!?\n]", text[max(0, row[0].start - 80) : row[0].start])[-1]
        )
    ]
    if len(starts) != 1:
        return None
    here = [
        (t, day)
        for t in case.times
        if begin <= t.start < end
        and CALENDAR_DATE.search(t.text)
        and (day := _day_behind(t, starts[0][1])) is not None
    ]
    if len(here) != 1:
        return None
    gap = here[0][1] - starts[0][1]
    if not 0 < gap <= _YEAR:
        return None
    fits = abs(said - gap) <= max(_DAYS_OFF + 1, _SHARE_OFF * gap)
    both = {starts[0][1]: starts[0][0].text, here[0][1]: here[0][0].text}
    return _finding(case, both, {gap: (starts[0][1], here[0][1])}, check, fits=fits)


def _finding(
    case: Case, dates: dict[int, str], gaps: dict[int, tuple[int, int]], check: str, *, fits: bool
) -> Finding:
    gap = next(iter(gaps))
    first, last = gaps[gap]
    unit = "nights" if case.claim.unit == "night" else "days"
    words = f"from {quoted(dates[first])} to {quoted(dates[last])} are {gap} {unit}"
    tail = f"{figure(case.claim)} fits" if fits else f"not {figure(case.claim)}"
    return Finding(
        check=check,
        rating="consistent" if fits else "doubtful",
        reason=sentence(f"{words}{';' if fits else ','} {tail}"),
    )


def _day(value: str, earliest: str | None) -> int | None:
    """Return the number of the day that a time expression names; None: it names none."""
    date = value[:10]
    if len(value) < len("2001-01-01") or not date.replace("-", "").isdigit():
        return None
    if earliest is None:
        return None
    year, month, day = (int(part) for part in date.split("-"))
    return instants.days(year, month, day)


def _is_that_time(case: Case) -> bool:
    """Whether words before the figure say that it is the time between the dates."""
    claim = case.claim
    before = case.document.text[max(0, claim.start - 24) : claim.start]
    if breath_cues.THAT_TIME.search(before):
        return True
    return claim.unit == "night" and breath_cues.AFTER_NIGHTS.search(before) is not None
