"""Between reading and judging: toponyms that keep their ids, and one list of places for all mentions.

A toponym is numbered when it is recognized. Names of the title and names that only a claim saw are
numbered after those; mentions call toponyms by these ids and nothing is ever renumbered.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from geotrack.languages.en import place_cues
from geotrack.model import Claim, Mention, Place, Resolution, Toponym
from geotrack.places.gazetteer.keys import name_key
from geotrack.protocols import Gazetteer
from geotrack.text.wordkinship import load_word_classes

#: kinds of words that are no name, or surely that of a person, body or other thing
_NO_PLACES: Final = frozenset((0, 4, 5, 6, 7))
#: what a place is, behind its name in a title: "Lagos (city)"
_KIND_IN_BRACKETS: Final = re.compile(r"\([^\W\d_A-Z][^()]*\)")


@dataclass(frozen=True, slots=True)
class Places:
    """The document's places, and which of them each mention means."""

    places: tuple[Place, ...]
    of_toponym: tuple[int | None, ...]
    of_mention: dict[Mention, int]

    def index(self, mention: Mention | None) -> int | None:
        """Return the index of a mention's place; None: no mention."""
        return None if mention is None else self.of_mention.get(mention)


def numbered(toponyms: Iterable[Toponym], first: int = 0) -> tuple[Toponym, ...]:
    """Return toponyms with ids from `first` on."""
    return tuple(replace(toponym, id=k) for k, toponym in enumerate(toponyms, first))


def linked(
    toponyms: Sequence[Toponym], claims: Sequence[Claim], gazetteer: Gazetteer
) -> tuple[tuple[Toponym, ...], tuple[Claim, ...]]:
    """Return the toponyms in the order of the text, the title's last, and claims whose ends name them.

    A claim may speak of what only the title names, and tell by its construction that "Kingman" is a
    place where the recognizer saw none; it is one when the gazetteer has the name.
    """
    of_title = {t.text: t.id for t in reversed(toponyms) if t.in_title}
    of_text = [t for t in toponyms if not t.in_title]
    taken = {k for t in of_text for k in range(t.start, t.end)}
    adopted: dict[tuple[int, int], Toponym] = {}
    named: dict[Mention, Mention] = {}
    for other in _others(claims):
        if other.toponym is None and other.start is None and other.text in of_title:
            named[other] = replace(other, toponym=of_title[other.text])
    for mention in _mentions(claims):
        if mention.toponym is not None:
            continue
        if mention.start is None or mention.end is None:
            if mention.text in of_title:
                named[mention] = replace(mention, toponym=of_title[mention.text])
            continue
        span = mention.start, mention.end
        if span not in adopted:
            if not mention.text[:1].isupper() or not place_cues.NAMELIKE.match(mention.text):
                continue
            wider = _widened(mention, span, of_text, gazetteer)
            if wider is not None:
                of_text[of_text.index(wider[0])] = wider[1]
                taken.update(range(*span))
                named[mention] = replace(mention, toponym=wider[1].id)
                continue
            if not taken.isdisjoint(range(*span)):
                continue
            if _is_other(mention.text) or not gazetteer.candidates(mention.text, limit=1):
                continue
            taken.update(range(*span))
            adopted[span] = Toponym(
                start=span[0],
                end=span[1],
                text=mention.text,
                confidence=0.5,
                id=len(toponyms) + len(adopted),
            )
        named[mention] = replace(mention, toponym=adopted[span].id)
    in_order = sorted((*of_text, *adopted.values()), key=lambda toponym: toponym.start)
    titled = (t for t in toponyms if t.in_title)
    return (*in_order, *titled), tuple(_renamed(claim, named) for claim in claims)


def _widened(
    mention: Mention, span: tuple[int, int], toponyms: Sequence[Toponym], gazetteer: Gazetteer
) -> tuple[Toponym, Toponym] | None:
    """Return the one toponym that is a piece of a mention's name, and the whole name; None: there is none.

    A reader may know a longer name than the recognizer found ("Albert" in "Port Albert"); it is believed
    when the gazetteer has a place of that very name.
    """
    inside = [t for t in toponyms if t.start < span[1] and span[0] < t.end]
    if len(inside) != 1 or inside[0].start < span[0] or inside[0].end > span[1]:
        return None
    key = name_key(mention.text)
    if all(name_key(place.name) != key for place in gazetteer.candidates(mention.text, limit=5)):
        return None
    whole = replace(
        inside[0], start=span[0], end=span[1], text=mention.text, kind="name", lookup=None
    )
    return inside[0], whole


