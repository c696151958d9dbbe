"""The gazetteers that a user has imported: one folder, one file each, and which is used by default.

What is used by default is a matter of the command line; the library uses what its settings name.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from geotrack.errors import DataError, NotFoundError, UsageError

#: overrides the folder; for installations that share one
FOLDER: Final = "GEOTRACK_GAZETTEERS"
_ENDING: Final = ".places"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


def shelf() -> Path:
    """Return the folder of imported gazetteers; it need not exist."""
    if named := os.environ.get(FOLDER):
        return Path(named)
    from geotrack.fetching.homefolders import home_folder

    return home_folder("data") / "gazetteers"


def file_of(name: str) -> Path:
    """Return where a gazetteer of this name is, or will be.

    Raises
    ------
    UsageError
        If it is no name: letters, digits, ``-`` and ``_``, and none of those that are taken.
    """
    if not _NAME.fullmatch(name) or name == "bundled":
        raise UsageError(f"{name[:60]!r} is no name: use letters, digits, - and _ (not `bundled`)")
    return shelf() / f"{name}{_ENDING}"


def imported() -> dict[str, dict[str, str]]:
    """Return name → what each imported gazetteer says about itself, by name; damaged ones say so."""
    from geotrack.places.gazetteer.store import Store

    rows = {}
    for path in sorted(shelf().glob(f"*{_ENDING}")):
        if _NAME.fullmatch(path.stem):
            try:
                rows[path.stem] = dict(Store(path).meta)
            except (DataError, OSError) as fault:
                rows[path.stem] = {"source": f"damaged: {fault}"}
    return rows


def in_use() -> str:
    """Return what the command line uses by default: ``bundled``, or the path of an imported file."""
    name = ""
    with suppress(OSError, UnicodeDecodeError):
        name = (shelf() / "in-use").read_text(encoding="utf-8").strip()
    path = shelf() / f"{name}{_ENDING}"
    return str(path) if _NAME.fullmatch(name) and path.is_file() else "bundled"


def use(name: str) -> None:
    """Make a gazetteer the command line's default; ``bundled`` is the one of the package.

    Raises
    ------
    NotFoundError
        If none of that name was imported.
    """
    choice = shelf() / "in-use"
    if name == "bundled":
        choice.unlink(missing_ok=True)
        return
    if not file_of(name).is_file():
        known = ", ".join(["bundled", *imported()])
        raise NotFoundError(f"no such gazetteer was imported; there are {known}", where=name)
    choice.write_text(f"{name}\n", encoding="utf-8")


def remove(name: str) -> None:
    """Delete an imported gazetteer with its index, and what an unfinished import of it left.

    Raises
    ------
    NotFoundError
        If there is nothing of that name.
    """
    import shutil

    path = file_of(name)
    scratch = path.with_name(f".{path.name}.import")
    if not path.is_file() and not scratch.is_dir():
        known = ", ".join(imported()) or "none"
        raise NotFoundError(f"no such gazetteer was imported; there are {known}", where=name)
    used = in_use() == str(path)
    path.unlink(missing_ok=True)
    path.with_suffix(".index").unlink(missing_ok=True)
    shutil.rmtree(scratch, ignore_errors=True)
    if used:
        (shelf() / "in-use").unlink(missing_ok=True)
