"""Everything that is registered keeps the promises of its kind, and each promise can be broken."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle_km
from geotrack.errors import UnknownComponentError, UsageError
from geotrack.measures.interval import Interval
from geotrack.model import (
    Claim,
    Document,
    Finding,
    Journey,
    Leg,
    Mention,
    Place,
    Resolution,
    Route,
    Toponym,
)
from geotrack.places import BundledGazetteer
from geotrack.places.gazetteer.index import name_index
from geotrack.plugin_kit import KEPT, TEMPLATES, broken_promises, write_package
from geotrack.plugins import available, component
from geotrack.verdicts import CHECKS

GAZETTEER = BundledGazetteer()
#: how the pipeline makes a component of each kind
MADE = {
    "recognizers": lambda make: make(settings=Settings(), index=name_index(GAZETTEER)),
    "gazetteers": lambda make: make(),
    "taggers": lambda make: make(Settings()),
    "readers": lambda make: make(Settings()),
    "assemblers": lambda make: make(Settings()),
    "resolvers": lambda make: make(settings=Settings(), gazetteer=GAZETTEER, pins={}),
    "routers": lambda make: make(Settings()),
    "checks": lambda make: make(),
    "writers": lambda make: make,
}
#: these need what a user's machine may lack: spans of the caller, a language model, a server
#: (tests/unit/routes/test_servers.py and tests/unit/claims/llm ask these)
ELSEWHERE = {
    ("recognizers", "given"),
    ("recognizers", "spacy"),
    ("readers", "llm"),
    ("readers", "both"),
    *(("routers", name) for name in ("osrm", "valhalla", "graphhopper")),
}
REGISTERED = [(k, n) for k in KEPT for n in available(k) if (k, n) not in ELSEWHERE]


@pytest.mark.parametrize(("kind", "name"), REGISTERED, ids=str)
def test_what_is_registered_keeps_every_promise_of_its_kind(kind, name):
    assert broken_promises(kind, MADE[kind](component(kind, name))) == ()


def test_a_kind_without_contract_is_named():
    with pytest.raises(UnknownComponentError, match="there are recognizers, gazetteers"):
        broken_promises("oracles", None)


class Named:
    name = "named"


class Recognizing(Named):
    def recognize(self, document):
        if "Graz" not in document.text:
            return ()
        at = document.text.index("Graz")
        return (
            Toponym(start=at, end=at + 4, text="Linz"),
            Toponym(start=0, end=4, text=document.text[:4]),
        )


class Reading(Named):
    claim = Claim(kind="distance", start=0, end=3, text="The", pattern="")

    def read(self, document, toponyms, times):
        odd = replace(self.claim, origin=Mention(text="x", toponym=99), value=3.0)
        return (odd,) if document.text.startswith("The") else ()


class Assembling(Named):
    def assemble(self, document, claims, times, place_of, places):
        return (Journey(legs=(), background=True), Journey(legs=(Leg(origin=77, claims=(88,)),)))


class Resolving(Named):
    def resolve(self, document, toponyms, claims=()):
        return (Resolution(place=Place(name="Nowhere"), confidence=0.9),)


class Routing(Named):
    def route(self, origin, destination, mode, *, via=(), avoid=(), alternatives=4, geometry=True):
        if origin.settled and destination.settled:
            gc_km = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
        else:
            gc_km = 0.0
        return Route(mode="rail", length_km=Interval(2, 3), best_km=9, gc_km=gc_km, source="x")


class Checking:
    name, needs_ends, asked = "Curfew", "no", 0

    def examine(self, case):
        self.asked += 1
        yield Finding(check=self.name, rating="doubtful", reason=f"no sentence {self.asked}")


class Writing:
    written = 0

    def __call__(self, report):
        self.written += 1
        return str(self.written)


@pytest.mark.parametrize(
    ("kind", "broken", "promises"),
    [
        ("recognizers", Recognizing(), {"toponyms are slices of the text", "toponyms come in order of start and end", "names do not overlap"}),
        ("readers", Reading(), {"every claim says what read it (pattern)", "mentions, times and sentence refer to what there is", "a figure has its unit and its interval"}),
        ("assemblers", Assembling(), {"every journey has a leg", "legs end at places that there are", "legs name claims that there are", "background journeys come last"}),
        ("resolvers", Resolving(), {"one resolution per toponym", "a place that is chosen has coordinates"}),
        ("routers", Routing(), {"it returns a route of the mode", "the interval of the length holds the best figure", "an unsettled place is refused with ValueError"}),
        ("checks", Checking(), {"its name is in lower case", "a reason is a sentence", "what it says of itself is True or False", "the same case gives the same findings"}),
        ("writers", Writing(), {"it returns bytes", "the same report gives the same bytes"}),
        ("writers", None, {"it meets collections.abc.Callable"}),
        ("taggers", Named(), {"it meets geotrack.protocols.TimeTagger"}),
        ("gazetteers", Named(), {"it meets geotrack.protocols.Gazetteer"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_broken_promise_is_told(kind, broken, promises):
    assert set(broken_promises(kind, broken)) == promises


class Stuttering(Named):
    """Keeps every promise on geotrack's samples, and none on what it is made for."""

    def read(self, document, toponyms, times):
        at = document.text.find("leagues")
        if at < 0:
            return ()
        return (Claim(kind="distance", start=at, end=at + 7, text="miles", pattern="", value=3.0),)


