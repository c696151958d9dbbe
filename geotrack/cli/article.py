"""Commands about one article: map, check, read, export."""

import inspect
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from geotrack.cli.options import (
    article_options,
    document_of,
    document_options,
    inputs_of,
    read_input,
    settings_of,
    tell_places,
    with_sidecar,
    write_text,
)
from geotrack.cli.patience import patience
from geotrack.cli.readeroptions import SIZE_HELP, picture_arguments, style_arguments, style_options
from geotrack.cli.verdictlines import count_line, print_verdicts, warned
from geotrack.errors import InputError, UsageError
from geotrack.exports.outputs import check_output
from geotrack.plugins import BUILTIN, component, ending_of
from geotrack.rendering.captions import SIZES
from geotrack.report import Report


def _analyze(article: str, options: dict[str, Any], **more: Any) -> Report:
    from geotrack.pipeline import Pipeline

    options = with_sidecar(article, options)
    settings = settings_of(options, **more)
    document = document_of(article, options, settings)
    if settings.recognizer == "given":
        raise UsageError("recognizer 'given' takes its spans from records: use `geotrack batch`")
    with patience(document, article, options["max_seconds"]):
        report = warned(Pipeline(settings).analyze(document), article)
    tell_places(report, settings.pinned)
    return report


def _report(article: str, options: dict[str, Any]) -> Report:
    """Return an article's report, or the archived one when given a report's JSON."""
    if article.endswith(".json") and Path(article).is_file():
        from geotrack.archived import read

        try:
            return warned(read(Path(article).read_bytes()), article)
        except InputError as fault:
            raise InputError(f"{fault}; an article ends in .txt", where=article) from None
    return _analyze(article, options)


