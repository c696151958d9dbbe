"""Other forms of a name to look up when the gazetteer does not know it as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["loose_forms"]

_MODIFIERS: Final = re.compile(
    r"^(?:the|downtown|uptown|central|greater|metro|metropolitan|upstate|rural|inner|outer|mainland|"
    r"(?:north|south)(?:-?\s?(?:east|west))?(?:ern)?(?:most)?|(?:east|west)(?:ern)?(?:most)?|"
    r"(?:city|town|township|village|county|state|province|republic|kingdom|municipality|borough|"
    r"region|district|island|port|gulf|lake|prefecture|oblast|governorate)\sof(?:\sthe)?|"
    r"(?:ciudad|cidade|ville|citt[aà]|pueblo|villa|municipio|munic[ií]pio|commune)\sd[eio])\s+"
)  # fmt: skip
_HEADS: Final = re.compile(
    r"^(.+?)\s+(?:(?:international|regional|municipal|central|general|memorial|metropolitan|county|"
    r"city|community|district|public|state|main|federal|air|naval|military|army)\s+)*"
    r"(?:airport|airfield|hospital|jail|prison|courthouse|court|school|schools|station|harbou?r|base|"
    r"university|college|library|stadium|city|town|township|village|area|region|metro|state|county|"
    r"province|district|parish|borough|island|harbor|city\s+hall|medical\s+center)$"
)
#: a name that a line's end or a scanner has torn apart: "Khar toum"
_SPLIT: Final = re.compile(r"[^\W\d_]+\s+[^\W\d_A-Z]+")
_SPELLED: Final[Mapping[str, str]] = {
    "st": "saint", "saint": "st", "ft": "fort", "fort": "ft", "mt": "mount", "mount": "mt",
    "ste": "sainte", "sainte": "ste", "n": "north", "s": "south", "e": "east", "w": "west",
    "&": "and", "and": "&",
}  # fmt: skip


def loose_forms(name: str) -> Iterator[str]:
    """Yield other forms of a name to look up when the gazetteer does not know it, closest first.

    Examples
    --------
    >>> list(loose_forms("the Port of Ulm"))[0]
    'Ulm'
    """
    stripped = re.sub(r"[’']s?$", "", name.strip())
    lowered = stripped.casefold()
    start = 0
    while match := _MODIFIERS.match(lowered[start:]):
        start += match.end()
    bare = stripped[start:] if len(lowered) == len(stripped) else stripped
    if bare and bare != name:
        yield bare
    words = bare.split()
    for k, word in enumerate(words[:8]):
        if other := _SPELLED.get(word.rstrip(".").casefold()):
            yield " ".join([*words[:k], other, *words[k + 1 :]])
    if len(bare) > 4 and bare.endswith("s"):
        yield bare[:-1]
    if match := _HEADS.match(bare.casefold()):
        yield bare[: match.end(1)]
    if "," in bare:
        yield bare.split(",", 1)[0]
    for mark in ("(", "/", "–", "-"):
        if mark in bare and (head := bare.split(mark, 1)[0].strip()):
            yield head
    if _SPLIT.fullmatch(bare):
        yield "".join(bare.split())
