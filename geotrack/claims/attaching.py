"""Figures and what they are said of: kinds first, then the ends of each in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.building import Attachment
from geotrack.claims.circumstances import circumstances, mode_features
from geotrack.claims.endfeatures import candidate_features, pair_features
from geotrack.claims.entities import PEOPLE, Cast
from geotrack.claims.kindfeatures import kind_features
from geotrack.claims.learned import FIGURE_KINDS, MODE_NAMES, ReaderWeights
from geotrack.claims.scenes import NOBODY, Memory, Scene, scene_of
from geotrack.claims.scorer import softmax
from geotrack.model import Confidence
from geotrack.names import normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geotrack.claims.entities import Entity
    from geotrack.claims.reading import Script
    from geotrack.model import Claim, ClaimKind, Document, Mention, Mode

__all__ = ["Attacher", "Choice", "decide_ends", "shortlist"]

#: a figure that is less likely to be about travel is none
THRESHOLD: Final = 0.45
#: how much likelier "the text does not tell" must be than an end, as a logarithm: a reader wants to know
_SILENCE: Final = 0.7
_ONE_END: Final = ("stop", "interval")
_UNSURE: Final = 0.6  #: below this share of the best pair, the ends of a construction are taken
_BATCH: Final = 1000  #: figures that are scored at once
_SHORT: Final = 6  #: candidates of each role that are paired
#: constructions that name both ends outright ("900 km from A to B", "between A and B"), and how sure they are
#: of them where the weights agree: 28 of 32 on eleven hands; two of the four others were looked at, and were
#: heights and the like, which the figure's own confidence has to tell
_OUTRIGHT: Final = frozenset(
    ("length-from-to", "time-from-to", "from-to-is-length", "from-to-is-time", "length-between-two")
)
_TOLD_OUTRIGHT: Final = 0.93
#: the same of positions: 29 of 37, most of the others located by a word that the label resolves
_LOCATED: Final = 0.93
#: what lasts and is no trip, behind a figure that is written as an adjective
_EVENTS: Final = frozenset(
    """meeting meetings summit conference congress talks festival strike hearing trial workshop course truce
    ceasefire tournament match concert ceremony shift ban warranty deadline""".split()
)
#: letters before what a sentence begins with: "The", "The small market town of"
_AT_THE_START: Final = 25


@dataclass(slots=True)
class Choice:
    """How one figure was read, for `geotrack explain`.

    `kinds`: probability of each of `FIGURE_KINDS`; `pairs`: pairs of keys with their share, the best first;
    `helped`: the construction whose ends were taken, or "".
    """

    number: int
    kinds: dict[str, float]
    scene: Scene | None = None
    pairs: list[tuple[tuple[str, str], float]] = field(default_factory=list)
    attachment: Attachment | None = None
    helped: str = ""
    memory: tuple[tuple[int, str, tuple[str, str], float], ...] = ()


def shortlist(logits: npt.NDArray[np.float64], width: int = _SHORT) -> tuple[list[int], list[int]]:
    """Return the likeliest rows for each role, the best first; row 0 (nobody) is always among them."""
    chosen = []
    for role in (0, 1):
        order = [int(k) for k in np.argsort(-logits[:, role], kind="stable")[:width]]
        chosen.append(order if 0 in order else [*order, 0])
    return chosen[0], chosen[1]


def log_shares(logits: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return logarithms of the shares of the rows, for each role apart."""
    top = logits - logits.max(axis=0)
    shares: npt.NDArray[np.float64] = top - np.log(np.exp(top).sum(axis=0))
    return shares


def decide_ends(
    script: Script, scene: Scene, memory: Memory, weights: ReaderWeights
) -> list[tuple[tuple[Entity | None, Entity | None], float]]:
    """Return pairs of ends with their shares, the best first; None: the text does not tell."""
    entities: list[Entity | None] = [None, *scene.candidates]
    rows = [candidate_features(script, scene, entity) for entity in entities]
    alone = log_shares(weights.ends.logits(rows))
    origins, destinations = shortlist(alone)
    pairs = [(a, b) for a in origins for b in destinations if a != b or a == 0]
    together = weights.pairs.logits(
        [pair_features(scene, memory, entities[a], entities[b]) for a, b in pairs]
    )[:, 0]
    total = together + np.array([alone[a, 0] + alone[b, 1] for a, b in pairs])
    shares = softmax(total)
    untold = np.array(
        [(a == 0 and scene.kind not in _ONE_END) + (b == 0) for a, b in pairs], dtype=float
    )
    order = np.argsort(-(np.log(shares + 1e-12) - _SILENCE * untold), kind="stable")
    return [((entities[pairs[k][0]], entities[pairs[k][1]]), float(shares[k])) for k in order]


