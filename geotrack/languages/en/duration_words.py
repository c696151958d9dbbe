"""Words around lengths of time."""

from typing import Final

# -- durations ------------------------------------------------------------
#: nouns of people that age is told of, besides those in -er, -or, -ist, -man, -woman …
PEOPLE: Final = frozenset(
    """boy girl son daughter child baby man woman men women brother sister kid toddler infant teen youth
    patient student girlfriend boyfriend wife husband niece nephew cousin native resident veteran
    mom dad boys girls twins guy survivor victim suspect defendant rookie star captain athlete
    lawyer analyst official politician clerk cook nurse pilot widow heir prince princess king queen""".split()
)
OF_PEOPLE: Final = tuple(
    "man woman ist ician maker worker father mother teacher player driver leader fisher farmer singer officer senator doctor professor".split()
)
AGENTS: Final = ("er", "or", "ian", "ee")
#: what ends like an agent's noun and is none
THINGS: Final = frozenset(
    """border order river power tower water paper computer bunker liner steamer tanker freighter trawler
    center reactor tractor charter cutter schooner clipper fighter bomber helicopter corridor motor door
    floor harbor former super over under after never other cruiser destroyer timber
    leather rubber copper silver number letter matter winter summer chapter theater shelter""".split()
)
NO_NOUN: Final = frozenset(
    "who in at on from is was has had with and or to of for by as whose said says told the a that".split()
)

# -- words that code looks for one by one ----------------------------------------
BEFORE_BARE_UNITS: Final = tuple(
    "for in within after over took takes take lasted spent of throughout during by".split()
)
CURLY_S: Final = "’s"
INN: Final = "Inn"
MARK_MARATHON: Final = ("mark", "marathon")
OF_BY: Final = ("of", "by")
OLD: Final = "old"
STRAIGHT_S: Final = "'s"
WAIT_JUST: Final = ("wait", "just")
