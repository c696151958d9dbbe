"""What a checker may expect where no network tells: factors on the great circle, by mode.

The figures are shares of the great-circle distance that 95 % or more of true lengths fall into,
measured on published lengths of railways, roads, ferries and flights (see ``docs/routes.md``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.interval import Interval
from geotrack.model import Mode, Route

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BEST", "FACTORS", "NETWORK_FACTORS", "WINDING_MOST", "great_circle_route"]

#: low and high factor on the great circle
FACTORS: Final[Mapping[Mode, tuple[float, float]]] = {
    "rail": (1.03, 1.8),
    "road": (1.03, 1.8),
    "sea": (1.0, 2.2),
    "air": (0.99, 1.06),
    "river": (1.05, 2.6),
    "foot": (1.02, 2.3),
    "cycle": (1.02, 2.2),
    "unknown": (0.99, 1.8),
}
#: likeliest factor on the great circle
BEST: Final[Mapping[Mode, float]] = {
    "rail": 1.25,
    "road": 1.28,
    "sea": 1.15,
    "air": 1.01,
    "river": 1.6,
    "foot": 1.35,
    "cycle": 1.3,
    "unknown": 1.2,
}
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
    low, high = FACTORS[mode]
    bounds = Interval(max(0.0, low * gc_km - slack_km), high * gc_km + slack_km)
    return Route(
        mode=mode, length_km=bounds, best_km=BEST[mode] * gc_km, gc_km=gc_km,
        source="great-circle", note=note,
    )  # fmt: skip
