"""Whether a text is in a language that geotrack reads, told by what it says of itself and by its commonest words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from geotrack.languages import language
from geotrack.languages.en import function_words
from geotrack.model import Document

_OPENING: Final = 400  #: words that tell the language
_LEAST: Final = 15  #: words without which no language is told
_SHARE: Final = 0.125  #: of all words; the German and Spanish texts looked at have .25 to .4
_MANY: Final = 4  #: times the words of English
_SURE: Final = 20  #: words that may overrule what a document says of its language
#: a document that says so has not said what its language is
_UNTOLD: Final = frozenset(("", "und", "mul", "zxx"))
_FEW: Final = 20  #: letters that tell no script
_LATIN: Final = 0.5  #: of all letters: a story in English may quote names in any script
_WORD: Final = re.compile(r"[^\W\d_]+")


def looks_english(text: str) -> bool:
    """Whether letters are mostly Latin and enough of the commonest English words occur.

    True for texts under 20 words in Latin letters.

    Examples
    --------
    >>> looks_english(
    ...     "Der Zug fährt am Montag von Berlin nach Warschau und kommt am Abend an. " * 3
    ... )
    False
    """
    words = _WORD.findall(text[:20_000])
    letters = "".join(words)
    if len(letters) >= _FEW and sum(map(_is_latin, letters)) < _LATIN * len(letters):
        return False
    if len(words) < 20:
        return True
    return sum(word.lower() in function_words.COMMONEST for word in words) >= 0.12 * len(words)


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def language_of(text: str) -> str:
    """Return ``en``, or ``und`` for a text that does not look like English."""
    return "en" if looks_english(text) else "und"


def reads(document: Document, words: Sequence[str]) -> bool:
    """Whether the rooms read a document: its language has a folder in `geotrack.languages`.

    A document that names another language is read only where its words show that it is English after all; one
    that names none, or English, unless its words are those of a neighbor. `words`: of its text, in order.

    Examples
    --------
    >>> from geotrack.model import Document
    >>> text = "Die Fähre von Dover nach Calais braucht 90 min."
    >>> reads(Document(text=text, language="de"), text.split())
    False
    >>> reads(Document(text="The ferry takes 90 min."), "The ferry takes 90 min .".split())
    True
    """
    if language(document.language) is None and document.language.lower() not in _UNTOLD:
        return len(words) >= _SURE and looks_english(document.text)
    return not _opens_foreign(tuple(words[:_OPENING]))


@lru_cache(maxsize=8)  # each room asks anew
def _opens_foreign(words: tuple[str, ...]) -> bool:
    return foreign([word.lower() for word in words])


def foreign(lower: Sequence[str]) -> bool:
    """Whether words (in lower case) are those of another language.

    A list or a timetable without any such words is not.

    Examples
    --------
    >>> foreign(
    ...     "der zug von wien nach graz ist voll und fährt nicht mit dem wagen aus der stadt".split()
    ... )
    True
    >>> foreign(
    ...     "the boat from rio de la plata to la paz , bolivia , by way of la rioja , was late again".split()
    ... )
    False
    """
    words = [word for word in lower[:_OPENING] if word[0].isalpha()]
    if len(words) < _LEAST:
        return False
    others = sum(word in function_words.OF_NEIGHBORS for word in words)
    return others >= _SHARE * len(words) and others >= _MANY * sum(
        w in function_words.OWN for w in words
    )
