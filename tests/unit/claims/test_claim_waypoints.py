"""What places are to a traveller, and the movements that one state makes of them."""

import re
import time

import pytest

from geotrack import Document, Settings
from geotrack.claims.movements.movementclaims import movements
from geotrack.claims.movements.waypoints import waypoints
from geotrack.claims.phrases.kinds import Text
from geotrack.model import Toponym
from geotrack.text.tokens import tokenize
from geotrack.times import RuleTagger


def text_of(marked):
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", marked):
        if inside:
            start = len(plain)
            toponyms.append(Toponym(start=start, end=start + len(inside), text=inside))
        plain += inside or outside
    tokens = tokenize(plain)
    times = RuleTagger(Settings()).tag(Document(text=plain, published="2024-05-14"))
    return Text(plain, tokens, [w.lower() for w in tokens.words], tuple(toponyms), times)


def roles(marked):
    return [p.role for p in waypoints(text_of(marked)) if not p.anaphor]


def told(marked, *kinds):
    """Return origin and destination of the movements that were made or are to be made."""
    return [
        (c.origin.text if c.origin else None, c.destination.text if c.destination else None)
        for c in movements(text_of(marked))
        if c.status in ("stated", "planned") and (not kinds or c.kind in kinds)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They left [Graz] and reached [Udine].", ["start", "go"]),
        ("The van drove from [Graz] to [Udine].", ["start", "go"]),
        ("From [Graz] we took the bus into [Udine].", ["start", "go"]),
        ("The barque sailed for [Callao].", ["goal"]),
        ("The barque docked at [Callao].", ["go"]),
        ("The crew embarked at [Callao].", ["start"]),
        ("The bus stopped at [Krems] for fuel.", ["stop"]),
        ("The bus to [Linz] goes via [Krems].", ["go", "via"]),
        ("The pilot flew over the pass and past [Gstaad].", ["via"]),
        ("[Porto] – [Vigo] – [Lugo]", ["start", "go", "go"]),
        ("Day 3: [Porto] – [Vigo], 150 km", ["start", "go"]),
        ("day 4 – [Lugo] 96", ["go"]),
        ("Wednesday: → [Lugo]", ["go"]),
        ("[Oban] 11:27, [Mull] 12:15", ["go", "go"]),
        ("– to [Emstrur]: 15 km", ["go"]),
        ("[Derna] dep. 15:50", ["start"]),
        ("Dep. [Derna] 15:50, arr. [Tobruk] 18:10.", ["start", "go"]),
        ("We flew [Tunis] (TUN) – [Malta] (MLA) – [Bari] (BRI).", ["start", "go", "go"]),
        ("We flew [Tunis] (two hours late) – [Malta] (MLA).", ["none", "none"]),
        ("She visited [Lima] and [Cusco].", ["go", "go"]),
    ],
)
def test_what_a_place_is_to_the_traveller(marked, expected):
    assert roles(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor of [Graz] praised the plan.",
        "[Udine] lies 40 km north of [Trieste].",
        "The hut stands 40 km from [Trieste].",
        "The road to [Zagreb] is 410 km long.",
        "The [Oslo]–[Bergen] talks failed.",
        "Nobody has been to [Oslo].",
        "She was due in court in [Derby].",
        "The crash left three people dead near [Macon].",
        "They may make large deliveries of grain to [Tunis].",
        "She sent a message to [Tunis].",
    ],
)
def test_places_that_nobody_travels_to(marked):
    assert set(roles(marked)) == {"none"}


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("The bus never reached [Linz].", "negated"),
        ("The storm is moving north and reached [Linz].", "negated"),
        ("She had planned to fly to [Linz].", "counterfactual"),
        ("She would have flown to [Linz].", "counterfactual"),
        ("If she had flown to [Linz] she had heard of it.", "counterfactual"),
        ("If they fly to [Linz] they take the night plane.", "stated"),
        ("If you had time, the bus ran to [Linz].", "stated"),
        ("Had they sailed to [Linz] nobody had drowned.", "counterfactual"),
        ("The flight to [Linz] was cancelled.", "negated"),
        ("The flight to [Linz] was full, and a later one was cancelled.", "stated"),
        ("He was prevented from leaving [Linz].", "negated"),
        ("She will fly to [Linz].", "planned"),
        ("Her last tour took her to [Linz].", "past"),
        ("Last week the tour took her to [Linz].", "stated"),
    ],
)
def test_done_planned_denied_or_past(marked, status):
    assert waypoints(text_of(marked))[-1].status == status


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("We reached [Udine] from [Graz].", [("Graz", "Udine")]),
        ("We walked to [Graz]. Two days passed. We took a bus to [Udine].", [(None, "Graz"), ("Graz", "Udine")]),
        ("We drove from [Graz] to [Udine]. From there a train took us to [Pisa].", [("Graz", "Udine"), ("Udine", "Pisa")]),
        ("He rode from [Graz] to [Udine] and went home.", [("Graz", "Udine"), ("Udine", "Graz")]),
        ("He rode from [Graz] to [Udine] via [Villach].", [("Graz", "Udine")]),
    ],
)  # fmt: skip
def test_the_next_leg_begins_where_the_last_one_ended(marked, expected):
    assert [pair for pair in told(marked, "leg") if pair[1]] == expected


