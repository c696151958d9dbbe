"""What a place is said to lie in right behind its name."""

import pytest

from geotrack.claims.reader.grammarreader import GrammarReader
from geotrack.model import Document, Toponym


def read(text, *names):
    toponyms = tuple(
        Toponym(start=text.index(n), end=text.index(n) + len(n), text=n) for n in names
    )
    return [
        (c.destination.text, c.origin.text)
        for c in GrammarReader().read(Document(text=text), toponyms, ())
        if c.pattern == "lies-behind"
    ]


TAIL = " Thalheim lies 40 km north of Dorfen. Dorfen is 12 km south of Bruck."


@pytest.mark.parametrize(
    "text",
    [
        "Cross the water to Olmbach, in Riva, for the view.",
        "The line at Olmbach, in the south-west corner of Riva, never closed.",
        "They slept in Olmbach, a market town in the north of Riva, and went on.",
        "They slept in Olmbach (the old capital of Riva) and went on.",
    ],
)
def test_what_holds_a_place_stands_behind_it(text):
    assert read(text + TAIL, "Olmbach", "Riva", "Thalheim", "Dorfen", "Bruck") == [
        ("Olmbach", "Riva")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They slept in Olmbach, a town 30 km south of Riva, and went on.",
        "They slept in Olmbach, an hour's drive from Riva, and went on.",
        "They slept in Olmbach, the twin town of Riva, and went on.",
        "They slept in Olmbach, the birthplace of Riva, and went on.",
        "They slept in Olmbach, and in Riva, and went on.",
        "They slept in Olmbach, in Riva province, and went on.",
        "They slept in Olmbach, a town near Riva, and went on.",
    ],
)
def test_what_else_stands_behind_a_name_holds_nothing(text):
    assert read(text + TAIL, "Olmbach", "Riva", "Thalheim", "Dorfen", "Bruck") == []


def test_a_text_without_travel_is_not_asked():
    assert read("Cross the water to Olmbach, in Riva, for the view.", "Olmbach", "Riva") == []


def borders(text, *names):
    toponyms = tuple(
        Toponym(start=text.index(n), end=text.index(n) + len(n), text=n) for n in names
    )
    return [
        (c.origin.text, c.destination.text)
        for c in GrammarReader().read(Document(text=text), toponyms, ())
        if c.kind == "border" and None not in (c.origin, c.destination)
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("They waited at the border between Olmia and Riva and went to Thalheim.", True),
        ("They crossed the border from Olmia into Riva and went to Thalheim.", True),
        ("They went from Olmia into Riva and on to Thalheim.", False),
        ("They went to Thalheim; the sea border from Olmia into Riva is far.", False),
        ("They went to Thalheim at the border between Olmia, Riva and Bruck.", False),
    ],
)
def test_a_border_is_read_where_both_countries_are_told(text, read):
    found = borders(text, *sorted(("Olmia", "Riva", "Thalheim"), key=text.index))
    assert found == ([("Olmia", "Riva")] if read else [])
