"""The default recognizer: a trained linear chain, and rules after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geotrack.toponyms.decoding import LABELS, marginals
from geotrack.toponyms.evidence import Evidence
from geotrack.toponyms.features import observe
from geotrack.toponyms.finishing import Found, finish
from geotrack.toponyms.matching import Matcher
from geotrack.toponyms.reading import Vocabulary, read
from geotrack.toponyms.rules import apply
from geotrack.toponyms.second import reconsider
from geotrack.toponyms.travelnames import with_travel_names
from geotrack.toponyms.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geotrack.config import Settings
    from geotrack.model import Document, Toponym
    from geotrack.protocols import NameIndex
    from geotrack.toponyms.features import Observation
    from geotrack.toponyms.matching import Match
    from geotrack.toponyms.weights import Look, Weights

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

__all__ = ["Tagger"]

_BEGIN = LABELS.index("B-LOC")
_INSIDE = LABELS.index("I-LOC")


class Tagger:
    """Finds toponyms with a linear chain trained on open corpora.

    Parameters
    ----------
    settings
        `demonyms` and `facilities` are heeded.
    index
        The gazetteer's names: what kinds of place a name may be.
    weights
        Trained weights; None: the packaged ones.
    """

    name = "tagger"

    def __init__(
        self, *, settings: Settings, index: NameIndex, weights: Weights | None = None
    ) -> None:
        self._settings = settings
        self._matcher = Matcher(index)
        self._weights = weights or load_weights()
        self._vocabulary = Vocabulary(self._weights.clusters)

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """Return the toponyms in order; may be empty."""
        reading = read(document.text, self._vocabulary)
        matches, single = self._matcher.match(reading)
        seen = observe(reading, matches, single, self._vocabulary)
        if not len(seen.targets):
            return ()
        w = self._weights
        scores = w.first.scores(seen.features)
        chances = _chances(w.first, scores, seen)
        scores += w.second.scores(reconsider(reading, seen, chances))
        chances = _chances(w.second, scores, seen)
        found = _spans(seen.targets, chances)
        evidence = _evidence(len(reading), seen.targets, chances, matches, single)
        found = apply(reading, found, evidence)
        found = with_travel_names(reading, found, evidence, self._matcher)
        return finish(reading, found, matches, self._settings)


def _chances(look: Look, scores: Floats, seen: Observation) -> Floats:
    return marginals(scores, seen.segments, look.transitions, look.begin, look.end)


def _evidence(
    n: int, targets: Ints, chances: Floats, matches: Sequence[Match], single: dict[int, int]
) -> Evidence:
    labels = np.zeros(n, dtype=np.int64)
    labels[targets] = chances.argmax(axis=1)
    place = np.zeros(n)
    place[targets] = chances[:, _BEGIN] + chances[:, _INSIDE]
    return Evidence(labels.tolist(), place.tolist(), matches, single)


def _spans(targets: Ints, chances: Floats) -> list[Found]:
    """Return the stretches of words whose likeliest label is a place."""
    best = chances.argmax(axis=1)
    here = np.flatnonzero((best == _BEGIN) | (best == _INSIDE))
    place = chances[:, _BEGIN] + chances[:, _INSIDE]
    found: list[Found] = []
    for k in here.tolist():
        word = int(targets[k])
        sure = float(place[k])
        if found and best[k] == _INSIDE and found[-1].last == word - 1:
            sure = min(sure, found[-1].confidence)
            found[-1] = Found(found[-1].first, word, found[-1].classes, sure)
        else:
            found.append(Found(word, word, 0, sure))
    return found
