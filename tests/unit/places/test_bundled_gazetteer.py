"""What the bundled gazetteer knows, and the traps that it must not fall into."""

import pickle
import time

import pytest

from geotrack.earth.geodesy import great_circle_km
from geotrack.errors import UsageError
from geotrack.places import (
    BundledGazetteer,
    BundledNameIndex,
    describe,
    describe_gazetteer,
    locate,
    place_of_reference,
)
from geotrack.places.gazetteer.store import ABBREVIATION
from geotrack.text.names import NameClass


@pytest.fixture(scope="module")
def gazetteer():
    return BundledGazetteer()


@pytest.fixture(scope="module")
def index():
    return BundledNameIndex()


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Russia", "country", "RU"), ("USA", "country", "US"), ("U.S.", "country", "US"), ("UK", "country", "GB"),
        ("DPRK", "country", "KP"), ("Burma", "country", "MM"), ("Persia", "country", "IR"),
        ("Georgia", "country", "GE"), ("Khasan", "station", "RU"), ("Tumangang", "station", "KP"),
        ("Tex.", "admin1", "US"), ("N.S.W.", "admin1", "AU"), ("Ont.", "admin1", "CA"),
        ("Bavaria", "admin1", "DE"), ("Rapides Parish", "admin2", "US"), ("Tarrant County", "admin2", "US"),
        ("Leningrad", "city", "RU"), ("Peking", "capital", "CN"), ("Constantinople", "city", "TR"),
        ("Saigon", "city", "VN"), ("Bombay", "city", "IN"), ("St. Louis", "city", "US"),
        ("Saint Louis", "city", "US"), ("Ft. Worth", "city", "US"), ("Mt. Vernon", "city", "US"),
        ("Soviet Union", "region", None), ("Siberia", "region", "RU"), ("Donbas", "region", "UA"),
        ("the Balkans", "region", None), ("Strait of Hormuz", "strait", None), ("Lake Baikal", "lake", "RU"),
        ("Rhine", "river", None), ("Sahara", "desert", None), ("Himalayas", "range", None),
        ("Europe", "continent", None), ("Heathrow", "airport", "GB"), ("Vostochny Cosmodrome", "base", "RU"),
        ("Chechnya", "admin1", "RU"), ("Guantanamo Bay", "base", "CU"), ("NYC", "city", "US"),
    ],
)  # fmt: skip
def test_first_candidate(gazetteer, name, kind, country):
    best = gazetteer.candidates(name)[0]
    assert (best.kind, best.country) == (kind, country), best


@pytest.mark.parametrize(
    ("adjective", "place"),
    [("Russian", "Russia"), ("North Korean", "North Korea"), ("Texan", "Texas"), ("Dutch", "Netherlands"),
     ("Ohioans", "Ohio"), ("European", "Europe"), ("Kurdish", "Kurdistan"), ("Londoners", "London")],
)  # fmt: skip
def test_adjectives_lead_to_places(gazetteer, index, adjective, place):
    assert gazetteer.of_demonym(adjective).name == place
    assert index.classes([adjective])[0] & NameClass.DEMONYM


def test_a_postal_code_is_only_an_abbreviation(gazetteer, index):
    roles = {hit.place.name: hit.role for hit in gazetteer.hits("TX")}
    assert roles["Texas"] == ABBREVIATION
    assert index.classes(["TX"])[0] & NameClass.ABBREVIATION


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("France", NameClass.COUNTRY), ("Ohio", NameClass.ADMIN1), ("Paris", NameClass.CAPITAL),
     ("Red Sea", NameClass.WATER), ("Borneo", NameClass.ISLAND), ("Siberia", NameClass.REGION),
     ("Gatwick Airport", NameClass.FACILITY), ("Cook County", NameClass.ADMIN2), ("Lyon", NameClass.CITY_L)],
)  # fmt: skip
def test_name_classes(index, name, wanted):
    assert index.classes([name])[0] & wanted


def test_countries_capitals_and_divisions(gazetteer):
    assert gazetteer.country("kp").name == "North Korea"
    assert gazetteer.country("ZZ") is None
    assert gazetteer.capital("IN").name == "New Delhi"
    assert gazetteer.admin1("US", "TX").name == "Texas"
    assert gazetteer.by_id(524901).name == "Moscow"
    assert "Houston" in {p.name for p in gazetteer.places_in("US", "TX", limit=20)}


def test_every_country_of_the_table_is_found_by_its_own_name(gazetteer):
    from geotrack.places.gazetteer.countries import country_rows

    for code, row in country_rows().items():
        found = gazetteer.country(code)
        assert found is not None, code
        assert found.name == row["name"]


