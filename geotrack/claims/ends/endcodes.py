"""Words and classes as small numbers for trees: those that speak of the same thing stand beside each other."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.candidates.symbols import Item
from geotrack.languages.en import classes_around
from geotrack.languages.en.classes_around import AFTER, BEFORE, WORDS_AROUND

OTHER: Final = 60  #: a word of no table
_CLASSES: Final = classes_around.numbered(
    *"""depart move run cover trip be lie stay visit arrive spot vehicle pron det rel fig num place name time dir
    length calm race weather""".split(),
    first=20,
)  # fmt: skip
CUES: Final = classes_around.numbered(*"dep of btw near via at and ^ - arr to".split())
ROLES: Final = classes_around.numbered(*"start via stop none go goal".split())
VERBS: Final = classes_around.numbered(
    *"depart move run cover trip be lie stay visit arrive rel".split()
)
LINKS: Final = ("", "first", "inner", "last")
_WORD: Final = 50  #: a word of no table and class, and the same of a sign
_SIGN: Final = 51


def before_code(items: Sequence[Item], at: int) -> int:
    """Return the number of what stands at `at` before something; before the sentence that of its beginning."""
    return BEFORE["^"] if at < 0 else _code(items[at], BEFORE)


def after_code(items: Sequence[Item], at: int) -> int:
    """Return the number of what stands at `at` behind something; behind the sentence that of its end."""
    return AFTER["$"] if at >= len(items) else _code(items[at], AFTER)


def _code(item: Item, table: dict[str, int]) -> int:
    return (
        table.get(item.symbol)
        or _CLASSES.get(item.kind)
        or (_WORD if item.symbol.isalpha() else _SIGN)
    )


_NEAR: Final = 4  #: a word beside a figure is as near as that, the next one less


def words_around(before: Sequence[str], after: Sequence[str]) -> list[float]:
    """Return how near the words of each row of `WORDS_AROUND` stand, 0: not there.

    Of words for one side 4 says: beside; of words for either side 1 says: before, below 0: behind. `before`:
    the words before a figure, the closest first.

    Examples
    --------
    >>> words_around(["another", "for"], [])[0], words_around(["the", "another"], [])[0]
    (4, 3)
    """
    return [_nearness(before, after, words, side) for words, side in WORDS_AROUND]


def _nearness(
    before: Sequence[str], after: Sequence[str], words: frozenset[str], side: int
) -> float:
    if side <= 0:
        for n, word in enumerate(before):
            if word in words:
                return _NEAR - n if side else 1
    if side >= 0:
        for n, word in enumerate(after):
            if word in words:
                return _NEAR - n if side else n - _NEAR
    return 0
