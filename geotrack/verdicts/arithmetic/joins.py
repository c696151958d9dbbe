"""Which statements surely speak of one and the same way and traveller.

Assembled journeys are a good guess, no more: a figure may stand on the wrong leg, a march of another day or
of other people beside it. So two statements are held against each other only when both name the same
two places, or one names none and stands in the same sentence; when neither tells of another traveller,
mode, plan or direction; and when both are of the same kind of whole.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.model import Claim, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_rate

#: two settled points this near are one end of a way, in km
_SAME_KM: Final = 5.0
_SAME_DEGREES: Final = _SAME_KM / 111.0  #: a degree of latitude is longer: farther apart none are


def same_place(a: Place | None, b: Place | None) -> bool:
    """Whether two settled places are one end of a way."""
    if a is None or b is None:
        return False
    if a is b:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a == b
    return (
        a.kind == b.kind
        and abs(a.lat - b.lat) <= _SAME_DEGREES
        and great_circle_km(a.lat, a.lon, b.lat, b.lon) <= _SAME_KM
    )


def pair_of(case: Case, claim: Claim) -> tuple[Place, Place] | None:
    """Return the two settled places that a claim itself names; None: it names no two."""
    origin, destination = case.place_of(claim.origin), case.place_of(claim.destination)
    if origin is None or destination is None or same_place(origin, destination):
        return None
    return origin, destination


def same_traveller(a: str | None, b: str | None) -> bool:
    """Whether two names may mean one traveller; an unnamed one may be anybody.

    Examples
    --------
    >>> same_traveller("Kim Jong-un", "Kim"), same_traveller("the coach", "the tanker")
    (True, False)
    """
    if not a or not b:
        return True
    first = {w for w in re.findall(r"\w+", a.casefold()) if w not in verdict_cues.SMALL}
    second = {w for w in re.findall(r"\w+", b.casefold()) if w not in verdict_cues.SMALL}
    return not first or not second or bool(first & second)


_TIMES: Final = frozenset({"departure", "arrival"})
_DONE: Final = frozenset({"stated", "planned"})
#: what is said of a way from one place to another
_OF_A_WAY: Final = frozenset({"distance", "total", "duration", "speed", "departure", "arrival"})
#: what holds of a way whenever somebody travels it
_TIMELESS: Final = frozenset({"distance", "speed"})


def companions(case: Case) -> tuple[int, ...]:
    """Return the claims that surely speak of the same way as the case's claim, itself included, in order."""
    leg = case.leg
    indices = set(nearest(leg.claims, case.index)) if leg is not None else set()
    indices.add(case.index)
    pair = pair_of(case, case.claim)
    ways = ways_of(case)
    if pair is not None:
        named = ways.naming(pair, case.index)
        indices.update(k for k in named if _is_of(case, case.claims[k], pair))
    else:
        beside = ways.in_sentence.get(case.claim.sentence, ())
        indices.update(
            k for k in nearest(beside, case.index) if _is_beside(case.claim, case.claims[k])
        )
    near = nearest(sorted(indices), case.index)
    return tuple(k for k in near if k == case.index or _together(case, case.claims[k]))


class _Ways:
    """The claims of a text by the two places that they name, by sentence and by kind; and where figures stand.

    `ends`, `starts`: where claims with a figure end and start, sorted; `times`: where departures and arrivals start;
    `at_time`: these by the number of their time. `clocks`: where the text's times start, in order.
    """

    def __init__(self, case: Case) -> None:
        self.claims, self.settled = case.claims, getattr(case, "settled", None)
        by_pair: dict[tuple[Place, Place], list[int]] = {}
        self.in_sentence: dict[tuple[int, int], list[int]] = {}
        self.of_kind: dict[str, list[int]] = {}
        self._sorted: dict[tuple[str, ...], list[int]] = {}
        self.at_time: dict[int | None, list[int]] = {}
        for k, claim in enumerate(case.claims):
            if claim.kind in _TIMES:
                self.at_time.setdefault(claim.time, []).append(k)
            self.in_sentence.setdefault(claim.sentence, []).append(k)
            self.of_kind.setdefault(claim.kind, []).append(k)
            pair = pair_of(case, claim)
            if pair is not None:
                by_pair.setdefault(pair, []).append(k)
        self.ends = sorted(c.end for c in case.claims if c.value is not None)
        self.starts = sorted(c.start for c in case.claims if c.value is not None)
        self.clocks = [t.start for t in getattr(case, "times", ())]
        self.times = sorted(c.start for c in case.claims if c.kind in _TIMES)
        self._by_latitudes: dict[tuple[int, int], list[tuple[Place, Place, list[int]]]] = {}
        for (first, second), indices in by_pair.items():
            belts = _belt(first), _belt(second)
            self._by_latitudes.setdefault(belts, []).append((first, second, indices))

    def all_naming(self, pair: tuple[Place, Place]) -> list[list[int]]:
        """Return the claims that name two places in this order, alike ones together, each list in order."""
        belt, other = _belt(pair[0]), _belt(pair[1])
        return [
            indices
            for beside in (belt - 1, belt, belt + 1)
            for last in (other - 1, other, other + 1)
            for first, second, indices in self._by_latitudes.get((beside, last), ())
            if same_place(first, pair[0]) and same_place(second, pair[1])
        ]

    def naming(self, pair: tuple[Place, Place], index: int) -> list[int]:
        """Return the claims that name two places in this order, in order; of very many, those near `index`."""
        found = [k for indices in self.all_naming(pair) for k in nearest(indices, index)]
        return nearest(sorted(found), index)

    def from_a_time(self, start: int) -> int:
        """Return how many characters lie between `start` and the nearest departure or arrival; 0: there is none."""
        k = bisect_left(self.times, start)
        return min((abs(start - t) for t in self.times[max(0, k - 1) : k + 1]), default=0)

    def beside_a_time(self, sentence: tuple[int, int]) -> bool:
        """Whether a departure or an arrival stands in a sentence."""
        return any(self.claims[k].kind in _TIMES for k in self.in_sentence.get(sentence, ()))

    def of_kinds(self, *kinds: str) -> Sequence[int]:
        """Return the claims of these kinds, in order."""
        if kinds not in self._sorted:
            self._sorted[kinds] = sorted(k for kind in kinds for k in self.of_kind.get(kind, ()))
        return self._sorted[kinds]


