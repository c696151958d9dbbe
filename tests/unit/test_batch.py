import json

import pytest

from geotrack import InputError, Settings
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
