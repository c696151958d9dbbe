"""The command that shows how a text was read."""

from __future__ import annotations

from typing import Any

import click

from geotrack.cli.options import article_options, settings_of, with_sidecar

__all__ = ["explain_command"]


@click.command("explain")
@article_options
def explain_command(article: str, **options: Any) -> None:
    """Show how each figure of ARTICLE was read: kinds, ends, reasons and the state before.

    \b
    geotrack explain article.txt
    """  # noqa: D301 \b keeps click from joining the lines
    from geotrack.claims.explaining import explain
    from geotrack.documents import read_document
    from geotrack.pipeline import Pipeline

    options = with_sidecar(article, options)
    settings = settings_of(options)
    document = read_document(
        article,
        published=options["published"],
        title=options["title"],
        encoding=options["encoding"],
        network=settings.network,
    )
    pipeline = Pipeline(settings)
    toponyms, times = pipeline.toponyms(document), pipeline.times(document)
    lines = explain(document, toponyms, times)
    click.echo("\n".join(lines) if lines else "no figure with a unit of length, time or speed")
