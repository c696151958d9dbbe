"""How much each kind of evidence weighs, in natural-log units of odds.

`WEIGHTS` were fitted by ``geotrack/data/build/resolver.py`` on generated documents and on masked
appositions of open text (see ``docs/resolver.md``); `COUNTRY_SHARE` and the link weights follow from
the reasoning given beside them. No evaluation corpus took part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

__all__ = ["COUNTRY_SHARE", "FEATURES", "WEIGHTS", "Weights"]

#: what is added up for every candidate, in the order of the columns
FEATURES: Final = (
    "population",  # log10 of the inhabitants of a settlement
    "unknown",  # a settlement of unknown population
    "capital", "suburb", "country", "admin1", "admin2", "area", "facility", "other",  # against a city
    "primary",  # its own name, not an alternate one
    "alien",  # another name altogether, of a small settlement: powers of ten below 3 million
    "minor",  # known only to lists of post offices, townships and airfields
    "type",  # a type word beside the name fits ("Lexington County")
    "civic",  # police, schools, a mayor or residents of that name: a town's
    "country_share",  # log of its country's share of the document
    "admin1_share",  # log of its division's share of its country in the document
    "near",  # log of the share of the document within some 40 km
    "far",  # the same within some 250 km
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights of the evidence, in natural-log units of odds; see `FEATURES` for the first ones."""

    population: float = 1.92
    unknown: float = -0.5
    capital: float = 1.4
    suburb: float = -1.0
    country: float = 15.9
    admin1: float = 12.3
    admin2: float = 7.2
    area: float = 12.5
    facility: float = 7.5
    other: float = 8.0
    primary: float = 3.0
    alien: float = -1.3
    minor: float = -1.0
    type: float = 5.5
    civic: float = 2.0
    country_share: float = 1.13
    admin1_share: float = 0.85
    near: float = 0.57
    far: float = 0.4
    #: spelling of the text (0 or 1): "centre" is hardly ever American
    dialect: float = 1.0
    #: "Paris, Texas": right in all but about one case in a hundred
    apposition: float = 6.0
    #: the same as the title of an article, which says what it is about: no figure outweighs it
    heading: float = 10.0
    #: "Paris in Texas", "the Texas town of Paris"
    phrase: float = 3.5
    #: "Ohio, Kentucky and Indiana": side by side, rarely one in the other
    enumeration: float = 0.5
    #: a containment that a claim states
    containment: float = 5.0
    #: near something in that country: 19 of 20 references within 200 km are
    vicinity: float = 3.0
    #: scale of the claims' distances and directions
    claim: float = 1.0
    #: a government is meant: its capital or country
    metonym: float = 3.0
    #: a title or dateline counts more among the other names
    title: float = 0.5
    #: names nearer in the text count more, to this much beyond the base of 1
    nearness: float = 1.5
    #: score of a place that the gazetteer lacks: to begin with, per log of the number of namesakes,
    #: and as a share of what the context says for the best candidate
    absent: float = 1.4
    common: float = 1.25
    unlisted: float = 0.31
    #: loss of that score where the best candidate is of a kind that is listed completely
    complete: float = 3.0
    #: divides the scores before they become probabilities
    temperature: float = 1.3

    def without(self, *names: str) -> Weights:
        """Return the weights with some of the evidence ignored."""
        return replace(self, **dict.fromkeys(names, 0.0))


WEIGHTS: Final = Weights()

#: share of the places named in English-language news by country; other countries have
#: `OTHER_SHARE` each. General knowledge of what such news is about, to a factor of two
COUNTRY_SHARE: Final = {
    "US": 0.36, "GB": 0.09, "CA": 0.05, "AU": 0.035, "IN": 0.03, "CN": 0.025, "RU": 0.025,
    "FR": 0.025, "DE": 0.02, "JP": 0.015, "IE": 0.012, "NZ": 0.01, "ZA": 0.012, "IL": 0.015,
    "IT": 0.015, "ES": 0.012, "MX": 0.012, "BR": 0.01, "IQ": 0.012, "IR": 0.01, "SY": 0.01,
    "UA": 0.012, "PK": 0.01, "AF": 0.01, "EG": 0.01, "TR": 0.01, "NG": 0.01, "KR": 0.008,
    "KP": 0.006, "PS": 0.008, "SA": 0.007, "BE": 0.006, "NL": 0.006, "CH": 0.006, "GR": 0.006,
    "SE": 0.005, "PL": 0.006, "AT": 0.004, "NO": 0.004, "DK": 0.004, "PT": 0.004, "LB": 0.005,
    "JO": 0.004, "YE": 0.004, "SD": 0.004, "KE": 0.005, "TH": 0.004, "VN": 0.005, "ID": 0.006,
    "PH": 0.006, "MY": 0.004, "HK": 0.004, "TW": 0.004, "AR": 0.004, "CO": 0.004, "VE": 0.004,
    "CU": 0.004, "HT": 0.003, "GE": 0.004, "LY": 0.004, "AE": 0.004, "SO": 0.003, "ET": 0.003,
}  # fmt: skip
#: share of every other country, and of what lies in no country
OTHER_SHARE: Final = 0.0015
NO_COUNTRY_SHARE: Final = 0.02
