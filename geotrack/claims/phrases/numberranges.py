"""Numbers before a unit: fractions, what is counted, ranges."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.numbers import Number, read_number
from geotrack.claims.phrases.unitwords import read_unit
from geotrack.languages.en import figures_in_words

DASHES: Final = frozenset("-–—‑−")


def number_at(words: Sequence[str], at: int) -> Number | None:
    """Read the number at word `at`: "half an", "an" before what is counted, "3.5"."""
    number = _fraction_of(words, at)
    if number is not None:
        return number
    if (
        words[at] in figures_in_words.A_AN
        and at + 1 < len(words)
        and words[at + 1]
        .removesuffix(figures_in_words.STRAIGHT_S)
        .removesuffix(figures_in_words.CURLY_S)
        in figures_in_words.COUNTABLE
    ):
        return Number(1.0, at + 1, False)
    return read_number(words, at)


def range_at(
    words: Sequence[str], at: int, number: Number
) -> tuple[float, int, float | None, str | None]:
    """Read on over "-odd" and the upper end of a range: value, end, upper value, what is odd."""
    count = len(words)
    value, end, odd = number.value, number.end, number.odd
    if end + 1 < count and words[end] in ("-", "+") and words[end + 1] == figures_in_words.ODD:
        end += 2
    upper = _upper(words, end, at)
    if upper is None:
        return value, end + (end < count and words[end] == "+"), None, odd
    odd = odd or upper.odd
    if upper.value >= value:
        return value, upper.end, upper.value, odd
    if upper.value <= 0:
        return value, upper.end, None, odd
    return upper.value, upper.end, value, f"a range from {value:g} down to {upper.value:g}"


def filler(words: Sequence[str], end: int, number: Number) -> bool:
    """Whether a word stands between number and unit: "3 [more] hours", "two [full] days"."""
    return (
        end < len(words)
        and words[end] in figures_in_words.BETWEEN_NUMBER_AND_UNIT
        and number.end == end
        and read_unit(words, end + 1) is not None
    )


def _fraction_of(words: Sequence[str], at: int) -> Number | None:
    """Read "half an", "a half", "a quarter of an" where a unit follows."""
    count = len(words)
    begin = at + (words[at] in figures_in_words.A_AN_ONE and at + 1 < count)
    name = words[begin]
    if name not in figures_in_words.FRACTION:
        return None
    end = begin + 1
    while end < count and end < begin + 4 and words[end] in figures_in_words.OF_A_AN_THE:
        end += 1
    if read_unit(words, end) is None:
        return None
    if words[end - 1] == "-":
        end -= 1
    return Number(figures_in_words.FRACTION[name], end, False)


def _upper(words: Sequence[str], end: int, at: int) -> Number | None:
    """Read the upper end of a range: "3 to 4 hours", "20-25 km", "two or three days"."""
    count = len(words)
    if end + 1 >= count:
        return None
    link = words[end]
    if (
        link in DASHES
        and end + 2 < count
        and words[end + 1] == figures_in_words.TO
        and words[end + 2] in DASHES
    ):
        end += 2
    elif link == figures_in_words.AND:
        if not at or words[at - 1] != figures_in_words.BETWEEN:
            return None
    elif link not in figures_in_words.TO_OR and link not in DASHES:
        return None
    if words[end + 1] in figures_in_words.A_AN:
        return None
    upper = read_number(words, end + 1)
    if upper is None:
        return None
    after = upper.end
    if after < count and words[after] in DASHES:
        after += 1
    return upper if read_unit(words, after) else None
