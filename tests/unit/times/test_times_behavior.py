import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geotrack.measures.instants import hours
from geotrack.measures.interval import Interval
from geotrack.model import Document
from geotrack.protocols import TimeTagger
from geotrack.times import RuleTagger, find_times

TAGGER = RuleTagger()


def tag(text, published="2023-09-12"):
    return TAGGER.tag(Document(text=text, published=published))


def values(text, published="2023-09-12"):
    return [t.value for t in tag(text, published)]


def only(text, published="2023-09-12"):
    (found,) = tag(text, published)
    return found


def test_the_tagger_fits_its_socket():
    assert isinstance(TAGGER, TimeTagger)
    assert find_times(Document(text="On 3 May 1911."))[0].value == "1911-05-03"


# -- anchoring ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy said on Friday that she was tired.", "2023-09-08"),
        ("The envoy will speak on Friday.", "2023-09-15"),
        ("The envoy is leaving on Friday.", "2023-09-15"),
        ("The vote is set for Friday.", "2023-09-15"),
        ("On Friday, the guards will march.", "2023-09-15"),
        ("On Friday the guards marched.", "2023-09-08"),
        ("The vote was put off until Friday.", "2023-09-15"),
        ("The strike had not begun until Friday.", "2023-09-08"),
        ("They could be home as early as Friday.", "2023-09-15"),
        ("The launch planned for Friday was called off.", "2023-09-08"),
        ("The launch was held on Tuesday.", "2023-09-12"),
        ("She came last Tuesday.", "2023-09-05"),
        ("She comes next Tuesday.", "2023-09-19"),
    ],
)
def test_tense_decides_between_the_last_and_the_next_weekday(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 20 August.", "2023-08-20"),
        ("They will meet on 20 October.", "2023-10-20"),
        ("They met on 20 December.", "2022-12-20"),
        ("The mine closed in November.", "2022-11"),
        ("The mine will open in November.", "2023-11"),
        ("The mine opens next March.", "2024-03"),
        ("They met last October.", "2022-10"),
    ],
)
def test_the_year_of_a_date_without_one(text, value):
    assert values(text) == [value]


def test_in_a_history_the_told_date_is_the_anchor():
    text = "On 3 May 1911 the party sailed. On Friday it landed, and on 20 May it marched inland."
    assert values(text, None) == ["1911-05-03", "1911-05-05", "1911-05-20"]
    assert values(text, "2023-09-12") == ["1911-05-03", "1911-05-05", "1911-05-20"]


def test_the_narrative_moves_on():
    text = "He left on 3 May 2001. The next morning he rode on. Two days later he was home."
    assert values(text) == ["2001-05-03", "2001-05-04TMO", "2001-05-06"]


def test_a_later_day_is_no_late_day():
    found = tag("He left on 3 May 2001. Two days later he was home.")[1]
    assert (found.earliest, found.latest) == ("2001-05-05T00:00", "2001-05-06T00:00")


def test_without_a_date_of_publication_nothing_is_invented():
    text = (
        "She left on Sunday night, in July. At 8 p.m. she ate. Last week it rained. Tomorrow she sails. "
        "Two days ago he died. It was 4 May."
    )
    found = tag(text, None)
    assert [t.value for t in found] == [
        "XXXX-WXX-7TNI", "XXXX-07", "XXXX-XX-XXT20:00", "PAST_REF", "FUTURE_REF", "PAST_REF",
        "XXXX-05-04",
    ]  # fmt: skip
    assert all(t.earliest is None and t.latest is None for t in found)


def test_a_weekday_helps_to_find_the_year():
    assert values("They sail on Saturday, 4 May.", "2023-01-10") == ["2024-05-04"]
    # near the day of publication a weekday that does not fit is a slip for the checks to find
    assert values("They sailed on Saturday, 13 September.") == ["2023-09-13"]


# -- intervals ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("It sank on 3 May 1911.", "1911-05-03T00:00", "1911-05-04T00:00"),
        ("They left on Sunday night.", "2023-09-10T18:00", "2023-09-11T06:00"),
        ("They left late on Sunday.", "2023-09-10T15:00", "2023-09-11T04:00"),
        ("They left early on Monday.", "2023-09-11T00:00", "2023-09-11T11:00"),
        ("They left at about 8 p.m. on Monday.", "2023-09-11T19:30", "2023-09-11T20:30"),
        ("It closed in July 1997.", "1997-07-01T00:00", "1997-08-01T00:00"),
        ("It closed in the 1990s.", "1990-01-01T00:00", "2000-01-01T00:00"),
        ("Caesar crossed it in 49 BC.", "-0048-01-01T00:00", "-0047-01-01T00:00"),
        ("It rained last week.", "2023-09-04T00:00", "2023-09-11T00:00"),
        ("He left on 3 May 2001.", "2001-05-03T00:00", "2001-05-04T00:00"),
        ("Later that day he left.", "2023-09-12T15:00", "2023-09-13T04:00"),
        ("They met over the weekend.", "2023-09-09T00:00", "2023-09-11T00:00"),
    ],
)
def test_earliest_and_latest(text, earliest, latest):
    found = only(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("It takes about 20 hours.", "PT20H", Interval(18, 22)),
        ("It takes 18 to 22 hours.", "PT22H", None),
        ("It takes nearly 10 hours.", "PT10H", None),
        ("It takes two and a half hours.", "PT2H30M", Interval(2.25, 2.75)),
        ("It takes half an hour.", "PT30M", None),
        ("It takes 2 hours and 45 minutes.", "PT2H45M", None),
        ("It takes a quarter of an hour.", "PT15M", None),
        ("It takes several days.", "PXD", None),
        ("It takes a fortnight.", "P2W", None),
        ("It took a decade.", "P10Y", None),
    ],
)
def test_durations(text, value, interval):
    found = only(text)
    assert (found.type, found.value) == ("DURATION", value)
    assert found.earliest is None
    if interval is not None:
        assert found.duration_h.low == pytest.approx(interval.low)
        assert found.duration_h.high == pytest.approx(interval.high)


