"""Ask whether two clock times and the time between them, told one after another, fit, whatever places they are told of."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Finding, TimeExpression
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.breath import is_close
from geotrack.verdicts.arithmetic.clockzones import Told, by_clocks, shifts_of
from geotrack.verdicts.arithmetic.cues import is_rate
from geotrack.verdicts.arithmetic.joins import nearest, pair_of, ways_of
from geotrack.verdicts.arithmetic.phrasing import figure, hours, quoted, sentence
from geotrack.verdicts.arithmetic.sizes import apart_km

#: where a sentence ends, and what no trip is told across
_ENDS: Final = breath_cues.SENTENCE_ENDS
_STOPS: Final = re.compile(r"\n")
_CLOCK: Final = re.compile(r"T(\d\d):(\d\d)$")
#: clocks have twelve hours where nothing tells morning from evening
_ROUND_H: Final = 12.0
#: a time on the way is good to so many hours and to this share, and doubtful beyond that many more
_ROOM_H: Final = 0.25
_ROOM: Final = 0.06
_OFF_H: Final = 0.35
#: longer than this, clock times tell nothing, in h
_LONGEST_H: Final = 36.0
#: departure, time and arrival are told within so many characters of each other, and their verbs within so many
_WITHIN: Final = 420
_VERB: Final = 70
#: an arrival this little before the departure of its sentence is no next day's, in h
_JUST_BEFORE_H: Final = 6.0

#: the slowest flight, in km/h, and what it may take besides, in h
_SLOW_KMH: Final = 180.0
_LANDING_H: Final = 3.0
_DENIED: Final = frozenset({"negated", "counterfactual"})


@dataclass(frozen=True, slots=True)
class Timetable:
    """Subtract the clock time of setting out from that of getting there, and compare with the time told with them."""

    name: str = "timetable"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a clock time or a time on the way that are told one after another."""
        claim = case.claim
        if claim.status in _DENIED:
            return
        if claim.time is None and not _is_ride(case, claim):
            return
        found = [f for told in _told(case) if (f := _judged(case, told, self.name)) is not None]
        yield from found[:1]


def _is_ride(case: Case, claim: Claim) -> bool:
    return (
        claim.kind in ("duration", "total")
        and claim.interval is not None
        and DIMENSION.get(claim.unit or "") == "time"
        and claim.unit in ("h", "min")
        and claim.status not in _DENIED
        and claim.interval.high <= _LONGEST_H
        and not is_rate(case.document.text, claim)
        and is_close(claim)
    )


def _clock_h(time: TimeExpression) -> float | None:
    match = _CLOCK.search(time.value) if time.type == "TIME" else None
    return None if match is None else int(match[1]) + int(match[2]) / 60


def _told(case: Case) -> Iterator[Told]:
    """Yield departures and arrivals, and how long it was between them, that the case's claim is one of."""
    text, claim = case.document.text, case.claim
    starts = ways_of(case).clocks
    first = bisect_left(starts, claim.start - 2 * _WITHIN)
    last = bisect_right(starts, claim.start + 2 * _WITHIN)
    clocks = [k for k in range(first, last) if _clock_h(case.times[k]) is not None]
    rides = [
        k
        for k in nearest(ways_of(case).of_kinds("duration", "total"), case.index)
        if abs(case.claims[k].start - claim.start) <= 2 * _WITHIN and _is_ride(case, case.claims[k])
    ]
    for told in _since_start(case, clocks, rides):
        if claim.time in (told.departs, told.arrives) or told.lasts == case.index:
            yield told
    for at, departs in enumerate(clocks[:-1]):
        arrives = clocks[at + 1]
        one, two = case.times[departs], case.times[arrives]
        between = text[one.end : two.start]
        joined = _are_of_one_trip(case, departs, arrives)
        far = len(between) > _WITHIN or (_STOPS.search(between) and not joined)
        if far or not _is_way(case, departs, arrives):
            continue
        lasts = _lasting(case, one, two, rides)
        if lasts is None and _ENDS.search(between) and not joined:
            continue
        if claim.time in (departs, arrives) or lasts == case.index:
            yield Told(departs, arrives, lasts)


def _are_of_one_trip(case: Case, departs: int, arrives: int) -> bool:
    """Whether a departure and an arrival are read of the same two places, or of ways that lead to the same one."""
    told = ways_of(case).at_time
    first = [pair_of(case, case.claims[k]) for k in told.get(departs, ())]
    last = [
        pair_of(case, c) for k in told.get(arrives, ()) if (c := case.claims[k]).kind == "arrival"
    ]
    goals = {pair[1] for pair in last if pair is not None}
    return any(pair is not None and pair[1] in goals for pair in first)


