"""A second look: what the first look made of the same word elsewhere and of the neighbors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.languages.en import name_cues
from geotrack.toponyms.decoding import LABELS

if TYPE_CHECKING:
    import numpy.typing as npt

    from geotrack.toponyms.features import Observation
    from geotrack.toponyms.reading import Reading

    Floats = npt.NDArray[np.float64]
    UInts = npt.NDArray[np.uint32]

#: feature numbers are below ``2 ** SECOND_BITS``
SECOND_BITS: Final = 13
SECOND_TEMPLATES: Final = 18

_K1: Final = np.uint32(0x9E3779B1)
_K2: Final = np.uint32(0x85EBCA77)
_K3: Final = np.uint32(0xC2B2AE3D)
_SALTS: Final = (np.arange(SECOND_TEMPLATES, dtype=np.uint32) * np.uint32(0x9E3779B9))[:, None]
_STEPS: Final = np.array([0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98])
_BEGIN, _INSIDE = LABELS.index("B-LOC"), LABELS.index("I-LOC")
_PERSON: Final = LABELS.index("PER")
_OTHERS: Final = [LABELS.index(name) for name in ("ORG", "MISC", "FAC")]
_BEYOND: Final = 9  #: stands for "no word there" among the labels


def reconsider(reading: Reading, seen: Observation, chances: Floats) -> npt.NDArray[np.int32]:
    """Return the features of the second look: shape ``(len(seen.targets), SECOND_TEMPLATES)``.

    Parameters
    ----------
    reading, seen
        The document and what the first look saw.
    chances
        The probabilities of the labels that came out of it.
    """
    targets = seen.targets
    n = len(reading)
    best = chances.argmax(axis=1).astype(np.uint32)
    kinds = np.stack(
        [
            chances[:, _BEGIN] + chances[:, _INSIDE],
            chances[:, _PERSON],
            chances[:, _OTHERS].sum(axis=1),
        ]
    )
    label = np.full(n + 6, _BEYOND, dtype=np.uint32)
    label[3 : n + 3] = np.where(reading.rows == 0, _BEYOND, 0)  # also between joined documents
    label[targets + 3] = np.where(best == _INSIDE, _BEGIN, best)
    comma = np.zeros(n + 6, dtype=np.bool_)
    comma[3 : n + 3] = [w in name_cues.JOINERS for w in reading.words]
    here = targets + 3
    left, right = label[here - 1], label[here + 1]
    over_left = np.where(comma[here - 1], label[here - 2], _BEYOND).astype(np.uint32)
    over_right = np.where(comma[here + 1], label[here + 2], _BEYOND).astype(np.uint32)

    _, inverse = np.unique(seen.keys, return_inverse=True)
    order = np.argsort(inverse, kind="stable")
    sizes = np.bincount(inverse)
    begins = np.cumsum(sizes) - sizes
    alone = sizes[inverse] == 1
    levels: list[UInts] = []
    means: list[UInts] = []
    for kind in kinds:
        top = np.maximum.reduceat(kind[order], begins)[inverse]
        # the largest of the others: of the largest itself, the second largest
        rest = np.where(kind == top, -1.0, kind)
        second = np.maximum.reduceat(rest[order], begins)[inverse]
        other = np.where(kind == top, second, top)
        level = np.searchsorted(_STEPS, other).astype(np.uint32)
        level[alone] = 8
        levels.append(level)
        total = np.bincount(inverse, weights=kind)[inverse] - kind
        mean = np.searchsorted(_STEPS, total / np.maximum(sizes[inverse] - 1, 1)).astype(np.uint32)
        mean[alone] = 8
        means.append(mean)
    own = [np.searchsorted(_STEPS, kind).astype(np.uint32) for kind in kinds]
    place, person, other = levels
    g = seen.gazetteer
    listed = [
        best,
        own[0] * _K1 + own[1] * _K2,
        best * _K1 + place * _K2,
        best * _K1 + person * _K2,
        best * _K1 + other * _K2,
        best * _K1 + means[0] * _K2 + means[1] * _K3,
        best * _K1 + g * _K2,
        place * _K1 + g * _K2,
        person * _K1 + g * _K2,
        best * _K1 + place * _K2 + g * _K3,
        best * _K1 + person * _K2 + g * _K3,
        place * _K1 + person * _K2 + other * _K3,
        best * _K1 + left * _K2 + right * _K3,
        best * _K1 + over_left * _K2,
        best * _K1 + over_right * _K2,
        best * _K1 + over_left * _K2 + over_right * _K3,
        over_left * _K1 + g * _K2,
        over_right * _K1 + g * _K2,
    ]
    raw = np.array(listed, dtype=np.uint32)
    raw += _SALTS
    raw *= np.uint32(0x85EBCA6B)
    raw ^= raw >> np.uint32(15)
    raw *= np.uint32(0xC2B2AE35)
    raw >>= np.uint32(32 - SECOND_BITS)
    return raw.astype(np.int32).T
