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


@dataclass(slots=True)
class Block:
    """Words of many segments: feature numbers, labels, sizes of segments, weight of each word."""

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


def chain(
    scores: np.ndarray,
    sizes: np.ndarray,
    labels: np.ndarray,
    weight: np.ndarray,
    model: Model,
    mask: np.ndarray,
) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return loss, gradient to scores, transitions, begin, end."""
    top = scores.max(axis=1, keepdims=True)
    e = np.exp(scores - top)
    tr = np.exp(model.transitions) * mask
    begin = np.exp(model.begin)
    begin[LABELS.index("I-LOC")] = 0
    end = np.exp(model.end)
    steps = steps_of(sizes)
    alpha = np.empty_like(e)
    scale = np.empty(len(e))
    current = e[steps[0]] * begin
    for t, step in enumerate(steps):
        if t:
            current = (current[: len(step)] @ tr) * e[step]
        s = current.sum(axis=1, keepdims=True)
        current = current / s
        alpha[step] = current
        scale[step] = s[:, 0]
    last = np.cumsum(sizes) - 1
    beta = np.empty_like(e)
    final = alpha[last] @ end
    beta[last] = end / final[:, None]
    d_tr = np.zeros((L, L))
    for step, following in zip(steps[-2::-1], steps[:0:-1], strict=True):
        running = step[: len(following)]
        inner = beta[following] * e[following] / scale[following][:, None]
        d_tr += tr * ((alpha[running] * weight[running][:, None]).T @ inner)
        beta[running] = inner @ tr.T
    gamma = alpha * beta
    loss = float(
        ((np.log(scale) + top[:, 0]) * weight).sum() + (np.log(final) * weight[last]).sum()
    )
    first = last - sizes + 1
    n = np.arange(len(labels))
    loss -= float((scores[n, labels] * weight).sum())
    gamma *= weight[:, None]
    grad = gamma.copy()
    grad[n, labels] -= weight
    d_begin = grad[first].sum(axis=0)
    d_end = grad[last].sum(axis=0)
    inside = np.ones(len(labels), dtype=bool)
    inside[last] = False
    a = np.flatnonzero(inside)
    np.subtract.at(d_tr, (labels[a], labels[a + 1]), weight[a])
    loss -= float((model.transitions[labels[a], labels[a + 1]] * weight[a]).sum())
    loss -= float((model.begin[labels[first]] * weight[first]).sum())
    loss -= float((model.end[labels[last]] * weight[last]).sum())
    return loss, grad, d_tr, d_begin, d_end


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
            used, inverse = np.unique(f, return_inverse=True)
            inverse = inverse.reshape(f.shape)
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
