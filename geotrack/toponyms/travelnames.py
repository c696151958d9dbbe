"""Names that travel texts use and news hardly do: airports, passes, capes, roads, codes of airports.

A linear chain trained on news takes "Furka Pass" for a place and "Dare County Regional Airport" for a
building, and who "sailed for Paris" for a person's friend. These rules read them where their own words
or the words of travel before them say so; names that nothing lists only where their kind is plain.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from geotrack.languages.en import names_of_travel
from geotrack.languages.en.names_of_travel import (
    BEFORE,
    ENDED,
    ENDINGS,
    HEAD_WORDS,
    LEAD_WORDS,
    LED,
    MOVING,
    ROAD,
    SHIP,
    SHIP_WORDS,
    TO,
)
from geotrack.text.names import NameClass, normalize
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Matcher
from geotrack.toponyms.reading import Flag, Reading
from geotrack.toponyms.tagged import Evidence
from geotrack.toponyms.travelwords import HEADED, LANDS

_CODE: Final = re.compile(r"(?<![\w.&-])([A-Z]{3,5})(?![\w.&-])")
_OTHER: Final = int(NameClass.ALTERNATE_ONLY)
_PERSONAL: Final = int(Flag.GIVEN_NAME | Flag.TITLE)
_FACILITY: Final = int(NameClass.FACILITY)
_PLACES: Final = ~int(NameClass.DEMONYM | NameClass.ABBREVIATION | NameClass.ALTERNATE_ONLY)
_CAPITAL: Final = int(Flag.CAPITAL)
_DIGITS: Final = int(Flag.DIGIT)
_ALL_CAPS: Final = int(Flag.ALL_CAPS)
#: letters of a code of an airport or port
_LONGEST_CODE: Final = 5
#: words before the head of a name that may belong to it
_LONGEST: Final = 8
_UNLIKELY: Final = int(
    Flag.COMMON | Flag.GIVEN_NAME | Flag.TITLE | Flag.CALENDAR | Flag.INITIAL | Flag.AMBIGUOUS
    | Flag.INSTITUTION | Flag.DIRECTION | Flag.ALL_CAPS
)  # fmt: skip
#: how sure a name is that its own words tell, one that is listed, and one that only follows "sailed for"
_PLAIN, _LISTED, _REACHED = 0.85, 0.8, 0.6


def with_travel_names(
    reading: Reading, found: Sequence[Found], evidence: Evidence, matcher: Matcher
) -> list[Found]:
    """Return the toponyms with names of travel added, and without ships and generic nouns."""
    kept: dict[int, Found] = {}
    over: defaultdict[int, list[Found]] = defaultdict(list)  # each word, what was found there

    def keep(item: Found) -> None:
        kept[id(item)] = item
        for word in range(item.first, item.last + 1):
            over[word].append(item)

    for item in found:
        if not _is_none(reading, item):
            keep(item)
    if not any(c.isupper() for c in reading.text):
        return list(kept.values())
    for item in _proposed(reading, evidence, matcher):
        words = range(item.first, item.last + 1)
        clash = {id(k): k for word in words for k in over[word] if id(k) in kept}
        if clash and not item.classes and item.confidence < _PLAIN:
            continue  # of an airport that nothing lists, the town is better than nothing
        if all(k.first >= item.first and k.last <= item.last for k in clash.values()):
            for known in clash:
                del kept[known]
            keep(item)
    return sorted(kept.values(), key=lambda item: item.first)


def _is_none(reading: Reading, item: Found) -> bool:
    """Whether the words are the name of a ship or craft, or a generic noun by itself."""
    flags, word = reading.flags[item.first], reading.words[item.first]
    if _is_ship(reading, item.first):
        return True
    if (
        item.first == item.last
        and word == names_of_travel.POLE
        and _before(reading, item.first) != names_of_travel.THE
    ):
        return True  # somebody from Poland
    if flags & _ALL_CAPS and word.lower() in SHIP_WORDS and item.last > item.first:
        return True  # "HMS Sheffield"
    code = len(reading.words[item.first]) <= _LONGEST_CODE
    if (
        item.first == item.last
        and code
        and flags & _ALL_CAPS
        and item.classes & ~_OTHER == _FACILITY
    ):
        return True  # a code, unless `_codes` says otherwise
    if item.first != item.last or reading.words[item.first].lower() not in names_of_travel.GENERIC:
        return False
    end = reading.ends[item.last]
    return reading.text[end : end + 2] != ", "


def _before(reading: Reading, first: int) -> str:
    return reading.words[first - 1].lower() if first else ""


def _is_ship(reading: Reading, first: int) -> bool:
    words = reading.words[max(0, first - 3) : first]
    if not any(word.lower() in SHIP_WORDS for word in words):
        return False
    start = reading.starts[first]
    return SHIP.search(reading.text, max(0, start - 24), start) is not None


def _proposed(reading: Reading, evidence: Evidence, matcher: Matcher) -> Iterator[Found]:
    text = reading.text
    for match in _matches(reading):
        span = _without_article(text, match.span(1))
        at = _words_at(reading, span)
        if at is not None and not _is_ship(reading, at[0]):
            if reading.flags[at[0]] & _PERSONAL and match.re is HEADED and at[0] + 1 == at[1]:
                continue  # "Anna Pass"
            yield from _named(text, match, span, at, matcher)
    for match in ROAD.finditer(text) if any(map(_DIGITS.__and__, reading.flags)) else ():
        at = _words_at(reading, match.span(1))
        bits = matcher.classes([normalize(match[1])])[0] if at else 0
        if at and bits:
            yield Found(*at, bits, _LISTED)
    yield from _codes(reading, matcher)
    yield from _reached(reading, evidence)


def _words_at(reading: Reading, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the first and last word of a span of characters; None: it cuts words."""
    first, last = bisect_left(reading.starts, span[0]), bisect_left(reading.ends, span[1])
    if last < len(reading) and (reading.starts[first], reading.ends[last]) == span:
        return first, last
    return None


