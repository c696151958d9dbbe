"""Ask whether a place lies between two others, or in the direction from another, as the text says without a figure."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.earth.geodesy import COMPASS, angle_between, bearing_deg
from geotrack.languages.en import nearness_words, sentence_patterns
from geotrack.measures.modes import mode_row
from geotrack.model import Finding, Mention, Mode, Place, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.movers import mode_of
from geotrack.verdicts.arithmetic.phrasing import km, sentence
from geotrack.verdicts.arithmetic.sizes import apart_km
from geotrack.verdicts.arithmetic.twoplaces import ends_of, is_vast
from geotrack.verdicts.questions.position import toward

#: by a place between two others the straight lines are no longer than this, as a ratio to that between the two, before
#: anybody wonders, and before it cannot be …
_BETWEEN: Final = 1.45
_SURELY: Final = 2.2
#: … nor is the way along the network
_BETWEEN_BY_ROAD: Final = 1.35
#: centers of places nearer to each other than this say little, in km
_FROM_KM: Final = 10.0
#: how clearly two ways that are compared must differ, as a ratio
_CLEARLY: Final = 1.07
#: a namesake that lies as told
_FITS: Final = 1.25
_FITS_DEG: Final = 60.0
_MOST_NAMESAKES: Final = 6
#: "It is nearer than …" is said of what was located within so many characters before
_JUST_BEFORE: Final = 120


@dataclass(frozen=True, slots=True)
class Situation:
    """Compare the way by a place with that past it, and a direction with the bearing."""

    name: str = "situation"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for a claim of kind ``situation``."""
        claim = case.claim
        if claim.kind != "situation":
            return
        if claim.pattern == nearness_words.TOLD_THAN:
            yield from self._than(case)
        elif claim.pattern == nearness_words.TOLD_OF_SEVERAL:
            yield from self._of_several(case)
        elif claim.direction in (nearness_words.NEARER, nearness_words.FARTHER):
            yield from self._compared(case)
        elif claim.via and claim.pattern == nearness_words.TOLD_SITUATION:
            yield from self._between(case)
        elif claim.direction in COMPASS and claim.pattern == nearness_words.TOLD_SITUATION:
            ends = ends_of(case)
            if isinstance(ends, str):
                return
            found = toward(case, ends)
            if found.rating in ("doubtful", "contradicted") and _other_lies_there(case):
                return
            if found.rating == "contradicted" and not sentence_patterns.LYING.match(claim.text):
                found = replace(found, rating="doubtful")
            yield replace(found, check=self.name)

    def _compared(self, case: Case) -> Iterator[Finding]:
        """Yield whether a place is nearer to the first of two others than to the second, or farther, as told."""
        claim = case.claim
        place = case.place_of(claim.destination)
        first, second = (case.place_of(m) for m in (claim.origin, claim.via[0]))
        if place is None or first is None or second is None:
            return
        if any(is_vast(p) and p.kind != "island" for p in (place, first, second)):
            return
        one, two = apart_km(place, first), apart_km(place, second)
        if min(one, two) < 1:
            return
        words = f"{place.name} is {km(one)} from {first.name} and {km(two)} from {second.name} as the crow flies"
        nearer = one < two
        told = claim.direction == nearness_words.NEARER
        if nearer == told:
            yield Finding(
                check=self.name, rating="consistent", reason=sentence(f"{words}, which fits")
            )
            return
        if max(one, two) / min(one, two) < _CLEARLY or _by_way_instead(case, place, first, second):
            return  # by the way that one takes it may be so
        tail = f"it is {'nearer' if nearer else 'farther'}, not {claim.direction}"
        yield Finding(check=self.name, rating="doubtful", reason=sentence(f"{words}: {tail}"))

    def _than(self, case: Case) -> Iterator[Finding]:
        """Yield whether what was located right before is nearer than a place, or farther, as told."""
        claim = case.claim
        other = case.place_of(claim.destination)
        before = [
            c
            for c in case.claims
            if c.kind in ("position", "distance")
            and 0 <= claim.start - c.end <= _JUST_BEFORE
            and None not in (c.origin, c.destination)
        ]
        if other is None or not before or is_vast(other):
            return
        ends = [case.place_of(m) for m in (before[-1].origin, before[-1].destination)]
        first, second = ends
        if first is None or second is None or is_vast(first) or is_vast(second):
            return
        if other in (first, second) or apart_km(first, second) < _FROM_KM:
            return
        nearer = claim.direction == nearness_words.NEARER
        found = []
        for here, there in ((first, second), (second, first)):
            one, two = apart_km(here, there), apart_km(here, other)
            clear = max(one, two) >= _CLEARLY * max(min(one, two), 1.0)
            words = f"{there.name} is {km(one)} and {other.name} {km(two)} from {here.name} as the crow flies"
            found.append((one < two if nearer else one > two, clear, words))
        if not found[0][0] and found[0][1] and not found[1][0] and found[1][1]:
            rating: Rating = "doubtful"
        elif found[0][0]:
            rating = "consistent"
        else:
            return
        tail = "which fits" if rating == "consistent" else f"which is not {claim.direction}"
        yield Finding(check=self.name, rating=rating, reason=sentence(f"{found[0][2]}, {tail}"))

    def _of_several(self, case: Case) -> Iterator[Finding]:
        """Yield whether of the places that lengths from one are told of a place is the nearest, or farthest, as told."""
        claim = case.claim
        place, base = case.place_of(claim.destination), case.place_of(claim.origin)
        if place is None or base is None or is_vast(place) or is_vast(base):
            return
        others: dict[str, Place] = {}
        for c in case.claims:
            ends = case.place_of(c.origin), case.place_of(c.destination)
            if c.kind in ("distance", "position") and base in ends and None not in ends:
                other = ends[0] if ends[1] == base else ends[1]
                if other is not None and other not in (place, base) and not is_vast(other):
                    others[other.name] = other
        mine = apart_km(place, base)
        nearer = claim.direction == nearness_words.NEARER
        rows = [(apart_km(other, base), other) for other in others.values()]
        rows = [row for row in rows if row[0] >= _FROM_KM]
        if not rows or mine < _FROM_KM:
            return
        far, other = min(rows, key=lambda r: r[0]) if nearer else max(rows, key=lambda r: r[0])
        words = f"{place.name} is {km(mine)} and {other.name} {km(far)} from {base.name} as the crow flies"
        if (mine <= far) == nearer:
            yield Finding(
                check=self.name, rating="consistent", reason=sentence(f"{words}, which fits")
            )
        elif max(mine, far) >= _CLEARLY * min(mine, far):
            tail = f"so {place.name} is not the {claim.direction}"
            yield Finding(check=self.name, rating="doubtful", reason=sentence(f"{words}, {tail}"))

    def _between(self, case: Case) -> Iterator[Finding]:
        claim = case.claim
        places = [case.place_of(m) for m in (claim.origin, claim.destination, claim.via[0])]
        first, middle, last = places
        if (
            first is None
            or middle is None
            or last is None
            or any(is_vast(p) for p in (first, middle, last))
        ):
            return
        apart = apart_km(first, last)
        if apart < _FROM_KM or min(apart_km(first, middle), apart_km(middle, last)) < 1:
            return
        ratio = (apart_km(first, middle) + apart_km(middle, last)) / apart
        words = (
            f"{middle.name} is {km(apart_km(first, middle))} from {first.name} and {km(apart_km(middle, last))} from "
            f"{last.name}, which are {km(apart)} apart"
        )
        if ratio <= _BETWEEN or _by_way(case, first, middle, last) <= _BETWEEN_BY_ROAD:
            yield Finding(
                check=self.name,
                rating="consistent",
                reason=sentence(f"{words}: it lies between them"),
            )
            return
        if _other_lies_between(case, claim.destination, first, last):
            return
        rating: Rating = "contradicted" if ratio > _SURELY else "doubtful"
        yield Finding(
            check=self.name,
            rating=rating,
            reason=sentence(f"{words}: it does not lie between them"),
        )


