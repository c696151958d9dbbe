"""The word lists that the reader's weights were trained with, as short hashes.

The weights know a figure by what these lists make of its words. After a change of one of them the weights
still work, but a little worse than they could: train again (``python -m tools.data.reader``, minutes).
"""

from collections.abc import Iterable
from hashlib import sha256

from geotrack.claims.phrases.hedges import HEDGE_WORDS
from geotrack.claims.reader.learned import FIGURE_KINDS
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.unit_codes import UNIT_WORDS
from geotrack.languages.rows import KINDS


def _hashed(rows: Iterable[object]) -> str:
    return sha256("\n".join(sorted(map(str, rows))).encode()).hexdigest()[:12]


def word_lists() -> dict[str, str]:
    """Return list → the first 12 hex digits of the SHA-256 of its rows, whatever their order.

    Modes are not among them: of a mode that is newer than the weights the nearest word decides.
    """
    return {
        "figure kinds": _hashed(FIGURE_KINDS),
        "phrase kinds": _hashed(KINDS.items()),
        "hedges": _hashed(HEDGE_WORDS),
        "numbers": _hashed(NUMBER_WORDS),
        "units": _hashed(UNIT_WORDS),
    }
