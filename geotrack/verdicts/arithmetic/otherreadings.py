"""What a claim says under every reading of its ends: other pairs of words, other bearers of their names.

A reader is seldom sure between which places a figure is told, and two places may bear one name. But a
figure that fits under all likely readings fits, whichever of them is meant. So a claim whose first reading is
too unsure for a verdict is asked about all of them.
"""

from dataclasses import dataclass, replace
from typing import Final

from geotrack.model import Finding, Mention, Place
from geotrack.protocols import Case, Check
from geotrack.verdicts.arithmetic.joins import same_place
from geotrack.verdicts.questions.distance import Distance
from geotrack.verdicts.questions.motion import Motion
from geotrack.verdicts.questions.position import Position
from geotrack.verdicts.questions.whereabouts import Whereabouts

#: what is asked of each reading
_QUESTIONS: Final[tuple[Check, ...]] = (Distance(), Position(), Motion())
_KINDS: Final = frozenset({"distance", "position", "duration", "total"})
_DENIED: Final = frozenset({"negated", "counterfactual"})
#: how much of the reader's belief the readings must have under which a claim fits …
FITTING: Final = 0.4
#: … and how much at most, as a part of that, those under which it is odd
_ODD: Final = 0.1
#: readings that a reason names
_NAMED: Final = 3

