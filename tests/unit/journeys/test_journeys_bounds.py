"""How far apart two claims of one journey may be told, and what the finished journey says."""

from dataclasses import replace

import pytest

from geotrack.journeys import timeline
from geotrack.journeys.assembler import RuleAssembler
from geotrack.journeys.sameplace import Ends
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Document, Mention, Place, TimeExpression, TimeRef

PLACES = tuple(
    Place(name=name, lat=lat, lon=lon, kind=kind, country=country)
    for name, lat, lon, kind, country in (
        ("Pell", 50.0, 0.0, "city", "P"),
        ("Quin", 51.0, 3.0, "city", "Q"),
        ("Roos", 52.0, 6.0, "city", "R"),
        ("Sark", 53.0, 9.0, "city", "S"),
        ("Quinland", 51.5, 3.5, "country", "Q"),
    )
)
NAMES = [place.name for place in PLACES]


def on(first, last=None, kind="DATE"):
    """A time expression of whole days, or of the instants given."""
    low = first if "T" in first else f"{first}T00:00"
    high = last or f"{first}T24:00".replace("T24:00", "T23:59")
    return TimeExpression(text=first, start=0, end=1, type=kind, value=first[:10], earliest=low, latest=high)  # fmt: skip


class Tale:
    """Claims by sentence: every sentence of the text reads the same but for "the"."""

    def __init__(self, *times, published=None, sentences=20, tail=""):
        self.times = times
        self.line = f"It was so at that time{tail}. "
        self.document = Document(text=self.line * sentences, published=published)
        self.claims = []

    def tell(self, kind, sentence, origin=None, destination=None, *, when=None, at=0, **rest):
        start = sentence * len(self.line) + at
        self.claims.append(
            Claim(
                kind=kind, start=start, end=start + 22 - at, text=self.document.text[start:start + 22 - at], pattern="test",
                sentence=(start - at, start - at + len(self.line) - 1), time=when,
                origin=origin and Mention(text=origin, start=start, end=start + 1),
                destination=destination and Mention(text=destination, start=start, end=start + 1),
                **rest,
            )
        )  # fmt: skip
        return self

    def journeys(self):
        return RuleAssembler().assemble(
            self.document, self.claims, self.times,
            lambda m: NAMES.index(m.text) if m.text in NAMES else None, PLACES,
        )  # fmt: skip

    def events(self):
        return timeline(self.document, self.claims, self.times, self.journeys())

    def ways(self):
        def name(k):
            return None if k is None else NAMES[k]

        return [[(name(x.origin), name(x.destination)) for x in j.legs] for j in self.journeys()]


def km(value):
    return {"unit": "km", "interval": Interval(value - 1, value + 1), "value": value}


# -- how far on a text still speaks of a journey -----------------------------------------------


@pytest.mark.parametrize(("sentence", "told"), [(4, True), (5, False)])
def test_a_bare_figure_speaks_of_the_journey_of_the_last_four_sentences(sentence, told):
    tale = Tale().tell("leg", 0, "Pell", "Quin").tell("distance", sentence, **km(300))
    assert (tale.journeys()[0].legs[0].distance_km is not None) is told


@pytest.mark.parametrize(("sentence", "one"), [(4, True), (5, False)])
def test_nobody_in_particular_goes_on_for_four_sentences(sentence, one):
    tale = Tale().tell("leg", 0, "Pell", "Quin").tell("leg", sentence, "Roos", "Sark")
    assert (len(tale.journeys()) == 1) is one
    tale = Tale().tell("leg", 0, "Pell", "Quin").tell("leg", sentence, "Quin", "Sark")
    assert len(tale.journeys()) == 1  # it touches the journey


def test_a_bare_figure_is_of_the_last_leg_and_of_no_other_mode():
    tale = (
        Tale().tell("leg", 0, "Pell", "Quin", mode="sea").tell("leg", 1, "Quin", "Roos", mode="air")
    )
    tale.tell("distance", 2, mode="air", **km(300)).tell("distance", 2, mode="foot", **km(20))
    first, last = tale.journeys()[0].legs
    assert first.distance_km is None
    assert last.distance_km == Interval(299, 301)
    assert last.claims == (1, 2)


def test_a_bare_figure_of_somebody_else_or_of_an_earlier_trip_is_nobodys():
    def length(first, **rest):
        tale = Tale().tell("leg", 0, "Pell", "Quin", traveller="Ann Hale", status=first)
        return tale.tell("distance", 1, **km(300), **rest).journeys()[0].legs[0].distance_km

    assert length("stated") is not None
    assert length("stated", traveller="Bob Reed") is None
    assert length("stated", traveller="the convoy") is not None
    assert length("past") is None
    assert length("past", status="past") is not None


