"""Long texts in overlapping pieces that begin and end at paragraph borders."""

import re
from typing import Final

#: characters of text in one question; about 1,500 tokens, to which the answer adds three times as many
LONGEST: Final = 6_000


def pieces(text: str, longest: int = LONGEST) -> tuple[tuple[int, int], ...]:
    r"""Return the spans of a text's pieces in order; each begins with the paragraph that ended the last.

    A paragraph longer than `longest` is cut at a line, a sentence or a space; one without any of these
    at `longest` characters.

    Examples
    --------
    >>> pieces("One.\n\nTwo.\n\nThree.", longest=12)
    ((0, 10), (6, 18))
    >>> pieces("Short.")
    ((0, 6),)
    >>> pieces("   ")
    ()
    """
    blocks = [part for start, end in _paragraphs(text) for part in _cut(text, start, end, longest)]
    out: list[tuple[int, int]] = []
    first = 0
    while first < len(blocks):
        last = first
        while last + 1 < len(blocks) and blocks[last + 1][1] - blocks[first][0] <= longest:
            last += 1
        if not out or blocks[last][1] > out[-1][1]:
            out.append((blocks[first][0], blocks[last][1]))
        if last + 1 == len(blocks):
            break
        # the last paragraph again, so that "there" and "then" keep what they point to
        first = last if last > first else last + 1
    return tuple(out)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for border in re.finditer(r"\n\s*\n", text):
        spans.append((start, border.start()))
        start = border.end()
    spans.append((start, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _cut(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    out = []
    while end - start > longest:
        at = start + longest
        for mark in ("\n", ". ", " "):
            found = text.rfind(mark, start + longest // 2, at)
            if found >= 0:
                at = found + len(mark)
                break
        out.append((start, at))
        start = at
    out.append((start, end))
    return out
