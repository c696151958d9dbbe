"""Sentences as short sequences of symbols: words, places, names, times and figures, with their classes."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from geotrack.languages.en import symbol_words, travel_words
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.word_classes import BE_FORMS, DETERMINERS, LIE_FORMS, RELATIVES
from geotrack.measures.straight import straight_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.claims.candidates.figurecandidates import Figure
    from geotrack.claims.phrases.kinds import Text
    from geotrack.text.tokens import Tokens

#: word → what it speaks of, for features
CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys(travel_words.CALM, "calm"),
    **dict.fromkeys(travel_words.LENGTHS, "length"),
    **dict.fromkeys(travel_words.PLACE_NOUNS, "spot"),
    **dict.fromkeys(travel_words.VEHICLES, "vehicle"),
    **dict.fromkeys(travel_words.RACES, "race"),
    **dict.fromkeys(travel_words.RUN, "run"),
    **dict.fromkeys(travel_words.WEATHER, "weather"),
    **dict.fromkeys(RELATIVES, "rel"),
    **dict.fromkeys(LIE_FORMS, "lie"),
    **dict.fromkeys(travel_words.VISIT, "visit"),
    **dict.fromkeys(travel_words.STAY, "stay"),
    **dict.fromkeys(travel_words.MOVE, "move"),
    **dict.fromkeys(travel_words.COVER, "cover"),
    **dict.fromkeys(travel_words.TRIPS, "trip"),
    **dict.fromkeys(travel_words.ARRIVE, "arrive"),
    **dict.fromkeys(travel_words.DEPART, "depart"),
    **dict.fromkeys(BE_FORMS, "be"),
    **dict.fromkeys(DETERMINERS, "det"),
    **dict.fromkeys("he she they we i it you".split(), "pron"),
    **dict.fromkeys("quitted weighed departing dep lifted cast".split(), "depart"),
    **dict.fromkeys("arr came got made raised brought alongside".split(), "arrive"),
    **dict.fromkeys(travel_words.DIRECTIONS, "dir"),
}


_OPENING: Final = 1200  #: words that tell what a text is about
_LONGEST: Final = 400  #: words read at once; a longer "sentence" is a list or a table


@lru_cache(maxsize=8)
def pieces_of(tokens: Tokens) -> tuple[int, ...]:
    """Return the first words of all sentences, overlong ones cut, and the number of words at the end.

    Examples
    --------
    >>> from geotrack.text.tokens import tokenize
    >>> pieces_of(tokenize("One goes. Two stay."))
    (0, 3, 6)
    """
    first = tokens.first
    if all(b - a <= _LONGEST for a, b in pairwise(first)):
        return first
    cut = [k for a, b in pairwise(first) for k in range(a, b, _LONGEST)]
    return (*cut, first[-1])


class Item(NamedTuple):
    """One symbol of a sentence. `symbol`: the word, or PLACE NAME TIME LEN DUR SPEED BARE #; `kind` its class.

    `first` and `last` index words (half-open); `at` is the index of the toponym or figure, else -1.
    """

    symbol: str
    kind: str
    first: int
    last: int
    at: int = -1


#: sentences whose items are remembered: those of a whole novel are 25 times the text
_REMEMBERED: Final = 5_000


class Script:
    """A text as items, sentence by sentence, made when asked.

    `figures` are the text's figures in order, `first` the first words of its sentences (`pieces_of`), `counts` how
    many figures stand in a sentence.
    """

    __slots__ = (
        "_begins", "_figures", "_lines", "_modes", "_straight", "counts", "figures", "first", "text",
    )  # fmt: skip

    def __init__(self, text: Text, figures: Sequence[Figure]) -> None:
        self.text = text
        self.figures = figures
        self.counts = Counter(f.sentence for f in figures)
        self.first = pieces_of(text.tokens)
        self._modes: dict[str, int] | None = None
        self._straight: frozenset[int] | None = None
        self._figures = {f.quantity.start: k for k, f in enumerate(figures)}
        self._begins = {*self._figures, *text.toponyms, *text.times}
        self._lines: dict[int, list[Item]] = {}

    def items(self, sentence: int) -> list[Item]:
        """Return the items of a sentence; empty beyond the text."""
        first = self.first
        if not 0 <= sentence < len(first) - 1:
            return []
        if sentence not in self._lines:
            if len(self._lines) >= _REMEMBERED:
                self._lines.clear()
            self._lines[sentence] = self._read(first[sentence], first[sentence + 1])
        return self._lines[sentence]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(0, bisect_right(self.first, self.text.tokens.at(offset)) - 1)

    def span(self, sentence: int) -> tuple[int, int]:
        """Return where a sentence stands in the text."""
        tokens = self.text.tokens
        return tokens.starts[self.first[sentence]], tokens.ends[self.first[sentence + 1] - 1]

    def modes(self, words: Mapping[str, str]) -> dict[str, int]:
        """Return how often the text's first words speak of each mode; `words`: word → mode."""
        if self._modes is None:
            self._modes = {}
            for word in self.text.lower[:_OPENING]:
                mode = words.get(word)
                if mode:
                    self._modes[mode] = self._modes.get(mode, 0) + 1
        return self._modes

    def names(self) -> list[tuple[int, int]]:
        """Return the words of all names of a text without figures, as `items` would have them."""
        text, words = self.text, self.text.tokens.words
        out: list[tuple[int, int]] = []
        found = text.toponyms.keys() | text.times.keys()
        for first, last in pairwise(self.first):
            at = first
            for k in range(first, last):
                if k < at or not (words[k][0].isupper() or k in found):
                    continue
                toponym, time = text.toponyms.get(k), text.times.get(k)
                if toponym is not None and toponym[2].kind != "adjective":
                    at = toponym[0]
                elif time is not None and time[2] in ("DATE", "TIME", "SET"):
                    at = time[0]
                elif words[k][0].isupper() and (end := self._name(k, first, last)):
                    out.append((k, end))
                    at = end
        return out

    def straight(self) -> frozenset[int]:
        """Return the words of sayings that tell a straight line: "in a straight line", "as the crow flies"."""
        if self._straight is None:
            self._straight = frozenset(straight_in(self.text.lower))
        return self._straight

    def _read(self, first: int, last: int) -> list[Item]:
        lower, words = self.text.lower, self.text.tokens.words
        out: list[Item] = []
        at, made = first, tuple.__new__  # half the time of `Item(…)`
        while at < last:
            if at in self._begins:
                item = self._found(at, last)
                if item is not None:
                    out.append(item)
                    at = item.last
                    continue
            word = lower[at]
            if word[0].isdecimal():
                out.append(made(Item, ("#", "num", at, at + 1, -1)))
            elif words[at][0].isupper() and (end := self._name(at, first, last)):
                out.append(made(Item, ("NAME", "name", at, end, -1)))
                at = end
                continue
            elif word in NUMBER_WORDS:
                out.append(made(Item, (word, "num", at, at + 1, -1)))
            else:
                out.append(made(Item, (word, CLASSES.get(word, ""), at, at + 1, -1)))
            at += 1
        return out

    def _found(self, at: int, last: int) -> Item | None:
        """Return the figure, place or time that begins at word `at`; None: none that counts."""
        figure = self._figures.get(at)
        if figure is not None:
            quantity = self.figures[figure].quantity
            symbol = "BARE" if self.figures[figure].bare else _DIMENSIONS[quantity.dimension]
            return Item(symbol, "fig", at, max(at + 1, quantity.stop), figure)
        toponym = self.text.toponyms.get(at)
        if toponym is not None and toponym[2].kind != "adjective":
            return Item("PLACE", "place", at, min(max(toponym[0], at + 1), last), toponym[1])
        time = self.text.times.get(at)
        if time is not None and time[2] in ("DATE", "TIME", "SET"):
            end = min(max(time[0], at + 1), last)
            if not any(k in self._figures for k in range(at, end)):
                return Item("TIME", "time", at, end, time[1])
        return None

    def _name(self, at: int, first: int, last: int) -> int:
        """Return the end of a capitalised name at word `at`; 0: none."""
        text, words, lower = self.text, self.text.tokens.words, self.text.lower
        known = (
            lower[at] in CLASSES
            or lower[at] in symbol_words.MONTHS
            or lower[at] in symbol_words.COMMON
        )
        if known and (at == first or lower[at] in symbol_words.MONTHS):
            return 0
        end = at
        while end < last:
            if end in text.toponyms or end in self._figures or end in text.times:
                break
            if words[end][0].isupper() and lower[end] not in symbol_words.MONTHS:
                end += 1
                continue
            if (
                lower[end] in symbol_words.INNER
                and end > at
                and end + 1 < last
                and words[end + 1][0].isupper()
                and end + 1 not in text.toponyms
            ):
                end += 1
                continue
            if (
                lower[end] in ("-", "’", "'")
                and end > at
                and end + 1 < last
                and text.glued[end]
                and text.glued[end + 1]
                and words[end + 1][0].isalpha()
            ):
                end += 2
                continue
            break
        if end == at or (
            end == at + 1
            and (known or len(words[at]) < 3 or lower[at].endswith(symbol_words.CONTRACTIONS))
        ):
            return 0
        if at == first or text.lower[at - 1] in _OPENINGS:
            return self._opening(at, end)
        return end

    def _opening(self, at: int, end: int) -> int:
        """Return the end of a name that opens a sentence: its first word may be capital for that alone."""
        words, lower = self.text.tokens.words, self.text.lower
        if end > at + 1 and not _plain(lower[at]):
            return end
        capital, small = _written(self.text.tokens)
        if words[at] in capital and lower[at] not in small:
            return end
        if lower[at] in small or _plain(lower[at]) or lower[at].endswith(symbol_words.POSSESSIVES):
            return 0
        if end == at + 1 and _no_word(lower[at]):
            return end
        following = lower[end : end + 2]
        return (
            end
            if following[:1]
            and following[0] in symbol_words.TO
            and (
                following[0] != ","
                or (following[1:] and following[1][0].isdecimal())
                or (following[1:] and following[1] in NUMBER_WORDS)
            )
            and (following[0] != ":" or end > at + 1)
            else 0
        )


