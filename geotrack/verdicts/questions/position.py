"""Ask whether two places can be that far apart, and in that direction."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from geotrack.earth.geodesy import COMPASS, angle_between, bearing_deg, compass
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea, mode_row
from geotrack.measures.units import DIMENSION, FACTOR
from geotrack.model import Claim, Finding, Place, Rating, Slip, settled_places
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.aground import aground
from geotrack.verdicts.arithmetic.cues import is_nearest, is_on_the_way
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence
from geotrack.verdicts.arithmetic.reach import (
    Reach,
    figure_km,
    long_road,
    over_water,
    reach,
    spread_km,
)
from geotrack.verdicts.arithmetic.slips import Reading, named
from geotrack.verdicts.arithmetic.twoplaces import (
    Ends,
    better_known,
    ends_of,
    fits_area,
    likelier_elsewhere,
    plainly_meant,
)

#: stated directions are true within 49° in 99 of 100 statements (docs/verdicts/position.md)
_DIRECTION_ALARM_DEG: Final = 56.0
_DIRECTION_CERTAIN_DEG: Final = 80.0
#: nearer than this, centers say little about directions
_OPPOSITE_DEG: Final = 150.0
_DIRECTION_FROM_KM: Final = 5.0
#: figures at sea longer than this are often nautical miles, whatever they call themselves
_SEA_KM: Final = 60.0
#: … and from this length on where the text tells of water to cross
_WATER_KM: Final = 15.0
#: median of stated figures as a ratio to the straight line (measured on 447 statements)
_TYPICAL: Final = 1.12
#: a figure that goes so many times into the straight line is not looked up in the network: a road is
#: longer still, and no mix-up of units comes to as much
_NO_ROAD_HELPS: Final = 4.0
#: a way that a figure counts along in a told direction is no longer than so many straight lines
_WINDS: Final = 2.5
_MOST_NAMESAKES: Final = 6
_MOST_EXTENT_KM: Final = 50.0


@dataclass(frozen=True, slots=True)
class Position:
    """Compare "X is N km [direction] of Y" with straight line, road and bearing."""

    name: str = "position"
    placed: bool = True
    by_length: bool = True

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield a finding on the distance, and one on the direction when one is stated."""
        claim = case.claim
        if claim.kind != "position":
            return
        ends = ends_of(case)
        if isinstance(ends, str) and (dry := aground(case)):
            yield Finding(
                check=self.name, rating="doubtful", reason=sentence(dry), slip="direction"
            )
            return
        if isinstance(ends, str):
            fits = fits_area(case) if DIMENSION.get(claim.unit or "") == "length" else None
            yield Finding(
                check=self.name,
                rating="not-checkable" if fits is None else "consistent",
                reason=sentence(ends if fits is None else f"{fits[0]}; {figure(claim)} fits"),
                expected=None if fits is None else fits[1],
                unit=None if fits is None else "km",
            )
            return
        if claim.interval is not None and DIMENSION.get(claim.unit or "") == "length":
            distance = by_better_known(case, ends, self.name, apart)
            yield distance
            if distance.rating == "not-checkable":
                return  # the place itself is in doubt
        if claim.direction in COMPASS:
            yield toward(case, ends)


def by_better_known(
    case: Case, ends: Ends, check: str, judged: Callable[[Case, Ends, str], Finding]
) -> Finding:
    """Return the finding on two places, or on the far better known ones that the figure does not fit.

    Needs what `judged` needs, `apart` or the like.
    """
    finding = judged(case, ends, check)
    chosen = any(case.chosen_by_figure(m) for m in (case.claim.origin, case.claim.destination))
    if finding.rating != "consistent" and not chosen:
        return finding
    famous = better_known(case, ends) or plainly_meant(case, ends)
    if famous is None:
        return finding
    first = judged(case, famous, check)
    if first.rating not in ("doubtful", "contradicted"):
        return finding
    where = " and ".join(
        ", ".join(part for part in (place.name, place.admin1, place.country) if part)
        for place in (ends.origin, ends.destination)
    )
    if finding.rating != "consistent":
        return replace(first, rating="doubtful")
    return replace(
        first,
        rating="doubtful",
        slip=first.slip or "wrong-namesake",
        reason=f"{first.reason} Only {where} would fit ({km(ends.straight_km)} apart).",
    )


