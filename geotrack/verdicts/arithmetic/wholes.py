"""The parts of a told whole: legs from end to end, a chain of neighbors, a list, or a whole and what is gone of it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Leg, Mention, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_rate
from geotrack.verdicts.arithmetic.joins import nearest, same_place, same_traveller, ways_of
from geotrack.verdicts.arithmetic.sizes import size_of, written

#: a list of parts ends so many characters before its sum
_LIST_WITHIN: Final = 160
#: figures of one way that differ by more than this share are two
_OTHER: Final = 0.04
_MOST_LEGS: Final = 200
_MOST_PARTS: Final = 12
#: figures of a text that may be parts of one sum, those around it: more than any text has that is no table
_MOST_TOLD: Final = 200
_IGNORED: Final = frozenset({"negated", "counterfactual"})
#: totals that are parts of a whole
_PARTS: Final = frozenset({"half", "rest"})


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a figure should be: the claims reckoned with, and the sum in the units they are told in.

    `least_only`: the figure may be more. `whole`: the parts lead from the first end to the last, so none is untold.
    """

    expected: Interval
    claims: tuple[int, ...]
    words: str
    exact: float
    least_only: bool = False
    whole: bool = False


def _parts(case: Case, measured: str) -> list[int]:
    kinds = ("distance",) if measured == "length" else ("duration", "stop")
    return [
        k
        for k in nearest(ways_of(case).of_kinds(*kinds, "total"), case.index, _MOST_TOLD)
        if ((claim := case.claims[k]).kind != "total" or claim.part in _PARTS)
        and k != case.index
        and claim.interval is not None
        and DIMENSION.get(claim.unit or "") == measured
        and claim.status not in _IGNORED
        and not claim.straight
        and claim.bound is None
        and not is_rate(case.document.text, claim)
        and ("unknown" in (claim.mode, case.claim.mode) or claim.mode == case.claim.mode)
        and same_traveller(claim.traveller, case.claim.traveller)
    ]


def _same(case: Case, a: Mention | None, b: Mention | None) -> bool:
    """Whether two mentions are of one place: settled alike, or of one name."""
    if a is None or b is None:
        return False
    here, there = case.place_of(a), case.place_of(b)
    if here is not None and there is not None:
        return same_place(here, there)
    named = a.toponym is not None or a.text[:1].isupper()
    return here is None is there and named and a.text.casefold() == b.text.casefold()


def _joins(case: Case, claim: Claim, a: Mention | None, b: Mention | None) -> bool:
    """Whether a claim is said of the way between two mentions, either way."""
    return (_same(case, claim.origin, a) and _same(case, claim.destination, b)) or (
        _same(case, claim.origin, b) and _same(case, claim.destination, a)
    )


def _reckoned(
    case: Case,
    plus: Sequence[int],
    minus: Sequence[int] = (),
    *,
    least_only: bool = False,
    whole: bool = False,
) -> Reckoning | None:
    """Return the sum of claims less others, in words: "476 km − 175 km"; None: nothing is left."""
    low = high = exact = 0.0
    for k in plus:
        claim = case.claims[k]
        assert claim.interval is not None
        low, high = low + claim.interval.low, high + claim.interval.high
        exact += size_of(claim)
    for k in minus:
        claim = case.claims[k]
        assert claim.interval is not None
        low, high = low - claim.interval.high, high - claim.interval.low
        exact -= size_of(claim)
    if high <= 0 or exact <= 0:
        return None
    words = " + ".join(written(case.claims[k]) for k in plus)
    words += "".join(f" − {written(case.claims[k])}" for k in minus)
    return Reckoning(
        expected=Interval(max(0.0, low), high),
        claims=tuple(dict.fromkeys((*plus, *minus))),
        words=words,
        exact=exact,
        least_only=least_only,
        whole=whole,
    )


def remainder(case: Case, measured: str) -> Reckoning | None:
    """Return whole less part for a remainder; None where the text does not tell both."""
    claim = case.claim
    parts = _parts(case, measured)
    ways = [k for k in parts if case.claims[k].kind != "stop"]
    if claim.origin is not None and claim.destination is not None:
        for whole in ways:
            told = case.claims[whole]
            ends = (told.origin, told.destination)
            for start, end in (ends, ends[::-1]):
                if not _same(case, end, claim.destination) or _same(case, start, claim.origin):
                    continue
                for part in ways:
                    if part != whole and _joins(case, case.claims[part], start, claim.origin):
                        return _reckoned(case, (whole,), (part,))
    return _listed_remainder(case, ways)


def _listed_remainder(case: Case, ways: Sequence[int]) -> Reckoning | None:
    """Return the difference of the only two figures of the sentence before a remainder."""
    claim = case.claim
    here = [
        k
        for k in ways
        if case.claims[k].sentence == claim.sentence and case.claims[k].start < claim.start
    ]
    if len(here) != 2:
        return None
    first, second = sorted(here, key=lambda k: -size_of(case.claims[k]))
    return _reckoned(case, (first,), (second,))


def summed_parts(case: Case, measured: str) -> Reckoning | None:
    """Return the sum of the parts that a total is told with: legs, neighbors or a list; None: there are none."""
    parts = _parts(case, measured)
    claim = case.claim
    found = None
    if claim.origin is not None and claim.destination is not None:
        found = _by_legs(case, parts, measured) or _by_chain(case, parts, measured)
    return found or _by_list(case, parts)


