"""By which words a text tells a straight line rather than a way: "as the crow flies", "in a straight line".

Whoever reads, judges or labels asks here; a new saying is one more word of these lists.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from geotrack.languages.en import straight_words

_LONGEST: Final = 6
_SAYINGS: Final = re.compile(
    rf"\b(?:{straight_words.FLIGHT}|{straight_words.DIRECT}|{straight_words.LINE})\b", re.IGNORECASE
)


def tells_straight(text: str) -> bool:
    """Whether words tell a straight line.

    Examples
    --------
    >>> tells_straight("40 km as a gull would fly"), tells_straight("the gulls fly 40 km")
    (True, False)
    """
    return straight_words.TOLD.search(text) is not None


def straight_way(words: Sequence[str], at: int) -> int:
    """Return how many words from `at` on, in lower case, say that one goes straight; 0: none do.

    Examples
    --------
    >>> straight_way("40 km as the raven goes".split(), 2)
    4
    """
    if words[at] not in straight_words.AS_IN_ON_BY:
        return 0
    found = straight_words.HOW.match(" ".join(words[at : at + _LONGEST]))
    return found[0].count(" ") + 1 if found else 0


def straight_in(words: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of all words, in lower case, of such sayings.

    Examples
    --------
    >>> list(straight_in("40 km as the raven goes".split()))
    [2, 3, 4, 5]
    """
    for at, word in enumerate(words):
        if word in straight_words.AS_IN_ON_BY:
            yield from range(at, at + straight_way(words, at))


def without_straight(text: str) -> str:
    """Return a text without the sayings whose words else tell a mode: no rail line, no flight.

    Examples
    --------
    >>> without_straight("100 km in a straight line, by car")
    '100 km in a , by car'
    """
    return _SAYINGS.sub("", text)
