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

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

from geotrack.languages.en import bearing_words, verdict_cues
from geotrack.measures.modes import MODES, mode_row
from geotrack.model import Claim, Confidence, Finding, Mention, Mode
from geotrack.protocols import Case, Check, trait
from geotrack.verdicts.arithmetic import toldends
from geotrack.verdicts.arithmetic.movers import goes_by, mode_of
from geotrack.verdicts.arithmetic.otherreadings import belief, lies_elsewhere
from geotrack.verdicts.arithmetic.phrasing import sentence
from geotrack.verdicts.questions.additions import Additions
from geotrack.verdicts.questions.haltlengths import Halts
from geotrack.verdicts.questions.motion import Motion
from geotrack.verdicts.questions.pace import Speed

#: confidence in the figure and in its ends below which no alarm is given. On authors that the reader has not
#: seen, ends are right and the figure one of travel in 87 of 100 cases from .7 on, 93 from .8 on
#: (`tools/data/trust.py`); of those between .7 and .75 one in eleven would be alarmed …
JUDGED: Final = 0.5
JUDGED_ENDS: Final = 0.75
#: … and from which on an alarm may be *contradicted*: 96 of 100 ends are right
SURE: Final = 0.9
SURE_ENDS: Final = 0.95
#: confidence in ends that the sentence itself tells, from which on a slip is named
NAMED: Final = 0.85
#: confidence in ends that another sentence tells, from which on an alarm is given at all: of those between .7
#: and .8 one in five would be alarmed
SURE_ELSEWHERE: Final = 0.8
#: confidence in ends from which on no others are asked
_PLAIN: Final = 0.97
#: below that, an alarm is given where the readings under which the figure is impossible make up so much of the
#: reader's belief, and those under which it fits at most this share of them …
ODD: Final = 0.65
FITS: Final = 0.05
#: … and the first of them at least this: where that is less, the right one is often none of those that were thought of …
FIRST: Final = 0.5
#: … by these questions, which are asked of two places
_ASKED: Final = frozenset({"distance", "position", "motion"})
#: confidence in ends from which on an alarm is given that only reckons with figures of the text, all of them surely of
#: travel: of those withheld before, six spoiled ones and no true one are so (all six in one set of pairs, looked at when
#: this was set)
RECKONED_ENDS: Final = 0.3
_RECKONED: Final = frozenset({"sums", "stretches", "comparisons"})
#: what subtracts figures of one unit: "of the 900 miles … the remaining 400"
_IN_UNIT_BEFORE: Final = frozenset({Additions().name, Halts().name})
#: what is told of where a place lies names it in the sentence before, as its subject
_SITUATED: Final = "situation"
#: what holds a time against the map's way where the text tells none
_BY_MAP: Final = "motion"
_UNSURE_ENDS: Final = "it is not sure enough between which places"
#: confidence in both places from which on an alarm may be *contradicted*
SURE_PLACE: Final = 0.69
#: people of the best known bearer of a name, and how many times those of any other
_KNOWN: Final = 100_000
_LARGER: Final = 10
#: confidences below which not even that it fits is said: a length fits wrong places seldom, a time often
_GUESSED: Final = 0.4
_GUESSED_LENGTH: Final = 0.2
#: a reader this sure of figure and ends is sure of the mode too, wherever the text tells it
_SURE_MODE: Final = 0.99
ALARMS: Final = frozenset({"doubtful", "contradicted"})
_UNMEASURED: Final = Confidence()

Level = Literal["sure", "doubted", "unsure", "guessed"]
_LEVELS: Final[tuple[Level, ...]] = ("guessed", "unsure", "doubted", "sure")


@dataclass(frozen=True, slots=True)
class _Trust:
    """How far the reading of a claim can be trusted, and why no further; `named`: a slip may be named."""

    level: Level
    why: str = ""
    named: bool = False