def _is_other(name: str) -> bool:
    """Whether a single word is mostly something else when capitalized: "Mayor", "Highway", "Henry"."""
    kind = load_word_classes().kind(
        name.removesuffix(place_cues.STRAIGHT_S).removesuffix(place_cues.CURLY_S)
    )
    return kind in _NO_PLACES


def _mentions(claims: Sequence[Claim]) -> list[Mention]:
    """Return every mention of the claims once, in order."""
    every = (
        mention
        for claim in claims
        for mention in (claim.origin, claim.destination, *claim.via, *claim.avoid)
        if mention is not None
    )
    return list(dict.fromkeys(every))


def _others(claims: Sequence[Claim]) -> list[Mention]:
    """Return the mentions of the claims' second readings, in order; some may be their own, too."""
    ends = (m for c in claims for o in c.alternatives for m in (o.origin, o.destination))
    return [mention for mention in ends if mention is not None]


def _renamed(claim: Claim, named: Mapping[Mention, Mention]) -> Claim:
    """Return the claim with its mentions as `named` has them."""

    def new(mention: Mention | None) -> Mention | None:
        return None if mention is None else named.get(mention, mention)

    if named.keys().isdisjoint({*_mentions((claim,)), *_others((claim,))}):
        return claim
    return replace(
        claim,
        origin=new(claim.origin),
        destination=new(claim.destination),
        via=tuple(named.get(m, m) for m in claim.via),
        avoid=tuple(named.get(m, m) for m in claim.avoid),
        alternatives=tuple(
            replace(other, origin=new(other.origin), destination=new(other.destination))
            for other in claim.alternatives
        ),
    )


def parts_of_title(title: str) -> list[Toponym]:
    """Return the names of a title like "Victoria, British Columbia"; empty when it is no such list.

    Examples
    --------
    >>> [part.text for part in parts_of_title("Lagos (Algarve, Portugal)")]
    ['Lagos', 'Algarve', 'Portugal']
    >>> [part.text for part in parts_of_title("Lagos (city)")]
    ['Lagos']
    >>> parts_of_title("Titanic (ship) sinks")
    []
    """
    plain = _KIND_IN_BRACKETS.sub("", title)
    parts = [part.strip(" ()") for part in re.split(r"[,(]", plain)]
    if len(title) > 80 or not all(part and part[0].isupper() for part in parts):
        return []
    found, at = [], 0
    for part in parts:
        at = title.find(part, at)
        if at < 0:  # brackets stood within it: "Titanic (ship) sinks" is a headline, no list
            return []
        found.append(Toponym(start=at, end=at + len(part), text=part))
        at += len(part)
    return found


def shown(toponyms: Sequence[Toponym], claims: Sequence[Claim], *, demonyms: bool) -> list[Toponym]:
    """Return the toponyms that the report lists: those of the text, in order.

    Descriptions ("the North Korean capital") are listed when a claim uses them, adjectives when asked
    for.
    """
    used = {mention.toponym for mention in _mentions(claims)}
    return [
        t
        for t in toponyms
        if not t.in_title
        and (t.kind == "name" or t.id in used or (t.kind == "adjective" and demonyms))
    ]


def gather(
    toponyms: Sequence[Toponym], claims: Sequence[Claim], settled: Mapping[int | None, Resolution]
) -> Places:
    """Return the places of all toponyms and claims, each once, in the order of their first mention.

    `settled` tells what the toponym of an id was settled as. A name that could not be settled, or that
    no toponym covers, becomes a place without coordinates.
    """
    index: dict[Place, int] = {}
    of_id: dict[int | None, int] = {}

    def add(name: str, toponym: int | None) -> int:
        known = settled.get(toponym)
        place = known and known.place
        return index.setdefault(place or Place(name=name, gazetteer="none"), len(index))

    for toponym in toponyms:
        of_id[toponym.id] = add(toponym.text, toponym.id)
    of_mention = {
        mention: of_id[mention.toponym]
        if mention.toponym in of_id
        else add(mention.text, mention.toponym)
        for mention in _mentions(claims)
    }
    for other in _others(claims):
        known = settled.get(other.toponym)
        if (
            known is not None and known.place in index
        ):  # what only a second reading names is not listed
            of_mention.setdefault(other, index[known.place])
    return Places(tuple(index), tuple(of_id.values()), of_mention)
