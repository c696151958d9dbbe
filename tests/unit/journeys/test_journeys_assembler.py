import time
from dataclasses import replace

import pytest

from geotrack.journeys import assemble, timeline
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Confidence, Document, Mention, Place
from geotrack.text.tokens import tokenize
from geotrack.times import find_times

PLACES = (
    Place(name="Dover", lat=51.13, lon=1.31, kind="city", country="GB", timezone="Europe/London"),
    Place(name="Calais", lat=50.95, lon=1.86, kind="city", country="FR", timezone="Europe/Paris"),
    Place(name="Lyon", lat=45.76, lon=4.84, kind="city", country="FR", timezone="Europe/Paris"),
    Place(name="France", lat=46.0, lon=2.0, kind="country", country="FR"),
    Place(name="Oslo", lat=59.91, lon=10.75, kind="capital", country="NO", timezone="Europe/Oslo"),
    Place(name="the border"),
    Place(name="Dijon", lat=47.32, lon=5.04, kind="city", country="FR", timezone="Europe/Paris"),
    Place(name="the Farm"),
)


class Story:
    """A text whose claims are written beside it."""

    def __init__(self, text, published="2023-09-12"):
        self.document = Document(text=text, published=published)
        self.times = find_times(self.document)
        self.claims = []

    def claim(self, kind, words, start=None, end=None, *, when=None, **rest):
        at = self.document.text.index(words)
        tokens = tokenize(self.document.text)
        pattern = rest.pop("pattern", "figure" if "unit" in rest else "test")
        sentence = tokens.sentences[tokens.sentence_at(at)]

        def mention(name):
            if name is None:
                return None
            spot = self.document.text.find(name, *sentence)
            return Mention(text=name, start=None if spot < 0 else spot, end=None)

        index = next((k for k, t in enumerate(self.times) if when and t.text == when), None)
        self.claims.append(
            Claim(
                kind=kind, start=at, end=at + len(words), text=words, pattern=pattern, time=index,
                origin=mention(start), destination=mention(end), sentence=sentence, **rest,
            )
        )  # fmt: skip
        return self

    def journeys(self):
        names = {place.name: k for k, place in enumerate(PLACES)}
        return assemble(
            self.document,
            self.claims,
            self.times,
            lambda m: names.get(m.text, names.get(f"the {m.text}")),
            PLACES,
        )

    def legs(self, which=0):
        def name(index):
            return None if index is None else PLACES[index].name

        return [(name(x.origin), name(x.destination)) for x in self.journeys()[which].legs]


def test_headline_lead_and_body_are_one_leg_with_the_finer_end():
    story = Story("Ruth Cole heads to France. Cole left Dover on Sunday. She went to Calais.")
    story.claim("leg", "heads to France", None, "France", traveller="Ruth Cole")
    story.claim("departure", "left Dover", "Dover", when="Sunday", traveller="Cole")
    story.claim("leg", "went to Calais", None, "Calais", traveller="Ruth Cole", mode="sea")
    assert story.legs() == [("Dover", "Calais")]
    journey = story.journeys()[0]
    assert journey.legs[0].claims == (0, 1, 2)
    assert journey.legs[0].mode == "sea"
    assert story.times[journey.legs[0].departs.time].value == "2023-09-10"


def test_a_destination_alone_starts_where_the_journey_was():
    story = Story("Ruth Cole sailed from Dover to Calais. Then she drove to Lyon.")
    story.claim("leg", "sailed from Dover to Calais", "Dover", "Calais", traveller="Ruth Cole")
    story.claim("leg", "drove to Lyon", None, "Lyon", mode="road", traveller="Ruth Cole")
    assert story.legs() == [("Dover", "Calais"), ("Calais", "Lyon")]


@pytest.mark.parametrize(("mode", "traveller"), [("air", "mayors"), ("rail", "the train")])
def test_no_train_flies_home(mode, traveller):
    story = Story("The train went from Dover to Calais. The mayors went on to Lyon.")
    story.claim("leg", "went from Dover", "Dover", "Calais", traveller="the train", mode="rail")
    story.claim("leg", "went on to Lyon", "Calais", "Lyon", traveller="mayors", mode=mode)
    assert [journey.traveller for journey in story.journeys()] == [traveller]


