"""The public functions: a whole article at once, or one stage alone."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import IO, Any

from geotrack.config import Settings
from geotrack.errors import UsageError
from geotrack.model import (
    Claim,
    Document,
    Journey,
    Mode,
    Place,
    Resolution,
    Route,
    TimeExpression,
    Toponym,
    Verdict,
)
from geotrack.pipeline import Pipeline
from geotrack.report import Report
from geotrack.text.documents import language_of, read_document

__all__ = [
    "analyze",
    "assemble",
    "check",
    "find_claims",
    "find_times",
    "find_toponyms",
    "resolve",
    "route",
]


def _pipeline(settings: Settings | None, options: dict[str, Any]) -> Pipeline:
    if settings is not None and options:
        raise UsageError("give settings, or single options, not both")
    known = [field.name for field in fields(Settings)]
    for name in options:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
            raise UsageError(f"analyze() has no option {name!r}; {hint}")
    return Pipeline(settings or Settings(**_in_place(options)))


def _in_place(options: dict[str, Any]) -> dict[str, Any]:
    """Return options with ``places`` as pairs, whether given as pairs or as a mapping; UsageError if ``places`` is neither."""
    places = options.get("places")
    if places is None:
        return options
    rows = list(places.items()) if isinstance(places, Mapping) else list(places)
    if isinstance(places, str) or not all(
        isinstance(row, (tuple, list)) and len(row) == 2 for row in rows
    ):
        raise UsageError("places is a mapping of names to references: places={'Georgia': 'US-GA'}")
    pairs = tuple((str(name), _reference(ref)) for name, ref in rows)
    return {**options, "places": pairs}


def _reference(value: Any) -> str:
    """Return a reference as text: a code or number as it is, a pair of latitude and longitude."""
    if isinstance(value, (tuple, list)) and len(value) == 2:
        return f"{value[0]},{value[1]}"
    return str(value)


def analyze(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document | None = None,
    *,
    text: str | None = None,
    published: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Report:
    """Read an article, settle its places, find its routes and judge its claims.

    Parameters
    ----------
    source
        Path, URL (with ``network=True``), open file or `Document`.
    text
        The article itself, instead of `source`.
    published
        ISO date of publication, from which "Sunday night" is counted; None: as the source says.
    title
        Headline; None: as the source says.
    settings
        A `Settings` value; None: defaults, or `options`, which are its members. `places` may be a
        mapping: ``places={"Georgia": "US-GA", "Tripoli": (34.43, 35.84)}``.

    Returns
    -------
    Report
        Always, also for a text without travel facts.

    Raises
    ------
    InputError
        If there is no readable article.
    UsageError
        If an option does not exist or does not fit.

    Examples
    --------
    >>> import geotrack
    >>> story = "The train covered the 1,150 km from Pyongyang to Vladivostok in 20 hours."
    >>> geotrack.analyze(text=story).rating
    'consistent'
    """
    if (source is None) == (text is None):
        raise UsageError("give a source (path, file, Document) or text=, one of them")
    if isinstance(source, str) and len(source) > 300 and not source.lower().startswith("http"):
        raise UsageError("this source is no path but an article: give it as text=")
    given: Any = source if text is None else Document(text=text, language=language_of(text))
    pipeline = _pipeline(settings, options)
    network, access = pipeline.settings.network, pipeline.settings.access
    return pipeline.analyze(
        read_document(given, published=published, title=title, network=network, access=access)
    )


def find_toponyms(document: Document, settings: Settings | None = None) -> tuple[Toponym, ...]:
    """Return the toponyms of a document in order, none overlapping; may be empty."""
    return Pipeline(settings).toponyms(document)


def find_times(document: Document, settings: Settings | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document in order, none overlapping; may be empty."""
    return Pipeline(settings).times(document)


def find_claims(
    document: Document,
    toponyms: Sequence[Toponym] | None = None,
    times: Sequence[TimeExpression] | None = None,
    settings: Settings | None = None,
) -> tuple[Claim, ...]:
    """Return the claims of a document in order; toponyms and times are found when not given."""
    pipeline = Pipeline(settings)
    names = pipeline.toponyms(document) if toponyms is None else toponyms
    when = pipeline.times(document) if times is None else times
    return pipeline.claims(document, names, when)


def resolve(
    document: Document,
    toponyms: Sequence[Toponym],
    claims: Sequence[Claim] = (),
    settings: Settings | None = None,
) -> tuple[Resolution, ...]:
    """Return one resolution per toponym, settled together; the unresolved have no place."""
    return Pipeline(settings).resolve(document, toponyms, claims)


def assemble(document: Document, settings: Settings | None = None) -> tuple[Journey, ...]:
    """Return the journeys of a document, the main one first, with routes; may be empty."""
    return Pipeline(settings).analyze(document).journeys


def route(
    origin: Place,
    destination: Place,
    mode: Mode = "unknown",
    *,
    via: Sequence[Place] = (),
    settings: Settings | None = None,
) -> Route:
    """Return the ways between two settled places.

    Raises
    ------
    ValueError
        If a place is not settled.
    """
    return Pipeline(settings).routes()(origin, destination, mode, via=via, geometry=True)


def check(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
    published: str | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> tuple[Verdict, ...]:
    """Return the verdicts on an article's claims, one per claim in order; may be empty."""
    return analyze(source, published=published, settings=settings, **options).verdicts
