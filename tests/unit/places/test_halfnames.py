"""Names without the word that says what the place is."""

from __future__ import annotations

import pytest

from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.halfnames import full_names, half_of, known_halves
from geotrack.places.settling.lookups import borne, fuller
from geotrack.places.settling.resolver import JointResolver
from geotrack.text.names import normalize


@pytest.fixture(scope="module")
def resolver():
    return JointResolver(Settings(), BundledGazetteer())


def settled(resolver, text, *names):
    found = []
    for name in names:
        start = text.index(name, found[-1].end if found else 0)
        found.append(Toponym(start=start, end=start + len(name), text=name))
    return [r.place for r in resolver.resolve(Document(text=text), found)]


@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("Cape Agulhas", "agulhas"),
        ("Gulf of Aden", "aden"),
        ("Col du Galibier", "galibier"),
        ("Mont Ventoux", "ventoux"),
        ("Abel Tasman National Park", "abel tasman"),
        ("Macquarie Island", "macquarie"),
        ("North Island", None),
        ("Long Bay", None),
        ("Lake of the Woods", "woods"),
        ("Yap Island", None),
        ("Lisbon", None),
    ],
)
def test_half_of_a_name(name, half):
    assert half_of(name) == half


def test_whole_names_of_a_half():
    tried = list(full_names("Agulhas"))
    assert "Cape Agulhas" in tried
    assert "Agulhas Island" in tried
    assert not list(full_names("North"))
    assert not list(full_names("Old Great Little House"))


def test_no_half_is_a_name_of_its_own_row():
    for half, full in known_halves().items():
        assert full
        assert half not in {normalize(name) for name in full}


def test_what_an_editor_lists_is_meant():
    gazetteer = BundledGazetteer()
    found = borne(gazetteer, "Norfolk")
    assert [more.form for more in fuller(gazetteer, "Norfolk", found)]
    listed = found._replace(hits=[hit._replace(place=_listed(hit.place)) for hit in found.hits])
    assert not list(fuller(gazetteer, "Norfolk", listed))


def _listed(place):
    from dataclasses import replace

    return replace(place, gazetteer="place list")


def test_a_half_is_settled_where_the_text_is(resolver):
    text = "From Bredasdorp a tarred road runs to Struisbaai; at Agulhas two oceans meet."
    place = settled(resolver, text, "Bredasdorp", "Struisbaai", "Agulhas")[-1]
    assert (place.country, round(place.lat), round(place.lon)) == ("ZA", -35, 20)


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        (
            "The ship called at Lord Howe Island, Auckland and Norfolk.",
            ("Auckland", "Norfolk"),
            None,
        ),
        (
            "Sailors from Virginia Beach and Norfolk went aboard.",
            ("Virginia Beach", "Norfolk"),
            "US",
        ),
        ("Talks in Geneva ended on Friday.", ("Geneva",), "CH"),
        ("The minister flew from Naples to Palermo.", ("Naples", "Palermo"), "IT"),
    ],
)
def test_a_half_yields_to_what_owns_the_name(resolver, text, names, country):
    place = settled(resolver, text, *names)[-1]
    assert place is not None
    if country:
        assert place.country == country
        assert place.kind in ("city", "capital")


def test_the_evidence_tells_the_full_name(resolver):
    text = "From Bredasdorp a tarred road runs to Struisbaai; at Agulhas two oceans meet."
    spans = [(text.index(n), n) for n in ("Bredasdorp", "Struisbaai", "Agulhas")]
    found = [Toponym(start=s, end=s + len(n), text=n) for s, n in spans]
    answer = resolver.resolve(Document(text=text), found)[-1]
    assert any(words.startswith("in full ") for words in answer.evidence)
