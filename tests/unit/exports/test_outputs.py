"""Nothing is lost or overwritten on the way to a file."""

import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

import geotrack
from geotrack.cli.main import cli
from geotrack.errors import InputError
from geotrack.exports.outputs import Lock, check_output, write_whole

TEXT = "The ferry from Dover to Calais takes 90 minutes.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    return path


def test_a_link_stays_and_its_target_is_written(tmp_path):
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_is_written_through(tmp_path):
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.write_bytes(b"x")
    except OSError:
        pytest.skip("no device may be made here, and the machine's own are not risked")
    write_whole(device, b"gone")
    assert stat.S_ISCHR(device.stat().st_mode)


def test_a_named_pipe_gets_the_bytes_and_stays(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"through")
    reader.join(5)
    assert got == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("geotrack.exports.outputs._READER_S", 0.1)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="cannot be written"):
        write_whole(pipe, b"through")


def test_a_socket_is_refused(tmp_path):
    path = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        with pytest.raises(InputError, match="is a socket"):
            write_whole(path, b"x")
        assert stat.S_ISSOCK(path.stat().st_mode)


@pytest.mark.parametrize("link", [os.symlink, os.link, None])
def test_an_input_is_no_output(story, tmp_path, link):
    output = tmp_path / "other.txt"
    if link is None:
        output = story
    else:
        link(story, output)
    for command in ("read", "map", "export", "compare"):
        if command == "map":
            output = output.rename(output.with_suffix(".html"))
            story = story if story.exists() else output
        arguments = [command, str(story), "-o", str(output)]
        if command == "compare":
            arguments.insert(1, str(story))
        result = CliRunner().invoke(cli, arguments)
        assert "is an input" in str(result.exception), command
        assert output.read_text() == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="names standard output by /proc")
def test_standard_output_as_a_path_appends_to_what_is_there(story, tmp_path):
    log = tmp_path / "log.txt"
    log.write_text("before\n")
    with log.open("a") as out:
        command = [sys.executable, "-m", "geotrack", "read", str(story), "--format", "jsonl"]
        subprocess.run([*command, "-o", "/proc/self/fd/1"], stdout=out, check=True, timeout=120)
    assert log.read_text().startswith('before\n{"format"')


def test_mode_of_a_file_is_kept_and_no_scratch_is_left(tmp_path):
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o600)
    write_whole(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "report.json"
    target.write_text("old")

    def full(self, other):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match=r"report\.json: cannot be written: No space left"):
        write_whole(target, b"new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_folders_and_missing_folders_are_told(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        check_output(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        check_output(tmp_path / "missing" / "x.json")


def test_report_save_follows_links(tmp_path):
    target, link = tmp_path / "a.json", tmp_path / "b.json"
    link.symlink_to(target)
    geotrack.Report(document=geotrack.Document(text="x")).save(link)
    assert link.is_symlink()
    assert target.stat().st_size


def test_only_one_run_holds_a_lock_and_a_dead_ones_is_taken_over(tmp_path):
    path = tmp_path / ".out.lock"
    code = (
        "import sys, time; from pathlib import Path; from geotrack.exports.outputs import Lock\n"
        f"with Lock(Path({str(path)!r}), what='out'): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(InputError, match=rf"out: another run \(process {other.pid}\)"):
            Lock(path, what="out").__enter__()
        other.kill()
        other.wait()
        assert path.exists()
        with Lock(path, what="out"):
            assert path.read_text() == f"{os.getpid()}\n"
    assert not path.exists()


def test_text_that_a_terminal_cannot_show_is_written_as_escapes(story):
    story.write_text("The ferry from Dover to Łódź takes 90 minutes.\n")
    command = [sys.executable, "-m", "geotrack", "read", str(story)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert b"\\u0141\\xf3d\\u017a" in done.stdout
