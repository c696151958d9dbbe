"""Ask whether distance, speed, time and stops of a leg agree, with one another and with experience."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row, pace, unsaid_stops_h
from geotrack.measures.units import DIMENSION
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.cues import is_addition, is_partial, is_rate
from geotrack.verdicts.arithmetic.engine import Statement, conflict, propagate
from geotrack.verdicts.arithmetic.expectations import ground_of, route_of, said_of, usual_way
from geotrack.verdicts.arithmetic.joins import pair_of, ways_of
from geotrack.verdicts.arithmetic.movers import mode_of, wanders
from geotrack.verdicts.arithmetic.phrasing import figure, hours, hull_of, sentence, speed
from geotrack.verdicts.arithmetic.slips import named
from geotrack.verdicts.arithmetic.twoplaces import ends_of, likelier_elsewhere
from geotrack.verdicts.questions.distance import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geotrack.model import Rating
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.engine import Quantity

__all__ = ["Motion"]

_KINDS: Final = frozenset({"distance", "duration", "speed", "stop", "position", "total"})
_QUANTITY: Final[dict[str, Quantity]] = {
    "distance": "distance", "duration": "total", "position": "total", "speed": "speed",
    "stop": "stops",
}  # fmt: skip
_DIMENSION: Final[dict[str, str]] = {
    "distance": "length", "total": "time", "speed": "speed", "stops": "time",
    "departure": "time", "arrival": "time",
}  # fmt: skip
#: statements are widened by this ratio before a conflict counts as certain
_BENEFIT: Final = 0.12
#: … and by this before anybody wonders
_ROUNDED: Final = 0.05
#: what would fit must be known this well, as a ratio, before a slip is named
_TELLING: Final = 1.6
#: … and the reading come this near to what the other figures make likely, as a logarithm
_NEARLY: Final = 0.2
#: below this share of the slowest trips' average a time is no measure of a way, and its fitting proves nothing
_IDLE: Final = 1 / 3
#: longer than this anything may have happened, in h
_SLOW_H: Final = 72.0
#: what holds travellers up, within so many characters of the sentence
_TROUBLE_AROUND: Final = 250


@dataclass(frozen=True, slots=True)
class Motion:
    """Hold distance = speed × moving time and total = moving time + stops against each other."""

    name: str = "motion"
    by_mode: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding when at least two figures, or one and the map, can be compared."""
        claim = case.claim
        if claim.kind not in _KINDS or claim.status in ("negated", "counterfactual"):
            return
        if claim.kind in ("position", "total") and DIMENSION.get(claim.unit or "") != "time":
            return
        if claim.kind in ("duration", "speed", "total") and claim.interval is None:
            return
        text = case.document.text
        if is_rate(text, claim) or is_addition(text, claim) or is_foreign(case):
            return
        said, ground = _statements(case)
        if not any(case.index in s.claims for s in said):
            return
        finding = _judged(case, said, ground, self.name)
        if finding is not None:
            yield finding


def _statements(case: Case) -> tuple[list[Statement], list[Statement]]:
    claim = case.claim
    said = said_of(case)
    if claim.kind == "position" and claim.interval is not None:
        said = [
            Statement(
                quantity="total",
                interval=claim.interval,
                words=figure(claim),
                claims=(case.index,),
            )
        ]
    said = [
        # a halt told beside a way gives room; that it lasted longer than the way is another's doing
        replace(s, interval=Interval(0.0, s.interval.high)) if s.quantity == "stops" else s
        for s in said
        if s.quantity not in ("departure", "arrival")
    ]
    mine = [s.quantity for s in said if case.index in s.claims]
    # durations and speeds of one leg may belong to several vehicles: each is judged by itself
    said = [
        s
        for s in said
        if case.index in s.claims or s.quantity not in mine or s.quantity == "distance"
    ]
    said = [s for s in said if not (s.quantity == "speed" and _partial(case, s))]
    said = _of_one_ride(case, said)
    if not any(case.index in s.claims for s in said):
        return [], []
    said = _without_rivals(said, case.index)
    told = [s for s in said if s.quantity == "distance"]
    if not told:
        # a speed may be that of a part of the way, a halt one of many: each is held against the map alone
        said = [s for s in said if case.index in s.claims]
        if claim.kind == "total":
            return [], []
    route = route_of(case)
    ground = ground_of(case, route, said)
    if route is not None and _elsewhere(case, said):
        return said, [g for g in ground if g.quantity != "distance"]
    mapped = [g for g in ground if g.quantity == "distance"]
    if not any(case.index in s.claims for s in told) and (usual := usual_way(case)) is not None:
        mapped = [usual]
    if told and conflict([*told, *mapped]):
        # the distance check speaks of that; the other figures are held against the map
        if any(case.index in s.claims for s in told):
            ground = [g for g in ground if g.quantity != "distance"]
        else:
            said = [s for s in said if s not in told]
    return said, ground


