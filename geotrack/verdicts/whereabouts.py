"""Ask whether a place that no map has can be anywhere, by all that the text says of where it is.

A village that no gazetteer lists may lie anywhere in its district, but not 130 km from one town and 45 km
from another when those two are 27 km apart, not north of the one and south of the other unless it is between
them, and not 200 km from a town of its own district that is 60 km wide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geotrack.geodesy import COMPASS, great_circle_km
from geotrack.interval import Interval
from geotrack.model import Finding
from geotrack.units import DIMENSION
from geotrack.verdicts.ends import doubted, ends_of, town_of
from geotrack.verdicts.reach import figure_km, from_center, spread_km
from geotrack.verdicts.slips import named
from geotrack.verdicts.whereabouts_fit import Area, Distance, best_fit, best_of
from geotrack.verdicts.wording import figure, km, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geotrack.model import Claim, Mention, Place, Rating
    from geotrack.protocols import Case

__all__ = ["Whereabouts"]

#: sum of squared deviations from which statements disagree: the 95 % and 99.7 % points of chi squared, by
#: how many more figures and directions are stated than a point needs. 108 true pairs of distances to one
#: place stay below the first
_ALARM: Final = (3.84, 3.84, 5.99)
_CERTAIN: Final = (8.81, 8.81, 11.62)
#: stated length ÷ great circle and the spread of its logarithm below and above: the median, 5th and 95th
#: percentile of 447 statements; closer where a direction is stated, for then the line is meant; of
#: published lengths where a way is named
_USUAL: Final = {
    "straight": (1.0, 0.06, 0.06), "direction": (1.05, 0.12, 0.16), "none": (1.12, 0.19, 0.25),
    "rail": (1.3, 0.16, 0.22), "road": (1.25, 0.14, 0.22), "sea": (1.5, 0.3, 0.35),
    "air": (1.02, 0.06, 0.12), "river": (1.6, 0.3, 0.4),
}  # fmt: skip
#: what the edges of towns may add, in km; the whole extent of the known one speaks against contradiction
_SLACK_KM: Final = 4.0
#: a place that reaches further is no anchor
_WIDEST_KM: Final = 25.0
#: nearer together than this, two towns are one anchor
_APART_KM: Final = 3.0
#: what lies in a division lies within so many km of one of its listed towns, or, where they are few,
#: within 0.8 times their mean spacing up to so many
_OFF_TOWNS_KM: Final = 12.0
_OFF_MOST_KM: Final = 40.0
#: an area further off than this many times the figure, and so many km, is one of another name
_ELSEWHERE: Final = 13.0
_ELSEWHERE_KM: Final = 50.0
#: fewer listed towns than this tell nothing of a division's shape
_FEWEST_TOWNS: Final = 4
#: radii are rounded and areas no circles, least of all islands, ranges and regions
_BEYOND: Final = 1.3
_BEYOND_LAND: Final = 1.5
_HELD: Final = frozenset({"admin1", "admin2", "capital", "city", "suburb", "place"})
#: a division of so few towns that its radius is not known reaches this far from its point, in km
_LEAST_KM: Final = {"admin1": 30.0, "admin2": 20.0}
#: the shape of a larger country excludes little, and its list of towns is long
_WIDEST_COUNTRY_KM: Final = 600.0
#: at most so many statements about one place are compared
_MOST: Final = 8
_LISTED: Final = frozenset({"admin1", "admin2", "country"})
_SIDE: Final = re.compile(
    r"(?:the\s+)?(?:far\s+)?(?:north|south|east|west|central|mid|upper|lower|inner|outer)",
    re.IGNORECASE,
)
_TOO_VAST: Final = frozenset({"country", "continent", "ocean", "sea"})


class _Stated(NamedTuple):
    claim: int
    place: Place
    said: Distance
    edge_km: float
    words: str

    def within_edges(self, share: float) -> Distance:
        """Return the distance with a share of the anchor's extent as further slack."""
        return replace(self.said, slack_km=self.said.slack_km + share * self.edge_km)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Look for a point where a place on no map could be by distances, directions and divisions."""

    name: str = "whereabouts"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding where there is something to compare; nothing when the place is settled."""
        found_end = _unlocated(case)
        if found_end is None:
            return
        shared, anchor, backward = found_end
        mine = _stated(case, case.index, anchor, backward=backward)
        areas = [place for place in case.within(shared) if _is_area(place) and place != anchor]
        found = [finding for area in areas if (finding := self._outside(case, shared, mine, area))]
        if not found:
            others = [
                other
                for other in islice(_others(case, shared, mine), _MOST)
                if not any(self._outside(case, shared, other, area) for area in areas)
            ]
            found = self._compared(shared, mine, others)
        if found:
            yield min(found, key=_severity)

    def _compared(self, shared: Mention, mine: _Stated, others: list[_Stated]) -> list[Finding]:
        """Return the findings on pairs of statements; the odd one out of three is the others' fault."""
        ratings = {other.claim: _together(mine, other) for other in others}
        found = []
        for other in others:
            if ratings[other.claim] != "consistent" and any(
                ratings[third.claim] == "consistent" and _together(other, third) != "consistent"
                for third in others
                if third is not other
            ):
                continue
            found.append(self._pair(shared, mine, other, ratings[other.claim]))
        return found

    def _pair(self, shared: Mention, mine: _Stated, other: _Stated, rating: Rating) -> Finding:
        a, b = mine.place, other.place
        assert a.lat is not None
        assert a.lon is not None
        assert b.lat is not None
        assert b.lon is not None
        straight = great_circle_km(a.lat, a.lon, b.lat, b.lon)
        told = f"{mine.words} {a.name} and {other.words} {b.name}"
        verb = "can both hold" if rating == "consistent" else "cannot both hold"
        return Finding(
            check=self.name,
            rating=rating,
            reason=sentence(
                f"“{shared.text}” is on no map of ours, but {told} {verb}: {a.name} and {b.name} are "
                f"{km(straight)} apart"
            ),
            stated=Interval(mine.said.low_km, mine.said.high_km),
            unit="km",
            claims=(mine.claim, other.claim),
        )

    def _outside(self, case: Case, shared: Mention, mine: _Stated, area: Place) -> Finding | None:
        """Return why a distance leads out of the area that the place lies in; None: it need not.

        That it leads to somewhere in an area says little, so it is no finding.
        """
        rating, between, known = self._fit_in(case, mine, area)
        if between is None or between.low > _ELSEWHERE * mine.said.high_km + _ELSEWHERE_KM:
            return None  # likelier another area, or another anchor, of that name is meant
        if rating == "consistent":
            return None
        claim = case.claims[mine.claim]
        slip = named(
            claim.value, claim.unit, Interval(0.9 * between.low, 1.3 * between.high),
            1.12 * between.middle, trip=False,
        )  # fmt: skip
        hint = f": {slip.words} ({km(slip.value)})" if slip else ""
        return Finding(
            check=self.name,
            rating=rating,
            reason=sentence(
                f"“{shared.text}” is on no map of ours, but by the text it lies in {area.name}; {known}, "
                f"so it cannot be {mine.words} {mine.place.name}{hint}"
            ),
            expected=between,
            stated=Interval(mine.said.low_km, mine.said.high_km),
            unit="km",
            slip=slip.slip if slip else None,
        )

    def _fit_in(
        self, case: Case, mine: _Stated, area: Place
    ) -> tuple[Rating, Interval | None, str]:
        """Return how a distance fits an area, how far off the area is, and that in words."""
        assert area.lat is not None
        assert area.lon is not None
        name = mine.place.name
        measured = 2 + _measured(mine)  # the area stands for a point
        towns: Sequence[Place] = ()
        if area.kind in _LISTED:
            towns = case.towns_in(area)
        if len(towns) >= _FEWEST_TOWNS:
            lat = np.array([town.lat for town in towns], dtype=np.float64)
            lon = np.array([town.lon for town in towns], dtype=np.float64)
            spacing = 0.8 * area.radius_km * (np.pi / len(towns)) ** 0.5
            off = min(max(spacing, _OFF_TOWNS_KM), _OFF_MOST_KM)
            rating = _rated(
                lambda share: best_of([mine.within_edges(share)], lat, lon, off), measured
            )
            ways = mine.said.away(lat, lon)
            between = Interval(float(ways.min()), float(ways.max()))
            return rating, between, f"the towns of {area.name} are {km(between)} from {name}"
        if area.kind == "country":
            return "consistent", None, ""
        beyond = _BEYOND if area.kind in _HELD else _BEYOND_LAND
        radius = beyond * max(spread_km(area), _LEAST_KM.get(area.kind, 0.0))
        around = Area(lat=area.lat, lon=area.lon, radius_km=radius)
        rating = _rated(lambda share: best_fit([mine.within_edges(share), around])[0], measured)
        middle = float(mine.said.away(np.array([area.lat]), np.array([area.lon]))[0])
        between = Interval(max(0.0, middle - radius), middle + radius)
        return rating, between, f"{area.name} is {km(middle)} from {name}"


