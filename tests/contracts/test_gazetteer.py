"""What every gazetteer must do, asked of each that comes with geotrack."""

import pytest

from geotrack.earth.geodesy import great_circle_km
from geotrack.model import Place
from geotrack.places import (
    BundledGazetteer,
    GeoNamesGazetteer,
    PlaceList,
    import_geonames,
    read_place_list,
    with_place_list,
)
from geotrack.protocols import Gazetteer

LIST = """name,lat,lon,kind,country,alternates
Lyon,45.748,4.847,city,FR,Lugdunum
Our office,45.76,4.85,place,FR,HQ|head office
"""
DUMP = "2996944\tLyon\tLyon\tLugdunum,Lione\t45.74846\t4.84671\tP\tPPLA\tFR\t\t84\t69\t\t\t522250\t\t173\tEurope/Paris\t2024-01-01\n"


def bundled(folder):
    return BundledGazetteer()


def listed(folder):
    (folder / "places.csv").write_text(LIST)
    return PlaceList(read_place_list(folder / "places.csv")[0])


def stacked(folder):
    (folder / "places.csv").write_text(LIST)
    return with_place_list(BundledGazetteer(), folder / "places.csv")


def imported(folder):
    (folder / "FR.txt").write_text(DUMP)
    import_geonames(folder, folder / "world.places")
    return GeoNamesGazetteer(folder / "world.places")


@pytest.fixture(params=[bundled, listed, stacked, imported])
def gazetteer(request, tmp_path):
    return request.param(tmp_path)


def test_it_is_a_gazetteer_with_a_name(gazetteer):
    assert isinstance(gazetteer, Gazetteer)
    assert gazetteer.name


def test_a_known_name_gives_settled_places(gazetteer):
    found = gazetteer.candidates("Lyon")
    assert found
    assert all(isinstance(place, Place) and place.settled for place in found)
    assert great_circle_km(found[0].lat, found[0].lon, 45.75, 4.85) < 20


@pytest.mark.parametrize("spelling", ["LYON", "lyon", "Lyón", "  Lyon ", "Lugdunum"])
def test_case_accents_and_spaces_do_not_matter(gazetteer, spelling):
    assert gazetteer.candidates(spelling)[0].country == "FR"


def test_the_limit_holds_and_the_best_stay(gazetteer):
    assert len(gazetteer.candidates("Lyon", limit=1)) == 1
    assert gazetteer.candidates("Lyon", limit=1)[0] == gazetteer.candidates("Lyon")[0]


def test_asking_twice_gives_the_same(gazetteer):
    assert gazetteer.candidates("Lyon") == gazetteer.candidates("Lyon")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "Qwrtzyx Vvk",
        "x" * 100_000,
        "'; DROP TABLE place;--",
        "(.*)+",
        "\0\x1b",
        "東京都\u202e",
    ],
)
def test_an_unknown_or_hostile_name_gives_nothing_or_places(gazetteer, name):
    assert isinstance(gazetteer.candidates(name), tuple)
    if len(name) > 1000 or not name.strip():
        assert gazetteer.candidates(name) == ()


def test_near_gives_the_nearest_first(gazetteer):
    found = gazetteer.near(45.75, 4.85, limit=3)
    away = [great_circle_km(45.75, 4.85, place.lat, place.lon) for place in found]
    assert found
    assert len(found) <= 3
    assert away == sorted(away)
    assert away[0] < 20
