"""Patterns that hold certain words, run around those words alone: most texts hold none of them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache


@lru_cache(maxsize=2)  # the last texts; each room asks anew
def folded(text: str) -> str:
    """Return a text with every letter as the one that patterns without regard to case take it for.

    Examples
    --------
    >>> folded("The BALTIC ſea")
    'the baltic sea'
    """
    small = text.casefold()
    return small if small.isascii() else small.replace("ı", "i")


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether one of some words, in small letters, stands anywhere in a text, also within a longer one.

    Examples
    --------
    >>> holds("Northbound trains", ("north", "south")), holds("All trains", ("north", "south"))
    (True, False)
    """
    small = folded(text)
    return any(word in small for word in words) or len(small) != len(text)


def matches_around(
    pattern: re.Pattern[str], text: str, words: Sequence[str], before: int, behind: int
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer(text)`` does, looking around some words alone.

    Parameters
    ----------
    pattern
        Matches hold one of the words each.
    text
        Where to look.
    words
        In small letters.
    before, behind
        Characters of a match, and of what it asks for beyond its ends, before and behind the word at most.

    Examples
    --------
    >>> [
    ...     m[0]
    ...     for m in matches_around(re.compile("a [a-z]+ day"), "On a fine day.", ("day",), 60, 1)
    ... ]
    ['a fine day']
    """
    small = folded(text)
    if len(small) != len(text):  # a letter became two: where its words stand is not known
        yield from pattern.finditer(text)
        return
    spans = sorted(
        (max(0, at - before), at + len(word) + behind)
        for word in words
        if word in small
        for at in _places(small, word)
    )
    begin = end = 0
    for first, last in spans:
        if first > end:
            yield from pattern.finditer(text, begin, end)
            begin = first
        end = max(end, last)
    if end:
        yield from pattern.finditer(text, begin, end)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
