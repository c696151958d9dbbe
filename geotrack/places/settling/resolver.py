"""The resolver: settles all toponyms of a document together."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.languages.en import halves_of_names
from geotrack.model import Resolution, Toponym, toponyms_by_id
from geotrack.places.settling.announced import (
    called_otherwise,
    held,
    hemisphere,
    metonyms,
    type_fit,
)
from geotrack.places.settling.answering import Workings, otherwise, resolution
from geotrack.places.settling.beliefs import decide, settle
from geotrack.places.settling.coordinates import located, located_names
from geotrack.places.settling.evidence import Home, influence, slate_of
from geotrack.places.settling.evidence_weights import SURE, WEIGHTS, Weights
from geotrack.places.settling.evidence_words import Explainer
from geotrack.places.settling.former import former_of, years_in
from geotrack.places.settling.locality import locality, words_of
from geotrack.places.settling.namecues import APPOSED, Node, cues_of, nodes_of
from geotrack.places.settling.namesakes import GROUPS
from geotrack.places.settling.namesaketable import NamesakeTable
from geotrack.places.settling.otherspellings import Spellings, spelled_otherwise
from geotrack.places.settling.publication import address_odds, publication_names
from geotrack.places.settling.relations import Statement, factor_of, statements
from geotrack.places.settling.shortforms import alone, full_forms, possessive, told_in_full
from geotrack.places.settling.shortlist import weighed
from geotrack.places.settling.strangers import is_creek, is_obscure, left_open
from geotrack.places.settling.varieties import home_odds, spellings
from geotrack.text.names import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from geotrack.config import Settings
    from geotrack.model import Claim, Document, Place
    from geotrack.places.settling.beliefs import Settled
    from geotrack.places.settling.namecues import Cues
    from geotrack.places.settling.namesakes import Namesakes
    from geotrack.places.settling.relations import Factor
    from geotrack.protocols import Gazetteer

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]

__all__ = ["JointResolver", "Workings"]

#: names settled together; longer documents are settled in windows of so many names
WINDOW: Final = 48
#: how local a text may be for its names to be looked for under other spellings: local news spell their
#: places as they are, and what is not listed are farms and creeks
AT_HOME: Final = 0.25
_UNSETTLED: Final = Resolution(place=None)
#: what these are best known as is no short form: Kansas is not Kansas City
_LARGEST: Final = np.array([[GROUPS.index(group)] for group in ("country", "admin1", "admin2")])
#: relations that figures state
_FIGURES: Final = frozenset({"claim", "vicinity"})


def _window(known: Sequence[tuple[int, Namesakes]]) -> list[tuple[int, Namesakes]]:
    """Return the names of a window with those of their places that are to be weighed."""
    places = weighed([found for _, found in known])
    return [(k, found) for (k, _), found in zip(known, places, strict=True) if found.places]


def _containers(cues: Cues, node_of: Sequence[int]) -> dict[int, list[int]]:
    """Return the nodes that an apposition or the title says a node lies in, by that node."""
    found: dict[int, list[int]] = {}
    for link in cues.links:
        if link.kind in APPOSED and node_of[link.inner] != node_of[link.outer]:
            outer = found.setdefault(node_of[link.inner], [])
            if node_of[link.outer] not in outer:
                outer.append(node_of[link.outer])
    return found


def _read(document: Document, toponyms: Sequence[Toponym]) -> str:
    """Return the words that tell where a document is at home: the title's, too, where it names places."""
    titled = any(toponym.in_title for toponym in toponyms)
    return f"{document.text} {document.title}" if titled else document.text


def _starts(document: Document, toponyms: Sequence[Toponym]) -> list[int]:
    """Return where each toponym stands in the text; those of the title are as far as a text can be."""
    behind = len(document.text) + 2
    return [t.start + behind if t.in_title else t.start for t in toponyms]


