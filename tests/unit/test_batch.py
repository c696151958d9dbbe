import json
import os

import pytest

from geotrack import InputError, Settings, UsageError, batch
from geotrack.batch import records, run

GOOD = {"id": "a", "text": "The ferry from Dover to Calais takes 90 minutes."}
LINES = [
    json.dumps(GOOD),
    "{not json",
    json.dumps({"id": "b", "text": 5}),
    json.dumps(["no", "object"]),
    json.dumps({"id": "c", "text": "x", "published": "soon"}),
    json.dumps({**GOOD, "id": "d"}),
]


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def answers(path, **options):
    rows, _ = records(path)
    return [json.loads(line) for line in run(rows, Settings(), **options)]


def test_a_bad_record_becomes_an_error_and_the_others_go_on(corpus):
    got = answers(corpus)
    assert [("error" in row) for row in got] == [False, True, True, True, True, False]
    assert [row["error"]["line"] for row in got if "error" in row] == [2, 3, 4, 5]
    assert got[2]["id"] == "b"
    assert "must be a string" in got[2]["error"]["message"]


def test_several_processes_give_the_same_lines_in_the_same_order(corpus):
    assert answers(corpus, jobs=2) == answers(corpus)


def test_a_folder_of_articles(tmp_path):
    (tmp_path / "one.txt").write_text(GOOD["text"])
    (tmp_path / "two.txt").write_text("")
    got = answers(tmp_path)
    assert got[0]["document"]["text"] == GOOD["text"]
    assert "empty" in got[1]["error"]["message"]


def test_an_empty_folder_says_what_it_wants(tmp_path):
    with pytest.raises(InputError, match=r"no articles .*\.txt"):
        records(tmp_path)


def test_given_spans_are_settled_and_bad_ones_are_errors(tmp_path):
    path = tmp_path / "spans.jsonl"
    text = "We met in Lima, near Cusco."
    good = {"id": 1, "text": text, "toponyms": [{"start": 10, "end": 14}]}
    bad = {"id": 2, "text": text, "toponyms": [{"start": 14, "end": 300}]}
    path.write_text(json.dumps(good) + "\n" + json.dumps(bad) + "\n")
    rows, _ = records(path)
    got = [json.loads(line) for line in run(rows, Settings(recognizer="given"))]
    assert [t["text"] for t in got[0]["toponyms"]] == ["Lima"]
    assert got[0]["places"][got[0]["toponyms"][0]["place"]]["country"] == "PE"
    assert "$.toponyms[0]" in got[1]["error"]["message"]


def test_a_wrong_setting_is_told_before_any_record(corpus):
    rows, _ = records(corpus)
    with pytest.raises(UsageError, match="there are tagger"):
        list(run(rows, Settings(recognizer="oracle")))


def test_half_a_character_and_nan_come_through_as_json(tmp_path):
    path = tmp_path / "odd.jsonl"
    path.write_text(
        '{"id":"\\ud800","text":"From Oslo \\ud800 to Bergen."}\n'
        '{"id":NaN,"text":5}\n' + "[" * 100_000 + "\n" + json.dumps(GOOD) + "\n"
    )
    rows, _ = records(path)
    lines = list(run(rows, Settings()))
    "".join(lines).encode()
    got = [json.loads(line) for line in lines]
    assert [row["id"] for row in got] == ["\ud800", "NaN", None, "a"]
    assert "nested too deeply" in got[2]["error"]["message"]


def test_a_line_never_passes_for_a_path(tmp_path):
    path = tmp_path / "sly.jsonl"
    path.write_bytes(json.dumps(GOOD).encode() + b" " * 5000 + b"\n\0" + bytes(path) + b"\n")
    assert "not JSON" in answers(path)[1]["error"]["message"]


def test_a_worker_that_dies_takes_only_its_record(tmp_path, monkeypatch):
    path = tmp_path / "deadly.jsonl"
    path.write_text("".join(json.dumps({**GOOD, "id": name}) + "\n" for name in ("a", "bomb", "c")))
    analyze = batch.Pipeline.analyze

    def explode(self, document, **options):
        if document.id == "bomb":
            os._exit(9)
        return analyze(self, document, **options)

    monkeypatch.setattr(batch.Pipeline, "analyze", explode)
    got = answers(path, jobs=2)
    assert [row["id"] for row in got] == ["a", "bomb", "c"]
    assert [("error" in row) for row in got] == [False, True, False]
    assert "died" in got[1]["error"]["message"]
