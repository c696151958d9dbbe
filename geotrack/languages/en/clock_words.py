"""Words around times of day."""

from typing import Final

# -- bareclock ------------------------------------------------------------
AT: Final = frozenset("at by till until before after about around towards toward near past".split())
#: only these make a bare number the hour ("about three" may be three of anything)
HOUR_CUES: Final = frozenset("at by till until before after around towards toward".split())
LASTING: Final = frozenset(
    "in took takes take taking of lasts lasted for within another needs needed".split()
)
#: parts of the day that meals and light stand for; their clock code as in `geotrack.times.readings.PARTS`
MEALS: Final = {
    "breakfast": "MO", "lunch": "MI", "luncheon": "MI", "dinner": "EV", "supper": "EV", "teatime": "AF",
    "dark": "EV", "daylight": "MO", "moonrise": "NI", "cockcrow": "MO", "mid-morning": "MO", "mid-afternoon": "AF",
    "lunchtime": "MI", "bedtime": "NI", "darkness": "EV",
}  # fmt: skip

# -- printedclock -----------------------------------------------------
#: what a figure of 12 m. measures where it is no noon
DEPTHS: Final = frozenset(
    "depth deep high wide long tall above below over under from of height water away apart off to".split()
)
#: words beside prices, scores and shares that go "from 8.40 to 13.25" too
PRICED: Final = frozenset(
    """price prices priced fare fares share shares cost costs rate rates index average score scores ratio stock stocks
    pence yield yields temperature odds pressure""".split()
)
FROM: Final = frozenset(("from", "between"))
TO: Final = frozenset(("to", "till", "until", "and"))
#: what leaves or arrives with a time in brackets behind it: "late sailing (23.30)"
TIMED: Final = frozenset(
    """sailing sailed sails sail left leave leaves leaving departed departs departure arrived arrives arrival arriving
    landed landing started start docked""".split()
)
#: church services are no trains
CHURCHES: Final = frozenset(
    "church chapel cathedral prayer prayers mass sermon hymn hymns memorial divine carol vicar held".split()
)
#: what a day of a journey has behind its number at the head of its line
AFTER_DAY: Final = frozenset(". : , ; – — - ( )".split())

# -- clock ------------------------------------------------------------
#: words after a clock time with a point, "at 8.45 on Sunday"
AFTER_CLOCK: Final = frozenset(
    "on the in and we he she they it i but when this that next yesterday today from for to".split()
)

# -- words that code looks for one by one ----------------------------------------
ABOUT: Final = frozenset({"about"})
AND: Final = (".", ",", ";", ")", "", "and")
AROUND: Final = "around"
AT_BY_UNTIL_TILL: Final = ("at", "by", "until", "till")
AT_STRING: Final = "at"
BEFORE_POINTED_CLOCK: Final = tuple(
    "at by until before after from about around to and between since ( , till".split()
)
BY: Final = "by"
FROM_FOR: Final = ("from", "for")
AS_SOON_AS: Final = ("as", "soon", "as")
BEFORE_DAY: Final = ("on", "by", "until", "till", "from", "(", ",")
IT_WAS: Final = (("it", "was"), ("it", "is"), ("it", "got"), ("there", "was"), ("it", "became"))
NO_DAY_BEFORE: Final = ("hundred", "thousand", "%", "of", "students", "people")
FLAG_FELL: Final = ("flag", "fell")
P: Final = "p"
TO_FROM: Final = ("to", "from")
PAST: Final = "past"
#: "it was past seven", but "they drove past seven"
BEFORE_PAST: Final = tuple("was is well already just long little soon shortly till until".split())
ABOUT_AT: Final = ("about", "around", "approximately")
SERVICE: Final = "service"
HIGH: Final = "high"
HOURS_HRS_H_HR: Final = ("hours", "hrs", "h", "hr", ":")
HOUR_WORD_CUES: Final = tuple("at by before after over for until till in first the".split())
IN: Final = "in"
IN_OF_BY_X: Final = tuple("$ £ € in of by x ×".split())
NAME_AFTER_PART: Final = tuple("star news post club fever market markets shift".split())
NO_CLOCK_AFTER: Final = tuple("no no. room flight $ £ € in of since year # + dated built".split())
ON: Final = "on"
THE: Final = "the"
UNITS_BEFORE_CLOCK: Final = tuple("metres meters feet m ft km miles".split())
UNITS_BEFORE_TIME: Final = tuple("metres meters feet m km ft miles".split())
HALF_DAY_LETTERS: Final = "aApPmM"  #: of "a. m." and "P M"
AFTERNOON_LETTERS: Final = "pP"
