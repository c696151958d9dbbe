"""Fit `geotrack.claims.reader.scorer.Scorer`: softmax over outputs. Same bytes each time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from geotrack.claims.reader.scorer import Scorer, feature_number

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class Task:
    """Rows of names of features, and which outputs are right for each: `good` of shape (rows, outputs).

    `groups`: first row of each group, and the number of rows at the end: one row of each group is right for
    each output. None: one output is right for each row.
    """

    rows: Sequence[Sequence[str]]
    good: np.ndarray
    groups: np.ndarray | None = None

    def part(self, keep: np.ndarray) -> Task:
        """Return the rows that are kept."""
        chosen = np.flatnonzero(keep)
        return Task([self.rows[k] for k in chosen], self.good[chosen])


def matrix(rows: Sequence[Sequence[str]], size: int) -> sp.csr_matrix:
    """Return the counts of hashed features."""
    numbers = np.fromiter(
        (feature_number(name) % size for row in rows for name in row), dtype=np.int32
    )
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return sp.csr_matrix(
        (np.ones(len(numbers), dtype=np.float32), numbers, starts), shape=(len(rows), size)
    )


def _loss_gradient(logits: np.ndarray, good: np.ndarray) -> np.ndarray:
    """Return the gradient of the negative log share of what is right."""
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    q = p * good
    total = q.sum(axis=1, keepdims=True)
    ok = total > 0
    return p - np.where(ok, q / np.where(ok, total, 1), p)


def _grouped_gradient(logits: np.ndarray, good: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Return the same where the rows of a group compete, for each output apart."""
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    of = np.repeat(np.arange(len(sizes)), sizes)
    p = np.exp(logits - np.maximum.reduceat(logits, begins, axis=0)[of])
    p /= np.add.reduceat(p, begins, axis=0)[of]
    q = p * good
    total = np.add.reduceat(q, begins, axis=0)[of]
    ok = total > 0
    return p - np.where(ok, q / np.where(ok, total, 1), p)


def _often(rows: Sequence[Sequence[str]], least: int) -> list[list[str]]:
    """Return the rows without features that fewer than `least` rows have."""
    counts = Counter(name for row in rows for name in set(row))
    return [[name for name in row if counts[name] >= least] for row in rows]


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
    least: int = 1,
    seed: int = 1,
) -> Scorer:
    """Return the scorer fitted by Adam with weight decay, leaving out features at random.

    `least`: rows that a feature must stand in to be looked at.
    """
    if least > 1:
        task = replace(task, rows=_often(task.rows, least))
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
    bounds = np.arange(len(task.rows) + 1) if task.groups is None else task.groups
    count = len(bounds) - 1
    order = np.arange(count)
    step = 0
    steps = epochs * -(-count // batch)
    for _ in range(epochs):
        rng.shuffle(order)
        for begin in range(0, count, batch):
            chosen = np.sort(order[begin : begin + batch])
            sizes = bounds[chosen + 1] - bounds[chosen]
            index = np.concatenate([np.arange(bounds[k], bounds[k + 1]) for k in chosen])
            part = x[index]
            if drop:
                part.data = part.data * (rng.random(len(part.data)) >= drop) / (1 - drop)
            both = part @ values[0] + values[1]
            inner = np.maximum(both[:, :hidden], 0)
            logits = inner @ values[2] + both[:, hidden:]
            good = task.good[index]
            g = (
                _loss_gradient(logits, good)
                if task.groups is None
                else _grouped_gradient(logits, good, sizes)
            )
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
