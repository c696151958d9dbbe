"""An editor's list: good rows are used, bad ones told with their line and reason."""

import pytest

from geotrack.errors import InputError, NotFoundError
from geotrack.places import BundledGazetteer, name_index, read_place_list, with_place_list
from geotrack.text.names import NameClass


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "places.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_columns_may_stand_in_any_order_and_be_missing(write):
    places, rejected = read_place_list(write("lon,name,lat\n7.5,Hut,46.5\n"))
    assert rejected == ()
    assert (places[0].place.name, places[0].place.lat, places[0].place.lon) == ("Hut", 46.5, 7.5)
    assert places[0].place.gazetteer == "place list"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Hut,91,7", "lat 91 is not within -90 to 90"),
        ("Hut,north,7", "lat 'north' is no number"),
        ("Hut,46,nan", "lon nan is not within"),
        ("Hut,46", "2 of 6 columns"),
        (",46,7", "the name is empty"),
        ("Hut,46,7,palace", "kind 'palace' is none of"),
        ("Hut,46,7,city,Switzerland", "no ISO alpha-2 code"),
        ('Hut,46,7,"city', "no CSV"),
        ("Hut,46,7,city,CH,far", "radius_km 'far' is no number"),
    ],
)
def test_a_bad_row_is_told_and_the_good_ones_used(write, row, reason):
    text = f"name,lat,lon,kind,country,radius_km\nGood one,1,2\n\n{row}"
    places, rejected = read_place_list(write(text))
    assert [listed.place.name for listed in places] == ["Good one"]
    assert rejected[0].line == 4
    assert reason in rejected[0].reason
    assert str(rejected[0]).endswith(f"line 4: {rejected[0].reason}")


def test_a_file_cut_short_keeps_its_whole_rows(write):
    places, rejected = read_place_list(write("name,lat,lon\nOne,1,1\nTwo,2,2\nThr"))
    assert len(places) == 2
    assert [row.line for row in rejected] == [4]


def test_broken_encoding_and_null_bytes_do_not_stop_the_reading(write):
    places, _ = read_place_list(
        write(b"\xef\xbb\xbfname,lat,lon\nCaf\xe9,1,1\n\0\0Nul,2,2\nFine,3,3\n")
    )
    assert [listed.place.name for listed in places][-1] == "Fine"


@pytest.mark.parametrize("text", ["", "place,where\nx,y\n", "\n\n"])
def test_a_file_without_the_needed_header_is_refused(write, text):
    with pytest.raises(InputError, match="name,lat,lon"):
        read_place_list(write(text))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(NotFoundError):
        read_place_list(tmp_path / "none.csv")


def test_the_list_comes_before_the_gazetteer(write):
    path = write("name,lat,lon,kind,alternates\nParis,48.9,2.2,place,The bureau|Paris office\n")
    gazetteer = with_place_list(BundledGazetteer(), path)
    assert [p.gazetteer for p in gazetteer.candidates("Paris")] == ["place list"]
    assert gazetteer.candidates("the Bureau")[0].lat == 48.9
    assert gazetteer.candidates("Rome")[0].country == "IT"
    assert gazetteer.country("FR").name == "France"


def test_listed_names_are_in_the_name_index(write):
    gazetteer = with_place_list(
        BundledGazetteer(), write("name,lat,lon,kind\nZyxtown,1,1,station\n")
    )
    classes = name_index(gazetteer).classes(["Zyxtown", "France"])
    assert classes[0] & NameClass.FACILITY
    assert classes[1] & NameClass.COUNTRY
    assert name_index(BundledGazetteer()).classes(["Zyxtown"]).tolist() == [0]


def listed(write, text):
    """Return names, kinds and points of a list that has no fault."""
    places, rejected = read_place_list(write(text))
    assert rejected == ()
    return [(p.place.name, p.place.kind, p.place.lat, p.place.lon) for p in places]


@pytest.mark.parametrize(
    "header",
    ["Name,Latitude,Longitude", "name,lat,lng", "TITLE,lat,long", "Toponym,Y,X", "place,LATITUDE,LON"],
)  # fmt: skip
def test_columns_may_have_the_names_that_others_use(write, header):
    assert listed(write, f"{header}\nOberau,47.5,12.1\n") == [("Oberau", "place", 47.5, 12.1)]


