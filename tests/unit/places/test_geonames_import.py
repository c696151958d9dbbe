"""GeoNames dumps become a gazetteer, or the old one stays."""

import pytest

from geotrack.cli import main
from geotrack.errors import InputError, NotFoundError
from geotrack.places import GeoNamesGazetteer, import_geonames
from geotrack.places.gazetteer import geonames, shelves


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
    return folder / "out" / "world.places", import_geonames(folder, folder / "out" / "world.places")


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
    assert sorted(p.name for p in path.parent.iterdir()) == ["world.index", "world.places"]


def test_a_single_country_dump_will_do(tmp_path):
    (tmp_path / "ZZ.txt").write_text(row(3, "Old Lutz", 47.6, 20.6) + "\n")
    import_geonames(tmp_path, tmp_path / "z.places")
    assert GeoNamesGazetteer(tmp_path / "z.places").candidates("Old Lutz")[0].geonameid == 3


def test_a_folder_without_a_dump_is_refused(tmp_path):
    with pytest.raises(NotFoundError):
        import_geonames(tmp_path, tmp_path / "z.places")
    with pytest.raises(NotFoundError):
        import_geonames(tmp_path / "nowhere", tmp_path / "z.places")


def test_progress_is_told_to_the_end(folder, monkeypatch):
    monkeypatch.setattr(geonames, "_TOLD_EVERY", 4)
    told = []
    import_geonames(folder, folder / "w.places", progress=lambda *row: told.append(row))
    main = [row for row in told if row[0] == "allCountries.txt"]
    assert [row[3] for row in main] == [4, 8, 10]
    assert main[-1][1] == main[-1][2] == (folder / "allCountries.txt").stat().st_size
    assert told[-1][0] == "alternateNamesV2.txt"


@pytest.mark.parametrize("stop", [("allCountries.txt", 5), ("allCountries.txt", 9), ("alternateNamesV2.txt", 3)])  # fmt: skip
def test_an_import_that_was_stopped_goes_on_and_gives_the_same(folder, monkeypatch, stop):
    monkeypatch.setattr(geonames, "_TOLD_EVERY", 1)
    monkeypatch.setattr(geonames, "_KEPT_EVERY", 2)
    import_geonames(folder, folder / "whole.places")
    target = folder / "stopped.places"
    seen = []

    def interrupt(name, at, size, rows):
        seen.append((name, rows))
        if len(seen) < 99 and (name, rows) == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_geonames(folder, target, progress=interrupt)
    assert not target.exists()
    again = []
    import_geonames(folder, target, progress=lambda *told: again.append((told[0], told[3])))
    assert again[0][1] > 1
    if stop[0] == "alternateNamesV2.txt":
        assert ("allCountries.txt", 1) not in again
    for ending in ("places", "index"):
        whole = (folder / f"whole.{ending}").read_bytes()
        assert (folder / f"stopped.{ending}").read_bytes() == whole
    assert not list(folder.glob(".*import"))


def test_changed_dumps_are_read_anew(folder, monkeypatch):
    monkeypatch.setattr(geonames, "_KEPT_EVERY", 2)
    monkeypatch.setattr(geonames, "_TOLD_EVERY", 1)

    def interrupt(name, at, size, rows):
        if rows == 7:
            raise KeyboardInterrupt

    target = folder / "w.places"
    with pytest.raises(KeyboardInterrupt):
        import_geonames(folder, target, progress=interrupt)
    (folder / "allCountries.txt").write_text(row(77, "Elsewhere", 1, 2) + "\n")
    import_geonames(folder, target)
    gazetteer = GeoNamesGazetteer(target)
    assert gazetteer.candidates("Elsewhere")[0].geonameid == 77
    assert gazetteer.by_id(3) is None


class TestShelf:
    @pytest.fixture(autouse=True)
    def own(self, tmp_path, monkeypatch):
        monkeypatch.setenv("GEOTRACK_GAZETTEERS", str(tmp_path / "shelf"))

    @pytest.fixture
    def run(self, capsys):
        def run_(*arguments):
            with pytest.raises(SystemExit) as ended:
                main(["gazetteer", *arguments])
            out, err = capsys.readouterr()
            return ended.value.code, out, err

        return run_

    def test_import_list_use_remove(self, folder, run):
        assert run("list") == (0, "* bundled\n", "")
        status, _, err = run("import", str(folder), "--name", "zubrovia")
        assert status == 0
        assert "6 places, 1" in err
        assert "4 rejected rows" in err
        assert "allCountries.txt: 100 %, 10 rows" in err
        assert "  zubrovia\t6 places" in run("list")[1]
        assert run("use", "zubrovia")[0] == 0
        assert "* zubrovia" in run("list")[1]
        assert shelves.in_use().endswith("zubrovia.places")
        assert run("remove", "zubrovia")[0] == 0
        assert run("list")[1] == "* bundled\n"
        assert shelves.in_use() == "bundled"

    def test_what_does_not_exist_is_told(self, folder, run):
        for command in ("use", "remove"):
            status, _, err = run(command, "nowhere")
            assert status == 3
            assert "no such gazetteer" in err
            for name in ("../x", "", "a/b", ".hidden", "x" * 99):
                assert run(command, name)[0] == 2
        assert run("import", str(folder))[0] == 2
        assert run("import", str(folder), "-o", "x", "--name", "y")[0] == 2
        assert run("use", "bundled")[0] == 0

    def test_a_damaged_one_is_listed_as_such(self, run):
        shelves.shelf().mkdir()
        (shelves.shelf() / "odd.places").write_bytes(b"rubbish")
        assert "odd\tdamaged" in run("list")[1]


def test_infinite_and_huge_numbers_are_rejected_rows(folder):
    main = folder / "allCountries.txt"
    bad = [
        row("inf", "Endless", 47, 20),
        row(10**30, "Numbered", 47, 20),
        row(21, "Crowded", 47, 20, population="1e999"),
        row(22, "Fuller", 47, 20, population=10**25),
        row(23, "Nowhere", "nan", 20),
    ]
    good = main.read_text(encoding="utf-8")
    main.write_text(good + "\n".join(bad) + "\n", encoding="utf-8")
    (folder / "alternateNamesV2.txt").write_text("100\tinf\ten\tBad\n101\t4\ten\tGood Baths\n")
    rejected = import_geonames(folder, folder / "world.places")
    assert len([r for r in rejected if r.file == "allCountries.txt"]) == 3 + len(bad)
    assert GeoNamesGazetteer(folder / "world.places").candidates("Good Baths")
