"""Words of approximation around a figure: "about", "nearly", "more than", "or so".

They are data: each row is the words in front of (or behind) a number, whether they blur it, and
whether they bound it. What they make of the figure is decided by `geotrack.measures.stated`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HEDGE_WORDS", "Bound", "Hedge", "hedge_after", "hedge_before"]

Bound = Literal["lt", "gt"]


class Hedge(NamedTuple):
    """What words around a figure say: how many words, blur, bound, and the word that decided."""

    length: int
    approx: bool
    bound: Bound | None
    word: str


_BEFORE: Final[dict[str, tuple[bool, Bound | None]]] = {
    **dict.fromkeys(
        """about|around|approximately|approx|approx .|roughly|some|circa|ca|ca .|c .|~|≈|maybe|perhaps|
        an estimated|estimated|or so|close to|close on|close upon|in the region of|in the order of|something like|
        in the neighborhood of|in the neighbourhood of|somewhere around|a good|an approximate|
        approximately some|about some|an average of|on average|on average about|broadly|say""".replace("\n", "").split("|"),
        (True, None),
    ),
    **dict.fromkeys(
        """nearly|almost|less than|fewer than|under|within|up to|upto|at most|at the most|no more than|
        not more than|not quite|not|well under|just under|a little under|a little less than|slightly less than|slightly under|
        not even|no farther than|no further than|no less far than|barely|scarcely|scarce|hardly|nigh|nigh on|well nigh|
        a bit under|a bit less than|short of|below|<|as little as|inside|within about|within some|within just|just within|as much as|as far as""".replace("\n", "").split("|"),
        (True, "lt"),
    ),
    **dict.fromkeys(
        """more than|over|at least|above|in excess of|upwards of|upward of|well over|just over|just above|slightly over|
        slightly more than|a little over|a little more than|a bit over|a bit more than|not less than|no less than|
        not fewer than|no fewer than|well above|beyond|greater than|better than|>|rather more than|somewhat more than|a minimum of|
        at the very least|somewhat over|little more than|much more than|far more than""".replace("\n", "").split("|"),
        (True, "gt"),
    ),
    **dict.fromkeys(
        """only|just|a mere|mere|exactly|precisely|fully|full|a full|merely|a further|
        only just|all of|a total of|still|yet""".replace("\n", "").split("|"),
        (False, None),
    ),
}  # fmt: skip
_ROWS: Final = {tuple(key.split()): value for key, value in _BEFORE.items()}
_LAST: Final[dict[str, list[tuple[str, ...]]]] = {}
for _row in sorted(_ROWS, key=len, reverse=True):
    _LAST.setdefault(_row[-1], []).append(_row)

_AFTER: Final[dict[tuple[str, ...], Bound | None]] = {
    ("or", "so"): None, ("or", "thereabouts"): None, ("more", "or", "less"): None,
    ("or", "more"): "gt", ("or", "less"): "lt", ("at", "least"): "gt", ("at", "most"): "lt",
    ("plus",): "gt", ("+",): "gt", ("-", "odd"): None, ("odd",): None,
}  # fmt: skip
#: every row: its words, whether they blur, and how they bound
HEDGE_WORDS: Final = (*_ROWS.items(), *_AFTER.items())


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
    for row, bound in _AFTER.items():
        if at < len(words) and words[at] == row[0] and tuple(words[at : at + len(row)]) == row:
            return Hedge(len(row), True, bound, row[-1])
    return Hedge(0, False, None, "")
