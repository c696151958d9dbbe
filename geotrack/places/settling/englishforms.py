"""English forms of names that only other languages' lists have: "Cologne", "Kyiv" and their like."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from geotrack.model import Place

    Floats = npt.NDArray[np.float32]

_TOWNS: Final = frozenset({"city", "capital", "suburb"})
_DIVISIONS: Final = frozenset({"admin1", "admin2"})
#: inhabitants of a town of which one thinks before what else has its name
LARGE_TOWN: Final = 100_000
#: another name than its own counts as its own where the place has so many times the inhabitants of all
#: that own it, is so large, and is so much like its own name: an English form
_DWARFS: Final = 5.0
#: the same for a name of which it is the first or last part ("Hull", "Halle")
_PART_DWARFS: Final = 3.0
_LARGE_CITY: Final = 200_000
#: a city that owns the name and has so many inhabitants is no lesser one: Cancún is not Changchun
_GREAT: Final = 500_000
#: how strange another spelling is at most where nothing known owns it ("Tashkurgan")
_SPELLED: Final = 1.0
#: inhabitants that do where no town that owns the name has any that are known
_SMALL_TOWN: Final = 2_000
#: where the list has towns under the names of one language, and English texts those of another
_TWO_NAMES: Final = frozenset({"IE"})
_ALIKE: Final = 0.8
#: a name less like its own than this is a strange one, where a large town owns it ("Kita" for Quito)
_UNLIKE: Final = 0.6
_STRANGE: Final = 2.0


def own_english_forms(key: str, places: Sequence[Place], primary: Floats, alien: Floats) -> None:
    """Count a name as its own for a great city that dwarfs all that own it: "Cologne" is Köln.

    And as a strange one for a city whose own name is another, where a large town owns it; and
    for a division where anything owns it ("Middlesex" for Greater London). `key` is
    the normalized name; `primary` and `alien` say of each place how far the name is its own, and how
    strange it is, and are changed.
    """
    if (primary == 1.0).any():
        for row, place in enumerate(places):
            if place.kind in _DIVISIONS and primary[row] == 0.0:
                own = normalize(place.name)
                if key not in own and SequenceMatcher(None, own, key).ratio() < _UNLIKE:
                    alien[row] = _STRANGE
    settled = [row for row, place in enumerate(places) if place.kind in _TOWNS]
    if not settled:
        return
    owned = max((places[row].population for row in settled if primary[row] == 1.0), default=0)
    # "Mexico" is the country, however large its city
    lands = any(place.kind == "country" and primary[row] == 1.0 for row, place in enumerate(places))
    for row in settled:
        if primary[row] == 1.0:
            continue
        people = places[row].population
        if people <= (_LARGE_CITY if owned else _SMALL_TOWN):
            continue
        own = normalize(places[row].name)
        alike = SequenceMatcher(None, own, key).ratio()
        if owned == 0:
            # none that owns it has people that anybody counted: "Tashkurgan", "Mullingar"
            if places[row].country in _TWO_NAMES:
                primary[row], alien[row] = 1.0, 0.0
            elif alike >= _UNLIKE and alien[row] > _SPELLED:
                alien[row] = _SPELLED
            continue
        part = not lands and _part_of(key, own)
        dwarfs = people > (_PART_DWARFS if part else _DWARFS) * owned and owned < _GREAT
        if dwarfs and (part or alike >= _ALIKE):
            primary[row], alien[row] = 1.0, 0.0
        elif alike < _UNLIKE and not part and owned >= LARGE_TOWN:
            alien[row] += _STRANGE


def _part_of(key: str, own: str) -> bool:
    """Whether a name is the other one's first or last word or words: "Hull" of "Kingston upon Hull"."""
    return own.startswith(f"{key} ") or own.endswith(f" {key}")
