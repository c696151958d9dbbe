"""Words of days, nights, months and years between two dates, and of dates, weekdays and years as they stand in a text."""

import re
from typing import Final

from geotrack.languages.en.tally_words import COUNT

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY: Final = r"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
#: a date: "12 to 19 August", "Monday, 5 February 2018", "March 4th", "the 29th", a weekday alone
DATES: Final = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})s?)?(?:,? ?(?:the )?(?:(?P<first>{_DAY})(?: (?:to|and|until|till) (?:the )?|[–—-]))?(?P<day>\b{_DAY})(?: day)?(?: of)?"
    rf" (?P<month>{_MONTH}\b)(?:,? (?P<year>\d{{4}}))?|,? ?(?P<month2>{_MONTH}) (?P<day2>{_DAY})\b(?![:.]\d|,\d{{3}})(?:, (?P<year2>\d{{4}}))?"
    r"|,? ?\bthe (?P<bare>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th))\b(?! (?:century|time|day|anniversary|parallel|stage|leg|mile|floor|arrondissement)))?",
)
#: a month of a year
MONTHS: Final = re.compile(rf"\b(?P<month>{_MONTH}),? (?P<year>\d{{4}})\b")
MONTH_NAMES: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
DAY_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEARS: Final = re.compile(
    r"(?<![\d,.£$€])\b(?:1[5-9]\d\d|20\d\d)\b(?! ?(?:km|miles|m\b|mm|metres|meters|feet|ft|tons|tonnes|people|men|[,.]\d))"
)

#: how long it was between the dates told around: "seven nights", "28 days", "eighteen months"
BETWEEN: Final = re.compile(
    rf"\b(?P<count>{COUNT})[- ](?P<unit>nights?|days?|months?)\b", re.IGNORECASE
)
#: words of which each of these holds one, and one of those about years
IN_BETWEEN: Final = (" night", "-night", " day", "-day", " month", "-month")
IN_YEARS: Final = (" years", " birthday", " anniversary", " jubilee")
#: right before a time that is all of it …
ALL_BEFORE: Final = re.compile(
    r"\b(?:after|passage of|voyage of|march of|crossing of|journey of|trip of|absence of|in all|for all|in|took|takes|lasted|lasts|those|these|that (?:is|was|makes)|spend(?:s|ing)?|spent"
    r"|sleep(?:s|ing)?|slept|includ(?:es|ing)|with|made)[\s,]*(?:her |them |us |the |a |full |whole |just |exactly |only |all of )*$",
    re.IGNORECASE,
)
#: … and right behind one
ALL_BEHIND: Final = re.compile(
    r" (?:later|(?:\w+ )?on (?:board|the (?:road|way|march|trail|train|water|ice|ship))|aboard|at sea|out|under way|underway|in all|altogether|of (?:walking|travel\w*|marching|sailing|riding)"
    r"|(?:[a-z]+ )?in (?:[a-z]+ )?(?:huts?|tents?|bothies|camps?|hostels?|the (?:saddle|train|open|tent)))\b",
    re.IGNORECASE,
)
#: that a time is not some of the days, but all
LATER: Final = re.compile(r" (?:later|afterwards|after (?:that|leaving|setting))\b", re.IGNORECASE)
PASSAGE: Final = re.compile(
    r"\b(?:passage|voyage|march|crossing|journey|trip|absence|walk|ride) of (?:just |exactly |only )*$",
    re.IGNORECASE,
)
#: that a time counts from a start told elsewhere
OUT: Final = re.compile(r" (?:out|after|from|since)\b", re.IGNORECASE)
#: what makes a time another than that between the dates
OTHER_SPAN: Final = re.compile(
    r"\b(?:before|earlier|previous\w*|ago|first|last|next|another|further|more|every|each|per|a (?:day|night)|of (?:which|these|those|them)|until|within|remaining|wait\w*|had (?:been|spent)"
    r"|late|behind|old|if|would|usual\w*|normal\w*|instead|delay\w*|at (?:least|most)|some|about|several)\b",
    re.IGNORECASE,
)

#: how many years are between two: "forty-six years later", "88 years before", "its hundredth birthday"
YEARS_APART: Final = re.compile(
    rf"\b(?P<count>{COUNT}|(?:a|one) hundred(?: and {COUNT})?) years (?:later|afterwards?|before|earlier|after|on\b(?! the)|had passed|passed|to the day)"
    rf"|\b(?:first|last|only)\b[^.;:\n]{{0,140}}?\b(?:in|for) (?:(?:exactly|just|all of|more than|over|nearly|almost|some|about|the past|the last) )*(?P<first>{COUNT}) years\b"
    r"|\b(?P<ordinal>\d{1,3}(?:st|nd|rd|th)|(?:[a-z]+-)?[a-z]+(?:th|first|second|third)) (?:birthday|anniversary|jubilee)\b",
    re.IGNORECASE,
)
_ODD_ORDINALS: Final = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
    "twelfth": "twelve",
}  # fmt: skip
#: that a year told behind is that of the trip before
EARLIER: Final = re.compile(r"\b(?:last|previous|before that|earlier|since|until)\b", re.IGNORECASE)
#: about as many years, and more or fewer of them
MORE: Final = re.compile(r"\b(?:more than|over|at least)\b", re.IGNORECASE)
FEWER: Final = re.compile(r"\b(?:nearly|almost|less than|under)\b", re.IGNORECASE)
ROUGH: Final = re.compile(r"\b(?:some|about|around|roughly)\b", re.IGNORECASE)

#: what claims of nothing but such words have as their pattern
TOLD_SPAN: Final = "told-span"
TOLD_YEARS_APART: Final = "told-years-apart"


def cardinal(ordinal: str) -> str:
    """Return the number word of an ordinal.

    Examples
    --------
    >>> cardinal("seventieth"), cardinal("forty-second"), cardinal("12th"), cardinal("hundredth")
    ('seventy', 'forty-two', '12', 'hundred')
    """
    word = ordinal.casefold()
    if word[0].isdigit():
        return word[:-2]
    head, dash, last = word.rpartition("-")
    if last in _ODD_ORDINALS:
        return head + dash + _ODD_ORDINALS[last]
    return f"{word[:-4]}y" if word.endswith("ieth") else word.removesuffix("th")
