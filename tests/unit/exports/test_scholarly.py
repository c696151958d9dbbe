"""TEI, Linked Places, annotations, ClaimReview, GeoParquet: read back by readers of each format."""

import io
import json
from xml.etree import ElementTree as ET

import pytest

import geotrack
from geotrack import UsageError
from geotrack.exports import annotations, claimreview, geoframes, gpx, linkedplaces, tei
from geotrack.exports.identity import identity

STORY = """Over the Channel & on to the Alps

The ferry sailed from Dover to Calais on Monday, about 42 km, in 90 minutes. From Calais they drove
the 860 km to Geneva in about nine hours. Geneva lies 410 km south-east of Paris, in Switzerland.
"""
T = "{http://www.tei-c.org/ns/1.0}"
X = "{http://www.w3.org/XML/1998/namespace}"


@pytest.fixture(scope="module")
def report(analyze):
    return analyze(STORY, id="story", title="Over the Channel", published="2024-05-14")


def legs_of(report):
    return [leg for journey in report.journeys for leg in journey.legs]


def test_tei_keeps_every_character_and_marks_what_was_read(report):
    from lxml import etree

    root = etree.fromstring(tei.write(report))
    body = root.find(f".//{T}body")
    said = "\n\n".join("".join(p.itertext()) for p in body)
    assert "".join(said.split()) == "".join(STORY.split())
    names = [n.text for n in body.iter(f"{T}placeName")]
    assert names[:4] == ["Alps", "Dover", "Calais", "Calais"]
    ids = {e.get(f"{X}id") for e in root.iter() if e.get(f"{X}id")}
    for node in root.iter():
        for key in ("ref", "corresp", "ana"):
            if (value := node.get(key)) is not None:
                assert value[1:] in ids, (node.tag, value)
    assert len(root.findall(f".//{T}listPlace/{T}place")) == len(report.places)
    assert len(root.findall(f".//{T}listEvent/{T}event")) == len(legs_of(report))
    spans = root.findall(f".//{T}spanGrp/{T}span")
    assert [s.get("ana")[1:] for s in spans] == [v.rating for v in report.verdicts]
    for span, claim in zip(spans, report.claims, strict=True):
        start, end = map(int, span.get("target").partition("=")[2].split(","))
        assert STORY[start:end] == claim.text
    dates = body.findall(f".//{T}date")
    assert [d.text for d in dates] == ["Monday"]
    assert dates[0].get("notBefore").startswith("2024-05-1")
    measures = [(m.text, m.get("quantity"), m.get("unit")) for m in body.iter(f"{T}measure") if m.get("quantity")]  # fmt: skip
    assert ("860 km", "860", "km") in measures


def tei_dtd():
    """TEI P5 as trafilatura ships it, with what it leaves out of the analysis module."""
    from importlib.resources import files

    from lxml import etree

    plain = (files("trafilatura") / "data" / "tei_corpus.dtd").read_text("utf-8")
    meta = '<!ENTITY % model.global.meta "'
    assert plain.count(meta) == 1
    analysis = """
    <!ELEMENT spanGrp (span)*>
    <!ATTLIST spanGrp xmlns CDATA "http://www.tei-c.org/ns/1.0" type CDATA #IMPLIED>
    <!ELEMENT interpGrp (interp)*>
    <!ATTLIST interpGrp xmlns CDATA "http://www.tei-c.org/ns/1.0" type CDATA #IMPLIED>
    <!ELEMENT interp (#PCDATA)>
    <!ATTLIST interp xmlns CDATA "http://www.tei-c.org/ns/1.0" xml:id ID #REQUIRED>
    <!ELEMENT span (#PCDATA)>
    <!ATTLIST span xmlns CDATA "http://www.tei-c.org/ns/1.0" xml:id ID #REQUIRED type CDATA #IMPLIED
      ana CDATA #IMPLIED target CDATA #IMPLIED>
    """
    return etree.DTD(
        io.StringIO(plain.replace(meta, f"{meta}spanGrp | interp | interpGrp |") + analysis)
    )


def without_namespace(root):
    """Return the tree as a DTD, which knows no namespaces, sees it."""
    from lxml import etree

    for node in root.iter():
        node.tag = etree.QName(node).localname
    etree.cleanup_namespaces(root)
    return root


@pytest.mark.parametrize(
    "text", [STORY, "Nothing.", "In 184X he walked from Perth to Crieff.", "\x00 <b>"]
)
def test_tei_is_valid_by_the_schema_of_tei(analyze, text):
    from lxml import etree

    schema = tei_dtd()
    root = without_namespace(etree.fromstring(tei.write(analyze(text, title="A & B"))))
    assert schema.validate(root), schema.error_log
    body = root.find(".//body")
    etree.SubElement(body, "journey")
    assert not schema.validate(root)


def test_tei_of_hostile_and_empty_texts(analyze):
    for text in ("A \x00 control & <tag> in \ud800Paris.", "Nothing."):
        root = ET.fromstring(tei.write(analyze(text)))
        assert root.find(f".//{T}body")[0].tag == f"{T}p"


