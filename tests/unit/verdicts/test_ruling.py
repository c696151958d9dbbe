"""What an alarm needs of the reading."""

from dataclasses import replace

import pytest

from geotrack.model import Confidence, Document, Mention, OtherEnds, Place
from geotrack.verdicts import judge
from geotrack.verdicts.plain_case import PlainCase

TEXT = "They left Lyon at dawn. Turin is 900 km away."


def case(make, *, said=900, confidence=None, inferred=(), far=False, **more):
    """Lyon to Turin, 233 km apart, said to be 900 km; `far` tells Lyon in the sentence before."""
    ends = Mention(text="Lyon", start=10, end=14), Mention(text="Turin", start=24, end=29)
    begin = 24 if far else 0
    claim = make.claim(
        "position", said, "km", sentence=(begin, len(TEXT)), inferred=inferred,
        **({"confidence": confidence} if confidence else {}),
    )  # fmt: skip
    claim = replace(claim, origin=ends[0], destination=ends[1], start=33, end=39)
    return PlainCase(
        claims=(claim,), document=Document(text=TEXT),
        settled={ends[0]: make.lyon, ends[1]: make.turin}, **more,
    )  # fmt: skip


def rated(make, **more):
    return judge(case(make, **more)).rating


def test_ends_beside_the_figure_may_be_contradicted(make):
    assert rated(make) == "contradicted"
    assert rated(make, said=240) == "consistent"


def test_ends_of_another_sentence_are_not_judged_where_nobody_measured_the_reading(make):
    verdict = judge(case(make, far=True))
    assert verdict.rating == "not-checkable"
    assert "another sentence" in verdict.findings[0].reason
    assert "900 km" in verdict.findings[0].reason
    assert verdict.findings[0].slip is None


def test_that_a_figure_fits_may_be_said_on_less(make):
    assert rated(make, far=True, said=240) == "consistent"


@pytest.mark.parametrize(
    ("figure", "ends", "rating"),
    [(0.9, 0.95, "contradicted"), (0.89, 0.95, "doubtful"), (0.9, 0.94, "doubtful"),
     (0.5, 0.66, "doubtful"), (0.49, 0.95, "not-checkable"), (0.95, 0.64, "not-checkable")],
)  # fmt: skip
def test_confidences_enter(make, figure, ends, rating):
    assert rated(make, confidence=Confidence(figure=figure, ends=ends)) == rating


@pytest.mark.parametrize(
    ("ends", "rating"), [(0.99, "doubtful"), (0.66, "doubtful"), (0.64, "not-checkable")]
)
def test_inferred_ends_allow_doubt_at_most(make, ends, rating):
    sure = Confidence(figure=0.99, ends=ends)
    finding = judge(case(make, confidence=sure, inferred=("from",))).findings[0]
    assert finding.rating == rating
    assert finding.slip is None


@pytest.mark.parametrize(
    ("share", "rating"), [(0.04, "doubtful"), (0.06, "not-checkable"), (0.25, "not-checkable")]
)
def test_no_alarm_where_another_likely_pair_fits(make, share, rating):
    """900 km are too many from Lyon to Turin, but not from Lyon to a town far in the south."""
    far = Place(name="Farend", lat=38.0, lon=4.9, kind="city", country="ES")
    goal = Mention(text="Farend")
    told = case(make, confidence=Confidence(figure=0.99, ends=0.9))
    other = OtherEnds(origin=told.claim.origin, destination=goal, share=share)
    claims = (replace(told.claim, alternatives=(other,)), *told.claims[1:])
    told = replace(told, claims=claims, settled={**told.settled, goal: far})
    finding = judge(told).findings[0]
    assert finding.rating == rating
    assert ("would fit if the text means Lyon–Farend" in finding.reason) == (share > 0.05)


@pytest.mark.parametrize(
    ("figure", "ends", "rating"),
    [(0.9, 0.2, "consistent"), (0.9, 0.19, "not-checkable"), (0.2, 0.39, "consistent"),
     (0.19, 0.39, "not-checkable")],
)  # fmt: skip
def test_a_mere_guess_is_not_even_said_to_fit(make, figure, ends, rating):
    assert rated(make, said=240, confidence=Confidence(figure=figure, ends=ends)) == rating


def rivaled(make, people, **more):
    """Lyon (500,000 people) chosen by a figure from a namesake far off in another country."""
    plain = case(make, **more)
    rival = Place(name="Lyon", lat=-33.0, lon=150.0, kind="city", country="AU", population=people)
    return replace(
        plain,
        by_figure=frozenset({plain.claim.origin}),
        also={plain.claim.origin: (rival,)},
    )


def test_a_place_that_a_figure_chose_allows_doubt_at_most(make):
    rival = make.lyon.population // 10 + 1
    verdict = judge(rivaled(make, rival))
    assert verdict.rating == "doubtful"
    assert "chose the place" in verdict.findings[0].reason
    assert judge(rivaled(make, rival - 2)).rating == "contradicted"  # nobody thinks of that one


def test_a_figure_that_chose_the_place_proves_nothing(make):
    rival = make.lyon.population // 10 + 1
    verdict = judge(rivaled(make, rival, said=240))
    assert verdict.rating == "not-checkable"
    assert "proves nothing" in verdict.findings[0].reason
    assert judge(rivaled(make, rival - 2, said=240)).rating == "consistent"


@pytest.mark.parametrize(("sure", "rating"), [(0.69, "contradicted"), (0.68, "doubtful")])
def test_a_place_in_doubt_allows_doubt_at_most(make, sure, rating):
    plain = case(make)
    assert judge(replace(plain, confidences={plain.claim.origin: sure})).rating == rating


def test_two_figures_of_one_pair_need_no_ends(make):
    pair = make.claim(
        "unit_pair", 100, "km", value2=90, unit2="mi", confidence=Confidence(figure=0.95, ends=0.1)
    )
    assert judge(PlainCase(claims=(pair,))).rating == "contradicted"


def test_a_figure_without_ends_is_not_judged_by_those_of_its_leg(make):
    from geotrack.model import Journey, Leg

    claim = make.claim("duration", 5, "min", mode="road")
    leg = Leg(
        origin=0, destination=1, mode="road", claims=(0,), route=make.routed(330, mode="road")
    )
    lone = PlainCase(
        claims=(claim,), places=(make.lyon, make.turin), leg=leg, journey=Journey(legs=(leg,))
    )
    assert judge(lone).rating == "not-checkable"


@pytest.mark.parametrize(("ends", "rating"), [(0.4, "consistent"), (0.39, "not-checkable")])
def test_a_time_fits_by_chance_more_easily_than_a_length(make, ends, rating):
    sure = Confidence(figure=0.9, ends=ends)
    claim = make.claim("duration", 4, "h", mode="road", confidence=sure)
    assert (
        judge(make.on_leg(claim, mode="road", route=make.routed(330, mode="road"))).rating == rating
    )


@pytest.mark.parametrize(
    ("text", "rating"),
    [("The car did it in 20 minutes.", "doubtful"), ("That took 20 minutes.", "not-checkable")],
)
def test_no_traveller_is_too_fast_whose_means_are_not_told(make, text, rating):
    sure = Confidence(figure=0.95, ends=0.95)
    claim = make.claim("duration", 20, "min", mode="road", confidence=sure, sentence=(0, len(text)))
    case_ = make.on_leg(claim, mode="road", route=make.routed(330, mode="road"))
    verdict = judge(replace(case_, document=Document(text=text)))
    assert verdict.rating == ("contradicted" if rating == "doubtful" else rating)
