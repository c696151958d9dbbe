"""Names as 48-bit keys: how a name is found without storing it.

A key is a polynomial over the hashes of a name's words, so the key of a phrase follows from the
keys of its words and all phrases of a sentence can be looked up at once. Spellings that texts use
for one another ("Saint" and "St.", "Fort" and "Ft.") share a hash.
"""

from functools import lru_cache
from hashlib import blake2b
from typing import Final

from geotrack.languages.en import spellings_of_names
from geotrack.text.names import normalize

#: one in 1.7 million unknown names has the key of one of the 630,000 bundled ones
KEY_BITS: Final = 40
#: names of more words than this are not in the gazetteer
MAX_WORDS: Final = 8
#: an odd multiplier with mixed bits (the fractional part of the golden ratio, times 2**64)
MULTIPLIER: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1
#: a longer name is no name; nothing of it is read
_MAX_LENGTH: Final = 120


@lru_cache(maxsize=16384)
def word_hash(word: str) -> int:
    """Return the 64-bit hash of one normalized word.

    Examples
    --------
    >>> word_hash("saint") == word_hash("st")
    True
    """
    word = spellings_of_names.SAME.get(word, word)
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def phrase_parts(token: str) -> tuple[int, int]:
    """Return multiplier and addend of a token, modulo 2**64.

    Appending the token to a phrase of hash ``h`` gives the hash ``h * multiplier + addend``. A token
    without letters or digits leaves the phrase as it is: ``(1, 0)``.
    """
    multiplier, addend = 1, 0
    for word in normalize(token[:_MAX_LENGTH]).split():
        multiplier = multiplier * MULTIPLIER & _MASK
        addend = (addend * MULTIPLIER + word_hash(word)) & _MASK
    return multiplier, addend


def name_key(name: str) -> int:
    """Return the key of a name, 0 to 2**48 - 1; -1 for a name that cannot be in the gazetteer.

    Examples
    --------
    >>> name_key("Saint-Denis") == name_key("St. Denis")
    True
    >>> name_key("x" * 100_000)
    -1
    """
    if len(name) > _MAX_LENGTH:
        return -1
    multiplier, addend = phrase_parts(name)
    return -1 if multiplier == 1 else finish(addend)


def spelled_key(name: str) -> str:
    """Return the form that all spellings with one key share; empty if the name cannot be looked up.

    Examples
    --------
    >>> spelled_key("Saint-Denis")
    'st denis'
    """
    if len(name) > _MAX_LENGTH:
        return ""
    words = normalize(name).split()
    return (
        ""
        if len(words) > MAX_WORDS
        else " ".join([spellings_of_names.SAME.get(word, word) for word in words])
    )


def finish(value: int) -> int:
    """Return the key of a phrase hash: its bits are mixed so that keys spread evenly."""
    value ^= value >> 29
    return (value * MULTIPLIER & _MASK) >> (64 - KEY_BITS)
