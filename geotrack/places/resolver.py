"""The resolver: settles all toponyms of a document together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.model import Candidate, Resolution
from geotrack.names import normalize
from geotrack.places.calibrate import probabilities
from geotrack.places.context import cues_of, nodes_of
from geotrack.places.evidence import influence, slate_of, type_fit
from geotrack.places.evidence_weights import WEIGHTS, Weights
from geotrack.places.evidence_words import Explainer
from geotrack.places.namesakes import NamesakeTable
from geotrack.places.relations import claim_factor, containment_factor
from geotrack.places.settling import decide, settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.config import Settings
    from geotrack.model import Claim, Document, Place, Toponym
    from geotrack.places.context import Cues, Node
    from geotrack.places.evidence import Slate
    from geotrack.places.namesakes import Namesakes
    from geotrack.places.relations import Factor
    from geotrack.places.settling import Settled
    from geotrack.protocols import Gazetteer

    Floats = npt.NDArray[np.float32]

__all__ = ["JointResolver"]

#: names settled together; longer documents are settled in windows of so many names
WINDOW: Final = 48
#: with more names than this, only the likeliest places of each are weighed
CROWD: Final = 24
CROWD_PLACES: Final = 16
#: also-rans kept, and the least probability of one
ALSO_RANS: Final = 5
LEAST: Final = 0.005

_UNSETTLED: Final = Resolution(place=None)


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
        cues = cues_of(document, toponyms)
        nodes, node_of = nodes_of(toponyms, cues)
        settled: list[Resolution] = [_UNSETTLED] * len(nodes)
        known = [
            (k, found) for k, node in enumerate(nodes) if (found := self._namesakes(node)).places
        ]
        for first in range(0, len(known), WINDOW):
            window = known[first : first + WINDOW]
            self._settle(document, toponyms, claims, cues, nodes, node_of, window, settled)
        return tuple(settled[k] for k in node_of)

    def _namesakes(self, node: Node) -> Namesakes:
        """Return the places that a node may mean: what the user settled, else the gazetteer's."""
        pin = self.pins.get(normalize(node.name))
        if pin is not None:
            return self._table.columns(node.name, (pin,), pinned=True)
        return self._table.of(node.name)

    def _settle(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        claims: Sequence[Claim],
        cues: Cues,
        nodes: Sequence[Node],
        node_of: Sequence[int],
        window: Sequence[tuple[int, Namesakes]],
        settled: list[Resolution],
    ) -> None:
        """Settle a window of nodes and write their resolutions into `settled`."""
        here = {k: n for n, (k, _) in enumerate(window)}
        chosen = [nodes[k] for k, _ in window]
        namesakes = [found for _, found in window]
        if len(namesakes) > CROWD:
            namesakes = [
                found.take(np.arange(CROWD_PLACES)) if len(found.places) > CROWD_PLACES else found
                for found in namesakes
            ]
        strength = np.array(
            [
                (1.0 + 0.5 * np.log(len(node.members))) * (1.0 + self.weights.title * node.dateline)
                for node in chosen
            ],
            dtype=np.float32,
        )
        positions = [[toponyms[m].start for m in node.members] for node in chosen]
        influences = influence(positions, strength, self.weights.nearness)
        slate = slate_of(namesakes, influences)
        factors = self._factors(claims, cues, node_of, here, namesakes)
        extra = self._metonyms(slate, chosen)
        found = settle(slate, influences, type_fit(slate, chosen), factors, extra, self.weights)
        best = decide(slate, factors, found)
        explainer = Explainer(slate, chosen, factors, found, best)
        for n, (k, _) in enumerate(window):
            settled[k] = self._resolution(slate, n, found, best[n], explainer)

    def _factors(
        self,
        claims: Sequence[Claim],
        cues: Cues,
        node_of: Sequence[int],
        here: Mapping[int, int],
        namesakes: Sequence[Namesakes],
    ) -> list[Factor]:
        """Return the relations that the text states between nodes of the window."""
        weights = self.weights
        gains = {
            "apposition": weights.apposition,
            "phrase": weights.phrase,
            "list": weights.enumeration,
        }
        factors: dict[tuple[int, int, str], Factor] = {}
        for link in cues.links:
            a, b = here.get(node_of[link.inner]), here.get(node_of[link.outer])
            if (
                a is None
                or b is None
                or a == b
                or not gains[link.kind]
                or (a, b, link.kind) in factors
            ):
                continue
            factors[a, b, link.kind] = containment_factor(
                a, b, namesakes[a], namesakes[b], gains[link.kind], link.kind
            )
        stated: list[Factor] = []
        for claim in claims if weights.claim or weights.containment else ():
            if claim.status in ("negated", "counterfactual"):
                continue
            ends = [
                here.get(node_of[end.toponym])
                if end is not None and end.toponym is not None
                else None
                for end in (claim.origin, claim.destination)
            ]
            a, b = ends
            if a is None or b is None or a == b:
                continue
            if claim.kind == "containment":
                if weights.containment and (b, a, "apposition") not in factors:
                    stated.append(
                        containment_factor(
                            b, a, namesakes[b], namesakes[a], weights.containment, "containment"
                        )
                    )
            elif weights.claim:
                factor = claim_factor(claim, a, b, namesakes[a], namesakes[b], weights.claim)
                if factor is not None:
                    stated.append(factor)
        return [*factors.values(), *stated]

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

    def _resolution(
        self, slate: Slate, n: int, found: Settled, best: int, explainer: Explainer
    ) -> Resolution:
        """Return the resolution of node `n`: the chosen candidate with its also-rans."""
        places = slate.namesakes[n].places
        if slate.namesakes[n].pinned:
            return Resolution(place=places[0], confidence=1.0, evidence=("settled by the user",))
        score = found.score[slate.start[n] : slate.start[n + 1]].astype(np.float64)
        chance = probabilities(score, self.weights.absent, self.weights.temperature)
        order = [
            k for k in np.argsort(-chance, kind="stable")[: ALSO_RANS + 1].tolist() if k != best
        ]
        return Resolution(
            place=places[best],
            confidence=round(float(chance[best]), 4),
            evidence=explainer.words(n),
            alternatives=tuple(
                Candidate(place=places[k], confidence=round(float(chance[k]), 4))
                for k in order[:ALSO_RANS]
                if chance[k] >= LEAST
            ),
        )
