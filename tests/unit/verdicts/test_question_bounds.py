"""Constants of single questions, just within and just beyond their bounds."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from geotrack.languages.en import bearing_words, nearness_words, shore_words, span_words
from geotrack.measures.interval import Interval
from geotrack.model import Confidence, Document, Mention, Place
from geotrack.verdicts.arithmetic import toldends
from geotrack.verdicts.arithmetic.moments import WEEK_H, Moment
from geotrack.verdicts.plain_case import PlainCase
from geotrack.verdicts.questions import bearings, chronology, datespans, haste, shores, tallies
from geotrack.verdicts.questions.additions import Additions
from geotrack.verdicts.questions.division import Division
from geotrack.verdicts.questions.haltlengths import Halts
from geotrack.verdicts.questions.situation import Situation
from geotrack.verdicts.questions.timetable import Timetable
from geotrack.verdicts.questions.unit_pair import UnitPair

DEGREE_KM = 111.195


def at_km(name, km, **more):
    """A town so many km north of the equator, all of one meridian."""
    more = {"kind": "city", "country": "XX", **more}
    return Place(name=name, lat=km / DEGREE_KM, lon=0.0, **more)


def told(make, text, *rows, **more):
    """A case of figures that stand in a text, of which the last is asked about: kind, words, value, unit, rest."""
    claims, at = [], 0
    for kind, words, value, unit, *rest in rows:
        at = text.index(words, at)
        begin = max(
            (text.rfind(mark, 0, at) + 2 for mark in (". ", "\n\n") if mark in text[:at]), default=0
        )
        stop = text.find(".", at)
        sentence = (begin, len(text) if stop < 0 else stop + 1)
        claim = make.claim(kind, value, unit, text=words, sentence=sentence, **dict(*rest))
        claims.append(replace(claim, start=at, end=at + len(words)))
        at += len(words)
    return PlainCase(
        claims=tuple(claims), index=len(claims) - 1, document=Document(text=text), **more
    )


def ratings(check, case):
    return [f.rating for f in check.examine(case)]


def situation(make, text, places, pattern, direction=None):
    """What is told of the first place, from or against the others: destination, origin, then via."""
    mentions = [Mention(text=p.name, start=k + 1) for k, p in enumerate(places)]
    claim = make.claim(
        "situation", text=text, destination=mentions[0], origin=mentions[1], via=tuple(mentions[2:]), direction=direction,
    )  # fmt: skip
    return PlainCase(
        claims=(replace(claim, pattern=pattern, end=len(text)),), document=Document(text=text),
        settled=dict(zip(mentions, places, strict=True)), places=tuple(places),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("apart_km", "lands", "odd"),
    [
        # three hours and 54 km at 180 km/h, then seven hours for 1,260 km
        (54, "11:13", False), (54, "11:23", True), (1260, "17:50", False), (1260, "18:10", True),
    ],
)  # fmt: skip
def test_no_flight_takes_three_hours_more_than_at_180_km_an_hour(make, apart_km, lands, odd):
    text = f"We left Avio at 08:00 and landed at Belo at {lands}"
    names = Mention(text="Avio"), Mention(text="Belo")
    ends = {"origin": names[0], "destination": names[1], "mode": "air"}
    times = tuple(
        make.time(clock, f"2001-01-01T{clock}", start=text.index(clock), end=text.index(clock) + 5)
        for clock in ("08:00", lands)
    )
    case = told(
        make, text, ("departure", "left", None, None, {"time": 0, **ends}), ("arrival", "landed", None, None, {"time": 1, **ends}),
        times=times, settled={names[0]: at_km("Avio", 0), names[1]: at_km("Belo", apart_km)},
    )  # fmt: skip
    assert ratings(Timetable(), case) == (["doubtful"] if odd else [])


@pytest.mark.parametrize(
    ("hours", "odd"), [(143, False), (144, True), (145, True), (167, True), (168, False)]
)
def test_the_next_such_weekday_is_too_late_from_six_days_on(make, hours, odd):
    case = make.on_leg(make.claim("arrival"), route=make.routed(300))
    start = Moment(Interval(0, 1), "the start", (0,), WEEK_H)
    end = Moment(Interval(hours, hours + 1), "the end", (0,), WEEK_H)
    shown = Interval(float(hours), hours + 1.0)
    found = chronology._round_the_clock(case, start, end, None, shown, ())
    assert (found is not None) is odd


@pytest.mark.parametrize(("share", "clear"), [(1.06, False), (1.08, True)])
def test_two_ways_that_are_compared_differ_clearly(make, share, clear):
    odd = ["doubtful"] if clear else []
    middle, far, near = at_km("Middle", 0), at_km("Far", 100 * share), at_km("Near", -100)
    case = situation(make, "", (middle, far, near), "", nearness_words.NEARER)
    assert ratings(Situation(), case) == odd
    # so for the farthest of several, and for one farther than what was located before
    base, lesser = Mention(text="Middle"), Mention(text="Far")
    pattern = nearness_words.TOLD_OF_SEVERAL
    asked = situation(make, "", (near, middle), pattern, nearness_words.FARTHER)
    length = make.claim("distance", 107, "km", origin=base, destination=lesser)
    several = replace(
        asked, claims=(*asked.claims, length), settled={**asked.settled, base: middle, lesser: far}
    )
    assert ratings(Situation(), several) == odd
    # both ends see it: Near and Middle are 100 km apart, and Third lies right between, a little off
    third = Place(name="Third", lat=near.lat / 2, lon=_aside(100 / share), kind="city")
    ends = {"origin": base, "destination": Mention(text="Near")}
    before = replace(make.claim("position", 100, "km", **ends), start=0, end=0)
    than = situation(make, "", (third, middle), nearness_words.TOLD_THAN, nearness_words.NEARER)
    than = replace(
        than, claims=(before, *than.claims), index=1,
        settled={**than.settled, base: middle, ends["destination"]: near},
    )  # fmt: skip
    assert ratings(Situation(), than) == odd


def _aside(km):
    """Return how many degrees east a place 50 km off along the meridian lies that is so far from both ends."""
    return (km**2 - 50**2) ** 0.5 / DEGREE_KM


@pytest.mark.parametrize(
    ("radius", "km", "odd"),
    [(100, 98, False), (100, 102, True), (1000, 345, False), (1000, 355, True)],
)
def test_near_the_middle_of_its_country_a_place_is_in_no_part_of_it(make, radius, km, odd):
    land = Place(name="Land", lat=0.0, lon=0.0, kind="country", country="XX", radius_km=radius)
    asked = situation(make, "", (at_km("Town", km), land), bearing_words.TOLD_PART, "S")
    assert ratings(bearings.Bearings(), asked) == (["doubtful"] if odd else [])
    fits = replace(asked, claims=(replace(asked.claims[0], direction="N"),))
    assert ratings(bearings.Bearings(), fits) == (["consistent"] if odd else [])


@pytest.mark.parametrize(("km", "meant"), [(-295, True), (-305, False)])
def test_a_namesake_three_times_as_far_is_not_where_a_way_heads(make, km, meant):
    places = at_km("Goal", 100), at_km("Start", 0)
    asked = situation(make, "", places, bearing_words.TOLD_HEADING, "S")
    goal = asked.claims[0].destination
    asked = replace(asked, also={goal: (at_km("Goal", km),)})
    assert bearings._is_that_way(asked, places[1], at_km("Goal", km), 100.0) is meant


@pytest.mark.parametrize(("km", "odd"), [(199, False), (201, True)])
def test_a_way_over_a_sea_comes_near_to_its_coast(make, monkeypatch, km, odd):
    monkeypatch.setattr(shores, "coast_km", lambda *_: km)
    text = "across the Baltic Sea"
    case = situation(make, text, (at_km("A", 0), at_km("B", 500)), shore_words.TOLD_SEA)
    assert ratings(shores.Shores(), case) == (["doubtful"] if odd else [])


@pytest.mark.parametrize(
    ("second", "same"),
    [(2.15 * 100, True), (2.25 * 100, False), (100 / 2.15, True), (100 / 2.25, False)],
)
def test_a_loose_second_figure_may_be_another_length(make, second, same):
    # 100 miles are 161 km: a figure 2.2 times as long, or as short, is another's
    text = f"It is 100 miles, {second * 1.609344:.0f} km."
    case = told(make, text, ("distance", "100 miles", 100, "mi"))
    assert ratings(UnitPair(), case) == (["contradicted"] if same else [])
    plain = told(make, text.replace(", ", ", equal to "), ("distance", "100 miles", 100, "mi"))
    assert ratings(UnitPair(), plain) == ["contradicted"]


@pytest.mark.parametrize(("halt", "odd"), [(10, False), (12, True), (87, True), (89, False)])
def test_a_halt_many_times_as_long_as_a_trip_is_none_of_that(make, halt, odd):
    text = f"The trip took 10 hours, {halt} hours of it standing at the border."
    case = told(make, text, ("duration", "10 hours", 10, "h"), ("stop", f"{halt} hours", halt, "h"))
    assert (Halts()._of_the_trip_beside(case) is not None) is odd


@pytest.mark.parametrize(("parts", "odd"), [(4, True), (5, False)])
def test_few_lengths_are_the_parts_of_a_sum_wherever_they_stand(make, parts, odd):
    values = [110 + 10 * k for k in range(parts)]
    lines = "\n\nThen we rested.\n\n".join(f"We rode {value} km." for value in values)
    total = round(1.3 * sum(values))
    text = f"{lines}\n\nThen we rested.\n\nThat makes {total} km."
    rows = [("distance", f"{value} km", value, "km") for value in (*values, total)]
    assert ratings(Additions(), told(make, text, *rows)) == (["doubtful"] if odd else [])


@pytest.mark.parametrize(("gap", "read"), [(900, True), (901, False)])
def test_what_remains_is_told_near_what_it_is_left_of(make, gap, read):
    first, last = " and 300 km are done, ", " the remaining "
    text = f"Of 900 km{first}{'x' * (gap - len(first) - len(last))}{last}600 km."
    assert text.index("600 km") - text.index("900 km") - len("900 km") == gap
    rows = [("distance", f"{value} km", value, "km") for value in (900, 300, 600)]
    assert ratings(Additions(), told(make, text, *rows)) == (["consistent"] if read else [])


@pytest.mark.parametrize(
    ("weekly", "rating"), [(350, "consistent"), (450, "doubtful"), (270, "doubtful")]
)
def test_an_average_a_week_is_that_of_seven_days(make, weekly, rating):
    text = f"They rode 3500 km in 70 days, an average of {weekly} km a week."
    case = told(
        make, text, ("distance", "3500 km", 3500, "km"), ("duration", "70 days", 70, "day"), ("speed", f"{weekly} km", weekly, "km"),
    )  # fmt: skip
    (found,) = Division().examine(case)
    assert found.rating == rating
    assert found.expected.middle == pytest.approx(350, rel=0.01)


def spans(make, text, words, pattern=span_words.TOLD_SPAN):
    case = told(make, text, ("situation", words, None, None, {}))
    case = replace(case, claims=(replace(case.claims[0], pattern=pattern),))
    return ratings(datespans.Spans(), case)


@pytest.mark.parametrize(
    ("nights", "rating"), [(1, "consistent"), (3, "consistent"), (4, "doubtful")]
)
def test_february_of_no_told_year_has_28_days(make, nights, rating):
    words = f"{nights} nights" if nights > 1 else "2 nights"
    text = f"From 28 February to 2 March they slept {words} there."
    assert spans(make, text, words) == [rating]
    if nights > 3:
        leap = text.replace("March", "March 2004").replace("February", "February 2004")
        assert spans(make, leap, words) == ["consistent"]


@pytest.mark.parametrize(("gap", "odd"), [(15, False), (16, True)])
def test_words_that_make_a_time_another_stand_within_22_characters(make, gap, odd):
    # "first", a space, so many letters and a space
    text = f"From 3 May to 9 May, at first {'x' * gap} 12 nights."
    assert spans(make, text, "12 nights") == (["doubtful"] if odd else [])


@pytest.mark.parametrize(("behind", "odd"), [(45, True), (46, False)])
def test_words_behind_a_time_stand_within_45_characters(make, behind, odd):
    tail = f" {'x' * (behind - 1 - len(' in the saddle'))} in the saddle"
    text = f"From 3 May to 9 May they were 12 days{tail}."
    assert len(tail) == behind
    assert spans(make, text, "12 days") == (["doubtful"] if odd else [])


@pytest.mark.parametrize(("behind", "odd"), [(16, True), (17, False)])
def test_a_year_beside_a_number_of_years_is_the_later_one(make, behind, odd):
    words = "forty-six years later"
    text = f"The line was laid in 1900 by them all. It was {words}, {'x' * (behind - 7)} 1980 that it closed."
    assert text.index("1980") + 4 - text.index(words) - len(words) == behind
    assert spans(make, text, words, span_words.TOLD_YEARS_APART) == (["doubtful"] if odd else [])


@pytest.mark.parametrize(("before", "odd"), [(700, False), (701, True)])
def test_years_around_may_be_those_that_are_counted_from(make, before, odd):
    words = "forty-six years later"
    close = f"The line was laid in 1900. It was {words}, in 1980, that it closed."
    head = f"1934 {'x' * (before - 7 - close.index(words))}\n\n"
    text = f"{head}{close}"
    assert text.index(words) == before
    assert spans(make, text, words, span_words.TOLD_YEARS_APART) == (["doubtful"] if odd else [])


@pytest.mark.parametrize(("behind", "whole"), [(30, False), (31, True)])
def test_words_behind_a_time_that_make_it_no_whole_one(make, behind, whole):
    text = f"The drive took 3 hours {'x' * (behind - 2 - len('than'))} than"
    case = told(make, text, ("duration", "3 hours", 3, "h"))
    assert haste._takes(case) is whole


@pytest.mark.parametrize(("length", "listed"), [(60, True), (61, False)])
def test_an_item_of_a_list_of_stages_is_short(make, length, listed):
    item = "Ulm to Bonn by the road"
    item = f"{item}{' and' * 20}"[: length - 1] + "x"
    text = f"It has two legs: Bonn to Kiel; {item}."
    case = told(make, text, ("situation", "two legs", None, None, {}))
    assert len(item) == length
    assert (tallies._named(text, case.claim) is not None) is listed


@pytest.mark.parametrize(("ends", "subject"), [(0.305, True), (0.3, True), (0.295, False)])
def test_a_subject_that_lies_somewhere_needs_some_confidence(make, ends, subject):
    text = "Leticia lies 370 km to the east of Iquitos."
    lies = Mention(text="Leticia", start=0, end=7)
    case = told(
        make, text,
        ("position", "370 km", 370, "km", {"destination": lies, "confidence": Confidence(figure=0.9, ends=ends)}),
    )  # fmt: skip
    assert toldends.is_subject(case) is subject
    lost = SimpleNamespace(claim=replace(case.claim, destination=None), document=case.document)
    assert not toldends.is_subject(lost)
