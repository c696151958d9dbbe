"""Former names of places, and places that are no more, with the years in which they held.

Smyrna is İzmir in a diary of 1893; in the news of an American county it is the town of that name.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from geotrack.earth.facts import data_file
from geotrack.languages.en import place_cues
from geotrack.model import Place
from geotrack.text.names import normalize

_EARLIEST: Final = -9999
#: last year of a name that still lives beside the other
STILL: Final = 9999
#: so much of a text is looked at
_READ: Final = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """A name that a place had from the year `since` to `until`; `today` is its listed name of now."""

    name: str
    today: str
    country: str
    since: int
    until: int

    def means(self, place: Place) -> bool:
        """Whether a place is the one that was called so, or one that is no more."""
        if place.country != self.country:
            return False
        return place.name == self.today or (place.kind == "region" and place.name == self.name)

    def held(self, years: Iterable[int]) -> float:
        """Return 1 if the name held in one of the years, -1 if all are later, else 0."""
        known = list(years)
        if any(self.since <= year <= self.until for year in known):
            return 1.0
        return -1.0 if known and min(known) > self.until else 0.0


@cache
def former_names() -> Mapping[str, tuple[FormerName, ...]]:
    """Return the table by normalized name; a few names were those of several places."""
    lines = data_file("curated/former_names.csv").read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[FormerName, ...]] = {}
    for row in csv.DictReader(lines):
        former = FormerName(
            name=row["name"],
            today=row["today"],
            country=row["country"],
            since=int(row["from_year"] or _EARLIEST),
            until=int(row["to_year"] or STILL),
        )
        key = normalize(former.name)
        found[key] = (*found.get(key, ()), former)
    return found


def former_of(name: str) -> tuple[FormerName, ...]:
    """Return what a name was once the name of; empty: nothing that the table has.

    Examples
    --------
    >>> [(former.today, former.until) for former in former_of("Smyrna")]
    [('İzmir', 1930)]
    """
    return former_names().get(normalize(name), ())


def years_in(text: str, published: str | None) -> tuple[int, ...]:
    """Return the years that a text names, and that of its publication; may be empty.

    Examples
    --------
    >>> years_in("In 1893 they rode 1200 km.", "2023-09-12")
    (1893, 2023)
    >>> years_in("In 1893, with 1,450,300 others, they rode 1893,5 km.", None)
    (1893,)
    """
    found = {int(match[1]) for match in place_cues.YEAR.finditer(text[:_READ])}
    if published and published[:4].isdecimal():
        found.add(int(published[:4]))
    return tuple(sorted(found))
