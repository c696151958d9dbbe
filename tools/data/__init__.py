"""The scripts that make the packed data of geotrack; they are no part of the wheel.

``python -m tools.data`` from the root of the repository (``make data``) makes everything anew;
``geotrack/data/SOURCES.md`` tells what each file comes from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

__all__ = ["DATA"]

#: the folder of the packed data
DATA: Final = Path(__file__).resolve().parents[2] / "geotrack" / "data"
