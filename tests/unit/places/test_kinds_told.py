"""Names that say what they are, poles, towns beside their bays, and how well small things are known."""

from __future__ import annotations

import numpy as np
import pytest

from geotrack.config import Settings
from geotrack.model import Document, Place, Toponym
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.englishforms import own_english_forms
from geotrack.places.settling.lookups import borne
from geotrack.places.settling.namesaketable import obscurity
from geotrack.places.settling.resolver import JointResolver


@pytest.fixture(scope="module")
def gazetteer():
    return BundledGazetteer()


@pytest.fixture(scope="module")
def settled(gazetteer):
    resolver = JointResolver(Settings(), gazetteer)

    def settle(text, *names):
        found = []
        for name in names:
            start = text.index(name, found[-1].end if found else 0)
            found.append(Toponym(start=start, end=start + len(name), text=name))
        return [r.place for r in resolver.resolve(Document(text=text), found)]

    return settle


def test_an_island_is_no_town_of_its_bare_name(gazetteer):
    assert {hit.place.kind for hit in borne(gazetteer, "Malden Island").hits} <= {
        "island",
        "country",
        "admin1",
    }
    # a town that has the word in its name keeps it
    assert borne(gazetteer, "Grand Island").hits[0].place.kind == "city"
    assert borne(gazetteer, "Thunder Bay").hits[0].place.kind == "city"
    assert borne(gazetteer, "Walnut Creek").hits[0].place.kind == "city"


def test_a_river_is_found_under_its_bare_name(gazetteer):
    found = borne(gazetteer, "Essequibo River")
    assert found.hits
    assert found.hits[0].place.kind in ("river", "region", "admin1")


@pytest.mark.parametrize(
    ("text", "names", "lat"),
    [
        ("From McMurdo they flew over Ross Island to the Pole.", ("McMurdo", "Ross Island", "Pole"), -90),
        ("From Longyearbyen in Svalbard the airship left for the Pole.", ("Longyearbyen", "Svalbard", "Pole"), 90),
    ],
)  # fmt: skip
def test_the_pole_is_the_one_on_whose_side_the_text_is(settled, text, names, lat):
    assert settled(text, *names)[-1].lat == lat


def test_a_town_is_not_the_fjord_beside_it(settled):
    places = settled("They flew from Nuuk to Ilulissat.", "Nuuk", "Ilulissat")
    assert [place.kind for place in places] == ["capital", "city"]
    # who names the water means the water
    (bay,) = settled("Dolphins were seen in Donegal Bay.", "Donegal Bay")
    assert bay.kind == "sea"


@pytest.mark.parametrize(
    ("radius", "least", "most"), [(0.0, 1.0, 1.0), (3.0, 1.0, 1.0), (21.0, 0.45, 0.55), (150.0, 0, 0)]
)  # fmt: skip
def test_small_things_are_known_to_their_neighbors_only(radius, least, most):
    assert least <= obscurity(radius) <= most


def _forms(key, *places):
    primary = np.array([1.0 if p.name.lower() == key else 0.0 for p in places], dtype=np.float32)
    alien = np.array([0.0 if p.name.lower() == key else 3.0 for p in places], dtype=np.float32)
    own_english_forms(key, places, primary, alien)
    return primary.tolist(), alien.tolist()


def test_another_spelling_is_less_strange_where_nothing_known_owns_the_name():
    town = Place(
        name="Tashqorghan", kind="city", country="CN", population=9_000, lat=37.8, lon=75.2
    )
    hamlet = Place(name="Tashkurgan", kind="city", country="AF", lat=36.7, lon=67.7)
    owner = Place(
        name="Tashkurgan", kind="city", country="AF", population=30_000, lat=36.7, lon=67.7
    )
    assert _forms("tashkurgan", town, hamlet) == ([0.0, 1.0], [1.0, 0.0])
    assert _forms("tashkurgan", town, owner) == ([0.0, 1.0], [3.0, 0.0])
    small = Place(
        name="Tashqorghan", kind="city", country="CN", population=2_000, lat=37.8, lon=75.2
    )
    assert _forms("tashkurgan", small, hamlet)[1][0] == 3.0


def test_irish_towns_go_by_their_english_names():
    town = Place(
        name="An Muileann gCearr", kind="city", country="IE", population=22_000, lat=53.5, lon=-7.3
    )
    hamlet = Place(name="Mullingar", kind="city", country="IE", lat=54.8, lon=-7.7)
    assert _forms("mullingar", town, hamlet)[0][0] == 1.0


@pytest.mark.parametrize("name", ["Union Island", "Murray Island", "Devon Island"])
def test_an_island_that_only_long_lists_have_is_no_town_either(gazetteer, name):
    kinds = {hit.place.kind for hit in borne(gazetteer, name).hits}
    assert "island" in kinds
    assert not kinds & {"suburb", "capital", "admin2"}


@pytest.mark.parametrize("name", ["Ab-i-Gum", "Indian Harbour", "Spaniard Harbour"])
def test_another_form_of_a_name_is_no_adjective_and_no_abbreviation(gazetteer, name):
    assert not {hit.place.kind for hit in borne(gazetteer, name).hits} & {"country", "admin1"}
