"""Legs over places that nobody is at: what no gazetteer knows, or what is no point, is passed on the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geotrack.journeys.drafts import LegDraft
from geotrack.journeys.legs import MOVEMENTS, WAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.journeys.drafts import TripDraft
    from geotrack.journeys.sameplace import Ends
    from geotrack.model import Claim


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


def skip_areas(trip: TripDraft, ends: Ends, claims: Sequence[Claim]) -> None:
    """Lead legs over countries, rivers and seas on to the point behind them; leave out most that end in one.

    A–x, x–B with an area x becomes A–B by way of x, unless movements tell that somebody came to a country and left it. Of what is left with an area for an end, a leg whose point other
    legs reach or leave stays only if a movement tells it outright.
    """
    legs = trip.legs
    for into in [leg for leg in legs if ends.area(leg.destination) and not ends.area(leg.origin)]:
        out = next((leg for leg in legs if leg.origin == into.destination), None)
        if out is None or ends.area(out.destination):
            continue
        origin, via, destination = into.origin, into.destination, out.destination
        if via is None or None in (origin, destination) or ends.agrees(origin, destination):
            continue
        if ends.peopled(via) and _told(into, claims) and _told(out, claims):
            continue
        at = legs.index(into)
        legs.remove(into)
        legs.remove(out)
        trip.claims.extend((*into.claims, *out.claims))
        if not any(
            ends.agrees(leg.origin, origin) and ends.agrees(leg.destination, destination)
            for leg in legs
        ):
            legs.insert(at, _joined(origin, destination, [via], [into, out]))
    large = [leg for leg in legs if ends.area(leg.origin) or ends.area(leg.destination)]
    points = [p for leg in legs if leg not in large for p in (leg.origin, leg.destination)]
    for leg in large:
        beside = any(ends.agrees(p, end) for p in points for end in (leg.origin, leg.destination))
        if beside and not _told(leg, claims, outright=True):
            legs.remove(leg)
            trip.claims.extend(leg.claims)


def _told(leg: LegDraft, claims: Sequence[Claim], *, outright: bool = False) -> bool:
    """Whether a movement tells of a leg with both ends; `outright`: in its own sentence."""
    return any(
        c.kind in MOVEMENTS
        and c.pattern != WAY
        and None not in (c.origin, c.destination)
        and not (outright and c.inferred)
        for c in (claims[k] for k in leg.claims)
    )


def _joined(
    origin: int | None, destination: int | None, via: list[int], parts: list[LegDraft]
) -> LegDraft:
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