def _severity(finding: Finding) -> int:
    order: list[Rating] = ["contradicted", "doubtful", "consistent", "not-checkable"]
    return order.index(finding.rating)


def _rated(misfit: Callable[[float], float], measured: int) -> Rating:
    """Return the rating of the least sum of squared deviations of so many figures and directions.

    `misfit` takes the share of the anchors' extents that excuses: none of it doubt, all of it
    contradiction.
    """
    spare = min(max(measured - 2, 0), 2)
    if misfit(0.0) <= _ALARM[spare]:
        return "consistent"
    return "contradicted" if misfit(1.0) > _CERTAIN[spare] else "doubtful"


def _together(first: _Stated, second: _Stated) -> Rating:
    return _rated(
        lambda share: best_fit([first.within_edges(share), second.within_edges(share)])[0],
        _measured(first) + _measured(second),
    )


def _measured(stated: _Stated) -> int:
    return 1 if stated.said.bearing_deg is None else 2


def _unlocated(case: Case) -> tuple[Mention, Place, bool] | None:
    """Return the end of the case's distance that is on no map, and the settled one; None: no such claim.

    The third value tells whether the settled one is the destination.
    """
    claim = case.claim
    if not _usable(claim):
        return None
    ends = claim.origin, claim.destination
    places = [case.place_of(mention) for mention in ends]
    if None not in places:
        both = ends_of(case)
        if isinstance(both, str):
            return None
        lost = doubted(both, *figure_km(claim))
        if lost is None:
            return None
        places = [None if place is lost else place for place in (both.origin, both.destination)]
    for k in (1, 0):
        mention, place = ends[k], places[1 - k]
        if mention is None or place is None or places[k] is not None:
            continue
        town = town_of(case, ends[1 - k], place)
        if town is not None and _is_anchor(town):
            return mention, town, k == 0
    return None


