"""What every time tagger, claim reader and assembler must keep, run against the built-in ones."""

import itertools

import pytest

from geotrack import Document, Settings
from geotrack.journeys import RuleAssembler
from geotrack.plugins import available, component
from geotrack.protocols import Assembler, ClaimReader, TimeTagger
from geotrack.times import RuleTagger

TEXTS = [
    "",
    "Nothing moved.",
    "The train left Oslo on Sunday night and reached Bergen, 470 km away, seven hours later.",
    "They sailed from Hull to Bergen in two days, then drove 300 miles in six hours at 50 mph.",
    "31 February 1,099,5 km at 25:99 (((( from to from to",
    "\u202eabc\x00 3-2 +47 555 0199 $40 1.5e309 km",
    "Kim left A. He left B. She left C on Monday for D, 12 km north of E.",
]


@pytest.fixture
def settings():
    return Settings()


#: `llm` and `both` need a model; tests/unit/claims/llm asks them
@pytest.fixture(params=sorted(set(available("readers")) - {"llm", "both"}))
def reader(request, settings):
    return component("readers", request.param)(settings)


@pytest.fixture
def read(pipeline, reader):
    def all_of(text):
        document = Document(text=text, published="2024-05-14")
        toponyms = pipeline.toponyms(document)
        times = RuleTagger(Settings()).tag(document)
        return document, toponyms, times, reader.read(document, toponyms, times)

    return all_of


def test_the_built_in_ones_fit_their_sockets(settings, reader):
    assert isinstance(RuleTagger(settings), TimeTagger)
    assert isinstance(reader, ClaimReader)
    assert isinstance(RuleAssembler(settings), Assembler)


@pytest.mark.parametrize("text", TEXTS)
def test_reading_twice_gives_the_same_claims(read, text):
    assert read(text)[3] == read(text)[3]


def test_what_is_inferred_names_an_end_that_there_is(read):
    text = (
        "The train left Oslo for Bergen at eight. Nothing happened for an hour.\n\n"
        "The journey of 470 km took seven hours, with a stop of 20 minutes at Voss."
    )
    for claim in read(text)[3]:
        assert "from" not in claim.inferred or claim.origin is not None
        assert "to" not in claim.inferred or claim.destination is not None
        assert 0 < claim.confidence.figure <= 1
        assert 0 < claim.confidence.ends <= 1


@pytest.mark.parametrize("text", TEXTS)
def test_times_are_slices_in_order_without_overlap(read, text):
    _, _, times, _ = read(text)
    assert all(text[t.start : t.end] == t.text for t in times)
    assert all(a.end <= b.start for a, b in itertools.pairwise(times))
    assert all(t.value for t in times)
    assert all(t.earliest is None or t.latest is None or t.earliest <= t.latest for t in times)


@pytest.mark.parametrize("text", TEXTS)
def test_claims_are_slices_in_order_and_name_their_construction(read, text):
    _, toponyms, times, claims = read(text)
    assert all(text[c.start : c.end] == c.text for c in claims)
    assert [c.start for c in claims] == sorted(c.start for c in claims)
    for claim in claims:
        assert claim.pattern
        assert claim.time is None or claim.time < len(times)
        for mention in (claim.origin, claim.destination, *claim.via, *claim.avoid):
            if mention is None:
                continue
            assert mention.toponym is None or mention.toponym < len(toponyms)
            if mention.start is not None:
                assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("text", TEXTS)
def test_journeys_index_claims_and_places(pipeline, text):
    report = pipeline.analyze(Document(text=text, published="2024-05-14"))
    for journey in report.journeys:
        for leg in journey.legs:
            assert all(k < len(report.claims) for k in leg.claims)
            for end in (leg.origin, leg.destination, *leg.via):
                assert end is None or end < len(report.places)
