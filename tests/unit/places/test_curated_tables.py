"""The curated tables hold together: kinds, codes, references, and points that lie where they say."""

import csv
from functools import cache
from pathlib import Path

import pytest
import shapely

from geotrack.earth.geodesy import great_circle_km
from geotrack.earth.polygons import countries
from geotrack.places import BundledGazetteer
from geotrack.places.gazetteer.countries import country_rows
from geotrack.places.gazetteer.keys import name_key
from geotrack.places.gazetteer.store import KINDS

FOLDER = Path(__file__).parents[3] / "geotrack" / "data" / "curated"
BY_HAND = (
    "glaciers", "passes", "parks", "fjords", "capes", "canals", "spans", "highways", "antarctica", "former_regions",
    "rivers", "isles", "waypoints",
)  # fmt: skip
PLACES = ("regions", "waters", "islands", "reliefs", "facilities", "suburbs", *BY_HAND)
#: so far out at sea that the country's outline does not reach there
REEFS = ("Dry Tortugas National Park", "Tubbataha Reef")


def rows(table):
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def shapes():
    return {country.iso: country.geometry for country in countries("50m")}


@cache
def gazetteer():
    return BundledGazetteer()


@pytest.mark.parametrize("table", PLACES)
def test_rows_are_places(table):
    for row in rows(table):
        assert name_key(row["name"]) >= 0, row
        assert row["kind"] in KINDS, row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert 0 < float(row["radius_km"]) <= 7000, row
        assert not row["country"] or row["country"] in country_rows(), row
        assert row["source"], row


def test_no_place_is_listed_twice():
    listed = [(row["name"], row["kind"]) for table in PLACES for row in rows(table)]
    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize(
    "table",
    [
        "regions",
        "reliefs",
        "facilities",
        "suburbs",
        "glaciers",
        "passes",
        "parks",
        "canals",
        "spans",
    ],
)
def test_points_on_land_lie_in_or_near_their_country(table):
    strays = []
    for row in rows(table):
        shape = shapes().get(row["country"])
        if shape is None or row["kind"] == "sea":
            continue
        away_km = 111 * shape.distance(shapely.Point(float(row["lon"]), float(row["lat"])))
        if away_km > max(float(row["radius_km"]), 40) and row["name"] not in (
            "Livadia Palace",
            *REEFS,
        ):
            strays.append((row["name"], round(away_km)))
    assert strays == []


def test_countries_stand_in_or_near_themselves():
    for code, row in country_rows().items():
        if code in shapes():
            point = shapely.Point(float(row["lon"]), float(row["lat"]))
            assert 111 * shapes()[code].distance(point) < 400 or code == "TF", code


def test_neighbors_know_each_other():
    for code, row in country_rows().items():
        for other in filter(None, row["neighbours"].split("|")):
            assert other in country_rows(), (code, other)


@pytest.mark.parametrize(("table", "column"), [("aliases", "names"), ("demonyms", "demonyms")])
def test_references_lead_to_places_that_bear_the_names(table, column):
    for row in rows(table):
        for name in row[column].split("|"):
            assert gazetteer().candidates(name), name


def test_every_abbreviation_leads_to_its_division():
    for row in rows("abbreviations"):
        country, _, code = row["ref"].partition("-")
        for short in filter(None, row["abbreviations"].split("|")):
            found = gazetteer().candidates(short, limit=10)
            assert any(p.country == country and (not code or p.admin1 == code) for p in found), (
                short
            )


def test_what_no_list_has_is_listed_by_hand():
    assert sum(len(rows(table)) for table in BY_HAND) >= 1_500


@pytest.mark.parametrize(
    ("name", "kind", "lat", "lon"),
    [
        ("Aletsch Glacier", "region", 46.44, 8.08), ("Khardungla", "crossing", 34.28, 77.6),
        ("Torres del Paine", "region", -51.0, -73.0), ("Lysefjord", "sea", 59.0, 6.3),
        ("Dunnet Head", "peninsula", 58.67, -3.37), ("Göta Canal", "strait", 58.55, 15.0),
        ("Millau Viaduct", "crossing", 44.08, 3.02), ("Lærdal Tunnel", "line", 60.97, 7.38),
        ("E6", "line", 63.0, 12.0), ("I-80", "line", 41.3, -98.5), ("Route 66", "line", 36.5, -104.0),
        ("Vernadsky Station", "base", -65.25, -64.26), ("Hedmark", "region", 61.3, 11.2),
    ],
)  # fmt: skip
def test_rows_by_hand_are_found(name, kind, lat, lon):
    best = gazetteer().candidates(name)[0]
    assert (best.kind, best.lat, best.lon) == (kind, lat, lon)
    assert best.radius_km > 0


@pytest.mark.parametrize(
    ("name", "country", "within_km"),
    [("Japan", "JP", 200), ("Morocco", "MA", 420), ("Gambia", "GM", 60)],
)
def test_countries_stand_in_their_middle(name, country, within_km):
    place = gazetteer().country(country)
    middle = shapes()[country].centroid
    assert great_circle_km(place.lat, place.lon, middle.y, middle.x) < within_km


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [("CN.08", 48.0, 128.0), ("ML.09", 17.0, 1.0), ("RU.40", 55.5, 65.0), ("CL.01", -32.9, -71.0)],
)
def test_divisions_that_stood_elsewhere_are_mended(code, lat, lon):
    place = gazetteer().division(code)
    assert (place.lat, place.lon) == (lat, lon)


def test_a_town_that_one_list_misplaced_is_listed_once():
    assert [round(p.lat, 1) for p in gazetteer().candidates("Wiluna") if p.country == "AU"] == [
        -26.6
    ]


def test_former_names_have_their_years_and_todays_place():
    for row in rows("former_names"):
        today = [
            p
            for p in gazetteer().candidates(row["today"], limit=200)
            if p.country == row["country"]
        ]
        assert today, row
        since, until = int(row["from_year"]), int(row["to_year"] or 2100)
        assert -4000 <= since < until <= 2100, row
