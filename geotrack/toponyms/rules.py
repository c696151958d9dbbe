"""Rules after tagging: what a linear chain cannot see or was not taught.

Each rule takes the found toponyms and returns them changed; the order matters.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geotrack.languages.en import name_cues
from geotrack.text.names import NameClass
from geotrack.toponyms import shapes
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Match
from geotrack.toponyms.organizations import with_heads, with_tails
from geotrack.toponyms.reading import Flag, Reading
from geotrack.toponyms.tagged import FAC, MISC, ORG, PER, STANDS_ALONE, Evidence, free

__all__ = ["Evidence", "apply"]

_FLAG_ALL_CAPS: Final = int(Flag.ALL_CAPS)
_FLAG_AMBIGUOUS: Final = int(Flag.AMBIGUOUS)
_FLAG_COMMON: Final = int(Flag.COMMON)
_FLAG_GIVEN_NAME: Final = int(Flag.GIVEN_NAME)
_FLAG_TITLE: Final = int(Flag.TITLE)
_COUNTRY: Final = int(NameClass.COUNTRY)
_ADMIN: Final = int(NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.ADMIN2 | NameClass.REGION)
_DEMONYM: Final = int(NameClass.DEMONYM)
_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_ALTERNATE: Final = int(NameClass.ALTERNATE_ONLY)
_CAPITAL: Final = int(Flag.CAPITAL)
_DIGIT: Final = int(Flag.DIGIT)
_DIRECTION: Final = int(Flag.DIRECTION)
_INITIAL: Final = int(Flag.INITIAL)
_LEADING: Final = int(Flag.CAPITAL | Flag.PARTICLE)
_TRAILING: Final = int(Flag.CAPITAL | Flag.DIGIT)


def apply(reading: Reading, found: Sequence[Found], evidence: Evidence) -> list[Found]:
    """Return the toponyms after all rules, in order, none overlapping."""
    covering = evidence.match_at()
    result = _trimmed(reading, found)
    result = _snapped(reading, result, covering, evidence)
    result = shapes.reshaped(reading, result, covering, evidence.single)
    result = _with_countries(reading, result, evidence)
    result = _with_demonyms(reading, result, evidence)
    result = with_heads(reading, result, evidence)
    result = with_tails(reading, result, evidence)
    result = [_within_quarter(reading, item, covering) for item in result]
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
        while first <= last and not flags[first] & _LEADING:
            first += 1
        while last >= first and not flags[last] & _TRAILING:
            last -= 1
        if first > last or _numbers_road(reading, first, last):
            continue
        first = _after_direction(reading, first, last)
        if reading.words[first] in name_cues.THE_THE and last > first:
            following = reading.words[first + 1]
            if following not in name_cues.NAMED_WITH_ARTICLE:
                first += 1
        if first != item.first or last != item.last:
            item = replace(item, first=first, last=last)
        result.append(item)
    return result


def _numbers_road(reading: Reading, first: int, last: int) -> bool:
    """Whether a word is the letter of a road's number: the A of "A40"."""
    return (
        first == last
        and bool(reading.flags[first] & _INITIAL)
        and last + 1 < len(reading)
        and bool(reading.flags[last + 1] & _DIGIT)
        and reading.starts[last + 1] == reading.ends[last]
    )


def _after_direction(reading: Reading, first: int, last: int) -> int:
    """Return the first word behind a capitalized direction: Arad of "North East of Arad"."""
    for of in range(first + 1, min(last, first + 3)):
        if reading.words[of].lower() == name_cues.OF and all(
            flag & _DIRECTION for flag in reading.flags[first:of]
        ):
            return of + 1
    return first


def _snapped(
    reading: Reading, found: Sequence[Found], covering: dict[int, Match], evidence: Evidence
) -> list[Found]:
    """Widen a toponym to the longer gazetteer name that holds it."""
    result: list[Found] = []
    for item in found:
        m = covering.get(item.first)
        if (
            m
            and (m.first < item.first or m.last > item.last)
            and m.last >= item.last
            and all(evidence.labels[i] != PER for i in range(m.first, m.last + 1))
        ):
            article = m.first + 1 == item.first and reading.words[m.first] in name_cues.THE_THE
            item = replace(item, first=item.first if article else m.first, last=m.last)
        if result and result[-1].last >= item.first:
            continue
        m = covering.get(item.first)
        same = (
            m is not None
            and m.last == item.last
            and (
                m.first == item.first
                or (m.first + 1 == item.first and reading.words[m.first] in name_cues.THE_THE)
            )
        )
        classes = m.classes if m and same else 0
        result.append(item if item.classes == classes else replace(item, classes=classes))
    return result


def _within_quarter(reading: Reading, item: Found, covering: dict[int, Match]) -> Found:
    """Return the town that "Old Town" stands before: "Old Town [Alexandria]" is no Old Town, Maine."""
    if tuple(reading.words[item.first : item.last + 1]) != name_cues.OLD_TOWN:
        return item
    m = covering.get(item.last + 1)
    if m is None or m.first != item.last + 1:
        return item
    return replace(item, first=m.first, last=m.last, within_name=False)


