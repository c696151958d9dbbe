import math
from itertools import permutations

import pytest

from geotrack.measures.interval import Interval
from geotrack.verdicts.arithmetic.engine import Statement, conflict, propagate


def says(quantity, low, high=None, *, assumed=False, words=None):
    return Statement(
        quantity=quantity, interval=Interval(low, low if high is None else high),
        words=words or f"{quantity} {low}", assumed=assumed,
    )  # fmt: skip


def test_distance_and_speed_leave_the_rest_of_the_time_for_the_stop():
    box = propagate([says("distance", 1099), says("speed", 60), says("total", 20)])
    assert box["moving"].middle == pytest.approx(18.32, abs=0.01)
    assert box["stops"].middle == pytest.approx(1.68, abs=0.01)


def test_departure_and_total_give_the_arrival():
    box = propagate([says("departure", 100, 106), says("total", 18, 22)])
    assert box["arrival"] == Interval(118, 128)


def test_arrival_and_departure_bound_the_distance_through_the_speed():
    box = propagate([says("departure", 0), says("arrival", 10), says("speed", 0, 80)])
    assert box["distance"].high == pytest.approx(800)


def test_nothing_said_leaves_everything_open():
    assert propagate([])["distance"] == Interval(0, math.inf)


def test_no_conflict_among_statements_that_agree():
    assert conflict([says("distance", 100), says("speed", 50), says("total", 2)]) == ()


def test_the_smallest_conflict_is_named_and_bystanders_are_not():
    statements = [
        says("departure", 0), says("distance", 1000), says("stops", 0, 1), says("speed", 50),
        says("total", 5),
    ]  # fmt: skip
    assert {s.quantity for s in conflict(statements)} == {"distance", "speed", "total"}


def test_two_figures_for_one_thing_are_a_conflict_of_two():
    odd = conflict([says("speed", 60), says("total", 20), says("total", 30)])
    assert [s.quantity for s in odd] == ["total", "total"]


def test_of_equal_conflicts_the_one_without_assumptions_is_named():
    odd = conflict([says("speed", 1, 2, assumed=True), says("speed", 10), says("speed", 20)])
    assert not any(s.assumed for s in odd)


def test_every_member_of_a_large_conflict_is_needed():
    many = [says("distance", 100 + k / 100, 200) for k in range(12)]
    odd = conflict([*many, says("speed", 10), says("total", 1), says("stops", 0, 9)])
    assert propagate(odd) is None
    for spared in odd:
        assert propagate([s for s in odd if s is not spared]) is not None


def test_the_order_of_statements_does_not_matter():
    statements = [says("distance", 90, 110), says("speed", 40, 60), says("total", 1, 4)]
    boxes = [propagate(order) for order in permutations(statements)]
    for box in boxes:
        assert {q: (round(i.low, 9), i.high) for q, i in box.items()} == {
            q: (round(i.low, 9), i.high) for q, i in boxes[0].items()
        }
