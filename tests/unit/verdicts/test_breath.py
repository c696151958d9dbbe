"""Figures of one breath, true beside false, in texts of our own: no place matters to what is reckoned with them."""

import pytest

from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline

ALARMS = ("doubtful", "contradicted")


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def ratings(pipeline, check, text, head=""):
    """The ratings that one check gives the statements of a marked text."""
    lines = ["@id x", "@genre test", *(["@published 2024-06-03"] if head == "dated" else []), text]
    report = pipeline.judge(parse_marked("\n".join(lines)))
    # an average that is told between two places is told once, by the check of those
    names = {check, "average"} if check == "division" else {check}
    return {f.rating for v in report.verdicts for f in v.findings if f.check in names}


def holds(pipeline, check, text, right, wrong, head=""):
    """Whether the check alarms the text with the wrong words, and not with the right ones."""
    good = ratings(pipeline, check, text.replace("@@", right), head)
    bad = ratings(pipeline, check, text.replace("@@", wrong), head)
    return not good & set(ALARMS) and bool(bad & set(ALARMS))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The bus covered {240 km|distance mode=road} in {four hours|duration mode=road}, an average of {@@|speed mode=road}.",
         "60 km/h", "85 km/h"),
        ("They paddled {300 km|distance} in {six days|duration}, or {@@|speed} without a rest.", "50 km a day", "80 km a day"),
        ("She walked {300 miles|distance} in {fifteen days|duration}, {@@|speed}.", "20 miles a day", "32 miles a day"),
        ("The yacht sailed {1,440 nautical miles|distance mode=sea}. She took {ten days|duration mode=sea}, which makes a mean of {@@|speed mode=sea}.",
         "6 knots", "9.5 knots"),
        # halts are left out of what is told of moving, so it may be more, but not less
        ("It was {100 km|distance} in {five hours|duration}, averaging {@@|speed} while moving.", "30 km/h", "9 km/h"),
    ],
)  # fmt: skip
def test_an_average_is_length_by_time(pipeline, text, right, wrong):
    assert holds(pipeline, "division", text, right, wrong)


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("56 km/h", False),
        ("66 km/h", False),
        ("49 km/h", True),
        ("73 km/h", False),
        ("77 km/h", True),
        ("60 km/h", False),
    ],
)
def test_an_average_is_rounded(pipeline, said, odd):
    text = f"{{240 km|distance mode=road}} in {{four hours|duration mode=road}} is an average of {{{said}|speed mode=road}}."
    assert bool(ratings(pipeline, "division", text) & set(ALARMS)) == odd


@pytest.mark.parametrize(
    "text",
    [
        # another time, that was not read, is what the average is over
        "The best 24 hours brought {500 miles|distance}, an average of {21 knots|speed}; {nine days|duration} had gone.",
        # a top speed is none
        "{240 km|distance mode=road} took {four hours|duration mode=road}, though the bus does {100 km/h|speed mode=road}.",
        # two means of travel
        "By sea it is {240 km|distance mode=sea}, and {one hour|duration mode=air} in the air, at an average of {20 knots|speed mode=sea}.",
    ],
)
def test_averages_of_other_things_are_left_alone(pipeline, text):
    assert not ratings(pipeline, "division", text) & set(ALARMS)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("First {110 km|distance}, then {95 km|distance}, then {70 km|distance}. That makes {@@|total part=whole}.", "275 km", "375 km"),
        ("We rode {110 km|distance} and {95 km|distance}, {@@|total part=whole} in all.", "205 km", "305 km"),
        ("Day 1: {30 km|distance}.\nDay 2: {25 km|distance}.\nDay 3: {41 km|distance}.\n\nThis adds up to {@@|total part=whole}.",
         "96 km", "146 km"),
        ("The whole route measures {420 km|distance}. After {150 km|distance} there is an inn; from here {@@|total part=rest} remain.",
         "270 km", "370 km"),
        ("The line is {600 km|distance} long, of which {@@|distance} are in the plain.", "450 km", "850 km"),
        ("The whole trail is {90 km|distance} long. At {60 km|position} she still had {@@|total part=rest} to go.", "30 km", "50 km"),
    ],
)  # fmt: skip
def test_sums_and_what_is_left(pipeline, text, right, wrong):
    assert holds(pipeline, "additions", text, right, wrong)


