"""How names are compared, and the classes a name may have; shared by recognizing and settling."""

import enum
import unicodedata
from functools import lru_cache
from typing import Final


class NameClass(enum.IntFlag):
    """What places of a name exist. A name may have several classes."""

    COUNTRY = 1
    ADMIN1 = 2
    ADMIN2 = 4
    CAPITAL = 8
    CITY_L = 16  #: population of 500,000 or more
    CITY_M = 32  #: population of 50,000 to 499,999
    CITY_S = 64  #: population of 5,000 to 49,999
    CITY_XS = 128  #: smaller or unknown
    DEMONYM = 256
    REGION = 512  #: continent, region, peninsula, range, desert
    WATER = 1024  #: sea, strait, river, lake
    ABBREVIATION = 2048  #: "Tex.", "N.S.W.", "U.K."
    FACILITY = 4096  #: airport, port, station, base
    ISLAND = 8192
    ALTERNATE_ONLY = 16384  #: known only as an alternate name


_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−-_/", " ") | dict.fromkeys("’‘ʼʻ`´", "'"))


@lru_cache(maxsize=16384)
def normalize(name: str) -> str:
    """Return the form under which a name is looked up: no accents, case, dots or double spaces.

    Examples
    --------
    >>> normalize("Ålesund"), normalize("N.S.W."), normalize("Port-au-Prince")
    ('alesund', 'nsw', 'port au prince')
    """
    if name.isascii():
        if name.isalnum():
            return name.lower()  # most words
        if name.replace(" ", "").isalnum():
            return " ".join(name.lower().split())
    else:
        name = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in name if not unicodedata.combining(c))
        name = name.translate(_SPECIAL)
    name = name.translate(_DASHES).replace(".", "").replace("'", "").casefold()
    return " ".join(name.split())


_SPECIAL: Final = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe",
     "Œ": "Oe", "ı": "i", "þ": "th", "Þ": "Th", "ð": "d"}
)  # fmt: skip
