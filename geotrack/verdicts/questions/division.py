"""Ask whether an average is the length divided by the time that the same breath tells, whatever way it was."""

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.languages.en import breath_cues, verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea
from geotrack.measures.stated import figure_interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.breath import (
    beside,
    between_sentences,
    is_close,
    lengths_by,
    times_by,
)
from geotrack.verdicts.arithmetic.cues import is_rate, leaves_out_halts
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence, speed
from geotrack.verdicts.arithmetic.sizes import size_of

#: an average and its parts are rounded: it fits within this share, and is doubtful beyond that one
_FITS: Final = 0.12
_OFF: Final = 0.2
_ROUNDING: Final = 0.03
#: days on the way may be half a day more or less than told
_DAY_SPARE: Final = 0.5
_DAY_H: Final = 24.0
_WEEK_DAYS: Final = 7.0
#: confidence in a figure whose unit is not told
_SURE: Final = 0.9
_BEFORE: Final = 50
_BEHIND: Final = 15
_RIGHT_BEFORE: Final = 3
_RAW: Final = re.compile(rf"\b\d[\d,.]*[ -](?:{breath_cues.TIME_UNITS})\b", re.IGNORECASE)
_COUNTED: Final = frozenset({"day", "night", "week"})


@dataclass(frozen=True, slots=True)
class Division:
    """Divide a length by a time of the same sentence, or the one before, and compare with the average told there."""

    name: str = "division"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for an average speed, or a length a day, beside a length and a time."""
        claim, text = _with_unit(case), case.document.text
        rate = claim.kind == "distance" and is_rate(text, claim)
        if not (rate or claim.kind == "speed") or claim.interval is None or not claim.value:
            return
        if claim.bound is not None and not (_is_nearly(case) or is_close(claim)):
            return
        measured = DIMENSION.get(claim.unit or "")
        daily = measured == "length" and is_rate(text, claim)
        if not (_is_so_a_day(case) if daily else measured == "speed" and _is_average(case)):
            return
        moving = leaves_out_halts(case)
        found = []
        ways = [k for k in lengths_by(case, back=1, ahead=1) if _is_way(case.claims[k])]
        times = times_by(case, back=1, ahead=1) or _moving(case)
        for a, b in itertools.product(ways, times):
            way, time = case.claims[a], case.claims[b]
            due = _due(case, way, time, daily=daily)
            if due is not None and daily and breath_cues.A_WEEK.match(text, claim.end):
                due = due.scaled(_WEEK_DAYS)
            if due is not None:
                found.append((_distance(claim, way, time), due, a, b))
        if not found:
            return
        here = [
            row for row in found if all(case.claims[k].sentence == claim.sentence for k in row[2:])
        ]
        found = here or found
        found.sort(key=lambda row: (row[0], row[2], row[3]))
        stated = claim.interval
        if _is_plain_average(case):
            stated = figure_interval(size_of(claim))
        fitting = [row for row in found if _meets(stated, row[1], _FITS, moving=moving)]
        _, due, a, b = (fitting or found)[0]
        way, time = case.claims[a], case.claims[b]
        if not fitting:
            size = Interval(size_of(claim), size_of(claim)).scaled(1 - _ROUNDING, 1 + _ROUNDING)
            near = [row for row in found if _meets(size, row[1], _room(case, row), moving=moving)]
            apart = [between_sentences(text, claim, c) for c in (way, time)]
            alone = len({row[2] for row in found}) == 1 == len({row[3] for row in found})
            if near or 1 in apart or not (alone or apart[0] == apart[1]):
                return
            if _of_another(way, time):
                return
            if _is_unread(case):
                return
        week = breath_cues.A_WEEK.match(text, claim.end)
        mean = f"{km(due)} a {'week' if week else 'day'}" if daily else f"{speed(due)} on average"
        words = f"{figure(way)} in {figure(time)} is {mean}"
        yield Finding(
            check=self.name,
            rating="consistent" if fitting else "doubtful",
            reason=sentence(f"{words}; {figure(claim)} {'fits' if fitting else 'does not fit'}"),
            expected=due,
            stated=stated,
            unit="km" if daily else "km/h",
            claims=tuple(sorted((a, b, case.index))),
        )


def _with_unit(case: Case) -> Claim:
    """Return the claim with the unit of the only length beside in "an average of 30 a day", which tells none."""
    claim = case.claim
    if claim.kind != "speed" or claim.unit != "day" or claim.value is None or claim.value <= 1:
        return claim
    units = {case.claims[k].unit for k in lengths_by(case, back=1, ahead=0)}
    unit = next(iter(units)) if len(units) == 1 else None
    if unit not in FACTOR:
        return claim
    size = figure_interval(claim.value).scaled(FACTOR[unit])
    return replace(claim, unit=unit, interval=size, text=f"{claim.text} {unit}")


def _moving(case: Case) -> list[int]:
    """Return the times beside that were read as halts, though words say that they were gone: "36 hours on the move"."""
    text = case.document.text
    return [
        k
        for k in beside(case, "stop", back=1, ahead=0)
        if breath_cues.ON_THE_MOVE.match(text, case.claims[k].end)
    ]


def _is_way(claim: Claim) -> bool:
    """Whether a length is that of a way, and surely one where its unit is not told."""
    told = verdict_cues.UNIT.search(claim.text) is not None
    return claim.kind != "position" and (told or claim.confidence.figure >= _SURE)


def _is_nearly(case: Case) -> bool:
    """Whether a bound is that of "nearly 14 knots", which is no other figure than 14."""
    claim, text = case.claim, case.document.text
    before = text[max(claim.sentence[0], claim.start - _BEHIND) : claim.start]
    head = f"{before}{claim.text}"
    return claim.bound == "lt" and breath_cues.NEARLY.search(head) is not None


def _is_plain_average(case: Case) -> bool:
    """Whether nothing but the word "average" makes a figure look hedged."""
    claim = case.claim
    hedged = breath_cues.HEDGED.search(claim.text) is not None
    return claim.approx and claim.bound is None and not hedged


def _room(case: Case, row: tuple[int, Interval, int, int]) -> float:
    """Return by what share an average may be off: less where length, time and average are told plainly."""
    told = [case.claims[k] for k in row[2:]]
    mine = case.claim
    plain = not mine.approx or _is_plain_average(case)
    plain = plain and not any(c.approx or c.bound is not None for c in told)
    counted = any(c.unit in _COUNTED for c in told)
    return _FITS if plain and not counted and mine.bound is None else _OFF


def _is_so_a_day(case: Case) -> bool:
    """Whether words before a daily length say that it follows from what was told."""
    claim, text = case.claim, case.document.text
    before = text[max(claim.sentence[0], claim.start - _BEFORE) : claim.start]
    said = f"{before}{claim.text[: len(claim.text) - len(claim.text.lstrip())]}"
    if breath_cues.SO_A_DAY.search(said) or breath_cues.AVERAGE.search(f"{before}{claim.text}"):
        return True
    # "800 miles in sixteen days, about fifty a day"
    return any(
        0 <= claim.start - case.claims[k].end <= _RIGHT_BEFORE
        for k in times_by(case, back=0)
        if case.claims[k].end <= claim.start
    ) and bool(lengths_by(case, back=0))


def _is_average(case: Case) -> bool:
    """Whether words beside a speed call it an average."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    before = text[max(begin, claim.start - _BEFORE) : claim.start]
    behind = text[claim.end : min(max(end, claim.end), claim.end + _BEHIND)]
    if breath_cues.SO_FAST.search(before):
        return True
    return bool(breath_cues.AVERAGE.search(f"{before}{claim.text}{behind}"))