def test_half_a_figure_makes_no_journey_and_a_figure_alone_makes_one_of_nobody():
    assert Tale().tell("distance", 0, "Pell", **km(300)).journeys() == ()
    assert Tale().tell("distance", 0, "Pell", "Quin", **km(300)).ways() == [[("Pell", "Quin")]]
    tale = (
        Tale()
        .tell("distance", 0, "Pell", "Quin", **km(300))
        .tell("distance", 0, "Pell", "Quin", **km(302))
    )
    tale.tell("leg", 6, "Roos", "Sark", traveller="the convoy")
    assert tale.ways()[0] == [
        ("Roos", "Sark")
    ]  # a movement is the main one, whatever is said of a way


def test_intervals_of_one_leg_meet_and_the_first_stays_when_they_do_not():
    tale = (
        Tale()
        .tell("leg", 0, "Pell", "Quin")
        .tell("distance", 1, **km(300))
        .tell("distance", 1, **km(301))
    )
    assert tale.journeys()[0].legs[0].distance_km == Interval(300, 301)
    tale.tell("distance", 2, **km(900))
    assert tale.journeys()[0].legs[0].distance_km == Interval(300, 301)
    tale.tell("speed", 2, unit="km/h", interval=Interval(80, 90))
    assert tale.journeys()[0].legs[0].speed_kmh == Interval(80, 90)


@pytest.mark.parametrize("tail", [" a day", " per week", " daily", " each night"])
def test_a_rate_is_no_length(tail):
    tale = Tale(tail=tail).tell("leg", 0, "Pell", "Quin").tell("distance", 1, **km(300))
    assert tale.journeys()[0].legs[0].distance_km is None


@pytest.mark.parametrize(("apart", "paired"), [(4, True), (5, False)])
def test_a_unit_pair_is_of_the_figure_it_overlaps_four_claims_away_at_most(apart, paired):
    tale = Tale().tell("leg", 0, "Pell", "Quin").tell("distance", 1, **km(300))
    for _ in range(apart - 1):
        tale.tell("position", 2, "Roos", **km(3))
    tale.tell("unit_pair", 1, at=2, **km(300))
    assert ((1 + apart) in tale.journeys()[0].legs[0].claims) is paired
    beside = Tale().tell("leg", 0, "Pell", "Quin").tell("unit_pair", 1, **km(300))
    assert beside.journeys()[0].claims == (0,)


def test_a_border_is_of_the_leg_and_a_total_of_the_journey():
    tale = (
        Tale()
        .tell("leg", 0, "Pell", "Quin")
        .tell("border", 1, "Pell", "Quin")
        .tell("total", 1, **km(300))
    )
    (journey,) = tale.journeys()
    assert journey.legs[0].claims == (0, 1)
    assert journey.claims == (0, 1, 2)
    assert Tale().tell("border", 1, "Pell", "Quin").journeys() == ()


def test_via_and_avoid_are_told_once_and_never_an_end():
    def mention(name):
        return Mention(text=name, start=0, end=1)

    tale = Tale().tell(
        "leg", 0, "Pell", "Quin",
        via=(mention("Roos"), mention("Roos"), mention("Pell"), mention("Nowhere")), avoid=(mention("Sark"), mention("Quin")),
    )  # fmt: skip
    leg = tale.journeys()[0].legs[0]
    assert (leg.via, leg.avoid) == ((2,), (3,))


# -- times -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "one"), [("2024-08-01", True), ("2024-08-02", False)])
def test_sixty_days_part_two_journeys_in_the_news(day, one):
    tale = Tale(on("2024-06-01", "2024-06-02T23:59"), on(day), published="2024-06-10")
    tale.tell("leg", 0, "Pell", "Quin", when=0).tell("leg", 1, "Quin", "Roos", when=1)
    assert (len(tale.journeys()) == 1) is one
    history = Tale(*tale.times, published="2026-06-10")
    history.tell("leg", 0, "Pell", "Quin", when=0).tell("leg", 1, "Quin", "Roos", when=1)
    assert len(history.journeys()) == 1


@pytest.mark.parametrize(("day", "one"), [("1911-07-06", True), ("1911-07-08", False)])
def test_four_hundred_days_part_two_journeys_in_a_history(day, one):
    tale = Tale(on("1910-06-01"), on(day))
    tale.tell("leg", 0, "Pell", "Quin", when=0).tell("leg", 1, "Quin", "Roos", when=1)
    assert (len(tale.journeys()) == 1) is one


