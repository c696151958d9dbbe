"""Ask whether departure, time on the way and arrival agree, across time zones and the date line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import verdict_cues
from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.cues import is_habitual
from geotrack.verdicts.arithmetic.expectations import ground_of, route_of, said_of, usual_way
from geotrack.verdicts.arithmetic.joins import pair_of, ways_of
from geotrack.verdicts.arithmetic.legstatements import local_instant
from geotrack.verdicts.arithmetic.moments import (
    DAY_H,
    HALF_DAY_H,
    Moment,
    aligned,
    in_one_year,
    moments,
)
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.phrasing import hours, sentence, speed
from geotrack.verdicts.questions.weekdates import date_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geotrack.model import Claim, Place, Rating, Slip
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.engine import Statement

__all__ = ["Chronology"]

#: clock times are good to so much, both together; to more where clocks differ, for summer time is not told
_PUNCTUAL_H: Final = 0.25
_ZONES_H: Final = 1.0
#: a stated time on the way is good to this share of itself
_ROUNDED: Final = 0.06
#: … of days and a half to so much, in hours
_PART_OF_DAY_H: Final = 6.0
_MOVING_AROUND: Final = 25
#: what is told must miss what follows from it by this to be contradicted, in hours
_CERTAIN_H: Final = 3.0
#: further apart, two times are not those of one trip, in hours
_ONE_TRIP_H: Final = 24.0 * 400
#: … nor are they where this much longer passed between them than the way took, in hours and as a ratio
_OTHER_TRIP_H: Final = 24.0 * 7
_OTHER_TRIP: Final = 5.0
#: a clock time that is earlier than the departure's is of the next day, unless that leaves so much, in hours, and
#: so many times what the way usually takes
_ROUND_THE_CLOCK_H: Final = 18.0
_ROUND_THE_CLOCK: Final = 4.0


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
        departures, arrivals = (moments(case, said, q) for q in ("departure", "arrival"))
        if not departures or not arrivals:
            return
        totals: list[Statement | None] = [
            s for s in said if s.quantity == "total" and _of_that_trip(case, s)
        ]
        totals.sort(key=lambda s: s is not None and case.index not in s.claims)
        if claim.kind in ("duration", "total") and not (
            totals and totals[0] is not None and case.index in totals[0].claims
        ):
            return
        total = totals[0] if totals else None
        found = _held_together(case, departures, arrivals, total, said)
        # another time that the text tells of the same way is another trip's
        fitting = [f for f in found if f.rating == "consistent"]
        if fitting:
            yield fitting[0]
        elif found and not _told_of_another(case, said, total):
            yield found[0]


def _held_together(
    case: Case,
    departures: Sequence[Moment],
    arrivals: Sequence[Moment],
    total: Statement | None,
    said: Sequence[Statement],
) -> list[Finding]:
    return [
        finding
        for departs in departures
        for arrives in arrivals
        if (finding := _judged(case, departs, arrives, total, said)) is not None
    ]


def _told_of_another(case: Case, said: Sequence[Statement], total: Statement | None) -> bool:
    """Whether the other end's time fits another one that the text tells of the same way: a second sailing."""
    if case.claim.kind not in ("departure", "arrival"):
        return False
    departures, arrivals = (moments(case, said, q, every=True) for q in ("departure", "arrival"))
    if min(len(departures), len(arrivals)) < 1 or len(departures) + len(arrivals) < 3:
        return False
    found = _held_together(case, departures, arrivals, total, said)
    return any(f.rating == "consistent" for f in found)


def _of_that_trip(case: Case, duration: Statement) -> bool:
    """Whether a duration surely is that of the trip whose times are told.

    It stands in one sentence with a time, is told of a whole, or is the only one of that way in the text;
    and of those by several vehicles it stands nearest to the times.
    """
    claims = [case.claims[k] for k in duration.claims]
    if any(is_habitual(case.document.text, c) for c in claims):
        return False
    ways = ways_of(case)
    modes = {c.mode for c in claims}
    rivals = _durations_between(case, [pair_of(case, c) for c in claims])
    others = [c for c in rivals if c.mode not in modes]
    if others and min(ways.from_a_time(c.start) for c in others) < min(
        ways.from_a_time(c.start) for c in claims
    ):
        return False
    if any(c.kind == "total" or ways.beside_a_time(c.sentence) for c in claims):
        return True
    alike = [c for c in rivals if c not in claims and c.bound is None]
    return not any(c.mode in modes or "unknown" in {c.mode, *modes} for c in alike)


