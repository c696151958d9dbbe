"""The trees: every row comes out where a walk from the root would, however many rows and trees there are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.claims.reader.trees import LEAVES, TREE, Trees

# a leaf is a number, a node (column, most, yes, no)
LEAF = st.integers(-8, 8).map(lambda k: k / 4)
NODES = st.recursive(
    LEAF,
    lambda branch: st.tuples(st.integers(0, 2), st.integers(-3, 3), branch, branch),
    max_leaves=LEAVES,
)
ROWS = st.lists(st.tuples(*[st.integers(-4, 4)] * 3), min_size=1, max_size=5)


def walk(node, row):
    while isinstance(node, tuple):
        column, most, yes, no = node
        node = yes if row[column] <= most else no
    return node


def leaves(node):
    return leaves(node[2]) + leaves(node[3]) if isinstance(node, tuple) else 1


def written(nodes):
    out = np.zeros(len(nodes), dtype=TREE)
    out["most"] = np.inf

    def put(tree, node, used):
        if not isinstance(node, tuple):
            tree["value"][used[1]] = node
            used[1] += 1
            return 1 << (used[1] - 1)
        at = used[0]
        used[0] += 1
        tree["column"][at], tree["most"][at] = node[:2]
        yes, no = put(tree, node[2], used), put(tree, node[3], used)
        tree["stay"][at] = 0xFFFFFFFF & ~yes
        return yes | no

    for k, node in enumerate(nodes):
        put(out[k], node, [0, 0])
    return Trees(out)


@given(st.lists(NODES.filter(lambda n: leaves(n) <= LEAVES), min_size=1, max_size=4), ROWS)
@settings(max_examples=60, deadline=None)
def test_the_sum_is_that_of_a_walk_down_each_tree(nodes, rows):
    found = written(nodes).sums(np.array(rows, dtype=np.float32))
    assert found.tolist() == [sum(walk(node, row) for node in nodes) for row in rows]


def test_a_tree_with_as_many_leaves_as_there_are_bits():
    node = 0.0
    for k in range(1, LEAVES):
        node = (0, -k, float(k), node)
    assert leaves(node) == LEAVES
    rows = [[-k] for k in range(LEAVES + 1)]
    found = written([node]).sums(np.array(rows, dtype=np.float32))
    assert found.tolist() == [walk(node, row) for row in rows]


@pytest.mark.parametrize(("value", "side"), [(2.5, -1.0), (2.501, 1.0)])
def test_the_bound_itself_says_yes(value, side):
    assert written([(0, 2.5, -1.0, 1.0)]).sums(np.array([[value]], dtype=np.float32)) == [side]


@pytest.mark.parametrize("count", [0, 1, 255, 256, 257, 513])
def test_rows_are_summed_alike_in_batches(count):
    rows = np.arange(count, dtype=np.float32)[:, None]
    found = written([(0, 255.5, 1.0, 3.0), 0.5]).sums(rows)
    assert found.tolist() == [1.5 if k < 256 else 3.5 for k in range(count)]


def test_no_trees_say_nothing():
    assert Trees(np.zeros(0, dtype=TREE)).sums(np.zeros((2, 1), dtype=np.float32)).tolist() == [
        0,
        0,
    ]


def test_boosting_tells_the_right_row_of_a_group_and_repeats_itself():
    pytest.importorskip("lightgbm")
    fitting = pytest.importorskip("tools.data.reader_trees")
    values = np.tile(np.array([[0.0, 1.0], [2.0, 0.0], [1.0, 2.0]], dtype=np.float32), (60, 1))
    rows = fitting.Rows(values, np.arange(0, 181, 3), np.tile([0.0, 1.0, 0.0], 60))
    first, second = fitting.boost(rows, 5), fitting.boost(rows, 5)
    assert first.trees.tobytes() == second.trees.tobytes()
    low, right, middle = first.sums(values[:3])
    assert right > middle
    assert right > low
    assert fitting.shares(np.zeros(6), np.array([0, 2, 6])).tolist() == [0.5, 0.5, *[0.25] * 4]