@pytest.mark.parametrize(("day", "one"), [("2024-03-13", True), ("2024-03-10", False)])
def test_an_undated_journey_of_the_news_is_of_the_month_around_it(day, one):
    tale = Tale(on(day), published="2024-06-10")
    tale.tell("leg", 0, "Pell", "Quin").tell("leg", 1, "Quin", "Roos", when=0)
    assert (len(tale.journeys()) == 1) is one
    undated = Tale(on(day), published="soon")
    undated.tell("leg", 0, "Pell", "Quin").tell("leg", 1, "Quin", "Roos", when=0)
    assert len(undated.journeys()) == 1


@pytest.mark.parametrize(("day", "background"), [("2024-06-01", True), ("2024-06-06", False)])
def test_a_journey_that_ended_five_days_before_the_main_one_is_background(day, background):
    tale = Tale(on("2024-06-08"), on(day))
    for k in range(2):
        tale.tell("leg", k, "Pell", "Quin", when=0, traveller="Ann Hale")
        tale.tell("leg", k + 2, "Roos", "Sark", when=1, traveller="Bob Reed")
    tale.tell("leg", 4, "Pell", "Quin", when=0, traveller="Ann Hale")
    assert [j.background for j in tale.journeys()] == [False, background]


@pytest.mark.parametrize(("claims", "background"), [(3, False), (4, True)])
def test_a_sentence_beside_a_journey_of_four_claims_is_background(claims, background):
    tale = Tale()
    for k in range(claims):
        tale.tell("leg", k, "Pell", "Quin", traveller="Ann Hale")
    tale.tell("leg", claims, "Roos", "Sark", traveller="Bob Reed")
    assert [j.background for j in tale.journeys()] == [False, background]
    tale.tell("leg", claims + 1, "Roos", "Sark", traveller="Bob Reed")
    assert not tale.journeys()[1].background


def test_what_kind_of_claim_tells_which_time():
    times = on("2024-06-01"), on("2024-06-02"), on("2024-06-03", kind="DURATION")

    def ends(*told):
        tale = Tale(*times)
        for kind, when, rest in told:
            tale.tell(kind, 0, "Pell", "Quin", when=when, **rest)
        leg = tale.journeys()[0].legs[0]
        return tuple(None if ref is None else ref.time for ref in (leg.departs, leg.arrives))

    assert ends(("departure", 0, {})) == (0, None)
    assert ends(("departure", 0, {}), ("departure", 1, {})) == (0, None)
    assert ends(("arrival", 0, {})) == (None, 0)
    assert ends(("arrival", 0, {}), ("arrival", 1, {})) == (None, 0)
    assert ends(("leg", 0, {})) == (0, None)
    assert ends(("leg", 0, {}), ("leg", 1, {})) == (0, None)
    assert ends(("leg", 2, {})) == (None, None)
    assert ends(("leg", 0, {"manner": "visit"})) == (None, 0)
    assert ends(("leg", 0, {"manner": "visit"}), ("leg", 1, {"manner": "visit"})) == (None, 0)


def test_one_arrives_before_a_meeting_and_after_one_left():
    times = on("2024-06-01"), on("2024-06-02")
    tale = Tale(*times).tell("departure", 0, "Pell", "Quin", when=0)
    tale.tell("arrival", 1, "Pell", "Quin", when=1, manner="meeting")
    assert tale.journeys()[0].legs[0].arrives == TimeRef(
        earliest="2024-06-01T00:00", latest="2024-06-02T23:59", computed=True
    )
    labels = [(e.label, e.certainty) for e in tale.events()]
    assert ("meeting in Quin", "stated") in labels
    tale = Tale(*times).tell("arrival", 1, "Pell", "Quin", when=1, manner="meeting")
    assert tale.journeys()[0].legs[0].arrives == TimeRef(latest="2024-06-02T23:59", computed=True)


def test_a_departure_is_computed_from_the_arrival():
    tale = Tale(on("2024-06-01T12:00", "2024-06-01T12:00", "TIME")).tell(
        "arrival", 0, "Pell", "Quin", when=0
    )
    tale.tell("duration", 1, unit="h", interval=Interval(2, 3))
    departs = tale.journeys()[0].legs[0].departs
    assert (departs.earliest, departs.latest) == ("2024-06-01T09:00", "2024-06-01T10:00")


def test_the_surest_status_of_its_claims_is_that_of_a_leg():
    def status(*told):
        tale = Tale()
        for k, one in enumerate(told):
            tale.tell("leg", k, "Pell", "Quin", status=one)
        return tale.journeys()[0].legs[0].status

    assert status("planned") == "planned"
    assert status("planned", "stated") == "stated"
    assert status("stated", "planned") == "stated"


# -- the timeline ------------------------------------------------------------------------------


