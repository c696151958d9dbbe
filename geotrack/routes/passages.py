"""Sea passages: which are closed for a question, and which a way uses."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from geotrack.earth.facts import fact
from geotrack.earth.networks import Network
from geotrack.model import Place
from geotrack.text.names import normalize

#: the flag of the first passage in a network's edges; flags 1 and 2 mean gaps and ferries
FIRST_FLAG: Final = 4
FERRY_FLAG: Final = 2


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row["name"]: tuple(row["words"].split(";")) for row in fact("passages")}


@cache
def _shut() -> frozenset[str]:
    """Passages that are used only when a route is sent that way."""
    return frozenset(row["name"] for row in fact("passages") if row["open"] == "no")


def closed_mask(
    passages: Sequence[str], closed: Sequence[str], points: Sequence[Place] = ()
) -> int:
    """Return the flag bits of edges that may not be used.

    The Arctic passages are closed unless a place on the way bears their name.
    """
    asked = " | ".join(normalize(place.name) for place in points)
    mask = 0
    for bit, name in enumerate(passages):
        opened = any(word in asked for word in _words().get(name, ()))
        if name in closed or (name in _shut() and not opened):
            mask |= FIRST_FLAG << bit
    return mask


def passages_used(net: Network, edges: Sequence[int]) -> tuple[str, ...]:
    """Return the labels of the passages that the edges run through, in the order of the way."""
    labels = {row["name"]: row["label"] for row in fact("passages")}
    found: dict[str, None] = {}
    for edge in edges:
        flags = int(net.flags[edge]) // FIRST_FLAG
        bit = 0
        while flags:
            if flags & 1:
                found[labels[net.passages[bit]]] = None
            flags >>= 1
            bit += 1
    return tuple(found)
