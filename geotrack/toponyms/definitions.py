"""Names that a sentence defines as places: "[Oberhinterdorf] is a hamlet in Styria"."""

import re
from collections.abc import Iterator
from typing import Final

from geotrack.languages.en import name_cues
from geotrack.model import Toponym

#: a sentence of this form is about a place in all but about one case in twenty
CONFIDENCE: Final = 0.95


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
    for match in _matches(text):
        name = match["name"]
        first = name.split()[0]
        if first.casefold() in name_cues.NO_NAMES or name.startswith(name_cues.THE):
            continue
        start, end = match.span("name")
        yield Toponym(start=start, end=end, text=name, confidence=CONFIDENCE)


_MARK: Final = re.compile(r"[.!?:\n]")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the definitions in order, looking where a sentence or line begins alone."""
    end = 0
    marks = (m.start() for m in _MARK.finditer(text))
    begins = (
        at + 1 if text[at] == "\n" else at + 2
        for at in marks
        if text[at + 1 : at + 2].isspace() or text[at] == "\n"
    )
    for begin in (0, *begins):
        if begin >= end and (match := name_cues.DEFINED.match(text, begin)):
            end = match.end()
            yield match
