"""Whom a map credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geotrack.rendering.view import View

__all__ = ["credits_of"]


def credits_of(view: View, *, context: bool = True) -> str:
    """Return the sources of what a map shows; `context`: railways or roads on its ground."""
    sources = {leg.leg.route.source for leg in view.legs if leg.leg.route}
    parts = []
    if context or sources & {"bundled-rail", "bundled-road"}:
        parts.append("rail and road © OpenStreetMap contributors (ODbL)")
    if "bundled-sea" in sources:
        parts.append("sea lanes searoute (Eurostat, ORNL)")
    return ", ".join([*parts, "places GeoNames (CC BY 4.0)", "land Natural Earth"])
