"""A text too long to be read at once."""

from dataclasses import replace

import pytest

from geotrack import Document, Pipeline, Settings
from geotrack.claims.reader import longtexts
from geotrack.text import parts

TOWNS = "Lyon Dijon Turin Vienna Prague Leeds York Omaha Denver Lima Cusco Hanoi".split()
FORMS = (
    "{who} left {a} for {b} at {n}:40 on Monday and arrived {n} hours later. He stayed {n} days there.",
    "It is {n}20 km from {a} to {b} by rail, and the train takes {n} hours. The town lies {n}0 km further on.",
    "Nothing moved in {a}. The council met in {b} on 12 May 20{n}2, {who} said.",
)


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(Settings(geometry=False))


@pytest.fixture(scope="module")
def book():
    return "\n\n".join(
        FORMS[k % 3].format(
            who=("Anna Kern", "the envoy")[k % 2], a=TOWNS[k * 5 % 12], b=TOWNS[(k * 7 + 1) % 12], n=k % 8 + 1
        )
        for k in range(150)
    )  # fmt: skip


def read(pipeline, document):
    toponyms, times = pipeline.toponyms(document), pipeline.times(document)
    return pipeline.claims(document, toponyms, times), toponyms, times


def test_a_text_read_in_parts_says_what_it_says_as_a_whole(pipeline, book, monkeypatch):
    document = Document(text=book, title="Trains of the year")
    whole, *_ = read(pipeline, document)
    monkeypatch.setattr(longtexts, "WHOLE", 6_000)
    monkeypatch.setattr(longtexts, "PART", 4_000)
    monkeypatch.setattr(longtexts, "AGAIN", 1_500)
    monkeypatch.setattr(parts, "_PARAGRAPH", 500)
    assert len(list(parts.parts_of(book, 4_000, 1_500))) > 3
    told_in_parts, toponyms, times = read(pipeline, document)
    assert [c.start for c in told_in_parts] == sorted(c.start for c in told_in_parts)

    def told(claims):
        return {(c.kind, c.start, c.end, c.value, c.unit, c.time) for c in claims if c.value}

    assert len(told(whole)) > 150
    assert len(told(told_in_parts) ^ told(whole)) <= 0.02 * len(told(whole))
    for claim in told_in_parts:
        assert claim.text == book[claim.start : claim.end]
        assert claim.sentence[0] <= claim.start < claim.end <= claim.sentence[1]
        for mention in (claim.origin, claim.destination, *claim.via):
            if mention is None or mention.start is None:
                continue
            assert mention.text == book[mention.start : mention.end]
            if mention.toponym is not None:
                name = toponyms[mention.toponym]
                assert name.start <= mention.start < name.end or name.text == mention.text
        if claim.time is not None:
            assert times[claim.time].start < claim.sentence[1]
            assert times[claim.time].end > claim.sentence[0]

    def ends(claim):
        return [getattr(m, "text", None) for m in (claim.origin, claim.destination)]

    known = {(c.start, c.kind): ends(c) for c in whole}
    same = [known.get((c.start, c.kind)) == ends(c) for c in told_in_parts]
    assert sum(same) > 0.9 * len(same)


@pytest.mark.parametrize("length", [longtexts.WHOLE, longtexts.WHOLE + 1])
def test_up_to_which_length_a_text_is_read_at_once(pipeline, monkeypatch, length):
    asked = []
    monkeypatch.setattr(longtexts, "in_parts", lambda *_: asked.append(1) or ())
    pipeline.reader.read(Document(text="x" * length), (), ())
    assert bool(asked) is (length > longtexts.WHOLE)


def test_a_part_knows_the_title_and_the_day(pipeline, book, monkeypatch):
    monkeypatch.setattr(longtexts, "WHOLE", 100)
    monkeypatch.setattr(longtexts, "PART", 4_000)
    seen = []
    document = Document(text=book, title="Lyon", published="2024-05-14")
    longtexts.in_parts(lambda d, *_: seen.append(replace(d, text="")) or (), document, (), ())
    assert set(seen) == {replace(document, text="")}
