"""Toponyms by gazetteer and rules alone."""

import math
from typing import Final

from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.protocols import NameIndex
from geotrack.text.names import NameClass
from geotrack.toponyms.finishing import Found, finish
from geotrack.toponyms.matching import Match, Matcher
from geotrack.toponyms.reading import Flag, Reading, Vocabulary, read

_FLAG_AMBIGUOUS: Final = int(Flag.AMBIGUOUS)
_FLAG_CAPITAL: Final = int(Flag.CAPITAL)
_FLAG_COMMON: Final = int(Flag.COMMON)
_FLAG_GIVEN_NAME: Final = int(Flag.GIVEN_NAME)
_FLAG_LOCATIVE: Final = int(Flag.LOCATIVE)
_STRONG: Final = int(NameClass.COUNTRY | NameClass.ADMIN1)
_LARGE: Final = int(NameClass.CAPITAL | NameClass.CITY_L)
_MIDDLE: Final = int(
    NameClass.CITY_M | NameClass.ADMIN2 | NameClass.REGION | NameClass.WATER | NameClass.ISLAND
)
_DEMONYM: Final = int(NameClass.DEMONYM)
_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_FACILITY: Final = int(NameClass.FACILITY)
_ALTERNATE: Final = int(NameClass.ALTERNATE_ONLY)
_CAPITAL: Final = int(Flag.CAPITAL)


class LexiconRecognizer:
    """Finds toponyms by looking names up and weighing the words around them; needs no weights.

    Parameters
    ----------
    settings
        `demonyms` and `facilities` are heeded.
    index
        The names to look for.
    """

    name = "lexicon"

    def __init__(self, *, settings: Settings, index: NameIndex) -> None:
        self._settings = settings
        self._matcher = Matcher(index)
        self._vocabulary = Vocabulary()

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """Return the toponyms in order; may be empty."""
        reading = read(document.text, self._vocabulary)
        matches, _ = self._matcher.match(reading)
        surnames = _surnames(reading)
        found = [
            Found(m.first, m.last, m.classes, confidence)
            for m in matches
            if (confidence := _confidence(reading, m, surnames)) >= 0.5
        ]
        return finish(reading, found, matches, self._settings)


def _surnames(reading: Reading) -> set[str]:
    """Return words that follow a title or a given name somewhere, and are hence no places there."""
    flags, words = reading.flags, reading.words
    names: set[str] = set()
    for i in range(1, len(flags)):
        if not flags[i] & _CAPITAL:
            continue
        before = flags[i - 1]
        if (before & _FLAG_CAPITAL and before & (Flag.TITLE | Flag.GIVEN_NAME)) or (
            before & _FLAG_CAPITAL
            and i > 1
            and flags[i - 2] & _FLAG_GIVEN_NAME
            and flags[i - 2] & _CAPITAL
        ):
            names.add(words[i])
    return names


def _renown(bits: int) -> float:
    """Return what the kinds of place that bear a name say for it."""
    if bits & (_STRONG | _DEMONYM):
        return 2.5
    if bits & _LARGE:
        return 1.5
    if bits & _MIDDLE:
        return 0.5
    return 1.0 if bits & _ABBREVIATION else -0.6


def _alone(reading: Reading, match: Match, after: int, surnames: set[str]) -> float:
    """Return what speaks against a single word."""
    here, score = reading.flags[match.first], 0.0
    if here & (Flag.COMMON | Flag.TITLE | Flag.CALENDAR | Flag.INITIAL):
        score -= 3.0 if not match.classes & _STRONG else 1.0
    elif here & _FLAG_GIVEN_NAME or (here & _FLAG_AMBIGUOUS and after & _CAPITAL):
        score -= 2.5
    if here & (Flag.INSTITUTION | Flag.DIRECTION):
        score -= 3.0
    if reading.words[match.first] in surnames and not match.classes & _STRONG:
        score -= 3.0
    return score


def _confidence(reading: Reading, match: Match, surnames: set[str]) -> float:
    """Return how surely a match is a place, 0 to 1 (weights set by hand)."""
    flags, words = reading.flags, reading.words
    first, last, bits = match.first, match.last, match.classes
    total = len(flags)
    before = flags[first - 1] if first else 0
    after = flags[last + 1] if last + 1 < total and not reading.possessive[last] else 0
    joined_before = first > 0 and reading.sentence[first - 1] == reading.sentence[first]
    joined_after = last + 1 < total and reading.sentence[last + 1] == reading.sentence[last]
    score = _renown(bits)
    if last > first:
        score += 1.0
    if bits & _ALTERNATE and not bits & (_STRONG | _DEMONYM):
        score -= 1.0
    if first == last:
        score += _alone(reading, match, after, surnames)
        if not joined_before and not bits & (_STRONG | _LARGE | _DEMONYM):
            score -= 0.7
    if joined_before:
        previous = words[first - 1]
        if before & _FLAG_LOCATIVE and not before & _CAPITAL:
            score += 1.6
        elif previous == "," and first > 1 and flags[first - 2] & _CAPITAL:
            score += 0.8
        if before & _CAPITAL and before & (Flag.TITLE | Flag.GIVEN_NAME | Flag.INITIAL):
            score -= 3.0
        elif before & _CAPITAL and not before & _FLAG_COMMON and not bits & _STRONG:
            score -= 1.2
    if joined_after and last + 1 < total:
        if after & _CAPITAL and after & (Flag.STREET | Flag.FACILITY):
            score -= 2.0
        elif after & _CAPITAL and not after & (Flag.INSTITUTION | Flag.TITLE | Flag.GENERIC):
            score -= 1.2 if not bits & (_STRONG | _DEMONYM) else 0.0
        if words[last + 1] == "," and last + 2 < total and flags[last + 2] & _CAPITAL:
            score += 0.5
    if bits & _FACILITY and not bits & (_STRONG | _LARGE | _MIDDLE):
        score -= 0.3
    return 1.0 / (1.0 + math.exp(-score))
