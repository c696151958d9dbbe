"""What is told to be nearer, what country is entered, gauges of places around, containers of lesser places; lengths of ways."""

import pytest

from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline

ALARMS = ("doubtful", "contradicted")
PLACES = """@place lyo | Lyon, France | 45.76 | 4.84
@place gen | Geneva, Switzerland | 46.20 | 6.15
@place par | Paris, France | 48.86 | 2.35
@place tur | Turin, Italy | 45.07 | 7.69
@place fra | France | 46.6 | 2.5
@place ita | Italy | 42.8 | 12.6
@place alb | Albania | 41.1 | 20.1
@place syd | Sydney, Australia | -33.87 | 151.21
@place hob | Hobart, Australia | -42.88 | 147.33
@place mad | Madrid, Spain | 40.42 | -3.70
@place bar | Barcelona, Spain | 41.39 | 2.17"""


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text):
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    return {f.rating for v in report.verdicts for f in v.findings if f.check == check}


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("[Lyon|lyo] is nearer to [Geneva|gen] than to [Paris|par]", "consistent"),
        ("[Lyon|lyo] is nearer to [Paris|par] than to [Geneva|gen]", "doubtful"),
        (
            "[Lyon|lyo], where silk was woven, is nearer to [Geneva|gen] than to [Paris|par]",
            "consistent",
        ),
        (
            "[Lyon|lyo], where silk was woven, is farther from [Geneva|gen] than from [Paris|par]",
            "doubtful",
        ),
        ("[Lyon|lyo] lies farther from [Paris|par] than from [Geneva|gen]", "consistent"),
        ("[Geneva|gen] is nearer to [Lyon|lyo] than [Paris|par] is", "consistent"),
        ("[Paris|par] is nearer to [Lyon|lyo] than [Geneva|gen] is", "doubtful"),
        ("[Lyon|lyo] lies much further from [Geneva|gen] than it is from [Paris|par]", "doubtful"),
    ],
)
def test_what_is_nearer(pipeline, words, rating):
    text = f"By road it is {{150 km|distance from=lyo to=gen mode=road}} from [Lyon|lyo] to [Geneva|gen]. {words}, they say."
    assert ratings(pipeline, "situation", text) == {rating}


def test_about_as_near_is_not_judged(pipeline):
    text = "It is {310 km|distance from=lyo to=tur mode=road} from [Lyon|lyo] to [Turin|tur]. [Paris|par] is nearer to [Geneva|gen] than to [Lyon|lyo]."
    assert not ratings(pipeline, "situation", text) & set(ALARMS)  # 411 and 392 km


@pytest.mark.parametrize(
    ("land", "rating"), [("[Italy|ita]", "consistent"), ("[Albania|alb]", "doubtful")]
)
def test_the_country_that_is_entered(pipeline, land, rating):
    text = f"From [Lyon|lyo] to [Turin|tur] it is {{310 km|distance from=lyo to=tur mode=road}} by road, over a frontier into {land}."
    assert ratings(pipeline, "border", text) == {rating}


@pytest.mark.parametrize(
    ("mode", "asked"),
    [
        ("rail", True),
        ("cycle", True),
        ("foot", True),
        ("river", False),
        ("air", False),
        ("sea", False),
    ],
)
def test_only_ways_over_rails_and_roads_lead_over_a_frontier(pipeline, mode, asked):
    text = f"From [Lyon|lyo] to [Turin|tur] it is {{310 km|distance from=lyo to=tur mode={mode}}}, over a frontier into [Albania|alb]."
    assert ratings(pipeline, "border", text) == ({"doubtful"} if asked else {"not-checkable"})


@pytest.mark.parametrize(
    ("width", "odd"), [("1,435 mm", False), ("1,668 mm", False), ("1,520 mm", True)]
)
def test_a_width_is_one_of_the_places_around(pipeline, width, odd):
    text = (
        "From [Madrid|mad] to [Barcelona|bar] it is {620 km|distance from=mad to=bar mode=rail}.\n"
        f"\nThe track between [Madrid|mad] and [Barcelona|bar] has a gauge of {{{width}|gauge}}."
    )
    assert bool(ratings(pipeline, "gauge", text) & set(ALARMS)) == odd


@pytest.mark.parametrize(
    ("words", "odd"),
    [
        ("By road it is {233 km|distance from=lyo to=tur mode=road} from [Lyon|lyo] to [Turin|tur].", True),
        ("By road it is {315 km|distance from=lyo to=tur mode=road} from [Lyon|lyo] to [Turin|tur].", False),
    ],
)  # fmt: skip
def test_a_straight_line_is_no_road(pipeline, words, odd):
    assert bool(ratings(pipeline, "distance", words) & set(ALARMS)) == odd


@pytest.mark.parametrize(
    ("miles", "odd"),
    [("628 statute miles", True), ("628 miles", False), ("723 statute miles", False)],
)
def test_land_miles_at_sea(pipeline, miles, odd):
    text = f"The race from [Sydney|syd] to [Hobart|hob] is {{{miles}|distance from=syd to=hob mode=sea}} long."
    assert bool(ratings(pipeline, "distance", text) & set(ALARMS)) == odd


@pytest.mark.parametrize(("hours", "odd"), [("four hours", False), ("two hours", True)])
def test_no_bus_averages_so_much(pipeline, hours, odd):
    text = f"The bus from [Lyon|lyo] to [Turin|tur] takes {{{hours}|duration from=lyo to=tur mode=road}} for {{315 km|distance from=lyo to=tur mode=road}}."
    assert bool(ratings(pipeline, "motion", text) & set(ALARMS)) == odd


def test_who_chases_drives_faster(pipeline):
    text = "The police chase from [Lyon|lyo] to [Turin|tur] took {two hours|duration from=lyo to=tur mode=road} for {315 km|distance from=lyo to=tur mode=road}."
    assert not ratings(pipeline, "motion", text) & set(ALARMS)


@pytest.mark.parametrize(("km", "odd"), [("290 km", False), ("390 km", True)])
def test_a_road_round_what_lies_between_is_told_as_a_place(pipeline, km, odd):
    heads = "@place que | Queenstown, New Zealand | -45.03 | 168.66\n@place mil | Milford Sound, New Zealand | -44.67 | 167.93\n"
    text = f"[Milford Sound|mil] is {{{km}|position from=que to=mil}} from [Queenstown|que] by road, all of it tarred."
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{heads}{text}"))
    found = {f.rating for v in report.verdicts for f in v.findings if f.check == "position"}
    assert bool(found & set(ALARMS)) == odd


def test_one_way_of_a_round_trip_accuses_nobody(pipeline):
    text = "There and back: [Lyon|lyo] to [Lyon|lyo] by [Turin|tur] is {620 km|distance from=lyo to=lyo via=tur mode=road}, one way {310 km|distance from=lyo to=tur mode=road}."
    assert not ratings(pipeline, "distance", text) & set(ALARMS)
