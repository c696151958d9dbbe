"""The container of the gazetteer files: sections come back, damage is told."""

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.errors import DataError
from geotrack.places.gazetteer.columns import (
    ColumnFile,
    Lines,
    Runs,
    fitting,
    halves,
    pack_lines,
    pack_runs,
    palette,
    write_columns,
)


@pytest.mark.parametrize(
    ("most", "typecode"), [(255, "B"), (256, "H"), (65_535, "H"), (65_536, "I")]
)
def test_numbers_take_the_narrowest_type_that_holds_them(most, typecode):
    assert fitting([0, most]).typecode == typecode


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**24 - 1)))
def test_halves_make_the_whole(values):
    for bits in (8, 16):
        (_, low), (_, high) = halves("x", array("I", values), bits=bits)
        assert [a | b << bits for a, b in zip(low, high, strict=True)] == values


def test_a_palette_has_its_values_in_their_order():
    which, values = palette([700, 3, 700, 70_000])
    assert (which.tolist(), values.tolist()) == ([1, 0, 1, 2], [3, 700, 70_000])


def test_sections_come_back(tmp_path):
    path = tmp_path / "a.places"
    write_columns(path, {"signed": array("b", [-1, 5]), "wide": array("I", [2**31]), "raw": b"abc"}, {"k": "v"})  # fmt: skip
    file = ColumnFile(path)
    assert file.meta == {"k": "v"}
    assert [list(file.column(name)) for name in ("signed", "wide")] == [[-1, 5], [2**31]]
    assert bytes(file.column("raw")) == b"abc"
    with pytest.raises(DataError, match="lacks other"):
        file.column("other")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "cannot be read"),
        (b"SQLite format 3\0" * 9, "of this version"),
        (b"GTCOLS01\x05\0\0\0{]   ", "damaged"),
        (b"GTCOLS01\x05\0\0\0[1]  ", "damaged"),
    ],
)
def test_what_is_no_column_file_is_a_data_error(tmp_path, content, told):
    (tmp_path / "x.places").write_bytes(content)
    with pytest.raises(DataError, match=told):
        ColumnFile(tmp_path / "x.places")


@settings(deadline=None)
@given(st.lists(st.integers(0, 300), max_size=100))
def test_runs_follow_one_another(lengths):
    sections = pack_runs("r", lengths)
    runs = Runs(memoryview(sections["r"]), memoryview(sections["r-starts"]))
    at = 0
    for number, length in enumerate(lengths):
        assert runs(number) == (at, at + length)
        at += length


@pytest.fixture
def lines(tmp_path):
    rows = sorted(
        [(f"key {k:03}", "") for k in range(200)] + [("key 063", str(k)) for k in range(150)]
    )
    write_columns(tmp_path / "l.places", pack_lines("l", rows, block=64), {})
    return rows, Lines(ColumnFile(tmp_path / "l.places"), "l")


def test_lines_of_one_key_stay_together_across_blocks(lines):
    rows, found = lines
    first, tails = found.find("key 063")
    assert (len(tails), rows[first][0], rows[first - 1][0]) == (151, "key 063", "key 062")


def test_every_line_is_found_and_no_other(lines):
    rows, found = lines
    assert [rows[found.find(key)[0]][0] for key, _ in rows] == [key for key, _ in rows]
    assert [found.find(key) for key in ("", "a", "key", "key 06", "key 0630", "zzz")] == [None] * 6


def test_no_lines_at_all(tmp_path):
    write_columns(tmp_path / "l.places", pack_lines("l", []), {})
    assert Lines(ColumnFile(tmp_path / "l.places"), "l").find("x") is None


def test_a_damaged_block_is_a_data_error(tmp_path):
    sections = pack_lines("l", [("abc", "")]) | {"l": b"\xff" * 8}
    sections["l-ends"] = array("I", [8])
    write_columns(tmp_path / "l.places", sections, {})
    with pytest.raises(DataError, match="damaged"):
        Lines(ColumnFile(tmp_path / "l.places"), "l").find("abc")
