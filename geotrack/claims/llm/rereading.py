"""Figures and times read again from their quotes, by the reader of numbers that reads articles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from geotrack.claims.phrases.numbers import read_number
from geotrack.claims.phrases.quantities import Quantity, read_quantity
from geotrack.languages.en import answers_of_models
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION
from geotrack.text.tokens import Tokens, tokenize

#: figures agree within this share ("1.5" read as 1½ hours, 90 min)
_AGREES: Final = 0.011
#: what the word "miles" may mean: which of them a figure at sea is told in, the text seldom says
_MILES: Final = ({"mi", "nmi"}, {"mph", "kn"})


class Joined:
    """Words of a quote, and which follow the one before without a space."""

    def __init__(self, tokens: Tokens) -> None:
        self.lower = [word.lower() for word in tokens.words]
        self._tokens = tokens

    def __getitem__(self, at: int, /) -> bool:
        return at > 0 and self._tokens.starts[at] == self._tokens.ends[at - 1]


def reread(quote: str, item: dict[str, Any]) -> tuple[Quantity, str] | None:
    """Return the quantity of a quote and its unit, if they are what the model said; else None.

    A figure whose unit is told elsewhere ("then another 45") keeps the unit that the model names; its
    number must be in the quote all the same. Where the text says "miles" it is the text's word that
    counts, also if the model took them for nautical ones.

    Parameters
    ----------
    quote
        Words of the text.
    item
        A figure of the answer: `value`, `value_max` and `unit` are looked at.

    Examples
    --------
    >>> quantity, unit = reread("some 40 miles", {"value": 40, "value_max": None, "unit": "nmi"})
    >>> quantity.value, unit
    (40.0, 'mi')
    >>> reread("another hour and a half", {"value": 1.5, "value_max": None, "unit": "h"})[0].value
    1.5
    >>> reread("some 40 miles", {"value": 50, "value_max": None, "unit": "mi"})
    """
    words = Joined(tokenize(quote))
    value, unit = item["value"], item["unit"]
    if value is None or unit is None or unit not in DIMENSION:
        return None
    clock = answers_of_models.HOURS_MINUTES.search(quote)
    if clock is not None and unit == "h":
        stated = int(clock[1]) + int(clock[2] or clock[3]) / 60
        whole = Quantity(
            start=0, bare=0, end=len(words.lower), stop=len(words.lower), value=stated, unit="h"
        )
        return (whole, "h") if _close(stated, value) else None
    if any(read_quantity(words.lower, at, words) for at in range(len(words.lower))):
        return _agreeing(words.lower, words, value, unit)
    for at in range(len(words.lower)):
        number = read_number(words.lower, at)
        if number is not None and _close(number.value, value):
            bare = Quantity(
                start=at, bare=at, end=number.end, stop=number.end, value=number.value, unit=""
            )
            return replace(bare, value_max=item["value_max"]), unit
    plain = _one(words.lower)
    return _agreeing(plain, [False] * len(plain), value, unit)


def _agreeing(
    words: Sequence[str], glued: Joined | Sequence[bool], value: float, unit: str
) -> tuple[Quantity, str] | None:
    """Return the first quantity of the words, if it is what was said."""
    for at in range(len(words)):
        quantity = read_quantity(words, at, glued)
        if quantity is None:
            continue
        miles = any({quantity.unit, unit} <= pair for pair in _MILES)
        if quantity.unit == unit or miles:
            return (quantity, quantity.unit) if _close(quantity.value, value) else None
        alike = stated_interval(quantity.value, None, quantity.unit, False, None)
        said = stated_interval(value, None, unit, False, None)
        same = DIMENSION[quantity.unit] == DIMENSION[unit]
        if alike is None or said is None or not same or not alike.meets(said):
            return None
        return quantity, quantity.unit
    return None


def _one(words: Sequence[str]) -> list[str]:
    """Return words that tell one of something, as the reader of numbers knows them ("a whole day": "a day")."""
    out: list[str] = []
    for word in words:
        if out and out[-1] in answers_of_models.A_ONE and word in answers_of_models.FILLING:
            continue
        out.append("a" if word in answers_of_models.BEFORE_UNIT else word)
    if out[-1:] == answers_of_models.FORTNIGHT_RUN:
        return ["two", "weeks"]
    return out


def tells_time(quote: str) -> bool:
    """Whether the words of a quote tell a time at all, such as the tagger may not have found.

    Examples
    --------
    >>> tells_time("by 11"), tells_time("the fourth evening"), tells_time("half-past ten")
    (True, True, True)
    >>> tells_time("the hotel"), tells_time("112 passengers"), tells_time("before the hotel")
    (False, False, False)
    """
    if answers_of_models.TIME_WORD.search(quote) is not None:
        return True
    words = [word.lower() for word in answers_of_models.PART.findall(quote)]
    numbers = [
        word
        for word in words
        if answers_of_models.TIME_NUMBER.fullmatch(word) or read_number([word], 0) is not None
    ]
    others = [
        word for word in words if word not in numbers and word not in answers_of_models.BESIDE
    ]
    return bool(numbers) and not others


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= _AGREES * max(abs(a), abs(b), 1e-9)
