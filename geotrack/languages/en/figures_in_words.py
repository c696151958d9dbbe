"""Numbers and fractions in words, and the words inside a figure."""

from typing import Final

# -- numbers ------------------------------------------------------------
ONES: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourscore": 80, "threescore": 60, "score": 20}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
FRACTION_WORDS: Final = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
FRACTION_NAMES: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
    "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "eighth": 8, "eighths": 8,
    "tenth": 10, "tenths": 10,
}  # fmt: skip
VULGAR: Final = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625,
    "⅞": 0.875, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8,
}  # fmt: skip
#: every word that may begin a number
NUMBER_WORDS: Final = frozenset(
    {*ONES, *TENS, "hundred", "thousand", "dozen", "couple", *FRACTION_WORDS, *VULGAR}
) - {"score", "zero"}

# -- quantities ------------------------------------------------------------
FRACTION: Final = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
COUNTABLE: Final = frozenset(
    "hour hours mile kilometre kilometer km league day week minute night month year knot".split()
)

# -- words that code looks for one by one ----------------------------------------
#: what minutes are to the hours behind them: "ten minutes over two hours"
OVER_AND_UNDER: Final = {"over": 1, "under": -1}
AND: Final = "and"
#: words after minutes that go without their unit: "1 h 45 by train"
AFTER_MINUTES: Final = frozenset(
    "to from by for on at later after before each with or when but if".split()
)
AND_A_RUN: Final = ["and", "a"]
AND_THREE_QUARTERS_RUN: Final = ["and", "three", "quarters"]
AND_WORDS: Final = ("and", "-")
APPROX: Final = "approx"
A_AN: Final = ("a", "an")
A_AN_HALF_QUARTER: Final = ("a", "an", "half", "quarter")
A_AN_ONE: Final = ("a", "an", "one")
A_AN_THE: Final = ("a", "an", "the")
A_DOZEN_RUN: Final = ["a", "dozen"]
A_ONE_THREE: Final = ("a", "one", "three")
BETWEEN: Final = "between"
BETWEEN_NUMBER_AND_UNIT: Final = tuple("more long whole full good further short".split())
CONVERSION_OPENERS: Final = tuple(
    "about approximately some around ~ or roughly nearly approx =".split()
)
COUPLE: Final = "couple"
CURLY_S: Final = "’s"
DOZEN: Final = "dozen"
FEW_SEVERAL_MANY: Final = ("few", "several", "many")
H: Final = "h"
HALF: Final = "half"
HALF_QUARTER: Final = ("half", "quarter")
HUNDRED_THOUSAND: Final = ("hundred", "thousand")
HUNDRED_THOUSAND_DOZEN: Final = ("hundred", "thousand", "dozen")
HUNDRED_THOUSAND_MILLION: Final = ("hundred", "thousand", "million")
IN_SINCE_BY: Final = ("in", "since", "by")
M: Final = "m"
M_MIN_MN: Final = ("m", "min", "mn")
ODD: Final = "odd"
OF: Final = "of"
OF_A_AN_THE: Final = ("of", "a", "an", "-", "the")
OR: Final = "or"
OR_WORDS: Final = ("/", "or")
STRAIGHT_S: Final = "'s"
THREE: Final = "three"
TO: Final = "to"
TO_OR: Final = ("to", "or")
