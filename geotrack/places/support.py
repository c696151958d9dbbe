"""Which of a name's places are worth weighing: the best known ones, and those that the text leads to.

A name may be borne by a hundred villages. Besides the best known places of a name only those are
weighed that lie in a country, division or county which the text names, or near another of its places.
"""

from __future__ import annotations

from math import cos
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.geodesy import EARTH_RADIUS_KM
from geotrack.places.namesakes import LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.places.namesakes import Namesakes

__all__ = ["weighed"]

#: with more names than this, fewer of the best known places of each are weighed
CROWD: Final = 24
CROWD_PLACES: Final = 16
#: at most so many further places of a name
SUPPORTED: Final = 16
#: a place is led to by another one within so many km, and strongly by a close one
_NEAR_KM: Final = 200.0
_CLOSE_KM: Final = 60.0
_NEAR, _CLOSE = (cos(km / EARTH_RADIUS_KM) for km in (_NEAR_KM, _CLOSE_KM))


def weighed(namesakes: Sequence[Namesakes]) -> list[Namesakes]:
    """Return the places of each name that are to be weighed, in the same order; some may have none."""
    room = CROWD_PLACES if len(namesakes) > CROWD else LIMIT
    if all(len(found.places) <= min(found.known, room) for found in namesakes):
        return list(namesakes)
    leads = [found.leads for found in namesakes]
    lands = frozenset[int]().union(*(lead.lands for lead in leads))
    states = frozenset[int]().union(*(lead.states for lead in leads))
    counties = frozenset[int]().union(*(lead.counties for lead in leads))
    points = np.concatenate([lead.points for lead in leads])
    of = np.repeat(np.arange(len(leads)), [len(lead.points) for lead in leads])
    kept = []
    for n, found in enumerate(namesakes):
        first, count = min(found.known, room), len(found.places)
        if count > first:
            closest = (found.xyz[first:] @ points[of != n].T).max(axis=1, initial=-1.0)
            support = [
                3 * (county in counties) + 2 * (state in states) + (land in lands)
                + (near > _NEAR) + (near > _CLOSE)
                for county, state, land, near in zip(
                    found.admin2[first:].tolist(), found.admin1[first:].tolist(),
                    found.country[first:].tolist(), closest.tolist(), strict=True,
                )
            ]  # fmt: skip
            order = sorted(range(count - first), key=lambda k: (-support[k], k))[:SUPPORTED]
            further = sorted(first + k for k in order if support[k])
            found = found.take(np.array([*range(first), *further], dtype=np.int64))
        kept.append(found)
    return kept
