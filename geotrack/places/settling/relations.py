"""What the text says of two places together: one lies in the other, or so far and that way from it.

A relation of two names becomes a factor: for every pair of their candidates the log of how much
likelier the statement is than if it were about any two places.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.earth.geodesy import COMPASS
from geotrack.measures.interval import Interval
from geotrack.measures.modes import mode_row
from geotrack.measures.ratios import RATIOS
from geotrack.measures.units import DIMENSION
from geotrack.places.settling.namesakes import GROUPS, STATIC
from geotrack.places.settling.within import SIZE, distances_km, inside, towns_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.model import Claim
    from geotrack.places.settling.evidence_weights import Weights
    from geotrack.places.settling.namecues import Cues
    from geotrack.places.settling.namesakes import Namesakes

    Array = npt.NDArray[np.float64]

_COUNTRY, _ADMIN1, _AREA = (GROUPS.index(name) for name in ("country", "admin1", "area"))
_HALF: Final = STATIC.index("half")
#: claims whose figure bounds how far apart two places are
_MEASURED: Final = frozenset({"position", "distance", "duration"})
#: edge-to-edge measuring and careless points
_SLACK_KM: Final = 5.0
#: gain of a pair that fits a stated distance: chance pairs of namesakes hardly ever do
_FIT: Final = 3.5
#: worst loss of a pair that does not: the statement may be wrong, which is what we are here to find
_MISFIT: Final = -3.0
#: loss of an unlisted place where a listed one of the name lies in the named division
_SECOND: Final = 3.0
#: gain of an unlisted place is at most so much, however sure the statement
_UNLISTED_FITS: Final = 6.0
#: what lies further from a town or county than this is not in it, however large it is
_FAR_KM: Final = 100.0
#: gain of an unlisted place where none of the listed ones lies there: however famous they are
_CONTRADICTED: Final = 4.0
#: what is no further apart is one place
_SAME_KM: Final = 1.0
#: gain where one of the two is not listed at all: better than a misfit, worse than a doubtful fit
_UNLISTED: Final = -1.5
#: loss of a division where a town of the same name lies in it: distances are measured from towns
_FROM_TOWN: Final = -7.0
#: gain by the angle, in degrees, between a stated direction and the true one (of true statements
#: half err by less than 12, 95 % by less than 35, 99 % by less than 49)
_TURNS: Final = (12.0, 35.0, 60.0)
_TURN_GAINS: Final = (1.5, 0.0, _MISFIT)


#: links that say in what a place lies
CONTAINING: Final = frozenset({"apposition", "title", "chain", "phrase", "containment"})
#: what lies so near is mostly in the same country, and rather in the same division or county: shares
#: of the weight
_NEARBY_KM: Final = 200.0
_SAME_DIVISION: Final = 0.5
_SAME_COUNTY: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Factor:
    """A relation of nodes `first` and `second`, whose candidates are the rows and columns of `gain`.

    The last row and column stand for a place that the gazetteer lacks.

    `gain` is what a pair gains in log odds; `claim` is the claim that states it, else None.
    """

    first: int
    second: int
    gain: Array
    kind: str
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the text says of two nodes: `first` lies in `second`, or `claim` joins them."""

    first: int
    second: int
    kind: str
    claim: Claim | None = None


def statements(
    cues: Cues, claims: Sequence[Claim], node_of: Sequence[int], at: Mapping[int, int]
) -> dict[int, list[Statement]]:
    """Return what the text states of pairs of nodes, by the first node, each once.

    `at` tells at which position of `node_of` the toponym of an id stands.
    """
    found: dict[tuple[int, int, str, int], Statement] = {}
    for link in cues.links:
        first, second = node_of[link.inner], node_of[link.outer]
        if first != second:
            found[first, second, link.kind, -1] = Statement(
                first=first, second=second, kind=link.kind
            )
    for number, claim in enumerate(claims):
        origin, destination = claim.origin, claim.destination
        if (
            origin is None
            or destination is None
            or origin.toponym is None
            or destination.toponym is None
            or claim.status in ("negated", "counterfactual")
        ):
            continue
        first, second = node_of[at[origin.toponym]], node_of[at[destination.toponym]]
        if first == second:
            continue
        if claim.kind == "containment":
            found[second, first, "containment", -1] = Statement(
                first=second, second=first, kind="containment"
            )
        elif claim.kind in _MEASURED or claim.direction:
            found[first, second, "claim", number] = Statement(
                first=first, second=second, kind="claim", claim=claim
            )
    by_first: dict[int, list[Statement]] = {}
    for statement in (*found.values(), *_vicinities(tuple(found.values()))):
        by_first.setdefault(statement.first, []).append(statement)
    return by_first


