"""Constructions: patterns over phrases, written as data with a name and an example.

A pattern reads like the sentence it matches::

    q=LEN BY? DIR of|from origin=PLACE

Words in capitals are kinds of phrase (`geotrack.claims.phrases.chunking.KINDS`), words in small letters are
themselves, ``a|b`` is one or the other, ``?``, ``*``, ``+``, ``{0,3}`` and brackets are as in
regular expressions, and ``role=KIND`` names what was found. Capital names in `MACROS` stand for
longer patterns. ``q`` is the quantity that the claim is about.
"""

import re
from typing import Final

from geotrack.languages.en.pattern_macros import MACROS
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS

_NAME: Final = re.compile(r"(?:([a-z_]+[0-9]?)=)?([A-Za-z]+(?:\|[A-Za-z]+)*)")


def _class(names: str) -> str:
    chars = []
    for name in names.split("|"):
        char = KINDS.get(name) or LITERALS.get(name)
        if char is None:
            message = (
                f"a pattern names {name!r}, which is no kind of phrase, no macro and no word of LITERALS: add the"
                " word at the end of LITERALS in geotrack/languages/en/phrase_words.py"
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
