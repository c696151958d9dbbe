"""Which English a text is written in: a hint where its unnamed home may be."""

from collections.abc import Collection, Mapping
from math import exp
from typing import Final

from geotrack.languages.en import varieties_of_spelling

_AMERICAS: Final = ("US", "PR")
_COMMONWEALTH: Final = ("GB", "IE", "CA", "AU", "NZ", "ZA", "IN")
#: odds, as logs, that one marker adds, and the most that all may add
_PER_MARKER: Final = 0.6
_MOST: Final = 2.4


def spellings(words: Collection[str]) -> tuple[int, int]:
    """Return how many words are American and how many are British, Irish or of the Commonwealth."""
    return len(varieties_of_spelling.AMERICAN.intersection(words)), len(
        varieties_of_spelling.BRITISH.intersection(words)
    )


def home_odds(words: Collection[str]) -> Mapping[str, float]:
    """Return factors by which a text's spelling changes the odds of countries; 1 for all others.

    Examples
    --------
    >>> odds = home_odds("councillors said the centre would cancel its summer programme".split())
    >>> odds["GB"] > 1 > odds["US"]
    True
    """
    american, british = spellings(words)
    lean = _PER_MARKER * (british - american)
    if not lean:
        return {}
    lean = min(max(lean, -_MOST), _MOST) / 2
    return dict.fromkeys(_AMERICAS, exp(-lean)) | dict.fromkeys(_COMMONWEALTH, exp(lean))
