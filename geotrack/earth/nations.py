"""Names of countries and of what belongs to them, as words of a text: "Thailand", "Siamese"."""

import csv
import re
from functools import cache

from geotrack.earth.facts import data_file


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    lines = data_file("curated/countries.csv").read_text(encoding="utf-8").splitlines()
    codes: dict[str, str] = {}
    for row in csv.DictReader(lines):
        names = (row["name"], *row["alternates"].split("|"), *row["demonyms"].split("|"))
        for name in filter(None, names):
            codes.setdefault(name, row["iso2"])
    longest = sorted(codes, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), codes


def countries_in(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that a text names, or of which it tells an adjective, in order, once each.

    Examples
    --------
    >>> countries_in("from the Thai border to Malaysia")
    ('TH', 'MY')
    """
    pattern, codes = _names()
    return tuple(dict.fromkeys(codes[m[0]] for m in pattern.finditer(text)))