def _since_start(case: Case, clocks: Sequence[int], rides: Sequence[int]) -> Iterator[Told]:
    """Yield the arrival that a sentence tells with the time "after the start", where the text tells one start alone."""
    text = case.document.text
    rides = [k for k in rides if breath_cues.AFTER_START.match(text, case.claims[k].end)]
    if not rides:
        return
    starts = [k for k, t in enumerate(case.times) if _clock_h(t) is not None and _is_start(text, t)]
    for k in rides:
        begin, end = case.claims[k].sentence
        here = [n for n in clocks if begin <= case.times[n].start < end]
        if len(here) != 1 or len(starts) != 1 or starts[0] >= here[0]:
            continue
        if "\n\n" not in text[case.times[starts[0]].end : begin]:
            yield Told(starts[0], here[0], k)


def _is_start(text: str, time: TimeExpression) -> bool:
    """Whether words before or behind a clock time tell of setting out."""
    before = re.split(r"[.;!?\n]", text[max(0, time.start - _VERB) : time.start])[-1]
    behind = re.split(r"[.;!?\n]", text[time.end : time.end + 2 * _VERB])[0]
    behind = breath_cues.AFTER_START.sub("", behind)
    return bool(breath_cues.LEAVES.search(before) or breath_cues.LEAVES.search(behind))


