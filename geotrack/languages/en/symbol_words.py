"""Words that the trained reader knows one by one or by class."""

from typing import Final

# -- symbols ------------------------------------------------------------
MONTHS: Final = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tues tue wed
    thur thurs thu fri sat sun""".split()
)
JOINERS: Final = frozenset(
    "of de la le du des el al da do del di upon on sur am the los las and".split()
)
INNER: Final = JOINERS - {"on", "and", "the", "am", "do"}
COMMON: Final = frozenset(
    """the a an i we he she it they you at in on from to by of for with as and but or so then there here this that these
    those our my his her its their when while where what why how if after before since until although though no not yes
    all some one two three four five six seven eight nine ten next still only just even now once both each every
    another other more most many few day night morning evening noon dep arr left departed arrived reached total
    under over about nearly almost across between through during within without against along around behind below
    yesterday today tomorrow tonight later meanwhile however perhaps who which whose can could will would should
    may might must do does did has have had is was are were be been being""".split()
)
CONTRACTIONS: Final = tuple(
    f"{mark}{tail}" for mark in "'’" for tail in ("m", "re", "ve", "ll", "d", "t", "en")
)
#: endings of words, and what a known word has instead
TAILS: Final = (
    ("", ("", "s", "ed", "ing", "ly")), ("s", ("",)), ("es", ("", "e")), ("ies", ("y",)), ("er", ("", "e", "ing")), ("ers", ("", "e", "ing")),
    ("al", ("", "e")), ("ion", ("", "e", "ed")), ("ions", ("", "e", "ed")), ("y", ("", "e")), ("est", ("", "er")), ("ward", ("",)), ("wards", ("",)),
)  # fmt: skip

# -- words that code looks for one by one ----------------------------------------
LY_ING_ED: Final = ("ly", "ing", "ed")
POSSESSIVES: Final = ("'s", "’s")
TO: Final = ("–", "—", "-", ",", "to", ":")
