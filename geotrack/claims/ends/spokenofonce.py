"""The cast of a text, made once for all that ask."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geotrack.claims.ends.spokenof import Cast

if TYPE_CHECKING:
    from geotrack.claims.candidates.symbols import Script
    from geotrack.model import Document


@lru_cache(maxsize=1)
def cast_of(document: Document, script: Script) -> Cast:
    """Return the entities of a text and their sightings; the last one is remembered."""
    return Cast(document, script)
