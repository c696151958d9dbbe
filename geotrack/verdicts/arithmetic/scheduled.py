"""Times that no vehicle of a timetable would take: far too long for what nothing held up, or too short on a road."""

import math
import re
from collections.abc import Sequence
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.measures.units import FACTOR
from geotrack.model import Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.engine import Statement
from geotrack.verdicts.arithmetic.expectations import route_of
from geotrack.verdicts.arithmetic.movers import mode_of, wanders
from geotrack.verdicts.arithmetic.phrasing import hours, sentence, speed

#: longer than this anything may have happened, in h
_SLOW_H: Final = 72.0
#: what holds travellers up, within so many characters of the sentence
_TROUBLE_AROUND: Final = 250
#: over so many km and hours no car averages more than the first, no bus more than the second, in km/h: of 1,570 true
#: times on roads in the corpus none is beyond the first (shorter ones are of chases)
_BRISK_KM: Final = 80.0
_BRISK_H: Final = 1.0
_BRISK_CAR: Final = 140.0
_BRISK_BUS: Final = 115.0
#: minutes may stand behind hours: "1 h 45"
_MINUTES: Final = re.compile(r"\s?\d")

#: below this share of the slowest trips' average a time is no measure of a way, and its fitting proves nothing
_IDLE: Final = 1 / 3


def idle(case: Case, mine: Statement, known: Sequence[Statement]) -> bool:
    """Whether a time is so long for its way that it hardly tells of going it: "350 km by road in three weeks"."""
    row = mode_row(mode_of(case))
    ways = [
        math.sqrt(s.interval.low * s.interval.high)
        for s in known
        if s.quantity == "distance" and s.interval.low > 0
    ]
    return bool(ways) and min(ways) < row.trip_kmh[0] * _IDLE * mine.interval.low


def too_slow(
    case: Case, mine: Statement, said: Sequence[Statement], ground: Sequence[Statement], check: str
) -> Finding | None:
    """Return why a scheduled vehicle can hardly have taken so long; None: it can, or it is none."""
    claim = case.claim
    if mine.quantity != "total" or claim.unit not in ("h", "min") or mine.interval.low > _SLOW_H:
        return None
    if claim.bound is not None or any(s.quantity == "stops" for s in said):
        return None
    begin, end = claim.sentence
    aloft = mode_of(case) == "air"
    reach, trouble = (
        (0, verdict_cues.TROUBLE_ALOFT) if aloft else (_TROUBLE_AROUND, verdict_cues.TROUBLE)
    )
    text = case.document.text[max(0, begin - reach) : end + reach]
    here = f"{claim.traveller or ''} {case.document.text[begin:end]}"
    row = next(
        (r for r in verdict_cues.SCHEDULED if r[0] == mode_of(case) and r[1].search(here)), None
    )
    ways = [s for s in said if s.quantity == "distance"]
    ways = ways or [s for s in ground if s.quantity == "distance"]
    if row is None or not ways or trouble.search(text) or wanders(case):
        return None
    longest = ways[0].interval.high
    if not math.isfinite(longest) or longest < row[3]:
        return None
    mean = ways[0].interval / mine.interval
    if mean.high >= row[2]:
        return None
    return Finding(
        check=check,
        rating="doubtful",
        reason=sentence(
            f"{ways[0].words} in {mine.words} would be {speed(mean)} on average, "
            f"too slow for a scheduled {row[4]} that nothing held up"
        ),
        expected=Interval(0.0, longest / row[2]),
        stated=mine.interval,
        unit="h",
        claims=(*mine.claims, *ways[0].claims) if ways[0].claims else (),
    )


def too_brisk(case: Case, mine: Statement, said: Sequence[Statement], check: str) -> Finding | None:
    """Return why a road cannot be gone in so short a time, the figures taken as they stand; None: it can."""
    claim = case.claim
    if mine.quantity != "total" or mode_of(case) != "road" or claim.value is None:
        return None
    if claim.unit not in ("h", "min") or claim.bound is not None or wanders(case):
        return None
    if _MINUTES.match(case.document.text, claim.end):
        return None
    begin, end = claim.sentence
    text = case.document.text
    here = f"{claim.traveller or ''} {text[begin:end]}"
    if verdict_cues.CHASE.search(here):
        return None
    taken = (claim.value_max or claim.value) * FACTOR[claim.unit]
    if claim.round_trip:
        taken /= 2
    way = _length_km(case, said)
    if taken < _BRISK_H or way is None or way[0] < _BRISK_KM:
        return None
    mean = way[0] / taken
    around = text[max(0, begin - _TROUBLE_AROUND) : end]
    bus = verdict_cues.BUS.search(f"{claim.traveller or ''} {around}") is not None
    most = _BRISK_BUS if bus and not verdict_cues.CAR.search(here) else _BRISK_CAR
    if mean <= most:
        return None
    what = "bus" if most == _BRISK_BUS else "car"
    return Finding(
        check=check,
        rating="doubtful",
        reason=sentence(
            f"{way[1]} in {hours(taken)} would be {speed(mean)} on average, and no {what} averages more than {speed(most)}"
        ),
        expected=Interval(way[0] / most, math.inf),
        stated=mine.interval,
        unit="h",
        claims=(*mine.claims, *way[2]) if way[2] else (),
    )


def _length_km(case: Case, said: Sequence[Statement]) -> tuple[float, str, tuple[int, ...]] | None:
    """Return the length of the way, told or the straight line at least, in words, and whose claims tell it."""
    told = [s for s in said if s.quantity == "distance"]
    if told:
        sizes = [
            (c.value * FACTOR[c.unit] / (2 if c.round_trip else 1), s)
            for s in told
            for k in s.claims
            if (c := case.claims[k]).value is not None and c.unit in FACTOR and c.value
        ]
        if not sizes:
            return None
        size, s = min(sizes, key=lambda row: row[0])
        return size, s.words, s.claims
    route = route_of(case)
    if route is None:
        return None
    return route.gc_km, f"the {route.gc_km:,.0f} km of the straight line", ()
