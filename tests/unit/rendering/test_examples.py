"""The notebook and the Quarto page of the examples run from top to bottom."""

import json
import re
import shutil
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def cells(path):
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".qmd":
        return re.findall(r"^```\{python\}\n(.*?)^```", source, re.MULTILINE | re.DOTALL)
    return ["".join(c["source"]) for c in json.loads(source)["cells"] if c["cell_type"] == "code"]


@pytest.mark.parametrize("name", ["notebook.ipynb", "quarto.qmd"])
def test_cells_run_and_the_report_shows_itself(name, tmp_path, monkeypatch, capsys):
    for article in EXAMPLES.glob("*.txt"):
        shutil.copy(article, tmp_path)
    monkeypatch.chdir(tmp_path)
    code = cells(EXAMPLES / name)
    assert len(code) >= 3
    names = {}
    for cell in code:
        exec(compile(cell, name, "exec"), names)
    shown = names["report"]._repr_mimebundle_()["text/html"]
    assert shown.startswith("<iframe")


def test_the_notebook_is_committed_without_outputs():
    rows = json.loads((EXAMPLES / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    assert all(row.get("outputs", []) == [] for row in rows)
