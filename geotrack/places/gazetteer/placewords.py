"""What other people's lists call the columns and the kinds of places."""

import re

from geotrack.languages.en import columns_of_lists
from geotrack.places.gazetteer.store import KINDS


def kind_of(word: str) -> str | None:
    """Return the kind of `Place` that a word stands for; None: none.

    Examples
    --------
    >>> kind_of("Village"), kind_of("railway station"), kind_of("palace")
    ('city', 'station', None)
    """
    word = re.sub(r"[\s-]+", "_", word.strip().casefold())
    return word if word in KINDS else columns_of_lists.KIND_WORDS.get(word)
