"""The vectors of words that the reader's encoder begins with; made by ``tools/data/reader_words.py``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.text.wordkinship import load_word_classes, word_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

WORDS: Final = 6  #: words of an item that are looked up
_UNIT: Final = np.float32(32)  #: a byte of a vector is so many parts of one


@dataclass(frozen=True, slots=True, eq=False)
class WordVectors:
    """Vectors of words by the company they keep: of frequent words, and of the fine classes of the others.

    `keys`: those of `word_key`, ascending; `vectors`: of no word, of each key, of each class.
    """

    keys: Ints
    vectors: Floats

    def of(self, words: Sequence[Sequence[str]]) -> tuple[Ints, Ints]:
        """Return, for the known words of each item, the item and the row of `vectors`, in order."""
        listed = [word for some in words for word in some[:WORDS]]
        counts = np.minimum(np.fromiter(map(len, words), np.int64, len(words)), WORDS)
        owner = np.repeat(np.arange(len(words)), counts)
        number = {word: k for k, word in enumerate(dict.fromkeys(listed))}
        keys = np.fromiter(map(word_key, number), np.int64, len(number))
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        rows = 1 + at
        rare = np.flatnonzero(self.keys[at] != keys)
        fine, _ = load_word_classes().look_up(keys[rare])
        rows[rare] = np.where(fine >= 0, 1 + len(self.keys) + fine, 0)
        rows = rows[np.fromiter(map(number.__getitem__, listed), np.int64, len(listed))]
        known = rows > 0
        return owner[known], rows[known]


def write_words(folder: Path, words: WordVectors) -> None:
    """Write the vectors into a folder, one byte a number."""
    np.save(folder / "encoder-keys.npy", words.keys.astype(np.int32))
    np.save(folder / "encoder-words.npy", np.round(words.vectors * _UNIT).astype(np.int8))


def read_words(folder: Path) -> WordVectors:
    """Read the vectors of words from a folder.

    Raises
    ------
    OSError, ValueError
        If a file is missing or the files do not fit each other.
    """
    keys = np.load(folder / "encoder-keys.npy").astype(np.int64)
    vectors = np.load(folder / "encoder-words.npy")
    if vectors.dtype != np.int8 or len(vectors) != 1 + len(keys) + len(load_word_classes().levels):
        raise ValueError("the vectors of words do not fit their keys and classes")
    return WordVectors(keys, vectors.astype(np.float32) / _UNIT)
