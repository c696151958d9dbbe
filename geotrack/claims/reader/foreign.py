"""Whether a text is written in another language than English, told by the commonest words of its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["foreign"]

#: function words of German, Dutch, French, Spanish, Portuguese, Italian and the Scandinavian languages that English
#: has not, in its names neither ("de la", "el", "der" stand in English texts, but never as one word in eight)
_OTHERS: Final = frozenset(
    """der das und ist nicht von mit dem den ein eine auf für nach wird wurde sich des im zum zur bei aus het een van
    en naar met niet zijn werd voor op le les et est une du dans pour par sur avec au aux qui que il elle ce el los
    las del una por con para su fue y se al lo o os da em um uma não com foi di che della un per è alla nel och att
    det som på av til ikke og fra de la""".split()
)
_ENGLISH: Final = frozenset(
    "the and of to in was is for at from it on with by that they we he she were are as after an had".split()
)
_OPENING: Final = 400  #: words that tell the language
_LEAST: Final = 15  #: words without which no language is told
_SHARE: Final = 0.125  #: of all words; the German and Spanish texts looked at have .25 to .4
_MANY: Final = 4  #: times the words of English


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
    others = sum(word in _OTHERS for word in words)
    return others >= _SHARE * len(words) and others >= _MANY * sum(w in _ENGLISH for w in words)
