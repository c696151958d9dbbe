"""Where a toponym begins and ends: buildings, streets, directions, possessives."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from geotrack.languages.en import name_shapes
from geotrack.text.names import NameClass
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Match
from geotrack.toponyms.reading import Flag, Reading

_FLAG_DIGIT: Final = int(Flag.DIGIT)
_FLAG_INSTITUTION: Final = int(Flag.INSTITUTION)
_FLAG_STREET: Final = int(Flag.STREET)
_CAPITAL: Final = int(Flag.CAPITAL)
_STRONG: Final = int(
    NameClass.COUNTRY
    | NameClass.ADMIN1
    | NameClass.ADMIN2
    | NameClass.CAPITAL
    | NameClass.CITY_L
    | NameClass.CITY_M
    | NameClass.CITY_S
    | NameClass.REGION
)
_FACILITY: Final = int(NameClass.FACILITY)
_OWNER: Final = int(
    NameClass.COUNTRY
    | NameClass.ADMIN1
    | NameClass.DEMONYM
    | NameClass.CAPITAL
    | NameClass.CITY_L
    | NameClass.CITY_M
    | NameClass.ABBREVIATION
)
_JOINTS: Final = frozenset("-–—‐‑/")
_PLACE_ENDS: Final = int(
    Flag.GENERIC | Flag.STREET | Flag.DIRECTION | Flag.INSTITUTION | Flag.FACILITY
)
_NO_OWNER: Final = int(Flag.DIRECTION | Flag.COMMON | Flag.GIVEN_NAME)
_NO_NAMES: Final = name_shapes.BUILDINGS | name_shapes.BEFORE | {"city"}


def reshaped(
    reading: Reading, found: Sequence[Found], covering: dict[int, Match], single: Mapping[int, int]
) -> list[Found]:
    """Return the toponyms with their bounds corrected; buildings become the place they begin with."""
    result: list[Found] = []
    for item in found:
        if _is_feast(reading, item):
            continue
        m = covering.get(item.first)
        if m is not None and m.first == item.first and m.last == item.last:
            if m.first == m.last and reading.words[m.first].lower() in name_shapes.BEFORE:
                continue
            kept: Found | None = _before_building(reading, _without_city(reading, item, single))
            if kept is not None:
                kept = _road(reading, kept)
        else:
            if halves := _halves(reading, item, covering):
                result += halves
                continue
            kept = _cut(reading, item, covering)
            if kept is not None:
                kept = _street(reading, kept)
        if kept is not None:
            result.append(kept)
    return result


def _is_feast(reading: Reading, item: Found) -> bool:
    """Whether it is a saint's church or day, or a feast, and no town of that name."""
    words, last = reading.words, item.last
    if item.first == last:
        return words[last] in name_shapes.FEASTS
    if words[item.first] not in name_shapes.ST_SAINT or not reading.possessive[last]:
        return False
    i = last + 1
    return i < len(words) and bool(
        reading.flags[i] & _CAPITAL
        or words[i].lower() in name_shapes.BUILDINGS
        or words[i] == name_shapes.PUPILS
    )


def _halves(reading: Reading, item: Found, covering: dict[int, Match]) -> list[Found]:
    """Split "Russia-Korea" where a mark joins two names of the gazetteer."""
    first, last = item.first, item.last
    for i in range(first + 1, last):
        if reading.words[i] not in _JOINTS:
            continue
        left, right = covering.get(first), covering.get(i + 1)
        if (
            left
            and right
            and (left.first, left.last) == (first, i - 1)
            and (right.first, right.last) == (i + 1, last)
        ):
            return [
                replace(item, last=i - 1, classes=left.classes),
                replace(item, first=i + 1, classes=right.classes),
            ]
    return []


def _without_city(reading: Reading, item: Found, single: Mapping[int, int]) -> Found:
    """Leave "City" out of "[Springfield] City Council"."""
    words, last = reading.words, item.last
    if (
        last == item.first + 1
        and words[last] in name_shapes.CITY_DISTRICT_STATE
        and item.first in single
        and last + 1 < len(words)
        and words[last + 1] in name_shapes.BODIES
    ):
        return replace(item, last=item.first, classes=single[item.first], within_name=True)
    return item


def _road(reading: Reading, item: Found) -> Found:
    """Widen a state's abbreviation before a number to the road ("Ky. 80")."""
    words = reading.words
    if item.first != item.last or not item.classes & int(NameClass.ABBREVIATION):
        return item
    i = item.last + 1
    if i < len(words) and words[i] == ".":
        i += 1
    if (
        i < len(words)
        and words[i].isdigit()
        and len(words[i]) <= 3
        and reading.sentence[i] == reading.sentence[item.last]
        and not (i + 1 < len(words) and words[i + 1].lower() in name_shapes.PERCENT_TO)
    ):
        return replace(item, last=i, classes=0)
    return item


def _before_building(reading: Reading, item: Found) -> Found:
    """Mark a place that a capitalized institution word follows."""
    i = item.last + 1
    if (
        i < len(reading)
        and not reading.possessive[item.last]
        and reading.flags[i] & _CAPITAL
        and reading.words[i].lower() in name_shapes.BUILDINGS
        and reading.sentence[i] == reading.sentence[item.last]
    ):
        return replace(item, within_name=True)
    return item


