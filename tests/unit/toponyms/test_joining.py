"""Several documents read as one give what each gives alone."""

from __future__ import annotations

import pytest

from geotrack import Document, Pipeline, Settings

TEXTS = (
    "",
    "Paris",
    "Mr. Smith left Boston.",
    "Chicago, and then Denver. Smith said that Denver, Colo., was cold; smith is a trade, too.",
    "Boston's mayor, Denver Smith, spoke in St. John's",
    ", and Lima",
    "no name in it",
    "THE GOVERNOR OF TEXAS\n\nAustin (Reuters) - The ferry from Dover to Calais sank off Cape Wrath.",
    "-",
    "Chicago",
)


@pytest.fixture(scope="module")
def recognizer():
    return Pipeline(Settings(demonyms=True)).recognizer


@pytest.mark.parametrize("order", [1, -1])
def test_documents_read_together_do_not_see_each_other(recognizer, order):
    documents = [Document(text=text) for text in TEXTS[::order]]
    together = recognizer.recognize_all(documents)
    assert together == [recognizer.recognize(document) for document in documents]
    assert any(together)


def test_more_documents_than_are_joined_at_once(recognizer):
    documents = [Document(text=text) for text in TEXTS * 8]
    alone = {text: recognizer.recognize(Document(text=text)) for text in TEXTS}
    assert recognizer.recognize_all(documents) == [alone[text] for text in TEXTS * 8]


def test_a_long_document_is_read_by_itself(recognizer):
    long = Document(text="He left Boston for Denver. " * 4_000)
    short = Document(text="The ferry from Dover to Calais.")
    first, second, third = recognizer.recognize_all([short, long, short])
    assert first == third == recognizer.recognize(short)
    assert second == recognizer.recognize(long)
    assert recognizer.recognize_all([]) == []
