"""How long a command reads one article."""

import signal
import sys
import time

import pytest

from geotrack.cli import main
from geotrack.cli.patience import patience
from geotrack.errors import LimitError
from geotrack.model import Document

DENSE = "The train took {n} hours for the {n}00 km from Graz to Linz and left Linz at {n}:40. "


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return call


@pytest.fixture
def endless(tmp_path):
    path = tmp_path / "endless.txt"
    path.write_text("".join(DENSE.format(n=n % 9 + 1) for n in range(6000)))
    return path


@pytest.mark.parametrize("command", ["check", "explain", "map"])
def test_an_article_that_takes_too_long_ends_with_one_line(run, endless, tmp_path, command):
    begin = time.process_time()
    before = signal.getsignal(signal.SIGINT)
    more = ("-o", tmp_path / "page.html") if command == "map" else ()
    status, out, err = run(command, endless, "--max-seconds", "1", *more)
    assert time.process_time() - begin < 8
    assert (status, out) == (3, "")
    assert "--max-seconds" in err
    assert "characters take more than the 1 s" in err
    assert len(err.strip().splitlines()) == 1
    assert not (tmp_path / "page.html").exists()
    assert signal.getsignal(signal.SIGINT) is before


def test_what_is_quick_is_not_hurried(run, tmp_path):
    path = tmp_path / "short.txt"
    path.write_text(DENSE.format(n=2))
    status, out, _ = run("check", path, "--max-seconds", "20")
    assert status in (0, 1)
    assert "200 km" in out


@pytest.mark.parametrize(
    ("error", "told"), [(LimitError("too long"), []), (ValueError("a fault"), ["a fault"])]
)
def test_a_limit_that_strikes_in_a_finalizer_is_not_printed_and_other_faults_are(
    monkeypatch, error, told
):
    class Ends:
        def __del__(self):
            raise error

    heard = []
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: heard.append(str(lost.exc_value)))
    own = sys.unraisablehook
    with patience(Document(text="short"), "short.txt", 20):
        Ends()
    assert heard == told
    assert sys.unraisablehook is own
