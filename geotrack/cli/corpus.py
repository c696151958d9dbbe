"""Commands about many articles: batch, compare."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from geotrack.cli.options import check_output, reading_options, settings_of, write_text
from geotrack.errors import InputError

__all__ = ["batch_command", "compare_command"]


@click.command("batch")
@click.argument("source", metavar="INPUT")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="JSON lines, one per record; default: standard output.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes on this machine.",
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler instead (extra: cluster).")
@click.option(
    "--geometry/--no-geometry",
    default=True,
    show_default=True,
    help="Keep route lines in the reports.",
)
@reading_options
def batch_command(
    source: str, output: str, jobs: int, cluster: str | None, *, geometry: bool, **options: Any
) -> None:
    """Analyse many articles: one report per line, in the order of the input.

    INPUT is a file of JSON lines {"id", "text", "title"?, "published"?}, a folder of articles (.txt
    .md .html .pdf), or - for standard input. A record that cannot be analysed becomes a line
    {"id", "error"}; the others go on.

    \b
    geotrack batch corpus.jsonl -o reports.jsonl --jobs 2
    geotrack batch articles/ -o reports.jsonl --no-geometry
    geotrack batch spans.jsonl -o placed.jsonl --recognizer given     settles spans in "toponyms"
    """  # noqa: D301
    from geotrack.batch import records, run
    from geotrack.cli.progress import track

    settings = settings_of(options, geometry=geometry)
    rows, total = records(source)
    failed = done = 0
    with ExitStack() as stack:
        target = None if output == "-" else Path(output)
        if target is None:
            out: Any = sys.stdout
        else:
            check_output(target)
            scratch = target.with_name(f"{target.name}.part")

            def drop_empty(fault: type[BaseException] | None, *_: object) -> None:
                if fault is not None and scratch.is_file() and not scratch.stat().st_size:
                    scratch.unlink()

            stack.push(drop_empty)  # before the file: it is closed and complete by then
            try:
                out = stack.enter_context(scratch.open("w", encoding="utf-8", newline="\n"))
            except OSError as fault:
                raise InputError(f"cannot be written: {fault.strerror}", where=output) from None
        for line in track(
            run(rows, settings, jobs=jobs, cluster=cluster), total=total, what="articles"
        ):
            out.write(line + "\n")
            done += 1
            failed += line.startswith('{"id":') and ',"error":{"type":' in line[:400]
    if target is not None:
        scratch.replace(target)
    noun = "record" if done == 1 else "records"
    note = f', {failed} of them could not be analysed (see their "error")' if failed else ""
    click.echo(f"{output}: {done} {noun}{note}", err=True)


@click.command("compare")
@click.argument("articles", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication date of all of them.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How it is printed.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Where to write; .html draws a page; default: standard output.",
)
@reading_options
def compare_command(
    articles: tuple[str, ...],
    published: str | None,
    shape: str,
    output: str | None,
    **options: Any,
) -> None:
    """Compare several articles on one journey: where they agree, differ, or copy a figure.

    \b
    geotrack compare agency.txt paper.txt blog.txt
    geotrack compare a.txt b.txt -o comparison.html
    """  # noqa: D301
    if len(articles) < 2:
        raise click.UsageError("give at least two articles")
    from geotrack.comparison import as_json, as_page, as_text, compare

    comparison = compare(articles, published=published, settings=settings_of(options))
    if output and output.lower().endswith((".html", ".htm")):
        write_text(as_page(comparison), output)
    else:
        write_text(as_json(comparison) if shape == "json" else as_text(comparison), output)
