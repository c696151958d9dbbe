"""The evidence for each candidate: one small function per kind, all candidates of a document at once.

A document's candidates stand in one table (`Slate`), node after node. Evidence that depends on what
the other names mean takes the present beliefs (a probability per candidate) and returns columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM
from geotrack.places.settling.evidence_weights import (
    FAIR_SHARE,
    NO_COUNTRY_SHARE,
    OTHER_SHARE,
    PRESS_SHARE,
)
from geotrack.places.settling.namesakes import GROUPS, NOWHERE, STATIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.places.settling.evidence_weights import Weights
    from geotrack.places.settling.namesakes import Namesakes

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]

_COUNTRY, _ADMIN1, _ADMIN2, _CAPITAL, _AREA = (
    GROUPS.index(name) for name in ("country", "admin1", "admin2", "capital", "area")
)
_SEAT: Final = STATIC.index("seat")
#: groups that are divisions or countries: these names say where the text is
_AREAS: Final = np.array([name in ("country", "admin1") for name in GROUPS])
_TOWNS: Final = np.array([name in ("city", "capital", "suburb") for name in GROUPS])
#: what flights and trains join: one says little about the country of the other
_STOPS: Final = np.array([name in ("city", "capital", "suburb", "facility") for name in GROUPS])
#: groups that are small enough to be near something
_POINT: Final = np.array(
    [name in ("city", "capital", "suburb", "admin2", "facility", "other") for name in GROUPS]
)
#: an island, lake or range that reaches no further than this from its point is near something, too, km
_SMALL_KM: Final = 60.0
#: where the kernels of nearness fall to a quarter, in radii of the Earth, squared
_NEAR: Final = np.float32((40.0 / 6371.0) ** 2)
_FAR: Final = np.float32((250.0 / 6371.0) ** 2)
#: what counts as if observed beforehand: in mentions, and as a share of the document's, for however
#: much a text keeps to its region, one name in six or so comes from anywhere
_PRIOR_MENTIONS: Final = np.float32(1.0)
_ANYWHERE: Final = np.float32(0.2)
#: capitals belong to their country more than to their division: their least share of it
_CAPITAL_SHARE: Final = np.float32(np.log(0.3))
#: one division of some twenty in a country, before anything is known
_DIVISION_SHARE: Final = np.float32(0.05)
#: how near, on average, what lies in a division is to one of its points
_NEAR_IN: Final = np.float32(0.1)
_FAR_IN: Final = np.float32(0.6)
#: share of what towns say of each other's country where a text is no local news
LOOSE_TOWNS: Final = 0.5
#: what lies so far from the middle of an area is around it: in its radii, so many km more, and at most, km
_AROUND, _AROUND_KM, _WIDEST_KM = 1.3, 100.0, 2_500.0
#: log10 of the inhabitants of a town that needs no forgiving for being small
_LARGE_TOWN: Final = 5.5
#: share of the document that lies near any point by chance
_BACKGROUND: Final = np.float32(0.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What words and source of a text say of where it is at home.

    `odds` are factors of countries' shares that its spelling suggests (`home_odds`), `address` those of
    the country of its address; `local` is how likely it is local news (`locality`), `years` are
    those that it names.
    """

    odds: Mapping[str, float]
    address: Mapping[str, float]
    local: float
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slate:
    """All candidates of a document, shape ``(n,)`` each, node after node.

    `start` holds the first row of every node and an end mark. `country` and `admin1` are numbered
    anew from 0 (nowhere); `land_prior` is each country's share before anything is read. `says` is
    how much a candidate says about a town's and about a division's or country's whereabouts, shape
    ``(2, n)``, `voice` which of these it listens to. `points` are the rows of settlements, counties and facilities; `near`
    and `far` their kernels. `wide` are the rows of areas that no one country has, `around` how much each candidate says
    about each of these, none where it lies elsewhere. `size` is the log10 of the inhabitants below `_LARGE_TOWN`; `local` the
    probability that the text is local news.
    """

    namesakes: tuple[Namesakes, ...]
    start: Integers
    node: Integers
    country: Integers
    admin1: Integers
    group: Integers
    land_prior: Floats
    lands: int
    divisions: int
    points: Integers
    wide: Integers
    around: Floats
    near: Floats
    far: Floats
    says: Floats
    voice: Integers
    smallness: Floats
    local: np.float32