def test_departure_and_arrival_tell_one_leg():
    story = Story("The train left Calais at noon. It arrived in Lyon in the evening.")
    story.claim("departure", "left Calais", "Calais", traveller="the train", when="noon")
    story.claim("arrival", "arrived in Lyon", None, "Lyon", traveller="the train")
    assert story.legs() == [("Calais", "Lyon")]


def test_an_arrival_on_the_way_parts_the_leg():
    story = Story("The train left Calais for Lyon. It reached Dijon at night. It went on to Lyon.")
    story.claim("departure", "left Calais for Lyon", "Calais", "Lyon", traveller="the train")
    story.claim("arrival", "reached Dijon", "Calais", "Dijon", traveller="the train")
    story.claim("leg", "went on to Lyon", "Dijon", "Lyon", traveller="the train")
    assert story.legs() == [("Calais", "Dijon"), ("Dijon", "Lyon")]


def test_a_past_trip_of_the_same_traveller_is_background():
    story = Story("Ruth Cole left Dover for Calais. Her last trip in 2019 took her to Lyon.")
    story.claim("leg", "left Dover for Calais", "Dover", "Calais", traveller="Ruth Cole")
    story.claim("leg", "trip in 2019", None, "Lyon", when="2019", status="past")
    first, second = story.journeys()
    assert not first.background
    assert second.background
    assert second.legs[0].destination == 2


def test_a_trip_months_before_is_background_without_the_word_past():
    story = Story("Ruth Cole sailed from Dover to Calais on Sunday. Max Bell visited Lyon in July.")
    story.claim(
        "leg", "sailed from Dover to Calais", "Dover", "Calais", when="Sunday",
        traveller="Ruth Cole",
    )  # fmt: skip
    story.claim("leg", "visited Lyon", None, "Lyon", when="July", traveller="Max Bell")
    journeys = story.journeys()
    assert [(j.traveller, j.background) for j in journeys] == [
        ("Ruth Cole", False),
        ("Max Bell", True),
    ]


def test_two_travellers_keep_apart():
    story = Story("Ruth Cole flew from Oslo to Lyon. Max Bell flew from Oslo to Lyon too.")
    story.claim("leg", "flew from Oslo to Lyon. ", "Oslo", "Lyon", traveller="Ruth Cole")
    story.claim("leg", "flew from Oslo to Lyon too", "Oslo", "Lyon", traveller="Max Bell")
    assert len(story.journeys()) == 2


def test_figures_hang_on_the_leg_they_speak_of():
    story = Story("The train ran from Calais to Lyon. The trip of 760 km took 7 hours.")
    story.claim("leg", "ran from Calais to Lyon", "Calais", "Lyon", mode="rail")
    story.claim("distance", "760 km", unit="km", interval=Interval(750, 770), value=760)
    story.claim("duration", "7 hours", unit="h", interval=Interval(6.5, 7.5), value=7)
    (journey,) = story.journeys()
    assert journey.legs[0].claims == (0, 1, 2)
    assert journey.legs[0].distance_km == Interval(750, 770)
    assert journey.legs[0].duration_h == Interval(6.5, 7.5)


def test_a_rate_is_no_length_of_the_leg():
    story = Story("They walked from Calais to Lyon. They made 20 km a day.")
    story.claim("leg", "walked from Calais to Lyon", "Calais", "Lyon", mode="foot")
    story.claim("distance", "20 km", "Calais", "Lyon", unit="km", interval=Interval(19, 21))
    assert story.journeys()[0].legs[0].distance_km is None


def test_positions_negations_and_counterfactuals_are_no_legs():
    story = Story("Lyon is 8 km from Dijon. He did not go to Oslo. He would have gone to Dover.")
    story.claim("position", "8 km", "Dijon", "Lyon", unit="km", interval=Interval(7, 9))
    story.claim("leg", "did not go to Oslo", None, "Oslo", status="negated")
    story.claim("leg", "would have gone to Dover", None, "Dover", status="counterfactual")
    assert story.journeys() == ()


def test_stops_and_breaks_of_gauge_are_one_halt():
    story = Story("The train ran from Oslo to Lyon. It halted at the border to change wheels.")
    story.claim("leg", "ran from Oslo to Lyon", "Oslo", "Lyon", mode="rail")
    story.claim("stop", "halted at the border", None, "the border", reason="to change wheels")
    story.claim("gauge", "change wheels", None, "the border")
    (stop,) = story.journeys()[0].legs[0].stops
    assert stop.claims == (1, 2)
    assert "break of gauge" in stop.reason


