"""The rule of what may be said of a claim: what an alarm needs, and what allows no more than doubt.

A false accusation costs more than a miss. So every check says what it found as if the reading were
beyond doubt, and here, in one place, the reading's own certainty is held against it:

- *contradicted* needs that every claim of the conflict is surely a claim, its ends told beside it, read
  beyond doubt and settled beyond doubt;
- ends that another sentence tells, a less sure reading, and places that a figure chose allow
  *doubtful* at most, and no slip is named then;
- below the stated confidences a claim is shown as read, but no alarm is given; that it fits may still be
  said, for that accuses nobody, unless the reading is a mere guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from geotrack.model import Confidence
from geotrack.modes import mode_row, travellers_in
from geotrack.verdicts.movers import mode_of
from geotrack.verdicts.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geotrack.model import Claim, Finding, Mention, Mode
    from geotrack.protocols import Case

__all__ = [
    "ALARMS",
    "JUDGED",
    "JUDGED_ENDS",
    "SURE",
    "SURE_ELSEWHERE",
    "SURE_PLACE",
    "ruled",
    "trust_in",
]

#: confidence in the figure and in its ends below which no alarm is given (measured on fresh text: of the
#: statements read with ends at .7 to .8 one in eight would be alarmed, and hardly one of them wrong) …
JUDGED: Final = 0.7
JUDGED_ENDS: Final = 0.8
#: … and from which on an alarm may be *contradicted*
SURE: Final = 0.9
#: confidence in ends that another sentence tells, from which on an alarm is given at all
SURE_ELSEWHERE: Final = 0.93
#: confidence in both places from which on an alarm may be *contradicted*
SURE_PLACE: Final = 0.5
#: confidences below which not even that it fits is said: a length fits wrong places seldom, a time often
_GUESSED: Final = 0.4
_GUESSED_LENGTH: Final = 0.15
_LENGTHS: Final = frozenset({"distance", "position", "sums", "average"})
#: questions that compare a figure with where its ends lie
_PLACED: Final = frozenset({"distance", "position", "direction"})
#: questions that depend on how one travels
_BY_MODE: Final = frozenset({"speed", "motion", "chronology", "average"})
#: a reader this sure of figure and ends is sure of the mode too, wherever the text tells it
_SURE_MODE: Final = 0.99
ALARMS: Final = frozenset({"doubtful", "contradicted"})
#: questions that compare figures of the text with one another, wherever it happened
_WITHOUT_ENDS: Final = frozenset({"unit-pair", "calendar", "recurrence", "stage"})
#: verbs and nouns that tell the mode as vehicles do
_VERBS: Final[dict[Mode, frozenset[str]]] = {
    mode: frozenset(words.split())
    for mode, words in (
        ("road", "drive drives drove driven driving motored road"),
        ("air", "fly flies flew flown flying flight flights airborne"),
        ("sea", "sail sails sailed sailing steamed crossing voyage aboard harbor harbour"),
        ("river", "paddled rowed downstream upstream"),
        ("foot", "walk walks walked walking hike hikes hiked march marched trek climbed"),
        ("cycle", "cycled cycling pedalled pedaled rode"),
        ("rail", "station platform line gauge"),
    )
}
_UNMEASURED: Final = Confidence()

Level = Literal["sure", "doubted", "unsure", "guessed"]
_LEVELS: Final[tuple[Level, ...]] = ("guessed", "unsure", "doubted", "sure")


@dataclass(frozen=True, slots=True)
class _Trust:
    """How far the reading of a claim can be trusted, and why no further."""

    level: Level
    why: str = ""


def ruled(case: Case, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as the reading's certainty allows them, in the same order."""
    return tuple(_ruled(case, finding) for finding in findings)


def _ruled(case: Case, finding: Finding) -> Finding:
    if finding.rating == "not-checkable":
        return finding
    told = finding.check == "speed" and case.claim.mode != "unknown"
    ends_matter = finding.check not in _WITHOUT_ENDS and not told and not _listed(case, finding)
    every = dict.fromkeys((case.index, *finding.claims))
    trust = min(
        (trust_in(case, case.claims[k], ends=ends_matter) for k in every),
        key=lambda t: _LEVELS.index(t.level),
    )
    if finding.rating == "consistent" and finding.check in _PLACED and _chosen(case):
        return replace(
            finding,
            rating="not-checkable",
            reason=f"{finding.reason} But that figure chose which place is meant, so that it fits proves nothing.",
        )
    if finding.rating == "consistent":
        return _withheld(finding, trust) if _is_guess(case, finding, trust) else finding
    if finding.check in _BY_MODE and not _mode_told(case):
        trust = _Trust("unsure", "the text does not tell beside the figure by what means")
    if trust.level == "sure":
        return finding
    if trust.level in ("unsure", "guessed"):
        return _withheld(finding, trust)
    reason = finding.reason
    if finding.rating == "contradicted":
        reason = f"{reason} {sentence(trust.why)}"
    return replace(finding, rating="doubtful", slip=None, reason=reason)


