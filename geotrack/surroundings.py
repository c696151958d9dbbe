"""Between settling and judging: in what settled places the text, or its title, puts a name.

"Kettwell, a village in Ardshire" and the title "Kettwell, Ardshire" tell about where a Kettwell must be
that no map has.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from geotrack.gathering import parts_of_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.gathering import Places
    from geotrack.model import Claim, Document, Mention, Place, Toponym

__all__ = ["Surroundings"]

#: kinds of place that follow a name after a comma to say where it is
_HOLDS: Final = frozenset({"admin1", "admin2", "region", "island", "peninsula", "country"})
_COMMA: Final = re.compile(r",\s+")


class Surroundings:
    """What each mention is said to lie in, by title, apposition and containment claims.

    Parameters
    ----------
    document
        The article.
    toponyms
        Its toponyms, in order.
    claims
        Its claims, whose mentions index the toponyms.
    places
        What toponyms and mentions were settled as.
    of_title
        The places that the names of the title were settled as, by name.
    """

    def __init__(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        claims: Sequence[Claim],
        places: Places,
        of_title: Mapping[str, Place],
    ) -> None:
        found: defaultdict[str, list[Place]] = defaultdict(list)
        parts = parts_of_title(document.title) if document.title else []
        for part in parts[1:]:
            if place := of_title.get(part.text):
                found[parts[0].text.casefold()].append(place)
        for k, toponym in enumerate(toponyms[:-1]):
            after = toponyms[k + 1]
            place = _settled(places, places.of_toponym[k + 1])
            between = document.text[toponym.end : after.start]
            if place is not None and place.kind in _HOLDS and _COMMA.fullmatch(between):
                found[toponym.text.casefold()].append(place)
        for claim in claims:
            if claim.kind != "containment" or claim.destination is None:
                continue
            if place := _settled(places, places.index(claim.origin)):
                found[claim.destination.text.casefold()].append(place)
        self._found = {name: tuple(dict.fromkeys(found[name])) for name in found}

    def of(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the settled places that a mention is said to lie in; may be empty."""
        return () if mention is None else self._found.get(mention.text.casefold(), ())


def _settled(places: Places, index: int | None) -> Place | None:
    place = None if index is None else places.places[index]
    return place if place is not None and place.settled else None
