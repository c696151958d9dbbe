"""How the word classes are made: the same from the same vectors, nested, the frequent word first."""

import numpy as np
import pytest

from geotrack.text.wordkinship import word_key
from tools.data import wordkinds
from tools.data import wordvectors as making


@pytest.fixture
def vectors():
    """Return the vectors of four heaps of words."""
    rng = np.random.default_rng(1)
    heaps = np.eye(8)[:4].repeat(50, axis=0) + rng.normal(0, 0.05, (200, 8))
    return (heaps / np.linalg.norm(heaps, axis=1, keepdims=True)).astype(np.float32)


def test_classes_keep_heaps_apart_and_twice_the_same(vectors):
    made = [
        making.k_means(vectors, 12, np.ones(200), np.random.default_rng(seed))[0] for seed in (3, 3)
    ]
    assert np.array_equal(*made)
    heaps = [set(made[0][start : start + 50].tolist()) for start in range(0, 200, 50)]
    assert sum(map(len, heaps)) == len(set.union(*heaps)), "no class lies in two heaps"


def test_of_words_with_one_key_the_more_frequent_counts():
    found = making.numbered(["zurich", "the", "zürich"])
    assert found == {word_key("Zürich"): 0, word_key("the"): 1}


def test_halves_join_again():
    numbers = np.array([0, 255, 256, 3554, 32767])
    low, high = making.halved(numbers).astype(int)
    assert (low + 256 * high).tolist() == numbers.tolist()
    with pytest.raises(AssertionError):
        making.halved(np.array([32768]))


def test_kinds_are_learned_from_other_words_of_the_heap(vectors):
    """A word's own label is not what its kind comes from."""
    counts = np.zeros((200, len(wordkinds.LABELS)))
    counts[:50, 1] = counts[50:100, 2] = counts[100:150, 3] = counts[150:, 0] = 4
    counts[0] = 0
    counts[0, 2] = 4  # a place that the labels call a person
    chances = wordkinds.chances_of(counts.repeat(4, axis=0), vectors.repeat(4, axis=0))
    place = chances[::4].argmax(axis=1)
    assert (place[1:50] == 1).mean() > 0.9
    assert (place[50:100] == 2).mean() > 0.9
    assert chances[0, 1] > 0.5


def test_kinds_ascend_with_the_chance_of_a_place():
    kinds = [wordkinds.kind_of(np.array([[rest, p, 0, 0, 0, 0]]))[0]
             for p in (0.0, 0.14, 0.16, 0.5, 0.9, 0.99) for rest in (1 - p,)]  # fmt: skip
    assert kinds == [4, 4, 8, 11, 14, 15]
    assert wordkinds.kind_of(np.array([[0.1, 0.1, 0.7, 0.1, 0, 0]]))[0] == 5
    assert wordkinds.kind_of(np.array([[0.3, 0.1, 0.5, 0.1, 0, 0]]))[0] == 1
