"""How a way stands among the others from and to its places: what somebody thinks of those tells of this one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.legways.legnetwork import CLASSES, LEAST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.claims.legways.legnetwork import Likely
    from geotrack.claims.legways.proposals import Way

#: numbers for each way: about the others, and what the network for legs says of it
AMONG: Final = 10
FORETOLD: Final = 2 + len(CLASSES) + AMONG
_NONE: Final = -9.0
_MOST: Final = 8  #: ways of each place that are looked at


def among_rows(odds: Mapping[Way, float], ways: Sequence[Way]) -> npt.NDArray[np.float32]:
    """Return for each way what is thought of the way back, of others, and of a way over a third place.

    `odds`: logarithmic odds of all ways that are thought of at all.
    """
    out: defaultdict[str, dict[str, float]] = defaultdict(dict)
    into: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), value in sorted(odds.items(), key=lambda row: (-row[1], row[0])):
        for table, here, there in ((out, a, b), (into, b, a)):
            if len(table[here]) < _MOST:
                table[here][there] = value
    rows = np.full((len(ways), AMONG), _NONE, dtype=np.float32)
    for k, (a, b) in enumerate(ways):
        own = odds.get((a, b), LEAST)
        rows[k] = (
            own, odds.get((b, a), _NONE), _other(out[a], b), _other(into[b], a), _other(into[a], b),
            _other(out[b], a), _over(out[a], into[b]), _over(out[b], into[a]),
            sum(v > own for v in out[a].values()), sum(v > own for v in into[b].values()),
        )  # fmt: skip
    return rows


def _other(some: Mapping[str, float], but: str) -> float:
    """Return the odds of the likeliest way that does not lead from or to a place."""
    return next((value for key, value in some.items() if key != but), _NONE)


def _over(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Return the odds of two ways over a third place: those of the less likely one."""
    return max((min(v, second[c]) for c, v in first.items() if c in second), default=_NONE)


def foretold_rows(likely: Mapping[Way, Likely], ways: Sequence[Way]) -> npt.NDArray[np.float32]:
    """Return what the network for legs says of each way; shape ``(ways, FORETOLD)``."""
    odds = {way: one.odds for way, one in likely.items()}
    rows = np.full((len(ways), FORETOLD), LEAST, dtype=np.float32)
    rows[:, 2 + len(CLASSES) :] = among_rows(odds, ways)
    for k, way in enumerate(ways):
        one = likely.get(way)
        if one is not None:
            rows[k, : 2 + len(CLASSES)] = (one.odds, one.first, *one.classes)
    return rows
