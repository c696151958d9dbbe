"""What the packed data come from: dates and hashes of ``geotrack/data/SOURCES.md``."""

from __future__ import annotations

import datetime as dt
import hashlib

from tools.data import DATA

SOURCES = DATA / "SOURCES.md"


def renew_hashes() -> list[str]:
    """Write today's hashes into ``SOURCES.md``; return the files that changed."""
    changed, lines = [], []
    for line in SOURCES.read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        path = DATA / cells[1].strip(" `") if len(cells) == 9 else None
        if path is not None and path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            if digest not in line:
                cells[5] = f" {dt.datetime.now(tz=dt.UTC).date().isoformat()} "
                cells[6] = f" `{digest}` "
                changed.append(str(path.relative_to(DATA)))
                line = "|".join(cells)
        lines.append(line)
    SOURCES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return changed
