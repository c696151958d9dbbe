"""Ask whether a place that no map has can be anywhere, by all that the text says of where it is.

A village that no gazetteer lists may lie anywhere in its district, but not 130 km from one town and 45 km
from another when those two are 27 km apart, not north of the one and south of the other unless it is between
them, and not 200 km from a town of its own district that is 60 km wide.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, NamedTuple

from geotrack.earth.geodesy import COMPASS, great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.measures.ratios import RATIOS
from geotrack.measures.units import DIMENSION
from geotrack.model import Claim, Finding, Mention, Place, Rating
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.joins import nearest
from geotrack.verdicts.arithmetic.movers import is_course
from geotrack.verdicts.arithmetic.phrasing import figure, km, sentence
from geotrack.verdicts.arithmetic.reach import figure_km, from_center, spread_km
from geotrack.verdicts.arithmetic.twoplaces import doubted, ends_of, town_of
from geotrack.verdicts.arithmetic.whereabouts_areas import NAME, is_area, leads_out
from geotrack.verdicts.arithmetic.whereabouts_fit import Distance, best_fit, is_elsewhere
from geotrack.verdicts.questions.distance import is_foreign

#: sum of squared deviations from which statements disagree: the 95 % and 99.7 % points of chi squared with
#: two degrees of freedom, two lengths and two directions being two more than a point needs. 108 true pairs
#: of distances to one place stay below the first
_ALARM: Final = 5.99
_CERTAIN: Final = 11.62
#: what the edges of towns may add, in km; the whole extent of the known one speaks against contradiction
_SLACK_KM: Final = 4.0
#: a place that reaches further is no anchor
_WIDEST_KM: Final = 25.0
#: nearer together than this, two towns are one anchor
_APART_KM: Final = 3.0
#: at most so many statements about one place are compared
_MOST: Final = 6
_TOO_VAST: Final = frozenset({"country", "continent", "ocean", "sea"})


class _Stated(NamedTuple):
    claim: int
    place: Place
    said: Distance
    edge_km: float
    words: str

    @property
    def within_edges(self) -> Distance:
        """The distance with the anchor's extent as further slack."""
        return replace(self.said, slack_km=self.said.slack_km + self.edge_km)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Look for a point where a place on no map could be by distances, directions and divisions."""

    name: str = "whereabouts"

    def examine(self, case: Case) -> Iterator[Finding]:
        """Yield one finding where there is something to compare; nothing when the place is settled."""
        found_end = _unlocated(case)
        if found_end is None or is_foreign(case) or is_course(case):
            return
        shared, anchor, backward = found_end
        mine = _stated(case, case.index, anchor, backward=backward)
        lead = _lead(case, shared)
        areas = [place for place in case.within(shared) if is_area(place)]
        found = [f for area in areas if (f := self._outside(case, lead, mine, area))]
        if not found:
            others = [
                other
                for other in islice(_others(case, shared, mine), _MOST)
                if not any(leads_out(case, other.said, area) for area in areas)
            ]
            found = self._compared(lead, mine, others)
        if found:
            yield min(found, key=_severity)

    def _outside(self, case: Case, lead: str, mine: _Stated, area: Place) -> Finding | None:
        """Return why a distance leads out of the area that the place lies in; None: it need not.

        That it leads to somewhere in an area says little, so it is no finding.
        """
        out = leads_out(case, mine.said, area)
        if out is None:
            return None
        verb = "cannot" if out.rating == "contradicted" else "can hardly"
        return Finding(
            check=self.name,
            rating=out.rating,
            reason=sentence(
                f"{lead}; by the text or its title it lies in {area.name}, but "
                f"{out.known.replace(NAME, mine.place.name)}, so it {verb} be {mine.words} {mine.place.name}"
            ),
            expected=out.between,
            stated=Interval(mine.said.low_km, mine.said.high_km),
            unit="km",
        )

    def _compared(self, lead: str, mine: _Stated, others: list[_Stated]) -> list[Finding]:
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
            found.append(self._pair(lead, mine, other, ratings[other.claim]))
        return found

    def _pair(self, lead: str, mine: _Stated, other: _Stated, rating: Rating) -> Finding:
        a, b = mine.place, other.place
        assert a.lat is not None
        assert a.lon is not None
        assert b.lat is not None
        assert b.lon is not None
        straight = great_circle_km(a.lat, a.lon, b.lat, b.lon)
        told = f"{mine.words} {a.name} and {other.words} {b.name}"
        verb = {"consistent": "can", "doubtful": "can hardly"}.get(rating, "cannot")
        return Finding(
            check=self.name,
            rating=rating,
            reason=sentence(
                f"{lead}, but {told} {verb} both hold: {a.name} and {b.name} are {km(straight)} apart"
            ),
            stated=Interval(mine.said.low_km, mine.said.high_km),
            unit="km",
            claims=(mine.claim, other.claim),
        )


def _lead(case: Case, shared: Mention) -> str:
    listed = case.namesakes(shared) or case.place_of(shared)
    if listed:
        return f"no “{shared.text}” that we list fits"
    return f"“{shared.text}” is on no map of ours"


def _severity(finding: Finding) -> int:
    order: list[Rating] = ["contradicted", "doubtful", "consistent", "not-checkable"]
    return order.index(finding.rating)


def _together(first: _Stated, second: _Stated) -> Rating:
    """Return whether two statements can be true of one place; extents excuse contradiction only."""
    if best_fit((first.said, second.said))[0] <= _ALARM:
        return "consistent"
    total, _, _ = best_fit((first.within_edges, second.within_edges))
    return "contradicted" if total > _CERTAIN else "doubtful"


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
    seen = {(mine.place, mine.said)}
    for k in nearest(case.claims_on(shared), case.index):
        claim = case.claims[k]
        if (
            k == case.index
            or is_course(case, claim)
            or not _usable(claim)
            or _has_moved(case, shared, claim)
        ):
            continue
        for mention, end, backward in (
            (claim.destination, claim.origin, False),
            (claim.origin, claim.destination, True),
        ):
            if mention is None or mention.text.casefold() != shared.text.casefold():
                continue
            town = town_of(case, end, case.place_of(end))
            if town is None or not _is_anchor(town):
                continue
            assert town.lat is not None
            assert town.lon is not None
            apart = great_circle_km(mine.place.lat, mine.place.lon, town.lat, town.lon)
            if apart > _APART_KM:
                stated = _stated(case, k, town, backward=backward)
                both = mine.said.high_km + stated.said.high_km
                # so far apart, one of the anchors is likelier another place of its name
                if (town, stated.said) not in seen and not is_elsewhere(apart, both):
                    seen.add((town, stated.said))
                    yield stated
            break


def _has_moved(case: Case, shared: Mention, other: Claim) -> bool:
    """Whether what is located is on no map and afloat, so that two sentences may tell of two times."""
    mine = case.claim
    if case.place_of(shared) is not None or other.sentence == mine.sentence:
        return False
    told = " ".join(case.document.text[slice(*c.sentence)] for c in (mine, other))
    return verdict_cues.WATER.search(f"{shared.text} {told}") is not None


def _stated(case: Case, index: int, anchor: Place, *, backward: bool) -> _Stated:
    """Return a claim as a distance from its anchor; `backward`: the anchor is its destination."""
    claim = case.claims[index]
    assert anchor.lat is not None
    assert anchor.lon is not None
    low, high = figure_km(claim)
    if claim.approx:
        low, high = 0.95 * low, 1.05 * high
    directed = claim.direction in COMPASS
    way: str = "straight" if claim.straight else claim.mode
    plain = "direction" if directed else "position"
    middle, below, above = RATIOS[plain if way == "unknown" else way]
    bearing = None
    if directed:
        assert claim.direction is not None
        bearing = COMPASS.index(claim.direction) * 22.5
        if backward:
            bearing = (bearing + 180.0) % 360.0
    mention = claim.destination if backward else claim.origin
    edge = 0.0 if from_center(case, mention) else spread_km(anchor)
    said = Distance(
        lat=anchor.lat, lon=anchor.lon, low_km=low, high_km=high,
        slack_km=_SLACK_KM, middle=middle, below=below, above=above,
        bearing_deg=bearing,
    )  # fmt: skip
    toward = f" {claim.direction} of" if directed and not backward else " from"
    return _Stated(index, anchor, said, edge, figure(claim) + toward)


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
