"""Boosted trees: each row of numbers comes out at one leaf of every tree, and their values are summed.

Fitted by `tools.data.reader_trees`; at run time numpy alone, all rows and trees at once. Each node that answers
"no" crosses out the leaves of its first branch; the first leaf left over is where the row comes out.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

#: leaves of a tree at most: one bit each
LEAVES: Final = 31
#: a tree: for each node the column it asks for, what that may be at most for a "yes", and the leaves that stay
#: after a "no" (an unused node says "yes" to everything); and the values of the leaves
TREE: Final = np.dtype(
    [
        ("column", "u1", LEAVES - 1),
        ("most", "<f2", LEAVES - 1),
        ("stay", "<u4", LEAVES - 1),
        ("value", "<f2", LEAVES),
    ]
)
#: rows that are looked at at once: of 8, 16, 32 and 256 the fastest, for their answers stay in the cache
_BATCH: Final = 16
_ONE: Final = np.uint32(1)


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Trees of type `TREE`.

    Examples
    --------
    >>> one = np.zeros(1, dtype=TREE)
    >>> one["most"] = np.inf
    >>> one["most"][0, 0], one["stay"][0, 0] = 2.5, 0b10
    >>> one["value"][0, :2] = -1, 1
    >>> Trees(one).sums(np.array([[2.0], [3.0]], dtype=np.float32)).tolist()
    [-1.0, 1.0]
    """

    trees: npt.NDArray[np.void]
    columns: npt.NDArray[np.intp]
    most: npt.NDArray[np.float32]
    crossed: npt.NDArray[np.uint32]
    values: npt.NDArray[np.float64]
    first: npt.NDArray[np.int32]

    def __init__(self, trees: npt.NDArray[np.void]) -> None:
        put = object.__setattr__  # node by node, so that one step takes all trees
        put(self, "trees", trees)
        put(self, "columns", np.ascontiguousarray(trees["column"].T).astype(np.intp).ravel())
        put(self, "most", np.ascontiguousarray(trees["most"].T).astype(np.float32).reshape(-1, 1))
        put(self, "crossed", ~np.ascontiguousarray(trees["stay"].T).reshape(-1, 1))
        put(self, "values", trees["value"].astype(np.float64).ravel())
        # a leaf is one bit, whose number `frexp` counts from 1
        put(self, "first", np.arange(len(trees), dtype=np.int32)[:, None] * LEAVES - 1)

    def sums(self, rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return the sum of each row of numbers, shape ``(rows, columns)``; the row may be empty."""
        count = len(self.trees)
        bits = np.empty((count, len(rows)), dtype=np.uint32)
        for begin in range(0, len(rows) if count else 0, _BATCH):
            part = np.ascontiguousarray(rows[begin : begin + _BATCH].T)
            no = part.take(self.columns, axis=0) > self.most
            gone = np.multiply(no, self.crossed, dtype=np.uint32)
            np.bitwise_or.reduce(
                gone.reshape(-1, count, part.shape[1]),
                axis=0,
                out=bits[:, begin : begin + part.shape[1]],
            )
        np.invert(bits, out=bits)
        leaves = np.frexp((bits & (~bits + _ONE)).astype(np.float64))[1] + self.first
        sums: npt.NDArray[np.float64] = self.values.take(leaves).sum(axis=0)
        return sums
