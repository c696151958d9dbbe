"""Which ways are proposed, and what is made of those that are likely and of those that are not."""

import re
from dataclasses import replace

import numpy as np
import pytest

from geotrack.claims.ends.spokenof import Cast
from geotrack.claims.legways import decidingways
from geotrack.claims.legways.decidingways import (
    PATTERN,
    WEIGHED,
    load_ways,
    read_ways,
    spoken_of,
    ways_of,
)
from geotrack.claims.legways.legnetwork import CLASSES, Likely
from geotrack.claims.legways.otherways import FORETOLD
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


def proposed(marked, foretold=None):
    document, script, choices, read = scene(marked)
    return propose(script, Cast(document, script), choices, read, foretold or {})


def legs(marked, odds):
    document, script, choices, read = scene(marked)
    found = ways_of(document, script, choices, read, {}, everything(odds))
    return [
        (c.origin and c.origin.text, c.destination and c.destination.text, c.pattern)
        for c in found
        if c.kind == "leg"
    ]


def test_movements_figures_and_order_propose_ways():
    assert ("graz", "udine") in proposed("They drove from [Graz] to [Udine].").ways
    assert ("graz", "udine") in proposed("It is 290 km by road from [Graz] to [Udine].").ways
    assert not proposed("[Graz] and [Udine] are fine towns.").ways


@pytest.mark.parametrize(("odds", "found"), [(-2.5, True), (-2.6, False)])
def test_the_network_proposes_ways_that_nothing_else_does(odds, found):
    told = {("graz", "udine"): Likely(odds, odds, (-1.4,) * len(CLASSES))}
    assert (("graz", "udine") in proposed("[Graz] and [Udine] are fine towns.", told).ways) is found


def test_ways_are_linear_in_the_places():
    names = [f"Bad{chr(97 + k % 26)}{chr(97 + k // 26)}hausen" for k in range(60)]
    said = proposed("They drove from [Graz] to " + ", then to ".join(f"[{n}]" for n in names) + ".")
    assert len(said.ways) <= 2 * (WINDOW + 1) * (len(names) + 1)


def test_a_row_for_each_way():
    document, script, choices, read = scene(
        "We rode 290 km from [Graz] to [Udine]. Then to [Pisa]."
    )
    said = propose(script, Cast(document, script), choices, read, {})
    rows = way_rows(script, said)
    assert rows.shape == (len(said.ways), 151 + FORETOLD)
    assert np.isfinite(rows).all()


def test_a_likely_movement_stays_and_an_unlikely_one_goes():
    text = "They drove from [Graz] to [Udine]."
    assert legs(text, 2.0)[0] == ("Graz", "Udine", WEIGHED)
    assert legs(text, -6.0) == []


@pytest.mark.parametrize(("odds", "kept"), [(-2.15, True), (-2.25, False)])
def test_a_movement_is_believed_from_its_threshold(odds, kept):
    assert bool(legs("They drove from [Graz] to [Udine].", odds)) is kept  # .104 and .095


@pytest.mark.parametrize(("odds", "found"), [(-0.7, True), (-0.8, False)])
def test_a_way_of_a_figure_is_found_from_its_threshold(odds, found):
    text = "The 290 km between [Graz] and [Udine] filled the day."
    assert (("Graz", "Udine", PATTERN) in legs(text, odds)) is found  # .332 and .310


@pytest.mark.parametrize(("many", "odds", "found"), [(3, 0.26, 3), (4, 0.26, 6), (4, 0.24, 4)])
def test_where_four_ways_are_likely_less_likely_ones_are_told(monkeypatch, many, odds, found):
    def shares(script, said, weights):
        return np.array([0.5] * many + [odds] * (6 - many) + [0.0] * (len(said.ways) - 6))

    monkeypatch.setattr(decidingways, "shares_of", shares)
    text = "The 90 km from [Graz] to [Lienz] and from [Udine] to [Pisa] took 2 hours from [Graz] to [Pisa]."
    found_ways = [way for way in legs(text, 0.0) if way[2] in (PATTERN, WEIGHED)]
    assert len(found_ways) == found


