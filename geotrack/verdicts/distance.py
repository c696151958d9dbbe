"""Ask whether the way can be that long, by its mode of travel."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.geodesy import COMPASS, great_circle_km
from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.modes import mode_row
from geotrack.units import DIMENSION, FACTOR
from geotrack.verdicts.along import Margins, margins
from geotrack.verdicts.cues import is_addition, is_nearest, is_rate
from geotrack.verdicts.ends import Ends, ends_of, fits_area, likelier_elsewhere
from geotrack.verdicts.movers import mode_of, wanders
from geotrack.verdicts.position import apart, by_better_known, toward
from geotrack.verdicts.reach import spread_km
from geotrack.verdicts.slips import is_straight, misfit, named
from geotrack.verdicts.wording import figure, km, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Claim, Place, Rating, Route, Slip
    from geotrack.protocols import Case

__all__ = ["Distance"]

#: a straight line is named as such only where the way is longer by this factor, but not by so much that
#: the network likelier has a gap
_STRAIGHT_FROM: Final = 1.4
_STRAIGHT_TO: Final = 2.3
#: … over a distance that makes a straight line worth naming, in km
_STRAIGHT_FROM_KM: Final = 30.0
_BORDER_WITHIN: Final = 0.03
_BORDER_HANDICAP: Final = 0.01
#: a city's extent counts for at most this share of a way
_EDGE_SHARE: Final = 0.03
#: words that count a way twice, before or behind the figure within so many characters
_BOTH_WAYS: Final = re.compile(
    r"\b(?:round[- ]?trips?|there and back|return(?:s|ed|ing)?|loops?|circuits?|both ways|out and back|and back"
    r"|circular|twice)\b",
    re.IGNORECASE,
)
_AROUND: Final = 90
#: miles that are none of ours
_FOREIGN_MILES: Final = re.compile(
    r"\b(?:German|Danish|Swedish|Norwegian|Scandinavian|Irish|Scots|Scottish|Roman|Italian|Russian|Prussian"
    r"|Hungarian|geographical|Dutch|Arab|Turkish)\b(?:\s+\w+){0,2}\s*(?:miles?|ones?|leagues?)\b",
    re.IGNORECASE,
)
_FOREIGN_AROUND: Final = 1500
#: that a thing is nautical may stand anywhere; that much of the figure is what a namesake may be off
_MOST_NAMESAKES: Final = 6
_NAMESAKE_FITS: Final = (0.95, 1.6)
#: a namesake with this share of the people is as likely meant
_AS_LIKELY: Final = 0.1
_MOST_EXTENT_KM: Final = 50.0


@dataclass(frozen=True, slots=True)
class Distance:
    """Compare the length of a way with the network of its mode."""

    name: str = "distance"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield findings on a way of some length, and on its direction where one is stated."""
        claim = case.claim
        if claim.kind not in ("distance", "total") or claim.interval is None:
            return
        if DIMENSION.get(claim.unit or "") != "length" or is_rate(case.document.text, claim):
            return
        if claim.kind == "total" and (
            claim.origin is None or claim.destination is None or claim.part == "half"
        ):
            return
        ends = ends_of(case)
        if isinstance(ends, str):
            if (fits := fits_area(case)) is not None and claim.kind == "distance":
                yield _in_area(claim, fits, self.name)
                return
            if claim.kind != "total":
                yield Finding(check=self.name, rating="not-checkable", reason=sentence(ends))
            return
        if is_foreign(case):
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The miles or leagues are those of another country and time, whose length varied.",
            )
            return
        moving = mode_of(case) != "unknown" or claim.kind == "total"
        judged = _along if moving and not claim.straight else apart
        finding = by_better_known(case, ends, self.name, judged)
        yield finding
        if finding.rating != "not-checkable" and claim.direction in COMPASS:
            yield toward(case, ends)


def _in_area(claim: Claim, fits: tuple[str, Interval], check: str) -> Finding:
    words, between = fits
    return Finding(
        check=check, rating="consistent", reason=sentence(f"{words}; {figure(claim)} fits"),
        expected=between, stated=claim.interval, unit="km",
    )  # fmt: skip


def is_foreign(case: Case) -> bool:
    """Whether the text says near a figure that its miles or leagues are no usual ones."""
    claim = case.claim
    if claim.unit not in ("mi", "league"):
        return False
    around = case.document.text[max(0, claim.start - _FOREIGN_AROUND) : claim.end + _FOREIGN_AROUND]
    return bool(_FOREIGN_MILES.search(around))


def _route(case: Case, ends: Ends) -> Route:
    claim, leg = case.claim, case.leg
    mode = mode_of(case)
    if leg is not None and leg.route is not None and leg.origin is not None:
        here = (
            case.places[leg.origin],
            None if leg.destination is None else case.places[leg.destination],
        )
        if here == (ends.origin, ends.destination) and mode == leg.mode:
            return leg.route
    via = tuple(p for m in claim.via if (p := case.place_of(m)) is not None)
    return case.route(ends.origin, ends.destination, mode, via=via)


