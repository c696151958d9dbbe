"""When a leg begins and ends, as files tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geotrack.model import Leg, TimeRef
    from geotrack.report import Report

Bounds = tuple[str | None, str | None]


def bounds_of(report: Report, when: TimeRef | None) -> Bounds:
    """Return the earliest and the latest instant of an end, ISO 8601; None where it is not known.

    What the assembler computed goes before what the expression alone can mean.
    """
    if when is None:
        return None, None
    told = report.times[when.time] if when.time is not None else None
    return when.earliest or (told.earliest if told else None), when.latest or (told.latest if told else None)  # fmt: skip


def leg_times(report: Report, leg: Leg) -> dict[str, str | None]:
    """Return the bounds of a leg's ends under the names that every table has for them."""
    departs, arrives = bounds_of(report, leg.departs), bounds_of(report, leg.arrives)
    return {
        "departs_earliest": departs[0],
        "departs_latest": departs[1],
        "arrives_earliest": arrives[0],
        "arrives_latest": arrives[1],
    }
