"""Journeys: who went from where to where, in order, and the timeline of what is known."""

from geotrack.journeys.assembler import RuleAssembler, assemble
from geotrack.journeys.timeline import timeline

__all__ = ["RuleAssembler", "assemble", "timeline"]
