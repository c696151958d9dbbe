"""Words beside a figure that change what it measures: a day's stage, a moment's speed, the narrowest place.

A figure with such words need not be that of the whole way or trip, so no alarm rests on it.
"""

import re
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim
from geotrack.protocols import Case

_BESIDE: Final = 60
#: words that leave halts out of an average stand so many characters before it, or behind
_MOVING_BEFORE, _MOVING_BEHIND = 50, 50
#: a figure so many characters behind "would have been there" is of what did not happen
_BEHIND_UNREAL: Final = 60


def leaves_out_halts(case: Case) -> bool:
    """Whether the words at an average say that halts are left out of it."""
    claim = case.claim
    begin, end = claim.sentence
    around = case.document.text[
        max(begin, claim.start - _MOVING_BEFORE) : min(
            max(end, claim.end), claim.end + _MOVING_BEHIND
        )
    ]
    return bool(verdict_cues.MOVING.search(around))


def way_toward(text: str, claim: Claim) -> str | None:
    """Return the direction in which a length is told to lead, one of eight compass points; None: none is told.

    "300 km south-west through the hills to Lulea", "the road runs due west to Gobabis, 205 km away".
    """
    begin, _ = claim.sentence
    found = verdict_cues.BEHIND.match(text, claim.end)
    if found is None:
        before = re.split(r"[;:]", text[begin : claim.start])[-1]
        told = list(verdict_cues.DUE.finditer(before))
        found = told[0] if len(told) == 1 and "," not in before[: told[0].start()] else None
    if found is None:
        return None
    return found[1][0].upper() + (found[2][0].upper() if found[2] else "")


def no_statement(case: Case) -> str:
    """Return why the words of a figure state nothing that happened; empty: they do.

    "If she had flown, she would have been there in 3 hours"; "A Week from Venice to Florence" as a heading.
    """
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    if any(
        m.start() <= claim.start - begin < m.end() + _BEHIND_UNREAL
        for m in verdict_cues.UNREAL.finditer(text[begin:end])
    ):
        return "the text says it did not happen, so there is nothing to test"
    short_m = claim.unit == "m" and verdict_cues.BARE_M.search(claim.text) is not None
    if short_m and claim.kind in ("distance", "position", "total"):
        return "the letter m may stand for meters or for miles"
    line = text[begin:end].strip()
    alone = end >= len(text) or "\n" in text[end - 1 : end + 2]
    if (
        alone
        and line[-1:] not in ".!?:;"
        and claim.kind == "duration"
        and verdict_cues.HEADING_WORDS.match(claim.text)
    ):
        return "a heading tells no exact time"
    return ""


def is_rate(text: str, claim: Claim) -> bool:
    """Whether a length or time is said of each day or week: "20 km a day" is no length of a way."""
    if verdict_cues.RATE.match(text, claim.end):
        return True
    said = claim.text.casefold()
    if any(word in said for word in (" a day", "per day", "daily", "each day", "every day")):
        return True
    return claim.kind == "speed" and DIMENSION.get(claim.unit or "") != "speed"


def is_partial(text: str, claim: Claim) -> bool:
    """Whether a speed is said of a moment or a part of the way, so that the whole need not agree with it."""
    begin, end = claim.sentence
    around = text[max(begin, claim.start - 60) : min(max(end, claim.end), claim.end + 50)]
    return claim.bound is not None or bool(verdict_cues.PARTIAL.search(around))


def is_addition(text: str, claim: Claim) -> bool:
    """Whether a figure is what comes on top of another: "1,200 km more"."""
    before = text[max(0, claim.start - _BESIDE) : claim.start]
    last = claim.text.rpartition(" ")[2]
    return bool(
        verdict_cues.ADDITION.match(text, claim.end)
        or verdict_cues.ADDITION.fullmatch(last)
        or verdict_cues.BY.search(before)
    )


def is_nearest(text: str, claim: Claim) -> bool:
    """Whether the text measures where two places come nearest to each other: "at its narrowest"."""
    begin, end = claim.sentence
    return bool(verdict_cues.NEAREST.search(text, begin, max(end, claim.end)))


def is_on_the_way(text: str, claim: Claim) -> bool:
    """Whether a figure counts along a way that may be any: "80 km into the loop"."""
    return bool(verdict_cues.ON_THE_WAY.match(text, claim.end))


def is_habitual(text: str, claim: Claim) -> bool:
    """Whether a figure is said of such trips in general, not of one: "which takes five hours as a rule"."""
    begin, end = claim.sentence
    around = text[max(begin, claim.start - _BESIDE) : min(max(end, claim.end), claim.end + _BESIDE)]
    return bool(verdict_cues.HABITUAL.search(around))