class Attacher:
    """Decides by trained weights what each figure is and between which ends it is told.

    Parameters
    ----------
    weights
        What was learned.
    """

    name = "learned"

    def __init__(self, weights: ReaderWeights) -> None:
        self.weights = weights

    def kinds(self, script: Script) -> npt.NDArray[np.float64]:
        """Return the probability of each kind for each figure: shape ``(figures, kinds)``."""
        count = len(script.figures)
        logits = [
            self.weights.kinds.logits(
                [kind_features(script, k) for k in range(first, min(count, first + _BATCH))]
            )
            for first in range(0, count, _BATCH)
        ]
        return softmax(np.concatenate(logits))

    def attach(
        self, document: Document, script: Script, said: Mapping[int, Claim] | None = None
    ) -> list[Choice]:
        """Return how each figure of a text was read, in order; those of no travel without attachment.

        Parameters
        ----------
        document, script
            The text, and its words, places and figures.
        said
            What constructions read of a figure, by its number; None: nothing.
        """
        said = said or {}
        out: list[Choice] = []
        shares = self.kinds(script)
        travel = 1 - shares[:, 0]
        cast: Cast | None = None
        memory = Memory()
        modes: list[tuple[tuple[str, str], Mode]] = []
        for number in range(len(script.figures)):
            named = {
                str(k or "none"): float(p)
                for k, p in zip(FIGURE_KINDS, shares[number], strict=True)
            }
            choice = Choice(
                number, named, memory=tuple(memory.last(script.figures[number].sentence))
            )
            out.append(choice)
            helper = said.get(number)
            if (helper is None and travel[number] < THRESHOLD) or _of_an_event(script, number):
                continue
            kind = _kind(shares[number, 1:], helper)
            if cast is None:
                cast = Cast(document, script)
            scene = scene_of(script, cast, number, kind, memory)
            decided = decide_ends(script, scene, memory, self.weights)
            choice.scene = scene
            choice.pairs = [
                ((a.key if a else NOBODY, b.key if b else NOBODY), p) for (a, b), p in decided[:5]
            ]
            (first, second), share = decided[0]
            origin, destination = _said(first), _said(second)
            inferred = tuple(
                role
                for role, entity in (("from", first), ("to", second))
                if _said(entity) is not None and entity is not None and not _beside(scene, entity)
            )
            if helper is not None and _prefers(helper, kind, share):
                origin, destination = helper.origin, helper.destination
                choice.helped, kind = helper.pattern, helper.kind
                inferred = tuple(
                    role
                    for role, end in (("from", origin), ("to", destination))
                    if not _within(script, scene, end)
                )
            elif helper is not None:
                origin = _rather(origin, helper.origin)
                destination = _rather(destination, helper.destination)
            pair = (_key(cast, script, origin), _key(cast, script, destination))
            mode = self._mode(script, scene, pair, modes)
            if helper is not None and helper.mode != "unknown":
                mode = helper.mode
            memory.pairs.append((scene.sentence, kind, pair, share))
            modes.append((pair, mode))
            choice.attachment = Attachment(
                figure=script.figures[number],
                kind=kind,
                origin=origin,
                destination=destination,
                mode=mode,
                inferred=inferred,
                pattern="decided" if helper is None else helper.pattern,
                span=(helper.start, helper.end) if helper is not None and choice.helped else None,
                confidence=Confidence(
                    figure=(self.weights.figure if helper is None else self.weights.helped).at(
                        float(travel[number])
                    ),
                    ends=max(
                        self.weights.pair.at(share),
                        _outright(script, scene, helper)
                        if helper is not None
                        and (origin, destination) == (helper.origin, helper.destination)
                        else 0.0,
                    ),
                ),
                **circumstances(script, scene, kind, helper),
            )
        return out

    def _mode(
        self,
        script: Script,
        scene: Scene,
        pair: tuple[str, str],
        before: Sequence[tuple[tuple[str, str], Mode]],
    ) -> Mode:
        last = before[-1] if before else None
        row = mode_features(
            script, scene, last[1] if last else "", same=bool(last and last[0] == pair)
        )
        return MODE_NAMES[int(self.weights.modes.logits([row])[0].argmax())]


