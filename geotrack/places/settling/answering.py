"""What the scores of a window of names answer: the town of a province, also-rans, what figures chose."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, exp
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.earth.geodesy import EARTH_RADIUS_KM
from geotrack.model import Candidate, Resolution
from geotrack.places.settling.calibrate import believed, probabilities
from geotrack.places.settling.namesakes import GROUPS
from geotrack.places.settling.relations import CONTAINING
from geotrack.places.settling.within import DIVISIONS, towns_in
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.places.settling.beliefs import Settled
    from geotrack.places.settling.evidence import Slate
    from geotrack.places.settling.evidence_weights import Weights
    from geotrack.places.settling.evidence_words import Explainer
    from geotrack.places.settling.namecues import Node
    from geotrack.places.settling.namesakes import Namesakes
    from geotrack.places.settling.relations import Factor

    Doubles = npt.NDArray[np.float64]

#: also-rans kept, and the least probability of one
ALSO_RANS: Final = 5
LEAST: Final = 0.005

#: cosine of the angle under which two places within 20 km of each other are seen
SAME_SPOT: Final = cos(20.0 / EARTH_RADIUS_KM)
_ADMIN1: Final = GROUPS.index("admin1")
#: log10 of the inhabitants of a town that may stand for the province that is called after it
_SEAT: Final = 3.0
#: a figure that fits one place better than another by no more than this fits both
_AS_WELL: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Workings:
    """How a window of names settles: candidates, names, stated relations, scores, chosen rows.

    `by_figure` are the names that would be settled elsewhere, or not at all, without the figures.
    """

    slate: Slate
    nodes: Sequence[Node]
    factors: Sequence[Factor]
    found: Settled
    best: Sequence[int]
    by_figure: frozenset[int] = frozenset()


def also_rans(
    namesakes: Namesakes, chance: Doubles, best: int, same: npt.NDArray[np.bool_]
) -> list[int]:
    """Return the likeliest other places.

    The best known bearer of the name always is among them, and of a division's name its town.
    """
    order = [k for k in np.argsort(-chance, kind="stable").tolist() if k != best]
    kept = [k for k in order[:ALSO_RANS] if chance[k] >= LEAST and not same[k]]
    always = [] if same[0] else [0]
    if namesakes.group[best] in DIVISIONS and (towns := towns_in(namesakes)[best]).any():
        always.append(next(k for k in order if towns[k]))
    wanted = list(dict.fromkeys([*always, *kept]))[:ALSO_RANS]
    return sorted(wanted, key=order.index)


def otherwise(
    slate: Slate,
    figures: Sequence[Factor],
    chosen: tuple[Settled, list[int]],
    plain: tuple[Settled, list[int]],
) -> frozenset[int]:
    """Return the names that are settled by figures, and elsewhere or not at all without them.

    A figure that fits there as well, or a name that only one place bears, was not chosen by it.
    """
    (found, best), (other, others) = chosen, plain
    moved = set()
    for n in {n for factor in figures for n in (factor.first, factor.second)}:
        here, there = best[n], others[n]
        if found.score[slate.start[n] + here] <= found.absent[n]:
            continue
        xyz = slate.namesakes[n].xyz
        open_before = other.score[slate.start[n] + there] <= other.absent[n]
        if float(xyz[here] @ xyz[there]) >= SAME_SPOT and not (
            open_before and (xyz @ xyz[here] < SAME_SPOT).any()
        ):
            continue
        gains = [
            f.gain[:, best[f.second]] if n == f.first else f.gain[best[f.first]]
            for f in figures
            if n in (f.first, f.second)
        ]
        if open_before or any(gain[here] > gain[there] + _AS_WELL for gain in gains):
            moved.add(n)
    return frozenset(moved)


def town_first(work: Workings, n: int, most_local: float) -> int:
    """Return the chosen candidate of node `n`; of a province its town, for one travels to towns.

    Not where a word calls it a province or something lies in it, nor in local news, where a state is
    mostly meant.
    """
    best, namesakes = work.best[n], work.slate.namesakes[n]
    if (
        work.slate.local > most_local
        or namesakes.group[best] not in DIVISIONS
        or GROUPS[namesakes.group[best]] in work.nodes[n].kinds
        or any(f.second == n and f.kind in CONTAINING for f in work.factors)
    ):
        return best
    own = np.array(
        [normalize(place.name) == normalize(namesakes.name) for place in namesakes.places]
    )
    towns = towns_in(namesakes)[best] & (namesakes.static[:, 0] >= _SEAT) & own
    if not towns.any():
        return best
    score = work.found.score[work.slate.start[n] : work.slate.start[n + 1]]
    return int(np.where(towns, score, -np.inf).argmax())


def resolution(
    work: Workings, n: int, explainer: Explainer, weights: Weights, gazetteer: str
) -> Resolution:
    """Return the resolution of node `n`: the chosen candidate with its also-rans; `gazetteer`: whose places are no editor's."""
    slate, found = work.slate, work.found
    best = town_first(work, n, weights.town_first)
    places = slate.namesakes[n].places
    if slate.namesakes[n].pinned:
        return Resolution(place=places[0], confidence=1.0, evidence=("settled by the user",))
    first, last = int(slate.start[n]), int(slate.start[n + 1])
    score = found.score[first:last].astype(np.float64)
    warmth = weights.temperature + weights.warming * float(slate.local)
    chance = probabilities(score, float(found.absent[n]), warmth)
    # "Moscow" the city and the federal city of Moscow are one answer
    same = slate.namesakes[n].xyz @ slate.namesakes[n].xyz[best] > SAME_SPOT
    confidence = float(chance[same].sum())
    if best != work.best[n]:
        confidence += float(chance[work.best[n]])
    also = tuple(
        Candidate(place=places[k], confidence=round(believed(float(chance[k]), chosen=False), 4))
        for k in also_rans(slate.namesakes[n], chance, best, same)
    )
    editors = places[best].gazetteer != gazetteer
    nowhere = 1.0 - float(chance.sum())
    if found.sole[n]:
        nowhere *= exp(-weights.sole / warmth)  # settled, if with little confidence
    if nowhere > confidence and not editors:
        # likelier than any of them is a place that the gazetteer does not list
        least = round(believed(confidence, chosen=False), 4)
        doubtful = Candidate(place=places[best], confidence=least)
        return Resolution(place=None, alternatives=(doubtful, *also)[:ALSO_RANS])
    return Resolution(
        place=places[best],
        confidence=round(believed(min(confidence, 1.0), chosen=True), 4),
        evidence=explainer.words(n),
        alternatives=also,
        by_figure=n in work.by_figure,
    )