def _cut(reading: Reading, item: Found, covering: dict[int, Match]) -> Found | None:
    """Shorten a toponym that is no name of the gazetteer; None: it is a building."""
    words, flags = reading.words, reading.flags
    first, last = item.first, item.last
    for i in range(first, last):
        if reading.possessive[i]:
            return _possessive(reading, item, i, covering)
    if last == first:
        return None if words[last].lower() in _NO_NAMES else item
    if (
        last == first + 1
        and not item.classes
        and flags[first] & (Flag.AMBIGUOUS | Flag.GIVEN_NAME)
        and not flags[last] & _PLACE_ENDS
    ):
        return None
    if (
        words[first].lower() in name_shapes.KINDS
        and words[first + 1] == name_shapes.OF
        and last > first + 1
    ):
        return _cut(reading, replace(item, first=first + 2), covering)
    head, tail = covering.get(first), covering.get(last)
    if head and head.last == first and flags[first] & _NO_OWNER:
        head = None
    if words[last].lower() in name_shapes.BUILDINGS:
        if head and head.first == first and head.last < last and head.classes & _STRONG:
            return replace(item, last=head.last, classes=head.classes, within_name=True)
        return replace(item, classes=_FACILITY)
    if tail and tail.last == last and first < tail.first and tail.classes & _STRONG:
        between = range(first, tail.first)
        if all(words[i].lower() in name_shapes.BEFORE or words[i] == "-" for i in between):
            return replace(item, first=tail.first, classes=tail.classes)
    if head and head.first == first and head.last == last - 1 and head.classes & _STRONG:
        word = words[last].lower()
        following = flags[last + 1] if last + 1 < len(flags) else 0
        if (
            word in name_shapes.AFTER
            and not flags[last] & _FLAG_STREET
            and (following & _FLAG_INSTITUTION or word in name_shapes.NORTH_SOUTH_EAST_WEST)
        ):
            return replace(item, last=head.last, classes=head.classes)
    if (
        head
        and head.first == first
        and head.last < last
        and head.classes & _OWNER
        and not flags[last] & _PLACE_ENDS
        and not _goes_on(reading, item, head)
    ):
        return replace(item, last=head.last, classes=head.classes, within_name=True)
    return item


def _goes_on(reading: Reading, item: Found, head: Match) -> bool:
    """Whether what follows the known beginning of a name belongs to it: "La Leona", "Kyzyl-Art".

    So it is where the beginning is an article, a kind of place, an abbreviation without its point or a
    place's nickname, or where a mark joins the two.
    """
    following = head.last + 1
    if reading.words[following] in _JOINTS and reading.starts[following] == reading.ends[head.last]:
        return True
    if head.last > head.first:
        return False
    if reading.words[head.first].lower() in name_shapes.BEGINNINGS:
        return True
    return bool(head.classes & _NICKNAME) and not head.classes & _STATES


_NICKNAME: Final = int(NameClass.ALTERNATE_ONLY | NameClass.ABBREVIATION)
_STATES: Final = int(NameClass.COUNTRY | NameClass.ADMIN1)


def _possessive(reading: Reading, item: Found, i: int, covering: dict[int, Match]) -> Found:
    """Of "Canada's Arctic" keep the owner when it is a known place, else what is owned."""
    head = covering.get(item.first)
    if head and head.last == i and not _owned(reading, item, i, head):
        return replace(item, last=i, classes=head.classes)
    return item


def _owned(reading: Reading, item: Found, i: int, head: Match) -> bool:
    """Whether the name as a whole is a place that is called after somebody: "Simon's Bay"."""
    return (
        item.last == i + 1
        and bool(reading.flags[item.last] & Flag.CAPITAL)
        and bool(reading.flags[item.last] & Flag.GENERIC)
        and not head.classes & _GREAT
    )


_GREAT: Final = int(
    NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.CAPITAL | NameClass.CITY_L | NameClass.REGION
)


def _street(reading: Reading, item: Found) -> Found:
    """Widen "11th [Street]" and "E. [Walnut Street]", "[County Road] 96"."""
    words, flags, starts, ends = reading.words, reading.flags, reading.starts, reading.ends
    first, last = item.first, item.last
    if not flags[last] & _FLAG_STREET:
        return item
    total = len(words)
    if (
        first == last
        and first > 0
        and flags[first - 1] & _FLAG_DIGIT
        and words[first - 1][-1:].isalpha()
    ):
        first -= 1
    if first > 1 and words[first - 1] == "." and words[first - 2] in {"N", "S", "E", "W"}:
        first -= 2
    elif first > 0 and words[first - 1] in name_shapes.LEADING_POINTS:
        first -= 1
    if (
        words[last] == name_shapes.ROAD
        and words[last - 1] in name_shapes.COUNTY_STATE
        and last + 1 < total
    ):
        if words[last + 1].isdigit():
            last += 1
    elif last + 1 < total and words[last + 1] in {
        "N.W.",
        "N.E.",
        "S.W.",
        "S.E.",
        "NW",
        "NE",
        "SW",
        "SE",
    }:
        last += 1
    assert starts[first] <= ends[last]
    return replace(item, first=first, last=last, classes=0)
