"""Ask whether "the first trip in more than four years" agrees with the other dates of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import verdict_cues
from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.phrasing import figure, hours, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Rating
    from geotrack.protocols import Case

__all__ = ["Recurrence"]

_YEAR_H: Final = 8766.0
#: a shorter time is no length of absence, in h
_SHORTEST_H: Final = 24.0 * 100
#: the earlier trip is dated within so many characters of the sentence
_BESIDE: Final = 160
_NAMED: Final = 60
#: a date this long before publication or more is an earlier trip's, not this one's
_EARLIER_H: Final = 24.0 * 45


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Compare a length of absence with the time since the earlier trip that the text dates."""

    name: str = "recurrence"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``interval``."""
        claim = case.claim
        if claim.kind != "interval" or claim.interval is None:
            return
        if claim.unit not in ("year", "month") or claim.interval.low < _SHORTEST_H:
            return  # "two days later" counts from what was told before, not from an earlier trip
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
            rating = "doubtful"
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
    """Return the span of the date nearest to the claim, in its sentence or the one before or behind."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    best: tuple[int, Interval] | None = None
    for time in case.times:
        if time.earliest is None or time.latest is None or time.type not in ("DATE", "TIME"):
            continue
        near = max(begin - time.end, time.start - max(end, claim.end), 0)
        named = verdict_cues.LAST.search(text[max(0, time.start - _NAMED) : time.start])
        if (
            near > _BESIDE
            or named is None
            or "\n\n" in text[min(begin, time.start) : max(end, time.end)]
        ):
            continue
        try:
            span = Interval(instants.hours(time.earliest), instants.hours(time.latest))
        except ValueError:
            continue
        if span.high > now.low - _EARLIER_H + 24 * 14:
            continue
        away = abs(time.start - claim.start)
        if best is None or away < best[0]:
            best = (away, span)
    return best[1] if best else None
