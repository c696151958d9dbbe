"""Patterns of words beside a name that say where or what it is."""

import re
from typing import Final

# -- namecues ------------------------------------------------------------
#: words after a name that speak of a town's institutions and people; of a country one would use
#: the adjective ("a Lebanese woman")
CIVIC: Final = re.compile(
    r"(?:[’']s)?\s(?:(?:Independent|Public|Community|Area|Central|City|Municipal|Senior|Junior|High|Elementary|Middle|"
    r"Volunteer|County|Police|Fire|Town|Village|Circuit|District)\s){0,3}?"
    r"(?:City|Council|School|Schools|High|Police|Fire|Mayor|Department|Library|Chamber|Hospital|Commission|"
    r"Town|Township|police|firefighters?|officers?|schools?|mayor|council|councilman|councilwoman|selectmen|"
    r"residents?|native|woman|man|men|teen|teenager|couple|mother|father|family|resident's|based|attorney|"
    r"business|businessman|home|house|apartment|restaurant|church|hospital|library|downtown)\b"
)
#: what follows a name that is the end of a distance rather than where another one lies
MEASURED: Final = re.compile(
    r"\s+(?:(?:about|some|roughly|approximately|nearly|only|just|another|a\s+further)\s+)?\d[\d,.]*\s?"
    r"(?:km|kilomet|mi\b|mile|league|verst|nautical|hours?\b|minutes?\b)"
)
SETTLEMENT: Final = (
    r"(?:city|cities|town|village|capital|port|suburb|township|hamlet|community|municipality|"
    r"county|parish|province|state|region|district|island|borough|metropolis|seat|resort|hub)"
)
COMMA: Final = re.compile(r"(?:[’']s)?\s?,\s{1,2}\Z")
INSIDE: Final = re.compile(
    r",?\s(?:(?:(?:a|an|the|its|another|which is|now)\s)?(?:[a-z-]+,?\s){0,4}"
    + SETTLEMENT
    + r"\s(?:[a-z]+\s)?)?"
    r"(?:in|of|within)\s(?:[a-z-]+\s){0,3}\Z"
)
#: "Paris is a town in Texas", "A, B and C are all in Ohio"
LIES: Final = re.compile(
    r"\s(?:is|are|was|were|lies|lie|lay|stands|stood|sits)\s(?:(?:both|all|situated|located|found|deep|just|"
    r"also|now|then|once|(?:a|an|the|one\sof\sthe)\s(?:[a-z-]+\s){0,3}?" + SETTLEMENT + r"s?)\s)*"
    r"(?:in|within)\s(?:(?:the|north|south|east|west|[a-z]+ern|central|upper|lower|rural)\s){0,2}\Z"
)
POSSESSIVE: Final = re.compile(
    r"(?:[’']s?\s|\s)(?:[a-z-]+\s){0,3}?" + SETTLEMENT + r",?\s(?:of\s|called\s|named\s)?\Z"
)
BARE_POSSESSIVE: Final = re.compile(r"[’']s?\s(?:[a-z]+\s)?\Z")
LIST_GOES_ON: Final = re.compile(r"\s?,?\s(?:and|or|&)\s|\s?,\s")
#: another member of a list
ONE_MORE: Final = re.compile(r"\s(?:and|or|&)\s(?:the\s)?[A-ZÀ-ÖØ-ÞĀ-Ž]\w")

# -- words that code looks for one by one ----------------------------------------
ENUMERATES_PATTERN: Final = r"\s?,?\s(?:and|or|&)\s"
LISTED_TYPES: Final = ("state", "county", "parish", "river", "lake", "province")
