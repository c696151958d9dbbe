"""A model that answers from a list, and documents of our own that it is asked about."""

import json
import re
from dataclasses import dataclass, field

import pytest

from geotrack.claims.llm import LanguageModelReader
from geotrack.claims.llm.cache import Cache
from geotrack.claims.llm.exchange import Answer, ExchangeError
from geotrack.config import ModelAccess, Settings
from geotrack.model import Document, Toponym
from geotrack.times import RuleTagger

FERRY = (
    "The Sabina left Bari on Friday evening with 112 passengers. Forty miles out she lost an engine and "
    "was towed back at 8 knots. On Saturday at noon she set out again for Durrës, 220 km (137 miles) away."
)


def figure(quote, kind, value, unit, **more):
    row = {
        "quote": quote, "context": None, "kind": kind, "value": value, "value_max": None, "unit": unit,
        "from": None, "to": None, "via": [], "mode": None, "direction": None, "traveller": None,
        "status": "done", "part": None,
    }  # fmt: skip
    return row | {key.rstrip("_"): told for key, told in more.items()}


def timed(quote, kind, **more):
    row = {
        "quote": quote, "context": None, "kind": kind, "from": None, "to": None, "mode": None,
        "traveller": None, "status": "done",
    }  # fmt: skip
    return row | {key.rstrip("_"): told for key, told in more.items()}


def leg(quote, **more):
    row = {
        "quote": quote, "from": None, "to": None, "via": [], "mode": None, "traveller": None,
        "status": "done",
    }  # fmt: skip
    return row | {key.rstrip("_"): told for key, told in more.items()}


def said(figures=(), times=(), legs=()):
    return json.dumps({"figures": list(figures), "times": list(times), "legs": list(legs)})


@dataclass
class Canned:
    """Answers in turn; an exception in the list is raised."""

    answers: list
    label: str = "model.example"
    asked: list = field(default_factory=list)

    def ask(self, messages, *, schema, until):
        self.asked.append([dict(message) for message in messages])
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, ExchangeError):
            raise answer
        return Answer(text=answer, tokens_in=900, tokens_out=100)


class Bundled:
    """A bundled reader that finds nothing and counts how often it was asked."""

    name = "bundled"

    def __init__(self, claims=()):
        self.claims, self.asked = tuple(claims), 0

    def read(self, document, toponyms, times):
        self.asked += 1
        return self.claims


@pytest.fixture
def document():
    return Document(text=FERRY, title="Ferry loses half a day", published="2024-05-14")


def found_in(document):
    toponyms = tuple(
        Toponym(start=m.start(), end=m.end(), text=m[0])
        for m in re.finditer("Bari|Durrës|Graz|Linz|Lyon", document.text)
    )
    return toponyms, RuleTagger(Settings()).tag(document)


@pytest.fixture
def ask(tmp_path):
    """Return reader, exchange and a function that reads a document with these answers."""

    def made(*answers, fallback=None, **access):
        exchange = Canned(list(answers))
        reader = LanguageModelReader(
            Settings(model=ModelAccess(command="x", announce=False, **access)),
            exchange=exchange,
            cache=Cache(tmp_path / "cache"),
            fallback=fallback or Bundled(),
        )

        def read(document):
            return reader.read(document, *found_in(document))

        return reader, exchange, read

    return made
