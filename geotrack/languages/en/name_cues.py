"""Words around names."""

import re
from typing import Final

# -- completing ------------------------------------------------------------
SAINTS: Final = frozenset({"st", "ste", "saint", "sainte"})

# -- definitions ------------------------------------------------------------
WORD: Final = r"[^\W\d_a-z][\w’'-]{1,30}"
DEFINED: Final = re.compile(
    r"(?:^|(?<=[.!?:]\s)|(?<=\n))"
    rf"(?P<name>{WORD}(?:[ -](?:[a-z]{{1,3}}[ -])?{WORD}){{0,3}})"
    r"(?:\s*\([^()\n]{0,160}\))?,?\s+(?:is|was)\s+(?:an?|the|one\s+of\s+the)\s+"
    r"(?:[\w’'-]{1,30},?\s+){0,6}?"
    r"(?:village|hamlet|town|township|city|suburb|settlement|municipality|commune|parish|locality|"
    r"borough|farmstead|barangay|selo|townland|neighbou?rhood|quarter)\b"
    r"(?=[,.]|\s+(?:and|in|of|on|near|located|situated|lying|within|at|about|some|under|where|by|"
    r"along|between|belonging|standing|\d))"
)
NO_NAMES: Final = frozenset(
    "he she it this that there here they we you i one his her its their our my what which who today "
    "now then once another each every all both such yesterday home nowhere somewhere".split()
)

# -- describing ------------------------------------------------------------
BORDERS: Final = frozenset({"border", "frontier"})

# -- finishing ------------------------------------------------------------
ABBREVIATED: Final = frozenset("St Ave Rd Blvd Dr Ln Hwy Co Pkwy Mt Ste CO ST AVE RD".split())

# -- matching ------------------------------------------------------------
MATCHING_SAINTS: Final = frozenset({"st", "saint"})
#: words that begin nothing that somebody owns
NOT_OWNED: Final = frozenset(
    """and or but at in on to from by for of with without via into onto towards toward through across near
    before after until till while when where which who that as than is are was were be been has had have
    will would can could may might must then there here we they he she it i""".split()
)
#: what stands in lower case inside names of Arabic, Berber and the Romance languages: "Deir ez-Zor"
LINKS: Final = frozenset("ez er es et ech esh edh en bou ould wad i y o' o’".split())
#: a last word with an article or preposition cut short before it: "n'Tichka", "d'Arguin"
ELIDED: Final = re.compile(r"(?:[dlnDLN]|dell|nell|[Oo])[’']\w")

# -- organizations ------------------------------------------------------------
#: words of institutions that belong to a town or county, whatever its size
CIVIC: Final = frozenset(
    """police sheriff's fire city county township public council courts municipal magistrate
    magistrates housing transit chamber firefighters parks""".split()
)
OF_A_PLACE: Final = frozenset(
    """university bank archdiocese diocese bishop college city county town port republic government
    ministry parliament court state church museum district province municipality""".split()
)

# -- reading ------------------------------------------------------------
POSSESSIVE: Final = frozenset(("'s", "’s", "'S", "’S"))

# -- rules ------------------------------------------------------------
#: seats of governments, not places to go to
SEATS: Final = frozenset({("White", "House"), ("Capitol", "Hill"), ("Downing", "Street")})
AT: Final = frozenset("in at from near to".split())

# -- secondlook ------------------------------------------------------------
JOINERS: Final = frozenset({",", "and", "or", "/", "-", ";"})

# -- statecodes ------------------------------------------------------------
#: postal codes of states and provinces
STATE_CODES: Final = frozenset(
    """AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK
    OR PA RI SC SD TN TX UT VA VT WA WI WV WY AB BC MB NB NL NS NT NU ON PE QC SK YT""".split()
)

# -- companions ------------------------------------------------------------
BESIDE_NAMES: Final = re.compile(r"\s?,?\s(?:and|or)\s(?:the\s)?|\s?,\s")
#: what leads to a place and what leads on from it, a bar for the place
WAY_BETWEEN: Final = re.compile(
    r"\bfrom\s(?:the\s)?\|\s(?:to|via)\s(?:the\s)?\Z|\bbetween\s(?:the\s)?\|\sand\s(?:the\s)?\Z",
    re.IGNORECASE,
)

# -- words that code looks for one by one ----------------------------------------
AND: Final = frozenset({"-", "&", "and", "–"})
AND_WITH: Final = frozenset({"and", "with"})
BETWEEN: Final = "between"
NAMED_WITH_ARTICLE: Final = frozenset({"Hague", "HAGUE", "Gambia", "Dalles", "Bronx"})
OF: Final = "of"
OF_IN_AT: Final = frozenset({"of", "in", "at"})
OF_SET: Final = frozenset({",", "of"})
OLD_TOWN: Final = ("Old", "Town")
ST_SAINT: Final = frozenset({"St", "Saint"})
THE: Final = "The "
THE_OF: Final = frozenset({"the", "of"})
THE_OF_BETWEEN: Final = frozenset({"the", "of", "between"})
THE_STRING: Final = "the"
THE_THE: Final = frozenset({"The", "THE"})
