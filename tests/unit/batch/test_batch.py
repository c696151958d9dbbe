import json
import os

import pytest

from geotrack import InputError, Settings, UsageError, batch
from geotrack.batch import records, run
from geotrack.config import Limits
from geotrack.pipeline import Pipeline

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


@pytest.fixture(autouse=True)
def _forked(monkeypatch):
    """Let workers inherit what a test patches, whatever threads other tests have left."""
    monkeypatch.setattr("geotrack.batch.crew._method", lambda: "fork")


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


def test_a_line_of_nuls_is_a_record_like_others(tmp_path):
    path = tmp_path / "nuls.jsonl"
    path.write_bytes(json.dumps(GOOD).encode() + b"\n\0\0\0\n" + json.dumps(GOOD).encode() + b"\n")
    got = answers(path)
    assert [row.get("error", {}).get("line") for row in got] == [None, 2, None]


def test_ids_of_a_folder_are_unique_and_relative(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("x.txt", "x.md", "sub/x.txt"):
        (tmp_path / name).write_text(GOOD["text"])
    (tmp_path / "x.html").write_text("")
    got = answers(tmp_path)
    assert [row["id"] for row in got] == ["sub/x.txt", "x.html", "x.md", "x.txt"]
    assert str(tmp_path) not in json.dumps(got[1])


def test_every_file_that_is_passed_over_is_named(tmp_path):
    (tmp_path / "x.txt").write_text(GOOD["text"])
    (tmp_path / "notes.odt").write_bytes(b"PK")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    passed = {}
    records(tmp_path, passed=passed.__setitem__)
    assert set(passed) == {"notes.odt", "lost.txt", "again"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_time_memory_and_length_of_a_document_are_limited(tmp_path, monkeypatch, jobs):
    path = tmp_path / "greedy.jsonl"
    names = ("a", "slow", "b", "large", "c", "long")
    texts = {"long": "long " * 1000}
    rows = [{"id": n, "text": texts.get(n, GOOD["text"])} for n in names]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    analyze = batch.Pipeline.analyze

    def greedy(self, document, **options):
        while document.id == "slow":
            pass
        if document.id == "large":
            bytearray(3_000_000_000)
        return analyze(self, document, **options)

    monkeypatch.setattr(batch.Pipeline, "analyze", greedy)
    limits = Limits(seconds=1, memory_mb=500, characters=1000)
    got = {row["id"]: row for row in answers(path, jobs=jobs, limits=limits)}
    assert list(got) == list(names)
    for name, option in (("slow", "seconds"), ("large", "memory"), ("long", "characters")):
        assert got[name]["error"]["type"] == "LimitError"
        assert f"--max-{option}" in got[name]["error"]["message"]
    assert all("error" not in got[name] for name in "abc")


def test_a_worker_that_dies_once_is_given_another_chance(tmp_path, monkeypatch):
    path = tmp_path / "unlucky.jsonl"
    path.write_text("".join(json.dumps({**GOOD, "id": name}) + "\n" for name in "abc"))
    analyze = batch.Pipeline.analyze

    def killed_once(self, document, **options):
        mark = tmp_path / "mark"
        if document.id == "b" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), 9)
        return analyze(self, document, **options)

    monkeypatch.setattr(batch.Pipeline, "analyze", killed_once)
    assert ["error" in row for row in answers(path)] == [False, False, False]


def test_no_record_is_blamed_for_what_kills_a_worker_that_reads_ahead(tmp_path, monkeypatch):
    parent, ahead = os.getpid(), Pipeline.read_ahead

    def deadly(pipeline, documents):
        if os.getpid() != parent and any("Attu" in d.text for d in documents):
            os._exit(3)
        ahead(pipeline, documents)

    monkeypatch.setattr(Pipeline, "read_ahead", deadly)
    path = tmp_path / "in.jsonl"
    texts = [f"{k} km from Dover to Calais." for k in range(40, 56)]
    texts[7] = "From Attu to Adak it is 700 km."
    path.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in enumerate(texts)))
    made = answers(path)
    assert [row["id"] for row in made] == list(range(16))
    assert not [row for row in made if "error" in row]


def test_what_is_read_ahead_is_what_is_read(corpus, monkeypatch):
    together = answers(corpus)
    monkeypatch.setattr(Pipeline, "reads_ahead", False)
    assert answers(corpus) == together
