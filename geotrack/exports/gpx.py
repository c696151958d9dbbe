"""GPX 1.1: every leg a route (``rte``: intended, not recorded), settled towns and points as waypoints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from geotrack.exports.attribution import ATTRIBUTION
from geotrack.exports.geojson import leg_line, leg_title
from geotrack.exports.xmltext import document, leaf

if TYPE_CHECKING:
    from geotrack.model import Place
    from geotrack.report import Report

#: what a waypoint in the middle would lead nowhere
_AREAS: Final = frozenset({"country", "continent", "region", "division", "sea", "ocean", "desert", "range", "border"})  # fmt: skip
_LARGEST_KM: Final = 30.0


def _too_large(place: Place) -> bool:
    return place.radius_km > _LARGEST_KM and (place.kind in _AREAS or place.radius_km > 4 * _LARGEST_KM)  # fmt: skip


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def write(report: Report) -> bytes:
    """Return the report as GPX 1.1; longitudes are within -180…180."""
    root = ET.Element(
        "gpx", version="1.1", creator="geotrack", xmlns="http://www.topografix.com/GPX/1/1"
    )
    metadata = ET.SubElement(root, "metadata")
    leaf(metadata, "name", report.document.title or report.document.id or "geotrack")
    leaf(metadata, "desc", f"Routes as read from an article. {ATTRIBUTION}")
    for place in report.places:
        if place.lat is not None and place.lon is not None and not _too_large(place):
            point = ET.SubElement(root, "wpt", lat=f"{place.lat:.5f}", lon=f"{place.lon:.5f}")
            leaf(point, "name", place.name)
            leaf(point, "type", place.kind)
    for journey in report.journeys:
        for leg in journey.legs:
            line = leg_line(leg, report)
            if line is None:
                continue
            way = ET.SubElement(root, "rte")
            leaf(way, "name", leg_title(leg, report))
            if leg.claims:
                leaf(way, "desc", " · ".join(report.claims[k].text for k in leg.claims))
            leaf(way, "src", leg.route.source if leg.route else "great-circle")
            leaf(way, "type", leg.mode)
            for lat, lon in zip(line.lats, line.lons, strict=True):
                ET.SubElement(way, "rtept", lat=f"{lat:.5f}", lon=f"{_wrapped(lon):.5f}")
    return document(root)
