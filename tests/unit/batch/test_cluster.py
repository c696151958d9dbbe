"""A Dask cluster gets chunks and gives lines back in order: a real one, on this machine."""

import json
import os
import signal
import sys

import pytest

from geotrack import Settings
from geotrack.batch import records, run, write
from geotrack.config import Limits
from geotrack.errors import MissingExtraError, NetworkError

TEXT = "The ferry from Dover to Calais takes 90 minutes."


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "in.jsonl"
    rows = [{"id": k, "text": f"{TEXT} It was day {k}."} for k in range(30)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def cluster():
    pytest.importorskip("distributed")
    import logging

    from distributed import LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp"
    ) as made:
        yield made


@pytest.mark.network
@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_bytes_of_this_machine(corpus, cluster, tmp_path):
    rows, _ = records(corpus)
    here = list(run(rows, Settings()))
    rows, _ = records(corpus)
    assert list(run(rows, Settings(), cluster=cluster.scheduler_address)) == here
    rows, _ = records(corpus)
    target = tmp_path / "out.jsonl"
    counts = write(rows, Settings(), target, cluster=cluster.scheduler_address)
    assert target.read_text().splitlines() == here
    assert counts["documents"] == 30
    assert not (tmp_path / "out.jsonl.shards").exists()


@pytest.mark.network
@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
def test_poison_and_killed_workers_lose_nothing_else(corpus, cluster, tmp_path):
    with corpus.open("a") as file:
        file.write(json.dumps({"id": "poison", "text": "Paris " * 1_000_000}) + "\n")
    rows, _ = records(corpus)
    lines = []
    limits = Limits(seconds=1)
    for line in run(rows, Settings(), cluster=cluster.scheduler_address, limits=limits):
        if not lines:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        lines.append(json.loads(line))
    assert [row["id"] for row in lines] == [*range(30), "poison"]
    assert [row["id"] for row in lines if "error" in row] == ["poison"]
    assert lines[-1]["error"]["type"] == "LimitError"


@pytest.mark.network
@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "ftp://127.0.0.1:1"])
def test_a_bad_address_is_told_in_a_line(corpus, address, monkeypatch):
    pytest.importorskip("distributed")
    rows, _ = records(corpus)
    with pytest.raises(NetworkError, match="no Dask scheduler answers"):
        list(run(rows, Settings(), cluster=address))


def test_without_dask_the_error_says_what_to_install(corpus, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    rows, _ = records(corpus)
    with pytest.raises(MissingExtraError, match=r"dask"):
        list(run(rows, Settings(), cluster="tcp://127.0.0.1:8786"))


def test_a_chunk_that_kills_workers_again_and_again_is_taken_apart():
    distributed = pytest.importorskip("distributed")
    from geotrack.batch.clusters import Cluster
    from geotrack.batch.inputs import Chunk, Record

    poison = Record(2, json.dumps({"id": "poison"}))
    chunk = Chunk("key", [Record(1, json.dumps({"id": "a"})), poison, Record(3, "{}")])
    cluster = Cluster.__new__(Cluster)
    cluster.shards = None
    cluster._submit = lambda chunk: chunk

    def patiently(asked):
        if poison in asked.records:
            raise distributed.KilledWorker("task", None, 3)
        return ["fine" for _ in asked.records], {"documents": len(asked.records)}

    cluster._patiently = patiently
    done = cluster._done(chunk, chunk)
    assert [done.lines[0], done.lines[2]] == ["fine", "fine"]
    assert json.loads(done.lines[1])["error"]["line"] == 2
    assert done.tally == {"documents": 2, "error:InputError": 1}
