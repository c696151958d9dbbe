"""Countries by code: names, capitals, neighbours (``geotrack/data/curated/countries.csv``)."""

import csv
from functools import cache

from geotrack.earth.facts import data_file


@cache
def country_rows() -> dict[str, dict[str, str]]:
    """Return the table of countries by ISO 3166-1 alpha-2 code."""
    lines = data_file("curated/countries.csv").read_text(encoding="utf-8").splitlines()
    return {row["iso2"]: row for row in csv.DictReader(lines)}


def country_name(iso2: str) -> str | None:
    """Return the English short name of a country; None for an unknown code.

    Examples
    --------
    >>> country_name("KP")
    'North Korea'
    """
    row = country_rows().get(iso2.upper())
    return row["name"] if row else None