def _lasting(
    case: Case, one: TimeExpression, two: TimeExpression, rides: Sequence[int]
) -> int | None:
    """Return the claim of the time between two clock times: in the sentence of both, or of the arrival alone.

    Where one sentence tells both, it may stand at the start of the next: "Allow three hours for it".
    """
    text = case.document.text
    inside = [
        k
        for k in rides
        if one.end <= (c := case.claims[k]).start < two.start
        and not breath_cues.OF_CLOCKS.match(text, c.end)
    ]
    if len(inside) == 1 and not _ENDS.search(text[case.claims[inside[0]].end : two.start]):
        return inside[0] if _is_linked(text, case.claims[inside[0]]) else None
    if inside:
        return None
    apart = _ENDS.search(text[one.end : two.start]) is not None
    behind = [k for k in rides if two.end <= case.claims[k].start <= two.end + _WITHIN // 2]
    for k in behind[:1]:
        ride, gap = case.claims[k], text[two.end : case.claims[k].start]
        later = breath_cues.LATER.match(text, ride.end)
        if apart and not (later and gap.strip() in ("", ",")):
            return None
        if not _ENDS.search(gap) and (later or breath_cues.AFTER_START.match(text, ride.end)):
            return k
        ends = list(_ENDS.finditer(gap))
        if len(ends) == 1 and "\n" not in gap and _is_linked(text, ride):
            return k if breath_cues.ALLOW.match(gap, ends[0].end()) else None
    return None


def _is_linked(text: str, ride: Claim) -> bool:
    """Whether words beside a time say that the way took it."""
    before = text[max(ride.sentence[0], ride.start - _VERB) : ride.start]
    return bool(breath_cues.LATER.match(text, ride.end) or breath_cues.AFTER.search(before))


def _is_way(case: Case, departs: int, arrives: int) -> bool:
    """Whether the first of two clock times is told of setting out, and the second of getting there."""
    text, told = case.document.text, ways_of(case).at_time
    one, two = case.times[departs], case.times[arrives]
    first, second = (
        case.claims[told[at][-1]].kind if at in told else None for at in (departs, arrives)
    )
    before = re.split(r"[.;!?\n]", text[max(0, one.start - _VERB) : one.start])[-1]
    into = re.split(r"[;!?\n]|\.\s", text[one.end : two.start])[-1][-_VERB:]
    behind = re.split(r"[.;!?\n]", text[two.end : two.end + _VERB])[0]
    left = breath_cues.LEAVES.search(before) is not None
    if not left and first != "departure":
        return False
    came = _last(breath_cues.ARRIVES, into)
    if _last(breath_cues.LEAVES, into) > came:
        return False
    got = breath_cues.ARRIVES.search(behind)
    gone = breath_cues.LEAVES.search(behind)
    after = got is not None and (gone is None or got.start() < gone.start())
    return came >= 0 or second == "arrival" or after


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the last match of a pattern starts; -1: there is none."""
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _judged(case: Case, told: Told, check: str) -> Finding | None:
    one, two = case.times[told.departs], case.times[told.arrives]
    here, there = _clock_h(one), _clock_h(two)
    assert here is not None
    assert there is not None
    text = case.document.text
    if told.lasts is None:
        return _backward(case, told, here, there, check)
    ride = case.claims[told.lasts]
    assert ride.interval is not None
    around = text[one.start : max(two.end, ride.end)]
    shifts = shifts_of(case, told)
    clocks = breath_cues.CLOCKS.search(text, one.start, max(two.end, ride.end) + _WITHIN)
    by_place = breath_cues.LOCAL.match(text, two.end) or breath_cues.LOCAL.search(two.text)
    local = by_clocks(case, told) if by_place else set()
    if len(shifts) == 1 and clocks:
        return None  # clocks differ, and by how much is not known
    if local:
        shifts = local
    room = max(_ROOM_H, _ROOM * ride.interval.high)
    low, high = ride.interval.low - room, ride.interval.high + room
    exact = _is_told_half(one) and _is_told_half(two)
    turn = 2 * _ROUND_H if exact else _ROUND_H  # the hands of a clock tell no half of the day
    taken = [
        passed
        for shift in shifts
        for turns in range(4)
        if (passed := (there - here - shift) % turn + turns * turn) <= _LONGEST_H + _ROUND_H
    ]
    fitting = [t for t in taken if low <= t <= high]
    plain = (there - here) % (2 * _ROUND_H)
    words = f"from {quoted(one.text)} to {quoted(two.text)} it is {hours(plain)}"
    claims = _claims(case, told)
    if fitting:
        if len(shifts) > 1 and not local:
            return None  # which clocks they are is another question's
        return Finding(
            check=check, rating="consistent", claims=claims,
            reason=sentence(f"from {quoted(one.text)} to {quoted(two.text)} it is {hours(fitting[0])}; {figure(ride)} fits"),
        )  # fmt: skip
    miss = min(max(low - t, t - high) for t in taken)
    if miss < _OFF_H or breath_cues.UNLIKE.search(around):
        return None
    if local:
        ahead = max(local, key=abs)
        words += f", and clocks there are {hours(abs(ahead))} {'ahead' if ahead > 0 else 'behind'}"
    return Finding(
        check=check, rating="doubtful", reason=sentence(f"{words}: that is not {figure(ride)}"),
        claims=claims, slip="time-zone" if local else None,
    )  # fmt: skip


def _backward(case: Case, told: Told, here: float, there: float, check: str) -> Finding | None:
    """Return that an arrival stands before its departure, where no night lies between them."""
    one, two = case.times[told.departs], case.times[told.arrives]
    back = here - there
    shifts = shifts_of(case, told)
    between = case.document.text[max(0, one.start - _VERB) : two.end + _VERB]
    exact = max(here, there) >= _ROUND_H or (_is_told_half(one) and _is_told_half(two))
    days = {m[0].casefold() for m in breath_cues.WEEKDAY.finditer(between)}
    several = breath_cues.ANOTHER_TIME.search(case.document.text, 0, one.start)
    if len(shifts) > 1 or len(days) > 1 or several:
        return None
    if breath_cues.OTHER_DAY.search(between) or breath_cues.CLOCKS.search(between):
        return None
    most = _longest_h(case, told)
    if -back > most and not breath_cues.UNLIKE.search(between):
        words = f"{quoted(two.text)} is {hours(-back)} after {quoted(one.text)}"
        return Finding(
            check=check, rating="doubtful", claims=_claims(case, told),
            reason=sentence(f"{words}: no flight so short takes as long"),
        )  # fmt: skip
    if not exact and _ROUND_H - back <= most:
        return None
    if not 0 < back <= _JUST_BEFORE_H:
        return None
    words = f"{quoted(two.text)} is {hours(back)} before {quoted(one.text)}"
    return Finding(
        check=check, rating="doubtful", reason=sentence(f"{words}: nobody arrives before leaving"),
        claims=_claims(case, told),
    )  # fmt: skip


def _longest_h(case: Case, told: Told) -> float:
    """Return how long a flight between the places of both times takes at most, in h; infinite: it is none, or nobody knows."""
    for k in _claims(case, told):
        claim = case.claims[k]
        pair = pair_of(case, claim)
        if pair is None or claim.time not in (told.departs, told.arrives):
            continue
        if claim.mode == "air":
            return _LANDING_H + apart_km(*pair) / _SLOW_KMH
    return math.inf


def _is_told_half(time: TimeExpression) -> bool:
    return breath_cues.HALF_TOLD.search(time.text) is not None


def _claims(case: Case, told: Told) -> tuple[int, ...]:
    """Return the claims of which the times are told, in order."""
    times = (told.departs, told.arrives)
    found = [k for k, c in enumerate(case.claims) if c.time in times]
    if told.lasts is not None:
        found.append(told.lasts)
    return tuple(sorted({*found, case.index}))
