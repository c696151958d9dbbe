"""The Dockerfile without a daemon: what it copies is there, what it runs exists, and so do the extras."""

import json
import re
import tomllib
from pathlib import Path

from geotrack.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE)).splitlines()


def steps(word):
    return [line.split(" ", 1)[1] for line in LINES if line.startswith(f"{word} ")]


def test_what_is_copied_is_there_and_not_ignored():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for step in steps("COPY"):
        for source in step.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in ignored, source


def test_extras_are_those_of_the_package_and_the_same_twice():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r"'(?:geotrack|\.)\[([\w,]+)\]'", TEXT)
    assert len(named) == 2
    assert named[0] == named[1]
    assert set(named[0].split(",")) <= set(project["optional-dependencies"])


def test_what_the_wheel_is_built_of_is_copied():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    copied = " ".join(steps("COPY")).split()
    for path in (project["project"]["readme"], "pyproject.toml", *project["build-system"]["backend-path"], "LICENSE", "geotrack"):  # fmt: skip
        assert path in copied


def test_a_command_can_be_given_and_the_usual_one_exists():
    entry, usual = (json.loads(steps(word)[-1]) for word in ("ENTRYPOINT", "CMD"))
    assert entry == ["geotrack"]
    assert usual[0] in COMMANDS
    options = {name for param in cli.get_command(None, usual[0]).params for name in param.opts}
    assert {word for word in usual if word.startswith("--")} <= options


def test_it_does_not_run_as_root_and_asks_itself_at_the_port_it_serves():
    assert steps("USER") == ["geotrack"]
    (port,) = steps("EXPOSE")
    assert f"127.0.0.1:{port}/" in TEXT
    assert next(p for p in cli.get_command(None, "serve").params if "--port" in p.opts).default == int(port)  # fmt: skip
