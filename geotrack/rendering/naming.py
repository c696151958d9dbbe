"""What places are called: as the article has it, with the gazetteer's name where that is another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.rendering.markup import plain
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from geotrack.model import Crossing
    from geotrack.report import Report

#: names in capitals up to so many letters are abbreviations, longer ones a dateline
_ABBREVIATION: Final = 4


def shown_name(report: Report, index: int, *, limit: int = 80) -> str:
    """Return what the article calls a place, in full; the gazetteer's name where no name in the text stands for it."""
    place = report.places[index]
    said: list[str] = []
    for toponym, at in zip(report.toponyms, report.toponym_places, strict=True):
        if at != index or toponym.kind != "name" or toponym.within_name or toponym.lookup:
            continue
        words = " ".join(toponym.text.split())
        words = words[4:] if words[:4].lower() == "the " else words
        if words[:1].isupper() and not (words.isupper() and len(words) > _ABBREVIATION):
            said.append(words)
    # the full form is told once and cut short afterwards; of equals the first
    return plain(max(said, key=len) if said else place.name, limit=limit)


def listed_name(report: Report, index: int, *, limit: int = 80) -> str:
    """Return the gazetteer's name of a place where it differs beyond accents from the shown one, else nothing."""
    name = plain(report.places[index].name, limit=limit)
    if not report.places[index].settled:
        return ""
    return "" if normalize(name) == normalize(shown_name(report, index, limit=limit)) else name


def crossing_name(crossing: Crossing) -> str:
    """Return a crossing's name with the gauges where they change; empty when there is neither."""
    name = plain(crossing.name, limit=60) if crossing.name else ""
    gauge = crossing.gauge_mm
    if not gauge or gauge[0] == gauge[1]:
        return name
    rails = f"{gauge[0]:,} / {gauge[1]:,} mm"
    return f"{name} ({rails})" if name else rails


def headline(report: Report) -> str:
    """Return what page and picture are called: the article's title, else its first line."""
    title = _unglued(report.document.title or _first_line(report.document.text), report)
    return plain(title, limit=300) or "Untitled article"


def _first_line(text: str) -> str:
    return text[:2000].strip().split("\n", 1)[0]


def _unglued(title: str, report: Report) -> str:
    """Return a headline without the section's name that a copy from the web stuck to its front.

    Such a copy repeats the headline on a line of its own.
    """
    for line in report.document.text[:2000].split("\n")[:6]:
        bare = line.strip()
        if len(bare) >= 20 and title.endswith(bare) and 0 < len(title) - len(bare) <= 24:
            return bare
    return title