def _with_countries(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add countries and large cities that stand alone, unless they are ambiguous given names.

    A city must have been taken for an organization (a team, a government) as a whole, or follow
    "in", "at" … with a fair chance of being a place.
    """
    taken = free(found)
    labels = evidence.labels
    added = []
    for m in evidence.matches:
        if not m.classes & STANDS_ALONE or m.first in taken or m.last in taken:
            continue
        before = reading.words[m.first - 1] if m.first else ""
        located = before in name_cues.AT and evidence.place[m.first] > _FAIR_CHANCE
        if not m.classes & _COUNTRY and labels[m.first] != ORG and not located:
            continue
        here = reading.flags[m.first]
        if m.classes & _ALTERNATE or here & _FLAG_GIVEN_NAME:
            continue
        if here & _FLAG_COMMON and not here & _FLAG_ALL_CAPS and m.first == m.last:
            continue
        if m.first == m.last and here & _FLAG_AMBIGUOUS and not located:
            continue
        label = labels[m.first]
        if label:
            first, last = evidence.region(m, label)
            following = reading.flags[m.last + 1] if m.last + 1 < len(labels) else 0
            titled = label == PER and first == m.first and following & _FLAG_TITLE
            if (first, last) != (m.first, m.last) and not titled:
                continue
        added.append(Found(m.first, m.last, m.classes, 0.7))
    return [*found, *added]


#: of a large city after "in", "at" … (LGL, TR-News: no gain or loss between .15 and .35)
_FAIR_CHANCE: Final = 0.25


def _with_demonyms(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add adjectives of places that are no part of a longer name."""
    taken = free(found)
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
            first, last = evidence.region(m, label)
            following = reading.flags[m.last + 1] if m.last + 1 < len(labels) else 0
            if label == PER and last > m.last and not following & _FLAG_TITLE:
                continue
            if first < m.first:
                continue
            within = last > m.last
        added.append(Found(m.first, m.last, _DEMONYM, 0.75, within_name=within))
    return [*found, *added]


def _begins_person(reading: Reading, i: int, starting: set[int]) -> bool:
    """Whether an ambiguous given name is followed by what must be a surname."""
    after = reading.flags[i + 1]
    return bool(
        reading.flags[i] & _CAPITAL
        and after & _CAPITAL
        and not after & _NO_SURNAME
        and not reading.possessive[i]
        and i + 1 not in starting
        and i in starting
        and reading.sentence[i] == reading.sentence[i + 1]
    )


_PERSON_OR_PLACE: Final = frozenset({PER, LABELS.index("B-LOC"), LABELS.index("I-LOC")})
_NO_SURNAME: Final = int(
    Flag.INSTITUTION | Flag.GENERIC | Flag.STREET | Flag.FACILITY | Flag.TITLE | Flag.CALENDAR
    | Flag.COMMON | Flag.ALL_CAPS | Flag.DIRECTION
)  # fmt: skip
_NEVER_PERSONS: Final = int(NameClass.COUNTRY | NameClass.DEMONYM | NameClass.ADMIN1)


def _consistent(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Let the occurrences of a name in the document agree."""
    labels, words, flags = evidence.labels, reading.words, reading.flags
    persons: Counter[str] = Counter()
    starting = {m.first for m in evidence.matches}
    for i in range(1, len(labels)):
        if labels[i] == PER and labels[i - 1] == PER:
            for k in (i - 1, i):
                if flags[k] & _CAPITAL and not flags[k] & _FLAG_TITLE:
                    persons[words[k]] += 1
    for i in range(len(labels) - 1):
        if (
            flags[i] & _FLAG_AMBIGUOUS
            and labels[i + 1] in _PERSON_OR_PLACE
            and _begins_person(reading, i, starting)
        ):
            persons[words[i]] += 1
    located = {
        words[item.first] for item in found if item.first == item.last and _is_at(words, item)
    }
    kept = []
    sure: Counter[str] = Counter()
    for item in found:
        name = words[item.first]
        alone = item.first == item.last
        before = words[item.first - 1] if item.first else ""
        after = words[item.last + 1] if item.last + 1 < len(words) else ""
        if (
            alone
            and name in persons
            and (flags[item.first] & _FLAG_AMBIGUOUS or not item.classes & _NEVER_PERSONS)
            and not item.within_name
            and (item.confidence < 0.9 or not _is_at(words, item))
            and (name not in located or item.confidence < 0.5)
        ):
            continue
        if (
            (before, name) in name_cues.SEATS
            or (name, after) in name_cues.SEATS
            or _seat(words, item)
        ):
            continue
        kept.append(item)
        if not item.within_name:
            sure[" ".join(words[item.first : item.last + 1])] += item.confidence > 0.6
    taken = free(kept)
    for m in evidence.matches:
        if m.first in taken or m.last in taken:
            continue
        name = " ".join(words[m.first : m.last + 1])
        if sure[name] >= 2 and name not in persons:
            label = labels[m.first]
            if label == 0 or (label == ORG and evidence.region(m, label) == (m.first, m.last)):
                kept.append(Found(m.first, m.last, m.classes, 0.6))
    return kept


def _is_at(words: list[str], item: Found) -> bool:
    """Whether the toponym follows "in", "at" …, or a comma follows it."""
    before = words[item.first - 1].lower() if item.first else ""
    return before in name_cues.AT or (item.last + 1 < len(words) and words[item.last + 1] == ",")


def _seat(words: list[str], item: Found) -> bool:
    return item.last == item.first + 1 and (words[item.first], words[item.last]) in name_cues.SEATS