@click.command("map")
@article_options
@click.option("-o", "--output", metavar="FILE", help="The page; default: the article's name with .html.")  # fmt: skip
@click.option("--theme", type=click.Path(), help="A newsroom's theme file (TOML).")
@click.option("--compact", is_flag=True, help="A variant for narrow columns.")
@click.option("--tiles", metavar="URL", help="Online tiles; adds that one host to the page's policy.")  # fmt: skip
@click.option("--poster", is_flag=True, help="Write a picture (SVG) beside the page.")
@click.option("--quiet", "-q", is_flag=True, help="Do not print the verdicts.")
@style_options
def map_command(
    article: str,
    output: str | None,
    theme: str | None,
    tiles: str | None,
    *,
    compact: bool,
    poster: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Draw an article's journeys as one self-contained HTML page, and print the verdicts.

    \b
    geotrack map story.txt -o map.html --published 2023-09-12
    geotrack map story.txt --place "Georgia=US-GA" --remember
    geotrack map report.json -o map.html        from an archived report
    geotrack map story.txt --style reader --source "State railways" -o reader.html
    cat story.txt | geotrack map - -o map.html
    """  # noqa: D301
    styled = style_arguments(options)
    if output is None:
        output = "map.html" if article == "-" else f"{Path(article).stem or 'map'}.html"
    if output != "-" and not output.lower().endswith((".html", ".htm")):
        raise UsageError(f"{output}: a map is an .html file; other formats: `geotrack export`")
    picture = Path(output).with_suffix(".svg")
    for file in () if output == "-" else (Path(output), *([picture] if poster else [])):
        check_output(file, inputs=inputs_of({**options, "theme": theme}, article))
    report = _report(article, options)
    arguments = {"theme": theme, "tiles": tiles, "compact": compact or None}
    content = {k: v for k, v in arguments.items() if v is not None} | styled
    if output == "-":
        from geotrack.plugins import component

        sys.stdout.buffer.write(component("writers", ".html")(report, **content))
        return
    report.save(output, **content)
    if poster:
        report.save(str(picture), **styled)
    if not quiet and not styled:
        print_verdicts(report)
    click.echo(f"{output}: {count_line(report)}", err=True)


@click.command("check")
@click.argument("article", required=False)
@click.option("--claims", "claims", type=click.Path(), help="A table of structured claims (JSON lines, JSON or CSV) instead of an article.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How an article's verdicts are printed.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="List also the statements that are not judged.")
@document_options
def check_command(
    article: str | None,
    claims: str | None,
    output: str | None,
    shape: str,
    *,
    every: bool,
    **options: Any,
) -> int:
    """Print the verdicts on an article's claims; exit status 1 if any is contradicted.

    \b
    geotrack check story.txt --published 2023-09-12
    geotrack check story.txt --format json | jq .
    geotrack check --claims claims.csv -o verdicts.jsonl
    \b
    A claims table has: id, kind, value, unit, from, from_lat, from_lon, to, to_lat, to_lon and
    optionally value_max, approx, bound, direction, mode.
    """  # noqa: D301
    if (article is None) == (claims is None):
        raise click.UsageError("give an ARTICLE or --claims FILE")
    if claims is not None:
        return _check_table(claims, output, options)
    assert article is not None
    report = _report(article, options)
    if shape == "json":
        from geotrack.exports.archive import as_dict

        rows = [
            {k: row[k] for k in ("kind", "start", "end", "text", "verdict")}
            for row in as_dict(report)["claims"]
        ]
        write_text(
            json.dumps(rows, ensure_ascii=False, indent=1) + "\n",
            output,
            inputs=inputs_of(options, article),
        )
    elif output:
        raise click.UsageError("-o needs --format json for an article")
    else:
        print_verdicts(report, every=every)
    click.echo(f"{article}: {count_line(report)}", err=True)
    return int(report.rating == "contradicted")


def _check_table(claims: str, output: str | None, options: dict[str, Any]) -> int:
    from geotrack.cli.progress import track
    from geotrack.pipeline import Pipeline
    from geotrack.structured import answers, check_row, json_line, read_rows

    pipeline = Pipeline(settings_of(options))
    rows = list(read_rows(read_input(claims), name=claims))
    told = list(
        answers(
            track(rows, total=len(rows), what="claims"),
            lambda row: check_row(row, pipeline.router, avoid=pipeline.settings.avoid),
        )
    )
    text = "".join(f"{json_line(answer)}\n" for answer in told)
    write_text(text, output, inputs=inputs_of(options, claims))
    return int(any(answer.get("rating") == "contradicted" for answer in told))


@click.command("read")
@article_options
@click.option("--format", "shape", type=click.Choice(["json", "jsonl"]), default="json", show_default=True, help="Indented, or one line.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
def read_command(article: str, shape: str, output: str | None, **options: Any) -> None:
    """Print the whole report as JSON: toponyms, places, times, claims, journeys, verdicts.

    \b
    geotrack read story.txt --published 2023-09-12 | jq '.claims[] | .verdict.rating'
    geotrack read story.txt -o report.json
    """  # noqa: D301
    from geotrack.exports.archive import write

    content = write(_report(article, options), indent=1 if shape == "json" else None)
    write_text(content.decode(), output, inputs=inputs_of(options, article))


def _export_reports(article: str, outputs: tuple[str, ...], table: str | None) -> None:
    """Write the tables of a batch's reports."""
    from geotrack.batch.tables import ENDINGS, columns_of, write_table
    from geotrack.structured import parse_json

    columns_of(table or "claims")
    for output in outputs:
        if Path(output).suffix.lower() not in ENDINGS:
            raise UsageError(
                f"{output}: {article} holds many reports: write them as {' '.join(ENDINGS)}, or one as"
                " .json and export that"
            )

    def lines() -> Iterator[bytes]:
        from geotrack.exports.checking import check_report

        with Path(article).open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                row = parse_json(line.decode("utf-8", "replace"), where=f"{article}:{number}")
                if not isinstance(row, dict) or not ("format" in row or "error" in row):
                    raise InputError(
                        "no report: articles are analysed by `geotrack batch`",
                        where=f"{article}:{number}",
                    )
                if "format" in row:
                    try:
                        check_report(row)
                    except InputError as fault:
                        raise InputError(str(fault), where=f"{article}:{number}") from None
                yield line

    for output in outputs:
        write_table(lines(), output, table=table)
        click.echo(output, err=True)


_EXPORT_HELP: Final = f"""Write the report in other formats, by the ending of each -o.

\b
geotrack export story.txt -o legs.geojson -o route.gpx
geotrack export story.txt -o claims.csv --table claims
geotrack export story.txt -o map.png --width 1200 --dpi 144
geotrack export story.txt -o story.png --style reader --size story
geotrack export reports.jsonl -o corpus.xlsx        the reports of a batch

Endings: {" ".join(BUILTIN["writers"])}, and those of plug-ins (`geotrack plugins`).
"""


@click.command("export", help=_EXPORT_HELP)
@article_options
@click.option("-o", "--output", "outputs", metavar="FILE", multiple=True, required=True, help="A file; its ending names the format. Repeatable.")  # fmt: skip
@click.option("--table", help="Which table a file of tables (.csv .xlsx .parquet .geoparquet) holds: claims (default), toponyms, places, times, legs, verdicts.")  # fmt: skip
@click.option("--size", type=click.Choice(list(SIZES)), help=SIZE_HELP)
@click.option("--width", type=int, help="Of the picture's file, in pixels.")
@click.option("--height", type=int, help="Of the picture's file, in pixels.")
@click.option("--dpi", type=int, help="Of a PNG: how large its letters are; default: 192.")
@style_options
@click.option("--theme", type=click.Path(), help="A newsroom's theme file (TOML).")
def export_command(article: str, outputs: tuple[str, ...], **options: Any) -> None:
    """Write the report in other formats."""
    styled = style_arguments(options)
    picture = {k: options.pop(k) for k in ("size", "width", "height", "dpi")}
    theme = {"theme": options.pop("theme")}
    theme = {k: v for k, v in theme.items() if v is not None}
    table = options.pop("table")
    offered = theme | styled | ({"table": table} if table else {})
    for output in outputs:
        check_output(output, inputs=inputs_of({**options, **theme}, article))
    if article.lower().endswith((".jsonl", ".ndjson")) and Path(article).is_file():
        _export_reports(article, outputs, table)
        return
    _refuse_idle(outputs, offered | {k: v for k, v in picture.items() if v is not None})
    report = _report(article, options)
    for output in outputs:
        report.save(output, **_taken(output, offered, picture))
        click.echo(output, err=True)


def _takes(output: str) -> frozenset[str]:
    """Return the options that the writer of a file takes."""
    ending = ending_of(Path(output).name)
    if ending is None:
        return frozenset()
    taken = inspect.signature(component("writers", ending)).parameters
    return frozenset(taken) | ({"size"} if "width" in taken else set())


def _taken(output: str, offered: dict[str, Any], picture: dict[str, Any]) -> dict[str, Any]:
    """Return what a file's writer takes of what was asked for."""
    takes = _takes(output)
    pixels = picture_arguments(Path(output).suffix.lower(), **picture) if "width" in takes else {}
    return {key: value for key, value in (pixels | offered).items() if key in takes}


def _refuse_idle(outputs: tuple[str, ...], given: dict[str, Any]) -> None:
    """Raise UsageError for the first option that no file takes: nothing is dropped silently.

    A reader's map that is asked for beside a table is one, so what some file takes is fine.
    """
    if any(ending_of(Path(output).name) is None for output in outputs):
        return  # that is told first
    taken = frozenset().union(*map(_takes, outputs))
    for option in given:
        if option not in taken:
            names = ", ".join(Path(output).name for output in outputs)
            raise UsageError(f"--{option} says nothing to {names}: the format has no such option")
