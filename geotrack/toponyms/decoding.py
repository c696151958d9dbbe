"""Probabilities of the labels of many segments at once: a linear chain, forward and backward."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

#: what a word may be; persons, organizations and others are told apart to keep places out of them
LABELS: Final = ("O", "B-LOC", "I-LOC", "PER", "ORG", "MISC", "FAC")


def steps_of(sizes: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
    """Return, for each position, the word numbers at that position, longest segments first.

    The segments that are still running at position ``t + 1`` are the first ones of position ``t``.
    """
    order = np.argsort(-sizes, kind="stable")
    begins = (np.cumsum(sizes) - sizes)[order]
    ordered = sizes[order]
    longest = int(ordered[0]) if len(ordered) else 0
    running = np.searchsorted(-ordered, -np.arange(longest), side="left")
    return [begins[:k] + t for t, k in enumerate(running.tolist())]


def marginals(
    scores: Floats, sizes: npt.NDArray[np.int64], transitions: Floats, begin: Floats, end: Floats
) -> Floats:
    """Return the probability of each label of each word.

    Parameters
    ----------
    scores
        Log weights of the labels: shape ``(words, labels)``.
    sizes
        Numbers of words of the segments; their sum is ``words``.
    transitions, begin, end
        Positive weights (not logarithms): from label (row) to label (column), and of the first and
        the last label of a segment.
    """
    weights: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    steps = steps_of(sizes)
    forward: Floats = np.empty_like(weights)
    current = weights[steps[0]] * begin
    current /= np.add.reduce(current, axis=1, keepdims=True)
    forward[steps[0]] = current
    for step in steps[1:]:
        current = (current[: len(step)] @ transitions) * weights[step]
        current /= np.add.reduce(current, axis=1, keepdims=True)
        forward[step] = current
    backward = np.empty_like(weights)
    last = np.cumsum(sizes) - 1
    backward[last] = end
    reverse = np.ascontiguousarray(transitions.T)
    for step, following in zip(steps[-2::-1], steps[:0:-1], strict=True):
        running = step[: len(following)]
        message = (backward[following] * weights[following]) @ reverse
        message /= np.add.reduce(message, axis=1, keepdims=True)
        backward[running] = message
    forward *= backward
    forward /= np.add.reduce(forward, axis=1, keepdims=True)
    return forward
