"""Whom a map credits."""

from typing import Final

from geotrack.rendering.view import View

#: source of a route or place → whom it wants credited
_SERVICES: Final = {
    "osrm": "routes © OpenStreetMap contributors (ODbL), by OSRM",
    "valhalla": "routes © OpenStreetMap contributors (ODbL), by Valhalla",
    "graphhopper": "routes © OpenStreetMap contributors (ODbL), by GraphHopper",
    "live:nominatim": "places © OpenStreetMap contributors (ODbL), by Nominatim",
    "live:photon": "places © OpenStreetMap contributors (ODbL), by Photon",
    "live:pelias": "places by Pelias (OpenStreetMap, Who's On First, OpenAddresses, GeoNames)",
    "live:geonames": "places by GeoNames' web service (CC BY 4.0)",
}


def credits_of(view: View, *, context: bool = True) -> str:
    """Return the sources of what a map shows; `context`: railways or roads on its ground."""
    sources = {leg.leg.route.source for leg in view.legs if leg.leg.route}
    lines = "rail, road, " if context or sources & {"bundled-rail", "bundled-road"} else ""
    parts = [
        f"{lines}villages © OpenStreetMap contributors, countries-states-cities, OpenFlights (ODbL)"
    ]
    if "bundled-sea" in sources:
        parts.append("sea lanes searoute (Eurostat, ORNL)")
    parts.append(
        "places GeoNames, Who's On First, LINZ, Landmælingar Íslands (CC BY), India Post (GODL), US Census"
    )
    used = sources | {place.gazetteer for place in view.report.places}
    parts += [credit for service, credit in _SERVICES.items() if service in used]
    return ", ".join([*parts, "land Natural Earth"])
