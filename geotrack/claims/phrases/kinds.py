"""Kinds of phrase, the phrase itself, and a text with what other rooms found in it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from geotrack.languages.en import phrase_words, travel_words
from geotrack.model import TimeExpression, Toponym
from geotrack.text.tokens import Tokens

#: a time that no time expression stands for
UNDATED: Final = -1


class Phrase:
    """One phrase: its kind (a character of `KINDS` or `LITERALS`), words, and what was read.

    `data` is a `Quantity` (LEN, DUR, SPEED), an index of a toponym or None (PLACE), a direction
    (DIR), a mode (BY, TRIP, VEHICLE and verbs), an index of a time (TIME), else None.
    """

    __slots__ = ("data", "end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int, data: Any = None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.data = data


class Text:
    """A document's words with what other rooms found in it, indexed by word."""

    __slots__ = (
        "dropped", "glued", "inner", "lower", "maritime", "source", "times", "tokens", "toponyms",
    )  # fmt: skip

    def __init__(
        self,
        source: str,
        tokens: Tokens,
        lower: list[str],
        toponyms: Sequence[Toponym],
        times: Sequence[TimeExpression],
    ) -> None:
        self.source = source
        self.tokens = tokens
        self.lower = _joined(lower)
        self.glued = _Glued(tokens)
        self.maritime: bool | None = None
        self.dropped = 0  # words at the start that are the title without its initial
        self.toponyms: dict[int, tuple[int, int, Toponym]] = {}
        #: the same for those inside a longer name: "[Leeds] Station"
        self.inner: dict[int, tuple[int, int, Toponym]] = {}
        for k, toponym in enumerate(toponyms):
            first = tokens.at(toponym.start)
            table = self.inner if toponym.within_name else self.toponyms
            table[first] = (tokens.at(max(toponym.start, toponym.end - 1)) + 1, k, toponym)
        self.times: dict[int, tuple[int, int, str]] = {}
        for k, time in enumerate(times):
            first = tokens.at(time.start)
            vague = time.value.endswith("_REF") and time.text.lower() not in phrase_words.DAYS
            kind = "VAGUE" if vague else time.type
            self.times[first] = (tokens.at(max(time.start, time.end - 1)) + 1, k, kind)

    def at_sea(self) -> bool:
        """Whether the text tells of ships; found out when first asked."""
        if self.maritime is None:
            self.maritime = not travel_words.MARITIME.isdisjoint(self.lower)
        return self.maritime


_FIRST_HALVES: Final = frozenset(pair[0] for pair in travel_words.COMPOUNDS)


def _joined(lower: list[str]) -> list[str]:
    """Return the words with both halves of a "cable car" standing for the whole."""
    if _FIRST_HALVES.isdisjoint(lower):
        return lower
    joined = list(lower)
    for k, pair in enumerate(pairwise(lower)):
        if whole := travel_words.COMPOUNDS.get(pair):
            joined[k : k + 2] = [whole, whole]
    return joined


class _Glued:
    """Whether a word follows the one before without a space; computed when asked."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, tokens: Tokens) -> None:
        self._starts, self._ends = tokens.starts, tokens.ends

    def __getitem__(self, at: int) -> bool:
        return at > 0 and self._starts[at] == self._ends[at - 1]