@pytest.mark.parametrize(
    "text",
    [
        # one part is told in figures that were not read: what it is nobody knows
        "First {110 km|distance}, then 95 km, then {70 km|distance}. That makes {275 km|total part=whole}.",
        # a stretch between may be left out
        "The whole road measures {300 km|distance}. After {60 km|distance} the tar ends; the remaining {120 km|total part=rest} of gravel are slow.",
        # the last part is not all that is left
        "The way is {300 km|distance} long. After {60 km|distance} comes a ford, and the last {20 km|total part=rest} are steep.",
        # parts may be left untold
        "They did {40 km|distance} and {50 km|distance}, and came to {310 km|total part=whole} in the end.",
        # two of the figures are no part of the sum
        "A week of {12 km|distance} and {15 km|distance}, past a lake {9 km|position} off: that makes {27 km|total part=whole}.",
    ],
)
def test_other_lengths_are_no_sums(pipeline, text):
    assert not ratings(pipeline, "additions", text) & set(ALARMS)


@pytest.mark.parametrize(
    ("said", "odd"), [("275 km", False), ("280 km", False), ("290 km", True), ("260 km", True)]
)
def test_a_sum_may_be_rounded(pipeline, said, odd):
    text = f"First {{110 km|distance}}, then {{95 km|distance}}, then {{70 km|distance}}. That makes {{{said}|total part=whole}}."
    assert bool(ratings(pipeline, "additions", text) & set(ALARMS)) == odd


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The train leaves <at 8:10|departure> and, {100 minutes|duration} later, pulls in <at @@|arrival>.", "9:50", "11:20"),
        ("The ferry sails <at 10:30|departure> and, after a crossing of {two hours|duration}, ties up <at @@|arrival>.", "12:30", "14:00"),
        ("It leaves <at 7 a.m.|departure>, takes {three hours|duration}, and is in the port <at @@|arrival>.", "10 a.m.", "11:40 a.m."),
        ("The boat leaves <at 8:15|departure> and berths <at @@|arrival>. Allow {three hours|duration} for it.", "11:15", "14:10"),
        ("The ship sailed <at 13:30|departure> and tied up <at @@|arrival>, to the minute.", "18:15", "13:15"),
        ("At <21:15|departure> the train drew out. And <at @@|arrival>, {twelve hours|duration} after the start, you step out.", "9:15", "17:40"),
    ],
)  # fmt: skip
def test_clock_times_and_the_time_between(pipeline, text, right, wrong):
    assert holds(pipeline, "timetable", text, right, wrong)


@pytest.mark.parametrize(
    "text",
    [
        # the time is that of another stretch
        "The boat put out <at 3:15|departure> and was there {an hour|duration} later. The helicopter landed <at 5:25|arrival>.",
        # it was late
        "The train leaves <at 8:10|departure>, should take {two hours|duration}, and got in <at 12:40|arrival>.",
        # the next morning
        "The ship sailed <at 23:30|departure> and tied up the next morning <at 6:15|arrival>.",
        # the clocks differ
        "She took off <at 11:00|departure> and, {eight hours|duration} later, landed <at 14:00|arrival>, clocks being five hours behind.",
    ],
)
def test_other_clock_times_are_left_alone(pipeline, text):
    assert not ratings(pipeline, "timetable", text) & set(ALARMS)


