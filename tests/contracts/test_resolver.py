"""What every resolver promises."""

from __future__ import annotations

import time

import pytest

from geotrack.config import Settings
from geotrack.model import Claim, Document, Mention, Place, Resolution, Toponym
from geotrack.places.settling.resolver import JointResolver
from geotrack.protocols import Resolver


class Empty:
    """A gazetteer that knows nothing."""

    name = "empty"

    def candidates(self, name, *, limit=50):
        return ()

    def near(self, lat, lon, *, limit=1):
        return ()


class Everywhere(Empty):
    """A gazetteer that knows several places of any name, some without coordinates or country."""

    name = "everywhere"

    def candidates(self, name, *, limit=50):
        kinds = ("city", "country", "admin1", "admin2", "sea", "airport", "place")
        base = sum(map(ord, name[:40])) % 50
        known = [
            Place(name=name[:30], lat=base + k, lon=2.0 * k, kind=kind, country=None if k % 3 else "FR", admin1=str(k), population=10**k)
            for k, kind in enumerate(kinds)
        ]  # fmt: skip
        return (*known, Place(name="nowhere"))[:limit]


MAKERS = {"joint": JointResolver}
SHELVES = {"empty": Empty, "everywhere": Everywhere}
NAMES = [
    "", " ", "Oslo", "x" * 100_000, "Robert'); DROP TABLE places;--", "(.*)+$[", "\x00\x07", "海参崴", "Москва",
    "\u202eolsO", "🚂", "U.S.", "St. " * 50, "the the the of of", "a, b", "Al-" * 300, "-", "'s",
]  # fmt: skip


def read(names, joint=", "):
    text, found = "", []
    for name in names:
        found.append(Toponym(start=len(text), end=len(text) + len(name), text=name))
        text += name + joint
    return Document(text=text), tuple(found)


@pytest.fixture(params=[(m, s) for m in MAKERS for s in SHELVES], ids="-".join)
def resolver(request):
    maker, shelf = request.param
    return MAKERS[maker](settings=Settings(), gazetteer=SHELVES[shelf](), pins={})


def test_meets_the_protocol(resolver):
    assert isinstance(resolver, Resolver)


def test_nothing_in_nothing_out(resolver):
    assert resolver.resolve(Document(text=""), ()) == ()


@pytest.mark.parametrize("joint", [", ", " and ", " in ", "'s ", "\n", ""])
def test_one_resolution_per_toponym_whatever_its_name(resolver, joint):
    document, found = read(NAMES * 2, joint)
    answers = resolver.resolve(document, found)
    assert len(answers) == len(found)
    for answer in answers:
        assert isinstance(answer, Resolution)
        assert 0.0 <= answer.confidence <= 1.0
        assert answer.place is None or answer.place.settled
        assert answer.confidence + sum(c.confidence for c in answer.alternatives) <= 1.0 + 1e-6
        assert all(
            a.confidence >= b.confidence
            for a, b in zip(answer.alternatives, answer.alternatives[1:], strict=False)
        )


def test_the_same_input_gives_the_same_answer(resolver):
    document, found = read(["Oslo", "Bergen", "Oslo", "Narvik"])
    again = type(resolver)(settings=Settings(), gazetteer=type(resolver.gazetteer)(), pins={})
    assert resolver.resolve(document, found) == again.resolve(document, found)


def test_a_pin_is_obeyed_even_where_the_gazetteer_is_silent():
    place = Place(name="Camp", lat=1.0, lon=2.0)
    resolver = JointResolver(settings=Settings(), gazetteer=Empty(), pins={"Camp Nine": place})
    document, found = read(["Camp Nine", "Oslo"])
    assert [answer.place for answer in resolver.resolve(document, found)] == [place, None]


def test_claims_about_unknown_or_missing_ends_are_ignored(resolver):
    document, found = read(["Oslo", "Bergen"])
    ends = [
        None,
        Mention(text="the wreck"),
        Mention(text="Oslo", toponym=0),
        Mention(text="Bergen", toponym=1),
    ]
    claims = [
        Claim(
            kind=kind,
            start=0,
            end=1,
            text="",
            pattern="test",
            origin=a,
            destination=b,
            direction="N",
        )
        for kind in ("position", "containment", "leg", "border")
        for a in ends
        for b in ends
    ]
    assert len(resolver.resolve(document, found, claims)) == 2


def test_toponyms_out_of_order_and_overlapping_do_no_harm(resolver):
    text = "Oslo Oslo"
    found = [
        Toponym(start=5, end=9, text="Oslo"),
        Toponym(start=0, end=9, text=text),
        Toponym(start=0, end=4, text="Oslo"),
    ]
    assert len(resolver.resolve(Document(text=text), found)) == 3


def test_many_names_take_time_in_proportion():
    resolver = JointResolver(settings=Settings(), gazetteer=Everywhere())

    def seconds(count):
        document, found = read([f"Name{k}" for k in range(count)])
        begin = time.perf_counter()
        resolver.resolve(document, found)
        return time.perf_counter() - begin

    seconds(50)
    small, large = seconds(500), seconds(4000)
    assert large < 8 * small * 2.5 + 0.2
