"""Where a text was published: the place that its source names, and the country of its address.

"Schenectady Gazette" writes for people around Schenectady. What a source names counts among the other
names of the text, and the more as it tells where the text is at home.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from geotrack.languages.en import newspaper_words
from geotrack.places.gazetteer.countries import country_rows
from geotrack.protocols import Gazetteer

_NAMES: Final = re.compile(r"[^\W\d_][\w’'.-]*")
_LONGEST: Final = 4
_SETTLED: Final = frozenset({"city", "capital", "admin1", "admin2", "country"})
#: a town that a paper is called after has so many inhabitants
_LEAST: Final = 1000
#: a factor of the odds of the country that an address ends in (``.ie``)
_ADDRESS: Final = 8.0


def publication_names(gazetteer: Gazetteer, source: str | None) -> tuple[str, ...]:
    """Return the names of towns, divisions and countries in a source; none for a path or an address.

    Examples
    --------
    >>> from geotrack.places import BundledGazetteer
    >>> publication_names(BundledGazetteer(), "Schenectady Daily Gazette, New York")
    ('Schenectady', 'New York')
    >>> publication_names(BundledGazetteer(), "/tmp/Lancaster.txt")
    ()
    """
    if not source or "/" in source or "\\" in source or len(source) > 200 or _is_file(source):
        return ()
    if newspaper_words.WORLD.search(source.casefold()):
        return ()
    return tuple(dict.fromkeys(_listed(gazetteer, source)))


def _is_file(source: str) -> bool:
    return bool(re.search(r"\.\w{1,5}\Z", source)) and " " not in source


def _listed(gazetteer: Gazetteer, source: str) -> Iterator[str]:
    words = [match[0].rstrip(".'’") for match in _NAMES.finditer(source)]
    k = 0
    while k < len(words):
        for length in range(min(_LONGEST, len(words) - k), 0, -1):
            part = words[k : k + length]
            name = " ".join(part)
            if not part[0][:1].isupper() or all(
                w.casefold() in newspaper_words.PAPERS for w in part
            ):
                continue
            if name in source and any(
                p.kind in _SETTLED and (p.population >= _LEAST or p.kind not in ("city", "capital"))
                for p in gazetteer.candidates(name, limit=3)
            ):
                yield name
                k += length
                break
        else:
            k += 1


def address_odds(source: str | None) -> Mapping[str, float]:
    """Return the factor by which the address of a text changes the odds of its country.

    Examples
    --------
    >>> address_odds("https://www.example.ie/story"), address_odds("https://example.com/")
    ({'IE': 8.0}, {})
    """
    if not source or "://" not in source[:12]:
        return {}
    try:
        host = urlsplit(source).hostname or ""
    except ValueError:
        return {}
    ending = host.rpartition(".")[2]
    code = "GB" if ending == newspaper_words.UK else ending.upper()
    return (
        {code: _ADDRESS} if ending not in newspaper_words.GENERIC and code in country_rows() else {}
    )
