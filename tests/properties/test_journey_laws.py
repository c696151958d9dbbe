"""Laws of the assembler, whatever was read: legs have two ends or tell something, chain, and lose no place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geotrack.journeys import assemble
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Confidence, Document, Mention, Place

_NAMES = ("Dover", "Calais", "Lyon", "Oslo", "Dijon")
_PLACES = (
    Place(name="Dover", lat=51.13, lon=1.31, kind="city", country="GB"),
    Place(name="Calais", lat=50.95, lon=1.86, kind="city", country="FR"),
    Place(name="Lyon", lat=45.76, lon=4.84, kind="city", country="FR"),
    Place(name="Oslo", lat=59.91, lon=10.75, kind="capital", country="NO"),
    Place(name="Dijon", lat=47.32, lon=5.04, kind="city", country="FR"),
)
_TEXT = " ".join(f"Sentence {k} goes on." for k in range(12))


def _assembled(claims):
    def place_of(mention):
        return None if mention is None else _NAMES.index(mention.text)

    return assemble(Document(text=_TEXT), claims, (), place_of, _PLACES)


def _claim(k, kind, origin, destination, **rest):
    at = _TEXT.index(f"Sentence {k} ")
    ends = [None if n is None else Mention(text=n, toponym=_NAMES.index(n)) for n in (origin, destination)]  # fmt: skip
    if kind in ("distance", "duration"):
        unit = {"distance": "km", "duration": "h"}[kind]
        rest |= {"value": 10, "unit": unit, "interval": Interval(9, 11)}
    return Claim(
        kind=kind, start=at, end=at + 8, text="Sentence", pattern=kind,
        origin=ends[0], destination=ends[1], **rest,
    )  # fmt: skip


@st.composite
def _readings(draw):
    ends = st.one_of(st.none(), st.sampled_from(_NAMES))
    kinds = st.sampled_from(("leg", "departure", "arrival", "distance", "duration", "stop"))
    rows = draw(st.lists(st.tuples(kinds, ends, ends), max_size=9))
    return [
        _claim(
            k, kind, a, b,
            status=draw(st.sampled_from(("stated", "planned", "past", "negated"))),
            inferred=draw(st.sampled_from(((), ("from",)))),
            confidence=Confidence(figure=0.9, ends=draw(st.sampled_from((0.1, 0.9)))),
        )
        for k, (kind, a, b) in enumerate(rows)
    ]  # fmt: skip


@given(_readings())
def test_no_leg_ends_where_it_starts_and_every_end_was_told(claims):
    told = {m.text for c in claims for m in (c.origin, c.destination) if m is not None}
    for journey in _assembled(claims):
        assert journey.legs
        for leg in journey.legs:
            assert leg.origin != leg.destination
            assert leg.destination is not None
            assert {
                _NAMES[k] for k in (leg.origin, leg.destination, *leg.via) if k is not None
            } <= told


@given(_readings())
def test_a_claim_is_of_one_leg_and_negated_ones_of_none(claims):
    legs = [leg for journey in _assembled(claims) for leg in journey.legs]
    numbers = [k for leg in legs for k in leg.claims]
    assert len(numbers) == len(set(numbers))
    assert all(claims[k].status != "negated" for k in numbers)


@given(st.lists(st.sampled_from(_NAMES), min_size=2, max_size=8))
def test_legs_told_in_order_come_out_in_order_and_chain(visited):
    way = [a for a, b in zip(visited, [*visited[1:], None], strict=True) if a != b]
    pairs = list(pairwise(way))
    if len(set(way)) < len(way) or not pairs:
        return  # the same place twice: which leg a claim means is told by times
    journeys = _assembled([_claim(k, "leg", a, b) for k, (a, b) in enumerate(pairs)])
    assert [(_NAMES[x.origin], _NAMES[x.destination]) for x in journeys[0].legs] == pairs
    assert len(journeys) == 1
