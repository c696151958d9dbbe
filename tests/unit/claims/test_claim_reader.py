"""The reader as a whole: context, status, distribution, bad input, and time linear in the text."""

import re
import time

import pytest

from geotrack.claims import GrammarReader, find_claims
from geotrack.config import Settings
from geotrack.model import Document, Toponym
from geotrack.protocols import ClaimReader
from geotrack.times import RuleTagger

FIGURES = ("position", "distance", "duration", "speed", "departure", "arrival", "stop")


def read(text, title=None):
    plain, toponyms = "", []
    for inside, outside in re.findall(r"\[([^\]]+)\]|([^\[]+)", text):
        if inside:
            start = len(plain)
            toponyms.append(Toponym(start=start, end=start + len(inside), text=inside))
        plain += inside or outside
    document = Document(text=plain, title=title)
    return find_claims(document, tuple(toponyms), RuleTagger(Settings()).tag(document))


def only(text, kind, title=None):
    claims = [c for c in read(text, title) if c.kind == kind]
    assert len(claims) == 1, claims
    return claims[0]


def test_it_is_a_claim_reader():
    assert isinstance(GrammarReader(Settings()), ClaimReader)
    assert GrammarReader().name == "grammar"


def test_spans_quote_the_text():
    text = "The hut, about 12 km (7 mi) north of [Zakopane], burned. We drove to [Lviv] on Monday."
    plain = text.replace("[", "").replace("]", "")
    for claim in read(text):
        assert plain[claim.start : claim.end] == claim.text
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]


def test_the_title_is_what_it_refers_to():
    claim = only("It lies 40 km north of [Graz].", "position", "Bruck, Styria")
    assert claim.destination.text == "Bruck"
    assert claim.destination.start is None


def test_a_headline_is_no_place():
    claim = only("It lies 40 km north of [Graz].", "position", "Storm closes the road to Graz")
    assert claim.destination is None


def test_a_dropped_initial_still_is_the_title():
    claim = only("ruck is a town 40 km north of [Graz].", "position", "Bruck, Styria")
    assert claim.destination.text == "Bruck"


def test_origin_is_carried_over():
    text = "The queen left [Bern] by train on Friday. She will cover the 320 km to [Milan] in four hours."
    claim = only(text, "distance")
    assert claim.origin.text == "Bern"
    assert claim.mode == "rail"
    assert claim.traveller is None or claim.status == "planned"


def test_names_of_travellers_are_joined():
    text = "Ana Ruiz flew to [Quito] on Monday. Ruiz left [Quito] on Friday."
    assert {c.traveller for c in read(text)} - {None} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They drove to [Arusha].", "stated"),
        ("They will drive to [Arusha].", "planned"),
        ("They did not drive to [Arusha].", "negated"),
        ("They would have driven to [Arusha].", "counterfactual"),
    ],
)
def test_status(text, status):
    assert only(text, "leg").status == status


def test_departure_and_arrival_carry_their_time():
    text = "We left [Kigali] on 4 May and reached [Goma] on 6 May."
    departure, arrival = only(text, "departure"), only(text, "arrival")
    assert departure.time == 0
    assert arrival.time == 1
    assert departure.destination.text == "Goma"
    assert arrival.origin.text == "Kigali"


def test_a_reference_of_its_own_is_kept():
    text = "[Toledo] is 70 km south of [Madrid] and [Ghent] 50 km west of [Brussels]."
    claims = [c for c in read(text) if c.kind == "position"]
    assert [(c.origin.text, c.destination.text) for c in claims][-1] == ("Brussels", "Ghent")


def test_via_and_several_origins():
    claim = only("The train runs from [Turin] to [Trieste] via [Verona].", "leg")
    assert [m.text for m in claim.via] == ["Verona"]


def test_a_stop_at_the_border_with_its_reason():
    text = "The train goes to [Omsk] after a long halt at the frontier to swap its bogies for the wider track."
    assert "swap its bogies" in only(text, "stop").reason
    assert only(text, "gauge").destination.text.endswith("frontier")


def test_both_units_are_one_claim_and_a_pair():
    claims = read("The farm lies 10 miles (16 km) south of [Elko].")
    pair = next(c for c in claims if c.kind == "unit_pair")
    assert len(claims) == 2
    assert (pair.value2, pair.unit2) == (16, "km")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "km",
        "31 February",
        "Call 555-0142-99 km.",
        "$5m",
        "from to from to",
        "0 km from [Oslo]",
        "12 km north of",
        "))))((((",
        "a a a a half half half of of an an",
        "10 km 10 km 10 km",
        "ten ten ten hundred hundred miles",
        "1/0 km from [Oslo]",
        "９９ km from [Oslo]",
        "-5 km from [Oslo]",
        "\ufeffIt is 5 km from [Oslo].",
        "²³ km ½ mile ¼ from [Oslo]",
        "5 km/5 mi/5 nmi/5 m from [Oslo]",
    ],
)
def test_bad_input_never_fails(text):
    for claim in read(text):
        assert claim.end > claim.start


def test_what_is_odd_is_said():
    assert "mixed separators" in only("It is 1,099,5 km from [Oslo] to [Bodo].", "distance").odd
    assert only("[Mars] is 140,000,000 miles from [Paris].", "position").odd


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "1,099,5 ",
        "from A to B to C ",
        "from [Oslo] to [Bergen] to [Bodo] ",
        "(",
        "5 km (",
        "12 km from [Oslo], ",
        "about about about ",
        "left [Oslo] on Monday and ",
        "half a ",
        "one hundred and ",
        "north-",
    ],
)
def test_time_is_linear_in_the_text(unit):
    def seconds(size):
        text = (unit * (size // len(unit) + 1))[:size].replace("[", "").replace("]", "")
        places = [
            Toponym(start=m.start(), end=m.end(), text=m[0])
            for m in re.finditer("Oslo|Bergen|Bodo", text)
        ]
        document = Document(text=text)
        best = float("inf")
        for _ in range(2):
            started = time.process_time()
            GrammarReader().read(document, places, ())
            best = min(best, time.process_time() - started)
        return best

    small, large = seconds(20_000), seconds(80_000)
    assert large < 8 * small + 0.1
