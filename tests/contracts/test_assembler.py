"""What every assembler must keep, run against all that are registered."""

import pytest

from geotrack import Settings
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Confidence, Document, Mention, Place
from geotrack.plugins import available, component
from geotrack.protocols import Assembler

PLACES = (
    Place(name="Hull", lat=53.74, lon=-0.33, kind="city", country="GB"),
    Place(name="Bergen", lat=60.39, lon=5.32, kind="city", country="NO"),
    Place(name="Voss", lat=60.63, lon=6.42, kind="city", country="NO"),
    Place(name="the headline"),
)
TEXT = "Ada went from Hull to Bergen. Ada went on to Voss. Bo went from Voss to Hull."
INDEX = {place.name: k for k, place in enumerate(PLACES)}


def leg(words, start, end, who="Ada", **rest):
    at = TEXT.find(words)

    def mention(name):
        return None if name is None else Mention(text=name, start=at, end=at + 1)

    return Claim(
        kind=rest.pop("kind", "leg"), start=at, end=at + len(words), text=words,
        pattern=rest.pop("pattern", "test"),
        origin=mention(start), destination=mention(end), traveller=who, sentence=(at, at + len(words)), **rest,
    )  # fmt: skip


TOLD = (
    leg("went from Hull to Bergen", "Hull", "Bergen", mode="sea"),
    leg("went on to Voss", "Bergen", "Voss", inferred=("from",)),
    leg("went from Voss to Hull", "Voss", "Hull", who="Bo"),
)


@pytest.fixture(params=sorted(available("assemblers")))
def assembled(request):
    assembler = component("assemblers", request.param)(Settings())
    assert isinstance(assembler, Assembler)
    assert assembler.name == request.param

    def assemble(*claims):
        return assembler.assemble(
            Document(text=TEXT), claims, (), lambda m: INDEX.get(m.text), PLACES
        )

    return assemble


def ends(journeys):
    return [[(x.origin, x.destination) for x in journey.legs] for journey in journeys]


def test_legs_stand_in_the_order_travelled_and_travellers_apart(assembled):
    assert ends(assembled(*TOLD)) == [[(0, 1), (1, 2)], [(2, 0)]]


def test_the_same_claims_give_the_same_journeys(assembled):
    assert assembled(*TOLD) == assembled(*TOLD)


def test_every_claim_of_a_leg_is_one_of_its_journey(assembled):
    for journey in assembled(*TOLD):
        for x in journey.legs:
            assert x.claims
            assert set(x.claims) <= set(journey.claims) <= set(range(len(TOLD)))
            assert list(x.claims) == sorted(x.claims)


def test_what_was_denied_or_not_done_is_no_leg(assembled):
    assert assembled(leg("went from", "Hull", "Bergen", status="negated")) == ()
    assert assembled(leg("went from", "Hull", "Bergen", status="counterfactual")) == ()


def test_words_that_no_gazetteer_knows_are_no_end(assembled):
    assert assembled(leg("went from", "the headline", "nowhere")) == ()
    assert ends(assembled(*TOLD, leg("went on", "Voss", "the headline"))) == ends(assembled(*TOLD))


def test_no_leg_goes_nowhere(assembled):
    for journeys in (assembled(*TOLD), assembled(leg("went from", "Hull", "Hull"))):
        for journey in journeys:
            assert all(x.origin != x.destination for x in journey.legs)


@pytest.mark.parametrize(("sure", "drawn"), [(0.29, False), (0.3, True)])
def test_a_figure_makes_a_leg_only_with_sure_ends(assembled, sure, drawn):
    figure = leg(
        "went from Voss", "Voss", "Hull", who=None, kind="distance", unit="km", value=900.0, pattern="figure",
        interval=Interval(890, 910), confidence=Confidence(figure=1.0, ends=sure),
    )  # fmt: skip
    found = [pair for journey in ends(assembled(*TOLD[:2], figure)) for pair in journey]
    assert ((2, 0) in found) is drawn
