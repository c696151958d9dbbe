"""The resolver settles names by what the text says, on a gazetteer small enough to see through."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geotrack.config import Settings
from geotrack.measures.interval import Interval
from geotrack.model import Claim, Document, Mention, Place, Toponym
from geotrack.places.settling.evidence_weights import WEIGHTS
from geotrack.places.settling.resolver import JointResolver
from geotrack.text.names import normalize


def town(name, lat, lon, country, admin1, population, kind="city", **more):
    more = {"gazetteer": "shelf", **more}
    return Place(
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        admin1=admin1,
        population=population,
        **more,
    )


PLACES = [
    town("France", 46.0, 2.0, "FR", None, 68_000_000, kind="country"),
    town("United States", 39.76, -98.5, "US", None, 335_000_000, kind="country"),
    town("Georgia", 42.0, 43.5, "GE", None, 3_700_000, kind="country"),
    town("Lebanon", 33.83, 35.83, "LB", None, 5_500_000, kind="country"),
    town("Texas", 31.25, -99.25, "US", "TX", 29_000_000, kind="admin1", radius_km=600.0),
    town("Ohio", 40.25, -83.0, "US", "OH", 11_700_000, kind="admin1", radius_km=250.0),
    town("Georgia", 32.75, -83.5, "US", "GA", 10_700_000, kind="admin1", radius_km=250.0),
    town("Maine", 45.5, -69.25, "US", "ME", 1_300_000, kind="admin1", radius_km=250.0),
    town("Oregon", 44.0, -120.5, "US", "OR", 4_200_000, kind="admin1", radius_km=300.0),
    town("Paris", 48.853, 2.349, "FR", "11", 2_140_000, kind="capital"),
    town("Paris", 33.661, -95.556, "US", "TX", 24_800),
    town("Lyon", 45.748, 4.846, "FR", "84", 513_000),
    town("Dallas", 32.783, -96.807, "US", "TX", 1_300_000),
    town("Athens", 37.984, 23.728, "GR", "ESYE31", 664_000, kind="capital"),
    town("Athens", 33.961, -83.378, "US", "GA", 127_000),
    town("Athens", 39.329, -82.101, "US", "OH", 23_800),
    town("Atlanta", 33.749, -84.388, "US", "GA", 498_000),
    town("Columbus", 39.961, -82.999, "US", "OH", 906_000),
    town("Columbus", 32.461, -84.988, "US", "GA", 206_000),
    town("Tbilisi", 41.694, 44.834, "GE", "51", 1_050_000, kind="capital"),
    town("Lebanon", 39.435, -84.203, "US", "OH", 20_800),
    town("Dayton", 39.759, -84.192, "US", "OH", 137_000),
    town("Portland", 45.523, -122.676, "US", "OR", 652_000),
    town("Portland", 43.661, -70.256, "US", "ME", 68_400),
    town("Lexington County", 33.9, -81.27, "US", "SC", 293_000, kind="admin2", admin2="063"),
    town("Lexington", 38.05, -84.459, "US", "KY", 322_000),
    town("Butler", 40.861, -79.895, "US", "PA", 13_000),
    town("Butler County", 39.44, -84.57, "US", "OH", 390_000, kind="admin2", admin2="017"),
    town("Warren", 42.49, -83.014, "US", "MI", 135_000),
    town("Warren County", 39.43, -84.17, "US", "OH", 240_000, kind="admin2", admin2="165"),
    town("Salta", -24.8, -65.3, "AR", "17", 0, kind="admin1", radius_km=300.0),
    town("Salta", -24.79, -65.41, "AR", "17", 520_000),
    town("Smallwood", 35.0, -80.0, "US", "NC", 700),
]  # fmt: skip
SHORT = {"Butler": "Butler County", "Warren": "Warren County", "Lexington": "Lexington County"}


class Shelf:
    """A gazetteer of a few places."""

    name = "shelf"

    def candidates(self, name, *, limit=50):
        key = normalize(name)
        whole = [p for p in PLACES if normalize(p.name) == key]
        short = [p for p in PLACES if normalize(SHORT.get(name, "")) == normalize(p.name)]
        return tuple([*whole, *short][:limit])

    def near(self, lat, lon, *, limit=1):
        return ()


@pytest.fixture
def resolver():
    return JointResolver(Settings(), Shelf())


def toponyms(text, *names):
    spans = sorted(
        {(m.start(), m.end()) for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text)}
    )
    kept = []
    for start, end in spans:
        if not kept or start >= kept[-1].end:
            kept.append(Toponym(start=start, end=end, text=text[start:end]))
    return tuple(kept)


def settled(resolver, text, *names, claims=()):
    found = resolver.resolve(Document(text=text), toponyms(text, *names), claims)
    return [(r.place.country, r.place.admin1) if r.place else None for r in found]


def test_an_unqualified_famous_name_is_the_famous_place(resolver):
    assert settled(resolver, "She flew to Paris.", "Paris") == [("FR", "11")]


def test_an_apposition_decides(resolver):
    text = "A barn burned in Paris, Texas, on Monday."
    found = resolver.resolve(Document(text=text), toponyms(text, "Paris", "Texas"))
    assert found[0].place.admin1 == "TX"
    assert "named with Texas in the text" in found[0].evidence


@pytest.mark.parametrize(
    "text",
    [
        "Voters in the Ohio town of Lebanon said no.",
        "Voters in Lebanon (Ohio) said no.",
        "Voters in Lebanon, a quiet town in southern Ohio, said no.",
        "Voters of Ohio's Lebanon said no.",
    ],
)
def test_phrases_of_containment_decide(resolver, text):
    assert settled(resolver, text, "Lebanon", "Ohio")[
        text.index("Lebanon") > text.index("Ohio")
    ] == ("US", "OH")


def test_a_state_and_a_country_of_one_name_are_told_apart_by_their_towns(resolver):
    assert settled(resolver, "From Tbilisi he crossed Georgia.", "Tbilisi", "Georgia")[1] == (
        "GE",
        None,
    )
    assert settled(resolver, "From Atlanta he crossed Georgia.", "Atlanta", "Georgia")[1] == (
        "US",
        "GA",
    )


def test_the_other_places_of_the_text_decide(resolver):
    text = "Crews from Dayton and Columbus met in Athens. Dayton sent two."
    assert settled(resolver, text, "Dayton", "Columbus", "Athens")[2] == ("US", "OH")


def test_one_sense_per_document(resolver):
    text = "Fire struck Paris, Texas. By noon Paris was quiet, and Paris slept."
    assert settled(resolver, text, "Paris", "Texas") == [("US", "TX")] * 4


def test_a_text_may_tell_two_namesakes_apart(resolver):
    text = "They moved from Portland, Maine, to Portland, Oregon."
    assert settled(resolver, text, "Portland", "Maine", "Oregon") == [
        ("US", "ME"),
        ("US", "ME"),
        ("US", "OR"),
        ("US", "OR"),
    ]


def test_a_plural_type_word_speaks_for_the_whole_list(resolver):
    text = "Crews worked in Butler and Warren counties."
    found = resolver.resolve(Document(text=text), toponyms(text, "Butler", "Warren"))
    assert [r.place.kind for r in found] == ["admin2", "admin2"]


def test_police_and_schools_belong_to_towns(resolver):
    civic = resolver.resolve(
        Document(text="A Lebanon woman won the race, Lebanon police said."),
        toponyms("A Lebanon woman won the race, Lebanon police said.", "Lebanon"),
    )
    plain = resolver.resolve(
        Document(text="He left Lebanon."), toponyms("He left Lebanon.", "Lebanon")
    )
    assert plain[0].place.kind == "country"
    share = {c.place.kind: c.confidence for c in civic[0].alternatives} | {
        civic[0].place.kind: civic[0].confidence
    }
    before = {c.place.kind: c.confidence for c in plain[0].alternatives}
    assert share["city"] > before.get("city", 0.0)


def position(text, km, direction, origin, destination):
    return Claim(
        kind="position", start=0, end=5, text=text, pattern="test", value=km, unit="km", direction=direction,
        interval=Interval(km * 0.97, km * 1.03), origin=Mention(text="", toponym=origin), destination=Mention(text="", toponym=destination),
    )  # fmt: skip


def test_a_stated_distance_chooses_the_pair_that_fits(resolver):
    text = "Athens lies 102 km southeast of Columbus."
    names = ("Athens", "Columbus")
    claim = position("102 km southeast", 102.0, "SE", 1, 0)
    assert settled(resolver, text, *names, claims=[claim]) == [("US", "OH"), ("US", "OH")]
    other = position("222 km northeast", 222.0, "NE", 1, 0)
    assert settled(resolver, text, *names, claims=[other]) == [("US", "GA"), ("US", "GA")]


def test_the_evidence_shows_how_a_distance_fits(resolver):
    text = "Athens lies 102 km southeast of Columbus."
    claim = position("102 km southeast", 102.0, "SE", 1, 0)
    found = resolver.resolve(Document(text=text), toponyms(text, "Athens", "Columbus"), [claim])
    assert any(
        "102 km southeast" in reason and "Columbus" in reason for reason in found[0].evidence
    )


def test_a_negated_claim_settles_nothing(resolver):
    text = "Athens is not 222 km northeast of Columbus."
    claim = replace(position("222 km", 222.0, "NE", 1, 0), status="negated")
    plain = settled(resolver, text, "Athens", "Columbus")
    assert settled(resolver, text, "Athens", "Columbus", claims=[claim]) == plain


def test_containment_claims_count(resolver):
    text = "Paris, they say, is finer than all of Texas."
    claim = Claim(
        kind="containment", start=0, end=5, text=text, pattern="test",
        origin=Mention(text="Texas", toponym=1), destination=Mention(text="Paris", toponym=0),
    )  # fmt: skip
    assert settled(resolver, text, "Paris", "Texas", claims=[claim])[0] == ("US", "TX")


def test_what_the_user_settled_comes_first_and_informs_the_rest():
    pinned = JointResolver(Settings(), Shelf(), {"Georgia": PLACES[6]})
    text = "Georgia sent help to Athens and Columbus."
    found = pinned.resolve(Document(text=text), toponyms(text, "Georgia", "Athens", "Columbus"))
    assert found[0].confidence == 1.0
    assert found[0].evidence == ("settled by the user",)
    assert [r.place.admin1 for r in found] == ["GA", "GA", "GA"]


def test_the_unknown_stays_unsettled(resolver):
    found = resolver.resolve(
        Document(text="In Xyzzyville."), toponyms("In Xyzzyville.", "Xyzzyville")
    )
    assert found[0].place is None
    assert found[0].confidence == 0.0
    assert found[0].alternatives == ()


def test_also_rans_are_kept_with_their_confidence(resolver):
    text = "He was seen in Columbus."
    (found,) = resolver.resolve(Document(text=text), toponyms(text, "Columbus"))
    assert [c.place.admin1 for c in found.alternatives] == ["GA"]
    assert 0 < found.alternatives[0].confidence < found.confidence < 1
    assert found.confidence + found.alternatives[0].confidence <= 1


def test_a_hamlet_without_support_is_settled_with_little_confidence(resolver):
    (found,) = resolver.resolve(
        Document(text="At Smallwood."), toponyms("At Smallwood.", "Smallwood")
    )
    assert found.confidence < 0.92


def test_spelling_leans_to_a_side_of_the_ocean():
    class Two(Shelf):
        def candidates(self, name, *, limit=50):
            return (
                town("Richmond", 37.554, -77.46, "US", "VA", 226_000),
                town("Richmond", 51.46, -0.301, "GB", "ENG", 200_000),
            )

    resolver = JointResolver(Settings(), Two())
    british = (
        "Councillors in Richmond said the centre and its theatre programme would be cancelled."
    )
    american = (
        "Sheriff's deputies in Richmond said the center and its theater program were canceled."
    )
    assert settled(resolver, british, "Richmond") == [("GB", "ENG")]
    assert settled(resolver, american, "Richmond") == [("US", "VA")]


def test_evidence_can_be_left_out_one_by_one():
    text = "A barn burned in Paris, Texas, on Monday."
    names = toponyms(text, "Paris", "Texas")
    bare = WEIGHTS.without("apposition", "phrase", "country_share", "admin1_share", "near", "far")
    without = JointResolver(Settings(), Shelf(), weights=bare)
    assert without.resolve(Document(text=text), names)[0].place.country == "FR"


def test_a_name_is_left_unsettled_when_it_is_likelier_that_the_place_is_not_listed():
    class Hamlets(Shelf):
        def candidates(self, name, *, limit=50):
            return tuple(
                town(name, 5.0 + k, 20.0, "CF", str(k), 300, gazetteer="shelf") for k in range(9)
            )

    text = "A fire broke out in Sunnyfield, Georgia, and in Atlanta."
    names = toponyms(text, "Sunnyfield")
    (found,) = JointResolver(Settings(), Hamlets()).resolve(Document(text=text), names)
    assert found.place is None
    assert found.alternatives


def test_a_place_of_the_editors_own_list_is_never_left_unsettled():
    class Listed(Shelf):
        def candidates(self, name, *, limit=50):
            return (Place(name=name, lat=5.0, lon=20.0, gazetteer="place list"),)

    text = "They met at Camp Nine."
    (found,) = JointResolver(Settings(), Listed()).resolve(
        Document(text=text), toponyms(text, "Camp Nine")
    )
    assert found.place is not None


def test_a_namesake_that_an_apposition_rules_out_does_not_mislead_the_others(resolver):
    text = "They drove from Dallas, Oregon, to Portland."
    names = toponyms(text, "Dallas", "Oregon", "Portland")
    found = resolver.resolve(Document(text=text), names)
    assert [r.place and r.place.admin1 for r in found] == [None, "OR", "OR"]


def test_the_best_known_bearer_of_a_name_stays_among_the_alternatives():
    famous = town("Lindow", 52.0, 13.0, "DE", "11", 2_000_000, kind="capital")
    crowd = [town("Lindow", 40.0 + k / 5, -83.0, "US", "OH", 900) for k in range(12)]

    class Crowded(Shelf):
        def candidates(self, name, *, limit=50):
            return (famous, *crowd) if name == "Lindow" else super().candidates(name, limit=limit)

    text = "Lindow, Ohio, has a mill."
    names = toponyms(text, "Lindow", "Ohio")
    found = JointResolver(Settings(), Crowded()).resolve(Document(text=text), names)[0]
    assert found.place.country == "US"
    assert famous in [candidate.place for candidate in found.alternatives]


def test_the_town_of_a_division_stays_among_the_alternatives(resolver):
    text = "It lies in the province of Salta."
    found = resolver.resolve(Document(text=text), toponyms(text, "Salta"))[0]
    assert found.place.kind == "admin1"
    assert [c.place.kind for c in found.alternatives] == ["city"]


def test_a_place_that_is_not_listed_does_not_lead_to_its_namesakes_neighbors(resolver):
    text = "They went from Dayton, Georgia, to Columbus."
    assert settled(resolver, text, "Dayton", "Georgia", "Columbus")[2] == ("US", "GA")


def test_the_reference_of_an_unlisted_village_lies_where_the_village_does(resolver):
    text = "Hinterau is a village in Maine. It is 30 km from Portland."
    names = toponyms(text, "Hinterau", "Maine", "Portland")
    claims = (
        Claim(kind="containment", start=0, end=8, text="", pattern="given",
              origin=Mention(text="Maine", toponym=1), destination=Mention(text="Hinterau", toponym=0)),
        Claim(kind="position", start=0, end=8, text="", pattern="given", value=30, unit="km",
              interval=Interval(29, 31), origin=Mention(text="Portland", toponym=2),
              destination=Mention(text="Hinterau", toponym=0)),
    )  # fmt: skip
    found = resolver.resolve(Document(text=text), names, claims)
    assert found[2].place.admin1 == "ME"
    alone = JointResolver(Settings(), Shelf(), weights=WEIGHTS.without("vicinity"))
    without = alone.resolve(Document(text=text), names, claims)
    assert without[2].confidence < found[2].confidence


def test_the_title_outweighs_a_figure(resolver):
    text = "It lies 20 km from Dallas.\n\nAthens, Ohio"
    names = toponyms(text, "Dallas", "Athens", "Ohio")
    said = Claim(
        kind="position", start=0, end=1, text="", pattern="test", interval=Interval(18, 22),
        origin=Mention(text="Dallas", start=19, end=25, toponym=0),
        destination=Mention(text="Athens", toponym=1),
    )  # fmt: skip
    document = Document(text=text, title="Athens, Ohio")
    assert resolver.resolve(document, names, (said, said))[1].place.admin1 == "OH"