def test_arrival_is_computed_by_the_clock_of_the_destination():
    story = Story("The ferry left Dover on 10 September 2023 at 8 p.m. It takes 90 minutes.")
    story.claim(
        "departure", "left Dover", "Dover", "Calais",
        when="10 September 2023 at 8 p.m.",
    )  # fmt: skip
    story.claim("duration", "90 minutes", unit="min", interval=Interval(1.4, 1.6), value=90)
    arrives = story.journeys()[0].legs[0].arrives
    assert arrives.computed
    assert (arrives.earliest, arrives.latest) == ("2023-09-10T22:24", "2023-09-10T22:36")


def test_round_trip_has_two_legs():
    story = Story("Ruth Cole made the round trip from Dover to Calais.")
    story.claim("leg", "round trip", "Dover", "Calais", round_trip=True, traveller="Ruth Cole")
    assert story.legs() == [("Dover", "Calais"), ("Calais", "Dover")]


def test_the_same_way_on_another_day_is_another_leg():
    story = Story(
        "Ruth Cole sailed from Dover to Calais on 3 May and from Dover to Calais on 9 May."
    )
    story.claim(
        "leg", "sailed from Dover to Calais", "Dover", "Calais", when="3 May",
        traveller="Ruth Cole",
    )  # fmt: skip
    story.claim(
        "leg", "from Dover to Calais on 9", "Dover", "Calais", when="9 May", traveller="Ruth Cole"
    )
    assert len(story.journeys()[0].legs) == 2


def test_timeline_is_in_order_and_bounds_the_unknown():
    story = Story(
        "The train left Calais on 3 May 2023. It halted at Dijon. It reached Lyon on 5 May 2023."
    )
    story.claim(
        "departure", "left Calais", "Calais", "Lyon", when="3 May 2023", traveller="the train"
    )
    story.claim("stop", "halted at Dijon", None, "Dijon", traveller="the train")
    story.claim(
        "arrival", "reached Lyon", "Calais", "Lyon", when="5 May 2023", traveller="the train"
    )
    events = timeline(story.document, story.claims, story.times, story.journeys())
    assert [e.certainty for e in events] == ["stated", "estimated", "stated"]
    assert [e.label for e in events] == [
        "the train leaves Calais",
        "the train stops at Dijon",
        "the train arrives in Lyon",
    ]
    assert events[1].earliest == "2023-05-03T00:00"
    assert events[1].latest == "2023-05-06T00:00"


def figure(story, words, start, end, **rest):
    return story.claim(
        "distance", words, start, end, unit="km", interval=Interval(99, 101), value=100, **rest
    )


def test_two_told_origins_are_two_legs():
    story = Story("They went from Calais to Lyon. From Dijon to Lyon it is 100 km.")
    story.claim("leg", "went from Calais to Lyon", "Calais", "Lyon")
    figure(story, "100 km", "Dijon", "Lyon")
    assert sorted(story.legs()) == [("Calais", "Lyon"), ("Dijon", "Lyon")]


def test_a_figure_of_several_legs_makes_none():
    story = Story("100 km part Dover and Lyon. She sailed to Calais. She drove to Lyon.")
    figure(story, "100 km", "Dover", "Lyon", traveller="Ruth Cole")
    story.claim("leg", "sailed to Calais", "Dover", "Calais", mode="sea")
    story.claim("leg", "drove to Lyon", "Calais", "Lyon", mode="road")
    assert story.legs() == [("Dover", "Calais"), ("Calais", "Lyon")]
    assert story.journeys()[0].claims == (0, 1, 2)


def test_a_way_told_before_its_parts_is_their_sum_and_one_told_behind_is_another():
    def legs(order):
        story = Story("She went from Dover to Lyon. She sailed to Calais. She drove to Lyon.")
        told = (
            ("went from Dover to Lyon", "Dover", "Lyon"), ("sailed to Calais", "Dover", "Calais"), ("drove to Lyon", "Calais", "Lyon"),
        )  # fmt: skip
        for k in order:
            story.claim("leg", *told[k])
        return sorted(story.legs())

    parts = [("Calais", "Lyon"), ("Dover", "Calais")]
    assert legs((0, 1, 2)) == parts
    assert legs((1, 2, 0)) == sorted([*parts, ("Dover", "Lyon")])


