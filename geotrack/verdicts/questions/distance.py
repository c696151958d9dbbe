"""Ask whether the way can be that long, by its mode of travel."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack.earth.geodesy import COMPASS, great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea, mode_row
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.along import Margins, margins
from geotrack.verdicts.arithmetic.cues import is_addition, is_nearest, is_rate, way_toward
from geotrack.verdicts.arithmetic.joins import ways_of
from geotrack.verdicts.arithmetic.movers import mode_of, wanders
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence
from geotrack.verdicts.arithmetic.reach import spread_km
from geotrack.verdicts.arithmetic.slips import is_straight, misfit, named
from geotrack.verdicts.arithmetic.twoplaces import Ends, ends_of, fits_area, likelier_elsewhere
from geotrack.verdicts.questions.position import apart, by_better_known, toward

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Claim, Place, Rating, Route, Slip
    from geotrack.protocols import Case

__all__ = ["Distance"]

#: a straight line is named as such only where the way is longer by this factor, but not by so much that
#: the network likelier has a gap
_STRAIGHT_FROM: Final = 1.4
_STRAIGHT_TO: Final = 2.3
#: … or by this one, if the figure has three digits that count and differs by no more than that: of 308 true
#: lengths of such ways in our corpus none does (of those with two digits one)
_EXACT_FROM: Final = 1.15
_EXACT_WITHIN: Final = 0.01
#: … over a distance that makes a straight line worth naming, in km
_STRAIGHT_FROM_KM: Final = 30.0
_BORDER_WITHIN: Final = 0.03
_BORDER_HANDICAP: Final = 0.01
#: a city's extent counts for at most this share of a way
_EDGE_SHARE: Final = 0.03
_AROUND: Final = 90
_FOREIGN_AROUND: Final = 1500
#: that a thing is nautical may stand anywhere; that much of the figure is what a namesake may be off
#: digits of a figure that may be rounded
_MOST_ROUND: Final = 2
_MOST_NAMESAKES: Final = 6
_NAMESAKE_FITS: Final = (0.95, 1.6)
#: a namesake with this share of the people is as likely meant
_AS_LIKELY: Final = 0.1
_MOST_EXTENT_KM: Final = 50.0
#: a remainder is told from some point on, seldom from so far on, as a share of the shortest way, in km
_REST_SHORTEST: Final = 0.75
_REST_FROM_KM: Final = 100.0


@dataclass(frozen=True, slots=True)
class Distance:
    """Compare the length of a way with the network of its mode."""

    name: str = "distance"
    placed: bool = True
    by_length: bool = True

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
        straight = claim.straight or bool(verdict_cues.AS_THE_CROW.search(_clause(case)))
        judged = _along if moving and not straight else apart
        finding = by_better_known(case, ends, self.name, judged)
        yield finding
        if finding.rating == "not-checkable":
            return
        if claim.direction in COMPASS:
            yield toward(case, ends)
        elif claim.direction is None and (told := way_toward(case.document.text, claim)):
            yield from _led(case, ends, told)


def _led(case: Case, ends: Ends, told: str) -> Iterator[Finding]:
    """Yield that a way cannot lead where its words say: its first stretch may turn, the whole hardly back."""
    found = toward(case, ends, told)
    if found.rating in ("doubtful", "contradicted"):
        yield replace(found, rating="doubtful")


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
    return bool(verdict_cues.FOREIGN_MILES.search(around))


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


def _believed(case: Case, ends: Ends, route: Route) -> Margins:
    """Return between what figures the claim's way, a whole or a part of it, is believed and possible."""
    claim = case.claim
    edges = spread_km(ends.origin) + spread_km(ends.destination)
    edges = min(edges, _EDGE_SHARE * route.length_km.low)
    # an island is measured from its shore as often as from its middle
    edges = max(
        edges, sum(p.radius_km for p in (ends.origin, ends.destination) if p.kind == "island")
    )
    # a whole may count detours and days of wandering that no map shows, a part may be any
    whole = claim.kind == "total" and claim.part in ("whole", "sum")
    known = margins(route, edges_km=edges, wanders=wanders(case), whole=whole)
    if claim.kind != "total" or whole:
        return known
    if claim.part == "rest" and known.alarm.low >= _REST_FROM_KM:
        low = _REST_SHORTEST * known.certain.low
        return Margins(
            alarm=Interval(low, known.alarm.high), certain=Interval(0.0, known.certain.high)
        )
    return Margins(alarm=Interval(0.0, known.alarm.high), certain=Interval(0.0, known.certain.high))


