"""Find time expressions: match the rules, join what belongs together, settle and give values."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from geotrack.config import Settings
from geotrack.languages.en import time_rules
from geotrack.languages.en.feast_days import HEADS
from geotrack.measures.instants import days, from_days, hours
from geotrack.model import Document, TimeExpression
from geotrack.text.foreign import reads
from geotrack.text.tokens import tokenize
from geotrack.times import (
    bareclock,
    clock,
    dates,
    durations,
    printedclock,
    relative,
    sets,
    weekdays,
    years,
)
from geotrack.times.holidays import holiday
from geotrack.times.narrative import Context
from geotrack.times.patterns import Grammar, Match, Rule, compile_pattern
from geotrack.times.readings import Reading, day, part_of
from geotrack.times.timewords import CODE, code_of

#: all rules; the order of the families is the order of precedence
RULES: Final[tuple[Rule, ...]] = (
    *printedclock.FIRST_RULES,
    *clock.FIRST_RULES,  # "4 in the morning", "at 0515" before numbers and years
    *bareclock.FIRST_RULES,
    *sets.RULES,
    *relative.RULES,
    *dates.RULES,
    *years.RULES,
    *weekdays.RULES,
    *dates.LOOSE_RULES,
    *printedclock.RULES,
    *clock.RULES,
    *bareclock.RULES,
    *durations.RULES,
)


@cache
def _grammar() -> Grammar:
    """Return the compiled rules."""
    return Grammar(RULES)


#: what may stand between two parts of one expression → joined when the parts fit
_JOINTS: Final[dict[str, str]] = {
    "day-day": "(COMMA | COMMA? THE | LPAR)?",
    "day-part": "(HYPHEN | IN THE | AT | COMMA? IN THE)?",
    "part-day": "(OF | ON | OF THE | COMMA)?",
    "clock-day": "(COMMA? ON? | COMMA? THE)",
    "day-clock": "COMMA? (AT | BY)?",
    "clock-part": "(COMMA? (IN | ON)? THE? | AT)",
    "part-clock": "COMMA? (AT | BY)",
}


@cache
def _joints() -> dict[str, re.Pattern[str]]:
    return {name: compile_pattern(pattern) for name, pattern in _JOINTS.items()}


class _Piece:
    """A reading with its words, on its way to an expression."""

    __slots__ = ("first", "last", "reading", "rule")

    def __init__(self, rule: str, first: int, last: int, reading: Reading) -> None:
        self.rule, self.first, self.last, self.reading = rule, first, last, reading

    @property
    def kind(self) -> str:
        reading = self.reading
        if reading.type == "TIME" and reading.clock is not None and reading.floating:
            return "clock" if reading.clock[0].isdigit() else "part"
        if reading.type == "DATE" and reading.grain == "day":
            return "day"
        return "daypart" if reading.type == "TIME" else "other"


class RuleTagger:
    """Tag time expressions by rules.

    Parameters
    ----------
    settings
        Unused so far; every component takes them.

    Examples
    --------
    >>> document = Document(text="They left on Sunday night.", published="2023-09-12")
    >>> [(t.text, t.value, t.earliest) for t in RuleTagger().tag(document)]
    [('Sunday night', '2023-09-10TNI', '2023-09-10T18:00')]
    """

    name = "rules"

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def tag(self, document: Document) -> tuple[TimeExpression, ...]:
        """Return the time expressions in order of `start`, none overlapping; may be empty.

        In a language without a folder only those that are written without words: "1998", "2019-04-24".
        """
        tokens = tokenize(document.text)
        codes = "".join(map(code_of, tokens.words))
        context = Context(document.text, tokens, codes, _published(document.published))
        found: list[TimeExpression] = []
        pending: list[_Piece] = []
        for piece in _pieces(context):
            if pending and not _reach(pending[-1], piece):
                found.extend(_close(pending, context))
                pending = []
            pending.append(piece)
        found.extend(_close(pending, context))
        if not reads(document, tokens.words):
            found = [t for t in found if not any(map(str.isalpha, t.text))]
        return tuple(found)


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in order, none overlapping; may be empty.

    Examples
    --------
    >>> [t.value for t in find_times(Document(text="It left on 3 May 1911 at 8 p.m."))]
    ['1911-05-03T20:00']
    """
    return RuleTagger().tag(document)


