"""Toponyms become places: gazetteers, live geocoders, and the resolver that settles a document."""

from geotrack.places.bundled import BundledGazetteer, describe_gazetteer
from geotrack.places.descriptions import describe
from geotrack.places.geonames import GeoNamesGazetteer, import_geonames
from geotrack.places.index import BundledNameIndex, name_index
from geotrack.places.locating import locate
from geotrack.places.placelist import (
    PlaceList,
    RejectedRow,
    StackedGazetteer,
    read_place_list,
    with_place_list,
)
from geotrack.places.references import place_of_reference
from geotrack.places.resolver import JointResolver

__all__ = [
    "BundledGazetteer",
    "BundledNameIndex",
    "GeoNamesGazetteer",
    "JointResolver",
    "PlaceList",
    "RejectedRow",
    "StackedGazetteer",
    "describe",
    "describe_gazetteer",
    "import_geonames",
    "locate",
    "name_index",
    "place_of_reference",
    "read_place_list",
    "with_place_list",
]
