"""How somebody goes: by the words of the movement's own clause, not by words elsewhere in the text."""

import re

import pytest

from geotrack.claims.movements.howone import cues_of, with_modes
from geotrack.claims.phrases.kinds import Text
from geotrack.config import Settings
from geotrack.model import Claim, Document, Toponym
from geotrack.text.tokens import tokenize
from geotrack.times import RuleTagger


def text_of(words, names=()):
    tokens = tokenize(words)
    found = [Toponym(start=words.index(n), end=words.index(n) + len(n), text=n) for n in names]
    times = RuleTagger(Settings()).tag(Document(text=words))
    return Text(words, tokens, tokens.lower(), found, times)


def told(words):
    return [cue.mode for cue in cues_of(text_of(words))]


def modes(words, *quotes, kind="leg", mode="unknown"):
    claims = [
        Claim(
            kind=kind,
            start=(at := words.index(quote)),
            end=at + len(quote),
            text=quote,
            pattern="made",
            mode=mode,
            sentence=(0, len(words)),
        )
        for quote in quotes
    ]
    return [claim.mode for claim in with_modes(text_of(words), claims)]


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("The charter leaves Bodø at nine and lands in Antalya.", ["air"]),
        ("The charter was signed in Bodø.", []),
        ("The C-17 went to the ice.", ["air"]),
        ("She took vitamin C, 17 tablets.", []),
        ("It took off from Nome and touched down in Fairbanks.", ["air", "air"]),
        ("It took all day and touched the keel.", []),
        ("A Dash 8 goes to Vadsø.", ["air"]),
        ("A dash to Vadsø.", []),
        ("We took I-15 to the south.", ["road"]),
        ("They met at 15 in room B-2.", []),
        ("It goes aboard the MV Clansman.", ["sea"]),
        ("The Express bus goes to Stavanger.", ["road"]),
        ("The car ferry goes to Stavanger.", ["sea"]),
        ("We met at the train station.", []),
        ("We met on the train.", ["rail"]),
        ("A bus with forty pilgrims went to Shiraz.", ["road"]),
        ("Forty pilgrims went to Shiraz.", ["foot"]),
        ("He did not fly there.", []),
        ("He did fly there.", ["air"]),
        ("It is 40 km as the crow flies.", []),
        ("We rode the Indian Pacific along the Great Ocean Road to Walk Street.", []),
        ("The road from here to the coast is long.", ["road"]),
        ("The road was built by him.", []),
        ("The boat went up the river.", ["river"]),
        ("The boat went to the islands.", ["sea"]),
        ("The zebras went south.", ["unknown"]),
        ("The crew went south.", []),
    ],
)
def test_a_vehicle_a_verb_or_a_traveller_tells_how_one_goes(words, mode):
    assert told(words) == mode


def test_the_nearest_word_of_the_sentence_tells_it():
    words = "The bus goes to Bergen, but the ferry goes to Haugesund."
    assert modes(words, "to Bergen", "to Haugesund") == ["road", "sea"]


@pytest.mark.parametrize(
    ("far", "mode"), [("He got to Rome, a friend said, and she flew.", "unknown"), ("He got to Rome and she flew.", "air")]
)  # fmt: skip
def test_a_word_far_behind_tells_nothing(far, mode):
    assert modes(far, "got to Rome") == [mode]


def test_the_sentence_before_tells_it_within_the_paragraph_only():
    assert modes("He drove off. He got to Rome.", "got to Rome") == ["road"]
    assert modes("He drove off.\n\nHe got to Rome.", "got to Rome") == ["unknown"]
    assert modes("He drove off, she flew. He got to Rome.", "got to Rome") == ["unknown"]


@pytest.mark.parametrize(("between", "mode"), [(2, "road"), (3, "unknown")])
def test_three_sentences_before_are_the_most(between, mode):
    words = "He drove off. " + "It was dark. " * between + "He got to Rome."
    assert modes(words, "got to Rome") == [mode]


def test_a_vehicle_that_the_next_sentence_takes_up_tells_it():
    assert modes("It goes to Perth. The train is long.", "goes to Perth") == ["rail"]
    assert modes("It goes to Perth. Take a train.", "goes to Perth") == ["unknown"]


def test_a_text_of_one_mode_tells_it_everywhere():
    apart = "\n\nShe came to Turin.\n\n"
    assert modes(f"He sailed in May.{apart}He sailed in June.", "came to Turin") == ["sea"]
    assert modes(f"He sailed in May.{apart}He flew in June.", "came to Turin") == ["unknown"]


def test_a_figure_keeps_a_guess_unless_the_text_tells_another():
    def guess(words):
        return modes(words, "40 km", kind="distance", mode="road")[0]

    assert guess("It is 40 km to Rome.") == "road"
    assert guess("He walked 40 km to Rome.") == "foot"
    assert guess("He walked on. It is 40 km to Rome.") == "unknown"
    assert guess("He drove on. It is 40 km to Rome.") == "road"


def test_what_is_no_movement_stays():
    assert modes("He flew there. He rested two days.", "two days", kind="stop", mode="foot") == [
        "foot"
    ]


def test_a_place_is_no_word_of_travel():
    assert [c.mode for c in cues_of(text_of("They live in Ferry.", ["Ferry"]))] == []


def legs(report):
    names = [place.name for place in report.places]
    return [
        (names[leg.origin], names[leg.destination], leg.mode)
        for journey in report.journeys
        for leg in journey.legs
        if leg.origin is not None and leg.destination is not None
    ]


@pytest.mark.parametrize(
    ("words", "way"),
    [
        (
            "The charter leaves Bodø at 9.40 and lands in Istanbul at 16.20. Buses bring guests, some walk.",
            ("Bodø", "Istanbul", "air"),
        ),
        (
            "The Indian Pacific leaves Sydney on Wednesday and reaches Perth on Saturday. The train has 24 carriages.",
            ("Sydney", "Perth", "rail"),
        ),
        (
            "The C-17 took off from Christchurch at 09:10 and touched down at McMurdo Station at 14:10. A boat left.",
            ("Christchurch", "McMurdo Station", "air"),
        ),
        (
            "We took the train from Utrecht to Groningen.\n\nThe next morning we walked from Groningen to Winsum, 15 km.",
            ("Groningen", "Winsum", "foot"),
        ),
    ],
)  # fmt: skip
def test_a_journey_is_drawn_by_the_way_that_its_sentence_tells(analyze, words, way):
    assert way in legs(analyze(words, published="2024-05-05"))


def test_a_direction_within_a_name_is_none(analyze):
    def direction(words):
        return next(
            c.direction for c in analyze(words).claims if c.kind in ("distance", "position")
        )

    assert direction("The bird covered 13,000 km between Alaska and New South Wales.") is None
    assert direction("The camp lies 40 km south of Alice Springs.") == "S"


def test_all_claims_are_looked_through_a_few_times_however_many_there_are():
    class Counted(list):
        looks = 0

        def __iter__(self):
            self.looks += 1
            return super().__iter__()

    source = "They reached Lima at noon. They left Cusco. " * 40
    tokens = tokenize(source)
    text = Text(source, tokens, tokens.lower(), (), ())
    claims = Counted(
        Claim(kind="arrival", start=m.start(), end=m.end(), text=m[0], pattern="", traveller="they")
        for m in re.finditer("reached Lima|left Cusco", source)
    )
    assert len(with_modes(text, claims)) == 80
    assert claims.looks < 10