def _along(case: Case, ends: Ends, check: str) -> Finding:
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    route = _route(case, ends)
    part = 2.0 if claim.round_trip else 1.0
    on_land = mode_row(route.mode).on_land
    core = route.length_km
    edges = min(spread_km(ends.origin) + spread_km(ends.destination), _EDGE_SHARE * core.low)
    # a whole may count detours and days of wandering that no map shows, a part may be any
    whole = claim.kind == "total" and claim.part in ("whole", "sum")
    part_of = claim.kind == "total" and not whole
    known = margins(route, edges_km=edges, wanders=whole or wanders(case))
    if part_of:
        known = Margins(
            alarm=Interval(0.0, known.alarm.high), certain=Interval(0.0, known.certain.high)
        )
    if route.mode == "sea":
        # ferries cut across open water where lanes keep clear of the coast
        core = Interval(min(core.low, 0.97 * ends.straight_km), core.high)
    core, alarm, certain = (i.scaled(part) for i in (core, known.alarm, known.certain))
    straight = ends.straight_km * part
    where = _describe(route, ends, core)
    if claim.bound == "gt":
        stated = Interval(stated.low, math.inf)
    crow = (
        on_land
        and bool(route.alternatives)
        and is_straight(_plain(claim, stated), straight)
        and straight >= _STRAIGHT_FROM_KM
        and _STRAIGHT_FROM * straight <= route.best_km * part <= _STRAIGHT_TO * straight
        and stated.high < core.low
        and not claim.approx
        and claim.bound is None
    )

    def found(rating: Rating, text: str, slip: Slip | None = None) -> Finding:
        return Finding(
            check=check, rating=rating, reason=text, expected=core, stated=stated, unit="km",
            slip=slip,
        )  # fmt: skip

    if not crow and stated.meets(core):
        return found("consistent", sentence(f"{where}; {figure(claim)} fits"))
    if not crow and stated.meets(alarm):
        side = "more" if stated.low > core.high else "less"
        words = f"{where}; {figure(claim)} is {side}, but bends and gaps that the map does not show may explain it"
        return found("consistent", sentence(words))
    if other := _read_otherwise(case, alarm, route, part):
        return found("consistent", f"{sentence(where)} {sentence(other[1])}", other[0])
    if unsure := likelier_elsewhere(
        ends, stated.low / part, stated.high / part, way_km=route.best_km
    ):
        return Finding(
            check=check, rating="not-checkable", reason=sentence(unsure), stated=stated, unit="km",
        )  # fmt: skip
    text = case.document.text
    short = stated.high < alarm.low
    if short and (is_addition(text, claim) or is_nearest(text, claim)):
        return Finding(
            check=check, rating="not-checkable", stated=stated, unit="km",
            reason=f"{sentence(where)} The figure is not that of the whole way.",
        )  # fmt: skip
    rating: Rating
    if namesake := other_place(case, ends, stated.scaled(1 / part)):
        rating, words = namesake
        return found(rating, sentence(words), "wrong-namesake")
    rating = "doubtful" if stated.meets(certain) else "contradicted"
    if crow:
        return found(
            "doubtful",
            f"{sentence(where)} {sentence(f'{figure(claim)} is the straight-line distance, not the way')}",
            "straight-line",
        )
    slip: Slip | None = None
    hint = f"{figure(claim)} does not fit; {km(core)} would fit"
    if explained := _explained(claim, route, alarm, part):
        slip, words = explained
        hint = f"{figure(claim)} {words}"
        if slip == "border-for-city":
            rating = "doubtful"
    return found(rating, f"{sentence(where)} {sentence(hint)}", slip)


def _plain(claim: Claim, stated: Interval) -> Interval:
    """Return the figure itself, without the room that its rounding leaves."""
    figure_km = claim.value * FACTOR[claim.unit] if claim.value and claim.unit else stated.middle
    return Interval(figure_km, figure_km)


def _read_otherwise(
    case: Case, alarm: Interval, route: Route, part: float
) -> tuple[Slip | None, str] | None:
    """Return a reading of the figure that is as good as the first and fits, with its words; None: none."""
    claim = case.claim
    if claim.value is None:
        return None
    if claim.unit == "mi" and route.mode in ("sea", "air", "river"):
        size = claim.value * FACTOR["nmi"]
        if size in alarm:
            return "nautical", f"{figure(claim)}, read as nautical miles, is {km(size)} and fits"
    text = case.document.text
    around = text[max(0, claim.start - _AROUND) : claim.end + _AROUND]
    stated = claim.interval
    if part == 1.0 and stated is not None and _BOTH_WAYS.search(around):
        for times, words in ((0.5, "there and back"), (2.0, "one way of two")):
            if stated.scaled(times).meets(alarm):
                return None, f"{figure(claim)} fits as {words}"
    return None


def other_place(case: Case, ends: Ends, stated: Interval) -> tuple[Rating, str] | None:
    """Return how far another bearer of an end's name would fit, with the words; None: none does."""
    claim = case.claim
    for mention, mine, other in (
        (claim.origin, ends.origin, ends.destination),
        (claim.destination, ends.destination, ends.origin),
    ):
        if mention is None or case.within(mention):
            continue
        for place in case.namesakes(mention)[:_MOST_NAMESAKES]:
            if place in {mine, other} or place.radius_km > _MOST_EXTENT_KM:
                continue
            if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
                continue
            apart_km = great_circle_km(place.lat, place.lon, other.lat, other.lon)
            low, high = _NAMESAKE_FITS
            if apart_km < 1 or not stated.meets(Interval(low * apart_km - 5, high * apart_km + 5)):
                continue
            where = _full_name(place)
            words = (
                f"{_full_name(mine)} lies {km(ends.straight_km)} from {other.name}, which does not fit "
                f"{figure(claim)}; {where} ({km(apart_km)}) would"
            )
            likely = place.population >= _AS_LIKELY * mine.population
            return ("not-checkable" if likely else "doubtful"), words
    return None


def _full_name(place: Place) -> str:
    return ", ".join(x for x in (place.name, place.admin1, place.country) if x)


def _describe(route: Route, ends: Ends, core: Interval) -> str:
    by = mode_row(route.mode).phrase
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
    at_sea = not mode_row(route.mode).on_land
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
