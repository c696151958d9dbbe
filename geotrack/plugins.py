"""Components by name: the built-in ones, and those that other packages offer by entry point.

A package offers a component in its ``pyproject.toml``::

    [project.entry-points."geotrack.recognizers"]
    mine = "mypackage.module:MyRecognizer"

Kinds: ``recognizers``, ``gazetteers``, ``taggers`` (of time expressions), ``readers`` (of claims),
``assemblers`` (of journeys), ``resolvers``, ``routers``, ``checks``, ``writers`` (by file ending).
Nothing is imported before it is asked for.
"""

from importlib import import_module
from importlib.metadata import entry_points
from traceback import walk_tb
from typing import Any, Final

from geotrack.errors import UnknownComponentError

__all__ = ["BUILTIN", "CONTENT_TYPES", "KINDS", "available", "component", "ending_of", "signature"]

#: file ending → "module:attribute", and the content type that servers send; a new format is one row
_WRITERS: Final[dict[str, tuple[str, str]]] = {
    ".json": ("geotrack.exports.archive:write", "application/json"),
    ".geojson": ("geotrack.exports.geojson:write", "application/geo+json"),
    ".kml": ("geotrack.exports.kml:write", "application/vnd.google-earth.kml+xml"),
    ".gpx": ("geotrack.exports.gpx:write", "application/gpx+xml"),
    ".csv": ("geotrack.exports.frames:write_csv", "text/csv; charset=utf-8"),
    ".xlsx": ("geotrack.exports.workbook:write", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".parquet": ("geotrack.exports.frames:write_parquet", "application/vnd.apache.parquet"),
    ".geoparquet": ("geotrack.exports.geoframes:write_parquet", "application/vnd.apache.parquet"),
    ".tei.xml": ("geotrack.exports.tei:write", "application/tei+xml"),
    ".lpf.json": ("geotrack.exports.linkedplaces:write", "application/ld+json"),
    ".claimreview.json": ("geotrack.exports.claimreview:write", "application/ld+json"),
    ".annotations.json": ("geotrack.exports.annotations:write", "application/ld+json"),
    ".html": ("geotrack.rendering.page:write", "text/html; charset=utf-8"),
    ".svg": ("geotrack.rendering.svg:write", "image/svg+xml"),
    ".png": ("geotrack.rendering.png:write", "image/png"),
    ".pdf": ("geotrack.rendering.pdf:write", "application/pdf"),
}  # fmt: skip
#: kind → name → "module:attribute"
BUILTIN: Final[dict[str, dict[str, str]]] = {
    "recognizers": {
        "tagger": "geotrack.toponyms.tagger:Tagger",
        "given": "geotrack.toponyms.given:GivenRecognizer",
        "spacy": "geotrack.toponyms.spacy:SpacyRecognizer",
    },
    "gazetteers": {"bundled": "geotrack.places.gazetteer.bundled:BundledGazetteer"},
    "taggers": {"rules": "geotrack.times:RuleTagger"},
    "readers": {
        "deciding": "geotrack.claims.reader.deciding:DecidingReader",
        "grammar": "geotrack.claims:GrammarReader",
        "llm": "geotrack.claims.llm:LanguageModelReader",
        "both": "geotrack.claims.llm:BothReaders",
    },
    "assemblers": {"rules": "geotrack.journeys:RuleAssembler"},
    "resolvers": {"joint": "geotrack.places.settling.resolver:JointResolver"},
    "routers": {
        "bundled": "geotrack.routes:BundledRouter",
        "osrm": "geotrack.routes.servers:OsrmRouter",
        "valhalla": "geotrack.routes.servers:ValhallaRouter",
        "graphhopper": "geotrack.routes.servers:GraphHopperRouter",
    },
    "checks": {},
    "writers": {ending: target for ending, (target, _) in _WRITERS.items()},
}
KINDS: Final = tuple(BUILTIN)
#: file ending → content type, of the built-in writers
CONTENT_TYPES: Final[dict[str, str]] = {ending: kind for ending, (_, kind) in _WRITERS.items()}


def available(kind: str) -> dict[str, str]:
    """Return name → ``module:attribute`` of one kind, built-in ones first, then by name.

    A plug-in cannot replace a built-in component; it takes a name of its own.
    """
    if kind not in BUILTIN:
        raise UnknownComponentError(f"no kind {kind!r}; there are {', '.join(KINDS)}")
    offered = sorted(entry_points(group=f"geotrack.{kind}"), key=lambda point: point.name)
    others = {point.name: point.value for point in offered if point.name not in BUILTIN[kind]}
    return {**BUILTIN[kind], **others}


def component(kind: str, name: str) -> Any:
    """Return a component's class or function by name.

    Raises
    ------
    UnknownComponentError
        If nobody offers that name; the message lists the names that exist.
    """
    target = BUILTIN.get(kind, {}).get(name)
    if target is None:
        target = available(kind).get(name)
    if target is None:
        names = ", ".join(available(kind))
        raise UnknownComponentError(f"no {kind.removesuffix('s')} {name!r}; there are {names}")
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)


def ending_of(name: str) -> str | None:
    """Return the ending of a file's name that a writer is registered for, the longest; None: none is.

    Examples
    --------
    >>> ending_of("Story.TEI.xml"), ending_of("a.b.json"), ending_of("a.txt")
    ('.tei.xml', '.json', None)
    """
    endings = sorted(available("writers"), key=len, reverse=True)
    return next((ending for ending in endings if name.lower().endswith(ending)), None)


def signature(kind: str, component: Any) -> str:
    """Return what a component says of itself: ``kind:name``, ``/version`` and ``?options`` if it has any.

    A component may have a ``version`` (a string) and ``options`` (a mapping of what it was set to beyond
    the settings of the report). Both stand in the provenance of every report.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> signature("reader", SimpleNamespace(name="mine", version="2.1", options={"beam": 4}))
    'reader:mine/2.1?beam=4'
    >>> signature("router", SimpleNamespace(name="straight"))
    'router:straight'
    """
    name = component if isinstance(component, str) else component.name
    version = getattr(component, "version", "")
    options = getattr(component, "options", None) or {}
    said = "&".join(f"{key}={options[key]}" for key in sorted(options))
    return f"{kind}:{name}" + (f"/{version}" if version else "") + (f"?{said}" if said else "")


def package_of(fault: BaseException) -> str:
    """Return the plug-in's package in which a fault arose, "geotrack" where no plug-in ran."""
    plugged = {
        point.module.partition(".")[0]
        for kind in KINDS
        for point in entry_points(group=f"geotrack.{kind}")
    }
    ran = (
        str(f.f_globals.get("__name__")).partition(".")[0] for f, _ in walk_tb(fault.__traceback__)
    )
    return next((package for package in ran if package in plugged), "geotrack")
