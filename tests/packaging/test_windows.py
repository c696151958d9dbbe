"""What Windows lacks is not needed: as far as that can be tried on another system.

A child process first takes away what only POSIX has, then imports every module and runs the commands.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = (
    "Nach Łódź – “früh”\n\n"
    "The train covers the 290 km from Riga to Vilnius in about four hours. Then we drove the 620 km from Vilnius to Łódź.\n"
)
#: before anything of ours is imported
WITHOUT = """
import sys
sys.path[:0] = [p for p in {path!r} if p not in sys.path]
import asyncio, concurrent.futures, ctypes, importlib, io, multiprocessing, platformdirs.unix, os, pkgutil, signal, socket, ssl, subprocess, tempfile, threading, warnings
for name in ("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog", "readline"):
    sys.modules[name] = None
for name in "fork forkpty getuid geteuid getgid getegid getgroups setsid setpgid killpg getpgid getpgrp mkfifo mknod major minor nice chown lchown fchown fchmod sysconf getloadavg sched_getaffinity sched_setaffinity wait wait3 wait4 O_NONBLOCK O_NOFOLLOW O_CLOEXEC O_DIRECTORY ttyname statvfs pread pwrite posix_spawn sync".split():
    if hasattr(os, name):
        delattr(os, name)
for name in "SIGHUP SIGALRM SIGCHLD SIGXCPU SIGUSR1 SIGUSR2 SIGQUIT SIGPIPE setitimer alarm pthread_sigmask pthread_kill sigwait pause ITIMER_REAL".split():
    if hasattr(signal, name):
        delattr(signal, name)
import types
sys.modules["msvcrt"] = types.SimpleNamespace(locking=lambda *given: None, LK_NBLCK=2)
warnings.filterwarnings("error", category=EncodingWarning, module="geotrack")
"""
IMPORT_ALL = """
import geotrack
failed = []
for module in pkgutil.walk_packages(geotrack.__path__, "geotrack."):
    if module.name.endswith("__main__"):
        continue
    try:
        importlib.import_module(module.name)
    except Exception as fault:
        failed.append((module.name, repr(fault)))
print(failed)
"""
RUN = """
if __name__ == "__main__":  # what multiprocessing starts reads this file, too
    from geotrack.cli import main
    main({arguments!r})
