"""Constructions: patterns over phrases, written as data with a name and an example.

A pattern reads like the sentence it matches::

    q=LEN BY? DIR of|from origin=PLACE

Words in capitals are kinds of phrase (`geotrack.claims.phrases.chunking.KINDS`), words in small letters are
themselves, ``a|b`` is one or the other, ``?``, ``*``, ``+``, ``{0,3}`` and brackets are as in
regular expressions, and ``role=KIND`` names what was found. Capital names in `MACROS` stand for
longer patterns. ``q`` is the quantity that the claim is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geotrack.claims.phrases.kinds import KINDS, LITERALS

if TYPE_CHECKING:
    from geotrack.model import ClaimKind, Mode

__all__ = ["MACROS", "Construction", "compile_pattern"]

#: names for patterns that recur; ``{role}`` is where a role's name goes
MACROS: Final[dict[str, str]] = {
    # a reference: "the provincial capital Trento", "the city of Rovereto", "downtown", "there"
    "REF": "DET? FILL{0,4} ((NOUN|NAME){1,3} (of DET?)? WORD{0,2})? {role}PLACE|NOUN|NAME|HERE|WAY",
    # the same, but a name or a known kind of place only
    "SPOT": "DET? FILL{0,3} (NOUN{1,2} (of DET?)? WORD{0,2})? {role}PLACE|NOUN|HERE",
    # how one goes, with or without brackets or commas
    "HOW": "(OPEN|COMMA)? {role}BY (CLOSE|COMMA)?",
    # "away", "distant", "off"
    "AWAY": "(away|distant|distance|off|apart|out|inland|offshore|further|farther|beyond)",
    # "is located", "lies", "was found"
    "STANDS": "(BE|LIE|have|has|had|VISIT)",
    # words between an article and its noun
    "FILL": "(WORD|NAME|DASH|DIR|old|high|long|far|last|first|opposite|either|one|NUM|VEHICLE|RACE|WAY|short)",
    # anything within a clause, as little as possible
    "FAR": "[^SEMI]{0,14}?",
    # what a figure is said of: anything but another figure
    "SUBJECT": "[^SEMI LEN DUR SPEED]{0,17}?",
    # anything within one predicate
    "PREDICATE": "[^SEMI BE LIE had have has REL but while when]{0,14}?",
    # up to three words that do not matter
    "GAP": "(WORD|DET|DASH|NOUN){0,3}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """One way of saying something about travel.

    `name` is what a claim's `pattern` says. `kind` None: what the pattern matches is no claim
    (a length, a wind). `example` is a sentence of our own that the construction must read (or leave
    alone); `expect` what must come of it: field → value, places by their text. `mode` holds where
    the words entail it. `frame`: missing end points come from the trip told in the same clause.
    `hedge`: only when the quantity's hedge contains this word. `relative`: the missing origin is
    wherever the text last was. `small`, `only_small`: may, must be said in meters, feet or yards.
    """

    name: str
    kind: ClaimKind | None
    pattern: str
    example: str
    expect: dict[str, object] = field(default_factory=dict)
    mode: Mode | None = None
    frame: bool = False
    hedge: str | None = None
    relative: bool = False
    round_trip: bool = False
    straight: bool = False
    small: bool = True
    only_small: bool = False


_NAME: Final = re.compile(r"(?:([a-z_]+[0-9]?)=)?([A-Za-z]+(?:\|[A-Za-z]+)*)")


def _class(names: str) -> str:
    chars = []
    for name in names.split("|"):
        char = KINDS.get(name) or LITERALS.get(name)
        if char is None:
            message = (
                f"a pattern names {name!r}, which is no kind of phrase, no macro and no word of LITERALS: add the"
                " word at the end of LITERALS in geotrack/claims/phrases/kinds.py"
            )
            raise ValueError(message)
        chars.append(char)
    return chars[0] if len(chars) == 1 else f"[{''.join(chars)}]"


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression over phrase kinds that a pattern stands for.

    Raises
    ------
    ValueError
        If the pattern names a kind or word that does not exist; the message names it.

    Examples
    --------
    >>> bool(compile_pattern("q=LEN DIR? from REF"))
    True
    """
    expanded = pattern
    for _ in range(4):
        expanded = re.sub(
            r"(?:([a-z_]+[0-9]?)=)?\b(" + "|".join(MACROS) + r")\b",
            lambda m: "(" + MACROS[m[2]].replace("{role}", f"{m[1]}=" if m[1] else "") + ")",
            expanded,
        )
    expanded = expanded.replace("(", "(?:").replace("(?:?", "(?")

    def element(match: re.Match[str]) -> str:
        role, names = match[1], match[2]
        chars = _class(names)
        return f"(?P<{role}>{chars})" if role else chars

    return re.compile(_NAME.sub(element, expanded).replace(" ", ""))
