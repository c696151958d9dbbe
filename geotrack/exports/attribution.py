"""Whom every exported file credits: the licences of the data ask for it."""

from typing import Final

ATTRIBUTION: Final = (
    "© OpenStreetMap contributors, countries-states-cities, OpenFlights, uk-railway-stations (ODbL) · "
    "GeoNames, Who's On First, LINZ, Landmælingar Íslands, Canada place names (CC BY 4.0), "
    "India Post (GODL-India, data.gov.in), US Census, US NGA · Natural Earth · licences: "
    "opendatacommons.org/licenses/odbl, creativecommons.org/licenses/by/4.0"
)
