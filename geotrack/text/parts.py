"""Parts of a text that is too long to be read at once."""

from collections.abc import Iterator
from typing import Final

_PARAGRAPH: Final = 5_000  #: characters within which the end of a paragraph is looked for


def parts_of(text: str, length: int, again: int) -> Iterator[tuple[int, int, int]]:
    """Yield where each part begins to be read, where it begins to be told, and where it ends, in characters.

    Parameters
    ----------
    text
        The whole.
    length
        Of a part; it goes on to the end of a paragraph, a line or at least a word.
    again
        About how much of what is before a part is read once more.

    Examples
    --------
    >>> list(parts_of("one two three " * 1000, 6_000, 100))
    [(0, 0, 6006), (5908, 6006, 14000)]
    """
    begin = 0
    while begin < len(text):
        end = len(text)
        if end - begin > length + _PARAGRAPH:
            end = _break(text, begin + length)
        yield (_break(text, max(0, begin - again)) if begin else 0), begin, end
        begin = end


def _break(text: str, at: int) -> int:
    """Return where a paragraph, a line or else a word begins, not far after a place."""
    for mark in ("\n\n", "\n", " "):
        found = text.find(mark, at, at + _PARAGRAPH)
        if found >= 0:
            return found + len(mark)
    return min(len(text), at)
