"""States behind towns without a comma: "Manchester VA", "Dayton OH"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geotrack.languages.en.name_cues import STATE_CODES
from geotrack.text.names import NameClass
from geotrack.toponyms.finishing import Found
from geotrack.toponyms.reading import Flag, Reading

_ABBREVIATION: Final = int(NameClass.ABBREVIATION)
_ALL_CAPS: Final = int(Flag.ALL_CAPS)
_CONFIDENCE: Final = 0.85


def with_state_codes(reading: Reading, found: Sequence[Found]) -> list[Found]:
    """Return the toponyms with the codes of states right behind them as toponyms of their own.

    Not where the name itself is in capitals, as in headlines, where OR and IN are words.
    """
    result: list[Found] = []
    for item in found:
        inside = item.last > item.first and reading.words[item.last] in STATE_CODES
        code = item.last if inside else item.last + 1
        town = replace(item, last=code - 1) if inside else item
        if _is_code(reading, code) and not reading.flags[town.last] & _ALL_CAPS:
            result += [town, Found(code, code, _ABBREVIATION, _CONFIDENCE)]
        elif not (result and result[-1].first == item.first):
            result.append(item)
    return [k for n, k in enumerate(result) if n == 0 or k.first > result[n - 1].last]


def _is_code(reading: Reading, at: int) -> bool:
    """Whether a word is the code of a state, one space behind the word before it, and ends its phrase."""
    if at >= len(reading) or reading.words[at] not in STATE_CODES:
        return False
    if reading.text[reading.ends[at - 1] : reading.starts[at]] != " ":
        return False
    behind = at + 1 < len(reading) and reading.starts[at + 1] - reading.ends[at] == 1
    return not (behind and reading.flags[at + 1] & _ALL_CAPS)
