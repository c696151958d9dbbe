"""What the tagger said of a document, for the rules after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from geotrack.text.names import NameClass
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Match

PER: Final = LABELS.index("PER")
ORG: Final = LABELS.index("ORG")
MISC: Final = LABELS.index("MISC")
FAC: Final = LABELS.index("FAC")

#: classes of names that are mostly places wherever they stand
STANDS_ALONE: Final = int(
    NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.CAPITAL | NameClass.CITY_L
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the tagger said, word by word: likeliest label, and the chance of being in a place.

    `single` holds the classes of the words that are names by themselves.
    """

    labels: Sequence[int]
    place: Sequence[float]
    matches: Sequence[Match]
    single: Mapping[int, int]
    _runs: list[tuple[int, int]] = field(default_factory=list, compare=False, repr=False)

    def region(self, m: Match, label: int) -> tuple[int, int]:
        """Return the first and last word of the stretch with this label around a match."""
        labels, runs = self.labels, self._runs
        first, last = m.first, m.last
        if (
            not runs
        ):  # once a document: walking from every match is quadratic where a label goes on and on
            start = 0
            for _, group in groupby(labels):
                end = start + len(list(group))
                runs.extend([(start, end - 1)] * (end - start))
                start = end
        if first > 0 and labels[first - 1] == label:
            first = runs[first - 1][0]
        if last + 1 < len(labels) and labels[last + 1] == label:
            last = runs[last + 1][1]
        return first, last

    def match_at(self) -> dict[int, Match]:
        """Return the match that covers each word."""
        return {i: m for m in self.matches for i in range(m.first, m.last + 1)}


def free(found: Sequence[Found]) -> set[int]:
    """Return the words that are taken by toponyms."""
    return {i for f in found for i in range(f.first, f.last + 1)}
