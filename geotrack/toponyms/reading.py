"""A document as numbers: words with flags and hashes, each worked out once per distinct word."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from geotrack.names import normalize
from geotrack.tokens import tokenize
from geotrack.toponyms import wordlists

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

__all__ = ["HASHES", "Flag", "Reading", "Vocabulary"]

#: longer words are judged by their beginning
_LONGEST: Final = 64
#: distinct words kept before the memory of words is started anew
_CAPACITY: Final = 100_000

_SQUEEZE: Final = re.compile(r"(.)\1+")
_POSSESSIVE: Final = ("'s", "’s", "'S", "’S")


class Flag(enum.IntFlag):
    """What can be told from a word alone."""

    CAPITAL = 1
    ALL_CAPS = 2  #: two letters or more, all of them capitals
    LOWER = 4
    MARK = 8
    DIGIT = 16
    CONNECTOR = 32
    TITLE = 64
    LOCATIVE = 128
    INSTITUTION = 256
    STREET = 512
    FACILITY = 1024
    GENERIC = 2048
    GIVEN_NAME = 4096
    CALENDAR = 8192
    SAYING = 16384
    COMMON = 32768
    INITIAL = 65536  #: one capital letter
    DIRECTION = 131072
    LEAD = 262144  #: "Mount", "Fort", "San"
    AMBIGUOUS = 524288  #: a place that is as often a given name
    HYPHEN = 1048576
    PARTICLE = 2097152  #: al-, el-


_LISTS: Final = (
    (Flag.CONNECTOR, wordlists.CONNECTORS),
    (Flag.TITLE, wordlists.TITLES),
    (Flag.LOCATIVE, wordlists.LOCATIVE),
    (Flag.INSTITUTION, wordlists.INSTITUTION_HEADS),
    (Flag.STREET, wordlists.STREET_HEADS),
    (Flag.FACILITY, wordlists.FACILITY_HEADS),
    (Flag.GENERIC, wordlists.GENERIC_HEADS),
    (Flag.LEAD, wordlists.GENERIC_LEADS),
    (Flag.GIVEN_NAME, wordlists.GIVEN_NAMES),
    (Flag.CALENDAR, wordlists.MONTHS_AND_DAYS),
    (Flag.SAYING, wordlists.SAYING),
    (Flag.COMMON, wordlists.COMMON_WORDS),
    (Flag.DIRECTION, wordlists.DIRECTIONS | wordlists.DIRECTION_ADJECTIVES),
    (Flag.AMBIGUOUS, wordlists.AMBIGUOUS_GIVEN_NAMES),
    (Flag.PARTICLE, frozenset("al el as ash ar an az ad at".split())),
)


def _listed() -> dict[str, int]:
    flags: dict[str, int] = {}
    for flag, words in _LISTS:
        for word in words:
            flags[word] = flags.get(word, 0) | int(flag)
    return flags


#: word (lower case) → the flags of all lists that it stands in
_LISTED: Final = _listed()
# plain integers: an enum's operators are slow, and every new word asks for them
_CAPITAL, _ALL_CAPS, _LOWER = int(Flag.CAPITAL), int(Flag.ALL_CAPS), int(Flag.LOWER)
_MARK, _DIGIT = int(Flag.MARK), int(Flag.DIGIT)
_INITIAL, _HYPHEN = int(Flag.INITIAL), int(Flag.HYPHEN)
_NOT_LINKING: Final = ~int(Flag.CONNECTOR | Flag.PARTICLE)

#: columns of the hash table of `Vocabulary`
HASHES: Final = (
    "word", "lower", "shape", "squeezed", "suffix2", "suffix3", "suffix4", "prefix2", "prefix3",
    "prefix4", "cluster0", "cluster1", "cluster2",
)  # fmt: skip

#: hashes of the column numbers, which those of the texts go on from
_SEEDS: Final = tuple(crc32(f"{i}=".encode()) for i in range(len(HASHES)))


class _Shapes(dict[int, str]):
    """Character → its sign in a shape, worked out when first met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        sign = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        self[code] = sign
        return sign


_SHAPES: Final = _Shapes()


def shape_of(word: str) -> str:
    """Return the shape of a word, one sign a character.

    Examples
    --------
    >>> shape_of("McAllen"), shape_of("1,099"), shape_of("U.S.")
    ('XxXxxxx', 'd,ddd', 'X.X.')
    """
    return word.translate(_SHAPES)