def test_semicolons_and_tabs_divide_columns_too(write):
    assert listed(write, "Name;Latitude;Longitude\nOberau;47,5;12,1\n") == [
        ("Oberau", "place", 47.5, 12.1)
    ]
    assert listed(write, "name\tlat\tlon\nOberau, Tirol\t47.5\t12.1\n")[0][0] == "Oberau, Tirol"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("village", "city"), ("Town", "city"), ("hamlet", "city"), ("railway station", "station"), ("mountain", "range"),
        ("fjord", "sea"), ("cape", "peninsula"), ("national park", "region"), ("pass", "crossing"), ("capital", "capital"),
    ],
)  # fmt: skip
def test_kinds_may_be_said_in_words(write, word, kind):
    assert listed(write, f"name,lat,lon,kind\nOberau,47.5,12.1,{word}\n")[0][1] == kind


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [("47.5N", "12.1 E", (47.5, 12.1)), ("S 33.9", "W70.6", (-33.9, -70.6)), ("47.5°", "12°", (47.5, 12))],
)  # fmt: skip
def test_hemispheres_may_be_letters(write, lat, lon, point):
    assert listed(write, f"name,lat,lon\nOberau,{lat},{lon}\n")[0][2:] == point


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Hut,47.5E,12.1", "lat '47.5E' is no number"),
        ("Hut,12.1.3,7", "no number"),
        (
            "Cairns,145.8,-16.9",
            "lat 145.8 is not within -90 to 90: latitude and longitude look swapped",
        ),
        ("Hut,181,7", "lat 181 is not within -90 to 90"),
        ("Hut,145,181", "lat 145 is not within -90 to 90"),
        ("Nakuru,36.07,-0.3,city,KE", "look swapped (lat -0.3, lon 36.07?)"),
        ("Good one,3,2", "'Good one' stands in line 2 already, 111 km away"),
    ],
)
def test_a_point_that_cannot_be_is_told_in_one_line(write, row, reason):
    places, rejected = read_place_list(write(f"name,lat,lon,kind,country\nGood one,2,2,,\n{row}\n"))
    assert [(p.place.name, p.place.lat) for p in places] == [("Good one", 2.0)]
    assert [row.line for row in rejected] == [3]
    assert reason in rejected[0].reason
    assert "\n" not in rejected[0].reason


def test_swapped_is_not_said_of_what_only_lies_far_off(write):
    # Reunion is French, Hawaii is American, and a pair that fits either way is left alone
    text = "name,lat,lon,country\nSaint-Denis,-20.9,55.4,FR\nHilo,19.7,-155.1,US\nA,47,8,CH\n"
    assert len(listed(write, text)) == 3


def test_a_name_may_stand_twice_where_country_or_point_tell(write):
    text = "name,lat,lon,country,admin1\nNewport,51.58,-3,GB,\nNewport,41.49,-71.3,US,RI\nNewport,44.6,-124,US,OR\nNewport,51.58,-3,GB,\n"
    assert len(listed(write, text)) == 3


GEOJSON = """{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"name": "Oberau", "kind": "village", "country": "AT"},
  "geometry": {"type": "Point", "coordinates": [12.1, 47.5, 600]}},
 {"type": "Feature", "properties": {"Name": "Unterau"}, "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}},
 {"type": "Feature", "properties": {"title": "Nowhere"}, "geometry": null},
 {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
 {"type": "Feature", "properties": {"title": "Cairns"}, "geometry": {"type": "Point", "coordinates": [-16.9, 145.8]}},
 {"type": "Point", "coordinates": [1, 2]},
 {"type": "Feature", "properties": {"label": "Mitterau"}, "geometry": {"type": "Point", "coordinates": ["x", 2]}}
]}"""


def test_points_of_geojson_are_read_and_the_rest_told_by_line(write):
    places, rejected = read_place_list(write(GEOJSON))
    assert [(p.place.name, p.place.kind, p.place.lat, p.place.lon) for p in places] == [
        ("Oberau", "city", 47.5, 12.1)
    ]
    told = {row.line: row.reason for row in rejected}
    assert told[4] == "its geometry is LineString, not a point"
    assert told[5] == "it has no point"
    assert "the name is empty" in told[6]
    assert "look swapped" in told[7]
    assert told[8] == "it is no GeoJSON feature"
    assert told[9] == "lon 'x' is no number"


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}',
        '[{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "MultiPoint", "coordinates": [[1, 2]]}}]',
        (
            '{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}\n'
            '{"type": "Feature", "properties": {"name": "B"}, "geometry": {"type": "Point", "coordinates": [3, 4]}}\n'
        ),
    ],
)
def test_one_feature_and_a_feature_a_line_are_read(write, text):
    assert listed(write, text)[0] == ("A", "place", 2.0, 1.0)


@pytest.mark.parametrize("text", ['{"a": 1}', '{"features": 3}', '{"type": ', "[" * 100_000])
def test_other_json_is_refused_with_its_line(write, text):
    with pytest.raises(InputError, match="JSON"):
        read_place_list(write(text))


def test_linked_places_are_read(write):
    text = """{"type": "FeatureCollection", "@context": "https://example.org/linkedplaces.jsonld", "features": [
    {"@id": "http://example.org/p/1", "type": "Feature", "properties": {"title": "Abingdon", "ccodes": ["GB"]},
     "names": [{"toponym": "Abingdon"}, {"toponym": "Abbandune", "lang": "ang"}],
     "types": [{"identifier": "aat:300008347", "label": "inhabited place"}],
     "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [-1.28, 51.67]}]}}]}"""
    (place,), rejected = read_place_list(write(text))
    assert rejected == ()
    assert (place.place.name, place.place.country, place.place.kind) == ("Abingdon", "GB", "city")
    assert (place.place.lat, place.place.lon, place.alternates) == (51.67, -1.28, ("Abbandune",))


def test_linked_places_in_a_table_are_read(write):
    text = (
        "id\ttitle\ttitle_source\tvariants\tccodes\tlon\tlat\ttypes\n"
        "7\tAbingdon\tsource\tAbbandune;Abindon\tGB\t-1.28\t51.67\tsettlement\n"
    )
    (place,), rejected = read_place_list(write(text))
    assert rejected == ()
    assert (place.place.country, place.place.kind) == ("GB", "city")
    assert place.alternates == ("Abbandune", "Abindon")
