"""GeoNames dumps become a gazetteer, or the old one stays."""

import pytest

from geotrack.errors import InputError, NotFoundError
from geotrack.places import GeoNamesGazetteer, import_geonames


def row(geonameid, name, lat, lon, feature="P", code="PPL", **facts):
    cells = [str(geonameid), name, name, facts.get("names", ""), str(lat), str(lon), feature, code]
    cells += [
        facts.get("country", "ZZ"),
        "",
        facts.get("admin1", ""),
        facts.get("admin2", ""),
        "",
        "",
    ]
    return "\t".join([*cells, str(facts.get("population", 0)), "", "10", "Etc/UTC", "2024-05-05"])


@pytest.fixture
def folder(tmp_path):
    rows = [
        row(1, "Zubrovia", 47, 20, "A", "PCLI", population=5_000_000),
        row(2, "Lutzen District", 47.5, 20.5, "A", "ADM1", admin1="03"),
        row(
            3, "Old Lutz", 47.6, 20.6, admin1="03", population=12_000, names="OLZ,Lutzia,oldo lutzo"
        ),
        row(4, "Nebelsbad", 47.9, 20.9, code="PPLC", admin1="03", population=80_000),
        row(5, "Sudetenwaltz Tarn", 47.7, 20.7, "H", "LK"),
        row(6, "Grand Hotel", 47.9, 20.9, "S", "HTL"),
        row(7, "Nebelsbad Station", 47.91, 20.9, "S", "RSTN"),
        row(8, "Polar Point", 95, 20),
        "9\tCut",
        row(10, "Letters", "north", 20),
    ]
    (tmp_path / "allCountries.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "admin1CodesASCII.txt").write_text("ZZ.03\tLutzen\tLutzen\t2\n")
    (tmp_path / "admin2Codes.txt").write_text("")
    (tmp_path / "countryInfo.txt").write_text(
        "#ISO\tISO3\n"
        + "\t".join(["ZZ", "ZZZ", "999", "ZZ", "Republic of Zubrovia", *[""] * 11, "1", ""])
        + "\n"
    )
    (tmp_path / "alternateNamesV2.txt").write_text(
        "100\t4\ten\tMisty Baths\t1\t\t\t\t\t\n101\t4\tlink\thttps://example.org\n"
        "102\t4\tde\tKurort\t\t\t\t\t\t\n103\tx\ten\tBad id\t\t\t\t\t\t\n104\t99\ten\tNobody\t\t\t\t\t\t\n"
    )
    return tmp_path


@pytest.fixture
def imported(folder):
    return folder / "out" / "world.sqlite", import_geonames(folder, folder / "out" / "world.sqlite")


def test_names_codes_and_kinds_are_there(imported):
    gazetteer = GeoNamesGazetteer(imported[0])
    old = gazetteer.candidates("Lutzia")[0]
    assert (old.name, old.geonameid, old.population, old.timezone) == (
        "Old Lutz",
        3,
        12_000,
        "Etc/UTC",
    )
    assert gazetteer.candidates("Misty Baths")[0].kind == "capital"
    assert gazetteer.candidates("Kurort")[0].geonameid == 4
    assert gazetteer.candidates("Republic of Zubrovia")[0].kind == "country"
    assert gazetteer.candidates("Sudetenwaltz Tarn")[0].kind == "lake"
    assert gazetteer.candidates("Nebelsbad Station")[0].kind == "station"
    assert gazetteer.admin1("ZZ", "03").name == "Lutzen District"
    assert gazetteer.candidates("Lutzen")[0].geonameid == 2


def test_curated_tables_lie_over_it(imported):
    gazetteer = GeoNamesGazetteer(imported[0])
    assert gazetteer.candidates("Siberia")[0].kind == "region"
    assert gazetteer.of_demonym("Norwegian").country == "NO"


def test_airport_codes_and_transliterations_are_no_names(imported):
    gazetteer = GeoNamesGazetteer(imported[0])
    assert all(place.geonameid != 3 for place in gazetteer.candidates("OLZ"))
    assert gazetteer.candidates("oldo lutzo") == ()
    assert gazetteer.candidates("Grand Hotel") == ()


def test_rejected_rows_have_file_line_and_reason(imported):
    told = [(row.file, row.line, row.reason) for row in imported[1]]
    assert told[0] == ("allCountries.txt", 8, told[0][2])
    assert "latitude 95" in told[0][2]
    assert told[1:3] == [
        ("allCountries.txt", 9, "it has 2 of 19 columns"),
        ("allCountries.txt", 10, "latitude 'north' is no number"),
    ]
    assert told[3] == ("alternateNamesV2.txt", 4, "geonameid 'x' is no number")


def test_the_old_store_stays_when_nothing_can_be_read(folder, imported):
    path = imported[0]
    before = path.read_bytes()
    (folder / "allCountries.txt").write_text("<html>404</html>\n" * 20)
    with pytest.raises(InputError, match="none of its rows"):
        import_geonames(folder, path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["world.index", "world.sqlite"]


def test_a_single_country_dump_will_do(tmp_path):
    (tmp_path / "ZZ.txt").write_text(row(3, "Old Lutz", 47.6, 20.6) + "\n")
    import_geonames(tmp_path, tmp_path / "z.sqlite")
    assert GeoNamesGazetteer(tmp_path / "z.sqlite").candidates("Old Lutz")[0].geonameid == 3


def test_a_folder_without_a_dump_is_refused(tmp_path):
    with pytest.raises(NotFoundError):
        import_geonames(tmp_path, tmp_path / "z.sqlite")
    with pytest.raises(NotFoundError):
        import_geonames(tmp_path / "nowhere", tmp_path / "z.sqlite")
