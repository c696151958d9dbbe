"""Dates as diaries and letters write them, and units of their time."""

import pytest

from geotrack import Document, find_claims, find_times

DIARY = """12th April 1843. Left the house at dawn.

14th April. Reached the town.

1st May. Came to the coast.

3rd. Rested.

2nd January. Home again.
"""


def values(text, published=None):
    return [(t.text, t.value) for t in find_times(Document(text=text, published=published))]


def test_entries_of_a_diary_inherit_year_and_month():
    assert values(DIARY) == [
        ("12th April 1843", "1843-04-12"), ("dawn", "1843-04-12TMO"), ("14th April", "1843-04-14"),
        ("1st May", "1843-05-01"), ("3rd", "1843-05-03"), ("2nd January", "1844-01-02"),
    ]  # fmt: skip


def test_the_edition_does_not_take_the_diarys_year():
    assert values(DIARY, "2021-06-01") == values(DIARY)


def test_dates_within_lines_do_not_inherit():
    told = values("12th April 1843. Left.\n\n" + "Nothing came. " * 13 + "He was here on 14 April.")
    assert told[-1] == ("14 April", "XXXX-04-14")


def test_weekdays_may_go_before():
    assert values("Monday, 3rd July 1848.\n\nTuesday, 4th July. On we went.")[-1][1].endswith(
        "07-04"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Yours of the 5th inst. reached me.", "1843-04-05"),
        ("We sailed on the 28th ult. from Leith.", "1843-03-28"),
        ("We land on the 3rd prox. at Hull.", "1843-05-03"),
        ("We sailed on the 28th ultimo from Leith.", "1843-03-28"),
    ],
)
def test_inst_ult_prox_are_counted_from_the_letters_head(text, value):
    assert values(text, "1843-04-12")[0][1] == value
    assert values(f"London, 12th April 1843.\n\nSir,\n\n{text}", "2021-06-01")[-1][1] == value


def test_inst_behind_ult_is_of_the_letters_month():
    letter = "Edinburgh, the 9th of June 1851.\n\nOn the 27th ult. we sailed to Hamburg; on the 3rd inst. I came home."
    assert [value for _, value in values(letter)] == ["1851-06-09", "1851-05-27", "1851-06-03"]
    # a date in a sentence, though on a line of its own, heads no letter
    told = "He came to Leith on 9 June 1851\n\nOn the 27th ult. he sailed; on the 3rd inst. he came home."
    assert [value for _, value in values(told)][-1] == "1851-05-03"


def test_ult_is_counted_over_the_turn_of_the_year():
    assert values("We sailed on the 30th ult.", "1844-01-05")[0][1] == "1843-12-30"
    assert values("We sailed on the 31st ult.", "1843-05-05") == []


def test_without_a_letters_date_inst_is_no_date():
    assert values("Yours of the 5th inst. came.") == []


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("They rode 12 German miles from Leipzig to Dresden.", "german_mile", 84, 115),
        ("He walked 15 Prussian miles from Berlin to Halle.", "german_mile", 105, 144),
        ("They sailed 14 sea leagues from Dover to Ostend.", "league", 52, 86),
        ("It is 20 Spanish leagues from Madrid to Toledo.", "league", 73, 125),
        ("The road from Moscow to Tula is 180 versts.", "verst", 184, 200),
        ("It is 3 sea miles from Kiel to Laboe.", "nmi", 4, 7),
        ("It is 12 miles from Leipzig to Halle.", "mi", 18, 21),
    ],
)
def test_long_miles_and_leagues(text, unit, low, high):
    claims = [c for c in find_claims(Document(text=text)) if c.kind == "distance"]
    assert claims[0].unit == unit
    assert low < claims[0].interval.low < claims[0].interval.high < high
