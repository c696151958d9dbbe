"""What `make audit` says of the packages that it could not look up."""

import json
import subprocess

import pytest

from tools import advisories

SOUND = {"name": "attrs", "version": "26.1.0", "vulns": []}
FAULTY = {"name": "lib", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
UNKNOWN = {"name": "own", "skip_reason": "Dependency not found: own (1)"}


def test_what_is_sound_is_counted():
    assert advisories.told([SOUND]) == (["1 of 1 packages looked up, 0 with known faults"], 0)


def test_faults_are_named_with_their_remedy():
    lines, status = advisories.told([SOUND, FAULTY, UNKNOWN])
    assert status == 1
    assert lines[0] == "lib 1.0: PYSEC-1, mended in 1.1"
    assert "2 of 3 packages looked up, 1 with known faults" in lines


def test_what_was_not_looked_up_is_never_sound():
    lines, status = advisories.told([SOUND, UNKNOWN])
    assert status == 2
    assert "NOT looked up, nothing is known of them (1): own" in lines
    assert advisories.told([])[1] == 2


@pytest.mark.parametrize(
    ("answers", "status", "says"),
    [
        (["", ""], 2, "no service answered"),
        ([[UNKNOWN], ""], 2, "known faults were NOT looked up"),
        ([[UNKNOWN], [SOUND]], 0, "osv: 1 of 1 packages looked up"),
        ([[SOUND], [FAULTY]], 0, "pypi: 1 of 1 packages looked up"),
        (["", [FAULTY]], 1, "osv: lib 1.0: PYSEC-1"),
    ],
)
def test_another_service_is_asked_when_one_says_nothing(
    monkeypatch, tmp_path, capsys, answers, status, says
):
    given = iter(answers)

    def run(command, **_):
        rows = next(given)
        out = json.dumps({"dependencies": rows}) if rows else ""
        return subprocess.CompletedProcess(command, 1, out, "Traceback\nConnectionError: refused\n")

    monkeypatch.setattr(subprocess, "run", run)
    file = tmp_path / "constraints.txt"
    file.write_text("attrs==26.1.0\n")
    monkeypatch.setattr("sys.argv", ["advisories.py", str(file)])
    with pytest.raises(SystemExit) as stop:
        advisories.main()
    out = capsys.readouterr().out
    assert stop.value.code == status
    assert says in out
    assert ("no answer: ConnectionError: refused" in out) is ("" in answers)
