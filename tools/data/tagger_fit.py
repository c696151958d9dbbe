"""Fit a linear-chain CRF by AdaGrad over batches of segments; fixed order of all sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from geotrack.toponyms.decoding import LABELS, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable

L = len(LABELS)


#: labels of words of which only something is known: they are in no place; they may be anything
NO_PLACE, ANYTHING = -1, -2


@dataclass(slots=True)
class Block:
    """Words of many segments: feature numbers, labels, sizes of segments, weight of each word.

    A label may be `NO_PLACE` or `ANYTHING`: the chain then learns from all labels that fit.
    """

    features: np.ndarray
    labels: np.ndarray
    sizes: np.ndarray
    weight: np.ndarray


def allowed() -> np.ndarray:
    """I-LOC follows B-LOC and I-LOC only."""
    mask = np.ones((L, L))
    inside = LABELS.index("I-LOC")
    mask[:, inside] = 0
    mask[LABELS.index("B-LOC"), inside] = mask[inside, inside] = 1
    return mask


@dataclass(slots=True)
class Model:
    weights: np.ndarray  # (features, labels)
    transitions: np.ndarray
    begin: np.ndarray
    end: np.ndarray


def possible(labels: np.ndarray) -> np.ndarray:
    """Return which labels each word may have, shape ``(words, labels)``, 0 or 1."""
    found = np.zeros((len(labels), L))
    known = labels >= 0
    found[known, labels[known]] = 1
    found[labels == ANYTHING] = 1
    places = [LABELS.index("B-LOC"), LABELS.index("I-LOC")]
    found[labels == NO_PLACE] = [k not in places for k in range(L)]
    return found


@dataclass(slots=True)
class Expected:
    """What a chain expects: log of its sum, and of each word, step, begin and end how often."""

    logarithm: float
    words: np.ndarray
    steps: np.ndarray
    begin: np.ndarray
    end: np.ndarray


def expected(
    odds: np.ndarray, sizes: np.ndarray, weight: np.ndarray, model: Model, mask: np.ndarray
) -> Expected:
    """Return what the model expects of words with these odds of labels, weighted."""
    tr = np.exp(model.transitions) * mask
    begin = np.exp(model.begin)
    begin[LABELS.index("I-LOC")] = 0
    end = np.exp(model.end)
    steps = steps_of(sizes)
    alpha = np.empty_like(odds)
    scale = np.empty(len(odds))
    current = odds[steps[0]] * begin
    for t, step in enumerate(steps):
        if t:
            current = (current[: len(step)] @ tr) * odds[step]
        s = current.sum(axis=1, keepdims=True)
        current = current / s
        alpha[step] = current
        scale[step] = s[:, 0]
    last = np.cumsum(sizes) - 1
    beta = np.empty_like(odds)
    final = alpha[last] @ end
    beta[last] = end / final[:, None]
    d_tr = np.zeros((L, L))
    for step, following in zip(steps[-2::-1], steps[:0:-1], strict=True):
        running = step[: len(following)]
        inner = beta[following] * odds[following] / scale[following][:, None]
        d_tr += tr * ((alpha[running] * weight[running][:, None]).T @ inner)
        beta[running] = inner @ tr.T
    words = alpha * beta * weight[:, None]
    logarithm = float((np.log(scale) * weight).sum() + (np.log(final) * weight[last]).sum())
    first = last - sizes + 1
    return Expected(logarithm, words, d_tr, words[first].sum(axis=0), words[last].sum(axis=0))


def chain(
    scores: np.ndarray,
    sizes: np.ndarray,
    labels: np.ndarray,
    weight: np.ndarray,
    model: Model,
    mask: np.ndarray,
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return loss, gradient to scores, transitions, begin, end."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    free = expected(odds, sizes, weight, model, mask)
    told = expected(odds * possible(labels), sizes, weight, model, mask)
    return (
        free.logarithm - told.logarithm,
        free.words - told.words,
        free.steps - told.steps,
        free.begin - told.begin,
        free.end - told.end,
    )


def fit(
    block: Block,
    width: int,
    *,
    epochs: int,
    batch: int,
    rate: float,
    decay: float,
    seed: int,
    base: np.ndarray | None = None,
    report: Callable[[str], object] = print,
) -> Model:
    """Return the fitted model.

    `base` holds log weights of the labels, shape ``(words, labels)``, to which those of the
    features are added. The rate halves after half of the epochs and after three quarters.
    """
    rng = np.random.default_rng(seed)
    model = Model(np.zeros((width, L)), np.zeros((L, L)), np.zeros(L), np.zeros(L))
    sums = [
        np.full_like(x, 1e-2) for x in (model.weights, model.transitions, model.begin, model.end)
    ]
    mask = allowed()
    starts = np.cumsum(block.sizes) - block.sizes
    order = np.arange(len(block.sizes))
    k = block.features.shape[1]
    seen, place = np.zeros(width, dtype=np.bool_), np.zeros(width, dtype=np.int32)
    for epoch in range(epochs):
        rng.shuffle(order)
        total, words = 0.0, 0
        step_rate = rate * (
            1.0 if epoch < epochs // 2 else 0.5 if epoch < epochs * 3 // 4 else 0.25
        )
        cuts = np.flatnonzero(np.diff(np.cumsum(block.sizes[order]) // batch)) + 1
        for group in np.split(order, cuts):
            sizes = block.sizes[group]
            index = np.repeat(starts[group] - (np.cumsum(sizes) - sizes), sizes) + np.arange(
                sizes.sum()
            )
            f = block.features[index]
            seen[f.ravel()] = True  # what np.unique tells, without sorting
            used = np.flatnonzero(seen)
            seen[used] = False
            place[used] = np.arange(len(used))
            inverse = place[f]
            x = sp.csr_matrix(
                (np.ones(f.size), inverse.ravel(), np.arange(0, f.size + 1, k)),
                shape=(len(f), len(used)),
            )
            w = model.weights[used]
            scores = x @ w if base is None else x @ w + base[index]
            loss, g, *rest = chain(
                scores, sizes, block.labels[index], block.weight[index], model, mask
            )
            gw = x.T @ g + decay * w
            sums[0][used] += gw * gw
            model.weights[used] = w - step_rate * gw / np.sqrt(sums[0][used])
            for value, grad, s in zip(
                (model.transitions, model.begin, model.end), rest, sums[1:], strict=True
            ):
                s += grad * grad
                value -= step_rate * grad / np.sqrt(s)
            total += loss
            words += len(f)
        report(f"epoch {epoch + 1}: loss per word {total / words:.4f}")
    return model
