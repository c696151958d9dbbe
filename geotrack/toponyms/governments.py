"""Names that stand for a government: "Moscow intends …", "relations with Pyongyang"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import government_words
from geotrack.languages.en.name_lists import SAYING
from geotrack.text.names import NameClass

if TYPE_CHECKING:
    from geotrack.toponyms.finishing import Found
    from geotrack.toponyms.reading import Reading

_GOVERNS: Final = int(NameClass.COUNTRY | NameClass.CAPITAL)
_CAPITAL: Final = int(NameClass.CAPITAL)


def stands_for_government(reading: Reading, item: Found) -> bool:
    """Whether a country or capital means its government here.

    Examples are the subject of saying and intending ("Oslo denied …"), the owner of allies and
    ministers ("Oslo's envoy"), the partner in relations, and whom one warns or urges.
    """
    if not item.classes & _GOVERNS or item.within_name:
        return False
    words = reading.words
    first, last = item.first, item.last
    before = [words[i].lower() for i in range(max(0, first - 3), first)]
    if before and before[-1] == government_words.THE:
        before.pop()
    previous = before[-1] if before else ""
    if previous in government_words.WITH_BETWEEN and _related(reading, first):
        return True
    if previous in government_words.TREATED:
        return True
    if (
        previous == government_words.BY_STRING
        and len(before) > 1
        and before[-2] in government_words.BY
    ):
        return True
    if (
        previous == government_words.OF
        and len(before) > 1
        and before[-2] in government_words.ALLIES_ALLY_GOVERNMENT
    ):
        return True
    if reading.possessive[last]:
        following = words[last + 1].lower() if last + 1 < len(words) else ""
        return bool(item.classes & _CAPITAL) and following in government_words.OWNED
    if previous == government_words.FOR:
        return last + 1 < len(words) and words[last + 1] == government_words.TO
    if previous in government_words.BEFORE_PLACE:
        return False
    return _acts(reading, last + 1) or (
        bool(item.classes & _CAPITAL) and _is_doing(reading, last + 1)
    )


def _is_doing(reading: Reading, i: int) -> bool:
    """Whether "is …-ing" follows, said of what only a government does."""
    words = reading.words
    if i + 1 >= len(words) or words[i] not in government_words.IS_WAS:
        return False
    word = words[i + 1]
    return (
        word.endswith(government_words.ING)
        and len(word) > 5
        and word not in government_words.CITIES_DO
    )


def _related(reading: Reading, first: int) -> bool:
    """Whether a noun of relation stands up to nine words before, in the same sentence."""
    sentence = reading.sentence[first]
    begin = max(0, first - 9)
    return any(
        reading.words[i].lower() in government_words.RELATION and reading.sentence[i] == sentence
        for i in range(begin, first)
    )


def _acts(reading: Reading, i: int) -> bool:
    """Whether a verb of saying or intending follows, adverbs and a second subject left out."""
    words, flags = reading.words, reading.flags
    auxiliary = False
    for k in range(i, min(i + 4, len(words))):
        word = words[k].lower()
        if word in SAYING:
            # "Oslo was told": the subject of a passive is treated, not acting, but still meant
            return True
        if auxiliary and word in government_words.DOING:
            return True
        if word in government_words.DOING and k == i:
            return True
        if word in government_words.ADVERBS:
            auxiliary = True
        elif not (flags[k] & 1 and k > i and words[k - 1] == government_words.AND):
            return False
    return False