def _vicinities(stated: Sequence[Statement]) -> list[Statement]:
    """Return what follows for a reference of what is said to lie somewhere.

    "Oberau, a village in Tirol, is 30 km from Kufstein": Kufstein is likelier there than elsewhere, even
    when no map has Oberau.
    """
    around: dict[int, list[int]] = {}
    for one in stated:
        if one.kind in CONTAINING:
            around.setdefault(one.first, []).append(one.second)
    found: dict[tuple[int, int], Statement] = {}
    for one in stated:
        claim = one.claim
        if claim is None or claim.interval is None or claim.interval.high > _NEARBY_KM:
            continue
        if DIMENSION.get(claim.unit or "km") != "length":
            continue
        for inner, other in ((one.first, one.second), (one.second, one.first)):
            for outer in around.get(inner, ()):
                if outer != other:
                    found[other, outer] = Statement(first=other, second=outer, kind="vicinity")
    return list(found.values())


def factor_of(
    statement: Statement, here: Mapping[int, int], namesakes: Sequence[Namesakes], weights: Weights
) -> Factor | None:
    """Return the factor of a statement; None if a node is not `here` or nothing would be gained."""
    first, second = here.get(statement.first), here.get(statement.second)
    if first is None or second is None:
        return None
    if statement.claim is not None:
        if not weights.claim:
            return None
        return claim_factor(
            statement.claim, first, second, namesakes[first], namesakes[second], weights.claim
        )
    if statement.kind == "short":
        return _short_factor(first, second, namesakes[first], namesakes[second], weights.short)
    if statement.kind == "vicinity":
        return _vicinity_factor(first, second, namesakes[first], namesakes[second], weights)
    weight = {
        "apposition": weights.apposition,
        "title": weights.heading,
        "chain": weights.apposition,
        "phrase": weights.phrase,
        "list": weights.enumeration,
        "run": weights.apposition,
        "containment": weights.containment,
    }[statement.kind]
    if not weight:
        return None
    return containment_factor(
        first, second, namesakes[first], namesakes[second], weight, statement.kind
    )


def containment_factor(
    first: int, second: int, inner: Namesakes, outer: Namesakes, weight: float, kind: str
) -> Factor:
    """Return the factor of "`inner` lies in `outer`"."""
    gain: Array = np.zeros((len(inner.places) + 1, len(outer.places) + 1))
    # nobody says in which island a town lies by half the island's name
    whole = outer.static[:, _HALF] == 0.0
    fits = inside(inner, outer) & whole
    gain[:-1, :-1] = weight * fits
    if kind == "run":
        # in a long row a name holds the one before it where it is best known as a country or division
        wide = np.isin(outer.group, (_COUNTRY, _ADMIN1))
        gain[:-1, :-1] *= wide & wide[0]
    if kind in ("apposition", "title", "containment"):
        # "Troy, Nebraska", where no listed Troy is: an unlisted one fits; where one is, hardly
        least = min(weight, _UNLISTED_FITS)
        unlisted = least + np.where(fits.any(axis=0), -min(least, _SECOND), _CONTRADICTED)
        gain[-1, :-1] = np.where((SIZE[outer.group] > 2) & whole, unlisted, 0.0)
        if kind == "title":
            # "Troy, Bath" where no listed Troy is anywhere near Bath; in a text the two may be a list
            far = ~(fits | (distances_km(inner, outer) < _FAR_KM)).any(axis=0)
            gain[-1, :-1] = np.where((SIZE[outer.group] <= 2) & far, least, gain[-1, :-1])
    return Factor(first=first, second=second, gain=gain, kind=kind)


def _short_factor(
    first: int, second: int, short: Namesakes, full: Namesakes, weight: float
) -> Factor:
    """Return the factor of "`short` is a short form of `full`": both are one place."""
    gain: Array = np.zeros((len(short.places) + 1, len(full.places) + 1))
    gain[:-1, :-1] = weight * (distances_km(short, full) < _SAME_KM)
    return Factor(first=first, second=second, gain=gain, kind="short")


def _vicinity_factor(
    first: int, second: int, inner: Namesakes, outer: Namesakes, weights: Weights
) -> Factor | None:
    """Return the factor of "`inner` is near something in `outer`"; None where that is not weighed."""
    if not weights.vicinity:
        return None
    gain: Array = np.zeros((len(inner.places) + 1, len(outer.places) + 1))
    share = np.select(
        [outer.group == _COUNTRY, outer.group == _ADMIN1], [1.0, _SAME_DIVISION], _SAME_COUNTY
    )
    gain[:-1, :-1] = weights.vicinity * share * inside(inner, outer)
    return Factor(first=first, second=second, gain=gain, kind="vicinity")


