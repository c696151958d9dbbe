"""The listed names that are most like one that nothing lists."""

from collections.abc import Iterable
from typing import Any, Final

from geotrack.text.names import normalize

#: names less like than this (0 to 100) are no help, and so many are told
_LEAST: Final = 70.0
_TOLD: Final = 3


def suggestions(gazetteer: Any, name: str, *, limit: int = _TOLD) -> tuple[str, ...]:
    """Return the own names of listed places that are most like a name, the likest first.

    Of names alike, that of the better known place comes first. Empty when none is alike, or when the
    gazetteer cannot list its names. Looks through all names (some tenths of a second).

    Examples
    --------
    >>> from geotrack.places import BundledGazetteer
    >>> suggestions(BundledGazetteer(), "Roterdam")[0]
    'Rotterdam'
    """
    names: Iterable[str] = getattr(gazetteer, "own_names", lambda: ())()
    listed = list(dict.fromkeys(names))
    if not listed:
        return ()
    from rapidfuzz import fuzz, process

    wanted = normalize(name[:80])
    found = process.extract(
        wanted, [normalize(n) for n in listed], scorer=fuzz.ratio, score_cutoff=_LEAST, limit=limit
    )
    return tuple(listed[at] for _, _, at in sorted(found, key=lambda row: (-row[1], row[2])))


def with_suggestions(gazetteer: Any, name: str, message: str) -> str:
    """Return a message about an unknown name with the nearest listed names, if there are any."""
    near = suggestions(gazetteer, name)
    return f"{message}; the nearest names are {', '.join(near)}" if near else message
