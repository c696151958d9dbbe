"""The themes that a desk offers: the TOML files of one folder."""

from __future__ import annotations

from pathlib import Path


def theme_files(folder: str | None) -> dict[str, Path]:
    """Return name → file of the themes in a folder, by name; empty without one."""
    if folder is None:
        return {}
    return {path.stem: path for path in sorted(Path(folder).glob("*.toml"))}
