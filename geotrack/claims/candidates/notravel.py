"""Figures that nobody travels, whatever stands around them."""

from typing import Final

from geotrack.claims.candidates.symbols import Script
from geotrack.languages.en import figure_cues
from geotrack.languages.en.word_classes import BE_FORMS

_REACH: Final = 8  #: words from "limit" to its figure: "the limit on this road is"
_MARKS: Final = frozenset(".;:")


def no_travel(script: Script, number: int) -> bool:
    """Whether a figure says how long an event is, or how fast one may go: "a two-day meeting", "a 50 km/h zone"."""
    quantity, lower = script.figures[number].quantity, script.text.lower
    behind = lower[quantity.stop : quantity.stop + 1]
    if quantity.attributive and not figure_cues.EVENTS.isdisjoint(behind):
        return True
    if quantity.dimension != "speed":
        return False
    if not figure_cues.LIMITS.isdisjoint(behind):
        return True
    first = script.first[script.figures[number].sentence]
    for at in range(quantity.start - 1, max(first, quantity.start - _REACH) - 1, -1):
        if lower[at] in _MARKS:
            return False
        if lower[at] in figure_cues.LIMITS:
            between = lower[at + 1 : quantity.start]
            return not BE_FORMS.isdisjoint(between) or between[:1] == figure_cues.OF_RUN
    return False
