"""Classes of English words by the company they keep: which words are used like which.

A hundred thousand words fall into a thousand fine classes, these into 256, these into 64: "amsterdam" stands
with "vienna" and "prague", "doncaster" with "sheffield", "brenner" with surnames, "cunard" with ships and
voyages. Of these and twice as many rarer words it is known what a capitalized one mostly is: a
place, a person, an organization. Made by ``python -m tools.data.wordvectors`` from word vectors in
the public domain.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final
from zlib import crc32

import numpy as np

from geotrack.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

#: a word is known by this many bits of its checksum: of a hundred unknown words one is taken for others
KEY_BITS: Final = 25
#: what a capitalized word mostly is, in steps (``tools/data/wordvectors.py``): 0 to 7 no place, 15 a place nearly always
KINDS: Final = 16


@lru_cache(maxsize=16384)
def word_key(word: str) -> int:
    """Return the number that a word is stored under: without case and accents, every digit as 0.

    Examples
    --------
    >>> word_key("Zürich") == word_key("zurich"), word_key("1924") == word_key("1066")
    (True, True)
    """
    word = word.lower()
    if not word.isascii():
        word = "".join(
            c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)
        )
    if not word.isalpha() and any(c.isdigit() for c in word):
        word = "".join("0" if c.isdigit() else c for c in word)
    return crc32(word.encode("utf-8", "replace")) >> (32 - KEY_BITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClasses:
    """The classes of many words.

    `keys` are those of `word_key` of the frequent words, ascending, `rare` those of the others; `fine` the fine
    class of each frequent word; `kinds` a number below `KINDS` for each frequent, then each rare
    word; ``levels[fine]`` the coarse and the middle class of a fine one. A rare word's classes tell its kind only.
    """

    keys: npt.NDArray[np.int32]
    rare: npt.NDArray[np.int32]
    fine: npt.NDArray[np.int16]
    kinds: npt.NDArray[np.uint8]
    levels: npt.NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.kinds)

    def of(self, word: str) -> tuple[int, int, int] | None:
        """Return the coarse, middle and fine class of a word in any case; None: not known."""
        fine = int(self.look_up(np.array([word_key(word)]))[0][0])
        if fine < 0:
            return None
        coarse, middle = self.levels[fine].tolist()
        return coarse, middle, fine

    def kind(self, word: str) -> int | None:
        """Return what a word in any case mostly is when capitalized (see `KINDS`); None: not known."""
        kind = int(self.look_up(np.array([word_key(word)]))[1][0])
        return None if kind < 0 else kind

    def look_up(self, keys: npt.NDArray[np.integer]) -> tuple[Ints, Ints]:
        """Return the fine class and the kind of each key, -1 where the word is not known."""
        keys = keys.astype(np.int32)  # another type would have the tables converted
        kinds = np.full(len(keys), -1, dtype=np.int64)
        fine = kinds.copy()
        first = len(self.levels) - KINDS
        left = np.arange(len(keys))
        for known, offset in ((self.keys, 0), (self.rare, len(self.keys))):
            at = np.searchsorted(known, keys[left])
            at[at == len(known)] = 0
            listed = known[at] == keys[left]
            here, at = left[listed], at[listed]
            kinds[here] = self.kinds[offset + at]
            fine[here] = first + kinds[here] if offset else self.fine[at]
            left = left[~listed]
        return fine, kinds


def read_word_classes(folder: Path) -> WordClasses:
    """Read the classes from a folder.

    Raises
    ------
    DataError
        If a file is missing or the files do not fit each other.
    """
    try:
        gaps, fine, kinds, levels = (
            np.load(folder / f"{name}.npy") for name in ("gaps", "fine", "kinds", "levels")
        )
    except (OSError, ValueError) as error:
        raise DataError(f"the word classes cannot be read: {error}; reinstall geotrack") from error
    fine = _joined(fine)
    if gaps.shape[1:] != kinds.shape or levels.shape != (int(fine.max()) + 1, 2):
        raise DataError("the word classes do not fit each other; reinstall geotrack")
    gaps, frequent = _joined(gaps), len(fine)
    of_kinds = levels.max(axis=0).astype(np.int16) + 1 + np.arange(KINDS, dtype=np.int16)[:, None]
    return WordClasses(
        keys=np.cumsum(gaps[:frequent], dtype=np.int32),
        rare=np.cumsum(gaps[frequent:], dtype=np.int32),
        fine=fine,
        kinds=kinds,
        levels=np.concatenate([levels.astype(np.int16), of_kinds]),
    )


def _joined(halves: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
    """Return numbers of which the low and the high bytes are stored apart, as that packs better."""
    numbers: npt.NDArray[np.int16] = halves[0] | (halves[1].astype(np.int16) << 8)
    return numbers


@cache
def load_word_classes() -> WordClasses:
    """Return the packaged classes."""
    with as_file(files("geotrack") / "data" / "words") as folder:
        return read_word_classes(folder)
