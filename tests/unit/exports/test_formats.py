import io
import json
import xml.etree.ElementTree as ET
from importlib.resources import files

import jsonschema
import pytest

import geotrack
from geotrack import Interval, UsageError, read_report
from geotrack.exports.geojson import cut_at_antimeridian
from geotrack.model import Line

STORY = """Over the Channel and on to the Alps

The ferry sailed from Dover to Calais on Monday, about 42 km, in 90 minutes. From Calais they drove
the 860 km to Geneva in about nine hours. Geneva lies 410 km south-east of Paris.
"""


@pytest.fixture(scope="module")
def report(analyze):
    return analyze(STORY, id="story", title="Over the Channel", published="2024-05-14")


@pytest.fixture(scope="module")
def schema():
    return json.loads(files("geotrack").joinpath("exports/report.schema.json").read_text())


def test_the_report_is_what_the_schema_says(report, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report.to_dict(), schema)


def test_a_report_comes_back_as_it_was_written(report, tmp_path):
    path = report.save(tmp_path / "report.json")
    again = read_report(path.read_bytes())
    assert again.to_dict() == report.to_dict()


def test_offsets_quote_the_text(report):
    row = report.to_dict()
    for part in ("toponyms", "times", "claims"):
        for entry in row[part]:
            assert row["document"]["text"][entry["start"] : entry["end"]] == entry["text"]


def test_one_claim_has_exactly_one_verdict_with_a_reason(report):
    assert len(report.claims) == len(report.verdicts) > 3
    for k, verdict in enumerate(report.verdicts):
        assert verdict.claim == k
        assert all(finding.reason for finding in verdict.findings)
        assert verdict.findings


def test_geojson_has_points_and_lines_within_range(report, tmp_path):
    collection = json.loads(report.save(tmp_path / "a.geojson").read_text())
    kinds = {feature["properties"]["kind"] for feature in collection["features"]}
    assert "leg" in kinds
    for feature in collection["features"]:
        geometry = feature["geometry"]
        points = (
            [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
        )
        for lon, lat in points:
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    assert "OpenStreetMap" in collection["attribution"]


def test_a_line_over_the_antimeridian_is_cut():
    pieces = cut_at_antimeridian(Line(lats=(50.0, 52.0), lons=(170.0, 190.0)))
    assert pieces == [[(170.0, 50.0), (180.0, 51.0)], [(-180.0, 51.0), (-170.0, 52.0)]]


def test_gpx_has_routes_and_no_tracks(report, tmp_path):
    root = ET.parse(report.save(tmp_path / "a.gpx")).getroot()
    tags = [element.tag.rsplit("}", 1)[-1] for element in root]
    assert "rte" in tags
    assert "wpt" in tags
    assert "trk" not in tags


def test_kml_is_well_formed(report, tmp_path):
    root = ET.parse(report.save(tmp_path / "a.kml")).getroot()
    assert root.tag.endswith("kml")


def test_xml_survives_control_characters(analyze, tmp_path):
    report = analyze("They drove \x08 from Oslo to Bergen, 460 km.", title="a\x00b\x1f]]>&<c>")
    for ending in ("gpx", "kml"):
        ET.parse(report.save(tmp_path / f"a.{ending}"))


def test_claimreview_never_says_true(report, tmp_path):
    graph = json.loads(report.save(tmp_path / "a.claimreview.json").read_text())["@graph"]
    assert graph
    for item in graph:
        assert item["reviewRating"]["alternateName"] in ("Contradicted", "Doubtful", "Consistent")
        assert item["reviewRating"]["ratingValue"] <= 3


def test_annotations_select_the_quoted_characters(report, tmp_path):
    collection = json.loads(report.save(tmp_path / "a.annotations.json").read_text())
    for item in collection["first"]["items"]:
        position, quote = item["target"]["selector"]
        assert STORY[position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize(
    "table", ["documents", "toponyms", "places", "times", "claims", "legs", "verdicts"]
)
def test_every_table_has_rows(report, table):
    frame = report.to_frame(table)
    assert len(frame) > 0
    assert frame.columns[0] == "id"


def test_an_unknown_table_answers_with_the_tables(report):
    with pytest.raises(UsageError, match="documents, toponyms"):
        report.to_frame("chairs")


def test_parquet_and_csv_hold_the_same_claims(report, tmp_path):
    import pandas as pd

    parquet = pd.read_parquet(report.save(tmp_path / "a.parquet"))
    table = pd.read_csv(io.BytesIO(report.save(tmp_path / "a.csv").read_bytes()))
    assert list(parquet["rating"]) == list(table["rating"])


def test_an_unknown_ending_answers_with_the_endings(report, tmp_path):
    with pytest.raises(UsageError, match=r"\.geojson"):
        report.save(tmp_path / "a.docx")


def test_a_failed_save_leaves_nothing_behind(report, tmp_path):
    with pytest.raises(UsageError):
        report.save(tmp_path / "a.csv", table="chairs")
    assert list(tmp_path.iterdir()) == []


def test_infinite_ends_are_null(analyze):
    report = analyze("It is more than 200 km from Oslo to Bergen.")
    row = next(c for c in report.to_dict()["claims"] if c["value"] == 200)
    assert row["high"] is None
    assert row["low"] is not None
    assert read_report(json.dumps(report.to_dict())).claims[0].interval == Interval(
        row["low"], float("inf")
    )


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "geotrack-report", "version": 1}'])
def test_what_is_no_report_is_refused(content):
    with pytest.raises(ValueError, match=r"not|damaged"):
        read_report(content)


def test_kml_has_no_live_markup(tmp_path):
    text = (
        "Anna <img src=x onerror=alert(1)> took the train from Paris <b>to Lyon</b> on Monday; the train"
        " from Paris to Lyon <script>alert(1)</script> took 2 hours."
    )
    made = geotrack.analyze(geotrack.Document(text=text, title="<script>alert(1)</script>"))
    root = ET.parse(made.save(tmp_path / "a.kml")).getroot()
    for element in root.iter():
        if element.tag.endswith(("name", "description")):
            assert "<" not in (element.text or "")


def test_half_a_character_spoils_no_format(analyze, tmp_path):
    made = analyze(
        "The train from Paris \ud800 to Lyon took two hours.", title="Half \ud800", id="\udfff"
    )
    for ending in (
        "json",
        "geojson",
        "kml",
        "gpx",
        "csv",
        "parquet",
        "annotations.json",
        "claimreview.json",
        "html",
        "svg",
    ):
        assert made.save(tmp_path / f"a.{ending}").stat().st_size
    assert read_report((tmp_path / "a.json").read_bytes()).document.title == "Half \ud800"
