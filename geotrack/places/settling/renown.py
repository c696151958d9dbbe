"""How well known places are beyond their size: by the number of names that they have.

A place of which people speak in many languages has many names; Geneva has six times as many as other
towns of its size. The counts stand in the gazetteer.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from geotrack.model import Place

#: units of the store in a power of ten
_UNIT: Final = 20.0
#: log10 of the number of names that towns of so many inhabitants (log10) have on average
_SIZES: Final = (3.0, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0)
_USUAL: Final = (0.51, 0.62, 0.72, 0.9, 1.11, 1.39, 1.58, 1.7)
#: American towns have more names for their size, as their lists are fuller (log10)
_FULLER: Final = 0.25
#: a place with few names may only be badly listed
_LEAST: Final = -0.3


def renown_of(places: Sequence[Place], counted: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return the log10 by which settlements have more names than others of their size.

    Parameters
    ----------
    places
        The settlements.
    counted
        How often each is named (`geotrack.places.gazetteer.store.Hit.renown`); 0: not counted.

    Returns
    -------
    Shape ``(len(places),)``; 0 where nothing was counted.

    Examples
    --------
    >>> from geotrack.model import Place
    >>> geneva = Place(name="Geneva", population=201_741, country="CH")
    >>> town = Place(name="Geneva", population=21_806, country="US")
    >>> known, small = renown_of([geneva, town], [33, 18])
    >>> bool(known > 0.5 > small)
    True
    """
    told = np.array(counted, dtype=np.float64)
    size = np.log10([max(place.population, 1000) for place in places])
    usual = np.interp(size, _SIZES, _USUAL)
    usual += [_FULLER * (place.country == "US") for place in places]
    return np.where(told > 0, np.maximum(told / _UNIT - usual, _LEAST), 0.0)
