"""Words beside a figure that change what it measures: a day's stage, a moment's speed, the narrowest place.

A figure with such words need not be that of the whole way or trip, so no alarm rests on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.measures.units import DIMENSION

if TYPE_CHECKING:
    from geotrack.model import Claim
    from geotrack.protocols import Case

__all__ = [
    "is_addition",
    "is_habitual",
    "is_nearest",
    "is_on_the_way",
    "is_partial",
    "is_rate",
    "no_statement",
    "way_toward",
]

_PARTIAL: Final = re.compile(
    r"\b(?:reduced|slowed|slowing|dropped|fell|eased|clocked|radar|touch\w*|exceed\w*|at times|peak\w*|top speed|maximum|up to"
    r"|gust\w*|at first|then|until|till|later|sometimes|stretch\w*|sections?|downhill|uphill|limit\w*|allowed|between"
    r"|descents?|descending|instead|ran at|design\w*|capable|can do|could do|rated|never more|hardly|at best|fastest|slowest)\b",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"\s*(?:on )?(?:a|an|per|each|every|to the)\s+(?:day|night|week|month|hour|one)|\s*(?:daily|(?:on|for)? ?each)\b",
    re.IGNORECASE,
)
#: a figure that comes on top of another, or is the difference to it
_ADDITION: Final = re.compile(
    r"\s*(?:more|extra|longer|less|shorter|fewer|slower|faster|later|earlier|behind|ahead|farther than|further than|on top)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\b(?:longer|shorter|farther|further|slower|faster|more|less)\s+by\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_NEAREST: Final = re.compile(
    r"\b(?:narrowest|nearest point|closest point|closest approach|at (?:its|the) nearest|at (?:its|the) closest)\b",
    re.IGNORECASE,
)
_ON_THE_WAY: Final = re.compile(r"\s*(?:into|along|out on|up the|down the)\b", re.IGNORECASE)
#: what is so as a rule, or was to be, when it was not so this time
_HABITUAL: Final = re.compile(
    r"\b(?:when|usual|usually|normally|ordinar\w+|as a rule|generally|in summer|in winter|in good|on a good|at best"
    r"|should|scheduled|timetabled?|instead|would|can|used to|record|advertised|promised|planned|allowed|supposed"
    r"|reckon\w*|otherwise|in a dry|in fair)\b",
    re.IGNORECASE,
)
_BESIDE: Final = 60
#: a figure so many characters behind "would have been there" is of what did not happen
_BEHIND_UNREAL: Final = 60

#: a direction right behind a figure, or the way that a road or traveller takes in the same clause
_BEHIND: Final = re.compile(
    r"\s*(?:to the |due )?(north|south|east|west)(?:[- ]?(east|west))?(?:wards?)?\b\s+(?:through|to|via|by way|into|over|across|along)\b",
    re.IGNORECASE,
)
_DUE: Final = re.compile(
    r"\b(?:due|straight) (north|south|east|west)(?:[- ]?(east|west))?(?:wards?)?\b(?! of\b)",
    re.IGNORECASE,
)


def way_toward(text: str, claim: Claim) -> str | None:
    """Return the direction in which a length is told to lead, one of eight compass points; None: none is told.

    "300 km south-west through the hills to Lulea", "the road runs due west to Gobabis, 205 km away".
    """
    begin, _ = claim.sentence
    found = _BEHIND.match(text, claim.end)
    if found is None:
        before = re.split(r"[;:]", text[begin : claim.start])[-1]
        told = list(_DUE.finditer(before))
        found = told[0] if len(told) == 1 and "," not in before[: told[0].start()] else None
    if found is None:
        return None
    return found[1][0].upper() + (found[2][0].upper() if found[2] else "")


#: what did not happen, whose "would have" may stand before or behind the figure
_UNREAL: Final = re.compile(
    r"(?:\bif\b[^.;]{0,60}?\bhad\b|\bhad (?:he|she|they|we|i|it|you|the \w+) )[^.;]*\bwould(?: not)? have\b"
    r"|\bwould(?: not)? have\b[^.;]*\b(?:if\b[^.;]{0,60}?\bhad\b|had (?:he|she|they|we|i|it|you|the \w+) )",
    re.IGNORECASE,
)
_HEADING_WORDS: Final = re.compile(
    r"(?:A|One|Two|Three|Four|Five|Six|Seven|Ten|\d+) (?:Days?|Weeks?|Months?|Weekends?|Hours?)\b"
)


def no_statement(case: Case) -> str:
    """Return why the words of a figure state nothing that happened; empty: they do.

    "If she had flown, she would have been there in 3 hours"; "A Week from Venice to Florence" as a heading.
    """
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    if any(
        m.start() <= claim.start - begin < m.end() + _BEHIND_UNREAL
        for m in _UNREAL.finditer(text[begin:end])
    ):
        return "the text says it did not happen, so there is nothing to test"
    line = text[begin:end].strip()
    alone = end >= len(text) or "\n" in text[end - 1 : end + 2]
    if (
        alone
        and line[-1:] not in ".!?:;"
        and claim.kind == "duration"
        and _HEADING_WORDS.match(claim.text)
    ):
        return "a heading tells no exact time"
    return ""


def is_rate(text: str, claim: Claim) -> bool:
    """Whether a length or time is said of each day or week: "20 km a day" is no length of a way."""
    if _RATE.match(text, claim.end):
        return True
    said = claim.text.casefold()
    if any(word in said for word in (" a day", "per day", "daily", "each day", "every day")):
        return True
    return claim.kind == "speed" and DIMENSION.get(claim.unit or "") != "speed"


def is_partial(text: str, claim: Claim) -> bool:
    """Whether a speed is said of a moment or a part of the way, so that the whole need not agree with it."""
    begin, end = claim.sentence
    around = text[max(begin, claim.start - 60) : min(max(end, claim.end), claim.end + 50)]
    return claim.bound is not None or bool(_PARTIAL.search(around))


def is_addition(text: str, claim: Claim) -> bool:
    """Whether a figure is what comes on top of another: "1,200 km more"."""
    before = text[max(0, claim.start - _BESIDE) : claim.start]
    last = claim.text.rpartition(" ")[2]
    return bool(_ADDITION.match(text, claim.end) or _ADDITION.fullmatch(last) or _BY.search(before))


def is_nearest(text: str, claim: Claim) -> bool:
    """Whether the text measures where two places come nearest to each other: "at its narrowest"."""
    begin, end = claim.sentence
    return bool(_NEAREST.search(text, begin, max(end, claim.end)))


def is_on_the_way(text: str, claim: Claim) -> bool:
    """Whether a figure counts along a way that may be any: "80 km into the loop"."""
    return bool(_ON_THE_WAY.match(text, claim.end))


def is_habitual(text: str, claim: Claim) -> bool:
    """Whether a figure is said of such trips in general, not of one: "which takes five hours as a rule"."""
    begin, end = claim.sentence
    around = text[max(begin, claim.start - _BESIDE) : min(max(end, claim.end), claim.end + _BESIDE)]
    return bool(_HABITUAL.search(around))
