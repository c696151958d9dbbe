"""Names of a text too long to be held at once."""

import pytest

from geotrack import Document, Pipeline, Settings
from geotrack.toponyms import reading, tagger

NEWS = (
    "The council of Lyon met on Monday to hear Mr. Dover, who was born in Dijon.",
    "Prices at Leeds rose by 4 per cent; the Omaha World was not amused.",
    "They rode from Lima to Cusco and on to Puno, Peru.",
)


def test_names_read_in_parts_are_those_of_the_whole(monkeypatch):
    pipeline = Pipeline(Settings())
    document = Document(text="\n\n".join(NEWS[k % 3] for k in range(300)))
    whole = pipeline.toponyms(document)
    monkeypatch.setattr(tagger, "_AT_ONCE", 10_000)
    monkeypatch.setattr(tagger, "_PART", 3_000)
    monkeypatch.setattr(tagger, "_AGAIN", 500)
    assert len(whole) > 600
    found = pipeline.toponyms(document)
    assert [(t.start, t.end, t.text) for t in found] == [(t.start, t.end, t.text) for t in whole]
    assert all(document.text[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize(("more", "parts"), [(0, False), (1, True)])
def test_up_to_which_length_names_are_read_at_once(monkeypatch, more, parts):
    monkeypatch.setattr(tagger, "_AT_ONCE", 30)
    asked = []
    monkeypatch.setattr(tagger.Tagger, "_in_parts", lambda *_: asked.append(1) or ())
    Pipeline(Settings()).toponyms(Document(text="x" * (30 + more)))
    assert bool(asked) is parts


@pytest.mark.parametrize(("words", "kept"), [(40_000, True), (40_001, False)])
def test_how_many_words_a_worker_remembers(words, kept):
    vocabulary = reading.Vocabulary()
    vocabulary.rows_of([f"w{k}" for k in range(words - 1)])  # and no word, which all begin with
    assert len(vocabulary) == words
    vocabulary.make_room()
    assert (len(vocabulary) == words) is kept


def test_what_is_forgotten_is_read_again(monkeypatch):
    pipeline = Pipeline(Settings())
    document = Document(text=NEWS[2])
    found = pipeline.toponyms(document)
    monkeypatch.setattr(reading, "_CAPACITY", 5)
    pipeline.toponyms(Document(text=NEWS[0]))
    assert pipeline.toponyms(document) == found
