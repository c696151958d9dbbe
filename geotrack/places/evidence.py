"""The evidence for each candidate: one small function per kind, all candidates of a document at once.

A document's candidates stand in one table (`Slate`), node after node. Evidence that depends on what
the other names mean takes the present beliefs (a probability per candidate) and returns columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.places.evidence_weights import (
    COUNTRY_SHARE,
    NO_COUNTRY_SHARE,
    OTHER_SHARE,
)
from geotrack.places.namesakes import GROUPS, NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.places.context import Node
    from geotrack.places.namesakes import Namesakes

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]

__all__ = [
    "Slate",
    "country_share",
    "division_share",
    "influence",
    "nearness",
    "slate_of",
    "type_fit",
]

_COUNTRY, _ADMIN1, _CAPITAL = (GROUPS.index(name) for name in ("country", "admin1", "capital"))
#: groups that are small enough to be near something
_POINT: Final = np.array(
    [name in ("city", "capital", "suburb", "admin2", "facility", "other") for name in GROUPS]
)
#: groups that have police, schools and a mayor of their own
_CIVIC: Final = np.array([name in ("city", "capital", "suburb", "admin2") for name in GROUPS])
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
#: share of the document that lies near any point by chance
_BACKGROUND: Final = np.float32(0.01)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slate:
    """All candidates of a document, shape ``(n,)`` each, node after node.

    `start` holds the first row of every node and an end mark. `country` and `admin1` are numbered
    anew from 0 (nowhere); `land_prior` is each country's share before anything is read. `points` are
    the rows of settlements, counties and facilities; `near` and `far` their kernels.
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
    near: Floats
    far: Floats


def slate_of(
    namesakes: Sequence[Namesakes], influences: Floats, odds: Mapping[str, float]
) -> Slate:
    """Put the namesakes of all nodes into one table, kernels weighed by the nodes' `influences`.

    `odds` are factors of countries' shares that the text itself suggests (`home_odds`).
    """
    sizes = np.array([len(n.places) for n in namesakes], dtype=np.int64)
    start = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=start[1:])
    node = np.repeat(np.arange(len(sizes)), sizes)
    group = np.concatenate([n.group for n in namesakes])
    country, first, lands = _renumbered(np.concatenate([n.country for n in namesakes]))
    admin1, _, divisions = _renumbered(np.concatenate([n.admin1 for n in namesakes]))
    places = [place for n in namesakes for place in n.places]
    prior = np.full(lands, NO_COUNTRY_SHARE, dtype=np.float32)
    for number, row in enumerate(first[1:], start=1):
        land = places[row].country or ""
        prior[number] = COUNTRY_SHARE.get(land, OTHER_SHARE) * odds.get(land, 1.0)
    points = np.flatnonzero(_POINT[group])
    at = np.concatenate([n.xyz for n in namesakes])[points]
    chord2 = np.maximum(2.0 - 2.0 * (at @ at.T), 0.0)
    of = node[points]
    weigh = influences[of[:, None], of]
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
        near=near * near * weigh,
        far=far * far * weigh,
    )


def _renumbered(numbers: Integers) -> tuple[Integers, list[int], int]:
    """Return the numbers renamed 0 (nowhere), 1, 2 …, the first row of each, and their count."""
    values, first, inverse = np.unique(
        np.concatenate([[NOWHERE], numbers]), return_index=True, return_inverse=True
    )
    return inverse[1:], (first - 1).tolist(), len(values)


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
    """Return the log of the document's share of each candidate's country, its own name left out."""
    nodes = len(influences)
    mass = _mass(slate.node, slate.country, belief, nodes, slate.lands)
    heard = influences.sum(axis=1, keepdims=True)
    free = _PRIOR_MENTIONS + _ANYWHERE * heard
    share = (influences @ mass + free * slate.land_prior) / (heard + free)
    found: Floats = np.log(share[slate.node, slate.country])
    return found


def division_share(slate: Slate, belief: Floats, influences: Floats) -> Floats:
    """Return the log of the share of a candidate's division among the places in its country.

    0 for whole countries, which lie in no division.
    """
    nodes = len(influences)
    inside = np.where(slate.admin1 > 0, belief, np.float32(0))
    mass = _mass(slate.node, slate.admin1, inside, nodes, slate.divisions)
    whole = _mass(slate.node, slate.country, inside, nodes, slate.lands)
    heard = (influences @ whole)[slate.node, slate.country]
    free = _PRIOR_MENTIONS + _ANYWHERE * heard
    share = (influences @ mass)[slate.node, slate.admin1] + free * _DIVISION_SHARE
    found: Floats = np.log(share / (heard + free))
    capital = slate.group == _CAPITAL
    found[capital] = np.maximum(found[capital], _CAPITAL_SHARE)
    found[slate.group == _COUNTRY] = 0.0
    return found


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


def type_fit(slate: Slate, nodes: Sequence[Node]) -> tuple[Floats, Floats]:
    """Return 1 where a word beside the name announces a candidate's kind, and where it is civic.

    Civic: the text speaks of the name's police, schools, mayor or residents as of a town's.
    """
    fits = np.zeros(len(slate.node), dtype=np.float32)
    civic = np.zeros(len(slate.node), dtype=np.float32)
    for k, node in enumerate(nodes):
        first, last = slate.start[k], slate.start[k + 1]
        if node.kinds:
            fits[first:last] = [place.kind in node.kinds for place in slate.namesakes[k].places]
        if node.civic:
            civic[first:last] = _CIVIC[slate.group[first:last]]
    return fits, civic
