"""The command that compares several articles: compare."""

from typing import Any

import click

from geotrack.cli.options import inputs_of, reading_options, settings_of, write_text
from geotrack.cli.verdictlines import warned
from geotrack.exports.outputs import check_output


@click.command("compare")
@click.argument("articles", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication date of all of them.")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True, help="How it is printed.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Where to write; .html draws a page, .csv a table; default: standard output.")  # fmt: skip
@reading_options
def compare_command(
    articles: tuple[str, ...], published: str | None, shape: str, output: str | None, **options: Any
) -> None:
    """Compare several articles on one journey: where they agree, differ, or copy a figure.

    \b
    geotrack compare agency.txt paper.txt blog.txt
    geotrack compare a.txt b.txt -o comparison.html
    geotrack compare a.txt b.txt -o comparison.csv
    """  # noqa: D301
    if len(articles) < 2:
        raise click.UsageError("give at least two articles")
    if output and output != "-":
        check_output(output, inputs=inputs_of(options, *articles))
    from geotrack.batch.comparison import as_csv, as_json, as_page, as_text, compare

    comparison = compare(articles, published=published, settings=settings_of(options))
    for name, report in zip(articles, comparison.reports, strict=True):
        warned(report, name)
    if output and output.lower().endswith((".html", ".htm")):
        write_text(as_page(comparison), output, inputs=inputs_of(options, *articles))
    else:
        ending = (output or "").lower().rpartition(".")[2]
        write = {"json": as_json, "csv": as_csv}.get(ending if shape == "table" else shape, as_text)
        text = write(comparison)
        write_text(text, output, inputs=inputs_of(options, *articles))
