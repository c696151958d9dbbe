"""Ask whether wholes, sums and remainders agree with the parts that the text tells, and halves with the map."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Finding, Rating, Slip
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_rate
from geotrack.verdicts.arithmetic.movers import wanders
from geotrack.verdicts.arithmetic.phrasing import figure, km, number, sentence, unit_words
from geotrack.verdicts.arithmetic.slips import transpositions
from geotrack.verdicts.arithmetic.wholes import Reckoning, remainder, summed_parts

#: a sum may be off by this share of itself, or of its figures' rounding, before anybody wonders
_ROUNDING: Final = 0.04
#: … and by this before it cannot be
_CERTAIN: Final = 0.15
#: nearer than this, centers say little about halves, in km
_NEAR_KM: Final = 5.0
#: a whole beyond so many times its parts has parts that are not told
_UNTOLD: Final = 1.25
_BESIDE: Final = 20


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
        found = remainder(case, measured) if claim.part == "rest" else summed_parts(case, measured)
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


def _compared(case: Case, known: Reckoning, measured: str, check: str) -> Finding | None:
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