def apart(case: Case, ends: Ends, check: str) -> Finding:
    """Return the finding on a stated distance between two places whose way is not known.

    Needs ``claim.interval`` and a unit of length.
    """
    claim = case.claim
    stated = claim.interval
    assert stated is not None
    known, rating = _rated(case, ends.origin, ends.destination, claim)
    if rating == "consistent":
        return Finding(
            check=check,
            rating="consistent",
            reason=_fits(claim, ends, known),
            expected=known.between,
            stated=stated,
            unit="km",
        )
    if note := _nautical(case, known) or long_road(case, ends, known):
        return Finding(
            check=check, rating="consistent", reason=note, expected=known.between, stated=stated,
            unit="km", slip="nautical" if _nautical(case, known) else None,
        )  # fmt: skip
    text = case.document.text
    short = stated.high < known.alarm.low
    winds = not short and (claim.direction is None or stated.low <= _WINDS * ends.straight_km)
    if (short and is_nearest(text, claim)) or (winds and is_on_the_way(text, claim)):
        return Finding(
            check=check, rating="not-checkable", stated=stated, unit="km",
            reason=sentence(
                f"{ends.pair} is {km(known.straight_km)} as the crow flies; {figure(claim)} is measured elsewhere"
            ),
        )  # fmt: skip
    if other := _namesake(case, ends):
        return Finding(
            check=check, rating="doubtful", reason=other, expected=known.between, stated=stated,
            unit="km", slip="wrong-namesake",
        )  # fmt: skip
    if unsure := likelier_elsewhere(ends, *figure_km(claim)):
        return Finding(
            check=check, rating="not-checkable", reason=sentence(unsure), stated=stated, unit="km",
        )  # fmt: skip
    slip, words = _explained(claim, known)
    longer = stated.low > known.between.high
    too = "more" if longer else "less"
    base = (
        f"{ends.pair} is {km(known.straight_km)} as the crow flies"
        + (f" and about {km(known.road_km)} by road" if known.road_km is not None else "")
        + f"; {figure(claim)} is {too} than that allows"
    )
    hint = f": {words}" if words else f"; {km(known.between)} would fit"
    if claim.kind == "total" and longer:
        rating = "doubtful"  # what a whole journey adds up to may wind
    return Finding(
        check=check,
        rating=rating,
        reason=sentence(base + hint),
        expected=known.between,
        stated=stated,
        unit="km",
        slip=slip,
    )


def _rated(case: Case, origin: Place, destination: Place, claim: Claim) -> tuple[Reach, Rating]:
    stated = claim.interval
    assert stated is not None
    low, high = figure_km(claim)
    if claim.bound == "gt":
        high = math.inf
    elif claim.bound == "lt":
        low = 0.0
    plain = reach(case, origin, destination, claim, ask_road=False)
    figures = Interval(low, high)
    if stated.meets(plain.between) or (
        low <= plain.straight_km * 1.25 and figures.meets(plain.alarm)
    ):
        return plain, "consistent"
    hopeless = max(high, stated.high) * _NO_ROAD_HELPS < plain.straight_km
    known = plain if hopeless else reach(case, origin, destination, claim)
    if stated.meets(known.between) or figures.meets(known.alarm):
        return known, "consistent"
    return known, "doubtful" if figures.meets(known.certain) else "contradicted"


def _fits(claim: Claim, ends: Ends, known: Reach) -> str:
    road = f", about {km(known.road_km)} by road" if known.road_km is not None else ""
    return sentence(
        f"{ends.pair} is {km(known.straight_km)} as the crow flies{road}; {figure(claim)} fits"
    )


def _over_water_or_air(claim: Claim) -> bool:
    """Whether miles of the claim's mode may be nautical ones."""
    return by_sea(claim.mode) or mode_row(claim.mode).flies


def _nautical(case: Case, known: Reach) -> str:
    """Return why the figure fits in nautical miles; empty when it does not, or not at sea."""
    claim = case.claim
    afloat = over_water(case) or (known.road_km is None and _is_island(case))
    at_sea = _over_water_or_air(claim) or (
        claim.mode == "unknown"
        and (afloat or known.road_km is None)
        and known.straight_km >= (_WATER_KM if afloat else _SEA_KM)
    )
    land = verdict_cues.LAND_MILES.search(claim.text)
    if claim.unit != "mi" or claim.value is None or not at_sea or land:
        return ""
    size = claim.value * FACTOR["nmi"]
    if not Interval(0.95 * size, 1.05 * size).meets(known.alarm):
        return ""
    return sentence(
        f"{figure(claim)} is too little for {km(known.straight_km)} as the crow flies, but read as "
        f"nautical miles it is {km(size)} and fits"
    )


