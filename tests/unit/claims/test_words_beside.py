"""Patterns are looked for around the words that they hold: what is found is the same."""

import pytest

from geotrack.claims.grammar import toldshores, toldtallies
from geotrack.languages.en import name_cues, shore_words, span_words, tally_words
from geotrack.text.heldwords import holds, matches_around
from geotrack.toponyms import definitions

TEXTS = (
    "They were back after seventy-seven days, ten-day pass in hand, on the 38 days that the permit gave.",
    "days " * 30 + "six days" + " and nights" * 20,
    "It was the first ship to call there in more than forty-six years. " * 8,
    "Its hundredth birthday fell two years later; " + "a long aside, " * 20 + "88 years before, nobody came.",
    "A month, a day. No years.",
    "The way is parted into six stages; in two days stages follow, over half a dozen well-worn DAY-STAGES. In 3 instalments.",
    "They climbed for an hour to the Brenner, crossed the old Furka Pass and went over the Gotthard.",
    "In der Straße, İzmir: over the Simplon in six ſtages after ten daYs, the fırst in nine years.",
    "Au is a village in the hills.\nBach (the lower one) was once a small town of weavers. \n Cella, a hill: Dorf is a hamlet near Ems.",
    "",
)  # fmt: skip
HELD = {
    "stages": (tally_words.STAGES, tally_words.IN_STAGES, toldtallies._STAGES),
    "absence": (tally_words.ABSENCE, tally_words.IN_ABSENCE, toldtallies._YEARS),
    "days": (span_words.BETWEEN, span_words.IN_BETWEEN, toldtallies._DAYS),
    "years": (span_words.YEARS_APART, span_words.IN_YEARS, toldtallies._YEARS),
    "passes": (shore_words.OVER_PASS, shore_words.IN_OVER_PASS, toldshores._OVER),
}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("held", HELD)
def test_what_stands_around_a_word_is_what_stands_anywhere(text, held):
    pattern, words, reach = HELD[held]
    wanted = [m.span() for m in pattern.finditer(text)]
    behind = reach if held == "passes" else toldtallies._BEHIND
    assert [m.span() for m in matches_around(pattern, text, words, reach, behind)] == wanted
    assert holds(text, words) or not wanted


@pytest.mark.parametrize("held", HELD)
def test_some_text_holds_what_is_looked_for(held):
    assert any(HELD[held][0].search(text) for text in TEXTS)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_definitions_begin_where_a_sentence_or_line_does(text):
    wanted = [m.span() for m in name_cues.DEFINED.finditer(text)]
    assert [m.span() for m in definitions._matches(text)] == wanted


def test_a_text_that_folds_to_another_length_is_looked_through_whole():
    assert not holds("Strasse", ("north",))
    assert holds("Straße", ("north",))