def test_a_reader_that_tells_its_legs_has_none_made_of_its_figures():
    def legs(pattern):
        story = Story("She drove to Lyon. From Dover to Calais it is 100 km.")
        story.claim("leg", "drove to Lyon", "Dijon", "Lyon", pattern="model")
        figure(story, "100 km", "Dover", "Calais", pattern=pattern)
        return [leg for k in range(len(story.journeys())) for leg in story.legs(k)]

    assert legs("model") == [("Dijon", "Lyon")]
    assert legs("decided") == [("Dijon", "Lyon"), ("Dover", "Calais")]


def test_places_that_nobody_knows_are_passed_between_two_that_are_known():
    story = Story("She left Dover for the Farm. From the Farm she rode to Lyon.")
    story.claim("leg", "left Dover for", "Dover", "the Farm", mode="cycle")
    story.claim("leg", "rode to Lyon", "the Farm", "Lyon", mode="cycle")
    figure(story, "for the", "Dover", "the Farm")
    (leg,) = story.journeys()[0].legs
    assert (PLACES[leg.origin].name, PLACES[leg.destination].name) == ("Dover", "Lyon")
    assert [PLACES[k].name for k in leg.via] == ["the Farm"]
    assert leg.mode == "cycle"
    assert leg.distance_km is None  # told of a part
    assert story.journeys()[0].claims == (0, 1, 2)


def test_a_journey_that_can_be_drawn_keeps_its_unknown_places_as_ends():
    story = Story("She left Dover for the Farm. From the Farm she rode to Lyon, then to Oslo.")
    story.claim("leg", "left Dover for", "Dover", "the Farm")
    story.claim("leg", "rode to Lyon", "the Farm", "Lyon")
    story.claim("leg", "then to Oslo", "Lyon", "Oslo")
    assert story.legs() == [("Dover", "the Farm"), ("the Farm", "Lyon"), ("Lyon", "Oslo")]


def test_a_way_of_one_leg_is_no_sum():
    story = Story("She went from Dover to Calais. She went from Dover to Oslo.")
    story.claim("leg", "went from Dover to Calais", "Dover", "Calais", mode="sea")
    story.claim("leg", "went from Dover to Oslo", "Dover", "Oslo", mode="air")
    assert story.legs() == [("Dover", "Calais"), ("Dover", "Oslo")]


def test_one_goes_on_in_the_same_way_for_two_sentences():
    def modes(between):
        story = Story(f"They walked from Dover to Calais. {between}They got to Lyon.")
        story.claim("leg", "walked from Dover to Calais", "Dover", "Calais", mode="foot")
        story.claim("leg", "got to Lyon", "Calais", "Lyon")
        return [leg.mode for leg in story.journeys()[0].legs]

    assert modes("It rained. ") == ["foot", "foot"]
    assert modes("It rained. It blew. ") == ["foot", "unknown"]


@pytest.mark.parametrize(("hours", "mode"), [(1, "foot"), (0.25, "unknown")])
def test_nobody_goes_so_far_so_fast(hours, mode):
    story = Story("They walked from Dover to Calais in some time.")
    story.claim("leg", "walked from Dover to Calais", "Dover", "Calais", mode="foot")
    span = Interval(hours, hours)
    story.claim("duration", "in some time", "Dover", "Calais", unit="h", interval=span)
    assert [leg.mode for leg in story.journeys()[0].legs] == [mode]


def test_a_town_and_its_own_country_are_no_leg():
    story = Story("He left Lyon for France. He left Oslo for France.")
    story.claim("leg", "left Lyon for France", "Lyon", "France")
    assert story.journeys() == ()
    story.claim("leg", "left Oslo for France", "Oslo", "France")
    assert story.legs() == [("Oslo", "France")]


def test_half_a_leg_is_told_only_with_a_time():
    story = Story("He came to Lyon.")
    story.claim("leg", "came to Lyon", None, "Lyon")
    assert story.journeys() == ()
    dated = Story("He came to Lyon on Sunday.")
    dated.claim("arrival", "came to Lyon on Sunday", None, "Lyon", when="Sunday")
    assert dated.legs() == [(None, "Lyon")]


