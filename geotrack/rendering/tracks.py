"""The traveller's clock: when each leg begins and ends, as far as the text or its figures tell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geotrack.measures import instants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import TimeRef
    from geotrack.rendering.view import LegView
    from geotrack.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The traveller's clock on one leg: hours since year 1, each an interval.

    `stated` says whether the text gives both ends; the others were computed or spread evenly.
    """

    leg: int
    departs: tuple[float, float]
    arrives: tuple[float, float]
    stated: bool


def _hours(report: Report, when: TimeRef | None) -> tuple[float, float] | None:
    if when is None:
        return None
    earliest, latest = when.earliest, when.latest
    if when.time is not None:
        time = report.times[when.time]
        earliest, latest = earliest or time.earliest, latest or time.latest
    if earliest is None and latest is None:
        return None
    try:
        low = instants.hours(earliest) if earliest else instants.hours(latest or "")
        high = instants.hours(latest) if latest else low
    except ValueError:
        return None
    return (low, max(low, high))


def tracks_of(report: Report, legs: Sequence[LegView]) -> list[Track]:
    """Return the clock of each leg whose times are known from the text or from its duration."""
    out = []
    for view in legs:
        if view.path is None:
            continue
        departs = _hours(report, view.leg.departs)
        arrives = _hours(report, view.leg.arrives)
        length = view.leg.duration_h
        known = departs is not None and arrives is not None
        if length is not None and math.isfinite(length.high):
            if departs and not arrives:
                arrives = (departs[0] + length.low, departs[1] + length.high)
            elif arrives and not departs:
                departs = (arrives[0] - length.high, arrives[1] - length.low)
        if departs is None or arrives is None:
            continue
        if arrives[1] <= departs[0]:
            continue
        arrives = (max(arrives[0], departs[0]), arrives[1])
        computed = any(w is not None and w.computed for w in (view.leg.departs, view.leg.arrives))
        out.append(
            Track(leg=view.number, departs=departs, arrives=arrives, stated=known and not computed)
        )
    return out
