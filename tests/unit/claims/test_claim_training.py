"""The reader's weights know which word lists they were trained with, and training renews the record of its files."""

from dataclasses import replace

import pytest

from geotrack.claims import trainedon
from geotrack.claims.reader.learned import load_reader, read_reader, write_reader
from geotrack.claims.trainedon import word_lists

sources = pytest.importorskip("tools.data.sources")


def test_the_weights_were_trained_with_the_word_lists_of_today():
    trained, now = load_reader().word_lists, word_lists()
    changed = [name for name in now if trained.get(name) != now[name]]
    assert changed == [], f"{changed} changed: retrain by `python -m tools.data.reader` (minutes)"


def test_a_changed_list_is_told(monkeypatch):
    before = word_lists()
    more = (*trainedon.HEDGE_WORDS, (("roundabout",), (True, None)))
    monkeypatch.setattr(trainedon, "HEDGE_WORDS", more)
    assert {name for name, now in word_lists().items() if now != before[name]} == {"hedges"}
    monkeypatch.setattr(trainedon, "HEDGE_WORDS", tuple(reversed(more[:-1])))
    assert word_lists() == before


def test_weights_keep_the_names_of_their_lists(tmp_path):
    known = load_reader()
    write_reader(tmp_path, replace(known, word_lists={"hedges": "abc"}))
    assert read_reader(tmp_path).word_lists == {"hedges": "abc"}
    write_reader(tmp_path, known)
    packed = sources.DATA / "reader" / "reader.json"
    assert (tmp_path / "reader.json").read_bytes() == packed.read_bytes()


def test_hashes_of_changed_files_are_renewed(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("new")
    (tmp_path / "b.txt").write_text("")
    table = tmp_path / "SOURCES.md"
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    kept = f"| `b.txt` | b | own | MIT | 2020-01-01 | `{empty}` | by hand |\n"
    table.write_text(f"| `a.txt` | a | own | MIT | 2020-01-01 | `0` | by hand |\n{kept}")
    monkeypatch.setattr(sources, "DATA", tmp_path)
    monkeypatch.setattr(sources, "SOURCES", table)
    assert sources.renew_hashes() == ["a.txt"]
    changed, same = table.read_text().splitlines(keepends=True)
    assert "2020-01-01" not in changed
    assert same == kept
