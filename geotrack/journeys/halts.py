"""Stops on the way: halts, breaks of gauge and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.journeys.drafts import StopDraft
from geotrack.measures.units import DIMENSION

if TYPE_CHECKING:
    from geotrack.journeys.drafts import LegDraft, TripDraft
    from geotrack.journeys.sameplace import Ends
    from geotrack.model import Claim

_LEGS: int = 40


def add_halt(
    k: int, claim: Claim, trip: TripDraft, leg: LegDraft, place: int | None, ends: Ends
) -> None:
    """Add a stop or break of gauge to the leg it lies on, or to a stop already told there."""
    if place is not None:  # told of before, on another leg
        leg = next(
            (
                o
                for o in trip.legs[-_LEGS:]
                if place in o.via or any(s.place == place for s in o.stops)
            ),
            leg,
        )
    leg.claims.append(k)
    stop = next((s for s in leg.stops if None in (place, s.place) or s.place == place), None)
    if stop is None:
        stop = StopDraft(place)
        leg.stops.append(stop)
    stop.claims.append(k)
    stop.place = place if stop.place is None else stop.place
    if claim.interval is not None and claim.unit and DIMENSION.get(claim.unit) == "time":
        stop.duration_h = claim.interval
    if claim.kind == "gauge" and (stop.reason is None or "gauge" not in stop.reason):
        stop.reason = f"{stop.reason} (break of gauge)" if stop.reason else "break of gauge"
    elif claim.reason and stop.reason is None:
        stop.reason = claim.reason
    if (
        claim.kind == "stop"
        and place is not None
        and ends.settled(place)
        and not ends.area(place)
        and place not in (leg.origin, leg.destination, *leg.via)
    ):
        leg.via.append(place)
