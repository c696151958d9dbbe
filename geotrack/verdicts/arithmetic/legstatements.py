"""A leg's statements for the engine, and the leg narrowed by all of them."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea, mode_row, pace, unsaid_stops_h
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Leg, Mode, Place, Route, TimeExpression, TimeRef
from geotrack.verdicts.arithmetic.engine import Quantity, Statement, conflict, propagate
from geotrack.verdicts.arithmetic.phrasing import article, figure, hours, km, quoted, speed

#: a halt without a stated length is at least this long and at most a day, in hours
_SOME_STOP_H: Final = Interval(0.25, 24.0)
_UNSURE_ZONE_H: Final = 2.5  # civil time may leave solar time by this much (western China, Spain)
_IGNORED: Final = frozenset({"negated", "counterfactual"})
#: of more claims about one leg, the farther ones are left out
_MOST_CLAIMS: Final = 16
_HALF: Final = 0.5
#: figures whose ends are less sure than this set nothing of what a leg shows: "a week later" may be of any
_SHOWN: Final = 0.5
_FIGURES: Final = frozenset({"distance", "duration", "speed", "total", "stop"})
_CLOCK: Final = re.compile(r"T(\d\d:\d\d)$")
_DATED: Final = re.compile(r"XXXX-(\d\d)-(\d\d)(?!\d)")
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")
#: hours of the parts of a day in the values of time expressions
_PARTS: Final = {"MO": (5.0, 12.0), "AF": (12.0, 18.0), "EV": (17.0, 24.0), "NI": (18.0, 30.0)}
#: where one end of a way is on no map, its clocks are those of the other, give or take, in hours
_OTHER_END_H: Final = 1.0
_NAUTICAL: Final = FACTOR["nmi"] / FACTOR["mi"]


def claims_as_statements(
    leg: Leg,
    claims: Sequence[Claim],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    *,
    about: int = 0,
    undated: bool = False,
) -> list[Statement]:
    """Return what the text says of a leg, in the order of its claims.

    Negated and counterfactual claims are left out, and of very many only those nearest to the claim
    `about`. A round trip's distance and duration count half. `undated` takes clock times without any day too,
    on a day of no meaning.
    """
    out: list[Statement] = []
    for index in _around(leg.claims, about):
        claim = claims[index]
        if claim.status in _IGNORED:
            continue
        out.extend(_said(index, claim, leg, times, places, undated=undated))
    return out


def _around(indices: tuple[int, ...], about: int) -> tuple[int, ...]:
    if len(indices) <= _MOST_CLAIMS:
        return indices
    at = bisect_left(indices, about)
    first = max(0, min(at - _MOST_CLAIMS // 2, len(indices) - _MOST_CLAIMS))
    return indices[first : first + _MOST_CLAIMS]


def _said(
    index: int,
    claim: Claim,
    leg: Leg,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    *,
    undated: bool = False,
) -> list[Statement]:
    measured = DIMENSION.get(claim.unit or "")
    part = _HALF if claim.round_trip else 1.0
    way = claim.kind == "distance" or (claim.kind == "total" and claim.part in ("whole", "sum"))
    if way and claim.interval is not None and measured == "length":
        if claim.straight:
            return []
        at_sea = claim.unit == "mi" and (by_sea(claim.mode) or by_sea(leg.mode))
        return [
            Statement(
                quantity="distance",
                # the miles of ships are nautical ones, whatever they are called
                interval=claim.interval.scaled(part, part * (_NAUTICAL if at_sea else 1.0)),
                words=figure(claim),
                claims=(index,),
            )
        ]
    if claim.kind in ("duration", "total") and claim.interval is not None and measured == "time":
        return [
            Statement(
                quantity="total",
                interval=claim.interval.scaled(part),
                words=figure(claim),
                claims=(index,),
            )
        ]
    if claim.kind == "speed" and claim.interval is not None and measured == "speed":
        return [
            Statement(
                quantity="speed", interval=claim.interval, words=figure(claim), claims=(index,)
            )
        ]
    if claim.kind == "stop":
        timed = claim.interval is not None and measured == "time"
        assert not timed or claim.interval is not None
        return [
            Statement(
                quantity="stops",
                # other halts than the stated one may be left unsaid
                interval=Interval(claim.interval.low, max(24.0, 2 * claim.interval.high))
                if timed and claim.interval is not None
                else _SOME_STOP_H,
                words=f"a stop of {figure(claim)}" if timed else f"the stop ({quoted(claim.text)})",
                claims=(index,),
                told_high=claim.interval.high if timed and claim.interval is not None else 0.0,
            )
        ]
    if claim.kind in ("departure", "arrival") and claim.time is not None:
        place = leg.origin if claim.kind == "departure" else leg.destination
        time = times[claim.time]
        if undated and time.earliest is None:
            time = _on_some_day(time)
        other = leg.destination if claim.kind == "departure" else leg.origin
        span = utc_span(time, *(None if k is None else places[k] for k in (place, other)))
        if span is not None:
            if claim.manner == "meeting":  # one may arrive long before a meeting
                span = Interval(-math.inf, span.high)
            return [
                Statement(
                    quantity="departure" if claim.kind == "departure" else "arrival",
                    interval=span,
                    words=f"the {claim.kind} ({quoted(times[claim.time].text)})",
                    claims=(index,),
                )
            ]
    return []


def of_geography(mode: Mode, route: Route | None, said: Sequence[Statement]) -> list[Statement]:
    """Return what map and experience say of a leg.

    Parameters
    ----------
    mode
        The leg's mode.
    route
        Its route; None: ends unknown.
    said
        What the text says of the leg. Beside stops of stated length only the usual unsaid ones are
        assumed; "a long stop" without a length may be of any.
    """
    out: list[Statement] = []
    countries: tuple[str, ...] = ()
    if route is not None:
        countries = tuple(sorted({c for way in route.alternatives for c in way.countries}))
        by = mode_row(mode).phrase
        out.append(
            Statement(
                quantity="distance",
                interval=route.length_km,
                words=f"the way {by} of {km(route.length_km)}"
                if by
                else f"the way of {km(route.length_km)}",
            )
        )
    known = pace(mode, countries)
    vehicle = mode_row(mode).vehicle
    out.append(
        Statement(
            quantity="speed",
            interval=Interval(0.0, known.fastest),
            words=f"no {vehicle} does more than {speed(known.fastest)}",
        )
    )
    out.append(
        Statement(
            quantity="speed",
            interval=known.usual,
            words=f"{article(vehicle)} {vehicle} usually does {speed(known.usual)}",
            assumed=True,
        )
    )
    total_h = max((s.interval.high for s in said if s.quantity == "total"), default=math.inf)
    stops = [s for s in said if s.quantity == "stops"]
    if math.isfinite(total_h) and all(s.interval != _SOME_STOP_H for s in stops):
        limit = unsaid_stops_h(mode, total_h)
        told_h = sum(s.told_high for s in stops)
        out.append(
            Statement(
                quantity="stops",
                interval=Interval(0.0, limit.high + told_h),
                words=f"unmentioned stops of up to {hours(limit.high)}",
                assumed=True,
            )
        )
    return out


def _on_some_day(time: TimeExpression) -> TimeExpression:
    """Return a time without its day or year as one of the year 2001, which began on a Monday."""
    clock = _CLOCK.search(time.value)
    dated, weekday = _DATED.match(time.value), _WEEKDAY.match(time.value)
    if dated:
        number = instants.days(2001, int(dated[1]), int(dated[2]))
    elif weekday:
        number = instants.days(2001, 1, int(weekday[1]))
    elif clock is not None and time.type == "TIME":
        number = instants.days(2001, 1, 1)
    else:
        return time
    first = 24.0 * number
    low, high = _PARTS.get(time.value[-2:], (0.0, 24.0))
    if clock is not None:
        low = high = int(clock[1][:2]) + int(clock[1][3:]) / 60
    return replace(time, earliest=instants.iso(first + low), latest=instants.iso(first + high))


def utc_span(
    time: TimeExpression, place: Place | None, other: Place | None = None
) -> Interval | None:
    """Return a time expression as hours in UTC; None when it is no point of time.

    Without a known time zone the sun's is taken, 2.5 h either way; without a place the clocks of the
    `other` end of the way, an hour either way.
    """
    if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
        return None
    try:
        low, high = instants.hours(time.earliest), instants.hours(time.latest)
    except ValueError:
        return None
    if low > high:
        return None
    said = time.utc_offset_h
    offset = _offset(place, time.earliest) if said is None else Interval(said, said)
    if said is None and (place is None or place.lon is None) and other is not None:
        beside = _offset(other, time.earliest)
        offset = Interval(beside.low - _OTHER_END_H, beside.high + _OTHER_END_H)
    return Interval(low - offset.high, high - offset.low)


def _offset(place: Place | None, when: str) -> Interval:
    """Return a place's offset from UTC at a local instant, in hours."""
    if place is None or place.lon is None:
        return Interval(0.0, 0.0)
    known = instants.utc_offset_h(place.timezone, when) if place.timezone else None
    if known is not None:
        return Interval(known, known)
    sun = round(place.lon / 15)
    return Interval(sun - _UNSURE_ZONE_H, sun + _UNSURE_ZONE_H)