def _along(case: Case, ends: Ends, check: str) -> Finding:
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    route = _route(case, ends)
    part = 2.0 if claim.round_trip else 1.0
    on_land = mode_row(route.mode).on_land
    core = route.length_km
    known = _believed(case, ends, route)
    if by_sea(route.mode):
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
        and _straight_from(claim, straight) <= route.best_km * part <= _STRAIGHT_TO * straight
        and stated.high < core.low
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
    if stated.low > alarm.high and verdict_cues.ROUND.search(_clause(case)):
        return Finding(
            check=check, rating="not-checkable", stated=stated, unit="km",
            reason=f"{sentence(where)} The text tells of a way around.",
        )  # fmt: skip
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
    explained = _explained(claim, route, alarm, part)
    if namesake := other_place(case, ends, stated.scaled(1 / part)):
        rating, words = namesake
        if rating == "not-checkable" or explained is None:
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
    if explained:
        slip, words = explained
        hint = f"{figure(claim)} {words}"
        if slip == "border-for-city" or namesake:
            rating = "doubtful"
    return found(rating, f"{sentence(where)} {sentence(hint)}", slip)


def _clause(case: Case) -> str:
    """Return the words around a figure: up to the next figure, semicolon or end of the sentence on either side."""
    claim = case.claim
    begin, end = claim.sentence
    text = case.document.text
    ways = ways_of(case)
    if before := bisect_right(ways.ends, claim.start):
        begin = max(begin, ways.ends[before - 1])
    if (behind := bisect_left(ways.starts, claim.end)) < len(ways.starts):
        end = min(end, ways.starts[behind])
    ahead = text[begin : claim.start].rpartition(";")[2]
    return f"{ahead}{claim.text}{text[claim.end : end].partition(';')[0]}"


def _straight_from(claim: Claim, straight_km: float) -> float:
    """Return how long a way must be, in km, for a figure that is its straight line to be named so."""
    size = _plain(claim, Interval(0.0, math.inf)).low
    exact = digits_of(claim.value) > _MOST_ROUND and abs(size / straight_km - 1) <= _EXACT_WITHIN
    return (_EXACT_FROM if exact else _STRAIGHT_FROM) * straight_km


def digits_of(value: float | None) -> int:
    """Return how many digits of a figure count: those of 250 are two.

    Examples
    --------
    >>> digits_of(250), digits_of(506), digits_of(12.5)
    (2, 3, 3)
    """
    return len(f"{value or 0:g}".replace(".", "").strip("0"))


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
    nautical = by_sea(route.mode) or mode_row(route.mode).flies or route.mode == "river"
    if claim.unit == "mi" and nautical:
        size = claim.value * FACTOR["nmi"]
        if size in alarm:
            return "nautical", f"{figure(claim)}, read as nautical miles, is {km(size)} and fits"
    text = case.document.text
    around = text[max(0, claim.start - _AROUND) : claim.end + _AROUND]
    stated = claim.interval
    if part == 1.0 and stated is not None and verdict_cues.BOTH_WAYS.search(around):
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
        if mode_row(route.mode).flies:
            inner = f"{km(ends.straight_km)} as the crow flies"
    return sentence(f"{by} {ends.pair} is {km(core)} ({inner})").removesuffix(".")


def _explained(
    claim: Claim, route: Route, expected: Interval, part: float
) -> tuple[Slip, str] | None:
    """Return the slip that explains the figure best, with its words; None when none does."""
    likely = route.best_km * part
    if by_sea(route.mode):
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