def _of_one_ride(case: Case, said: list[Statement]) -> list[Statement]:
    """Return the statements without a speed that need not be that of the ride whose time is told.

    Speed and time are of one ride where one sentence tells both, or the text tells no other of that way.
    """
    speeds = [s for s in said if s.quantity == "speed"]
    times = [s for s in said if s.quantity == "total"]
    if not speeds or not times:
        return said
    sentences = [
        {case.claims[k].sentence for s in some for k in s.claims} for some in (speeds, times)
    ]
    if sentences[0] & sentences[1] or (
        len(speeds) == 1 and _only(case, "duration") and _only(case, "speed")
    ):
        return said
    mine = next((s.quantity for s in said if case.index in s.claims), None)
    dropped = "total" if mine == "speed" else "speed"
    return [s for s in said if s.quantity != dropped]


def _only(case: Case, kind: str) -> bool:
    """Whether the text tells at most one figure of a kind of the way of the case."""
    pair = pair_of(case, case.claim)
    if pair is None:
        return False
    alike = ways_of(case).all_naming(pair)
    return sum(case.claims[k].kind == kind for indices in alike for k in indices) <= 1


def _partial(case: Case, statement: Statement) -> bool:
    return any(is_partial(case.document.text, case.claims[k]) for k in statement.claims)


def _without_rivals(said: list[Statement], index: int) -> list[Statement]:
    """Return the statements without those of one quantity that contradict each other."""
    out = []
    for quantity in ("distance", "total", "speed", "stops"):
        same = [s for s in said if s.quantity == quantity]
        ours = [s for s in same if index in s.claims]
        if len(same) > 1 and propagate(same) is None:
            same = ours  # two figures of one kind: each is held against the map by itself
        out.extend(same)
    return [s for s in said if s in out]


def _elsewhere(case: Case, said: Sequence[Statement]) -> bool:
    """Whether the figures make it likelier that an end is another place of its name."""
    ends = ends_of(case)
    if isinstance(ends, str):
        return False
    fastest = pace(mode_of(case)).fastest
    for s in said:
        if s.quantity == "distance":
            low, high = s.interval.low, s.interval.high
        elif s.quantity == "total":
            low, high = 0.0, s.interval.high * fastest
        else:
            continue
        if likelier_elsewhere(ends, low, max(high, 1e-6), way_km=2 * ends.straight_km):
            return True
    return False


def _judged(
    case: Case, said: Sequence[Statement], ground: Sequence[Statement], check: str
) -> Finding | None:
    claim = case.claim
    mine = next(s for s in said if case.index in s.claims)
    exact = said
    said = [_rounded(s) for s in said]
    mine = _rounded(mine)
    everything = [*said, *ground]
    odd = conflict(everything)
    if not odd and (slow := _slow(case, mine, exact, ground, check)) is not None:
        return slow
    if not odd:
        said = exact
        mine = next(s for s in said if case.index in s.claims)
        return _consistent(case, mine, said, ground, check)
    known = [*said, *_exact_way(case, ground)]
    suspects = [
        s for s in odd if s.claims and propagate([x for x in known if x is not s]) is not None
    ] or [s for s in odd if s.claims]
    if mine.quantity == "distance" and len(suspects) > 1 and _on_the_map(case, mine):
        return None  # the map bears the distance out, so another statement is to blame
    if mine not in suspects or {s.quantity for s in odd} == {"speed"}:
        return None  # blameless, or the speed check's to say
    certain = _certain(odd)
    rest = [x for x in everything if x is not mine and not (x.assumed and not certain)]
    left = propagate(rest) or propagate([x for x in ground if not x.assumed]) or {}
    expected = left.get(mine.quantity)
    if mine.quantity == "total" and expected is not None and math.isinf(expected.high):
        moving = left["moving"]
        if math.isfinite(moving.high):
            expected = Interval(
                expected.low, moving.high + unsaid_stops_h("rail", moving.high).high
            )
    rating: Rating = "contradicted" if certain else "doubtful"
    slip = None
    hint = ""
    if expected is not None and _told(expected) and not expected.meets(mine.interval):
        hint = f"; {hull_of(expected, _DIMENSION[mine.quantity])} would fit"
        likely = _likely(mine.quantity, said, ground, expected)
        telling = expected.high <= _TELLING * expected.low
        found = named(claim.value, claim.unit, _room(expected), likely) if telling else None
        if found is not None and abs(math.log(found.value / likely)) <= _NEARLY:
            slip = found.slip
            hint = f"; {found.words}"
    if slip is None and not certain and not any(s.assumed for s in odd):
        slip = "rounding"
    others = tuple(k for s in odd for k in s.claims)
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(f"{_clash([_as_told(s, exact) for s in odd])}{hint}"),
        expected=expected if hint else None,
        stated=_as_told(mine, exact).interval,
        unit={"length": "km", "time": "h", "speed": "km/h"}[_DIMENSION[mine.quantity]],
        slip=slip,
        claims=others if len(others) > 1 else (),
    )