def _belt(place: Place) -> int:
    """Return the belt of a tenth of a degree that a place lies in: 11 km, more than one end of a way."""
    assert place.lat is not None
    return int(place.lat * 10 // 1)


#: statements of one way that are held against each other; who tells one length more often only repeats it
_MOST: Final = 60


def nearest(indices: Sequence[int], index: int, most: int = _MOST) -> list[int]:
    """Return those of sorted indices that are held against each other: `most` around one of them at most."""
    if len(indices) <= most:
        return list(indices)
    first = max(0, min(bisect_left(indices, index) - most // 2, len(indices) - most))
    return list(indices[first : first + most])


_known: list[_Ways] = []


def ways_of(case: Case) -> _Ways:
    """Return the claims of the case's text by what they name; the last text's are remembered."""
    if len(case.claims) == 1:
        return _Ways(case)  # a claim read otherwise, alone: the text's are kept
    settled = getattr(case, "settled", None)
    for ways in _known:
        if settled is not None and ways.settled is settled and ways.claims is case.claims:
            return ways
    ways = _Ways(case)
    _known[:] = [ways]
    return ways


def _is_beside(mine: Claim, other: Claim) -> bool:
    """Whether a figure without ends stands in the sentence of another one without ends."""
    return (
        other.kind in _OF_A_WAY
        and other.sentence == mine.sentence
        and other.sentence[1] > 0
        and not (other.origin or other.destination or mine.origin or mine.destination)
    )


def _is_of(case: Case, other: Claim, pair: tuple[Place, Place]) -> bool:
    """Whether a claim itself names the two places of a way, in that direction."""
    if other.kind not in _OF_A_WAY:
        return False
    named = pair_of(case, other)
    return named is not None and same_place(named[0], pair[0]) and same_place(named[1], pair[1])


def lengths_between(case: Case, a: Place, b: Place) -> tuple[int, ...]:
    """Return the claims that tell how long the way between two places is, either way, in order.

    Straight lines, daily stages and what is denied are left out.
    """
    found = []
    mine = case.claim
    ways = ways_of(case)
    for k in sorted({*ways.naming((a, b), case.index), *ways.naming((b, a), case.index)}):
        other = case.claims[k]
        if other.kind != "distance" or other.interval is None or other.straight:
            continue
        if other.status in ("negated", "counterfactual") or is_rate(case.document.text, other):
            continue
        if "unknown" not in (mine.mode, other.mode) and mine.mode != other.mode:
            continue
        pair = pair_of(case, other)
        if pair is None or other.round_trip:
            continue
        if (same_place(pair[0], a) and same_place(pair[1], b)) or (
            same_place(pair[0], b) and same_place(pair[1], a)
        ):
            found.append(k)
    return tuple(found)


def _together(case: Case, other: Claim) -> bool:
    mine = case.claim
    # of one sentence, a reader seldom surely reads the one as planned and the other as done
    read_alike = {mine.status, other.status} <= _DONE and bool(_TIMES & {mine.kind, other.kind})
    apart = mine.sentence != other.sentence or not read_alike
    if mine.status != other.status and apart and not {mine.kind, other.kind} & _TIMELESS:
        return False
    if "unknown" not in (mine.mode, other.mode) and mine.mode != other.mode:
        return False
    if not same_traveller(mine.traveller, other.traveller):
        return False
    a, b = pair_of(case, mine), pair_of(case, other)
    if a is not None and b is not None:
        return same_place(a[0], b[0]) and same_place(a[1], b[1])
    if "stop" in (other.kind, mine.kind):
        return True  # where one halted is no end of the way
    if _TIMES & {other.kind, mine.kind}:
        return _ends_agree(case, mine, other)
    return mine.sentence == other.sentence and (a is None or b is None)


def _ends_agree(case: Case, first: Claim, second: Claim) -> bool:
    """Whether no end that both name is another place; a time often names one end only."""
    for a, b in ((first.origin, second.origin), (first.destination, second.destination)):
        one, two = case.place_of(a), case.place_of(b)
        if one is not None and two is not None and not same_place(one, two):
            return False
    return True
