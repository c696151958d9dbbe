"""From found words to toponyms: spans, kinds, options."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.config import Settings
from geotrack.languages.en import name_cues
from geotrack.model import Toponym
from geotrack.text.names import NameClass
from geotrack.toponyms.definitions import defined
from geotrack.toponyms.describing import descriptions
from geotrack.toponyms.governments import stands_for_government
from geotrack.toponyms.matching import Match
from geotrack.toponyms.reading import Flag, Reading
from geotrack.toponyms.travelwords import is_traveled_to

_FLAG_ALL_CAPS: Final = int(Flag.ALL_CAPS)
_FLAG_LOWER: Final = int(Flag.LOWER)
_DEMONYM: Final = int(NameClass.DEMONYM)
_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_ALTERNATE: Final = int(NameClass.ALTERNATE_ONLY)
_FACILITY: Final = int(NameClass.FACILITY)
_NAME_OF_A_PLACE: Final = ~int(NameClass.DEMONYM | NameClass.ALTERNATE_ONLY)


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (inclusive) are a toponym with this probability."""

    first: int
    last: int
    classes: int
    confidence: float
    within_name: bool = False


def finish(
    reading: Reading, found: Sequence[Found], matches: Sequence[Match], settings: Settings
) -> tuple[Toponym, ...]:
    """Return the toponyms that the settings ask for, in order, and the descriptions."""
    toponyms: list[Toponym] = []
    for item in found:
        adjective = bool(item.classes & _DEMONYM) and not item.classes & _NAME_OF_A_PLACE
        if adjective and not settings.demonyms:
            continue
        start, end = reading.starts[item.first], reading.ends[item.last]
        if item.classes & ~_ALTERNATE == _FACILITY and not (
            settings.facilities or is_traveled_to(reading.text, start, end)
        ):
            continue
        if _dotted(reading, item, end):
            end += 1
        toponyms.append(
            Toponym(
                start=start,
                end=end,
                text=reading.text[start:end],
                kind="adjective" if adjective else "name",
                confidence=round(item.confidence, 4),
                metonym=stands_for_government(reading, item),
                within_name=item.within_name,
            )
        )
    described = descriptions(reading, matches)
    taken = [(t.start, t.end) for t in toponyms]
    described += [
        name
        for name in defined(reading.text)
        if not any(start < name.end and name.start < end for start, end in taken)
    ]
    if described:
        toponyms = sorted([*toponyms, *described], key=lambda t: (t.start, t.end))
    return tuple(toponyms)


def _dotted(reading: Reading, item: Found, end: int) -> bool:
    """Whether the point after the last word belongs to it ("Mo.", "Main St.", "Butler Co.")."""
    i = item.last + 1
    if i >= len(reading) or reading.words[i] != "." or reading.starts[i] != end:
        return False
    word, flags = reading.words[item.last], reading.flags[item.last]
    if item.classes & _ABBREVIATION:
        return not flags & _FLAG_ALL_CAPS
    if item.first < item.last and word in name_cues.ABBREVIATED:
        return True
    return (
        not item.classes
        and i + 1 < len(reading)
        and reading.sentence[i + 1] == reading.sentence[i]
        and bool(reading.flags[i + 1] & _FLAG_LOWER)
        and len(word) <= 6
    )
