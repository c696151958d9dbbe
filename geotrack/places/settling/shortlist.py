"""Which of a name's places are worth weighing: the best known ones, and those that the text leads to.

A name may be borne by a hundred villages. Besides the best known places of a name only those are
weighed that lie in a country, division or county which the text names, or near another of its places.
"""

from collections.abc import Sequence
from math import cos
from typing import Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM
from geotrack.places.settling.namesakes import LIMIT, Namesakes

#: with more names than this, fewer of the best known places of each are weighed
CROWD: Final = 24
CROWD_PLACES: Final = 16
#: a name that no known place bears, and no more villages than this, tells by itself
RARE: Final = 3
#: at most so many further places of a name
SUPPORTED: Final = 16
#: a place is led to by another one within so many km, and strongly by a close one
_NEAR_KM: Final = 200.0
_CLOSE_KM: Final = 60.0
_NEAR, _CLOSE = (cos(km / EARTH_RADIUS_KM) for km in (_NEAR_KM, _CLOSE_KM))


def weighed(namesakes: Sequence[Namesakes]) -> list[Namesakes]:
    """Return the places of each name that are to be weighed, in the same order; some may have none."""
    room = CROWD_PLACES if len(namesakes) > CROWD else LIMIT
    firsts = [_telling(found, room) for found in namesakes]
    if all(len(found.places) <= first for found, first in zip(namesakes, firsts, strict=True)):
        return list(namesakes)
    leads = [found.leads for found in namesakes]
    lands = frozenset[int]().union(*(lead.lands for lead in leads))
    states = frozenset[int]().union(*(lead.states for lead in leads))
    counties = frozenset[int]().union(*(lead.counties for lead in leads))
    closest = _closest(namesakes, firsts)
    kept = []
    at = 0
    for found, first in zip(namesakes, firsts, strict=True):
        count = len(found.places) - first
        if count > 0:
            support = [
                3 * (county in counties) + 2 * (state in states) + (land in lands)
                + (near > _NEAR) + (near > _CLOSE)
                for county, state, land, near in zip(
                    found.admin2[first:].tolist(), found.admin1[first:].tolist(),
                    found.country[first:].tolist(), closest[at : at + count], strict=True,
                )
            ]  # fmt: skip
            at += count
            further = [first + k for k in range(count) if support[k]]
            if len(further) > SUPPORTED:
                further = sorted(sorted(further, key=lambda k: -support[k - first])[:SUPPORTED])
            if len(further) < count:
                found = found.take(np.array([*range(first), *further], dtype=np.int64))
        kept.append(found)
    return kept


def _telling(found: Namesakes, room: int) -> int:
    """Return how many of a name's places are weighed in any text: the known ones, or all of a rare name."""
    if found.known == 0 and len(found.places) <= RARE:
        return len(found.places)
    return min(found.known, room)


def _closest(namesakes: Sequence[Namesakes], firsts: Sequence[int]) -> list[float]:
    """Return, for the places of each name from its `firsts` on, how close another name's are (cosine)."""
    points = np.concatenate([found.leads.points for found in namesakes])
    if not len(points):
        return [-1.0] * sum(
            len(found.places) - k for found, k in zip(namesakes, firsts, strict=True)
        )
    of = [n for n, found in enumerate(namesakes) for _ in range(len(found.leads.points))]
    further = [found.xyz[k:] for found, k in zip(namesakes, firsts, strict=True)]
    own = [n for n, rows in enumerate(further) for _ in range(len(rows))]
    cosine = np.concatenate(further) @ points.T
    cosine[np.array(own)[:, None] == np.array(of)] = -1.0
    found: list[float] = cosine.max(axis=1).tolist()
    return found
