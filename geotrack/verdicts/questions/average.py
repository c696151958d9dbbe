"""Ask whether an average is the way divided by the whole time, halts included, and a daily one by the days."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Finding, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_rate, leaves_out_halts
from geotrack.verdicts.arithmetic.engine import Statement
from geotrack.verdicts.arithmetic.expectations import possible_way, said_of
from geotrack.verdicts.arithmetic.moments import aligned, moments
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.phrasing import figure, hours, km, sentence, speed

_BEFORE, _AFTER = 40, 25
#: an average is rounded, and so are its parts
_ROUNDING: Final = 0.10
_CERTAIN: Final = 0.30
#: … and the straight line, below which no way is, by this
_ROUNDING_BY_MAP: Final = 0.03
_DAY_H: Final = 24.0
#: days on the way may be one fewer or more than those told, as a share of a day beside their rounding
_DAY_SPARE: Final = 0.25
#: of a shorter time nobody tells a daily average that could be held against it, in h
_DAYS_FROM_H: Final = 72.0
#: a ship's average over days is doubtful beyond so many times way ÷ time
_AFLOAT: Final = 1.8
#: clock times are good to so much, both together, in h
_PUNCTUAL_H: Final = 0.25


def is_average(case: Case) -> bool:
    """Whether the text calls the case's figure an average."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    if verdict_cues.AT.search(text[max(begin, claim.start - _BEFORE) : claim.start]):
        return True
    around = text[max(begin, claim.start - _BEFORE) : min(max(end, claim.end), claim.end + _AFTER)]
    return bool(verdict_cues.WORDS.search(around))


@dataclass(frozen=True, slots=True)
class Average:
    """Divide the way that the text tells by the time that it tells, and compare with the average."""

    name: str = "average"
    by_mode: bool = True
    by_length: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for an average speed, or a length a day, whose way and time are told."""
        claim = case.claim
        if claim.kind != "speed" or claim.interval is None:
            return
        measured = DIMENSION.get(claim.unit or "")
        daily = measured == "length" and is_rate(case.document.text, claim)
        if not daily and not (measured == "speed" and is_average(case)):
            return
        if daily and _is_of_some_days(case):
            return
        said = said_of(case)
        said = [s for s in said if _beside(case, s)]
        way = _nearest(case, [s for s in said if s.quantity == "distance"])
        time = _time(case, said, way)
        mapped = way is None and not daily and time is not None
        if mapped:
            way = possible_way(case, 1 + _CERTAIN)
        if way is None or time is None:
            return
        taken, time_words, claims = time
        by_days = any(case.claims[k].unit in ("day", "night", "week") for k in claims)
        if not daily and by_days:
            yield from _afloat(case, way, time, self.name)
            return
        stated = claim.interval
        if daily:
            if taken.high < _DAYS_FROM_H:
                return
            spare = _DAY_SPARE if by_days else 1.0  # the rounding of days leaves room of its own
            days = Interval(max(1.0, taken.low / _DAY_H - spare), taken.high / _DAY_H + spare)
            expected = way.interval / days
            sum_words = f"{way.words} in {time_words} is {km(expected)} a day"
        else:
            expected = way.interval / taken
            sum_words = f"{way.words} in {time_words} is {speed(expected)} on average"
        if not math.isfinite(expected.high) or expected.low <= 0:
            return
        if leaves_out_halts(case):  # halts are left out of it, so it may be more
            expected = Interval(expected.low, math.inf)
        rating: Rating = "consistent"
        room = _ROUNDING_BY_MAP if mapped else _ROUNDING
        if not stated.meets(expected.scaled(1 - room, 1 + room)):
            far = not stated.meets(expected.scaled(1 - _CERTAIN, 1 + _CERTAIN))
            plain = (
                verdict_cues.WORDS.search(case.document.text[slice(*claim.sentence)]) is not None
            )
            rating = "contradicted" if far and plain and not daily and not mapped else "doubtful"
        elif mapped:
            return  # so wide a way proves nothing
        tail = "fits" if rating == "consistent" else "does not fit"
        yield Finding(
            check=self.name,
            rating=rating,
            reason=sentence(f"{sum_words}; {figure(claim)} {tail}"),
            expected=expected,
            stated=stated,
            unit="km" if daily else "km/h",
            claims=tuple(sorted({*way.claims, *claims, case.index})),
        )


def _is_of_some_days(case: Case) -> bool:
    """Whether words beside a daily length say that it is that of one day or of the best: "on the best ninety-six"."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    around = text[max(begin, claim.start - _BEFORE) : min(max(end, claim.end), claim.end + _AFTER)]
    return breath_cues.SOME_DAYS.search(around) is not None


def _afloat(
    case: Case, way: Statement, time: tuple[Interval, str, tuple[int, ...]], check: str
) -> Iterator[Finding]:
    """Yield why a ship cannot have averaged so much over days; on land nights are no part of an average."""
    claim = case.claim
    taken, time_words, claims = time
    stated = claim.interval
    assert stated is not None
    fewest = taken.low - _DAY_H
    if not by_sea(mode_of(case)) or fewest <= _DAY_H or claim.value is None or claim.unit is None:
        return
    most = way.interval.high / fewest
    said = claim.value * FACTOR[claim.unit]
    if min(stated.high, said) <= _AFLOAT * most:
        return
    expected = way.interval / taken
    text = (
        f"{way.words} in {time_words} is {speed(expected)} on average; {figure(claim)} does not fit"
    )
    yield Finding(
        check=check,
        rating="doubtful",
        reason=sentence(text),
        expected=expected,
        stated=Interval(said, said),
        unit="km/h",
        claims=tuple(sorted({*way.claims, *claims, case.index})),
    )


def _beside(case: Case, statement: Statement) -> bool:
    """Whether a time stands in the paragraph of the average: another's may be another traveller's."""
    if statement.quantity == "distance":
        return True
    text, mine = case.document.text, case.claim
    for k in statement.claims:
        other = case.claims[k]
        first, last = sorted((mine, other), key=lambda c: c.start)
        if "\n\n" in text[first.end : last.start]:
            return False
    return True


def _nearest(case: Case, said: Sequence[Statement]) -> Statement | None:
    """Return the statement that is told of the same traveller, or else stands nearest; None: there is none."""
    mine = case.claim

    def away(s: Statement) -> tuple[bool, int]:
        claims = [case.claims[k] for k in s.claims]
        own = any(c.traveller and c.traveller == mine.traveller for c in claims)
        return not own, min(abs(c.start - mine.start) for c in claims)

    return min((s for s in said if s.claims), key=away, default=None)


def _time(
    case: Case, said: Sequence[Statement], way: Statement | None
) -> tuple[Interval, str, tuple[int, ...]] | None:
    """Return the whole time on the way, in words, and whose claims tell it; None: the text does not."""
    total = _nearest(case, [s for s in said if s.quantity == "total"])
    if total is not None:
        return total.interval, total.words, total.claims
    departures, arrivals = (moments(case, said, q) for q in ("departure", "arrival"))
    stated = case.claim.interval
    if way is None or stated is None or stated.low <= 0 or not departures or not arrivals:
        return None
    departs, arrives = aligned(departures[0], arrivals[0], way.interval / stated, _PUNCTUAL_H)
    taken = arrives.interval - departs.interval
    if taken.low <= 0 or taken.width > max(2.0, 0.25 * taken.high):
        return None
    return taken, f"the {hours(taken)} between the times told", (*departs.claims, *arrives.claims)