def test_somebody_new_without_an_origin_starts_apart():
    story = Story("They went from Dover to Calais. The bishop flew to Oslo on Sunday.")
    story.claim("leg", "went from Dover to Calais", "Dover", "Calais")
    story.claim(
        "arrival", "flew to Oslo on Sunday", None, "Oslo", when="Sunday", traveller="the bishop"
    )
    assert story.legs(0) == [("Dover", "Calais")]
    assert story.legs(1) == [(None, "Oslo")]


def test_a_movement_without_ends_makes_no_leg():
    story = Story("The goods arrived on Sunday.")
    story.claim("arrival", "arrived on Sunday", when="Sunday")
    assert story.journeys() == ()


def test_nothing_comes_of_nothing():
    assert Story("Nobody went anywhere.").journeys() == ()
    assert timeline(Document(text=""), (), (), ()) == ()


@pytest.mark.parametrize("named", [True, False])
def test_many_claims_take_time_in_proportion(named):
    def seconds(count):
        text = " ".join(f"Dover to Calais number {k}." for k in range(count))
        document = Document(text=text)
        tokens = tokenize(text)
        claims = [
            Claim(
                kind="leg", start=a, end=b, text=text[a:b], pattern="test", sentence=(a, b),
                origin=Mention(text="Dover", start=a, end=a + 5),
                destination=Mention(text=PLACES[k % 5].name, start=a + 9, end=a + 15),
                traveller=f"Traveller {k}" if named else None,
            )
            for k, (a, b) in enumerate(tokens.sentences)
        ]  # fmt: skip
        names = {place.name: k for k, place in enumerate(PLACES)}
        begin = time.process_time()
        journeys = assemble(
            document, claims, (), lambda m: names.get(m.text, names.get(f"the {m.text}")), PLACES
        )
        timeline(document, claims, (), journeys)
        return time.process_time() - begin

    seconds(50)
    assert seconds(1600) < 12 * max(seconds(400), 0.02)


def test_a_name_with_an_article_that_no_gazetteer_knows_is_no_place():
    def legs(words, name):
        story = Story(f"She sailed from Dover to {words}. Then she sailed from {words} to Oslo.")
        at = story.document.text.index(name)
        story.claim("leg", "sailed from Dover", "Dover")
        story.claims[-1] = replace(
            story.claims[-1], destination=Mention(text=name, start=at, end=at + len(name))
        )
        return story.journeys()

    assert legs("the Farm", "Farm") == ()
    assert len(legs("Farm", "Farm")) == 1


def test_unsure_figures_are_drawn_when_nothing_else_is():
    def legs(*movement):
        story = Story("From Dover to Calais it is 100 km. She drove to Lyon.")
        figure(story, "100 km", "Dover", "Calais", confidence=Confidence(figure=0.9, ends=0.1))
        if movement:
            story.claim("leg", "drove to Lyon", *movement)
        return [leg for k in range(len(story.journeys())) for leg in story.legs(k)]

    assert legs() == [("Dover", "Calais")]
    assert legs("Dijon", "Lyon") == [("Dijon", "Lyon")]


@pytest.mark.parametrize(("sure", "drawn"), [(0.79, False), (0.8, True)])
def test_what_may_be_no_travel_is_never_drawn(sure, drawn):
    """The talks between Dover and Calais may have lasted 14 hours."""
    story = Story("From Dover to Calais it is 100 km. She drove to Lyon.")
    figure(story, "100 km", "Dover", "Calais", confidence=Confidence(figure=sure, ends=0.1))
    assert bool(story.journeys()) is drawn


def test_where_a_reader_decides_about_ways_figures_make_no_leg():
    text = "They drove from Dover to Lyon. It is 140 km from Calais to Oslo."
    story = Story(text).claim("leg", "drove", "Dover", "Lyon", pattern="weighed-way")
    story.claim(
        "distance", "140 km", "Calais", "Oslo", value=140.0, unit="km", interval=Interval(135, 145)
    )
    assert story.legs() == [("Dover", "Lyon")]
    story.claims[0] = replace(story.claims[0], pattern="goes-to")
    assert len([leg for journey in story.journeys() for leg in journey.legs]) == 2


@pytest.mark.parametrize(("sure", "found"), [(0.06, True), (0.059, False)])
def test_a_doubted_movement_makes_no_leg(sure, found):
    text = "They drove from Dover to Lyon. On Monday they left Calais for Oslo."
    story = Story(text).claim("leg", "drove", "Dover", "Lyon", pattern="decided-way")
    story.claim(
        "departure", "left", "Calais", "Oslo", when="Monday", confidence=Confidence(ends=sure)
    )
    legs = [(x.origin, x.destination) for j in story.journeys() for x in j.legs]
    assert ((1, 4) in legs) is found


