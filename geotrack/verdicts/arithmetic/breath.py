"""Figures that stand in one breath: in the sentence of a claim, or in the one right before or behind it.

What is reckoned with them needs no places, so that doubt about the ends of a figure does not silence it.
"""

import math
from typing import Final

from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_addition, is_rate
from geotrack.verdicts.arithmetic.joins import nearest, ways_of

_DENIED: Final = frozenset({"negated", "counterfactual"})
_LENGTHS: Final = ("distance", "total", "position")
_TIMES: Final = ("duration", "total")
#: figures that are looked at around one
_MOST: Final = 40
#: a figure that is less surely one of travel is not reckoned with
_READ: Final = 0.5


def is_close(claim: Claim) -> bool:
    """Whether a figure is plain or bounded from both sides: "four hours", "nearly four", "just over four"."""
    told = claim.interval
    return told is not None and (claim.bound is None or (told.low > 0 and math.isfinite(told.high)))


def between_sentences(text: str, first: Claim, second: Claim) -> int:
    """Return how many sentences the second claim's is behind the first's: 0, 1 or -1; 9: farther away."""
    if first.sentence == second.sentence:
        return 0
    for step, one, two in ((1, first, second), (-1, second, first)):
        if one.sentence[1] <= two.sentence[0]:
            gap = text[one.sentence[1] : two.sentence[0]]
            return step if not gap.strip() and "\n" not in gap else 9
    return 9


def beside(case: Case, *kinds: str, back: int = 1, ahead: int = 0) -> list[int]:
    """Return the other claims of these kinds with a plain figure in the sentence of the case's claim, in order.

    `back`, `ahead`: 1 looks at the sentence before, or behind, in the same paragraph, too.
    """
    text, mine = case.document.text, case.claim
    found = nearest(ways_of(case).of_kinds(*kinds), case.index, _MOST)
    return [
        k
        for k in found
        if k != case.index
        and -back <= between_sentences(text, mine, case.claims[k]) <= ahead
        and _is_plain(text, case.claims[k])
    ]


def _is_plain(text: str, claim: Claim) -> bool:
    return (
        claim.interval is not None
        and bool(claim.value)
        and claim.unit in FACTOR
        and claim.status not in _DENIED
        and claim.confidence.figure >= _READ
        and not is_rate(text, claim)
        and not is_addition(text, claim)
    )


def lengths_by(case: Case, *, back: int = 1, ahead: int = 0) -> list[int]:
    """Return the claims beside the case's that tell a length of a way, in order."""
    found = beside(case, *_LENGTHS, back=back, ahead=ahead)
    return [k for k in found if DIMENSION[case.claims[k].unit or ""] == "length"]


def times_by(case: Case, *, back: int = 1, ahead: int = 0) -> list[int]:
    """Return the claims beside the case's that tell how long something took, in order."""
    found = beside(case, *_TIMES, back=back, ahead=ahead)
    return [k for k in found if DIMENSION[case.claims[k].unit or ""] == "time"]
