"""A document as numbers: words with flags and hashes, each worked out once per distinct word."""

import enum
import re
from array import array
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from geotrack.languages.en import name_cues, name_lists
from geotrack.text.names import normalize
from geotrack.text.tokens import tokenize
from geotrack.text.wordkinship import WordClasses, word_key

#: longer words are judged by their beginning
_LONGEST: Final = 64
#: distinct words kept before the memory of words is started anew
_CAPACITY: Final = 40_000

_SQUEEZE: Final = re.compile(r"(.)\1+")


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
    NUMBER = 4194304  #: twenty, half
    UNIT = 8388608  #: of length or time


_LISTS: Final = (
    (Flag.CONNECTOR, name_lists.CONNECTORS),
    (Flag.TITLE, name_lists.TITLES),
    (Flag.LOCATIVE, name_lists.LOCATIVE),
    (Flag.INSTITUTION, name_lists.INSTITUTION_HEADS),
    (Flag.STREET, name_lists.STREET_HEADS),
    (Flag.FACILITY, name_lists.FACILITY_HEADS),
    (Flag.GENERIC, name_lists.GENERIC_HEADS),
    (Flag.LEAD, name_lists.GENERIC_LEADS),
    (Flag.GIVEN_NAME, name_lists.GIVEN_NAMES),
    (Flag.CALENDAR, name_lists.MONTHS_AND_DAYS),
    (Flag.SAYING, name_lists.SAYING),
    (Flag.COMMON, name_lists.COMMON_WORDS),
    (Flag.DIRECTION, name_lists.DIRECTIONS | name_lists.DIRECTION_ADJECTIVES),
    (Flag.AMBIGUOUS, name_lists.AMBIGUOUS_GIVEN_NAMES),
    (Flag.PARTICLE, frozenset("al el as ash ar an az ad at".split())),
    (Flag.NUMBER, name_lists.NUMBERS),
    (Flag.UNIT, name_lists.UNITS),
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
    "prefix4", "kind", "class1", "class2",
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


class _Outlines(dict[str, tuple[int, ...]]):
    """Shape of a word → its hashes: shape, squeezed, and those that stand for the classes of an unknown word."""

    def __missing__(self, shape: str) -> tuple[int, ...]:
        if len(self) > _OUTLINES:
            self.clear()
        squeezed = _SQUEEZE.sub(r"\1", shape)
        made = (
            _hashed(shape[:12], _AT["shape"]), _hashed(squeezed[:8], _AT["squeezed"]),
            *(_hashed(f"{name}~{squeezed}", _AT[name]) for name in ("kind", "class1", "class2")),
        )  # fmt: skip
        self[shape] = made
        return made


def _hashed(text: str, column: int) -> int:
    return crc32(text.encode("utf-8", "replace"), _SEEDS[column])


_AT: Final = {name: column for column, name in enumerate(HASHES)}
_OUTLINES: Final = 10_000  #: shapes that are remembered: ten thousand words of news have 300


class Vocabulary:
    """The words seen so far; rows of `flags`, `hashes` and `norms` stand for distinct words.

    Parameters
    ----------
    classes
        The classes of words; None: none are known.
    """

    def __init__(self, classes: WordClasses | None = None) -> None:
        self._classes = classes
        self._outlines = _Outlines()
        self._clear()

    def _clear(self) -> None:
        self.rows: dict[str, int] = {}
        self.norms: list[str] = []
        self.flag_list: list[int] = []
        self._flags = np.zeros(1024, dtype=np.int32)
        self._hashes = np.zeros((1024, len(HASHES)), dtype=np.uint32)
        self._size = 0
        self._new = array("I")  # hashes of the words that were added last
        self._new_keys = array("I")  # and their keys among the classes
        self.row("")  # row 0: beyond the text

    def __len__(self) -> int:
        return self._size

    def make_room(self) -> None:
        """Forget all words when there are too many: between documents, for readings number them."""
        if self._size > _CAPACITY:
            self._clear()

    def row(self, word: str) -> int:
        """Return the row of a word, adding it when it is new."""
        return self.rows_of([word])[0]

    def rows_of(self, words: Sequence[str]) -> list[int]:
        """Return the rows of words, adding those that are new."""
        known, add = self.rows, self._add
        return [known[w] if w in known else add(w) for w in words]

    @property
    def flags(self) -> npt.NDArray[np.int32]:
        """The properties of each word as bits."""
        if self._new:
            self._store()
        return self._flags

    @property
    def hashes(self) -> npt.NDArray[np.uint32]:
        """The hashes of each word, columns `HASHES`."""
        if self._new:
            self._store()
        return self._hashes

    def _add(self, word: str) -> int:
        row = self._size
        self._size = row + 1
        self.rows[word] = row
        short = word[:_LONGEST]
        lower = short.lower()
        self.flag_list.append(_flags(short, lower))
        self.norms.append(normalize(short) if len(word) <= _LONGEST else "")
        self._new.extend(self._hash(short, lower))
        if self._classes is not None:
            self._new_keys.append(word_key(short))
        return row

    def _store(self) -> None:
        """Put what is known of new words into the tables, once for all documents that are read together."""
        end, count = self._size, len(self._new) // len(HASHES)
        while end > len(self._flags):
            self._flags = np.concatenate([self._flags, np.zeros_like(self._flags)])
            self._hashes = np.concatenate([self._hashes, np.zeros_like(self._hashes)])
        self._flags[end - count : end] = self.flag_list[end - count :]
        new = np.frombuffer(self._new, dtype=np.uint32).reshape(count, len(HASHES))
        self._hashes[end - count : end] = new
        if self._classes is not None:
            fine, kinds = self._classes.look_up(np.frombuffer(self._new_keys, dtype=np.uint32))
            known = np.flatnonzero(fine >= 0)
            fine = fine[known]
            middle = self._classes.levels[fine, 1]
            numbers = np.column_stack([kinds[known], middle, fine]).astype(np.uint32)
            self._hashes[end - count + known, _AT["kind"] :] = (numbers + _ONE) * _SPREAD
        self._new, self._new_keys = array("I"), array("I")

    def _hash(self, word: str, lower: str) -> tuple[int, ...]:
        shape, squeezed, kind, class1, class2 = self._outlines[shape_of(word)]
        if not lower.isalpha() and any(c.isdigit() for c in lower):
            lower = "".join("0" if c.isdigit() else c for c in lower)
        whole = crc32(word.encode("utf-8", "replace"), _WORD)
        if lower.isascii():  # a letter is a byte: its parts need no encoding of their own
            b = lower.encode()
            return (
                whole, crc32(b, _LOWER_CASE), shape, squeezed,
                crc32(b[-2:], _SUFFIX2), crc32(b[-3:], _SUFFIX3), crc32(b[-4:], _SUFFIX4),
                crc32(b[:2], _PREFIX2), crc32(b[:3], _PREFIX3), crc32(b[:4], _PREFIX4),
                kind, class1, class2,
            )  # fmt: skip
        parts = (lower[-2:], lower[-3:], lower[-4:], lower[:2], lower[:3], lower[:4])
        return (
            whole, _hashed(lower, _AT["lower"]), shape, squeezed,
            *(_hashed(part, _AT["suffix2"] + k) for k, part in enumerate(parts)),
            kind, class1, class2,
        )  # fmt: skip


#: class numbers become hashes
_ONE, _SPREAD = np.uint32(1), np.uint32(0x9E3779B1)
_WORD, _LOWER_CASE = _SEEDS[_AT["word"]], _SEEDS[_AT["lower"]]
_SUFFIX2, _SUFFIX3, _SUFFIX4, _PREFIX2, _PREFIX3, _PREFIX4 = _SEEDS[_AT["suffix2"] :][:6]


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
    starts: Sequence[int]
    ends: MutableSequence[int]
    possessive: list[bool]
    sentence: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int32]
    flags: list[int]
    norms: list[str]
    first: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)


#: words from where on their ends are kept as plain numbers, at a fifth of the memory
_MANY: Final = 50_000


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Return the words of `text`, known to `vocabulary` from now on (see `Vocabulary.make_room`)."""
    tokens = tokenize(text)
    words = list(tokens.words)
    ends = array("q", tokens.ends) if len(words) > _MANY else list(tokens.ends)
    possessive = [False] * len(words)
    for i in [i for i, word in enumerate(words) if word[-2:] in name_cues.POSSESSIVE]:
        if len(words[i]) > 2:
            words[i] = words[i][:-2]
            ends[i] -= 2
            possessive[i] = True
    rows = vocabulary.rows_of(words)
    counts = np.array([b - a for a, b in pairwise(tokens.first)], dtype=np.int64)
    return Reading(
        text=text,
        words=words,
        starts=tokens.starts,
        ends=ends,
        possessive=possessive,
        sentence=np.repeat(np.arange(len(counts), dtype=np.int32), counts),
        rows=np.array(rows, dtype=np.int32),
        flags=list(map(vocabulary.flag_list.__getitem__, rows)),
        norms=list(map(vocabulary.norms.__getitem__, rows)),
        first=tokens.first,
    )
