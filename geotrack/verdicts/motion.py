"""Ask whether distance, speed, time and stops of a leg agree, with one another and with experience."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack.geodesy import great_circle_km
from geotrack.interval import Interval
from geotrack.model import Finding, Leg
from geotrack.units import DIMENSION
from geotrack.verdicts.ends import Ends, ends_of, likelier_elsewhere
from geotrack.verdicts.engine import Statement, conflict, propagate
from geotrack.verdicts.experience import pace, unsaid_stops_h
from geotrack.verdicts.legs import claims_as_statements, of_geography
from geotrack.verdicts.slips import named
from geotrack.verdicts.wording import figure, hours, hull_of, sentence, speed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geotrack.model import Rating, Route
    from geotrack.protocols import Case
    from geotrack.verdicts.engine import Quantity

__all__ = ["Motion"]

_KINDS: Final = frozenset({"distance", "duration", "speed", "stop", "position"})
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


@dataclass(frozen=True, slots=True)
class Motion:
    """Hold distance = speed × moving time and total = moving time + stops against each other."""

    name: str = "motion"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding when at least two figures, or one and the map, can be compared."""
        claim = case.claim
        if claim.kind not in _KINDS or claim.status in ("negated", "counterfactual"):
            return
        if claim.kind == "position" and DIMENSION.get(claim.unit or "") != "time":
            return
        if claim.kind in ("duration", "speed") and claim.interval is None:
            return
        said, ground = _statements(case)
        if not any(case.index in s.claims for s in said):
            return
        finding = _judged(case, said, ground, self.name)
        if finding is not None:
            yield finding


def _holds(indices: tuple[int, ...], index: int) -> bool:
    at = bisect_left(indices, index)
    return at < len(indices) and indices[at] == index


def _statements(case: Case) -> tuple[list[Statement], list[Statement]]:
    claim, leg = case.claim, case.leg
    if leg is None or claim.kind == "position" or not _holds(leg.claims, case.index):
        leg = Leg(mode=claim.mode, claims=(case.index,))
        route = _route(case)
    else:
        route = leg.route
    said = claims_as_statements(leg, case.claims, case.times, case.places, about=case.index)
    if claim.kind == "position" and claim.interval is not None:
        said = [
            Statement(
                quantity="total",
                interval=claim.interval,
                words=figure(claim),
                claims=(case.index,),
            )
        ]
    said = [s for s in said if s.quantity not in ("departure", "arrival")]
    ground = of_geography(leg.mode, route, said)
    mine = [s.quantity for s in said if case.index in s.claims]
    # durations and speeds of one leg may belong to several vehicles: each is judged by itself
    said = [
        s
        for s in said
        if case.index in s.claims or s.quantity not in mine or s.quantity == "distance"
    ]
    said = _without_rivals(said, case.index)
    told = [s for s in said if s.quantity == "distance"]
    if _elsewhere(case, leg, said):
        return said, [g for g in ground if g.quantity != "distance"]
    if told and conflict([*told, *(g for g in ground if g.quantity == "distance")]):
        # the distance check speaks of that; the other figures are held against the map
        if any(case.index in s.claims for s in told):
            ground = [g for g in ground if g.quantity != "distance"]
        else:
            said = [s for s in said if s not in told]
    return said, ground


def _without_rivals(said: list[Statement], index: int) -> list[Statement]:
    """Return the statements without those of one quantity that contradict each other."""
    out = []
    for quantity in ("distance", "total", "speed", "stops"):
        same = [s for s in said if s.quantity == quantity]
        ours = [s for s in same if index in s.claims]
        if len(same) > 1 and propagate(same) is None and (quantity != "distance" or not ours):
            same = ours
        out.extend(same)
    return [s for s in said if s in out]


def _elsewhere(case: Case, leg: Leg, said: Sequence[Statement]) -> bool:
    """Whether the leg's figures make it likelier that an end is another place of its name."""
    count = len(case.places)
    if leg.origin is None or leg.destination is None or max(leg.origin, leg.destination) >= count:
        ends = ends_of(case)
        if isinstance(ends, str):
            return False
    else:
        a, b = case.places[leg.origin], case.places[leg.destination]
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return False
        straight = great_circle_km(a.lat, a.lon, b.lat, b.lon)
        ends = Ends(origin=a, destination=b, straight_km=straight)
    fastest = pace(leg.mode).fastest
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


def _route(case: Case) -> Route | None:
    ends = ends_of(case)
    if isinstance(ends, str):
        return None
    route = case.route(ends.origin, ends.destination, case.claim.mode, alternatives=2)
    if case.claim.mode == "unknown":
        # any mode will do: never shorter than the straight line, less the places' edges
        low = max(0.0, 0.9 * ends.straight_km - 5)
        route = replace(route, length_km=Interval(low, max(low, 2.0 * ends.straight_km + 10)))
    return route


def _judged(
    case: Case, said: Sequence[Statement], ground: Sequence[Statement], check: str
) -> Finding | None:
    claim = case.claim
    mine = next(s for s in said if case.index in s.claims)
    everything = [*said, *ground]
    odd = conflict(everything)
    if not odd:
        return _consistent(case, mine, said, ground, check)
    suspects = [
        s for s in odd if s.claims and propagate([x for x in everything if x is not s]) is not None
    ] or [s for s in odd if s.claims]
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
    if expected is not None and _told(expected):
        hint = f"; {hull_of(expected, _DIMENSION[mine.quantity])} would fit"
        found = named(
            claim.value, claim.unit, _room(expected), _likely(mine.quantity, said, ground, expected)
        )
        if found is not None:
            slip = found.slip
            hint = f"; {found.words}"
    if slip is None and not certain and not any(s.assumed for s in odd):
        slip = "rounding"
    others = tuple(k for s in odd for k in s.claims)
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(f"{_clash(odd)}{hint}"),
        expected=expected if expected is not None and _told(expected) else None,
        stated=mine.interval,
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
    if guess is not None and guess in _room(expected):
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
        if mean is not None and math.isfinite(mean.high):
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
    text = _sum(said, ground)
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
        return f"{way.words} at {v.words} takes {hours(moving)}, which fits {t.words}"
    if way and t and t.interval.low > 0 and math.isfinite(t.interval.high):
        mean = way.interval / t.interval
        if not math.isfinite(mean.high):
            return ""
        return f"{way.words} in {t.words} is {speed(mean)} on average, which is possible"
    return ""
