"""Ask whether the lengths told of neighboring stretches add up to the length told of the way that they make."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Finding, Mode, Place, Route
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_addition, is_rate
from geotrack.verdicts.arithmetic.joins import nearest, pair_of, same_place, same_traveller, ways_of
from geotrack.verdicts.arithmetic.movers import mode_of, wanders
from geotrack.verdicts.arithmetic.phrasing import figure, number, sentence, unit_words
from geotrack.verdicts.arithmetic.sizes import apart_km, size_of, written
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: a sum may be off by this share before anybody wonders, or this one where a figure is hedged; by less it fits …
_OFF: Final = 0.10
_OFF_HEDGED: Final = 0.16
_FITS: Final = 0.04
#: … and by so many kilometers, for places are measured from center to center
_OFF_KM: Final = 8.0
#: a place lies on a way that by it is no longer than this, along the network and along straight lines. A way longer
#: than its stretches needs less: whoever goes it may go by them …
_DETOUR: Final = 1.06
_DETOUR_STRAIGHT: Final = 1.04
#: … where straight lines by them are no longer than this
_ASTRAY: Final = 1.25
#: where one stretch ends the next may begin so far away, in km and as a share of the whole: two sides of a border
_GAP_KM: Final = 12.0
_GAP: Final = 0.03
_MOST_PARTS: Final = 4
#: lengths that are held against one, those told nearest to it
_MOST_TOLD: Final = 16
_DENIED: Final = frozenset({"negated", "counterfactual"})
#: a figure that stands this much farther from the map than the others is the one to blame, as a logarithm
_WORSE: Final = 0.02


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A told length between two settled places; `index` of its claim."""

    index: int
    first: Place
    last: Place

    def other(self, place: Place, whole_km: float) -> Place | None:
        """Return the end that is not `place`; None: neither is."""
        if _meet(self.first, place, whole_km):
            return self.last
        return self.first if _meet(self.last, place, whole_km) else None


@dataclass(frozen=True, slots=True)
class Stretches:
    """Add told stretches from end to end of a told way, wherever in the text they stand."""

    name: str = "stretches"
    by_length: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a length that is a way of told stretches, or a stretch of a told way."""
        mine = _stretch(case, case.index)
        if mine is None or wanders(case):
            return
        others = _told(case, mine)
        chain = _chain(case, mine, others)
        if chain:
            yield from self._compared(case, mine, chain)
            return
        for whole in others:
            if not any(_meet(a, b, 0.0) for a in _ends(whole) for b in _ends(mine)):
                continue
            rest = [mine, *(s for s in others if s is not whole)]
            chain = _chain(case, whole, rest)
            if chain and mine in chain and case.claims[whole.index].part != "rest":
                yield from self._compared(case, whole, chain)
                return

    def _compared(
        self, case: Case, whole: _Stretch, parts: Sequence[_Stretch]
    ) -> Iterator[Finding]:
        claims = case.claims
        told = size_of(claims[whole.index])
        total = sum(size_of(claims[s.index]) for s in parts)
        every = (whole, *parts)
        off = abs(told - total)
        hedged = any(claims[s.index].approx for s in every)
        claim = case.claim
        unit = claim.unit or "km"
        is_whole = case.index == whole.index
        rest = [s for s in parts if s.index != case.index]
        due = total if is_whole else told - sum(size_of(claims[s.index]) for s in rest)
        if due <= 0:
            due_words = "nothing"
        else:
            due_words = f"{number(due / FACTOR[unit])} {unit_words(unit, due / FACTOR[unit])}"
        if is_whole:
            words = " + ".join(written(claims[s.index]) for s in parts)
        else:
            words = " − ".join(written(claims[s.index]) for s in (whole, *rest))
        fits = off <= max(_FITS * max(told, total), 1.0)
        if not fits:
            room = _OFF_HEDGED if hedged else _OFF
            if off <= max(room * max(told, total), _OFF_KM) or not self._to_blame(case, every):
                return
        tail = f"{figure(claim)} fits" if fits else f"not {figure(claim)}"
        yield Finding(
            check=self.name,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"{words} = {due_words}{';' if fits else ','} {tail}"),
            expected=Interval(max(0.0, due), max(0.0, due)) if due > 0 else None,
            stated=claim.interval,
            unit="km",
            claims=tuple(sorted({s.index for s in every})),
        )

    def _to_blame(self, case: Case, every: Sequence[_Stretch]) -> bool:
        """Whether no other figure of the sum stands farther from the map than the case's own."""
        away = {s.index: _away(case, s) for s in every}
        return away[case.index] + _WORSE >= max(away.values())


