"""One row a mode: whoever depends on modes takes all of them from the table."""

from dataclasses import replace

import pytest

from geotrack.claims.llm.prompt import messages, schema
from geotrack.exports.archive import as_dict
from geotrack.measures import modes
from geotrack.measures.modes import MODE_ROWS, Factors, ModeRow, mode_row, pace, unsaid_stops_h
from geotrack.measures.ratios import RATIOS
from geotrack.measures.travellerkinds import TRAVELLERS, travellers_in
from geotrack.model import MODES, Place
from geotrack.rendering import wording
from geotrack.routes import BundledRouter

HERE = Place(name="Bern", lat=46.95, lon=7.45)
THERE = Place(name="Thun", lat=46.76, lon=7.63)


@pytest.mark.parametrize("row", MODE_ROWS, ids=lambda row: row.name)
def test_every_mode_is_routed_worded_and_paced(row):
    route = BundledRouter().route(HERE, THERE, row.name, geometry=False)
    assert route.mode == row.name
    assert 0 < route.length_km.low <= route.best_km <= route.length_km.high
    assert wording.MODE[row.name] == row.label
    assert RATIOS[row.name] == row.ratio
    assert pace(row.name).fastest == row.fastest_kmh
    assert row.trip_kmh[0] < row.trip_kmh[1]
    assert row.usual_kmh[1] <= row.fastest_kmh
    assert row.source


def test_a_new_mode_is_one_row(monkeypatch):
    cable = ModeRow(
        name="cable", words="gondola funicular", phrase="by cable car", label="by cable car",
        vehicle="cable car", on_land=True, factors=Factors(low=1.0, high=1.2, best=1.03),
        ratio=(1.03, 0.05, 0.1), trip_kmh=(5.0, 30.0), usual_kmh=(5.0, 30.0), fastest_kmh=45.0,
    )  # fmt: skip
    monkeypatch.setitem(modes._BY_NAME, "cable", cable)
    route = BundledRouter().route(HERE, THERE, "cable", geometry=False)
    assert route.length_km.high == pytest.approx(1.2 * route.gc_km)
    assert mode_row("cable").phrase == "by cable car"
    assert pace("cable", ("CH",)).fastest == 45.0


def test_the_modes_are_those_of_the_report_format():
    named = {"rail", "road", "air", "sea", "river", "foot", "cycle", "unknown"}
    assert named <= set(MODES)  # a new row may add to them; none may go
    assert as_dict  # the schema takes any lower-case name: see test_exports


def test_speeds_differ_by_country_and_the_widest_counts():
    assert pace("rail", ("KP",)).fastest == 120
    assert pace("rail", ("KP", "FR")).fastest == 330
    assert pace("rail", ("KP", "AF")).fastest == 250


@pytest.mark.parametrize(
    ("mode", "total_h", "most"),
    [("sea", 10, 2.0), ("rail", 10, 4.5), ("road", 15.9, 6.565), ("road", 16, 13.0), ("rail", 16, 6.6)],
)  # fmt: skip
def test_unsaid_stops(mode, total_h, most):
    assert unsaid_stops_h(mode, total_h).high == pytest.approx(most)


@pytest.mark.parametrize(
    ("text", "mode", "names"),
    [("two storks from Poland", "air", ["bird"]), ("the storks", "rail", []),
     ("a container ship", "sea", ["cargo ship"]), ("the airship Marta", "air", ["airship"]),
     ("the 3rd Battalion", "foot", ["marching column"]), ("the 3rd Battalion", "road", []),
     ("a drifting buoy", "sea", ["drifting thing"]), ("the night coach", "road", ["bus"]),
     ("", "road", [])],
)  # fmt: skip
def test_who_travels_is_told_by_words(text, mode, names):
    assert [row.name for row in travellers_in(text, mode)] == names


@pytest.mark.parametrize("row", TRAVELLERS, ids=lambda row: row.name)
def test_every_traveller_goes_by_modes_that_exist(row):
    assert set(row.modes) <= set(MODES)
    assert (row.usual_kmh is None) == (row.fastest_kmh is None)
    if row.usual_kmh is not None:
        assert row.usual_kmh <= row.fastest_kmh


def test_rows_are_frozen():
    with pytest.raises(AttributeError):
        MODE_ROWS[0].name = "x"
    assert replace(MODE_ROWS[0], name="x").name == "x"


def test_a_word_tells_one_mode():
    told = [word for row in MODE_ROWS for word in set(row.words.split())]
    assert sorted(told) == sorted(set(told))


def test_a_model_may_answer_every_mode():
    parts = schema()["properties"]
    named = [*(mode for mode in MODES if mode != "unknown"), None]
    for part in ("figures", "times", "legs"):
        assert parts[part]["items"]["properties"]["mode"]["enum"] == named
    asked = messages("A text.", None, None, "")[0]["content"]
    assert " ".join(MODES[:-1]) in asked
