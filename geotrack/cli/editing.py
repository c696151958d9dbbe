"""Commands for editors: review (decide about findings), verify (whether all is decided)."""

import csv
import io
from datetime import date
from pathlib import Path

import click

from geotrack.errors import InputError, UsageError
from geotrack.exports.review import Ledger
from geotrack.report import Report

_SYMBOLS = {"open": "·", "confirmed": "✓", "rejected": "✗", "asked": "?"}


def _ledger_path(report: str) -> Path:
    path = Path(report)
    return path.with_name(f"{path.stem}.review.json")


def _opened(report: str) -> tuple[Report, Ledger]:
    """Return the archived report and its ledger, brought up to date."""
    from geotrack.archived import read
    from geotrack.cli.verdictlines import warned
    from geotrack.exports.review import load, of_report

    path = Path(report)
    if not path.is_file():
        raise InputError("no such report: write one with `geotrack read story.txt -o report.json`", where=report)  # fmt: skip
    made = warned(read(path.read_bytes()), report)
    kept = _ledger_path(report)
    before = load(kept.read_bytes(), where=str(kept)) if kept.is_file() else None
    return made, of_report(made, before)


@click.command("review")
@click.argument("report", type=click.Path())
@click.option("--set", "decisions", multiple=True, metavar="N=STATE", help="Decide: open, confirmed, rejected, asked. Repeatable.")  # fmt: skip
@click.option("--name", help="Who decides.")
@click.option("--date", "day", metavar="DATE", help="Day of the decision; default: today.")
@click.option("--note", help="Why.")
@click.option("--queries", is_flag=True, help="Print a question to the author for each alarm that is not signed.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the signed findings: .csv, or .claimreview.json with the confirmed ones.")  # fmt: skip
def review_command(
    report: str,
    decisions: tuple[str, ...],
    name: str | None,
    day: str | None,
    note: str | None,
    output: str | None,
    *,
    queries: bool,
) -> None:
    """Decide about the findings of an archived report, and keep the decisions beside it.

    The decisions stand in REPORT.review.json. They are known by the words of their statements and stay
    with them when the article is read again.

    \b
    geotrack read story.txt -o report.json
    geotrack review report.json                                    what there is
    geotrack review report.json --set 2=confirmed --name "A. Editor" --note "author agrees"
    geotrack review report.json --queries                          what to ask the author
    geotrack review report.json -o signed.csv
    """  # fmt: skip  # noqa: D301
    from geotrack.exports.outputs import check_output, write_whole
    from geotrack.exports.review import decided, write

    made, ledger = _opened(report)
    for text in decisions:
        number, equals, state = text.partition("=")
        if not equals or not number.strip().isdecimal():
            raise UsageError(f'--set "{text}": write N=STATE, as in 2=confirmed')
        ledger = decided(ledger, int(number), state.strip(), name=name, day=day or date.today().isoformat(), note=note)  # noqa: DTZ011 the editor's own day  # fmt: skip
    if decisions or _ledger_path(report).is_file():
        write_whole(_ledger_path(report), write(ledger))
    if output:
        check_output(Path(output))
        write_whole(Path(output), _signed(made, ledger, output))
        click.echo(output, err=True)
        return
    for k, entry in enumerate(ledger.entries, 1):
        if queries:
            if entry.query and not entry.signed and not entry.gone:
                click.echo(f"{k}. {entry.query}")
            continue
        who = f" {entry.name}, {entry.date}" if entry.name else ""
        told = " (no longer in the article)" if entry.gone else f" (signed as {entry.signed_rating})" if entry.stale else ""  # fmt: skip
        click.echo(
            f"{k}\t{_SYMBOLS[entry.state]} {entry.state}{who}\t{entry.rating}{told}\t{entry.quote}"
        )


def _signed(report: Report, ledger: Ledger, output: str) -> bytes:
    from geotrack.exports.review import signed

    entries = signed(ledger)
    if output.lower().endswith(".csv"):
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(["state", "name", "date", "rating", "kind", "quote", "reason", "note"])
        for e in entries:
            writer.writerow([e.state, e.name, e.date, e.rating, e.kind, e.quote, e.reason, e.note])
        return out.getvalue().encode()
    if output.lower().endswith(".claimreview.json"):
        from geotrack.exports.claimreview import write
        from geotrack.exports.review import keys_of

        keys = keys_of(report)
        names = {
            e.key: f"reviewed by {e.name}, {e.date}" for e in entries if e.state == "confirmed"
        }
        return write(report, status={k: names[key] for k, key in enumerate(keys) if key in names})
    raise UsageError(f"{output}: signed findings are written as .csv or .claimreview.json")


@click.command("verify")
@click.argument("report", type=click.Path())
def verify_command(report: str) -> int:
    """Say whether every alarm of a report is decided; exit status 1 if not.

    Alarms are findings rated doubtful or contradicted. A decision is also missing where the rating has
    changed since it was signed, or the statement is gone.

    \b
    geotrack verify report.json
    geotrack verify report.json && publish story.txt
    """  # noqa: D301
    from geotrack.exports.review import unfinished

    _, ledger = _opened(report)
    missing = unfinished(ledger)
    for number, why in missing:
        click.echo(f"{number}\t{why}\t{ledger.entries[number - 1].quote}")
    count = "every alarm is decided" if not missing else f"{len(missing)} to be decided"
    click.echo(f"{report}: {count}", err=True)
    return int(bool(missing))
