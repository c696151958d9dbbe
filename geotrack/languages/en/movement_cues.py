"""Words around movements: events, statuses, plans."""

from typing import Final

# -- attachment ------------------------------------------------------------
BEFORE_NAME: Final = frozenset(
    """the a an this that its our their his her my your old new little small great big tiny upper lower north
    south east west northern southern eastern western central nearby distant neighbouring neighboring fort mount
    lake cape""".split()
)

# -- movementclaims ------------------------------------------------------------
HALTING: Final = frozenset("with a stopping calling halting changing pausing touching".split())
ONWARD: Final = frozenset(
    "then on onward onwards continue continues continued proceeded later".split()
)

# -- statuses ------------------------------------------------------------
CALENDAR: Final = frozenset(
    """week month year night evening morning afternoon summer winter spring autumn fall monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december leg stage stretch part miles kilometres kilometers km hour hours minute day days""".split()
)
FUTURE: Final = frozenset(
    """will would shall should may might can could must to planned plans plan due expected expects scheduled
    intends hopes wants""".split()
)
MEANT: Final = frozenset("planned hoped intended wanted meant expected".split())
BE: Final = frozenset("is are was were be been being am".split())

# -- words that code looks for one by one ----------------------------------------
AND_BACK_RUN: Final = ["and", "back"]
HAD: Final = "had"
HAVE: Final = "have"
HOME: Final = "home"
HOME_BACK: Final = ("home", "back")
IF_UNLESS: Final = ("if", "unless")
LAST_PREVIOUS_EARLIER: Final = ("last", "previous", "earlier")
NEGATED_ENDINGS: Final = ("n't", "n’t")
OF_AT_IN: Final = ("of", "at", "in")
PREVIOUSLY_PREDECESSOR: Final = ("previously", "predecessor")
STOP: Final = "stop"
TO_RUN: Final = ["to"]
