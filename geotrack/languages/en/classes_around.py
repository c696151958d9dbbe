"""Classes of words around places and figures, numbered for the trained weights."""

from typing import Final


# -- endcodes ------------------------------------------------------------
def numbered(*rows: str, first: int = 1) -> dict[str, int]:
    """Give all words of a row the same number."""
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


#: what stands before a place: from where one comes first, to where one goes last
BEFORE: Final = numbered(
    "from leaving left departed quitted out since", "off outside beyond past", "between", "of",
    "near around round by along behind", "via through over across passed", "at in on inside within", "^",
    "PLACE NAME", ", (", "and or & plus", "; : . — –", "with under above below", "than as",
    "LEN DUR SPEED BARE # TIME", "to for towards toward", "into onto until till", "reached reaching",
)  # fmt: skip
AFTER: Final = numbered(
    "$", ", )", "; : . — –", "to", "and or", "is was are were lies lay", "in at on", "from", "of", "PLACE NAME",
    "LEN DUR SPEED BARE #", "TIME", "-", "'s ’s", "by via", "(", "said says told had",
)  # fmt: skip
#: the last word of a name, or the noun that stands for a place: what it is
HEADS: Final = numbered(
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
    **numbered("lake river lac gulf bay loch rio", "mount", "cape isle point", "port", "north south east west", "fort"),
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