@pytest.mark.parametrize(
    ("text", "lat", "lon", "within_km"),
    [
        ("the Russia–North Korea border", 42.4, 130.6, 10),
        ("the Russian-North Korean border", 42.4, 130.6, 10),
        ("border between Spain and Portugal", 40.0, -7.0, 250),
        ("the Sino-Mongolian border", 44.0, 105.0, 900),
        ("the North Korean capital", 39.03, 125.75, 5),
        ("capital of Norway", 59.91, 10.75, 5),
        ("southern France", 43.9, 3.5, 150),
        ("northern Italy", 45.3, 10.0, 120),
        ("central London", 51.5, -0.12, 5),
        ("north-eastern Brazil", -7.0, -40.0, 500),
    ],
)
def test_descriptions_have_a_point_and_a_radius(gazetteer, text, lat, lon, within_km):
    place = describe(gazetteer, text)
    assert great_circle_km(place.lat, place.lon, lat, lon) < within_km, place
    assert place.radius_km > 0 or place.kind == "capital"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the border",
        "the Japan–Peru border",
        "capital",
        "capital of Atlantis",
        "northern",
        "a–b border",
    ],
)
def test_no_description_no_place(gazetteer, text):
    assert describe(gazetteer, text) is None


def test_a_described_part_keeps_the_namesakes(gazetteer):
    states = {place.admin1 for place in gazetteer.candidates("downtown Springfield")}
    assert {"MO", "IL", "MA"} <= states


@pytest.mark.parametrize(
    ("reference", "name"),
    [("US-GA", "Georgia"), ("KP", "North Korea"), ("PRK", "North Korea"), ("524901", "Moscow"),
     ("CA-ON", "Ontario"), ("CA-08", "Ontario"), ("Oslo", "Oslo"), ("52.5, 13.4", "52.5,13.4")],
)  # fmt: skip
def test_references(gazetteer, reference, name):
    assert place_of_reference(gazetteer, reference).name == name


@pytest.mark.parametrize(
    "reference", ["", "95,0", "999999999999999", "ZZ-99", "No Such Place Anywhere", "x" * 100_000]
)
def test_a_reference_to_nothing_is_a_usage_error(gazetteer, reference):
    with pytest.raises(UsageError):
        place_of_reference(gazetteer, reference)


def test_locate_explains_its_choice(gazetteer):
    boston = gazetteer.candidates("Boston")[0]
    best = locate(gazetteer, "Springfield", near=boston)[0]
    assert best.place.admin1 == "MA"
    assert any("km from Boston" in reason for reason in best.evidence)
    assert locate(gazetteer, "Odessa, Missouri")[0].place.admin1 == "MO"
    assert locate(gazetteer, "Qwrtzyx Vvk") == ()


def test_confidences_of_all_namesakes_add_up_to_one(gazetteer):
    found = locate(gazetteer, "Paris", limit=200)
    assert sum(candidate.confidence for candidate in found) == pytest.approx(1)
    assert [c.confidence for c in found] == sorted((c.confidence for c in found), reverse=True)


def test_long_and_strange_names_cost_nothing(gazetteer):
    start = time.process_time()
    for name in (
        "x" * 100_000,
        "a " * 50_000,
        "(((" * 30_000,
        "border " * 15_000,
        "\0" * 100_000,
        "–" * 100_000,
    ):
        assert gazetteer.candidates(name) == ()
        assert locate(gazetteer, name) == ()
        assert describe(gazetteer, name) is None
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("name", "country"),
    [("Katrain", "IN"), ("Ilero", "NG"), ("Long Akah", "MY"), ("Chinaranggre", "IN"), ("Olmiccia", "FR")],
)  # fmt: skip
def test_a_village_is_found_by_name_but_no_word_is_taken_for_one(gazetteer, index, name, country):
    assert country in {place.country for place in gazetteer.candidates(name)}
    assert all(hit.prominence < 0 for hit in gazetteer.hits(name) if hit.place.country == country)
    assert not index.classes([name])[0] & ~NameClass.ALTERNATE_ONLY


def test_villages_come_after_all_other_places_of_the_name(gazetteer):
    for name in ("Buffalo", "Clayton", "Rampur", "Tofa", "Russell"):
        minor = [hit.prominence < 0 for hit in gazetteer.hits(name, limit=1000)]
        assert minor == sorted(minor), name
        assert any(minor), name


def test_a_village_says_how_far_from_its_point_it_may_be(gazetteer):
    katrain = next(p for p in gazetteer.candidates("Katrain") if p.country == "IN")
    assert 1 <= katrain.radius_km <= 10
    assert great_circle_km(katrain.lat, katrain.lon, 32.1, 77.14) < 15


def test_a_copy_for_another_process_knows_the_villages(gazetteer):
    assert pickle.loads(pickle.dumps(gazetteer)).candidates("Long Akah")


