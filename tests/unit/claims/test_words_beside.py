"""Patterns of days and years are looked for around the words that they hold: what is found is the same."""

import pytest

from geotrack.claims.grammar.toldtallies import _beside
from geotrack.languages.en import span_words

TEXTS = (
    "They were back after seventy-seven days, ten-day pass in hand, on the 38 days that the permit gave.",
    "days " * 30 + "six days" + " and nights" * 20,
    "It was the first ship to call there in more than forty-six years. " * 8,
    "Its hundredth birthday fell two years later; " + "a long aside, " * 20 + "88 years before, nobody came.",
    "A month, a day. No years.",
    "",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        (span_words.BETWEEN, span_words.UNIT),
        (span_words.YEARS_APART, span_words.OF_YEARS),
    ],
    ids=["days", "years"],
)
def test_what_stands_beside_a_word_is_what_stands_anywhere(text, pattern, word):
    wanted = [m.span() for m in pattern.finditer(text)]
    assert [m.span() for m in _beside(pattern, word, text)] == wanted