def test_what_was_aimed_at_is_not_reached_before_the_text_says_so():
    marked = "The train left [Calais] for [Lyon]. It reached [Dijon] at night."
    assert told(marked) == [("Calais", "Lyon"), ("Calais", "Dijon")]
    onward = "The train left [Calais] for [Lyon] and went on to [Turin]."
    assert told(onward)[-1] == ("Lyon", "Turin")


def test_a_name_that_is_a_person_elsewhere_is_no_place():
    assert roles("He went to Derby.") == ["go"]
    assert roles("We saw Ann Derby. He went to Derby.") == []


def test_an_earlier_trip_moves_nobody():
    marked = (
        "She flew from [Rome] to [Oslo]. Her last tour took her to [Lima]. She drove to [Bergen]."
    )
    assert told(marked) == [("Rome", "Oslo"), ("Oslo", "Bergen")]


def test_somebody_else_has_a_state_of_their_own():
    marked = (
        "Ann Marsh flew from [Zurich] to [Nairobi]. Her brother took the train to [Pisa]. "
        "Marsh drove to [Arusha]."
    )
    assert told(marked) == [("Zurich", "Nairobi"), (None, "Pisa"), ("Nairobi", "Arusha")]


def test_a_part_goes_its_way_for_a_sentence():
    marked = (
        "The party marched from [Mombasa] to [Nairobi]. Two of the porters turned back to [Voi]. "
        "The others went on to [Naivasha]."
    )
    assert told(marked) == [("Mombasa", "Nairobi"), ("Nairobi", "Voi"), ("Nairobi", "Naivasha")]


@pytest.mark.parametrize(
    ("marked", "kind", "words"),
    [
        ("We left [Graz] at nine on Monday.", "departure", "left Graz at nine on Monday"),
        ("We reached [Udine] on the 9th, wet.", "arrival", "reached Udine on the 9th"),
        ("They passed [Cape Wrath] at noon on Friday.", "passage", "passed Cape Wrath at noon on Friday"),
        ("The envoy stopped overnight in [Amman].", "stop", "stopped overnight in Amman"),
        ("They sailed to [Lagos]. They docked at noon on Friday.", "arrival", "docked at noon on Friday"),
        ("They came to [Lagos] and departed four days later.", "departure", "departed four days later"),
    ],
)  # fmt: skip
def test_times_make_departures_arrivals_and_passages(marked, kind, words):
    assert [c.text for c in movements(text_of(marked)) if c.kind == kind] == [words]


def test_each_time_goes_to_the_movement_beside_it():
    marked = "Left [Graz], Wednesday, at 8.45 p.m. Reached [Udine], Thursday, at 7.20 a.m."
    first, second = movements(text_of(marked))
    assert (first.kind, second.kind) == ("departure", "arrival")
    assert first.time is not None
    assert second.time is not None
    assert first.time < second.time


def test_a_time_until_which_something_lasts_dates_nothing():
    assert not told("Trams to [Graben] leave every eight minutes until midnight.", "departure")


@pytest.mark.parametrize(
    ("marked", "mode"),
    [
        ("They flew to [Oslo].", "air"),
        ("The plane took off from [Thule].", "air"),
        ("They took the tram to [Graben].", "rail"),
        ("They went by train rather than fly to [Oslo].", "rail"),
        ("They went to [Oslo].", "unknown"),
        ("She is due in [Oslo] on 2 March.", "unknown"),
    ],
)
def test_the_mode_is_what_the_words_entail(marked, mode):
    assert movements(text_of(marked))[0].mode == mode


def test_what_another_sentence_tells_is_named_and_less_sure():
    (first, second) = movements(
        text_of("We drove from [Graz] to [Udine]. At night we got to [Pisa].")
    )
    assert first.inferred == ()
    assert second.inferred == ("from",)
    assert second.confidence.ends < first.confidence.ends


@pytest.mark.parametrize(
    "unit",
    [
        "from [Oslo] to [Bergen] ",
        "We left [Oslo] on Monday and docked at noon. ",
        "- [Oslo] 7:10\n",
    ],
)
def test_time_is_linear_in_the_text(unit):
    def seconds(count):
        text = text_of(unit * count)
        started = time.process_time()
        movements(text)
        return time.process_time() - started

    seconds(100)
    best = min(seconds(4000) for _ in range(3))  # the machine may be busy
    assert best < 11 * seconds(1000) + 0.2  # quadratic would be 16


@pytest.mark.parametrize(
    ("marked", "back"),
    [
        ("She travelled from [Graz] to [Udine] and back.", True),
        ("She travelled from [Graz] to [Udine] and back to [Linz].", False),
        ("She travelled from [Graz] to [Udine] and beyond.", False),
    ],
)
def test_there_and_back(marked, back):
    assert next(c.round_trip for c in movements(text_of(marked))) is back


def test_after_a_round_trip_one_is_where_it_began():
    text = "She drove from [Graz] to [Udine] and back. On Friday she flew to [Riga]."
    assert ("Graz", "Riga") in told(text)
