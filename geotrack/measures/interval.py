"""Closed intervals of real numbers: what "about 20 hours" means, and its arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, order=True, init=False)
class Interval:
    """All numbers from `low` to `high`, both included; `high` may be infinite.

    Raises
    ------
    ValueError
        If `low` is greater than `high` or either is not a number.

    Examples
    --------
    >>> Interval(54, 66) * Interval(18, 22)
    Interval(low=972, high=1452)
    >>> Interval(1088, 1110).meets(Interval(1073, 1454))
    True
    """

    low: float
    high: float

    def __init__(self, low: float, high: float) -> None:
        if not low <= high:
            message = f"an interval runs from low to high, not {low} to {high}"
            raise ValueError(message)
        _set_low(self, low)
        _set_high(self, high)

    def __contains__(self, number: float) -> bool:
        return self.low <= number <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        if self.low > 0 and other.low > 0:
            return Interval(self.low * other.low, self.high * other.high)
        corners = [
            0.0 if 0 in (a, b) else a * b
            for a in (self.low, self.high)
            for b in (other.low, other.high)
        ]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by an interval of positive numbers (zero allowed as its lower end)."""
        if other.low < 0 or other.high <= 0:
            message = f"division is defined for positive divisors, not {other}"
            raise ValueError(message)
        inverse = Interval(
            0.0 if math.isinf(other.high) else 1 / other.high,
            math.inf if other.low == 0 else 1 / other.low,
        )
        return self * inverse

    @property
    def middle(self) -> float:
        """The midpoint; infinite when `high` is."""
        return (self.low + self.high) / 2

    @property
    def width(self) -> float:
        """`high` less `low`."""
        return self.high - self.low

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def intersect(self, other: Interval) -> Interval | None:
        """Return what both have in common; None when nothing."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def holds(self, other: Interval) -> bool:
        """Whether `other` lies wholly inside."""
        return self.low <= other.low and other.high <= self.high

    def scaled(self, low: float, high: float | None = None) -> Interval:
        """Return the interval from ``low * self.low`` to ``high * self.high``."""
        return Interval(self.low * low, self.high * (low if high is None else high))

    def widened(self, by: float) -> Interval:
        """Return the interval grown by `by` on both sides."""
        return Interval(self.low - by, self.high + by)


# a text about travel makes thousands of them: the slots themselves are set in half the time of `object.__setattr__`
_set_low: Final = Interval.__dict__["low"].__set__
_set_high: Final = Interval.__dict__["high"].__set__
