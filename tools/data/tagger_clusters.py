"""Word clusters from the training text itself: positive pointwise mutual information, SVD, k-means."""

from __future__ import annotations

from collections import Counter

import numpy as np
import scipy.sparse as sp

SIZES = (32, 128, 512)
_CONTEXTS = 4000
_DIMENSIONS = 64
_LEAST = 4


def clusters(texts: list[list[str]], seed: int) -> dict[str, tuple[int, int, int]]:
    """Return the clusters, coarse to fine, of the words that occur at least four times.

    Parameters
    ----------
    texts
        Sentences as lists of lower-case words.
    """
    counts = Counter(w for words in texts for w in words)
    vocabulary = [w for w, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= _LEAST]
    number = {w: i for i, w in enumerate(vocabulary)}
    total = Counter()
    for words in texts:
        ids = [number.get(w, -1) for w in words]
        for i, a in enumerate(ids):
            if a < 0:
                continue
            for offset in (-2, -1, 1, 2):
                j = i + offset
                b = ids[j] if 0 <= j < len(ids) else 0
                if 0 <= b < _CONTEXTS:
                    total[(a, (offset + 2 - (offset > 0)) * _CONTEXTS + b)] += 1
    keys = sorted(total)
    rows = np.array([k[0] for k in keys])
    columns = np.array([k[1] for k in keys])
    values = np.array([total[k] for k in keys], dtype=np.float64)
    n, m = len(vocabulary), 4 * _CONTEXTS
    row_sum = np.bincount(rows, weights=values, minlength=n)
    column_sum = np.bincount(columns, weights=values, minlength=m) ** 0.75
    pmi = np.log(
        values * column_sum.sum() / (row_sum[rows] * np.maximum(column_sum[columns], 1e-9))
    )
    keep = pmi > 0
    matrix = sp.csr_matrix((pmi[keep], (rows[keep], columns[keep])), shape=(n, m))
    rng = np.random.default_rng(seed)
    basis = rng.standard_normal((m, _DIMENSIONS + 16))
    for _ in range(4):
        left, _ = np.linalg.qr(matrix @ basis)
        basis, _ = np.linalg.qr(matrix.T @ left)
    u, s, _ = np.linalg.svd(matrix @ basis, full_matrices=False)
    vectors = u[:, :_DIMENSIONS] * np.sqrt(s[:_DIMENSIONS])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    found = [_k_means(vectors, size, rng) for size in SIZES]
    return {w: (int(found[0][i]), int(found[1][i]), int(found[2][i])) for w, i in number.items()}


def _k_means(vectors: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    # the frequent words first: their neighborhoods are the surest seeds
    centers = vectors[rng.permutation(min(len(vectors), size * 6))[:size]].copy()
    nearest = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(20):
        nearest = np.argmax(vectors @ centers.T, axis=1)
        sums = np.zeros_like(centers)
        np.add.at(sums, nearest, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centers = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centers)
    return nearest
