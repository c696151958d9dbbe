"""Words that are looked at when an answer of a language model is grounded in the text."""

import re
from typing import Final

# -- grounding ------------------------------------------------------------
#: beside the name of a town these stay in it ("Graz Station"); any other capital makes another name of it
OF_A_TOWN: Final = frozenset(
    """abbey aerodrome airfield airport airstrip anchorage barracks base beach border bridge camp castle cathedral
    center central centre church city college cross crossing depot dock docks east farm ferry field fort garage gate
    gates hall harbor harbour head hospital hostel hotel house hut inn international junction landing little lodge
    lower marina market mill mine mission museum new north old outer inner palace park parkway pier port post quay
    railway road roads school south square stadium station street temple terminal terminus the tower town university
    upper village west wharf yard""".split()
)

# -- rereading ------------------------------------------------------------
#: what may stand between "a" and its unit without changing the figure
FILLING: Final = frozenset("whole single full good entire solid clear long short bare mere".split())
TIME_WORD: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october"
    r"|november|december|(?:mid|to|yester)?day(?:light|break)?|(?:to|mid)?nights?|nightfall|(?:to)?morrow|mornings?"
    r"|evenings?|eve|(?:after|fore)?noon|dawn|dusk|dark|sunrise|sunset|sundown|breakfast|lunch|luncheon|dinner"
    r"|supper|tea-?time|weeks?|months?|years?|summer|autumn|winter|easter|christmas|hours?|o.clock)\b",
    re.IGNORECASE,
)
#: a number as a clock or calendar writes it: "11", "6.50", "18:05", "0700", "the 12th", "1922"
TIME_NUMBER: Final = re.compile(r"\d{1,2}(?:[.:h]\d{1,2})?|\d{4}|\d{1,2}(?:st|nd|rd|th)")
#: what may stand beside a bare number that tells a time
BESIDE: Final = frozenset(
    """a about after an and around at before between by from half in march may of on past quarter sharp the till to
    until m p am pm""".split()
)
#: "22 h 30", "8 hrs. 30", "20:00 h": hours with minutes that have no unit of their own
HOURS_MINUTES: Final = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:\s?(?:h|hrs?\.?|hours?)\s?([0-5]\d)|:([0-5]\d)\s?(?:h|hrs?\.?|hours?))\Z"
)
PART: Final = re.compile(r"\d[\d.:h]*\d(?:st|nd|rd|th)?|\d(?:st|nd|rd|th)?|[^\W\d_]+")

# -- words that code looks for one by one ----------------------------------------
A_ONE: Final = ("a", "one")
BEFORE_UNIT: Final = ("another", "the", "an", "each", "every")
FORTNIGHT_RUN: Final = ["fortnight"]
THE: Final = "the "
