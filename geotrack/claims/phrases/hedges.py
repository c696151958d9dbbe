"""Words of approximation around a figure: "about", "nearly", "more than", "or so".

They are data: each row is the words in front of (or behind) a number, whether they blur it, and
whether they bound it. What they make of the figure is decided by `geotrack.measures.stated`.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from geotrack.languages.en import hedge_words

Bound = Literal["lt", "gt"]


class Hedge(NamedTuple):
    """What words around a figure say: how many words, blur, bound, and the word that decided."""

    length: int
    approx: bool
    bound: Bound | None
    word: str


_ROWS: Final = {tuple(key.split()): value for key, value in hedge_words.BEFORE.items()}
_LAST: Final[dict[str, list[tuple[str, ...]]]] = {}
for _row in sorted(_ROWS, key=len, reverse=True):
    _LAST.setdefault(_row[-1], []).append(_row)

#: every row: its words, whether they blur, and how they bound
HEDGE_WORDS: Final = (*_ROWS.items(), *hedge_words.AFTER.items())


def hedge_before(words: Sequence[str], at: int, first: int = 0) -> Hedge:
    """Return the hedge that ends just before word `at`; rows may follow one another.

    Examples
    --------
    >>> hedge_before("it is just over about 20".split(), 5)
    Hedge(length=3, approx=True, bound='gt', word='just over')
    >>> hedge_before("it is 20".split(), 2).length
    0
    """
    length, approx, bound, decisive = 0, False, None, ""
    while at - length > first:
        for row in _LAST.get(words[at - length - 1], ()):
            begin = at - length - len(row)
            if begin >= first and tuple(words[begin : at - length]) == row:
                blur, limit = _ROWS[row]
                approx, bound = approx or blur, limit or bound
                decisive = decisive if limit is None and decisive else " ".join(row)
                length += len(row)
                break
        else:
            break
        if length > 8:
            break
    return Hedge(length, approx, bound, decisive)


def hedge_after(words: Sequence[str], at: int) -> Hedge:
    """Return the hedge that begins at word `at` ("or so", "or more")."""
    for row, bound in hedge_words.AFTER.items():
        if at < len(words) and words[at] == row[0] and tuple(words[at : at + len(row)]) == row:
            return Hedge(len(row), True, bound, row[-1])
    return Hedge(0, False, None, "")
