"""Parts of a long text."""

import pytest

from geotrack.text import parts


@pytest.mark.parametrize("gap", ["\n\n", "\n", " ", ""])
def test_parts_cover_a_text_and_begin_with_what_came_before(monkeypatch, gap):
    monkeypatch.setattr(parts, "_PARAGRAPH", 20)
    text = gap.join(["abcdefghij"] * 50)
    found = list(parts.parts_of(text, 100, 30))
    assert "".join(text[begin:end] for _, begin, end in found) == text
    assert all(again < begin for again, begin, _ in found[1:])
    assert all(text[:begin].endswith(gap) for _, begin, _ in found[1:])
    assert all(end - begin <= 122 for _, begin, end in found)


@pytest.mark.parametrize(("length", "number"), [(0, 0), (1, 1), (15_000, 1), (15_001, 2)])
def test_a_little_more_than_a_part_is_one(length, number):
    assert len(list(parts.parts_of("x" * length, 10_000, 100))) == number