#: readings that are less likely than this are not asked
_LEAST: Final = 0.005
#: bearers of a name that are asked
_BEARERS: Final = 4
#: readings that are asked before an alarm
_MOST: Final = 8
#: people of a city that a reader thinks of first, how many times those of another bearer, and what is left of its share
_KNOWN: Final = 100_000
_LARGER: Final = 10
_OBSCURE: Final = 0.1
_UNMEASURED: Final = frozenset({"country", "continent"})
_AREAS: Final = frozenset({"admin1", "admin2", "region"})
_ALARMS: Final = frozenset({"doubtful", "contradicted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Two places that a claim may be said of, with the words that mean them; `share` 0 to 1: how likely."""

    origin: tuple[Mention, Place]
    destination: tuple[Mention, Place]
    share: float

    @property
    def words(self) -> str:
        """Both names: "Ulm–Augsburg"."""
        return f"{self.origin[0].text}–{self.destination[0].text}"


def readings(case: Case) -> tuple[Reading, ...]:
    """Return the pairs of places that the case's claim may be said of, the likeliest first.

    The same two places in other words count once, with the sum of their shares.
    """
    claim = case.claim
    pairs = [(claim.origin, claim.destination, claim.confidence.ends)]
    pairs += [(o.origin, o.destination, o.share) for o in claim.alternatives]
    found: list[Reading] = []
    for origin, destination, share in pairs:
        if origin is None or destination is None:
            continue
        for first, a in _likely(case, origin):
            for second, b in _likely(case, destination):
                part = share * a * b
                if part < _LEAST or same_place(first, second):
                    continue
                _add(
                    found,
                    Reading(origin=(origin, first), destination=(destination, second), share=part),
                )
    return tuple(sorted(found, key=lambda r: -r.share))


def _likely(case: Case, mention: Mention) -> list[tuple[Place, float]]:
    """Return the bearers of a name with how likely they are; obscure ones beside a city less than a figure made them."""
    found = case.bearers(mention)[:_BEARERS]
    mine = case.place_of(mention)
    if mine is None:
        return []
    listed = sum(c for _, c in found) or 1.0  # that it is none of these is nobody's reading
    known = mine.population >= _KNOWN

    def share(place: Place, confidence: float) -> float:
        obscure = known and place != mine and _LARGER * place.population <= mine.population
        return confidence / listed * (_OBSCURE if obscure else 1.0)

    return [(p, share(p, c)) for p, c in found]


def _add(found: list[Reading], new: Reading) -> None:
    for k, known in enumerate(found):
        if (known.origin[1], known.destination[1]) == (new.origin[1], new.destination[1]):
            found[k] = Reading(
                origin=known.origin, destination=known.destination, share=known.share + new.share
            )
            return
    found.append(new)


def lies_elsewhere(case: Case) -> bool:
    """Whether an end is likelier a place that no list has: the claim and another agree on where it is, and none listed fits."""
    ends = [m for m in (case.claim.origin, case.claim.destination) if m is not None]
    others = {k for m in ends for k in case.claims_on(m) if k != case.index}
    return any(
        found.rating == "consistent" and case.index in found.claims
        for one in (case, *(case.about(k) for k in sorted(others)[:_MOST]))
        for found in Whereabouts().examine(one)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """How much of the reader's belief stands behind a claim's fitting, and its being odd; 0 to 1 each.

    `fits_as` are the ends of the likeliest reading that fits; empty: none does.
    """

    fit: float
    odd: float
    fits_as: str = ""


def belief(case: Case) -> Belief:
    """Return under how likely readings of its ends the case's claim, odd as first read, fits, and is odd."""
    fit = odd = 0.0
    fits_as = ""
    first = case.place_of(case.claim.origin), case.place_of(case.claim.destination)
    for reading in readings(case)[:_MOST]:
        if any(place.kind in _UNMEASURED for _, place in (reading.origin, reading.destination)):
            continue  # from inside a country any length leads somewhere
        # what lies in an area is seldom measured from its middle where the likelier reading names two points
        if _is_area(reading) and not any(p is None or p.kind in _AREAS for p in first):
            continue
        # what the case's own reading is was found with the other figures of the text beside it
        own = (reading.origin[1], reading.destination[1]) == first
        found = [] if own else _asked(case, reading)
        if own or any(f.rating in _ALARMS for f in found):
            odd += reading.share
        elif found:
            fit += reading.share
            fits_as = fits_as or _called(case, reading)
    return Belief(fit=fit, odd=odd, fits_as=fits_as)


def _is_area(reading: Reading) -> bool:
    return any(place.kind in _AREAS for _, place in (reading.origin, reading.destination))


def _called(case: Case, reading: Reading) -> str:
    """Return a reading's ends in words, with their countries where the claim's own names mean other places."""
    claim = case.claim
    if (reading.origin[0], reading.destination[0]) != (claim.origin, claim.destination):
        return reading.words
    ends = (reading.origin, reading.destination)
    return "–".join(f"{m.text} ({p.country})" if p.country else m.text for m, p in ends)


def _asked(case: Case, reading: Reading) -> list[Finding]:
    read = case.read_as(reading.origin, reading.destination)
    return [
        finding
        for check in _QUESTIONS
        for finding in check.examine(read)
        if finding.rating != "not-checkable"
    ]


def fitting(case: Case) -> Finding | None:
    """Return that the case's claim fits whichever of its likely readings is meant; None: it need not.

    That it fits under none of them may be an alarm where these readings are most of what is believed (`belief`).
    """
    claim = case.claim
    if claim.kind not in _KINDS or claim.interval is None or claim.status in _DENIED:
        return None
    if any(case.chosen_by_figure(m) for m in (claim.origin, claim.destination)):
        return None  # that it fits the place that it chose proves nothing
    fit = odd = 0.0
    shown: list[tuple[Reading, Finding]] = []
    asked = readings(case)
    left = sum(reading.share for reading in asked)
    for reading in asked:
        # what is left cannot change the answer any more: routes are dear
        if fit + left < FITTING or odd > _ODD * (fit + left):
            return None
        if len(shown) >= _NAMED and fit >= FITTING and odd + left <= _ODD * fit:
            break
        left -= reading.share
        found = _asked(case, reading)
        if any(f.rating in _ALARMS for f in found):
            odd += reading.share
        elif found:
            fit += reading.share
            shown.append((reading, found[0]))
    if fit < FITTING or odd > _ODD * fit:
        return None
    first = shown[0][1]
    others = [reading.words for reading, _ in shown[1:_NAMED]]
    tail = ""
    if others:
        tail = f" So it does if the text means {' or '.join(others)}."
    return replace(first, reason=f"{first.reason}{tail}", slip=None, claims=())
