"""Quantities: a number with a unit of length, time or speed, its hedge and its second unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from geotrack.claims.phrases.hedges import Bound, hedge_after, hedge_before
from geotrack.claims.phrases.numberranges import DASHES, filler, number_at, range_at
from geotrack.claims.phrases.numbers import Number, read_number
from geotrack.claims.phrases.unitwords import read_unit
from geotrack.languages.en import figures_in_words
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.unit_codes import UNIT_WORDS
from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION, FACTOR, Dimension

__all__ = ["UNIT_WORDS", "Pair", "Quantity", "quantity_at", "read_quantity"]

_SMALLER: Final = {"day": "h", "h": "min", "week": "day", "min": "s", "month": "day", "night": "h"}
#: what ends a sentence or a part of it, and minutes that hours may have
_STOPS: Final = ("", *".,;:)?!–—|")
_MINUTES: Final = range(1, 60)
_CLOSING: Final = {"(": ")", "[": "]"}


class Glued(Protocol):
    """Says of each word whether it follows the one before without a space."""

    def __getitem__(self, at: int, /) -> bool:
        """Return whether word `at` is glued to the one before."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same quantity in another unit: "1,180 km (733 miles)". `start`, `end` index words."""

    start: int
    end: int
    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure with its unit. `start`, `end` and `bare` index words, the last without the hedge.

    `value_max` is the upper end of a range, else None. `hedge` is the word that decided on `approx`
    and `bound`. `attributive`: written as an adjective ("20-minute"). `stop` is the end including the
    second unit.
    """

    start: int
    bare: int
    end: int
    stop: int
    value: float
    unit: str
    value_max: float | None = None
    approx: bool = False
    bound: Bound | None = None
    hedge: str = ""
    pair: Pair | None = None
    attributive: bool = False
    spelled: bool = False
    odd: str | None = None

    @property
    def dimension(self) -> Dimension:
        """What is measured: length, time or speed."""
        return DIMENSION[self.unit]

    def interval(self, *, at_sea: bool = False) -> Interval | None:
        """Return the stated interval in km, h or km/h; "miles" at sea may be nautical."""
        stated = stated_interval(
            self.value, self.value_max, self.unit, self.approx, self.bound, hedge=self.hedge
        )
        if stated and at_sea and self.unit in ("mi", "mph"):
            return Interval(stated.low, stated.high * FACTOR["nmi"] / FACTOR["mi"])
        return stated


def read_quantity(words: Sequence[str], at: int, glued: Glued) -> Quantity | None:
    """Return the quantity whose number begins at word `at`, with hedge and second unit, or None.

    Parameters
    ----------
    words
        The words in lower case.
    at
        Where the number (or "a", "half") stands.
    glued
        For each word, whether it follows the one before without a space ("km2" is an area).

    Examples
    --------
    >>> words = "about 100 kilometres ( 62 miles ) away".split()
    >>> q = read_quantity(words, 1, [False] * len(words))
    >>> q.value, q.unit, q.approx, q.start, q.stop, q.pair.value
    (100.0, 'km', True, 0, 7, 62.0)
    >>> words = "an hour and a half".split()
    >>> read_quantity(words, 0, [False] * 5).value
    1.5
    """
    bare = quantity_at(words, at, glued)
    if bare is None:
        return None
    hedge = hedge_before(words, at)
    start, value_approx, bound, hedge_word = (
        at - hedge.length,
        hedge.approx,
        hedge.bound,
        hedge.word,
    )
    if bare.start != at:
        return None
    previous = words[start - 1] if start else ""
    if previous in figures_in_words.A_AN_THE and hedge.length == 0:
        outer = hedge_before(words, at - 1)
        if outer.length and (outer.approx or outer.bound):
            start, value_approx, bound, hedge_word = (
                at - 1 - outer.length, outer.approx, outer.bound, outer.word,
            )  # fmt: skip
    if (
        words[at] in figures_in_words.HUNDRED_THOUSAND_DOZEN
        and previous in figures_in_words.FEW_SEVERAL_MANY
    ):
        return None
    if previous == figures_in_words.BETWEEN and bare.value_max is not None:
        start -= 1
    if previous in ("$", "£", "€", "¥") or (
        previous in figures_in_words.IN_SINCE_BY and _is_year(words[at], bare)
    ):
        return None
    end, odd = bare.end, bare.odd
    after = hedge_after(words, end)
    if after.length:
        end += after.length
        value_approx, bound = True, bound or after.bound
        hedge_word = hedge_word or after.word
    pair = _pair(words, end, bare, glued)
    return Quantity(
        start=start,
        bare=at,
        end=end,
        stop=pair.end if pair else end,
        value=bare.value,
        value_max=bare.value_max,
        unit=bare.unit,
        approx=value_approx,
        bound=bound,
        hedge=hedge_word,
        pair=pair,
        attributive=bare.attributive,
        spelled=bare.spelled,
        odd=odd,
    )


def _is_year(word: str, bare: Quantity) -> bool:
    return (
        len(word) == 4 and word.isdecimal() and 1500 <= bare.value <= 2100 and not bare.attributive
    )


def quantity_at(words: Sequence[str], at: int, glued: Glued) -> Quantity | None:
    """Return the quantity at word `at` without hedge and second unit, or None."""
    count = len(words)
    number = number_at(words, at)
    if number is None:
        return None
    value, end, value_max, odd = range_at(words, at, number)
    attributive = end < count and words[end] in DASHES
    if attributive or filler(words, end, number):
        end += 1
    unit = read_unit(words, end)
    if unit is None:
        return None
    code, end = unit
    if words[end - 1] == "." and not (
        end < count and (words[end][0].isalnum() or words[end] in ("(", ","))
    ):
        end -= 1
    if code == "m" and (not number.digits and words[end - 1] == figures_in_words.M):
        return None
    if end < count and glued[end] and words[end] in ("2", "3", "²", "³"):
        return None
    if _clocked(words, end, code, glued):
        minutes = float(words[end][:2])  # "1h30"
        end += 1
        if end < count and glued[end] and words[end] in figures_in_words.M_MIN_MN:
            end += 1
        return Quantity(
            start=at, bare=at, end=end, stop=end, value=value * 60 + minutes, unit="min", odd=odd
        )
    if code == "h" and value < 1 and value_max is None:
        value, code = value * 60, "min"  # "half an hour" is thirty minutes
    if value_max is None:
        value, code, end = _compound(words, value, code, end, glued)
        value, end = _and_a_half(words, value, end)
        if not attributive and (top := _up_to(words, end, value, code, glued)):
            value_max, end = top
    return Quantity(
        start=at, bare=at, end=end, stop=end, value=value, value_max=value_max, unit=code,
        attributive=attributive, spelled=not number.digits, odd=odd,
    )  # fmt: skip


def _clocked(words: Sequence[str], end: int, code: str, glued: Glued) -> bool:
    """Whether minutes follow hours without a space: "1h30"."""
    return (
        code in ("h", "min")
        and words[end - 1] == figures_in_words.H
        and end < len(words)
        and glued[end]
        and words[end].isdecimal()
    )


def _up_to(
    words: Sequence[str], end: int, value: float, code: str, glued: Glued
) -> tuple[float, int] | None:
    """Read the upper end of a range that repeats the unit, "90 km to 110 km": value and end."""
    if end + 1 >= len(words) or words[end] not in (figures_in_words.TO, *DASHES):
        return None
    other = _same_kind(words, end + 1, code, glued)
    if other is None:
        return None
    top = other.value * FACTOR[other.unit] / FACTOR[code]
    return (round(top, 6), other.end) if top > value else None


def _same_kind(words: Sequence[str], at: int, unit: str, glued: Glued) -> Quantity | None:
    if not (
        words[at][0].isdecimal() or words[at] in NUMBER_WORDS or words[at] in figures_in_words.A_AN
    ):
        return None
    other = quantity_at(words, at, glued)
    return other if other and DIMENSION[other.unit] == DIMENSION[unit] else None


def _compound(
    words: Sequence[str], value: float, unit: str, end: int, glued: Glued
) -> tuple[float, str, int]:
    """Add smaller units: "1 hour, 20 minutes", "four days, seven hours, and ten minutes".

    And larger ones: "ten minutes over two hours".
    """
    count = len(words)
    sign = figures_in_words.OVER_AND_UNDER.get(words[end]) if end + 2 < count else None
    if sign and unit == "min" and (number := read_number(words, end + 1)):
        larger = read_unit(words, number.end)
        if larger is not None and larger[0] == "h":
            return number.value * 60 + sign * value, unit, larger[1]
    for _ in range(3):
        smaller = _SMALLER.get(unit)
        at = end
        if at < count and words[at] == ",":
            at += 1
        if at < count and words[at] == figures_in_words.AND:
            at += 1
        if smaller is None or at >= count or words[at] in figures_in_words.A_AN_HALF_QUARTER:
            break
        number = read_number(words, at)
        if number is None:
            break
        after = number.end + (number.end < count and words[number.end] in DASHES)
        following = read_unit(words, after)
        if unit == "h" and words[at - 1] != "," and _minutes_alone(words, number):
            return value * 60 + number.value, "min", number.end
        if (
            following is None
            or DIMENSION[following[0]] != "time"
            or FACTOR[following[0]] >= FACTOR[unit]
        ):
            break
        ratio = FACTOR[unit] / FACTOR[following[0]]
        value, unit, end = value * ratio + number.value, following[0], following[1]
        if words[end - 1] == "." and end >= count:
            end -= 1
    return value, unit, end


def _minutes_alone(words: Sequence[str], number: Number) -> bool:
    """Whether minutes behind hours go without their unit: "1 h 45 by train", "an hour and forty"."""
    follows = words[number.end] if number.end < len(words) else ""
    free = follows in figures_in_words.AFTER_MINUTES or follows in _STOPS
    return number.value in _MINUTES and free


def _and_a_half(words: Sequence[str], value: float, end: int) -> tuple[float, int]:
    """Add "and a half" behind a unit: "six days and a half"."""
    if list(words[end : end + 2]) == figures_in_words.AND_A_RUN and words[end + 2 : end + 3]:
        part = figures_in_words.FRACTION.get(words[end + 2])
        if part and read_unit(words, end + 3) is None:
            return value + part, end + 3
    if list(words[end : end + 3]) == figures_in_words.AND_THREE_QUARTERS_RUN:
        return value + 0.75, end + 3
    return value, end


def _pair(words: Sequence[str], end: int, bare: Quantity, glued: Glued) -> Pair | None:
    """Read the second unit: "(62 miles)", "/62 miles", ", or 62 miles"."""
    count = len(words)
    if end + 2 >= count:
        return None
    opener = words[end]
    at = end + 1
    closing = _CLOSING.get(opener)
    if closing is not None and closing not in words[at : at + 16]:
        return None
    if closing is None:
        if opener == "," and words[at] == figures_in_words.OR:
            at += 1
        elif opener not in figures_in_words.OR_WORDS:
            return None
    while at < count and (
        words[at] in figures_in_words.CONVERSION_OPENERS
        or (words[at] == "." and words[at - 1] == figures_in_words.APPROX)
    ):
        at += 1
    if at >= count or not (words[at][0].isdecimal() or words[at] in NUMBER_WORDS):
        return None
    other = quantity_at(words, at, glued)
    if (
        other is None
        or other.dimension != bare.dimension
        or other.unit == bare.unit
        or bare.dimension == "time"
    ):
        return None
    stop = other.end
    if closing is not None:
        limit = min(count, stop + 8)
        while stop < limit and words[stop] != closing:
            stop += 1
        if stop >= limit:
            return None
        stop += 1
    elif opener == figures_in_words.OR and other.value == 1:
        return None
    return Pair(start=bare.start, end=stop, value=other.value, unit=other.unit)
