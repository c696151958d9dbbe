"""By which words a text tells a straight line rather than a way: "as the crow flies", "in a straight line".

Whoever reads, judges or labels asks here; a new saying is one more word of these lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["STRAIGHT", "straight_way", "tells_straight", "without_straight"]

_BIRDS: Final = r"(?:(?:crow|bird|raven|rook|gull|seagull|eagle|falcon|hawk|duck|pigeon|swallow|stork|albatross)s?|goose|geese)"
#: "as the gull flies", "as a crow would fly", "as crow flies"
_FLIGHT: Final = rf"as (?:(?:the|a|an|any) {_BIRDS} (?:(?:would|might|could) )?(?:fly|flies|flew|goes|go|would)|{_BIRDS} (?:flies|fly))"
_LINE: Final = r"straight(?:\s*-\s*|\s+)line"
#: with "the" it is a railway or a bus
_DIRECT: Final = r"(?:in|on|by) a direct line"
#: what tells a straight line, over words in any case; between hyphens may be spaces, as tokens have them
STRAIGHT: Final = (
    rf"(?:\b{_FLIGHT}\b|\b{_DIRECT}\b|\b{_LINE}\b|\bstraight course\b"
    r"|\bgreat(?:\s*-\s*|\s+)circle\b|\bGC\b|\bcrow(?:\s*-\s*|\s+)fly\b|\bbeeline\b|\bline of sight\b|\bpoint to point\b"
    r"|\balong the globe\b|\bas they lie\b|\bline\b[^.;]{0,50}\bon (?:a|the|any) map\b)"
)
_TOLD: Final = re.compile(rf"(?<!not )(?<!no ){STRAIGHT}", re.IGNORECASE)
#: the same where it says how one goes, by words
_HOW: Final = re.compile(rf"(?:{_FLIGHT}|{_DIRECT}|(?:in|on|by) (?:a |the )?{_LINE})(?= |$)")
_LONGEST: Final = 6
_SAYINGS: Final = re.compile(rf"\b(?:{_FLIGHT}|{_DIRECT}|{_LINE})\b", re.IGNORECASE)


def tells_straight(text: str) -> bool:
    """Whether words tell a straight line.

    Examples
    --------
    >>> tells_straight("40 km as a gull would fly"), tells_straight("the gulls fly 40 km")
    (True, False)
    """
    return _TOLD.search(text) is not None


def straight_way(words: Sequence[str], at: int) -> int:
    """Return how many words from `at` on, in lower case, say that one goes straight; 0: none do.

    Examples
    --------
    >>> straight_way("40 km as the raven goes".split(), 2)
    4
    """
    if words[at] not in ("as", "in", "on", "by"):
        return 0
    found = _HOW.match(" ".join(words[at : at + _LONGEST]))
    return found[0].count(" ") + 1 if found else 0


def without_straight(text: str) -> str:
    """Return a text without the sayings whose words else tell a mode: no rail line, no flight.

    Examples
    --------
    >>> without_straight("100 km in a straight line, by car")
    '100 km in a , by car'
    """
    return _SAYINGS.sub("", text)
