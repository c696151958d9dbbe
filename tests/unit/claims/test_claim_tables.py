import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack.claims.candidates.distancetables import cells_of
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.reader.deciding import DecidingReader
from geotrack.model import Document
from geotrack.text.tokens import tokenize
from geotrack.times import find_times


def cells(source):
    words = tokenize(source)
    times = find_times(Document(text=source))
    text = Text(source, words, [w.lower() for w in words.words], (), times)

    def said(span):
        return None if span is None else " ".join(words.words[span[0] : span[1]])

    return {
        words.words[k]: (c.unit, c.kind, said(c.origin), said(c.destination))
        for k, c in cells_of(text).items()
    }


def test_numbers_that_rise_from_nought_are_counted_from_the_first_place():
    found = cells("km   Station\n0    Ourville\n41   Belmer\n97   Port Ashby")
    assert found == {
        "41": ("km", "position", "Ourville", "Belmer"),
        "97": ("km", "position", "Ourville", "Port Ashby"),
    }


def test_posts_before_the_numbers_give_the_unit_without_a_heading():
    found = cells("Mile 0 Ourville 2:00\nMile 162 Belmer 4:38\nMile 500 Ashby 10:55")
    assert found["162"] == ("mi", "position", "Ourville", "Belmer")


def test_two_places_in_a_line_tell_the_way_between_them_and_the_sum_is_of_all():
    source = "Sea miles\nOurville to Belmer .... 421\nBelmer to Ashby .... 483\nAshby to Norham .... 580\nIn all .... 1,484"
    found = cells(source.replace("Sea", "Distances in nautical"))
    assert found["483"] == ("nmi", "distance", "Belmer", "Ashby")
    assert found["1,484"] == ("nmi", "total", "Ourville", "Norham")


def test_a_heading_names_the_place_that_a_list_counts_from():
    found = cells("Distances from Ourville in versts\nBelmer 12\nAshby 40\nNorham 55½")
    assert found["40"] == ("verst", "position", "Ourville", "Ashby")
    assert found["55"] == ("verst", "position", "Ourville", "Norham")


@pytest.mark.parametrize(
    "source",
    [
        "0 Ourville\n41 Belmer\n97 Ashby",  # no unit anywhere
        "km\n0 Ourville\n41 Belmer",  # two lines are no table
        "km to go\n1 Ourville\n2 Belmer\n3 Ashby\n4 Norham",  # an enumeration
        "km\n300 Ourville\n12 Belmer\n200 Ashby\n9 Norham",  # numbers that do not rise
        "Heights in m\n0 Ourville\n41 Belmer\n97 Ashby",  # no way
        "km\nOurville 07:10\nBelmer 08:20\nAshby 09:30",  # times
        "km\nBelmer 12\nAshby 40\nNorham 55",  # from where?
        "We rode 40 km.\nIt rained.\nNobody spoke of it.",
    ],
)
def test_other_lines_are_no_table(source):
    assert cells(source) == {}


def test_one_number_in_four_may_be_less_than_the_one_before_and_one_in_three_may_not():
    assert len(cells("km\n0 Ourville\n41 Belmer\n40 Ashby\n97 Norham")) == 3
    assert cells("km\n0 Ourville\n41 Belmer\n40 Ashby") == {}


def test_holes_are_bridged_and_longer_gaps_end_a_table():
    assert len(cells("km\n0 Ourville\n— closed\n41 Belmer\n97 Ashby")) == 2
    assert cells("km\n0 Ourville\n— closed\n— closed\n41 Belmer\n— shut\n— shut\n97 Ashby") == {}


def test_headings_that_contradict_the_columns_leave_the_first_unit():
    found = cells("km miles\n0 0 1 Ourville\n41 25 7 Belmer\n97 60 9 Ashby")
    assert {unit for unit, *_ in found.values()} == {"km"}


def test_two_units_over_two_columns_are_both_read():
    found = cells("km miles\n0 0 Ourville\n41 25 Belmer\n97 60 Ashby")
    assert (found["41"][0], found["25"][0]) == ("km", "mi")


@given(st.text(alphabet="0123456789 \nkmKAto–.,:;½/-", max_size=300))
def test_no_layout_breaks_the_reading(source):
    cells("miles\n" + source)


def test_a_hundred_thousand_rows_take_time_in_proportion():
    def seconds(rows):
        words = tokenize("km\n" + "\n".join(f"{k * 3} Ourville" for k in range(rows)))
        text = Text(
            "km\n" + "\n".join(f"{k * 3} Ourville" for k in range(rows)),
            words,
            [w.lower() for w in words.words],
            (),
            (),
        )
        begin = time.process_time()  # what others do on the machine does not count
        cells_of(text)
        return time.process_time() - begin

    seconds(100)
    assert min(seconds(100_000) for _ in range(2)) < 25 * max(seconds(10_000), 0.01)


def test_the_reader_takes_the_ends_of_a_table():
    source = "The line\nkm   station\n0    Ourville\n41   Belmer\n97   Ashby"
    claims = DecidingReader().read(Document(text=source), (), ())
    read = [(c.kind, c.value, c.unit, c.origin.text, c.destination.text) for c in claims if c.value]
    assert read == [
        ("position", 41.0, "km", "Ourville", "Belmer"),
        ("position", 97.0, "km", "Ourville", "Ashby"),
    ]
