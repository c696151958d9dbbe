"""What a place is attached to: its preposition, and the words of motion on either side of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from geotrack.languages.en import movement_cues
from geotrack.languages.en.motion_words import (
    AUXILIARIES,
    BREAKS,
    CLASSES,
    HEADS,
    PHRASES,
    PREPOSITIONS,
)

DASHES: Final = frozenset(("–", "—", "-", "→", ">", "/", "➔", "⇒"))
#: phrases by their last word, each in its order
_BY_LAST: Final = {
    last: [row for row in PHRASES if row[0][-1] == last] for last in {row[0][-1] for row in PHRASES}
}
_LEFT: Final = 30  #: words looked back over for a verb
_RIGHT: Final = 20  #: words looked ahead for one


@dataclass(slots=True)
class Attachment:
    """How a place stands in its sentence.

    `case`: what stands before it (a class of `PREPOSITIONS`, ``OBJ`` a verb, ``PLACE``, ``DASH``, ``COMMA``,
    ``MARK``, ``NUMBER``, ``START`` of the sentence, ``WORD``); `at`: index of that word; `verb`, `ahead`: indices
    of the words of motion before and behind, or None; `cut`: whether another clause lies between it and
    `verb`, `held`: whether a verb of no motion does; `places`, `commas`: how many lie between.
    """

    case: str
    at: int
    verb: int | None = None
    ahead: int | None = None
    cut: bool = False
    held: bool = False
    places: int = 0
    commas: int = 0
    cut_ahead: bool = False


def attach(
    lower: Sequence[str],
    words: Sequence[str],
    place: tuple[int, int],
    sentence: tuple[int, int],
    occupied: Collection[int],
    dated: Collection[int],
) -> Attachment:
    """Return how the place at words `place` stands in the sentence of words `sentence`.

    Parameters
    ----------
    lower, words
        The words of the document in lower case, and as written.
    place, sentence
        First word and the one behind the last.
    occupied, dated
        Indices of words that belong to places and to time expressions.
    """
    first, last = sentence
    found = _case(lower, words, place[0], first, occupied, dated)
    at = found.at - 1 if found.case != "OBJ" else found.at
    for k in range(at, max(first - 1, at - _LEFT), -1):
        word = lower[k]
        if k in occupied:
            found.places += k - 1 not in occupied
        elif word in CLASSES and k not in dated:
            found.verb = k
            break
        elif word in BREAKS:
            found.cut = True
        elif word in AUXILIARIES:
            found.held = True
        elif word == ",":
            found.commas += 1
    for k in range(place[1], min(last, place[1] + _RIGHT)):
        word = lower[k]
        if word in CLASSES and k not in occupied and k not in dated:
            found.ahead = k
            break
        found.cut_ahead = found.cut_ahead or k in occupied or word in BREAKS
    return found


def _case(
    lower: Sequence[str],
    words: Sequence[str],
    place: int,
    first: int,
    occupied: Collection[int],
    dated: Collection[int],
) -> Attachment:
    at, steps = place - 1, 0
    while at >= first and steps < 5 and at not in occupied:
        word = lower[at]
        named = words[at][0].isupper() and len(word) > 2 and at > first
        if word in movement_cues.OF_AT_IN and at > first + 1 and lower[at - 1] in HEADS:
            at -= 2
        elif (
            word in movement_cues.BEFORE_NAME
            or (word in HEADS and at > first)
            or (named and word not in PREPOSITIONS and word not in CLASSES)
        ):
            at -= 1
        else:
            break
        steps += 1
    if at < first:
        return Attachment("START", first)
    for phrase, case in _BY_LAST.get(lower[at], ()):
        if tuple(lower[max(first, at + 1 - len(phrase)) : at + 1]) == phrase:
            return Attachment(case, at + 1 - len(phrase))
    word = lower[at]
    if at in occupied:
        case = "PLACE"
    elif word in PREPOSITIONS:
        case = PREPOSITIONS[word]
    elif word in CLASSES:
        case = "OBJ"
    elif word in DASHES:
        case = "DASH"
    elif word == ",":
        case = "COMMA"
    elif not word[0].isalnum():
        case = "MARK"
    elif word[0].isdigit() or at in dated:
        case = "NUMBER"
    else:
        case = "WORD"
    return Attachment(case, at)
