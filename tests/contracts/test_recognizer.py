"""What every recognizer promises."""

import importlib.util
from pathlib import Path

import pytest

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.protocols import Recognizer
from geotrack.toponyms.given import GivenRecognizer
from geotrack.toponyms.spacy import SpacyRecognizer
from geotrack.toponyms.tagger import Tagger

_FILE = Path(__file__).parents[1] / "unit" / "toponyms" / "small_index.py"
_SPEC = importlib.util.spec_from_file_location("small_index_for_contract", _FILE)
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)


class NothingFound:
    ents = ()


MAKERS = {
    "tagger": Tagger,
    "given": GivenRecognizer,
    "spacy": lambda **options: SpacyRecognizer(**options, pipeline=lambda _: NothingFound()),
}

TEXTS = {
    "empty": "",
    "blank": " \n\t\n ",
    "plain": "The Russian train left Paris, Texas, for Oslo. It reached Springfield, Mo., at 8.45 p.m.",
    "other script": "平壤开往海参崴的列车已经出发" * 50,
    "cyrillic": "Поезд вышел из Москвы в Париж.",
    "control characters": "Oslo\x00\x01\x07 and\x1b[31m Paris\ufeff \u202eBerlin\u2066.",
    "surrogate": "Oslo \ud800 Paris",
    "emoji": "🚂 Oslo → Paris 🚂🇳🇴",
    "long name": "A" * 100_000,
    "long hyphenated name": "Al-" * 30_000,
    "capitals": "PARIS TEXAS OSLO " * 3_000,
    "dotted": "U.S." * 20_000,
    "connectors": "Paris of the and de " * 3_000,
    "sql and patterns": "Robert'); DROP TABLE places;-- (.*)+$ [Oslo] \\d{99}",
    "apostrophes": "O'Hare's N'Djamena's Côte d'Ivoire’s " * 500,
}


@pytest.fixture(scope="module")
def index():
    return _MODULE.SmallIndex()


@pytest.mark.parametrize("maker", MAKERS)
def test_meets_the_protocol(maker, index):
    recognizer = MAKERS[maker](settings=Settings(), index=index)
    assert isinstance(recognizer, Recognizer)
    assert recognizer.name == maker


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("maker", MAKERS)
def test_toponyms_are_ordered_and_quote_the_text(maker, text, index):
    everything = Settings(demonyms=True, facilities=True)
    recognizer = MAKERS[maker](settings=everything, index=index)
    document = Document(text=TEXTS[text])
    toponyms = recognizer.recognize(document)
    reached = 0
    assert list(toponyms) == sorted(toponyms, key=lambda t: (t.start, t.end))
    for toponym in toponyms:
        if toponym.kind == "description":
            continue
        assert reached <= toponym.start < toponym.end <= len(document.text)
        assert toponym.text == document.text[toponym.start : toponym.end]
        assert toponym.text == toponym.text.strip()
        assert 0 <= toponym.confidence <= 1
        reached = toponym.end
    assert recognizer.recognize(document) == toponyms
