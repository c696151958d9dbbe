"""The gazetteer file: what is written is found again, completely or not at all."""

import pickle
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geotrack.errors import DataError
from geotrack.model import Place
from geotrack.places.gazetteer.index import BundledNameIndex, NameIndexFile, write_index
from geotrack.places.gazetteer.keys import KEY_BITS
from geotrack.places.gazetteer.store import (
    ABBREVIATION,
    ALTERNATE,
    DEMONYM,
    PRIMARY,
    Store,
)
from geotrack.places.gazetteer.writer import StoreWriter, renown_of
from geotrack.text.names import NameClass


def place(name, lat=10.0, lon=20.0, **facts):
    return Place(name=name, lat=lat, lon=lon, **{"kind": "city", "country": "XX"} | facts)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "small.places"
    with StoreWriter(path) as writer:
        writer.add(place("Aldermere", population=900_000, admin1="07"), [("Olmara", ALTERNATE)])
        writer.add(place("Olmara", lat=12.0, population=40_000))
        writer.add(place("Olmara", lat=-40.0, lon=179.9, population=300))
        writer.add(
            place("Norrland Republic", kind="country", population=4_000_000),
            [("Norrish", DEMONYM), ("N.R.", ABBREVIATION)],
        )
        writer.add(place("Westmark", kind="admin1", admin1="07"), codes=["XX.07", "XX-WM"])
        writer.finish({"source": "made up"})
    return path


def test_own_names_come_by_inhabitants_and_other_names_after_them(path):
    found = Store(path).find("Olmara")
    assert [(hit.place.population, hit.role) for hit in found] == [
        (40_000, PRIMARY),
        (900_000, ALTERNATE),
        (300, PRIMARY),
    ]


def test_facts_of_a_place_survive(path):
    found = Store(path, gazetteer="test").find("aldermere")[0].place
    assert (found.lat, found.lon, found.country, found.admin1) == (10.0, 20.0, "XX", "07")
    assert (found.kind, found.population, found.gazetteer) == ("city", 900_000, "test")


def test_roles_of_names_are_kept(path):
    store = Store(path)
    assert store.find("Norrish")[0].role == DEMONYM
    assert store.find("N.R.")[0].role == ABBREVIATION


def test_divisions_are_found_by_either_code(path):
    store = Store(path)
    assert store.division("XX.07") == store.division("XX-WM")
    assert store.division("XX.08") is None


def test_nearest_places_come_first_across_the_antimeridian(path):
    store = Store(path)
    (km, found), *_ = store.near(-40.0, -179.9)
    assert found.lon == 179.9
    assert 15 < km < 19
    assert [p.lat for _, p in store.near(11.9, 20.0, limit=2)] == [12.0, 10.0]


def test_places_of_a_division_are_listed(path):
    assert {p.name for p in Store(path).places_in("XX", "07")} == {"Aldermere", "Westmark"}


def test_class_bits_tell_what_a_name_may_be(path):
    index = BundledNameIndex([path.with_suffix(".index")])
    alder, olmara, norrish, short, unknown = index.classes(
        ["Aldermere", "OLMARA", "Norrish", "N.R.", "Nowhere"]
    )
    assert alder == NameClass.CITY_L
    assert olmara & NameClass.CITY_L
    assert olmara & NameClass.CITY_XS
    assert not olmara & NameClass.ALTERNATE_ONLY
    assert norrish == NameClass.DEMONYM
    assert short == NameClass.ABBREVIATION | NameClass.COUNTRY
    assert unknown == 0


def test_an_interrupted_build_leaves_the_old_file(path):
    before = path.read_bytes(), path.with_suffix(".index").read_bytes()
    with StoreWriter(path) as writer:
        writer.add(place("Halfway"))
    assert (path.read_bytes(), path.with_suffix(".index").read_bytes()) == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["small.index", "small.places"]


def test_the_same_places_give_the_same_bytes(tmp_path):
    contents = []
    for name in ("one", "two"):
        with StoreWriter(tmp_path / f"{name}.places") as writer:
            for k in range(200):
                writer.add(place(f"Place {k % 50}", lat=k / 10, population=k))
            writer.finish({"source": "made up"})
        contents.append([(tmp_path / f"{name}.{end}").read_bytes() for end in ("places", "index")])
    assert contents[0] == contents[1]


def test_a_missing_file_is_a_data_error(tmp_path):
    with pytest.raises(DataError):
        Store(tmp_path / "none.places")


def test_a_damaged_file_is_a_data_error(tmp_path, path):
    (tmp_path / "broken.places").write_bytes(b"no database at all" * 100)
    with pytest.raises(DataError):
        Store(tmp_path / "broken.places")
    index = path.with_suffix(".index")
    index.write_bytes(index.read_bytes()[:-3])
    with pytest.raises(DataError, match="cut short"):
        Store(path)


def test_a_file_of_another_version_is_a_data_error(path):
    path.write_bytes(path.read_bytes().replace(b'"schema": "3"', b'"schema": "0"'))
    with pytest.raises(DataError, match="another version"):
        Store(path)


