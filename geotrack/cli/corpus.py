"""The command about many articles: batch."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from geotrack.cli.options import inputs_of, named, reading_options, settings_of
from geotrack.errors import InputError, UsageError
from geotrack.exports.outputs import check_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geotrack.batch.inputs import Record
    from geotrack.cli.progress import Meter

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")


@click.command("batch")
@click.argument("source", metavar="INPUT")
@click.option("-o", "--output", metavar="FILE", default="-", help="JSON lines, one per record; or tables: .csv, .xlsx, .parquet, or a folder (ending /).")  # fmt: skip
@click.option("--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes on this machine.")  # fmt: skip
@click.option("--cluster", "--scheduler", metavar="ADDRESS", help="A Dask scheduler instead, as in tcp://10.0.0.5:8786 (extra: cluster).")  # fmt: skip
@click.option("--table", help="Which table a .csv or .parquet holds: claims (default), legs, places, documents, errors …")  # fmt: skip
@click.option("--column", "columns", multiple=True, metavar="MEMBER=NAME", help="Which column of a table holds text, id, title, published, source, language. Repeatable.")  # fmt: skip
@click.option("--encoding", help="Of tables and of texts in archives; default: found out.")
@click.option("--pages", metavar="DIR", help="Also write each document's page (HTML) there.")
@click.option("--fresh", is_flag=True, help="Start over: forget what an earlier run has done.")
@click.option("--max-seconds", type=click.IntRange(1), default=60, show_default=True, help="Processor time that one document may take.")  # fmt: skip
@click.option("--max-characters", type=click.IntRange(1, 10_000_000), default=10_000_000, show_default=True, help="Length that one document may have.")  # fmt: skip
@click.option("--max-memory", type=click.IntRange(100), default=2000, show_default=True, metavar="MB", help="Memory that one document may take.")  # fmt: skip
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How progress is told on standard error.")  # fmt: skip
@click.option("--profile", is_flag=True, help="Tell the time of each stage at the end.")
@click.option("--geometry/--no-geometry", default=True, show_default=True, help="Keep route lines in the reports.")  # fmt: skip
@reading_options
def batch_command(source: str, output: str, *, geometry: bool, **options: Any) -> None:
    """Analyse many articles: one report per line, in the order of the input.

    INPUT is a file of JSON lines {"id", "text", "title"?, "published"?}, a folder of articles (.txt
    .md .html .pdf .docx .epub .eml), a ZIP archive of them, a box of mail (.mbox), a web archive (.warc,
    .warc.gz), a table (.csv .json .parquet), or - for standard input. A record that cannot be analysed, or that takes too much
    time or memory, becomes a line {"id", "error"}; the others go on. Stopped at any moment, the same
    command goes on where it was.

    \b
    geotrack batch corpus.jsonl -o reports.jsonl --jobs 2
    geotrack batch articles/ -o claims.xlsx --pages pages
    geotrack batch stories.csv -o claims.csv --column text=body --column published=day
    geotrack batch corpus.jsonl -o tables/ --scheduler tcp://10.0.0.5:8786
    geotrack batch spans.jsonl -o placed.jsonl --recognizer given     settles spans in "toponyms"
    """  # noqa: D301
    from geotrack.batch import records
    from geotrack.cli.progress import Meter
    from geotrack.config import Limits

    settings = settings_of(options, geometry=geometry)
    _check_outputs(source, output, options)
    meter = Meter(json_lines=options["log_format"] == "json")
    rows, total = records(
        source,
        passed=meter.passed_over,
        columns=dict(
            named(text, "--column", "MEMBER=NAME", "text=body") for text in options["columns"]
        ),
        encoding=options["encoding"],
    )
    meter.total = total
    if options["pages"]:
        rows = _with_pages(rows, Path(options["pages"]))
    limits = Limits(
        seconds=options["max_seconds"],
        characters=options["max_characters"],
        memory_mb=options["max_memory"],
    )
    with meter, _ending_by_signals():
        _write(rows, settings, output, meter, limits, options)
    meter.summary(output, profile=options["profile"])


def _write(
    rows: Iterator[Record],
    settings: Any,
    output: str,
    meter: Meter,
    limits: Any,
    options: dict[str, Any],
) -> None:
    from geotrack.batch import stream, write
    from geotrack.exports.outputs import told, writes_through

    how: dict[str, Any] = {
        "jobs": options["jobs"],
        "cluster": options["cluster"],
        "limits": limits,
        "profile": options["profile"],
    }
    if output != "-" and not writes_through(output):
        more = {"fresh": options["fresh"], "tell": meter.tell, **how}
        if _is_table(output):
            _write_tables(rows, settings, output, options, more)
        else:
            write(rows, settings, output, **more)
        return
    with _opened(output) as out:
        plain = output == "-" and (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
        for done in stream(rows, settings, **how):
            texts = done.lines
            if plain not in (False, "utf-8", "utf8"):
                texts = [_escaped(line) for line in texts]
            if texts:
                try:
                    out.write("".join(f"{text}\n" for text in texts).encode())
                    out.flush()
                except BrokenPipeError:
                    raise
                except OSError as fault:
                    raise told(fault, "standard output" if output == "-" else output) from None
            meter.tell(len(done.lines), done.tally, kept=False)


def _is_table(output: str) -> bool:
    from geotrack.batch.tables import ENDINGS

    return _is_folder(output) or Path(output).suffix.lower() in ENDINGS


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep))


def _write_tables(
    rows: Iterator[Record], settings: Any, output: str, options: dict[str, Any], how: dict[str, Any]
) -> None:
    """Write tables; the reports that they come from are kept, so that a later run can go on."""
    from geotrack.batch import write
    from geotrack.batch.tables import Folder, columns_of, write_table
    from geotrack.exports.outputs import Lock, real_path

    target, pages = real_path(output), options["pages"]
    columns_of(options["table"] or "claims")
    if _is_folder(output):
        folder = Folder(target, pages=pages)
        write(rows, settings, target / "reports.jsonl", lines=folder.add, **how)
        folder.finish()
        return
    reports = target.with_name(f".{target.name}.reports.jsonl")
    with Lock(target.with_name(f".{target.name}.lock"), what=output):
        write(rows, settings, reports, **how)
        with reports.open("rb") as lines:
            write_table(lines, output, table=options["table"], pages=pages)


def _opened(output: str) -> Any:
    from contextlib import nullcontext

    if output == "-":
        if sys.stdout is None:
            raise InputError("standard output is closed: name a file with -o")
        return nullcontext(sys.stdout.buffer)
    from geotrack.exports.outputs import opened_through

    return opened_through(output)


def _escaped(line: str) -> str:
    """Return JSON in ASCII, which every terminal can show."""

    def escape(match: re.Match[str]) -> str:
        units = match[0].encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[k : k + 4]}" for k in range(0, len(units), 4))

    return _BEYOND_ASCII.sub(escape, line)


def _check_outputs(source: str, output: str, options: dict[str, Any]) -> None:
    """Refuse outputs that are inputs, and what would be read as an article by the next run."""
    pages = options["pages"]
    if output != "-":
        if not _is_folder(output):
            check_output(output, inputs=inputs_of(options, source))
        folder = Path(source)
        inside = source != "-" and folder.is_dir() and _within(Path(output), folder)
        if inside and (_is_folder(output) or _article(output)):
            raise InputError("lies in the folder that is read: name another place", where=output)
    if pages:
        if source != "-" and Path(source).is_dir() and _within(Path(pages), Path(source)):
            raise InputError("lies in the folder that is read: name another place", where=pages)
        if Path(pages).exists() and not Path(pages).is_dir():
            raise InputError("is no folder", where=pages)
        if options["cluster"]:
            raise UsageError("--pages writes on this machine: it does not go with --cluster")


def _article(output: str) -> bool:
    from geotrack.batch.inputs import ENDINGS

    return Path(output).suffix.lower() in ENDINGS


def _within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _with_pages(rows: Iterator[Record], folder: Path) -> Iterator[Record]:
    from geotrack.batch.inputs import identifier_of
    from geotrack.batch.pages import page_names

    folder.mkdir(parents=True, exist_ok=True)
    name = page_names()
    for number, record in enumerate(rows, 1):
        page = name(identifier_of(record), number)
        yield record._replace(page=str(folder / page))


class _ending_by_signals:  # noqa: N801 reads like contextlib's own
    """End a run by SIGTERM and SIGHUP as by Ctrl-C: files are closed, workers ended, the lock released."""

    def __enter__(self) -> None:
        import signal
        import threading

        self._before: dict[Any, Any] = {}
        if threading.current_thread() is not threading.main_thread():
            return
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                number = getattr(signal, name)
                if signal.getsignal(number) is not signal.SIG_IGN:  # nohup
                    self._before[number] = signal.signal(number, self._end)

    def _end(self, number: int, _: Any) -> None:
        raise SystemExit(128 + number)

    def __exit__(self, *_: object) -> None:
        import signal

        for number, handler in self._before.items():
            signal.signal(number, handler)
