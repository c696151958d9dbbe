"""Ask whether "the first trip in more than four years" agrees with the other dates of the text."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geotrack.languages.en import tally_words, verdict_cues
from geotrack.measures import instants
from geotrack.measures.interval import Interval
from geotrack.measures.stated import stated_interval
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import figure, hours, sentence

#: a shorter time is no length of absence, in h
_SHORTEST_H: Final = 24.0 * 100
#: the earlier trip is dated within so many characters of the sentence
_BESIDE: Final = 160
_NAMED: Final = 60
#: years are counted by the calendar: half a year more or less is no other number of them, in h
_COUNTED_H: Final = 24.0 * 183
#: dates of the text within so many characters of the figure, and what dates a publication, in h
_AROUND: Final = 600
_FORTNIGHT_H: Final = 24.0 * 14
_YEAR: Final = re.compile(r"\b\d{4}\b")
#: a date this long after the earlier trip's or more is this one's
_EARLIER_H: Final = 24.0 * 45


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Compare a length of absence with the time since the earlier trip that the text dates."""

    name: str = "recurrence"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``interval``."""
        claim = _counted(case)
        if claim is None or claim.interval is None:
            return
        if claim.unit not in ("year", "month") or claim.interval.low < _SHORTEST_H:
            return  # "two days later" counts from what was told before, not from an earlier trip
        dates = _dates(case)
        fitting = next((s for s in _spans(dates) if claim.interval.meets(s)), None)
        counted = (
            claim.pattern == tally_words.TOLD_YEARS
            or verdict_cues.IN_YEARS.search(_before(case)) is not None
        )
        before = _earlier(case, dates) if counted else None
        since = fitting or _since(before, dates)
        if since is None:
            yield Finding(
                check=self.name,
                rating="not-checkable",
                reason="The text dates no earlier trip and later one to count from.",
            )
            return
        if fitting is not None and before is None:
            words = f"between two dates of the text are {hours(since)}"
        else:
            words = f"from the earlier trip it dates to this one are {hours(since)}"
        yield Finding(
            check=self.name,
            rating="consistent" if fitting is not None else "doubtful",
            reason=sentence(f"{words}; {figure(claim)} {'fits' if fitting else 'does not fit'}"),
            expected=since,
            stated=claim.interval,
            unit="h",
        )


def _counted(case: Case) -> Claim | None:
    """Return the claim of an absence, also of one that only its words count; None: it is none, or read already."""
    claim = case.claim
    if claim.kind == "interval":
        return claim
    told = (
        tally_words.ABSENCE.fullmatch(claim.text)
        if claim.pattern == tally_words.TOLD_YEARS
        else None
    )
    years = tally_words.number_of(told["count"] or told["other"]) if told else None
    if years is None or any(
        c.kind == "interval" and c.start < claim.end and claim.start < c.end for c in case.claims
    ):
        return None
    bounds = stated_interval(float(years), None, "year", False, None)
    return replace(claim, value=float(years), unit="year", interval=bounds)


def _before(case: Case) -> str:
    """Return the words before the number of the figure, which say whether it counts from an earlier trip."""
    claim = case.claim
    begin, end = claim.sentence
    before = case.document.text[max(begin, claim.start - _NAMED) : claim.start]
    said = before or case.document.text[begin:end]
    return f"{said}{re.split(r'[0-9]', claim.text)[0]}"


def _dates(case: Case) -> list[tuple[int, Interval]]:
    """Return the dates told around the claim, where they stand and their spans, and that of publication (-1)."""
    claim, text = case.claim, case.document.text
    out = []
    if case.document.published:
        try:
            at = instants.hours(case.document.published)
        except ValueError:
            pass
        else:
            out.append((-1, Interval(at - _FORTNIGHT_H, at + _FORTNIGHT_H)))
    for time in case.times:
        if time.earliest is None or time.latest is None or time.type not in ("DATE", "TIME"):
            continue
        if not claim.start - _AROUND <= time.start <= claim.end + _AROUND:
            continue
        if not _YEAR.search(text[time.start : time.end]) and case.document.published is None:
            continue
        try:
            span = Interval(instants.hours(time.earliest), instants.hours(time.latest))
        except ValueError:
            continue
        out.append((time.start, span))
    return out


def _spans(dates: Sequence[tuple[int, Interval]]) -> Iterator[Interval]:
    """Yield how long it is between any two dates, the later ones first."""
    for (_, first), (_, last) in itertools.permutations(dates, 2):
        if last.low - first.high >= _SHORTEST_H / 2:
            yield Interval(last.low - first.high - _COUNTED_H, last.high - first.low + _COUNTED_H)


def _since(before: Interval | None, dates: Sequence[tuple[int, Interval]]) -> Interval | None:
    """Return how long it is from the earlier trip to the date behind it that the text tells, or was published on."""
    if before is None:
        return None
    later = [(start, span) for start, span in dates if span.low - before.high >= _EARLIER_H]
    if not later:
        return None
    now = max(later, key=lambda row: row[0])[1] if later[-1][0] >= 0 else later[0][1]
    return Interval(now.low - before.high, now.high - before.low)


def _earlier(case: Case, dates: Sequence[tuple[int, Interval]]) -> Interval | None:
    """Return the span of the date that words call an earlier trip's, nearest to the claim; None: there is none."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    best: tuple[int, Interval] | None = None
    for start, span in dates:
        if start < 0:
            continue
        near = max(begin - start, start - max(end, claim.end), 0)
        named = verdict_cues.LAST.search(text[max(0, start - _NAMED) : start])
        if near > _BESIDE or named is None:
            continue
        if "\n\n" in text[min(begin, start) : max(end, start)]:
            continue
        away = abs(start - claim.start)
        if best is None or away < best[0]:
            best = (away, span)
    return best[1] if best else None
