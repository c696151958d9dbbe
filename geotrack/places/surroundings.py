"""Between settling and judging: in what settled places the text, or its title, puts a name.

"Kettwell, a village in Ardshire" and the title "Kettwell, Ardshire" tell about where a Kettwell must be
that no map has.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geotrack.languages.en import place_cues
from geotrack.model import Claim, Document, Mention, Place, Resolution, Toponym
from geotrack.places.gathering import Places, parts_of_title

#: kinds of place that follow a name after a comma to say where it is
_HOLDS: Final = frozenset({"admin1", "admin2", "region", "island", "peninsula", "country"})
#: kinds of place whose districts bear their name
_TOWNS: Final = frozenset({"capital", "city", "suburb"})
_PARISH_KM: Final = 8.0
#: people of a town that may be the seat of a province of its name
_LARGE: Final = 50_000
_DISTRICT_KM: Final = 30.0


class Surroundings:
    """What each mention is said to lie in, by title, apposition and containment claims.

    Parameters
    ----------
    document
        The article.
    toponyms
        Its toponyms, in order.
    resolutions
        One for each toponym.
    claims
        Its claims, whose mentions name the toponyms.
    places
        What toponyms and mentions were settled as.
    """

    def __init__(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        resolutions: Sequence[Resolution],
        claims: Sequence[Claim],
        places: Places,
    ) -> None:
        found: defaultdict[str, list[Place]] = defaultdict(list)
        parts = parts_of_title(document.title) if document.title else []
        pairs = list(zip(toponyms, resolutions, strict=True))
        of_title = {t.text: r.place for t, r in pairs if t.in_title}
        for part in parts[1:]:
            if place := of_title.get(part.text):
                found[parts[0].text.casefold()].append(_district(place, _DISTRICT_KM))
        for toponym, resolution in pairs:
            if toponym.in_title:
                continue
            areas = (place for place in resolution.within if place.kind in _HOLDS)
            found[toponym.text.casefold()].extend(areas)
        for claim in claims:
            if claim.kind != "containment" or claim.status in ("negated", "counterfactual"):
                continue
            place = _settled(places, places.index(claim.origin))
            if place is None or claim.origin is None or claim.destination is None:
                continue
            inner = claim.destination
            reference = _settled(places, places.index(inner))
            if reference is not None and _lies_elsewhere(reference, place):
                inner = _measured_from(claims, inner) or inner
            found[inner.text.casefold()].append(
                _district(place, _reach(document.text, claim.origin))
            )
        self._found = {name: tuple(dict.fromkeys(found[name])) for name in found}

    def of(self, mention: Mention | None) -> tuple[Place, ...]:
        """Return the settled places that a mention is said to lie in; may be empty."""
        return () if mention is None else self._found.get(mention.text.casefold(), ())


def _reach(text: str, container: Mention) -> float:
    """Return how far a district that is named after a town may reach from it, in km."""
    if container.start is None or container.end is None:
        return _DISTRICT_KM
    small = place_cues.PARISH.match(text, container.end) or place_cues.OF_PARISH.search(
        text[: container.start]
    )
    return _PARISH_KM if small else _DISTRICT_KM


def _district(place: Place, reach_km: float) -> Place:
    """Return a small town as the district that it gives its name to; other places as they are.

    A large one may stand for its province, whose extent it does not tell: it is left as a point.
    """
    if place.kind not in _TOWNS or place.population > _LARGE:
        return place
    return replace(place, radius_km=max(place.radius_km, reach_km))


def _lies_elsewhere(inner: Place, outer: Place) -> bool:
    """Whether the codes of two places say that one does not lie in the other."""
    if outer.kind not in ("admin1", "admin2") or inner.country is None:
        return False
    if (inner.country, inner.admin1) != (outer.country, outer.admin1):
        return inner.admin1 is not None and outer.admin1 is not None
    if outer.kind == "admin1" or inner.admin2 is None or outer.admin2 is None:
        return False
    return inner.admin2 != outer.admin2


def _measured_from(claims: Sequence[Claim], reference: Mention) -> Mention | None:
    """Return what a text locates from a reference: in "12 km west of X in Y", Y may hold that."""
    return next(
        (c.destination for c in claims if c.kind == "position" and c.origin == reference), None
    )


def _settled(places: Places, index: int | None) -> Place | None:
    place = None if index is None else places.places[index]
    return place if place is not None and place.settled else None