def test_what_is_doubted_is_drawn_when_nothing_else_is():
    text = "They drove from Dover to the border. It is 140 km from Calais to Oslo."
    story = Story(text).claim("leg", "drove", "Dover", "the border", pattern="decided-way")
    story.claim(
        "distance", "140 km", "Calais", "Oslo", value=140.0, unit="km", interval=Interval(135, 145)
    )
    assert (1, 4) in [(x.origin, x.destination) for j in story.journeys() for x in j.legs]


def test_half_a_leg_is_left_out_beside_whole_ones_but_not_of_somebody_named():
    text = "They drove from Dover to Lyon. The bishop arrived in Oslo on Monday."
    story = Story(text).claim("leg", "drove", "Dover", "Lyon", pattern="decided-way")
    story.claim("arrival", "arrived", None, "Oslo", when="Monday", traveller="the bishop")
    assert [x for j in story.journeys() for x in j.legs if x.origin is None] == []
    story.claims[1] = replace(story.claims[1], traveller="Bishop Odo")
    assert len([x for j in story.journeys() for x in j.legs if x.origin is None]) == 1
    story = Story(text.replace("Oslo", "the border")).claim(
        "leg", "drove", "Dover", "Lyon", pattern="decided-way"
    )
    story.claim("arrival", "arrived", None, "the border", when="Monday", traveller="Bishop Odo")
    assert [
        x for j in story.journeys() for x in j.legs if x.origin is None
    ] == []  # that no map has


@pytest.mark.parametrize(("kind", "legs"), [("leg", 2), ("distance", 1)])
def test_where_a_reader_decides_about_ways_no_figure_makes_the_way_back(kind, legs):
    story = Story("They drove from Dover to Lyon and back.")
    story.claim("leg", "drove", "Dover", "Lyon", pattern="decided-way")
    story.claim(kind, "and back", "Dover", "Lyon", round_trip=True)
    assert len(story.legs()) == legs


def test_a_figure_goes_to_a_leg_that_is_told_behind_it():
    text = "The 140 km are nothing. They drove from Dover to Lyon."
    story = Story(text)
    story.claim(
        "distance", "140 km", "Dover", "Lyon", value=140.0, unit="km", interval=Interval(135, 145)
    )
    story.claim("leg", "drove", "Dover", "Lyon", pattern="decided-way")
    (leg,) = [leg for journey in story.journeys() for leg in journey.legs]
    assert leg.claims == (0, 1)
    assert leg.distance_km is not None


@pytest.mark.parametrize(("pattern", "legs"), [("model", 2), ("figure", 3)])
def test_times_of_a_reader_that_tells_all_legs_make_no_others(pattern, legs):
    text = "From Calais they reached Lyon at noon: by Dijon, 500 km from Dover, and on to Lyon."
    story = Story(text)
    story.claim("arrival", "noon", "Calais", "Lyon", pattern="model")
    story.claim("distance", "500 km", "Dover", "Dijon", pattern=pattern, unit="km", value=500.0)
    story.claim("leg", "by Dijon", "Dover", "Dijon", pattern="model")
    story.claim("leg", "on to Lyon", "Dijon", "Lyon", pattern="model")
    told = [(leg.origin, leg.destination) for journey in story.journeys() for leg in journey.legs]
    assert len(told) == legs
    assert (0, 6) in told
    assert (6, 2) in told


def test_who_reaches_a_town_and_then_leaves_it_has_made_two_legs():
    story = Story("We reached Calais. At Calais we took the road again and came to Dijon at noon.")
    story.claim("leg", "reached Calais", end="Calais", pattern="model")
    story.claim("distance", "noon", end="Dijon", pattern="model")
    story.claim("leg", "took the road again", start="Calais", pattern="model")
    story.claim("leg", "came to Dijon", end="Dijon", pattern="model")
    assert story.legs() == [(None, "Calais"), ("Calais", "Dijon")]


def test_half_a_leg_is_kept_only_of_a_reader_that_tells_every_leg():
    story = Story("We reached Calais.").claim("leg", "reached Calais", end="Calais")
    assert story.journeys() == ()  # of constructions, which find half of many sentences
