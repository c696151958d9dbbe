"""Names without the word that says what they are: "Agulhas" for Cape Agulhas, "Ventoux" for Mont Ventoux.

Where no place bears the bare name, the usual words are tried before and after it; where one does, only
the halves of names in the curated tables are known, for nobody thinks of Norfolk Island unless a text
leads there.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from geotrack.earth.facts import data_file
from geotrack.languages.en import halves_of_names
from geotrack.languages.en.halves_of_names import LEADS, TAILS
from geotrack.text.names import normalize

#: shorter halves, and these, are names of much else
_SHORTEST: Final = 4
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
            while len(rest) > 1 and rest[0] in halves_of_names.FILLERS:
                rest = rest[1:]
            return _telling(rest)
    for tail in _TAIL_WORDS:
        if len(words) > len(tail) and words[-len(tail) :] == list(tail):
            return _telling(words[: -len(tail)])
    return None


def _telling(words: list[str]) -> str | None:
    half = " ".join(words)
    if len(half) < _SHORTEST or all(
        word in halves_of_names.NO_HALF or word in halves_of_names.FILLERS for word in words
    ):
        return None
    return half


def full_names(name: str) -> Iterator[str]:
    """Yield what a name that nothing bears may be the half of."""
    words = normalize(name).split()
    if (
        len(words) > 2
        or not halves_of_names.WHOLE.isdisjoint(words)
        or _telling(words) is None
        or half_of(name)
    ):
        return
    bare = name[4:] if name[:4].lower() == halves_of_names.THE else name
    for tail in halves_of_names.TRIED_TAILS:
        yield f"{bare} {tail}"
    for lead in halves_of_names.TRIED_LEADS:
        yield f"{lead} {bare}"


@lru_cache(maxsize=1)
def known_halves() -> Mapping[str, tuple[str, ...]]:
    """Return the full names of the curated tables by their halves."""
    found = {}
    for line in data_file(_FILE).read_text(encoding="utf-8").splitlines():
        half, *full = line.split("|")
        found[half] = tuple(full)
    return found


_LEAD_WORDS: Final = sorted(
    {tuple(normalize(x).split()) for x in LEADS}, key=lambda x: (-len(x), x)
)
_TAIL_WORDS: Final = sorted(
    {tuple(normalize(x).split()) for x in TAILS}, key=lambda x: (-len(x), x)
)
