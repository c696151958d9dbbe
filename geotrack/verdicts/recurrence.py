"""Ask whether "the first trip in more than four years" agrees with the other dates of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack import instants
from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.units import DIMENSION
from geotrack.verdicts.wording import figure, hours, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Rating
    from geotrack.protocols import Case

__all__ = ["Recurrence"]

_YEAR_H: Final = 8766.0
#: so many claims before and after are searched for the earlier trip
_MOST_CLAIMS: Final = 100
#: a date this long before publication or more is an earlier trip's, not this one's
_EARLIER_H: Final = 24.0 * 45


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Compare a length of absence with the time since the earlier trip that the text dates."""

    name: str = "recurrence"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``interval``."""
        claim = case.claim
        if claim.kind != "interval" or claim.interval is None:
            return
        if DIMENSION.get(claim.unit or "") != "time":
            return
        now = _now(case)
        if now is None:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="Without a date of publication the time since then is unknown.",
            )
            return
        before = _earlier(case, now)
        if before is None:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The text dates no earlier trip to count from.",
            )
            return
        since = Interval(max(0.0, now.low - before.high), now.high - before.low)
        stated = claim.interval
        text = f"from the earlier trip it dates to this one are {hours(since)}"
        rating: Rating = "consistent"
        if stated.meets(since):
            text += f"; {figure(claim)} fits"
        else:
            miss = max(since.low - stated.high, stated.low - since.high)
            rating = "contradicted" if miss > max(0.25 * _YEAR_H, 0.25 * stated.low) else "doubtful"
            text += f"; {figure(claim)} does not fit"
        yield Finding(
            check=self.name,
            rating=rating,
            reason=sentence(text),
            expected=since,
            stated=stated,
            unit="h",
        )


def _now(case: Case) -> Interval | None:
    if case.document.published:
        try:
            at = instants.hours(case.document.published)
        except ValueError:
            return None
        return Interval(at - 24 * 14, at + 24 * 14)
    return None


def _earlier(case: Case, now: Interval) -> Interval | None:
    """Return the span of the earlier trip nearest to the claim in the text."""
    best: tuple[int, Interval] | None = None
    first = max(0, case.index - _MOST_CLAIMS)
    for other in case.claims[first : case.index + _MOST_CLAIMS]:
        if other is case.claim or other.time is None or other.kind == "interval":
            continue
        time = case.times[other.time]
        if time.earliest is None or time.latest is None:
            continue
        try:
            span = Interval(instants.hours(time.earliest), instants.hours(time.latest))
        except ValueError:
            continue
        if span.high > now.low - _EARLIER_H + 24 * 14:
            continue
        near = abs(other.start - case.claim.start)
        if best is None or near < best[0]:
            best = (near, span)
    return best[1] if best else None
