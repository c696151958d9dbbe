"""A case made of given values, under the name that tests and plug-ins know it by."""

from geotrack.verdicts.case import Case as PlainCase
from geotrack.verdicts.case import bounds_only

__all__ = ["PlainCase", "bounds_only"]
