"""Legs over places that no gazetteer knows: what lies between two settled places is passed on the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geotrack.journeys.drafts import LegDraft

if TYPE_CHECKING:
    from geotrack.journeys.drafts import TripDraft
    from geotrack.journeys.sameplace import Ends


def bridge(trip: TripDraft, ends: Ends) -> None:
    """Join the legs of a journey that could not be drawn at all, so that its settled places are joined.

    A–x, x–B with an unknown x becomes A–B by way of x. Figures that were told of a part become a matter of
    the journey. A journey with a leg between two settled places, or with fewer than two of them, stays.
    """
    legs = trip.legs
    if any(ends.settled(leg.origin) and ends.settled(leg.destination) for leg in legs):
        return
    nodes: list[tuple[int, LegDraft]] = []
    for leg in legs:
        for place in (leg.origin, *leg.via, leg.destination):
            if place is not None and (not nodes or nodes[-1][0] != place):
                nodes.append((place, leg))
    known = [k for k, (place, _) in enumerate(nodes) if ends.settled(place)]
    if len({nodes[k][0] for k in known}) < 2:
        return
    joined: list[LegDraft] = []
    for first, last in pairwise(known):
        origin, destination = nodes[first][0], nodes[last][0]
        if origin == destination or ends.same(origin, destination):
            continue
        parts = list(dict.fromkeys(leg for _, leg in nodes[first : last + 1]))
        joined.append(_joined(origin, destination, [p for p, _ in nodes[first + 1 : last]], parts))
    if not joined:
        return
    told = {k for leg in joined for k in leg.claims}
    trip.claims.extend(k for leg in legs for k in leg.claims if k not in told)
    trip.legs = joined


def _joined(origin: int, destination: int, via: list[int], parts: list[LegDraft]) -> LegDraft:
    """Return one leg of several: the way, times and status of the first and last, no figures."""
    modes = {leg.mode for leg in parts} - {"unknown"}
    leg = LegDraft(origin=origin, destination=destination, via=list(dict.fromkeys(via)))
    leg.mode = modes.pop() if len(modes) == 1 else "unknown"
    leg.departs = parts[0].departs if parts[0].origin == origin else None
    leg.arrives = parts[-1].arrives if parts[-1].destination == destination else None
    for part in parts:
        leg.statuses |= part.statuses
        leg.claims.extend(k for k in part.claims if k not in part.figures)
        leg.stops.extend(stop for stop in part.stops if stop not in leg.stops)
    leg.last_sentence = max(part.last_sentence for part in parts)
    return leg