def ruled(case: Case, check: Check, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return a check's findings as the reading's certainty allows them, in the same order.

    What the check says of itself decides what certainty that is (`geotrack.protocols.Check`).
    """
    return tuple(_ruled(case, check, finding) for finding in findings)


def _ruled(case: Case, check: Check, finding: Finding) -> Finding:
    if finding.rating == "not-checkable":
        return finding
    told = trait(check, "mode_suffices") and case.claim.mode != "unknown"
    listed = trait(check, "of_lists") and _listed(case, finding)
    ends_matter = trait(check, "needs_ends") and not told and not listed
    every = dict.fromkeys((case.index, *finding.claims))
    trust = min(
        (trust_in(case, case.claims[k], ends=ends_matter) for k in every),
        key=lambda t: _LEVELS.index(t.level),
    )
    placed = trait(check, "placed") or (check.name == _BY_MAP and not finding.claims)
    if finding.rating == "consistent" and placed and _chosen(case):
        return replace(
            finding,
            rating="not-checkable",
            reason=f"{finding.reason} But that figure chose which place is meant, so that it fits proves nothing.",
        )
    if finding.rating == "consistent":
        return _withheld(finding, trust) if _is_guess(case, check, finding, trust) else finding
    if check.name in _ASKED and trust.level != "sure":
        trust = _believed(case, finding, trust)
    if check.name in _RECKONED and trust.level in ("unsure", "guessed"):
        trust = _reckoned(case, every) or trust
    if trait(check, "by_mode") and not _mode_told(case) and not _clocked(case, finding):
        trust = _Trust("unsure", "the text does not tell beside the figure by what means")
    if trust.level in ("sure", "doubted") and (other := _read_otherwise(case, check)):
        trust = _Trust("unsure", other)
    if trust.level == "sure":
        return finding
    if trust.level in ("unsure", "guessed"):
        return _withheld(finding, trust)
    reason = finding.reason
    if finding.rating == "contradicted":
        reason = f"{reason} {sentence(trust.why)}"
    slip = finding.slip if trust.named else None
    return replace(finding, rating="doubtful", slip=slip, reason=reason)


def _believed(case: Case, finding: Finding, trust: _Trust) -> _Trust:
    """Return the trust in an alarm by all readings of the ends: it may be given where hardly any fits."""
    claim = case.claim
    sure = claim.confidence
    if sure == _UNMEASURED or sure.ends >= _PLAIN or _lacks_ends(case, claim):
        return trust
    others = (case.claims[k].confidence for k in finding.claims if k != case.index)
    if (
        sure.figure < JUDGED
        or sure.ends < FIRST
        or any(c.figure < JUDGED or c.ends < ODD for c in others)
    ):
        return trust
    held = belief(case)
    if held.odd >= ODD and held.fit <= FITS * held.odd:
        why = (
            "the text tells between which places less plainly, but it fits between no others either"
        )
        return _Trust("doubted", why, named=trust.named)
    if finding.check == "direction" and toldends.is_subject(case):
        return _Trust("doubted", "the reading is not beyond doubt", named=trust.named)
    if toldends.is_plain(case):
        return _Trust("doubted", "other places of the text may be meant", named=trust.named)
    if held.fits_as:
        return _Trust("unsure", f"it would fit if the text means {held.fits_as}")
    return trust if trust.level in ("unsure", "guessed") else _Trust("unsure", _UNSURE_ENDS)


def _reckoned(case: Case, claims: Iterable[int]) -> _Trust | None:
    """Return the trust in figures that do not go together, all surely of travel, wherever they lead; None: none."""
    sure = [case.claims[k].confidence for k in claims]
    if len(sure) > 1 and all(c.figure >= SURE and c.ends >= RECKONED_ENDS for c in sure):
        return _Trust(
            "doubted",
            "it is less sure between which places, but the figures stand beside each other",
        )
    return None


def _chosen(case: Case, claim: Claim | None = None) -> bool:
    """Whether a figure chose an end of a claim among namesakes that are about as well known."""
    about = case.claim if claim is None else claim
    return any(
        case.chosen_by_figure(m) and not _best_known(case, m)
        for m in (about.origin, about.destination)
    )


def _best_known(case: Case, mention: Mention | None) -> bool:
    """Whether what a mention was settled as is the bearer that a reader thinks of without any figure."""
    mine = case.place_of(mention)
    if mine is None or mine.population < _KNOWN:
        return False
    return all(_LARGER * p.population <= mine.population for p in case.namesakes(mention))


def _is_guess(case: Case, check: Check, finding: Finding, trust: _Trust) -> bool:
    """Whether the reading is too weak for saying that it fits."""
    if trust.level != "guessed":
        return False
    sure = case.claim.confidence
    # a direction that a check tells beside a length is none
    length = trait(check, "by_length") and finding.check == check.name
    least = _GUESSED_LENGTH if length else _GUESSED
    return min(sure.figure, sure.ends) < least


def _read_otherwise(case: Case, check: Check) -> str:
    """Return why the figure fits as another vehicle's of the sentence, or in another unit; empty: it does not."""
    claim = case.claim
    if check.name in _ASKED and toldends.lies_between(case):
        return "what lies between both places may be meant"
    if check.name in _ASKED and lies_elsewhere(case):
        return "by another figure of the text it lies where no list has a place of that name"
    if min(claim.confidence.figure, claim.confidence.ends) >= _SURE_MODE:
        return ""
    if (
        claim.unit not in (None, "day")
        and check.name not in _IN_UNIT_BEFORE
        and not verdict_cues.UNIT.search(claim.text)
    ):
        return "the unit does not stand beside the figure"
    if check.name in _ASKED and toldends.is_from_an_airport(case):
        return "its airport may be meant, which lies elsewhere"
    if not trait(check, "by_mode"):
        return ""
    for mode in _modes_told(case):
        other = case.read_as(
            (claim.origin, case.origin), (claim.destination, case.destination), mode
        )
        found = [f for asked in (Motion(), Speed()) for f in asked.examine(other)]
        if not any(f.rating in ALARMS for f in found):
            return f"the sentence tells of travel {mode_row(mode).phrase}, too"
    return ""


def _modes_told(case: Case) -> tuple[Mode, ...]:
    """Return the other modes whose words stand in the sentence of the case's claim."""
    begin, end = case.claim.sentence
    text = verdict_cues.MONTH.sub(" ", case.document.text[begin:end]).casefold()
    told = (mode for mode in MODES if mode not in ("unknown", mode_of(case)))
    return tuple(mode for mode in told if goes_by(text, mode))


def _mode_told(case: Case) -> bool:
    """Whether the sentence, or the traveller's name, tells by what means: else another may be meant."""
    claim, mode = case.claim, mode_of(case)
    if mode == "unknown" or claim.confidence == _UNMEASURED:
        return True
    if min(claim.confidence.figure, claim.confidence.ends) >= _SURE_MODE:
        return True
    begin, end = claim.sentence
    text = f"{claim.traveller or ''} {case.document.text[begin:end]}".casefold()
    return goes_by(text, mode)


def _clocked(case: Case, finding: Finding) -> bool:
    """Whether departure, time on the way and arrival were held together, whatever the means."""
    told = {case.claims[k].kind for k in finding.claims}
    return {"departure", "arrival"} <= told and bool(told & {"duration", "total"})


def _listed(case: Case, finding: Finding) -> bool:
    """Whether something of a plain list was found, which has no ends at all."""
    every = (case.claims[k] for k in finding.claims)
    return all(c.origin is None and c.destination is None for c in every)


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
            "sure" if sure.figure >= SURE else "doubted",
            "the reading is not beyond doubt",
            named=True,
        )
    if sure.ends < JUDGED_ENDS:
        level = "guessed" if sure.ends < _GUESSED else "unsure"
        return _Trust(level, _UNSURE_ENDS)
    situated = claim.kind == _SITUATED or claim.pattern == bearing_words.TOLD_TOWN
    situated = situated and sure == _UNMEASURED
    if _elsewhere(claim) and not situated and (sure == _UNMEASURED or sure.ends < SURE_ELSEWHERE):
        return _Trust("unsure", "the text tells between which places in another sentence")
    if _lacks_ends(case, claim):
        return _Trust("unsure", "the text does not tell beside the figure between which places")
    if _elsewhere(claim):
        return _Trust("doubted", "an end is told in another sentence, so this is not beyond doubt")
    if _chosen(case, claim):
        return _Trust("doubted", "a stated figure chose the place, so this is not beyond doubt")
    if sure.figure < SURE or sure.ends < SURE_ENDS:
        return _Trust("doubted", "the reading is not beyond doubt", named=sure.ends >= NAMED)
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
    if claim.kind not in ("distance", "duration", "speed", "total", "gauge", "border"):
        return False
    if claim.origin is not None and claim.destination is not None:
        return False
    if claim.kind == "gauge" and (claim.origin or claim.destination):
        return False  # a width is told of one place
    leg = case.leg
    beside = leg.claims if leg is not None else ()
    return not any(
        (other := case.claims[k]).sentence == claim.sentence
        and other.origin is not None
        and other.destination is not None
        and not _elsewhere(other)
        for k in beside
    )
