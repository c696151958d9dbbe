"""Short forms of names that a text tells in full elsewhere: "Selkirk" for Fort Selkirk, "Lord Howe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.languages.en import halves_of_names
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.places.settling.namecues import Node

__all__ = ["full_forms"]


def full_forms(nodes: Sequence[Node]) -> dict[int, int]:
    """Return the node that tells in full what another one tells in short, by the short one's number.

    The first that does; countries and divisions that a text types ("Victoria state") have none.
    """
    words = [normalize(node.name).split() for node in nodes]
    longer: dict[str, list[int]] = {}
    for k, name in enumerate(words):
        if len(name) > 1:
            for end in {name[0], name[-1]}:
                longer.setdefault(end, []).append(k)
    found: dict[int, int] = {}
    for short, name in enumerate(words if longer else ()):
        if not name or (name[0] not in longer and name[-1] not in longer):
            continue
        if name[0] in halves_of_names.BARE or nodes[short].kinds:
            continue
        for full in sorted({*longer.get(name[0], ()), *longer.get(name[-1], ())}):
            if len(words[full]) > len(name) and _shortened(name, words[full]):
                found[short] = full
                break
    return found


def _shortened(short: list[str], full: list[str]) -> bool:
    left_out = len(full) - len(short)
    if full[: len(short)] == short:
        return full[len(short)] in halves_of_names.SHORTFORMS_TAILS
    if tuple(short) == halves_of_names.POLE:
        return tuple(full) in halves_of_names.POLES
    return full[left_out:] == short and all(
        word in halves_of_names.SHORTFORMS_LEADS for word in full[:left_out]
    )
