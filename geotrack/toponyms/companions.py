"""Names beside places: the last of a list, the far end of a way.

A linear chain takes Rhodes for a person and Java for a thing wherever they stand. Beside what is a place for
certain a listed name needs less: "Santorini, Mykonos and Rhodes", "from Lausanne to Evian".
"""

from collections.abc import Sequence
from typing import Final

from geotrack.languages.en.name_cues import BESIDE_NAMES, WAY_BETWEEN
from geotrack.text.names import NameClass
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Match
from geotrack.toponyms.reading import Flag, Reading
from geotrack.toponyms.tagged import MISC, PER, Evidence, free

#: chance of a place from which a listed name is one, beside a place in a list and at the other end of a way
LISTED: Final = 0.2
ON_A_WAY: Final = 0.1
#: the same where a large capital or country stands alone
STANDING_ALONE: Final = 0.04
#: and where any large town, division or region does
LIKELY: Final = 0.3
#: how sure the neighbor must be
_SURE: Final = 0.8
_CONFIDENCE: Final = 0.75
#: what is more than a hamlet
_KNOWN: Final = int(
    NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M
    | NameClass.CITY_S | NameClass.REGION | NameClass.WATER | NameClass.ISLAND
)  # fmt: skip
_ABBREVIATION: Final = int(NameClass.ABBREVIATION | NameClass.DEMONYM)
_TOWNS: Final = int(
    NameClass.ADMIN1 | NameClass.CITY_L | NameClass.CITY_M | NameClass.REGION | NameClass.ISLAND
)
_COUNTRY: Final = int(NameClass.COUNTRY)
_LARGE_CAPITAL: Final = int(NameClass.CAPITAL | NameClass.CITY_L)
_AMBIGUOUS: Final = int(Flag.AMBIGUOUS)
_CAPITAL: Final = int(Flag.CAPITAL)
_UNLIKELY: Final = int(
    Flag.GIVEN_NAME | Flag.TITLE | Flag.CALENDAR | Flag.COMMON | Flag.INITIAL | Flag.DIRECTION
)


def with_companions(reading: Reading, found: Sequence[Found], evidence: Evidence) -> list[Found]:
    """Return the toponyms with the listed names added that stand in a row or on a way with them."""
    kept = list(found)
    taken = free(kept)
    sure = {item.last: item for item in kept if item.confidence >= _SURE and not item.within_name}
    for m in evidence.matches:
        if m.first in taken or m.last in taken or not _may_be(reading, m):
            continue
        chance = min(evidence.place[m.first : m.last + 1])
        if chance < STANDING_ALONE:
            continue
        if chance >= STANDING_ALONE and _stands_alone(reading, m, evidence):
            kept.append(Found(m.first, m.last, m.classes, _CONFIDENCE))
            taken |= {m.first, m.last}
            continue
        if chance >= LISTED and _heads_row(reading, m, kept):
            kept.append(Found(m.first, m.last, m.classes, _CONFIDENCE))
            taken |= {m.first, m.last}
            continue
        if chance >= ON_A_WAY and (before := _before(reading, m, sure)) is not None:
            gap = reading.text[reading.ends[before.last] : reading.starts[m.first]]
            lead = reading.text[
                max(0, reading.starts[before.first] - 20) : reading.starts[before.first]
            ]
            way = WAY_BETWEEN.search(f"{lead}|{gap}")
            if way or (chance >= LISTED and BESIDE_NAMES.fullmatch(gap)):
                item = Found(m.first, m.last, m.classes, _CONFIDENCE)
                kept.append(item)
                taken |= {m.first, m.last}
    return sorted(kept, key=lambda item: item.first)


def _heads_row(reading: Reading, m: Match, found: Sequence[Found]) -> bool:
    """Whether a name begins a list of places: "Troy, Mycenae and Knossos"."""
    for item in found:
        if m.last < item.first <= m.last + 2 and item.confidence >= _SURE and not item.within_name:
            gap = reading.text[reading.ends[m.last] : reading.starts[item.first]]
            return BESIDE_NAMES.fullmatch(gap) is not None
    return False


def _stands_alone(reading: Reading, m: Match, evidence: Evidence) -> bool:
    """Whether a name taken for a person is that of a large capital or country, by itself: "Tokyo ordered him"."""
    large = m.classes & _COUNTRY or m.classes & _LARGE_CAPITAL == _LARGE_CAPITAL
    likely = evidence.place[m.first] >= LIKELY and m.classes & _TOWNS
    return bool(
        (large or likely)
        and m.first == m.last
        and evidence.labels[m.first] in ((PER, MISC) if likely else (PER,))
        and not reading.flags[m.first] & _AMBIGUOUS
        and (m.first == 0 or evidence.labels[m.first - 1] != PER)
        and (m.last + 1 == len(reading) or evidence.labels[m.last + 1] != PER)
    )


def _before(reading: Reading, m: Match, sure: dict[int, Found]) -> Found | None:
    """Return the sure place that ends one to three words before a name."""
    for k in range(m.first - 2, max(m.first - 5, -1), -1):
        if k in sure:
            return sure[k]
    return None


def _may_be(reading: Reading, m: Match) -> bool:
    """Whether a name is listed as more than a hamlet and nothing beside it makes it somebody's."""
    flags = reading.flags
    if not m.classes & _KNOWN or m.classes & _ABBREVIATION:
        return False
    if m.first == m.last and flags[m.first] & _UNLIKELY:
        return False
    after = m.last + 1
    joined = after < len(flags) and reading.starts[after] - reading.ends[m.last] <= 1
    return not (reading.possessive[m.last] or (joined and bool(flags[after] & _CAPITAL)))
