import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack.model import Document
from geotrack.times import find_times


def values(text, published="2023-09-12"):
    return [
        t.value
        for t in find_times(Document(text=text, published=published))
        if t.type != "DURATION"
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sailed at ten.", "2023-09-12T10:00"),
        ("We were back by nine.", "2023-09-12T09:00"),
        ("She docked shortly after four.", "2023-09-12T04:00"),
        ("The ferry sailed at twenty to eleven.", "2023-09-12T10:40"),
        ("We were off by twenty-five to six.", "2023-09-12T05:35"),
        ("The ferry sailed at ten past noon.", "2023-09-12T12:10"),
        ("The night boat left at ten to midnight.", "2023-09-12T23:50"),
        ("The bus leaves around 9 with the mail.", "2023-09-12T09:00"),
        ("They set off at 06h30.", "2023-09-12T06:30"),
        ("The train due at 14.05 never came.", "2023-09-12T14:05"),
        ("The launch was back before dark.", "2023-09-12TEV"),
        ("She anchored at six bells.", "2023-09-12TDT"),
        ("He got in last night at a quarter past eight.", "2023-09-11T20:15"),
    ],
)
def test_a_bare_hour_is_a_time_where_somebody_travels(text, value):
    assert value in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "The share was quoted at ten.",
        "They arrived at ten hotels.",
        "We walked from twenty to eleven miles a day and left.",
        "The motion to leave was lost by twenty to eleven votes.",
        "They left at twelve to one.",
        "He arrived at six and a half hours for the whole way.",
        "The clock was put back by one.",
        "The barge, 110 metres by 11.45, left the lock.",
        "Call 0800 555 111 before you leave.",
        "The ferry took 2h30.",
        "The boat left with 0.45 tonnes of rice.",
        "The bridge, built 1745, was crossed.",
        "They left with 1830 men.",
    ],
)
def test_a_number_without_such_a_cue_is_no_time(text):
    assert [v for v in values(text) if "T" in v] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0540 weighed. 1745 let go off the mole.", ["2023-09-12T05:40", "2023-09-12T17:45"]),
        ("Lochboisdale dep. 7.10, Castlebay arr. 9.00", ["2023-09-12T07:10", "2023-09-12T09:00"]),
        (
            "Ourville 8.15\nBelmer 9.40\nNorham 10.05\nAshby 11.30",
            ["2023-09-12T08:15", "2023-09-12T09:40", "2023-09-12T10:05", "2023-09-12T11:30"],
        ),
    ],
)
def test_a_log_and_a_timetable_write_all_times_alike(text, expected):
    assert values(text) == expected


def test_three_numbers_behind_names_are_no_timetable_yet():
    assert values("Ourville 8.15\nBelmer 9.40\nNorham 10.05") == []


def test_two_headed_times_make_a_timetable_and_one_does_not():
    assert len(values("Oban dep. 7.10, Mull 8.05, Iona arr. 9.00")) == 3
    assert "2023-09-12T08:05" not in values("Oban dep. 7.10, Mull 8.05.")


@pytest.mark.parametrize(
    ("text", "published", "last"),
    [
        # the same Monday, for its evening comes after its morning
        (
            "They left on Monday morning. They are expected on Monday evening.",
            "2023-09-12",
            "2023-09-11TEV",
        ),
        # another Monday: no part of that day is left
        (
            "They left on Monday evening. They are expected on Monday morning.",
            "2023-09-12",
            "2023-09-18TMO",
        ),
        # counted from a departure a week or more before
        ("The convoy left Gao on 3 March. It is expected on Friday.", "2024-03-20", "2024-03-08"),
        # six days are fewer than a week: publication decides
        ("The convoy left Gao on 14 March. It is expected on Friday.", "2024-03-20", "2024-03-22"),
        # nobody travels
        ("The council met on 3 March. It will vote on Friday.", "2024-03-20", "2024-03-22"),
    ],
)
def test_a_weekday_counts_from_the_dates_of_its_journey(text, published, last):
    assert values(text, published)[-1] == last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They reached the pass on the 18th.", "XXXX-XX-18"),
        ("We sailed on 3 May 2001 and landed on the 9th.", "2001-05-09"),
        ("On the ninth day they reached the well.", "XXXX-XX-XX"),
        ("23/5. Occupied the fort.", "2023-05-23"),
    ],
)
def test_days_of_a_journey(text, value):
    assert value in values(text)


@pytest.mark.parametrize("text", ["He lives on the 18th floor.", "The ratio was 23/5 in all."])
def test_other_ordinals_and_fractions_are_no_days(text):
    assert values(text) == []


@given(st.text(alphabet="0123456789.:h ata dep\n", max_size=200))
def test_no_text_of_numbers_breaks_the_tagger(text):
    for found in find_times(Document(text=text)):
        assert text[found.start : found.end] == found.text


def test_many_times_in_one_sentence_take_time_in_proportion():
    def seconds(count):
        text = "The boat left at ten, " + "at 7.10 and 0845 " * count
        begin = time.perf_counter()
        find_times(Document(text=text))
        return time.perf_counter() - begin

    seconds(100)
    assert seconds(8000) < 30 * max(seconds(1000), 0.002)
