"""Which ways are proposed, and what is made of those that are likely and of those that are not."""

import re

import numpy as np
import pytest

from geotrack.claims.ends.spokenof import Cast
from geotrack.claims.legways.decidingways import PATTERN, WEIGHED, load_ways, read_ways, ways_of
from geotrack.claims.legways.proposals import WINDOW, propose
from geotrack.claims.legways.wayfeatures import way_rows
from geotrack.claims.reader.deciding import DecidingReader
from geotrack.claims.reader.trees import TREE, Trees
from geotrack.errors import DataError
from geotrack.model import Document, Toponym
from geotrack.times import find_times

READER = DecidingReader()


def everything(odds):
    """Trees that give every way the same odds, as a logarithm."""
    one = np.zeros(1, dtype=TREE)
    one["most"] = np.inf
    one["value"][0, 0] = odds
    return Trees(one)


def scene(marked):
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", marked):
        if inside:
            toponyms.append(Toponym(start=len(plain), end=len(plain) + len(inside), text=inside))
        plain += inside or outside
    document = Document(text=plain)
    times = find_times(document)
    script = READER.script(document, toponyms, times)
    read = READER.others(document, toponyms, times)
    return document, script, READER.choices(document, script, read), read


def proposed(marked):
    document, script, choices, read = scene(marked)
    return propose(script, Cast(document, script), choices, read)


def legs(marked, odds):
    document, script, choices, read = scene(marked)
    found = ways_of(document, script, choices, read, everything(odds))
    return [
        (c.origin and c.origin.text, c.destination and c.destination.text, c.pattern)
        for c in found
        if c.kind == "leg"
    ]


def test_movements_figures_and_order_propose_ways():
    assert ("graz", "udine") in proposed("They drove from [Graz] to [Udine].").ways
    assert ("graz", "udine") in proposed("It is 290 km by road from [Graz] to [Udine].").ways
    assert not proposed("[Graz] and [Udine] are fine towns.").ways


def test_ways_are_linear_in_the_places():
    names = [f"Bad{chr(97 + k % 26)}{chr(97 + k // 26)}hausen" for k in range(60)]
    said = proposed("They drove from [Graz] to " + ", then to ".join(f"[{n}]" for n in names) + ".")
    assert len(said.ways) <= 2 * (WINDOW + 1) * (len(names) + 1)


def test_a_row_for_each_way():
    document, script, choices, read = scene(
        "We rode 290 km from [Graz] to [Udine]. Then to [Pisa]."
    )
    said = propose(script, Cast(document, script), choices, read)
    rows = way_rows(script, said)
    assert rows.shape == (len(said.ways), 151)
    assert np.isfinite(rows).all()


def test_a_likely_movement_stays_and_an_unlikely_one_goes():
    text = "They drove from [Graz] to [Udine]."
    assert legs(text, 2.0)[0] == ("Graz", "Udine", WEIGHED)
    assert legs(text, -6.0) == []


@pytest.mark.parametrize(("odds", "kept"), [(-2.7, True), (-2.8, False)])
def test_a_movement_is_believed_from_its_threshold(odds, kept):
    assert bool(legs("They drove from [Graz] to [Udine].", odds)) is kept  # .063 and .057


@pytest.mark.parametrize(("odds", "found"), [(-1.0, True), (-1.2, False)])
def test_a_way_of_a_figure_is_found_from_its_threshold(odds, found):
    text = "The 290 km between [Graz] and [Udine] filled the day."
    assert (("Graz", "Udine", PATTERN) in legs(text, odds)) is found  # .269 and .231


def test_a_denied_way_is_not_found_again():
    found = legs("The bus does not run from [Graz] to [Udine], 290 km.", 2.0)
    assert ("Graz", "Udine", PATTERN) not in found


def test_a_timed_movement_stays_however_unlikely_and_says_so():
    document, script, choices, read = scene("On Monday they left [Graz] for [Udine].")
    found = ways_of(document, script, choices, read, everything(-6.0))
    (departure,) = [c for c in found if c.kind == "departure"]
    assert departure.confidence.ends < 0.01


def test_nothing_is_proposed_without_places():
    document, script, choices, read = scene("They drove on.")
    assert ways_of(document, script, choices, read, everything(9.0)) == list(read)


def test_weights_are_packaged_and_missing_ones_said(tmp_path):
    assert len(load_ways().trees) > 0
    with pytest.raises(DataError, match="weights of ways"):
        read_ways(tmp_path)
