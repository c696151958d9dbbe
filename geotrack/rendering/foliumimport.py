"""Folium without pandas, which it only asks whether something is a frame: two thirds of its import.

What nobody has imported, nothing is an instance of; when somebody has, folium gets the real answer.
"""

import sys
from typing import Any


class _PandasWhenThere:
    """Stands for pandas where folium looks for frames."""

    def __getattr__(self, name: str) -> Any:
        real = sys.modules.get("pandas")
        return type(name, (), {}) if real is None else getattr(real, name)


def imported() -> Any:
    """Return the package folium; its own annotations are incomplete."""
    if "folium" in sys.modules or "pandas" in sys.modules:
        import folium

        return folium
    modules: Any = sys.modules
    modules["pandas"] = None  # folium takes it for not installed
    try:
        import folium
        import folium.utilities
    finally:
        del modules["pandas"]
    inner: Any = folium.utilities
    if getattr(inner, "pd", _PandasWhenThere) is None:
        inner.pd = _PandasWhenThere()
    return folium