@pytest.mark.parametrize(
    ("clock", "odd"),
    [
        ("12:30", False),
        ("12:45", False),
        ("13:33", False),
        ("13:40", True),
        ("11:26", False),
        ("11:20", True),
    ],
)
def test_a_time_on_the_way_is_rounded(pipeline, clock, odd):
    text = f"The ferry sails <at 10:30|departure> and, after a crossing of {{two hours|duration}}, ties up <at {clock}|arrival>."
    assert bool(ratings(pipeline, "timetable", text) & set(ALARMS)) == odd


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("In between lay {@@|duration} in tents.", "seven days and six nights", "seven days and nine nights"),
        ("A tour of {@@|duration} by camel.", "4 days / 3 nights", "4 days / 7 nights"),
        ("We boarded <on 3 January 2019|departure> and landed <on 13 January 2019|arrival>. In those {@@|duration} nobody slept.",
         "ten nights", "seven nights"),
        ("She sails <on 3 May 2021|departure>. After {@@|duration} at sea she berths <on 10 May 2021|arrival>.", "seven nights", "eleven nights"),
    ],
)  # fmt: skip
def test_days_nights_and_dates(pipeline, text, right, wrong):
    assert holds(pipeline, "nights", text, right, wrong)


@pytest.mark.parametrize(
    ("said", "odd"),
    [
        ("nine nights", False),
        ("eleven nights", False),
        ("twelve nights", True),
        ("eight nights", True),
    ],
)
def test_nights_may_be_counted_one_more_or_less(pipeline, said, odd):
    text = f"We boarded <on 3 January 2019|departure> and landed <on 13 January 2019|arrival>. In those {{{said}|duration}} nobody slept."
    assert bool(ratings(pipeline, "nights", text) & set(ALARMS)) == odd


def test_days_at_one_place_are_not_those_between_dates(pipeline):
    text = "We left <on 3 January 2019|departure>, stayed {two days|stop} on an island, and landed <on 13 January 2019|arrival>."
    assert not ratings(pipeline, "nights", text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The whole ride takes {five hours|duration}. Ours had a stop of {@@|stop} at an inn.", "half an hour", "seven hours"),
        ("It takes {nine hours|duration}, including a halt of {@@|stop}.", "two hours", "twelve hours"),
        ("The train takes {nine hours|duration}.\n\nAt the pass it stood for {@@|stop} while they changed engines.", "20 minutes", "13 hours"),
    ],
)  # fmt: skip
def test_a_halt_is_shorter_than_the_trip(pipeline, text, right, wrong):
    assert holds(pipeline, "halts", text, right, wrong)


@pytest.mark.parametrize(
    "text",
    [
        "The bus takes {two hours|duration}. In the city we rested for {five hours|stop}.",
        "The train takes {nine hours|duration}. Snow fell, and it stood for {thirteen hours|stop} on the pass.",
    ],
)
def test_who_waits_is_not_halted(pipeline, text):
    assert not ratings(pipeline, "halts", text) & set(ALARMS)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("It is {900 km|distance mode=sea}, and at {12 knots|speed mode=sea} the crossing takes {@@|duration mode=sea}.", "forty hours", "six hours"),
        ("The ferry crosses {80 km|distance mode=sea} of water in {@@|duration mode=sea}.", "two hours", "half an hour"),
    ],
)  # fmt: skip
def test_no_length_is_gone_too_fast(pipeline, text, right, wrong):
    assert holds(pipeline, "haste", text, right, wrong)


def test_what_is_told_of_something_else_is_no_haste(pipeline):
    text = "Return by the city ({315 km|distance mode=sea} off) and take the ferry, {95 minutes|duration mode=sea}."
    assert not ratings(pipeline, "haste", text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("No ship had called since <1951|none>; that of <May 2007|none> was the first in {@@|interval}.", "56 years", "36 years"),
        ("The flight of <31 August 2016|none> was the first in {@@|interval}. Such flights had ended in <1961|none>.", "55 years", "35 years"),
        ("The president came <on 20 March 2016|none>. None had come since Coolidge, in <January 1928|none>: it was the first visit in {@@|interval}.",
         "88 years", "68 years"),
    ],
)  # fmt: skip
def test_years_without_are_counted_between_dates(pipeline, text, right, wrong):
    assert holds(pipeline, "recurrence", text, right, wrong)


def test_years_after_an_end_are_not_those_without(pipeline):
    text = "The service ended in <November 2013|none>. It was restored after {five years|interval} and lapsed in <March 2020|none>."
    assert "doubtful" not in ratings(pipeline, "recurrence", text)
