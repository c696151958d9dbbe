"""Lengths told of neighboring stretches, comparisons in words, halts and rides, places told to lie between others."""

from dataclasses import replace

import pytest

from geotrack.measures.stated import stated_interval
from geotrack.model import Claim, Confidence, Document, Mention, Place
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

#: four towns on one meridian, a degree (111 km) apart, and one far to the east
TOWNS = {
    name: Place(
        name=name, lat=lat, lon=lon, kind="city", country="FR", population=50_000, gazetteer="given"
    )
    for name, lat, lon in (
        ("Aville", 44.0, 2.0), ("Bourg", 45.0, 2.0), ("Comte", 46.0, 2.0), ("Dole", 47.0, 2.0), ("Est", 45.0, 6.0),
    )
}  # fmt: skip
SURE = Confidence(figure=0.999, ends=0.999)


def case(text, *rows, index=-1):
    """A case of claims told in a text: kind, words, from, to and more; the examined one is the last."""
    claims, mentions = [], {name: Mention(text=name) for name in TOWNS}
    for kind, words, origin, destination, more in rows:
        start = text.index(words)
        number = float(words.split()[0].replace(",", ""))
        unit = more.pop("unit", "km")
        begin = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
        end = text.find(". ", start)
        claims.append(
            Claim(
                kind=kind, start=start, end=start + len(words), text=words, pattern="given", value=number, unit=unit,
                interval=stated_interval(number, None, unit, more.get("approx", False), None),
                origin=mentions.get(origin), destination=mentions.get(destination), confidence=SURE,
                sentence=(begin, len(text) if end < 0 else end + 1), **more,
            )
        )  # fmt: skip
    settled = {m: TOWNS[name] for name, m in mentions.items()}
    return PlainCase(
        claims=tuple(claims), index=index % len(claims), settled=settled, document=Document(text=text),
        places=tuple(TOWNS.values()),
    )  # fmt: skip


def found(given, check):
    return next((f for f in judge(given).findings if f.check == check), None)


def told(whole, first=120, second=125, **more):
    text = f"Bourg is {first} km from Aville. Then {second} km to Comte. Aville to Comte is {whole} km."
    rows = [("distance", f"{first} km", "Aville", "Bourg", {}), ("distance", f"{second} km", "Bourg", "Comte", {}),
            ("distance", f"{whole} km", "Aville", "Comte", more)]  # fmt: skip
    return case(text, *rows)


class TestStretches:
    @pytest.mark.parametrize(
        ("whole", "rating"),
        [(245, "consistent"), (254, "consistent"), (265, None), (290, "doubtful")],
    )
    def test_a_way_is_as_long_as_its_stretches(self, whole, rating):
        answer = found(told(whole), "stretches")
        assert (answer and answer.rating) == rating

    def test_the_reason_is_a_sum_that_holds(self):
        answer = found(told(290), "stretches")
        assert answer.reason == "120 km + 125 km = 245 km, not 290 km."
        assert answer.claims == (0, 1, 2)

    def test_hedged_figures_may_be_off_by_more(self):
        assert found(told(285), "stretches").rating == "doubtful"
        assert found(told(285, approx=True), "stretches") is None

    def test_a_stretch_is_what_the_whole_leaves(self):
        text = "The way from Aville to Comte is 245 km. Bourg is reached after 120 km. The last 170 km to Comte are flat."
        rows = [("total", "245 km", "Aville", "Comte", {"part": "whole"}), ("total", "120 km", "Aville", "Bourg", {}),
                ("total", "170 km", "Bourg", "Comte", {"part": "rest"})]  # fmt: skip
        answer = found(case(text, *rows), "stretches")
        assert answer.rating == "doubtful"
        assert answer.reason == "245 km − 120 km = 125 km, not 170 km."
        right = [(*r[:1], r[1].replace("170", "125"), *r[2:]) for r in rows]
        assert found(case(text.replace("170", "125"), *right), "stretches").rating == "consistent"

    def test_a_detour_is_no_stretch_of_a_shorter_way(self):
        text = "Est is 330 km from Aville. Then 330 km to Comte. Aville to Comte is 245 km."
        rows = [("distance", "330 km", "Aville", "Est", {}), ("distance", "330 km", "Est", "Comte", {}),
                ("distance", "245 km", "Aville", "Comte", {})]  # fmt: skip
        assert found(case(text, *rows), "stretches") is None

    def test_other_modes_and_travellers_add_up_to_nothing(self):
        given = told(290, mode="rail")
        by_road = tuple(replace(c, mode="road") for c in given.claims[:2])
        assert found(replace(given, claims=(*by_road, given.claims[2])), "stretches") is None


