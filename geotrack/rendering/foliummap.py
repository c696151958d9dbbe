"""The journeys as a `folium.Map`: vectors only, no tiles, no popups, no raw HTML.

Every line and circle carries a class name (``leg leg-2``, ``stop stop-1`` …) by which the page's
script finds it; folium's random names are renumbered in order so that the bytes never differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from geotrack.rendering.foliumimport import imported
from geotrack.rendering.view import view_of

if TYPE_CHECKING:
    import folium
    from folium import Map

    from geotrack.rendering.courses import Path
    from geotrack.rendering.theme import Palette
    from geotrack.rendering.view import LegView, View
    from geotrack.report import Report

#: degrees of ground shown around a single place
_AROUND: Final = 0.5
_ID: Final = re.compile(r"_([0-9a-f]{32})")
#: in drawing order, bottom first
LAYERS: Final = (
    "Uncertainty of places",
    "Alternative routes",
    "Straight lines",
    "Routes",
    "Places only mentioned",
    "Border crossings",
    "Stops",
)
HIDDEN: Final = frozenset({"Alternative routes"})


def folium_map(report: Report) -> folium.Map:
    """Return the report's journeys as a `folium.Map`, for further layers of your own.

    Layers: routes (schematic stretches dashed), stops, crossings, straight lines, alternatives,
    uncertainty and mentioned places, with a layer control. Without tiles nothing is requested when
    the map is drawn; add `folium.TileLayer` for a background.
    """
    from geotrack.rendering.theme import LIGHT

    return map_of(view_of(report), LIGHT)


def _points(path: Path) -> list[list[float]]:
    return [[lat, lon] for lat, lon in zip(path.lats, path.lons, strict=True)]


def map_of(
    view: View, palette: Palette, *, max_zoom: int = 18, credit: bool = True, polar: bool = False
) -> folium.Map:
    """Return the map of a view.

    Parameters
    ----------
    view, palette
        What to show, and in which colors.
    max_zoom
        How far readers may zoom in.
    credit
        False leaves Leaflet's attribution line out.
    polar
        Whether to name the polar projection, which only the page's own script defines.
    """
    folium = imported()
    made: Map = folium.Map(
        location=[0, 0], zoom_start=2, tiles=None, min_zoom=1, max_zoom=max_zoom, zoom_snap=0.25,
        zoom_delta=0.75, wheel_px_per_zoom_level=90, attribution_control=bool(credit), crs="GeotrackPolar" if polar else "EPSG3857",
    )  # fmt: skip
    if view.bounds and not polar:
        west, south, east, north = view.bounds
        # Leaflet divides by the size of what it fits: a single place gets a little ground around it
        if west == east and south == north:
            west, south, east, north = (
                west - _AROUND,
                south - _AROUND,
                east + _AROUND,
                north + _AROUND,
            )
        made.fit_bounds([[south, west], [north, east]])
    groups = {name: folium.FeatureGroup(name=name, show=name not in HIDDEN) for name in LAYERS}
    for group in groups.values():
        group.add_to(made)
    for leg in view.legs:
        _draw(leg, groups, palette)
    for spot in view.reaches:
        folium.Circle(
            [spot.lat, spot.lon], radius=spot.radius_km * 1000, color=palette.route, weight=1, opacity=0.4,
            fill=True, fill_opacity=0.04, class_name=f"reach place-{spot.place}",
        ).add_to(groups["Uncertainty of places"])  # fmt: skip
    for spot in view.pins:
        folium.CircleMarker(
            [spot.lat, spot.lon], radius=9, color=palette.casing, weight=2, fill=True,
            fill_color=palette.route, fill_opacity=1, class_name=f"stop place-{spot.place}",
        ).add_to(groups["Stops"])  # fmt: skip
    for spot in view.mentions:
        folium.CircleMarker(
            [spot.lat, spot.lon], radius=4, color=palette.label, weight=1.5, fill=True,
            fill_color=palette.halo, fill_opacity=1, class_name=f"mention place-{spot.place}",
        ).add_to(groups["Places only mentioned"])  # fmt: skip
    for group in groups.values():
        if not list(group._children):  # noqa: SLF001  folium has no public way to ask
            del made._children[group.get_name()]  # noqa: SLF001
    folium.LayerControl(collapsed=False).add_to(made)
    return made


def _draw(leg: LegView, groups: dict[str, Any], palette: Palette) -> None:
    folium = imported()
    if leg.path is None:
        return
    color = palette.background if leg.background else palette.route
    weight = 3 if leg.background else 4.5
    lane = f" lane-{leg.side % 11}" if leg.side else ""
    names = f"leg leg-{leg.number}" + (" background" if leg.background else "") + lane
    for way in leg.alternatives:
        folium.PolyLine(
            _points(way), color=color, weight=2, opacity=0.7, dash_array="2 5",
            class_name=f"alternative leg-{leg.number}",
        ).add_to(groups["Alternative routes"])  # fmt: skip
    if leg.straight:
        folium.PolyLine(
            _points(leg.straight), color=palette.straight, weight=1.5, dash_array="1 5",
            class_name=f"straight leg-{leg.number}",
        ).add_to(groups["Straight lines"])  # fmt: skip
    folium.PolyLine(
        _points(leg.path), color=palette.casing, weight=weight + 3.5, opacity=0.9,
        class_name=f"casing leg-{leg.number}{lane}", smooth_factor=0.4,
    ).add_to(groups["Routes"])  # fmt: skip
    for schematic, points in leg.path.runs():
        folium.PolyLine(
            points, color=color, weight=weight, dash_array="7 8" if schematic else None,
            class_name=names + (" schematic" if schematic else ""), line_cap="butt" if schematic else "round", smooth_factor=0.4,
        ).add_to(groups["Routes"])  # fmt: skip
    for k, (crossing, lon) in enumerate(leg.crossings):
        folium.CircleMarker(
            [crossing.lat, lon], radius=6, color=color, weight=2.5, fill=True, fill_color=palette.casing,
            fill_opacity=1, class_name=f"crossing leg-{leg.number} crossing-{leg.number}-{k}",
        ).add_to(groups["Border crossings"])  # fmt: skip


def script_of(made: folium.Map) -> str:
    """Return the map's own script, with folium's random names renumbered in order.

    The map is bound to the variable ``map_1``, its element must have the id ``map_1``.
    """
    figure: Any = made.get_root()
    figure.render()
    script: str = figure.script.render()
    numbers: dict[str, int] = {made.get_name().rpartition("_")[2]: 1}
    body = _ID.sub(lambda m: f"_{numbers.setdefault(m[1], len(numbers) + 1)}", script)
    # folium indents its templates by up to 20 columns
    return "\n".join(line.strip() for line in body.splitlines() if line.strip())
