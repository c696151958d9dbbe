"""Figures and what they are said of: kinds first, then the ends of each in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.building import Attachment
from geotrack.claims.candidates.kindfeatures import kind_features
from geotrack.claims.candidates.kindrows import kind_rows
from geotrack.claims.candidates.notravel import no_travel
from geotrack.claims.ends.byconstruction import (
    end_keys,
    from_to,
    key_of_mention,
    kind_told,
    names_outright,
    rather_end,
    stands_in,
    takes_ends,
)
from geotrack.claims.ends.circumstances import circumstances, mode_features, only_by_saying
from geotrack.claims.ends.scenes import NOBODY, Scene, scene_of
from geotrack.claims.ends.spokenof import cast_of
from geotrack.claims.reader.encoder import LOWEST, load_encoder
from geotrack.claims.reader.learned import FIGURE_KINDS, MODE_NAMES, ReaderWeights
from geotrack.claims.reader.scorer import softmax
from geotrack.claims.reader.trust import Decided, Trust, load_trust, trust_features
from geotrack.model import Confidence, OtherEnds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Cast, Entity
    from geotrack.claims.reader.encoder import Encoder, Told
    from geotrack.model import Claim, Document, Mention, Mode

#: a figure that is less likely to be about travel is none; of authors that the weights had not seen, F1 is .896
#: here (.898 at .45, .899 at .4, where more passages without travel are misread)
THRESHOLD: Final = 0.5
#: how much likelier "the text does not tell" must be than an end, as a logarithm: a reader wants to know
_SILENCE: Final = 0.7
#: a figure that is likelier none by the words around it stays none: of 3,068 no figure beside it made one travel
_RULED_OUT: Final = 0.9
_ONE_END: Final = ("stop", "interval")
_BATCH: Final = 1000  #: figures that are scored at once
_OTHERS: Final = 8  #: pairs that a claim may carry, each with this share at least
_LEAST_SHARE: Final = 0.01
_RARE: Final = 1e-12  #: added to a share before its logarithm is taken
_KEPT: Final = 40  #: pairs that are kept of those of a figure


@dataclass(slots=True)
class Choice:
    """How one figure was read, for `geotrack explain`.

    `scene`: what it was made among, where asked for; `kinds`: probability of each of `FIGURE_KINDS`; `pairs`: pairs of keys with their share, the best first;
    `grounds`: what speaks for and against the ends,
    `decided`: their keys.
    """

    number: int
    kinds: dict[str, float]
    scene: Scene | None = None
    pairs: list[tuple[tuple[str, str], float]] = field(default_factory=list)
    attachment: Attachment | None = None
    grounds: dict[str, float] = field(default_factory=dict)
    decided: tuple[str, str] | None = None


def decide_ends(
    scene: Scene, told: Told | None
) -> list[tuple[tuple[Entity | None, Entity | None], float]]:
    """Return pairs of ends with their shares, the best first; None: the text does not tell.

    `told`: what the encoder says of the figure; None: nothing, and so no end is known.
    """
    entities: list[Entity | None] = [None, *scene.candidates]
    if told is None:
        return [((None, None), 1.0)]
    count = len(entities)
    logs = told.among([NOBODY, *(e.key for e in scene.candidates)]).astype(np.float64)
    if scene.kind == "position":  # nothing lies some way off itself
        logs[range(1, count), range(1, count)] = 2 * LOWEST
    shares = softmax(logs.ravel())
    untold = np.zeros((count, count))
    untold[:, 0] += 1
    if scene.kind not in _ONE_END:
        untold[0] += 1
    liked = np.log(shares + _RARE) - _SILENCE * untold.ravel()
    order = np.argsort(-liked, kind="stable")[:_KEPT]
    return [((entities[k // count], entities[k % count]), float(shares[k])) for k in order.tolist()]


class Attacher:
    """Decides by trained weights what each figure is and between which ends it is told.

    Parameters
    ----------
    weights
        What was learned.
    trust
        How far ends can be trusted; None: as packaged.
    encoder
        The network that reads the whole text for ends; None: as packaged.
    """

    name = "learned"

    def __init__(
        self, weights: ReaderWeights, trust: Trust | None = None, encoder: Encoder | None = None
    ) -> None:
        self.weights = weights
        self.trust = load_trust() if trust is None else trust
        self.encoder = load_encoder() if encoder is None else encoder

    def kinds(self, script: Script) -> npt.NDArray[np.float64]:
        """Return the probability of each kind for each figure: shape ``(figures, kinds)``."""
        count = len(script.figures)
        logits = [
            self.weights.kinds.logits(
                [kind_features(script, k) for k in range(first, min(count, first + _BATCH))]
            )
            for first in range(0, count, _BATCH)
        ]
        alone = softmax(np.concatenate(logits))
        out = alone.copy()
        unsure = np.flatnonzero(alone[:, 0] < _RULED_OUT)
        for first in range(0, len(unsure), _BATCH):
            some = unsure[first : first + _BATCH]
            rows, base = kind_rows(script, alone, some.tolist())
            sums = base + self.weights.figures.sums(rows)
            out[some] = softmax(sums.reshape(len(some), -1))
        return out

    def attach(
        self,
        document: Document,
        script: Script,
        said: Mapping[int, Claim] | None = None,
        *,
        scenes: bool = False,
    ) -> list[Choice]:
        """Return how each figure of a text was read, in order; those of no travel without attachment.

        Parameters
        ----------
        document, script
            The text, and its words, places and figures.
        said
            What constructions read of a figure, by its number; None: nothing.
        scenes
            Whether choices keep their scenes: half of the memory that reading a long text takes.
        """
        said = said or {}
        out: list[Choice] = []
        shares = self.kinds(script)
        travel = 1 - shares[:, 0]
        kinds = {
            number: kind_told(shares[number, 1:], said.get(number))
            for number in range(len(script.figures))
            if (number in said or travel[number] >= THRESHOLD) and not no_travel(script, number)
        }
        told: Iterator[tuple[int, Told]] = iter(())
        ahead: tuple[int, Told] | None = None
        cast: Cast | None = None
        modes: list[tuple[tuple[str, str], Mode]] = []
        for number in range(len(script.figures)):
            named = {
                str(k or "none"): float(p)
                for k, p in zip(FIGURE_KINDS, shares[number], strict=True)
            }
            choice = Choice(number, named)
            out.append(choice)
            helper = said.get(number)
            if number not in kinds:
                continue
            kind = kinds[number]
            if cast is None:
                cast = cast_of(document, script)
                told = self.encoder.read(script, cast, document.title, tuple(kinds.items()))
            if ahead is None or ahead[0] < number:  # one by one: of a long text they are much
                ahead = next(told, None)
            mine = ahead[1] if ahead is not None and ahead[0] == number else None
            scene = scene_of(script, cast, number, kind)
            decided = decide_ends(scene, mine)
            choice.scene = scene if scenes else None
            choice.pairs = [
                ((a.key if a else NOBODY, b.key if b else NOBODY), p) for (a, b), p in decided[:5]
            ]
            first, second = decided[0][0]
            origin, destination = _said(first), _said(second)
            inferred = tuple(
                role
                for role, entity in (("from", first), ("to", second))
                if _said(entity) is not None and entity is not None and not _beside(scene, entity)
            )
            outright = helper is not None and names_outright(script, scene, helper)
            if helper is not None and takes_ends(helper, kind, outright=outright):
                origin, destination, kind = helper.origin, helper.destination, helper.kind
                inferred = tuple(
                    role
                    for role, end in (("from", origin), ("to", destination))
                    if not stands_in(script, scene, end)
                )
            elif helper is not None:
                origin = rather_end(cast, script, origin, helper.origin)
                destination = rather_end(cast, script, destination, helper.destination)
            pair = (key_of_mention(cast, script, origin), key_of_mention(cast, script, destination))
            beside = circumstances(script, scene, kind, helper)
            mode = self._mode(script, scene, pair, modes)
            if helper is not None and helper.mode != "unknown":
                mode = helper.mode
            choice.decided = pair
            modes.append((pair, mode))
            if beside["straight"] and only_by_saying(script, scene, mode):
                mode = "unknown"  # a line is no railway there, and no crow an aircraft
            figure = (self.weights.figure if helper is None else self.weights.helped).at(
                float(travel[number])
            )
            choice.grounds = trust_features(
                script,
                scene,
                Decided(
                    kind=kind,
                    origin=origin,
                    destination=destination,
                    inferred=inferred,
                    pairs=choice.pairs,
                    own=pair,
                    helper=helper,
                    told=None if helper is None else end_keys(cast, script, helper),
                    from_to=from_to(script, origin, destination),
                    outright=outright,
                    figure=figure,
                    kinds=named,
                ),
            )
            ends = self.trust.at(choice.grounds)
            choice.attachment = Attachment(
                figure=script.figures[number],
                kind=kind,
                origin=origin,
                destination=destination,
                mode=mode,
                inferred=inferred,
                pattern="decided" if helper is None else helper.pattern,
                confidence=Confidence(figure=figure, ends=round(ends, 4)),
                alternatives=other_ends(decided, origin, destination, 1 - ends),
                **beside,
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
        told = next((f.removeprefix("first=") for f in row if f.startswith("first=")), "unknown")
        if told not in MODE_NAMES:
            return told  # a mode that is newer than the weights: the nearest word decides
        return MODE_NAMES[int(self.weights.modes.logits([row])[0].argmax())]


def other_ends(
    decided: Sequence[tuple[tuple[Entity | None, Entity | None], float]],
    origin: Mention | None,
    destination: Mention | None,
    left: float,
) -> tuple[OtherEnds, ...]:
    """Return the pairs that are likely enough to matter but for the one that was chosen, the likeliest first.

    They share what is left of the belief, in the ratios of all pairs that were not chosen.
    """
    pairs = [((_said(a), _said(b)), share) for (a, b), share in decided]
    others = [(pair, share) for pair, share in pairs if pair != (origin, destination)]
    others.sort(key=lambda other: -other[1])  # `decided` prefers a pair that says more
    whole = sum(share for _, share in others)
    if whole <= 0:
        return ()
    found = ((pair, round(left * share / whole, 4)) for pair, share in others[:_OTHERS])
    return tuple(
        OtherEnds(origin=pair[0], destination=pair[1], share=share)
        for pair, share in found
        if share >= _LEAST_SHARE
    )


def _said(entity: Entity | None) -> Mention | None:
    """Return the mention of an entity; "it" names nothing."""
    return None if entity is None or entity.key == "p:it" else entity.mention


def _beside(scene: Scene, entity: Entity) -> bool:
    return any(e is entity for _, e in (*scene.before, *scene.after))
