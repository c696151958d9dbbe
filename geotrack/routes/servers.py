"""Routing servers as routers: OSRM, Valhalla, GraphHopper.

A server answers for the modes that it has; the bundled networks answer for all others, and whenever the
server fails: the route then says so. Countries, crossings and gauges are read off the line.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle_km, unwrap
from geotrack.errors import AnswerError, NetworkError, UsageError
from geotrack.fetching import Client
from geotrack.fetching.services import Patience, Service, service_of
from geotrack.measures.interval import Interval
from geotrack.model import Alternative, Line, Mode, Place, Route, SettledPlace, is_settled
from geotrack.routes.corridors import AREAS, gc_between
from geotrack.routes.crossings import surveyed
from geotrack.routes.router import WITHIN_AREA, BundledRouter
from geotrack.routes.serverformats import FORMATS, Course, UnreachableError

#: around a server's lengths, as around the bundled railways, whose lengths are surveyed too
LOW: Final = 0.93
HIGH: Final = 1.12
#: other ways that are longer than the shortest by more than this are nobody's choice
LONGEST: Final = 1.35
#: a line may begin and end this far from the places, in km, or this share of the great circle
_OFF_KM: Final = 30.0
_OFF_SHARE: Final = 0.1
#: an answer this many times the great circle (and 100 km more) is no answer
_ABSURD: Final = 20.0
#: lines are thinned to this many degrees, 50 m
_FINE_DEG: Final = 0.0005
_ACCEPT: Final = "application/json"


class ServerRouter:
    """A routing server before the bundled networks.

    Parameters
    ----------
    settings
        Must allow the network; ``access.services`` names servers of your own (``osrm``, ``osrm-rail`` …).
    base
        What answers where the server does not; None: `BundledRouter`.
    client
        Makes what asks, from the settings' access; None: `geotrack.fetching.Client`.

    Raises
    ------
    UsageError
        If the settings do not allow the network.
    """

    name: str
    #: what the service is called in a report
    label: str
    #: the public server; None: there is none
    public: str | None
    #: mode → what the service calls it, of its one server
    modes: dict[Mode, str]

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        base: BundledRouter | None = None,
        client: Callable[..., Client] | None = None,
    ) -> None:
        if settings is None or not settings.network:
            raise UsageError(f"router {self.name} needs the network: allow it with --network")
        from geotrack.fetching import Client as Guarded

        make = client or Guarded
        self.settings = settings
        self.base = base or BundledRouter(settings)
        self._format = FORMATS[self.name]
        self._servers: dict[Mode, tuple[Service, str, Client]] = {}
        common = service_of(settings.access, self.name, self.public)
        served: tuple[Mode, ...] = ("road", "foot", "cycle", "rail")
        for mode in served:
            own = service_of(settings.access, f"{self.name}-{mode}", None)
            profile = self.modes.get(mode)
            server = own or (common if profile else None)
            if server is not None:
                named = server.part or profile or {"rail": "rail"}.get(mode, mode)
                self._servers[mode] = (server, named, make(settings.access, named=server.named))
        hosts = sorted({server.host for server, _, _ in self._servers.values()})
        self.options = {"host": "+".join(hosts)}
        self._patience = Patience(f"{self.label} ({', '.join(hosts)})")

    def route(
        self,
        origin: Place,
        destination: Place,
        mode: Mode,
        *,
        via: Sequence[Place] = (),
        avoid: Sequence[str] = (),
        alternatives: int = 4,
        geometry: bool = True,
    ) -> Route:
        """Return the route for one mode; see `geotrack.protocols.Router`.

        Raises
        ------
        ValueError
            If a place has no coordinates; settle it first.
        """
        points = [place for place in (origin, *via, destination) if is_settled(place)]
        asked: dict[str, Any] = {
            "via": via, "avoid": avoid, "alternatives": alternatives, "geometry": geometry,
        }  # fmt: skip
        settled = len(points) == len(via) + 2
        straight = gc_between(points[0], points[-1]) if settled else 0.0
        areas = any(place.kind in AREAS for place in via)
        if not settled or mode not in self._servers or straight < 0.05 or areas:
            return self.base.route(origin, destination, mode, **asked)
        avoided = {*self.settings.avoid, *avoid}
        note = f"{self.label} did not answer; from the bundled network"
        try:
            courses = self._patience.ask(lambda: self._courses(points, mode))
            ways = [self._way(course, mode) for course in courses or ()]
            ways = [way for way in ways if not avoided.intersection(way.countries)]
            if courses and not ways:
                note = f"{self.label} knows no way around {', '.join(sorted(avoided))}; from the bundled network"
        except UnreachableError:
            ways, note = [], f"{self.label} finds no such way; from the bundled network"
        if not ways:
            found = self.base.route(origin, destination, mode, **asked)
            return replace(found, note="; ".join(filter(None, (found.note, note))))
        return self._route(points, mode, ways, alternatives=alternatives, geometry=geometry)

    def account(self) -> dict[str, object]:
        """Return what became of the questions to the server, for the report."""
        return self._patience.account()

    def _courses(self, points: Sequence[SettledPlace], mode: Mode) -> list[Course]:
        """Return the server's ways, shortest first.

        Raises
        ------
        UnreachableError
            If it says that there is none.
        NetworkError
            If it gives no answer, or one that cannot be true.
        """
        server, profile, client = self._servers[mode]
        where = [(round(p.lat, 5), round(p.lon, 5)) for p in points]
        url = self._format.question(server.url, profile, where)
        try:
            answer = client.get(url, accept=_ACCEPT)
        except AnswerError as fault:
            if fault.status in (400, 404):  # how all three say that there is no way
                raise UnreachableError from None
            raise
        try:
            courses = self._format.courses(answer.json())
            gc_km = sum(gc_between(a, b) for a, b in pairwise(points))
            for course in courses:
                _check(course, where, gc_km)
        except (
            NetworkError, LookupError, TypeError, ValueError, AttributeError, OverflowError,
        ) as fault:  # fmt: skip
            client.forget(url, accept=_ACCEPT)
            why = " ".join(str(fault).split())[:100] or type(fault).__name__
            raise NetworkError(
                f"{self.label} ({server.host}): its answer is not understood ({why})"
            ) from None
        courses.sort(key=lambda course: course.km)
        return [c for c in courses if c.km <= LONGEST * courses[0].km]

    def _way(self, course: Course, mode: Mode) -> Alternative:
        import shapely

        lons = unwrap(tuple(course.lons))
        thin = shapely.LineString(list(zip(lons, course.lats, strict=True))).simplify(_FINE_DEG)
        xs, ys = (tuple(round(float(v), 5) for v in axis) for axis in thin.xy)
        line = Line(lats=ys, lons=xs, schematic=(False,) * (len(ys) - 1))
        return surveyed(Alternative(best_km=round(course.km, 1), line=line, note=course.note), mode)

    def _route(
        self,
        points: Sequence[SettledPlace],
        mode: Mode,
        ways: Sequence[Alternative],
        *,
        alternatives: int,
        geometry: bool,
    ) -> Route:
        gc_km = gc_between(points[0], points[-1])
        bounds = Interval(LOW * ways[0].best_km, HIGH * ways[-1].best_km)
        note = None
        slack = sum(p.radius_km for p in (points[0], points[-1]) if p.kind in AREAS)
        if slack:
            shortest = max(0.99 * gc_km - slack, bounds.low - WITHIN_AREA * slack, 0.0)
            bounds = Interval(shortest, bounds.high + WITHIN_AREA * slack)
            note = "measured to a point that stands for a whole area"
        shown = ways[: max(1, alternatives)]
        if not geometry:
            shown = [replace(way, line=None, crossings=()) for way in shown]
        return Route(
            mode=mode, length_km=bounds, best_km=ways[0].best_km, gc_km=round(gc_km, 1),
            source=self.name, alternatives=tuple(shown), note=note,
        )  # fmt: skip


def _within(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _check(course: Course, where: Sequence[tuple[float, float]], gc_km: float) -> None:
    """Refuse a way that cannot be one between these points; ValueError if it is too short or absurdly long, or begins or ends elsewhere."""
    if len(course.lats) != len(course.lons) or len(course.lats) < 2:
        raise ValueError("a line without points")
    good = all(-90 <= v <= 90 for v in course.lats) and all(-540 <= v <= 540 for v in course.lons)
    if not good:
        raise ValueError("points that are not on the Earth")
    near = max(_OFF_KM, _OFF_SHARE * gc_km)
    for k in (0, -1):
        off = great_circle_km(*where[k], course.lats[k], _within(course.lons[k]))
        if off > near:
            raise ValueError(f"its line is {off:,.0f} km off")
    if not gc_km - 2 * near - 1 <= course.km <= _ABSURD * gc_km + 100:
        raise ValueError(f"{course.km:,.0f} km cannot be")


class OsrmRouter(ServerRouter):
    """OSRM; its public server knows roads only, servers of your own whatever they were built for."""

    name = "osrm"
    label = "OSRM"
    public = "https://router.project-osrm.org"
    modes = {"road": "driving"}  # noqa: RUF012 a constant of the class


class ValhallaRouter(ServerRouter):
    """Valhalla: roads, foot and cycle ways from one server."""

    name = "valhalla"
    label = "Valhalla"
    public = "https://valhalla1.openstreetmap.de"
    modes = {"road": "auto", "foot": "pedestrian", "cycle": "bicycle"}  # noqa: RUF012


class GraphHopperRouter(ServerRouter):
    """GraphHopper; the public server wants a key (``GEOTRACK_GRAPHHOPPER_KEY``), your own does not."""

    name = "graphhopper"
    label = "GraphHopper"
    public = "https://graphhopper.com/api/1"
    modes = {"road": "car", "foot": "foot", "cycle": "bike"}  # noqa: RUF012
