"""Ask whether a time in all is that on the move and that of the halts together, where one sentence tells all three."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_habitual, is_rate
from geotrack.verdicts.arithmetic.joins import pair_of, same_place, ways_of
from geotrack.verdicts.arithmetic.phrasing import figure, hours, sentence
from geotrack.verdicts.arithmetic.sizes import size_of

#: times are rounded: a sum of them may be off by this share, and by so many hours, before anybody wonders
_OFF: Final = 0.12
_OFF_H: Final = 0.5
_UNITS: Final = frozenset({"h", "min"})


@dataclass(frozen=True, slots=True)
class Rests:
    """Add the halts of a sentence to its time on the move, and compare with its time in all."""

    name: str = "rests"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a sum of time before which the sentence tells one ride and its halts."""
        claim = case.claim
        if claim.kind != "total" or claim.part not in ("sum", "whole") or not _is_time(claim):
            return
        text = case.document.text
        before = [
            k
            for k in ways_of(case).in_sentence.get(claim.sentence, ())
            if (c := case.claims[k]).start < claim.start and _is_time(c) and not is_rate(text, c)
        ]
        rides = [k for k in before if case.claims[k].kind == "duration" and _is_same(case, k)]
        halts = [k for k in before if case.claims[k].kind == "stop"]
        times = [k for k in before if case.claims[k].kind in ("duration", "total")]
        if len(rides) != 1 or times != rides or not halts or is_habitual(text, claim):
            return
        every = (*rides, *halts)
        due = sum(size_of(case.claims[k]) for k in every)
        hedged = any(case.claims[k].approx for k in (*every, case.index))
        off = abs(due - size_of(claim))
        fits = off <= max(_OFF_H, _OFF * due * (2 if hedged else 1))
        words = " + ".join(figure(case.claims[k]) for k in every)
        tail = f"{figure(claim)} fits" if fits else f"not {figure(claim)}"
        yield Finding(
            check=self.name,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"{words} = {hours(due)}{';' if fits else ','} {tail}"),
            expected=Interval(due, due),
            stated=claim.interval,
            unit="h",
            claims=tuple(sorted((*every, case.index))),
        )


def _is_time(claim: Claim) -> bool:
    return (
        claim.interval is not None
        and bool(claim.value)
        and claim.unit in _UNITS
        and DIMENSION[claim.unit] == "time"
        and claim.bound is None
        and claim.status not in ("negated", "counterfactual")
    )


def _is_same(case: Case, index: int) -> bool:
    """Whether a ride is told of the way of the sum, or of no way."""
    mine, other = pair_of(case, case.claim), pair_of(case, case.claims[index])
    if mine is None or other is None:
        return True
    return all(same_place(a, b) for a, b in zip(mine, other, strict=True))