def _is_unread(case: Case) -> bool:
    """Whether a time stands in the sentence that was not read as one: the average may be over that."""
    begin, end = case.claim.sentence
    spans = [(c.start, c.end) for c in case.claims if c.start < end and begin < c.end]
    return any(
        not any(a < m.end() and m.start() < b for a, b in spans)
        for m in _RAW.finditer(case.document.text, begin, end)
    )


def _due(case: Case, way: Claim, time: Claim, *, daily: bool) -> Interval | None:
    """Return the average that a length and a time make, km a day or km/h; None: they make none."""
    if way.interval is None or time.interval is None or time.interval.low <= 0:
        return None
    taken = time.interval
    if time.unit in _COUNTED:
        spare = _DAY_SPARE * _DAY_H
        taken = Interval(max(taken.low, 1.0) - spare, taken.high + spare)
        if not daily and not (by_sea(mode_of(case)) or case.claim.unit == "kn"):
            return None  # on land one sleeps
    elif daily:
        return None
    if taken.low <= 0:
        return None
    length = way.interval
    if way.bound == "gt" and breath_cues.OVER_THE.match(way.text):
        length = figure_interval(size_of(way))  # "46 days over the 552 miles"
    due = length / taken
    return due.scaled(_DAY_H) if daily else due if math.isfinite(due.high) else None


def _meets(stated: Interval, due: Interval, room: float, *, moving: bool) -> bool:
    """Whether an average is about as reckoned: within what both figures leave open, or near the middle of that."""
    high = math.inf if moving else max(due.high * (1 + _ROUNDING), due.middle * (1 + room))
    low = min(due.low * (1 - _ROUNDING), due.middle / (1 + room))
    return stated.meets(Interval(low, high))


def _distance(claim: Claim, way: Claim, time: Claim) -> int:
    return abs(claim.start - way.start) + abs(claim.start - time.start)


def _of_another(way: Claim, time: Claim) -> bool:
    """Whether length and time are told of two means of travel."""
    return len({way.mode, time.mode} - {"unknown"}) > 1
