"""Numbers as articles write them: digits, words, fractions, and damaged ones.

`read_number` looks at the words of a text from one position on and returns what number stands
there. It knows nothing of units: "one hundred and twenty" is a number, "an hour" is not.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from geotrack.languages.en import figures_in_words
from geotrack.languages.en.figures_in_words import NUMBER_WORDS

_DENOMINATORS: Final = frozenset((2, 3, 4, 5, 8))
_PLAIN: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_EUROPEAN: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_MAX_DIGITS: Final = 15  #: longer runs of digits are no figures of travel
_OLD_TENS: Final = 5  #: words of "three-and-twenty"


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
    if word in NUMBER_WORDS or (word in figures_in_words.A_AN and at + 1 < len(words)):
        return _spelled(words, at)
    return None


def _figure(words: Sequence[str], at: int) -> Number | None:
    read = read_digits(words[at])
    if read is None:
        return None
    value, odd = read
    end, count = at + 1, len(words)
    following = words[end] if end < count else ""
    if following in figures_in_words.VULGAR:
        return Number(value + figures_in_words.VULGAR[following], end + 1, True)
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
    if following in figures_in_words.HUNDRED_THOUSAND_MILLION:
        scale = figures_in_words.SCALES[following]
        return Number(value * scale, end + 1, True, odd)
    ahead = [(k, words[k]) for k in range(end, min(end + 6, count)) if words[k] != "-"]
    if [word for _, word in ahead[:2]] == figures_in_words.AND_A_RUN and ahead[2:]:
        last, part = ahead[2]  # "13 and a half", "13-and-a-half-hour"
        if part in figures_in_words.HALF_QUARTER:
            return Number(value + figures_in_words.FRACTION_WORDS[part], last + 1, True)
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
    if word in figures_in_words.A_AN:
        following = words[at + 1]
        if following in figures_in_words.HUNDRED_THOUSAND_MILLION:
            return _cardinal(words, at + 1)
        if following == figures_in_words.DOZEN:
            return Number(12, at + 2, False)
        if following == figures_in_words.COUPLE:
            end = at + 2 + (at + 2 < count and words[at + 2] == figures_in_words.OF)
            return Number(2, end, False)
        return None
    if word in figures_in_words.VULGAR:
        return Number(figures_in_words.VULGAR[word], at + 1, False)
    if word in figures_in_words.FRACTION_WORDS:
        if word == figures_in_words.HALF and words[at + 1 : at + 3] == figures_in_words.A_DOZEN_RUN:
            return Number(6, at + 3, False)
        return None
    if word == figures_in_words.DOZEN:
        return Number(12, at + 1, False)
    if word == figures_in_words.COUPLE:
        return Number(2, at + 1 + (at + 1 < count and words[at + 1] == figures_in_words.OF), False)
    return _old_tens(words, at) or _cardinal(words, at)


def _old_tens(words: Sequence[str], at: int) -> Number | None:
    """Read "three-and-twenty" and "five and thirty", as people wrote; "between three and twenty" are two numbers."""
    run = [(k, words[k]) for k in range(at, min(at + _OLD_TENS, len(words))) if words[k] != "-"]
    if len(run) < 3 or run[1][1] != figures_in_words.AND or run[2][1] not in figures_in_words.TENS:
        return None
    ones = figures_in_words.ONES.get(run[0][1], 0)
    if not 0 < ones < 10 or (at and words[at - 1] == figures_in_words.BETWEEN):
        return None
    return Number(float(ones + figures_in_words.TENS[run[2][1]]), run[2][0] + 1, False)


def _cardinal(words: Sequence[str], at: int) -> Number | None:
    total, current, end, seen, count = 0, 0, at, False, len(words)
    hundreds = at
    while end < count:
        word = words[end]
        if word in figures_in_words.SCALES:
            scale = figures_in_words.SCALES[word]
            if current >= scale == 100:  # "two hundred and three hundred": two numbers
                return Number(float(total + current - current % 100), hundreds, False)
            current = (current or 1) * scale
            hundreds = end + 1
            if scale >= 1000:
                total, current = total + current, 0
        elif word in figures_in_words.ONES:
            if seen and 0 < current % 100 < 20:
                break  # "two three": two numbers
            if seen and current % 10 and current % 100:
                break
            current += figures_in_words.ONES[word]
        elif word in figures_in_words.TENS:
            if seen and current % 100:
                break
            current += figures_in_words.TENS[word]
        elif seen and word in figures_in_words.AND_WORDS and end + 1 < count:
            following = words[end + 1]
            joins = following in figures_in_words.ONES or following in figures_in_words.TENS
            if word == figures_in_words.AND:
                joins = joins and (current >= 100 or (total > 0 and current == 0))
            else:
                joins = (joins and current % 100 >= 20 and following in figures_in_words.ONES) or (
                    following in figures_in_words.HUNDRED_THOUSAND and current > 0
                )
            if not joins:
                break
        else:
            break
        seen, end = True, end + 1
    if not seen:
        return None
    value = float(total + current)
    if end < count and words[end] == figures_in_words.DOZEN:
        return Number(value * 12, end + 1, False)
    return _fraction_after(words, value, end)


def _fraction_after(words: Sequence[str], value: float, end: int) -> Number:
    """Read "and a half", "and three quarters" and "-thirds" behind a number in words."""
    count = len(words)
    at = end
    hyphen = at < count and words[at] == "-"
    if hyphen and at + 1 < count and words[at + 1] == figures_in_words.AND:
        at += 1
    if at + 2 < count and words[at] == figures_in_words.AND:
        article = at + 1 + (words[at + 1] == "-")
        if article + 1 < count and words[article] in figures_in_words.A_ONE_THREE:
            name = article + 1 + (words[article + 1] == "-")
            if name < count and words[name] in figures_in_words.FRACTION_NAMES:
                part = (
                    3 if words[article] == figures_in_words.THREE else 1
                ) / figures_in_words.FRACTION_NAMES[words[name]]
                if part < 1:
                    return Number(value + part, name + 1, False)
    name = end + 1 if hyphen else end
    if (
        0 < value < 8
        and name < count
        and words[name] in figures_in_words.FRACTION_NAMES
        and value < figures_in_words.FRACTION_NAMES[words[name]]
    ):
        after = name + 1
        if (
            after + 1 < count
            and words[after] == figures_in_words.OF
            and words[after + 1] in figures_in_words.A_AN
        ):
            return Number(value / figures_in_words.FRACTION_NAMES[words[name]], after + 2, False)
    return Number(value, end, False)
