"""Units as articles write them: "km", "nautical miles", "miles an hour"."""

from collections.abc import Sequence
from typing import Final

from geotrack.languages.en import unit_codes

# "s", "ks" and "second" are left out: "the 1990s", "5Ks" and "the second mile" are no quantities.
_PER_HOUR: Final = {
    "km": "km/h", "mi": "mph", "nmi": "kn",
    "league": "league/h", "verst": "verst/h", "m": "m/s",
}  # fmt: skip


def read_unit(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the unit code at word `at` and the index after it; None when no unit stands there.

    Examples
    --------
    >>> read_unit("miles an hour".split(), 0)
    ('mph', 3)
    >>> read_unit("versts an hour".split(), 0)
    ('verst/h', 3)
    >>> read_unit("nautical miles".split(), 0)
    ('nmi', 2)
    >>> read_unit("square miles".split(), 0) is None
    True
    >>> read_unit("german miles".split(), 0), read_unit("sea leagues".split(), 0)
    (('german_mile', 2), ('league', 2))
    >>> read_unit("geographical miles".split(), 0)  # a minute of arc, as navigators say
    ('nmi', 2)
    """
    count = len(words)
    if at >= count:
        return None
    word = words[at]
    if word.endswith(unit_codes.POSSESSIVES):
        word = word[:-2]
    code, end = unit_codes.UNITS.get(word), at + 1
    following = words[at + 1] if at + 1 < count else ""
    if word in unit_codes.NAUTICAL_SEA_NAUT_GEOGRAPHICAL and following in unit_codes.NAUTICAL:
        code, end = "nmi", at + 2
    dashed = word in unit_codes.NAUTICAL_SEA and words[at + 1 : at + 2] == ["-"]
    if dashed and at + 2 < count and words[at + 2] in unit_codes.NAUTICAL:
        code, end = "nmi", at + 3  # "a 260-nautical-mile crossing"
    if word in unit_codes.OF_LEAGUES and following in unit_codes.LEAGUE_LEAGUES:
        code, end = "league", at + 2
    if word in unit_codes.OF_MILES and following in unit_codes.MILE_MILES:
        code, end = "german_mile", at + 2
    if code is None:
        return None
    following = words[end] if end < count else ""
    if following == "." and word in unit_codes.SHORT and end + 1 < count and words[end + 1] != "'":
        end += 1  # "km." inside a sentence; a trailing point is given back by the caller
    if code in _PER_HOUR and end < count:
        if words[end] == "/" and words[end + 1 : end + 2] in unit_codes.H_HR_HOUR:
            return _PER_HOUR[code], end + 2
        if words[end] in unit_codes.PER_AN_A_P and words[end + 1 : end + 2] in unit_codes.HOUR_HR_H:
            return _PER_HOUR[code], end + 2
        if (
            code == "m"
            and words[end] == "/"
            and words[end + 1 : end + 2] == unit_codes.PLURAL_S_RUN
        ):
            return "m/s", end + 2
    if code in ("km", "mi", "m", "ft", "yd") and end < count and words[end] in ("²", "³"):
        return None
    return code, end
