"""What map and experience say of the way of a case, as statements that the text's own are held against."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row, unsaid_stops_h
from geotrack.model import Leg, Mode, Route
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.along import margins
from geotrack.verdicts.arithmetic.engine import Statement
from geotrack.verdicts.arithmetic.joins import companions, lengths_between, pair_of
from geotrack.verdicts.arithmetic.legstatements import claims_as_statements
from geotrack.verdicts.arithmetic.movers import limit_of, mode_of, wanders
from geotrack.verdicts.arithmetic.phrasing import hours, km
from geotrack.verdicts.arithmetic.reach import spread_km
from geotrack.verdicts.arithmetic.twoplaces import ends_of

#: a flight of more hours than this has landed, however often
LANDS_H: Final = 36.0
#: over a shorter way the ends of both places matter too much, in km
_LONG_KM: Final = 60.0


def said_of(case: Case) -> list[Statement]:
    """Return what the text surely says of the way that the case's claim is said of, in order."""
    leg = case.leg if case.leg is not None and case.index in case.leg.claims else None
    kept = companions(case)
    base = leg if leg is not None else _own_leg(case)
    pair = pair_of(case, case.claim)
    if pair is not None and not any(case.claims[k].kind == "distance" for k in kept):
        kept = tuple(sorted({*kept, *lengths_between(case, *pair)}))
    return claims_as_statements(
        replace(base, claims=kept),
        case.claims,
        case.times,
        case.places,
        about=case.index,
        undated=True,
    )


def _own_leg(case: Case) -> Leg:
    """Return a leg between the places that the case's claim itself names, for their clocks."""
    ends = (case.place_of(m) for m in (case.claim.origin, case.claim.destination))
    known = list(case.places)
    origin, destination = (known.index(p) if p in known else None for p in ends)
    return Leg(mode=case.claim.mode, origin=origin, destination=destination)


def route_of(case: Case) -> Route | None:
    """Return the way between the ends of the case's claim, its leg's where they are the same; None: unknown."""
    if case.claim.kind == "stop":  # where one halted is no end of the way
        return case.leg.route if case.leg is not None else None
    ends = ends_of(case)
    if isinstance(ends, str):
        return None
    leg, mode = case.leg, mode_of(case)
    if leg is not None and leg.route is not None and leg.mode == mode:
        here = tuple(None if i is None else case.places[i] for i in (leg.origin, leg.destination))
        if here == (ends.origin, ends.destination):
            return leg.route
    return case.route(ends.origin, ends.destination, mode, alternatives=2)


def ground_of(case: Case, route: Route | None, said: Sequence[Statement]) -> list[Statement]:
    """Return what map and experience say: the way, the fastest and usual speed, and unsaid halts.

    Halts are limited only where the text tells distance, speed and time, for else any time may have been
    spent on the way.
    """
    out: list[Statement] = []
    mode = mode_of(case)
    if route is not None:
        edges = spread_of(case)
        known = margins(route, edges_km=edges, wanders=wanders(case) or mode == "unknown")
        way = known.alarm
        if way.high > 0:
            words = f"{_way(mode)} of at least {km(way.low)}"
            out.append(Statement(quantity="distance", interval=way, words=words))
    countries = tuple(sorted(route.countries)) if route is not None else ()
    limit = limit_of(case, countries)
    if limit is not None:
        out.append(
            Statement(
                quantity="speed",
                interval=Interval(0.0, limit.fastest_kmh),
                words=limit.fastest_words,
            )
        )
        out.append(
            Statement(
                quantity="speed",
                interval=Interval(0.0, limit.usual_kmh),
                words=limit.usual_words,
                assumed=True,
            )
        )
    told = {s.quantity for s in said}
    if {"distance", "speed", "total"} <= told:
        total_h = max(s.interval.high for s in said if s.quantity == "total")
        stops = [s for s in said if s.quantity == "stops"]
        lands = (
            mode_row(mode).flies and total_h > LANDS_H
        )  # whoever flies for days lands on the way
        if math.isfinite(total_h) and not lands and all(s.told_high for s in stops):
            most = unsaid_stops_h(mode, total_h).high
            out.append(
                Statement(
                    quantity="stops",
                    interval=Interval(0.0, most + sum(s.told_high for s in stops)),
                    words=f"unmentioned stops of up to {hours(most)}",
                    assumed=True,
                )
            )
    return out


def _way(mode: Mode) -> str:
    by = mode_row(mode).phrase
    return f"the way {by}" if by else "the way"


def usual_way(case: Case) -> Statement | None:
    """Return the way as a true figure may have it, in words; None: unknown.

    Narrower than what an alarm needs: it is what a reason shows where all is well.
    """
    route = route_of(case)
    if route is None or not math.isfinite(route.length_km.high) or route.length_km.high <= 0:
        return None
    words = f"{_way(mode_of(case))} of {km(route.length_km)}"
    return Statement(quantity="distance", interval=route.length_km, words=words)


def possible_way(case: Case, most: float) -> Statement | None:
    """Return the way from the straight line to so many times what the map has, in words; None: unknown, or short."""
    route = route_of(case)
    if usual_way(case) is None or route is None or route.gc_km < _LONG_KM:
        return None
    between = Interval(route.gc_km, most * route.length_km.high)
    words = f"{_way(mode_of(case))} of {km(between)}"
    return Statement(quantity="distance", interval=between, words=words)


def spread_of(case: Case) -> float:
    """Return how far both ends of a case reach beyond their points, in km."""
    return sum(spread_km(place) for place in (case.origin, case.destination) if place is not None)
