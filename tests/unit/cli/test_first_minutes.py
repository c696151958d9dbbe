"""The first five minutes: the bare command, the example, usual options, completion, hints."""

import os
import shlex
import subprocess
import sys

import pytest

from geotrack.cli import main
from geotrack.cli.main import COMMANDS, TEACHING
from geotrack.errors import MissingExtraError, _install_line


@pytest.fixture
def run(capsysbinary, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.delenv("GEOTRACK_CONFIG", raising=False)

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsysbinary.readouterr()
        return stop.value.code, out.decode(), err.decode()

    return call


def test_the_bare_command_teaches_in_ten_lines(run):
    status, out, err = run()
    assert (status, err) == (0, "")
    assert len(out.splitlines()) == 10
    for line in out.splitlines()[2:7]:
        assert line.split()[0] == "geotrack"
        assert line.split()[1] in COMMANDS


def test_every_line_that_is_taught_runs(run, tmp_path):
    run("example")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text((tmp_path / "story.txt").read_text())
    for line in TEACHING.splitlines()[2:7]:
        words = line.split("  ")[1].split()
        status, _, err = run(*words[1:])
        assert status in (0, 1), (line, err)
    for name in (
        "story.html",
        "map.html",
        "claims.csv",
        "legs.geojson",
        "map.png",
        "claims.xlsx",
    ):
        assert (tmp_path / name).stat().st_size


def test_the_example_holds_one_slip_and_is_not_written_twice(run):
    assert run("example")[0] == 0
    _, out, _ = run("check", "story.txt", "--published", "2024-05-14")
    alarms = [row for row in out.splitlines() if row.startswith(("contradicted", "doubtful"))]
    assert len(alarms) == 1
    assert "900 km" in alarms[0]
    status, _, err = run("example")
    assert status == 3
    assert "is there already" in err


@pytest.mark.parametrize("word", ["storyy.txt", "folder/story", "story\\one"])
def test_a_missing_article_is_a_missing_file_not_a_missing_command(run, word):
    status, _, err = run(word)
    assert status == 3
    assert "no such file" in err


def test_a_word_that_is_no_file_is_no_command(run):
    status, _, err = run("mapp")
    assert status == 2
    assert "No such command" in err


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "geotrack", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("geotrack 0.")


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('them = "x.toml"', "did you mean theme?"),
        ('[mapp]\nmode = "rail"', "[mapp] is no command"),
        ("[map]\njobs = 2", "[map] jobs is not understood"),
        ('mode = "teleport"', "mode:"),
        ("facilities = 1", "facilities is true or false"),
        ("mode = ", "not a configuration"),
        ('reader-command = "sh -c true"', "may stand only in your own file"),
        ("network = true", "may stand only in your own file"),
        ('verbose = "yes"', "verbose is true or false"),
    ],
)
def test_a_configuration_that_does_not_fit_ends_with_one_line(run, tmp_path, toml, says):
    run("example")
    (tmp_path / "geotrack.toml").write_text(toml)
    status, _, err = run("map", "story.txt")
    assert status == 3
    assert len(err.splitlines()) == 1
    assert err.startswith("geotrack: error: geotrack.toml: ")
    assert says in err


def test_usual_options_are_used_and_the_command_line_goes_first(run, tmp_path):
    run("example")
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "news.toml").write_text('units = "mi"\n')
    named = tmp_path / "away" / "usual.toml"
    named.write_text('theme = "news.toml"\n[map]\nquiet = true\n')
    status, out, err = run("--config", named, "-v", "map", "story.txt")
    assert (status, out) == (0, "")
    assert f"config: {named}" in err
    assert " mi" in (tmp_path / "story.html").read_text()
    assert run("--config", named, "map", "story.txt", "--theme", "none.toml")[0] == 3


def test_a_named_configuration_must_be_there(run):
    status, _, err = run("--config", "none.toml", "map", "story.txt")
    assert status == 3
    assert "no such configuration file" in err


def test_the_users_own_file_may_name_a_program(run, tmp_path):
    assert run("config", "--init")[0] == 0
    assert run("config", "--init")[0] == 3
    _, out, _ = run("config")
    assert "geotrack.toml" in out
    assert "# theme" in out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_prints_a_script(run, shell):
    status, out, _ = run("completion", shell)
    assert status == 0
    assert "_GEOTRACK_COMPLETE" in out


def test_powershell_is_answered_with_commands_and_their_help():
    done = subprocess.run(
        [sys.executable, "-m", "geotrack"],
        capture_output=True,
        text=True,
        check=False,
        env={
            "_GEOTRACK_COMPLETE": "powershell_complete",
            "_GEOTRACK_WORDS": "geotrack ma",
            "_GEOTRACK_WORD": "ma",
            "PATH": "",
        },
    )
    assert [row.split("\t")[0] for row in done.stdout.splitlines()] == ["map"]


def test_hints_name_packages_and_the_tool_that_installed_geotrack(monkeypatch):
    assert "pyarrow: python -m pip install pyarrow" in str(
        MissingExtraError("Parquet", extra="parquet")
    )
    monkeypatch.setattr(sys, "prefix", "/home/x/.local/share/pipx/venvs/geotrack")
    assert _install_line(["pyarrow"]) == "pipx inject geotrack pyarrow"
    monkeypatch.setattr(sys, "prefix", r"C:\Users\x\AppData\Roaming\uv\tools\geotrack")
    assert _install_line(["pyarrow"]).startswith("uv pip install --python ")


@pytest.mark.parametrize("words", ["", "--help", "batch --help", "check -"])
def test_a_reader_that_goes_is_no_fault(words):
    line = f"set -o pipefail; echo 'From Oslo to Bergen.' | {sys.executable} -m geotrack {words} | true"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert b"Broken" not in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_output_is_told_and_one_that_is_not_needed_stops_nothing(tmp_path):
    article = tmp_path / ("x" * 245 + ".txt")  # its sidecar's name would be too long
    article.write_text("The train from Oslo to Bergen took seven hours.", encoding="utf-8")

    def run(*arguments, redirect=">&-"):
        command = shlex.join([sys.executable, "-m", "geotrack", *arguments])
        return subprocess.run(
            f"{command} {redirect}", shell=True, check=False, capture_output=True, text=True
        )

    lost = run("check", str(article))
    assert (lost.returncode, "standard output is closed" in lost.stderr) == (3, True)
    assert run("export", str(article), "-o", str(tmp_path / "m.kml")).returncode == 0
    assert "consistent" in run("check", str(article), redirect="2>&-").stdout


@pytest.mark.parametrize(("said", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
def test_a_command_multiplies_its_matrices_by_one_thread_unless_told_otherwise(said, threads):
    code = (
        "import atexit, os; from geotrack.cli import main;"
        " atexit.register(lambda: print(os.environ['OPENBLAS_NUM_THREADS'])); main(['--version'])"
    )
    plain = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=plain | said, check=True, capture_output=True, text=True
    )
    assert done.stdout.split()[-1] == threads