def slate_of(
    namesakes: Sequence[Namesakes], influences: Floats, home: Home, weights: Weights
) -> Slate:
    """Put the namesakes of all nodes into one table, kernels weighed by the nodes' `influences`."""
    local = home.local
    sizes = np.array([len(n.places) for n in namesakes], dtype=np.int64)
    start = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=start[1:])
    node = np.repeat(np.arange(len(sizes)), sizes)
    group = np.concatenate([n.group for n in namesakes])
    country, first, lands = _renumbered(np.concatenate([n.country for n in namesakes]))
    admin1, _, divisions = _renumbered(np.concatenate([n.admin1 for n in namesakes]))
    places = [place for n in namesakes for place in n.places]
    nowhere = (1.0 - local) * FAIR_SHARE + local * NO_COUNTRY_SHARE
    prior = np.full(lands, nowhere, dtype=np.float32)
    for number, row in enumerate(first[1:], start=1):
        land = places[row].country or ""
        share = PRESS_SHARE.get(land, OTHER_SHARE) * home.odds.get(land, 1.0)
        anywhere = (1.0 - local) * FAIR_SHARE + local * share
        prior[number] = anywhere * home.address.get(land, 1.0)
    towns_say = weights.towns_say * (LOOSE_TOWNS + (1.0 - LOOSE_TOWNS) * local)
    voice = np.where(_AREAS[group], weights.areas_say, np.where(_STOPS[group], towns_say, 1.0))
    # "Veracruz" is the town as soon as the state
    voice[np.concatenate([n.static[:, _SEAT] for n in namesakes]) == 1.0] = 1.0
    size = np.concatenate([n.static[:, 0] for n in namesakes])
    radius = np.concatenate([n.radius for n in namesakes])
    points = np.flatnonzero(_POINT[group] | ((group == _AREA) & (radius <= _SMALL_KM)))
    xyz = np.concatenate([n.xyz for n in namesakes])
    at = xyz[points]
    chord2 = np.maximum(2.0 - 2.0 * (at @ at.T), 0.0)
    of = node[points]
    weigh = influences[of[:, None], of]
    wide = np.flatnonzero((country == NOWHERE) & (group == _AREA))
    reach = np.cos(np.minimum(_AROUND * radius[wide] + _AROUND_KM, _WIDEST_KM) / EARTH_RADIUS_KM)
    around = (xyz[wide] @ xyz.T >= reach[:, None]) * influences[node[wide]][:, node]
    near = 1.0 / (1.0 + chord2 / _NEAR)
    far = 1.0 / (1.0 + chord2 / _FAR)
    return Slate(
        namesakes=tuple(namesakes),
        start=start,
        node=node,
        country=country,
        admin1=admin1,
        group=group,
        land_prior=prior,
        lands=lands,
        divisions=divisions,
        points=points,
        wide=wide,
        around=around.astype(np.float32),
        near=near * near * weigh,
        far=far * far * weigh,
        says=np.stack([voice, np.ones(len(group))]).astype(np.float32),
        voice=np.where(_STOPS[group], 0, 1),
        smallness=np.where(_TOWNS[group], np.maximum(_LARGE_TOWN - size, 0), 0).astype(np.float32),
        local=np.float32(local),
    )


def _renumbered(numbers: Integers) -> tuple[Integers, list[int], int]:
    """Return the numbers renamed 0 (nowhere), 1, 2 …, the first row of each, and their count."""
    seen, first, renamed = {NOWHERE: 0}, [-1], []
    for row, number in enumerate(numbers.tolist()):
        known = seen.get(number)
        if known is None:
            known = seen[number] = len(first)
            first.append(row)
        renamed.append(known)
    return np.array(renamed, dtype=np.int64), first, len(first)


def influence(
    positions: Sequence[Sequence[int]],
    strength: Floats,
    nearness_weight: float,
    names: Sequence[str],
) -> Floats:
    """Return how much each node (column) says about each other node (row).

    A node says nothing about itself, nor about one of the same name: the text tells them apart.

    Parameters
    ----------
    positions
        Offsets of the mentions of each node.
    strength
        How much a node says at all, shape ``(nodes,)``.
    nearness_weight
        How much more it says where the two stand side by side; falls off with 300 characters.
    names
        Normalized names of the nodes.
    """
    flat = np.array([p for offsets in positions for p in offsets[:8]], dtype=np.float32)
    cuts = np.cumsum([0] + [len(offsets[:8]) for offsets in positions[:-1]])
    gaps = np.abs(flat[:, None] - flat)
    closest = np.minimum.reduceat(np.minimum.reduceat(gaps, cuts, axis=0), cuts, axis=1)
    weigh = strength * (1.0 + np.float32(nearness_weight) / (1.0 + (closest / 300.0) ** 2))
    np.fill_diagonal(weigh, 0.0)
    if len(set(names)) < len(names):
        numbers = np.unique(names, return_inverse=True)[1]
        weigh[numbers[:, None] == numbers] = 0.0
    return weigh.astype(np.float32)