def _named(
    text: str, match: re.Match[str], span: tuple[int, int], at: tuple[int, int], matcher: Matcher
) -> Iterator[Found]:
    """Yield a name whose own words tell that it is a place: "Furka Pass", "Cape Wrath"."""
    bits = matcher.classes([normalize(text[slice(*span)])])[0]
    plain = match.re is not HEADED or LANDS.search(match[1])
    led = BEFORE.search(text, max(0, span[0] - 14), span[0])
    if bits & _PLACES:
        yield Found(*at, bits, _LISTED)
    elif led and plain:
        yield Found(*at, 0, _PLAIN)
    elif led and MOVING.search(text, max(0, span[0] - 60), span[0]):
        yield Found(*at, 0, _REACHED)


def _matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield the matches of the patterns of names around the words that they are made of."""
    text = reading.text
    for i, word in enumerate(reading.words):
        if word in HEAD_WORDS and i:
            begin = reading.starts[max(0, i - _LONGEST)]
            yield from HEADED.finditer(text, begin, reading.ends[i] + 1)
        if word in LEAD_WORDS:
            yield from LED.finditer(text, reading.starts[i], reading.ends[i] + 60)
    if any(ending in text for ending in ENDINGS):
        yield from ENDED.finditer(text)


def _without_article(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span without "The" or another word that only begins its sentence."""
    start, end = span
    first = text[start:end].split(None, 1)
    if len(first) == 2 and first[0].lower() in names_of_travel.OPENERS:
        start = end - len(first[1])
    return start, end


def _codes(reading: Reading, matcher: Matcher) -> Iterator[Found]:
    """Yield codes of airports and ports where the text is about flying or puts them in brackets.

    Never in a line that is all capitals, and never a code that stands for something else there.
    """
    text = reading.text
    for match in _CODE.finditer(text) if any(map(_ALL_CAPS.__and__, reading.flags)) else ():
        code = match[1]
        bits = matcher.classes([normalize(code)])[0]
        if not bits & _FACILITY:
            continue
        start, end = match.span(1)
        line = text[
            text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1
        ]
        if line.upper() == line and len(line) > len(code) + 2:
            continue
        at = _words_at(reading, (start, end))
        if at is None:
            continue
        bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        led = re.search(names_of_travel.CODES_PATTERN, text[:start][-12:])
        sentence = reading.sentence[at[0]]
        first = next(
            i for i in range(at[0], -1, -1) if i == 0 or reading.sentence[i - 1] != sentence
        )
        around = text[reading.starts[first] : end + 60]
        if (bracketed or led) and names_of_travel.CODE_CONTEXT.search(around):
            yield Found(*at, bits, _LISTED)


def _reached(reading: Reading, evidence: Evidence) -> Iterator[Found]:
    """Yield listed names that somebody sails for, and that the chain took for somebody's."""
    text, flags = reading.text, reading.flags
    for m in evidence.matches:
        if not m.classes & _PLACES:
            continue
        if m.first == m.last and flags[m.first] & _UNLIKELY:
            continue
        if evidence.place[m.first] >= _SURE_OTHERWISE:
            continue
        following = flags[m.last + 1] if m.last + 1 < len(flags) else 0
        joined = m.last + 1 < len(flags) and reading.starts[m.last + 1] - reading.ends[m.last] <= 1
        if (following & _CAPITAL and joined) or reading.possessive[m.last]:
            continue
        start = reading.starts[m.first]
        if not TO.search(text, max(0, start - 10), start):
            continue
        if MOVING.search(text, max(0, start - 60), start):
            yield Found(m.first, m.last, m.classes, _REACHED)


#: from here on the chain itself has found the place
_SURE_OTHERWISE: Final = 0.5
