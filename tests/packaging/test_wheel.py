"""The same sources give the same wheel, whenever and by whomever they are checked out."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = """
[build-system]
requires = ["setuptools>=69"]
build-backend = "reproducible"
backend-path = ["packaging_backend"]
[project]
name = "tiny"
version = "1"
[tool.setuptools.packages.find]
include = ["tiny*"]
"""


COMPILED = """
[[tool.setuptools.ext-modules]]
name = "tiny._c"
sources = ["tiny/_c.c"]
extra-compile-args = ["-g0"]
optional = true
py-limited-api = true
[tool.distutils.bdist_wheel]
py-limited-api = "cp311"
"""
CODE = """
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_c", NULL, -1};
PyMODINIT_FUNC PyInit__c(void) { return PyModule_Create(&definition); }
"""


def build(folder, when, mask, *, compiled=False, asked=None):
    """Return the name and the hash of a small package's wheel, its files of a date and a mask."""
    (folder / "tiny").mkdir(parents=True)
    (folder / "packaging_backend").mkdir()
    backend = (ROOT / "packaging_backend" / "reproducible.py").read_text()
    (folder / "packaging_backend" / "reproducible.py").write_text(backend)
    (folder / "pyproject.toml").write_text(PROJECT + COMPILED * compiled)
    (folder / "tiny" / "_c.c").write_text(CODE)
    for name in ("__init__", "b", "a"):
        path = folder / "tiny" / f"{name}.py"
        path.write_text(f"# {name}\n")
        path.chmod(0o666 & ~mask)
        os.utime(path, (when, when))
    code = f"import reproducible; print(reproducible.build_wheel('dist', {asked!r}))"
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    environment["PYTHONPATH"] = str(folder / "packaging_backend")
    command = [sys.executable, "-W", "ignore", "-c", code]
    (folder / "dist").mkdir()
    done = subprocess.run(
        command, cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    name = done.stdout.strip().splitlines()[-1]
    return name, sha256((folder / "dist" / name).read_bytes()).hexdigest()


def test_a_wheel_has_the_same_bytes_twice(tmp_path):
    first = build(tmp_path / "one", 1_000_000_000, 0o022)
    assert build(tmp_path / "two", 1_700_000_000, 0o077) == first


def test_a_wheel_with_compiled_code_has_the_same_bytes_twice(tmp_path):
    first = build(tmp_path / "one", 1_000_000_000, 0o022, compiled=True)
    assert build(tmp_path / "two", 1_700_000_000, 0o077, compiled=True) == first
    assert "-cp311-abi3-" in first[0]


def test_a_pure_wheel_fits_every_machine(tmp_path):
    name, _ = build(tmp_path, 1_000_000_000, 0o022, compiled=True, asked={"pure": "true"})
    assert name.endswith("-py3-none-any.whl")


def test_geotrack_is_built_that_way():
    import tomllib

    system = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]
    assert system["build-backend"] == "reproducible"
    assert system["backend-path"] == ["packaging_backend"]