def _certain(odd: Sequence[Statement]) -> bool:
    """Whether the conflict stands when every statement is given the benefit of the doubt."""
    if any(s.assumed for s in odd):
        return False
    wider = [replace(s, interval=s.interval.scaled(1 - _BENEFIT, 1 + _BENEFIT)) for s in odd]
    return propagate(wider) is None


def _exact_way(case: Case, ground: Sequence[Statement]) -> list[Statement]:
    """Return what map and experience say, the way as the network has it: it clears a distance that fits."""
    route = route_of(case)
    if route is None or not route.alternatives:
        return list(ground)
    return [replace(s, interval=route.length_km) if s.quantity == "distance" else s for s in ground]


def _on_the_map(case: Case, way: Statement) -> bool:
    """Whether a stated way is about as long as the network's."""
    route = route_of(case)
    if route is None or not route.alternatives:
        return False
    return way.interval.meets(route.length_km) or way.interval.meets(
        Interval(route.best_km, route.best_km).scaled(1 - _BENEFIT, 1 + _BENEFIT)
    )


def _slow(
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


def _rounded(s: Statement) -> Statement:
    """Return a statement of the text as if its figure were rounded more than it seems."""
    return replace(s, interval=s.interval.scaled(1 - _ROUNDED, 1 + _ROUNDED))


def _as_told(statement: Statement, exact: Sequence[Statement]) -> Statement:
    """Return a statement with the figure that the text tells, for its sum to be shown."""
    return next(
        (s for s in exact if s.quantity == statement.quantity and s.claims == statement.claims),
        statement,
    )


def _told(interval: Interval) -> bool:
    return math.isfinite(interval.high) and interval.high > 0


def _room(expected: Interval) -> Interval:
    return Interval(expected.low * 0.97, expected.high * 1.03)


def _likely(
    quantity: Quantity,
    said: Sequence[Statement],
    ground: Sequence[Statement],
    expected: Interval,
) -> float:
    """Return the likeliest value of a quantity from the figures themselves, hedges left out."""
    nominal = {
        s.quantity: s.interval.middle
        for s in [*ground, *said]
        if math.isfinite(s.interval.high) and not s.assumed and s.interval.low > 0
    }
    d, v, t = nominal.get("distance"), nominal.get("speed"), nominal.get("total")
    guess = None
    if quantity == "distance" and v and t:
        guess = v * t
    elif quantity == "speed" and d and t:
        guess = d / t
    elif quantity == "total" and d and v:
        guess = d / v
    if guess is not None:
        return guess
    if expected.low > 0:
        return math.sqrt(expected.low * expected.high)
    return expected.middle


def _clash(odd: Sequence[Statement]) -> str:
    """Return in words, with the sum, why the statements cannot hold together."""
    by = {s.quantity: s for s in odd}
    words = [s.words for s in odd]
    d, v, t, s = (by.get(q) for q in ("distance", "speed", "total", "stops"))
    if d and v and t and not v.claims:
        mean = d.interval / t.interval if t.interval.high > 0 else None
        if mean is not None and not d.claims:
            mean = Interval(mean.low, math.inf)
        if mean is not None and (math.isfinite(mean.high) or not d.claims):
            tail = f", with {s.words}" if s else ""
            return f"{d.words} in {t.words} would be {speed(mean)} on average{tail}; {v.words}"
    if d and v and t and math.isfinite(v.interval.high):
        tail = f" with {s.words}" if s else ""
        length = d.interval.middle / v.interval.middle if d.claims else d.interval / v.interval
        return f"{d.words} at {v.words} takes {hours(length)}, not {t.words}{tail}"
    if d and t and not v:
        return f"{d.words} in {t.words} leave no room for {s.words if s else 'anything else'}"
    if len(words) == 1:
        return f"{words[0]} cannot be"
    if len(words) == 2 and v and not v.claims:
        return f"{next(w for w in words if w != v.words)} cannot be: {v.words}"
    return f"{', '.join(words[:-1])} and {words[-1]} cannot hold together"


def _consistent(
    case: Case,
    mine: Statement,
    said: Sequence[Statement],
    ground: Sequence[Statement],
    check: str,
) -> Finding | None:
    if mine.quantity == "total" and _idle(case, mine, [*said, *ground]):
        return Finding(
            check=check,
            rating="not-checkable",
            reason=sentence(
                f"{mine.words} is too long for this way to be the time that going it took"
            ),
        )
    measured = any(s.quantity == "distance" for s in (*said, *ground))
    # where the places are likelier others, their way says nothing
    usual = usual_way(case) if measured else None
    text = _sum(said, [usual] if usual is not None else ground)
    if not text:
        return None
    rest = propagate([x for x in [*said, *ground] if x is not mine])
    expected = rest[mine.quantity] if rest else None
    return Finding(
        check=check,
        rating="consistent",
        reason=sentence(text),
        expected=expected if expected is not None and _told(expected) else None,
        stated=mine.interval,
        unit={"length": "km", "time": "h", "speed": "km/h"}[_DIMENSION[mine.quantity]],
        claims=tuple(k for s in said for k in s.claims) if len(said) > 1 else (),
    )


def _idle(case: Case, mine: Statement, known: Sequence[Statement]) -> bool:
    """Whether a time is so long for its way that it hardly tells of going it: "350 km by road in three weeks"."""
    row = mode_row(mode_of(case))
    ways = [
        math.sqrt(s.interval.low * s.interval.high)
        for s in known
        if s.quantity == "distance" and s.interval.low > 0
    ]
    return bool(ways) and min(ways) < row.trip_kmh[0] * _IDLE * mine.interval.low


def _sum(said: Sequence[Statement], ground: Sequence[Statement]) -> str:
    """Return the arithmetic that shows the figures fit; empty when nothing was compared."""
    by = {s.quantity: s for s in reversed(said)}
    way = by.get("distance") or next((g for g in ground if g.quantity == "distance"), None)
    v, t, stop = by.get("speed"), by.get("total"), by.get("stops")
    if way and v and t:
        length = way.interval.middle if way.claims else None
        if length is not None and math.isfinite(v.interval.high) and math.isfinite(t.interval.high):
            running = length / v.interval.middle
            left = t.interval.middle - running
            text = f"{way.words} at {v.words} is {hours(running)} of running"
            if left > 0.01 * running:
                rest = "for the stop" if stop else "for stops"
                return f"{text}; {t.words} leaves {hours(left)} {rest}"
            return f"{text}, which fits {t.words}"
        moving = way.interval / v.interval
        if moving.meets(t.interval):
            return f"{way.words} at {v.words} takes {hours(moving)}, which fits {t.words}"
        if moving.high < t.interval.low:
            spare = Interval(t.interval.low - moving.high, t.interval.high - moving.low)
            return f"{way.words} at {v.words} takes {hours(moving)}; {t.words} leaves {hours(spare)} for stops"
        return ""
    if way and t and t.interval.low <= 0 < t.interval.high < math.inf and way.interval.low > 0:
        least = way.interval.low / t.interval.high
        return f"{way.words} in {t.words} is {speed(Interval(least, least))} or more, which is possible"
    if way and t and t.interval.low > 0 and math.isinf(t.interval.high):
        most = way.interval.high / t.interval.low
        if math.isfinite(most):
            return f"{way.words} in {t.words} is {speed(most)} or less, which is possible"
    if way and t and t.interval.low > 0 and math.isfinite(t.interval.high):
        mean = way.interval / t.interval
        if not math.isfinite(mean.high):
            return ""
        return f"{way.words} in {t.words} is {speed(mean)} on average, which is possible"
    return ""
