"""Ask whether a length can be gone in the time that the same sentence tells, by what it tells of travelling, whatever way it was."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import MODES, mode_row
from geotrack.model import Claim, Finding, Mode
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.breath import beside, lengths_by
from geotrack.verdicts.arithmetic.joins import pair_of, same_place
from geotrack.verdicts.arithmetic.movers import goes_by, is_course, limit_of, mode_of
from geotrack.verdicts.arithmetic.phrasing import figure, hours, sentence, speed
from geotrack.verdicts.arithmetic.sizes import size_of

_UNITS: Final = frozenset({"h", "min"})
#: figures are rounded: beyond so many times what is possible a time is doubtful
_ROUNDED: Final = 1.15
#: a time told with length and speed may be so many times more or less than they make
_TOLD_ROOM: Final = 1.6
_FEWEST_KM: Final = 20.0
_APART: Final = 75
_BEHIND: Final = 30
#: words that call a speed the highest stand so near before it, in characters
_TOP_BEFORE: Final = 45
#: who is slower may be told of beside another
_VEHICLE_KMH: Final = 60.0
_DENIED: Final = frozenset({"negated", "counterfactual"})


@dataclass(frozen=True, slots=True)
class Haste:
    """Divide a length by the time of the same sentence and compare with the speed told there, or the fastest possible."""

    name: str = "haste"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a time of hours or minutes beside the only length of its sentence."""
        claim = case.claim
        if claim.kind not in ("duration", "total") or claim.interval is None:
            return
        if claim.status in _DENIED or claim.bound == "gt" or claim.round_trip:
            return
        if claim.unit in _UNITS and claim.kind == "duration":
            found = list(self._in_its_sentence(case))
        else:
            found = []
        yield from found or self._told_beside(case)

    def _in_its_sentence(self, case: Case) -> Iterator[Finding]:
        """Yield findings on the only length before a time of hours or minutes, in its sentence."""
        ways = [k for k in lengths_by(case, back=0) if case.claims[k].kind != "total"]
        if len(ways) != 1 or beside(case, "duration", "total", back=0):
            return
        way = case.claims[ways[0]]
        if way.bound == "lt" or way.round_trip or size_of(way) < _FEWEST_KM:
            return
        if not _is_gone_in(case, way) or _are_of_others(case.claim, way):
            return
        yield from self._by_speed(case, ways[0])
        yield from self._by_top_speed(case, ways[0])
        yield from self._by_limit(case, ways[0])

    def _by_speed(self, case: Case, index: int) -> Iterator[Finding]:
        """Yield that a length at the only speed of the sentence takes another time."""
        claim, way = case.claim, case.claims[index]
        speeds = [k for k in beside(case, "speed", back=0) if not _is_peak(case, case.claims[k])]
        if len(speeds) != 1:
            return
        pace = case.claims[speeds[0]]
        taken, due = size_of(claim), size_of(way) / size_of(pace)
        if due / _TOLD_ROOM <= taken:
            return  # halts come on top
        yield Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"{figure(way)} at {figure(pace)} takes {hours(due)}, not {figure(claim)}"
            ),
            expected=Interval(due, math.inf),
            stated=claim.interval,
            unit="h",
            claims=tuple(sorted((index, speeds[0], case.index))),
        )

    def _by_top_speed(self, case: Case, index: int) -> Iterator[Finding]:
        """Yield that a length in the time would be faster on average than the only top speed of the sentence."""
        claim, way, text = case.claim, case.claims[index], case.document.text
        speeds = [k for k in beside(case, "speed", back=0) if case.claims[k].bound != "gt"]
        if len(speeds) != 1:
            return
        top = case.claims[speeds[0]]
        before = text[max(top.sentence[0], top.start - _TOP_BEFORE) : top.start]
        mean = size_of(way) / size_of(claim)
        head = re.split(r"\d", top.text)[0]
        if not breath_cues.TOP_SPEED.search(f"{before}{head}") or (mean <= _ROUNDED * size_of(top)):
            return
        yield Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"{figure(way)} in {figure(claim)} would be {speed(mean)} on average, with a top speed of {figure(top)}"
            ),
            expected=Interval(size_of(way) / size_of(top), math.inf),
            stated=claim.interval,
            unit="h",
            claims=tuple(sorted((index, speeds[0], case.index))),
        )

    def _by_limit(self, case: Case, index: int) -> Iterator[Finding]:
        """Yield that what the sentence travels in is not so fast."""
        claim, way = case.claim, case.claims[index]
        begin, end = claim.sentence
        text = case.document.text[begin:end]
        told = [m for m in MODES if m != "unknown" and goes_by(text, m)]
        if len(told) != 1 or mode_of(case) not in (told[0], "unknown"):
            return
        other = case.read_as((claim.origin, None), (claim.destination, None), told[0])
        limit = limit_of(other)
        if limit is None or limit.fastest_kmh < _VEHICLE_KMH or verdict_cues.CHASE.search(text):
            return
        mean = size_of(way) / size_of(claim)
        if mean <= _ROUNDED * limit.fastest_kmh:
            return
        yield Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"{figure(way)} in {figure(claim)} would be {speed(mean)} on average; {limit.fastest_words}"
            ),
            expected=Interval(size_of(way) / limit.fastest_kmh, math.inf),
            stated=claim.interval,
            unit="h",
            claims=tuple(sorted((index, case.index))),
        )

    def _told_beside(self, case: Case) -> Iterator[Finding]:
        """Yield that the only length told beside a time is far too long for who travels, wherever it stands."""
        claim = case.claim
        ways = [
            k
            for k in lengths_by(case, back=1, ahead=1)
            if case.claims[k].kind != "position" and not case.claims[k].round_trip
        ]
        near = [k for k in ways if case.claims[k].sentence == claim.sentence] or ways
        if len(near) != 1 or not _takes(case):
            return
        way = case.claims[near[0]]
        others = [
            k
            for k in beside(case, "duration", "total", "stop", back=1, ahead=1)
            if case.claims[k].sentence in (claim.sentence, way.sentence)
        ]
        if others or way.bound == "lt" or not _is_of_one_way(case, way):
            return
        begin, end = (f(claim.sentence[n], way.sentence[n]) for n, f in ((0, min), (1, max)))
        text = case.document.text[begin:end]
        if breath_cues.IN_PARTS.search(text) or verdict_cues.CHASE.search(text):
            return
        told = _modes(text) or _modes(_sentence_before(case, begin))
        modes = {m for m in (claim.mode, way.mode) if m != "unknown"} or set(told)
        if len(modes) != 1 or (told and modes != set(told)) or (is_course(case) and not told):
            return
        mode = next(iter(modes))
        most = _most_kmh(mode, f"{_sentence_before(case, begin)} {text}", claim.unit or "")
        if most is None or size_of(claim) <= 0:
            return
        mean = size_of(way) / size_of(claim)
        if mean <= _ROUNDED * most:
            return
        yield Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"{figure(way)} in {figure(claim)} would be {speed(mean)} on average, too fast {mode_row(mode).phrase}"
            ),
            expected=Interval(size_of(way) / most, math.inf),
            stated=claim.interval,
            unit="h",
            claims=tuple(sorted((near[0], case.index))),
        )


