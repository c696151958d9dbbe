"""Figures of a text: with a unit, without one, and what is no figure."""

import pytest

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.phrases.kinds import Text
from geotrack.config import Settings
from geotrack.model import Document
from geotrack.text.tokens import tokenize
from geotrack.times import RuleTagger


def figures(words):
    tokens = tokenize(words)
    times = RuleTagger(Settings()).tag(Document(text=words))
    return figures_of(Text(words, tokens, [w.lower() for w in tokens.words], (), times))


def told(words):
    return [(f.quantity.value, f.quantity.unit) for f in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It is a 7 hour drive.", [(7, "h")]),
        ("They sailed the 97 nm in a fortnight.", [(97, "nmi"), (14, "day")]),
        ("We needed nine marching days.", [(9, "day")]),
        ("The crossing took 3:45 hours.", [(225, "min")]),
        ("She made 22 knots.", [(22, "kn")]),
        ("It needs another hour to the pass.", [(1, "h")]),
        ("They spent the night in a barn.", [(1, "night")]),
        ("It took a whole day.", [(1, "day")]),
        ("A 260-nautical-mile crossing.", [(260, "nmi")]),
        ("It is 60 or so kilometres to the ford.", [(60, "km")]),
        ("It is 500 rail kilometres.", [(500, "km")]),
        ("213 km; 2:35 with the express.", [(213, "km"), (155, "min")]),
    ],
)
def test_a_unit_beside_the_number_is_read(words, expected):
    assert told(words) == expected


def test_a_number_takes_the_unit_of_the_figure_before_it():
    first, second = figures("It is 40 km to the ford and 95 to the pass.")
    assert not first.bare
    assert second.bare
    assert second.within("length").unit == "km"
    assert second.within("time") is None


def test_a_number_takes_the_unit_of_the_figure_behind_it():
    assert told("He rode 70 on the first day and 90 km on the second.") == [(70, "km"), (90, "km")]


def test_a_mark_along_a_way_is_a_figure():
    (mark,) = figures("The bus broke down at kilometre 134.")
    assert mark.post
    assert mark.within("length").value == 134


@pytest.mark.parametrize(
    "words",
    [
        "There were 58 people aboard.",  # no unit anywhere near
        "The field is 12 km2 large.",
        "It was founded in 1850 after the 30 km march."[:24],
        "They met at 20:30.",
    ],
)
def test_other_numbers_are_no_figures(words):
    assert told(words) == []


def test_years_and_prices_take_no_unit():
    assert told("After 30 km they paid $40, as in 1850 and with 5 % more.") == [(30, "km")]


def test_nm_is_nautical_miles_though_no_other_unit_stands_in_the_text():
    assert told("It is 740 nm from Grytviken to Elephant Island.") == [(740, "nmi")]
    assert told("The NM of Albuquerque has 740 members.") == []


@pytest.mark.parametrize(
    "words", ["on Route 72 through", "by bus 72 through", "from gate 72 through"]
)
def test_the_number_of_a_road_or_a_gate_takes_no_unit(words):
    assert [f.bare for f in figures(f"It is 30 km on, {words} the village.")] == [False]
    assert [f.bare for f in figures("It is 30 km on and 72 through the village.")] == [False, True]


def test_a_chain_of_numbers_hands_its_unit_on_only_so_far():
    table = "Stages in km: " + " ".join(f"{n} ." for n in range(3, 400))
    assert len(figures("It is 5 km. " + table)) < 250


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two hours to the bridge, one on it.", [2, 1]),
        ("Twelve miles from the quay and a hundred from the light.", [12, 100]),
        ("Two hours to the bridge, one man on it.", [2]),
        ("Twelve miles from the quay a hundred sheep grazed.", [12]),
    ],
)
def test_one_and_a_hundred_stand_alone_where_nothing_is_counted(words, expected):
    assert [f.quantity.value for f in figures(words)] == expected


@pytest.mark.parametrize(("between", "count"), [(29, 2), (30, 1)])
def test_one_takes_the_unit_of_a_figure_thirty_words_back(between, count):
    words = "It took two hours " + "and " * between + ", one on foot."
    assert len(figures(words)) == count


@pytest.mark.parametrize("words", ["The night was cold.", "Another man left.", "3:2, they won."])
def test_nights_and_scores_that_nobody_spends_are_no_figures(words):
    assert figures(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("It takes five hours and two ferries.", [5]),
        ("It takes five hours by bus and two by ferry.", [5, 2]),
        ("They covered 900 km and 34 ports.", [900]),
        ("They covered 900 km and 34 more.", [900, 34]),
        ("After 20 km several thousand birds rose.", [20]),
        ("After 20 km and 12 people we left.", [20]),
        ("It is 20 km, or four marches.", [20, 4]),
        ("It is 40 km on UT-9 to the pass.", [40]),
        ("It is 40 km, 9 to the pass.", [40, 9]),
        ("It is 40 km on I-15 to the pass.", [40]),
    ],
)
def test_what_counts_things_or_names_a_road_takes_no_unit(words, expected):
    assert [f.quantity.value for f in figures(words)] == expected


def test_right_behind_a_figure_a_number_is_of_its_kind():
    after = "It is 60 km by road. It takes 35 minutes, 45 on the slow train."
    assert [unit for _, unit in figures(after)[-1].units] == ["min"]
    apart = "It is 60 km by road. It takes 35 minutes with luck, 45 without."
    assert [unit for _, unit in figures(apart)[-1].units] == ["km", "min"]
