"""The places of a text, in order, with what each is to a traveller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.claims.candidates.symbols import Script
from geotrack.claims.movements.attachment import attach
from geotrack.claims.movements.waypointroles import Reading
from geotrack.languages.en import waypoint_words
from geotrack.languages.en.motion_words import CLASSES

if TYPE_CHECKING:
    from geotrack.claims.movements.waypointroles import Role
    from geotrack.claims.phrases.kinds import Text
    from geotrack.model import ClaimStatus

_LONGEST_NAME: Final = 4  #: words of a name
_LONGEST_CODE: Final = 4  #: letters of an airport's or port's code
_STANDING: Final = waypoint_words.ANAPHORS | waypoint_words.ANAPHORIC
#: words that a place follows
_BEFORE_PLACE: Final = waypoint_words.TAKE_PLACE | {
    word for word, kind in CLASSES.items() if kind in ("DEP", "ARR")
}


@dataclass(slots=True, eq=False)
class Waypoint:
    """A place, or a word that stands for one, and what it is to a traveller.

    `first`, `last`: its words; `toponym`: its index, None for a word such as "there"; `verb`: the word of
    motion that it belongs to, None when it has none; `status` of that. `named`: a name that is no toponym;
    `before`: the last place named before it.
    """

    first: int
    last: int
    sentence: int
    toponym: int | None
    named: bool = False
    role: Role = "none"
    verb: int | None = None
    status: ClaimStatus = "stated"
    before: Waypoint | None = None

    @property
    def anaphor(self) -> bool:
        """Whether it only stands for a place."""
        return self.toponym is None and not self.named


def waypoints(text: Text, *, names: bool = False) -> list[Waypoint]:
    """Return all places of a text in order, with their roles; may be empty.

    Parameters
    ----------
    text
        The text.
    names
        Whether all names are looked at, also those that no recognizer took for places.
    """
    found = _candidates(text)
    if names:
        taken = {w for point in found for w in range(point.first, point.last)}
        found += [Waypoint(*name, 0, None, named=True) for name in _other_names(text, taken)]
    found.sort(key=lambda point: point.first)
    sentence = 0
    for point in found:
        while text.tokens.first[sentence + 1] <= point.first:
            sentence += 1
        point.sentence = sentence
    occupied = {w for point in found for w in range(point.first, point.last)}
    dated = {w for first, (last, _, kind) in text.times.items() if kind != "DURATION" for w in range(first, last)}  # fmt: skip
    tokens = text.tokens
    named: Waypoint | None = None
    for k, point in enumerate(found):
        point.before = named
        named = named if point.anaphor else point
        span = tokens.first[point.sentence], tokens.first[point.sentence + 1]
        attached = attach(
            text.lower, tokens.words, (point.first, point.last), span, occupied, dated
        )
        before = found[k - 1] if k and found[k - 1].sentence == point.sentence else None
        after = found[k + 1] if k + 1 < len(found) and found[k + 1].sentence == point.sentence else None  # fmt: skip
        Reading(text, point, attached, span, before, after, dated).decide()
    return found


def _candidates(text: Text) -> list[Waypoint]:
    lower = text.lower
    found: list[Waypoint] = []
    taken: set[int] = set()
    for first, (last, k, toponym) in sorted(text.toponyms.items()):
        if (
            toponym.kind == "adjective"
            or _is_code(text, first, last)
            or first in taken
            or _owns(text, last)
            or _is_ship(text, first, last)
        ):
            continue
        taken.update(range(first, last))
        found.append(Waypoint(first, last, 0, k))
    for first, last in _names(text, taken):
        if _is_code(text, first, last):
            continue
        taken.update(range(first, last))
        found.append(Waypoint(first, last, 0, None, named=True))
    for k, word in [(k, word) for k, word in enumerate(lower) if word in _STANDING]:
        if k in taken:
            continue
        if word in waypoint_words.ANAPHORS:
            found.append(Waypoint(k, k + 1, 0, None))
        elif k and lower[k - 1] in waypoint_words.DETERMINERS and k + 1 not in taken:
            found.append(Waypoint(k - 1, k + 1, 0, None))
    return found


def _other_names(text: Text, taken: set[int]) -> list[tuple[int, int]]:
    """Return all other names, which may be those of places that no recognizer knows."""
    return [
        (first, last)
        for first, last in Script(text, ()).names()
        if not _is_code(text, first, last)
        and last - first <= _LONGEST_NAME
        and taken.isdisjoint(range(first, last))
    ]


def _names(text: Text, taken: set[int]) -> list[tuple[int, int]]:
    """Return names that are no toponyms but stand where a place does: "left [Paris]", "to [Derb]"."""
    lower, words = text.lower, text.tokens.words
    dated = {w for first, (last, _, _) in text.times.items() for w in range(first, last)}
    closed = taken | dated
    begins = [k + 1 for k, word in enumerate(lower[:-1]) if word in _BEFORE_PLACE]
    begins = [k for k in begins if words[k][0].isupper()]
    if not begins:
        return []
    people = {
        words[k]
        for k in range(1, len(words) - 1)
        if words[k][0].isupper()
        and (
            lower[k + 1] in waypoint_words.OF_PEOPLE
            or (
                words[k - 1][0].isupper()
                and k - 1 not in closed
                and lower[k - 1] not in waypoint_words.TAKE_PLACE
            )
        )
    }
    out = []
    for k in begins:
        last = k
        while (
            last < len(words)
            and words[last][0].isupper()
            and len(words[last]) > 2
            and last not in closed
        ):
            last += 1
        if (
            last > k
            and lower[k] not in waypoint_words.NO_PLACE
            and not people & set(words[k:last])
            and (last == len(words) or last not in taken)
        ):
            out.append((k, last))
    return out


def _owns(text: Text, last: int) -> bool:
    """Whether a place only owns the next: "[Moscow]'s Sheremetyevo Airport"."""
    words = text.tokens.words
    return (
        words[last - 1].endswith(waypoint_words.POSSESSIVES)
        and last < len(words)
        and words[last][0].isupper()
    )


def _is_code(text: Text, first: int, last: int) -> bool:
    """Whether a name is the code of the place before it: "Accra ([ACC])"."""
    words = text.tokens.words
    return (
        last - first == 1
        and words[first].isupper()
        and len(words[first]) <= _LONGEST_CODE
        and text.lower[first - 1 : first] == ["("]
        and text.lower[last : last + 1] == [")"]
    )


def _is_ship(text: Text, first: int, last: int) -> bool:
    """Whether a place is a ship here: "on the [Mongolia]" in a text that tells of ships."""
    if (
        last - first > 1
        or first < 1
        or text.lower[first - 1] != waypoint_words.THE
        or text.lower[first].endswith(waypoint_words.PLURAL_S)
    ):
        return False
    before = text.lower[first - 2] if first > 1 else "."
    return (before in waypoint_words.ON_ABOARD_BY or not before[0].isalnum()) and text.at_sea()
