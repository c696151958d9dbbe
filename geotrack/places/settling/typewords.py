"""Words beside a name that announce what kind of place it is: "Lexington County", "province of Salta"."""

import re
from typing import Final

from geotrack.languages.en import kinds_of_place
from geotrack.languages.en.kinds_of_place import ARTICLE, TYPE_WORDS
from geotrack.model import Toponym

_ARTICLED: Final = frozenset(
    {"river", "range", "sea", "desert", "strait", "region", "lake", "line", "crossing", "peninsula"}
)
_AFTER_TYPE: Final = re.compile(r"\s([A-Za-z][a-z]+)\b")
_PLURAL_TYPE: Final = re.compile(rf"\s({'|'.join(kinds_of_place.SINGULAR)})\b", re.IGNORECASE)


def type_word(text: str, toponym: Toponym) -> tuple[str, frozenset[str]] | None:
    """Return the type word beside a toponym and the kinds of place that it announces."""
    if match := _AFTER_TYPE.match(text, toponym.end):
        word = match[1].lower()
        # "Washington state", "Amur River"; but "Moscow region", "Georgia country music"
        if word in TYPE_WORDS and word not in kinds_of_place.WORDS_FOR_ONE_PLACE:
            return word, TYPE_WORDS[word]
    if match := kinds_of_place.BEFORE_TYPE.search(text, max(0, toponym.start - 28), toponym.start):
        word = match[1].lower()
        if word in TYPE_WORDS:
            whole = match[0]
            if (
                kinds_of_place.OF in whole
                or match[1][0].isupper()
                or word in kinds_of_place.CAPITAL_CITY_TOWN_VILLAGE
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
    return word, TYPE_WORDS[kinds_of_place.SINGULAR[word]]


def leading_plural(text: str, toponym: Toponym) -> tuple[str, frozenset[str]] | None:
    """Return the plural type word before a toponym ("the villages of") and the kinds it announces."""
    if text[max(0, toponym.start - 3) : toponym.start] != kinds_of_place.OF_STRING:
        return None
    match = kinds_of_place.LEADING_PLURAL.search(text, max(0, toponym.start - 20), toponym.start)
    if match is None:
        return None
    word = match[1].lower()
    return word, TYPE_WORDS[kinds_of_place.SINGULAR[word]]


def articled(text: str, toponym: Toponym) -> bool:
    """Whether a name stands alone behind "the", as towns' names do not."""
    return with_article(text, toponym) and kinds_of_place.ALONE.match(text, toponym.end) is not None


def with_article(text: str, toponym: Toponym) -> bool:
    """Whether a name has "the" before it, its own or a noun's behind it."""
    if toponym.kind != "name":
        return False
    before = text[max(0, toponym.start - 5) : toponym.start].lower()
    inside = toponym.text[:4].lower() == kinds_of_place.THE
    return inside or f" {before}".endswith(kinds_of_place.THE_STRING)
