"""Short forms of names that a text tells in full elsewhere: "Selkirk" for Fort Selkirk, "Lord Howe"."""

from collections.abc import Sequence

from geotrack.languages.en import halves_of_names
from geotrack.languages.en.kinds_of_place import ARTICLE
from geotrack.model import Document, Toponym
from geotrack.places.settling.namecues import Node
from geotrack.text.names import normalize


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


def possessive(node: Node, document: Document, toponyms: Sequence[Toponym]) -> str | None:
    """Return a saint's name with the "'s" behind it, which may be its own: "St. John's"; None: there is none."""
    if normalize(node.name).split(" ", 1)[0] not in halves_of_names.SAINTS:
        return None
    for toponym in (toponyms[m] for m in node.members):
        behind = document.text[toponym.end : toponym.end + 2]
        if not toponym.in_title and behind in halves_of_names.POSSESSIVES:
            return f"{node.name}{halves_of_names.POSSESSIVES[0]}"
    return None


def alone(node: Node) -> str | None:
    """Return the word that a name with "the" before it is, if it tells only what kind of thing is meant.

    Examples
    --------
    >>> from geotrack.places.settling.namecues import Node
    >>> alone(Node(name="the Strait", members=(0,), type_word="the"))
    'strait'
    """
    if node.type_word != ARTICLE or node.publication:
        return None
    words = _bare(node)
    if len(words) != 1:
        return None
    known = words[-1] in halves_of_names.ALONE or words[-1] in halves_of_names.USUAL
    return words[-1] if known else None


def told_in_full(nodes: Sequence[Node], short: int, word: str) -> int | None:
    """Return the node that has a word at its head or end, with more to it: the nearest one before, else the first.

    "The Gulf" is that of Corinth in a text that spoke of it last.
    """
    bare = [_bare(node) for node in nodes]
    full = [k for k, words in enumerate(bare) if len(words) > 1 and word in (words[0], words[-1])]
    before = [k for k in full if nodes[k].members[0] < nodes[short].members[0]]
    return max(before, key=lambda k: nodes[k].members[0], default=next(iter(full), None))


def _bare(node: Node) -> list[str]:
    """Return the words of a name but for "the" at its head."""
    words = normalize(node.name).split()
    return words[1:] if words[:1] == [halves_of_names.THE.strip()] else words
