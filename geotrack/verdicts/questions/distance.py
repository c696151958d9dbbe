"""Ask whether the way can be that long, by its mode of travel."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.earth.geodesy import COMPASS
from geotrack.earth.mountains import is_mountainous
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea, mode_row
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Finding, Rating, Route, Slip
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.along import WELL_MAPPED, Margins, margins
from geotrack.verdicts.arithmetic.cues import is_addition, is_nearest, is_rate, way_toward
from geotrack.verdicts.arithmetic.joins import ways_of
from geotrack.verdicts.arithmetic.lengthreadings import (
    explained,
    mixed_up,
    other_place,
    plain,
    read_otherwise,
    straight_from,
)
from geotrack.verdicts.arithmetic.movers import is_course, mode_of, wanders
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence
from geotrack.verdicts.arithmetic.reach import spread_km
from geotrack.verdicts.arithmetic.slips import is_straight
from geotrack.verdicts.arithmetic.toldends import is_of_a_part
from geotrack.verdicts.arithmetic.twoplaces import (
    Ends,
    ends_of,
    fits_area,
    is_vast,
    likelier_elsewhere,
)
from geotrack.verdicts.questions.position import apart, by_better_known, toward

#: a way longer than so many straight lines is likelier a gap of the network, but where the roads are well known this
_STRAIGHT_TO: Final = 2.3
_STRAIGHT_TO_MAPPED: Final = 6.0
#: where words tell that the figure is the way's, a straight line is named from this on, and from so many km
_STRAIGHT_BY_ROAD: Final = 1.25
_BY_ROAD_FROM_KM: Final = 60.0
#: from here on a hedge no longer excuses a way that is shorter than the straight line, in km
_HEDGED_TO_KM: Final = 100.0
_BELOW: Final = 0.9
#: a flight by places so far round is a tour, of which nobody knows every leg
_TOURED: Final = 1.5
#: over so short a water it matters from what point of a shore it is measured, in km
_SHORES_KM: Final = 25.0
#: … over a distance that makes a straight line worth naming, in km
_STRAIGHT_FROM_KM: Final = 30.0
#: … and that is shorter than the way by more than what nobody measures on old roads, as a share
_HARDLY: Final = 0.03
#: a city's extent counts for at most this share of a way
_EDGE_SHARE: Final = 0.03
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
        if claim.kind == "position" and claim.mode in ("rail", "road"):
            yield from _crow_by_way(case, self.name)
            return
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


def _crow_by_way(case: Case, check: str) -> Iterator[Finding]:
    """Yield that a place is told to be as far by rail or road as the straight line; nothing where it is not."""
    claim = case.claim
    ends = ends_of(case)
    if isinstance(ends, str) or claim.interval is None or claim.straight or claim.bound is not None:
        return
    if DIMENSION.get(claim.unit or "") != "length" or not verdict_cues.BY_WAY.search(_clause(case)):
        return
    found = _along(case, ends, check)
    if found.slip == "straight-line":
        yield found


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
    around = case.document.text[max(0, claim.start - 1500) : claim.end + 1500]
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
    points = (ends.origin.lat, ends.origin.lon, ends.destination.lat, ends.destination.lon)
    known = margins(
        route,
        edges_km=edges,
        wanders=wanders(case) or is_course(case),
        whole=whole,
        mountains=is_mountainous(*(x or 0.0 for x in points)),
    )
    if is_of_a_part(case):
        return Margins(
            alarm=Interval(0.0, known.alarm.high), certain=Interval(0.0, known.certain.high)
        )
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
    crow = on_land and claim.bound is None and _is_crow(case, route, straight, core, part)

    def found(rating: Rating, text: str, slip: Slip | None = None) -> Finding:
        return Finding(
            check=check, rating=rating, reason=text, expected=core, stated=stated, unit="km",
            slip=slip,
        )  # fmt: skip

    if not crow and (mixed := mixed_up(claim, route, core, straight, part)):
        return found("doubtful", f"{sentence(where)} {sentence(mixed[1])}", mixed[0])
    if not crow and stated.meets(core):
        return found("consistent", sentence(f"{where}; {figure(claim)} fits"))
    size = plain(claim, stated)
    below = _is_below(claim, ends, size, straight, route) and not is_of_a_part(case)
    if not crow and not below and stated.meets(alarm):
        side = "more" if stated.low > core.high else "less"
        words = f"{where}; {figure(claim)} is {side}, but bends and gaps that the map does not show may explain it"
        return found("consistent", sentence(words))
    if other := read_otherwise(case, alarm, route, part):
        return found("consistent", f"{sentence(where)} {sentence(other[1])}", other[0])
    if claim.round_trip and stated.meets(known.alarm):
        words = f"{where}, there and back; {figure(claim)} fits as one way"
        return found("consistent", sentence(words))
    if hindered := _hindered(
        case, ends, route, alarm, part, short=below or stated.high < alarm.low
    ):
        return Finding(
            check=check, rating="not-checkable", reason=hindered.format(where=sentence(where)),
            stated=stated, unit="km",
        )  # fmt: skip
    rating: Rating
    why = explained(claim, route, alarm, part)
    if namesake := other_place(case, ends, stated.scaled(1 / part)):
        rating, words = namesake
        if rating == "not-checkable" or why is None:
            return found(rating, sentence(words), "wrong-namesake")
    near_shores = by_sea(route.mode) and straight < _SHORES_KM
    toured = mode_row(route.mode).flies and route.best_km > _TOURED * route.gc_km
    unmapped = not route.alternatives and not mode_row(route.mode).flies and stated.low > core.high
    rating = (
        "doubtful" if near_shores or toured or unmapped or stated.meets(certain) else "contradicted"
    )
    if crow:
        return found(
            "doubtful",
            f"{sentence(where)} {sentence(f'{figure(claim)} is the straight-line distance, not the way')}",
            "straight-line",
        )
    slip: Slip | None = None
    hint = f"{figure(claim)} does not fit; {km(core)} would fit"
    if why:
        slip, words = why
        hint = f"{figure(claim)} {words}"
        if slip == "border-for-city" or namesake:
            rating = "doubtful"
    return found(rating, f"{sentence(where)} {sentence(hint)}", slip)


def _hindered(
    case: Case, ends: Ends, route: Route, alarm: Interval, part: float, *, short: bool
) -> str:
    """Return why a figure that fits no way says nothing against it, with room for the way; empty: it does."""
    claim, text = case.claim, case.document.text
    stated = claim.interval
    assert stated is not None
    if stated.low > alarm.high and verdict_cues.ROUND.search(_clause(case)):
        return "{where} The text tells of a way around."
    low, high = stated.low / part, stated.high / part
    if unsure := likelier_elsewhere(ends, low, high, way_km=route.best_km):
        return sentence(unsure).replace("{", "").replace("}", "")
    if short and (is_addition(text, claim) or is_nearest(text, claim)):
        return "{where} The figure is not that of the whole way."
    return ""


def _is_below(claim: Claim, ends: Ends, size: Interval, straight: float, route: Route) -> bool:
    """Whether a figure is plainly less than the straight line, however it is hedged."""
    if straight < _HEDGED_TO_KM or claim.value_max is not None or claim.kind != "distance":
        return False
    vast = is_vast(ends.origin) or is_vast(ends.destination)
    open_sea = not route.alternatives and by_sea(route.mode)
    return not vast and not open_sea and claim.unit != "mi" and size.high < _BELOW * straight


def _is_crow(case: Case, route: Route, straight: float, core: Interval, part: float) -> bool:
    """Whether a figure is the straight line between two places that the way is clearly longer than."""
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    size = plain(claim, stated).low
    by_way = straight >= _BY_ROAD_FROM_KM and verdict_cues.BY_WAY.search(_clause(case)) is not None
    close = is_straight(Interval(size, size), straight) or (
        by_way and _BELOW * straight <= size <= straight
    )
    if not route.alternatives or not close:
        return False
    best = route.best_km * part
    mapped = bool(route.countries) and set(route.countries) <= WELL_MAPPED
    if by_way:
        most = _STRAIGHT_TO_MAPPED if mapped else _STRAIGHT_TO
        if _STRAIGHT_BY_ROAD * straight <= best <= most * straight:
            return True
    if straight < _STRAIGHT_FROM_KM or stated.high >= (1 - _HARDLY) * core.low:
        return False
    return straight_from(claim, straight) <= best <= _STRAIGHT_TO * straight


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
