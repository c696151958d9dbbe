"""Other readings of a length that does not fit: a slip that explains it, another place, a straight line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.modes import by_sea, mode_row
from geotrack.measures.units import FACTOR
from geotrack.verdicts.arithmetic.phrasing import figure, km
from geotrack.verdicts.arithmetic.slips import misfit, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.model import Claim, Place, Rating, Route, Slip
    from geotrack.protocols import Case
    from geotrack.verdicts.arithmetic.twoplaces import Ends

#: a straight line is named as such only where the way is longer by this factor, but not by so much that
#: the network likelier has a gap
_STRAIGHT_FROM: Final = 1.4
#: … or by this one, if the figure has three digits that count and differs by no more than that: of 308 true
#: lengths of such ways in our corpus none does (of those with two digits one)
_EXACT_FROM: Final = 1.15
_EXACT_WITHIN: Final = 0.01
_BORDER_WITHIN: Final = 0.03
_BORDER_HANDICAP: Final = 0.01
_AROUND: Final = 90
#: that a thing is nautical may stand anywhere; that much of the figure is what a namesake may be off
#: digits of a figure that may be rounded
_MOST_ROUND: Final = 2
_MOST_NAMESAKES: Final = 6
_NAMESAKE_FITS: Final = (0.95, 1.6)
#: a way at sea is no shorter than this share of the straight line
_SHORTER: Final = 0.98
#: a namesake with this share of the people is as likely meant
_AS_LIKELY: Final = 0.1
_MOST_EXTENT_KM: Final = 50.0
#: "over 420 km" is no other place's that lies so many times as far
_OVER: Final = 1.6

#: miles of which as many kilometers are the way's by so little, as a share
_TO_A_HAIR: Final = 0.04
_MAPPED_FROM_KM: Final = 150.0


def straight_from(claim: Claim, straight_km: float) -> float:
    """Return how long a way must be, in km, for a figure that is its straight line to be named so."""
    size = plain(claim, Interval(0.0, math.inf)).low
    exact = digits_of(claim.value) > _MOST_ROUND and abs(size / straight_km - 1) <= _EXACT_WITHIN
    return (_EXACT_FROM if exact else _STRAIGHT_FROM) * straight_km


def digits_of(value: float | None) -> int:
    """Return how many digits of a figure count: those of 250 are two.

    Examples
    --------
    >>> digits_of(250), digits_of(506), digits_of(12.5)
    (2, 3, 3)
    """
    return len(f"{value or 0:g}".replace(".", "").strip("0"))


def plain(claim: Claim, stated: Interval) -> Interval:
    """Return the figure itself, without the room that its rounding leaves."""
    figure_km = claim.value * FACTOR[claim.unit] if claim.value and claim.unit else stated.middle
    return Interval(figure_km, figure_km)


def read_otherwise(
    case: Case, alarm: Interval, route: Route, part: float
) -> tuple[Slip | None, str] | None:
    """Return a reading of the figure that is as good as the first and fits, with its words; None: none."""
    claim = case.claim
    if claim.value is None:
        return None
    nautical = by_sea(route.mode) or mode_row(route.mode).flies or route.mode == "river"
    if claim.unit == "mi" and nautical and not verdict_cues.LAND_MILES.search(claim.text):
        size = claim.value * FACTOR["nmi"]
        if size in alarm:
            return "nautical", f"{figure(claim)}, read as nautical miles, is {km(size)} and fits"
    text = case.document.text
    around = text[max(0, claim.start - _AROUND) : claim.end + _AROUND]
    stated = claim.interval
    twice = part == 1.0 and stated is not None and stated.scaled(0.5).meets(alarm)
    if twice and verdict_cues.BOTH_WAYS.search(around):
        return None, f"{figure(claim)} fits as there and back"
    return None


def other_place(case: Case, ends: Ends, stated: Interval) -> tuple[Rating, str] | None:
    """Return how far another bearer of an end's name would fit, with the words; None: none does."""
    claim = case.claim
    stated = Interval(stated.low, min(stated.high, _OVER * max(stated.low, 1.0)))
    for mention, mine, other in (
        (claim.origin, ends.origin, ends.destination),
        (claim.destination, ends.destination, ends.origin),
    ):
        if mention is None or case.within(mention):
            continue
        for place in case.namesakes(mention)[:_MOST_NAMESAKES]:
            if place in {mine, other} or place.radius_km > _MOST_EXTENT_KM:
                continue
            if place.lat is None or place.lon is None or other.lat is None or other.lon is None:
                continue
            apart_km = great_circle_km(place.lat, place.lon, other.lat, other.lon)
            low, high = _NAMESAKE_FITS
            if apart_km < 1 or not stated.meets(Interval(low * apart_km - 5, high * apart_km + 5)):
                continue
            where = _full_name(place)
            words = (
                f"{_full_name(mine)} lies {km(ends.straight_km)} from {other.name}, which does not fit "
                f"{figure(claim)}; {where} ({km(apart_km)}) would"
            )
            likely = place.population >= _AS_LIKELY * mine.population
            return ("not-checkable" if likely else "doubtful"), words
    return None


