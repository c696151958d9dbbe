"""What a report shows, settled once for page, picture and notebook: numbered stops, legs, lines.

Longitudes of one view are continuous around its middle meridian: they may leave -180…180, so that
nothing jumps at the antimeridian.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.measures.modes import mode_row
from geotrack.model import is_settled, worst
from geotrack.rendering.courses import (
    Path,
    course_of,
    joined_to_ends,
    nearest_turn,
    straight_course,
)
from geotrack.rendering.frame import frame_of, polar_frame
from geotrack.rendering.lanes import side_by_side
from geotrack.rendering.markup import plain
from geotrack.rendering.naming import headline, shown_name
from geotrack.rendering.tracks import Track, tracks_of
from geotrack.rendering.travelorder import crossed, travelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geotrack.model import Crossing, Journey, Leg, Mode, Place, Rating, SettledPlace
    from geotrack.rendering.frame import Frame
    from geotrack.report import Report

#: places no further apart than this are one stop: an airport's two names, not two squares of a city
_SAME_KM: Final = 0.1

#: ends of journeys that are no point ("to the Pacific"), and from which size on
_BOUNDLESS: Final = frozenset({"sea", "ocean", "continent"})
_BOUNDLESS_KM: Final = 150.0
#: kinds of place whose name the ground of the map bears already, or that no point can stand for
_AREAS: Final = frozenset({"country", "continent", "sea", "region"})
#: a place that reaches further than this (km) from its point is an area on the map, not a stop with a pin
_AREA_KM: Final = 100.0
#: an uncertainty's disc as wide as this share of the map's longer side would hide the map
_DISC_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point on the map.

    `number` is the number of a stop in order of travel, None for places that are only mentioned and for
    areas and roads (`area`), which no point stands for.
    """

    place: int
    name: str
    lat: float
    lon: float
    number: int | None = None
    radius_km: float = 0.0
    country: str | None = None
    area: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LegView:
    """One leg as shown. `number` counts the legs of the whole report from 1.

    `side` is the lane, in line widths, that keeps legs on the same course apart. `schematic` marks
    a way that was not found in a network: the line is the great circle.
    """

    number: int
    journey: int
    background: bool
    leg: Leg
    origin: str
    destination: str
    traveller: str | None
    mode: Mode
    rating: Rating
    claims: tuple[int, ...]
    path: Path | None
    straight: Path | None
    alternatives: tuple[Path, ...]
    crossings: tuple[tuple[Crossing, float], ...]
    schematic: bool
    curved: bool
    side: int = 0

    @property
    def sign_at(self) -> float:
        """Where along the leg its rating stands, 0 to 1: signs of legs side by side stay apart."""
        return min(0.8, max(0.2, 0.5 + 0.11 * self.side))

    @property
    def title(self) -> str:
        """From where to where."""
        return f"{self.origin} → {self.destination}"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that a page or picture shows of a report."""

    title: str
    report: Report
    legs: tuple[LegView, ...]
    stops: tuple[Spot, ...]
    mentions: tuple[Spot, ...]
    tracks: tuple[Track, ...]
    middle: float
    bounds: tuple[float, float, float, float] | None
    pole: int = 0

    def frame(self) -> Frame:
        """Return the frame around the main journeys; the world when there are none."""
        if not self.pole:
            return frame_of(self.bounds)
        paths = [leg.path for leg in self.legs if leg.path and not leg.background]
        points = [p for path in paths for p in zip(path.lats, path.lons, strict=True)]
        return polar_frame(points, self.pole, self.middle)

    @property
    def pins(self) -> tuple[Spot, ...]:
        """The stops that a point stands for, which are numbered."""
        return tuple(spot for spot in self.stops if not spot.area)

    @property
    def areas(self) -> tuple[Spot, ...]:
        """The ends of legs that are areas or roads."""
        return tuple(spot for spot in self.stops if spot.area)

    @property
    def reaches(self) -> tuple[Spot, ...]:
        """The stops whose uncertainty is a disc that neither vanishes nor hides the map."""
        frame = self.frame()
        widest = _DISC_SHARE * max(frame.width, frame.height) / 2
        return tuple(
            s for s in self.stops if s.radius_km >= 1 and s.radius_km * frame.per_km(s.lat) < widest
        )

    def stop_number(self, place: int | None) -> int | None:
        """Return the number of a place among the stops; None when it is none."""
        return next((spot.number for spot in self.stops if spot.place == place), None)


def _settled(report: Report, index: int | None) -> SettledPlace | None:
    if index is None:
        return None
    place = report.places[index]
    return place if is_settled(place) else None


def _name(report: Report, index: int | None, otherwise: str) -> str:
    return otherwise if index is None else shown_name(report, index)


def _boundless(place: Place | None) -> bool:
    """Whether a place is so large that no point stands for it: an ocean, a sea, a continent."""
    return place is not None and place.kind in _BOUNDLESS and place.radius_km > _BOUNDLESS_KM


def _rating(report: Report, claims: Iterable[int]) -> Rating:
    return worst(tuple(report.verdicts[k].rating for k in claims if k < len(report.verdicts)))


def _middle(report: Report) -> float:
    """Return the meridian that halves the longitudes of the journeys: the widest gap is cut. A pole lies on every meridian and has no say."""
    places = [
        place
        for index in travelled(report) or range(len(report.places))
        if (place := _settled(report, index))
    ]
    off = [place for place in places if abs(place.lat) < 89]
    lons = sorted(place.lon % 360 for place in off or places)
    if not lons:
        return 0.0
    gaps = [(b - a, a) for a, b in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
    width, start = max(gaps)
    middle = (start + width + (360 - width) / 2) % 360
    return middle - 360 if middle > 180 else middle


def _leg(report: Report, journey: Journey, j: int, number: int, leg: Leg, at: float) -> LegView:
    origin, destination = _settled(report, leg.origin), _settled(report, leg.destination)
    line = leg.route.line if leg.route else None
    if _boundless(origin) or _boundless(destination):
        origin = destination = line = None  # a line to the middle of an ocean says nothing
    path = straight = None
    alternatives: tuple[Path, ...] = ()
    crossings: tuple[tuple[Crossing, float], ...] = ()
    schematic = curved = False
    if origin and destination and origin != destination:
        straight = straight_course(origin, destination, at, dashed=True)
    if line and len(line.lats) > 1:
        # in the air the great circle is the way, not a stand-in for one
        flags = () if mode_row(leg.mode).flies else line.schematic
        path = joined_to_ends(course_of(line.lats, line.lons, flags, at), origin, destination)
        curved = mode_row(leg.mode).flies
        straight = None if curved else straight
    elif straight is not None:
        assert origin is not None
        assert destination is not None
        air = mode_row(leg.mode).flies
        path = straight_course(origin, destination, at, dashed=not air)
        schematic, curved, straight = not air, True, None
    if leg.route and path is not None:
        alternatives = tuple(
            course_of(way.line.lats, way.line.lons, way.line.schematic, at)
            for way in leg.route.alternatives[1:]
            if way.line and len(way.line.lats) > 1
        )
        crossings = tuple((c, _on(path, c)) for c in leg.route.crossings)
    if straight is not None and leg.route and leg.route.gc_km < 5:
        straight = None
    return LegView(
        number=number,
        journey=j,
        background=journey.background,
        leg=leg,
        origin=_name(report, leg.origin, "origin not stated"),
        destination=_name(report, leg.destination, "destination not stated"),
        traveller=plain(journey.traveller) if journey.traveller else None,
        mode=leg.route.mode if leg.route and leg.mode == "unknown" else leg.mode,
        rating=_rating(report, leg.claims),
        claims=leg.claims,
        path=path,
        straight=straight,
        alternatives=alternatives,
        crossings=crossings,
        schematic=schematic,
        curved=curved,
    )


def _on(path: Path, crossing: Crossing) -> float:
    """Return the crossing's longitude on the path's turn of the globe."""
    nearest = min(path.lons, key=lambda lon: abs((lon - crossing.lon + 180) % 360 - 180))
    return round(nearest_turn(crossing.lon, nearest), 4)


def _spot(report: Report, index: int, middle: float, number: int | None) -> Spot | None:
    place = _settled(report, index)
    if place is None:
        return None
    area = place.kind == "line" or place.radius_km > _AREA_KM
    return Spot(
        place=index,
        name=shown_name(report, index),
        lat=round(place.lat, 4),
        lon=round(nearest_turn(place.lon, middle), 4),
        number=None if area else number,
        area=area,
        radius_km=min(place.radius_km, 4000.0),
        country=place.country,
    )


def _numbered(report: Report, middle: float) -> list[Spot]:
    spots: list[Spot] = []
    for index in travelled(report):
        spot = _spot(report, index, middle, sum(not s.area for s in spots) + 1)
        if spot is None or _boundless(report.places[index]):
            continue
        if any(great_circle_km(s.lat, s.lon, spot.lat, spot.lon) < _SAME_KM for s in spots):
            continue
        spots.append(spot)
    return spots


def _bounds(
    legs: Sequence[LegView], spots: Sequence[Spot]
) -> tuple[float, float, float, float] | None:
    main = [leg for leg in legs if not leg.background and leg.path] or [v for v in legs if v.path]
    lats = [lat for leg in main if leg.path for lat in leg.path.lats]
    lons = [lon for leg in main if leg.path for lon in leg.path.lons]
    if not lats:
        lats, lons = [s.lat for s in spots], [s.lon for s in spots]
    if not lats:
        return None
    return (min(lons), min(lats), max(lons), max(lats))


def _pole(legs: Sequence[LegView]) -> int:
    """Return 1 or -1 when a main journey passes so near a pole that Mercator would tear it apart."""
    lats = [lat for leg in legs if leg.path and not leg.background for lat in leg.path.lats]
    if not lats or (min(lats) < -20 and max(lats) > 20):
        return 0
    return 1 if max(lats) > 82 else -1 if min(lats) < -75 else 0


def view_of(report: Report) -> View:
    """Return what a report shows."""
    middle = _middle(report)
    legs: list[LegView] = []
    for j, journey in enumerate(report.journeys):
        for leg in journey.legs:
            legs.append(_leg(report, journey, j, len(legs) + 1, leg, middle))
    legs = side_by_side(legs)
    stops = _numbered(report, middle)
    shown = {spot.place for spot in stops}
    for drawn in legs:
        shown |= crossed(report, drawn.leg)
    named = dict.fromkeys(
        index
        for toponym, index in zip(report.toponyms, report.toponym_places, strict=True)
        if index is not None and index not in shown and not toponym.within_name
    )
    mentions = [
        spot
        for index in named
        if report.places[index].kind not in _AREAS and (spot := _spot(report, index, middle, None))
    ]
    return View(
        title=headline(report),
        report=report,
        legs=tuple(legs),
        stops=tuple(stops),
        mentions=tuple(mentions),
        tracks=tuple(tracks_of(report, legs)),
        middle=middle,
        bounds=_bounds(legs, stops or mentions),
        pole=_pole(legs),
    )
