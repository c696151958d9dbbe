"""Words beside a figure that change what it measures: a day's stage, a moment's speed, the narrowest place.

A figure with such words need not be that of the whole way or trip, so no alarm rests on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.measures.units import DIMENSION

if TYPE_CHECKING:
    from geotrack.model import Claim

__all__ = ["is_addition", "is_habitual", "is_nearest", "is_on_the_way", "is_partial", "is_rate"]

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