def _others(case: Case, shared: Mention, mine: _Stated) -> Iterator[_Stated]:
    """Yield the other statements of distances from the place, with anchors apart from the case's own."""
    assert mine.place.lat is not None
    assert mine.place.lon is not None
    for k, claim in enumerate(case.claims):
        if k == case.index or not _usable(claim):
            continue
        for mention, end, backward in (
            (claim.destination, claim.origin, False),
            (claim.origin, claim.destination, True),
        ):
            if mention is None or not _same(shared, mention):
                continue
            town = town_of(case, end, case.place_of(end))
            if town is None or not _is_anchor(town):
                continue
            assert town.lat is not None
            assert town.lon is not None
            if great_circle_km(mine.place.lat, mine.place.lon, town.lat, town.lon) > _APART_KM:
                yield _stated(case, k, town, backward=backward)
            break


def _stated(case: Case, index: int, anchor: Place, *, backward: bool) -> _Stated:
    """Return a claim as a distance from its anchor; `backward`: the anchor is its destination."""
    claim = case.claims[index]
    assert anchor.lat is not None
    assert anchor.lon is not None
    low, high = figure_km(claim)
    if claim.approx:
        low, high = 0.95 * low, 1.05 * high
    directed = claim.direction in COMPASS
    usual = _USUAL.get(claim.mode) or _USUAL["direction" if directed else "none"]
    middle, below, above = _USUAL["straight"] if claim.straight else usual
    bearing = None
    if directed:
        assert claim.direction is not None
        bearing = COMPASS.index(claim.direction) * 22.5
        if backward:
            bearing = (bearing + 180.0) % 360.0
    edge = 0.0 if from_center(case, claim) else spread_km(anchor)
    said = Distance(
        lat=anchor.lat, lon=anchor.lon, low_km=low, high_km=high,
        slack_km=_SLACK_KM, middle=middle, below=below, above=above,
        bearing_deg=bearing,
    )  # fmt: skip
    toward = f" {claim.direction} of" if directed and not backward else " from"
    return _Stated(index, anchor, said, edge, figure(claim) + toward)


def _is_area(place: Place) -> bool:
    if place.kind == "country":
        return place.radius_km <= _WIDEST_COUNTRY_KM
    # how far "the south of Italy" reaches is a matter of opinion
    described = place.kind == "region" and _SIDE.match(place.name)
    return place.kind not in _TOO_VAST and not described


def _is_anchor(place: Place) -> bool:
    return place.settled and place.radius_km <= _WIDEST_KM and place.kind not in _TOO_VAST


def _usable(claim: Claim) -> bool:
    return (
        claim.kind in ("position", "distance")
        and claim.interval is not None
        and DIMENSION.get(claim.unit or "") == "length"
        and claim.bound is None
        and claim.status not in ("negated", "counterfactual")
    )


def _same(a: Mention, b: Mention) -> bool:
    if a.toponym is not None and a.toponym == b.toponym:
        return True
    return a.text[:1].isupper() and a.text.casefold() == b.text.casefold()
