"""Kinds of phrase, the phrase itself, and a text with what other rooms found in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from geotrack.claims.phrases import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import TimeExpression, Toponym
    from geotrack.text.tokens import Tokens

__all__ = ["KINDS", "LITERALS", "UNDATED", "Phrase", "Text"]

#: kinds of phrase, as constructions name them
KINDS: Final[dict[str, str]] = {
    name: chr(0x4E00 + k)
    for k, name in enumerate(
        """LEN DUR SPEED NUM PLACE NOUN NAME HERE PRON DIR TIME TRIP BY MOVE DEPART ARRIVE VISIT COVER STAY
        RUN BE LIE VEHICLE STREAM LEVEL RACE GAUGE WAY WORD DET REL COMMA OPEN CLOSE SEMI DASH SLASH""".split()
    )
}
#: words that constructions may name literally; each is a kind of its own
LITERALS: Final[dict[str, str]] = {
    word: chr(0x5E00 + k)
    for k, word in enumerate(
        """from to of between and or in on at by via through for into towards off away distant apart within
        with outside beyond past short above below up down inland offshore out long wide high deep tall thick
        across radius diameter length distance time speed speeds rate pace take takes took taking lasts lasted last separates
        separated separate later after before ago old earlier not if there than per each way as far along
        remaining remain left halfway respectively both later afterwards behind ahead until over around near
        round one every is have had has will would could should might may must can back but while when where delay
        wind winds gust gusts limit sentence overland upland downriver journey total apiece either opposite
        first since limits further farther inside takeoff departure""".split()
    )
}
#: a time that no time expression stands for
UNDATED: Final = -1
_DAYS: Final = frozenset(("today", "tonight", "tomorrow", "yesterday"))


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
        self.lower = _joined(lower) if lexicon.COMPOUNDS else lower
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
            vague = time.value.endswith("_REF") and time.text.lower() not in _DAYS
            kind = "VAGUE" if vague else time.type
            self.times[first] = (tokens.at(max(time.start, time.end - 1)) + 1, k, kind)

    def at_sea(self) -> bool:
        """Whether the text tells of ships; found out when first asked."""
        if self.maritime is None:
            self.maritime = not lexicon.MARITIME.isdisjoint(self.lower)
        return self.maritime


def _joined(lower: list[str]) -> list[str]:
    """Return the words with both halves of a "cable car" standing for the whole."""
    joined = list(lower)
    for k, pair in enumerate(pairwise(lower)):
        if whole := lexicon.COMPOUNDS.get(pair):
            joined[k : k + 2] = [whole, whole]
    return joined


class _Glued:
    """Whether a word follows the one before without a space; computed when asked."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, tokens: Tokens) -> None:
        self._starts, self._ends = tokens.starts, tokens.ends

    def __getitem__(self, at: int) -> bool:
        return at > 0 and self._starts[at] == self._ends[at - 1]
