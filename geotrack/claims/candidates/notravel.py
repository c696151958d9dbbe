"""Figures that nobody travels, whatever stands around them."""

from typing import Final

from geotrack.claims.candidates.symbols import Script
from geotrack.languages.en import figure_cues
from geotrack.languages.en.word_classes import BE_FORMS

_REACH: Final = 8  #: words from "limit" to its figure: "the limit on this road is"
_CLIMB: Final = 3  #: … and from "climbs" to its height
_HEIGHTS: Final = frozenset(("m", "ft"))
_MARKS: Final = frozenset(".;:")


def no_travel(script: Script, number: int) -> bool:
    """Whether a figure says how long an event is, how high, or how fast one may go.

    "A two-day meeting", "the path climbs 400 m", "a 50 km/h zone".
    """
    quantity, lower = script.figures[number].quantity, script.text.lower
    behind = lower[quantity.stop : quantity.stop + 1]
    if quantity.attributive and not figure_cues.EVENTS.isdisjoint(behind):
        return True
    first = script.first[script.figures[number].sentence]
    if quantity.unit in _HEIGHTS:
        before = lower[max(first, quantity.start - _CLIMB) : quantity.start]
        return figure_cues.AWAY.isdisjoint(behind) and not figure_cues.CLIMBING.isdisjoint(before)
    if quantity.dimension != "speed":
        return False
    if not figure_cues.LIMITS.isdisjoint(behind):
        return True
    for at in range(quantity.start - 1, max(first, quantity.start - _REACH) - 1, -1):
        if lower[at] in _MARKS:
            return False
        if lower[at] in figure_cues.LIMITS:
            between = lower[at + 1 : quantity.start]
            return not BE_FORMS.isdisjoint(between) or between[:1] == figure_cues.OF_RUN
    return False
