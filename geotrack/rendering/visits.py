"""The stops of the main journeys in the order of travel, with the times as the article says them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.rendering.markup import plain

if TYPE_CHECKING:
    from geotrack.model import TimeRef
    from geotrack.rendering.view import Spot, View
    from geotrack.report import Report

_LEAD: Final = re.compile(r"^(?:on|at|in|by|around|about|from|since|until)\s+(?=\w)", re.IGNORECASE)
#: a longer expression is a clause, not a label
_LONGEST: Final = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A stop: its number in travel order and when the article says it was reached or left.

    `when` is the label beside the stop, `told` the same with what happens then: "leaves: Friday".
    """

    number: int
    spot: Spot
    when: str = ""
    told: str = ""


def _said(report: Report, when: TimeRef | None) -> str:
    """Return the article's own words for a time: "Friday evening"; empty where it has none."""
    if when is None or when.time is None or when.computed:
        return ""
    words = _LEAD.sub("", plain(report.times[when.time].text, limit=60))
    return words if len(words) <= _LONGEST else ""


def visits_of(view: View) -> list[Visit]:
    """Return the numbered stops of the main journeys; all stops when there are only background ones."""
    main = {leg.leg.origin for leg in view.legs if not leg.background}
    main |= {leg.leg.destination for leg in view.legs if not leg.background}
    for leg in view.legs:
        if not leg.background:
            main |= {*leg.leg.via, *(stop.place for stop in leg.leg.stops)}
    times: dict[int, tuple[str, str]] = {}
    for leg in view.legs:
        if leg.background:
            continue
        for place, when, what in (
            (leg.leg.origin, leg.leg.departs, "leaves"),
            (leg.leg.destination, leg.leg.arrives, "arrives"),
        ):
            said = _said(view.report, when)
            if place is not None and said:
                times.setdefault(place, (said[:1].upper() + said[1:], f"{what}: {said}"))
    chosen = [s for s in view.stops if s.place in main] or list(view.stops)
    out = []
    for number, spot in enumerate(chosen, 1):
        label, told = times.get(spot.place, ("", ""))
        out.append(Visit(number=number, spot=spot, when=label, told=told))
    return out
