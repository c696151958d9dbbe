"""Interval arithmetic over the variables of a leg, and the smallest set of statements at odds.

A leg has a distance, a moving time, stops, a total time, a speed, a departure and an arrival, bound by
three laws::

    distance = speed × moving        total = moving + stops        arrival = departure + total

Every statement narrows one variable to an interval; every law narrows its variables by the others,
again and again until nothing changes. The laws share variables like beads on a string, so this ends
after a few rounds and loses nothing: if every variable keeps at least one value, values exist that
satisfy all statements at once, for each law is monotone in each variable.

Units: km, h, km/h; instants are hours since 0001-01-01T00:00 in UTC (`geotrack.measures.instants`).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from geotrack.measures.interval import Interval

Quantity = Literal["distance", "moving", "stops", "total", "speed", "departure", "arrival"]
QUANTITIES: Final[tuple[Quantity, ...]] = (
    "distance", "moving", "stops", "total", "speed", "departure", "arrival",
)  # fmt: skip

_POSITIVE: Final = Interval(0.0, math.inf)
_ANY: Final = Interval(-math.inf, math.inf)
_START: Final[dict[Quantity, Interval]] = {
    **dict.fromkeys(("distance", "moving", "stops", "total", "speed"), _POSITIVE),
    "departure": _ANY,
    "arrival": _ANY,
}
_ROUNDS: Final = 24
_SLACK: Final = 1e-9  # relative: figures that differ by less are the same
_SUBSETS_UP_TO: Final = 10  # with more statements, drop one after the other instead
_SMALL: Final = (
    4  # no conflict of one leg needs more than distance, speed, total and stops, as a rule
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said or known about a leg.

    `words` name it in a reason ("about 20 hours", "the railway"). `claims` are the claims that say so;
    empty for geography and experience. `assumed` marks what is usual, not known: a conflict that needs
    it makes a claim doubtful, never contradicted. `told_high` is what a stop was said to last at most,
    in hours; its `interval` leaves room for others.
    """

    quantity: Quantity
    interval: Interval
    words: str
    claims: tuple[int, ...] = ()
    assumed: bool = False
    told_high: float = 0.0


def _cut(known: Interval, by: Interval) -> Interval | None:
    if by.low <= known.low and known.high <= by.high:
        return known  # most often nothing is cut off
    low, high = max(known.low, by.low), min(known.high, by.high)
    if low <= high:
        return Interval(low, high)
    if low - high <= _SLACK * max(1.0, abs(low), abs(high)):
        return Interval(high, low)
    return None


def _minus(a: Interval, b: Interval) -> Interval:
    low = -math.inf if math.isinf(a.low) or math.isinf(b.high) else a.low - b.high
    high = math.inf if math.isinf(a.high) or math.isinf(b.low) else a.high - b.low
    return Interval(low, high)


def _over(a: Interval, b: Interval) -> Interval:
    return _POSITIVE if b.high <= 0 else a / b


def propagate(statements: Sequence[Statement]) -> dict[Quantity, Interval] | None:
    """Return what the statements leave of each quantity; None when they cannot hold together.

    Examples
    --------
    >>> known = propagate(
    ...     [
    ...         Statement(quantity="distance", interval=Interval(90, 110), words="100 km"),
    ...         Statement(quantity="moving", interval=Interval(2, 2), words="2 hours"),
    ...     ]
    ... )
    >>> known["speed"]
    Interval(low=45.0, high=55.0)
    """
    box = dict(_START)
    for statement in statements:
        cut = _cut(box[statement.quantity], statement.interval)
        if cut is None:
            return None
        box[statement.quantity] = cut
    for _ in range(_ROUNDS):
        changed = False
        for quantity, allowed in _laws(box):
            cut = _cut(box[quantity], allowed)
            if cut is None:
                return None
            if cut is not box[quantity] and cut != box[quantity]:
                changed = changed or not _close(cut, box[quantity])
                box[quantity] = cut
        if not changed:
            break
    return box


def _laws(box: Mapping[Quantity, Interval]) -> list[tuple[Quantity, Interval]]:
    return [
        ("distance", box["speed"] * box["moving"]),
        ("moving", _over(box["distance"], box["speed"])),
        ("speed", _over(box["distance"], box["moving"])),
        ("total", box["moving"] + box["stops"]),
        ("moving", _minus(box["total"], box["stops"])),
        ("stops", _minus(box["total"], box["moving"])),
        ("arrival", box["departure"] + box["total"]),
        ("departure", _minus(box["arrival"], box["total"])),
        ("total", _minus(box["arrival"], box["departure"])),
    ]


def _close(a: Interval, b: Interval) -> bool:
    def same(x: float, y: float) -> bool:
        if math.isinf(x) or math.isinf(y):
            return x == y
        return abs(x - y) <= _SLACK * max(1.0, abs(x), abs(y))

    return same(a.low, b.low) and same(a.high, b.high)


def conflict(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the smallest set of statements that cannot hold together; empty when all can.

    Of several smallest sets, the one with the fewest assumptions, then the first in order. Beyond ten
    statements, or four in conflict, a set of which none can be spared.
    """
    if propagate(statements) is not None:
        return ()
    if len(statements) > _SUBSETS_UP_TO:
        return _shrunk(statements)
    for size in range(1, min(_SMALL, len(statements)) + 1):
        found = [s for s in combinations(statements, size) if propagate(s) is None]
        if found:
            return min(found, key=lambda s: sum(x.assumed for x in s))
    return _shrunk(statements)


def _shrunk(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return a conflict set of which no member can be spared."""
    kept = sorted(statements, key=lambda s: s.assumed)
    for statement in reversed(list(kept)):
        fewer = [s for s in kept if s is not statement]
        if propagate(fewer) is None:
            kept = fewer
    return tuple(kept)