def _published(text: str | None) -> int | None:
    if not text:
        return None
    try:
        return int(hours(text.replace("Z", "")[:16]) // 24)
    except ValueError:
        return None


def _pieces(context: Context) -> Iterator[_Piece]:
    """Yield the matches of rules and holidays in order, none overlapping; a holiday comes first."""
    feasts = list(_feasts(context))
    following = blocked = 0
    for rule, first, last, found in _grammar().matches(context):
        while following < len(feasts) and feasts[following].first <= first:
            feast = feasts[following]
            following, blocked = following + 1, feast.last
            context.settle(feast.reading, feast.first)
            yield feast
        if first < blocked:
            continue
        while following < len(feasts) and feasts[following].first < last:
            following += 1
        reading = found
        if found.part is None and found.type == "DATE" and found.grain != "none":
            match = Match(context, first, last)
            if not match.has("EARLIER", "LATER"):  # "two days later" is no late day
                reading = replace(found, part=part_of(match))
        if not reading.floating:
            context.settle(reading, first)
        yield _Piece(rule.name, first, last, reading)
    for feast in feasts[following:]:
        context.settle(feast.reading, feast.first)
        yield feast


def _feasts(context: Context) -> Iterator[_Piece]:
    position = 0
    for k in [k for k, word in enumerate(context.words) if word in HEADS]:
        if k < position:
            continue
        found = holiday(context, k)
        if found is not None:
            position = found[0]
            yield _Piece("holiday", k, found[0], found[1])


def _reach(left: _Piece, right: _Piece) -> bool:
    return right.first - left.last <= 3


def _close(pieces: list[_Piece], context: Context) -> Iterator[TimeExpression]:
    """Join neighbors until nothing fits any more, then yield the expressions."""
    k = 0
    while k + 1 < len(pieces):
        joined = _join(pieces[k], pieces[k + 1], context)
        if joined is None:
            k += 1
            continue
        pieces[k : k + 2] = [joined]
        k = max(0, k - 1)
    for piece in pieces:
        expression = _expression(piece, context)
        if expression is not None:
            yield expression


_DAYS_OR_WEEKS: Final = re.compile(r"P(\d{1,3})([DW])")
_BEFORE, _AFTER = CODE["BEFORE"], CODE["AFTER"]


def _shifted(left: _Piece, right: _Piece, context: Context) -> _Piece | None:
    """Read "two days before Easter", "the day after 3 May": a count of days from a day."""
    if right.kind != "day" or right.reading.day is None:
        return None
    words = context.codes[left.first : right.first]
    sign = {_BEFORE: -1, _AFTER: 1}.get(words[-1:])
    if sign is None:
        return None
    if left.reading.type == "DURATION" and right.first - left.last == 1:
        found = _DAYS_OR_WEEKS.fullmatch(left.reading.date)
        count = int(found[1]) * (7 if found[2] == "W" else 1) if found else 0
    else:
        count = int(left.rule == "that" and right.first == left.last and CODE["DAYU"] in words)
    if not count:
        return None
    return _Piece("shifted", left.first, right.last, day(right.reading.day + sign * count))


def _join(left: _Piece, right: _Piece, context: Context) -> _Piece | None:
    shifted = _shifted(left, right, context)
    if shifted is not None:
        return shifted
    kinds = f"{left.kind}-{right.kind}".replace(
        "daypart", "part" if left.kind == "clock" else "day"
    )
    pattern = _joints().get(kinds)
    if pattern is None or not pattern.fullmatch(context.codes[left.last : right.first]):
        return None
    if context.line_end(left.first, right.last) != right.last:
        return None
    a, b = left.reading, right.reading
    if kinds == "day-day":
        if not a.weekday_only or b.weekday_only:
            return None
        b = _on_weekday(a, b, context)
        merged = b if a.clock is None else b.at(replace(a, part=None))
    elif kinds == "day-part" and a.clock is not None:
        if a.clock[0].isdigit():
            merged = _clock_in_part(a, replace(a, clock=None, hours=None).at(b))
        else:  # "the early hours of Thursday morning"
            merged = a
    elif kinds == "day-clock" and a.clock is not None:  # "last night at a quarter past eight"
        merged = _clock_in_part(b, a)
    elif kinds in ("day-part", "day-clock"):
        merged = a.at(b)
    elif kinds in ("part-day", "clock-day"):
        if b.type == "TIME":
            return None
        merged = b.at(a)
    elif kinds == "clock-part":
        merged = _clock_in_part(a, b)
    else:
        merged = _clock_in_part(b, a)
    return _Piece(left.rule, left.first, right.last, merged)


#: days from publication from which on another year may be meant, if the weekday says so
_FAR: Final = 60


def _on_weekday(named: Reading, date: Reading, context: Context) -> Reading:
    """Return the date in the year in which it falls on the weekday that is named beside it.

    Only for dates without a year that are not near: there a wrong weekday is the writer's slip.
    """
    today = context.published
    if not date.yearless or date.day is None or named.day is None or today is None:
        return date
    if abs(date.day - today) <= _FAR or (date.day - named.day) % 7 == 0:
        return date
    y, m, d = from_days(date.day)
    for other in (y + 1, y - 1):
        shifted = days(other, m, d)
        if from_days(shifted)[1:] == (m, d) and (shifted - named.day) % 7 == 0:
            return day(shifted)
    return date


def _clock_in_part(clock_time: Reading, part: Reading) -> Reading:
    """Return "eight o'clock" in "the evening": the half of the day follows from the part."""
    assert clock_time.hours is not None
    low, high = clock_time.hours
    text = clock_time.clock or ""
    late = part.clock in ("AF", "EV") or (part.clock == "NI" and low >= 5)
    if late and low < 12:
        low, high = low + 12, high + 12
        text = f"{int(text[:2]) + 12:02d}{text[2:]}"
    elif part.clock == "NI" and low < 5 and part.day is not None:
        part = replace(day(part.day + 1), floating=False)  # two o'clock on Sunday night is Monday
    base = part if not part.floating else clock_time
    return replace(
        base, type="TIME", clock=text, hours=(low, high), low=None, high=None, floating=part.floating,
        offset_h=clock_time.offset_h, part=None,
    )  # fmt: skip


def _expression(piece: _Piece, context: Context) -> TimeExpression | None:
    reading = piece.reading
    if reading.floating:
        told = piece.rule in printedclock.TOLD
        if not told and (not reading.clock or not reading.clock[0].isdigit()):
            before = context.words[piece.first - 1].lower() if piece.first else ""
            second = context.words[piece.first - 2].lower() if piece.first > 1 else ""
            if before not in time_rules.TIMETAGGER_CUES and not (
                before in time_rules.DETERMINERS and second in time_rules.TIMETAGGER_CUES
            ):
                return None
        anchor = context.anchor(piece.first)
        whole = Reading(grain="day") if anchor is None else day(anchor)
        reading = whole.at(reading)
    tokens = context.tokens
    start, end = tokens.starts[piece.first], tokens.ends[piece.last - 1]
    text = context.text[start:end]
    for suffix in ("'s", "’s"):
        if text.endswith(suffix) and reading.type != "DURATION":
            text, end = text[:-2], end - 2
    earliest, latest = reading.bounds() if reading.type in ("DATE", "TIME") else (None, None)
    return TimeExpression(
        start=start,
        end=end,
        text=text,
        type=reading.type,
        value=reading.value,
        earliest=earliest,
        latest=latest,
        duration_h=reading.interval if reading.type == "DURATION" else None,
        utc_offset_h=reading.offset_h,
    )
