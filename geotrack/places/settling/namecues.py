"""What the words around toponyms say: which belong together, what they are in, what type they are."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from geotrack.languages.en import cues_beside_names
from geotrack.languages.en.kinds_of_place import TYPE_WORDS
from geotrack.languages.en.name_cues import STATE_CODES
from geotrack.model import Document, Toponym
from geotrack.places.settling.typewords import (
    articled,
    articled_kinds,
    leading_plural,
    plural_type,
    type_word,
    with_article,
)
from geotrack.text.names import normalize

__all__ = ["APPOSED", "TYPE_WORDS", "Cues", "Link", "Node", "cues_of", "nodes_of"]

LinkKind = Literal["apposition", "title", "chain", "phrase", "list", "run"]
#: names in a row from which they are a list rather than places and what these lie in
LONG_ROW: Final = 5
#: links that put a name in another one by their mere order
APPOSED: Final = frozenset({"apposition", "title", "chain"})

_BRACKET: Final = re.compile(r"\s?[(\[]\Z")
_DATELINE: Final = re.compile(
    r"[^\n]{0,60}?(?:\(\w[\w\s/.]*\)\s*)?(?:—|–|--|-\s|\(AP\)|\(Reuters\)|\(AFP\))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Toponym `inner` is said to lie in toponym `outer`.

    `apposition`: "Paris, Texas"; `title`: the same where it is the title; `chain`: the head of "Troy,
    Miami County, Ohio" and its last; `phrase`: "Paris in Texas", "the Texas town of Paris"; `list`: side
    by side but more likely members of an enumeration; `run`: in a long row of names, which is a list
    unless every other name is a country or division ("Lima, Peru, Quito, Ecuador").
    """

    inner: int
    outer: int
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """What the text says around the toponyms.

    `types` holds the type word and the kinds it announces per toponym (neither: "the" before it, which may be of a
    noun behind it); `civic` are those whose
    police, schools, mayor or residents the text speaks of; `dateline` is the toponym that opens it.
    """

    links: tuple[Link, ...]
    types: Mapping[int, tuple[str, frozenset[str]]]
    civic: frozenset[int]
    dateline: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Mentions that are taken to mean one place. `members` index the toponyms, in order.

    `publication`: named by the source of the document as where it was published.
    """

    name: str
    members: tuple[int, ...]
    type_word: str | None = None
    kinds: frozenset[str] = frozenset()
    metonym: bool = False
    dateline: bool = False
    civic: bool = False
    publication: bool = False


def cues_of(document: Document, toponyms: Sequence[Toponym]) -> Cues:
    """Return the appositions, phrases of containment, type words and dateline of a document.

    Text and title are read each by itself; the toponyms of the title come last.
    """
    first = sum(not toponym.in_title for toponym in toponyms)
    found = _cues(document.text, toponyms[:first])
    if first == len(toponyms) or document.title is None:
        return found
    of_title = _cues(document.title, toponyms[first:])
    if about := _heading(document.title, toponyms[first:]):
        parts = [
            link for link in of_title.links if link.inner != about[0] or link.outer not in about
        ]
        parts += [Link(inner=about[0], outer=k, kind="title") for k in about[1:]]
        of_title = replace(of_title, links=tuple(parts))
    moved = (replace(x, inner=x.inner + first, outer=x.outer + first) for x in of_title.links)
    return Cues(
        links=(*found.links, *moved),
        types={**found.types, **{k + first: kinds for k, kinds in of_title.types.items()}},
        civic=found.civic | {k + first for k in of_title.civic},
        dateline=found.dateline,
    )


def _cues(text: str, toponyms: Sequence[Toponym]) -> Cues:
    links: list[Link] = []
    rows = _rows(text, toponyms)
    civic: set[int] = set()
    types: dict[int, tuple[str, frozenset[str]]] = {}
    for k, toponym in enumerate(toponyms):
        if found := type_word(text, toponym):
            types[k] = found
        elif plural := plural_type(text, toponym):
            _spread(text, toponyms, k, types, plural)
        elif plural := leading_plural(text, toponym):
            types |= dict.fromkeys(range(k, k + _row_from(text, toponyms, k)), plural)
        elif toponym.kind != "adjective" and cues_beside_names.CIVIC.match(text, toponym.end):
            civic.add(k)
        elif with_article(text, toponym):
            types[k] = articled_kinds() if articled(text, toponym) else ("", frozenset())
        if k + 1 < len(toponyms) and toponym.end <= toponyms[k + 1].start:
            gap = text[toponym.end : toponyms[k + 1].start]
            if len(gap) <= 60:
                links.extend(_links(text, toponyms, k, gap, rows))
    dateline = None
    if toponyms and toponyms[0].start < 160:
        first = toponyms[0]
        if (first.text.isupper() and len(first.text) > 3) or (
            _DATELINE.match(text[first.end : first.end + 90]) and not text[: first.start].strip()
        ):
            dateline = 0
    return Cues(links=tuple(links), types=types, civic=frozenset(civic), dateline=dateline)


def _heading(title: str, toponyms: Sequence[Toponym]) -> list[int]:
    """Return the names of a title that is nothing but names; else none."""
    between = title
    for toponym in toponyms:
        between = between.replace(toponym.text, "", 1)
    return list(range(len(toponyms))) if not between.strip(" ,()") else []


def _spread(
    text: str,
    toponyms: Sequence[Toponym],
    last: int,
    types: dict[int, tuple[str, frozenset[str]]],
    found: tuple[str, frozenset[str]],
) -> None:
    """Give a plural's kinds to all members of the list before it: "Adams, Clay and Polk counties"."""
    types[last] = found
    for k in range(last - 1, max(last - 24, -1), -1):
        if not cues_beside_names.LIST_GOES_ON.fullmatch(
            text[toponyms[k].end : toponyms[k + 1].start]
        ):
            break
        types[k] = found


