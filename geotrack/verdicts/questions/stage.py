"""Ask whether a day's stage is one that its traveller can make, also where no place is named."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import breath_cues, verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.measures.travellerkinds import travellers_in
from geotrack.measures.units import DIMENSION
from geotrack.model import Finding, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.cues import is_addition
from geotrack.verdicts.arithmetic.expectations import said_of
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.phrasing import article, figure, km, sentence
from geotrack.verdicts.questions.distance import is_foreign

#: what parts a sentence into statements
_BREAK: Final = re.compile(r"[;:]")
#: a stage of so many times the usual most is doubtful
_BEYOND: Final = 1.5
_DAY_H: Final = 24.0


@dataclass(frozen=True, slots=True)
class Stage:
    """Compare a day's stage with what such travellers cover in a day at most."""

    name: str = "stage"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a day's length of who covers no more in one: on foot, by animal or bicycle."""
        claim = case.claim
        if claim.kind == "duration" and claim.interval is not None:
            yield from self._many(case)
            return
        if claim.kind not in ("distance", "total", "speed") or claim.interval is None:
            return
        text = case.document.text
        begin, end = claim.sentence
        if DIMENSION.get(claim.unit or "") != "length" or claim.straight:
            return
        before = _BREAK.split(text[begin : claim.start])[-1]
        clause = f"{before}{claim.text}{_BREAK.split(text[claim.end : end])[0]}"
        if is_addition(text, claim) or is_foreign(case) or not verdict_cues.DAY.search(clause):
            return
        behind = _BREAK.split(text[claim.end : end])[0]
        if verdict_cues.DAYS.search(clause) or breath_cues.DAILY_LENGTH.search(before + behind):
            return  # the day is another length's
        known = _day_of(case)
        if known is None:
            return
        name, most = known
        stated = claim.interval
        who = f"{article(name)} {name} covers {km(most)} a day at most"
        rating: Rating = "consistent"
        tail = f"{figure(claim)} fits"
        if stated.low > _BEYOND * most:
            if case.place_of(claim.origin) is not None and case.place_of(claim.destination):
                return  # between two places the map tells better, and it may have been many days
            rating, tail = "doubtful", f"{figure(claim)} in a day is hardly possible"
        elif stated.low > most:
            return
        yield Finding(
            check=self.name,
            rating=rating,
            reason=sentence(f"{who}; {tail}"),
            expected=Interval(0.0, most),
            stated=stated,
            unit="km",
        )

    def _many(self, case: Case) -> Iterator[Finding]:
        """Yield that a way of several days would need stages that such travellers cannot make."""
        claim = case.claim
        known = _day_of(case)
        begin, end = claim.sentence
        if (
            claim.unit != "day"
            or claim.bound is not None
            or claim.interval is None
            or known is None
        ):
            return
        if verdict_cues.UNBROKEN.search(case.document.text[begin:end]):
            return
        name, most = known
        way = next((s for s in said_of(case) if s.quantity == "distance" and s.claims), None)
        days = claim.interval.high / _DAY_H
        if way is None or days < 1 or way.interval.low <= _BEYOND * most * days:
            return
        daily = way.interval.scaled(1 / days)
        yield Finding(
            check=self.name,
            rating="doubtful",
            reason=sentence(
                f"{way.words} in {figure(claim)} is {km(daily)} a day; {article(name)} {name} "
                f"covers {km(most)} a day at most"
            ),
            expected=Interval(way.interval.low / most * _DAY_H, math.inf),
            stated=claim.interval,
            unit="h",
            claims=(*way.claims, case.index),
        )


def _day_of(case: Case) -> tuple[str, float] | None:
    """Return who travels and what that one covers in a day at most, km; None: nobody knows."""
    claim, mode = case.claim, mode_of(case)
    begin, end = claim.sentence
    said = f"{claim.traveller or ''} {case.document.text[begin:end]}"
    found = [row for row in travellers_in(said, mode) if row.day_km is not None]
    if found:
        best = max(found, key=lambda row: row.day_km or 0.0)
        return best.name, best.day_km or 0.0
    row = mode_row(mode)
    return (row.vehicle, row.day_km) if row.day_km is not None else None
