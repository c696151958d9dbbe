"""Decisions about findings are kept by the words they are about."""

import csv
import json
from dataclasses import replace

import pytest

from geotrack import InputError, UsageError
from geotrack.cli import main
from geotrack.exports.review import Ledger, decided, load, of_report, signed, unfinished, write

STORY = "Krakow lies about 2,900 km south of Warsaw. Gdansk lies about 285 km north of Warsaw."


@pytest.fixture(scope="module")
def report(analyze):
    return analyze(STORY)


def alarm(ledger):
    return next(
        k for k, e in enumerate(ledger.entries, 1) if e.rating in ("contradicted", "doubtful")
    )


def test_a_ledger_begins_open_and_asks_about_alarms(report):
    ledger = of_report(report)
    assert {e.state for e in ledger.entries} == {"open"}
    entry = ledger.entries[alarm(ledger) - 1]
    assert entry.query.startswith("You write: “")
    assert not [e for e in ledger.entries if e.rating == "consistent" and e.query]
    assert unfinished(ledger) == [(alarm(ledger), "open")]


def test_decisions_stay_with_their_statement_when_the_article_moves(report, analyze):
    ledger = of_report(report)
    ledger = decided(
        ledger, alarm(ledger), "confirmed", name="A. Editor", day="2024-05-14", note="n"
    )
    moved = analyze("Some new first sentence. " + STORY)
    again = of_report(moved, ledger)
    entry = again.entries[alarm(again) - 1]
    assert (entry.state, entry.name, entry.date, entry.note) == ("confirmed", "A. Editor", "2024-05-14", "n")  # fmt: skip
    assert unfinished(again) == []
    assert signed(again) == [entry]


def test_what_the_article_no_longer_says_is_kept_and_told(report, analyze):
    ledger = of_report(report)
    ledger = decided(ledger, alarm(ledger), "rejected", name="A", day="2024-05-14")
    again = of_report(analyze("Gdansk lies about 285 km north of Warsaw."), ledger)
    assert again.entries[-1].gone
    assert [why for _, why in unfinished(again)] == ["the article no longer says it"]
    assert signed(again) == []
    assert of_report(report, again).entries[0].state == "rejected"


def test_a_rating_that_changed_must_be_signed_again(report):
    ledger = of_report(report)
    ledger = decided(ledger, alarm(ledger), "confirmed", name="A", day="2024-05-14")
    old = replace(ledger.entries[alarm(ledger) - 1], signed_rating="consistent")
    stale = replace(ledger, entries=(old,))
    assert f"signed as consistent, now {old.rating}" in unfinished(stale)[0][1]


def test_a_ledger_comes_back_as_it_was_written(report):
    ledger = of_report(report)
    ledger = decided(ledger, 1, "asked", name="A", day="2024-05-14")
    assert load(write(ledger), where="x") == ledger
    assert write(load(write(ledger), where="x")) == write(ledger)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda r: r | {"mood": 1}, "$.mood is not understood"),
        (lambda r: r | {"format": "x"}, "no ledger"),
        (lambda r: r | {"entries": [r["entries"][0] | {"mood": "x"}]}, "$.entries[0].mood is not understood"),
        (lambda r: r | {"entries": [r["entries"][0] | {"state": "maybe"}]}, "$.entries[0].state: there are open"),
        (lambda r: r | {"entries": [r["entries"][0] | {"name": 3}]}, "wrong type"),
        (lambda r: r | {"entries": [{"key": "x"}]}, "quote is missing"),
        (lambda r: r | {"entries": "x"}, "must be a list"),
    ],
)  # fmt: skip
def test_ledgers_that_were_edited_badly_are_refused_with_the_place(report, change, says):
    row = change(json.loads(write(of_report(report))))
    with pytest.raises(InputError) as caught:
        load(json.dumps(row).encode(), where="r.review.json")
    assert says in str(caught.value)
    assert str(caught.value).startswith("r.review.json: ")


@pytest.mark.parametrize(
    ("number", "state", "name", "day"),
    [(99, "confirmed", "A", "2024-05-14"), (1, "maybe", "A", "2024-05-14"), (1, "confirmed", " ", "2024-05-14"), (1, "confirmed", "A", "soon")],
)  # fmt: skip
def test_decisions_need_a_finding_a_state_a_name_and_a_day(report, number, state, name, day):
    with pytest.raises(UsageError):
        decided(of_report(report), number, state, name=name, day=day)
    assert of_report(report, Ledger(title="")) == of_report(report)


def test_the_commands(report, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    report.save("report.json")

    def run(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(list(arguments))
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    number = alarm(of_report(report))
    assert run("verify", "report.json")[0] == 1
    assert not (tmp_path / "report.review.json").exists()
    status, out, _ = run("review", "report.json", "--queries")
    assert (status, out.count("You write")) == (0, 1)
    assert run("review", "report.json", "--set", f"{number}=confirmed")[0] == 2
    status, out, _ = run("review", "report.json", "--set", f"{number}=confirmed", "--name", "A. Editor", "--date", "2024-05-14", "--note", 'he said "yes", twice')  # fmt: skip
    assert "✓ confirmed A. Editor, 2024-05-14" in out
    assert run("verify", "report.json")[0] == 0
    assert run("review", "report.json", "-o", "s.csv")[0] == 0
    rows = list(csv.DictReader((tmp_path / "s.csv").read_text().splitlines()))
    assert [(r["state"], r["note"]) for r in rows] == [("confirmed", 'he said "yes", twice')]
    assert run("review", "report.json", "-o", "s.claimreview.json")[0] == 0
    graph = json.loads((tmp_path / "s.claimreview.json").read_text())["@graph"]
    assert [g["creativeWorkStatus"] for g in graph] == ["reviewed by A. Editor, 2024-05-14"]
    assert run("review", "report.json", "-o", "s.docx")[0] == 2
    (tmp_path / "report.review.json").write_text("{}")
    status, _, err = run("review", "report.json", "--set", "1=open", "--name", "A")
    assert (status, len(err.splitlines())) == (3, 1)
    assert (tmp_path / "report.review.json").read_text() == "{}"