def test_a_file_that_is_cut_short_is_a_data_error(path):
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DataError, match="cut short"):
        Store(path)


def test_an_index_of_another_file_is_a_data_error(path, tmp_path):
    with StoreWriter(tmp_path / "other.places") as writer:
        writer.add(place("Halfway"))
        writer.finish({"source": "made up"})
    path.with_suffix(".index").write_bytes((tmp_path / "other.index").read_bytes())
    with pytest.raises(DataError, match="does not fit its index"):
        Store(path)


def test_renown_counts_the_names_of_a_place(path):
    store = Store(path)
    assert store.find("Aldermere")[0].renown == renown_of(1)
    assert store.find("Norrish")[0].renown == renown_of(2)
    assert store.find("Westmark")[0].renown == 0


def test_names_are_told(path):
    store = Store(path)
    assert store.own_names()[0] == "Norrland Republic"
    assert sorted(store.own_names()) == sorted(
        ["Aldermere", "Olmara", "Olmara", "Norrland Republic", "Westmark"]
    )


def test_coordinates_at_the_edges_survive(tmp_path):
    with StoreWriter(tmp_path / "edges.places") as writer:
        for k, (lat, lon) in enumerate([(90, 180), (-90, -180), (0, 0), (-0.0001, 179.9999)]):
            writer.add(place(f"Edge {k}abc", lat=lat, lon=lon, radius_km=6999.9, population=2**31))
        writer.finish({"source": "made up"})
    store = Store(tmp_path / "edges.places")
    found = [store.find(f"Edge {k}abc")[0].place for k in range(4)]
    assert [(p.lat, p.lon) for p in found] == [(90, 180), (-90, -180), (0, 0), (-0.0001, 179.9999)]
    assert {(p.radius_km, p.population) for p in found} == {(6999.9, 2**31)}


def test_a_store_can_be_sent_to_another_process(path):
    again = pickle.loads(pickle.dumps(Store(path, gazetteer="x")))
    assert again.find("Aldermere")[0].place.gazetteer == "x"


@pytest.mark.parametrize(
    "name",
    [
        *(
            "x" * 100_000,
            "Robert'); DROP TABLE place;--",
            "(a+)+$" * 30,
            "\x00\x1b[31m\x7f",
            "",
            "   ",
        ),
        *("-", "…", "Владивосток", "北京", "القاهرة", "é" * 5000),
    ],
)
def test_hostile_names_are_just_unknown(path, name):
    store, index = Store(path), BundledNameIndex([path.with_suffix(".index")])
    start = time.process_time()
    assert store.find(name) == []
    assert index.classes([name]).tolist() == [0]
    assert time.process_time() - start < 0.5


def test_names_are_told_by_what_is_best_known_whatever_the_country(tmp_path):
    with StoreWriter(tmp_path / "many.places") as writer:
        for k, land in enumerate(["BB", "AA", "CC"]):
            writer.add(place(f"Town {k}abc", country=land, population=1_000_000 - k))
        writer.finish({"source": "made up"})
    store = Store(tmp_path / "many.places")
    assert store.own_names() == ["Town 0abc", "Town 1abc", "Town 2abc"]
    assert [p.name for p in store.places_in("AA")] == ["Town 1abc"]


def test_only_populated_places_are_near_and_the_better_known_first(tmp_path):
    with StoreWriter(tmp_path / "grid.places") as writer:
        writer.add(place("Lake Olm", kind="lake"))
        writer.add(place("Olm Minor", country="AA", population=700))
        writer.add(place("Olm Major", country="BB", population=90_000))
        writer.finish({"source": "made up"})
    found = Store(tmp_path / "grid.places").near(10.0, 20.0, limit=5)
    assert [p.name for _, p in found] == ["Olm Major", "Olm Minor"]


@settings(deadline=None)
@given(
    st.sets(st.integers(0, 2**KEY_BITS - 1), max_size=300),
    st.lists(st.integers(0, 2**KEY_BITS - 1), max_size=50),
)
def test_every_key_is_found_and_no_other(keys, others):
    table = NameIndexFile.of({key: key % 65535 + 1 for key in keys})
    wanted = [*sorted(keys), *others]
    found = table.look_up(np.array(wanted, np.uint64)).tolist()
    assert found == [key % 65535 + 1 if key in keys else 0 for key in wanted]
    assert [table.rank(key) for key in sorted(keys)] == list(range(len(keys)))


def test_an_index_of_many_classes_comes_back(tmp_path):
    keys = np.arange(5, 2**KEY_BITS, 2**KEY_BITS // 600, dtype=np.uint64)
    classes = (np.arange(len(keys)) + 1).astype(np.uint16)
    for some in (len(keys), 256, 257, 0):
        write_index(tmp_path / "x.index", keys[:some], classes[:some])
        assert NameIndexFile.open(tmp_path / "x.index").look_up(keys).tolist() == [
            *range(1, some + 1), *[0] * (len(keys) - some),
        ]  # fmt: skip
