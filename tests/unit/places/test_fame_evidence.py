"""The pieces of evidence that make fame decide: renown, locality, seats, English forms, rows of names."""

from __future__ import annotations

import re

import pytest

from geotrack.config import Settings
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Document, Mention, Place, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling import renown
from geotrack.places.settling.locality import locality, words_of
from geotrack.places.settling.namesakes import STATIC
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.resolver import JointResolver


@pytest.fixture(scope="module")
def resolver():
    return JointResolver(Settings(), BundledGazetteer())


def settled(resolver, text, *names):
    spans = sorted(m.span() for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text))
    found = tuple(Toponym(start=a, end=b, text=text[a:b]) for a, b in spans)
    answers = resolver.resolve(Document(text=text), found)
    return [(r.place.country, r.place.kind) if r.place else None for r in answers]


@pytest.mark.parametrize(
    ("text", "names", "countries"),
    [
        ("The ferry to Rotterdam was late.", ["Rotterdam"], ["NL"]),
        ("They flew from Cologne to Vienna.", ["Cologne", "Vienna"], ["DE", "AT"]),
        ("Envoys met in Cairo and Athens.", ["Cairo", "Athens"], ["EG", "GR"]),
        ("He lived in Geneva, Naples and Toledo.", ["Geneva", "Naples"], ["CH", "IT"]),
        ("Medina and Mecca were closed.", ["Medina", "Mecca"], ["SA", "SA"]),
    ],
)
def test_famous_names_mean_the_famous(resolver, text, names, countries):
    assert [country for country, _ in settled(resolver, text, *names)] == countries


@pytest.mark.parametrize(
    ("text", "names", "divisions"),
    [
        ("A barn burned in Rotterdam, New York.", ["Rotterdam", "New York"], "US"),
        ("The sheriff of Vienna, Georgia, resigned.", ["Vienna", "Georgia"], "US"),
    ],
)
def test_words_bind_the_obscure(resolver, text, names, divisions):
    assert settled(resolver, text, *names)[0][0] == divisions


def test_of_a_division_and_the_town_of_its_name_one_thinks_of_the_town(resolver):
    assert settled(resolver, "The plane landed in Salta.", "Salta") == [("AR", "city")]
    assert settled(resolver, "He crossed the province of Salta.", "Salta") == [("AR", "admin1")]


def test_a_long_row_is_a_list(resolver):
    names = ["Lille", "Turin", "Porto", "Graz", "Malmö", "Kraków"]
    text = "They stopped in Lille, Turin, Porto, Graz, Malmö and Kraków."
    assert [c for c, _ in settled(resolver, text, *names)] == ["FR", "IT", "PT", "AT", "SE", "PL"]


def test_a_long_row_of_towns_and_states_is_none(resolver):
    names = ["Athens", "Ohio", "Paris", "Texas", "Rome", "Georgia"]
    text = "They stopped in Athens, Ohio, Paris, Texas, and Rome, Georgia."
    assert settled(resolver, text, *names)[::2] == [("US", "city")] * 3


def test_given_coordinates_inform_the_neighbors(resolver):
    text = "Hexley (29°18′S 149°49′E) is a farm. The road to Moree is closed."
    assert settled(resolver, text, "Hexley", "Moree")[1] == ("AU", "city")


def town(name, people, **more):
    return Place(name=name, lat=10.0, lon=10.0, kind="city", population=people, **more)


def column(places, name, label):
    return NamesakeTable(None).columns(name, tuple(places)).static[:, STATIC.index(label)].tolist()


def test_an_english_form_counts_as_owned_only_where_its_bearer_dwarfs_the_owners():
    great, small = town("Turino", 1_000_000), town("Turin", 20_000)
    assert column([great, small], "Turin", "primary") == [1.0, 1.0]
    large = town("Turin", 200_000)
    assert column([great, large], "Turin", "primary") == [0.0, 1.0]


def test_a_name_quite_unlike_is_strange_only_where_a_large_town_owns_it():
    great = town("Quito", 7_000_000)
    assert column([great, town("Kita", 300_000)], "Kita", "alien")[0] == 2.0
    assert column([great, town("Kita", 99_000)], "Kita", "alien")[0] == 0.0


def test_renown_is_unknown_where_nothing_was_counted():
    assert renown.renown_of([town("Somewhere", 10)], [0]).tolist() == [0.0]


def test_few_names_cost_little():
    assert renown.renown_of([town("Somewhere", 1_000_000)], [1]).tolist() == [-0.3]


def test_locality_grows_with_distinct_words_only():
    few = locality(words_of("The sheriff met the sheriff."))
    assert few == locality(words_of("The sheriff."))
    more = locality(words_of("The sheriff, the school board and the zoning commissioners met."))
    assert few < more < 0.6


def test_spellings_and_names_of_institutions_are_local_too():
    assert locality((), spellings=2) == locality((), civic=1) > locality(())


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Mexico City is far from Mexico's coast.", ["Mexico City", "Mexico"], "country"),
        ("The barque rounded Cape Horn.", ["Cape Horn"], "island"),
        ("They flew to Cape Town.", ["Cape Town"], "city"),
    ],
)
def test_names_say_what_kind_they_are(resolver, text, names, expected):
    spans = sorted(m.span() for n in names for m in re.finditer(rf"\b{n}\b(?! City)", text))
    found = tuple(Toponym(start=a, end=b, text=text[a:b]) for a, b in spans)
    assert resolver.resolve(Document(text=text), found)[-1].place.kind == expected


@pytest.mark.parametrize(
    "text",
    ["The villages of Athens and Berlin are both in Ohio.", "Berlin is a village in Ohio."],
)
def test_what_is_said_to_lie_somewhere_lies_there(resolver, text):
    names = [name for name in ("Athens", "Berlin", "Ohio") if name in text]
    assert {c for c, _ in settled(resolver, text, *names)} == {"US"}


def test_movement_into_a_place_is_no_containment(resolver):
    text = "Talks on Geneva were held in Paris."
    assert [c for c, _ in settled(resolver, text, "Geneva", "Paris")] == ["CH", "FR"]


def test_a_figure_that_fits_no_only_place_does_not_unsettle_it(resolver):
    text = "Reykjavik lies 20 km north of Ulaanbaatar."
    found = (
        Toponym(start=0, end=9, text="Reykjavik"),
        Toponym(start=30, end=41, text="Ulaanbaatar"),
    )
    wrong = Claim(
        kind="position", start=0, end=1, text="20 km north", pattern="test", value=20, unit="km",
        interval=Interval(19, 21), direction="N", origin=Mention(text="", toponym=1),
        destination=Mention(text="", toponym=0),
    )  # fmt: skip
    answers = resolver.resolve(Document(text=text), found, (wrong,) * 4)
    assert [a.place.country for a in answers] == ["IS", "MN"]


def test_another_name_of_a_division_is_strange_only_where_something_owns_it():
    division = Place(name="Greater Oldtown", lat=1.0, lon=1.0, kind="admin2", country="GB")
    owner = town("Midsex", 500)
    assert column([division, owner], "Midsex", "alien")[0] == 2.0
    assert column([division], "Midsex", "alien") == [0.0]
