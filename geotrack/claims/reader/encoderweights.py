"""How the encoder's weights are kept: matrices in bytes with a scale for each column, all else as halves."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Bytes = npt.NDArray[np.int8]

_STEPS: Final = 127  #: that a byte tells on either side of nothing
_LEAST: Final = 1e-6  #: a scale is no smaller, for it must stay a half above nothing


def packed(weights: Mapping[str, Floats]) -> Bytes:
    """Return weights as bytes: all matrices, then all scales and what is no matrix."""
    matrices, halves = [], []
    for rows in weights.values():
        if rows.ndim == 1:
            halves.append(rows.astype(np.float16))
            continue
        scales = np.maximum(np.abs(rows).max(axis=0) / _STEPS, _LEAST).astype(np.float16)
        steps = np.round(rows / scales.astype(np.float32))
        matrices.append(np.clip(steps, -_STEPS, _STEPS).astype(np.int8).ravel())
        halves.append(scales)
    return np.concatenate([*matrices, np.concatenate(halves).view(np.int8)])


def unpacked(kept: Bytes, shapes: Mapping[str, Sequence[int]]) -> dict[str, Floats]:
    """Return weights by name from their bytes.

    Raises
    ------
    ValueError
        If there are more or fewer of them than the shapes say.

    Examples
    --------
    >>> some = {
    ...     "a": np.array([[1.27, 0], [0.5, 2]], dtype=np.float32),
    ...     "b": np.zeros(3, dtype=np.float32),
    ... }
    >>> unpacked(packed(some), {"a": (2, 2), "b": (3,)})["a"].astype(float).round(2).tolist()
    [[1.27, 0.0], [0.5, 2.0]]
    """
    sizes = [int(np.prod(shape)) if len(shape) > 1 else 0 for shape in shapes.values()]
    begins = np.cumsum([0, *sizes])
    matrices, rest = np.split(kept, [begins[-1]])
    halves = np.ascontiguousarray(rest).view(np.float16).astype(np.float32)
    wide = np.cumsum([0, *(shape[-1] for shape in shapes.values())])
    if len(matrices) != begins[-1] or len(halves) != wide[-1]:
        raise ValueError("the weights do not fit their shapes")
    out = {}
    for (name, shape), mine, own in zip(
        shapes.items(), pairwise(begins), pairwise(wide), strict=True
    ):
        part = halves[slice(*own)]
        if len(shape) > 1:
            part = matrices[slice(*mine)].reshape(shape).astype(np.float32) * part
        out[name] = part
    return out
