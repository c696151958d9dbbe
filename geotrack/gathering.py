"""Between reading and judging: one list of places that all mentions of a document share.

The names of the title are settled together with the text's; descriptions and adjectives that no claim
uses are left out of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geotrack.model import Mention, Place, Toponym

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geotrack.model import Claim, Document, Resolution
    from geotrack.protocols import Gazetteer

__all__ = ["Places", "adopt", "gather", "parts_of_title", "shown", "with_title"]


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


def adopt(
    toponyms: Sequence[Toponym], claims: Sequence[Claim], gazetteer: Gazetteer
) -> tuple[tuple[Toponym, ...], tuple[Claim, ...]]:
    """Return toponyms and claims after names that only a claim saw have become toponyms.

    A claim may tell by its construction that "Kingman" is a place where the recognizer saw none; it is
    one when the gazetteer has the name.
    """
    taken = {k for toponym in toponyms for k in range(toponym.start, toponym.end)}
    new: dict[tuple[int, int], Toponym] = {}
    for mention in _mentions(claims):
        if mention.toponym is not None or mention.start is None or mention.end is None:
            continue
        span = mention.start, mention.end
        if not mention.text[:1].isupper() or taken & set(range(*span)):
            continue
        if span not in new and gazetteer.candidates(mention.text, limit=1):
            new[span] = Toponym(start=span[0], end=span[1], text=mention.text, confidence=0.5)
            taken.update(range(*span))
    if not new:
        return tuple(toponyms), tuple(claims)
    order = sorted((*toponyms, *new.values()), key=lambda toponym: toponym.start)
    at = {(toponym.start, toponym.end): k for k, toponym in enumerate(order)}
    moved = [at[t.start, t.end] for t in toponyms]

    def move(mention: Mention) -> Mention:
        if mention.toponym is not None:
            return replace(mention, toponym=moved[mention.toponym])
        if mention.start is None or mention.end is None:
            return mention
        return replace(mention, toponym=at.get((mention.start, mention.end)))

    return tuple(order), tuple(_moved(claim, move) for claim in claims)


def _mentions(claims: Sequence[Claim]) -> list[Mention]:
    """Return every mention of the claims once, in order."""
    every = (
        mention
        for claim in claims
        for mention in (claim.origin, claim.destination, *claim.via, *claim.avoid)
        if mention is not None
    )
    return list(dict.fromkeys(every))


def _moved(claim: Claim, move: Callable[[Mention], Mention]) -> Claim:
    """Return the claim with each of its mentions replaced."""
    return replace(
        claim,
        origin=None if claim.origin is None else move(claim.origin),
        destination=None if claim.destination is None else move(claim.destination),
        via=tuple(map(move, claim.via)),
        avoid=tuple(map(move, claim.avoid)),
    )


def with_title(
    document: Document,
    toponyms: Sequence[Toponym],
    claims: Sequence[Claim],
    in_title: Sequence[Toponym],
) -> tuple[Document, list[Toponym], list[Claim]]:
    """Append the title and its names to the text, so that what "it" refers to is settled too."""
    assert document.title is not None
    offset = len(document.text) + 2
    longer = replace(document, text=f"{document.text}\n\n{document.title}")
    first = len(toponyms)
    extended = [
        *toponyms,
        *(replace(t, start=t.start + offset, end=t.end + offset) for t in in_title),
    ]
    by_text = {t.text: first + k for k, t in reversed(list(enumerate(in_title)))}

    def link(mention: Mention) -> Mention:
        if mention.toponym is not None or mention.start is not None:
            return mention
        return replace(mention, toponym=by_text.get(mention.text))

    linked = [_moved(claim, link) for claim in claims]
    return longer, extended, linked


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


def gather(
    toponyms: Sequence[Toponym],
    resolutions: Sequence[Resolution],
    claims: Sequence[Claim],
    title_places: dict[str, Place],
) -> Places:
    """Return the places of all toponyms and claims, each once, in the order of their first mention.

    A name that could not be settled, or that no toponym covers, becomes a place without coordinates;
    one that only the title has is looked up in `title_places`.
    """
    rows: list[Place] = []
    index: dict[Place, int] = {}

    def add(place: Place) -> int:
        if place not in index:
            index[place] = len(rows)
            rows.append(place)
        return index[place]

    of_toponym: list[int | None] = []
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        place = resolution.place or Place(name=toponym.text, gazetteer="none")
        of_toponym.append(add(place))
    of_mention: dict[Mention, int] = {}
    for mention in _mentions(claims):
        known = of_toponym[mention.toponym] if mention.toponym is not None else None
        if known is None:
            unsettled = Place(name=mention.text, gazetteer="none")
            of_title = title_places.get(mention.text) if mention.start is None else None
            known = add(of_title or unsettled)
        of_mention[mention] = known
    return Places(tuple(rows), tuple(of_toponym), of_mention)


def shown(
    toponyms: Sequence[Toponym], claims: Sequence[Claim], *, demonyms: bool
) -> tuple[list[int], tuple[Claim, ...]]:
    """Return which toponyms the report lists, and the claims with their indices adapted.

    Descriptions ("the North Korean capital") are listed when a claim uses them, adjectives when asked
    for.
    """
    used = {mention.toponym for mention in _mentions(claims)}
    keep = [
        k
        for k, toponym in enumerate(toponyms)
        if toponym.kind == "name" or k in used or (toponym.kind == "adjective" and demonyms)
    ]
    new = {old: k for k, old in enumerate(keep)}
    if len(keep) == len(toponyms):
        return keep, tuple(claims)

    def move(mention: Mention) -> Mention:
        old = mention.toponym
        return mention if old is None else replace(mention, toponym=new[old])

    return keep, tuple(_moved(claim, move) for claim in claims)