def _said(entity: Entity | None) -> Mention | None:
    """Return the mention of an entity; "it" names nothing."""
    return None if entity is None or entity.key == "p:it" else entity.mention


def _kind(shares: npt.NDArray[np.float64], helper: Claim | None) -> ClaimKind:
    """Return what a figure about travel is.

    A construction decides where the weights are not sure, or where it is not about a way or a position:
    those two it tells apart worse than they do.
    """
    best = int(shares.argmax())
    kind = FIGURE_KINDS[1 + best]
    assert kind is not None
    if helper is None or helper.kind not in FIGURE_KINDS:
        return kind
    unsure = shares[best] < _UNSURE * shares.sum()
    return helper.kind if unsure or {kind, helper.kind} != {"distance", "position"} else kind


def _prefers(helper: Claim, kind: str, share: float) -> bool:
    """Whether the ends of a construction are taken: it names all, and it is surer than what was learned."""
    if helper.kind == kind == "stop":
        return helper.destination is not None
    if helper.origin is None or helper.destination is None:
        return False
    if helper.kind == "position":
        return kind in ("position", "distance")
    return helper.kind == kind and share < _UNSURE


def _outright(script: Script, scene: Scene, helper: Claim) -> float:
    """Return how sure it is that a construction names both ends beside the figure; 0: it need not.

    A way "from A to B"; or, less sure, a position whose sentence begins with what it locates ("Ulm lies
    9 km …", also by the title), and whose reference is a name.
    """
    origin, destination = helper.origin, helper.destination
    if origin is None or destination is None or origin.toponym is None:
        return 0.0
    if not _within(script, scene, origin):
        return 0.0
    if helper.pattern in _OUTRIGHT or _from_to(script, origin, destination):
        return _TOLD_OUTRIGHT if _within(script, scene, destination) else 0.0
    if helper.kind != "position":
        return 0.0
    if destination.start is None:
        return _LOCATED
    begin = script.text.tokens.starts[script.first[scene.sentence]]
    named = destination.text[:1].isupper() and destination.text.lower() not in PEOPLE
    return _LOCATED if named and 0 <= destination.start - begin <= _AT_THE_START else 0.0


def _of_an_event(script: Script, number: int) -> bool:
    """Whether a figure says how long something is that nobody travels: "a two-day meeting"."""
    quantity, lower = script.figures[number].quantity, script.text.lower
    return quantity.attributive and not _EVENTS.isdisjoint(lower[quantity.stop : quantity.stop + 1])


def _from_to(script: Script, origin: Mention, destination: Mention) -> bool:
    """Whether two mentions stand together as "from A to B"."""
    if None in (origin.start, origin.end, destination.start):
        return False
    assert origin.start is not None
    assert origin.end is not None
    assert destination.start is not None
    tokens, lower = script.text.tokens, script.text.lower
    first, last, then = (tokens.at(k) for k in (origin.start, origin.end - 1, destination.start))
    return first > 0 and lower[first - 1] == "from" and lower[last + 1 : then] == ["to"]


def _rather(chosen: Mention | None, told: Mention | None) -> Mention | None:
    """Return the chosen end, or what a construction names instead of a pronoun."""
    pronoun = chosen is not None and chosen.text.lower() in PEOPLE
    return told if pronoun and told is not None else chosen


def _key(cast: Cast, script: Script, mention: Mention | None) -> str:
    """Return the key of the entity that a mention is of; `NOBODY`: none."""
    if mention is None:
        return NOBODY
    key = normalize(mention.text)
    if key in cast.entities or mention.start is None or mention.end is None:
        return key if key in cast.entities else NOBODY
    tokens = script.text.tokens
    for s, e in cast.in_sentence(script.sentence_at(mention.start)):
        if tokens.starts[s.first] < mention.end and mention.start < tokens.ends[s.last - 1]:
            return e.key
    return NOBODY


def _within(script: Script, scene: Scene, mention: Mention | None) -> bool:
    """Whether a mention stands in the sentence of the figure."""
    if mention is None or mention.start is None:
        return mention is None
    start, end = script.span(scene.sentence)
    return start <= mention.start < end


def _beside(scene: Scene, entity: Entity) -> bool:
    return any(e is entity for _, e in (*scene.before, *scene.after))
