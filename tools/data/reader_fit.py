"""Fit `geotrack.claims.scorer.Scorer`: softmax over outputs, or over the rows of a group. Same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from geotrack.claims.scorer import Scorer, feature_number

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Task:
    """Rows of features in groups.

    `rows`: names of features, one list per row. `groups`: first row of each group, and the number of rows at
    the end; with a group per row the softmax runs over outputs (`good` of shape (rows, outputs)), else over
    the rows of each group for each output apart. `good`: what is right, any positive weight; a group and
    output without anything right is left out. `weight`: of each group.
    `base`: what is added to the logits, of the shape of `good`; None: nothing.
    """

    rows: Sequence[Sequence[str]]
    groups: np.ndarray
    good: np.ndarray
    weight: np.ndarray
    base: np.ndarray | None = None


def matrix(rows: Sequence[Sequence[str]], size: int) -> sp.csr_matrix:
    """Return the counts of hashed features."""
    numbers = np.fromiter(
        (feature_number(name) % size for row in rows for name in row), dtype=np.int32
    )
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return sp.csr_matrix(
        (np.ones(len(numbers), dtype=np.float32), numbers, starts), shape=(len(rows), size)
    )


def _loss_gradient(
    logits: np.ndarray, good: np.ndarray, groups: np.ndarray, weight: np.ndarray
) -> np.ndarray:
    """Return the gradient of the negative log share of what is right, by group and output."""
    sizes = np.diff(groups)
    if (sizes == 1).all():
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        q = p * good
        total = q.sum(axis=1, keepdims=True)
        ok = total > 0
        q = np.where(ok, q / np.where(ok, total, 1), p)
        return (p - q) * weight[:, None]
    of = np.repeat(np.arange(len(sizes)), sizes)
    top = np.maximum.reduceat(logits, groups[:-1], axis=0)[of]
    p = np.exp(logits - top)
    p /= np.add.reduceat(p, groups[:-1], axis=0)[of]
    q = p * good
    total = np.add.reduceat(q, groups[:-1], axis=0)[of]
    ok = total > 0
    q = np.where(ok, q / np.where(ok, total, 1), p)
    return (p - q) * weight[of][:, None]


def fit(
    task: Task,
    *,
    size: int,
    hidden: int,
    epochs: int = 16,
    batch: int = 48,
    rate: float = 0.004,
    decay: float = 0.01,
    drop: float = 0.15,
    seed: int = 1,
) -> Scorer:
    """Return the scorer fitted by Adam with weight decay, leaving out features at random."""
    rng = np.random.default_rng(seed)
    x = matrix(task.rows, size)
    outputs = task.good.shape[1]
    width = hidden + outputs
    table = np.zeros((size, width), dtype=np.float32)
    table[:, :hidden] = rng.normal(0, 0.08, (size, hidden))
    values = [
        table,
        np.zeros(width, dtype=np.float32),
        rng.normal(0, 0.3, (hidden, outputs)).astype(np.float32),
    ]
    first = [np.zeros_like(v) for v in values]
    second = [np.zeros_like(v) for v in values]
    count = len(task.groups) - 1
    order = np.arange(count)
    step = 0
    steps = epochs * -(-count // batch)
    for _ in range(epochs):
        rng.shuffle(order)
        for begin in range(0, count, batch):
            chosen = np.sort(order[begin : begin + batch])
            sizes = task.groups[chosen + 1] - task.groups[chosen]
            index = np.concatenate([np.arange(task.groups[k], task.groups[k + 1]) for k in chosen])
            part = x[index]
            if drop:
                part.data = part.data * (rng.random(len(part.data)) >= drop) / (1 - drop)
            groups = np.concatenate([[0], np.cumsum(sizes)])
            both = part @ values[0] + values[1]
            inner = np.maximum(both[:, :hidden], 0)
            logits = inner @ values[2] + both[:, hidden:]
            if task.base is not None:
                logits = logits + task.base[index]
            g = _loss_gradient(logits, task.good[index], groups, task.weight[chosen])
            g = (g / len(chosen)).astype(np.float32)
            d_both = np.concatenate([(g @ values[2].T) * (both[:, :hidden] > 0), g], axis=1)
            gradients = [part.T @ d_both, d_both.sum(axis=0), inner.T @ g]
            step += 1
            now = rate * (1 - step / (steps + 1))
            for value, grad, m, v in zip(values, gradients, first, second, strict=True):
                m += 0.1 * (grad - m)
                v += 0.002 * (grad * grad - v)
                up = m / (1 - 0.9**step) / (np.sqrt(v / (1 - 0.998**step)) + 1e-6)
                value -= now * (up + decay * value)
    return pack(*values, hidden=hidden)


def pack(table: np.ndarray, bias: np.ndarray, mixing: np.ndarray, *, hidden: int) -> Scorer:
    """Return the weights with the table as whole numbers of one byte, one scale for a column."""
    scales = np.maximum(np.abs(table).max(axis=0), 1e-9).astype(np.float64) / 127
    return Scorer(
        table=np.round(table / scales).astype(np.int8),
        scales=scales,
        bias=bias.astype(np.float64),
        mixing=mixing.astype(np.float64),
    )
