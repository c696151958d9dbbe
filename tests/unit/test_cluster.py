"""A Dask cluster gets chunks and gives lines back in order; here its client is a stand-in."""

import json
import sys
import types

import pytest

from geotrack import Settings
from geotrack.batch import records, run
from geotrack.errors import MissingExtraError


class Future:
    def __init__(self, value):
        self._value = value

    def result(self):
        return self._value


class Client:
    asked = 0

    def __init__(self, address):
        assert address == "tcp://127.0.0.1:8786"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def nthreads(self):
        return {"worker": 1}

    def submit(self, function, *arguments, pure):
        assert pure is False
        Client.asked += 1
        return Future(function(*arguments))


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "in.jsonl"
    text = "The ferry from Dover to Calais takes 90 minutes."
    path.write_text("".join(json.dumps({"id": k, "text": text}) + "\n" for k in range(40)))
    return path


def test_lines_come_back_in_order(corpus, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", types.SimpleNamespace(Client=Client))
    rows, _ = records(corpus)
    lines = list(run(rows, Settings(), cluster="tcp://127.0.0.1:8786"))
    assert [json.loads(line)["id"] for line in lines] == list(range(40))
    assert Client.asked == 3


def test_without_dask_the_error_says_what_to_install(corpus, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    rows, _ = records(corpus)
    with pytest.raises(MissingExtraError, match=r"geotrack\[cluster\]"):
        list(run(rows, Settings(), cluster="tcp://127.0.0.1:8786"))
