"""When legs begin and end: stated, or computed from the other end and the time on the way."""

import math
from collections.abc import Sequence

from geotrack.measures.instants import hours, iso, utc_offset_h
from geotrack.measures.interval import Interval
from geotrack.model import TimeExpression, TimeRef

#: hours since 0001-01-01; None is open
Span = tuple[float | None, float | None]


def span_of(ref: TimeRef | None, times: Sequence[TimeExpression]) -> Span:
    """Return the hours that a reference leaves open."""
    if ref is None:
        return None, None
    earliest, latest = ref.earliest, ref.latest
    if ref.time is not None:
        earliest, latest = times[ref.time].earliest, times[ref.time].latest
    return (
        None if earliest is None else hours(earliest),
        None if latest is None else hours(latest),
    )


def window(spans: Sequence[Span]) -> Span:
    """Return the hull of some spans, open ends left out; (None, None) when nothing is known."""
    lows = [low for low, _ in spans if low is not None]
    highs = [high for _, high in spans if high is not None]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def gap_days(left: Span, right: Span) -> float:
    """Return how many days lie between two spans; 0 when they meet or either is unknown."""
    if None in left or None in right:
        return 0.0
    (a, b), (c, d) = left, right
    assert a is not None
    assert b is not None
    assert c is not None
    assert d is not None
    return max(0.0, a - d, c - b) / 24


def _shift_h(origin: str | None, destination: str | None, at: float) -> float:
    """Return how far the clocks of the destination are ahead of those of the origin."""
    if not origin or not destination or origin == destination:
        return 0.0
    instant = iso(at)
    first, second = utc_offset_h(origin, instant), utc_offset_h(destination, instant)
    return 0.0 if first is None or second is None else second - first


def computed_arrival(
    departs: Span, duration_h: Interval, origin_zone: str | None, destination_zone: str | None
) -> TimeRef | None:
    """Return departure + time on the way, by the destination's clock; None when nothing follows."""
    low, high = departs
    if low is None and high is None:
        return None
    shift = _shift_h(origin_zone, destination_zone, low if low is not None else high or 0.0)
    return _ref(
        None if low is None else low + duration_h.low + shift,
        None if high is None or math.isinf(duration_h.high) else high + duration_h.high + shift,
    )


def computed_departure(
    arrives: Span, duration_h: Interval, origin_zone: str | None, destination_zone: str | None
) -> TimeRef | None:
    """Return arrival - time on the way, by the origin's clock; None when nothing follows."""
    low, high = arrives
    if low is None and high is None:
        return None
    shift = _shift_h(destination_zone, origin_zone, low if low is not None else high or 0.0)
    return _ref(
        None if low is None or math.isinf(duration_h.high) else low - duration_h.high + shift,
        None if high is None else high - duration_h.low + shift,
    )


def _ref(low: float | None, high: float | None) -> TimeRef | None:
    if low is None and high is None:
        return None
    return TimeRef(
        earliest=None if low is None else iso(low),
        latest=None if high is None else iso(high),
        computed=True,
    )
