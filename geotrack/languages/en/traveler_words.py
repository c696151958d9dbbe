"""Who moves: pronouns, kin, offices, parties."""

from typing import Final

# -- whomoves ------------------------------------------------------------
FIRST: Final = {"i": "I", "we": "we", "you": "you"}
THIRD: Final = frozenset(("he", "she", "they", "it", "who", "which"))
SOME: Final = frozenset("two three four five six seven several some others most many".split())
NEW: Final = frozenset(("a", "an", "another"))
OLD: Final = frozenset("the this that his her its their our my".split())
KIN: Final = frozenset(
    """mother father wife husband brother sister son daughter uncle aunt cousin friend grandfather grandmother
    predecessor successor deputy rival colleague counterpart""".split()
)
OFFICES: Final = frozenset(
    """minister president premier king queen prince princess bishop archbishop envoy ambassador governor mayor
    senator secretary chancellor general admiral pope delegation""".split()
)
PARTIES: Final = frozenset("party expedition team column caravan army fleet squadron group".split())
#: verbs that go before who moves: "then came the Aurora"
INVERTED: Final = frozenset(
    "come comes came coming went goes followed follow follows stood lay".split()
)
UNITS: Final = frozenset(
    "hours minutes days weeks months years miles kilometres kilometers metres was its this his".split()
)
GENTILE: Final = ("an", "ese", "ish", "ch")
NO_NAME: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december day stage from at on in the to then after before when next there here
    first later finally""".split()
)

# -- words that code looks for one by one ----------------------------------------
AND: Final = ("and", "&")
DOUBLE_S: Final = "ss"
LY: Final = "ly"
OF: Final = "of"
OF_RUN: Final = ["of"]
PLURAL_S: Final = "s"
PRIME: Final = "prime"
THE: Final = "the"
US: Final = "us"
WHO_WHICH: Final = ("who", "which")