def _sureness(toponym: Toponym) -> float:
    """Return the log odds that a name is one of a place, as its recognizer has it."""
    chance = min(max(toponym.confidence, 1e-6), 1.0 - 1e-6)
    return log(chance / (1.0 - chance))


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
        self._spellings = Spellings(gazetteer) if hasattr(gazetteer, "places_in") else None

    def resolve(
        self, document: Document, toponyms: Sequence[Toponym], claims: Sequence[Claim] = ()
    ) -> tuple[Resolution, ...]:
        """Return one resolution per toponym, in the same order; the unknown have no place."""
        settled: dict[int, Resolution] = {}
        cues = cues_of(document, toponyms)
        node_of, windows = self.workings(document, toponyms, claims, cues)
        local, obscure, creeks = 0.0, set[int](), set[int]()
        for numbers, work in windows:
            local = max(local, float(work.slate.local))
            explainer = Explainer(work.slate, work.nodes, work.factors, work.found, work.best)
            for n, k in enumerate(numbers):
                settled[k] = resolution(work, n, explainer, self.weights, self.gazetteer.name)
                if settled[k].place is not None and is_obscure(
                    work.slate.namesakes[n], work.best[n]
                ):
                    obscure.add(k)
                    if is_creek(work.slate.namesakes[n], work.best[n]):
                        creeks.add(k)
        for inner, outer in _containers(cues, node_of).items():
            around = (settled.get(k, _UNSETTLED).place for k in outer)
            settled[inner] = replace(
                settled.get(inner, _UNSETTLED), within=tuple(filter(None, around))
            )
        settled |= left_open(settled, obscure, creeks)
        if self._spellings is not None and local < AT_HOME:
            spelled_otherwise(self._spellings, toponyms, node_of, settled)
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
        stated = statements(cues, claims, node_of, toponyms_by_id(toponyms))
        home = self._home(document, _read(document, toponyms), cues, nodes)
        starts = _starts(document, toponyms)
        found = [self._namesakes(node, given) for node in nodes]
        for short, full in full_forms(nodes).items():
            if not (found[short].pinned or (found[short].group[:1] == _LARGEST).any()):
                found[short] = found[short].joined(found[full])
                joined = Statement(first=short, second=full, kind="short")
                stated.setdefault(short, []).append(joined)
        for short, node in enumerate(nodes):
            if (name := possessive(node, document, toponyms)) is not None:
                found[short] = self._possessive(name, found[short])
            if (word := alone(node)) is not None and not found[short].pinned:
                self._told_alone(nodes, short, word, found, stated)
        known = [(k, namesakes) for k, namesakes in enumerate(found) if namesakes.places]
        windows = (_window(known[first : first + WINDOW]) for first in range(0, len(known), WINDOW))
        return node_of, (
            ([k for k, _ in window], self._weigh(toponyms, starts, nodes, stated, home, window))
            for window in windows
            if window
        )

    def _possessive(self, name: str, found: Namesakes) -> Namesakes:
        """Return the places of a name and those that bear it with the "'s" that follows it."""
        full = self._table.of(name)
        own = [
            k
            for k, place in enumerate(full.places[: full.known])
            if place.name[-2:] in halves_of_names.POSSESSIVES
        ]
        if not own or found.pinned:
            return found
        return found.owned_by(full.take(np.array(own, dtype=np.int64)))

    def _told_alone(
        self,
        nodes: Sequence[Node],
        short: int,
        word: str,
        found: list[Namesakes],
        stated: dict[int, list[Statement]],
    ) -> None:
        """Let "the Strait" be what the text calls so in full, "the Channel" else what everybody calls so."""
        full = told_in_full(nodes, short, word)
        if full is not None and found[full].places:
            found[short] = found[full]
            same = Statement(first=short, second=full, kind="short")
            stated.setdefault(short, []).append(same)
            return
        usual = [self._table.of(name) for name in halves_of_names.USUAL.get(word, ())]
        for further in usual[1:]:
            usual[0] = usual[0].joined(further)
        if usual and usual[0].places:
            found[short] = usual[0]

    def _home(self, document: Document, read: str, cues: Cues, nodes: Sequence[Node]) -> Home:
        """Return what words and source say of where the text is at home."""
        words = words_of(read)
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
            years=years_in(read, document.published) if aged else (),
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
        starts: Sequence[int],
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
        positions = [[starts[m] for m in node.members] for node in chosen]
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
        extra += weights.hemisphere * hemisphere(slate)
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
            by_figure = otherwise(slate, figures, (found, best), settled(words))
        return Workings(
            slate=slate, nodes=chosen, factors=factors, found=found, best=best, by_figure=by_figure
        )
