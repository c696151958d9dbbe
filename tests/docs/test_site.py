"""The documentation site builds without a warning and asks nothing of the network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("furo")

ROOT = Path(__file__).resolve().parents[2]


def test_the_site_is_whole_and_quiet(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html", ROOT / "docs", tmp_path / "site", "-d", tmp_path / "trees"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    for page in (tmp_path / "site").rglob("*.html"):
        loaded = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?:[^"]+)', page.read_text(encoding="utf-8"))  # fmt: skip
        assert loaded == []


def test_every_page_is_reached_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^[a-z][\w/-]+$", index, re.MULTILINE))
    pages = {
        str(p.relative_to(ROOT / "docs").with_suffix("")) for p in (ROOT / "docs").rglob("*.md")
    }
    assert pages - {"index"} - {p for p in pages if p.startswith("verdicts/")} <= listed
