"""Rebuild the gallery: ``python examples/gallery.py maps`` (``make gallery``)."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import geotrack
from geotrack.rendering.gallery import build

HERE = Path(__file__).resolve().parent


def reports(table: str = "article") -> list[tuple[str, geotrack.Report, str]]:
    """Return slug, report and editor's note of every article in a table of ``gallery.toml``.

    ``article``: fact-check pages; ``reader``: maps for readers.
    """
    pipeline = geotrack.Pipeline()
    rows = tomllib.loads((HERE / "gallery.toml").read_text(encoding="utf-8"))[table]
    out = []
    for row in rows:
        document = geotrack.read_document(HERE / row["file"], published=row["published"])
        # the page must not tell where the gallery was built
        out.append((document.id, pipeline.analyze(_without_path(document)), row["note"]))
    return out


def _without_path(document: geotrack.Document) -> geotrack.Document:
    import dataclasses

    return dataclasses.replace(document, source=f"examples/{document.id}.txt")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "maps")
    build(reports(), target, readers=reports("reader"))
    print(f"{target}: {len(list(target.rglob('*.html')))} pages")
