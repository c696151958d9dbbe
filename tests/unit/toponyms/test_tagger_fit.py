"""Learning from words of which only something is known."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy")

from tools.data.tagger_fit import ANYTHING, NO_PLACE, L, Model, allowed, chain, possible


def model():
    rng = np.random.default_rng(3)
    return Model(np.zeros((4, L)), rng.normal(size=(L, L)), rng.normal(size=L), rng.normal(size=L))


def run(labels):
    rng = np.random.default_rng(5)
    scores = rng.normal(size=(5, L))
    return chain(scores, np.array([3, 2]), np.array(labels), np.ones(5), model(), allowed())


def test_a_word_outside_of_places_may_be_all_else():
    found = possible(np.array([0, NO_PLACE, ANYTHING]))
    assert found.sum(axis=1).tolist() == [1, L - 2, L]


def test_nothing_is_learned_from_words_that_may_be_anything():
    loss, *gradients = run([ANYTHING] * 5)
    assert loss == pytest.approx(0)
    assert all(np.abs(g).max() < 1e-9 for g in gradients)


def test_what_is_known_costs_more_than_what_is_half_known():
    assert run([0, 0, 0, 0, 0])[0] > run([NO_PLACE] * 5)[0] > 0


def test_the_gradient_pulls_words_out_of_places():
    _, gradient, *_ = run([NO_PLACE, 0, 0, 0, 0])
    assert gradient[0, 1] > 0
    assert gradient[0].sum() == pytest.approx(0)
