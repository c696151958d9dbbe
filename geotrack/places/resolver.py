"""The resolver: settles all toponyms of a document together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, log
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.geodesy import EARTH_RADIUS_KM
from geotrack.model import Candidate, Resolution
from geotrack.names import normalize
from geotrack.places.calibrate import probabilities
from geotrack.places.context import APPOSED, cues_of, nodes_of
from geotrack.places.dialect import home_odds
from geotrack.places.evidence import influence, slate_of, type_fit
from geotrack.places.evidence_weights import WEIGHTS, Weights
from geotrack.places.evidence_words import Explainer
from geotrack.places.namesakes import NamesakeTable
from geotrack.places.relations import DIVISIONS, factor_of, statements, towns_in
from geotrack.places.settling import decide, settle
from geotrack.places.support import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from geotrack.config import Settings
    from geotrack.model import Claim, Document, Place, Toponym
    from geotrack.places.context import Cues, Node
    from geotrack.places.evidence import Slate
    from geotrack.places.namesakes import Namesakes
    from geotrack.places.relations import Factor, Statement
    from geotrack.places.settling import Settled
    from geotrack.protocols import Gazetteer

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]

__all__ = ["JointResolver", "Workings"]

#: names settled together; longer documents are settled in windows of so many names
WINDOW: Final = 48
#: also-rans kept, and the least probability of one
ALSO_RANS: Final = 5
LEAST: Final = 0.005

#: cosine of the angle under which two places within 20 km of each other are seen
_SAME_SPOT: Final = cos(20.0 / EARTH_RADIUS_KM)
_UNSETTLED: Final = Resolution(place=None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Workings:
    """How a window of names settles: candidates, names, stated relations, scores, chosen rows."""

    slate: Slate
    nodes: Sequence[Node]
    factors: Sequence[Factor]
    found: Settled
    best: Sequence[int]


def _window(known: Sequence[tuple[int, Namesakes]]) -> list[tuple[int, Namesakes]]:
    """Return the names of a window with those of their places that are to be weighed."""
    places = weighed([found for _, found in known])
    return [(k, found) for (k, _), found in zip(known, places, strict=True) if found.places]


def _also_rans(
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


def _containers(cues: Cues, node_of: Sequence[int]) -> dict[int, list[int]]:
    """Return the nodes that an apposition or the title says a node lies in, by that node."""
    found: dict[int, list[int]] = {}
    for link in cues.links:
        if link.kind in APPOSED and node_of[link.inner] != node_of[link.outer]:
            outer = found.setdefault(node_of[link.inner], [])
            if node_of[link.outer] not in outer:
                outer.append(node_of[link.outer])
    return found


class JointResolver:
    """Settles places jointly: names, context and what the claims state.

    Parameters
    ----------
    settings
        Not consulted at present beyond what `pins` hold; part of the socket.
    gazetteer
        Where candidates come from.
    pins
        Settled by the user: name → place; these come first and inform the rest.
    weights
        Weights of the evidence; others than the fitted ones serve ablations.
    """

    name = "joint"

    def __init__(
        self,
        settings: Settings,
        gazetteer: Gazetteer,
        pins: Mapping[str, Place] | None = None,
        *,
        weights: Weights = WEIGHTS,
    ) -> None:
        self.settings = settings
        self.gazetteer = gazetteer
        self.pins = {normalize(name): place for name, place in (pins or {}).items()}
        self.weights = weights
        self._table = NamesakeTable(gazetteer)

    def resolve(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        claims: Sequence[Claim] = (),
    ) -> tuple[Resolution, ...]:
        """Return one resolution per toponym, in the same order; the unknown have no place."""
        settled: dict[int, Resolution] = {}
        cues = cues_of(document, toponyms)
        node_of, windows = self.workings(document, toponyms, claims, cues)
        for numbers, work in windows:
            explainer = Explainer(work.slate, work.nodes, work.factors, work.found, work.best)
            for n, k in enumerate(numbers):
                settled[k] = self._resolution(work, n, explainer)
        for inner, outer in _containers(cues, node_of).items():
            around = (settled.get(k, _UNSETTLED).place for k in outer)
            settled[inner] = replace(
                settled.get(inner, _UNSETTLED), within=tuple(filter(None, around))
            )
        return tuple(settled.get(k, _UNSETTLED) for k in node_of)

    def workings(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        claims: Sequence[Claim] = (),
        cues: Cues | None = None,
    ) -> tuple[list[int], Iterator[tuple[list[int], Workings]]]:
        """Return the node of each toponym, and window by window the nodes' numbers and how they settle.

        Names without any candidate that is worth weighing are in no window.
        """
        cues = cues_of(document, toponyms) if cues is None else cues
        nodes, node_of = nodes_of(toponyms, cues)
        stated = statements(cues, claims, node_of)
        odds = home_odds(document.text) if self.weights.dialect else {}
        known = [
            (k, found) for k, node in enumerate(nodes) if (found := self._namesakes(node)).places
        ]
        windows = (_window(known[first : first + WINDOW]) for first in range(0, len(known), WINDOW))
        return node_of, (
            ([k for k, _ in window], self._weigh(toponyms, nodes, stated, odds, window))
            for window in windows
            if window
        )

    def _namesakes(self, node: Node) -> Namesakes:
        """Return the places that a node may mean: what the user settled, else the gazetteer's."""
        pin = self.pins.get(normalize(node.name))
        if pin is not None:
            return self._table.columns(node.name, (pin,), pinned=True)
        return self._table.of(node.name)

    def _weigh(
        self,
        toponyms: Sequence[Toponym],
        nodes: Sequence[Node],
        stated: Mapping[int, Sequence[Statement]],
        odds: Mapping[str, float],
        window: Sequence[tuple[int, Namesakes]],
    ) -> Workings:
        """Settle a window of nodes together."""
        chosen = [nodes[k] for k, _ in window]
        namesakes = [found for _, found in window]
        weights = self.weights
        strength = np.array(
            [
                (1.0 + 0.5 * log(len(node.members))) * (1.0 + weights.title * node.dateline)
                for node in chosen
            ],
            dtype=np.float32,
        )
        positions = [[toponyms[m].start for m in node.members] for node in chosen]
        names = [normalize(node.name) for node in chosen]
        influences = influence(positions, strength, weights.nearness, names)
        slate = slate_of(namesakes, influences, odds)
        here = {k: n for n, (k, _) in enumerate(window)}
        factors = [
            factor
            for k in here
            for statement in stated.get(k, ())
            if (factor := factor_of(statement, here, namesakes, weights)) is not None
        ]
        extra = self._metonyms(slate, chosen)
        found = settle(slate, influences, type_fit(slate, chosen), factors, extra, weights)
        best = decide(slate, factors, found)
        return Workings(slate=slate, nodes=chosen, factors=factors, found=found, best=best)

    def _metonyms(self, slate: Slate, nodes: Sequence[Node]) -> Floats:
        """Return the gain of capitals and countries where a name stands for a government."""
        extra = np.zeros(len(slate.node), dtype=np.float32)
        for k, node in enumerate(nodes):
            if node.metonym and self.weights.metonym:
                first, last = slate.start[k], slate.start[k + 1]
                extra[first:last] = [
                    self.weights.metonym * (place.kind in ("capital", "country"))
                    for place in slate.namesakes[k].places
                ]
        return extra

    def _resolution(self, work: Workings, n: int, explainer: Explainer) -> Resolution:
        """Return the resolution of node `n`: the chosen candidate with its also-rans."""
        slate, found, best = work.slate, work.found, work.best[n]
        places = slate.namesakes[n].places
        if slate.namesakes[n].pinned:
            return Resolution(place=places[0], confidence=1.0, evidence=("settled by the user",))
        first, last = int(slate.start[n]), int(slate.start[n + 1])
        score = found.score[first:last].astype(np.float64)
        chance = probabilities(score, float(found.absent[n]), self.weights.temperature)
        # "Moscow" the city and the federal city of Moscow are one answer
        same = slate.namesakes[n].xyz @ slate.namesakes[n].xyz[best] > _SAME_SPOT
        confidence = float(chance[same].sum())
        also = tuple(
            Candidate(place=places[k], confidence=round(float(chance[k]), 4))
            for k in _also_rans(slate.namesakes[n], chance, best, same)
        )
        editors = places[best].gazetteer != self.gazetteer.name
        if 1.0 - float(chance.sum()) > confidence and not editors:
            # likelier than any of them is a place that the gazetteer does not list
            doubtful = Candidate(place=places[best], confidence=round(confidence, 4))
            return Resolution(place=None, alternatives=(doubtful, *also)[:ALSO_RANS])
        return Resolution(
            place=places[best],
            confidence=round(min(confidence, 1.0), 4),
            evidence=explainer.words(n),
            alternatives=also,
        )