class Vocabulary:
    """The words seen so far; rows of `flags`, `hashes` and `norms` stand for distinct words.

    Parameters
    ----------
    clusters
        Word (lower case) → three cluster numbers, coarse to fine, with tabs between; empty: no
        clusters.
    """

    def __init__(self, clusters: Mapping[str, str] | None = None) -> None:
        self._clusters = clusters or {}
        self._clear()

    def _clear(self) -> None:
        self.rows: dict[str, int] = {}
        self.norms: list[str] = []
        self.flag_list: list[int] = []
        self.flags = np.zeros(1024, dtype=np.int32)
        self.hashes = np.zeros((1024, len(HASHES)), dtype=np.uint32)
        self._size = 0
        self.row("")  # row 0: beyond the text

    def __len__(self) -> int:
        return self._size

    def make_room(self) -> None:
        """Forget all words when there are too many (call between documents only)."""
        if self._size > _CAPACITY:
            self._clear()

    def row(self, word: str) -> int:
        """Return the row of a word, adding it when it is new."""
        found = self.rows.get(word)
        if found is not None:
            return found
        row = self._size
        if row == len(self.flags):
            self.flags = np.concatenate([self.flags, np.zeros_like(self.flags)])
            self.hashes = np.concatenate([self.hashes, np.zeros_like(self.hashes)])
        self.rows[word] = row
        self._size += 1
        short = word[:_LONGEST]
        lower = short.lower()
        flags = _flags(short, lower)
        self.flags[row] = flags
        self.flag_list.append(flags)
        self.norms.append(normalize(short) if len(word) <= _LONGEST else "")
        self.hashes[row] = self._hash(short, lower)
        return row

    def _hash(self, word: str, lower: str) -> list[int]:
        shape = shape_of(word)
        squeezed = _SQUEEZE.sub(r"\1", shape)
        if not lower.isalpha() and any(c.isdigit() for c in lower):
            lower = "".join("0" if c.isdigit() else c for c in lower)
        cluster = self._clusters.get(lower)
        if cluster is None:
            names = (f"0~{squeezed}", f"1~{squeezed}", f"2~{squeezed}")
        else:
            coarse, middle, fine = cluster.split("\t")
            names = (f"0~{coarse}", f"1~{middle}", f"2~{fine}")
        texts = (
            word, lower, shape[:12], squeezed[:8], lower[-2:], lower[-3:], lower[-4:],
            lower[:2], lower[:3], lower[:4], *names,
        )  # fmt: skip
        return [
            crc32(text.encode("utf-8", "replace"), seed)
            for text, seed in zip(texts, _SEEDS, strict=True)
        ]


def _flags(word: str, lower: str) -> int:
    if not word:
        return _MARK
    flags = _LISTED.get(lower, 0)
    if word != lower:
        flags &= _NOT_LINKING
    first = word[0]
    if first.isupper():
        flags |= _CAPITAL
        letters = [c for c in word if c.isalpha()]
        if len(letters) == 1 and len(word) <= 2:
            flags |= _INITIAL
        elif all(c.isupper() for c in letters):
            flags |= _ALL_CAPS
    elif first.isalpha():
        flags |= _LOWER
    elif first.isdigit():
        flags |= _DIGIT
    else:
        flags |= _MARK
        if word in "-‐‑–":
            flags |= _HYPHEN
    return flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The words of one document without possessive endings.

    `rows` index the vocabulary; ``text[starts[i]:ends[i]]`` is word ``i``; `sentence` numbers the
    sentences; `possessive` tells where an ``'s`` was cut off. `words`, `flags` are lists, as they
    are walked through word by word; arrays have shape ``(len(words),)``.
    """

    text: str
    words: list[str]
    starts: tuple[int, ...]
    ends: list[int]
    possessive: list[bool]
    sentence: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int32]
    flags: list[int]
    norms: list[str]
    first: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Return the words of `text`, known to `vocabulary` from now on."""
    vocabulary.make_room()
    tokens = tokenize(text)
    words = list(tokens.words)
    ends = list(tokens.ends)
    possessive = [False] * len(words)
    for i, word in enumerate(words):
        if word[-2:] in _POSSESSIVE and len(word) > 2:
            words[i] = word[:-2]
            ends[i] -= 2
            possessive[i] = True
    known = vocabulary.rows
    add = vocabulary.row
    row_list = [known[w] if w in known else add(w) for w in words]
    rows = np.array(row_list, dtype=np.int32)
    counts = np.array([b - a for a, b in pairwise(tokens.first)], dtype=np.int64)
    flag_list = vocabulary.flag_list
    norm_list = vocabulary.norms
    return Reading(
        text=text,
        words=words,
        starts=tokens.starts,
        ends=ends,
        possessive=possessive,
        sentence=np.repeat(np.arange(len(counts), dtype=np.int32), counts),
        rows=rows,
        flags=[flag_list[r] for r in row_list],
        norms=[norm_list[r] for r in row_list],
        first=tokens.first,
    )
