"""Measure how many small faults the tests of a room would notice: a mutation score.

    python tools/mutate.py geotrack/verdicts tests/unit/verdicts [--sample 150] [--seed 1] [-v]

One fault at a time is put into a copy of the room (a constant changed, a comparison turned, a sign or a
condition reversed, a branch never taken), and the tests are run until the first that fails. Survivors are
listed with file and line. By hand only, for it takes minutes; the last score stands in docs/quality.md.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_TURNED = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SIGNS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
_BOTH = {ast.And: ast.Or, ast.Or: ast.And}


@dataclass(frozen=True)
class Fault:
    """One change of a file: where and what it is, and its number among the file's."""

    file: Path
    line: int
    what: str
    number: int

    @property
    def source(self) -> str:
        """The file with the fault in it."""
        tree = ast.parse(self.file.read_text(encoding="utf-8"))
        for number, (_, change, _) in enumerate(_places(tree)):
            if number == self.number:
                change()
                break
        return ast.unparse(tree)


def faults(file: Path) -> list[Fault]:
    """Return every fault that can be put into a file."""
    places = _places(ast.parse(file.read_text(encoding="utf-8")))
    return [Fault(file, node.lineno, what, n) for n, (node, _, what) in enumerate(places)]


def _places(tree: ast.AST):  # noqa: ANN202
    """Yield node, a function that changes it in place, and what that does."""
    inside_text = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in inside_text or not hasattr(node, "lineno"):
            continue
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, (int, float))
            and not isinstance(node.value, bool)
        ):
            yield (
                node,
                _setter(node, "value", _other(node.value)),
                f"{node.value} → {_other(node.value)}",
            )
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _TURNED:
            new = _TURNED[type(node.ops[0])]()
            yield (
                node,
                _setter(node, "ops", [new]),
                f"{type(node.ops[0]).__name__} → {type(new).__name__}",
            )
        elif isinstance(node, ast.BinOp) and type(node.op) in _SIGNS:
            new = _SIGNS[type(node.op)]()
            yield node, _setter(node, "op", new), f"{type(node.op).__name__} → {type(new).__name__}"
        elif isinstance(node, ast.BoolOp):
            new = _BOTH[type(node.op)]()
            yield node, _setter(node, "op", new), f"{type(node.op).__name__} → {type(new).__name__}"
        elif isinstance(node, ast.If):
            never = ast.Constant(value=False)
            yield node, _setter(node, "test", never), "condition never true"


def _setter(node: ast.AST, name: str, value: object):  # noqa: ANN202
    return lambda: setattr(node, name, value)


def _other(value: float) -> float:
    if isinstance(value, int):
        return value + 1 if value < 3 else round(value * 1.5)
    return round(value * 1.35, 4) or 0.1


def _overlay(room: Path) -> tuple[Path, Path]:
    """Return a copy of the package in which only the room is real, and the room in it."""
    top = Path(tempfile.mkdtemp(prefix="mutants-"))
    copy = top / "geotrack"
    copy.mkdir()
    for item in (ROOT / "geotrack").iterdir():
        if item.name != room.name and item.name != "__pycache__":
            (copy / item.name).symlink_to(item)
    shutil.copytree(room, copy / room.name, ignore=shutil.ignore_patterns("__pycache__"))
    return top, copy / room.name


def killed(fault: Fault, room: Path, top: Path, tests: list[str]) -> bool:
    """Whether the tests notice a fault."""
    target = room / fault.file.name
    before = target.read_text(encoding="utf-8")
    target.write_text(fault.source, encoding="utf-8")
    command = [
        sys.executable,
        "-P",
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        *tests,
    ]
    try:
        run = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(top), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        return run.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_text(before, encoding="utf-8")


def main() -> None:
    """Print the score and the survivors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("room", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    every = [fault for file in sorted(options.room.glob("*.py")) for fault in faults(file)]
    chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    top, room = _overlay((ROOT / options.room).resolve())
    survivors = []
    try:
        for n, fault in enumerate(chosen, 1):
            if not killed(fault, room, top, options.tests):
                survivors.append(fault)
            if options.verbose:
                print(f"{n}/{len(chosen)}: {n - len(survivors)} killed", file=sys.stderr)
    finally:
        shutil.rmtree(top)
    for fault in sorted(survivors, key=lambda f: (f.file.name, f.line)):
        print(f"survived: {fault.file.name}:{fault.line}: {fault.what}")
    share = 1 - len(survivors) / len(chosen)
    print(
        f"{len(chosen) - len(survivors)} of {len(chosen)} killed: {share:.0%} (of {len(every)} possible)"
    )


if __name__ == "__main__":
    main()
