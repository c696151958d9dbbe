"""The curated tables hold together: kinds, codes, references, and points that lie where they say."""

import csv
from functools import cache
from pathlib import Path

import pytest
import shapely

from geotrack.places import BundledGazetteer
from geotrack.places.countries import country_rows, neighbours
from geotrack.places.keys import name_key
from geotrack.places.store import KINDS
from geotrack.polygons import countries

FOLDER = Path(__file__).parents[3] / "geotrack" / "data" / "curated"
PLACES = ("regions", "waters", "islands", "reliefs", "facilities", "suburbs")


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


@pytest.mark.parametrize("table", ["regions", "reliefs", "facilities", "suburbs"])
def test_points_on_land_lie_in_or_near_their_country(table):
    strays = []
    for row in rows(table):
        shape = shapes().get(row["country"])
        if shape is None or row["kind"] == "sea":
            continue
        away_km = 111 * shape.distance(shapely.Point(float(row["lon"]), float(row["lat"])))
        if away_km > max(float(row["radius_km"]), 40) and row["name"] != "Livadia Palace":
            strays.append((row["name"], round(away_km)))
    assert strays == []


def test_countries_stand_in_or_near_themselves():
    for code, row in country_rows().items():
        if code in shapes():
            point = shapely.Point(float(row["lon"]), float(row["lat"]))
            assert 111 * shapes()[code].distance(point) < 400 or code == "TF", code


def test_neighbors_know_each_other():
    for code in country_rows():
        for other in neighbours(code):
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
