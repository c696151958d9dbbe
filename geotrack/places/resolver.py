"""The resolver: settles all toponyms of a document together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, log
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.geodesy import EARTH_RADIUS_KM
from geotrack.model import Candidate, Resolution, Toponym
from geotrack.names import normalize
from geotrack.places.announced import called_otherwise, held, metonyms, type_fit
from geotrack.places.calibrate import probabilities
from geotrack.places.context import APPOSED, Node, cues_of, nodes_of
from geotrack.places.coordinates import located, located_names
from geotrack.places.dialect import home_odds, spellings
from geotrack.places.evidence import Home, influence, slate_of
from geotrack.places.evidence_weights import SURE, WEIGHTS, Weights
from geotrack.places.evidence_words import Explainer
from geotrack.places.former import former_of, years_in
from geotrack.places.locality import locality, words_of
from geotrack.places.namesakes import NamesakeTable
from geotrack.places.publication import address_odds, publication_names
from geotrack.places.relations import DIVISIONS, factor_of, statements, towns_in
from geotrack.places.settling import decide, settle
from geotrack.places.support import weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from geotrack.config import Settings
    from geotrack.model import Claim, Document, Place
    from geotrack.places.context import Cues
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
#: relations that figures state
_FIGURES: Final = frozenset({"claim", "vicinity"})
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


def _sureness(toponym: Toponym) -> float:
    """Return the log odds that a name is one of a place, as its recognizer has it."""
    chance = min(max(toponym.confidence, 1e-6), 1.0 - 1e-6)
    return log(chance / (1.0 - chance))


def _otherwise(
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
        if float(xyz[here] @ xyz[there]) >= _SAME_SPOT and not (
            open_before and (xyz @ xyz[here] < _SAME_SPOT).any()
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
        named, node_of = nodes_of(toponyms, cues)
        nodes, toponyms = self._with_publication(document, named, toponyms)
        given = located_names(document, toponyms)
        stated = statements(cues, claims, node_of)
        home = self._home(document, cues, nodes)
        known = [
            (k, found)
            for k, node in enumerate(nodes)
            if (found := self._namesakes(node, given)).places
        ]
        windows = (_window(known[first : first + WINDOW]) for first in range(0, len(known), WINDOW))
        return node_of, (
            ([k for k, _ in window], self._weigh(toponyms, nodes, stated, home, window))
            for window in windows
            if window
        )

    def _home(self, document: Document, cues: Cues, nodes: Sequence[Node]) -> Home:
        """Return what words and source say of where the text is at home."""
        words = words_of(document.text)
        aged = any(former_of(node.name) for node in nodes)
        odds = home_odds(words) if self.weights.dialect else {}
        local = locality(
            words,
            spellings=sum(spellings(words)),
            civic=len(cues.civic),
            published=bool(publication_names(self.gazetteer, document.source)),
        )
        return Home(
            odds=odds,
            address=address_odds(document.source),
            local=local,
            years=years_in(document.text, document.published) if aged else (),
        )

    def _with_publication(
        self, document: Document, nodes: Sequence[Node], toponyms: Sequence[Toponym]
    ) -> tuple[Sequence[Node], Sequence[Toponym]]:
        """Return the nodes and toponyms with those that the source of the document names, at the end."""
        names = publication_names(self.gazetteer, document.source)
        if not names:
            return nodes, toponyms
        known = {normalize(name) for name in names}
        marked = [
            replace(node, publication=True) if normalize(node.name) in known else node
            for node in nodes
        ]
        named = {normalize(node.name) for node in nodes}
        more = [name for name in names if normalize(name) not in named]
        extended = [*toponyms, *(Toponym(start=0, end=0, text=name) for name in more)]
        first = len(toponyms)
        marked += [
            Node(name=name, members=(first + k,), publication=True) for k, name in enumerate(more)
        ]
        return marked, extended

    def _namesakes(self, node: Node, given: Mapping[str, Place]) -> Namesakes:
        """Return the places that a node may mean: what the user settled, else the gazetteer's.

        Where the text gives its coordinates (`given`), only those there, or that very point.
        """
        pin = self.pins.get(normalize(node.name))
        if pin is not None:
            return self._table.columns(node.name, (pin,), pinned=True)
        found = self._table.of(node.name)
        point = given.get(node.name)
        if point is None:
            return found
        there = [k for k, place in enumerate(found.places) if located(point, place) is None]
        if there:
            return found.take(np.array(there, dtype=np.int64))
        return self._table.columns(node.name, (point,))

    def _weigh(
        self,
        toponyms: Sequence[Toponym],
        nodes: Sequence[Node],
        stated: Mapping[int, Sequence[Statement]],
        home: Home,
        window: Sequence[tuple[int, Namesakes]],
    ) -> Workings:
        """Settle a window of nodes together."""
        chosen = [nodes[k] for k, _ in window]
        namesakes = [found for _, found in window]
        weights = self.weights
        strength = np.array(
            [
                (1.0 + 0.5 * log(len(node.members)))
                * (1.0 + weights.title * node.dateline + weights.publication * node.publication)
                for node in chosen
            ],
            dtype=np.float32,
        )
        positions = [[toponyms[m].start for m in node.members] for node in chosen]
        names = [normalize(node.name) for node in chosen]
        influences = influence(positions, strength, weights.nearness, names)
        slate = slate_of(namesakes, influences, home, weights)
        here = {k: n for n, (k, _) in enumerate(window)}
        factors = [
            factor
            for k in here
            for statement in stated.get(k, ())
            if (factor := factor_of(statement, here, namesakes, weights)) is not None
        ]
        extra = metonyms(slate, chosen, weights.metonym)
        extra -= weights.otherwise * called_otherwise(slate)
        extra += weights.held * held(slate, chosen, home.years)
        doubt = np.array(
            [max(SURE - max(_sureness(toponyms[m]) for m in node.members), 0.0) for node in chosen],
            dtype=np.float32,
        )
        announced = type_fit(slate, chosen)

        def settled(said: Sequence[Factor]) -> tuple[Settled, list[int]]:
            found = settle(slate, influences, announced, said, extra, doubt, weights)
            return found, decide(slate, said, found)

        found, best = settled(factors)
        figures = [factor for factor in factors if factor.kind in _FIGURES]
        by_figure: frozenset[int] = frozenset()
        if figures:
            words = [factor for factor in factors if factor.kind not in _FIGURES]
            by_figure = _otherwise(slate, figures, (found, best), settled(words))
        return Workings(
            slate=slate, nodes=chosen, factors=factors, found=found, best=best, by_figure=by_figure
        )

    def _resolution(self, work: Workings, n: int, explainer: Explainer) -> Resolution:
        """Return the resolution of node `n`: the chosen candidate with its also-rans."""
        slate, found, best = work.slate, work.found, work.best[n]
        places = slate.namesakes[n].places
        if slate.namesakes[n].pinned:
            return Resolution(place=places[0], confidence=1.0, evidence=("settled by the user",))
        first, last = int(slate.start[n]), int(slate.start[n + 1])
        score = found.score[first:last].astype(np.float64)
        warmth = self.weights.temperature + self.weights.warming * float(slate.local)
        chance = probabilities(score, float(found.absent[n]), warmth)
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
            by_figure=n in work.by_figure,
        )
