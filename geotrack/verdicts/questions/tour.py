"""Ask whether a round through named places can be so short, and whether its days are those between its dates."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.interval import Interval
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Finding, Leg, Place, Rating, settled_places
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.joins import same_place, same_traveller, ways_of
from geotrack.verdicts.arithmetic.legstatements import claims_as_statements
from geotrack.verdicts.arithmetic.moments import DAY_H, in_one_year, moments
from geotrack.verdicts.arithmetic.phrasing import figure, hours, km, sentence
from geotrack.verdicts.arithmetic.reach import spread_km
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: no round is shorter than this share of the straight lines between its places, less what they extend …
_SHORTEST: Final = 0.93
#: … and none can be below this share of that
_SURELY: Final = 0.8
#: days of a tour may be counted with or without the first and the last
_COUNTED_H: Final = 2 * DAY_H
#: a tour's days are doubtful when they differ by so much from those between its dates
_DAYS_OFF: Final = 0.15


@dataclass(frozen=True, slots=True)
class Tour:
    """Compare a round's length with straight lines, and its days with the dates told of start and return."""

    name: str = "tour"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a length or a time from a place back to it."""
        claim = case.claim
        here = case.place_of(claim.origin)
        if claim.kind not in ("total", "distance", "duration") or claim.interval is None:
            return
        if claim.status in ("negated", "counterfactual") or claim.bound is not None:
            return
        if here is None or not same_place(here, case.place_of(claim.destination)):
            return
        measured = DIMENSION.get(claim.unit or "")
        if measured == "length" and claim.kind != "duration":
            yield from self._length(case, here)
        elif measured == "time":
            yield from self._days(case, here)

    def _length(self, case: Case, here: Place) -> Iterator[Finding]:
        claim = case.claim
        passed = [case.place_of(m) for m in claim.via]
        stated = claim.interval
        if not passed or stated is None or any(p is None or is_vast(p) for p in passed):
            return
        points = settled_places([here, *(p for p in passed if p is not None), here])
        least = sum(
            great_circle_km(a.lat, a.lon, b.lat, b.lon) for a, b in itertools.pairwise(points)
        )
        slack = sum(2 * spread_km(p) for p in passed if p is not None)
        names = "–".join(p.name for p in (here, *(p for p in passed if p is not None), here))
        words = f"{names} is {km(least)} by straight lines alone"
        rating: Rating = "consistent"
        tail = f"{figure(claim)} is possible"
        if stated.high < _SHORTEST * least - slack:
            sure = stated.high < _SURELY * (_SHORTEST * least - slack)
            rating = "contradicted" if sure else "doubtful"
            tail = f"{figure(claim)} is too short for that round"
        yield Finding(
            check=self.name, rating=rating, reason=sentence(f"{words}; {tail}"),
            expected=Interval(_SHORTEST * least, max(least, stated.high) * 2), stated=stated, unit="km",
        )  # fmt: skip

    def _days(self, case: Case, here: Place) -> Iterator[Finding]:
        claim = case.claim
        stated = claim.interval
        dates = _dates(case, here)
        if dates is None or stated is None or claim.unit not in ("day", "night", "week"):
            return
        known = list(case.places)
        if here not in known:
            return
        at = known.index(here)
        said = claims_as_statements(
            Leg(origin=at, destination=at, claims=dates),
            case.claims,
            case.times,
            case.places,
            about=case.index,
            undated=True,
        )
        left, back = (moments(case, said, q) for q in ("departure", "arrival"))
        if len(left) != 1 or len(back) != 1 or left[0].step_h or back[0].step_h:
            return
        began, ended = in_one_year(left[0], back[0])
        taken = ended.interval - began.interval
        if taken.high <= 0:
            return
        room = max(_COUNTED_H, _DAYS_OFF * taken.high)
        fits = stated.meets(Interval(max(0.0, taken.low - room), taken.high + room))
        tail = "which fits" if fits else "not"
        text = f"between {began.words} and {ended.words} lie {hours(taken)}, {tail} {figure(claim)}"
        yield Finding(
            check=self.name, rating="consistent" if fits else "doubtful", reason=sentence(text),
            expected=taken, stated=stated, unit="h", claims=(*dates, case.index),
        )  # fmt: skip


def _dates(case: Case, here: Place) -> tuple[int, int] | None:
    """Return the claims of the only departure from a place and the only later return to it; None: not plain."""
    left = _timed(case, "departure")
    back = _timed(case, "arrival")
    left = [k for k in left if same_place(case.place_of(case.claims[k].origin), here)]
    back = [k for k in back if same_place(case.place_of(case.claims[k].destination), here)]
    if len(left) != 1 or len(back) != 1 or left[0] > back[0]:
        return None
    first, last = case.claims[left[0]], case.claims[back[0]]
    return (left[0], back[0]) if same_traveller(first.traveller, last.traveller) else None


def _timed(case: Case, kind: str) -> list[int]:
    def ours(c: Claim) -> bool:
        return c.time is not None and c.status == case.claim.status

    return [
        k
        for k in ways_of(case).of_kinds(kind)
        if ours(c := case.claims[k]) and same_traveller(c.traveller, case.claim.traveller)
    ]