def _durations_between(case: Case, pairs: Sequence[tuple[Place, Place] | None]) -> list[Claim]:
    """Return the claims that tell how long a way between the places of one of the pairs took."""
    ways = ways_of(case)
    found = {k for pair in set(pairs) if pair is not None for k in ways.naming(pair, case.index)}
    return [
        c
        for c in (case.claims[k] for k in sorted(found))
        if c.kind in ("duration", "total") and DIMENSION.get(c.unit or "") == "time"
    ]


def _judged(
    case: Case,
    departs: Moment,
    arrives: Moment,
    total: Statement | None,
    said: Sequence[Statement],
) -> Finding | None:
    zones = {p.timezone for p in (case.origin, case.destination) if p is not None}
    apart = len(zones) > 1 and _zone_difference(case.origin, case.destination, departs)
    room = _ZONES_H if apart else _PUNCTUAL_H
    least = _least_h(case, said)
    usual = _least_h(case, said, usual=True) if total is None else 0.0
    half_told = HALF_DAY_H in (departs.step_h, arrives.step_h)
    wanted = Interval(max(least, usual) if half_told else least, math.inf)
    if total is not None:
        told = total.interval
        spare = max(room, _ROUNDED * told.high)
        counted = [
            c for k in total.claims if (c := case.claims[k]).unit in ("day", "night", "week")
        ]
        if any(c.value is None or c.value == int(c.value) for c in counted):
            spare = max(spare, DAY_H)  # first and last day may both be counted, or neither
        elif counted:
            spare = max(spare, _PART_OF_DAY_H)  # "a day and a half" is measured
        halted = _halted_h(case, total)
        moved = halted if any(_is_moving(case, case.claims[k]) for k in total.claims) else 0.0
        wanted = Interval(max(0.0, told.low + moved - spare), told.high + spare + halted)
    departs, arrives = in_one_year(departs, arrives)
    departs, arrives = aligned(departs, arrives, wanted, room)
    taken = Interval(
        arrives.interval.low - departs.interval.high - room,
        arrives.interval.high - departs.interval.low + room,
    )
    if taken.low > _ONE_TRIP_H or taken.high < -_ONE_TRIP_H:
        return None
    if total is not None and taken.low > max(_OTHER_TRIP_H, _OTHER_TRIP * wanted.high):
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
        return _round_the_clock(case, departs, arrives, total, shown, said) or _fitting(
            case, departs, arrives, total, shown, said
        )
    if total is not None and _is_by_one_clock(case, departs, arrives, taken, wanted):
        text = (
            f"{departs.words} and {arrives.words} fit {total.words} if both are told by one clock"
        )
        return Finding(
            check="chronology", rating="not-checkable", reason=sentence(text), claims=claims
        )
    days = min(departs.interval.width, arrives.interval.width) >= HALF_DAY_H
    if (
        days
        and total is not None
        and wanted.high < DAY_H
        and departs.some_year
        and arrives.some_year
    ):
        return None  # between a Thursday and a Saturday a drive of hours may wait
    gap = max(wanted.low - taken.high, taken.low - wanted.high)
    backwards = taken.high < 0
    rating: Rating = "contradicted" if gap >= _CERTAIN_H or backwards else "doubtful"
    slip, hint = _slip(case, departs, arrives, taken, wanted)
    not_by_clock = None in (
        departs.step_h,
        arrives.step_h,
    )  # a year with 29 February has a day more
    if slip == "time-zone" or (departs.some_year and arrives.some_year and not_by_clock):
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


def _round_the_clock(
    case: Case,
    departs: Moment,
    arrives: Moment,
    total: Statement | None,
    shown: Interval,
    said: Sequence[Statement],
) -> Finding | None:
    """Return that an arrival is earlier by the clock than its departure, where the next day is far too late."""
    usual = _least_h(case, said, usual=True)
    if (
        total is not None
        or DAY_H not in (departs.step_h, arrives.step_h)
        or not _ROUND_THE_CLOCK_H <= shown.low < DAY_H
        or not 0 < _ROUND_THE_CLOCK * usual <= shown.low
    ):
        return None
    text = (
        f"{arrives.words} comes before {departs.words} by the clock; on the next day it would leave "
        f"{hours(shown)} for a way that takes {hours(usual)} at the least"
    )
    claims = (*departs.claims, *arrives.claims)
    return Finding(check="chronology", rating="doubtful", reason=sentence(text), claims=claims)


