"""The command that measures: evaluate."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from geotrack.cli.options import read_input, reading_options, settings_of, write_text
from geotrack.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.config import Settings
    from geotrack.evaluation import GoldText, Score


@click.command("evaluate")
@click.argument("gold")
@click.argument("reports", required=False)
@click.option("--gold-readings", type=click.Choice(["gold", "resolver"]), help="Judge the labels as if read perfectly, with places as labelled or as the resolver settles them.")  # fmt: skip
@click.option("--verbose", "-v", is_flag=True, help="List every miss, alarm and slip.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How the figures are printed.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Where to write; default: standard output.")
@reading_options
def evaluate_command(
    gold: str,
    reports: str | None,
    gold_readings: str | None,
    shape: str,
    output: str | None,
    *,
    verbose: bool,
    **options: Any,
) -> None:
    """Score reports against labelled texts: reading, ends, legs, places, verdicts.

    GOLD is a file or folder of labelled texts (marked .txt, or .jsonl with offsets). REPORTS are JSON lines
    as `geotrack batch` writes them, by this or any other reader; without them the texts are read now.

    \b
    geotrack evaluate corpus/texts
    geotrack evaluate gold.jsonl reports.jsonl -v
    geotrack evaluate corpus/texts --gold-readings gold     the verdicts alone
    """  # noqa: D301
    from geotrack.evaluation import read_gold, score

    if reports is not None and gold_readings is not None:
        raise click.UsageError("give REPORTS or --gold-readings, not both")
    texts = read_gold(gold)
    if not texts:
        raise InputError("no labelled texts", where=gold)
    if reports is not None:
        found = _archived(reports)
    else:
        found = _analyzed(texts, settings_of(options, geometry=False), gold_readings)
    write_text(_shown(score(texts, found), shape, verbose=verbose), output)


def _archived(path: str) -> dict[str, Mapping[str, Any]]:
    from geotrack.structured import parse_json

    rows: dict[str, Mapping[str, Any]] = {}
    for k, line in enumerate(read_input(path).split("\n"), 1):
        if not line.strip():
            continue
        row = parse_json(line, where=path, line=k)
        if not isinstance(row, dict) or "id" not in row:
            raise InputError("no report with an id", where=path, line=k)
        if "error" not in row:
            rows[str(row["id"])] = row
    return rows


def _analyzed(
    texts: Sequence[GoldText], settings: Settings, gold_readings: str | None
) -> dict[str, Mapping[str, Any]]:
    from geotrack.cli.progress import track
    from geotrack.evaluation import GoldPipeline, gold_document
    from geotrack.exports.archive import as_dict
    from geotrack.pipeline import Pipeline

    if gold_readings is not None:
        judge = GoldPipeline(settings, settle=gold_readings).judge
    else:
        pipeline = Pipeline(settings)

        def judge(gold: GoldText) -> Any:
            return pipeline.analyze(gold_document(gold))

    rows = track(texts, total=len(texts), what="texts")
    return {gold.id: as_dict(judge(gold)) for gold in rows}


def _shown(result: Score, shape: str, *, verbose: bool) -> str:
    figures = result.figures()
    if shape == "json":
        row: dict[str, Any] = {**figures}
        if verbose:
            row["notes"] = result.notes
        return json.dumps(row, ensure_ascii=False, indent=1) + "\n"
    lines = [f"{name:<34} {value:g}" for name, value in figures.items()]
    return "\n".join([*(result.notes if verbose else ()), *lines]) + "\n"
