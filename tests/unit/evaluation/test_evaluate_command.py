"""`geotrack evaluate` and what `check` shows."""

import json

from click.testing import CliRunner

from geotrack.cli.main import cli

TEXT = """@id one
@place waw | Warsaw, Poland | 52.23 | 21.01
@place gdn | Gdansk, Poland | 54.35 | 18.65
[Gdansk|gdn] is {2,800 km|position from=waw to=gdn} from [Warsaw|waw].
@slip "2,800 km": it is 280 km
"""


def run(*arguments):
    return CliRunner().invoke(cli, arguments)


def test_gold_readings_and_archived_reports(tmp_path):
    gold = tmp_path / "gold.txt"
    gold.write_text(TEXT)
    result = run("evaluate", str(gold), "--gold-readings", "gold", "--format", "json", "-v")
    row = json.loads(result.output)
    assert row["slips.found"] == 1
    assert row["notes"] == ["one: slip found: “2,800 km” (it is 280 km)"]
    reports = tmp_path / "reports.jsonl"
    reports.write_text('{"id": "one", "error": {"type": "x", "message": "y"}}\n')
    result = run("evaluate", str(gold), str(reports))
    assert "slips.found                        0" in result.output


def test_the_tools_own_reading(tmp_path):
    gold = tmp_path / "gold.txt"
    gold.write_text(TEXT)
    row = json.loads(run("evaluate", str(gold), "--format", "json").output)
    assert row["reading.understood"] == 1


def test_wrong_usage(tmp_path):
    gold = tmp_path / "gold.txt"
    gold.write_text(TEXT)
    assert run("evaluate", str(gold), str(gold), "--gold-readings", "gold").exit_code == 2
    gold.write_text("\n")
    assert "no labelled texts" in str(run("evaluate", str(gold)).exception)


def test_check_tells_alarms_first_and_folds_the_rest(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(
        "Krakow lies about 250 km south of Warsaw. Gdansk is 2,800 km from Warsaw. They went to Torun."
    )
    result = run("check", str(story))
    lines = result.stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["contradicted", "consistent"]
    assert "1 statement not judged (1 without a figure); --all lists them." in result.stderr
    assert (
        "Both travel claims could be tested: 1 is contradicted and 1 is consistent."
        in result.stderr
    )
    everything = run("check", str(story), "--all").stdout
    assert "not-checkable\tleg" in everything