class TestComparisons:
    @pytest.mark.parametrize(
        ("words", "rating"),
        [("half of it", "consistent"), ("nearly half of it", "consistent"), ("a quarter of it", "doubtful"),
         ("four fifths of it", "doubtful"), ("more than a third of it", "consistent"), ("less than a third of it", "doubtful")],
    )  # fmt: skip
    def test_a_share_is_that_of_the_lengths(self, words, rating):
        text = f"Aville to Comte is 245 km. The 120 km to Bourg are {words} and steep."
        rows = [
            ("distance", "245 km", "Aville", "Comte", {}),
            ("distance", "120 km", "Aville", "Bourg", {}),
        ]
        assert found(case(text, *rows), "comparisons").rating == rating

    @pytest.mark.parametrize(
        ("words", "rating"),
        [
            ("twice as far", "consistent"),
            ("three times as far", "doubtful"),
            ("more than five times as far", "doubtful"),
        ],
    )
    def test_a_multiple_is_that_of_the_lengths(self, words, rating):
        text = f"Aville to Bourg is 120 km. Comte is {words}, 245 km from Aville."
        rows = [
            ("distance", "120 km", "Aville", "Bourg", {}),
            ("distance", "245 km", "Aville", "Comte", {}),
        ]
        assert found(case(text, *rows), "comparisons").rating == rating

    def test_words_of_another_thing_are_left_alone(self):
        text = "Aville to Comte is 245 km. The 120 km to Bourg are steep; a quarter of it was lost."
        rows = [
            ("distance", "245 km", "Aville", "Comte", {}),
            ("distance", "120 km", "Aville", "Bourg", {}),
        ]
        assert found(case(text, *rows), "comparisons") is None


class TestRests:
    @pytest.mark.parametrize(
        ("whole", "rating"), [(11, "consistent"), (12, "consistent"), (15, "doubtful")]
    )
    def test_a_ride_and_its_halts_are_the_time_in_all(self, whole, rating):
        text = f"We walked 9 hours, rested 2 hours and so were {whole} hours on the way."
        rows = [("duration", "9 hours", "Aville", "Bourg", {"unit": "h"}), ("stop", "2 hours", None, "Comte", {"unit": "h"}),
                ("total", f"{whole} hours", "Aville", "Bourg", {"unit": "h", "part": "sum"})]  # fmt: skip
        assert found(case(text, *rows), "rests").rating == rating

    def test_two_rides_are_not_added(self):
        text = "We walked 9 hours, rode 3 hours, rested 2 hours and so were 20 hours on the way."
        rows = [("duration", "9 hours", "Aville", "Bourg", {"unit": "h"}), ("duration", "3 hours", "Bourg", "Comte", {"unit": "h"}),
                ("stop", "2 hours", None, "Bourg", {"unit": "h"}),
                ("total", "20 hours", "Aville", "Comte", {"unit": "h", "part": "sum"})]  # fmt: skip
        assert found(case(text, *rows), "rests") is None


def situation(first, lies, other=None, direction=None):
    mentions = {name: Mention(text=name) for name in TOWNS}
    claim = Claim(
        kind="situation", start=0, end=1, text="lies", pattern="told-situation", origin=mentions[first],
        destination=mentions[lies], via=(mentions[other],) if other else (), direction=direction, sentence=(0, 1),
    )  # fmt: skip
    return PlainCase(
        claims=(claim,), settled={m: TOWNS[n] for n, m in mentions.items()}, document=Document(text="lies")
    )  # fmt: skip


class TestSituation:
    @pytest.mark.parametrize(
        ("first", "lies", "other", "rating"),
        [("Aville", "Bourg", "Comte", "consistent"), ("Comte", "Dole", "Bourg", "contradicted"),
         ("Aville", "Dole", "Comte", "doubtful"), ("Aville", "Est", "Comte", "contradicted")],
    )  # fmt: skip
    def test_between(self, first, lies, other, rating):
        assert judge(situation(first, lies, other)).rating == rating

    @pytest.mark.parametrize(
        ("direction", "rating"), [("N", "consistent"), ("NE", "consistent"), ("S", "contradicted")]
    )
    def test_direction(self, direction, rating):
        assert judge(situation("Aville", "Comte", direction=direction)).rating == rating

    def test_a_namesake_that_lies_so_is_not_accused(self):
        given = situation("Comte", "Dole", "Bourg")
        other = replace(TOWNS["Dole"], lat=45.5)
        assert (
            judge(replace(given, also={given.claim.destination: (other,)})).rating
            == "not-checkable"
        )