"""


def child(code, tmp_path, **environment):
    script = tmp_path / "child.py"
    script.write_text(WITHOUT.format(path=sys.path) + code, encoding="utf-8")
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "cp1252", "PYTHONCOERCECLOCALE": "0"} | environment  # fmt: skip
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "USERPROFILE"):
        environment.pop(name, None)
    return subprocess.run([sys.executable, "-W", "ignore", "-X", "warn_default_encoding", str(script)], cwd=tmp_path, env=environment, capture_output=True, timeout=240, check=False)  # fmt: skip


def test_every_module_is_imported_without_what_windows_lacks(tmp_path):
    done = child(IMPORT_ALL, tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.strip() == b"[]"


@pytest.mark.parametrize(
    ("arguments", "status", "made"),
    [
        (["check", "été 1.txt"], 0, []),
        (["map", "été 1.txt", "-o", "Karte – früh.html"], 0, ["Karte – früh.html"]),
        (["map", "été 1.txt", "--style", "reader"], 0, ["été 1.html"]),
        (["export", "été 1.txt", "-o", "a.png", "-o", "a.xlsx", "-o", "a.pdf"], 0, ["a.png", "a.xlsx", "a.pdf"]),
        (["batch", "in", "-o", "out.jsonl", "--jobs", "1", "--pages", "pages"], 0, ["out.jsonl"]),
        (["batch", "in", "-o", "out.csv", "--jobs", "2"], 0, ["out.csv"]),
        (["read", "été 1.txt"], 0, []),
        (["config"], 0, []),
        (["example"], 0, ["story.txt"]),
        ([], 0, []),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else "",
)  # fmt: skip
def test_commands_run_without_what_windows_lacks(tmp_path, arguments, status, made):
    folder = tmp_path / "Meine Texte ł"
    (folder / "in").mkdir(parents=True)
    for path in (folder / "été 1.txt", folder / "in" / "a.txt", folder / "in" / "b.txt"):
        path.write_text(STORY, encoding="utf-8")
    done = child(RUN.format(arguments=arguments), folder, PYTHONIOENCODING="cp1252")
    assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
    assert done.returncode == status, done.stderr
    for name in made:
        assert (folder / name).stat().st_size
    done.stdout.decode("cp1252")
    for path in Path(folder).rglob("*"):
        assert not set(path.name) & set('<>:"|?*\\'), path


def test_pages_are_named_as_every_system_allows():
    from geotrack.batch.pages import page_names

    name = page_names()
    names = [name(told, k) for k, told in enumerate(["a:b", "CON", "nul.txt", "x?y*z", "https://example.org/a|b", "end. ", "é" * 300, "A", "a"], 1)]  # fmt: skip
    for made in names:
        assert not set(made) & set('<>:"|?*\\/'), made
        assert made.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
        assert len(made.encode()) < 200
        assert not made.removesuffix(".html").endswith((".", " "))
    assert len({made.lower() for made in names}) == len(names)


def geotrack(folder, *arguments, **environment):
    """Run the command as a shell does: bytes, whatever the locale."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, "-m", "geotrack", *arguments], cwd=folder, env={**kept, **environment}, capture_output=True, timeout=240, check=False
    )  # fmt: skip


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONUTF8": "0", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii", "TZ": "Pacific/Kiritimati"},
        {"HOME": "/nonexistent", "TZ": "XYZ+25"},
        {"HOME": "/proc"},  # nobody may write there
    ],
    ids=lambda e: " ".join(f"{k}={v}" for k, v in e.items()),
)
def test_odd_surroundings_change_nothing(tmp_path, environment):
    folder = tmp_path / "a folder"
    folder.mkdir()
    (folder / "été.txt").write_text(STORY, encoding="utf-8")
    usual = geotrack(folder, "map", "été.txt".encode(), "-o", "usual.html", "--published", "2024-05-14", HOME=str(tmp_path))  # fmt: skip
    assert usual.returncode == 0, usual.stderr
    odd = geotrack(folder, "map", "été.txt".encode(), "-o", "odd.html", "--published", "2024-05-14", **environment)  # fmt: skip
    assert odd.returncode == 0, odd.stderr
    assert (folder / "odd.html").read_bytes() == (folder / "usual.html").read_bytes()
    for arguments in (["check", "été.txt".encode()], ["locate", "Łódź".encode()], ["config"], ["batch", "été.txt".encode(), "-o", "out.csv"]):  # fmt: skip
        done = geotrack(folder, *arguments, **environment)
        plain = environment.get("LC_ALL") != "C" or arguments[0] != "locate"
        assert done.returncode == (0 if plain else 3), (arguments, done.stderr)
        assert plain or b"set PYTHONUTF8=1" in done.stderr
        assert b"internal error" not in done.stderr


def test_a_lock_where_locks_are_of_bytes(tmp_path, monkeypatch):
    """Windows has no flock; what stands in for its module holds one byte for one file at a time."""
    from types import SimpleNamespace

    from geotrack.errors import InputError
    from geotrack.exports.outputs import Lock

    held = set()

    def locking(descriptor, how, count):
        where = (os.fstat(descriptor).st_ino, os.lseek(descriptor, 0, os.SEEK_CUR), how, count)
        if where in held:
            raise OSError(36, "Resource deadlock avoided")
        held.add(where)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    path = tmp_path / ".out.lock"
    with Lock(path, what="out"):
        with pytest.raises(InputError, match=rf"out: another run \(process {os.getpid()}\)"):
            Lock(path, what="out").__enter__()
        assert len(held) == 1
    assert not path.exists()
    held.clear()  # the system ends the locks of a process that has gone
    path.write_text("4194304\n")
    with Lock(path, what="out"):
        assert path.read_text() == f"{os.getpid()}\n"
