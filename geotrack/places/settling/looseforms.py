"""Other forms of a name to look up when the gazetteer does not know it as it stands."""

import re
from collections.abc import Iterator
from typing import Final

from geotrack.languages.en import spellings_of_names

#: a name that a line's end or a scanner has torn apart: "Khar toum"
_SPLIT: Final = re.compile(r"[^\W\d_]+\s+[^\W\d_A-Z]+")
#: one that is written in two words: "Nizhne-Udinsk"
_IN_TWO: Final = re.compile(r"([^\W\d_]{2,})[\s-]+([^\W\d_]{2,})")
_LONG: Final = 9


def loose_forms(name: str) -> Iterator[str]:
    """Yield other forms of a name to look up when the gazetteer does not know it, closest first.

    Examples
    --------
    >>> list(loose_forms("the Port of Ulm"))[0]
    'Ulm'
    """
    stripped = re.sub(spellings_of_names.LOOSE_FORMS_PATTERN, "", name.strip())
    lowered = stripped.casefold()
    start = 0
    while match := spellings_of_names.MODIFIERS.match(lowered[start:]):
        start += match.end()
    bare = stripped[start:] if len(lowered) == len(stripped) else stripped
    if bare and bare != name:
        yield bare
    words = bare.split()
    for k, word in enumerate(words[:8]):
        if other := spellings_of_names.SPELLED.get(word.rstrip(".").casefold()):
            yield " ".join([*words[:k], other, *words[k + 1 :]])
    if len(bare) > 4 and bare.endswith(spellings_of_names.PLURAL_S):
        yield bare[:-1]
    if match := spellings_of_names.HEADS.match(bare.casefold()):
        yield bare[: match.end(1)]
    if "," in bare:
        yield bare.split(",", 1)[0]
    for mark in ("(", "/", "–", "-"):
        if mark in bare and (head := bare.split(mark, 1)[0].strip()):
            yield head
    if _SPLIT.fullmatch(bare):
        yield "".join(bare.split())


def in_one_word(name: str) -> str | None:
    """Return a long name of two words as one; None: it is short, or of more or fewer words.

    Examples
    --------
    >>> in_one_word("Nizhne-Udinsk"), in_one_word("New York")
    ('Nizhneudinsk', None)
    """
    match = _IN_TWO.fullmatch(name) if len(name) >= _LONG else None
    return None if match is None else f"{match[1]}{match[2].lower()}"