def _takes(case: Case) -> bool:
    """Whether words before a time say that a way takes it, and none that it is a part, a halt or a delay."""
    claim, text = case.claim, case.document.text
    before = re.split(r"[.;:!?\n]", text[claim.sentence[0] : claim.start])[-1]
    behind = re.split(r"[.,;:!?\n]", text[claim.end : claim.end + _APART])[0]
    if breath_cues.NO_WHOLE_TIME.search(f"{before[-_APART:]} {claim.text} {behind[:_BEHIND]}"):
        return False
    return breath_cues.TAKES_IT.search(f"{before} {claim.text}") is not None


def _modes(text: str) -> list[Mode]:
    return [m for m in MODES if m != "unknown" and goes_by(text, m)]


def _sentence_before(case: Case, begin: int) -> str:
    """Return the end of the paragraph before a sentence, from the last but one full stop on."""
    before = case.document.text[:begin].rpartition("\n")[2].rstrip()
    return breath_cues.SENTENCE_ENDS.split(f"{before} A")[-2] if before else ""


def _is_of_one_way(case: Case, way: Claim) -> bool:
    """Whether length and time are told of one way: in one sentence, or as far as their places are known."""
    if case.claim.sentence == way.sentence:
        return True
    mine, other = pair_of(case, case.claim), pair_of(case, way)
    if mine is None or other is None:
        return True
    return all(same_place(a, b) for a, b in zip(mine, other, strict=True)) or all(
        same_place(a, b) for a, b in zip(mine, reversed(other), strict=True)
    )


def _are_of_others(claim: Claim, way: Claim) -> bool:
    """Whether time and length are told of ways that have no place in common: a ferry in the middle of a road."""
    mine, other = (
        {m.text.casefold() for m in (c.origin, c.destination) if m is not None}
        for c in (claim, way)
    )
    return len(mine) == len(other) == 2 and mine.isdisjoint(other)


def _most_kmh(mode: str, text: str, unit: str) -> float | None:
    """Return what no common traveller by a mode makes on average, in km/h, nights and meals counted in days."""
    row = breath_cues.PACES.get(mode)
    if row is None or row.fast.search(text):
        return None
    if unit in _UNITS:
        return row.hourly
    return None if row.daily is None or unit not in ("day", "night") else row.daily / 24


def _is_peak(case: Case, pace: Claim) -> bool:
    begin, end = pace.sentence
    around = case.document.text[
        max(begin, pace.start - 40) : min(max(end, pace.end), pace.end + 20)
    ]
    return verdict_cues.PARTIAL.search(around) is not None or pace.bound is not None


def _is_gone_in(case: Case, way: Claim) -> bool:
    """Whether words between a length and a time say that the one takes the other, and no mark parts them."""
    claim, text = case.claim, case.document.text
    between = text[way.end : claim.start]
    if way.start > claim.start or len(between) > _APART or set(between) & set(";:()\n"):
        return False
    return breath_cues.GONE_IN.search(f"{between}{claim.text}") is not None
