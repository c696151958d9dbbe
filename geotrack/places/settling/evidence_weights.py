"""How much each kind of evidence weighs, in natural-log units of odds.

`WEIGHTS` were fitted by ``tools/data/resolver.py`` on generated documents and on masked
appositions of open text (see ``docs/resolver.md``); `PRESS_SHARE` and the link weights follow from
the reasoning given beside them. No evaluation corpus took part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

#: what is added up for every candidate, in the order of the columns
FEATURES: Final = (
    "population",  # log10 of the inhabitants of a settlement
    "unknown",  # a settlement of unknown population
    "capital", "suburb", "country", "admin1", "admin2", "area", "facility", "other",  # against a city
    "primary",  # its own name, not an alternate one
    "alien",  # another name altogether, of a small settlement: powers of ten below 3 million
    "minor",  # known only to lists of post offices, townships and airfields
    "feature",  # and no settlement: a bay or hill of which few have heard
    "slight",  # a division smaller than most: tens of prominence below 55
    "seat",  # a division in which a large town of the same name lies
    "renown",  # more names than others of its size, as a log10
    "half",  # its name has a word more that says what it is ("Agulhas" for Cape Agulhas)
    "owned",  # and a town beside it has that name: Kangerlussuaq is no fjord
    "stature",  # better known than its size tells, by hand: powers of ten
    "type",  # a type word beside the name fits ("Lexington County")
    "civic",  # police, schools, a mayor or residents of that name: a town's
    "country_share",  # log of its country's share of the document
    "admin1_share",  # log of its division's share of its country in the document
    "near",  # log of the share of the document within some 40 km
    "far",  # the same within some 250 km
    "home",  # smallness forgiven in a division of which the text surely speaks
    "land",  # the same for a country
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Weights of the evidence, in natural-log units of odds; see `FEATURES` for the first ones."""

    population: float = 2.1
    unknown: float = -0.5
    capital: float = 1.4
    suburb: float = -1.0
    country: float = 16.9
    admin1: float = 13.3
    admin2: float = 8.0
    area: float = 13.5
    facility: float = 8.5
    other: float = 9.0
    primary: float = 3.2
    alien: float = -1.3
    minor: float = -1.0
    feature: float = -6.0
    slight: float = -2.0
    seat: float = -2.5
    renown: float = 0.5
    half: float = -2.5
    owned: float = -6.0
    stature: float = 2.1
    type: float = 7.0
    civic: float = 2.0
    country_share: float = 1.33
    admin1_share: float = 0.7
    near: float = 0.8
    far: float = 0.6
    home: float = 1.0
    land: float = 0.25
    #: spelling of the text (0 or 1): "centre" is hardly ever American
    dialect: float = 1.0
    #: "Paris, Texas": right in all but about one case in a hundred
    apposition: float = 9.0
    #: the same as the title of an article, which says what it is about: no figure outweighs it
    heading: float = 12.0
    #: "Paris in Texas", "the Texas town of Paris"
    phrase: float = 3.5
    #: "Ohio, Kentucky and Indiana": side by side, rarely one in the other
    enumeration: float = 0.5
    #: a containment that a claim states
    containment: float = 5.0
    #: "Selkirk" in a text that tells of Fort Selkirk
    short: float = 5.0
    #: near something in that country: 19 of 20 references within 200 km are
    vicinity: float = 3.0
    #: scale of the claims' distances and directions
    claim: float = 1.6
    #: a former name held in a year that the text names; as much is lost if all are later
    held: float = 2.0
    #: of the two poles, the one in whose half of the Earth the text is
    hemisphere: float = 6.0
    #: loss of a town that the text calls by another name, its own
    otherwise: float = 4.0
    #: a government is meant: its capital or country
    metonym: float = 3.0
    #: what is said of the country or division by names of countries and divisions, and by towns
    #: (of a division or country, towns say as much as any name)
    areas_say: float = 6.75
    towns_say: float = 0.2
    #: a title or dateline counts more among the other names
    title: float = 0.5
    #: what the source of a document names counts so much more among the other names
    publication: float = 1.0
    #: names nearer in the text count more, to this much beyond the base of 1
    nearness: float = 1.5
    #: score of a place that the gazetteer lacks: to begin with, per log of the number of namesakes,
    #: and as a share of what the context says for the best candidate
    absent: float = -0.4
    common: float = 1.25
    unlisted: float = 0.31
    #: gain of that score for each unit of log odds by which the recognizer is less sure than `SURE`
    doubt: float = 1.5
    #: loss of that score where only one place bears the name
    sole: float = 3.0
    #: loss of that score where the best candidate is of a kind that is listed completely
    complete: float = 3.0
    #: how local a text may be for a province to stand for its town of that name
    town_first: float = 0.25
    #: divides the scores before they become probabilities: alone, and what is added in local news,
    #: where what names say of each other is said several times over
    temperature: float = 1.2
    warming: float = 0.6

    def without(self, *names: str) -> Weights:
        """Return the weights with some of the evidence ignored."""
        return replace(self, **dict.fromkeys(names, 0.0))


WEIGHTS: Final = Weights()

#: share of every country in a text that is no local news: the same for all
FAIR_SHARE: Final = 0.1
#: log odds of the recognizer from which a name is no doubt one of a place
SURE: Final = 2.5

#: where local news in English are at home: each country's share; other countries have `OTHER_SHARE`
#: each. By what newspapers there are, to a factor of two; it counts only as far as a text is local
#: (`geotrack.places.settling.locality`)
PRESS_SHARE: Final = {
    "US": 0.5, "GB": 0.14, "CA": 0.08, "AU": 0.05, "IN": 0.05, "IE": 0.02, "NZ": 0.015, "ZA": 0.015,
    "NG": 0.01, "PH": 0.01, "PK": 0.008, "KE": 0.006, "GH": 0.004, "SG": 0.004, "HK": 0.004, "JM": 0.003,
}  # fmt: skip
#: share of every other country, and of what lies in no country
OTHER_SHARE: Final = 0.001
NO_COUNTRY_SHARE: Final = 0.02
