"""Units as articles write them: "km", "nautical miles", "miles an hour"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.measures.units import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["UNIT_WORDS", "read_unit"]

# "s", "ks" and "second" are left out: "the 1990s", "5Ks" and "the second mile" are no quantities.
_UNREAD: Final = frozenset(("s", "sec", "secs", "second", "ks", "m/s"))
_UNITS: Final = {word: code for word, code in WORDS.items() if " " not in word and word not in _UNREAD} | {
    "kilometre": "km", "kilometers": "km", "naut": "nmi", "versts": "verst", "parasangs": "league",
}  # fmt: skip
#: every single word that names a unit
UNIT_WORDS: Final = frozenset(_UNITS) | {
    "nautical",
    "marine",
    "hour's",
    "hours'",
    "day's",
    "minute's",
    "mile's",
}
_PER_HOUR: Final = {
    "km": "km/h", "mi": "mph", "nmi": "kn",
    "m": "m/s",
}  # fmt: skip
_NAUTICAL: Final = frozenset(("mile", "miles", "mi"))
#: whose leagues, and whose long miles; "English miles" are miles
_OF_LEAGUES: Final = frozenset(
    ("nautical", "sea", "marine", "french", "spanish", "portuguese", "english", "swiss")
)
_OF_MILES: Final = frozenset(("german", "prussian", "danish", "saxon", "austrian", "bohemian"))
_SHORT: Final = frozenset("km kms mi ft yd hr hrs min mins kt kts nmi h m".split())


def read_unit(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the unit code at word `at` and the index after it; None when no unit stands there.

    Examples
    --------
    >>> read_unit("miles an hour".split(), 0)
    ('mph', 3)
    >>> read_unit("nautical miles".split(), 0)
    ('nmi', 2)
    >>> read_unit("square miles".split(), 0) is None
    True
    >>> read_unit("german miles".split(), 0), read_unit("sea leagues".split(), 0)
    (('german_mile', 2), ('league', 2))
    >>> read_unit("geographical miles".split(), 0)  # a minute of arc, as navigators say
    ('nmi', 2)
    """
    count = len(words)
    if at >= count:
        return None
    word = words[at]
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    code, end = _UNITS.get(word), at + 1
    following = words[at + 1] if at + 1 < count else ""
    if word in ("nautical", "sea", "naut", "geographical") and following in _NAUTICAL:
        code, end = "nmi", at + 2
    dashed = word in ("nautical", "sea") and words[at + 1 : at + 2] == ["-"]
    if dashed and at + 2 < count and words[at + 2] in _NAUTICAL:
        code, end = "nmi", at + 3  # "a 260-nautical-mile crossing"
    if word in _OF_LEAGUES and following in ("league", "leagues"):
        code, end = "league", at + 2
    if word in _OF_MILES and following in ("mile", "miles"):
        code, end = "german_mile", at + 2
    if code is None:
        return None
    following = words[end] if end < count else ""
    if following == "." and word in _SHORT and end + 1 < count and words[end + 1] != "'":
        end += 1  # "km." inside a sentence; a trailing point is given back by the caller
    if code in _PER_HOUR and end < count:
        if words[end] == "/" and words[end + 1 : end + 2] in (["h"], ["hr"], ["hour"]):
            return _PER_HOUR[code], end + 2
        if words[end] in ("per", "an", "a", "p") and words[end + 1 : end + 2] in (
            ["hour"],
            ["hr"],
            ["h"],
        ):
            return _PER_HOUR[code], end + 2
        if code == "m" and words[end] == "/" and words[end + 1 : end + 2] == ["s"]:
            return "m/s", end + 2
    if code in ("km", "mi", "m", "ft", "yd") and end < count and words[end] in ("²", "³"):
        return None
    return code, end
