"""Patterns of appositions: a place that is named by another."""

import re
from typing import Final

# -- appositions ------------------------------------------------------------
SIDE: Final = r"(?:(?:far|extreme|deep|very) )?(?:north|south|east|west|center|centre|middle|heart)(?:[- ]?(?:east|west))?"
AREA: Final = (
    r"(?:state|province|region|district|department|county|canton|prefecture|governorate|oblast)"
)
#: what may stand between a place and what it lies in
BETWEEN: Final = re.compile(
    rf"(?:,| \() ?(?:(?:an?|the) (?:[a-z][\w-]* ){{1,5}}(?:in|of) |(?:lying |situated )?in |capital of )"
    rf"(?:the {SIDE}(?: (?:corner|part|end|tip))? of )?(?:the )?(?:{AREA} of )?(?:the )?"
)
#: … or follow a place that begins a clause
PREDICATE: Final = re.compile(
    rf" (?:is|lies|stands|is situated|is located) in (?:the {SIDE} of )?(?:the )?(?:{AREA} of )?(?:the )?"
)
CLAUSE: Final = re.compile(r"(?:^|[.!?:;\n“\"(—]|, (?:and|but|for|where) )\s*$")
#: nouns that "of" joins to what holds a place; "of" behind any other says nothing of where it lies
HELD: Final = re.compile(rf"\b(?:capital|city|town|port|village|part|corner|end|tip|{AREA}) of ")
#: words that make the second place another's: "a town 30 km south of Bern", "an hour's drive from"
APART: Final = re.compile(
    r"\b(?:outside|near|from|towards?|opposite|between|beyond|across|border\w*|rival|twin|km|miles?|hours?|minutes?"
    r"|former\w*|once|not|no|than|like|north|south|east|west)\b(?! of the)"
)
#: what may follow the second place
BEHIND: Final = re.compile(
    r"\s*(?:[,.;:)]|$|(?:has|have|had|is|was|were|are|lies|to|for|at|on|by)\b)"
)
#: before a place, whose it is: "the Colombian city of", "Tanzania's old port of"
OF_NATION: Final = re.compile(
    r"(?P<nation>\b[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:['’]s)? (?:[a-z]+ ){0,2}?(?:city|town|port|village|resort|capital|harbou?r)"
    r" of (?:the )?$"
)
#: what such claims have as their pattern
TOLD_NATION: Final = "told-nation"
#: years, which may be those of other borders
YEAR: Final = re.compile(r"\b1[5-9]\d\d\b(?! ?(?:km|kilomet|miles?|m\b|mm\b))")
#: words before the first of two countries, and between both, that tell of a border they have in common
BORDER: Final = re.compile(
    r"\b(?:border|frontier|boundary) (between|from|of) (?:the )?$", re.IGNORECASE
)
BORDER_BEHIND: Final = re.compile(r" (?:land )?(?:border|frontier|boundary)\b")
WITH: Final = {"between": " and ", "from": " into ", "of": " and "}
TELLS_BORDER: Final = re.compile(r"(?:border|frontier|boundary)\b", re.IGNORECASE)
NO_BORDER: Final = re.compile(r"\b(?:no|never|former|sea|maritime|without)\b[^.;]*$", re.IGNORECASE)
SIDE_OF: Final = re.compile(rf"\bthe {SIDE}(?: \w+)? of ")

# -- words that code looks for one by one ----------------------------------------
OF: Final = " of "
THE: Final = "the "
