"""Words for kinds of place beside a name."""

import re
from collections.abc import Mapping
from typing import Final

# -- announced ------------------------------------------------------------
#: type words of small settlements, and the log10 of inhabitants from which none fits
SMALL_WORDS: Final = frozenset({"village", "villages", "hamlet", "township", "townships"})
#: first and last words of names that tell a kind by themselves, and the kinds; half as much as a word
#: beside the name, for "Cape Town" is no cape
OWN_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "cape": frozenset({"peninsula", "island", "place", "region"}),
    "mount": frozenset({"range", "place", "region"}),
    "mountains": frozenset({"range"}),
    "range": frozenset({"range"}),
    "lake": frozenset({"lake"}),
    "loch": frozenset({"lake"}),
    "isle": frozenset({"island"}),
    "island": frozenset({"island"}),
    "islands": frozenset({"island"}),
    "river": frozenset({"river"}),
    "creek": frozenset({"river"}),
    "bay": frozenset({"sea", "lake"}),
    "gulf": frozenset({"sea"}),
    "sound": frozenset({"sea", "strait"}),
    "strait": frozenset({"strait", "sea"}),
    "canal": frozenset({"strait", "line", "river", "place"}),
    "peninsula": frozenset({"peninsula"}),
    "desert": frozenset({"desert"}),
    "pass": frozenset({"crossing", "range", "place"}),
    "glacier": frozenset({"place", "region", "range", "lake"}),
    "bridge": frozenset({"crossing", "line", "place"}),
    "tunnel": frozenset({"crossing", "line", "place"}),
    "airport": frozenset({"airport"}),
    "airfield": frozenset({"airport"}),
    "station": frozenset({"station", "base"}),
    "park": frozenset({"region", "place"}),
}
LEADING: Final = frozenset({"cape", "mount", "lake", "loch", "isle", "gulf"})

# -- typewords ------------------------------------------------------------
#: word beside a name → kinds of place that it announces
TYPE_WORDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("county", "parish", "borough"), frozenset({"admin2"})),
    "state": frozenset({"admin1"}),
    **dict.fromkeys(
        ("province", "oblast", "krai", "prefecture", "governorate", "canton", "voivodeship", "emirate"),
        frozenset({"admin1", "admin2"}),
    ),
    "region": frozenset({"admin1", "region", "admin2"}),
    "district": frozenset({"admin1", "admin2", "suburb"}),
    **dict.fromkeys(("republic", "kingdom", "nation", "country"), frozenset({"country"})),
    **dict.fromkeys(
        ("city", "town", "village", "township", "suburb", "hamlet", "municipality"),
        frozenset({"city", "capital", "suburb"}),
    ),
    "capital": frozenset({"capital", "city"}),
    **dict.fromkeys(("river", "creek"), frozenset({"river"})),
    **dict.fromkeys(("lake", "reservoir"), frozenset({"lake"})),
    **dict.fromkeys(("sea", "ocean", "gulf", "bay"), frozenset({"sea"})),
    **dict.fromkeys(("strait", "straits", "channel"), frozenset({"strait", "sea"})),
    **dict.fromkeys(("island", "islands", "isle"), frozenset({"island"})),
    **dict.fromkeys(("mountains", "range", "hills", "mount"), frozenset({"range"})),
    "desert": frozenset({"desert"}),
    "peninsula": frozenset({"peninsula"}),
    "airport": frozenset({"airport"}),
    **dict.fromkeys(("port", "harbor", "harbour"), frozenset({"port", "city"})),
}  # fmt: skip
#: the word that says of a name standing alone that it is no town's: "the Amur", "over the Pamirs"
ARTICLE: Final = "the"
#: what may follow such a name: else it goes before a noun ("the London train")
ALONE: Final = re.compile(
    r"(?:[’']s)?(?:[.,;:!?)—–]|\s(?:and|or|at|in|on|to|from|is|are|was|were|where|which|with|below|above|for|near|by|"
    r"through|had|has|then|as|into|before|after|until|towards?|runs?|flows?|rises?|between|that|via|of|floods?|flooded|"
    r"flowed|ran|rose|pass(?:es|ed)|divides?|divided|separates?|separated|joins?|joined|meets?|met|ends?|ended|begins?|"
    r"began|reach(?:es|ed)?|carves?|carved|cuts?|carries|carried|feeds|drains|winds|crosses|divided|falls?|fell|freezes?|froze|burst|lies|lay|stretch(?:es|ed)|forms?|formed|empties|emptied|this|last|every|"
    r"can|could|will|would|may|must|no|more|again|beyond|across|along|over|under|without|than|when|while|but|so)\b|\Z)"
)
BEFORE_TYPE: Final = re.compile(
    r"\b([A-Za-z][a-z]+)(?:\sof)?(?:\sthe)?\s\Z"
)  # "province of", "Lake", "River"
SINGULAR: Final[Mapping[str, str]] = {
    "counties": "county", "parishes": "parish", "states": "state", "provinces": "province",
    "districts": "district", "regions": "region", "rivers": "river", "lakes": "lake",
    "islands": "island", "townships": "township", "boroughs": "borough", "cities": "city",
    "towns": "town", "villages": "village",
}  # fmt: skip
LEADING_PLURAL: Final = re.compile(rf"\b({'|'.join(SINGULAR)})\sof\s\Z", re.IGNORECASE)

# -- words that code looks for one by one ----------------------------------------
CAPITAL_CITY_TOWN_VILLAGE: Final = ("capital", "city", "town", "village")
OF: Final = " of"
OF_STRING: Final = "of "
THE: Final = "the "
THE_STRING: Final = " the "
WORDS_FOR_ONE_PLACE: Final = ("capital", "country", "nation", "port", "town", "village")
