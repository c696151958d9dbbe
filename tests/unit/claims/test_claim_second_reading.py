"""What an editor missed on the first pages: apposition, halts in relative clauses, taken ferries, subjects."""

import re

import pytest

from geotrack.claims import GrammarReader
from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.times import RuleTagger


def read(marked, title=None):
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", marked):
        if inside:
            start = len(plain)
            toponyms.append(Toponym(start=start, end=start + len(inside), text=inside))
        plain += inside or outside
    document = Document(text=plain, title=title)
    return GrammarReader().read(document, tuple(toponyms), RuleTagger(Settings()).tag(document))


def ends(claim):
    return (
        claim.origin.text if claim.origin else None,
        claim.destination.text if claim.destination else None,
    )


def of_kind(kind, marked, title=None):
    return [c for c in read(marked, title) if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "value", "mode"),
    [
        ("Nine lorries left [Agadez] on Sunday for [Dirkou], about 590 km by road.", 590, "road"),
        (
            "The ketch sailed from [Horta] to [Lagos], about 960 nautical miles, in a week.",
            960,
            "sea",
        ),
        ("Coaches travel from [Jaca] to [Pau], another 120 km by road, every day.", 120, "road"),
        ("Last May we walked from [Goslar] to [Thale], a way of 75 km.", 75, "foot"),
    ],
)
def test_length_in_apposition_to_a_movement_is_its_distance(text, value, mode):
    (claim,) = of_kind("distance", text)
    assert (claim.value, claim.mode) == (value, mode)
    assert None not in ends(claim)


def test_departure_ends_before_the_figure_in_apposition():
    (claim,) = of_kind(
        "departure", "Nine lorries left [Agadez] on Sunday for [Dirkou], 590 km by road."
    )
    assert claim.text == "left Agadez on Sunday for Dirkou"


def test_tying_up_is_an_arrival_of_its_own():
    text = "The ketch sailed from [Horta] to [Lagos] and tied up at noon on Friday."
    assert [c.text for c in of_kind("arrival", text)] == ["tied up at noon on Friday"]


def test_trip_may_be_so_long_but_a_lake_may_not():
    assert of_kind("distance", "The drive from [Turku] to [Pori] is 140 km long.")
    assert not of_kind("distance", "The lake between [Turku] and [Pori] is 140 km long.")


def test_time_since_the_last_time_is_no_travel_time():
    text = "Trams left [Halle] for [Merseburg] for the first time in six weeks."
    assert not of_kind("duration", text)


def test_halt_in_a_relative_clause_is_at_what_it_describes():
    text = "The train left [Oulu]. [Kajaani], where it stops for an hour, is 180 km from [Oulu]."
    (stop,) = of_kind("stop", text)
    assert ends(stop) == (None, "Kajaani")


def test_halt_on_the_way_is_not_where_the_train_goes():
    text = (
        "A train left [Omsk] for [Astana] on Monday. It travels 900 km by rail, with a stop of two hours"
        " at the border."
    )
    (distance,) = of_kind("distance", text)
    assert ends(distance) == ("Omsk", "Astana")


def test_gauges_in_millimeters():
    claims = of_kind(
        "gauge", "Here rails of 1,435 mm meet a track of 1,520 mm; 1,500 mm of rain fell."
    )
    assert [c.value for c in claims] == [1435, 1520]


def test_taken_ferry_is_a_leg_and_the_next_starts_where_it_ended():
    legs = of_kind(
        "leg", "They took the ferry from [Rødby] to [Puttgarden] and went on by train to [Kiel]."
    )
    assert [ends(c) for c in legs] == [("Rødby", "Puttgarden"), ("Puttgarden", "Kiel")]
    assert [c.mode for c in legs] == ["sea", "rail"]


def test_trip_takes_people_somewhere():
    (leg,) = of_kind("leg", "Ana Ruiz often travels. Her last tour, in 2009, took her to [Quito].")
    assert (ends(leg)[1], leg.status) == ("Quito", "past")


def test_there_is_where_the_text_last_was():
    legs = of_kind("leg", "His father sailed to [Halifax] in 1951. His aunt flew there in 1968.")
    assert [ends(c)[1] for c in legs] == ["Halifax", "Halifax"]


def test_what_was_only_planned_did_not_happen():
    (leg,) = of_kind("leg", "Ruiz had planned to fly to [Quito] on Monday but fell ill.")
    assert leg.status == "counterfactual"


def test_people_of_a_country_do_not_lend_it_their_journey():
    claims = read(
        "The delegation of Danish farmers left [Aarhus] on Monday for a two-day fair in [Kiel]."
    )
    assert [(c.traveller, *ends(c)) for c in claims] == [("the delegation", "Aarhus", "Kiel")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("ttby (Old Norse: Otabyr; IPA: [ˈɔtːbʏ]) is a town in [Småland], [Sweden], located 40 km from [Kalmar].", "Ottby"),
        ("The township is on the [Emån], [Småland], [Sweden], 40 km north of [Kalmar].", "Ottby"),
        ("Ottby is at 57.1 N in southern [Sweden], about 40 km north of [Kalmar].", "Ottby"),
        ("ttby is a village in the county of [Småland], [Sweden] 40 km from [Kalmar].", "Ottby"),
    ],
)  # fmt: skip
def test_title_lies_there_and_not_the_country_at_the_end(text, title):
    text = re.sub(r"\[(ˈ[^\]]+)\]", r"(\1)", text)
    (claim,) = of_kind("position", text, title)
    assert ends(claim) == ("Kalmar", "Ottby") or claim.destination.start == 0


def test_place_halfway_is_on_the_way():
    (claim,) = of_kind("total", "[Bregenz] is about halfway between [Chur] and [Ulm].")
    assert [m.text for m in claim.via] == ["Bregenz"]


def test_figure_that_sums_up_is_a_total():
    (claim,) = of_kind("total", "They covered a total of 900 km.")
    assert claim.value == 900


def test_road_number_is_no_length():
    assert not read("Take the A 1M northbound to junction 44 near [York].") or not [
        c for c in read("Take the A 1M northbound to junction 44 near [York].") if c.value
    ]


def test_fair_wind_hides_no_distance():
    text = "She sailed from [Cadiz] with a fair wind, bound for [Tenerife], 700 miles to the south-west."
    assert [c.value for c in of_kind("position", text)] == [700]


def test_who_perceives_from_afar_is_where_the_figure_is_said_of(analyze):
    report = analyze("Villagers said they could hear the engines from more than nine miles away.")
    (claim,) = [c for c in report.claims if c.value == 9]
    assert claim.destination is not None
    assert claim.destination.text == "Villagers"
