"""What a checker may expect where no network tells: factors on the great circle, by mode.

The factors stand in `geotrack.measures.modes`; they were measured on published lengths of railways, roads, ferries
and flights (see ``docs/routes.md``).
"""

from collections.abc import Mapping
from typing import Final

from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.model import Mode, Route

#: how true lengths relate to the network's, by network (fitted on published lengths, docs/routes.md):
#: low factor on the shortest alternative; high factors on the shortest and on the longest, the larger
#: counts; likeliest factor; and how much of the network's winding is added once more, because a
#: simplified line loses bends where a road has many
NETWORK_FACTORS: Final[Mapping[str, tuple[float, float, float, float, float]]] = {
    "rail": (0.93, 1.12, 1.12, 1.0, 0.0),
    "road": (0.91, 1.15, 1.05, 1.04, 1.5),
    "sea": (0.93, 1.12, 1.05, 0.99, 0.0),
}
#: the winding adds at most this factor
WINDING_MOST: Final = 1.25


def great_circle_route(
    mode: Mode, gc_km: float, *, slack_km: float = 0.0, note: str | None = None
) -> Route:
    """Return a route that knows only bounds on the great circle.

    Parameters
    ----------
    gc_km
        Great-circle distance between the two places, at least 0.
    slack_km
        How far the named things reach beyond their points, both together.
    note
        Why there is no network; None for modes that have none.
    """
    factors = mode_row(mode).factors
    bounds = Interval(max(0.0, factors.low * gc_km - slack_km), factors.high * gc_km + slack_km)
    return Route(
        mode=mode, length_km=bounds, best_km=factors.best * gc_km, gc_km=gc_km,
        source="great-circle", note=note,
    )  # fmt: skip
