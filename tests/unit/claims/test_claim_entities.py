"""What a text has spoken of, and how far a journey has come."""

import pytest

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.symbols import Script, pieces_of
from geotrack.claims.ends.spokenof import Cast, names_of_title
from geotrack.claims.phrases.kinds import Text
from geotrack.model import Document, Toponym
from geotrack.text.tokens import tokenize


def cast(words, *names, title=None):
    tokens = tokenize(words)
    toponyms, at = [], 0
    for name in names:
        at = words.index(name, at)
        toponyms.append(Toponym(start=at, end=at + len(name), text=name))
        at += len(name)
    text = Text(words, tokens, [w.lower() for w in tokens.words], toponyms, ())
    return Cast(Document(text=words, title=title), Script(text, figures_of(text)))


def test_a_short_name_is_the_long_one_again():
    found = cast("From Kapiri Mposhi a track runs north. Kapiri sleeps.", "Kapiri Mposhi", "Kapiri")
    assert [s.sentence for s in found.entities["kapiri mposhi"].sightings] == [0, 1]
    assert "kapiri" not in found.entities


def test_an_airport_is_not_its_town():
    found = cast("He left Oslo by Oslo Airport.", "Oslo", "Oslo Airport")
    assert {"oslo", "oslo airport"} <= set(found.entities)


def test_names_that_nobody_recognized_are_candidates():
    assert "ulvik" in cast("The ferry put in at Ulvik before dark.").entities


def test_a_capital_at_the_start_of_a_sentence_alone_is_no_name():
    assert not {"special", "elapsed"} & set(cast("Special: 9 km. Elapsed: an hour.").entities)


def test_nouns_with_an_article_are_candidates():
    found = cast("The wreck lies off the cape.")
    assert {"d:wreck", "d:cape"} <= set(found.entities)


@pytest.mark.parametrize("words", ["It lies 9 km east of Poti.", "The town is 9 km from Poti."])
def test_it_and_the_town_are_what_the_title_names(words):
    found = cast(words, "Poti", title="Senaki")
    assert [s.sentence for s in found.entities["senaki"].sightings] == [0]
    assert not {"p:it", "d:town"} & set(found.entities)


@pytest.mark.parametrize("title", [None, "Buoy adrift off Senaki again"])
def test_under_a_headline_it_may_be_anything(title):
    assert "p:it" in cast("It lies 9 km east of Poti.", "Poti", title=title).entities


def test_a_ship_is_not_what_a_title_names():
    assert "d:dhow" in cast("The dhow lay 9 km east of Poti.", "Poti", title="Senaki").entities


def test_the_state_follows_departure_and_arrival():
    found = cast("They left Gori at dawn and reached Kutaisi. It rained.", "Gori", "Kutaisi")
    state = found.state_at(99)
    assert (state.start, state.goal, state.position) == ("gori", "kutaisi", "kutaisi")
    assert found.state_at(0).position == ""


def test_a_dash_chain_has_ends_and_an_inside():
    found = cast("Gori – Kutaisi – Poti, 300 km", "Gori", "Kutaisi", "Poti")
    assert [found.entities[k].sightings[0].link for k in ("gori", "kutaisi", "poti")] == [
        "first",
        "inner",
        "last",
    ]


def test_a_headline_in_capitals_names_nothing():
    assert names_of_title("Four Dead As Night Coach Overturns In Storm") == []


def test_overlong_sentences_are_cut():
    tokens = tokenize("a " * 700)  # shorter than the longest sentence
    assert pieces_of(tokens) == (0, 400, 700)
    assert pieces_of(tokenize("a b. C d.")) == (0, 3, 6)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Fionnphort bears north. Rain all day.", "fionnphort"),
        ("We rested. Tilpa, another four days.", "tilpa"),
        ("At noon: Ilanz received the rest.", "ilanz"),
    ],
)
def test_a_word_that_no_text_writes_small_is_a_name_where_a_sentence_begins(words, key):
    assert key in cast(words).entities


@pytest.mark.parametrize(
    "words", ["Porters went ahead.", "Rain fell.", "Walkers met us.", "Up 9 km."]
)
def test_words_and_what_comes_of_them_are_no_names(words):
    assert not cast(words).entities


@pytest.mark.parametrize(("word", "named"), [("Xo", False), ("Xoq", True)])
def test_the_shortest_name_that_opens_a_sentence(word, named):
    assert (word.lower() in cast(f"{word} lies ahead.").entities) is named


def test_what_the_mentions_of_a_place_say():
    found = cast("Yonas of Asmara reached Keren, Eritrea.", "Asmara", "Keren", "Eritrea").entities
    assert (found["asmara"].of_person, found["keren"].of_person) == (1, 0)
    assert (found["eritrea"].contained, found["keren"].contained) == (1, 0)
    assert (found["keren"].placed, found["eritrea"].placed) == (1, 0)
