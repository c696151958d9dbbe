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
    "type",  # a type word beside the name fits ("Lexington County")
    "country_share",  # log of its country's share of the document
    "admin1_share",  # log of its division's share of its country in the document
    "near",  # log of the share of the document within some 40 km
    "far",  # the same within some 250 km
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights of the evidence, in natural-log units of odds; see `FEATURES` for the first ones."""

    population: float = 1.6
    unknown: float = 0.0
    capital: float = 2.0
    suburb: float = -1.0
    country: float = 13.0
    admin1: float = 10.5
    admin2: float = 6.5
    area: float = 9.0
    facility: float = 4.0
    other: float = 4.0
    primary: float = 1.5
    type: float = 4.0
    country_share: float = 1.2
    admin1_share: float = 1.2
    near: float = 0.9
    far: float = 0.5
    #: "Paris, Texas": right in all but about one case in a hundred
    apposition: float = 6.0
    #: "Paris in Texas", "the Texas town of Paris"
    phrase: float = 3.5
    #: "Ohio, Kentucky and Indiana": side by side, rarely one in the other
    enumeration: float = 0.5
    #: a containment that a claim states
    containment: float = 5.0
    #: scale of the claims' distances and directions
    claim: float = 1.0
    #: a government is meant: its capital or country
    metonym: float = 3.0
    #: a title or dateline counts more among the other names
    title: float = 0.5
    #: names nearer in the text count more, to this much beyond the base of 1
    nearness: float = 1.5
    #: odds that a name means a place that the gazetteer lacks
    absent: float = 6.0
    #: divides the scores before they become probabilities
    temperature: float = 1.0

    def without(self, *names: str) -> Weights:
        """Return the weights with some of the evidence ignored."""
        return replace(self, **dict.fromkeys(names, 0.0))


WEIGHTS: Final = Weights()

#: share of the places named in English-language news by country; other countries share the rest by
#: the square root of their population
COUNTRY_SHARE: Final = {
    "US": 0.36, "GB": 0.09, "CA": 0.05, "AU": 0.035, "IN": 0.03, "CN": 0.025, "RU": 0.025,
    "FR": 0.025, "DE": 0.02, "JP": 0.015, "IE": 0.012, "NZ": 0.01, "ZA": 0.012, "IL": 0.015,
    "IT": 0.015, "ES": 0.012, "MX": 0.012, "BR": 0.01, "IQ": 0.012, "IR": 0.01, "SY": 0.01,
    "UA": 0.012, "PK": 0.01, "AF": 0.01, "EG": 0.01, "TR": 0.01, "NG": 0.01, "KR": 0.008,
}  # fmt: skip
#: share of every other country, and of what lies in no country
OTHER_SHARE: Final = 0.0015
NO_COUNTRY_SHARE: Final = 0.02
