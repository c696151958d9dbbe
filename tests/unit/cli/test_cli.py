import json
import socket

import pytest

from geotrack.cli import main
from geotrack.cli.main import COMMANDS
from geotrack.plugins import BUILTIN

STORY = """Slow train to the coast

The train left Warsaw on Monday and travels the 520 km to Vilnius in about nine hours.
"""


@pytest.fixture
def story(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def run(capsysbinary):
    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsysbinary.readouterr()
        return stop.value.code, out.decode(), err.decode()

    return call


def one_clear_line(err):
    return len(err.strip().splitlines()) == 1 and err.startswith("geotrack: error: ")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_teaches(run, command):
    status, out, _ = run(*command, "--help")
    assert status == 0
    assert "geotrack " in out
    assert len(out.splitlines()) > 8 or command == ["plugins"]


def test_map_writes_a_page_and_prints_the_verdicts(run, story, tmp_path):
    status, out, err = run("map", story, "-o", "map.html", "--published", "2024-05-14")
    assert status == 0
    assert (tmp_path / "map.html").read_text().lower().startswith("<!doctype html>")
    assert "520 km" in out
    finding = next(line for line in err.splitlines() if "travel claims" in line)
    # the page's finding, word for word
    assert finding.removeprefix("map.html: ") in (tmp_path / "map.html").read_text()


def test_a_bare_article_is_drawn(run, story, tmp_path):
    status, _, _ = run(story)
    assert status == 0
    assert (tmp_path / "story.html").exists()


def test_read_prints_a_report(run, story):
    status, out, _ = run("read", story, "--published", "2024-05-14")
    report = json.loads(out)
    assert status == 0
    assert report["format"] == "geotrack-report"
    assert report["document"]["text"] == STORY


def test_a_report_can_be_drawn_again(run, story, tmp_path):
    run("read", story, "-o", "report.json")
    status, _, _ = run("map", "report.json", "-o", "again.html")
    assert status == 0
    assert (tmp_path / "again.html").exists()


def test_check_exits_with_one_on_a_contradiction(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Krakow lies about 2,900 km south of Warsaw.")
    assert run("check", "a.txt")[0] == 1


def test_check_exits_with_zero_on_consistency(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Krakow lies about 250 km south of Warsaw.")
    status, out, _ = run("check", "a.txt")
    assert status == 0
    assert out.startswith("consistent\t")


def test_structured_claims(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = {
        "from": "Oslo",
        "from_lat": 59.91,
        "from_lon": 10.75,
        "to": "Bergen",
        "to_lat": 60.39,
        "to_lon": 5.32,
    }
    rows = [
        {"id": "good", "kind": "position", "value": 305, "unit": "km", "direction": "W", **place},
        {"id": "wrong", "kind": "position", "value": 3050, "unit": "km", **place},
        {"id": "bad", "kind": "position", "value": 3, "unit": "km", **place, "to_lat": 95},
        {"id": "none", "kind": "position", "value": 3, **place},
    ]
    lines = [json.dumps(row) for row in rows]
    (tmp_path / "in.jsonl").write_text("\n".join([*lines, "{broken"]) + "\n")
    status, _, _ = run("check", "--claims", "in.jsonl", "-o", "out.jsonl")
    got = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert status == 1
    assert [row.get("rating") for row in got] == [
        "consistent",
        "contradicted",
        None,
        "not-checkable",
        None,
    ]
    assert got[2]["error"]["line"] == 3
    assert "latitude" in got[2]["error"]["message"]
    assert got[4]["error"]["line"] == 5


def test_route_names_the_crossing(run):
    status, out, _ = run("route", "Pyongyang", "Vladivostok", "--mode", "rail", "--json")
    route = json.loads(out)
    assert status == 0
    assert 1100 <= route["best_km"] <= 1250
    assert [c["name"] for c in route["crossings"]] == ["Tumangang–Khasan"]
    assert route["crossings"][0]["gauge_mm"] == [1435, 1520]


def test_route_pairs_keep_their_order_and_bad_rows(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.csv").write_text(
        "mode,from,from_lat,from_lon,to,to_lat,to_lon\n"
        "rail,Paris,48.85,2.35,Lyon,45.76,4.84\n"
        "rail,Paris,,,Lyon,45.76,4.84\n"
        "sea,Dover,51.12,1.31,Calais,50.97,1.85\n"
    )
    status, out, _ = run("route", "--pairs", "p.csv")
    got = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert got[0]["length_km"][0] < 430 < got[0]["length_km"][1] < 700
    assert "from_lat" in got[1]["error"]["message"]
    assert got[2]["gc_km"] < 60


def test_locate_explains_itself(run):
    status, out, _ = run("locate", "Springfield", "--near", "Boston", "--json")
    best = json.loads(out)["candidates"][0]
    assert status == 0
    assert (best["place"]["country"], best["place"]["admin1"]) == ("US", "MA")
    assert best["evidence"]


def test_plugins_lists_the_components(run):
    status, out, _ = run("plugins")
    assert status == 0
    assert "recognizers\ttagger\t" in out


def test_corrections_stay(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("They drove from Georgia to Florida.")
    run("read", "a.txt", "--place", "Georgia=US-GA", "--remember", "-o", "one.json")
    assert json.loads((tmp_path / "a.geotrack.json").read_text())["places"] == {"Georgia": "US-GA"}
    run("read", "a.txt", "-o", "two.json")
    one, two = (json.loads((tmp_path / name).read_text()) for name in ("one.json", "two.json"))
    assert one["places"] == two["places"]
    assert one["places"][0]["country"] == "US"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["map", "none.txt"], 3, "no such file"),
        (["map", "."], 3, "is a folder"),
        (["map", "empty.txt"], 3, "empty"),
        (["map", "binary.bin"], 3, "binary file"),
        (["map", "latin.txt"], 3, "not utf-8"),
        (["map", "story.txt", "--published", "31 February"], 2, "is no date"),
        (["map", "story.txt", "-o", "none/map.html"], 3, "no such folder"),
        (["map", "story.txt", "-o", "map.docx"], 2, "a map is an .html file"),
        (["map", "story.txt", "--place", "Georgia"], 2, "NAME=REF"),
        (["map", "story.txt", "--recognizer", "oracle"], 2, "there are tagger"),
        (["export", "story.txt", "-o", "a.docx"], 2, "no format has this ending"),
        (["route", "Atlantis-on-Sea", "Vladivostok"], 2, "Atlantis-on-Sea"),
        (["batch", "none.jsonl"], 3, "no such file"),
        (["check", "--claims", "none.csv"], 3, "no such file"),
        (["locate", "Xyzzyopolis"], 2, "no place of that name"),
    ],
)
def test_bad_input_ends_with_one_clear_line(run, story, tmp_path, arguments, status, says):
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.bin").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "latin.txt").write_bytes("Поезд идёт".encode("koi8-r"))
    got, _, err = run(*arguments)
    assert got == status
    assert one_clear_line(err), err
    assert says in err


def test_a_text_without_travel_facts_still_gives_a_report_and_a_page(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(
        "The cat sat on the mat. It was a quiet day and nobody came to see it."
    )
    status, _, err = run("map", "a.txt", "-o", "a.html")
    assert status == 0
    assert "The article states no journey, distance or travel time that could be checked." in err
    assert (tmp_path / "a.html").exists()


def test_another_language_is_told_and_read_on(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "Le train est parti de Paris lundi soir et il est arrivé à Lyon après deux heures de route. "
    (tmp_path / "a.txt").write_text(text * 3)
    status, _, err = run("read", "a.txt", "-o", "a.json")
    assert status == 0
    assert "does not look like English" in err


PAIR = "59.91,10.75,Bergen,60.39,5.32"
CLAIM_ROWS = (
    f"id,kind,value,unit,from,from_lat,from_lon,to,to_lat,to_lon\n1,distance,305,km,Oslo,{PAIR}\n"
)


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        (b"\xef\xbb\xbf" + CLAIM_ROWS.replace("\n", "\r\n").encode(), ["1"]),
        (CLAIM_ROWS.replace(",", ";").encode(), ["1"]),
        (CLAIM_ROWS.replace(",", "\t").encode(), ["1"]),
        ((CLAIM_ROWS + "2," + "x" * 200_000 + "\n3,distance\n").encode(), ["1", None, "3"]),
        ((CLAIM_ROWS + '"2,distance\n3,distance\n').encode(), ["1", None]),
        ((CLAIM_ROWS + "2,distance,5,km,A,1,1,B,2,2,more\n").encode(), ["1", None]),
    ],
)
def test_tables_of_claims_of_every_make(run, tmp_path, monkeypatch, table, ids):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.csv").write_bytes(table)
    status, out, _ = run("check", "--claims", "claims.csv")
    assert status == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ids


def test_lines_of_json_end_where_json_says(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.jsonl").write_text('{"id":"a\u2028b"}\n{"id":"\\ud800"}\n')
    status, out, _ = run("check", "--claims", "claims.jsonl")
    assert status == 0
    assert [json.loads(line)["id"] for line in out.split("\n") if line] == ["a\u2028b", "\ud800"]


def test_rejected_rows_of_a_place_list_are_told(run, story, tmp_path):
    (tmp_path / "places.csv").write_text("name,lat,lon\nCamp One,35,76\nBad,95,0\nCut,12\n")
    status, _, err = run("read", story, "--place-list", "places.csv", "-o", "out.json")
    assert status == 0
    assert "places.csv, line 3: lat 95" in err
    assert "places.csv, line 4: it has 2 of 3 columns" in err


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["map", "--bogus"], 2, "geotrack map --help"),
        (["oracle"], 2, "No such command"),
        (["read", "story.txt", "--avoid", "ZZ"], 2, "--avoid ZZ"),
        (["route", "Paris", "Berlin", "--closed", "suetz"], 2, "there are"),
        (["read", "story.txt", "-o", "folder"], 3, "folder: is a folder"),
        (["batch", "deep.json", "-o", "folder"], 3, "folder: is a folder"),
        (["batch", "deep.json", "--place", "Oslo=ZZZZZ"], 2, "ZZZZZ"),
        (["export", "story.txt", "-o", "none/a.json"], 3, "no such folder"),
        (["read", "story.txt", "--encoding", "punycode"], 3, "not punycode"),
        (["map", "deep.json"], 3, "nested too deeply"),
        (["check", "--claims", "deep.json"], 3, "nested too deeply"),
        (["check", "--claims", "folder"], 3, "is a folder"),
        (["check", "--claims", "empty.csv"], 3, "empty"),
        (["check", "--claims", "foreign.csv"], 3, "names no column"),
        (["route", "--pairs", "folder"], 3, "is a folder"),
        (["embed", "latin.html", "--url", "https://example.org/"], 3, "not UTF-8"),
        (["embed", "story.txt", "--url", "javascript:alert(1)"], 2, "http or https"),
        (["embed", "story.txt", "--url", ""], 2, "--url is empty"),
        (["serve", "--recognizer", "oracle", "--port", "0"], 2, "there are tagger"),
        (["check", "kept.txt"], 3, "damaged sidecar"),
    ],
)
def test_odder_input_ends_with_one_clear_line_too(run, story, tmp_path, arguments, status, says):
    (tmp_path / "folder").mkdir()
    (tmp_path / "deep.json").write_text("[" * 100_000)
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "foreign.csv").write_text("color,size\nred,3\n")
    (tmp_path / "latin.html").write_bytes(b"<title>M\xe1laga</title>")
    (tmp_path / "kept.txt").write_text(STORY)
    (tmp_path / "kept.geotrack.json").write_text('{"published": 5}')
    got, _, err = run(*arguments)
    assert got == status, err
    assert one_clear_line(err), err
    assert says in err