def test_linked_places_has_spans_and_identifiers(report):
    row = json.loads(linkedplaces.write(report))
    assert row["@context"].endswith("v1.1.jsonld")
    places = [f for f in row["features"] if "names" in f]
    legs = [f for f in row["features"] if "relations" in f]
    assert len(places) == len(report.places)
    assert len(legs) == len(legs_of(report))
    dover = next(f for f in places if f["properties"]["title"] == "Dover")
    assert dover["names"][0]["citations"] == [{"label": "Over the Channel"}]
    assert dover["geometry"]["coordinates"][0] == pytest.approx(1.31, abs=0.1)
    assert dover["links"][0]["identifier"].startswith("https://sws.geonames.org/")
    known = {f["@id"] for f in row["features"]}
    assert {r["relationTo"] for f in legs for r in f["relations"]} <= known
    spans = [f["when"]["timespans"][0] for f in legs if "when" in f]
    assert any(s.get("start", {}).get("earliest", "").startswith("2024-05-1") for s in spans)


def test_annotations_have_ids_and_say_who_made_them(report):
    pyld = pytest.importorskip("pyld")
    row = json.loads(annotations.write(report))
    items = row["first"]["items"]
    assert len({i["id"] for i in items}) == len(items) == row["total"]
    assert {i["generator"]["type"] for i in items} == {"Software"}
    row["@context"] = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type"}
    subjects = {item["@id"] for item in pyld.jsonld.flatten(row)}
    assert {i["id"] for i in items} <= subjects


def test_claimreview_says_that_a_machine_made_it(report):
    pyld = pytest.importorskip("pyld")
    options = {
        "url": "https://example.org/map.html#x",
        "author": "The Daily",
        "published": "2024-05-15",
    }
    row = json.loads(claimreview.write(report, **options))
    for item in row["@graph"]:
        assert item["creativeWorkStatus"] == "machine, unreviewed"
        assert item["url"].startswith("https://example.org/map.html#claim=")
        assert item["datePublished"] == "2024-05-15"
        assert item["author"] == {"@type": "Organization", "name": "The Daily"}
    row["@context"] = {"@vocab": "https://schema.org/"}
    assert len([i for i in pyld.jsonld.flatten(row) if i.get("@type") == ["https://schema.org/ClaimReview"]]) == len(row["@graph"])  # fmt: skip
    bare = json.loads(claimreview.write(report))["@graph"][0]
    assert bare["author"]["name"] == "geotrack"
    assert "url" not in bare


def test_gpx_has_no_points_in_the_middle_of_countries(report):
    root = ET.fromstring(gpx.write(report))
    names = {e.text for e in root.findall(".//{*}wpt/{*}name")}
    assert {"Dover", "Calais", "Geneva"} <= names
    assert "Switzerland" in {p.name for p in report.places}
    assert "Switzerland" not in names


def test_geoparquet_and_geoframes_hold_the_same_legs(report):
    geopandas = pytest.importorskip("geopandas")
    content = geoframes.write_parquet(report)
    assert content == geoframes.write_parquet(report)
    again = geopandas.read_parquet(io.BytesIO(content))
    made = report.to_geoframe("legs")
    assert made.crs == "EPSG:4326"
    assert again.crs.equals(made.crs, ignore_axis_order=True)
    assert len(again) == len(made) == len(legs_of(report))
    assert list(again.geometry.to_wkt()) == list(made.geometry.to_wkt())
    places = report.to_geoframe("places")
    assert places.geometry.iloc[0].x == pytest.approx(report.places[0].lon)
    with pytest.raises(UsageError, match="there are legs, places"):
        report.to_geoframe("claims")


def test_gdal_opens_what_it_knows(report, tmp_path):
    pyogrio = pytest.importorskip("pyogrio")
    for name in ("a.geojson", "a.kml"):
        file = report.save(tmp_path / name)
        layers = pyogrio.list_layers(file)
        assert sum(len(pyogrio.read_dataframe(file, layer=layer)) for layer in layers[:, 0]) >= len(legs_of(report))  # fmt: skip
    file = report.save(tmp_path / "a.gpx")
    assert len(pyogrio.read_dataframe(file, layer="routes")) == len(legs_of(report))


def test_identity_is_the_address_or_the_text(report):
    assert identity(report).startswith("urn:sha256:")
    assert identity(report) == identity(report)


def test_analyze_takes_text_and_places_as_a_mapping():
    told = geotrack.analyze(text="They drove from Tripoli to Beirut.", places={"Tripoli": (34.43, 35.84)})  # fmt: skip
    assert told.places[0].lat == pytest.approx(34.43)
    assert repr(told).startswith("<Report 'untitled': 2 places")
    assert len(repr(told)) < 120


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, "give a source"),
        ({"source": "a.txt", "text": "b"}, "one of them"),
        ({"source": "The train left Riga. " * 30}, "give it as text="),
        ({"text": "a", "recogniser": "tagger"}, "did you mean 'recognizer'"),
        ({"text": "a", "places": "Georgia=US-GA"}, "places="),
        ({"text": "a", "published": "soon"}, "is no date"),
    ],
)
def test_errors_speak_of_the_library(options, says):
    with pytest.raises(UsageError, match=says) as caught:
        geotrack.analyze(**options)
    assert "--" not in str(caught.value)