def test_an_event_between_two_times_lies_between_and_one_beyond_is_open():
    tale = Tale(on("2024-06-01"), on("2024-06-05")).tell("departure", 0, "Pell", "Quin", when=0)
    tale.tell("leg", 1, "Quin", "Roos").tell("arrival", 2, "Roos", "Sark", when=1)
    events = tale.events()
    assert [e.label for e in events] == [
        "departure from Pell", "arrival in Quin", "departure from Quin",
        "arrival in Roos", "departure from Roos", "arrival in Sark",
    ]  # fmt: skip
    assert {(e.earliest, e.latest) for e in events[1:5]} == {
        ("2024-06-01T00:00", "2024-06-05T23:59")
    }
    assert [e.certainty for e in events] == ["stated", *["estimated"] * 4, "stated"]
    late = Tale(on("2024-06-01")).tell("departure", 0, "Pell", "Quin", when=0).events()
    assert (late[-1].earliest, late[-1].latest) == ("2024-06-01T00:00", None)
    early = Tale(on("2024-06-01")).tell("arrival", 0, "Pell", "Quin", when=0).events()
    assert (early[0].earliest, early[0].latest) == (None, "2024-06-01T23:59")


def test_no_bounds_that_contradict_each_other():
    tale = Tale(on("2024-06-05"), on("2024-06-01")).tell("departure", 0, "Pell", "Quin", when=0)
    tale.tell("stop", 1, None, "Roos").tell("arrival", 2, "Pell", "Quin", when=1)
    stop = next(e for e in tale.events() if "stop" in e.label)
    assert (stop.earliest, stop.latest) == (None, None)


@pytest.mark.parametrize(
    ("earlier", "after"), [("2024-06-01T10:00", True), ("2024-06-01T09:59", False)]
)
def test_clocks_are_twenty_six_hours_apart_at_most(earlier, after):
    left = on("2024-06-02T12:00", "2024-06-02T12:00", "TIME")
    tale = Tale(left, on(earlier, earlier, "TIME")).tell("departure", 0, "Pell", "Quin", when=0)
    tale.tell("arrival", 1, "Roos", "Quin", when=1)
    labels = [e.label for e in tale.events() if e.certainty == "stated"]
    assert (labels == ["departure from Pell", "arrival in Quin"]) is after


def test_an_event_is_told_by_the_claim_of_its_kind():
    tale = Tale().tell("distance", 0, "Pell", "Quin", **km(300)).tell("leg", 0, "Pell", "Quin")
    tale.tell("arrival", 1, "Pell", "Quin").tell("departure", 1, "Pell", "Quin")
    assert [e.claim for e in tale.events()] == [3, 2]
    del tale.claims[2:]
    assert [e.claim for e in tale.events()] == [1, 1]
    del tale.claims[1:]
    assert [e.claim for e in tale.events()] == [0, 0]


def test_events_without_any_time_come_last():
    tale = Tale(on("2024-06-01")).tell("leg", 0, "Pell", "Quin", traveller="Ann Hale")
    tale.tell("leg", 1, "Pell", "Quin", traveller="Ann Hale")
    tale.tell("leg", 2, "Roos", "Sark", traveller="Bob Reed", when=0)
    assert [e.label.split()[0] for e in tale.events()] == ["Bob", "Bob", "Ann", "Ann"]


def test_an_end_is_called_by_a_name_of_its_own_place():
    tale = Tale(on("2024-06-05")).tell("arrival", 0, "Pell", "Quin", when=0)
    journeys = tale.journeys()
    other = Claim(
        kind="leg", start=0, end=1, text="x", pattern="test", sentence=(0, 1),
        destination=Mention(text="Roos", start=5, end=6),
    )  # fmt: skip
    claims = [other, *tale.claims]
    (leg,) = journeys[0].legs
    journeys = [replace(journeys[0], legs=(replace(leg, claims=(0, 1)),))]
    places = {m: NAMES.index(m.text) for m in (other.destination, tale.claims[0].destination)}
    labels = [e.label for e in timeline(tale.document, claims, tale.times, journeys, places)]
    assert labels[-1] == "arrival in Quin"


def test_an_area_sets_no_clock():
    def ends(radius):
        place = Place(name="Pell", lat=50.0, lon=10.0, timezone="Europe/Berlin", radius_km=radius)
        return Ends((place,)).timezone(0)

    assert ends(100.0) == "Europe/Berlin"
    assert ends(100.1) is None


@pytest.mark.parametrize(
    ("kind", "radius", "area"),
    [("country", 24.9, False), ("country", 25.1, True), ("sea", 24.9, False), ("sea", 25.1, True),
     ("river", 1.0, True), ("city", 99.0, False)],
)  # fmt: skip
def test_nobody_is_at_a_point_of_an_area_wider_than_25_km(kind, radius, area):
    place = Place(name="X", lat=45.0, lon=9.0, kind=kind, radius_km=radius)
    assert Ends([place]).area(0) is area
