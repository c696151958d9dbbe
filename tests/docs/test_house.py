"""Rules of the house that only get stricter: complexity, coordinates that are surely there."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: functions with more than 15 branches; whoever mends one takes it off, nobody puts one on
TOO_COMPLEX = frozenset(("_by_steps", "_make"))
#: rooms where a settled place has coordinates by its type (`geotrack.model.SettledPlace`)
SETTLED = ("routes", "journeys", "rendering", "exports", "serve", "times", "toponyms", "claims")


def test_no_function_gets_too_complex():
    ran = subprocess.run(
        [
            sys.executable, "-m", "ruff", "check", "--isolated", "--select", "C901", "--output-format", "json",
            "--config", "lint.mccabe.max-complexity = 15", "geotrack", "tools", "benchmarks", "tests",
        ],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [re.search(r"`(\w+)`", row["message"])[1] for row in json.loads(ran.stdout)]
    assert sorted(found) == sorted(TOO_COMPLEX)


def test_coordinates_of_settled_places_are_no_assertion():
    asserted = [
        f"{path.relative_to(ROOT)}:{number}"
        for room in SETTLED
        for path in (ROOT / "geotrack" / room).rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"assert .*\b(lat|lon) is not None", line)
    ]
    assert asserted == []


def test_every_module_has_a_name_of_its_own():
    names = [
        path.parent.name if path.name == "__init__.py" else path.stem
        for path in (ROOT / "geotrack").rglob("*.py")
        if path.name != "__main__.py"
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_inner_module_lists_its_public_names_once_more():
    """The underscore says which are its own; a list is for what a module hands on."""
    listed = []
    for path in (ROOT / "geotrack").rglob("*.py"):
        name = path.relative_to(ROOT / "geotrack").as_posix()
        if "/" not in name or path.name == "__init__.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        defined = {
            node.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        } | {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        for node in tree.body:
            names = ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else ""
            if names == "__all__" and set(ast.literal_eval(node.value)) <= defined:
                listed.append(name)
    assert listed == []


def test_arrows_are_imports_and_no_strings():
    """Names are looked up by a string in four places: the public names, the commands, plug-ins, and `places`."""
    found = sorted(
        str(path.relative_to(ROOT / "geotrack"))
        for path in (ROOT / "geotrack").rglob("*.py")
        if "import_module(" in path.read_text(encoding="utf-8")
    )
    assert found == ["__init__.py", "cli/main.py", "places/__init__.py", "plugins.py"]


def test_no_module_of_the_package_stands_unused():
    files = [p for room in ("geotrack", "tools") for p in (ROOT / room).rglob("*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    for path in (ROOT / "pyproject.toml", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        texts[path] = path.read_text(encoding="utf-8")  # what is told to users is for them
    unused = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "geotrack").rglob("*.py")
        if not path.stem.startswith("__")
        and not any(
            re.search(rf"\b{path.stem}\b", text) for other, text in texts.items() if other != path
        )
    ]
    assert unused == []
