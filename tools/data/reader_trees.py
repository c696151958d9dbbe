"""Fit `geotrack.claims.reader.trees.Trees` by LightGBM: softmax over the rows of a group. Same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import lightgbm
import numpy as np

from geotrack.claims.reader.trees import LEAVES, TREE, Trees

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS: Final[dict[str, Any]] = {
    "num_leaves": LEAVES, "learning_rate": 0.08, "min_data_in_leaf": 20, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63, "seed": 1, "num_threads": 1,
    "deterministic": True, "force_col_wise": True, "verbosity": -1,
}  # fmt: skip


@dataclass(slots=True)
class Rows:
    """Rows of numbers in groups.

    `groups`: first row of each group, and the number of rows at the end. `good`: which rows are right; a group
    without any is left out of fitting. `base`: what is added to the sums; None: nothing.
    """

    rows: np.ndarray
    groups: np.ndarray
    good: np.ndarray
    base: np.ndarray | None = None

    def part(self, keep: np.ndarray) -> Rows:
        """Return the groups that are kept."""
        sizes = np.diff(self.groups)
        of = np.repeat(keep, sizes)
        return Rows(
            self.rows[of], np.concatenate([[0], np.cumsum(sizes[keep])]), self.good[of],
            None if self.base is None else self.base[of],
        )  # fmt: skip

    def any_good(self) -> np.ndarray:
        return np.add.reduceat(self.good, self.groups[:-1]) > 0


def shares(sums: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Return the shares of the rows of each group."""
    of = np.repeat(np.arange(len(groups) - 1), np.diff(groups))
    p = np.exp(sums - np.maximum.reduceat(sums, groups[:-1])[of])
    return p / np.add.reduceat(p, groups[:-1])[of]


def _objective(rows: Rows) -> Callable[[np.ndarray, object], tuple[np.ndarray, np.ndarray]]:
    of = np.repeat(np.arange(len(rows.groups) - 1), np.diff(rows.groups))

    def gradient(sums: np.ndarray, _: object) -> tuple[np.ndarray, np.ndarray]:
        p = shares(sums, rows.groups)
        q = p * rows.good
        return p - q / np.add.reduceat(q, rows.groups[:-1])[of], np.maximum(p * (1 - p), 1e-3)

    return gradient


def boost(rows: Rows, count: int) -> Trees:
    """Return that many trees whose sums tell the right rows of the groups from the others."""
    some = rows.part(rows.any_good())
    data = lightgbm.Dataset(some.rows, label=some.good, init_score=some.base)
    model = lightgbm.train({**SETTINGS, "objective": _objective(some)}, data, num_boost_round=count)
    return trees_of(model)


def trees_of(model: lightgbm.Booster) -> Trees:
    """Return a model's trees as they are kept."""
    out = np.zeros(model.num_trees(), dtype=TREE)
    out["most"] = np.inf
    for k, tree in enumerate(model.dump_model()["tree_info"]):
        _put(out[k], tree["tree_structure"], [0, 0])
    return Trees(out)


def _put(tree: np.void, node: dict[str, Any], used: list[int]) -> int:
    """Write a branch into a tree, `used` nodes and leaves of which are taken; return its leaves as bits."""
    if "leaf_value" in node:
        leaf = used[1]
        used[1] += 1
        tree["value"][leaf] = node["leaf_value"]
        return 1 << leaf
    at = used[0]
    used[0] += 1
    tree["column"][at], tree["most"][at] = node["split_feature"], node["threshold"]
    first = _put(tree, node["left_child"], used)
    second = _put(tree, node["right_child"], used)
    tree["stay"][at] = 0xFFFFFFFF & ~first
    return first | second


def crossed(rows: Rows, folds: np.ndarray, count: int) -> np.ndarray:
    """Return the sums of each row, base included, by trees that saw none of its fold."""
    out = np.zeros(len(rows.rows))
    of = np.repeat(folds, np.diff(rows.groups))
    for fold in np.unique(folds):
        trees = boost(rows.part(folds != fold), count)
        mine = rows.part(folds == fold)
        out[of == fold] = trees.sums(mine.rows) + (0 if mine.base is None else mine.base)
    return out
