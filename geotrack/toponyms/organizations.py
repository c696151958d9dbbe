"""Places within the names of organizations: "[Houston] Police Department", "University of [Oslo]"."""

from typing import Final

from geotrack.languages.en import name_cues
from geotrack.text.names import NameClass
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.matching import Match
from geotrack.toponyms.reading import Flag, Reading
from geotrack.toponyms.tagged import FAC, MISC, ORG, STANDS_ALONE, Evidence, free

_FLAG_ALL_CAPS: Final = int(Flag.ALL_CAPS)
_COUNTRY: Final = int(NameClass.COUNTRY)
_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_ALTERNATE: Final = int(NameClass.ALTERNATE_ONLY)
_CAPITAL: Final = int(Flag.CAPITAL)
_ADMIN: Final = int(NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.ADMIN2 | NameClass.REGION)
_CITY: Final = int(
    NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M | NameClass.CITY_S | NameClass.CITY_XS
)
_KNOWN_CITY: Final = int(NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M)
_STRONG_HEAD: Final = int(NameClass.COUNTRY | NameClass.ADMIN1)
_NO_HEAD: Final = int(
    Flag.COMMON | Flag.INSTITUTION | Flag.GIVEN_NAME | Flag.DIRECTION | Flag.TITLE | Flag.CALENDAR
)
_HEADS: Final = int(Flag.INSTITUTION | Flag.FACILITY)


def with_heads(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add the place that an organization's name begins with ("[Houston] Police Department")."""
    taken = free(found)
    labels, flags, words = evidence.labels, reading.flags, reading.words
    places = {words[f.first] for f in found if f.first == f.last}
    added = []
    for m in evidence.matches:
        if m.first in taken or m.last in taken:
            continue
        label = labels[m.first]
        if label not in {ORG, FAC, MISC} or m.last + 1 >= len(labels):
            continue
        if not m.classes & (_ADMIN | _CITY | _ABBREVIATION) or m.classes & _ALTERNATE:
            continue
        first, last = evidence.region(m, label)
        if first != m.first or last == m.last:
            continue
        here, single = flags[m.first], m.first == m.last
        if single and here & _NO_HEAD:
            continue
        if not single and words[m.first] in name_cues.ST_SAINT and reading.possessive[m.last]:
            continue
        strong = words[m.first] in places or bool(
            m.classes & (_STRONG_HEAD if single else _ADMIN) and label != MISC
        )
        civic = any(words[i].lower() in name_cues.CIVIC for i in range(m.last + 1, last + 1))
        institution = flags[last] & _HEADS or flags[m.last + 1] & _HEADS
        known = m.classes & _KNOWN_CITY or not single
        if strong or civic or (institution and known):
            added.append(Found(m.first, m.last, m.classes, 0.6, within_name=True))
    return [*found, *added]


def with_tails(reading: Reading, found: list[Found], evidence: Evidence) -> list[Found]:
    """Add the place that an institution's name ends with ("the University of [Oslo]")."""
    taken = free(found)
    labels, words = evidence.labels, reading.words
    added = []
    for m in evidence.matches:
        if m.first in taken or m.last in taken or m.first < 2:
            continue
        label = labels[m.first]
        if label not in {ORG, FAC} or not m.classes & (_ADMIN | _CITY):
            continue
        first, last = evidence.region(m, label)
        if last != m.last or first == m.first:
            continue
        if m.first == m.last and reading.flags[m.first] & _NO_HEAD:
            continue
        of = words[m.first - 1] in name_cues.OF_IN_AT and labels[m.first - 2] == label
        if (of and (words[m.first - 2].lower() in name_cues.OF_A_PLACE or m.classes & _ADMIN)) or (
            label == ORG and _branch(reading, m, first)
        ):
            added.append(Found(m.first, m.last, m.classes, 0.6, within_name=True))
    return [*found, *added]


def _branch(reading: Reading, m: Match, first: int) -> bool:
    """Whether a place ends the name of a national or local branch ("NRK Bergen", "Aldi Spain")."""
    if m.classes & _COUNTRY:
        return reading.words[m.first - 1] not in name_cues.AND
    return (
        m.first == first + 1
        and bool(reading.flags[first] & _FLAG_ALL_CAPS)
        and bool(m.classes & STANDS_ALONE)
    )
