"""Coordinates that a text gives: "Ashgrove (29°18′S 149°49′E)" settles Ashgrove, map or no map."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import place_cues
from geotrack.model import Document, Place, Resolution, Toponym
from geotrack.text.tokens import tokenize

_DECIMALS: Final = re.compile(r"\.\d{3,8},")
#: nearer than this to the given point, the gazetteer's place is the one that is meant
_SAME_KM: Final = 30.0
#: what a pair of degrees and minutes leaves open
_RADIUS_KM: Final = 2.0


class Coordinates(NamedTuple):
    """A pair of coordinates in the text: its characters, and degrees (WGS 84)."""

    start: int
    end: int
    lat: float
    lon: float


def _angle(parts: Sequence[str | None]) -> float:
    degrees, minutes, spelled, seconds = parts
    return float(degrees or 0) + float(minutes or spelled or 0) / 60 + float(seconds or 0) / 3600


def coordinates(text: str) -> list[Coordinates]:
    """Return the coordinates in a text, in order; impossible ones are left out.

    Examples
    --------
    >>> [(round(c.lat, 2), round(c.lon, 2)) for c in coordinates("Ashgrove (29°18′S 149°49′E)")]
    [(-29.3, 149.82)]
    """
    return list(_coordinates(text))


@lru_cache(maxsize=4)
def _coordinates(text: str) -> tuple[Coordinates, ...]:
    """Return the coordinates in a text; a document asks twice."""
    found = []
    told = any(sign in text for sign in place_cues.DEGREE_SIGNS)
    for match in place_cues.PAIR.finditer(text) if told else ():
        parts = match.groups()
        lat, lon = _angle(parts[0:4]), _angle(parts[5:9])
        lat = -lat if parts[4][0] in place_cues.SOUTH else lat
        lon = -lon if parts[9][0] in place_cues.WEST else lon
        found.append(Coordinates(match.start(), match.end(), lat, lon))
    found.extend(
        Coordinates(match.start(1), match.end(), float(match[1]), float(match[2]))
        for match in (place_cues.DECIMAL.finditer(text) if _DECIMALS.search(text) else ())
    )
    return tuple(sorted(c for c in found if abs(c.lat) <= 90 and abs(c.lon) <= 180))


def located_names(document: Document, toponyms: Sequence[Toponym]) -> dict[str, Place]:
    """Return name → place for the names whose coordinates the text gives.

    Coordinates belong to the only name before them in their sentence, else to the head of the title;
    a name keeps the first coordinates it is given.
    """
    found = coordinates(document.text)
    if not found:
        return {}
    tokens = tokenize(document.text)
    named = sorted(
        (t for t in toponyms if t.kind == "name" and not t.in_title), key=lambda t: t.end
    )
    at, begun = 0, -1  # names and coordinates are walked once, however many a sentence has
    before: dict[str, None] = {}
    out: dict[str, Place] = {}
    for each in found:
        start, _ = tokens.sentences[tokens.sentence_at(each.start)]
        if start != begun:
            begun, before = start, {}
        while at < len(named) and named[at].end <= each.start:
            if named[at].start >= start:
                before[named[at].text] = None
            at += 1
        names = list(islice(before, 2))
        if not names and document.title:
            names = [document.title.split(",")[0].strip()]
        if len(names) == 1 and names[0] not in out:
            out[names[0]] = Place(
                name=names[0],
                lat=round(each.lat, 5),
                lon=round(each.lon, 5),
                radius_km=_RADIUS_KM,
                gazetteer="text",
            )
    return out


def located(given: Place, settled: Place | None) -> Resolution | None:
    """Return the resolution that given coordinates ask for; None: the settled place is there already."""
    assert given.lat is not None
    assert given.lon is not None
    if settled is not None and settled.lat is not None and settled.lon is not None:
        off_km = great_circle_km(given.lat, given.lon, settled.lat, settled.lon)
        if off_km <= _SAME_KM + settled.radius_km:
            return None
    return Resolution(place=given, confidence=0.95, evidence=("the text gives its coordinates",))