def test_nonsense_on_a_text_of_its_own_is_found_there_only():
    text = "It is 300 leagues from Graz to Zagreb."
    assert broken_promises("readers", Stuttering()) == ()
    assert set(broken_promises("readers", Stuttering(), samples=[text])) == {
        "claims are slices of the text",
        "every claim says what read it (pattern)",
        "mentions, times and sentence refer to what there is",
        "a figure has its unit and its interval",
    }
    assert broken_promises("readers", Stuttering(), samples=[Document(text="Quiet.")]) == ()


class Grumbling(Named):
    def examine(self, case):
        if "Villach" in case.document.text:
            yield Finding(check="x", rating="doubtful", reason="no sentence")


class Mumbling(Named):
    def __call__(self, report):
        return "text" if "Villach" in report.document.text else b""


@pytest.mark.parametrize(
    ("kind", "broken", "promise"),
    [
        ("checks", Grumbling(), "a reason is a sentence"),
        ("writers", Mumbling(), "it returns bytes"),
    ],
)
def test_checks_and_writers_are_asked_about_texts_of_their_own(kind, broken, promise):
    assert broken_promises(kind, broken) == ()
    assert promise in broken_promises(kind, broken, samples=["They drove 40 km to Villach."])


def test_a_claim_outside_its_sentence_is_told():
    class Elsewhere(Named):
        def read(self, document, toponyms, times):
            return tuple(
                Claim(
                    kind="leg",
                    start=5,
                    end=9,
                    text=document.text[5:9],
                    pattern="x",
                    sentence=(0, 4),
                )
                for _ in document.text[9:10]
            )

    assert broken_promises("readers", Elsewhere()) == (
        "mentions, times and sentence refer to what there is",
    )


@pytest.mark.parametrize(
    ("kind", "name"),
    [r for r in REGISTERED if r[0] in ("readers", "assemblers", "resolvers")],
    ids=str,
)
def test_what_is_registered_keeps_them_on_a_text_that_it_reads(kind, name):
    text = (
        "The train left Linz for Graz on 3 May and took the 220 km in 3 hours. A stop of nine days followed at"
        " Villach.\n\nThe barge did 12 km/h from Passau to Vienna."
    )
    assert broken_promises(kind, MADE[kind](component(kind, name)), samples=[text]) == ()


@pytest.mark.parametrize("singular", TEMPLATES)
def test_a_generated_package_passes_its_own_tests(singular, tmp_path):
    files = write_package(singular, "my-first", tmp_path / "made")
    assert {path.name for path in files} >= {"pyproject.toml", "geotrack_my_first.py"}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=.", "tests"],
        cwd=tmp_path / "made",
        env={"PYTHONPATH": f".:{Path.cwd()}", "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_generated_package_overwrites_nothing(tmp_path):
    (tmp_path / "kept.txt").write_text("mine")
    with pytest.raises(UsageError, match="not an empty folder"):
        write_package("reader", "mine", tmp_path)
    with pytest.raises(UsageError, match="use a-z"):
        write_package("reader", "Mine!", tmp_path / "new")
    with pytest.raises(UsageError, match="there are recognizer, tagger"):
        write_package("oracle", "mine", tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_built_in_checks_keep_the_promises_of_theirs(check):
    assert broken_promises("checks", check) == ()
