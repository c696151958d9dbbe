"""Who travels: the traveller of each claim, and whether two claims speak of the same one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from geotrack.journeys.subjects import opening_subject
from geotrack.journeys.travellers import is_name, names_in, same_traveller

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geotrack.model import Claim, Mention

__all__ = ["Cast"]

_SET_OFF: Final = re.compile(r"(?:At|From|In)\s+((?:[A-Z][\w’'-]*\s*){1,5})")
#: characters of a sentence that are looked at on each side
_LOOK: Final = 300
#: how many names are remembered, the last used ones
_MEMORY: Final = 40


class Cast:
    """The travellers of a document.

    Parameters
    ----------
    text
        The article.
    claims
        All its claims.
    """

    def __init__(self, text: str, claims: Sequence[Claim]) -> None:
        self._text = text
        self._mentions: dict[str, Mention] = {}
        for claim in claims:
            for mention in (claim.destination, claim.origin, *claim.via):
                if mention is not None:
                    self._mentions.setdefault(mention.text, mention)
        self._newcomers: set[str] = set()  # described, and not the one told of before
        self._names: dict[str, None] = {}  # in order of last use
        self._inside: dict[str, bool] = {}

    def traveller(self, claim: Claim) -> str | None:
        """Return whom a claim speaks of: as the reader says, unless its sentence begins with another.

        The reader carries a traveller over sentences; a sentence that does not name that one and
        begins with somebody else speaks of somebody else.
        """
        found = self._find(claim)
        if found is not None and is_name(found):
            self._names.pop(found, None)
            self._names[found] = None
            if len(self._names) > _MEMORY:
                del self._names[next(iter(self._names))]
        return found

    def _find(self, claim: Claim) -> str | None:
        first, last = claim.sentence
        head = self._text[first : min(first + _LOOK, max(last, claim.end))]
        near = self._text[
            max(first, claim.start - _LOOK) : min(max(last, claim.end), claim.end + _LOOK)
        ]
        told = claim.traveller
        if told is not None and is_name(told) and not self._is_proper(told):
            told = told[0].lower() + told[1:]  # "Villagers fled": a noun at the head of a sentence
        if told is not None and names_in(near, [told]):
            return told
        names = list(self._names)
        known = names_in(self._text[max(first, claim.start - _LOOK) : claim.start], names)
        subject = opening_subject(head, before=claim.start - first, nobody=not names)
        if subject is None:
            return told or known
        if subject[0].islower():
            self._newcomers.add(subject)
            return subject
        if any(text == subject or subject in text for text in self._mentions):
            return told or known
        return next((n for n in names if same_traveller(n, subject)), subject)

    def _is_proper(self, name: str) -> bool:
        """Whether a capitalized word is more than one, or is also written so inside a sentence."""
        if " " in name.strip():
            return True
        if name not in self._inside:
            self._inside[name] = _within_sentence(self._text, name)
        return self._inside[name]

    def is_newcomer(self, traveller: str | None) -> bool:
        """Whether a traveller was described as somebody not told of before."""
        return traveller in self._newcomers

    def same(self, left: str | None, right: str | None) -> bool | None:
        """Return whether two phrases mean the same traveller; None: that cannot be told."""
        if (
            left != right
            and left is not None
            and (self.is_newcomer(left) or self.is_newcomer(right))
        ):
            return False
        return same_traveller(left, right)

    def any_same(self, traveller: str | None, names: Iterable[str]) -> bool | None:
        """Return True when one of the first names means the traveller, False when one means another."""
        answers = {self.same(traveller, name) for name in islice(names, _MEMORY)}
        return True if True in answers else False if False in answers else None

    def set_off(self, claim: Claim) -> Mention | None:
        """Return the place that a sentence begins with ("At Dover two of them turned back")."""
        head = self._text[claim.sentence[0] : min(claim.start, claim.sentence[0] + _LOOK)]
        found = _SET_OFF.match(head)
        return self._mentions.get(found[1].strip()) if found else None


def _within_sentence(text: str, name: str) -> bool:
    """Whether a word stands somewhere behind another word or a comma."""
    at = text.find(f" {name}")
    while at >= 0:
        if at and (text[at - 1].isalnum() or text[at - 1] in ",;"):
            return True
        at = text.find(f" {name}", at + 1)
    return False
