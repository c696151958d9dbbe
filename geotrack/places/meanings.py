"""What a name may mean, with the reasons: for people who want to see the choice (`geotrack locate`)."""

from math import exp
from typing import Final

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Candidate, Place
from geotrack.places.gazetteer.countries import country_name
from geotrack.places.gazetteer.keys import name_key
from geotrack.places.gazetteer.store import ABBREVIATION, DEMONYM, PENALTY, PRIMARY, Hit
from geotrack.protocols import Gazetteer

#: points of prominence that make a place e times likelier (ten points: ten times the inhabitants)
_PROMINENCE_SCALE: Final = 6.0
#: what a neighbor of the named place gains at most, and over what distance (km) the gain halves
_NEARNESS: Final = 8.0
_NEAR_KM: Final = 120.0
#: what a place in the division or country that follows the comma gains
_INSIDE: Final = 12.0
_CONSIDERED: Final = 200


def locate(
    gazetteer: Gazetteer, name: str, *, near: Place | None = None, limit: int = 10
) -> tuple[Candidate, ...]:
    """Return what a name may mean, likeliest first, with the evidence in words.

    Parameters
    ----------
    gazetteer
        Where to look.
    name
        A name, a description ("the Norwegian capital"), or a name with what it lies in ("Paris, Texas").
    near
        A place that the wanted one is probably near; None: nothing is known.
    limit
        How many candidates to return at most.

    Returns
    -------
    Candidates whose confidences add up to 1 over all places of the name; empty if there are none.

    Examples
    --------
    >>> from geotrack.places import BundledGazetteer
    >>> gazetteer = BundledGazetteer()
    >>> best = locate(gazetteer, "Paris, Texas")[0]
    >>> best.place.admin1, best.evidence[-1]
    ('TX', 'in Texas')
    """
    hits = _hits(gazetteer, name)
    within: tuple[Place, ...] = ()
    if not hits and "," in name[:120]:
        head, _, tail = name.partition(",")
        hits, within = _hits(gazetteer, head), gazetteer.candidates(tail, limit=5)
    scored = []
    for hit in hits:
        score = (hit.prominence - PENALTY[hit.role]) / _PROMINENCE_SCALE
        reasons = _reasons(hit, name)
        if near is not None and near.settled and hit.place.settled:
            gain, reason = _nearness(hit.place, near)
            score += gain
            reasons.append(reason)
        if container := next((p for p in within if _holds(p, hit.place)), None):
            score += _INSIDE
            reasons.append(f"in {container.name}")
        scored.append((score, hit.place, tuple(reasons)))
    if not scored:
        return ()
    best = max(score for score, _, _ in scored)
    weights = [exp(score - best) for score, _, _ in scored]
    total = sum(weights)
    order = sorted(range(len(scored)), key=lambda k: (-scored[k][0], k))[:limit]
    return tuple(
        Candidate(place=scored[k][1], confidence=weights[k] / total, evidence=scored[k][2])
        for k in order
    )


def _hits(gazetteer: Gazetteer, name: str) -> tuple[Hit, ...]:
    ask = getattr(gazetteer, "hits", None)
    if ask is not None:
        return tuple(ask(name, limit=_CONSIDERED))
    from geotrack.places.gazetteer.writer import prominence

    found = gazetteer.candidates(name, limit=_CONSIDERED)
    return tuple(Hit(place, prominence(place.kind, place.population), PRIMARY) for place in found)


def _reasons(hit: Hit, name: str) -> list[str]:
    place = hit.place
    reasons = []
    if hit.role == DEMONYM:
        reasons.append(f"the people or language of {place.name}")
    elif hit.role == ABBREVIATION:
        reasons.append(f"short for {place.name}")
    elif name_key(place.name) in (name_key(name), name_key(name.partition(",")[0])):
        reasons.append("its own name")
    else:
        reasons.append(f"another name of {place.name}")
    if place.kind == "country":
        reasons.append("a country")
    elif place.kind == "capital" and place.country:
        reasons.append(f"the capital of {country_name(place.country) or place.country}")
    if place.population and place.kind in ("city", "capital", "suburb"):
        reasons.append(f"{place.population:,} inhabitants")
    return reasons


def _nearness(place: Place, near: Place) -> tuple[float, str]:
    assert place.lat is not None
    assert place.lon is not None
    assert near.lat is not None
    assert near.lon is not None
    away = great_circle_km(place.lat, place.lon, near.lat, near.lon)
    return _NEARNESS * _NEAR_KM / (_NEAR_KM + away), f"{away:,.0f} km from {near.name}"


def _holds(container: Place, place: Place) -> bool:
    if container.country != place.country or container is place:
        return False
    if container.kind == "country":
        return place.kind != "country"
    if container.kind == "admin1":
        return container.admin1 == place.admin1
    return container.kind == "admin2" and (container.admin1, container.admin2) == (
        place.admin1,
        place.admin2,
    )
