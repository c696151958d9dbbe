"""How one travels, from the words of a clause: its verb, its vehicle, the kind of place reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.phrases import lexicon

if TYPE_CHECKING:
    from geotrack.claims.phrases.kinds import Text
    from geotrack.model import Mode

__all__ = ["mode_of"]

_NOT: Final = frozenset(("not", "than", "instead", "without"))
_LEFT: Final = 12
_RIGHT: Final = 8
#: words of vehicles that are more often something else
_VAGUE: Final = frozenset(
    "road roads sea air express sleeper carrier carriage foot launch cycle coach line river".split()
)
_BY: Final = frozenset(("by", "on", "the"))
_LANDINGS: Final[dict[str, Mode]] = {
    "dock": "sea", "docks": "sea", "docked": "sea", "anchored": "sea", "berthed": "sea", "moored": "sea",
    "lifted": "air", "runway": "air", "airport": "air", "airfield": "air", "airstrip": "air", "pedalled": "cycle",
}  # fmt: skip


def mode_of(text: Text, sentence: int, first: int, last: int) -> Mode:
    """Return the mode that the words around a movement entail, the nearest one that is not denied."""
    lower, tokens = text.lower, text.tokens
    low = max(tokens.first[sentence], first - _LEFT)
    high = min(tokens.first[sentence + 1], last + _RIGHT)
    best: tuple[int, Mode] | None = None
    dated = {w for k in range(low, high) if k in text.times for w in range(k, text.times[k][0])}
    for k in sorted(set(range(low, high)) - dated):
        word = lower[k]
        mode = lexicon.VEHICLES.get(word) or lexicon.MOVE.get(word) or lexicon.TRIPS.get(word) or _LANDINGS.get(word)  # fmt: skip
        if word in ("took", "takes", "touched") and lower[k + 1 : k + 2] in (["off"], ["down"]):
            mode = "air"
        if mode is None or mode == "unknown":
            continue
        if word in _VAGUE and (k == low or lower[k - 1] not in _BY):
            continue
        if not _NOT.isdisjoint(lower[max(low, k - 4) : k]):
            continue
        gap = first - k if k < first else max(0, k - last)
        if best is None or gap < best[0]:
            best = gap, mode
    return "unknown" if best is None else best[1]
