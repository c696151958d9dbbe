"""The packed networks: what goes in comes out, and context lines for a map."""

from __future__ import annotations

import numpy as np
import pytest

from geotrack.earth.networks import lines_in, network, pack, unpack
from geotrack.errors import DataError


def test_packed_arrays_come_back_and_bytes_repeat():
    arrays = {
        "a": np.array([5, -7, 2_000_000, 0], dtype=np.int32),
        "b": np.arange(1000, dtype=np.int16),
        "c": np.array([], dtype=np.int32),
    }
    raw = pack(arrays, {"codes": ["Å"]})
    assert raw == pack(arrays, {"codes": ["Å"]})
    found, info = unpack(raw)
    assert info == {"codes": ["Å"]}
    for name, values in arrays.items():
        assert found[name].tolist() == values.tolist()


def test_a_damaged_file_is_told():
    with pytest.raises(DataError, match="damaged"):
        unpack(b"something else")


@pytest.mark.parametrize("kind", ["rail", "road", "sea"])
def test_edges_hang_together(kind):
    net = network(kind)
    size = len(net.lats)
    assert (net.tail < net.head).all()
    assert net.head.max() < size
    assert (net.length > 0).all()
    assert (np.diff(net.first) >= 2).all()
    starts, ends = net.first[:-1], net.first[1:] - 1
    assert (net.point_lats[starts] == net.lats[net.tail]).all()
    assert (net.point_lons[ends] == net.lons[net.head]).all()
    assert abs(net.point_lats).max() <= 90_000
    assert abs(net.point_lons).max() <= 180_000


@pytest.mark.parametrize("kind", ["rail", "road"])
def test_context_lines_touch_the_box_and_respect_the_budget(kind):
    west, south, east, north = 10.0, 45.0, 13.0, 47.0
    everything = lines_in(kind, west, south, east, north, max_points=10**9)
    few = lines_in(kind, west, south, east, north, max_points=800)
    assert sum(len(line.lats) for line in few) <= 800
    assert 0 < len(few) <= len(everything)
    for line in everything:
        assert min(line.lons) <= east
        assert max(line.lons) >= west
        assert len(line.schematic) == len(line.lats) - 1


def test_a_box_across_the_antimeridian_has_lines_on_both_sides():
    lines = lines_in("sea", 170, -30, -170, 0)
    assert any(max(line.lons) > 170 for line in lines)
    assert any(min(line.lons) < -170 for line in lines)


def test_an_empty_box_has_no_lines():
    assert lines_in("rail", -31, 10, -30, 11) == []
