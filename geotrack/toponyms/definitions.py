"""Names that a sentence defines as places: "[Oberhinterdorf] is a hamlet in Styria"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.model import Toponym

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CONFIDENCE", "defined"]

#: a sentence of this form is about a place in all but about one case in twenty
CONFIDENCE: Final = 0.95

_WORD: Final = r"[^\W\d_a-z][\w’'-]{1,30}"
_DEFINED: Final = re.compile(
    r"(?:^|(?<=[.!?:]\s)|(?<=\n))"
    rf"(?P<name>{_WORD}(?:[ -](?:[a-z]{{1,3}}[ -])?{_WORD}){{0,3}})"
    r"(?:\s*\([^()\n]{0,160}\))?,?\s+(?:is|was)\s+(?:an?|the|one\s+of\s+the)\s+"
    r"(?:[\w’'-]{1,30},?\s+){0,6}?"
    r"(?:village|hamlet|town|township|city|suburb|settlement|municipality|commune|parish|locality|"
    r"borough|farmstead|barangay|selo|townland|neighbou?rhood|quarter)\b"
    r"(?=[,.]|\s+(?:and|in|of|on|near|located|situated|lying|within|at|about|some|under|where|by|"
    r"along|between|belonging|standing|\d))"
)
_NO_NAMES: Final = frozenset(
    "he she it this that there here they we you i one his her its their our my what which who today "
    "now then once another each every all both such yesterday home nowhere somewhere".split()
)


def defined(text: str) -> Iterator[Toponym]:
    """Yield the names that sentences define as settlements, in order.

    Examples
    --------
    >>> [
    ...     t.text
    ...     for t in defined(
    ...         "Unterau (Lower Au) is a small village in the hills. He is a town clerk."
    ...     )
    ... ]
    ['Unterau']
    """
    for match in _DEFINED.finditer(text):
        name = match["name"]
        first = name.split()[0]
        if first.casefold() in _NO_NAMES or name.startswith("The "):
            continue
        start, end = match.span("name")
        yield Toponym(start=start, end=end, text=name, confidence=CONFIDENCE)