_OPENINGS: Final = frozenset(".:;!?—-–\"“'‘(*•/")


@lru_cache(maxsize=2)
def _written(tokens: Tokens) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a text writes with a capital within a sentence, and those that it writes small."""
    words, openers = tokens.words, set(pieces_of(tokens))
    capital = frozenset(
        word
        for k, word in enumerate(words)
        if word[0].isupper() and k not in openers and words[k - 1] not in _OPENINGS
    )
    return capital, frozenset(filter(str.islower, words))


@cache
def _words() -> frozenset[str]:
    """Return the words that the texts of the open corpus write in small letters."""
    listed = files("geotrack") / "data" / "reader" / "words.txt"
    return frozenset(listed.read_text(encoding="utf-8").split())


def _no_word(word: str) -> bool:
    """Whether a capital word that opens a sentence is a name: no text writes it, or its stem, small."""
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    known = _words()
    return not any(
        word.endswith(tail) and (stem + end) in known
        for tail, ends in symbol_words.TAILS
        for stem in (word[: len(word) - len(tail)],)
        for end in ends
    )


#: letters of the shortest name that opens a sentence
_SHORTEST: Final = 3


def _plain(word: str) -> bool:
    return len(word) < 3 or word.endswith(symbol_words.LY_ING_ED)


_DIMENSIONS: Final = {"length": "LEN", "time": "DUR", "speed": "SPEED"}
