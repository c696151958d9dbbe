"""Words around the places of a movement."""

from typing import Final

# -- waypointroles ------------------------------------------------------------
COMPASS: Final = ("north", "south", "east", "west")
LENGTHS: Final = frozenset("km kilometres kilometers kilometre kilometer miles mile nm".split())
#: "[A]–[B] talks": two places that nobody goes between
NO_TRIP: Final = frozenset(
    """border talks war conflict match game derby treaty relations agreement pact pipeline dispute summit axis
    final rivalry road highway railway line motorway""".split()
)
#: ways that only lie there; whoever takes them is told otherwise
PERSONS: Final = frozenset("i we he she they".split())
BE: Final = frozenset("is are was were be been being am".split())
ONWARD: Final = frozenset("onward onwards on back down up over straight direct".split())
MESSAGES: Final = frozenset(
    "message messages letter letters note telegram email word greetings news".split()
)
BARE: Final = frozenset("make makes made ran run do did does took take takes".split())
WAYS: Final = frozenset(
    "road roads route line railway highway track trail path way link connection".split()
)
NIGHTS: Final = frozenset(
    "stay stays stayed slept sleep sleeps night nights wintered spent spend camped".split()
)
CALLS: Final = frozenset("call calls called calling touched touches touching".split())
ENDS: Final = frozenset("came come comes got gets stood turned made descended set".split())
PARTICLES: Final = frozenset("down off out ashore landfall round back up".split())
AIMING: Final = frozenset(
    "bound head heads headed heading make makes made making steered set off".split()
)
BEFORE_FIGURE: Final = frozenset(
    (",", ":", "(", "at", "another", "about", "arr", ".", "–", "—", "-")
)
UNITS: Final = frozenset("km miles mile mi min mins minutes h hr hrs hours hour nm".split())
REACHED_AT: Final = frozenset(("reached", "made", "gained", "entered"))

# -- waypoints ------------------------------------------------------------
#: words that stand for a place named before, and nouns that do with an article
ANAPHORS: Final = frozenset(("there", "here", "thence", "hence", "home", "back"))
ANAPHORIC: Final = frozenset(
    """town village city port harbour harbor capital island station airport settlement camp fort monastery hut
    base hospital pass summit border frontier gate""".split()
)
TAKE_PLACE: Final = frozenset("from to reached reach left into for via at through".split())
OF_PEOPLE: Final = frozenset(
    "said says told who will had met asked added wrote intends plans".split()
)
NO_PLACE: Final = frozenset(
    """mr mrs miss dr capt captain lord lady sir prof president king queen god parliament congress christmas easter
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the""".split()
)
DETERMINERS: Final = frozenset(("the", "that", "this"))

# -- words that code looks for one by one ----------------------------------------
AND: Final = "and"
AND_RUN: Final = ["and"]
AND_THEN: Final = (",", "and", "then")
AND_THEN_WORDS: Final = ("and", "then")
AT: Final = "at"
BEEN: Final = "been"
BETWEEN: Final = "between"
COURT: Final = "court"
DEP_ARR: Final = (["dep"], ["arr"])
DEP_RUN: Final = ["dep"]
FOR: Final = "for"
FORWARD: Final = (".", ":", "–", "—", "forward")
IN_AT: Final = ("in", "at")
MADE_MAKE_MAKES: Final = ("made", "make", "makes")
ON_ABOARD_BY: Final = ("on", "aboard", "by")
PLURAL_S: Final = "s"
POSSESSIVES: Final = ("'s", "’s")
ROAD_RUN: Final = ["road"]
THE: Final = "the"
THEN: Final = "then"
THERE_HOME: Final = ("there", "home")
TOWARD_TOWARDS: Final = ("toward", "towards")
TO_RUN: Final = ["to"]
WAS_WERE: Final = ("was", "were")
