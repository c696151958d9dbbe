"""Every example article gives the same report and the same page, byte for byte.

``python examples/gallery.py maps`` and ``python tests/golden/test_golden.py`` renew them after a change
that was meant; the difference is reviewed like code.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SLUGS = sorted(path.stem for path in (ROOT / "examples").glob("*.txt"))
#: "same bytes" also under another hash seed, locale and time zone
ELSEWHERE = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"}


def short(report):
    """Return the report without route lines and hashes, which the page holds anyway."""
    row = report.to_dict()
    for journey in row["journeys"]:
        for leg in journey["legs"]:
            for way in [leg["route"], *(leg["route"] or {}).get("alternatives", [])]:
                if way:
                    way["geometry"] = way.pop("schematic", None) and None
    row["provenance"]["data"] = {}
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


def gallery_reports():
    sys.path.insert(0, str(ROOT / "examples"))
    import gallery

    return {slug: report for slug, report, _ in gallery.reports()}


@pytest.fixture(scope="module")
def reports():
    return gallery_reports()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    folder = tmp_path_factory.mktemp("maps")
    subprocess.run(
        [sys.executable, ROOT / "examples" / "gallery.py", folder],
        env={**os.environ, **ELSEWHERE},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.parametrize("slug", SLUGS)
def test_reports(reports, slug):
    assert short(reports[slug]) == (HERE / f"{slug}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", sorted(str(p.relative_to(ROOT / "maps")) for p in (ROOT / "maps").rglob("*.html"))
)
def test_pages(rebuilt, name):
    assert (rebuilt / name).read_bytes() == (ROOT / "maps" / name).read_bytes()


def test_the_gallery_is_complete(rebuilt):
    committed = sorted(p.name for p in (ROOT / "maps").iterdir())
    assert sorted(p.name for p in rebuilt.iterdir()) == committed


if __name__ == "__main__":
    for slug, report in gallery_reports().items():
        (HERE / f"{slug}.json").write_text(short(report), encoding="utf-8")
