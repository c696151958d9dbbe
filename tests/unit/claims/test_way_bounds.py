"""How many likely ways make a text one of many, and how likely a way is a leg there."""

import numpy as np
import pytest

from geotrack.claims.legways import decidingways
from geotrack.claims.legways.proposals import Proposals
from geotrack.claims.reader.trees import Trees
from geotrack.model import Claim, Document, Mention

WAYS = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g")]


def legs(monkeypatch, *shares):
    """Return which ways become legs where no movement tells them."""
    ways = WAYS[: len(shares)]
    said = Proposals(cast=None, ways=ways)
    monkeypatch.setattr(decidingways, "cast_of", lambda *_: None)
    monkeypatch.setattr(decidingways, "key_of", lambda *_: "")
    monkeypatch.setattr(decidingways, "propose", lambda *_: said)
    monkeypatch.setattr(decidingways, "shares_of", lambda *_: np.array(shares))
    monkeypatch.setattr(decidingways, "_leg", lambda _, __, ___, way, share: (way, share))
    monkeypatch.setattr(decidingways, "_whereabouts", lambda *_: False)
    ends = {"origin": Mention(text="a"), "destination": Mention(text="b")}
    told = Claim(kind="passage", start=0, end=0, text="", pattern="", **ends)
    found = decidingways.ways_of(Document(text=""), None, (), (told,), {}, Trees)
    return [way for way, _ in found[1:]]


@pytest.mark.parametrize(("share", "leg"), [(0.255, True), (0.25, True), (0.245, False)])
def test_a_way_among_many_is_a_leg_from_a_quarter_on(monkeypatch, share, leg):
    assert legs(monkeypatch, 0.5, 0.5, 0.5, 0.5, share) == WAYS[: 4 + leg]


@pytest.mark.parametrize(("likely", "leg"), [(3, False), (4, True)])
def test_many_ways_are_four_likely_ones(monkeypatch, likely, leg):
    assert legs(monkeypatch, *[0.33] * likely, 0.3) == WAYS[: likely + leg]


@pytest.mark.parametrize(("share", "many"), [(0.325, True), (0.32, True), (0.315, False)])
def test_ways_that_make_many_are_likely_themselves(monkeypatch, share, many):
    assert (WAYS[4] in legs(monkeypatch, 0.5, 0.5, 0.5, share, 0.3)) is many