def _row_from(text: str, toponyms: Sequence[Toponym], first: int) -> int:
    """Return how many names stand in the row that begins with toponym `first`."""
    last = first
    while last + 1 < len(toponyms):
        gap = text[toponyms[last].end : toponyms[last + 1].start]
        if not cues_beside_names.LIST_GOES_ON.fullmatch(gap):
            break
        last += 1
    return last + 1 - first


def _rows(text: str, toponyms: Sequence[Toponym]) -> list[int]:
    """Return how many names stand in the row that each toponym is part of: "A, B, C and D" are four."""
    starts = [0]
    for k, (here, following) in enumerate(pairwise(toponyms), start=1):
        gap = text[here.end : following.start] if here.end <= following.start else ""
        if not cues_beside_names.LIST_GOES_ON.fullmatch(gap) or here.kind == "adjective":
            starts.append(k)
    ends = [*starts[1:], len(toponyms)]
    return [end - start for start, end in zip(starts, ends, strict=True) for _ in range(start, end)]


def _links(
    text: str, toponyms: Sequence[Toponym], k: int, gap: str, rows: Sequence[int]
) -> list[Link]:
    """Return how toponym `k` and the next one are linked; `gap` is the text between them."""
    here, following = toponyms[k], toponyms[k + 1]
    if gap == " " and following.text in STATE_CODES:
        return [Link(inner=k, outer=k + 1, kind="apposition")]  # "Dayton OH"
    if cues_beside_names.COMMA.match(gap) or (
        _BRACKET.match(gap) and text[following.end : following.end + 1] in ")]"
    ):
        if here.kind == "adjective" or cues_beside_names.MEASURED.match(text, following.end):
            return []  # "Borovsk lies 80 km off, Kaluga 160 km to the west"
        kind: LinkKind = "list" if _enumerates(text, toponyms, k) else "apposition"
        if rows[k] >= LONG_ROW and "," in gap:
            return [Link(inner=k, outer=k + 1, kind="run")]
        links = [Link(inner=k, outer=k + 1, kind=kind)]
        before = toponyms[k - 1] if k else None
        if (
            kind == "apposition"
            and before is not None
            and before.end <= here.start
            and cues_beside_names.COMMA.match(text[before.end : here.start])
        ):
            links.append(Link(inner=k - 1, outer=k + 1, kind="chain"))
        return links
    if cues_beside_names.POSSESSIVE.match(gap) or (cues_beside_names.BARE_POSSESSIVE.match(gap)):
        return [Link(inner=k + 1, outer=k, kind="phrase")]
    if cues_beside_names.INSIDE.match(gap):
        return [Link(inner=k, outer=k + 1, kind="phrase")]
    if cues_beside_names.LIES.match(gap):
        members = [k]
        while members[-1] and cues_beside_names.LIST_GOES_ON.fullmatch(
            text[toponyms[members[-1] - 1].end : toponyms[members[-1]].start]
        ):
            members.append(members[-1] - 1)
        return [Link(inner=member, outer=k + 1, kind="phrase") for member in members]
    return []