def _is_island(case: Case) -> bool:
    """Whether an end of the case's claim is an island."""
    return any(p is not None and p.kind == "island" for p in (case.origin, case.destination))


def _namesake(case: Case, ends: Ends) -> str:
    """Return which other place of the same name would fit; empty when none does."""
    claim = case.claim
    for mention, mine, other in (
        (claim.origin, ends.origin, ends.destination),
        (claim.destination, ends.destination, ends.origin),
    ):
        if mention is None:
            continue
        for place in case.namesakes(mention)[:_MOST_NAMESAKES]:
            if not place.settled or place in {mine, other} or place.radius_km > _MOST_EXTENT_KM:
                continue
            pair_ = (place, other) if mine is ends.origin else (other, place)
            if _direction_off(claim, *pair_) > _DIRECTION_ALARM_DEG:
                continue
            known, rating = _rated(case, *pair_, claim)
            if rating == "consistent" and known.straight_km > 1:
                where = ", ".join(x for x in (place.name, place.admin1, place.country) if x)
                return sentence(
                    f"{mine.name} as settled on the map lies {km(ends.straight_km)} from {other.name}, "
                    f"which does not fit {figure(claim)}; {where} ({km(known.straight_km)}) would"
                )
    return ""


def _explained(claim: Claim, known: Reach) -> tuple[Slip | None, str]:
    likely = _TYPICAL * known.straight_km
    if claim.direction is None and known.road_km is not None:
        likely = math.sqrt(known.straight_km * known.road_km)
    room = Interval(known.between.low * 0.9, max(known.between.high, known.alarm.high))
    found: Reading | None = named(
        claim.value, claim.unit, room, likely, trip=claim.kind != "position",
        at_sea=_over_water_or_air(claim) or known.road_km is None,
    )  # fmt: skip
    if found is None:
        return None, ""
    return found.slip, f"{found.words} ({km(found.value)})"


def _direction_off(claim: Claim, origin: Place, destination: Place) -> float:
    """Return by how many degrees a stated direction misses the bearing; 0 where none is stated."""
    if claim.direction not in COMPASS:
        return 0.0
    return angle_between(_bearing(origin, destination), COMPASS.index(claim.direction) * 22.5)


def _bearing(origin: Place, destination: Place) -> float:
    first, second = settled_places((origin, destination))
    return bearing_deg(first.lat, first.lon, second.lat, second.lon)


def _other_way(case: Case) -> bool:
    """Whether a direction may be that of the reference: "30 km from Rangiora to the east"."""
    claim, text = case.claim, case.document.text
    return (
        bool(verdict_cues.TO_THE.search(claim.text) or verdict_cues.TO_THE.match(text, claim.end))
        and verdict_cues.FROM in claim.text.casefold()
    )


def toward(case: Case, ends: Ends, told: str | None = None) -> Finding:
    """Return the finding on a stated direction; `told` or else `claim.direction` must be a compass point."""
    claim = case.claim if told is None else replace(case.claim, direction=told)
    assert claim.direction is not None
    off = _direction_off(claim, ends.origin, ends.destination)
    bearing = _bearing(ends.origin, ends.destination)
    true = compass(bearing)
    where = f"{(ends.second or ends.destination.name)} lies {true} of {(ends.first or ends.origin.name)} (bearing {bearing:.0f}°)"
    if ends.straight_km < _DIRECTION_FROM_KM:
        return Finding(
            check="direction",
            rating="not-checkable",
            reason=sentence(
                f"the places are only {km(ends.straight_km)} apart: their centers say little about directions"
            ),
        )
    edges = min(0.9, (spread_km(ends.origin) + spread_km(ends.destination)) / ends.straight_km)
    slack = 0.5 * math.degrees(math.asin(edges))
    if off <= _DIRECTION_ALARM_DEG + slack:
        return Finding(
            check="direction",
            rating="consistent",
            reason=sentence(f"{where}; {claim.direction} fits"),
        )
    if off >= _OPPOSITE_DEG and _other_way(case):
        return Finding(
            check="direction",
            rating="not-checkable",
            reason=sentence(f"{where}; the words may tell where the other place lies"),
        )
    rating: Rating = "contradicted" if off > _DIRECTION_CERTAIN_DEG + slack else "doubtful"
    hint = ""
    if off >= _OPPOSITE_DEG:
        hint = f": the direction is that of {(ends.first or ends.origin.name)} from {(ends.second or ends.destination.name)}"
    return Finding(
        check="direction",
        rating=rating,
        reason=sentence(f"{where}, not {claim.direction}{hint}"),
        slip="direction",
    )
