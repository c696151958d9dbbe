"""Numbers as articles write them: digits, words, fractions, and damaged ones.

`read_number` looks at the words of a text from one position on and returns what number stands
there. It knows nothing of units: "one hundred and twenty" is a number, "an hour" is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NUMBER_WORDS", "Number", "read_digits", "read_number"]

_ONES: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourscore": 80, "threescore": 60, "score": 20}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_FRACTION_WORDS: Final = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_FRACTION_NAMES: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
    "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "eighth": 8, "eighths": 8,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
_VULGAR: Final = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625,
    "⅞": 0.875, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8,
}  # fmt: skip
#: every word that may begin a number
NUMBER_WORDS: Final = frozenset(
    {*_ONES, *_TENS, "hundred", "thousand", "dozen", "couple", *_FRACTION_WORDS, *_VULGAR}
) - {"score", "zero"}

_DENOMINATORS: Final = frozenset((2, 3, 4, 5, 8))
_PLAIN: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_EUROPEAN: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_MAX_DIGITS: Final = 15  #: longer runs of digits are no figures of travel


class Number(NamedTuple):
    """A number in a text: its value, the index of the word after it, and what is odd about it.

    `digits` tells figures from words.
    """

    value: float
    end: int
    digits: bool = True
    odd: str | None = None


def read_digits(word: str) -> tuple[float, str | None] | None:
    """Return the value of a run of digits with separators and what is odd about it.

    None when it is no plain number (a clock time, an ordinal, a number with too many digits).

    Examples
    --------
    >>> read_digits("1,099")
    (1099.0, None)
    >>> read_digits("1,099,5")
    (1099.5, 'mixed separators in 1,099,5')
    >>> read_digits("12,5")
    (12.5, 'decimal comma in 12,5')
    >>> read_digits("20:30") is None
    True
    """
    if len(word) > _MAX_DIGITS or ":" in word or not word[-1].isdecimal() or not word.isascii():
        return None
    if _PLAIN.fullmatch(word):
        return float(word.replace(",", "")), None
    if word.count(",") == 1 and "." not in word:
        return float(word.replace(",", ".")), f"decimal comma in {word}"
    if _EUROPEAN.fullmatch(word):
        whole, _, rest = word.partition(",")
        return float(
            whole.replace(".", "") + "." + (rest or "0")
        ), f"points as separators in {word}"
    pieces = re.split(r"[.,]", word)
    if all(len(piece) == 3 for piece in pieces[1:-1]) and len(pieces[0]) <= 3:
        return float("".join(pieces[:-1]) + "." + pieces[-1]), f"mixed separators in {word}"
    return None


def read_number(words: Sequence[str], at: int) -> Number | None:
    """Return the number that begins at word `at` (lower case), or None.

    Examples
    --------
    >>> read_number("thirteen hundred and eighty - two miles".split(), 0)
    Number(value=1382.0, end=6, digits=False, odd=None)
    >>> read_number("two and a half hours".split(), 0).value
    2.5
    >>> read_number("3 1 / 2 hours".split(), 0)[:2]
    (3.5, 4)
    """
    word = words[at]
    if word[0].isdecimal():
        return _figure(words, at)
    if word in NUMBER_WORDS or (word in ("a", "an") and at + 1 < len(words)):
        return _spelled(words, at)
    return None


def _figure(words: Sequence[str], at: int) -> Number | None:
    read = read_digits(words[at])
    if read is None:
        return None
    value, odd = read
    end, count = at + 1, len(words)
    following = words[end] if end < count else ""
    if following in _VULGAR:
        return Number(value + _VULGAR[following], end + 1, True)
    if following == "/" and end + 1 < count and words[end + 1].isdecimal():
        return _damaged_fraction(words, at, value)
    if (
        end + 2 < count
        and following.isdecimal()
        and words[end + 1] == "/"
        and words[end + 2].isdecimal()
    ):
        top, bottom = int(following), int(words[end + 2][:4])
        if bottom in _DENOMINATORS and top < bottom:
            return Number(value + top / bottom, end + 3, True)
    if following in ("hundred", "thousand", "million"):
        scale = _SCALES[following]
        return Number(value * scale, end + 1, True, odd)
    if (
        following == "and"
        and end + 2 < count
        and words[end + 1] == "a"
        and words[end + 2] in ("half", "quarter")
    ):
        return Number(value + _FRACTION_WORDS[words[end + 2]], end + 3, True)
    return Number(value, end, True, odd)


def _damaged_fraction(words: Sequence[str], at: int, value: float) -> Number | None:
    """Read "1/2", and "31/2", which lost the space of "3 1/2"."""
    top, bottom = words[at], int(words[at + 2][:4])
    if bottom not in _DENOMINATORS:
        return Number(value, at + 1)
    if value < bottom:
        return Number(value / bottom, at + 3, True)
    if top.isdecimal() and len(top) > 1 and 0 < int(top[-1]) < bottom:
        whole = int(top[:-1]) + int(top[-1]) / bottom
        return Number(whole, at + 3, True, f"{top}/{bottom} read as {whole:g}")
    return Number(value, at + 1)


def _spelled(words: Sequence[str], at: int) -> Number | None:
    count = len(words)
    word = words[at]
    if word in ("a", "an"):
        following = words[at + 1]
        if following in ("hundred", "thousand", "million"):
            return _cardinal(words, at + 1)
        if following == "dozen":
            return Number(12, at + 2, False)
        if following == "couple":
            end = at + 2 + (at + 2 < count and words[at + 2] == "of")
            return Number(2, end, False)
        return None
    if word in _VULGAR:
        return Number(_VULGAR[word], at + 1, False)
    if word in _FRACTION_WORDS:
        if word == "half" and words[at + 1 : at + 3] == ["a", "dozen"]:
            return Number(6, at + 3, False)
        return None
    if word == "dozen":
        return Number(12, at + 1, False)
    if word == "couple":
        return Number(2, at + 1 + (at + 1 < count and words[at + 1] == "of"), False)
    return _cardinal(words, at)


def _cardinal(words: Sequence[str], at: int) -> Number | None:
    total, current, end, seen, count = 0, 0, at, False, len(words)
    hundreds = at
    while end < count:
        word = words[end]
        if word in _SCALES:
            scale = _SCALES[word]
            if current >= scale == 100:  # "two hundred and three hundred": two numbers
                return Number(float(total + current - current % 100), hundreds, False)
            current = (current or 1) * scale
            hundreds = end + 1
            if scale >= 1000:
                total, current = total + current, 0
        elif word in _ONES:
            if seen and 0 < current % 100 < 20:
                break  # "two three": two numbers
            if seen and current % 10 and current % 100:
                break
            current += _ONES[word]
        elif word in _TENS:
            if seen and current % 100:
                break
            current += _TENS[word]
        elif seen and word in ("and", "-") and end + 1 < count:
            following = words[end + 1]
            joins = following in _ONES or following in _TENS
            if word == "and":
                joins = joins and (current >= 100 or (total > 0 and current == 0))
            else:
                joins = (joins and current % 100 >= 20 and following in _ONES) or (
                    following in ("hundred", "thousand") and current > 0
                )
            if not joins:
                break
        else:
            break
        seen, end = True, end + 1
    if not seen:
        return None
    value = float(total + current)
    if end < count and words[end] == "dozen":
        return Number(value * 12, end + 1, False)
    return _fraction_after(words, value, end)


def _fraction_after(words: Sequence[str], value: float, end: int) -> Number:
    """Read "and a half", "and three quarters" and "-thirds" behind a number in words."""
    count = len(words)
    at = end
    hyphen = at < count and words[at] == "-"
    if hyphen and at + 1 < count and words[at + 1] == "and":
        at += 1
    if at + 2 < count and words[at] == "and":
        article = at + 1 + (words[at + 1] == "-")
        if article + 1 < count and words[article] in ("a", "one", "three"):
            name = article + 1 + (words[article + 1] == "-")
            if name < count and words[name] in _FRACTION_NAMES:
                part = (3 if words[article] == "three" else 1) / _FRACTION_NAMES[words[name]]
                if part < 1:
                    return Number(value + part, name + 1, False)
    name = end + 1 if hyphen else end
    if (
        0 < value < 8
        and name < count
        and words[name] in _FRACTION_NAMES
        and value < _FRACTION_NAMES[words[name]]
    ):
        after = name + 1
        if after + 1 < count and words[after] == "of" and words[after + 1] in ("a", "an"):
            return Number(value / _FRACTION_NAMES[words[name]], after + 2, False)
    return Number(value, end, False)
