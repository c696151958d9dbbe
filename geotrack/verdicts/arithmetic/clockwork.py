"""Clocks of two places, the least time that a way takes, and the words for both."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import verdict_cues
from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.verdicts.arithmetic.expectations import ground_of, route_of
from geotrack.verdicts.arithmetic.joins import ways_of
from geotrack.verdicts.arithmetic.legstatements import local_instant
from geotrack.verdicts.arithmetic.phrasing import hours
from geotrack.verdicts.questions.weekdates import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import Claim, Place
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.engine import Statement
    from geotrack.verdicts.arithmetic.moments import Moment

_MOVING_AROUND: Final = 25


def is_by_one_clock(
    case: Case, departs: Moment, arrives: Moment, taken: Interval, wanted: Interval
) -> bool:
    """Whether times written as logs write them fit when no clock is put back or forward."""
    shift = zone_difference(case.origin, case.destination, departs)
    if not shift or not all(verdict_cues.LOGGED.search(m.words) for m in (departs, arrives)):
        return False
    return Interval(taken.low + shift, taken.high + shift).meets(wanted)


def is_moving(case: Case, claim: Claim) -> bool:
    """Whether the words at a time say that halts come on top: "seven hours on the move"."""
    begin, end = claim.sentence
    around = case.document.text[
        max(begin, claim.start - _MOVING_AROUND) : min(
            max(end, claim.end), claim.end + _MOVING_AROUND
        )
    ]
    return bool(verdict_cues.CHRONOLOGY_MOVING.search(around))


def halted_h(case: Case, total: Statement) -> float:
    """Return how long the halts lasted that stand in the sentence of a duration or of a time, in hours."""
    beside = {case.claims[k].sentence for k in (*total.claims, case.index)}
    ways = ways_of(case)
    near = sorted(k for sentence in beside for k in ways.in_sentence.get(sentence, ()))
    return sum(
        c.interval.high
        for c in (case.claims[k] for k in near)
        if c.kind == "stop" and c.interval is not None and math.isfinite(c.interval.high)
    )


def least_h(case: Case, said: Sequence[Statement], *, usual: bool = False) -> float:
    """Return how long the way takes at the least, in hours, by what is possible or usual; 0: nobody knows."""
    ground = ground_of(case, route_of(case), said)
    ways = [s.interval.low for s in said if s.quantity == "distance"]
    ways = ways or [s.interval.low for s in ground if s.quantity == "distance"]
    speeds = [s.interval.high for s in ground if s.quantity == "speed" and s.assumed == usual]
    return 0.9 * max(ways) / max(speeds) if ways and speeds else 0.0


def zone_difference(
    origin: Place | None, destination: Place | None, departs: Moment
) -> float | None:
    """Return by how many hours the clock of the destination is ahead of the origin's; None: alike, or not known."""
    if origin is None or destination is None:
        return None
    here = instants.hours(local_instant(departs.interval.low, origin))
    there = instants.hours(local_instant(departs.interval.low, destination))
    return there - here or None


def clocks(case: Case, departs: Moment) -> str:
    """Return how the clocks of both places differ, in brackets; empty when they do not."""
    origin, destination = case.origin, case.destination
    apart = zone_difference(origin, destination, departs)
    if not apart or origin is None or destination is None:
        return ""
    ahead, behind = (destination, origin) if apart > 0 else (origin, destination)
    return f" ({ahead.name} is {hours(abs(apart))} ahead of {behind.name})"


def due(case: Case, departs: Moment, total: Statement) -> str:
    """Return when an arrival is due by departure and time on the way, by the clock of the place."""
    place = case.destination
    low = departs.interval.low + total.interval.low
    high = departs.interval.high + total.interval.high
    instant = [local_instant(h, place) for h in (low, high)]
    if departs.step_h is not None:
        instant = [i.partition("T")[2] for i in instant]
        spans = instant[0] if instant[0] == instant[1] else f"{instant[0]} to {instant[1]}"
    else:
        words = [date_words(i) for i in instant]
        if departs.some_year:  # nobody told of which year, so no weekday follows
            words = [re.sub(r"^\w+ (\d+ \w+) \d+", r"\1", w) for w in words]
        spans = " to ".join(dict.fromkeys(words))
    return f"{spans} by the clock of {place.name}" if place is not None else spans
