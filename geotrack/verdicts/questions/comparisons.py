"""Ask whether lengths that the text compares in words, "two fifths of it", "twice as far", are as it says."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import verdict_cues
from geotrack.languages.en.verdict_cues import COUNTS, PARTS
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_addition, is_rate
from geotrack.verdicts.arithmetic.joins import nearest, pair_of, same_place, ways_of
from geotrack.verdicts.arithmetic.phrasing import figure, number, quoted, sentence

#: a share may be off by so much, a multiple by this part of itself, before anybody wonders
_ROOM: Final = 0.1
_TIMES_ROOM: Final = 0.25
#: what is only told to be more or less may miss by this
_LEEWAY: Final = 0.03
#: words of a comparison stand so near to the figure that they are said of, in characters
_NEAR: Final = 60
_DENIED: Final = frozenset({"negated", "counterfactual"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A comparison in words: the ratio that it tells, and between what it may lie."""

    words: str
    low: float
    high: float
    share: bool

    def fits(self, ratio: float) -> bool:
        """Whether a ratio is as told; which of two is the multiple of the other the words leave open."""
        return self.low <= ratio <= self.high or (
            not self.share and self.low <= 1 / ratio <= self.high
        )


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Divide two told lengths and compare with the share or multiple that the words between them tell."""

    name: str = "comparisons"
    by_length: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a length beside which the text compares it with another in words."""
        claim = case.claim
        if not _is_length(case, claim):
            return
        told = _beside(case)
        if told is None:
            return
        begin, _ = claim.sentence
        here = [k for k in _lengths(case) if case.claims[k].sentence == claim.sentence]
        all_near = [k for k in _lengths(case) if _is_near(case, case.claims[k], begin)]
        pairs = [
            (a, b)
            for a, b in itertools.product(here, all_near)
            if a != b and _comparable(case, a, b, share=told.share)
        ]
        ratios = [(_km(case.claims[a]) / _km(case.claims[b]), a, b) for a, b in pairs]
        if not ratios or all(case.index not in (a, b) for _, a, b in ratios):
            return
        fitting = next(((r, a, b) for r, a, b in ratios if told.fits(r)), None)
        mine = [row for row in ratios if row[1] == case.index] or ratios
        ratio, a, b = fitting or mine[0]
        size = f"{ratio:.0%}" if told.share else f"{number(round(ratio, 1))} times"
        words = f"{figure(case.claims[a])} is {size} of {figure(case.claims[b])}"
        if not told.share:
            words = f"{figure(case.claims[a])} is {size} {figure(case.claims[b])}"
        yield Finding(
            check=self.name,
            rating="consistent" if fitting else "doubtful",
            reason=sentence(f"{words}, {'which fits' if fitting else 'not'} {quoted(told.words)}"),
            claims=(min(a, b), max(a, b)),
        )


def _beside(case: Case) -> _Told | None:
    """Return the comparison that stands nearest to the case's figure, with no other length between; None: none."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    first, last = max(begin, claim.start - _NEAR), min(end, claim.end + _NEAR)
    others = [
        c for k in ways_of(case).in_sentence.get(claim.sentence, ())
        if k != case.index and _is_length(case, c := case.claims[k])
    ]  # fmt: skip
    best: tuple[int, _Told] | None = None
    for pattern in (verdict_cues.SHARE, verdict_cues.MULTIPLE):
        for match in pattern.finditer(text, first, last):
            away = _away(claim, match)
            between = text[min(claim.end, match.end()) : max(claim.start, match.start())]
            if ";" in between:
                continue  # said of another thing
            if any(_away(c, match) < away for c in others):
                continue
            if best is None or away < best[0]:
                best = away, _told(match, share=pattern is verdict_cues.SHARE)
    return best[1] if best is not None else None


def _away(claim: Claim, match: re.Match[str]) -> int:
    return max(0, match.start() - claim.end, claim.start - match.end())


def _told(match: re.Match[str], *, share: bool) -> _Told:
    hedge = (match["hedge"] or "").casefold()
    if share:
        part = match["part"].casefold()
        count = COUNTS.get((match["count"] or "a").casefold(), 1)
        ratio = 0.5 if part == "half" else count / PARTS[part]
        low, high = ratio - _ROOM, ratio + _ROOM
        leeway = _LEEWAY
    else:
        word = match["times"].casefold().split()[0]
        ratio = float(verdict_cues.TIMES_WORDS.get(word) or word)
        low, high = ratio * (1 - _TIMES_ROOM), ratio * (1 + _TIMES_ROOM)
        leeway = _LEEWAY * ratio
    close = any(
        w in hedge for w in ("little", "just", "bit", "slightly", "nearly", "almost", "quite")
    )
    if any(w in hedge for w in ("over", "more", "above", "at least")):
        low, high = ratio - leeway, high if close else max(high, ratio + 1 if not share else 1.0)
    elif any(
        w in hedge
        for w in ("under", "less", "below", "short", "at most", "quite", "nearly", "almost")
    ):
        low, high = low if close else 0.0, ratio + leeway
    return _Told(match[0].strip(), low, high, share)


def _is_length(case: Case, claim: Claim) -> bool:
    if (
        claim.kind not in ("distance", "total", "position")
        or claim.interval is None
        or not claim.value
    ):
        return False
    if DIMENSION.get(claim.unit or "") != "length" or claim.status in _DENIED or claim.bound:
        return False
    text = case.document.text
    return not is_rate(text, claim) and not is_addition(text, claim)


def _km(claim: Claim) -> float:
    assert claim.value is not None
    return claim.value * FACTOR[claim.unit or "km"]


def _lengths(case: Case) -> Sequence[int]:
    kinds = nearest(ways_of(case).of_kinds("distance", "total", "position"), case.index)
    return [k for k in kinds if _is_length(case, case.claims[k])]


def _is_near(case: Case, other: Claim, begin: int) -> bool:
    """Whether a length stands in the sentence or paragraph before, or in the same sentence."""
    if other.start >= begin:
        return other.sentence == case.claim.sentence
    return "\n\n" not in case.document.text[other.end : begin]


def _comparable(case: Case, a: int, b: int, *, share: bool) -> bool:
    """Whether two lengths are told of ways that may be compared; a share is one of a way that begins or ends alike."""
    first, second = pair_of(case, case.claims[a]), pair_of(case, case.claims[b])
    if first is None or second is None:
        return False
    if not share:
        return True
    return _km(case.claims[a]) < _km(case.claims[b]) and any(
        same_place(p, q) for p in first for q in second
    )