def local_instant(utc_h: float, place: Place | None) -> str:
    """Return an instant in UTC hours as the clock of `place` shows it, ISO to the minute."""
    offset = _offset(place, instants.iso(utc_h))
    return instants.iso(utc_h + offset.middle)


def narrow(
    leg: Leg,
    claims: Sequence[Claim],
    times: Sequence[TimeExpression] = (),
    places: Sequence[Place] = (),
) -> Leg:
    """Return the leg with distance, speed, duration, stops and arrival as its claims leave them.

    Figures whose ends are hardly known are left out. Where the claims contradict one another or the map,
    those at odds are left out, geography first kept, so that what remains holds together. A quantity about which nothing is known stays None.
    """
    surely = tuple(k for k in leg.claims if _is_sure(claims[k]))
    said = claims_as_statements(replace(leg, claims=surely), claims, times, places)
    route = _own_route(leg)
    if not said and route is None:
        return leg
    ground = [
        s for s in of_geography(leg.mode, route, said) if not s.assumed or s.quantity == "stops"
    ]
    statements = [*said, *ground]
    while (odd := conflict(statements)) and (loose := [s for s in odd if s.claims or s.assumed]):
        statements = [s for s in statements if s not in loose]
    box = propagate(statements)
    if box is None:
        return leg
    kept = {s.quantity for s in statements if s.claims or s.quantity == "distance"}
    told_time = bool(kept & {"total", "departure", "arrival"}) or {"distance", "speed"} <= kept
    stops = leg.stops
    if stops and len(stops) == 1 and stops[0].duration_h is None and told_time:
        left = box["stops"]
        if math.isfinite(left.high):
            stops = (replace(stops[0], duration_h=left),)
    return replace(
        leg,
        distance_km=_known(box["distance"]),
        speed_kmh=_known(box["speed"])
        if "speed" in kept or {"distance", "total"} <= kept
        else None,
        duration_h=_known(box["total"]) if told_time else None,
        stops=stops,
        arrives=leg.arrives or _computed_arrival(leg, box["arrival"], kept, places),
    )


def _is_sure(claim: Claim) -> bool:
    """Whether a claim is surely enough of the leg for setting what is shown of it: times of day and movements are."""
    return claim.kind not in _FIGURES or claim.confidence.ends >= _SHOWN


def _own_route(leg: Leg) -> Route | None:
    route = leg.route
    return route if route is not None and route.length_km.high > 0 else None


def _known(interval: Interval) -> Interval | None:
    return None if interval.low <= 0 and math.isinf(interval.high) else interval


def _computed_arrival(
    leg: Leg, arrival: Interval, kept: set[Quantity], places: Sequence[Place]
) -> TimeRef | None:
    if "departure" not in kept or not (math.isfinite(arrival.low) and math.isfinite(arrival.high)):
        return None
    place = None if leg.destination is None else places[leg.destination]
    return TimeRef(
        earliest=local_instant(arrival.low, place),
        latest=local_instant(arrival.high, place),
        computed=True,
    )
