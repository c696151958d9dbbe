"""How verdicts are printed: in one line, as a table in a terminal, tab-separated in a pipe."""

import sys
from collections.abc import Iterable, Sequence
from typing import Final

import click

from geotrack.report import Report

#: rating → symbol and color; the word always stands beside it
SYMBOLS: Final[dict[str, tuple[str, str]]] = {
    "contradicted": ("✗", "red"),
    "doubtful": ("?", "yellow"),
    "consistent": ("✓", "green"),
    "not-checkable": ("–", "bright_black"),
}


def count_line(report: Report) -> str:
    """Return the verdicts in one line, which the page has as its finding.

    Examples
    --------
    >>> from geotrack.model import Document
    >>> from geotrack.report import Report
    >>> count_line(Report(document=Document(text="Nothing moved.")))
    'The article states no journey, distance or travel time that could be checked.'
    """
    from geotrack.rendering.sentence import finding

    return finding(report)


def _rows(report: Report) -> Iterable[tuple[str, str, str, str]]:
    """Yield the rows of the table: alarms first, then what fits, then what is not judged."""
    order = list(SYMBOLS)
    pairs = list(zip(report.claims, report.verdicts, strict=True))
    for claim, verdict in sorted(pairs, key=lambda pair: order.index(pair[1].rating)):
        first = [f for f in verdict.findings if f.rating == verdict.rating] or list(
            verdict.findings
        )
        reason = " ".join(dict.fromkeys(finding.reason for finding in first))
        yield verdict.rating, claim.kind, " ".join(claim.text.split()), reason


def folded_line(report: Report) -> str:
    """Return how many statements are not judged, and why; empty when all are."""
    unjudged = [
        claim
        for claim, verdict in zip(report.claims, report.verdicts, strict=True)
        if verdict.rating == "not-checkable"
    ]
    if not unjudged:
        return ""
    plain = sum(claim.value is None for claim in unjudged)
    parts = [
        f"{plain} without a figure" if plain else "",
        f"{len(unjudged) - plain} with nothing sure enough to compare with"
        if len(unjudged) > plain
        else "",
    ]
    noun = "statement" if len(unjudged) == 1 else "statements"
    told = ", ".join(part for part in parts if part)
    return f"{len(unjudged)} {noun} not judged ({told}); --all lists them."


def warned(report: Report, article: str) -> Report:
    """Return the report, after saying on the terminal what stands between the text and its reading."""
    if report.warning:
        click.echo(f"geotrack: warning: {article}: {report.warning}", err=True)
    return report


def print_verdicts(report: Report, *, every: bool = False) -> None:
    """Print alarms with quote and question, then what fits; tab-separated in a pipe.

    What is not judged is folded into one line, unless `every` asks for it.
    """
    rows = [row for row in _rows(report) if every or row[0] != "not-checkable"]
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        if not every and (folded := folded_line(report)):
            click.echo(folded, err=True)
        return
    _print_framed(report, rows)
    if not every and (folded := folded_line(report)):
        click.echo(folded)


def _print_framed(report: Report, rows: Sequence[tuple[str, str, str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from geotrack.exports.query import ALARMS, author_query

    console = Console()
    for index, verdict in enumerate(report.verdicts):
        if verdict.rating in ALARMS:
            symbol, color = SYMBOLS[verdict.rating]
            console.print(Text(f"{symbol} {verdict.rating}", style=f"bold {color}"))
            console.print(Text(author_query(report, index)))
            console.print()
    rows = [row for row in rows if row[0] not in ALARMS]
    if not rows:
        return
    table = Table(show_lines=True, header_style="bold", pad_edge=False)
    for heading in ("Rating", "Claim", "The article says", "Why"):
        table.add_column(heading, overflow="fold")
    for rating, kind, quote, reason in rows:
        symbol, color = SYMBOLS[rating]
        table.add_row(
            Text(f"{symbol} {rating}", style=color), kind, Text(f"“{quote}”"), Text(reason)
        )
    console.print(table)
