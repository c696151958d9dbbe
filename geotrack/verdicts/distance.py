"""Ask whether the way can be that long, by its mode of travel."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.units import DIMENSION, FACTOR
from geotrack.verdicts.ends import Ends, ends_of, likelier_elsewhere
from geotrack.verdicts.experience import MODE_WORDS
from geotrack.verdicts.position import apart, by_better_known
from geotrack.verdicts.reach import spread_km
from geotrack.verdicts.slips import is_straight, misfit, named
from geotrack.verdicts.wording import figure, km, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Claim, Rating, Route, Slip
    from geotrack.protocols import Case

__all__ = ["Distance"]

#: a figure is contradicted when it leaves the route's interval by more than this factor …
_CERTAIN_NETWORK: Final = 1.2
#: … or, where no network reaches and the bounds are the great circle's, by more than this
_CERTAIN_BOUNDS: Final = 1.5
#: below this share of the straight line (less the places' own extents) nothing can be true
_IMPOSSIBLE: Final = 0.97
#: no road or railway is straighter than this over a distance that makes a straight line worth naming
_NEVER_STRAIGHT: Final = 1.03
_STRAIGHT_FROM_KM: Final = 30.0
_ON_LAND: Final = frozenset({"rail", "road", "foot", "cycle", "river"})
_BORDER_WITHIN: Final = 0.03
_BORDER_HANDICAP: Final = 0.01
#: a city's extent counts for at most this share of a way
_EDGE_SHARE: Final = 0.03


@dataclass(frozen=True, slots=True)
class Distance:
    """Compare the length of a way with the network of its mode."""

    name: str = "distance"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``distance`` with a length."""
        claim = case.claim
        if claim.kind != "distance" or claim.interval is None:
            return
        if DIMENSION.get(claim.unit or "") != "length":
            return
        ends = ends_of(case)
        if isinstance(ends, str):
            yield Finding(check=self.name, rating="not-checkable", reason=sentence(ends))
            return
        moving = claim.mode != "unknown" or (case.leg is not None and case.leg.mode != "unknown")
        judged = _along if moving and not claim.straight else apart
        yield by_better_known(case, ends, self.name, judged)


def _route(case: Case, ends: Ends) -> Route:
    claim, leg = case.claim, case.leg
    if leg is not None and leg.route is not None and leg.origin is not None:
        here = (
            case.places[leg.origin],
            None if leg.destination is None else case.places[leg.destination],
        )
        same_mode = claim.mode in ("unknown", leg.mode)
        if here == (ends.origin, ends.destination) and same_mode:
            return leg.route
    mode = claim.mode if claim.mode != "unknown" else leg.mode if leg is not None else "unknown"
    via = tuple(p for m in claim.via if (p := case.place_of(m)) is not None)
    return case.route(ends.origin, ends.destination, mode, via=via)


