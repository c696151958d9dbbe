"""Pairs told by words, top speeds, averages by the map, halts at a place, local times, weekdays counted on: true beside false."""

import pytest

from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline
from geotrack.measures.stated import stated_interval

PLACES = """@place lis | Lisbon, Portugal | 38.72 | -9.14
@place mad | Madeira, Portugal | 32.65 | -16.91
@place aza | Ponta Delgada, Azores | 37.74 | -25.67
@place por | Porto, Portugal | 41.15 | -8.61
@place coi | Coimbra, Portugal | 40.21 | -8.43
@place par | Paris, France | 48.86 | 2.35
@place lyo | Lyon, France | 45.76 | 4.84"""
ALARMS = {"doubtful", "contradicted"}


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text):
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    return {f.rating for v in report.verdicts for f in v.findings if f.check == check}


@pytest.mark.parametrize(
    ("tail", "rating"),
    [
        (" (500 km)", "consistent"),
        (" (600 km)", "contradicted"),
        (", equal to 500 km", "consistent"),
        (" to Porto, equal to 434 km", "contradicted"),
        (" or so to go", None),
        (" (620 km by rail)", None),
    ],
)
def test_a_second_figure_that_words_call_the_same(pipeline, tail, rating):
    text = f"From [Lisbon|lis] the log gives {{270 nautical miles|distance from=lis to=por mode=sea}}{tail}."
    assert ratings(pipeline, "unit-pair", text) == ({rating} if rating else set())


@pytest.mark.parametrize(("top", "odd"), [("120 km/h", True), ("140 km/h", False)])
def test_no_average_above_the_top_speed(pipeline, top, odd):
    text = f"The train covers the {{313 km|distance from=lis to=por mode=rail}} from [Lisbon|lis] to [Porto|por] in {{two hours|duration from=lis to=por mode=rail}}, though it is limited to {{{top}|speed mode=rail}}."
    assert bool(ratings(pipeline, "haste", text) & ALARMS) is odd


@pytest.mark.parametrize(
    # Paris and Lyon are 391 km apart, 180 km/h in 2 h 10 min
    ("mean", "odd"), [("215 km/h", False), ("190 km/h", False), ("160 km/h", True)],
)  # fmt: skip
def test_an_average_by_the_map_where_no_length_is_told(pipeline, mean, odd):
    text = f"It runs from [Paris|par] to [Lyon|lyo] in {{2 h 10 min|duration from=par to=lyo mode=rail}}. That is an average of {{{mean}|speed from=par to=lyo mode=rail}}."
    assert bool(ratings(pipeline, "average", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("said", "odd"), [("was thirty miles at best", False), ("averaged thirty miles", True)]
)
def test_a_daily_length_of_some_days_is_no_average(pipeline, said, odd):
    words = said.replace("thirty miles", "{thirty miles|speed from=lis to=por mode=foot}")
    text = f"From [Lisbon|lis] to [Porto|por] are {{200 miles|distance from=lis to=por mode=foot}}. They took {{twenty days|duration from=lis to=por mode=foot}}, and a day's walk {words}."
    assert bool(ratings(pipeline, "average", text) & ALARMS) is odd


@pytest.mark.parametrize(("halt", "odd"), [("a quarter of an hour", False), ("five hours", True)])
def test_a_halt_counted_in_at_a_place(pipeline, halt, odd):
    text = f"Most coaches from [Lisbon|lis] to [Porto|por] take {{four hours|duration from=lis to=por mode=road}}, including {{{halt}|stop at=coi}} at [Coimbra|coi]."
    assert bool(ratings(pipeline, "halts", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("halt", "trip", "odd"),
    [("twenty minutes", "three hours", False), ("four hours", "three hours", True),
     ("four hours", "more than three hours", False), ("four hours", "some 3½ hours", False)],
)  # fmt: skip
def test_everybody_is_let_out_for_less_than_the_trip(pipeline, halt, trip, odd):
    text = f"From [Lisbon|lis] to [Porto|por] it is {{{trip}|duration from=lis to=por mode=rail}}. At [Coimbra|coi] all are let out for {{{halt}|stop at=coi}}."
    assert bool(ratings(pipeline, "halts", text) & ALARMS) is odd


@pytest.mark.parametrize(("lands", "rating"), [("16:20", "consistent"), ("17:20", "doubtful")])
def test_a_local_time_is_that_of_the_place(pipeline, lands, rating):
    text = f"Your flight leaves [Lisbon|lis] <at 15:00|departure from=lis>. It takes {{2 hours 20 minutes|duration from=lis to=aza mode=air}} and lands in [Ponta Delgada|aza] <at {lands} local time|arrival to=aza>."
    assert ratings(pipeline, "timetable", text) == {rating}


@pytest.mark.parametrize(("day", "odd"), [("Friday", False), ("Saturday", True)])
def test_a_weekday_counts_on_from_a_full_date(pipeline, day, odd):
    text = f"She left [Lisbon|lis] <on Thursday, 8 May 1902|departure from=lis>. <On {day}, 9 May|arrival to=mad> she lay off [Madeira|mad]."
    assert bool(ratings(pipeline, "calendar", text) & ALARMS) is odd


@pytest.mark.parametrize(
    ("first", "day"), [("on Friday, 8 May 1902", "Saturday"), ("on Thursday, 8 May 1902, not 1903", "Saturday")]
)  # fmt: skip
def test_nor_from_a_wrong_date_nor_where_other_years_are_told(pipeline, first, day):
    text = f"She left [Lisbon|lis] <{first}|departure from=lis>. <On {day}, 9 May|arrival to=mad> she lay off [Madeira|mad]."
    report = pipeline.judge(parse_marked(f"@id x\n@genre test\n{PLACES}\n{text}"))
    last = [
        f
        for c, v in zip(report.claims, report.verdicts, strict=True)
        if "9 May" in c.text
        for f in v.findings
    ]
    assert not any(f.check == "calendar" for f in last)


@pytest.mark.parametrize(("count", "rating"), [("four", "consistent"), ("six", "doubtful")])
def test_stages_named_by_both_ends(pipeline, count, rating):
    text = (
        f"From [Lisbon|lis] to [Porto|por] it is {{313 km|distance from=lis to=por mode=foot}}. I walked the last bit in {count} stages. "
        "Aveiro to Ovar, flat. Ovar to Espinho, by the sea. Espinho to Granja with the wind. Granja to Porto, tram lines."
    )
    assert ratings(pipeline, "tallies", text) == {rating}


@pytest.mark.parametrize(
    ("hedge", "high"),
    [("just over", 230), ("a little more than", 230), ("more than", float("inf"))],
)
def test_just_over_is_bounded_from_both_sides(hedge, high):
    told = stated_interval(200, None, "km", True, "gt", hedge=hedge)
    assert told.low == 198
    assert told.high == pytest.approx(high)
