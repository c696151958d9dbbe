"""A claim whose ends are unsure fits where it fits whichever of its readings is meant."""

from dataclasses import replace

import pytest

from geotrack.model import Confidence, Document, Mention, OtherEnds, Place
from geotrack.verdicts import judge
from geotrack.verdicts.arithmetic.otherreadings import FITTING, fitting, readings
from geotrack.verdicts.case import Case

TEXT = "They left Lyon at dawn. Turin is 240 km away."
LYON = Mention(text="Lyon", start=10, end=14)
TURIN = Mention(text="Turin", start=24, end=29)
THIRD = Mention(text="Milan", start=40, end=45)


def case(make, *, ends=0.19, share=0.3, third_lat=45.07, said=240, **more):
    """Lyon–Turin (233 km) read with `ends`, or Lyon–Milan with `share`; Milan stands where it is put."""
    claim = make.claim(
        "position", said, "km", sentence=(0, len(TEXT)),
        confidence=Confidence(figure=0.95, ends=ends),
    )  # fmt: skip
    claim = replace(
        claim, origin=LYON, destination=TURIN, start=33, end=39,
        alternatives=(OtherEnds(origin=LYON, destination=THIRD, share=share),),
    )  # fmt: skip
    milan = Place(name="Milan", lat=third_lat, lon=7.9, kind="city", population=900_000)
    return Case(
        claims=(claim,), document=Document(text=TEXT),
        settled={LYON: make.lyon, TURIN: make.turin, THIRD: milan}, **more,
    )  # fmt: skip


def test_readings_are_asked_the_likeliest_first(make):
    found = readings(case(make))
    assert [r.words for r in found] == ["Lyon–Milan", "Lyon–Turin"]
    assert sum(r.share for r in found) == pytest.approx(0.49)


def test_what_fits_under_all_readings_fits(make):
    verdict = judge(case(make))
    assert verdict.rating == "consistent"
    assert "Lyon–Turin" in verdict.findings[0].reason


def test_that_it_fits_under_one_of_two_says_nothing(make):
    assert judge(case(make, third_lat=20.0)).rating == "not-checkable"


def test_that_it_fits_under_none_is_no_alarm(make):
    assert judge(case(make, said=2400)).rating == "not-checkable"


@pytest.mark.parametrize(("ends", "rating"), [(0.5, "doubtful"), (0.49, "not-checkable")])
def test_that_it_fits_under_none_is_an_alarm_where_the_first_is_likely(make, ends, rating):
    odd = case(make, said=2400, third_lat=20.0, ends=ends, share=0.3)
    assert judge(odd).rating == rating


@pytest.mark.parametrize(("share", "rating"), [(0.22, "consistent"), (0.2, "not-checkable")])
def test_the_readings_need_some_belief(make, share, rating):
    assert 0.19 + 0.2 < FITTING <= 0.19 + 0.22
    assert judge(case(make, share=share)).rating == rating


def test_a_place_that_a_figure_chose_fits_by_no_reading(make):
    rival = Place(name="Lyon", lat=-33.0, lon=150.0, kind="city", country="AU", population=90_000)
    chosen = case(make, by_figure=frozenset({LYON}), also={LYON: (rival,)})
    assert judge(chosen).rating == "not-checkable"


def test_bearers_of_a_name_are_readings_too(make):
    plain = case(make, share=0.0)
    rival = Place(name="Lyon", lat=45.7, lon=4.7, kind="city", population=80_000)
    both = replace(plain, confidences={LYON: 0.6}, weights={LYON: ((rival, 0.3),)})
    shares = [r.share for r in readings(both)]
    assert shares == pytest.approx([0.19 * 2 / 3, 0.19 / 3])  # shares of what is listed


def test_read_as_leaves_leg_and_other_claims_behind(make):
    plain = case(make)
    other = plain.read_as((LYON, make.lyon), (THIRD, make.turin), "rail")
    assert (other.claim.destination, other.claim.mode) == (THIRD, "rail")
    assert (other.place_of(THIRD), other.leg, len(other.claims)) == (make.turin, None, 1)
    assert plain.claim.destination == TURIN


def test_no_reading_is_asked_when_the_answer_stands(make, monkeypatch):
    asked = []
    real = Case.read_as

    def counted(self, *ends):
        asked.append(ends)
        return real(self, *ends)

    monkeypatch.setattr(Case, "read_as", counted)
    assert fitting(case(make, share=0.2)) is None  # too little belief in all of them
    assert asked == []
    assert fitting(case(make, third_lat=20.0)) is None  # the likeliest does not fit
    assert len(asked) == 1
    assert fitting(case(make)) is not None
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("weight", "told"), [(0.3, True), (0.14, True), (0.12, False), (0.05, False)]
)
def test_where_two_bearers_stay_the_figure_is_told_under_each(make, weight, told):
    """233 km fit from Lyon to Turin, not to another Turin far in the south."""
    other = Place(
        name="Turin", lat=40.0, lon=9.0, kind="city", country="DZ", admin1="30", population=300_000
    )
    case = make.between(make.lyon, make.turin, make.claim("position", 240, "km"))
    goal = case.claim.destination
    case = replace(case, weights={goal: ((other, weight),)}, also={goal: (other,)})
    reason = judge(case).findings[0].reason
    assert ("is the one in DZ-30 (40.0, 9.0), it does not fit" in reason) == told
    assert ("is the one in IT (45.1, 7.7), it fits" in reason) == told


def far(make, said):
    """Lyon to a Turin that stands where it is, or, less likely, 500 km further south."""
    other = Place(
        name="Turin", lat=40.0, lon=9.0, kind="city", country="DZ", admin1="30", population=300_000
    )
    case = make.between(make.lyon, make.turin, make.claim("position", said, "km"))
    goal = case.claim.destination
    return replace(case, weights={goal: ((other, 0.3),)}, also={goal: (other,)})


def test_what_fits_the_other_bearer_is_doubted_at_most(make):
    alone = replace(far(make, 720), weights={}, also={})
    assert judge(alone).rating == "contradicted"
    verdict = judge(far(make, 720))
    assert verdict.rating == "doubtful"
    assert verdict.findings[0].slip is None
    assert "it does not fit; if “Turin” is the one in DZ-30 (40.0, 9.0), it fits." in (
        verdict.findings[0].reason
    )


def test_what_fits_neither_stays_contradicted(make):
    verdict = judge(far(make, 2400))
    assert verdict.rating == "contradicted"
    assert "is the one in DZ-30" not in verdict.findings[0].reason


def test_what_fits_the_first_stays_consistent(make):
    assert judge(far(make, 240)).rating == "consistent"


def test_a_place_in_which_nobody_believes_is_a_reading_of_no_share(make):
    plain = case(make, share=0.5)
    unlikely = replace(plain, confidences={LYON: 0.0})
    assert [r.share for r in readings(unlikely)] == []


@pytest.mark.parametrize(("up", "on", "odd"), [(8, 12, False), (2, 3, True)])
def test_where_two_figures_agree_on_a_place_that_no_list_has_neither_is_alarmed(
    analyze, up, on, odd
):
    """The Mandara that is listed lies 29 km off, and both huts 18 km apart."""
    report = analyze(
        f"From the gate at Marangu they walked {up} km through dripping forest to Mandara, where they slept; the next"
        f" day it was {on} km to Horombo, on the slopes of Kilimanjaro in Tanzania."
    )
    assert bool({v.rating for v in report.verdicts} & {"doubtful", "contradicted"}) is odd
