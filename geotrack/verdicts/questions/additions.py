"""Ask whether "that makes 605 km in all" is the sum of the lengths before it, and "the remaining 350" what is left of them."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, tally_words
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_rate
from geotrack.verdicts.arithmetic.joins import nearest, ways_of
from geotrack.verdicts.arithmetic.phrasing import figure, number, sentence, unit_words
from geotrack.verdicts.arithmetic.sizes import size_of, written

#: a sum fits within this share, or this one where a figure is hedged, and is doubtful beyond twice as much
_FITS: Final = 0.02
_FITS_HEDGED: Final = 0.06
_TWICE: Final = 2.0
#: parts that the sum may leave out, and the most that are added
_LEFT_OUT: Final = 2
_MOST: Final = 12
#: so few lengths before a sum are its parts wherever they stand
_FEW: Final = 4
#: a sum of more than so many times its parts has others that are not told
_UNTOLD: Final = 1.6
#: parts are told within so many characters before
_WITHIN: Final = 1200
_REST_WITHIN: Final = 900
_NEAR: Final = 40
_RAW: Final = re.compile(
    rf"\b(?P<size>\d[\d,.]*\d?)\s*-?(?P<unit>{breath_cues.LENGTH_UNITS})\b{breath_cues.NO_RATE}",
    re.IGNORECASE,
)
#: with more lengths than these left unread a sum is not known
_UNREAD: Final = 3
_DENIED: Final = frozenset({"negated", "counterfactual"})


@dataclass(frozen=True, slots=True)
class Additions:
    """Add or subtract the lengths that were told before a sum or a remainder, wherever they lead."""

    name: str = "additions"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a length that words beside it call a sum or what is left."""
        claim = case.claim
        if claim.kind not in ("distance", "total", "duration") or not _is_size(claim):
            return
        if is_rate(case.document.text, claim) or claim.bound is not None:
            return
        found = None
        if _is_sum(case):
            found = self._sum(case)
        elif _is_rest(case):
            found = self._rest(case)
        found = found or self._part(case)
        if found is not None:
            yield found

    def _sum(self, case: Case) -> Finding | None:
        parts = _before(case, _WITHIN)
        if len(parts) < 2:
            return None
        claim = case.claim
        total = size_of(claim)
        for run in _runs(parts):
            if _agree(case, total, sum(size_of(case.claims[k]) for k in run), run):
                return self._found(case, run, (), fits=True)
        run = _own_paragraph(case, parts)
        if len(run) < 2:
            run = tuple(parts) if len(parts) <= _FEW else ()
        if len(run) < 2:
            return None
        due = sum(size_of(case.claims[k]) for k in run)
        if (unread := _unread(case, run)) and _fits_with(case, run, total, unread):
            return None
        if total > _UNTOLD * due or total <= max(size_of(case.claims[k]) for k in run):
            return None  # parts are left untold, or these are none
        return self._wrong(case, run, (), due)

    def _rest(self, case: Case) -> Finding | None:
        parts = _before(case, _REST_WITHIN)
        if len(parts) < 2:
            return None
        claim = case.claim
        left = size_of(claim)
        for whole in parts:
            others = [k for k in parts if k != whole]
            for n in range(1, min(len(others), 3) + 1):
                for minus in itertools.combinations(others, n):
                    due = size_of(case.claims[whole]) - sum(size_of(case.claims[k]) for k in minus)
                    if due > 0 and _agree(case, left, due, (whole, *minus)):
                        return self._found(case, (whole,), minus, fits=True)
        whole = max(parts, key=lambda k: size_of(case.claims[k]))
        near = [k for k in parts if k > whole][-1:]
        if not near or not _is_left(case):
            return None
        if not (_is_whole(case, whole) or _is_done(case, near[0])):
            return None
        if _unread(case, (whole, *near)):
            return None
        most = size_of(case.claims[whole])
        if left >= most or left + size_of(case.claims[near[0]]) <= most:
            return None  # of another whole, or a stretch between is left untold
        due = size_of(case.claims[whole]) - size_of(case.claims[near[0]])
        return self._wrong(case, (whole,), tuple(near), due)

    def _part(self, case: Case) -> Finding | None:
        """Return that a part "of which" is longer than what it is part of; None: it is none."""
        claim, text = case.claim, case.document.text
        begin, _ = claim.sentence
        before = [k for k in _before(case, _REST_WITHIN) if _is_near(case, case.claims[k])]
        if not before:
            return None
        opened = list(breath_cues.OF_WHICH.finditer(text, begin, claim.start))
        if not opened or text[opened[-1].end() : claim.start].count(",") > 1:
            return None
        wholes = [k for k in before if 0 <= opened[-1].start() - case.claims[k].end <= 2 * _NEAR]
        if not wholes:
            return None
        whole = wholes[-1]
        parts = [k for k in before if k > whole]
        every = size_of(claim) + sum(size_of(case.claims[k]) for k in parts)
        if every <= size_of(case.claims[whole]) * (1 + _FITS_HEDGED):
            return None
        due = size_of(case.claims[whole]) - sum(size_of(case.claims[k]) for k in parts)
        return self._wrong(case, (whole,), tuple(parts), due) if due > 0 else None

    def _found(
        self, case: Case, plus: Sequence[int], minus: Sequence[int], *, fits: bool
    ) -> Finding:
        claim = case.claim
        due = sum(size_of(case.claims[k]) for k in plus)
        due -= sum(size_of(case.claims[k]) for k in minus)
        unit = claim.unit or "km"
        size = due / FACTOR[unit]
        words = " + ".join(written(case.claims[k]) for k in plus)
        words += "".join(f" − {written(case.claims[k])}" for k in minus)
        what = f"{words} = {number(size)} {unit_words(unit, size)}"
        if words == f"{number(size)} {unit_words(unit, size)}":
            what = words
        return Finding(
            check=self.name,
            rating="consistent" if fits else "doubtful",
            reason=sentence(
                f"{what}; {figure(claim)} fits" if fits else f"{what}, not {figure(claim)}"
            ),
            stated=claim.interval,
            unit="km",
            claims=tuple(sorted({*plus, *minus, case.index})),
        )

    def _wrong(
        self, case: Case, plus: Sequence[int], minus: Sequence[int], due: float
    ) -> Finding | None:
        if due <= 0 or _agree(case, size_of(case.claim), due, (*plus, *minus), room=_TWICE):
            return None
        return self._found(case, plus, minus, fits=False)


