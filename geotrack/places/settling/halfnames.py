"""Names without the word that says what they are: "Agulhas" for Cape Agulhas, "Ventoux" for Mont Ventoux.

Where no place bears the bare name, the usual words are tried before and after it; where one does, only
the halves of names in the curated tables are known, for nobody thinks of Norfolk Island unless a text
leads there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geotrack.earth.facts import data_file
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["full_names", "half_of", "known_halves"]

#: words before a name that say what it is
LEADS: Final = (
    "Cape", "Mount", "Lake", "Fort", "Port", "Puerto", "Villa", "Caleta", "Mont", "Monte", "Isla", "Ilha", "Île",
    "Col de", "Col du", "Paso", "Passo", "Point", "Cabo", "Loch", "Gulf of", "Bay of", "Strait of", "Isle of",
    "Sea of", "Wadi", "Jebel", "Gunung", "Cerro", "Laguna", "Lago", "Lac", "Río", "Rio", "Ras",
)  # fmt: skip
#: words after it
TAILS: Final = (
    "Island", "Islands", "Pass", "Bay", "River", "Glacier", "Falls", "Peninsula", "Strait", "Sea", "Mountains",
    "Range", "National Park", "Station", "Airport", "Channel", "Canal", "Gorge", "Canyon", "Valley", "Harbour",
    "Desert", "Archipelago", "Point", "Tunnel", "Bridge", "Lake", "Sound", "Atoll", "Fjord", "Dam", "Inlet", "Base",
)  # fmt: skip
#: those that are tried where nothing bears the bare name: each costs a look-up
_TRIED_LEADS: Final = (
    "Cape", "Mount", "Lake", "Fort", "Port", "Puerto", "Villa", "Caleta", "Mont", "Isla", "Cerro", "Laguna",
)  # fmt: skip
_TRIED_TAILS: Final = (
    "Island", "Islands", "Pass", "Bay", "River", "Glacier", "Falls", "National Park", "Station", "Airport",
    "Harbour", "Point",
)  # fmt: skip
_FILLERS: Final = frozenset({"of", "de", "du", "da", "do", "del", "la", "le", "el", "the"})
#: shorter halves, and these, are names of much else
_SHORTEST: Final = 4
_NO_HALF: Final = frozenset(
    """north south east west northern southern eastern western new old great grand little big long black
    white red blue green upper lower inner outer middle central main royal saint st san santa first second
    third castle church king queen prince princess victoria high low half""".split()
)
#: words that say by themselves what a thing is, and it is none of these
_WHOLE: Final = frozenset(
    """road rd street st avenue ave drive lane boulevard blvd way court square place parkway highway route inn
    school college university church hospital club garden gardens mall store team league center centre""".split()
)
_FILE: Final = "gazetteer/halfnames.txt"


def half_of(name: str) -> str | None:
    """Return a name without the word that says what it is, normalized; None: nothing telling is left.

    Examples
    --------
    >>> half_of("Cape Agulhas"), half_of("Gulf of Aden"), half_of("North Island")
    ('agulhas', 'aden', None)
    """
    words = normalize(name).split()
    for lead in _LEAD_WORDS:
        if len(words) > len(lead) and words[: len(lead)] == list(lead):
            rest = words[len(lead) :]
            while len(rest) > 1 and rest[0] in _FILLERS:
                rest = rest[1:]
            return _telling(rest)
    for tail in _TAIL_WORDS:
        if len(words) > len(tail) and words[-len(tail) :] == list(tail):
            return _telling(words[: -len(tail)])
    return None


def _telling(words: list[str]) -> str | None:
    half = " ".join(words)
    if len(half) < _SHORTEST or all(word in _NO_HALF or word in _FILLERS for word in words):
        return None
    return half


def full_names(name: str) -> Iterator[str]:
    """Yield what a name that nothing bears may be the half of."""
    words = normalize(name).split()
    if len(words) > 2 or not _WHOLE.isdisjoint(words) or _telling(words) is None or half_of(name):
        return
    bare = name[4:] if name[:4].lower() == "the " else name
    for tail in _TRIED_TAILS:
        yield f"{bare} {tail}"
    for lead in _TRIED_LEADS:
        yield f"{lead} {bare}"


@lru_cache(maxsize=1)
def known_halves() -> Mapping[str, tuple[str, ...]]:
    """Return the full names of the curated tables by their halves."""
    found = {}
    for line in data_file(_FILE).read_text(encoding="utf-8").splitlines():
        half, *full = line.split("|")
        found[half] = tuple(full)
    return found


_LEAD_WORDS: Final = sorted({tuple(normalize(x).split()) for x in LEADS}, key=lambda x: -len(x))
_TAIL_WORDS: Final = sorted({tuple(normalize(x).split()) for x in TAILS}, key=lambda x: -len(x))
