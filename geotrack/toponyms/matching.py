"""Names of the gazetteer in a document: the longest match at each word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from geotrack.languages.en import name_cues
from geotrack.protocols import NameIndex
from geotrack.text.names import NameClass
from geotrack.toponyms.reading import Flag, Reading

_LONGEST_NAME: Final = 7  #: words, marks included
_MEMORY: Final = 40_000  #: names remembered before the memory is started anew

_CAPITAL: Final = int(Flag.CAPITAL)
_INSIDE: Final = int(Flag.CONNECTOR | Flag.HYPHEN)
_HYPHEN: Final = int(Flag.HYPHEN)
_PARTICLE: Final = int(Flag.PARTICLE)
_ALL_CAPS: Final = int(Flag.ALL_CAPS)
_MARK: Final = int(Flag.MARK)
_LOWER: Final = int(Flag.LOWER)
_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_ALTERNATE: Final = int(NameClass.ALTERNATE_ONLY)


@dataclass(frozen=True, slots=True)
class Match:
    """Words ``first`` to ``last`` (inclusive) are a name of the gazetteer with these classes."""

    first: int
    last: int
    classes: int


class Matcher:
    """Finds gazetteer names; remembers what it asked.

    Parameters
    ----------
    index
        The name index to ask.
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._known: dict[str, int] = {}

    def classes(self, names: list[str]) -> list[int]:
        """Return the class bits of each name, 0 for an unknown one."""
        known = self._known
        if missing := [name for name in dict.fromkeys(names) if name not in known]:
            if len(known) > _MEMORY:
                known.clear()
                missing = list(dict.fromkeys(names))
            known.update(zip(missing, self._index.classes(missing).tolist(), strict=True))
        return [known[name] for name in names]

    def match(self, reading: Reading) -> tuple[list[Match], dict[int, int]]:
        """Return the longest matches, left to right without overlap, and the classes of single words.

        The second value holds every capitalized word that is a name by itself.
        """
        return self.match_all([reading])[0]

    def match_all(self, readings: Sequence[Reading]) -> list[tuple[list[Match], dict[int, int]]]:
        """Return the matches of several documents, asking the index but once."""
        listed = [_candidates(reading) for reading in readings]
        classes = iter(self.classes([name for _, _, names, _ in listed for name in names]))
        return [
            _longest(reading, firsts, lasts, list(islice(classes, len(names))), owning)
            for reading, (firsts, lasts, names, owning) in zip(readings, listed, strict=True)
        ]


def _longest(
    reading: Reading, firsts: list[int], lasts: list[int], classes: list[int], owning: set[int]
) -> tuple[list[Match], dict[int, int]]:
    best: dict[int, tuple[int, int]] = {}
    single: dict[int, int] = {}
    for k, (first, last, bits) in enumerate(zip(firsts, lasts, classes, strict=True)):
        if not bits:
            continue
        if k in owning:
            _keep_ending(reading, last)
        if bits & _ABBREVIATION and first == last:
            bits = _judge_abbreviation(reading, first, bits)
            if not bits:
                continue
        if first == last:
            single[first] = bits
        held = best.get(first)
        if held is None or last >= held[0]:
            best[first] = (last, bits)
    matches: list[Match] = []
    reached = -1
    for first in sorted(best):
        if first > reached:
            last, bits = best[first]
            matches.append(Match(first, last, bits))
            reached = last
    return matches, single


def _judge_abbreviation(reading: Reading, i: int, bits: int) -> int:
    """Drop the abbreviation class unless the word is written as one."""
    word = reading.words[i]
    dotted = (
        i + 1 < len(reading)
        and reading.words[i + 1] == "."
        and reading.starts[i + 1] == reading.ends[i]
    )
    if dotted or "." in word or (reading.flags[i] & _ALL_CAPS and len(word) <= 4):
        return bits
    rest = bits & ~_ABBREVIATION
    return 0 if rest in (0, _ALTERNATE) else rest


def _keep_ending(reading: Reading, i: int) -> None:
    """Give a word its ``'s`` back, which belongs to the name ("St. John's")."""
    if reading.possessive[i]:
        reading.possessive[i] = False
        reading.ends[i] += 2


def _parted(reading: Reading, at: int) -> bool:
    """Whether a full stop or hyphen stands apart, or the stop ends no abbreviation."""
    starts, ends = reading.starts, reading.ends
    if starts[at] != ends[at - 1]:
        return True
    if reading.words[at] == ".":
        return len(reading.words[at - 1]) > 5
    return at + 1 >= len(reading.flags) or starts[at + 1] != ends[at]


def _owns(reading: Reading, at: int, end: int) -> bool:
    """Whether a possessive word ends its phrase, so that the ``'s`` may belong to the name.

    Nothing is owned before a mark, nor before a word that cannot begin a noun ("St. John's at noon").
    """
    return reading.possessive[at] and bool(
        at + 1 == end
        or reading.flags[at + 1] & _MARK
        or reading.words[at + 1] in name_cues.NOT_OWNED
    )


def _candidates(reading: Reading) -> tuple[list[int], list[int], list[str], set[int]]:
    """Return first and last word and normalized name of everything that may be a name. The last value numbers those names that end in an ``'s``."""
    flags, norms, words = reading.flags, reading.norms, reading.words
    starts, ends = reading.starts, reading.ends
    firsts: list[int] = []
    lasts: list[int] = []
    names: list[str] = []
    owning: set[int] = set()
    possessive = reading.possessive
    for begin, end in zip(reading.first, reading.first[1:], strict=False):
        for i in range(begin, end):
            here = flags[i]
            if not here & _CAPITAL and not (
                here & _PARTICLE and i + 2 < end and flags[i + 1] & _HYPHEN
            ):
                continue
            name = norms[i]
            if not name:
                continue
            if here & _CAPITAL:
                firsts.append(i)
                lasts.append(i)
                names.append(name)
            stop = min(end, i + _LONGEST_NAME)
            j = i + 1
            saint = name in name_cues.MATCHING_SAINTS
            while j < stop:
                if possessive[j - 1]:
                    name += "s"
                there = flags[j]
                word = words[j]
                if there & _CAPITAL or norms[j].isdigit():
                    touching = starts[j] == ends[j - 1] and words[j - 1] == "."
                    name = f"{name}{norms[j]}" if touching else f"{name} {norms[j]}"
                    firsts.append(i)
                    lasts.append(j)
                    names.append(name)
                    if saint and _owns(reading, j, end):
                        owning.add(len(names))
                        firsts.append(i)
                        lasts.append(j)
                        names.append(name + "s")
                elif word == "." or there & _HYPHEN:
                    if _parted(reading, j):
                        break
                elif there & _LOWER and (
                    name_cues.ELIDED.match(word) or (flags[j - 1] & _HYPHEN and j >= i + 2)
                ):
                    name = f"{name} {norms[j]}"
                    firsts.append(i)
                    lasts.append(j)
                    names.append(name)
                elif there & _INSIDE or (word in name_cues.LINKS and j + 1 < stop):
                    name = f"{name} {norms[j]}" if norms[j] else name
                elif not (there & _MARK) and j + 1 < stop and flags[j - 1] & _HYPHEN:
                    name = f"{name} {norms[j]}"  # a number
                    firsts.append(i)
                    lasts.append(j)
                    names.append(name)
                else:
                    break
                j += 1
    return firsts, lasts, names, owning
