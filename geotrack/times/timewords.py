"""The words of time expressions by class: what the rules are written in.

A rule never names a word, only a class (``WEEKDAY``, ``MONTH``, ``AGO``); a word has one class and a
value (weekday 0 to 6, month 1 to 12, a unit code, a number). A new word needs one entry here.
"""

from functools import lru_cache
from typing import Final

from geotrack.languages.en import calendar_words

Value = float | int | str | None

_UNIT_CLASS: Final = {
    "TS": "SECU", "TM": "MINU", "TH": "HOURU", "D": "DAYU", "N": "NIGHTU", "W": "WEEKU",
    "F": "FORTU", "M": "MONTHU", "Y": "YEARU", "DE": "DECADEU", "CE": "CENTURYU",
}  # fmt: skip


#: names of several classes together
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "UNIT": tuple(_UNIT_CLASS.values()),
    "UNITS": tuple(f"{name}S" for name in _UNIT_CLASS.values()),
    "INTEGER": ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM"),
    "TWODIGIT": ("DAYNUM", "SMALLNUM"),
    "NUMBER": ("DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL"),
    "ORDINAL": ("ORDNUM", "ORDWORD", "SECOND"),
    "ANYSEASON": ("SEASON", "SPRINGLIKE"),
}
OTHER: Final = "_"

_CLASSES: Final = [
    *calendar_words.PLAIN, *calendar_words.VALUED, *(f"{c}{s}" for c in _UNIT_CLASS.values() for s in ("", "S")),
    "MAYLIKE", "MONABBR", "WDABBR", "DAYNUM", "SMALLNUM", "YEARNUM", "BIGNUM", "DECIMAL", "CLOCK",
    "ORDNUM", "MILITARY", "YYYYMMDD",
]  # fmt: skip
#: class → its one letter in the string of classes, and back
CODE: Final[dict[str, str]] = {name: chr(0x100 + k) for k, name in enumerate(_CLASSES)}
NAME: Final[dict[str, str]] = {code: name for name, code in CODE.items()}

_WORDS: Final[dict[str, tuple[str, Value]]] = {
    word: (CODE[name], word)
    for name, words in calendar_words.PLAIN.items()
    for word in words.split()
}
_WORDS.update(
    (word, (CODE[name], value))
    for name, row in calendar_words.VALUED.items()
    for word, value in row.items()
)
for _unit, (_one, _more) in calendar_words.UNITS.items():
    _WORDS.update((w, (CODE[_UNIT_CLASS[_unit]], _unit)) for w in _one.split())
    _WORDS.update((w, (CODE[_UNIT_CLASS[_unit] + "S"], _unit)) for w in _more.split())

_NOTHING: Final = (OTHER, None)


@lru_cache(maxsize=8192)
def classify(word: str) -> tuple[str, Value]:
    """Return the one-letter code of a word's class and its value; `OTHER` for words of no class.

    Examples
    --------
    >>> NAME[classify("Sunday")[0]], classify("Sunday")[1]
    ('WEEKDAY', 6)
    >>> classify("may") == (OTHER, None)
    True
    """
    if word[0].isdigit():
        return _number(word)
    lower = word.lower()
    if found := _WORDS.get(lower):
        return found
    if word[0].isupper() and (capital := calendar_words.CAPITAL_ONLY.get(lower)):
        return CODE[capital[0]], capital[1]
    if lower.endswith(calendar_words.POSSESSIVES):  # "Sunday's talks"
        stem = classify(word[:-2])
        return stem if NAME.get(stem[0]) in _POSSESSIVE else _NOTHING
    return _NOTHING


@lru_cache(maxsize=8192)
def code_of(word: str) -> str:
    """Return the one-letter code of a word's class."""
    return classify(word)[0]


_POSSESSIVE: Final = frozenset(
    """WEEKDAY MONTH MAYLIKE TODAY YESTERDAY TOMORROW TONIGHT YEARU WEEKU MONTHU DAYU PART
    HOURU WEEKEND CENTURYU DECADEU SEASON""".split()
)


def _digits(word: str) -> tuple[str, Value]:
    if len(word) > 12:
        return _NOTHING
    value = int(word)
    if len(word) <= 2:
        return CODE["DAYNUM" if 1 <= value <= 31 else "SMALLNUM"], value
    if len(word) == 4:
        if 1000 <= value <= 2199:
            return CODE["YEARNUM"], value
        return CODE["MILITARY" if value < 2400 and value % 100 < 60 else "BIGNUM"], value
    if len(word) == 8 and 1 <= value // 100 % 100 <= 12 and 1 <= value % 100 <= 31:
        return CODE["YYYYMMDD"], value
    return CODE["BIGNUM"], value


def _number(word: str) -> tuple[str, Value]:
    if not word.isascii() or len(word) > 24:
        return _NOTHING
    if word.isdigit():
        return _digits(word)
    if word[-1].isalpha():
        digits = word[:-2]
        if digits.isdigit() and len(digits) <= 3:
            return CODE["ORDNUM"], int(digits)
        return _NOTHING
    if ":" in word:
        parts = word.split(":")
        if len(parts) in (2, 3) and all(len(p) == 2 for p in parts[1:]) and len(parts[0]) <= 2:
            hour, minute = int(parts[0]), int(parts[1])
            if hour <= 24 and minute < 60 and (hour < 24 or minute == 0):
                return CODE["CLOCK"], hour * 60 + minute
        return _NOTHING
    try:
        plain = word.replace(",", "")
        if "," in word:
            groups = word.split(".", maxsplit=1)[0].split(",")
            if any(len(g) != 3 for g in groups[1:]) or len(groups[0]) > 3:
                return _NOTHING
            return CODE["BIGNUM" if "." not in plain else "DECIMAL"], float(plain)
        return (CODE["DECIMAL"], word) if plain.count(".") == 1 else _NOTHING
    except ValueError:
        return _NOTHING
