"""Which of a name's places are worth weighing: the best known ones, and those that the text leads to.

A name may be borne by a hundred villages. Besides the best known places of a name only those are
weighed that lie in a country, division or county which the text names, or near another of its places.
"""

from __future__ import annotations

from math import cos
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.geodesy import EARTH_RADIUS_KM
from geotrack.places.namesakes import GROUPS, LIMIT, NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from geotrack.places.namesakes import Namesakes

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]

__all__ = ["weighed"]

#: with more names than this, fewer of the best known places of each are weighed
CROWD: Final = 24
CROWD_PLACES: Final = 16
#: at most so many further places of a name
SUPPORTED: Final = 16
#: of a name's places so many, the best known, lead to namesakes of other names
_LEADING: Final = 3
#: a place is led to by another one within so many km, and strongly by a close one
_NEAR_KM: Final = 200.0
_CLOSE_KM: Final = 60.0
_NEAR, _CLOSE = (np.float32(cos(km / EARTH_RADIUS_KM)) for km in (_NEAR_KM, _CLOSE_KM))
_DIVISIONS: Final = tuple(GROUPS.index(name) for name in ("country", "admin1", "admin2"))
_COUNTRY, _ADMIN1, _ADMIN2 = _DIVISIONS
#: groups whose places are small enough to lead to what is near them
_SMALL: Final = [name not in ("country", "admin1", "area") for name in GROUPS]


def weighed(namesakes: Sequence[Namesakes]) -> list[Namesakes]:
    """Return the places of each name that are to be weighed, in the same order; some may have none."""
    room = CROWD_PLACES if len(namesakes) > CROWD else LIMIT
    firsts = [min(found.known, room) for found in namesakes]
    pairs = list(zip(namesakes, firsts, strict=True))
    if all(len(found.places) == first for found, first in pairs):
        return list(namesakes)
    lead = _Lead(pairs)
    return [
        found
        if len(found.places) == first
        else found.take(np.union1d(np.arange(first), lead.to(n, first)))
        for n, (found, first) in enumerate(pairs)
    ]


def _numbers(numbers: Iterable[int]) -> Integers:
    """Return the numbers of countries or divisions, each once, nowhere left out."""
    found: Integers = np.array(sorted({int(n) for n in numbers} - {NOWHERE}), dtype=np.int64)
    return found


class _Lead:
    """What the best known places of all names of a text lead to."""

    def __init__(self, pairs: Sequence[tuple[Namesakes, int]]) -> None:
        self._namesakes = [found for found, _ in pairs]
        first = [(n, row) for n, (_, k) in enumerate(pairs) for row in range(min(k, _LEADING))]
        divisions = [
            (found, row)
            for found, known in pairs
            for row in np.flatnonzero(np.isin(found.group[:known], _DIVISIONS))
        ]
        self._lands = _numbers(
            found.country[row] for found, row in divisions if found.group[row] == _COUNTRY
        )
        # a name's best known place leads to its division, too
        self._states = _numbers(
            [
                *(found.admin1[row] for found, row in divisions if found.group[row] == _ADMIN1),
                *(found.admin1[0] for found, known in pairs if known),
            ]
        )
        self._counties = _numbers(
            found.admin2[row] for found, row in divisions if found.group[row] == _ADMIN2
        )
        small = [(n, row) for n, row in first if _SMALL[pairs[n][0].group[row]]]
        self._of = np.array([n for n, _ in small], dtype=np.int64)
        self._xyz: Floats = np.array(
            [self._namesakes[n].xyz[row] for n, row in small], dtype=np.float32
        ).reshape(-1, 3)

    def to(self, n: int, first: int) -> Integers:
        """Return the rows of name `n` from `first` on that the text leads to, at most `SUPPORTED`."""
        found = self._namesakes[n]
        support = (
            3 * np.isin(found.admin2[first:], self._counties)
            + 2 * np.isin(found.admin1[first:], self._states)
            + np.isin(found.country[first:], self._lands)
        )
        others = self._xyz[self._of != n]
        if len(others):
            closest = (found.xyz[first:] @ others.T).max(axis=1)
            support = support + (closest > _NEAR) + (closest > _CLOSE)
        order = np.argsort(-support, kind="stable")[:SUPPORTED]
        rows: Integers = first + np.sort(order[support[order] > 0])
        return rows
