"""Ask whether a way "in five stages" has as many in the list behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import breath_cues
from geotrack.measures.units import DIMENSION
from geotrack.model import Finding
from geotrack.verdicts.arithmetic.breath import counted
from geotrack.verdicts.arithmetic.joins import ways_of
from geotrack.verdicts.arithmetic.phrasing import quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.protocols import Case

__all__ = ["StageCount"]

#: a list is one of so many items at least
_FEWEST: Final = 2
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class StageCount:
    """Count the lengths of the list behind a number of stages."""

    name: str = "stage-count"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each length of a list that a number of stages announces."""
        claim, text = case.claim, case.document.text
        if claim.kind not in ("distance", "total", "position", "duration"):
            return
        begin, end = claim.sentence
        for told in breath_cues.STAGES.finditer(text, begin, max(end, claim.end)):
            colon = re.match(r"[^.;:\n]{0,60}:", text[told.end() :])
            said = counted(told["count"])
            if colon is None or said is None:
                continue
            start = told.end() + colon.end()
            here = [
                k
                for k in ways_of(case).in_sentence.get(claim.sentence, ())
                if case.claims[k].start >= start
                and case.claims[k].kind in ("distance", "total", "position", "duration")
                and case.claims[k].value is not None
            ]
            listed = len({case.claims[k].start for k in here})
            items = _items(text[start:end])
            kinds = {DIMENSION.get(case.claims[k].unit or "") for k in here}
            if case.index not in here or listed < _FEWEST or listed != items or len(kinds) != 1:
                continue
            fits = said == listed
            words = f"{quoted(told[0])} are announced and {listed} told"
            yield Finding(
                check=self.name,
                rating="consistent" if fits else "doubtful",
                reason=sentence(f"{words}, {'which fits' if fits else 'one after another'}"),
                claims=tuple(here),
            )
            return


def _items(text: str) -> int:
    """Return how many items a list has: parts between commas, semicolons and "and" that tell a number."""
    parts = re.split(breath_cues.LIST_MARKS, text)
    return sum(_NUMBER.search(part) is not None for part in parts)