def _is_size(claim: Claim) -> bool:
    """Whether a claim tells a plain length or time; a range is none, for nobody adds its middle."""
    return (
        claim.interval is not None
        and bool(claim.value)
        and claim.value_max is None
        and DIMENSION.get(claim.unit or "") in ("length", "time")
        and claim.status not in _DENIED
        and claim.confidence.figure >= 0.5
        and not claim.straight
    )


def _is_sum(case: Case) -> bool:
    claim, text = case.claim, case.document.text
    before = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
    return bool(
        breath_cues.SUM_BEFORE.search(before) or breath_cues.SUM_BEHIND.match(text, claim.end)
    )


def _is_rest(case: Case) -> bool:
    claim, text = case.claim, case.document.text
    before = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
    return bool(
        claim.part == "rest"
        or breath_cues.REST_BEFORE.search(before)
        or breath_cues.REST_BEHIND.match(text, claim.end)
    )


def _is_left(case: Case) -> bool:
    """Whether words beside the figure say that it is all that is left, not only its last part."""
    claim, text = case.claim, case.document.text
    before = text[max(claim.sentence[0], claim.start - _NEAR) : claim.start]
    said = f"{before}{_head(claim)}"
    return bool(
        breath_cues.REST_BEFORE.search(said) or breath_cues.REST_BEHIND.match(text, claim.end)
    )


def _head(claim: Claim) -> str:
    """Return the words of a figure before its number."""
    return re.split(r"\d", claim.text)[0]


