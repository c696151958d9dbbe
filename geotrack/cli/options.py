"""Options that several commands share, the sidecar of corrections, and how verdicts are printed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from geotrack.config import Settings
from geotrack.errors import InputError, UsageError
from geotrack.model import MODES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geotrack.report import Report

__all__ = [
    "SYMBOLS",
    "article_options",
    "check_closures",
    "check_output",
    "count_line",
    "document_options",
    "print_verdicts",
    "read_input",
    "reading_options",
    "settings_of",
    "with_sidecar",
    "write_text",
]

#: rejected rows of a place list that are told one by one
_TOLD: Final = 20
#: rating → symbol and color; the word always stands beside it
SYMBOLS: Final[dict[str, tuple[str, str]]] = {
    "contradicted": ("✗", "red"),
    "doubtful": ("?", "yellow"),
    "consistent": ("✓", "green"),
    "not-checkable": ("–", "bright_black"),
}


def _apply(function: Any, options: Sequence[Callable[[Any], Any]]) -> Any:
    for option in reversed(options):
        function = option(function)
    return function


def reading_options(function: Any) -> Any:
    """Add the options that become `Settings`."""
    return _apply(
        function,
        [
            click.option("--recognizer", default="tagger", show_default=True, help="tagger, lexicon, given, spacy, or a plug-in's."),
            click.option("--reader", default="grammar", show_default=True, help="Reader of claims; `geotrack plugins` lists them."),
            click.option("--resolver", default="joint", show_default=True, help="What settles names, or a plug-in's."),
            click.option("--router", default="bundled", show_default=True, help="What finds routes, or a plug-in's."),
            click.option("--demonyms", is_flag=True, help='Adjectives of places ("Russian") count as toponyms.'),
            click.option("--facilities", is_flag=True, help="Airports, stations, hospitals count as toponyms."),
            click.option("--gazetteer", default="bundled", show_default=True, metavar="NAME", help="bundled, an imported store (world.sqlite), live:nominatim, or a plug-in's."),
            click.option("--place", "places", multiple=True, metavar="NAME=REF", help='Settle a name: "Georgia=US-GA", "Tripoli=34.43,35.84". Repeatable.'),
            click.option("--place-list", type=click.Path(), help="Your own places (CSV: name,lat,lon,…), which take precedence."),
            click.option("--mode", type=click.Choice(MODES), help="Mode of travel where the text leaves it open."),
            click.option("--avoid", multiple=True, metavar="ISO", help="A country that no route may pass. Repeatable."),
            click.option("--closed", "closed_passages", multiple=True, metavar="PASSAGE", help="A closed sea passage: suez, panama, bosporus … Repeatable."),
            click.option("--network", is_flag=True, help="Allow live services and URLs."),
        ],
    )  # fmt: skip


def document_options(function: Any) -> Any:
    """Add the options that say how one article is read, without its argument."""
    return _apply(
        function,
        [
            click.option("--published", metavar="DATE", help='Publication date that "Sunday night" is counted from.'),
            click.option("--title", help="Headline, when the file does not begin with it."),
            click.option("--encoding", help="Of the file; default: UTF-8 or its byte-order mark."),
            click.option("--remember", is_flag=True, help="Keep --place, --mode and --published in a sidecar file for later runs."),
            reading_options,
        ],
    )  # fmt: skip


def article_options(function: Any) -> Any:
    """Add the article as an argument and the options that say how it is read."""
    return click.argument("article")(document_options(function))


def settings_of(options: dict[str, Any], **more: Any) -> Settings:
    """Return the settings that the options of a command name.

    Raises
    ------
    UsageError
        If ``--place`` is not of the form NAME=REF.
    """
    places = []
    for text in options.get("places", ()):
        name, equals, reference = text.partition("=")
        if not (name.strip() and equals and reference.strip()):
            raise UsageError(f'--place "{text}": write NAME=REF, as in "Georgia=US-GA"')
        places.append((name.strip(), reference.strip()))
    check_closures(options["avoid"], options["closed_passages"])
    if options["place_list"]:
        _warn_of_rejected(options["place_list"])
    return Settings(
        recognizer=options["recognizer"],
        reader=options["reader"],
        resolver=options["resolver"],
        router=options["router"],
        demonyms=options["demonyms"],
        facilities=options["facilities"],
        gazetteer=options["gazetteer"],
        places=tuple(places),
        place_list=options["place_list"],
        mode=options["mode"],
        avoid=tuple(code.upper() for code in options["avoid"]),
        closed_passages=tuple(options["closed_passages"]),
        network=options["network"],
        **more,
    )


def check_closures(countries: Sequence[str], passages: Sequence[str]) -> None:
    """Refuse countries and sea passages that do not exist: they would close nothing.

    Raises
    ------
    UsageError
        If there is no such country or passage.
    """
    if countries:
        from geotrack.places.countries import country_name

        for code in countries:
            if country_name(code) is None:
                raise UsageError(f"--avoid {code}: write an ISO code of a country, as in UA")
    if passages:
        from geotrack.facts import fact

        known = [row["name"] for row in fact("passages")]
        for name in passages:
            if name not in known:
                raise UsageError(f"--closed {name}: no such passage; there are {', '.join(known)}")


def _warn_of_rejected(place_list: str) -> None:
    """Tell on standard error which rows of an editor's list are left out."""
    from geotrack.places import read_place_list

    _, rejected = read_place_list(place_list)
    for row in rejected[:_TOLD]:
        click.echo(f"geotrack: warning: {row}; the row is left out", err=True)
    if len(rejected) > _TOLD:
        more = f"{len(rejected) - _TOLD} more rows are left out: `geotrack gazetteer check`"
        click.echo(f"geotrack: warning: {place_list}: {more}", err=True)


