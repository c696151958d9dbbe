"""The grammar in its order, and which construction holds each quantity of a sentence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.constructions import compile_pattern
from geotrack.languages.en.constructions_excluding import EXCLUSIONS
from geotrack.languages.en.constructions_facts import INTERVALS, LONG
from geotrack.languages.en.constructions_positions import POSITIONS
from geotrack.languages.en.constructions_speeds import SPEEDS
from geotrack.languages.en.constructions_trips import TRIPS
from geotrack.languages.rows import KINDS, Construction

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geotrack.claims.phrases.kinds import Phrase
    from geotrack.claims.phrases.quantities import Quantity


#: all constructions about quantities, the more particular before the more general
GRAMMAR: Final[tuple[Construction, ...]] = (
    *LONG,
    *EXCLUSIONS,
    *INTERVALS,
    *POSITIONS,
    *TRIPS,
    *SPEEDS,
)
QUANTITIES: Final = {KINDS["LEN"]: "LEN", KINDS["DUR"]: "DUR", KINDS["SPEED"]: "SPEED"}
SMALL: Final = frozenset(("m", "ft", "yd"))


@cache
def _compiled(construction_index: int) -> re.Pattern[str]:
    return compile_pattern(GRAMMAR[construction_index].pattern)


def _kind_of_quantity(construction: Construction) -> str:
    at = construction.pattern.index("q=") + 2
    names = construction.pattern[at:].split(" ", 1)[0].strip(")")
    return "".join(KINDS[name] for name in names.split("|"))


_NEEDS: Final = tuple(_kind_of_quantity(c) for c in GRAMMAR)


def matches(items: Sequence[Phrase]) -> dict[int, tuple[Construction, re.Match[str]]]:
    """Return for each quantity the first construction that holds it."""
    string = "".join(item.kind for item in items)
    present = set(string)
    waiting = {k for k, item in enumerate(items) if item.kind in QUANTITIES}
    chosen: dict[int, tuple[Construction, re.Match[str]]] = {}
    for index, construction in enumerate(GRAMMAR):
        if not waiting:
            break
        if present.isdisjoint(_NEEDS[index]):
            continue
        pattern = _compiled(index)
        at = 0
        while match := pattern.search(string, at):
            q = match.start("q")
            at = max(q, match.start() + 1)
            short = items[q].data.unit in SMALL
            if (short and not construction.small) or (construction.only_small and not short):
                continue
            if q in waiting and (
                construction.hedge is None or _hedged(items[q].data, construction.hedge)
            ):
                chosen[q] = (construction, match)
                waiting.discard(q)
    return chosen


def _hedged(quantity: Quantity, hedge: str) -> bool:
    if hedge.startswith("#"):
        return quantity.unit == hedge[1:]
    return hedge in quantity.hedge.split()
