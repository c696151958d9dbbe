"""Toponyms become places: gazetteers, live geocoders, and the resolver that settles a document.

Names are imported when they are first used, so that a run loads only what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from geotrack.places.gazetteer.bundled import BundledGazetteer, describe_gazetteer
    from geotrack.places.gazetteer.descriptions import describe
    from geotrack.places.gazetteer.geonames import GeoNamesGazetteer, import_geonames
    from geotrack.places.gazetteer.index import BundledNameIndex, name_index
    from geotrack.places.gazetteer.live import LiveGazetteer
    from geotrack.places.gazetteer.opening import open_gazetteer
    from geotrack.places.gazetteer.placelist import (
        PlaceList,
        RejectedRow,
        StackedGazetteer,
        read_place_list,
        with_place_list,
    )
    from geotrack.places.meanings import locate
    from geotrack.places.references import place_of_reference
    from geotrack.places.settling.resolver import JointResolver

__all__ = [
    "BundledGazetteer",
    "BundledNameIndex",
    "GeoNamesGazetteer",
    "JointResolver",
    "LiveGazetteer",
    "PlaceList",
    "RejectedRow",
    "StackedGazetteer",
    "describe",
    "describe_gazetteer",
    "import_geonames",
    "locate",
    "name_index",
    "open_gazetteer",
    "place_of_reference",
    "read_place_list",
    "with_place_list",
]

_MODULE: Final = {
    "BundledGazetteer": "gazetteer.bundled",
    "BundledNameIndex": "gazetteer.index",
    "GeoNamesGazetteer": "gazetteer.geonames",
    "JointResolver": "settling.resolver",
    "LiveGazetteer": "gazetteer.live",
    "PlaceList": "gazetteer.placelist",
    "RejectedRow": "gazetteer.placelist",
    "StackedGazetteer": "gazetteer.placelist",
    "describe": "gazetteer.descriptions",
    "describe_gazetteer": "gazetteer.bundled",
    "import_geonames": "gazetteer.geonames",
    "locate": "meanings",
    "name_index": "gazetteer.index",
    "open_gazetteer": "gazetteer.opening",
    "place_of_reference": "references",
    "read_place_list": "gazetteer.placelist",
    "with_place_list": "gazetteer.placelist",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
