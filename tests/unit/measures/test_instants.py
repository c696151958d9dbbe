import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack.measures.instants import days, from_days, hours, iso, weekday


@given(st.dates())
def test_day_numbers_agree_with_the_standard_library(date):
    number = days(date.year, date.month, date.day)
    assert number == date.toordinal() - 1
    assert from_days(number) == (date.year, date.month, date.day)
    assert weekday(number) == date.weekday()


@given(st.integers(-4_000_000, 4_000_000))
def test_every_day_of_every_year_comes_back(number):
    assert days(*from_days(number)) == number


@given(st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)))
def test_instants_come_back_to_the_minute(moment):
    text = moment.strftime("%Y-%m-%dT%H:%M").rjust(16, "0")
    assert iso(hours(text)) == text


def test_years_before_the_common_era():
    assert hours("-0043-03-15") < hours("0001-01-01") == 0
    assert iso(hours("-0043-03-15T12:00")) == "-0043-03-15T12:00"


def test_what_is_no_instant_is_refused():
    with pytest.raises(ValueError, match="not an instant"):
        hours("next week")
