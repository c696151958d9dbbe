"""KML 2.2 (OGC 07-147r2): a folder of places, one of legs with time spans where they are known."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geotrack.exports.attribution import ATTRIBUTION
from geotrack.exports.geojson import cut_at_antimeridian, leg_line, leg_title
from geotrack.exports.legtimes import bounds_of
from geotrack.exports.xmltext import document, leaf

if TYPE_CHECKING:
    from geotrack.report import Report


def _plain(name: str) -> str:
    """Return a name without the signs that open markup: balloons show names as HTML, lists do not."""
    return name.replace("<", "‹").replace(">", "›")


def write(report: Report) -> bytes:
    """Return the report as KML."""
    root = ET.Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    body = ET.SubElement(root, "Document")
    leaf(body, "name", _plain(report.document.title or report.document.id or "geotrack"))
    leaf(body, "description", ATTRIBUTION)
    places = ET.SubElement(body, "Folder")
    leaf(places, "name", "Places")
    for place in report.places:
        if place.lat is not None and place.lon is not None:
            mark = ET.SubElement(places, "Placemark")
            leaf(mark, "name", _plain(place.name))
            point = ET.SubElement(mark, "Point")
            leaf(point, "coordinates", f"{place.lon:.5f},{place.lat:.5f}")
    legs = ET.SubElement(body, "Folder")
    leaf(legs, "name", "Legs")
    for journey in report.journeys:
        for leg in journey.legs:
            line = leg_line(leg, report)
            if line is None:
                continue
            mark = ET.SubElement(legs, "Placemark")
            leaf(mark, "name", _plain(leg_title(leg, report)))
            # a viewer shows a description as HTML: the article's words are to stay words
            quoted = " · ".join(report.claims[k].text for k in leg.claims)
            leaf(mark, "description", escape(quoted))
            begin = bounds_of(report, leg.departs)[0]
            end = bounds_of(report, leg.arrives)[1]
            if begin or end:
                span = ET.SubElement(mark, "TimeSpan")
                if begin:
                    leaf(span, "begin", begin)
                if end:
                    leaf(span, "end", end)
            lines = ET.SubElement(mark, "MultiGeometry")
            for piece in cut_at_antimeridian(line):
                drawn = ET.SubElement(lines, "LineString")
                leaf(drawn, "tessellate", 1)
                leaf(drawn, "coordinates", " ".join(f"{x:.5f},{y:.5f}" for x, y in piece))
    return document(root)
