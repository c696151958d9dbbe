"""Packaged fact tables (``geotrack/data/facts/*.csv``), read once."""

import csv
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from geotrack.errors import DataError


def data_file(name: str) -> Traversable:
    """Return a file of the package data.

    Raises
    ------
    DataError
        If the file is not there.
    """
    found = files("geotrack").joinpath("data", *name.split("/"))
    if not found.is_file():
        raise DataError(f"package data file {name} is missing: reinstall geotrack")
    return found


@cache
def fact(table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a fact table in file order; lines that start with ``#`` are left out."""
    lines = data_file(f"facts/{table}.csv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def data_versions() -> dict[str, str]:
    """Return package data file → first 12 hex digits of its SHA-256, as ``SOURCES.md`` records them."""
    text = data_file("SOURCES.md").read_text(encoding="utf-8")
    rows = [[cell.strip(" `") for cell in line.split("|")] for line in text.splitlines()]
    return {row[1]: row[6][:12] for row in rows if len(row) > 7 and len(row[6]) == 64}
