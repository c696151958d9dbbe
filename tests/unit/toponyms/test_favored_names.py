"""What stands alone and is well known is likelier a place than the chain says."""

from types import SimpleNamespace

import numpy as np
import pytest

from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.matching import Match
from geotrack.toponyms.reading import Flag
from geotrack.toponyms.tagged import STANDS_ALONE
from geotrack.toponyms.tagger import _favoring_known

BEGIN, INSIDE, ORG = (LABELS.index(name) for name in ("B-LOC", "I-LOC", "ORG"))
KNOWN = STANDS_ALONE & -STANDS_ALONE


def chances_of(*rows):
    """Chances of each word: of B-LOC, of I-LOC, the rest of ORG."""
    out = np.zeros((len(rows), len(LABELS)))
    for k, (begin, inside) in enumerate(rows):
        out[k, [BEGIN, INSIDE, ORG]] = begin, inside, 1 - begin - inside
    return out


def favored(chances, *matches, targets=(2,), given=()):
    flags = [int(Flag.GIVEN_NAME) if w in given else 0 for w in range(9)]
    reading = SimpleNamespace(flags=flags)
    before = chances.copy()
    found = _favoring_known(reading, np.array(targets), chances, matches)
    assert np.array_equal(chances, before)  # what was passed in stays as it is
    assert np.allclose(found.sum(axis=1), 1)
    return found


def test_a_known_name_alone_is_three_times_as_likely_a_place():
    found = favored(chances_of((0.3, 0.1)), Match(2, 2, KNOWN))
    # 3 x .3, 3 x .1 and .6 come to 1.8
    assert found[0, [BEGIN, INSIDE, ORG]] == pytest.approx([0.9 / 1.8, 0.3 / 1.8, 0.6 / 1.8])


@pytest.mark.parametrize(("place", "likelier"), [(0.255, True), (0.245, False)])
def test_from_a_quarter_on_it_is_a_place(place, likelier):
    found = favored(chances_of((place, 0.0)), Match(2, 2, KNOWN))
    assert (int(found[0].argmax()) == BEGIN) is likelier


def test_all_words_of_a_name_are_favored():
    found = favored(chances_of((0.4, 0.0), (0.0, 0.4)), Match(2, 3, KNOWN), targets=(2, 3))
    assert found[0, BEGIN] == found[1, INSIDE] == pytest.approx(1.2 / 1.8)


@pytest.mark.parametrize(
    ("match", "targets", "given"),
    [
        (Match(2, 2, 0), (2,), ()),  # no class at all
        (Match(2, 2, ~STANDS_ALONE & 0xFF), (2,), ()),  # of other classes
        (Match(2, 2, KNOWN), (2, 3), ()),  # another name behind
        (Match(2, 2, KNOWN), (1, 2), ()),  # … and before
        (Match(2, 2, KNOWN), (2,), (2,)),  # somebody's given name
        (Match(2, 3, KNOWN), (2, 3), (3,)),
        (Match(5, 5, KNOWN), (2,), ()),  # no word that the chain looked at
    ],
)
def test_what_stands_beside_other_names_stays(match, targets, given):
    chances = chances_of(*[(0.3, 0.1)] * len(targets))
    assert np.array_equal(favored(chances, match, targets=targets, given=given), chances)
