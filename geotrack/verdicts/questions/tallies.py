"""Ask whether a way has as many stages as are told, and a plan as many nights."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, tally_words
from geotrack.model import Claim, Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import quoted, sentence

#: lengths that add up to the whole within this share are all of its stages …
_WHOLE: Final = 0.02
#: … and are looked for within so many characters behind it
_WITHIN: Final = 1500
#: a list that adds up is one of so many items at least, and at most
_FEWEST: Final = 2
_MOST: Final = 30
#: an item of a list of stages is no longer, in characters
_ITEM: Final = 60
#: a plan has as many nights or days as it numbers, one more or less
_SPARE: Final = 1
_LENGTHS: Final = re.compile(
    rf"(?<![\d.,])(?P<list>\d[\d.,]*(?:(?:, and |, | and )\d[\d.,]*)*)[ -]?(?P<unit>{breath_cues.LENGTH_UNITS})\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
#: an item that ends with its number, a bracket perhaps behind
_BARE: Final = re.compile(r"(?:^|[\s(])\d[\d,.]*[).\s]*$")


@dataclass(frozen=True, slots=True)
class Tallies:
    """Count the lengths that add up to a whole or are listed, and the nights that headings number."""

    name: str = "tallies"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a number of stages, or of nights or days of a plan, that can be counted."""
        claim = case.claim
        if claim.kind != "situation":
            return
        if claim.pattern == tally_words.TOLD_STAGES:
            yield from self._stages(case)
        elif claim.pattern == tally_words.TOLD_PLAN:
            yield from self._plan(case)

    def _stages(self, case: Case) -> Iterator[Finding]:
        claim, text = case.claim, case.document.text
        told = tally_words.STAGES.fullmatch(claim.text)
        said = tally_words.number_of(told["count"]) if told else None
        found = _of_a_whole(text, claim) or _listed(text, claim) or _linked(text, claim)
        found = found or _named(text, claim)
        if said is None or said < _FEWEST or found is None:
            return
        count, words = found
        fits = count == said
        yield Finding(
            check=self.name,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"{words}: {quoted(claim.text)} {'fits' if fits else 'does not fit'}"),
        )

    def _plan(self, case: Case) -> Iterator[Finding]:
        claim, text = case.claim, case.document.text
        told = tally_words.PLAN.fullmatch(claim.text)
        said = tally_words.number_of(told["count"]) if told else None
        if told is None or said is None:
            return
        unit = told["unit"].casefold()
        last = 0
        for heading in tally_words.NUMBERED.finditer(text, claim.end):
            if heading["unit"].casefold() != unit:
                continue
            if int(heading["first"]) != last + 1:
                return  # a plan of which something is left out
            last = int(heading["last"] or heading["first"])
        if last < _FEWEST:
            return
        fits = abs(said - last) <= _SPARE
        tail = "which fits" if fits else f"not {said}"
        yield Finding(
            check=self.name,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"the plan numbers {last} {unit}s, {tail}"),
        )


def _of_a_whole(text: str, claim: Claim) -> tuple[int, str] | None:
    """Return how many lengths behind a number of stages add up to the whole told beside it, and say so."""
    begin, end = claim.sentence
    wholes = (
        _lengths(text, begin, claim.start)[-1:]
        or _lengths(text, claim.end, max(end, claim.end))[:1]
    )
    if not wholes:
        return None
    at, whole, unit = wholes[0]
    behind = [
        size
        for start, size, other in _lengths(text, max(at, claim.end), claim.end + _WITHIN)
        if start > at and other == unit
    ][:_MOST]
    count = _adding_up(behind, whole)
    days = tally_words.BY_DAY.search(claim.text)
    if count is None or (
        days and not tally_words.BY_DAY.search(text, claim.end, claim.end + _WITHIN)
    ):
        return None  # lengths of which no day is told are no day's
    return (
        count,
        f"the {count} lengths told behind add up to the {whole:g} {unit} of the whole",
    )


def _listed(text: str, claim: Claim) -> tuple[int, str] | None:
    """Return how many lengths are listed behind "in four stages:", and say so; None: an item tells something else.

    Only the first needs its unit: "to the inn (12 miles), the lake (15) and the pass (9)".
    """
    end = max(claim.sentence[1], claim.end)
    colon = tally_words.COLON.match(text, claim.end, end)
    if colon is None:
        return None
    units = {unit for _, _, unit in _lengths(text, colon.end(), end)}
    parts = re.split(breath_cues.LIST_MARKS, text[colon.end() : end])
    items = [part for part in parts if _NUMBER.search(part)]
    plain = all(_LENGTHS.search(part) or _BARE.search(part) for part in items)
    if len(units) != 1 or len(items) < _FEWEST or not plain:
        return None
    return len(items), f"{len(items)} lengths are listed one after another"


def _linked(text: str, claim: Claim) -> tuple[int, str] | None:
    """Return how many stages behind are named by both ends, each from where the one before leads, and say so."""
    count, last = 0, ""
    for link in tally_words.LINK.finditer(text, claim.end, claim.end + _WITHIN):
        whence, whither = link.groups()
        if count and whence != last:
            break
        count, last = count + 1, whither
    if count <= _FEWEST:
        return None
    return count, f"{count} stages are named one after another"


def _named(text: str, claim: Claim) -> tuple[int, str] | None:
    """Return how many items are listed behind "three legs:", each with a name; None: it is no plain list."""
    end = max(claim.sentence[1], claim.end)
    colon = tally_words.COLON.match(text, claim.end, end)
    if colon is None:
        return None
    items = re.split(r";\s*|\.\s*$", text[colon.end() : end])
    items = [item for item in items if item.strip()]
    if len(items) < _FEWEST:
        body = text[colon.end() : end].strip().rstrip(".")
        items = tally_words.APART.split(body)
    alike = {bool(tally_words.LEADS.search(item)) for item in items}
    if len(items) < _FEWEST or len(alike) != 1:
        return None
    if not all(tally_words.ITEM.search(item) and len(item) <= _ITEM for item in items):
        return None
    if alike == {False} and not all(tally_words.BARE_NAME.fullmatch(i.strip()) for i in items):
        return None
    return len(items), f"{len(items)} items are listed one after another"


def _lengths(text: str, begin: int, end: int) -> list[tuple[int, float, str]]:
    """Return where lengths stand in a stretch of text, their sizes and units, lists of numbers one by one."""
    out: list[tuple[int, float, str]] = []
    for match in _LENGTHS.finditer(text, begin, min(end, len(text))):
        unit = match["unit"].casefold()
        unit = "km" if unit.startswith(tally_words.KILO) else "miles"
        out.extend(
            (match.start() + n.start(), float(n[0].replace(",", "")), unit)
            for n in _NUMBER.finditer(match["list"])
        )
    return out


def _adding_up(lengths: list[float], whole: float) -> int | None:
    """Return how many lengths from the first on add up to a whole; None: none do."""
    total = 0.0
    for count, size in enumerate(lengths, 1):
        total += size
        if count >= _FEWEST and abs(total - whole) <= _WHOLE * whole:
            return count
        if total > (1 + _WHOLE) * whole:
            return None
    return None
