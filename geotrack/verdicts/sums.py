"""Ask whether totals, halves and remainders agree with the legs they speak of."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from geotrack.geodesy import great_circle_km
from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.units import DIMENSION
from geotrack.verdicts.slips import named
from geotrack.verdicts.wording import figure, hull_of, km, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Claim, Journey, Leg, Rating
    from geotrack.protocols import Case

__all__ = ["Sums"]

_REMAINDER: Final = re.compile(
    r"\b(remain|left|rest|further|more to go|to go|still)", re.IGNORECASE
)
_HALF: Final = re.compile(r"\b(half|midway|mid-way|halfway)", re.IGNORECASE)
#: legs' sums may be off by this before a total is contradicted
_CERTAIN: Final = 1.25
_MOST_LEGS: Final = 200
#: nearer than this, centers say little about halves
_NEAR_KM: Final = 5.0


@dataclass(frozen=True, slots=True)
class Sums:
    """Add up the legs of a journey and compare with its stated total."""

    name: str = "sums"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``total`` in a journey with measured legs."""
        claim, journey = case.claim, case.journey
        if claim.kind != "total":
            return
        if claim.interval is None:
            yield from _halfway(case, self.name)
            return
        measured = DIMENSION.get(claim.unit or "")
        if measured not in ("length", "time"):
            return
        if journey is None or not journey.legs:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The total belongs to no journey whose legs are known.",
            )
            return
        legs = [leg for leg in journey.legs if leg.status not in ("negated", "counterfactual")]
        parts = [_part(case, leg, measured) for leg in legs[: _MOST_LEGS + 1]]
        if not parts or len(parts) > _MOST_LEGS or any(part is None for part in parts):
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="Not every leg of the journey has a known length, so there is no sum to compare.",
            )
            return
        yield _compared(case, journey, [p for p in parts if p is not None], measured, self.name)


def _halfway(case: Case, check: str) -> Iterator[Finding]:
    """Yield whether the place named in ``claim.via`` lies halfway between the claim's ends."""
    claim = case.claim
    points = [case.place_of(m) for m in (claim.origin, *claim.via[:1], claim.destination)]
    if len(points) < 3 or any(p is None or p.lat is None or p.lon is None for p in points):
        return
    legs = []
    for a, b in itertools.pairwise(points):
        assert a is not None
        assert b is not None
        assert a.lat is not None
        assert a.lon is not None
        assert b.lat is not None
        assert b.lon is not None
        legs.append(great_circle_km(a.lat, a.lon, b.lat, b.lon))
    whole = legs[0] + legs[1]
    if whole < _NEAR_KM:
        return
    share = legs[0] / whole
    first, middle, last = (p.name for p in points if p is not None)
    text = f"{middle} is {km(legs[0])} from {first} and {km(legs[1])} from {last}"
    off = abs(share - 0.5)
    rating: Rating = "consistent" if off <= 0.15 else "doubtful" if off <= 0.3 else "contradicted"
    tail = "about halfway" if rating == "consistent" else f"{share:.0%} of the way, not half"
    yield Finding(check=check, rating=rating, reason=sentence(f"{text}: {tail}"))


def _part(case: Case, leg: Leg, measured: str) -> Interval | None:
    if measured == "length":
        stated = _stated(case, leg, "distance")
        if stated is not None:
            return stated
        return leg.route.length_km if leg.route is not None else None
    return _stated(case, leg, "duration")


def _stated(case: Case, leg: Leg, kind: Literal["distance", "duration"]) -> Interval | None:
    for k in leg.claims:
        claim = case.claims[k]
        if claim.kind == kind and claim.interval is not None and k != case.index:
            return claim.interval
    if kind == "duration":
        return None if leg.duration_h is None else leg.duration_h
    return None


def _compared(
    case: Case, journey: Journey, parts: list[Interval], measured: str, check: str
) -> Finding:
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + part
    words = _words(case.document.text, claim)
    expected = whole
    what = "the legs add up to"
    if _HALF.search(words):
        expected, what = whole.scaled(0.4, 0.6), "half the way is"
    elif _REMAINDER.search(words):
        expected, what = Interval(0.0, whole.high), "less than the whole way remains, which is"
    terms = " + ".join(hull_of(p, measured) for p in parts) if len(parts) > 1 else ""
    text = f"{what} {hull_of(expected, measured)}" + (f" ({terms})" if terms else "")
    rating: Rating
    slip = None
    if stated.meets(expected):
        rating, text = "consistent", f"{text}; {figure(claim)} fits"
    else:
        short = stated.high < expected.low
        miss = (
            expected.low / max(stated.high, 1e-9)
            if short
            else stated.low / max(expected.high, 1e-9)
        )
        rating = "contradicted" if miss > _CERTAIN else "doubtful"
        likely = math.sqrt(max(expected.low, 1e-9) * max(expected.high, 1e-9))
        found = named(claim.value, claim.unit, expected, likely)
        text = f"{text}; {figure(claim)} is too {'little' if short else 'much'}"
        if found is not None:
            slip = found.slip
            text += f": {found.words}"
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(text),
        expected=expected,
        stated=stated,
        unit="km" if measured == "length" else "h",
        slip=slip,
        claims=tuple(k for leg in journey.legs for k in leg.claims),
    )


def _words(text: str, claim: Claim) -> str:
    begin, end = claim.sentence
    around = text[max(begin, claim.start - 30) : min(max(end, claim.end), claim.end + 30)]
    return f"{around} {claim.part or ''}"
