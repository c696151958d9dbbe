"""A small trained scorer: the features of each row are summed, with one hidden layer beside them.

``logits = relu(X A + a) B + X C + c`` where ``X`` counts hashed features. The big tables A and C hold whole
numbers of one byte. Trained by `tools.data.reader_fit`; at run time numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt


def feature_number(name: str) -> int:
    """Return the number that a feature's name is hashed to; take it modulo the size of a table.

    Examples
    --------
    >>> feature_number("w=from")
    1711971969
    """
    return crc32(name.encode("utf-8", "surrogatepass"))


def softmax(logits: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return probabilities along the last axis.

    Examples
    --------
    >>> softmax(np.zeros(2)).tolist()
    [0.5, 0.5]
    """
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: npt.NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Trained weights: `table` has one row per hashed feature, the hidden units first, then the outputs.

    `table` is int8 of shape ``(rows, hidden + outputs)``, with `scales` for the columns; `bias` of the same
    width; `mixing` of shape ``(hidden, outputs)``.
    """

    table: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    mixing: npt.NDArray[np.float64]

    def logits(self, rows: Sequence[Sequence[str]]) -> npt.NDArray[np.float64]:
        """Return the logits of rows of features: shape ``(len(rows), outputs)``; no row may be empty."""
        hidden, outputs = self.mixing.shape
        if not rows:
            return np.zeros((0, outputs))
        size = len(self.table)
        # twenty thousand names a text: hashing one again is faster than remembering it (`feature_number`)
        hashes = [crc32(name.encode("utf-8", "surrogatepass")) for row in rows for name in row]
        numbers = np.fromiter(hashes, np.int64, len(hashes))
        numbers %= size
        starts = np.cumsum([0, *map(len, rows[:-1])])
        sums = np.add.reduceat(self.table.take(numbers, axis=0), starts, axis=0, dtype=np.int32)
        both = sums * self.scales + self.bias
        inner = np.maximum(both[:, :hidden], 0.0)
        total: npt.NDArray[np.float64] = inner @ self.mixing + both[:, hidden:]
        return total

    def weight(self, name: str) -> npt.NDArray[np.float64]:
        """Return what one feature adds to the outputs directly, the hidden layer left aside."""
        hidden = len(self.mixing)
        row = self.table[feature_number(name) % len(self.table)]
        direct: npt.NDArray[np.float64] = (row * self.scales)[hidden:]
        return direct
