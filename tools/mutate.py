"""Measure how many small faults the tests of a room would notice: a mutation score.

    python tools/mutate.py [verdicts claims journeys settling] [--sample 25] [--seed 1] [--minutes 10] [-v] [--lines FILE]

One fault at a time is put into a copy of the room (a constant changed, a comparison turned, a sign, a truth
value or a condition reversed, a branch never taken), and the tests of that room are run until the first that
fails. Which faults are drawn depends on the seed alone. Survivors are listed with file and line. By hand only
(``make mutants``), for it takes minutes; the last scores stand in docs/quality.md.

``--lines`` names a file of coverage (`pip install pytest-cov`) that says which test ran which line; a fault is then asked of
these alone, 60 at most beside those that compare with a record, which takes seconds instead of minutes (a score that is
rather too low):

    pytest -n 0 tests/unit/verdicts --cov=geotrack/verdicts --cov-context=test --cov-report=   # writes .coverage
"""

from __future__ import annotations

import argparse
import ast
import compileall
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Room:
    """What is changed and which tests should notice."""

    package: str
    folder: str
    tests: tuple[str, ...]
    spared: frozenset[str] = frozenset()  # word lists: their rows are no decisions


ROOMS = {
    "verdicts": Room("verdicts", "", ("tests/unit/verdicts", "tests/contracts/test_check.py")),
    "claims": Room(
        "claims",
        "",
        ("tests/unit/claims", "tests/contracts/test_readers.py"),
        frozenset({
            "hedges.py", "kinds.py", "prompt.py", "trainedon.py", "unitwords.py", "vehicles.py",
        }),
    ),
    "journeys": Room("journeys", "", ("tests/unit/journeys", "tests/contracts/test_assembler.py")),
    "settling": Room(
        "places", "settling", ("tests/unit/places", "tests/contracts/test_resolver.py")
    ),
}  # fmt: skip
#: tests that compare with what was found before
RECORDED = ("test_read_alike.py", "test_read_corpus.py")
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
    apart = {
        id(part) for node in ast.walk(tree) for top in _no_decision(node) for part in ast.walk(top)
    }
    for node in ast.walk(tree):
        if id(node) in apart or not hasattr(node, "lineno"):
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
        elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield node, _setter(node, "value", not node.value), f"{node.value} → {not node.value}"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            twice = ast.UnaryOp(op=ast.Not(), operand=node.operand)
            yield node, _setter(node, "operand", twice), "not → not not"
        elif isinstance(node, ast.If):
            never = ast.Constant(value=False)
            yield node, _setter(node, "test", never), "condition never true"


def _no_decision(node: ast.AST) -> list[ast.AST]:
    """Return what of a node is text, an annotation, a decorator (a cache's size), or only for the type checker."""
    if isinstance(node, ast.JoinedStr):
        return [node]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        returns = getattr(node, "returns", None)
        return [*node.decorator_list, *([returns] if returns else [])]
    if isinstance(node, (ast.arg, ast.AnnAssign)) and node.annotation:
        return [node.annotation]
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return [node]
    return []


def _setter(node: ast.AST, name: str, value: object):  # noqa: ANN202
    return lambda: setattr(node, name, value)


def _other(value: float) -> float:
    if isinstance(value, int):
        return value + 1 if value < 3 else round(value * 1.5)
    return round(value * 1.35, 4) or 0.1


def _overlay(package: str) -> Path:
    """Return a folder with a copy of geotrack in which only one package is real; the rest is linked."""
    top = Path(tempfile.mkdtemp(prefix="mutants-"))
    copy = top / "geotrack"
    copy.mkdir()
    for item in (ROOT / "geotrack").iterdir():
        if item.name not in {package, "__pycache__"}:
            (copy / item.name).symlink_to(item)
    shutil.copytree(
        ROOT / "geotrack" / package, copy / package, ignore=shutil.ignore_patterns("__pycache__")
    )
    compileall.compile_dir(
        copy / package, quiet=2
    )  # runs write nothing, so that a fault leaves nothing
    return top


