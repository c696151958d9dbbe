"""By how much the clocks of the places around a departure and an arrival differ."""

from dataclasses import dataclass
from typing import Final

from geotrack.measures import instants
from geotrack.protocols import Case

#: places stand so near a clock time that is told of them, in characters
_NEAR: Final = 70
#: clocks of two places that differ by less are taken for alike, in h
_APART_H: Final = 0.5
#: when clocks of places are compared: winter and summer
_SEASONS: Final = ("2001-01-15T12:00", "2001-07-15T12:00", "2023-01-15T12:00", "2023-07-15T12:00")


@dataclass(frozen=True, slots=True)
class Told:
    """A departure, an arrival (indices of times) and the claim that tells how long it was between them, if any."""

    departs: int
    arrives: int
    lasts: int | None


def _zones(case: Case, told: Told) -> list[tuple[int, str]]:
    """Return where the places around a departure and an arrival are named, and their time zones, in order."""
    one, two = case.times[told.departs], case.times[told.arrives]
    found = {}
    for c in case.claims:
        if c.end < one.start - _NEAR or c.start > two.end + _NEAR:
            continue
        for m in (c.origin, c.destination, *c.via):
            place = case.place_of(m)
            if m is None or m.start is None or place is None or not place.timezone:
                continue
            if one.start - _NEAR <= m.start <= two.end + _NEAR:
                found[m.start] = place.timezone
    return sorted(found.items())


def _between_zones(first: str, last: str) -> set[float]:
    """Return by how many hours the clocks of one zone are ahead of another's, in winter and summer."""
    out = set()
    for when in _SEASONS:
        a, b = instants.utc_offset_h(first, when), instants.utc_offset_h(last, when)
        if a is not None and b is not None:
            out.add(b - a)
    return out


def shifts_of(case: Case, told: Told) -> set[float]:
    """Return by how many hours the clocks of the places named around may differ, zero among them."""
    zones = {zone for _, zone in _zones(case, told)}
    out = {0.0}
    for first in zones:
        for last in zones:
            out |= _between_zones(first, last)
    return out


def by_clocks(case: Case, told: Told) -> set[float]:
    """Return the shift between the zones of the places nearest to departure and arrival; empty: they are not plain."""
    one, two = case.times[told.departs], case.times[told.arrives]
    named = _zones(case, told)
    if len({zone for _, zone in named}) != 2:
        return set()
    here = min(named, key=lambda row: abs(row[0] - one.start))[1]
    there = min(named, key=lambda row: abs(row[0] - two.start))[1]
    if here == there:  # one leads to the other, though the text named that before
        there = next(zone for _, zone in named if zone != here)
    shifts = _between_zones(here, there)
    return shifts if min((abs(s) for s in shifts), default=0.0) >= _APART_H else set()
