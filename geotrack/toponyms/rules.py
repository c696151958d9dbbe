"""Rules after tagging: what a linear chain cannot see or was not taught.

Each rule takes the found toponyms and returns them changed; the order matters.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack.names import NameClass
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.reading import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.toponyms.matching import Match
    from geotrack.toponyms.reading import Reading

__all__ = ["Evidence", "apply"]

PER: Final = LABELS.index("PER")
ORG: Final = LABELS.index("ORG")
MISC: Final = LABELS.index("MISC")
FAC: Final = LABELS.index("FAC")
_LOC: Final = (LABELS.index("B-LOC"), LABELS.index("I-LOC"))

_COUNTRY: Final = int(NameClass.COUNTRY)
_ADMIN: Final = int(NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.ADMIN2 | NameClass.REGION)
_CITY: Final = int(
    NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M | NameClass.CITY_S | NameClass.CITY_XS
)
_DEMONYM: Final = int(NameClass.DEMONYM)
_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_ALTERNATE: Final = int(NameClass.ALTERNATE_ONLY)
_CAPITAL: Final = int(Flag.CAPITAL)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the tagger said, word by word: likeliest label, and the chance of being in a place."""

    labels: list[int]
    place: list[float]
    matches: Sequence[Match]

    def match_at(self) -> dict[int, Match]:
        """Return the match that covers each word."""
        return {i: m for m in self.matches for i in range(m.first, m.last + 1)}


def apply(reading: Reading, found: Sequence[Found], evidence: Evidence) -> list[Found]:
    """Return the toponyms after all rules, in order, none overlapping."""
    covering = evidence.match_at()
    result = _trimmed(reading, found)
    result = _snapped(reading, result, covering, evidence)
    result = _with_countries(reading, result, evidence)
    result = _with_demonyms(reading, result, evidence)
    result = _with_heads(reading, result, evidence)
    result = _consistent(reading, result, evidence)
    return _ordered(result)


def _ordered(found: Sequence[Found]) -> list[Found]:
    """Sort and drop overlaps, the longer one first."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.first, -f.last)):
        if not kept or item.first > kept[-1].last:
            kept.append(item)
    return kept


def _trimmed(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """Leave out lower-case words and marks at the ends ("eastern Ukraine" is Ukraine)."""
    flags = reading.flags
    result = []
    for item in found:
        first, last = item.first, item.last
        while first <= last and not flags[first] & (_CAPITAL | Flag.PARTICLE):
            first += 1
        while last >= first and not (flags[last] & (_CAPITAL | Flag.DIGIT)):
            last -= 1
        if first > last:
            continue
        if reading.words[first] in {"The", "THE"} and last > first:
            following = reading.words[first + 1]
            if following not in {"Hague", "HAGUE", "Gambia", "Dalles", "Bronx"}:
                first += 1
        result.append(replace(item, first=first, last=last))
    return result


def _snapped(
    reading: Reading, found: Sequence[Found], covering: dict[int, Match], evidence: Evidence
) -> list[Found]:
    """Widen a toponym to the longer gazetteer name that holds it."""
    result: list[Found] = []
    for item in found:
        m = covering.get(item.first)
        if m and (m.first < item.first or m.last > item.last) and m.last >= item.last:
            if all(evidence.labels[i] != PER for i in range(m.first, m.last + 1)):
                item = replace(item, first=m.first, last=m.last)
        if result and result[-1].last >= item.first:
            continue
        m = covering.get(item.first)
        exact = m is not None and m.first == item.first and m.last == item.last
        result.append(replace(item, classes=m.classes if m and exact else 0))
    return result


def _free(found: Sequence[Found]) -> set[int]:
    return {i for f in found for i in range(f.first, f.last + 1)}


def _region(labels: list[int], m: Match, label: int) -> tuple[int, int]:
    first, last = m.first, m.last
    while first > 0 and labels[first - 1] == label:
        first -= 1
    while last + 1 < len(labels) and labels[last + 1] == label:
        last += 1
    return first, last


def _with_countries(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add countries that stand alone, unless they are ambiguous given names."""
    taken = _free(found)
    labels = evidence.labels
    added = []
    for m in evidence.matches:
        if not m.classes & _COUNTRY or m.first in taken or m.last in taken:
            continue
        if m.first == m.last and reading.flags[m.first] & Flag.AMBIGUOUS:
            continue
        label = labels[m.first]
        if label:
            first, last = _region(labels, m, label)
            if (first, last) != (m.first, m.last):
                continue
        added.append(Found(m.first, m.last, m.classes, 0.7))
    return [*found, *added]


def _with_demonyms(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add adjectives of places that are no part of a longer name."""
    taken = _free(found)
    labels = evidence.labels
    added = []
    for m in evidence.matches:
        if not m.classes & _DEMONYM or m.first in taken or m.last in taken:
            continue
        if not reading.flags[m.first] & _CAPITAL:
            continue
        label = labels[m.first]
        within = False
        if label in {PER, ORG, MISC, FAC}:
            first, last = _region(labels, m, label)
            if label == PER and (first, last) != (m.first, m.last):
                continue
            if first < m.first:
                continue
            within = last > m.last
        added.append(Found(m.first, m.last, m.classes, 0.8, within_name=within))
    return [*found, *added]


def _with_heads(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add the place that an organization's name begins with ("[Houston] Police Department")."""
    taken = _free(found)
    labels, flags = evidence.labels, reading.flags
    added = []
    for m in evidence.matches:
        if m.first in taken or m.last in taken:
            continue
        label = labels[m.first]
        if label not in {ORG, FAC, MISC} or m.last + 1 >= len(labels):
            continue
        if not m.classes & (_ADMIN | _CITY | _ABBREVIATION):
            continue
        if m.classes & _ALTERNATE:
            continue
        first, last = _region(labels, m, label)
        if first != m.first or last == m.last:
            continue
        following = flags[m.last + 1]
        institution = following & Flag.INSTITUTION and following & _CAPITAL
        weak = m.first == m.last and flags[m.first] & (
            Flag.COMMON | Flag.INSTITUTION | Flag.GIVEN_NAME | Flag.DIRECTION
        )
        if (institution and not weak) or m.classes & _ADMIN:
            added.append(Found(m.first, m.last, m.classes, 0.65, within_name=True))
    return [*found, *added]


def _consistent(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Let the occurrences of a name in the document agree."""
    labels, words, flags = evidence.labels, reading.words, reading.flags
    persons: Counter[str] = Counter()
    for i in range(1, len(labels)):
        if labels[i] == PER and labels[i - 1] == PER and flags[i] & _CAPITAL:
            if i + 1 >= len(labels) or labels[i + 1] != PER:
                persons[words[i]] += 1
    kept = []
    sure: Counter[str] = Counter()
    for item in found:
        name = words[item.first]
        if (
            item.first == item.last
            and name in persons
            and not item.classes & (_COUNTRY | _DEMONYM)
            and item.confidence < 0.9
            and not item.within_name
        ):
            continue
        kept.append(item)
        if not item.within_name:
            sure[" ".join(words[item.first : item.last + 1])] += item.confidence > 0.6
    taken = _free(kept)
    for m in evidence.matches:
        if m.first in taken or m.last in taken:
            continue
        name = " ".join(words[m.first : m.last + 1])
        if sure[name] >= 2 and name not in persons:
            label = labels[m.first]
            if label == 0 or (label == ORG and _region(labels, m, label) == (m.first, m.last)):
                kept.append(Found(m.first, m.last, m.classes, 0.6))
    return kept