def _full_name(place: Place) -> str:
    return ", ".join(x for x in (place.name, place.admin1, place.country) if x)


def as_nautical(claim: Claim, core: Interval, straight_km: float) -> str:
    """Return in words that land miles told at sea are shorter than any way and fit as sea miles; empty: they are not."""
    if claim.unit != "mi" or claim.value is None or claim.bound is not None:
        return ""
    if not verdict_cues.LAND_MILES.search(claim.text):
        return ""  # what sailors call miles are sea miles
    sea = claim.value * FACTOR["nmi"]
    if claim.value * FACTOR["mi"] >= _SHORTER * straight_km or not core.low <= sea <= core.high:
        return ""
    return f"{figure(claim)} is less than the straight line; as nautical miles it is {km(sea)}, which fits"


def mixed_up(
    claim: Claim, route: Route, core: Interval, straight: float, part: float
) -> tuple[Slip, str] | None:
    """Return that miles are of another kind, or kilometers, though the map leaves room for them; None: they are not."""
    at_sea = by_sea(route.mode) or mode_row(route.mode).flies
    if at_sea and (swapped := as_nautical(claim, core, straight)):
        return "nautical", swapped
    if claim.unit != "mi" or not claim.value or not route.alternatives or claim.bound is not None:
        return None
    if route.gc_km < _MAPPED_FROM_KM:
        return None  # hill roads nearby wind as much
    size = claim.value * FACTOR["mi"]
    if size <= core.high or abs(claim.value / (part * route.best_km) - 1) > _TO_A_HAIR:
        return None
    return "unit", f"{figure(claim)} is more; in kilometers the figure is that of the way"


def explained(
    claim: Claim, route: Route, expected: Interval, part: float
) -> tuple[Slip, str] | None:
    """Return the slip that explains the figure best, with its words; None when none does."""
    likely = route.best_km * part
    if by_sea(route.mode):
        likely = math.sqrt(route.best_km * max(route.gc_km, 0.5 * route.best_km)) * part
    at_sea = not mode_row(route.mode).on_land
    found = named(claim.value, claim.unit, expected, likely, at_sea=at_sea)
    best: tuple[float, Slip, str] | None = None
    if found is not None:
        best = (
            misfit(found, likely),
            found.slip,
            f"does not fit: {found.words} ({km(found.value)})",
        )
    if claim.value is not None and claim.unit in FACTOR:
        size = claim.value * FACTOR[claim.unit]
        for miss, words in _to_border(size, route):
            if best is None or miss < best[0]:
                best = (miss, "border-for-city", words)
    return None if best is None else (best[1], best[2])


def _to_border(size_km: float, route: Route) -> Iterator[tuple[float, str]]:
    """Yield how badly the way to and from each border explains a figure, with the words."""
    for crossing in route.crossings:
        if crossing.km is None:
            continue
        name = crossing.name or f"{crossing.origin}–{crossing.destination}"
        for length, way in ((crossing.km, "to"), (route.best_km - crossing.km, "from")):
            if length <= 0 or size_km <= 0:
                continue
            miss = abs(math.log(size_km / length))
            if miss <= _BORDER_WITHIN:
                yield (
                    miss + _BORDER_HANDICAP,
                    f"fits the {km(length)} {way} the border ({name}), not the whole way",
                )
