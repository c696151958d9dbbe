"""Words that tell legs apart."""

from typing import Final

# -- wayfeatures ------------------------------------------------------------
FUTURE: Final = frozenset(
    "will would shall should may might can could plan planned plans due expected intends hopes wants".split()
)
EARLIER: Final = frozenset("had last previous earlier previously once ago former".split())
RETURN: Final = frozenset("back return returned returning returns home again".split())

# -- words that code looks for one by one ----------------------------------------
AND: Final = "and"
