"""Ask whether a stated share of a way, "halfway" or "four fifths of it", is that of the lengths told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.languages.en.verdict_cues import COUNTS, PARTS
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Finding, Place, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_rate
from geotrack.verdicts.arithmetic.joins import same_place, same_traveller, ways_of
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence

#: a share may be off by so much before anybody wonders, and by this before it cannot be
_ROOM: Final = 0.08
_CERTAIN: Final = 0.2
#: words behind a figure that belong to it
_BEHIND: Final = 45


@dataclass(frozen=True, slots=True)
class Shares:
    """Divide the length of the part by that of the whole, and compare with the share that is told."""

    name: str = "shares"
    by_length: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``total`` that is told as a share of a way."""
        claim = case.claim
        if claim.kind != "total" or claim.part != "half" or claim.via:
            return
        share = _share(case)
        origin, at = case.place_of(claim.origin), case.place_of(claim.destination)
        if share is None or origin is None or at is None or same_place(origin, at):
            return
        own = _is_length(claim) and not verdict_cues.FRACTION.search(claim.text)
        part = (claim.interval, case.index) if own else _told(case, origin, at)
        whole = _whole(case, origin, at)
        if part is None or part[0] is None or whole is None:
            return
        yield self._compared(case, share, (part[0], part[1]), whole)

    def _compared(
        self, case: Case, share: float, part: tuple[Interval, int], whole: tuple[Interval, int]
    ) -> Finding:
        claim = case.claim
        true = part[0] / whole[0]
        inner, outer = (Interval(share - room, share + room) for room in (_ROOM, _CERTAIN))
        first, last = case.claims[part[1]], case.claims[whole[1]]
        words = f"{figure(first)} of {figure(last)} is {true.middle:.0%} of the way"
        rating: Rating = "consistent"
        tail = f"which fits {share:.0%}"
        if not true.meets(inner):
            rating = "doubtful" if true.meets(outer) or claim.approx else "contradicted"
            tail = f"not {share:.0%}; {km(whole[0].scaled(share))} would be"
        return Finding(
            check=self.name, rating=rating, reason=sentence(f"{words}, {tail}"),
            expected=whole[0].scaled(share), stated=part[0], unit="km",
            claims=tuple(sorted({part[1], whole[1], case.index})),
        )  # fmt: skip


def _share(case: Case) -> float | None:
    """Return the share that the words at a claim tell, 0 to 1; None: none."""
    claim = case.claim
    begin, end = claim.sentence
    text = case.document.text
    told = verdict_cues.FRACTION.search(claim.text)
    if told is not None:
        return COUNTS[told[1].casefold()] / PARTS[told[2].casefold()]
    around = text[max(begin, claim.start - _BEHIND) : min(max(end, claim.end), claim.end + _BEHIND)]
    return 0.5 if verdict_cues.HALF.search(around) else None


def _is_length(claim: Claim) -> bool:
    return claim.interval is not None and DIMENSION.get(claim.unit or "") == "length"


def _lengths(case: Case) -> Iterator[tuple[int, Claim, Place, Place]]:
    for k in ways_of(case).of_kinds("distance", "total"):
        claim = case.claims[k]
        if not _is_length(claim) or k == case.index:
            continue
        a, b = case.place_of(claim.origin), case.place_of(claim.destination)
        if a is None or b is None or claim.straight or is_rate(case.document.text, claim):
            continue
        other = "unknown" not in (claim.mode, case.claim.mode) and claim.mode != case.claim.mode
        if not other and same_traveller(claim.traveller, case.claim.traveller):
            yield k, claim, a, b


def _told(case: Case, origin: Place, at: Place) -> tuple[Interval | None, int] | None:
    """Return the length told of the part; None: the text tells none, or several."""
    found = [
        (c.interval, k)
        for k, c, a, b in _lengths(case)
        if same_place(a, origin) and same_place(b, at) and c.part not in ("rest", "half")
    ]
    return found[0] if len(found) == 1 else None


def _whole(case: Case, origin: Place, at: Place) -> tuple[Interval, int] | None:
    """Return the length told of the whole way from the same place beyond the point; None: none, or several."""
    found = [
        (c.interval, k)
        for k, c, a, b in _lengths(case)
        if same_place(a, origin)
        and not same_place(b, at)
        and (c.kind == "total" or c.interval is not None)
        and c.part not in ("rest", "half")
        and c.bound is None
    ]
    wholes = [(i, k) for i, k in found if case.claims[k].part in ("whole", "sum")] or found
    lengths = [(i, k) for i, k in wholes if i is not None]
    return lengths[0] if len(lengths) == 1 else None
