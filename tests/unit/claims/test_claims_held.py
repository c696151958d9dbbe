"""Rules of reading that a fault put into them by hand did not disturb, until these tests were written."""

import pytest

from geotrack.claims.phrases.quantities import read_quantity
from geotrack.claims.reader.grammarreader import GrammarReader
from geotrack.model import Document, Toponym


@pytest.mark.parametrize(("text", "approx"), [("about the 90 km", True), ("for the 90 km", False)])
def test_a_hedge_before_the_article_is_that_of_the_figure(text, approx):
    words = text.split()
    found = read_quantity(words, 2, [False] * len(words))
    assert found.approx is approx
    assert found.start == (0 if approx else 2)


@pytest.mark.parametrize(
    ("words", "manner"),
    [("the", None), ("the remaining", "remaining"), ("a further", "remaining"), ("the non-stop", "non-stop")],
)  # fmt: skip
def test_what_stands_beside_a_figure_says_how_it_is_meant(words, manner):
    text = f"They drove {words} 350 km from Graz to Zagreb."
    names = [
        Toponym(start=text.index(name), end=text.index(name) + len(name), text=name)
        for name in ("Graz", "Zagreb")
    ]
    read = GrammarReader().read(Document(text=text), names, ())
    claim = next(claim for claim in read if claim.kind == "distance")
    assert (claim.value, claim.manner) == (350, manner)
