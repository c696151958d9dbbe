import numpy as np
import pytest

from geotrack.toponyms.decoding import LABELS, marginals

pytest.importorskip("scipy")

from tools.data.tagger_corpora import joined
from tools.data.tagger_fit import Block, allowed, fit


def test_words_become_running_text_with_spans():
    words = ["He", "left", "Stratford", "-", "upon", "-", "Avon", ",", "did", "n't", "he", "?"]
    labels = ["O", "O", "B-LOC", "I-LOC", "I-LOC", "I-LOC", "I-LOC", *["O"] * 5]
    text, spans = joined([(words, labels), (["Oslo", "."], ["B-LOC", "O"])])
    assert text == "He left Stratford-upon-Avon, didn't he?\n\nOslo."
    assert [text[a:b] for a, b, _ in spans] == ["Stratford-upon-Avon", "Oslo"]


@pytest.fixture(scope="module")
def toy():
    """Feature 1 says B-LOC, feature 2 after it I-LOC, feature 3 nothing."""
    rng = np.random.default_rng(0)
    kinds = rng.integers(0, 2, size=400)
    features = np.array([[1, 4] if k else [3, 4] for k in kinds] * 2).reshape(-1, 2)
    features = np.repeat(features, 2, axis=0)
    features[1::2] = [2, 4]
    labels = np.zeros(len(features), dtype=np.int64)
    begins = features[::2, 0] == 1
    labels[::2][begins] = LABELS.index("B-LOC")
    labels[1::2][begins] = LABELS.index("I-LOC")
    return Block(features, labels, np.full(len(labels) // 2, 2), np.ones(len(labels)))


def trained(block):
    return fit(block, 8, epochs=4, batch=100, rate=0.3, decay=0.01, seed=1, report=lambda _: None)


def test_the_chain_learns_from_neighbors(toy):
    model = trained(toy)
    scores = model.weights[toy.features].sum(axis=1)
    begin = np.exp(model.begin)
    begin[LABELS.index("I-LOC")] = 0
    transitions = np.exp(model.transitions) * allowed()
    chances = marginals(scores, toy.sizes, transitions, begin, np.exp(model.end))
    assert np.allclose(chances.sum(axis=1), 1)
    assert (chances.argmax(axis=1) == toy.labels).mean() > 0.99


def test_training_twice_gives_the_same_weights(toy):
    assert np.array_equal(trained(toy).weights, trained(toy).weights)
