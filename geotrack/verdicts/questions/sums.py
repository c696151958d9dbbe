"""Ask whether wholes, sums and remainders agree with the parts that the text tells, and halves with the map."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.cues import is_rate
from geotrack.verdicts.arithmetic.joins import nearest, same_place, same_traveller, ways_of
from geotrack.verdicts.arithmetic.movers import wanders
from geotrack.verdicts.arithmetic.phrasing import figure, km, number, sentence, unit_words
from geotrack.verdicts.arithmetic.slips import transpositions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geotrack.model import Claim, Leg, Mention, Place, Rating, Slip
    from geotrack.protocols import Case

__all__ = ["Sums"]

#: a sum may be off by this share of itself, or of its figures' rounding, before anybody wonders
_ROUNDING: Final = 0.04
#: … and by this before it cannot be
_CERTAIN: Final = 0.15
#: nearer than this, centers say little about halves, in km
_NEAR_KM: Final = 5.0
#: a list of parts ends so many characters before its sum
_LIST_WITHIN: Final = 160
#: a whole beyond so many times its parts has parts that are not told
_UNTOLD: Final = 1.25
_MOST_LEGS: Final = 200
_MOST_PARTS: Final = 12
#: figures of a text that may be parts of one sum, those around it: more than any text has that is no table
_MOST_TOLD: Final = 200
_IGNORED: Final = frozenset({"negated", "counterfactual"})
_BESIDE: Final = 20
#: totals that are parts of a whole
_PARTS: Final = frozenset({"half", "rest"})


@dataclass(frozen=True, slots=True)
class Sums:
    """Add up the parts that the text tells and compare with their stated whole, or subtract them."""

    name: str = "sums"
    by_length: bool = True
    of_lists: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``total`` whose parts or whole the text tells."""
        claim = case.claim
        if claim.kind != "total" and not _is_said_in_all(case):
            return
        if claim.interval is None:
            yield from _halfway(case, self.name)
            return
        measured = DIMENSION.get(claim.unit or "")
        if measured not in ("length", "time") or is_rate(case.document.text, claim):
            return
        if claim.part == "half" or wanders(case):
            return
        found = _remainder(case, measured) if claim.part == "rest" else _sum(case, measured)
        if found is not None:
            finding = _compared(case, found, measured, self.name)
            if finding is not None:
                yield finding


def _is_said_in_all(case: Case) -> bool:
    """Whether a length without ends is told as a sum: "… and 60 km, 207 km in all"."""
    claim, text = case.claim, case.document.text
    if claim.kind != "distance" or claim.origin is not None or claim.destination is not None:
        return False
    before = text[max(0, claim.start - _BESIDE) : claim.start]
    return bool(
        verdict_cues.IN_ALL.match(text, claim.end) or verdict_cues.ALTOGETHER.search(before)
    )


@dataclass(frozen=True, slots=True)
class _Reckoning:
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
) -> _Reckoning | None:
    """Return the sum of claims less others, in words: "476 km − 175 km"; None: nothing is left."""
    low = high = exact = 0.0
    for k in plus:
        claim = case.claims[k]
        assert claim.interval is not None
        low, high = low + claim.interval.low, high + claim.interval.high
        exact += _value(claim)
    for k in minus:
        claim = case.claims[k]
        assert claim.interval is not None
        low, high = low - claim.interval.high, high - claim.interval.low
        exact -= _value(claim)
    if high <= 0 or exact <= 0:
        return None
    words = " + ".join(_told(case.claims[k]) for k in plus)
    words += "".join(f" − {_told(case.claims[k])}" for k in minus)
    return _Reckoning(
        expected=Interval(max(0.0, low), high),
        claims=tuple(dict.fromkeys((*plus, *minus))),
        words=words,
        exact=exact,
        least_only=least_only,
        whole=whole,
    )


def _value(claim: Claim) -> float:
    assert claim.value is not None
    assert claim.unit is not None
    middle = claim.value if claim.value_max is None else (claim.value + claim.value_max) / 2
    return middle * FACTOR[claim.unit]


def _told(claim: Claim) -> str:
    assert claim.value is not None
    assert claim.unit is not None
    return f"{number(claim.value)} {unit_words(claim.unit, claim.value)}"


def _remainder(case: Case, measured: str) -> _Reckoning | None:
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