@pytest.mark.enable_socket
def test_a_taken_port_is_told_with_what_to_do(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, _, err = run("serve", "--port", port)
    assert status == 3
    assert one_clear_line(err)
    assert f"127.0.0.1:{port}" in err
    assert "--port" in err


def test_batch_writes_its_file_whole_and_leaves_nothing_half(run, story, tmp_path):
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"id": "a", "text": STORY}) + "\n")
    assert run("batch", "corpus.jsonl", "-o", "out.jsonl")[0] == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["id"] == "a"
    assert run("batch", "corpus.jsonl", "-o", "none.jsonl", "--place", "Oslo=ZZZZZ")[0] == 2
    assert not list(tmp_path.glob("none.jsonl*"))


def test_the_help_of_export_names_every_registered_format(run):
    _, out, _ = run("export", "--help")
    said = out.replace(",", "").split()
    assert set(BUILTIN["writers"]) <= set(said)


def test_a_table_goes_to_every_format_that_has_tables(run, story, tmp_path):
    status, _, _ = run("export", "story.txt", "-o", "a.csv", "-o", "a.geojson", "-o", "a.xlsx", "--table", "places")  # fmt: skip
    assert status == 0
    assert (tmp_path / "a.csv").read_text().splitlines()[0].count("lat")


@pytest.mark.parametrize(
    ("option", "name"),
    [(["--table", "legs"], "a.gpx"), (["--dpi", "96"], "a.svg"), (["--size", "story"], "a.csv"), (["--style", "reader"], "a.kml")],
)  # fmt: skip
def test_an_option_that_no_file_takes_is_told(run, story, tmp_path, option, name):
    status, _, err = run("export", "story.txt", "-o", name, *option)
    assert (status, f"{option[0]} says nothing to {name}" in err) == (2, True), err
    assert not (tmp_path / name).exists()


def test_a_name_settled_as_another_is_told_and_one_that_the_article_has_not(run, story):
    name = "Vilnius"
    status, _, err = run("check", str(story), "--place", f"{name}=Lisbon", "--place", "Oslo=NO")
    assert status in (0, 1)
    assert f"{name} is taken as Lisbon, PT (38.7, -9.1)" in err
    assert "--place Oslo=NO: the article names no Oslo" in err
    _, _, err = run("check", str(story), "--place", f"{name}=48.2,16.4")
    assert "is taken as" not in err
    assert "names no" not in err
