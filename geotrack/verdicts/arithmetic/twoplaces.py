"""The two places a claim speaks of, or why they cannot be compared."""

import math
from dataclasses import dataclass, replace
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.languages.en import verdict_cues
from geotrack.measures.interval import Interval
from geotrack.model import Mention, Place
from geotrack.protocols import Case
from geotrack.verdicts.arithmetic.borderline import nearest_border
from geotrack.verdicts.arithmetic.phrasing import km, quoted

#: from here on two points are as good as opposite: every direction leads there
_ANTIPODAL_KM: Final = 19_900.0
#: places nearer than this are one and the same
_SAME_KM: Final = 0.05
_VAST: Final = frozenset({"country", "continent", "ocean", "sea", "region", "desert", "range"})
#: an area of this radius or more is vast, whatever it is called
_WIDE_KM: Final = 100.0
#: a vast place is no end of a distance when its radius is this share of the straight line from its middle
_MOST_EXTENT: Final = 0.5
_NAMED_AFTER_TOWNS: Final = frozenset({"admin1", "admin2", "region"})
_TOWNS: Final = frozenset({"capital", "city"})
_MOST_NAMESAKES: Final = 8
#: ways to an area are longer than the straight line by up to this factor
_LONGER_WAY: Final = 1.5
#: a figure this many times too small, or too large, speaks against the settling of an obscure place …
_OBSCURE_RATIO: Final = (3.5, 13.0)
#: … and this many times against that of any: no known slip is as large
_ANY_RATIO: Final = (13.0, 13.0)
#: a town of fewer people is obscure: there are namesakes that no gazetteer has
_KNOWN_FROM: Final = 40_000
#: two obscure places nearer than this that fit a figure do not fit it by chance, in km
_BY_CHANCE_KM: Final = 200.0
#: people of an obscure place, and of one that a reader thinks of first
_OBSCURE: Final = 50_000
_FAMOUS: Final = 300_000
#: a territory that reaches no farther from its middle is measured as a point, in km …
_SMALL_KM: Final = 60.0
#: … from places so many times as far away
_SEEN_FROM: Final = 4.0
#: people of a town that is plainly meant, and how many times those of the namesake beside it
_TOWN: Final = 20_000
_LARGER: Final = 10
#: a namesake so near a city is a part of it, in km
_BESIDE_KM: Final = 60.0
_CERTAIN_SOURCES: Final = frozenset({"given", "editor", "user", "pin", "place list"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Two settled places that differ, with the straight line between them in km.

    `first` and `second` are their names as the article spells them, where it names them.
    """

    origin: Place
    destination: Place
    straight_km: float
    first: str = ""
    second: str = ""

    @property
    def pair(self) -> str:
        """Both names with a dash between: "Lyon–Turin"."""
        return f"{self.first or self.origin.name}–{self.second or self.destination.name}"


def town_of(case: Case, mention: Mention | None, place: Place | None) -> Place | None:
    """Return the town of the same name inside an area, for ways lead to towns; else the place."""
    if place is None or mention is None or place.kind not in _NAMED_AFTER_TOWNS:
        return place
    if place.lat is None or place.lon is None:
        return place
    for other in case.namesakes(mention)[:_MOST_NAMESAKES]:
        if other.kind not in _TOWNS or other.lat is None or other.lon is None:
            continue
        apart = great_circle_km(place.lat, place.lon, other.lat, other.lon)
        if other.country == place.country and apart <= max(place.radius_km, 30.0) * 1.5:
            return other
    return place


def ends_of(case: Case) -> Ends | str:
    """Return the ends of the case's claim, or in words why they cannot be compared."""
    claim = case.claim
    origin = town_of(case, claim.origin, case.origin)
    destination = town_of(case, claim.destination, case.destination)
    if origin is None and destination is None:
        return "the text does not say between which places, or neither could be settled"
    for place, mention, lack in (
        (origin, claim.origin, "from where"),
        (destination, claim.destination, "to where"),
    ):
        if place is None:
            if mention is not None:
                return f"{quoted(mention.text)} could not be settled on the map"
            return f"the text does not say {lack}"
    assert origin is not None
    assert destination is not None
    origin, destination = (
        nearest_border(case, claim.origin, origin, destination),
        nearest_border(case, claim.destination, destination, origin),
    )
    if (
        origin.lat is None
        or origin.lon is None
        or destination.lat is None
        or destination.lon is None
    ):
        return "a place has no coordinates"
    straight = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
    origin, destination = (as_point(case, place, straight) for place in (origin, destination))
    if straight < _SAME_KM:
        return f"both ends are the same point ({origin.name})"
    if straight > _ANTIPODAL_KM:
        return "the places lie opposite each other on the globe, where every way is as long"
    for place, other in ((origin, destination), (destination, origin)):
        if is_vast(place) and place.radius_km >= _MOST_EXTENT * straight:
            return (
                f"{place.name} is too large (radius about {km(place.radius_km)}) to measure from "
                f"its middle to {other.name}"
            )
        if place.kind in ("country", "continent"):
            return f"{place.name} is a {place.kind}: from its middle nothing can be measured"
    return Ends(
        origin=origin,
        destination=destination,
        straight_km=straight,
        first=_spelled(claim.origin, origin),
        second=_spelled(claim.destination, destination),
    )


def as_point(case: Case, place: Place, away_km: float) -> Place:
    """Return a small territory seen from afar as the island that it is; any other place as it is.

    How far it reaches is told by its towns, for an archipelago is no disc of the area of its land.
    """
    if place.kind != "country" or place.lat is None or place.lon is None:
        return place
    if place.radius_km <= 0 or place.radius_km > _SMALL_KM:
        return place
    lats, lons = case.towns_in(place)
    reach = max(
        (great_circle_km(place.lat, place.lon, a, b) for a, b in zip(lats, lons, strict=True)),
        default=math.inf,
    )
    reach = max(reach, place.radius_km)
    if reach > _SMALL_KM or away_km < _SEEN_FROM * reach:
        return place
    return replace(place, kind="island", radius_km=reach)


def fits_area(case: Case) -> tuple[str, Interval] | None:
    """Return in words that a stated length fits an end that is an area, and what would fit, km; None: unknown.

    From the middle of a country nothing can be measured, but from its nearest to its farthest point. That it
    does not fit is no finding: which point is meant nobody knows.
    """
    claim = case.claim
    origin, destination = case.origin, case.destination
    if claim.interval is None or origin is None or destination is None or origin == destination:
        return None
    if origin.lat is None or origin.lon is None:
        return None
    if destination.lat is None or destination.lon is None:
        return None
    if not (is_vast(origin) or is_vast(destination)):
        return None
    middle = great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon)
    reach = sum(p.radius_km for p in (origin, destination) if is_vast(p) or p.kind == "country")
    between = Interval(max(0.0, middle - reach), middle + reach)
    if reach <= 0 or between.low <= 0:
        return None  # from inside an area any length leads somewhere in it
    if not claim.interval.meets(between.scaled(0.95, _LONGER_WAY)):
        return None
    area, other = (destination, origin) if is_vast(destination) else (origin, destination)
    return (
        f"{area.name} is {km(between)} from {other.name}, from its nearest to its farthest",
        between,
    )


def better_known(case: Case, ends: Ends) -> Ends | None:
    """Return the far better known places of both names, where two obscure ones were settled.

    Among many namesakes some pair fits any long distance by chance: "1,625 km from Lisbon to Madrid"
    fits villages in New York and Iowa. None: the places are known, near each other, or the text says
    what one of them lies in.
    """
    claim = case.claim
    if ends.straight_km < _BY_CHANCE_KM:
        return None
    found = []
    for mention, mine in ((claim.origin, ends.origin), (claim.destination, ends.destination)):
        if mention is None or mine.population > _OBSCURE or mine.kind not in _TOWNS:
            return None
        if mine.gazetteer in _CERTAIN_SOURCES or case.within(mention):
            return None
        others = [
            place
            for place in case.namesakes(mention)[:_MOST_NAMESAKES]
            if place.settled and place.kind in _TOWNS and place.population >= _FAMOUS
        ]
        if not others:
            return None
        found.append(max(others, key=lambda place: place.population))
    first, second = found
    if None in (first.lat, first.lon, second.lat, second.lon):
        return None
    assert first.lat is not None
    assert first.lon is not None
    assert second.lat is not None
    assert second.lon is not None
    straight = great_circle_km(first.lat, first.lon, second.lat, second.lon)
    if straight < _SAME_KM:
        return None
    return Ends(
        origin=first, destination=second, straight_km=straight, first=ends.first, second=ends.second
    )


def plainly_meant(case: Case, ends: Ends) -> Ends | None:
    """Return the ends with a city instead of its obscure namesake beside it, or in another country; None: no such.

    A namesake near a city that is ten times as large is its airport, suburb or county; and of two places a
    text that names a third means the known one that lies in the same country as that.
    """
    claim = case.claim
    for role, mention, mine, other in (
        ("origin", claim.origin, ends.origin, ends.destination),
        ("destination", claim.destination, ends.destination, ends.origin),
    ):
        if mention is None or mine.gazetteer in _CERTAIN_SOURCES or case.within(mention):
            continue
        for place in case.namesakes(mention)[:_MOST_NAMESAKES]:
            if place.lat is None or place.lon is None or place.kind not in _TOWNS:
                continue
            if place.population < max(_TOWN, _LARGER * mine.population):
                continue
            assert mine.lat is not None
            assert mine.lon is not None
            assert other.lat is not None
            assert other.lon is not None
            near = great_circle_km(place.lat, place.lon, mine.lat, mine.lon) <= _BESIDE_KM
            at_home = place.country == other.country and (
                case.chosen_by_figure(mention) or place.country != mine.country
            )
            straight = great_circle_km(place.lat, place.lon, other.lat, other.lon)
            if (near or at_home) and straight >= _SAME_KM:
                first, second = (place, other) if role == "origin" else (other, place)
                return replace(ends, origin=first, destination=second, straight_km=straight)
    return None


def is_vast(place: Place) -> bool:
    """Whether a place is an area rather than a point: its radius is no margin but where it may be meant."""
    return place.kind in _VAST or place.kind == "border" or place.radius_km >= _WIDE_KM


def _spelled(mention: Mention | None, place: Place) -> str:
    """Return the article's own name for a place; its gazetteer name where the article describes it."""
    if mention is None or place.kind == "border" or not verdict_cues.NAME.fullmatch(mention.text):
        return place.name
    return mention.text


def likelier_elsewhere(ends: Ends, low_km: float, high_km: float, *, way_km: float = 0.0) -> str:
    """Return why another place of the name is likelier than so wrong a figure; empty when it is not.

    Parameters
    ----------
    ends
        The places as settled; coordinates that the user gave are beyond doubt.
    low_km, high_km
        The stated figure, km.
    way_km
        The way between them, where known.
    """
    place = doubted(ends, low_km, high_km, way_km=way_km)
    if place is None:
        return ""
    other = ends.origin if place is ends.destination else ends.destination
    return (
        f"{place.name} as settled on the map lies {km(ends.straight_km)} from {other.name}: "
        "likelier another place of that name is meant, which the gazetteer does not have"
    )


def doubted(ends: Ends, low_km: float, high_km: float, *, way_km: float = 0.0) -> Place | None:
    """Return the end that is likelier another place of its name; None: the figure is the doubtful one.

    The parameters are those of `likelier_elsewhere`.
    """
    for place in (ends.destination, ends.origin):
        if place.gazetteer in _CERTAIN_SOURCES:
            continue
        known = place.kind == "capital" or place.population >= _KNOWN_FROM or is_vast(place)
        short, long = _ANY_RATIO if known else _OBSCURE_RATIO
        if ends.straight_km > short * high_km or low_km > long * max(ends.straight_km, way_km, 5.0):
            return place
    return None
