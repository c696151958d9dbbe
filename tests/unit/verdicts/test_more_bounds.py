"""Constants of several checks, on both sides of their bounds."""

from dataclasses import replace

import pytest

from geotrack.evaluation.goldmarkup import parse_marked
from geotrack.evaluation.goldreadings import GoldPipeline
from geotrack.model import Claim, Document, Mention, Place
from geotrack.verdicts.arithmetic.moments import _by_24_hours
from geotrack.verdicts.plain_case import PlainCase
from geotrack.verdicts.questions.average import Average
from geotrack.verdicts.questions.border import Border
from geotrack.verdicts.questions.pace import Speed

ALARMS = ("doubtful", "contradicted")
A, B, POST = (
    Place(name=name, lat=45.0, lon=lon, kind="city", country="FR") for name, lon in (("A", 0.0), ("B", 4.0), ("Post", 2.0))
)  # fmt: skip


def by_post(make, by_km):
    """A border crossed at Post, told beside the way A–B of 300 km, which by Post is so long."""
    ends, at = (Mention(text="A"), Mention(text="B")), Mention(text="Post")
    way = make.claim("distance", 300, "km", mode="road")
    way = replace(way, origin=ends[0], destination=ends[1], start=0, end=6)
    border = Claim(
        kind="border", start=20, end=40, text="cross the border at Post", pattern="", via=(at,)
    )
    lengths = {(A, B): 300.0, (A, POST): by_km / 2, (POST, B): by_km / 2}
    case = PlainCase(
        claims=(way, border), index=1, document=Document(text="300 km." + " " * 60),
        settled={ends[0]: A, ends[1]: B, at: POST}, places=(A, B, POST),
    )  # fmt: skip
    return replace(case, router=lambda a, b, *_, **__: make.routed(lengths[a, b], mode="road"))


@pytest.mark.parametrize(
    ("by_km", "rating"),
    [
        (1.2 * 300 + 19, "consistent"),
        (1.2 * 300 + 21, None),
        (1.6 * 300 + 19, None),
        (1.6 * 300 + 21, "doubtful"),
    ],
)
def test_a_border_post_lies_on_the_way_or_far_off(make, by_km, rating):
    found = list(Border().examine(by_post(make, by_km)))
    assert [f.rating for f in found] == ([] if rating is None else [rating])


@pytest.fixture(scope="module")
def pipeline():
    return GoldPipeline()


def verdicts(pipeline, text, *heads):
    return pipeline.judge(parse_marked("\n".join(["@id x", "@genre test", *heads, text])))


@pytest.mark.parametrize(("lon", "odd"), [(8.0, False), (8.3, True)])
def test_a_narrow_line_is_judged_from_250_km_on(pipeline, lon, odd):
    # at 47 degrees north 3.29 degrees of longitude are 250 km
    heads = (
        f"@place one | Oneville, France | 47.0 | {lon - 3.29 - 0.13:.2f}",
        f"@place two | Twoville, France | 47.0 | {lon if odd else lon - 0.3:.2f}",
    )
    text = "The line from [Oneville|one] to [Twoville|two] has a gauge of {914 mm|gauge from=one to=two}."
    report = verdicts(pipeline, text, *heads)
    found = {f.rating for v in report.verdicts for f in v.findings if f.check == "gauge"}
    assert bool(found & set(ALARMS)) == odd


@pytest.mark.parametrize(("daily", "odd"), [(64, False), (46, False), (72, True), (38, True)])
def test_days_of_an_average_have_a_quarter_to_spare(make, daily, odd):
    # 540 km in ten days, both rounded and a quarter of a day either way, are 50 to 59 km a day, and a tenth more or less
    text = f"They took 10 days for 540 km, {daily} km a day."
    claims = []
    for kind, words, value, unit in (
        ("duration", "10 days", 10, "day"),
        ("distance", "540 km", 540, "km"),
        ("speed", f"{daily} km a day", daily, "km"),
    ):
        start = text.index(words)
        claims.append(
            make.claim(kind, value, unit, text=words, mode="foot", sentence=(0, len(text)))
        )
        claims[-1] = replace(claims[-1], start=start, end=start + len(words))
    case = make.on_leg(*claims, index=2, mode="foot", route=make.routed(540, mode="foot"))
    found = list(Average().examine(replace(case, document=Document(text=text))))
    assert [f.rating in ALARMS for f in found] == [odd]


@pytest.mark.parametrize(("value", "odd"), [(277, False), (279, True)])
def test_up_to_a_speed_reaches_nine_tenths_of_it(make, value, odd):
    # a train of a country without fast lines does 250 km/h at most: nine tenths of 277 are less, of 279 more
    claim = make.claim("speed", value, "km/h", bound="lt", mode="rail", sentence=(0, 10))
    case = make.on_leg(claim, mode="rail", route=make.routed(300, countries=("XX",)))
    case = replace(case, document=Document(text=f"up to {value} km/h"))
    assert [f.rating in ALARMS for f in Speed().examine(case)] == [odd]


@pytest.mark.parametrize(
    ("date", "land", "fits"),
    [
        # Sunday by the old calendar, Wednesday or Thursday by ours
        ("Sunday 2 September 1750", "France | 46.0 | 2.0", True),
        ("Thursday 2 September 1753", "France | 46.0 | 2.0", False),
        ("Thursday 9 January 1914", "Ukraine, Russia | 50.45 | 30.52", True),
        ("Thursday 9 January 1914", "France | 46.0 | 2.0", False),
        ("Thursday 9 January 1925", "Ukraine, Russia | 50.45 | 30.52", False),
    ],
)  # fmt: skip
def test_weekdays_by_the_old_calendar(pipeline, date, land, fits):
    text = f"She left [town|a] <on {date}|departure from=a> by the mail."
    report = verdicts(pipeline, text, f"@place a | Town, {land}")
    found = [f.rating for v in report.verdicts for f in v.findings if f.check == "calendar"]
    assert found
    assert (found[0] == "consistent") == fits


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("off at 15:30 and in at 5:00", True),
        ("off at 3:30 and in at 5:00", False),
        ("off at 15:30, that is 3:30 p.m., and in at 5:00", False),
    ],
)
def test_clocks_beside_one_beyond_noon_run_to_24(make, text, late):
    at = text.rindex("5:00")
    time = make.time("5:00", "2001-01-01T05:00", start=at, end=at + 4)
    case = PlainCase(
        claims=(make.claim("arrival", time=0),), times=(time,), document=Document(text=text)
    )
    assert _by_24_hours(case, time) == late


def test_a_label_says_what_its_words_leave_out(pipeline):
    told = verdicts(pipeline, "It took {eighty|duration says=80h} by air.").claims[0]
    assert (told.value, told.unit) == (80.0, "h")


def test_letters_that_may_be_miles_accuse_nobody(pipeline):
    heads = ("@place a | Lyon, France | 45.76 | 4.84", "@place b | Turin, Italy | 45.07 | 7.69")
    for figure, silent in (("10 m.", True), ("10 metres", False)):
        report = verdicts(
            pipeline, f"[Lyon|a] is {{{figure}|distance from=a to=b}} from [Turin|b].", *heads
        )
        reason = report.verdicts[0].findings[0].reason
        assert ("the letter m" in reason.lower()) == silent