def _listed_remainder(case: Case, ways: Sequence[int]) -> _Reckoning | None:
    """Return the difference of the only two figures of the sentence before a remainder."""
    claim = case.claim
    here = [
        k
        for k in ways
        if case.claims[k].sentence == claim.sentence and case.claims[k].start < claim.start
    ]
    if len(here) != 2:
        return None
    first, second = sorted(here, key=lambda k: -_value(case.claims[k]))
    return _reckoned(case, (first,), (second,))


def _sum(case: Case, measured: str) -> _Reckoning | None:
    parts = _parts(case, measured)
    claim = case.claim
    found = None
    if claim.origin is not None and claim.destination is not None:
        found = _by_legs(case, parts, measured) or _by_chain(case, parts, measured)
    return found or _by_list(case, parts)


def _by_legs(case: Case, parts: Sequence[int], measured: str) -> _Reckoning | None:
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
    told = {round(_value(case.claims[k]), 3) for k in found}
    return found[0] if len(told) == 1 else None  # two different figures: it is not plain which


def _by_chain(case: Case, parts: Sequence[int], measured: str) -> _Reckoning | None:
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
            other_figure = abs(_value(told) - _value(mine)) > _ROUNDING * _value(mine)
            if (
                other_figure
                and other not in chain
                and _joins(case, told, mine.origin, mine.destination)
            ):
                return True
    return False


def _by_list(case: Case, parts: Sequence[int]) -> _Reckoning | None:
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


def _compared(case: Case, known: _Reckoning, measured: str, check: str) -> Finding | None:
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    factor = FACTOR[claim.unit or "km"]
    told = f"{number(known.exact / factor)} {unit_words(claim.unit or 'km', known.exact / factor)}"
    sum_words = f"{known.words} = {told}"
    expected = known.expected
    if known.least_only:  # halts come on top of hours
        expected = Interval(expected.low, math.inf)
    hedged = any(case.claims[k].approx for k in known.claims)
    sum_of = (
        expected
        if hedged
        else Interval(
            known.exact, max(known.exact, expected.high) if known.least_only else known.exact
        )
    )
    room = Interval(sum_of.low * (1 - _ROUNDING), sum_of.high * (1 + _ROUNDING))
    slip: Slip | None = None
    rating: Rating
    if stated.meets(room):
        rating, text = "consistent", f"{sum_words}; {figure(claim)} fits"
    elif claim.part != "rest" and not known.whole and stated.low > _UNTOLD * sum_of.high:
        return None  # parts of the whole are left untold
    else:
        most = Interval(known.exact * (1 - _CERTAIN), known.exact * (1 + _CERTAIN))
        untold = claim.part != "rest" and stated.low > _UNTOLD * sum_of.high
        mild = claim.approx or hedged or untold or stated.meets(most)
        rating = "doubtful" if mild else "contradicted"
        text = f"{sum_words}, not {figure(claim)}"
        if claim.value is not None and any(
            abs(v * factor - known.exact) <= 0.01 * known.exact for v in transpositions(claim.value)
        ):
            slip = "transposed-digits"
            text += ": two digits are exchanged"
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(text),
        expected=known.expected,
        stated=stated,
        unit="km" if measured == "length" else "h",
        slip=slip,
        claims=(*known.claims, case.index),
    )


def _halfway(case: Case, check: str) -> Iterator[Finding]:
    """Yield whether the place named in ``claim.via`` lies halfway between the claim's ends."""
    claim = case.claim
    points = [case.place_of(m) for m in (claim.origin, *claim.via[:1], claim.destination)]
    spots = [(p.lat, p.lon, p.name) for p in points if p is not None and p.lat is not None]
    if len(spots) < 3:
        return
    legs = [
        great_circle_km(a[0], a[1] or 0.0, b[0], b[1] or 0.0) for a, b in itertools.pairwise(spots)
    ]
    whole = legs[0] + legs[1]
    if whole < _NEAR_KM:
        return
    share = legs[0] / whole
    first, middle, last = (spot[2] for spot in spots)
    text = f"{middle} is {km(legs[0])} from {first} and {km(legs[1])} from {last}"
    off = abs(share - 0.5)
    rating: Rating = "consistent" if off <= 0.15 else "doubtful" if off <= 0.3 else "contradicted"
    tail = "about halfway" if rating == "consistent" else f"{share:.0%} of the way, not half"
    yield Finding(check=check, rating=rating, reason=sentence(f"{text}: {tail}"))