def with_sidecar(article: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the options completed by the article's sidecar file, and write it when asked.

    The sidecar of ``story.txt`` is ``story.geotrack.json``: what a user settled once stays settled.
    Options of this run go first.

    Raises
    ------
    InputError
        If the sidecar is damaged.
    """
    if not Path(article).is_file():
        return options
    sidecar = Path(article).with_suffix(".geotrack.json")
    kept: dict[str, Any] = {}
    if sidecar.is_file():
        try:
            kept = json.loads(sidecar.read_text(encoding="utf-8"))
            kept_places = dict(kept.get("places", {}))
            words = [
                *kept_places.values(),
                *(kept[k] for k in ("mode", "published") if kept.get(k)),
            ]
            sound = all(isinstance(word, str) for word in words)
        except (ValueError, AttributeError, TypeError, RecursionError):
            sound = False
        if not sound:
            raise InputError("damaged sidecar: correct it or delete it", where=str(sidecar))
    else:
        kept_places = {}
    given = dict(text.partition("=")[::2] for text in options["places"])
    merged = {**kept_places, **given}
    out = {**options, "places": tuple(f"{k}={v}" for k, v in merged.items())}
    for key in ("mode", "published"):
        out[key] = options.get(key) or kept.get(key)
    if options.get("remember"):
        row = {"places": merged, "mode": out["mode"], "published": out["published"]}
        text = json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False, indent=1)
        sidecar.write_text(text + "\n", encoding="utf-8")
    return out


def write_text(text: str, output: str | None) -> None:
    """Write to a file, whole or not at all, or to standard output when `output` is None or ``-``."""
    if output in (None, "-"):
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    target = Path(str(output))
    check_output(target)
    scratch = target.with_name(f".{target.name}.part")
    try:
        scratch.write_text(text, encoding="utf-8", errors="backslashreplace")
        scratch.replace(target)
    except OSError as fault:
        raise InputError(f"cannot be written: {fault.strerror}", where=str(target)) from None


def check_output(target: Path) -> None:
    """Refuse a file that cannot be there, before the work is done.

    Raises
    ------
    InputError
        If its folder is missing, or it is a folder itself.
    """
    if not target.parent.is_dir():
        raise InputError("no such folder: create it first", where=str(target.parent))
    if target.is_dir():
        raise InputError("is a folder: name a file in it", where=str(target))


def read_input(path: str, *, make: str = "") -> str:
    """Return the text of a table or page, ``-`` being standard input.

    Raises
    ------
    InputError
        If it is missing, a folder, empty, binary or not UTF-8.
    """
    if path == "-":
        path, content = "standard input", sys.stdin.buffer.read()
    else:
        if Path(path).is_dir():
            raise InputError("is a folder: name a file", where=path)
        if not Path(path).is_file():
            raise InputError(f"no such file{make}", where=path)
        content = Path(path).read_bytes()
    if not content.strip():
        raise InputError("empty: there is nothing to read", where=path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError(f"byte {fault.start} is not UTF-8: convert the file", where=path) from None


def count_line(report: Report) -> str:
    """Return the verdicts in one line.

    Examples
    --------
    >>> from geotrack.model import Document
    >>> from geotrack.report import Report
    >>> count_line(Report(document=Document(text="Nothing moved.")))
    'No travel claims were found.'
    """
    if not report.claims:
        return "No travel claims were found."
    counts = dict.fromkeys(SYMBOLS, 0)
    for verdict in report.verdicts:
        counts[verdict.rating] += 1
    parts = [f"{n} {rating}" for rating, n in counts.items() if n]
    noun = "claim" if len(report.claims) == 1 else "claims"
    return f"{len(report.claims)} {noun}: {', '.join(parts)}."


def _rows(report: Report) -> Iterable[tuple[str, str, str, str]]:
    for claim, verdict in zip(report.claims, report.verdicts, strict=True):
        first = [f for f in verdict.findings if f.rating == verdict.rating] or list(
            verdict.findings
        )
        reason = " ".join(finding.reason for finding in first)
        yield verdict.rating, claim.kind, " ".join(claim.text.split()), reason


def print_verdicts(report: Report) -> None:
    """Print the table of verdicts: framed on a terminal, tab-separated in a pipe."""
    rows = list(_rows(report))
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True, header_style="bold", pad_edge=False)
    for heading in ("Rating", "Claim", "The article says", "Why"):
        table.add_column(heading, overflow="fold")
    for rating, kind, quote, reason in rows:
        symbol, color = SYMBOLS[rating]
        table.add_row(
            Text(f"{symbol} {rating}", style=color), kind, Text(f"“{quote}”"), Text(reason)
        )
    Console().print(table)