def test_it_says_what_it_holds():
    facts = describe_gazetteer()
    assert "GeoNames" in facts["base source"]
    assert int(facts["country"].replace(",", "")) >= 240
    assert "ODbL" in facts["villages-odbl source"]


def test_a_name_within_a_country_is_no_part_of_that_country(gazetteer):
    (island, *_) = gazetteer.candidates("South Island of New Zealand")
    assert (island.name, island.kind) == ("South Island", "island")
    assert gazetteer.candidates("southern New Zealand")[0].kind == "region"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Florida", "US", "admin1"), ("Japan", "JP", "country"), ("Geneva", "CH", "city"), ("Cairo", "EG", "capital"),
        ("Rotterdam", "NL", "city"), ("Sahara", None, "desert"), ("Andes", None, "range"), ("Corsica", "FR", "admin1"),
        ("Kazan", "RU", "city"), ("Victoria", "AU", "admin1"), ("Salem", "IN", "city"), ("Denali", "US", "range"),
    ],
)  # fmt: skip
def test_little_known_places_never_displace_the_known(gazetteer, name, country, kind):
    hits = gazetteer.hits(name, limit=500)
    assert (hits[0].place.country, hits[0].place.kind) == (country, kind)
    minor = [hit.prominence < 0 for hit in hits]
    assert minor == sorted(minor)


@pytest.mark.parametrize(
    ("code", "name"),
    [("LHR", "Heathrow"), ("EGLL", "Heathrow"), ("svo", "Sheremetyevo"), ("NLRTM", "Rotterdam"), ("SGSIN", "Singapore")],
)  # fmt: skip
def test_codes_of_airports_and_ports(gazetteer, code, name):
    assert name in gazetteer.of_code(code).name


@pytest.mark.parametrize("code", ["ZZZ", "LH", "TEX", "US-TX", "", "Zürich", "THE", "NASA"])
def test_what_is_no_code_of_transport(gazetteer, code):
    found = gazetteer.of_code(code)
    assert found is None or found.kind in ("airport", "port")


def test_a_natural_feature_is_not_listed_beside_the_land_it_is(gazetteer):
    found = gazetteer.candidates("Florida", limit=500)
    assert not [p for p in found if p.kind == "peninsula" and p.country in (None, "US")]


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Altnaharra", "GB", 58.28, -4.44), ("Cherry Hinton", "GB", 52.18, 0.17), ("Reykjadalsá", "IS", 65.7, -17.3),
        ("Mount Pardoe", "AQ", -67.15, 50.18), ("Puerto Rico Trench", None, 19.8, -66.0),
    ],
)  # fmt: skip
def test_little_known_places_are_listed(gazetteer, name, country, lat, lon):
    found = [p for p in gazetteer.candidates(name) if p.country == country]
    assert found
    assert min(great_circle_km(p.lat, p.lon, lat, lon) for p in found) < 60


def test_renown_tells_the_famous_from_the_rest(gazetteer):
    renown = {
        name: gazetteer.hits(name)[0].renown for name in ("Geneva", "Cairo", "Peoria", "Altnaharra")
    }
    assert renown["Geneva"] > renown["Peoria"] > renown["Altnaharra"]
    assert renown["Cairo"] > renown["Peoria"]


@pytest.mark.parametrize(
    ("lat", "lon"), [(47.1, 11.4), (-33.9, 151.2), (0.1, 179.9), (64.0, -50.0), (-54.0, -36.0)]
)
def test_the_nearest_places_are_those_of_all_that_are_listed(gazetteer, lat, lon):
    store = gazetteer._stores[0]
    cells, numbers, lats, lons = store._grid
    away = sorted(great_circle_km(lat, lon, a, b) for a, b in zip(lats, lons, strict=True))
    found = store.near(lat, lon, limit=6)
    assert [km for km, _ in found] == away[: len(found)]
    assert all(km == great_circle_km(lat, lon, p.lat, p.lon) for km, p in found)
    assert len(found) == 6 or away[6] > 500
    assert sum(end - begin for begin, end in cells.values()) == len(numbers)


@pytest.mark.parametrize("limit", [1, 9])
@pytest.mark.parametrize(("lat", "lon"), [(47.1, 11.4), (0.1, 179.9), (64.0, -50.0), (-75.0, 0.0)])
def test_the_nearest_towns_are_those_of_all_files_together(gazetteer, lat, lon, limit):
    listed = [
        (km, k, town)
        for k, store in enumerate(gazetteer._stores)
        for km, town in store.near(lat, lon, limit=limit)
    ]
    listed.sort(key=lambda row: row[:2])
    assert gazetteer.near(lat, lon, limit=limit) == tuple(town for *_, town in listed[:limit])
