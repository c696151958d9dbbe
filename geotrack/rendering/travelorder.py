"""The places of a report in the order in which they are travelled."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geotrack.model import Journey, Leg
    from geotrack.report import Report


def travelled(report: Report) -> list[int]:
    """Return the places of the legs in order of travel, main journeys first, each once."""
    order: dict[int, None] = {}
    for journey in sorted(report.journeys, key=lambda j: (j.background, _told_at(report, j))):
        for leg in journey.legs:
            ends = [leg.origin, *_between(report, leg), leg.destination]
            marked = crossed(report, leg)
            order.update((p, None) for p in ends if p is not None and p not in marked)
    return list(order)


def _told_at(report: Report, journey: Journey) -> int:
    """Return where the text begins to tell of a journey, as an offset."""
    told = [report.claims[k].start for leg in journey.legs for k in leg.claims]
    return min(told, default=len(report.document.text))


def _between(report: Report, leg: Leg) -> list[int]:
    """Return the places on a leg's way, as they come along its line; without one as the text has them."""
    told = dict.fromkeys(p for p in (*leg.via, *(s.place for s in leg.stops)) if p is not None)
    line = leg.route.line if leg.route else None
    if line is None or len(line.lats) < 2 or len(told) < 2:
        return list(told)
    points = list(zip(line.lats, line.lons, strict=True))

    def along(index: int) -> int:
        place = report.places[index]
        if place.lat is None or place.lon is None:
            return len(points)
        lat, lon, narrow = place.lat, place.lon, math.cos(math.radians(place.lat))
        return min(
            range(len(points)),
            key=lambda k: (
                (points[k][0] - lat) ** 2 + (((points[k][1] - lon + 180) % 360 - 180) * narrow) ** 2
            ),
        )

    return sorted(told, key=along)


def crossed(report: Report, leg: Leg) -> set[int]:
    """Return the borders that a leg tells of and its route marks where it crosses them."""
    if leg.route is None or not leg.route.crossings:
        return set()
    told = (*leg.via, *(stop.place for stop in leg.stops))
    return {place for place in told if place is not None and report.places[place].kind == "border"}
