"""Toponyms become places: gazetteers, live geocoders, and the resolver that settles a document."""

from geotrack.places.bundled import BundledGazetteer
from geotrack.places.index import BundledNameIndex
from geotrack.places.resolver import JointResolver

__all__ = ["BundledGazetteer", "BundledNameIndex", "JointResolver"]