def _fitting(
    case: Case,
    departs: Moment,
    arrives: Moment,
    total: Statement | None,
    shown: Interval,
    said: Sequence[Statement],
) -> Finding | None:
    text = _fits(case, departs, arrives, total, shown, said)
    claims = (*departs.claims, *arrives.claims, *(total.claims if total else ()))
    if not text:
        return None
    return Finding(check="chronology", rating="consistent", reason=sentence(text), claims=claims)


def _is_by_one_clock(
    case: Case, departs: Moment, arrives: Moment, taken: Interval, wanted: Interval
) -> bool:
    """Whether times written as logs write them fit when no clock is put back or forward."""
    shift = _zone_difference(case.origin, case.destination, departs)
    if not shift or not all(verdict_cues.LOGGED.search(m.words) for m in (departs, arrives)):
        return False
    return Interval(taken.low + shift, taken.high + shift).meets(wanted)


def _is_moving(case: Case, claim: Claim) -> bool:
    """Whether the words at a time say that halts come on top: "seven hours on the move"."""
    begin, end = claim.sentence
    around = case.document.text[
        max(begin, claim.start - _MOVING_AROUND) : min(
            max(end, claim.end), claim.end + _MOVING_AROUND
        )
    ]
    return bool(verdict_cues.CHRONOLOGY_MOVING.search(around))


def _halted_h(case: Case, total: Statement) -> float:
    """Return how long the halts lasted that stand in the sentence of a duration or of a time, in hours."""
    beside = {case.claims[k].sentence for k in (*total.claims, case.index)}
    ways = ways_of(case)
    near = sorted(k for sentence in beside for k in ways.in_sentence.get(sentence, ()))
    return sum(
        c.interval.high
        for c in (case.claims[k] for k in near)
        if c.kind == "stop" and c.interval is not None and math.isfinite(c.interval.high)
    )


def _least_h(case: Case, said: Sequence[Statement], *, usual: bool = False) -> float:
    """Return how long the way takes at the least, in hours, by what is possible or usual; 0: nobody knows."""
    ground = ground_of(case, route_of(case), said)
    ways = [s.interval.low for s in said if s.quantity == "distance"]
    ways = ways or [s.interval.low for s in ground if s.quantity == "distance"]
    speeds = [s.interval.high for s in ground if s.quantity == "speed" and s.assumed == usual]
    return 0.9 * max(ways) / max(speeds) if ways and speeds else 0.0


def _slip(
    case: Case, departs: Moment, arrives: Moment, taken: Interval, wanted: Interval
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
            if Interval(taken.low + DAY_H * days, taken.high + DAY_H * days).meets(wanted):
                words = "a day" if abs(days) == 1 else "a week"
                return "weekday", f"; {words} later or earlier it would fit"
    return None, ""


def _zone_difference(
    origin: Place | None, destination: Place | None, departs: Moment
) -> float | None:
    if origin is None or destination is None:
        return None
    here = instants.hours(local_instant(departs.interval.low, origin))
    there = instants.hours(local_instant(departs.interval.low, destination))
    return there - here or None


def _clocks(case: Case, departs: Moment) -> str:
    """Return how the clocks of both places differ, in brackets; empty when they do not."""
    origin, destination = case.origin, case.destination
    apart = _zone_difference(origin, destination, departs)
    if not apart or origin is None or destination is None:
        return ""
    ahead, behind = (destination, origin) if apart > 0 else (origin, destination)
    return f" ({ahead.name} is {hours(abs(apart))} ahead of {behind.name})"


def _fits(
    case: Case,
    departs: Moment,
    arrives: Moment,
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
    usual = _least_h(case, said, usual=True)
    if mode_of(case) == "air" and usual and shown.low > _ROUND_THE_CLOCK * usual:
        return ""  # whoever waited on the way does not prove the times
    ways = [s for s in (*said, usual_way(case)) if s is not None and s.quantity == "distance"]
    if not ways or math.isinf(ways[0].interval.high):
        return ""
    mean = ways[0].interval / shown
    return f"{between}: {ways[0].words} at {speed(mean)} on average, which is possible"


def _due(case: Case, departs: Moment, total: Statement) -> str:
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