def test_a_denied_way_is_not_found_again():
    found = legs("The bus does not run from [Graz] to [Udine], 290 km.", 2.0)
    assert ("Graz", "Udine", PATTERN) not in found


def test_a_timed_movement_stays_however_unlikely_and_says_so():
    document, script, choices, read = scene("On Monday they left [Graz] for [Udine].")
    found = ways_of(document, script, choices, read, {}, everything(-6.0))
    (departure,) = [c for c in found if c.kind == "departure"]
    assert departure.confidence.ends < 0.01


@pytest.mark.parametrize(
    ("ends", "odds", "kept"), [(0.59, 0.31, False), (0.59, 0.33, True), (0.61, 0.31, True)]
)
def test_ends_of_a_time_that_are_unsure_need_a_likely_way(ends, odds, kept):
    document, script, choices, read = scene("On Monday they left [Graz] for [Udine].")
    read = [
        replace(c, confidence=replace(c.confidence, ends=ends)) if c.time is not None else c
        for c in read
    ]
    share = np.log(odds / (1 - odds))
    found = ways_of(document, script, choices, read, {}, everything(share))
    timed = [c for c in found if c.kind == "departure"]
    assert timed
    assert all((c.confidence.ends > 0.05) is kept for c in timed)


def test_nothing_is_proposed_without_places():
    document, script, choices, read = scene("They drove on.")
    assert ways_of(document, script, choices, read, {}, everything(9.0)) == list(read)


def test_weights_are_packaged_and_missing_ones_said(tmp_path):
    assert len(load_ways().trees) > 0
    with pytest.raises(DataError, match="weights of ways"):
        read_ways(tmp_path)


@pytest.mark.parametrize(
    ("marked", "spoken"),
    [
        ("They drove from [Graz] to [Udine].", True),
        ("It is 290 km by road from [Graz] to [Udine].", True),
        ("[Graz] has 290,000 people, [Udine] fewer.", False),
        ("They drove from [Graz] to [Udine]." + " Rain" * 103, True),
        ("They drove from [Graz] to [Udine]." + " Rain" * 104, False),
    ],
)
def test_the_network_reads_only_texts_that_speak_of_travel(marked, spoken):
    _, script, choices, read = scene(marked)
    assert spoken_of(script, choices, read) is spoken


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We drove the 40 miles from Graz to Udine.", True),
        ("Graz lies 40 miles from Udine.", False),
    ],
)
def test_where_a_place_lies_is_no_leg(text, found):
    toponyms = [
        Toponym(start=text.find(n), end=text.find(n) + len(n), text=n) for n in ("Graz", "Udine")
    ]
    claims = READER.read(Document(text=text), sorted(toponyms, key=lambda t: t.start), ())
    assert any(c.kind == "leg" for c in claims) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She was to fly from [Graz] on Monday. She went to [Udine] at noon, 290 km.", True),
        ("She was to fly from [Graz] on Monday. She did not go to [Udine], 290 km.", False),
    ],
)
def test_a_place_that_nobody_reaches_is_no_goal(text, found):
    document, script, choices, read = scene(text)
    claims = ways_of(document, script, choices, read, {}, everything(2.0))
    goals = [c.destination.text for c in claims if c.status == "stated" and c.destination]
    assert ("Udine" in goals) is found


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The council of Graz met. Udine paid.", False),
        ("We reached Graz at noon.", False),
        ("We left Graz at noon. We reached Udine at dusk.", True),
        ("It is 90 km to Graz.", True),
    ],
)
def test_who_is_spoken_of_is_asked_only_where_a_way_may_be_told(monkeypatch, text, asked):
    marked = text.replace("Graz", "[Graz]").replace("Udine", "[Udine]")
    document, script, choices, read = scene(marked)
    calls = []
    monkeypatch.setattr(
        decidingways, "cast_of", lambda *_: calls.append(1) or Cast(document, script)
    )
    assert ways_of(document, script, choices, read, {}, everything(-9)) is not None
    assert bool(calls) is asked
