"""Ask whether a place lies on the sea that is told, and whether a way meets the pass or river that it is told to."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from geotrack.earth.coastlines import coast_km, known, seas
from geotrack.earth.geodesy import great_circle, great_circle_km
from geotrack.languages.en import shore_words
from geotrack.model import Finding, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.phrasing import km, quoted, sentence
from geotrack.verdicts.arithmetic.twoplaces import is_vast

#: a place this near to a sea's coast lies on it, in km; the lines are good to some 30
_ON_KM: Final = 60.0
#: … and does not lie on one that is farther than this, and so many times as far as another's
_OFF_KM: Final = 100.0
_TIMES: Final = 2.5
#: a pass is met where a place of the paragraph is so near, in km, or the way by it at most so much longer
_MET_KM: Final = 120.0
_DETOUR: Final = 1.6
#: one of whose name farther from all places is another, which no table has, in km
_NAMESAKE_KM: Final = 1200.0
#: a river reaches from its middle so many times as far as its row says, and this in km
_REACH: Final = 1.15
_REACH_KM: Final = 120.0
_MANY: Final = 2
#: a way over a sea comes so near to its coasts, in km
_SAILED_KM: Final = 200.0


@dataclass(frozen=True, slots=True)
class Shores:
    """Compare seas, passes and rivers with the places that they are told of."""

    name: str = "shores"
    needs_ends: bool = False

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a coast, a pass or a river."""
        answers = {
            shore_words.TOLD_COAST: _coast, shore_words.TOLD_OVER: _passed, shore_words.TOLD_RIVER: _crossed,
            shore_words.TOLD_SEA: _sailed,
        }  # fmt: skip
        answer = answers.get(case.claim.pattern)
        if answer is not None and (found := answer(case, self.name)) is not None:
            yield found


def _coast(case: Case, check: str) -> Finding | None:
    claim = case.claim
    place = case.place_of(claim.destination)
    low = claim.text.casefold()
    sea = next((row for words, row in shore_words.SEAS.items() if words in low), None)
    if sea is None or place is None or place.lat is None or place.lon is None or is_vast(place):
        return None
    told = coast_km(sea, place.lat, place.lon)
    parts = seas()
    if told <= _ON_KM or any(
        part == sea and coast_km(inner, place.lat, place.lon) <= _ON_KM
        for inner, part in parts.items()
    ):
        words = f"{place.name} lies on that coast"
        return Finding(check=check, rating="consistent", reason=sentence(words))
    others = {
        other: coast_km(other, place.lat, place.lon)
        for other in parts
        if other not in (sea, parts[sea]) and parts[other] != sea
    }
    nearest = min(others, key=lambda other: (others[other], other))
    if others[nearest] > _ON_KM or told <= max(_OFF_KM, _TIMES * others[nearest]):
        return None
    if any(
        p.lat is not None and p.lon is not None and coast_km(sea, p.lat, p.lon) <= _ON_KM
        for p in case.namesakes(claim.destination)
    ):
        return None
    words = f"{place.name} lies on the coast of the {_full(nearest)}, {km(told)} from that of the {_full(sea)}"
    return Finding(check=check, rating="doubtful", reason=sentence(words))


def _full(sea: str) -> str:
    oceans = {"Pacific": "Pacific Ocean", "Atlantic": "Atlantic Ocean", "Indian": "Indian Ocean"}
    return oceans.get(sea, sea if " " in sea else f"{sea} Sea")


def _around(case: Case) -> list[Place]:
    """Return the settled places of the claims of the paragraph, and of those right around, in order of the text."""
    claim, text = case.claim, case.document.text
    first = text.rfind("\n\n", 0, claim.start) + 1
    last = text.find("\n\n", claim.end)
    last = len(text) if last < 0 else last
    found: dict[int, Place] = {}
    for c in case.claims:
        for m in (c.origin, *c.via, c.destination):
            place = case.place_of(m)
            if m is None or place is None or not place.settled or is_vast(place):
                continue
            if m.start is None or first <= m.start < last:
                found.setdefault(m.start or c.start, place)
    return [found[at] for at in sorted(found)]


def _away(place: Place, point: tuple[float, float, float]) -> float:
    return great_circle_km(place.lat or 0.0, place.lon or 0.0, point[0], point[1])


def _pairs(case: Case) -> Iterator[tuple[Place, Place]]:
    """Yield the pairs of places that claims of the sentence are told of."""
    for c in case.claims:
        if c.sentence != case.claim.sentence:
            continue
        ends = case.place_of(c.origin), case.place_of(c.destination)
        if ends[0] is not None and ends[1] is not None and ends[0].settled and ends[1].settled:
            yield ends[0], ends[1]


def _passed(case: Case, check: str) -> Finding | None:
    told = shore_words.OVER_PASS.fullmatch(case.claim.text)
    if told is None:
        return None
    name = (told["name"] or told["bare"]).strip()
    plain = shore_words.SAINT.sub("", name)
    points = known("crossing", name)
    places = [p for p in _around(case) if plain.casefold() not in p.name.casefold()]
    if not points or len({p.name for p in places}) < _MANY:
        return None
    near = min((_away(p, point) - point[2], p.name) for p in places for point in points)
    met = near[0] <= _MET_KM or any(
        _away(a, point) + _away(b, point)
        <= _DETOUR * great_circle_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0)
        for a, b in (*itertools.pairwise(places), *_pairs(case))
        for point in points
    )
    words = f"the {name} Pass" if told["name"] else f"the {name}"
    if met or near[0] > _NAMESAKE_KM:
        return None  # so far away it is another of that name
    return Finding(
        check=check,
        rating="doubtful",
        reason=sentence(
            f"{words} is {km(near[0])} from {near[1]}, the nearest place told here, and on no way between these places"
        ),
    )


def _sailed(case: Case, check: str) -> Finding | None:
    """Return that no way between the places told around comes near a sea; None: one does."""
    claim = case.claim
    low = claim.text.casefold()
    sea = next((row for words, row in shore_words.SEAS.items() if words in low), None)
    places = _around(case)
    if sea not in shore_words.ENCLOSED or len({p.name for p in places}) < _MANY:
        return None
    pairs = list(_pairs(case)) or list(itertools.pairwise(places))
    near = min(
        coast_km(part, *point)
        for part in {sea, *(inner for inner, outer in seas().items() if outer == sea)}
        for a, b in pairs
        for point in zip(
            *great_circle(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0), strict=True
        )
    )
    if near <= _SAILED_KM:
        return None
    words = f"no way between {' and '.join(dict.fromkeys(p.name for p in pairs[0]))} comes nearer to the {_full(sea)} than {km(near)}"
    return Finding(check=check, rating="doubtful", reason=sentence(words))


def _crossed(case: Case, check: str) -> Finding | None:
    told = shore_words.OVER_RIVER.fullmatch(case.claim.text)
    points = known("river", told["name"]) if told else ()
    places = _around(case)
    if told is None or not points or len({p.name for p in places}) < _MANY:
        return None
    near = min(
        (_away(p, point) - _REACH * point[2] - _REACH_KM, _away(p, point), p.name)
        for p in places
        for point in points
    )
    if near[0] <= 0:
        return None
    words = (
        f"the {told['name']} flows some {km(near[1])} from {near[2]}, the nearest place told here"
    )
    return Finding(
        check=check,
        rating="doubtful",
        reason=sentence(f"{words}: {quoted(case.claim.text)} is doubtful"),
    )
