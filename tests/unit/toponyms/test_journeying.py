"""How much a text tells of ways, and what the tagger makes of it."""

from __future__ import annotations

import numpy as np
import pytest

from geotrack.toponyms.journeying import journeying
from geotrack.toponyms.reading import Vocabulary, read


def level(text):
    vocabulary = Vocabulary()
    reading = read(text, vocabulary)
    found = journeying(vocabulary.flags[reading.rows])
    assert len(set(found.tolist())) <= 1
    return int(found[0]) if len(found) else 0


def test_documents_that_are_read_together_stay_apart():
    texts = [
        "We walked 12 km to the pass in four hours.",
        "The council met on 5",
        "days of talk followed.",
    ]
    vocabulary = Vocabulary()
    readings = [read(text, vocabulary) for text in texts]
    flags = [vocabulary.flags[reading.rows] for reading in readings]
    document = np.repeat(np.arange(len(texts)), [len(f) for f in flags])
    found = journeying(np.concatenate(flags), document)
    assert (
        [int(found[document == k][0]) for k in range(len(texts))]
        == [level(t) for t in texts]
        == [2, 0, 0]
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We walked 12 km to the pass in four hours.", 2),
        ("A twenty-mile march brought us to the ford.", 2),
        ("The council met on Friday and voted for the plan.", 0),
        ("Miles Carter spoke for an hour of days gone by.", 0),
        ("", 0),
    ],
)
def test_figures_of_length_and_time_tell(text, expected):
    assert level(text) == expected


def test_one_figure_in_many_words_tells_little():
    words = "The council met again and voted for the plan of the harbor board. " * 10
    assert level(f"{words} It took two hours.") == 1
    assert level(f"{words * 4} It took two hours.") == 0
