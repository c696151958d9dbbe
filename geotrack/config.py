"""Settings: one frozen value that is passed in, never global state."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to read, settle, route and judge.

    Parameters
    ----------
    recognizer
        Name of the toponym recognizer: ``tagger`` (default), ``lexicon``, ``given``, ``spacy``.
    tagger
        Name of the tagger of time expressions; ``geotrack plugins`` lists all components.
    reader
        Name of the reader of claims.
    assembler
        Name of what assembles journeys.
    resolver
        Name of what settles toponyms as places.
    router
        Name of what finds routes.
    demonyms
        Report adjectives of places ("Russian") as toponyms.
    facilities
        Report airports, stations, hospitals and other named buildings as toponyms.
    gazetteer
        ``bundled``, the path of an imported store (``world.sqlite``), a live geocoder
        (``live:nominatim``, needs `network`), or the name of a plug-in's.
    places
        Settled by the user: pairs of name and reference (``("Georgia", "US-GA")``); a reference is
        an ISO country or division code, a GeoNames id, or ``lat,lon``.
    place_list
        Path of an editor's own place list (CSV), which takes precedence; None: none.
    mode
        Mode of travel to assume where the text leaves it open; None: none.
    avoid
        ISO codes of countries that no route may pass.
    closed_passages
        Sea passages that are closed (``suez``, ``panama``, ``bosporus`` …).
    network
        Allow live services (geocoders, routing servers, URLs).
    geometry
        Keep route lines in the report (a page needs them, a batch mostly not).
    seed
        Seed of whatever is random.
    """

    recognizer: str = "tagger"
    tagger: str = "rules"
    reader: str = "grammar"
    assembler: str = "rules"
    resolver: str = "joint"
    router: str = "bundled"
    demonyms: bool = False
    facilities: bool = False
    gazetteer: str = "bundled"
    places: tuple[tuple[str, str], ...] = ()
    place_list: str | None = None
    mode: str | None = None
    avoid: tuple[str, ...] = ()
    closed_passages: tuple[str, ...] = ()
    network: bool = False
    geometry: bool = True
    seed: int = 0
