"""What the words around toponyms say: which belong together, what they are in, what type they are."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from geotrack.names import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.model import Document, Toponym

__all__ = ["APPOSED", "TYPE_WORDS", "Cues", "Link", "Node", "cues_of", "nodes_of"]

LinkKind = Literal["apposition", "title", "chain", "phrase", "list"]
#: links that put a name in another one by their mere order
APPOSED: Final = frozenset({"apposition", "title", "chain"})

#: word beside a name → kinds of place that it announces
TYPE_WORDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("county", "parish", "borough"), frozenset({"admin2"})),
    "state": frozenset({"admin1"}),
    **dict.fromkeys(
        ("province", "oblast", "krai", "prefecture", "governorate", "canton", "voivodeship", "emirate"),
        frozenset({"admin1", "admin2"}),
    ),
    "region": frozenset({"admin1", "region", "admin2"}),
    "district": frozenset({"admin1", "admin2", "suburb"}),
    **dict.fromkeys(("republic", "kingdom", "nation", "country"), frozenset({"country"})),
    **dict.fromkeys(
        ("city", "town", "village", "township", "suburb", "hamlet", "municipality"),
        frozenset({"city", "capital", "suburb"}),
    ),
    "capital": frozenset({"capital", "city"}),
    **dict.fromkeys(("river", "creek"), frozenset({"river"})),
    **dict.fromkeys(("lake", "reservoir"), frozenset({"lake"})),
    **dict.fromkeys(("sea", "ocean", "gulf", "bay"), frozenset({"sea"})),
    **dict.fromkeys(("strait", "straits", "channel"), frozenset({"strait", "sea"})),
    **dict.fromkeys(("island", "islands", "isle"), frozenset({"island"})),
    **dict.fromkeys(("mountains", "range", "hills", "mount"), frozenset({"range"})),
    "desert": frozenset({"desert"}),
    "peninsula": frozenset({"peninsula"}),
    "airport": frozenset({"airport"}),
    **dict.fromkeys(("port", "harbor", "harbour"), frozenset({"port", "city"})),
}  # fmt: skip

#: words after a name that speak of a town's institutions and people; of a country one would use
#: the adjective ("a Lebanese woman")
_CIVIC: Final = re.compile(
    r"(?:[’']s)?\s(?:(?:Independent|Public|Community|Area|Central|City|Municipal|Senior|Junior|High|Elementary|Middle|"
    r"Volunteer|County|Police|Fire|Town|Village|Circuit|District)\s){0,3}?"
    r"(?:City|Council|School|Schools|High|Police|Fire|Mayor|Department|Library|Chamber|Hospital|Commission|"
    r"Town|Township|police|firefighters?|officers?|schools?|mayor|council|councilman|councilwoman|selectmen|"
    r"residents?|native|woman|man|men|teen|teenager|couple|mother|father|family|resident's|based|attorney|"
    r"business|businessman|home|house|apartment|restaurant|church|hospital|library|downtown)\b"
)
#: what follows a name that is the end of a distance rather than where another one lies
_MEASURED: Final = re.compile(
    r"\s+(?:(?:about|some|roughly|approximately|nearly|only|just|another|a\s+further)\s+)?\d[\d,.]*\s?"
    r"(?:km|kilomet|mi\b|mile|league|verst|nautical|hours?\b|minutes?\b)"
)
_SETTLEMENT: Final = (
    r"(?:city|cities|town|village|capital|port|suburb|township|hamlet|community|municipality|"
    r"county|parish|province|state|region|district|island|borough|metropolis|seat|resort|hub)"
)
_COMMA: Final = re.compile(r"(?:[’']s)?\s?,\s{1,2}\Z")
_BRACKET: Final = re.compile(r"\s?[(\[]\Z")
_INSIDE: Final = re.compile(
    r",?\s(?:(?:(?:a|an|the|its|another|which is|now)\s)?(?:[a-z-]+,?\s){0,4}"
    + _SETTLEMENT
    + r"\s(?:[a-z]+\s)?)?"
    r"(?:in|of|within)\s(?:[a-z-]+\s){0,3}\Z"
)
_POSSESSIVE: Final = re.compile(
    r"(?:[’']s?\s|\s)(?:[a-z-]+\s){0,3}?" + _SETTLEMENT + r",?\s(?:of\s|called\s|named\s)?\Z"
)
_BARE_POSSESSIVE: Final = re.compile(r"[’']s?\s(?:[a-z]+\s)?\Z")
_AFTER_TYPE: Final = re.compile(r"\s([A-Za-z][a-z]+)\b")
_BEFORE_TYPE: Final = re.compile(
    r"\b([A-Za-z][a-z]+)(?:\sof)?(?:\sthe)?\s\Z"
)  # "province of", "Lake", "River"
_LIST_GOES_ON: Final = re.compile(r"\s?,?\s(?:and|or|&)\s|\s?,\s")
_SINGULAR: Final[Mapping[str, str]] = {
    "counties": "county", "parishes": "parish", "states": "state", "provinces": "province",
    "districts": "district", "regions": "region", "rivers": "river", "lakes": "lake",
    "islands": "island", "townships": "township", "boroughs": "borough", "cities": "city",
    "towns": "town", "villages": "village",
}  # fmt: skip
_PLURAL_TYPE: Final = re.compile(rf"\s({'|'.join(_SINGULAR)})\b", re.IGNORECASE)
_DATELINE: Final = re.compile(
    r"[^\n]{0,60}?(?:\(\w[\w\s/.]*\)\s*)?(?:—|–|--|-\s|\(AP\)|\(Reuters\)|\(AFP\))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Toponym `inner` is said to lie in toponym `outer`.

    `apposition`: "Paris, Texas"; `title`: the same where it is the title; `chain`: the head of "Troy,
    Miami County, Ohio" and its last; `phrase`: "Paris in Texas", "the Texas town of Paris"; `list`: side
    by side but more likely members of an enumeration.
    """

    inner: int
    outer: int
    kind: LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """What the text says around the toponyms.

    `types` holds the type word and the kinds it announces per toponym; `civic` are those whose
    police, schools, mayor or residents the text speaks of; `dateline` is the toponym that opens it.
    """

    links: tuple[Link, ...]
    types: Mapping[int, tuple[str, frozenset[str]]]
    civic: frozenset[int]
    dateline: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Mentions that are taken to mean one place. `members` index the toponyms, in order."""

    name: str
    members: tuple[int, ...]
    type_word: str | None = None
    kinds: frozenset[str] = frozenset()
    metonym: bool = False
    dateline: bool = False
    civic: bool = False


def cues_of(document: Document, toponyms: Sequence[Toponym]) -> Cues:
    """Return the appositions, phrases of containment, type words and dateline of a document."""
    text = document.text
    links: list[Link] = []
    civic: set[int] = set()
    types: dict[int, tuple[str, frozenset[str]]] = {}
    for k, toponym in enumerate(toponyms):
        if found := _type_word(text, toponym):
            types[k] = found
        elif plural := _PLURAL_TYPE.match(text, toponym.end):
            word = plural[1].lower()
            _spread(text, toponyms, k, types, (word, TYPE_WORDS[_SINGULAR[word]]))
        elif toponym.kind != "adjective" and _CIVIC.match(text, toponym.end):
            civic.add(k)
        if k + 1 < len(toponyms) and toponym.end <= toponyms[k + 1].start:
            gap = text[toponym.end : toponyms[k + 1].start]
            if len(gap) <= 60:
                links.extend(_links(text, toponyms, k, gap))
    if heading := _heading(document, toponyms):
        about, *parts = heading
        links = [link for link in links if link.inner != about or link.outer not in parts]
        links += [Link(inner=about, outer=k, kind="title") for k in parts]
    dateline = None
    if toponyms and toponyms[0].start < 160:
        first = toponyms[0]
        if (first.text.isupper() and len(first.text) > 3) or (
            _DATELINE.match(text[first.end : first.end + 90]) and not text[: first.start].strip()
        ):
            dateline = 0
    return Cues(links=tuple(links), types=types, civic=frozenset(civic), dateline=dateline)


def _heading(document: Document, toponyms: Sequence[Toponym]) -> list[int]:
    """Return the names of a title at the end of the text that is nothing but names; else none."""
    title = document.title
    if not title or not document.text.endswith(f"\n\n{title}"):
        return []
    start = len(document.text) - len(title)
    names = [k for k, toponym in enumerate(toponyms) if toponym.start >= start]
    between = title
    for k in names:
        between = between.replace(toponyms[k].text, "", 1)
    return names if not between.strip(" ,()") else []


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
        if not _LIST_GOES_ON.fullmatch(text[toponyms[k].end : toponyms[k + 1].start]):
            break
        types[k] = found


def _links(text: str, toponyms: Sequence[Toponym], k: int, gap: str) -> list[Link]:
    """Return how toponym `k` and the next one are linked; `gap` is the text between them."""
    here, following = toponyms[k], toponyms[k + 1]
    if _COMMA.match(gap) or (
        _BRACKET.match(gap) and text[following.end : following.end + 1] in ")]"
    ):
        if here.kind == "adjective" or _MEASURED.match(text, following.end):
            return []  # "Borovsk lies 80 km off, Kaluga 160 km to the west"
        kind: LinkKind = "list" if _enumerates(text, toponyms, k) else "apposition"
        links = [Link(inner=k, outer=k + 1, kind=kind)]
        before = toponyms[k - 1] if k else None
        if (
            kind == "apposition"
            and before is not None
            and before.end <= here.start
            and _COMMA.match(text[before.end : here.start])
        ):
            links.append(Link(inner=k - 1, outer=k + 1, kind="chain"))
        return links
    if _POSSESSIVE.match(gap) or (_BARE_POSSESSIVE.match(gap)):
        return [Link(inner=k + 1, outer=k, kind="phrase")]
    if _INSIDE.match(gap):
        return [Link(inner=k, outer=k + 1, kind="phrase")]
    return []


def _enumerates(text: str, toponyms: Sequence[Toponym], k: int) -> bool:
    """Whether toponyms `k` and ``k + 1`` look like members of a list: "A, B and C", "A, B, C"."""
    after = toponyms[k + 2] if k + 2 < len(toponyms) else None
    if after is not None and after.start >= toponyms[k + 1].end:
        gap = text[toponyms[k + 1].end : after.start]
        if re.fullmatch(r"\s?,?\s(?:and|or|&)\s", gap):
            # "Paris, Texas, and Dallas" closes the apposition with a comma, "A, B and C" does not
            return "," not in gap or (k > 0 and _side_by_side(text, toponyms, k - 1))
        if re.fullmatch(r"\s?,\s", gap) and not _side_by_side(text, toponyms, k - 1):
            further = toponyms[k + 3] if k + 3 < len(toponyms) else None
            return (
                further is not None
                and bool(re.fullmatch(r"\s?,?\s(?:and|or|&)\s", text[after.end : further.start]))
                and further.start - after.end < 8
            )
    return False


def _side_by_side(text: str, toponyms: Sequence[Toponym], k: int) -> bool:
    if k < 0:
        return False
    return bool(re.fullmatch(r"\s?,\s", text[toponyms[k].end : toponyms[k + 1].start]))


def _type_word(text: str, toponym: Toponym) -> tuple[str, frozenset[str]] | None:
    """Return the type word beside a toponym and the kinds of place that it announces."""
    if match := _AFTER_TYPE.match(text, toponym.end):
        word = match[1].lower()
        # "Washington state", "Amur River"; but "Moscow region", "Georgia country music"
        if word in TYPE_WORDS and word not in (
            "capital",
            "country",
            "nation",
            "port",
            "town",
            "village",
        ):
            return word, TYPE_WORDS[word]
    if match := _BEFORE_TYPE.search(text, max(0, toponym.start - 28), toponym.start):
        word = match[1].lower()
        if word in TYPE_WORDS:
            whole = match[0]
            if (
                " of" in whole
                or match[1][0].isupper()
                or word in ("capital", "city", "town", "village")
            ):
                return word, TYPE_WORDS[word]
    return None


def nodes_of(toponyms: Sequence[Toponym], cues: Cues) -> tuple[tuple[Node, ...], list[int]]:
    """Group mentions into nodes: one sense per document unless the text qualifies a name twice.

    Returns the nodes in order of first mention, and the node of each toponym.
    """
    keys = [normalize(toponym.name) for toponym in toponyms]
    qualified: list[str] = [""] * len(toponyms)
    outer_of: set[int] = set()
    for link in cues.links:
        if link.kind == "list":
            continue
        outer_of.add(link.outer)
        if link.kind in ("apposition", "title") and not qualified[link.inner]:
            qualified[link.inner] = keys[link.outer]
    senses: dict[str, list[str]] = defaultdict(list)
    for k, key in enumerate(keys):
        if k in cues.types and cues.types[k][0] in (
            "state",
            "county",
            "parish",
            "river",
            "lake",
            "province",
        ):
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
        typed = next((cues.types[k] for k in members if k in cues.types), None)
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