def _enumerates(text: str, toponyms: Sequence[Toponym], k: int) -> bool:
    """Whether toponyms `k` and ``k + 1`` look like members of a list: "A, B and C", "A, B, C"."""
    after = toponyms[k + 2] if k + 2 < len(toponyms) else None
    if after is not None and after.start >= toponyms[k + 1].end:
        gap = text[toponyms[k + 1].end : after.start]
        if re.fullmatch(cues_beside_names.ENUMERATES_PATTERN, gap):
            # "Paris, Texas, and Dallas" closes the apposition with a comma, "A, B and C" does not
            return "," not in gap or (k > 0 and _side_by_side(text, toponyms, k - 1))
        if re.fullmatch(r"\s?,\s", gap) and not _side_by_side(text, toponyms, k - 1):
            further = toponyms[k + 3] if k + 3 < len(toponyms) else None
            return (
                further is not None
                and bool(
                    re.fullmatch(
                        cues_beside_names.ENUMERATES_PATTERN, text[after.end : further.start]
                    )
                )
                and further.start - after.end < 8
            )
    # "A, B and C" where C is no name that anybody found
    return cues_beside_names.ONE_MORE.match(text, toponyms[k + 1].end) is not None


def _side_by_side(text: str, toponyms: Sequence[Toponym], k: int) -> bool:
    if k < 0:
        return False
    return bool(re.fullmatch(r"\s?,\s", text[toponyms[k].end : toponyms[k + 1].start]))


def nodes_of(toponyms: Sequence[Toponym], cues: Cues) -> tuple[tuple[Node, ...], list[int]]:
    """Group mentions into nodes: one sense per document unless the text qualifies a name twice.

    Returns the nodes in order of first mention, and the node of each toponym.
    """
    keys = [normalize(toponym.name) for toponym in toponyms]
    qualified: list[str] = [""] * len(toponyms)
    outer_of: set[int] = set()
    for link in cues.links:
        if link.kind in ("list", "run"):
            continue
        outer_of.add(link.outer)
        if link.kind in ("apposition", "title") and not qualified[link.inner]:
            qualified[link.inner] = keys[link.outer]
    senses: dict[str, list[str]] = defaultdict(list)
    for k, key in enumerate(keys):
        if k in cues.types and cues.types[k][0] in cues_beside_names.LISTED_TYPES:
            qualified[k] = f"~{cues.types[k][0]}"
        elif (
            k in outer_of
            and not qualified[k]
            and any(link.outer == k and keys[link.inner] == key for link in cues.links)
        ):
            qualified[k] = "~outer"
        if qualified[k] and not qualified[k].startswith("~") and qualified[k] not in senses[key]:
            senses[key].append(qualified[k])
    groups: dict[tuple[str, str, bool], list[int]] = {}
    current: dict[str, str] = {}
    for k, key in enumerate(keys):
        sense = qualified[k]
        if not sense and senses[key]:
            sense = current.get(key, senses[key][0])
        elif sense and not sense.startswith("~"):
            current[key] = sense
        groups.setdefault((key, sense, toponyms[k].metonym), []).append(k)
    nodes: list[Node] = []
    node_of = [0] * len(toponyms)
    for members in groups.values():
        told = [cues.types[k] for k in members if k in cues.types]
        typed = max(told, key=lambda found: bool(found[1]), default=None)
        for k in members:
            node_of[k] = len(nodes)
        nodes.append(
            Node(
                name=toponyms[members[0]].name,
                members=tuple(members),
                type_word=typed[0] if typed else None,
                kinds=typed[1] if typed else frozenset(),
                metonym=toponyms[members[0]].metonym,
                dateline=cues.dateline in members,
                civic=any(k in cues.civic for k in members),
            )
        )
    return tuple(nodes), node_of
