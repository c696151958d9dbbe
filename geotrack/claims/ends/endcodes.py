"""Words and classes as small numbers for trees: those that speak of the same thing stand beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.candidates.symbols import Item

__all__ = [
    "AFTER",
    "BEFORE",
    "CUES",
    "HEADS",
    "KINDS",
    "LINKS",
    "OPENERS",
    "OTHER",
    "RELATIONS",
    "ROLES",
    "VERBS",
    "WORDS_AROUND",
    "after_code",
    "before_code",
    "words_around",
]


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    """Give all words of a row the same number."""
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


OTHER: Final = 60  #: a word of no table
KINDS: Final = _numbered(*"distance position duration speed stop total interval".split(), first=0)
#: what stands before a place: from where one comes first, to where one goes last
BEFORE: Final = _numbered(
    "from leaving left departed quitted out since", "off outside beyond past", "between", "of",
    "near around round by along behind", "via through over across passed", "at in on inside within", "^",
    "PLACE NAME", ", (", "and or & plus", "; : . — –", "with under above below", "than as",
    "LEN DUR SPEED BARE # TIME", "to for towards toward", "into onto until till", "reached reaching",
)  # fmt: skip
AFTER: Final = _numbered(
    "$", ", )", "; : . — –", "to", "and or", "is was are were lies lay", "in at on", "from", "of", "PLACE NAME",
    "LEN DUR SPEED BARE #", "TIME", "-", "'s ’s", "by via", "(", "said says told had",
)  # fmt: skip
_CLASSES: Final = _numbered(
    *"""depart move run cover trip be lie stay visit arrive spot vehicle pron det rel fig num place name time dir
    length calm race weather""".split(),
    first=20,
)  # fmt: skip
CUES: Final = _numbered(*"dep of btw near via at and ^ - arr to".split())
ROLES: Final = _numbered(*"start via stop none go goal".split())
VERBS: Final = _numbered(*"depart move run cover trip be lie stay visit arrive rel".split())
LINKS: Final = ("", "first", "inner", "last")
RELATIONS: Final = _numbered(*"same back chain from to into new".split())
#: the last word of a name, or the noun that stands for a place: what it is
HEADS: Final = _numbered(
    "river lake sea ocean gulf strait bay sound fjord creek loch bight channel rio lough canal water waters",
    "mountain mountains mount range hills pass peak ridge glacier volcano plateau desert valley plain",
    "island islands isle isles cape point head peninsula coast",
    "airport station harbour harbor port railway airfield terminal bridge street road highway line ferry",
    """province county state district region republic kingdom territory land country department oblast north
    south east west""",
    "bank fort camp hut inn lodge hotel mission monastery village town city lighthouse light",
)  # fmt: skip
#: the first word of a name, likewise
OPENERS: Final = {
    **_numbered("lake river lac gulf bay loch rio", "mount", "cape isle point", "port", "north south east west", "fort"),
    "new": 0,
}  # fmt: skip
#: words beside a figure that say of which way it is, and on which side: before it, behind it, on either
WORDS_AROUND: Final = tuple(
    (frozenset(words.split()), side)
    for words, side in (
        ("another", -1), ("remaining rest", -1), ("last", -1), ("first", -1), ("further more farther", 0),
        ("next", -1), ("still", -1), ("whole entire all", 0), ("away off distant", 1), ("on beyond ahead", 1),
        ("later after afterwards", 1), ("before ago", 1), ("back return", 0), ("short", 1), ("left go", 1),
        ("each", 0), ("since", 0), ("there", 0), ("here", 0), ("from", -1), ("to", -1), ("in", -1), ("for", -1),
        ("of", 1), ("from", 1), ("to", 1), ("by", -1), ("the", -1), ("took takes take lasted", -1), ("it", 0),
        ("than", -1), ("up down", 1), ("at", -1), ("after", -1), ("which", 0), ("this that", -1),
        ("halfway half way", 0), ("and", -1),
        ("north south east west northeast northwest southeast southwest n s e w ne nw se sw", 1),
        ("is was", -1), ("a an", -1), ("we i", 0), ("he she they", 0),
    )
)  # fmt: skip
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
