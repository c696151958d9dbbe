"""The public functions: a whole article at once, or one stage alone."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from geotrack.config import Settings
from geotrack.documents import read_document
from geotrack.errors import UsageError
from geotrack.pipeline import Pipeline

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

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
    from geotrack.report import Report

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
    try:
        return Pipeline(settings or Settings(**options))
    except TypeError as fault:
        raise UsageError(str(fault).replace("Settings.__init__()", "analyze()")) from None


def analyze(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
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
    published
        ISO date of publication, from which "Sunday night" is counted; None: as the source says.
    title
        Headline; None: as the source says.
    settings
        A `Settings` value; None: defaults, or `options`, which are its members.

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
    >>> import io, geotrack
    >>> story = io.StringIO(
    ...     "The train covered the 1,150 km from Pyongyang to Vladivostok in 20 hours."
    ... )
    >>> geotrack.analyze(story).rating
    'consistent'
    """
    pipeline = _pipeline(settings, options)
    network = pipeline.settings.network
    return pipeline.analyze(
        read_document(source, published=published, title=title, network=network)
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
    return Pipeline(settings).resolve(document, toponyms, claims)[0]


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
    pipeline = Pipeline(settings)
    return pipeline.router.route(origin, destination, mode, via=via, avoid=pipeline.settings.avoid)


def check(
    source: str | os.PathLike[str] | IO[str] | IO[bytes] | Document,
    *,
    published: str | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> tuple[Verdict, ...]:
    """Return the verdicts on an article's claims, one per claim in order; may be empty."""
    return analyze(source, published=published, settings=settings, **options).verdicts
