"""What the words around names say."""

from __future__ import annotations

import re

import pytest

from geotrack.model import Document, Toponym
from geotrack.places.settling.namecues import cues_of, nodes_of


def read(text, *names):
    spans = sorted(
        {(m.start(), m.end()) for n in names for m in re.finditer(rf"\b{re.escape(n)}", text)}
    )
    found = [Toponym(start=a, end=b, text=text[a:b]) for a, b in spans]
    return found, cues_of(Document(text=text), found)


def links(text, *names):
    found, cues = read(text, *names)
    return [(found[link.inner].text, found[link.outer].text, link.kind) for link in cues.links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Troy, Ohio, today", ("Troy", "Ohio", "apposition")),
        ("in Troy (Ohio) today", ("Troy", "Ohio", "apposition")),
        ("in Troy in Ohio", ("Troy", "Ohio", "phrase")),
        ("in the Ohio city of Troy", ("Troy", "Ohio", "phrase")),
        ("in Ohio's Troy", ("Troy", "Ohio", "phrase")),
        ("in Troy, a small city in western Ohio", ("Troy", "Ohio", "phrase")),
    ],
)
def test_links(text, expected):
    assert links(text, "Troy", "Ohio") == [expected]


@pytest.mark.parametrize(
    "text", ["from Troy to Ohio", "in Troy and Ohio", "Troy. Ohio", "Troy than in Ohio"]
)
def test_no_link(text):
    assert links(text, "Troy", "Ohio") == []


def test_a_chain_qualifies_its_head_twice():
    assert ("Troy", "Ohio", "chain") in links(
        "in Troy, Miami County, Ohio", "Troy", "Miami County", "Ohio"
    )


def test_members_of_a_list_are_no_apposition():
    kinds = {
        kind for *_, kind in links("in Ohio, Kentucky and Indiana", "Ohio", "Kentucky", "Indiana")
    }
    assert kinds == {"list"}


def test_type_words():
    _, cues = read("Washington state and the province of Salta", "Washington", "Salta")
    assert "admin1" in cues.types[0][1]
    assert "admin1" in cues.types[1][1]


def test_lower_case_words_that_merely_follow_are_no_type():
    _, cues = read("He said Moscow capital markets and Georgia country music", "Moscow", "Georgia")
    assert not cues.types


def test_a_dateline_is_seen():
    assert read("HOUSTON (AP) - Rain fell.", "HOUSTON")[1].dateline == 0
    assert read("Rain fell on Houston.", "Houston")[1].dateline is None


def test_mentions_of_one_name_are_one_node_unless_told_apart():
    found, cues = read("Troy, Ohio, beat Troy, Texas. Troy rejoiced.", "Troy", "Ohio", "Texas")
    nodes, node_of = nodes_of(found, cues)
    assert [node.name for node in nodes] == ["Troy", "Ohio", "Troy", "Texas"]
    assert node_of == [0, 1, 2, 3, 2]


def test_no_toponyms_no_nodes():
    assert nodes_of([], cues_of(Document(text="Nothing here."), [])) == ((), [])