def _chosen(case: Case) -> bool:
    return any(case.chosen_by_figure(m) for m in (case.claim.origin, case.claim.destination))


def _is_guess(case: Case, finding: Finding, trust: _Trust) -> bool:
    """Whether the reading is too weak for saying that it fits."""
    if trust.level != "guessed":
        return False
    sure = case.claim.confidence
    least = _GUESSED_LENGTH if finding.check in _LENGTHS else _GUESSED
    return min(sure.figure, sure.ends) < least


def _mode_told(case: Case) -> bool:
    """Whether the sentence, or the traveller's name, tells by what means: else another may be meant."""
    claim, mode = case.claim, mode_of(case)
    if mode == "unknown" or claim.confidence == _UNMEASURED:
        return True
    if min(claim.confidence.figure, claim.confidence.ends) >= _SURE_MODE:
        return True
    begin, end = claim.sentence
    text = f"{claim.traveller or ''} {case.document.text[begin:end]}".casefold()
    words = set(re.findall(r"[\w-]+", text))
    return bool(
        words & set(mode_row(mode).words.split())
        or words & _VERBS.get(mode, frozenset())
        or travellers_in(text, mode)
    )


def _listed(case: Case, finding: Finding) -> bool:
    """Whether a sum of a plain list was found, which has no ends at all."""
    every = (case.claims[k] for k in finding.claims)
    return finding.check == "sums" and all(
        c.origin is None and c.destination is None for c in every
    )


def _withheld(finding: Finding, trust: _Trust) -> Finding:
    return replace(
        finding,
        rating="not-checkable",
        slip=None,
        reason=f"Read, but not judged: {trust.why}. As read: {finding.reason}",
    )


def trust_in(case: Case, claim: Claim, *, ends: bool = True) -> _Trust:
    """Return how far the reading of a claim can be trusted.

    Parameters
    ----------
    case
        Where the claim stands.
    claim
        Any claim of the case's document.
    ends
        Whether the two places matter to what was found.
    """
    sure = claim.confidence
    if sure.figure < JUDGED:
        level: Level = "guessed" if sure.figure < _GUESSED else "unsure"
        return _Trust(level, "it is not sure enough that this is said of travel")
    if not ends:
        return _Trust(
            "sure" if sure.figure >= SURE else "doubted", "the reading is not beyond doubt"
        )
    if sure.ends < JUDGED_ENDS:
        level = "guessed" if sure.ends < _GUESSED else "unsure"
        return _Trust(level, "it is not sure enough between which places")
    if _elsewhere(claim) and (sure == _UNMEASURED or sure.ends < SURE_ELSEWHERE):
        return _Trust("unsure", "the text tells between which places in another sentence")
    if _lacks_ends(case, claim):
        return _Trust("unsure", "the text does not tell beside the figure between which places")
    if _elsewhere(claim):
        return _Trust("doubted", "an end is told in another sentence, so this is not beyond doubt")
    if any(case.chosen_by_figure(m) for m in (claim.origin, claim.destination)):
        return _Trust("doubted", "a stated figure chose the place, so this is not beyond doubt")
    if min(sure.figure, sure.ends) < SURE:
        return _Trust("doubted", "the reading is not beyond doubt")
    if any(case.confidence_of(m) < SURE_PLACE for m in (claim.origin, claim.destination)):
        return _Trust("doubted", "the place is not settled beyond doubt")
    return _Trust("sure")


def _elsewhere(claim: Claim) -> bool:
    """Whether an end is told in another sentence than the figure's, or by the words of the reader's guess."""
    if claim.inferred:
        return True
    if claim.confidence != _UNMEASURED:
        return False
    begin, end = claim.sentence
    return any(_outside(m, begin, end) for m in (claim.origin, claim.destination))


def _outside(mention: Mention | None, begin: int, end: int) -> bool:
    if mention is None or mention.start is None or end <= begin:
        return False
    return not begin <= mention.start < end


def _lacks_ends(case: Case, claim: Claim) -> bool:
    """Whether a claim names no two ends, and no other of its sentence and leg does."""
    if claim.kind not in ("distance", "duration", "speed", "total"):
        return False
    if claim.origin is not None and claim.destination is not None:
        return False
    leg = case.leg
    beside = leg.claims if leg is not None else ()
    return not any(
        (other := case.claims[k]).sentence == claim.sentence
        and other.origin is not None
        and other.destination is not None
        and not _elsewhere(other)
        for k in beside
    )