def passes(top: Path, tests: tuple[str, ...]) -> bool:
    """Whether the tests pass with the package as it stands in a folder; a run without end does not."""
    path = f"{top} {ROOT}"  # the setting of pyproject.toml would put the real package first
    command = [
        sys.executable, "-P", "-B", "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider",
        "-o", f"pythonpath={path}", *tests,
    ]  # fmt: skip
    try:
        run = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(top)},
            capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def asked_of(fault: Fault, ran: dict[str, dict[int, list[str]]], files: list[Path]) -> list[str]:
    """Return the tests that run a fault's line, or a line that names the constant it stands in.

    First those that compare with a record (`RECORDED`), which are quick and see much; of the others 60 at most.
    """
    lines = ran.get(str(fault.file), {})
    tests = set(lines.get(fault.line, ()))
    if not any(tests):
        top = next(
            (
                node
                for node in ast.parse(fault.file.read_text(encoding="utf-8")).body
                if node.lineno <= fault.line <= (node.end_lineno or 0)
            ),
            None,
        )
        if isinstance(top, (ast.Assign, ast.AnnAssign)):
            named = {n.id for n in ast.walk(top) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}  # fmt: skip
            for file in files:
                tree = ast.parse(file.read_text(encoding="utf-8"))
                for node in ast.walk(tree):
                    if isinstance(node, ast.Name) and node.id in named:
                        tests |= set(ran.get(str(file), {}).get(node.lineno, ()))
        elif top is not None:  # the statement begins further up
            above = [n for n in lines if top.lineno <= n <= fault.line and any(lines[n])]
            tests |= set(lines[max(above)] if above else ())
    found = sorted({test.split("|")[0] for test in tests if test})
    recorded = [test for test in found if any(name in test for name in RECORDED)]
    others = [test for test in found if test not in recorded]
    return recorded + (others if len(others) <= 60 else random.Random(1).sample(others, 60))


def read_lines(path: str, files: list[Path]) -> dict[str, dict[int, list[str]]]:
    """Return file → line → tests that ran it, of a file of coverage."""
    from coverage import CoverageData

    data = CoverageData(path)
    data.read()
    return {str(file): data.contexts_by_lineno(str(file)) for file in files}


def measure(
    name: str, sample: int, seed: int, seconds: float, *, verbose: bool, lines: str | None = None
) -> str:
    """Put a sample of faults into a room, one by one, and return what became of them."""
    room = ROOMS[name]
    files = sorted((ROOT / "geotrack" / room.package / room.folder).rglob("*.py"))
    every = [fault for file in files if file.name not in room.spared for fault in faults(file)]
    chosen = random.Random(seed).sample(every, min(sample, len(every)))
    until = time.monotonic() + seconds
    survivors, tried = [], 0
    top = _overlay(room.package)
    ran = read_lines(lines, files) if lines else None
    try:
        if ran is None and not passes(top, room.tests):
            return f"{name}: the tests fail without any fault"
        for fault in chosen:
            if time.monotonic() > until:
                break
            target = top / fault.file.relative_to(ROOT)
            before = target.read_text(encoding="utf-8")
            target.write_text(fault.source, encoding="utf-8")
            tried += 1
            tests = room.tests if ran is None else tuple(asked_of(fault, ran, files))
            if not tests or passes(top, tests):
                survivors.append(fault)
            target.write_text(before, encoding="utf-8")
            if verbose:
                fate = "survived" if survivors and survivors[-1] is fault else "killed"
                where = f"{fault.file.relative_to(ROOT)}:{fault.line}"
                print(
                    f"{tried}/{len(chosen)} {fate}: {where}: {fault.what}",
                    file=sys.stderr,
                    flush=True,
                )
    finally:
        shutil.rmtree(top)
    lines = [
        f"{name}: survived: {fault.file.relative_to(ROOT)}:{fault.line}: {fault.what}"
        for fault in sorted(survivors, key=lambda fault: (fault.file, fault.line))
    ]
    noticed = tried - len(survivors)
    share = f"{noticed / tried:.0%}" if tried else "none tried"
    lines.append(f"{name}: {noticed} of {tried} killed: {share} (of {len(every)} possible)")
    return "\n".join(lines)


def main() -> None:
    """Print the scores and the survivors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rooms", nargs="*", metavar="room", help=", ".join(ROOMS))
    parser.add_argument("--sample", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=10.0, help="at most, for each room")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--lines", metavar="FILE", help="which test runs which line (coverage)")
    options = parser.parse_args()
    if unknown := set(options.rooms) - set(ROOMS):
        parser.error(f"no such room: {', '.join(sorted(unknown))}")
    for name in options.rooms or ROOMS:
        print(
            measure(
                name,
                options.sample,
                options.seed,
                options.minutes * 60,
                verbose=options.verbose,
                lines=options.lines,
            ),
            flush=True,
        )


if __name__ == "__main__":
    main()
