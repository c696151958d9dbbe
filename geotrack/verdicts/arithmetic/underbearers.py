"""What a verdict would be under each of two places that bear a name, where it stays open which one is meant."""

from typing import Final, NamedTuple

from geotrack.model import Finding, Mention, Place
from geotrack.protocols import Case, Check
from geotrack.verdicts.arithmetic.joins import same_place
from geotrack.verdicts.arithmetic.phrasing import quoted
from geotrack.verdicts.questions.distance import Distance
from geotrack.verdicts.questions.motion import Motion
from geotrack.verdicts.questions.position import Position

_QUESTIONS: Final[tuple[Check, ...]] = (Distance(), Position(), Motion())
_KINDS: Final = frozenset({"distance", "position", "duration", "total"})
_ALARMS: Final = frozenset({"doubtful", "contradicted"})
#: a second bearer stays beside the first when its weight is at least this share of the first's …
_STAYS: Final = 0.13
#: … and this much at all
_LEAST: Final = 0.06
#: … or when a figure chose the first, and the second has so many people and so many times the first's
_KNOWN: Final = 50_000
_LARGER: Final = 10


class Under(NamedTuple):
    """What the figure would be under each of two places, in words, and whether it is odd under the first only."""

    words: str
    odd_first: bool


def under_each(case: Case) -> Under | None:
    """Return what the figure would be under each place that an end may mean; None: it is plain, or all one.

    "If Springfield is the one in US-IL, 320 km fits; if the one in US-MO, it does not."
    """
    claim = case.claim
    if (
        claim.kind not in _KINDS
        or claim.interval is None
        or None in (claim.origin, claim.destination)
    ):
        return None
    for mention, other, first in (
        (claim.origin, claim.destination, True),
        (claim.destination, claim.origin, False),
    ):
        if mention is None:
            continue
        bearers = _staying(case, mention)
        if len(bearers) < 2 or same_place(bearers[0], bearers[1]):
            continue
        told = [(p, _under(case, mention, p, other, first=first)) for p in bearers]
        if None in [f for _, f in told] or len({f.rating in _ALARMS for _, f in told if f}) < 2:
            continue
        words = (
            "; ".join(
                f"{'if' if k else 'If'} {quoted(mention.text)} is {_where(place)}, "
                f"{'it does not fit' if found is not None and found.rating in _ALARMS else 'it fits'}"
                for k, (place, found) in enumerate(told)
            )
            + "."
        )
        first_told = told[0][1]
        return Under(words, first_told is not None and first_told.rating in _ALARMS)
    return None


def _staying(case: Case, mention: Mention) -> tuple[Place, ...]:
    """Return the place that a mention means and the one that stays beside it; fewer than two: it is plain.

    Beside a place that a stated figure chose stays a far better known one of that name.
    """
    bearers = case.bearers(mention)
    if not bearers:
        return ()
    mine, weight = bearers[0]
    if len(bearers) > 1 and bearers[1][1] >= max(_LEAST, _STAYS * weight):
        return mine, bearers[1][0]
    if not case.chosen_by_figure(mention):
        return (mine,)
    known = max(
        (p for p in case.namesakes(mention) if p.settled), key=lambda p: p.population, default=None
    )
    if known is None or known.population < max(_KNOWN, _LARGER * mine.population):
        return (mine,)
    return mine, known


def _under(
    case: Case, mention: Mention, place: Place, other: Mention | None, *, first: bool
) -> Finding | None:
    there = case.place_of(other)
    if there is None or same_place(place, there):
        return None
    ends = ((mention, place), (other, there))
    read = case.read_as(*(ends if first else ends[::-1]))
    found = [f for check in _QUESTIONS for f in check.examine(read) if f.rating != "not-checkable"]
    return min(found, key=lambda f: f.rating not in _ALARMS, default=None)


def _where(place: Place) -> str:
    """Return a place with what tells it from its namesakes: "the one in US (45.2, −93.1)"."""
    area = "-".join(x for x in (place.country, place.admin1) if x)
    spot = (
        f"{place.lat:.1f}, {place.lon:.1f}"
        if place.lat is not None and place.lon is not None
        else ""
    )
    return f"the one in {area} ({spot})" if area else f"the one at {spot}"
