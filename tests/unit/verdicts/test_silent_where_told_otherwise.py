"""What the words around a figure excuse: true texts beside false ones, of our own."""

import pytest

from geotrack import Document, Pipeline, Settings
from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline

ALARMS = {"doubtful", "contradicted"}


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(Settings())


def alarms(report, check):
    return [
        f.reason
        for v in report.verdicts
        for f in v.findings
        if f.check == check and f.rating in ALARMS
    ]


@pytest.mark.parametrize(
    ("opening", "silent"),
    [
        ("The steamer was lost in 1912, off Cape Race. ", True),
        ("The steamer was lost in 1913, off Cape Race. ", False),
        ("The steamer was lost off Cape Race. ", False),
    ],
)
def test_a_date_without_its_year_may_be_of_a_year_that_the_text_tells(pipeline, opening, silent):
    text = f"{opening}Late on Sunday, 14 April, she left Halifax for New York."
    report = pipeline.analyze(Document(text=text, published="2012-04-10"))
    assert (not alarms(report, "calendar")) is silent


@pytest.mark.parametrize(("words", "silent"), [(" in the saddle", True), ("", False)])
def test_nights_come_on_top_of_time_in_motion(words, silent):
    text = f"""@id x
@genre test
@published 2024-06-03
@place a | Manali, India | 32.24 | 77.19
@place b | Leh, India | 34.16 | 77.58
We left [Manali|a] <at five on Monday morning|departure from=a to=b mode=road> and saw [Leh|b] <on Tuesday at dusk|arrival from=a to=b mode=road>, {{nineteen hours|duration from=a to=b mode=road}}{words}."""
    found = alarms(GoldPipeline().judge(parse_marked(text)), "chronology")
    assert (not found) is silent


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("The track there has a gauge of 1,067 mm.", True),
        ("The track there has a gauge of 1,520 mm.", False),
    ],
)
def test_the_width_of_a_track_that_goes_on_is_no_change(pipeline, words, silent):
    text = f"The train from Kapiri Mposhi to Dar es Salaam crosses the border at Tunduma. {words}"
    assert (not alarms(pipeline.analyze(Document(text=text)), "gauge")) is silent


def test_an_average_that_does_not_fit_is_told_once(pipeline):
    text = (
        "The train travels the 1,860 km from Dar es Salaam to Kapiri Mposhi in about 46 hours "
        "at an average speed of about 120 km/h."
    )
    report = pipeline.analyze(Document(text=text))
    told = [
        f.reason for v in report.verdicts for f in v.findings if f.check in ("average", "division")
    ]
    assert [reason for reason in told if "does not fit" in reason]
    assert len({reason.split(" The reading")[0] for reason in told}) == len(told)


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("in nine hours. We left [Fes|a] {DEP} and reached [Merzouga|b] {ARR}", "doubtful"),
        ("We left [Fes|a] {DEP} and reached [Merzouga|b] {ARR}, in nine hours", "contradicted"),
    ],
)
def test_a_time_that_stands_apart_may_be_the_usual_one(words, rating):
    text = words.replace("{DEP}", "<at 6:30|departure from=a to=b mode=road>")
    text = text.replace("{ARR}", "<at 20:45|arrival from=a to=b mode=road>")
    text = text.replace("nine hours", "{nine hours|duration from=a to=b mode=road}")
    head = "@id x\n@genre test\n@place a | Fes, Morocco | 34.03 | -5.0\n@place b | Merzouga, Morocco | 31.1 | -4.01\n"
    opening = "The bus takes one from [Fes|a] to [Merzouga|b] "
    body = opening + text + "." if rating == "doubtful" else text + "."
    report = GoldPipeline().judge(parse_marked(head + body))
    found = {f.rating for v in report.verdicts for f in v.findings if f.check == "chronology"}
    assert rating in found


@pytest.mark.parametrize(
    ("words", "silent"),
    [
        ("High-speed trains between Hanoi and Vinh run at 350 km/h.", True),
        ("High-speed trains between Hanoi and Vinh run at 450 km/h.", False),
        ("Trains between Hanoi and Vinh run at 350 km/h.", False),
    ],
)
def test_fast_trains_are_held_against_the_fastest_anywhere(pipeline, words, silent):
    report = pipeline.analyze(Document(text=words))
    assert "speed" in {claim.kind for claim in report.claims}
    assert (not alarms(report, "speed")) is silent


@pytest.mark.parametrize(
    ("behind", "silent"),
    [
        ("Her sister rode 400 km in Spain last year and 610 km in Italy.", True),
        ("She rode 400 km by the third day and 610 km on the last days.", False),
    ],
)
def test_lengths_of_which_no_day_is_told_count_no_days(pipeline, behind, silent):
    text = f"She cycled 1,000 km from Berlin to Paris in nine days. {behind}"
    told = alarms(pipeline.analyze(Document(text=text)), "tallies")
    assert (not told) is silent


@pytest.mark.parametrize(
    ("words", "silent"),
    [("The maglev train", True), ("The cosmonaut's capsule", True), ("The train", False)],
)
def test_nobody_knows_better_how_fast_what_floats_or_orbits_is(pipeline, words, silent):
    text = f"{words} went from Shanghai to Suzhou at 431 km/h."
    report = pipeline.analyze(Document(text=text))
    speeds = {v.rating for v in report.verdicts if report.claims[v.claim].kind == "speed"}
    assert (not speeds & ALARMS) is silent


@pytest.mark.parametrize(
    ("opening", "silent"), [("", True), ("So it was on ", False)], ids=["heading", "told"]
)
def test_what_heads_an_entry_may_be_of_the_year_before(pipeline, opening, silent):
    text = (
        f"{opening}Wednesday, January 24. Left Halifax for New York at noon."  # a Wednesday in 1912
    )
    report = pipeline.analyze(Document(text=text, published="1913-01-20"))
    assert (not alarms(report, "calendar")) is silent


@pytest.mark.parametrize(
    ("words", "direction"), [("from the North Pole", None), ("north of the North Cape", "N")]
)
def test_a_direction_within_a_name_is_none(pipeline, words, direction):
    report = pipeline.analyze(Document(text=f"The hut on Svalbard lies 1,231 km {words}."))
    assert [c.direction for c in report.claims if c.kind == "position"] == [direction]


@pytest.mark.parametrize(("words", "rating"), [("total", "doubtful"), ("distance", "contradicted")])
def test_what_a_journey_adds_up_to_may_wind(words, rating):
    text = f"""@id x
@genre test
@place a | Trieste, Italy | 45.65 | 13.77
@place b | Verona, Italy | 45.44 | 10.99
From [Trieste|a] to [Verona|b] it was {{1,900 km|{words} from=a to=b}}."""
    report = GoldPipeline().judge(parse_marked(text))
    assert rating in {f.rating for v in report.verdicts for f in v.findings}


@pytest.mark.parametrize(
    ("place", "rating"),
    [("Metz", "doubtful"), ("Nancy", "contradicted")],  # 40 and 80 km from Germany
)
def test_a_place_close_to_the_country_told_is_only_doubted(pipeline, place, rating):
    text = f"The train from Paris to {place} in Germany takes two hours."
    report = pipeline.analyze(Document(text=text))
    found = {f.rating for v in report.verdicts for f in v.findings if f.check == "containment"}
    assert found == {rating}