def test_bounds_of_durations():
    assert only("It takes more than four hours.").duration_h.high == float("inf")
    assert only("It takes less than four hours.").duration_h.low == 0
    assert only("It takes several hours.").duration_h is None
    low = only("It takes 18 to 22 hours.").duration_h
    assert low.holds(Interval(18, 22))
    assert low.width < 6


def test_named_zones_are_kept():
    assert only("It struck on 3 May 2023 at 1400 GMT.").utc_offset_h == 0
    assert only("It left at 9 a.m. EST on 3 May 2023.").utc_offset_h == -5
    assert only("It left at 9 a.m. on 3 May 2023.").utc_offset_h is None


# -- joining ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "whole", "value"),
    [
        ("It left at 8 p.m. on Tuesday, 5 September.", "8 p.m. on Tuesday, 5 September", "2023-09-05T20:00"),
        ("It left on Monday at 20:30.", "Monday at 20:30", "2023-09-11T20:30"),
        ("It left in the night of 3 May 2001.", "night of 3 May 2001", "2001-05-03TNI"),
        ("It left at half past eight on Monday evening.", "half past eight on Monday evening", "2023-09-11T20:30"),
        ("It left at two o'clock on Sunday night.", "two o'clock on Sunday night", "2023-09-11T02:00"),
        ("Logged 2023-09-10T18:05 at sea.", "2023-09-10T18:05", "2023-09-10T18:05"),
        ("It left two days before Christmas 2020.", "two days before Christmas 2020", "2020-12-23"),
    ],
)  # fmt: skip
def test_parts_are_joined(text, whole, value):
    found = only(text)
    assert (found.text, found.value) == (whole, value)


def test_ranges_are_two_expressions():
    assert values("Open May 5–7, 2011.")[:2] == ["2011-05-05", "2011-05-07"]
    assert values("Open 24 and 25 June 2001.") == ["2001-06-24", "2001-06-25"]
    assert values("He ruled 1994–97.") == ["1994", "1997"]


def test_a_blank_line_ends_an_expression():
    assert (
        values("Closed on Monday\n\nMorning brought rain. In May\n\n2011 was dry.")[0]
        == "2023-09-11"
    )


# -- what is no time ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "They rode 2000 miles and 1500 metres.",
        "Call 555-2020-1999-1234 or 0171-946 0958.",
        "They won 3-2 and lost 10-11.",
        "It cost $1999 and £2001.",
        "The clock said 25:99.",
        "He drove 1,099,5 km.",
        "You may march on and second the motion.",
        "The sun sat low over Friday Harbor.",
        "She swam the 100 metres.",
        "He lives at No. 1984.",
        "The 6-year-old boy and the 44-year-old teacher came.",
        "A second attempt failed.",
        "It lies at 51.30 N, 12.45 E.",
        "The Sunday Times said so.",
    ],
)
def test_no_time(text):
    assert values(text) == []


@pytest.mark.parametrize("text", ["On 31 February 2020.", "On 30/02/2021.", "On 29 February 2023."])
def test_impossible_days_are_no_days(text):
    assert not any(len(value) == 10 for value in values(text))


# -- laws ---------------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    """last next this the a two 12 2019 99 31 May March Sunday Mon . , - ' s night morning late early of on
    at half past quarter to hours day days week year old ago later before after 8 p.m. 20:30 GMT BC
    century 1990 0600 every Christmas Easter weekend and or from until h 18:00 T 3rd first fiscal Q
    ( ) $ % twenty hundred few about more than second minutes decade
    """.split()
) | st.just("\n\n")  # fmt: skip


@given(
    st.lists(_WORDS, max_size=40).map(" ".join) | st.text(max_size=200),
    st.sampled_from([None, "2023-09-12", "0003-01-01", "nonsense"]),
)
def test_any_text_gives_spans_in_order_with_bounds_in_order(text, published):
    found = tag(text, published)
    end = 0
    for t in found:
        assert end <= t.start < t.end
        end = t.end
        assert text[t.start : t.end] == t.text
        if t.earliest is not None and t.latest is not None:
            assert hours(t.earliest) <= hours(t.latest)
        if t.type in ("DURATION", "SET"):
            assert t.earliest is None


@pytest.mark.parametrize(
    "unit",
    ["9", "2020-", "(", "Sunday ", "one hundred and ", "5 days ago ", "8:30 ", "the last ", "May "],
)
def test_time_grows_with_size_only(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        begin = time.process_time()
        tag(text)
        return time.process_time() - begin

    seconds(2_000)
    assert seconds(80_000) < 14 * max(seconds(20_000), 0.01)
