"""Names as long as the text has them: "Deir ez-Zor" not "Deir", "Kyzyl-Art" not "Kyzyl".

A chain of words sometimes stops at a hyphen, an article or a preposition inside a name, and what it then
holds is a namesake of some other place.
"""

import re
from collections.abc import Sequence
from typing import Final

from geotrack.languages.en import name_cues
from geotrack.text.names import NameClass, normalize
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Match, Matcher
from geotrack.toponyms.reading import Flag, Reading

_CAPITAL: Final = int(Flag.CAPITAL)
_HYPHEN: Final = int(Flag.HYPHEN)
_ALL_CAPS: Final = int(Flag.ALL_CAPS)
#: towns, and what else a road or line may lead to: not the hamlets that are called Shin or Entre
_TOWNS: Final = int(
    NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M
    | NameClass.CITY_S | NameClass.REGION | NameClass.WATER | NameClass.ISLAND | NameClass.DEMONYM
)  # fmt: skip
_HYPHENS: Final = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
_ELIDED: Final = re.compile(r"[dn][’'][A-ZÀ-Ž]\w+|[A-Z][’'][a-zß-ž]{1,2}")


def completed(
    reading: Reading, found: Sequence[Found], matches: Sequence[Match], matcher: Matcher
) -> list[Found]:
    """Return the toponyms with those that stop short drawn out to their ends.

    To the end of the listed name that they begin or end, where a hyphen or a word in lower case joins the
    rest; and over a hyphen between two capitals unless both sides are places that are listed ("the
    Bishkek-Osh road").
    """
    whole: list[Found] = []
    at = {m.first: m for m in matches} | {m.last: m for m in matches}
    for item in found:
        if whole and item.first <= whole[-1].last:
            continue  # already within the one before
        match = at.get(item.first) or at.get(item.last)
        if match is not None and match.first <= item.first and match.last > item.last:
            rest = range(item.last + 1, match.last + 1)
        elif match is not None and match.first < item.first and match.last >= item.last:
            rest = range(match.first, item.first)
        else:
            rest = range(0)
        if match is not None and any(not reading.flags[i] & _CAPITAL for i in rest):
            item = Found(match.first, match.last, match.classes, item.confidence)
        else:
            item = _drawn_out(reading, item, matcher)
        while whole and item.first <= whole[-1].last:
            whole.pop()
        whole.append(item)
    return whole


def _drawn_out(reading: Reading, item: Found, matcher: Matcher) -> Found:
    """Return a toponym with what a hyphen joins to it, where that makes one name of both, or "d'Urville"."""
    while True:
        i = item.last + 1
        if i >= len(reading) or reading.possessive[item.last]:
            return item
        if _ELIDED.fullmatch(reading.words[i]) and reading.starts[i] == reading.ends[i - 1] + 1:
            item = Found(item.first, i, 0, item.confidence)
        elif _hyphened(reading, item, matcher):
            item = Found(item.first, i + 1, 0, item.confidence)
        else:
            return item


def _hyphened(reading: Reading, item: Found, matcher: Matcher) -> bool:
    """Whether a hyphen joins a further word to a toponym that is no town by itself, or no town before it."""
    flags, starts, ends = reading.flags, reading.starts, reading.ends
    i = item.last + 1
    if (
        i + 1 >= len(reading)
        or not flags[i] & _HYPHEN
        or reading.words[i] not in _HYPHENS
        or (starts[i], starts[i + 1]) != (ends[item.last], ends[i])
        or not flags[i + 1] & _CAPITAL
        or flags[i + 1] & _ALL_CAPS
    ):
        return False
    if reading.norms[i + 1] in name_cues.SAINTS:
        return True  # "Bourg-St-Pierre"
    before = normalize(reading.text[starts[item.first] : ends[item.last]])
    sides = matcher.classes([before, reading.norms[i + 1]])
    return not all(bits & _TOWNS for bits in sides)
