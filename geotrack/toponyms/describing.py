"""Definite descriptions that name a place by its role: "the Polish capital", "the A–B border"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import name_cues
from geotrack.model import Toponym
from geotrack.text.names import NameClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.toponyms.matching import Match
    from geotrack.toponyms.reading import Reading

_LAND: Final = int(NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.DEMONYM)
_DASHES: Final = frozenset("-–—‐‑/")
_ROLES: Final = frozenset({"capital"})
_CAPITAL_LETTER: Final = 1


def descriptions(reading: Reading, matches: Sequence[Match]) -> list[Toponym]:
    """Return the descriptions in order; they may hold toponyms, but never each other.

    `lookup` is ``North Korean capital``, ``capital of Norway`` or ``Russia–North Korea border``. A
    capital whose name follows ("the Polish capital, Warsaw") is left to its name.
    """
    words, lands = reading.words, [m for m in matches if m.classes & _LAND]
    by_first = {m.first: m for m in lands}
    named = {m.first for m in matches if not m.classes & int(NameClass.DEMONYM)}
    found: list[Toponym] = []
    reached = -1
    for m in lands:
        if m.first <= reached:
            continue
        i = m.last + 1
        if i >= len(words):
            break
        end, lookup = -1, ""
        word = words[i]
        if word in _ROLES and not _is_named(reading, i, named) and _has_article(reading, m):
            end, lookup = i, f"{_name(reading, m)} {word}"
        elif word in _DASHES and (other := by_first.get(i + 1)):
            k = other.last + 1
            if k < len(words) and words[k] in name_cues.BORDERS:
                end, lookup = k, f"{_name(reading, m)}–{_name(reading, other)} border"
        elif word in name_cues.AND_WITH and (other := by_first.get(i + 1)):
            begin = m.first - 1
            while begin > 0 and words[begin] in name_cues.THE_OF_BETWEEN:
                begin -= 1
            if words[begin] in name_cues.BORDERS and words[begin + 1] == name_cues.BETWEEN:
                found.append(
                    _made(
                        reading, begin, other.last,
                        f"{_name(reading, m)}–{_name(reading, other)} border",
                    )
                )  # fmt: skip
                reached = other.last
                continue
        if end < 0 and m.first >= 2 and words[m.first - 1] == name_cues.OF:
            k = m.first - 2
            if words[k] in _ROLES and k > 0 and words[k - 1].lower() == name_cues.THE_STRING:
                if not _is_named(reading, m.last, named):
                    found.append(_made(reading, k, m.last, f"capital of {_name(reading, m)}"))
                    reached = m.last
                continue
        if end >= 0:
            found.append(_made(reading, m.first, end, lookup))
            reached = end
    return found


def _made(reading: Reading, first: int, last: int, lookup: str) -> Toponym:
    start, end = reading.starts[first], reading.ends[last]
    return Toponym(
        start=start,
        end=end,
        text=reading.text[start:end],
        kind="description",
        lookup=lookup,
        confidence=0.9,
    )


def _name(reading: Reading, m: Match) -> str:
    return " ".join(reading.text[reading.starts[m.first] : reading.ends[m.last]].split())


def _has_article(reading: Reading, m: Match) -> bool:
    if reading.possessive[m.last]:
        return True
    return m.first > 0 and reading.words[m.first - 1].lower() in name_cues.THE_OF


def _is_named(reading: Reading, i: int, named: set[int]) -> bool:
    """Whether a name stands in apposition after word `i` ("the Polish capital, Warsaw")."""
    if i + 1 in named:
        return True
    comma = i + 2 < len(reading) and reading.words[i + 1] in name_cues.OF_SET
    return comma and i + 2 in named and bool(reading.flags[i + 2] & _CAPITAL_LETTER)
