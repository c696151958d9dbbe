"""Words that join and part clauses."""

from typing import Final

from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import WAYS

# -- clauses ------------------------------------------------------------
#: nouns that the name after "of" is the name of: "the town of [Tabas]"
NAMING: Final = frozenset(
    """city town village hamlet settlement port seaport resort island municipality commune township parish
    district community suburb locality county province region state""".split()
)
#: what makes the name after "of" another: "the county town of [East Sussex]"
RANKED: Final = frozenset("county capital main chief principal only second third other".split())
ROADS: Final = (WAYS.keys() | {"roads", "railways", "branch", "corridor"}) - {
    "us", "state", "pass", "m",
}  # fmt: skip
#: prepositions that make a place the surroundings of something else
AROUND: Final = frozenset(
    LITERALS[w] for w in ("in", "on", "of", "off", "over", "across", "along", "near")
)
#: all prepositions: what stands behind them is not what a sentence is about
BEFORE: Final = AROUND | {
    LITERALS[w] for w in ("at", "by", "with", "from", "to", "for", "between", "after", "within")
}

# -- words that code looks for one by one ----------------------------------------
ED_ING: Final = ("ed", "ing")
EST: Final = "est"
LAKE_MOUNT_GULF_RIVER: Final = ("lake", "mount", "gulf", "river")