def _is_whole(case: Case, index: int) -> bool:
    """Whether a length is told as that of a whole way."""
    told, text = case.claims[index], case.document.text
    before = text[max(told.sentence[0], told.start - 2 * _NEAR) : told.start]
    return bool(
        breath_cues.WHOLE_BEFORE.search(before) or breath_cues.WHOLE_BEHIND.match(text, told.end)
    )


def _is_done(case: Case, index: int) -> bool:
    """Whether a length is told as what was gone already: "710 km done", "with 410 km behind us"."""
    told, text = case.claims[index], case.document.text
    before = text[max(told.sentence[0], told.start - _NEAR) : told.start]
    return bool(breath_cues.DONE.match(text, told.end) or breath_cues.DID.search(before))


def _is_near(case: Case, other: Claim) -> bool:
    """Whether a length stands in the claim's sentence or the one before."""
    begin, _ = case.claim.sentence
    gap = case.document.text[other.sentence[1] : begin] if other.sentence[1] <= begin else ""
    return other.sentence == case.claim.sentence or not gap.strip()


def _before(case: Case, within: int) -> list[int]:
    """Return the lengths told before the claim, in its unit, in order."""
    claim, text = case.claim, case.document.text
    timed = DIMENSION[claim.unit or ""] == "time"
    begin = claim.sentence[0] if timed else 0
    of_kinds = ("duration", "total", "stop") if timed else ("distance", "total", "position")
    kinds = nearest(ways_of(case).of_kinds(*of_kinds), case.index)
    return [
        k
        for k in kinds
        if (c := case.claims[k]).end <= claim.start
        and begin <= c.start
        and claim.start - c.end <= within
        and _is_size(c)
        and not is_rate(text, c)
        and c.unit == claim.unit
    ][-_MOST:]


def _runs(parts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield neighboring parts, with up to two left out, longest first."""
    for length in range(len(parts), 1, -1):
        for first in range(len(parts) - length, -1, -1):
            run = parts[first : first + length]
            for out in range(min(_LEFT_OUT, length - 2) + 1):
                yield from itertools.combinations(run, length - out)


def _own_paragraph(case: Case, parts: Sequence[int]) -> tuple[int, ...]:
    """Return the parts of the claim's paragraph, or of the lines of a list right before it."""
    text, start = case.document.text, case.claim.start
    own = tuple(k for k in parts if "\n\n" not in text[case.claims[k].end : start])
    if own:
        return own
    end = start
    run: list[int] = []
    for k in reversed(parts):
        if text[case.claims[k].end : end].count("\n\n") > 1:
            break
        run.insert(0, k)
        end = case.claims[k].start
    return tuple(run)


def _unread(case: Case, run: Sequence[int]) -> list[float]:
    """Return the lengths among the parts that were not read as ones, in km."""
    first = case.claims[run[0]].start
    spans = [(c.start, c.end) for c in case.claims if c.end > first and c.start < case.claim.end]
    return [
        float(m["size"].replace(",", "").rstrip(".") or 0)
        * tally_words.UNIT_KM.get(m["unit"][:1].casefold(), 1.0)
        for m in _RAW.finditer(case.document.text, first, case.claim.start)
        if not any(a < m.end() and m.start() < b for a, b in spans) and m["size"].count(".") < 2
    ]


def _fits_with(case: Case, run: Sequence[int], total: float, unread: Sequence[float]) -> bool:
    """Whether some choice of parts makes the sum with some of the lengths that were not read; or there are too many."""
    if len(unread) > _UNREAD or len(run) + len(unread) > _MOST:
        return True
    sizes = [*(size_of(case.claims[k]) for k in run), *unread]
    return any(
        _agree(case, total, sum(some), run, room=_TWICE)
        for n in range(2, len(sizes) + 1)
        for some in itertools.combinations(sizes, n)
    )


def _agree(case: Case, one: float, other: float, run: Sequence[int], *, room: float = 1.0) -> bool:
    hedged = any(case.claims[k].approx for k in (*run, case.index))
    share = (_FITS_HEDGED if hedged else _FITS) * room
    return abs(one - other) <= max(share * max(one, other), FACTOR[case.claim.unit or "km"] * 0.6)
