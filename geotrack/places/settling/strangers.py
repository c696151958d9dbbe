"""Obscure places far from all else that a text names: namesakes of something that no list has.

A text on Namibia that names Terrace Bay does not mean the one in Ontario, even where no other is listed. Such a
name is left open: a place on the wrong continent makes every figure about it look wrong.
"""

from collections.abc import Collection, Mapping
from math import cos
from typing import Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM
from geotrack.model import Candidate, Resolution
from geotrack.places.settling.answering import ALSO_RANS
from geotrack.places.settling.namesakes import GROUPS, SETTLEMENTS, STATIC, Namesakes

#: so far from every other place of the text, km
APART_KM: Final = 1_500.0
#: so many other places must be named, and this share of them within so many km of one of them: a text of one region.
#: Of 51 names of the open corpus that were settled so 44 were wrong
LEAST: Final = 4
SHARE: Final = 0.5
REGION_KM: Final = 1_000.0
#: other names count from this confidence on
_SURE: Final = 0.745
#: log10 of the inhabitants from which a town may be named anywhere
KNOWN: Final = 5.0
#: tens of prominence below which a division is known to its neighbors only
_SLIGHT: Final = 1.0
#: too large to say where a text is
_VAST: Final = frozenset(["country", "continent", "sea"])
_MOST: Final = 500
_CAPITAL, _ADMIN1, _ADMIN2 = (GROUPS.index(name) for name in ("capital", "admin1", "admin2"))
_AREA: Final = GROUPS.index("area")
#: how obscure a creek is (`geotrack.places.settling.namesakes.obscurity`, half where no town shares its name)
_SMALL: Final = 0.3
_SIZE, _SLIGHTER, _MINOR, _HALF, _STATURE, _FEATURE = (
    STATIC.index(name) for name in ("population", "slight", "minor", "half", "stature", "feature")
)


def is_obscure(namesakes: Namesakes, row: int) -> bool:
    """Whether a place is known in its region only: a small town, a county, what only long lists have."""
    if namesakes.pinned:
        return False
    group, static = int(namesakes.group[row]), namesakes.static[row]
    if static[_MINOR] or static[_HALF]:
        return True
    if group < SETTLEMENTS:
        return group != _CAPITAL and bool(static[_SIZE] + static[_STATURE] < KNOWN)
    return group == _ADMIN2 or (group == _ADMIN1 and bool(static[_SLIGHTER] >= _SLIGHT))


def is_creek(namesakes: Namesakes, row: int) -> bool:
    """Whether a place is a small natural thing that only long lists have, and these only of a few countries."""
    return bool(namesakes.static[row, _FEATURE] >= _SMALL) and int(namesakes.group[row]) == _AREA


def left_open(
    settled: Mapping[int, Resolution], obscure: Collection[int], creeks: Collection[int]
) -> dict[int, Resolution]:
    """Return the `obscure` names that are settled far from a text's region, their places as mere alternatives.

    Parameters
    ----------
    settled
        How each name is settled, by its number.
    obscure
        The names that are settled at places known in their region only.
    creeks
        Those of them that are known to their neighbors only: these need another name to lead to them.
    """
    known = {k: r for k, r in settled.items() if r.place is not None and r.confidence >= _SURE}
    if not obscure or len(known) > _MOST:
        return {}
    lands = {k: r.place.country for k, r in known.items() if r.place is not None}
    small = [k for k, r in known.items() if r.place is not None and r.place.kind not in _VAST]
    everywhere = {k: _unit(r) for k, r in settled.items() if k in known or k in obscure}
    found: dict[int, Resolution] = {}
    for k in sorted(obscure):
        one = settled[k]
        if k not in everywhere or one.place is None or one.within:
            continue
        land = one.place.country
        if land is not None and any(lands[n] == land for n in lands if n != k):
            continue
        others = np.array([everywhere[n] for n in known if n != k]).reshape(-1, 3)
        if (others @ everywhere[k]).max(initial=-1.0) > cos(APART_KM / EARTH_RADIUS_KM):
            continue
        region = np.array([everywhere[n] for n in small if n != k]).reshape(-1, 3)
        around = (region @ region.T > cos(REGION_KM / EARTH_RADIUS_KM)).sum(axis=1).max(initial=0)
        if k in creeks or (len(region) >= LEAST and around >= SHARE * len(region)):
            doubtful = Candidate(place=one.place, confidence=round(one.confidence, 4))
            found[k] = Resolution(
                place=None, alternatives=(doubtful, *one.alternatives)[:ALSO_RANS]
            )
    return found


def _unit(found: Resolution) -> tuple[float, float, float]:
    """Return the unit vector of a settled place."""
    place = found.place
    assert place is not None
    lat, lon = np.radians(place.lat or 0.0), np.radians(place.lon or 0.0)
    return float(np.cos(lat) * np.cos(lon)), float(np.cos(lat) * np.sin(lon)), float(np.sin(lat))
