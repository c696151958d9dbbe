"""What a capitalized word mostly is, told from its vector: place, person, organization, other, no name.

A small network learns from the labels of the training corpora (`tagger_corpora`, without the documents held
out), from given names and from places of the gazetteer with 50,000 inhabitants and more; the kind of a
word that it learned from is told by a network that did not see that word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from geotrack.languages.en import name_lists
from geotrack.places.gazetteer.index import BundledNameIndex
from geotrack.text.names import NameClass
from geotrack.text.tokens import tokenize
from geotrack.text.wordkinship import word_key
from geotrack.toponyms.matching import Matcher
from tools.data.tagger_corpora import TRAVEL, load, load_places
from tools.data.tagger_labels import with_countries, with_doubts, without_buildings

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("O", "LOC", "PER", "ORG", "MISC", "FAC")
#: words of short messages and old novels count half
HALF = frozenset(("btc", "wnut", "litbank", TRAVEL))
#: chance of a place from which the kinds 8 to 15 begin
STEPS = (0.15, 0.25, 0.35, 0.47, 0.6, 0.73, 0.85, 0.94)
_SURE = 0.6  #: chance from which a person, organization, other or no name is a sure one
_FOLDS, _HIDDEN, _EPOCHS, _BATCH, _RATE, _DECAY = 5, 48, 16, 256, 0.003, 1e-4
_TELLING = (
    NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M
)


def counted(number: dict[int, int], size: int, corpora: Path) -> np.ndarray:
    """Return how often each word has each label when capitalized, shape ``(size, labels)``."""
    index = BundledNameIndex()
    matcher = Matcher(index)
    documents = [with_countries(without_buildings(d), index, matcher) for d in load(corpora)]
    documents += [with_doubts(d, matcher) for d in load_places()]
    counts = np.zeros((size, len(LABELS)))
    for document in documents:
        if document.held_out:
            continue
        tokens = tokenize(document.text)
        labels = ["O"] * len(tokens.words)
        for start, end, kind in document.spans:
            first, last = np.searchsorted(tokens.starts, (start, end)).tolist()
            labels[first:last] = [kind] * (last - first)
        for word, label in zip(tokens.words, labels, strict=True):
            unknown = label not in LABELS or (label == "O" and document.corpus == TRAVEL)
            row = number.get(word_key(re.sub(r"[’']s$", "", word)))
            if row is not None and word[:1].isupper() and not unknown:
                counts[row, LABELS.index(label)] += 0.5 if document.corpus in HALF else 1
    for word in sorted(name_lists.GIVEN_NAMES):
        if (row := number.get(word_key(word))) is not None:
            counts[row, LABELS.index("PER")] += 0.5
    return counts


def with_gazetteer(words: list[str], counts: np.ndarray) -> np.ndarray:
    """Return the counts, and one more as a place for words that are known places and little else."""
    bits = BundledNameIndex().classes(words)
    for row, word in enumerate(words):
        if (
            int(bits[row]) & int(_TELLING)
            and not int(bits[row]) & int(NameClass.ALTERNATE_ONLY)
            and word.isalpha()
            and len(word) > 3
            and word not in name_lists.COMMON_WORDS
            and word not in name_lists.GIVEN_NAMES
        ):
            counts[row, LABELS.index("LOC")] += 0.5
    return counts


def fitted(
    inputs: np.ndarray, shares: np.ndarray, weight: np.ndarray, seed: int
) -> list[np.ndarray]:
    """Return the weights of a network with one hidden layer, fitted by Adam."""
    rng = np.random.default_rng(seed)
    weights = [
        rng.standard_normal((inputs.shape[1], _HIDDEN)), np.zeros(_HIDDEN),
        rng.standard_normal((_HIDDEN, len(LABELS))) * 0.1, np.zeros(len(LABELS)),
    ]  # fmt: skip
    means = [np.zeros_like(w) for w in weights]
    squares = [np.zeros_like(w) for w in weights]
    step = 0
    for epoch in range(_EPOCHS):
        rate = _RATE * (1 - epoch / _EPOCHS)
        order = rng.permutation(len(inputs))
        for at in range(0, len(order), _BATCH):
            rows = order[at : at + _BATCH]
            hidden, chances = _told(weights, inputs[rows])
            error = (chances - shares[rows]) * weight[rows, None] / len(rows)
            back = (error @ weights[2].T) * (hidden > 0)
            gradients = (
                inputs[rows].T @ back + _DECAY * weights[0], back.sum(axis=0),
                hidden.T @ error + _DECAY * weights[2], error.sum(axis=0),
            )  # fmt: skip
            step += 1
            for w, g, mean, square in zip(weights, gradients, means, squares, strict=True):
                mean += 0.1 * (g - mean)
                square += 0.001 * (g * g - square)
                w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _told(weights: list[np.ndarray], inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the hidden layer and the chances of the labels."""
    hidden = np.maximum(inputs @ weights[0] + weights[1], 0)
    scores = hidden @ weights[2] + weights[3]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return hidden, odds / odds.sum(axis=1, keepdims=True)


def chances_of(counts: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """Return the chances of the labels of each word, told by networks that were not fitted on it."""
    rank = np.log(np.arange(len(vectors)) + 10)[:, None] / 10
    inputs = np.concatenate([vectors, rank], axis=1).astype(np.float64)
    total = counts.sum(axis=1)
    known = np.flatnonzero(total > 0)
    shares = counts[known] / total[known, None]
    weight = np.sqrt(np.minimum(total[known], 10))
    fold = np.random.default_rng(_FOLDS).integers(0, _FOLDS, len(known))
    chances = np.zeros((len(vectors), len(LABELS)))
    own = np.zeros((len(known), len(LABELS)))
    for k in range(_FOLDS):
        rest = fold != k
        weights = fitted(inputs[known[rest]], shares[rest], weight[rest], k)
        for at in range(0, len(inputs), 20_000):
            chances[at : at + 20_000] += _told(weights, inputs[at : at + 20_000])[1] / _FOLDS
        own[~rest] = _told(weights, inputs[known[~rest]])[1]
    lost = -(shares * np.log(own + 1e-9)).sum(axis=1)
    print(
        f"{len(known)} words to learn from, loss on words not seen {np.average(lost, weights=weight):.3f}"
    )
    chances[known] = own
    return chances


def kinds_of(
    words: list[str], number: dict[int, int], vectors: np.ndarray, corpora: Path
) -> np.ndarray:
    """Return the kind of each word: 8 to 15 the likelier a place; 0 to 7 what else, sure ones last."""
    counts = with_gazetteer(words, counted(number, len(vectors), corpora))
    return kind_of(chances_of(counts, vectors))


def kind_of(chances: np.ndarray) -> np.ndarray:
    """Return the kinds of words from the chances of their labels."""
    place = chances[:, LABELS.index("LOC")]
    others = np.stack(
        [chances[:, 0], chances[:, 2], chances[:, 3] + chances[:, 5], chances[:, 4]], axis=1
    )
    other = others.argmax(axis=1) + 4 * (others.max(axis=1) >= _SURE)
    return np.where(place < STEPS[0], other, 7 + np.searchsorted(STEPS, place, side="right"))
