"""Every construction reads its own example, and says what it expects."""

import re

import pytest

from geotrack.claims import GrammarReader
from geotrack.claims.grammar.constructions import compile_pattern
from geotrack.claims.grammar.construing import GRAMMAR
from geotrack.config import Settings
from geotrack.languages.en.constructions_facts import FACTS
from geotrack.model import Document, Toponym
from geotrack.times import RuleTagger

ALL = (*GRAMMAR, *FACTS)
FIGURES = ("position", "distance", "duration", "speed", "stop", "total", "interval")


def read(example):
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", example):
        if inside:
            start = len(plain)
            toponyms.append(Toponym(start=start, end=start + len(inside), text=inside))
        plain += inside or outside
    document = Document(text=plain)
    return GrammarReader().read(document, tuple(toponyms), RuleTagger(Settings()).tag(document))


def test_names_are_unique():
    names = [c.name for c in ALL]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("construction", ALL, ids=lambda c: c.name)
def test_pattern_compiles(construction):
    assert compile_pattern(construction.pattern)


@pytest.mark.parametrize("construction", [c for c in ALL if c.kind], ids=lambda c: c.name)
def test_example_is_read_by_its_construction(construction):
    claims = read(construction.example)
    mine = [c for c in claims if c.pattern == construction.name]
    assert mine, claims
    stated = {
        "value": mine[0].value,
        "unit": mine[0].unit,
        "approx": mine[0].approx,
        "bound": mine[0].bound,
        "direction": mine[0].direction,
        "mode": mine[0].mode,
        "round_trip": mine[0].round_trip,
        "origin": mine[0].origin and mine[0].origin.text,
        "destination": mine[0].destination and mine[0].destination.text,
    }
    assert stated == {**stated, **construction.expect}


@pytest.mark.parametrize("construction", [c for c in ALL if not c.kind], ids=lambda c: c.name)
def test_example_of_no_claim_yields_none(construction):
    claims = read(construction.example)
    assert not [c for c in claims if c.kind in FIGURES]


def test_a_pattern_with_an_unknown_word_says_so():
    with pytest.raises(ValueError, match="WALRUS"):
        compile_pattern("q=LEN WALRUS")
