"""Gauges told by their names, and national ones that one sentence holds against each other."""

import itertools
from collections.abc import Iterator
from typing import Final

from geotrack.earth.nations import countries_in
from geotrack.languages.en import gauge_words
from geotrack.model import Finding
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.nationalgauges import gauges_of
from geotrack.verdicts.arithmetic.phrasing import sentence

#: widths that are one gauge differ by no more, mm: 4 ft 8½ in and 5 ft 3 in are rounded
_ALIKE_MM: Final = 6
_FEWEST: Final = 2


def by_name(case: Case, check: str) -> Finding | None:
    """Return whether a gauge told by its name is as wide as told: "the Irish gauge of 1,600 mm"; None: it is not."""
    claim, text = case.claim, case.document.text
    begin, end = claim.sentence
    for told in gauge_words.NAME_AND_WIDTH.finditer(text, begin, max(end, claim.end)):
        if told.end() <= claim.start or claim.end <= told.start():
            continue
        name = (told["name"] or told["behind"]).casefold()
        width = gauge_words.width_mm(told["width"] or told["first"])
        if width is None:
            continue
        known = gauge_words.NAMED[name]
        fits = any(abs(width - k) <= _ALIKE_MM for k in known)
        words = f"the {name.title() if name not in gauge_words.COMMON else name} gauge is {known[0]:,} mm; {width:,} mm"
        return Finding(
            check=check,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"{words} {'fits' if fits else 'does not fit'}"),
        )
    return None


def by_clause(case: Case, check: str) -> Finding | None:
    """Return whether a width fits the one country that its clause names, where the sentence compares two; None: unknown."""
    claim = case.claim
    begin, end = claim.sentence
    told = list(_of_countries(case, begin, max(end, claim.end)))
    if len({country for _, _, country, _ in told}) < _FEWEST:
        return None
    for first, last, country, width in told:
        if not first <= claim.start < last:
            continue
        known = gauges_of(case, country)[:1]
        if not known:
            return None
        fits = abs(width - known[0]) <= _ALIKE_MM
        words = f"the main gauge of {country} is {known[0]:,} mm by our tables; {width:,} mm"
        return Finding(
            check=check,
            rating="consistent" if fits else "doubtful",
            reason=sentence(f"{words} {'fits' if fits else 'is another'}"),
        )
    return None


def _of_countries(case: Case, begin: int, end: int) -> Iterator[tuple[int, int, str, int]]:
    """Yield the clauses of a sentence that name one country and one width: where, the country, the width in mm."""
    text = case.document.text
    cuts = [begin, *(m.start() for m in gauge_words.CLAUSES.finditer(text, begin, end)), end]
    for first, last in itertools.pairwise(cuts):
        clause = text[first:last]
        countries = countries_in(clause)
        width = gauge_words.width_mm(clause)
        if len(countries) == 1 and width is not None:
            yield first, last, countries[0], width
