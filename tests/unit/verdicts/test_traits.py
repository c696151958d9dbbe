"""What a check says of itself decides how sure a reading it needs; a check of a plug-in takes part."""

from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest

import geotrack
from geotrack import plugins
from geotrack.model import Confidence, Finding
from geotrack.protocols import CHECK_TRAITS, Check, trait
from geotrack.verdicts import CHECKS, checks
from geotrack.verdicts.ruling import ruled


class Curfew:
    """No ferry sails for exactly 90 minutes, says this check, whatever the ends are."""

    name = "curfew"

    def examine(self, case):
        claim = case.claim
        if claim.kind == "duration" and claim.value == 90:
            yield Finding(check=self.name, rating="contradicted", reason="No crossing may last so.")


class Anywhere(Curfew):
    name = "anywhere"
    needs_ends = False


@pytest.fixture
def offered(monkeypatch):
    """Offer checks of this module by entry points, as an installed package does."""

    def offer(*classes):
        points = [
            EntryPoint(name=c.name, value=f"{__name__}:{c.__name__}", group="geotrack.checks")
            for c in classes
        ]
        monkeypatch.setattr(
            plugins,
            "entry_points",
            lambda group: points if group == "geotrack.checks" else [],
        )
        real = plugins.component
        made = {c.name: c for c in classes}
        monkeypatch.setattr(
            plugins, "component", lambda kind, name: made.get(name) or real(kind, name)
        )
        checks.cache_clear()

    yield offer
    checks.cache_clear()


def alarms(text):
    report = geotrack.analyze(text=text)
    found = [f for verdict in report.verdicts for f in verdict.findings]
    return {f.check: f.rating for f in found if f.check in ("curfew", "anywhere")}


def test_a_check_of_a_plug_in_alarms_by_its_own_traits(offered):
    offered(Curfew, Anywhere)
    told = alarms("The ferry from Dover to Calais takes 90 minutes.")
    assert told["anywhere"] in ("contradicted", "doubtful")
    assert told["curfew"] in ("contradicted", "doubtful")
    untold = alarms("The crossing of the strait by ferry takes 90 minutes.")
    assert untold["curfew"] == "not-checkable"  # nobody says between which places
    assert untold["anywhere"] in ("contradicted", "doubtful")


def test_without_the_plug_in_nothing_is_heard_of_it():
    assert alarms("The ferry from Dover to Calais takes 90 minutes.") == {}


@pytest.mark.parametrize("name", CHECK_TRAITS)
def test_every_trait_is_documented_with_its_default(name):
    assert f"``{name}`` ({CHECK_TRAITS[name]})" in Check.__doc__


@pytest.mark.parametrize("name", CHECK_TRAITS)
def test_every_trait_is_used_and_none_by_all(name):
    assert len({trait(check, name) for check in CHECKS}) == 2


def finding(rating):
    return Finding(check="curfew", rating=rating, reason="It is so.")


def rule(case, rating, **traits):
    check = type("Made", (Curfew,), traits)()
    return ruled(case, check, (finding(rating),))[0].rating


def unsure(make, figure, ends, **more):
    case = make.on_leg(make.claim("distance", 300, "km", **more))
    sure = Confidence(figure=figure, ends=ends)
    return replace(case, claims=(replace(case.claim, confidence=sure),))


class TestEachTrait:
    def test_needs_ends(self, make):
        case = unsure(make, 0.95, 0.5)
        assert rule(case, "contradicted") == "not-checkable"
        assert rule(case, "contradicted", needs_ends=False) == "contradicted"

    def test_by_mode(self, make):
        case = unsure(make, 0.98, 0.98, mode="rail")
        assert rule(case, "contradicted") == "contradicted"
        assert rule(case, "contradicted", by_mode=True) == "not-checkable"

    @pytest.mark.parametrize(("mode", "rating"), [("rail", "contradicted"), ("unknown", "not-checkable")])  # fmt: skip
    def test_mode_suffices(self, make, mode, rating):
        case = unsure(make, 0.95, 0.5, mode=mode)
        assert rule(case, "contradicted", mode_suffices=True) == rating

    def test_by_length(self, make):
        case = unsure(make, 0.3, 0.3)
        assert rule(case, "consistent") == "not-checkable"
        assert rule(case, "consistent", by_length=True) == "consistent"

    def test_of_lists(self, make):
        case = unsure(make, 0.95, 0.5)
        bare = replace(case.claim, origin=None, destination=None)
        case = replace(case, claims=(case.claim, bare))
        check = type("Made", (Curfew,), {"of_lists": True})()
        of_list = replace(finding("contradicted"), claims=(1,))
        assert ruled(case, check, (of_list,))[0].rating == "contradicted"
        of_way = replace(finding("contradicted"), claims=(0,))
        assert ruled(case, check, (of_way,))[0].rating == "not-checkable"

    def test_placed(self, make):
        case = unsure(make, 0.99, 0.99)
        rival = replace(make.lyon, lat=-33.0, lon=150.0, country="AU", population=490_000)
        case = replace(
            case,
            by_figure=frozenset({case.claim.origin}),
            also={case.claim.origin: (rival,)},
        )
        assert rule(case, "consistent") == "consistent"
        assert rule(case, "consistent", placed=True) == "not-checkable"
