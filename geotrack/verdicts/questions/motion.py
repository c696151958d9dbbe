"""Ask whether distance, speed, time and stops of a leg agree, with one another and with experience."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geotrack.languages.en import breath_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row, pace, unsaid_stops_h
from geotrack.measures.units import DIMENSION
from geotrack.model import Finding, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_addition, is_partial, is_rate
from geotrack.verdicts.arithmetic.engine import Statement, conflict, propagate
from geotrack.verdicts.arithmetic.expectations import (
    LANDS_H,
    ground_of,
    route_of,
    said_of,
    usual_way,
)
from geotrack.verdicts.arithmetic.joins import pair_of, ways_of
from geotrack.verdicts.arithmetic.motionwords import clash, likely, summed
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.phrasing import figure, hull_of, sentence
from geotrack.verdicts.arithmetic.scheduled import idle, too_brisk, too_slow
from geotrack.verdicts.arithmetic.slips import named
from geotrack.verdicts.arithmetic.twoplaces import ends_of, likelier_elsewhere
from geotrack.verdicts.questions.distance import is_foreign

_KINDS: Final = frozenset({"distance", "duration", "speed", "stop", "position", "total"})
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
        if claim.kind == "duration" and breath_cues.HALT_LASTS.search(
            text, claim.sentence[0], claim.start
        ):
            return  # how long a halt lasted, whatever way it was read to be of
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
    lands = mode_row(mode_of(case)).flies and any(
        s.quantity == "total" and s.interval.low > LANDS_H for s in said
    )
    said = [
        # a halt told beside a way gives room; that it lasted longer than the way is another's doing
        replace(s, interval=Interval(0.0, math.inf if lands else s.interval.high))
        if s.quantity == "stops"
        else s
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
    if not odd and (odd_pace := _paced(case, mine, exact, ground, check)) is not None:
        return odd_pace
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
        guess = likely(mine.quantity, said, ground, expected)
        telling = expected.high <= _TELLING * expected.low
        found = named(claim.value, claim.unit, _room(expected), guess) if telling else None
        if found is not None and abs(math.log(found.value / guess)) <= _NEARLY:
            slip = found.slip
            hint = f"; {found.words}"
    if slip is None and not certain and not any(s.assumed for s in odd):
        slip = "rounding"
    others = tuple(k for s in odd for k in s.claims)
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(f"{clash([_as_told(s, exact) for s in odd])}{hint}"),
        expected=expected if hint else None,
        stated=_as_told(mine, exact).interval,
        unit={"length": "km", "time": "h", "speed": "km/h"}[_DIMENSION[mine.quantity]],
        slip=slip,
        claims=others if len(others) > 1 else (),
    )


def _paced(
    case: Case, mine: Statement, said: Sequence[Statement], ground: Sequence[Statement], check: str
) -> Finding | None:
    """Return why a time is too long, or too short, for what travels on that way; None: it is neither."""
    return too_slow(case, mine, said, ground, check) or too_brisk(case, mine, said, check)


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


def _consistent(
    case: Case,
    mine: Statement,
    said: Sequence[Statement],
    ground: Sequence[Statement],
    check: str,
) -> Finding | None:
    if mine.quantity == "total" and idle(case, mine, [*said, *ground]):
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
    text = summed(said, [usual] if usual is not None else ground)
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
