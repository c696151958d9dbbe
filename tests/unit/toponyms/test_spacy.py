from dataclasses import dataclass

import pytest

from geotrack.config import Settings
from geotrack.errors import MissingExtraError
from geotrack.model import Document
from geotrack.toponyms.spacy import SpacyRecognizer

TEXT = "The Norwegian ferry left the Bergen's quay for Heathrow Airport. Ann stayed."


@dataclass
class Entity:
    start_char: int
    end_char: int
    label_: str


class Pipeline:
    def __init__(self, **names):
        self._names = names

    def __call__(self, text):
        self.ents = [
            Entity(text.index(name), text.index(name) + len(name), label)
            for name, label in self._names.items()
        ]
        return self


def found(index, **settings):
    names = {"Norwegian": "NORP", "the Bergen's": "GPE", "Heathrow Airport": "FAC", "Ann": "PERSON"}
    pipeline = Pipeline(**names)
    recognizer = SpacyRecognizer(settings=Settings(**settings), index=index, pipeline=pipeline)
    return [(t.text, t.kind) for t in recognizer.recognize(Document(text=TEXT))]


def test_places_come_without_article_and_possessive(index):
    assert found(index) == [("Bergen", "name")]


def test_options_add_adjectives_and_buildings(index):
    assert ("Norwegian", "adjective") in found(index, demonyms=True)
    assert ("Heathrow Airport", "name") in found(index, facilities=True)


def test_a_pipeline_that_is_not_installed_says_what_to_install(index):
    with pytest.raises(MissingExtraError, match="spacy"):
        SpacyRecognizer(settings=Settings(), index=index, pipeline="no_such_pipeline_xx")


def test_a_real_pipeline_made_here(index):
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Bergen"}])
    recognizer = SpacyRecognizer(settings=Settings(), index=index, pipeline=pipeline)
    toponyms = recognizer.recognize(Document(text="A ferry left Bergen."))
    assert [t.text for t in toponyms] == ["Bergen"]
