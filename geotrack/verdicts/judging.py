"""From assembled journeys to verdicts: legs are routed, narrowed by what is known, and each claim is judged."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geotrack.model import Journey, Leg, Place, Route, Verdict
from geotrack.verdicts import judge, narrow
from geotrack.verdicts.case import Case

#: places of these kinds are too large to start or end a line on a map
_TOO_LARGE: Final = frozenset({"country", "continent", "ocean"})
#: a country no larger than this is a town to travellers: Singapore, Monaco, Macau
_CITY_STATE_KM: Final = 20.0
#: a place that reaches further than this from its point, in km, is passed somewhere, not there
_PASSED_WITHIN_KM: Final = 60.0
#: what is judged by where a line crosses
_BY_CROSSINGS: Final = frozenset({"border", "gauge", "stop"})


def _passable(place: Place) -> bool:
    """Whether a route can be led through a place: a point, or a country to cross."""
    if not place.settled or place.kind == "border":
        return False
    return place.kind == "country" or place.radius_km <= _PASSED_WITHIN_KM


def _leg_route(leg: Leg, case: Case, *, geometry: bool) -> Route | None:
    if leg.origin is None or leg.destination is None or leg.origin == leg.destination:
        return None
    ends = case.places[leg.origin], case.places[leg.destination]
    if any(
        not place.settled or (place.kind in _TOO_LARGE and place.radius_km > _CITY_STATE_KM)
        for place in ends
    ):
        return None
    # where it stops it passes, unless the text has its own order of places on the way
    halts = [stop.place for stop in leg.stops if stop.place is not None]
    passed = leg.via or tuple(i for i in halts if i not in (leg.origin, leg.destination))
    via = tuple(p for i in passed if _passable(p := case.places[i]))
    # borders and gauges are judged by where a line crosses, whether or not lines are asked for
    geometry = geometry or any(c.kind in _BY_CROSSINGS for c in case.claims)
    return case.route(*ends, leg.mode, via=via, alternatives=4, geometry=geometry)


def judged(
    case: Case, journeys: Sequence[Journey], *, geometry: bool
) -> tuple[tuple[Journey, ...], tuple[Verdict, ...]]:
    """Return the journeys with their routes and what they leave possible, and a verdict for each claim.

    Parameters
    ----------
    case
        The document's case before its journeys are routed, about its first claim.
    journeys
        As they were assembled.
    geometry
        Whether routes keep their lines; where borders are told of they do.
    """
    routed = tuple(
        replace(
            journey,
            legs=tuple(
                replace(leg, route=_leg_route(leg, case, geometry=geometry)) for leg in journey.legs
            ),
        )
        for journey in journeys
    )
    narrowed = tuple(
        replace(
            journey,
            legs=tuple(narrow(leg, case.claims, case.times, case.places) for leg in journey.legs),
        )
        for journey in routed
    )
    leg_of: dict[int, tuple[Journey, Leg | None]] = {
        k: (j, None) for j in reversed(narrowed) for k in j.claims
    }
    leg_of.update(
        (k, (j, leg)) for j in reversed(narrowed) for leg in reversed(j.legs) for k in leg.claims
    )
    complete = replace(case, every_journey=narrowed)
    verdicts = tuple(
        judge(complete.about(k, *leg_of.get(k, (None, None)))) for k in range(len(case.claims))
    )
    return narrowed, verdicts
