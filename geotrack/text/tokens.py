"""Words and sentences with their offsets: the one tokenization that all readers share."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Final

from geotrack.languages.en import sentence_words

# Words keep inner apostrophes and points of abbreviations; hyphens and dashes stand alone.
_TOKEN: Final = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                      # U.S.  N.S.W.  a.m.
  | \d++(?:[.,:]\d++)*+(?:st|nd|rd|th)?(?![^\W_])  # 1,099  8.45  20:30  3rd
  | \d++(?:[.,:]\d++)*+                     # 100 of "100km", 10:35 of "10:35am"
  | (?<![^\W_])o[’'](?=\s[A-Z])             # John o' Groats
  | [^\W\d_]+(?:[’'‘ʻ][^\W\d_]+)*           # Vladivostok  o'clock  Côte
  | [^\w\s]+?                               # one mark
  | \w
    """,
    re.VERBOSE,
)

_BOUNDARY: Final = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=\s+|$)|\n\s*\n|\n(?=\s*[-•*]\s)|\n")
#: characters of a sentence at most; what goes on longer is a list, a table or no text, and is cut between words
_SENTENCE: Final = 1500
_OPENERS: Final = "\"'“‘([«¿¡-–— \t"
_WORD_BEFORE: Final = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")


@dataclass(
    frozen=True, slots=True, eq=False
)  # one is known by what it is: a novel's words take long to compare
class Tokens:
    """Words of a text: `words[i]` is ``text[starts[i]:ends[i]]``.

    `sentences` are spans of the text in order, trimmed; `first[k]` is the index of the first word of
    sentence ``k``, with ``len(words)`` as an extra last entry.
    """

    words: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: tuple[tuple[int, int], ...]
    first: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return the index of the word that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    @lru_cache(maxsize=2)  # noqa: B019 - of the last texts; each room asks anew
    def lower(self) -> list[str]:
        """Return the words in small letters, not to be changed; equal ones are kept once."""
        small = {word: word.lower() for word in set(self.words)}
        return list(map(small.__getitem__, self.words))

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence that holds `offset`, or of the last one before it."""
        return max(0, bisect_right(self.sentences, (offset, 1 << 60)) - 1)


def _sentences(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0

    def close(end: int) -> None:
        nonlocal start
        while end - start > _SENTENCE:
            cut = text.rfind(" ", start + _SENTENCE // 2, start + _SENTENCE)
            add(start, start := cut if cut > 0 else start + _SENTENCE)
        add(start, end)

    def add(start: int, end: int) -> None:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        if stripped := piece.strip():
            spans.append((start + left, start + left + len(stripped)))

    for mark in _BOUNDARY.finditer(text):
        end = mark.end()
        if mark[0][0] == ".":
            following = text[end : end + 60].lstrip(" \t")
            opener = following.lstrip(_OPENERS)
            if opener[:1].islower():
                continue
            word = _WORD_BEFORE.search(text, max(start, mark.start() - 24), mark.start())
            if word and following[:1] not in ("", "\n"):
                last = word[1].rsplit(".", 1)[-1].lower()
                if "." in word[1] and len(last) == 1 and not _starts_anew(opener):
                    continue
                if (
                    last in sentence_words.ABBREVIATIONS
                    and len(mark[0]) == 1
                    and not (last in sentence_words.UNITS and _after_unit(opener))
                    and (last in sentence_words.BEFORE_NAMES or not _starts_anew(opener))
                ):
                    continue
                if _SPAN.fullmatch(last) and following[:1].isdigit():
                    continue  # "7h. 40m."
                if _HOUR.fullmatch(last) and _MINUTES.match(following):
                    continue  # "6. 30 p.m."
                if len(last) == 1 and last.isalpha() and word[1][-1].isupper():
                    continue
        elif mark[0][0] == "\n" and text[end : end + 1].islower():
            continue  # a wrapped line
        close(end)
        start = end
    close(len(text))
    return spans


_HOUR: Final = re.compile(r"\d\d?")
_MINUTES: Final = re.compile(r"[0-5]\d ?[apAP](?:\. ?| )?[mM]\b")
_SPAN: Final = re.compile(r"\d+[hdm]")


_WORD_AFTER: Final = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}")


def _starts_anew(following: str) -> bool:
    return following.split(" ", 1)[0].rstrip(",") in sentence_words.ANEW


def _after_unit(following: str) -> bool:
    """Whether a new sentence begins behind the point of "km." or "min."."""
    if _starts_anew(following):
        return True
    return (
        bool(_WORD_AFTER.match(following))
        and following.split(" ", 1)[0].rstrip(",").lower() not in sentence_words.POINTS
    )


#: characters of a text from where on equal words are kept once, and where they stand takes a fifth of the memory
_LONG: Final = 250_000


def _of_a_long_text(text: str) -> tuple[list[str], MutableSequence[int], MutableSequence[int]]:
    """Return words, where they start and where they end: a novel says "the" a hundred thousand times."""
    once: dict[str, str] = {}
    words: list[str] = []
    starts, ends = array("q"), array("q")
    for match in _TOKEN.finditer(text):
        word = match[0]
        words.append(once.setdefault(word, word))
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return words, starts, ends


#: texts, and characters of them, whose words are remembered; the last two are whatever their length
_TEXTS: Final = 64
_CHARACTERS: Final = 400_000

_known: dict[str, Tokens] = {}


def tokenize(text: str) -> Tokens:
    """Return the words and sentences of `text`; the last few texts are remembered.

    Examples
    --------
    >>> tokenize("It is 1,099 km. from St. Paul, by rail.").words[:4]
    ('It', 'is', '1,099', 'km')
    >>> len(tokenize("It is 99 km. from St. Paul. He left at 8.45 p.m. on Sunday.").sentences)
    2
    """
    with _remembering:
        found = _known.pop(text, None)
        if found is not None:
            _known[text] = found  # the last one of all
            return found
    found = _tokenized(text)
    with _remembering:
        _known[text] = found
        letters = sum(map(len, _known))
        while len(_known) > 2 and (len(_known) > _TEXTS or letters > _CHARACTERS):
            oldest = next(iter(_known))
            letters -= len(oldest)
            del _known[oldest]
    return found


_remembering: Final = Lock()


def _tokenized(text: str) -> Tokens:
    words: list[str]
    starts: MutableSequence[int]
    ends: MutableSequence[int]
    if len(text) > _LONG:
        words, starts, ends = _of_a_long_text(text)
    else:
        words = _TOKEN.findall(text)
        starts, ends = [], []
        end = 0
        for word in words:
            start = text.find(word, end)  # only spaces stand between words
            end = start + len(word)
            starts.append(start)
            ends.append(end)
    sentences = tuple(_sentences(text))
    first = (*(bisect_left(starts, begin) for begin, _ in sentences), len(starts))
    return Tokens(
        words=tuple(words),
        starts=starts if len(text) > _LONG else tuple(starts),
        ends=ends if len(text) > _LONG else tuple(ends),
        sentences=sentences,
        first=first,
    )
