"""Ask whether departure, time on the way and arrival agree, across time zones and the date line."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import bearing_words
from geotrack.measures.interval import Interval
from geotrack.model import Finding, Rating, Slip
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.clockwork import (
    clocks,
    due,
    halted_h,
    is_by_one_clock,
    is_moving,
    least_h,
    zone_difference,
)
from geotrack.verdicts.arithmetic.engine import Statement
from geotrack.verdicts.arithmetic.expectations import said_of, usual_way
from geotrack.verdicts.arithmetic.moments import (
    DAY_H,
    HALF_DAY_H,
    WEEK_H,
    Moment,
    aligned,
    in_one_year,
    moments,
)
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.onetrip import is_told_apart, may_be_one, of_that_trip
from geotrack.verdicts.arithmetic.phrasing import hours, sentence, speed

#: clock times are good to so much, both together; to more where clocks differ, for summer time is not told
_PUNCTUAL_H: Final = 0.25
_ZONES_H: Final = 1.0
#: a stated time on the way is good to this share of itself
_ROUNDED: Final = 0.06
#: … of days and a half to so much, in hours
_PART_OF_DAY_H: Final = 6.0
#: what is told must miss what follows from it by this to be contradicted, in hours
_CERTAIN_H: Final = 3.0
#: further apart, two times are not those of one trip, in hours
_ONE_TRIP_H: Final = 24.0 * 400
#: … nor are they where this much longer passed between them than the way took, in hours and as a ratio
_OTHER_TRIP_H: Final = 24.0 * 7
_OTHER_TRIP: Final = 5.0
#: who was so long on the way arrived in another year, in hours
_YEARLONG_H: Final = 24.0 * 200
_YEAR: Final = re.compile(r"\b\d{4}\b")
#: a clock time that is earlier than the departure's is of the next day, unless that leaves so much, in hours, and
#: so many times what the way usually takes
_ROUND_THE_CLOCK_H: Final = 18.0
#: … and one on the same day of the week is of the next week, unless that leaves so much, in hours
_MOST_OF_WEEK_H: Final = 24.0 * 6
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
            s for s in said if s.quantity == "total" and of_that_trip(case, s)
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
        and (finding.rating == "consistent" or may_be_one(case, departs, arrives))
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


def _lasting(case: Case, total: Statement, spare: float) -> Interval:
    """Return how long a way lasts by a told time with room to spare, in h; halts and nights come on top of motion."""
    told, halted = total.interval, halted_h(case, total)
    if any(is_moving(case, case.claims[k]) for k in total.claims):
        return Interval(max(0.0, told.low + halted - spare), math.inf)
    return Interval(max(0.0, told.low - spare), told.high + spare + halted)


def _judged(
    case: Case,
    departs: Moment,
    arrives: Moment,
    total: Statement | None,
    said: Sequence[Statement],
) -> Finding | None:
    zones = {p.timezone for p in (case.origin, case.destination) if p is not None}
    apart = len(zones) > 1 and zone_difference(case.origin, case.destination, departs)
    room = _ZONES_H if apart else _PUNCTUAL_H
    least = least_h(case, said)
    usual = least_h(case, said, usual=True) if total is None else 0.0
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
        wanted = _lasting(case, total, spare)
    departs, arrives = in_one_year(departs, arrives)
    departs, arrives = aligned(departs, arrives, wanted, room)
    taken = Interval(
        arrives.interval.low - departs.interval.high - room,
        arrives.interval.high - departs.interval.low + room,
    )
    if taken.low > _ONE_TRIP_H or taken.high < -_ONE_TRIP_H:
        return None
    if total is not None and total.interval.low > _YEARLONG_H and not _YEAR.search(arrives.words):
        return None  # of what year the arrival is only its context tells
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
    if total is not None and is_by_one_clock(case, departs, arrives, taken, wanted):
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
    apart_told = total is not None and is_told_apart(case, total, departs, arrives)
    if (
        slip == "time-zone"
        or apart_told
        or (departs.some_year and arrives.some_year and not_by_clock)
    ):
        rating = "doubtful"
    if backwards:
        text = f"{arrives.words} comes before {departs.words}"
    elif total is not None:
        text = (
            f"{departs.words} and {arrives.words} leave {hours(shown)} for the way"
            f"{clocks(case, departs)}, not {total.words}"
        )
        if case.claim.kind == "arrival":
            text += f"; {due(case, departs, total)} would fit"
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
    usual = least_h(case, said, usual=True)
    sentences = {case.claims[k].sentence for k in (*departs.claims, *arrives.claims)}
    if (
        total is not None
        or any(bearing_words.OVERNIGHT.search(case.document.text, *s) for s in sentences)
        or not (
            (DAY_H in (departs.step_h, arrives.step_h) and _ROUND_THE_CLOCK_H <= shown.low < DAY_H)
            or (
                departs.step_h == arrives.step_h == WEEK_H and _MOST_OF_WEEK_H <= shown.low < WEEK_H
            )
        )
        or not 0 < _ROUND_THE_CLOCK * usual <= shown.low
    ):
        return None
    text = (
        f"{arrives.words} comes before {departs.words} by the clock; on the next {'day' if shown.low < DAY_H else 'such day'} it would leave "
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


def _slip(
    case: Case, departs: Moment, arrives: Moment, taken: Interval, wanted: Interval
) -> tuple[Slip | None, str]:
    shift = zone_difference(case.origin, case.destination, departs)
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
    between += clocks(case, departs)
    if total is not None:
        return f"{between}, which fits {total.words}"
    if shown.low <= 0 or shown.width > max(2.0, 0.5 * shown.high):
        return ""
    usual = least_h(case, said, usual=True)
    if mode_of(case) == "air" and usual and shown.low > _ROUND_THE_CLOCK * usual:
        return ""  # whoever waited on the way does not prove the times
    ways = [s for s in (*said, usual_way(case)) if s is not None and s.quantity == "distance"]
    if not ways or math.isinf(ways[0].interval.high):
        return ""
    mean = ways[0].interval / shown
    return f"{between}: {ways[0].words} at {speed(mean)} on average, which is possible"
