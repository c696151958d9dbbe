"""The command that shows how a text was read."""

from typing import Any

import click

from geotrack.cli.options import article_options, document_of, settings_of, with_sidecar
from geotrack.cli.patience import patience


@click.command("explain")
@article_options
def explain_command(article: str, **options: Any) -> None:
    """Show how ARTICLE was read: each figure with kinds, ends and reasons, and each movement.

    Of every sentence that tells of a movement: who is where before and after it, since where, and where to.

    \b
    geotrack explain article.txt
    """  # noqa: D301 \b keeps click from joining the lines
    from geotrack.claims.movements.travellerplaces import whereabouts
    from geotrack.claims.reader.explaining import explain
    from geotrack.pipeline import Pipeline
    from geotrack.report import NOT_ENGLISH

    options = with_sidecar(article, options)
    settings = settings_of(options)
    document = document_of(article, options, settings)
    if document.language != "en":
        click.echo(f"geotrack: warning: {article}: {NOT_ENGLISH}", err=True)
    pipeline = Pipeline(settings)
    with patience(document, article, options["max_seconds"]):
        toponyms, times = pipeline.toponyms(document), pipeline.times(document)
        figures = explain(document, toponyms, times)
        moves = whereabouts(document, toponyms, times)
    click.echo("\n".join(figures or ["no figure with a unit of length, time or speed"]))
    click.echo("\n".join(["", "the journey", "", *moves] if moves else ["", "nobody moves"]))
