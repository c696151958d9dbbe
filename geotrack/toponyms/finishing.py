"""From found words to toponyms: spans, kinds, options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.model import Toponym
from geotrack.names import NameClass
from geotrack.toponyms.reading import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.config import Settings
    from geotrack.toponyms.matching import Match, Matcher
    from geotrack.toponyms.reading import Reading

__all__ = ["Found", "finish"]

_DEMONYM: Final = int(NameClass.DEMONYM)
_NAME_OF_A_PLACE: Final = ~int(NameClass.DEMONYM | NameClass.ALTERNATE_ONLY)
_FACILITY_ONLY: Final = int(NameClass.FACILITY)


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (inclusive) are a toponym with this probability."""

    first: int
    last: int
    classes: int
    confidence: float
    within_name: bool = False


def finish(
    reading: Reading,
    found: Sequence[Found],
    matches: Sequence[Match],
    single: dict[int, int],
    matcher: Matcher,
    settings: Settings,
) -> tuple[Toponym, ...]:
    """Return the toponyms that the settings ask for."""
    toponyms: list[Toponym] = []
    for item in found:
        adjective = bool(item.classes & _DEMONYM) and not item.classes & _NAME_OF_A_PLACE
        if adjective and not settings.demonyms:
            continue
        only = item.classes & ~int(NameClass.ALTERNATE_ONLY)
        if only == _FACILITY_ONLY and not settings.facilities:
            continue
        start, end = reading.starts[item.first], reading.ends[item.last]
        if (
            item.classes & int(NameClass.ABBREVIATION)
            and item.last + 1 < len(reading)
            and reading.words[item.last + 1] == "."
            and reading.starts[item.last + 1] == end
            and not reading.flags[item.last] & Flag.ALL_CAPS
        ):
            end += 1
        toponyms.append(
            Toponym(
                start=start,
                end=end,
                text=reading.text[start:end],
                kind="adjective" if adjective else "name",
                confidence=round(item.confidence, 4),
                within_name=item.within_name,
            )
        )
    return tuple(toponyms)