def country_share(slate: Slate, belief: Floats, influences: Floats) -> Floats:
    """Return the log of the document's share of each candidate's country, its own name left out.

    What other names say is heard in two voices: of a town's country, names of countries and divisions
    say much and other towns little ("from A to B" says hardly anything of B's country); of a division
    or country, all say the same.
    """
    held = belief * slate.says
    spoken = _summed(slate.node, len(influences), held)
    heard = (spoken @ influences.T)[slate.voice, slate.node]
    free = _PRIOR_MENTIONS + _ANYWHERE * heard
    there = _heard_of(slate, slate.country, slate.lands, held, influences)
    # a sea or river that no country has is where the places around it are
    there[slate.wide] = slate.around @ held[1]
    found: Floats = np.log((there + free * slate.land_prior[slate.country]) / (heard + free))
    return found


def division_share(slate: Slate, belief: Floats, influences: Floats) -> Floats:
    """Return the log of the share of a candidate's division among the places in its country.

    0 for whole countries, which lie in no division. Heard in two voices as `country_share`.
    """
    held = belief * slate.says * (slate.admin1 > 0)
    there = _heard_of(slate, slate.admin1, slate.divisions, held, influences)
    heard = _heard_of(slate, slate.country, slate.lands, held, influences)
    free = _PRIOR_MENTIONS + _ANYWHERE * heard
    found: Floats = np.log((there + free * _DIVISION_SHARE) / (heard + free))
    capital = slate.group == _CAPITAL
    found[capital] = np.maximum(found[capital], _CAPITAL_SHARE)
    found[slate.group == _COUNTRY] = 0.0
    return found


def _heard_of(
    slate: Slate, number: Integers, numbers: int, held: Floats, influences: Floats
) -> Floats:
    """Return how much other names say of each candidate's country or division, in its voice."""
    nodes = len(influences)
    mass = _summed(slate.node * numbers + number, nodes * numbers, held)
    mass = mass.reshape(len(held), nodes, numbers)
    mass[:, :, 0] = 0.0
    found: Floats = (influences @ mass)[slate.voice, slate.node, number]
    return found


def _summed(at: Integers, count: int, weights: Floats) -> Floats:
    """Return the sums of each row of weights by their places, shape ``(len(weights), count)``."""
    rows = len(weights)
    places = (at + count * np.arange(rows)[:, None]).ravel()
    summed = np.bincount(places, weights=weights.ravel(), minlength=rows * count)
    found: Floats = summed.reshape(rows, count).astype(np.float32)
    return found


def home_shares(slate: Slate, sure: Floats, influences: Floats) -> tuple[Floats, Floats]:
    """Return how much smallness is forgiven in the division and in the country of a candidate.

    `sure` are the beliefs before any name was heard: a name that is certain by itself tells where the
    text is at home, and there small places are named, too.
    """
    nodes = len(influences)
    heard = influences.sum(axis=1)
    free = _PRIOR_MENTIONS + _ANYWHERE * heard
    columns = []
    for number, numbers in ((slate.admin1, slate.divisions), (slate.country, slate.lands)):
        mass = influences @ _mass(slate.node, number, sure, nodes, numbers)
        share = mass[slate.node, number] / (heard + free)[slate.node]
        columns.append((share * slate.smallness).astype(np.float32))
    return columns[0], columns[1]


def _mass(node: Integers, number: Integers, belief: Floats, nodes: int, numbers: int) -> Floats:
    """Return the belief of each node in each country or division; none in nowhere."""
    held = np.bincount(node * numbers + number, weights=belief, minlength=nodes * numbers)
    mass: Floats = held.reshape(nodes, numbers).astype(np.float32)
    mass[:, 0] = 0.0
    return mass


def nearness(slate: Slate, belief: Floats, influences: Floats) -> tuple[Floats, Floats]:
    """Return the logs of the shares of the document within some 40 and some 250 km.

    For a division, what lies in it is as near as what lies at some distance from a point.
    """
    points = slate.points
    held = belief[points]
    near = np.full(len(slate.node), np.log(_BACKGROUND), dtype=np.float32)
    far = near.copy()
    if len(points):
        of = slate.node[points]
        pointed = np.bincount(of, weights=held, minlength=len(influences)).astype(np.float32)
        heard = (influences @ pointed)[of]
        free = _PRIOR_MENTIONS + _ANYWHERE * heard
        near[points] = np.log((slate.near @ held + free * _BACKGROUND) / (heard + free))
        far[points] = np.log((slate.far @ held + free * _BACKGROUND) / (heard + free))
    areas = np.flatnonzero(slate.group == _ADMIN1)
    if len(areas):
        of = slate.node[areas]
        inside = np.where(slate.group != _ADMIN1, belief, np.float32(0))
        mass = _mass(slate.node, slate.admin1, inside, len(influences), slate.divisions)
        heard = influences[of].sum(axis=1)
        held = (influences @ mass)[of, slate.admin1[areas]]
        free = _PRIOR_MENTIONS + _ANYWHERE * heard
        near[areas] = np.log((_NEAR_IN * held + free * _BACKGROUND) / (heard + free))
        far[areas] = np.log((_FAR_IN * held + free * _BACKGROUND) / (heard + free))
    return near, far
