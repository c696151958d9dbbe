"""An editor's list: good rows are used, bad ones told with their line and reason."""

import pytest

from geotrack.errors import InputError, NotFoundError
from geotrack.names import NameClass
from geotrack.places import BundledGazetteer, name_index, read_place_list, with_place_list


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
