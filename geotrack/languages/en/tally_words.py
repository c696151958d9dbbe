"""Words that count stages, nights and years, and compare how far places are, wherever the places are named."""

import re
from typing import Final

_ONES: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Final = {
    **{word: n for n, word in enumerate(_ONES, 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * n + k for n, ten in enumerate(_TENS, 2) for k, one in enumerate(_ONES[:9], 1)},
    "half a dozen": 6, "a dozen": 12, "a": 1,
}  # fmt: skip
COUNT: Final = (
    r"(?:\d{1,3}|" + "|".join(sorted(_NUMBERS.keys() - {"a"}, key=lambda w: (-len(w), w))) + ")"
)

#: a way that is parted into stages: "in six stages", "over seven days", "is divided into four sections"
STAGES: Final = re.compile(
    rf"\b(?:in|into|over|of|has|have|had|comprises|with|takes|are|at|were|makes?|made|visits?|touch(?:es|ed)) (?:the )?(?P<count>{COUNT}) (?:(?!or\b|to\b|and\b|of\b)[a-z-]+ )?"
    r"(?:stages|legs|sections|parts|stretches|hops|day-stages|instal?ments|segments|pieces|days|marches|bites|chunks|stations|stops|ports|halts|towns|cities|islands|flights|passes|countries)\b",
    re.IGNORECASE,
)
#: words of which each of these holds one
IN_STAGES: Final = tuple(
    " stages, legs, sections, parts, stretches, hops, day-stages, instal, segments, pieces, days, marches, bites, chunks,"
    " stations, stops, ports, halts, towns, cities, islands, flights, passes, countries".split(",")
)
#: words of days, beside lengths that may be a day's each
BY_DAY: Final = re.compile(r"\b(?:days?|marches)\b", re.IGNORECASE)
#: … and are listed behind: "in four stages: …"
COLON: Final = re.compile(r"[^.;:\n]{0,60}:")
#: … or behind, each by both its ends: "Ulm to Ehingen, 15 miles, … Ehingen to …"
_WORD: Final = r"(?:St\. )?[A-Z][\w'’-]*"
_NAME: Final = rf"{_WORD}(?: (?:{_WORD}|of|de|la|del|do|da|the|am|sur|upon))*"
LINK: Final = re.compile(
    rf"(?P<first>{_NAME}) (?:to|–|—|-) (?P<last>{_NAME})(?=[,:; (]|\.(?:\s|$)|$)"
)
#: what parts the items of such a list
APART: Final = re.compile(
    r",\s*(?:and\s+)?(?:then\s+|finally\s+)?|\s+and\s+(?:then\s+|finally\s+)?"
)
#: … or by what leads there, or by its name alone
LEADS: Final = re.compile(r"\b(?:to|from|by|via|on foot)\b")
ITEM: Final = re.compile(r"[A-Z]")
BARE_NAME: Final = re.compile(rf"(?:the )?{_NAME}(?: \([^)]*\))?")
#: nights or days of a plan, as its beginning counts them: "nine nights in", "a ten-day itinerary"
PLAN: Final = re.compile(rf"\b(?P<count>{COUNT})[- ](?P<unit>night|day)s?\b", re.IGNORECASE)
#: … and as its headings do: "Nights 3 and 4", "**Day 5**"
NUMBERED: Final = re.compile(
    r"(?:^|\n)[\s*#>_•-]*(?P<unit>Night|Day)s? (?P<first>\d{1,2})(?:(?: ?(?:[–—-]|,|&|and|to) ?)(?P<last>\d{1,2}))?\b",
)
#: the years since an earlier trip: "the first in nine years", "for the first time in 36 years"
ABSENCE: Final = re.compile(
    rf"\bfirst\b(?! in)[^.;:]{{0,140}}?\b(?:in|for) (?:(?:exactly|just|all of|some|about|almost|nearly|more than|over|the past|the last) )*(?P<count>{COUNT}) years\b"
    rf"|\bfirst (?:in|for) (?:(?:exactly|just|all of|some|about|almost|nearly|more than|over) )*(?P<other>{COUNT}) years\b",
    re.IGNORECASE,
)
#: a word that each of these holds
IN_ABSENCE: Final = (" years",)


#: lengths and years as they stand in a text, read as claims or not
LENGTH: Final = re.compile(r"\d[ -]?(?:km|kilomet(?:er|re)s?|miles?|mi)\b", re.IGNORECASE)
YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


#: where a sentence ends
STOP: Final = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"‘'])(?<![ap]\.m\. )")


def number_of(word: str) -> int | None:
    """Return the number that digits or a word tell; None: none.

    Examples
    --------
    >>> number_of("fifty-five"), number_of("14"), number_of("several")
    (55, 14, None)
    """
    return int(word) if word.isdigit() else _NUMBERS.get(word.casefold())


def amount(words: str) -> float | None:
    """Return the number that digits with commas or words up to some thousands tell; None: none.

    Examples
    --------
    >>> amount("1,163"), amount("two hundred"), amount("a hundred and six"), amount("some")
    (1163.0, 200.0, 106.0, None)
    """
    plain = words.casefold().replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    head, hundred, tail = plain.partition("hundred")
    if not hundred:
        number = number_of(plain)
        return None if number is None else float(number)
    base = number_of(head.strip() or "one")
    rest = number_of(tail.strip().removeprefix("and ")) if tail.strip() else 0
    return None if base is None or rest is None else 100.0 * base + rest


#: what claims of nothing but such words have as their pattern
TOLD_STAGES: Final = "told-stages"
TOLD_PLAN: Final = "told-plan"
TOLD_YEARS: Final = "told-years"
KILO: Final = "k"
#: units in km by their first letters
UNIT_KM: Final = {"k": 1.0, "m": 1.609344, "n": 1.852}
#: a day of the month as it stands in a date
DAY: Final = re.compile(r"\b(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?![:.h]\d)")
