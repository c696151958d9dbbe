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
#: what a feature is made of: up to three rows of what is told of a word
_TOLD: Final = "best own0 own1 place person other mean0 mean1 gazetteer left right over-left over-right nothing".split()
_MADE: Final = """
    best | own0 own1 | best place | best person | best other | best mean0 mean1 | best gazetteer | place gazetteer
    | person gazetteer | best place gazetteer | best person gazetteer | place person other | best left right
    | best over-left | best over-right | best over-left over-right | over-left gazetteer | over-right gazetteer
"""
_MIXED: Final = np.array(
    [
        (*map(_TOLD.index, made.split()), *[_TOLD.index("nothing")] * 2)[:3]
        for made in _MADE.split("|")
    ]
).T
_FACTOR: Final = np.where(_MIXED[1] == _TOLD.index("nothing"), np.uint32(1), _K1)[:, None]
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

    keys = seen.keys
    order = np.argsort(keys, kind="stable")
    sizes = np.bincount(keys)
    begins = np.cumsum(sizes) - sizes
    alone = sizes[keys] == 1
    top = np.maximum.reduceat(kinds[:, order], begins, axis=1)[:, keys]
    # the largest of the others: of the largest itself, the second largest
    rest = np.where(kinds == top, -1.0, kinds)
    second = np.maximum.reduceat(rest[:, order], begins, axis=1)[:, keys]
    levels = np.searchsorted(_STEPS, np.where(kinds == top, second, top))
    at = keys + len(sizes) * np.arange(len(kinds))[:, None]
    total = np.bincount(at.ravel(), weights=kinds.ravel(), minlength=kinds.size)[at] - kinds
    means = np.searchsorted(_STEPS, total / np.maximum(sizes[keys] - 1, 1))
    levels[:, alone] = means[:, alone] = 8
    rows = [
        best, *np.searchsorted(_STEPS, kinds[:2]), *levels, *means[:2], seen.gazetteer,
        left, right, over_left, over_right, np.zeros(len(targets), dtype=np.uint32),
    ]  # fmt: skip
    told = np.array(rows, dtype=np.uint32)
    raw: UInts = told[_MIXED[0]] * _FACTOR
    raw += told[_MIXED[1]] * _K2
    raw += told[_MIXED[2]] * _K3
    raw += _SALTS
    raw *= np.uint32(0x85EBCA6B)
    raw ^= raw >> np.uint32(15)
    raw *= np.uint32(0xC2B2AE35)
    raw >>= np.uint32(32 - SECOND_BITS)
    numbers: npt.NDArray[np.int32] = raw.astype(np.int32).T
    return numbers
