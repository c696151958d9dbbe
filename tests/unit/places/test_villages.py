"""Little-known places: found by every spelling, and never before those that are better known."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.errors import DataError
from geotrack.model import Place
from geotrack.places import BundledGazetteer
from geotrack.places.gazetteer.keys import spelled_key
from geotrack.places.gazetteer.store import ALTERNATE, PRIMARY
from geotrack.places.gazetteer.villages import (
    MINOR,
    Village,
    Villages,
    spelling,
    tail_of,
    write_villages,
)
from geotrack.places.gazetteer.writer import StoreWriter


def place(name, lat=10.0, lon=20.0, **facts):
    return Place(name=name, lat=lat, lon=lon, **{"kind": "city", "country": "XX"} | facts)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "v.places"
    found = [
        Village(place("São Tomé do Vale", -12.3456, -45.6789, admin1="07", radius_km=2.0), (), 3),
        Village(place("Sao Tome do Vale", 40.0, 5.0), (), 9),
        Village(place("Saint-Orvin", 90, 180), ("Orvinville", "Saint Orvin"), 1),
        Village(place("Kolmberg", -90, -180, kind="range", country=None, radius_km=3.0)),
        Village(place("…"), (), 5),
    ]
    assert write_villages(path, found, {"source": "made up"}) == {"places": 4, "names": 5}
    return path


def test_spellings_of_a_name_are_one_and_the_best_told_of_comes_first(path):
    found = Villages(path).find("SAO TOMÉ DO VALE")
    assert [(hit.place.name, hit.renown) for hit in found] == [
        ("Sao Tome do Vale", 9), ("São Tomé do Vale", 3),
    ]  # fmt: skip
    assert {hit.prominence for hit in found} == {MINOR}


def test_facts_survive_to_a_quarter_of_a_kilometer(path):
    found = Villages(path, gazetteer="test").find("São Tomé do Vale")[1].place
    assert (found.lat, found.lon, found.admin1, found.radius_km) == (-12.344, -45.68, "07", 2.0)
    assert found.gazetteer == "test"
    ends = [Villages(path).find(name)[0].place for name in ("St. Orvin", "Kolmberg")]
    assert [(p.lat, p.lon) for p in ends] == [(90, 180), (-90, -180)]
    assert (ends[1].kind, ends[1].country) == ("range", None)


def test_another_name_leads_to_the_place_by_its_own(path):
    villages = Villages(path)
    (hit,) = villages.find("Orvinville")
    assert (hit.place.name, hit.role) == ("Saint-Orvin", ALTERNATE)
    assert [hit.role for hit in villages.find("Saint-Orvin")] == [PRIMARY]
    assert villages.counts() == {"city": 3, "range": 1}
    assert len(villages) == 4


@pytest.mark.parametrize("name", ["", "…", "x" * 500, "Nowhere", "São", "São Tomé do Vale 2"])
def test_unknown_names_are_just_unknown(path, name):
    assert Villages(path).find(name) == []


def test_the_same_places_in_any_order_give_the_same_bytes(tmp_path):
    found = [Village(place(f"Dorf {k % 20}", k / 7, renown)) for k, renown in enumerate(range(90))]
    for name, order in (("a", found), ("b", found[::-1])):
        write_villages(tmp_path / name, order, {"source": "made up"})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_file_of_another_kind_is_a_data_error(tmp_path):
    with StoreWriter(tmp_path / "s.places") as writer:
        writer.add(place("Halfway"))
        writer.finish({"source": "made up"})
    with pytest.raises(DataError, match="another version"):
        Villages(tmp_path / "s.places")


def test_villages_can_be_sent_to_another_process(path):
    assert pickle.loads(pickle.dumps(Villages(path, gazetteer="y"))).gazetteer == "y"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_every_spelling_comes_back(name):
    if (key := spelled_key(name)) and "\n" not in name and "\t" not in name:
        assert spelling(key, tail_of(key, name)) == name


@pytest.mark.parametrize("name", ["Salem", "Cairo", "Springfield", "Aldermere"])
def test_a_village_never_comes_before_a_known_place(tmp_path, name):
    with StoreWriter(tmp_path / "known.places") as writer:
        writer.add(place(name, population=0))
        writer.finish({"source": "made up"})
    write_villages(
        tmp_path / "v.places",
        [Village(place(name, lat=k), (), 255) for k in range(30)],
        {"source": "made up"},
    )
    gazetteer = BundledGazetteer([tmp_path / "known.places"], villages=[tmp_path / "v.places"])
    found = gazetteer.hits(name, limit=100)
    assert found[0].place.lat == 10.0
    assert [hit.prominence < 0 for hit in found] == [False, *[True] * 30]
    assert found[0].prominence >= 0 > MINOR
