"""Where the towns of a country or division are: its shape, as far as the gazetteer tells."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from geotrack.model import Place
    from geotrack.protocols import Gazetteer

    Floats = npt.NDArray[np.float64]

_TOWNS: Final = frozenset({"capital", "city", "suburb"})
#: so many towns, the best known first, show the shape of any division
_MOST: Final = 4000
#: countries and first-order divisions remembered
_REMEMBERED: Final = 64


class TownLists:
    """Asks a gazetteer for the towns of divisions, and remembers the last ones.

    Parameters
    ----------
    gazetteer
        One that answers ``places_in(country, admin1, limit=…)``; of others nothing is known.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._ask = getattr(gazetteer, "places_in", None)
        self._towns = lru_cache(maxsize=_REMEMBERED)(self._read)

    def of(self, division: Place) -> tuple[Floats, Floats]:
        """Return the latitudes and longitudes of the towns in a country or division, shape ``(n,)`` each.

        Empty where nothing is known: a division without a code is not told from its country.
        """
        if division.country is None or (division.kind != "country" and division.admin1 is None):
            return np.empty(0), np.empty(0)
        if division.kind == "admin2" and division.admin2 is None:
            return np.empty(0), np.empty(0)
        admin1 = None if division.kind == "country" else division.admin1
        county, lat, lon = self._towns(division.country, admin1)
        if division.kind == "admin2":
            here = county == division.admin2
            return lat[here], lon[here]
        return lat, lon

    def _read(
        self, country: str, admin1: str | None
    ) -> tuple[npt.NDArray[np.str_], Floats, Floats]:
        found = () if self._ask is None else self._ask(country, admin1, limit=_MOST)
        towns = [place for place in found if place.kind in _TOWNS and place.settled]
        return (
            np.array([town.admin2 or "" for town in towns], dtype=np.str_),
            np.array([town.lat for town in towns], dtype=np.float64),
            np.array([town.lon for town in towns], dtype=np.float64),
        )