def _along(case: Case, ends: Ends, check: str) -> Finding:
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    route = _route(case, ends)
    part = 2.0 if claim.round_trip else 1.0
    edges = (spread_km(ends.origin) + spread_km(ends.destination)) * part
    core = route.length_km.scaled(part)
    edges = min(edges, _EDGE_SHARE * core.low)
    if route.mode == "sea":
        # ferries cut across open water where lanes keep clear of the coast
        core = Interval(min(core.low, 0.97 * ends.straight_km * part), core.high)
    network = bool(route.alternatives)
    straight = ends.straight_km * part
    if route.mode in _ON_LAND and straight >= _STRAIGHT_FROM_KM and route.best_km > 1.1 * straight:
        core = Interval(min(max(core.low, _NEVER_STRAIGHT * straight), core.high), core.high)
    expected = Interval(max(0.0, core.low - edges), core.high + edges)
    where = _describe(route, ends, core)
    crow = is_straight(stated, straight) and route.mode in _ON_LAND
    if claim.bound == "gt":
        stated = Interval(stated.low, math.inf)
    # a plain figure that equals the straight line and meets the way by its rounding only is the former
    figure_km = claim.value * FACTOR[claim.unit] if claim.value and claim.unit else stated.middle
    plain = not claim.approx and claim.bound is None
    rounded = (
        plain
        and figure_km < core.low
        and is_straight(Interval(figure_km, figure_km), straight)
        and crow
    )
    if not rounded and (stated.meets(core) or (stated.meets(expected) and not crow)):
        return Finding(
            check=check,
            rating="consistent",
            reason=sentence(f"{where}; {figure(claim)} fits"),
            expected=core,
            stated=stated,
            unit="km",
        )
    if unsure := likelier_elsewhere(
        ends, stated.low / part, stated.high / part, way_km=route.best_km
    ):
        return Finding(
            check=check, rating="not-checkable", reason=sentence(unsure), stated=stated, unit="km",
        )  # fmt: skip
    rating: Rating
    slip: Slip | None = None
    if stated.high < expected.low:
        miss = expected.low / max(stated.high, 1e-9)
        if stated.high < _IMPOSSIBLE * straight - edges - 3:
            rating = "contradicted" if miss > 1.1 else "doubtful"
        else:
            rating = "contradicted" if miss > 1.6 else "doubtful"
    else:
        miss = stated.low / max(expected.high, 1e-9)
        limit = _CERTAIN_NETWORK if network else _CERTAIN_BOUNDS
        rating = "contradicted" if miss > limit else "doubtful"
    hint = f"{km(core)} would fit"
    if crow:
        slip, rating = "straight-line", "doubtful"
        hint = f"{figure(claim)} is the straight-line distance, not the way"
    elif explained := _explained(claim, route, expected, part):
        slip, words = explained
        hint = f"{figure(claim)} {words}"
        if slip == "border-for-city":
            rating = "doubtful"
    else:
        hint = f"{figure(claim)} does not fit; {hint}"
    return Finding(
        check=check,
        rating=rating,
        reason=f"{sentence(where)} {sentence(hint)}",
        expected=core,
        stated=stated,
        unit="km",
        slip=slip,
    )


def _describe(route: Route, ends: Ends, core: Interval) -> str:
    by = MODE_WORDS[route.mode]
    through = ""
    named_crossings = [c.name for c in route.crossings if c.name]
    if named_crossings:
        through = f" through {', '.join(named_crossings[:3])}"
    if route.alternatives:
        inner = f"{km(route.best_km)}{through}; {km(ends.straight_km)} as the crow flies"
    else:
        inner = f"{km(ends.straight_km)} as the crow flies; no network reaches, so only bounds are known"
        if route.mode == "air":
            inner = f"{km(ends.straight_km)} as the crow flies"
    return sentence(f"{by} {ends.pair} is {km(core)} ({inner})").removesuffix(".")


def _explained(
    claim: Claim, route: Route, expected: Interval, part: float
) -> tuple[Slip, str] | None:
    """Return the slip that explains the figure best, with its words; None when none does."""
    likely = route.best_km * part
    if route.mode == "sea":
        likely = math.sqrt(route.best_km * max(route.gc_km, 0.5 * route.best_km)) * part
    at_sea = route.mode not in _ON_LAND
    found = named(claim.value, claim.unit, expected, likely, at_sea=at_sea)
    best: tuple[float, Slip, str] | None = None
    if found is not None:
        best = (
            misfit(found, likely),
            found.slip,
            f"does not fit: {found.words} ({km(found.value)})",
        )
    if claim.value is not None and claim.unit in FACTOR:
        size = claim.value * FACTOR[claim.unit]
        for miss, words in _to_border(size, route):
            if best is None or miss < best[0]:
                best = (miss, "border-for-city", words)
    return None if best is None else (best[1], best[2])


def _to_border(size_km: float, route: Route) -> Iterator[tuple[float, str]]:
    """Yield how badly the way to and from each border explains a figure, with the words."""
    for crossing in route.crossings:
        if crossing.km is None:
            continue
        name = crossing.name or f"{crossing.origin}–{crossing.destination}"
        for length, way in ((crossing.km, "to"), (route.best_km - crossing.km, "from")):
            if length <= 0 or size_km <= 0:
                continue
            miss = abs(math.log(size_km / length))
            if miss <= _BORDER_WITHIN:
                yield (
                    miss + _BORDER_HANDICAP,
                    f"fits the {km(length)} {way} the border ({name}), not the whole way",
                )
