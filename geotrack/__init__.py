"""geotrack: an article in, a checked route map out.

>>> import geotrack
>>> sorted(geotrack.__all__)[:4]
['Claim', 'Document', 'Finding', 'GeotrackError']

The names below are the public API; everything is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geotrack.archived import read as read_report
    from geotrack.batch.comparison import compare
    from geotrack.batch.framing import analyze_frame
    from geotrack.config import Settings
    from geotrack.errors import GeotrackError, InputError, UsageError
    from geotrack.measures.interval import Interval
    from geotrack.model import (
        Claim,
        Document,
        Finding,
        Journey,
        Leg,
        Place,
        Resolution,
        Route,
        TimeExpression,
        Toponym,
        Verdict,
    )
    from geotrack.pipeline import Pipeline
    from geotrack.report import Report
    from geotrack.stages import (
        analyze,
        assemble,
        check,
        find_claims,
        find_times,
        find_toponyms,
        resolve,
        route,
    )
    from geotrack.text.documents import read_document

__all__ = [
    "Claim",
    "Document",
    "Finding",
    "GeotrackError",
    "InputError",
    "Interval",
    "Journey",
    "Leg",
    "Pipeline",
    "Place",
    "Report",
    "Resolution",
    "Route",
    "Settings",
    "TimeExpression",
    "Toponym",
    "UsageError",
    "Verdict",
    "analyze",
    "analyze_frame",
    "assemble",
    "check",
    "compare",
    "find_claims",
    "find_times",
    "find_toponyms",
    "read_document",
    "read_report",
    "resolve",
    "route",
]

_MODEL = (
    "Claim", "Document", "Finding", "Journey", "Leg", "Place", "Resolution", "Route",
    "TimeExpression", "Toponym", "Verdict",
)  # fmt: skip
_HOMES: dict[str, tuple[str, str]] = {
    **{name: ("geotrack.model", name) for name in _MODEL},
    **{name: ("geotrack.errors", name) for name in ("GeotrackError", "InputError", "UsageError")},
    "Interval": ("geotrack.measures.interval", "Interval"),
    "Pipeline": ("geotrack.pipeline", "Pipeline"),
    "Report": ("geotrack.report", "Report"),
    "Settings": ("geotrack.config", "Settings"),
    "analyze_frame": ("geotrack.batch.framing", "analyze_frame"),
    "compare": ("geotrack.batch.comparison", "compare"),
    "read_document": ("geotrack.text.documents", "read_document"),
    "read_report": ("geotrack.archived", "read"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'geotrack' has no attribute {name!r}")
    module, attribute = _HOMES.get(name, ("geotrack.stages", name))
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
