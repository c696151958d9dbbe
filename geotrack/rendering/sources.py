"""Whom a map credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geotrack.rendering.view import View

__all__ = ["credits_of"]


def credits_of(view: View, *, context: bool = True) -> str:
    """Return the sources of what a map shows; `context`: railways or roads on its ground."""
    sources = {leg.leg.route.source for leg in view.legs if leg.leg.route}
    lines = "rail, road, " if context or sources & {"bundled-rail", "bundled-road"} else ""
    parts = [f"{lines}villages © OpenStreetMap contributors, countries-states-cities (ODbL)"]
    if "bundled-sea" in sources:
        parts.append("sea lanes searoute (Eurostat, ORNL)")
    parts.append("places GeoNames (CC BY 4.0), India Post (GODL), US Census")
    return ", ".join([*parts, "land Natural Earth"])