def _by_legs(case: Case, parts: Sequence[int], measured: str) -> Reckoning | None:
    """Return the sum of the legs of one traveller from the total's first end to its last."""
    claim = case.claim
    first, last = case.place_of(claim.origin), case.place_of(claim.destination)
    if first is None or last is None:
        return None
    for journey in case.journeys:
        legs = journey.legs[:_MOST_LEGS]
        starts = [n for n, leg in enumerate(legs) if same_place(_at(case, leg.origin), first)]
        ends = [n for n, leg in enumerate(legs) if same_place(_at(case, leg.destination), last)]
        for start, end in itertools.product(starts, reversed(ends)):
            if end < start:
                continue
            way = legs[start : end + 1]
            joined = all(
                same_place(_at(case, a.destination), _at(case, b.origin))
                for a, b in itertools.pairwise(way)
            )
            chosen = [_of_leg(case, leg, parts) for leg in way] if joined else [None]
            if all(chosen):
                plus = [k for found in chosen for k in found or ()]
                if 2 <= len(plus) <= _MOST_PARTS:
                    return _reckoned(
                        case, plus, least_only=measured == "time", whole=_unbroken(case, plus)
                    )
    return None


def _at(case: Case, index: int | None) -> Place | None:
    place = None if index is None else case.places[index]
    return place if place is not None and place.settled else None


def _of_leg(case: Case, leg: Leg, parts: Sequence[int]) -> list[int] | None:
    """Return the claims that tell a leg's length, whole or from one named point to the next."""
    points = [_at(case, i) for i in (leg.origin, *leg.via, leg.destination)]
    whole = _between(case, parts, points[0], points[-1])
    if whole is not None:
        return [whole]
    found = [_between(case, parts, a, b) for a, b in itertools.pairwise(points)]
    return None if None in found else [k for k in found if k is not None]


def _between(case: Case, parts: Sequence[int], a: Place | None, b: Place | None) -> int | None:
    found = []
    for k in parts:
        claim = case.claims[k]
        one, two = case.place_of(claim.origin), case.place_of(claim.destination)
        if (same_place(one, a) and same_place(two, b)) or (
            same_place(one, b) and same_place(two, a)
        ):
            found.append(k)
    told = {round(size_of(case.claims[k]), 3) for k in found}
    return found[0] if len(told) == 1 else None  # two different figures: it is not plain which


def _by_chain(case: Case, parts: Sequence[int], measured: str) -> Reckoning | None:
    """Return the sum of neighboring parts that lead from the total's first end to its last."""
    claim = case.claim
    before = [k for k in parts if case.claims[k].kind != "stop"]
    for last in reversed(range(len(before))):
        if not _same(case, case.claims[before[last]].destination, claim.destination):
            continue
        chain = [before[last]]
        for k in reversed(before[:last]):
            head = case.claims[chain[0]]
            if _same(case, case.claims[chain[0]].origin, claim.origin):
                break
            if _same(case, case.claims[k].destination, head.origin):
                chain.insert(0, k)
        whole = _same(case, case.claims[chain[0]].origin, claim.origin)
        if whole and 2 <= len(chain) <= _MOST_PARTS and not _rivalled(case, chain, before):
            return _reckoned(
                case, chain, least_only=measured == "time", whole=_unbroken(case, chain)
            )
    return None


def _unbroken(case: Case, parts: Sequence[int]) -> bool:
    """Whether parts from end to end leave out no place that the total's way is told to pass, and are no laps."""
    told = [case.claims[k] for k in parts]
    if _same(case, case.claim.origin, case.claim.destination):
        return False  # of a circuit the text need not tell every stretch
    if any(_same(case, c.origin, c.destination) for c in told):
        return False
    return all(
        any(_same(case, passed, end) for c in told for end in (c.origin, *c.via, c.destination))
        for passed in case.claim.via
    )


def _rivalled(case: Case, chain: Sequence[int], parts: Sequence[int]) -> bool:
    """Whether the text tells another figure of a part: then it is not plain which one counts."""
    for k in chain:
        mine = case.claims[k]
        for other in parts:
            told = case.claims[other]
            other_figure = abs(size_of(told) - size_of(mine)) > _OTHER * size_of(mine)
            if (
                other_figure
                and other not in chain
                and _joins(case, told, mine.origin, mine.destination)
            ):
                return True
    return False


def _by_list(case: Case, parts: Sequence[int]) -> Reckoning | None:
    """Return the sum of a list of figures without ends of their own that stands just before a total."""
    claim = case.claim
    run: list[int] = []
    end = claim.start
    for k in reversed([k for k in parts if k < case.index]):
        part = case.claims[k]
        gap = case.document.text[part.end : end]
        if part.origin is not None or part.destination is not None or part.unit != claim.unit:
            break
        if len(gap) > (_LIST_WITHIN if not run else 25) or "\n\n" in gap:
            break
        run.insert(0, k)
        end = part.start
    if (
        claim.origin is not None
        or claim.destination is not None
        or not 2 <= len(run) <= _MOST_PARTS
    ):
        return None
    return _reckoned(case, run)
