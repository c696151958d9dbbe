"""Words beside a name that announce what kind of place it is: "Lexington County", "province of Salta"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geotrack.model import Toponym

__all__ = ["ARTICLE", "TYPE_WORDS", "articled", "leading_plural", "plural_type", "type_word"]

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
_ARTICLED: Final = frozenset(
    {"river", "range", "sea", "desert", "strait", "region", "lake", "line", "crossing", "peninsula"}
)
#: what may follow such a name: else it goes before a noun ("the London train")
_ALONE: Final = re.compile(
    r"(?:[’']s)?(?:[.,;:!?)—–]|\s(?:and|or|at|in|on|to|from|is|are|was|were|where|which|with|below|above|for|near|by|"
    r"through|had|has|then|as|into|before|after|until|towards?|runs?|flows?|rises?|between|that|via|of)\b|\Z)"
)
_AFTER_TYPE: Final = re.compile(r"\s([A-Za-z][a-z]+)\b")
_BEFORE_TYPE: Final = re.compile(
    r"\b([A-Za-z][a-z]+)(?:\sof)?(?:\sthe)?\s\Z"
)  # "province of", "Lake", "River"
_SINGULAR: Final[Mapping[str, str]] = {
    "counties": "county", "parishes": "parish", "states": "state", "provinces": "province",
    "districts": "district", "regions": "region", "rivers": "river", "lakes": "lake",
    "islands": "island", "townships": "township", "boroughs": "borough", "cities": "city",
    "towns": "town", "villages": "village",
}  # fmt: skip
_PLURAL_TYPE: Final = re.compile(rf"\s({'|'.join(_SINGULAR)})\b", re.IGNORECASE)
_LEADING_PLURAL: Final = re.compile(rf"\b({'|'.join(_SINGULAR)})\sof\s\Z", re.IGNORECASE)


def type_word(text: str, toponym: Toponym) -> tuple[str, frozenset[str]] | None:
    """Return the type word beside a toponym and the kinds of place that it announces."""
    if match := _AFTER_TYPE.match(text, toponym.end):
        word = match[1].lower()
        # "Washington state", "Amur River"; but "Moscow region", "Georgia country music"
        if word in TYPE_WORDS and word not in (
            "capital",
            "country",
            "nation",
            "port",
            "town",
            "village",
        ):
            return word, TYPE_WORDS[word]
    if match := _BEFORE_TYPE.search(text, max(0, toponym.start - 28), toponym.start):
        word = match[1].lower()
        if word in TYPE_WORDS:
            whole = match[0]
            if (
                " of" in whole
                or match[1][0].isupper()
                or word in ("capital", "city", "town", "village")
            ):
                return word, TYPE_WORDS[word]
    return None


def articled_kinds() -> tuple[str, frozenset[str]]:
    """Return "the" and the kinds of place whose names go with it."""
    return ARTICLE, _ARTICLED


def plural_type(text: str, toponym: Toponym) -> tuple[str, frozenset[str]] | None:
    """Return the plural type word after a toponym ("counties") and the kinds it announces."""
    match = _PLURAL_TYPE.match(text, toponym.end)
    if match is None:
        return None
    word = match[1].lower()
    return word, TYPE_WORDS[_SINGULAR[word]]


def leading_plural(text: str, toponym: Toponym) -> tuple[str, frozenset[str]] | None:
    """Return the plural type word before a toponym ("the villages of") and the kinds it announces."""
    if text[max(0, toponym.start - 3) : toponym.start] != "of ":
        return None
    match = _LEADING_PLURAL.search(text, max(0, toponym.start - 20), toponym.start)
    if match is None:
        return None
    word = match[1].lower()
    return word, TYPE_WORDS[_SINGULAR[word]]


def articled(text: str, toponym: Toponym) -> bool:
    """Whether a name stands alone behind "the", as towns' names do not."""
    if toponym.kind != "name":
        return False
    before = text[max(0, toponym.start - 5) : toponym.start].lower()
    inside = toponym.text[:4].lower() == "the "
    return (inside or before.endswith(" the ")) and _ALONE.match(text, toponym.end) is not None
