"""Laws that hold for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.claims import GrammarReader
from geotrack.model import CLAIM_KINDS, Document, Toponym

WORDS = st.sampled_from(
    """from to of between and or in on at by via the a an is was were lies located about nearly more than
    not 12 1,099 3.5 two half twenty km miles hours minutes km/h knots north south-west away drive flight
    left reached drove flew sailed train bus border stop for nights later before , . ( ) - ; Oslo Bergen
    Kiruna We he it which Monday round trip halfway respectively both distance walk station 5 March""".split()
)


@st.composite
def passages(draw):
    text = " ".join(draw(st.lists(WORDS, max_size=60)))
    places, at = [], 0
    for name in ("Oslo", "Bergen", "Kiruna"):
        while (at := text.find(name, at)) >= 0:
            places.append(Toponym(start=at, end=at + len(name), text=name))
            at += len(name)
        at = 0
    return Document(text=text), tuple(sorted(places, key=lambda t: t.start))


@given(passages())
@settings(max_examples=150, deadline=None)
def test_claims_quote_the_text_in_order(passage):
    document, toponyms = passage
    claims = GrammarReader().read(document, toponyms, ())
    assert list(claims) == sorted(claims, key=lambda c: (c.start, c.end))
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.text
        assert claim.kind in CLAIM_KINDS
        assert claim.pattern
        for mention in (claim.origin, claim.destination, *claim.via):
            if mention is not None and mention.start is not None:
                assert document.text[mention.start : mention.end] == mention.text
            if mention is not None and mention.toponym is not None:
                assert toponyms[mention.toponym].text == mention.text


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_text_fails(text):
    GrammarReader().read(Document(text=text), (), ())
