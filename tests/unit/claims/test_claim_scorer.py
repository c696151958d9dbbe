"""The scorer and its fitting: what is summed, and that the same text gives the same weights."""

import numpy as np
import pytest

from geotrack.claims.reader.learned import Curve
from geotrack.claims.reader.scorer import Scorer, feature_number, softmax


@pytest.fixture
def scorer():
    table = np.zeros((8, 3), dtype=np.int8)
    table[feature_number("wet") % 8] = (10, 1, 0)
    table[feature_number("dry") % 8] = (-10, 0, 4)
    return Scorer(
        table=table,
        scales=np.array([0.1, 1.0, 0.5]),
        bias=np.array([0.0, 0.0, 1.0]),
        mixing=np.array([[2.0, 0.0]]),
    )


def test_features_are_summed_and_pass_the_hidden_layer(scorer):
    assert feature_number("wet") % 8 != feature_number("dry") % 8
    logits = scorer.logits([["wet"], ["dry"], ["wet", "wet"]])
    assert logits.tolist() == [[3.0, 1.0], [0.0, 3.0], [6.0, 1.0]]


def test_the_weight_of_a_feature_is_its_direct_part(scorer):
    assert scorer.weight("dry").tolist() == [0.0, 2.0]


def test_no_rows_give_no_logits(scorer):
    assert scorer.logits([]).shape == (0, 2)


def test_shares_add_up_to_one_and_large_logits_do_not_overflow():
    shares = softmax(np.array([[1000.0, 1000.0, -1000.0]]))
    assert shares.tolist() == [[0.5, 0.5, 0.0]]


@pytest.mark.parametrize(
    ("share", "right"), [(-1, 0.2), (0.0, 0.2), (0.5, 0.4), (1.0, 0.6), (2, 0.6)]
)
def test_a_curve_is_flat_beyond_its_ends(share, right):
    assert Curve((0.0, 1.0), (0.2, 0.6)).at(share) == pytest.approx(right)


def test_fitting_learns_and_repeats_itself():
    fitting = pytest.importorskip("tools.data.reader_fit")
    rows = [["sea"], ["land"]] * 20
    good = np.array([[1.0, 0.0], [0.0, 1.0]] * 20)
    task = fitting.Task(rows, good)
    first, second = (
        fitting.fit(task, size=64, hidden=0, epochs=30, batch=4, rate=0.05) for _ in range(2)
    )
    assert first.table.tobytes() == second.table.tobytes()
    assert softmax(first.logits([["sea"]]))[0, 0] > 0.8