def _by_way(case: Case, first: Place, middle: Place, last: Place) -> float:
    """Return how much longer the way by a place is than that past it, along the network; infinite: nobody knows."""
    mode: Mode = mode_of(case)
    if mode_row(mode).network is None:
        mode = "road"
    routes = [
        case.route(a, b, mode)
        for a, b in ((first, last), *itertools.pairwise((first, middle, last)))
    ]
    if (
        not all(r.alternatives and math.isfinite(r.best_km) for r in routes)
        or routes[0].best_km <= 0
    ):
        return math.inf
    return (routes[1].best_km + routes[2].best_km) / routes[0].best_km


def _by_way_instead(case: Case, place: Place, first: Place, second: Place) -> bool:
    """Whether along roads it is the other way round."""
    ways = [case.route(place, other, "road") for other in (first, second)]
    if not all(r.alternatives and math.isfinite(r.best_km) for r in ways):
        return False
    return (ways[0].best_km < ways[1].best_km) == (case.claim.direction == nearness_words.NEARER)


def _other_lies_between(case: Case, mention: Mention | None, first: Place, last: Place) -> bool:
    """Whether another bearer of a name lies between two places."""
    return any(
        p.settled and (apart_km(first, p) + apart_km(p, last)) <= _FITS * apart_km(first, last)
        for p in case.namesakes(mention)[:_MOST_NAMESAKES]
    )


def _other_lies_there(case: Case) -> bool:
    """Whether another bearer of a name lies in the told direction, nearer than a country is wide."""
    claim = case.claim
    first, last = case.place_of(claim.origin), case.place_of(claim.destination)
    if first is None or last is None or claim.direction is None:
        return False
    told = COMPASS.index(claim.direction) * 22.5
    pairs = [(first, p) for p in case.namesakes(claim.destination)[:_MOST_NAMESAKES]]
    pairs += [(p, last) for p in case.namesakes(claim.origin)[:_MOST_NAMESAKES]]
    limit = max(200.0, 2 * apart_km(first, last))
    for a, b in pairs:
        if not (a.settled and b.settled) or not 0 < apart_km(a, b) <= limit:
            continue
        assert a.lat is not None
        assert a.lon is not None
        assert b.lat is not None
        assert b.lon is not None
        if angle_between(bearing_deg(a.lat, a.lon, b.lat, b.lon), told) <= _FITS_DEG:
            return True
    return False
