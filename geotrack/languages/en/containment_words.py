"""Words that say that a place lies in another."""

from typing import Final

from geotrack.languages.en.clause_words import AROUND
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import CONTAINERS

# -- containments ------------------------------------------------------------
#: words before "of" that put the subject under what follows: "under the administration of [Riva]"
UNDER: Final = frozenset("administration jurisdiction authority control part".split())
#: nouns of areas: "the district of [Riva]", "[Riva] civil parish"
AREAS: Final = CONTAINERS - {"river", "sea", "ocean", "highway", "road", "route", "interstate",
                              "street", "channel", "canal"} | frozenset(
    """area areas parish municipality commune department governorate canton territory township
    prefecture division subdivision tehsil taluk council republic island islands suburb suburbs
    neighborhood neighbourhood kingdom shire borough voivodeship raion comune ward emirate metropolis""".split()
)  # fmt: skip
ISLANDS: Final = frozenset("island islands isle isles peninsula".split())
WATERS: Final = frozenset("river lake sea bay gulf ocean shore coast".split())
#: words that put what is said in the past, or deny it
NO_LONGER: Final = frozenset(
    "no not never nor neither formerly once previously until before former isn't wasn't hardly".split()
)
PRONOUNS: Final = frozenset("he she they we i you it".split())

# -- locating ------------------------------------------------------------
#: verbs of lying that need no "is"
FINITE: Final = frozenset("lies lie lay sits sit sat stands stand stood remains".split())
PEOPLE: Final = frozenset(("he", "she", "they", "i"))
PARTS: Final = frozenset("coast part parts side bank banks shore shores edge foothills".split())
PREPOSITIONS: Final = AROUND | {LITERALS["at"], LITERALS["by"]}

# -- words that code looks for one by one ----------------------------------------
A_AN_ANOTHER: Final = ("a", "an", "another")
POSSESSIVES: Final = ("'s", "’s")
