"""A batch is stopped by any means at any moment, and ends with the bytes of an undisturbed run."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geotrack import InputError, Settings
from geotrack.batch import records, write
from geotrack.batch.inputs import chunks
from geotrack.config import Limits

TOWNS = "Dover Calais Oslo Bergen Lyon Turin Vienna Prague Lima Cusco".split()


def rows(count, salt=""):
    for k in range(count):
        a, b = TOWNS[k % 10], TOWNS[(k * 7 + 3) % 10]
        yield {"id": f"n{k}", "text": f"{salt}The train from {a} to {b} takes {k % 9 + 2} hours."}


def put(path, entries):
    path.write_text("".join(json.dumps(row) + "\n" for row in entries))
    return path


def batch(source, target, **options):
    entries, _ = records(source)
    return write(entries, Settings(geometry=False), target, **options)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    source = put(folder / "in.jsonl", rows(120))
    batch(source, folder / "out.jsonl")
    return (folder / "out.jsonl").read_bytes()


def command(source, target, *more):
    return [
        sys.executable,
        "-m",
        "geotrack",
        "batch",
        str(source),
        "-o",
        str(target),
        "--no-geometry",
        *more,
    ]


def children(pid):
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_stopped_and_started_again_it_ends_with_the_same_bytes(tmp_path, undisturbed, how):
    source, target = put(tmp_path / "in.jsonl", rows(120)), tmp_path / "out.jsonl"
    part = tmp_path / "out.jsonl.part"
    with subprocess.Popen(command(source, target, "-j2"), stderr=subprocess.PIPE) as run:
        while not (part.exists() and part.stat().st_size) and run.poll() is None:
            time.sleep(0.002)
        workers = children(run.pid)
        run.send_signal(how)
        run.communicate(timeout=30)
    end = time.monotonic() + 5
    while not all(map(gone, workers)) and time.monotonic() < end:
        time.sleep(0.02)
    assert all(map(gone, workers))
    if run.returncode:  # it may have been done already
        assert not target.exists()
    done = subprocess.run(command(source, target, "-j2"), check=True, capture_output=True)
    assert target.read_bytes() == undisturbed
    assert b"120 records" in done.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        ".out.jsonl.index",
        "in.jsonl",
        "out.jsonl",
    ]


def test_a_torn_tail_is_cut_off_and_done_again(tmp_path, undisturbed):
    source, target = put(tmp_path / "in.jsonl", rows(120)), tmp_path / "out.jsonl"
    told = []

    def stop(number, tally, kept):
        told.append(number)
        if sum(told) > 60:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(source, target, tell=stop)
    part = tmp_path / "out.jsonl.part"
    with part.open("r+b") as file:
        file.seek(-30, 2)
        file.write(b"\0" * 10)  # what a machine without power leaves
        file.seek(0, 2)
        file.write(b'{"half a li')
    counts = batch(source, target)
    assert 0 < counts["kept"] < 120
    assert target.read_bytes() == undisturbed


def test_a_second_run_on_one_output_is_refused(tmp_path):
    source, target = put(tmp_path / "in.jsonl", rows(3)), tmp_path / "out.jsonl"

    def again(number, tally, kept):
        done = subprocess.run(command(source, target), capture_output=True, check=False)
        assert done.returncode == 3
        assert f"another run (process {os.getpid()})".encode() in done.stderr
        assert done.stderr.count(b"\n") == 1

    batch(source, target, tell=again)


def test_what_is_new_is_done_and_the_rest_is_kept(tmp_path):
    target = tmp_path / "out.jsonl"
    first = list(rows(120))
    source = put(tmp_path / "in.jsonl", first)
    assert not batch(source, target)["kept"]
    assert batch(source, target)["kept"] == 120
    changed = [{"id": "new", "text": "A ferry."}, *first[:50], *rows(1, "Yes. "), *first[53:]]
    put(source, changed)
    counts = batch(source, target)
    assert counts["records"] == 119
    assert 60 < counts["kept"] < 119
    whole = tmp_path / "whole.jsonl"
    batch(source, whole)
    assert target.read_bytes() == whole.read_bytes()
    assert not batch(source, target, fresh=True)["kept"]
    assert target.read_bytes() == whole.read_bytes()


def test_stopped_runs_on_changed_inputs_lose_nothing(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    first = list(rows(120))

    def stop_after(count):
        seen = [0]

        def tell(number, tally, kept):
            seen[0] += number
            if seen[0] > count:
                raise KeyboardInterrupt

        return tell

    put(source, first)
    with pytest.raises(KeyboardInterrupt):
        batch(source, target, tell=stop_after(90))
    put(source, [{"id": "new", "text": "A ferry."}, *first])
    with pytest.raises(KeyboardInterrupt):
        batch(source, target, tell=stop_after(10))
    counts = batch(source, target)
    assert counts["kept"] > 60
    whole = tmp_path / "whole.jsonl"
    batch(source, whole)
    assert target.read_bytes() == whole.read_bytes()
    assert not list(tmp_path.glob("out.jsonl.*"))


def test_a_record_that_failed_is_done_again_when_its_line_moved(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("{bad\n")
    batch(source, target)
    source.write_text("\n\n{bad\n")
    batch(source, target)
    assert json.loads(target.read_text())["error"]["line"] == 3


def test_other_settings_and_raised_limits_are_done_anew(tmp_path):
    source, target = put(tmp_path / "in.jsonl", rows(20)), tmp_path / "out.jsonl"
    assert batch(source, target, limits=Limits(characters=10))["error:LimitError"] == 20
    assert batch(source, target)["documents"] == 20
    entries, _ = records(source)
    assert not write(entries, Settings(demonyms=True), target)["kept"]


def test_a_full_disk_keeps_whole_lines_and_names_the_file(tmp_path, undisturbed, monkeypatch):
    source, target = put(tmp_path / "in.jsonl", rows(120)), tmp_path / "out.jsonl"
    from geotrack.batch import ledger

    class Full:
        room = 120_000

        def __init__(self, file):
            self._file = file

        def __getattr__(self, name):
            return getattr(self._file, name)

        def write(self, content):
            Full.room -= len(content)
            if Full.room < 0:
                self._file.write(content[: len(content) // 2])
                raise OSError(28, "No space left on device")
            return self._file.write(content)

    enter = ledger.Ledger.__enter__

    def entered(self):
        enter(self)
        self._out = Full(self._out)
        return self

    monkeypatch.setattr(ledger.Ledger, "__enter__", entered)
    with pytest.raises(
        InputError,
        match=r"out\.jsonl: cannot be written: No space left on device; .* is kept in out\.jsonl\.part",
    ):
        batch(source, target)
    monkeypatch.undo()
    kept = (tmp_path / "out.jsonl.part").read_bytes()
    assert kept
    assert undisturbed.startswith(kept)
    assert kept.endswith(b"\n")
    assert batch(source, target)["kept"] > 0
    assert target.read_bytes() == undisturbed


def test_a_folder_that_vanishes_is_one_line(tmp_path):
    folder = tmp_path / "gone"
    folder.mkdir()
    source = put(tmp_path / "in.jsonl", rows(3))

    def remove(number, tally, kept):
        folder.rename(tmp_path / "elsewhere")

    with pytest.raises(InputError, match=r"cannot be written: .*; its folder is gone"):
        batch(source, folder / "out.jsonl", tell=remove)


def test_chunks_keep_their_place_when_records_come_and_go(tmp_path):
    source = put(tmp_path / "in.jsonl", rows(300))
    before = [chunk.key for chunk in chunks(records(source)[0])]
    put(source, [*rows(1, "New. "), *rows(300)])
    after = [chunk.key for chunk in chunks(records(source)[0])]
    assert len(set(after) - set(before)) <= 2
    assert {len(c.records) for c in chunks(records(source)[0])} <= set(range(1, 33))


@pytest.mark.parametrize(
    ("redirect", "status"), [("| head -c 5", 0), ("| true", 0), ("> /dev/full", 3), (">&-", 3)]
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_reader_that_goes_a_full_device_and_no_output_at_all(tmp_path, redirect, status):
    source = put(tmp_path / "in.jsonl", rows(3))
    line = f"set -o pipefail; {sys.executable} -m geotrack batch {source} {redirect}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, timeout=120)
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    if status:
        assert done.stderr.count(b"\n") == 1


def test_json_is_valid_on_a_terminal_of_any_encoding(tmp_path):
    source = put(tmp_path / "in.jsonl", [{"id": "Łódź 🚂", "text": "A ferry to Málaga."}])
    line = [sys.executable, "-m", "geotrack", "batch", str(source)]
    for encoding in ("latin-1", "ascii", "cp1252", "utf-8"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run(line, capture_output=True, check=True, env=environment, timeout=120)
        assert json.loads(done.stdout)["id"] == "Łódź 🚂"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are not forked")
def test_a_signal_that_comes_while_a_worker_forks_ends_the_run():
    """What a handler raises among the hooks of a fork is printed and lost."""
    from geotrack.batch.working import heard_later

    def end(number, frame):
        raise SystemExit(128 + number)

    def start():
        with heard_later():
            os.kill(os.getpid(), signal.SIGTERM)
            assert signal.getsignal(signal.SIGTERM) is not end

    before = signal.signal(signal.SIGTERM, end)
    try:
        with pytest.raises(SystemExit) as ended:
            start()
        assert ended.value.code == 128 + signal.SIGTERM
        assert signal.getsignal(signal.SIGTERM) is end
    finally:
        signal.signal(signal.SIGTERM, before)
