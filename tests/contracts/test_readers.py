"""What every time tagger, claim reader and assembler must keep, run against the built-in ones."""

import itertools

import pytest

from geotrack import Document, Settings
from geotrack.claims import GrammarReader
from geotrack.journeys import RuleAssembler
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


@pytest.fixture
def read(pipeline):
    def all_of(text):
        document = Document(text=text, published="2024-05-14")
        toponyms = pipeline.toponyms(document)
        times = RuleTagger(Settings()).tag(document)
        return document, toponyms, times, GrammarReader(Settings()).read(document, toponyms, times)

    return all_of


def test_the_built_in_ones_fit_their_sockets(settings):
    assert isinstance(RuleTagger(settings), TimeTagger)
    assert isinstance(GrammarReader(settings), ClaimReader)
    assert isinstance(RuleAssembler(settings), Assembler)


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
