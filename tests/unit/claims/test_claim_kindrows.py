"""The kinds of a figure look at the figures beside it."""

import numpy as np
import pytest

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.kindrows import kind_rows
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.reader.learned import FIGURE_KINDS
from geotrack.text.tokens import tokenize

KINDS = len(FIGURE_KINDS)
DAYS = "Day 1: 62 km to the ford.\nDay 2: 48 km of sand.\nDay 3: rain, 12 mm of it, and 5 hours in the saddle."


def script_of(words):
    tokens = tokenize(words)
    text = Text(words, tokens, [w.lower() for w in tokens.words], (), ())
    return Script(text, figures_of(text))


def shares(*travel):
    out = np.zeros((len(travel), KINDS))
    out[:, 0], out[:, 1] = 1 - np.array(travel), travel
    return out


def test_each_figure_has_a_row_for_each_kind_and_its_own_share_as_base():
    script = script_of(DAYS)
    given = shares(*[0.9] * len(script.figures))
    rows, base = kind_rows(script, given)
    assert len(script.figures) >= 3
    assert len(rows) == len(base) == KINDS * len(script.figures)
    assert rows[:KINDS, 0].tolist() == list(range(KINDS))
    assert base.reshape(given.shape).argmax(axis=1).tolist() == [1] * len(given)


def test_a_part_of_the_figures_has_the_rows_that_it_has_among_all():
    script = script_of(DAYS)
    given = shares(*np.linspace(0.2, 0.9, len(script.figures)))
    rows, base = kind_rows(script, given)
    some, part = kind_rows(script, given, [1, 2])
    assert np.array_equal(some, rows[KINDS : 3 * KINDS])
    assert np.array_equal(part, base[KINDS : 3 * KINDS])
    back = kind_rows(script, given, [2, 0])[0]
    assert np.array_equal(back[KINDS:], rows[:KINDS])


@pytest.mark.parametrize("beside", [0, 2])
def test_what_the_figure_beside_is_changes_the_row_and_what_a_far_one_is_its_mean_only(beside):
    script = script_of(DAYS)
    sure = [0.9] * len(script.figures)
    other = list(sure)
    other[beside] = 0.1
    rows, changed = (kind_rows(script, shares(*some), [1])[0][0] for some in (sure, other))
    assert np.count_nonzero(rows != changed) >= 4  # its travel, its kind, the means