def _away(case: Case, stretch: _Stretch) -> float:
    """Return how far a told length is from that of the network, as a logarithm; 0: no network reaches."""
    route = _route(case, stretch.first, stretch.last)
    if not route.alternatives or route.best_km <= 0:
        return 0.0
    return abs(math.log(size_of(case.claims[stretch.index]) / route.best_km))


def _ends(stretch: _Stretch) -> tuple[Place, Place]:
    return stretch.first, stretch.last


def _stretch(case: Case, index: int) -> _Stretch | None:
    """Return the stretch whose length a claim tells; None: it tells none that could be added."""
    claim, text = case.claims[index], case.document.text
    marked = claim.kind == "position" and (
        mode_row(claim.mode).on_land or verdict_cues.MARK.search(claim.text) is not None
    )
    if claim.kind not in ("distance", "total") and not marked:
        return None
    if claim.interval is None or not claim.value or DIMENSION.get(claim.unit or "") != "length":
        return None
    if claim.status in _DENIED or claim.bound is not None or claim.straight or claim.round_trip:
        return None
    if claim.part == "half" or is_rate(text, claim) or is_addition(text, claim):
        return None
    pair = pair_of(case, claim)
    if pair is None or any(is_vast(p) for p in pair):
        return None
    return _Stretch(index, *pair)


def _told(case: Case, mine: _Stretch) -> list[_Stretch]:
    """Return the other stretches that may be told of the same way, each pair of places once; in order."""
    claim = case.claims[mine.index]
    found: list[_Stretch] = []
    twice: list[_Stretch] = []
    kinds = ways_of(case).of_kinds("distance", "total", "position")
    near = sorted(nearest(kinds, mine.index), key=lambda k: (abs(k - mine.index), k))
    for k in sorted(near[: _MOST_TOLD + 1]):
        other = case.claims[k]
        if k == mine.index or (
            "unknown" not in (other.mode, claim.mode) and other.mode != claim.mode
        ):
            continue
        if not same_traveller(other.traveller, claim.traveller):
            continue
        stretch = _stretch(case, k)
        if stretch is None or _is_alike(stretch, mine):
            continue
        known = next((s for s in found if _is_alike(s, stretch)), None)
        if known is None:
            found.append(stretch)
        elif abs(size_of(other) / size_of(case.claims[known.index]) - 1) > _FITS:
            twice.append(known)  # two figures of one stretch: it is not plain which counts
    return [s for s in found if s not in twice]


def _is_alike(a: _Stretch, b: _Stretch) -> bool:
    return (same_place(a.first, b.first) and same_place(a.last, b.last)) or (
        same_place(a.first, b.last) and same_place(a.last, b.first)
    )


def _meet(a: Place, b: Place, whole_km: float) -> bool:
    """Whether one stretch may go on where another ends."""
    return same_place(a, b) or apart_km(a, b) <= min(_GAP_KM, _GAP * whole_km)


def _chain(case: Case, whole: _Stretch, parts: Sequence[_Stretch]) -> list[_Stretch] | None:
    """Return the stretches that lead along a way from its first place to its last; None: the text tells none."""
    straight = apart_km(whole.first, whole.last)
    size = size_of(case.claims[whole.index])
    if straight <= 0:
        return None

    def onward(at: Place, run: list[_Stretch], gone: float) -> list[_Stretch] | None:
        if run and _meet(at, whole.last, size):
            longer = size > sum(size_of(case.claims[s.index]) for s in run)
            return run if len(run) > 1 and (longer or _on_the_way(case, whole, run)) else None
        if len(run) == _MOST_PARTS:
            return None
        for part in parts:
            beyond = part.other(at, size) if part not in run else None
            if beyond is None:
                continue
            so_far = gone + apart_km(at, beyond)
            if so_far + apart_km(beyond, whole.last) > _ASTRAY * straight:
                continue
            found = onward(beyond, [*run, part], so_far)
            if found is not None:
                return found
        return None

    return onward(whole.first, [], 0.0)


def _on_the_way(case: Case, whole: _Stretch, parts: Sequence[_Stretch]) -> bool:
    """Whether the way by all these places is that from the first to the last, no detour."""
    straight = apart_km(whole.first, whole.last)
    if sum(apart_km(s.first, s.last) for s in parts) <= _DETOUR_STRAIGHT * straight:
        return True
    direct = _best_km(case, whole.first, whole.last)
    by_them = sum(_best_km(case, s.first, s.last) for s in parts)
    return math.isfinite(direct) and by_them <= _DETOUR * direct


def _best_km(case: Case, first: Place, last: Place) -> float:
    return _route(case, first, last).best_km


def _route(case: Case, first: Place, last: Place) -> Route:
    mode: Mode = mode_of(case)
    return case.route(first, last, "road" if mode == "unknown" else mode)