def claim_factor(
    claim: Claim, first: int, second: int, origin: Namesakes, destination: Namesakes, weight: float
) -> Factor | None:
    """Return the factor of a claim about the way from `origin` to `destination`; None: it says nothing."""
    km = distances_km(origin, destination)
    reach = (origin.radius[:, None] + destination.radius[None, :]).astype(np.float64)
    gain: Array = np.zeros_like(km)
    if claim.kind in _MEASURED and claim.interval is not None:
        stated = claim.interval
        if DIMENSION.get(claim.unit or "km") == "time":
            slowest, fastest = mode_row(claim.mode).trip_kmh
            reached = Interval(stated.low * slowest, stated.high * fastest)
            gain += _fit(km, reached, (1.0, 0.3, 0.3), reach) / 3.0
        elif claim.kind == "position" and claim.mode == "unknown":
            ratio = RATIOS["direction" if claim.direction in COMPASS else "position"]
            gain += _fit(km, stated, ratio, reach)
        else:
            gain += _fit(km, stated, RATIOS[claim.mode], reach)
    if claim.direction in COMPASS:
        gain += _turned(origin, destination, claim.direction, km, reach)
    if claim.interval is not None and claim.kind in ("position", "distance"):
        # from the middle of what is larger than the distance, nothing can be measured
        for side, names in enumerate((origin, destination)):
            vast = (names.radius > claim.interval.high) & (names.group == _AREA)
            gain[(vast, slice(None)) if side == 0 else (slice(None), vast)] = 0.0
    if not gain.any():
        return None
    padded = np.pad(np.maximum(gain, _MISFIT), ((0, 1), (0, 1)), constant_values=_UNLISTED)
    # a figure that does not fit a name's only place is no sign of another one: it may be wrong
    if len(km) == 1:
        padded[-1] = padded[0]
    if km.shape[1] == 1:
        padded[:, -1] = padded[:, 0]
    if claim.kind in ("position", "distance"):
        padded[:-1] += _FROM_TOWN * towns_in(origin).max(axis=1, keepdims=True)
        padded[:, :-1] += _FROM_TOWN * towns_in(destination).max(axis=1)
    gain = _believed(weight * padded, claim.confidence.ends)
    return Factor(first=first, second=second, gain=gain, kind="claim", claim=claim)


def _believed(gain: Array, ends: float) -> Array:
    """Return what a statement gains whose ends are right with a probability of `ends` only."""
    found: Array = np.log(ends * np.exp(gain) + (1.0 - ends))
    return found


def _fit(km: Array, stated: Interval, ratio: tuple[float, float, float], reach: Array) -> Array:
    """Return `_FIT` where a distance is as stated, falling with the square of the log of its ratio.

    `ratio` is the usual stated ÷ straight and its spread; `reach` what the places' sizes leave open.
    """
    middle, below, above = ratio
    slack = _SLACK_KM + reach
    too_long = np.log(np.maximum(stated.low, 0.1) / ((km + slack) * middle)) / above
    z = np.maximum(too_long, 0.0)
    if stated.high < inf:
        too_short = np.log(np.maximum(km - slack, 0.1) * middle / max(stated.high, 0.1)) / below
        z = np.maximum(z, too_short)
    # an open end leaves much of the world in bounds
    best = _FIT if stated.high < inf else _FIT / 4.0
    found: Array = np.maximum(best - 0.5 * z * z, _MISFIT)
    return found


def _turned(
    origin: Namesakes, destination: Namesakes, direction: str, km: Array, reach: Array
) -> Array:
    """Return the gain of pairs that lie in the stated direction, a loss where it is another one."""
    a, b = origin.xyz.astype(np.float64)[:, None, :], destination.xyz.astype(np.float64)[None, :, :]
    flat = np.maximum(np.hypot(a[..., 0], a[..., 1]), 1e-9)
    east = (a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]) / flat
    north = b[..., 2] * flat - a[..., 2] * (a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1]) / flat
    bearing = np.degrees(np.arctan2(east, north))
    turn = np.abs((bearing - COMPASS.index(direction) * 22.5 + 180.0) % 360.0 - 180.0)
    gain = np.interp(turn, _TURNS, _TURN_GAINS)
    return np.where(km > _SLACK_KM + reach, gain, 0.0)
