"""Every format that is registered, opened by a reader that is not ours: the same legs, times and claims.

What a format cannot hold is told here, in `HOLDS`; a new format without a reader fails.
"""

import csv
import io
import json
import re
import struct
import zlib
from importlib.resources import files

import jsonschema
import pytest

import geotrack
from geotrack.exports.legtimes import bounds_of
from geotrack.plugins import BUILTIN

STORY = """Over the Channel & on to the Alps

The ferry sailed from Dover to Calais on Monday evening, about 42 km, in 90 minutes. From Calais they drove
the 860 km to Geneva in about nine hours on 15 May. Geneva lies 410 km south-east of Paris, in Switzerland.
"""
#: legs of which only the departure is told, neither end, and only the arrival
PARTLY = """The train left Lyon for Turin at 9:30 on 13 May. From Turin they drove to Milan. They took the bus from
Milan and reached Bergamo at 18:00 on 15 May."""
TEI = "{http://www.tei-c.org/ns/1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
LPO, DCT = "http://linkedpasts.org/ontology/lpo_latest.ttl#", "http://purl.org/dc/terms/"
GEO, SCHEMA = "https://purl.org/geojson/vocab#", "http://schema.org/"


@pytest.fixture(scope="module")
def report():
    return geotrack.analyze(text=STORY, title="Over the Channel", published="2024-05-14")


def squeezed(text):
    return " ".join(text.split())


def legs(report):
    return [
        (report.places[leg.origin].name, report.places[leg.destination].name, leg.mode)
        for journey in report.journeys
        for leg in journey.legs
    ]


def times(report):
    """Return the earliest departure and the latest arrival of each leg."""
    return [
        (bounds_of(report, leg.departs)[0], bounds_of(report, leg.arrives)[1])
        for journey in report.journeys
        for leg in journey.legs
    ]


def claims(report):
    return [squeezed(claim.text) for claim in report.claims]


def of_legs(report):
    """Return what the legs are told by, leg by leg."""
    return [
        [squeezed(report.claims[k].text) for k in leg.claims]
        for journey in report.journeys
        for leg in journey.legs
    ]


# --- readers: each returns what it finds of legs, times, claims and "told" (the claims of each leg)


def from_json(content):
    row = json.loads(content)
    schema = json.loads(files("geotrack").joinpath("exports/report.schema.json").read_text("utf-8"))
    jsonschema.validate(row, schema)
    name = lambda k: row["places"][k]["name"]  # noqa: E731
    parts = [leg for journey in row["journeys"] for leg in journey["legs"]]

    def bound(when, key):
        told = row["times"][when["time"]] if when and when.get("time") is not None else {}
        return when and (when.get(key) or told.get(key))

    return {
        "legs": [(name(leg["from"]), name(leg["to"]), leg["mode"]) for leg in parts],
        "times": [(bound(x["departs"], "earliest"), bound(x["arrives"], "latest")) for x in parts],
        "claims": [squeezed(claim["text"]) for claim in row["claims"]],
    }


def ends(title):
    return tuple(title.split(" → "))


def by_gdal(content, name, **options):
    pyogrio = pytest.importorskip("pyogrio")
    return pyogrio.read_dataframe(io.BytesIO(content), **options)


def from_geojson(content):
    rows = by_gdal(content, "a.geojson")
    assert rows.crs == "EPSG:4326"
    found = rows[rows["kind"] == "leg"]
    assert set(found.geom_type) <= {"LineString", "MultiLineString"}
    return {
        "legs": [(*ends(r.title), r.mode) for r in found.itertuples()],
        "times": [(iso(r.departs_earliest), iso(r.arrives_latest)) for r in found.itertuples()],
        "told": [squeezed(r.description) for r in found.itertuples()],
    }


def iso(value):
    """Return the minute that GDAL or pandas read, as ISO 8601."""
    if str(value) in ("None", "nan", "NaT", "<NA>"):
        return None
    return value if isinstance(value, str) else value.strftime("%Y-%m-%dT%H:%M")


def from_kml(content):
    from lxml import etree

    rows = by_gdal(content, "a.kml", layer="Legs").rename(columns=str.lower)
    root = etree.fromstring(content)
    marks = root.findall(".//{*}Folder[2]/{*}Placemark")
    return {
        "legs": [(*ends(r.name), None) for r in rows.itertuples()],
        "times": [
            (m.findtext("{*}TimeSpan/{*}begin"), m.findtext("{*}TimeSpan/{*}end")) for m in marks
        ],
        "told": [squeezed(r.description.replace(" · ", " ")) for r in rows.itertuples()],
    }


def from_gpx(content):
    rows = by_gdal(content, "a.gpx", layer="routes")
    return {
        "legs": [(*ends(r.name), r.type) for r in rows.itertuples()],
        "told": [squeezed(r.desc.replace(" · ", " ")) for r in rows.itertuples()],
    }


def from_csv(content):
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    return {"claims": [squeezed(row["text"]) for row in rows]}


def from_xlsx(content):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content))

    def rows(name):
        head, *body = book[name].iter_rows(values_only=True)
        return [dict(zip(head, row, strict=True)) for row in body]

    return {
        "legs": [(row["from"], row["to"], row["mode"]) for row in rows("legs")],
        "times": [(row["departs_earliest"], row["arrives_latest"]) for row in rows("legs")],
        "claims": [squeezed(row["text"]) for row in rows("claims")],
    }


def from_parquet(content):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(content)).to_pylist()
    return {"claims": [squeezed(row["text"]) for row in rows]}


def from_geoparquet(content):
    geopandas = pytest.importorskip("geopandas")
    rows = geopandas.read_parquet(io.BytesIO(content))
    assert rows.geometry.notna().all()
    return {
        "legs": list(zip(rows["from"], rows["to"], rows["mode"], strict=True)),
        "times": [
            (iso(a), iso(b))
            for a, b in zip(rows["departs_earliest"], rows["arrives_latest"], strict=True)
        ],
    }


def from_tei(content):
    from lxml import etree

    root = etree.fromstring(content)
    events = root.findall(f".//{TEI}listEvent/{TEI}event")
    spans = {s.get(f"{XML}id"): s.text for s in root.findall(f".//{TEI}spanGrp/{TEI}span")}
    told = [event.find(f"{TEI}desc/{TEI}ref").get("target").split() for event in events]
    return {
        "legs": [(*ends(e.findtext(f"{TEI}label")), e.get("subtype")) for e in events],
        "times": [(e.get("notBefore"), e.get("notAfter")) for e in events],
        "claims": list(spans.values()),
        "told": [" ".join(spans[target[1:]] for target in targets) for targets in told],
    }


#: the terms that we use, as the published contexts map them; anything else a processor drops
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": OA, "as": AS, "rdf": RDF, "rdfs": RDFS, "dc": "http://purl.org/dc/elements/1.1/", "foaf": "http://xmlns.com/foaf/0.1/",
        "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@id"},
        **{k: f"oa:{k}" for k in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "identifying", "assessing", "start", "end", "exact", "prefix", "suffix")},
        "Software": "as:Application", "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
        "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "generator": {"@id": "as:generator", "@type": "@id"}, "first": {"@id": "as:first", "@type": "@id"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "value": "rdf:value", "format": "dc:format", "name": "foaf:name", "label": "rdfs:label", "total": "as:totalItems", "startIndex": "as:startIndex",
    },
    "https://geojson.org/geojson-ld/geojson-context.jsonld": {
        "geojson": GEO, **{k: f"geojson:{k}" for k in ("Feature", "Point", "geometry", "properties")},
        "coordinates": {"@id": "geojson:coordinates", "@container": "@list"}, "id": "@id", "type": "@type",
    },
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld": {
        "id": "@id", "type": "@type", "lpo": LPO, "dct": DCT, "rdf": RDF, "rdfs": RDFS, "geojson": GEO, "skos": "http://www.w3.org/2004/02/skos/core#",
        "label": "rdfs:label", "value": "rdf:value", "title": "dct:title", "identifier": "dct:identifier",
        **{k: f"geojson:{k}" for k in ("FeatureCollection", "Feature", "LineString", "MultiLineString", "Point", "properties")},
        "coordinates": {"@id": "geojson:coordinates", "@container": "@list"}, "geometry": "https://github.com/kgeographer/geojson-t/geometry",
        "features": {"@id": "lpo:hasFeature", "@container": "@set"}, "when": "lpo:when", "timespans": {"@id": "lpo:timespan", "@container": "@set"},
        "start": "lpo:has_start", "end": "lpo:has_end", "earliest": "lpo:earliest", "latest": "lpo:latest",
        "names": {"@id": "lpo:name_attestation", "@container": "@set"}, "toponym": "lpo:toponym", "types": {"@id": "lpo:type_attestation", "@container": "@set"},
        "relations": {"@id": "lpo:rel_attestation", "@container": "@set"}, "relationType": "lpo:relation_type", "relationTo": "lpo:relation_to",
        "links": {"@id": "lpo:link_attestation", "@container": "@set"}, "closeMatch": "skos:closeMatch",
        "citations": {"@id": "http://purl.org/spar/cito#cites", "@type": "@id"}, "descriptions": {"@id": "dct:description", "@type": "@id", "@container": "@set"},
    },
    "https://schema.org": {"@vocab": SCHEMA, "url": {"@id": f"{SCHEMA}url", "@type": "@id"}, "datePublished": {"@id": f"{SCHEMA}datePublished", "@type": f"{SCHEMA}Date"}},
}  # fmt: skip


def expanded(content):
    """Return the nodes that a JSON-LD processor sees, by identifier; contexts come from `CONTEXTS`."""
    pyld = pytest.importorskip("pyld")

    def load(url, options):
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url]}}  # fmt: skip

    options = {"documentLoader": load, "processingMode": "json-ld-1.1"}
    graph = pyld.jsonld.flatten(json.loads(content), None, options)
    return {node["@id"]: node for node in graph}


def one(node, key):
    """Return the only value of a property, None without one."""
    values = node.get(key, [])
    assert len(values) <= 1, (key, values)
    return (values[0].get("@value") or values[0].get("@id")) if values else None


def from_linked_places(content):
    nodes = expanded(content)

    def every(node, key):
        return [nodes[value["@id"]] for value in node.get(key, [])]

    names, found = {}, {"legs": [], "times": [], "told": []}
    for node in nodes.values():
        if f"{LPO}name_attestation" in node:
            names[node["@id"]] = one(every(node, f"{LPO}name_attestation")[0], f"{LPO}toponym")
    for node in nodes.values():
        if f"{LPO}rel_attestation" not in node:
            continue
        to = {one(r, f"{LPO}relation_type"): one(r, f"{LPO}relation_to") for r in every(node, f"{LPO}rel_attestation")}  # fmt: skip
        found["legs"].append((names[to["from"]], names[to["to"]], None))
        told = []
        for end, bound in (("has_start", "earliest"), ("has_end", "latest")):
            spans = [s for when in every(node, f"{LPO}when") for s in every(when, f"{LPO}timespan")]
            told += [one(e, f"{LPO}{bound}") for s in spans for e in every(s, f"{LPO}{end}")] or [
                None
            ]
        found["times"].append(tuple(told))
        # the texts of a leg are a set there: their order says nothing
        found["told"].append(sorted(squeezed(one(d, f"{RDF}value")) for d in every(node, f"{DCT}description")))  # fmt: skip
    return found


def from_annotations(content):
    nodes = expanded(content)
    said, places = [], []
    for node in nodes.values():
        if f"{OA}Annotation" not in node.get("@type", []):
            continue
        target = nodes[one(node, f"{OA}hasTarget")]
        selectors = [nodes[s["@id"]] for s in target[f"{OA}hasSelector"]]
        (quote,) = (s for s in selectors if f"{OA}TextQuoteSelector" in s["@type"])
        (spot,) = (s for s in selectors if f"{OA}TextPositionSelector" in s["@type"])
        start, end = one(spot, f"{OA}start"), one(spot, f"{OA}end")
        assert STORY[start:end] == one(quote, f"{OA}exact")
        assert nodes[one(node, f"{AS}generator")]["@type"] == [f"{AS}Application"]
        motive = one(node, f"{OA}motivatedBy")
        (said if motive == f"{OA}assessing" else places).append((int(node["@id"].rpartition("-")[2]), squeezed(one(quote, f"{OA}exact"))))  # fmt: skip
    assert places
    return {"claims": [text for _, text in sorted(said)]}


def from_claimreview(content):
    nodes = expanded(content)
    found = {}
    for node in nodes.values():
        if node.get("@type") == [f"{SCHEMA}ClaimReview"]:
            rating = nodes[one(node, f"{SCHEMA}reviewRating")]
            assert 1 <= one(rating, f"{SCHEMA}ratingValue") <= 3
            assert one(node, f"{SCHEMA}creativeWorkStatus") == "machine, unreviewed"
            found[int(node["@id"].rpartition("=")[2])] = one(node, f"{SCHEMA}claimReviewed")
    return {"judged": [found[k] for k in sorted(found)]}


def words_in(text, report_legs):
    """Return the legs whose title stands in a text."""
    plain = squeezed(text)
    return [(a, b, None) for a, b, _ in report_legs if f"{a} → {b}" in plain]


def from_html(content):
    from lxml import html

    root = html.fromstring(content.decode("utf-8"))
    assert not root.xpath("//script[@src] | //link[@href] | //img[@src and not(starts-with(@src, 'data:'))]")  # fmt: skip
    return {"text": squeezed(root.find("body").text_content())}


def from_svg(content):
    from lxml import etree

    root = etree.fromstring(content)
    return {"text": squeezed(" ".join(root.itertext()))}


def from_pdf(content):
    import pypdf

    return {"names": squeezed(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text())}


def from_png(content):
    """Return nothing, but that every byte is there: the size, the sums of all chunks, the rows of pixels."""
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    at, rows, width = 8, b"", 0
    while at < len(content):
        (size,), kind = struct.unpack(">I", content[at : at + 4]), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + size]
        assert struct.unpack(">I", content[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + body)  # fmt: skip
        if kind == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
        rows += body if kind == b"IDAT" else b""
        at += 12 + size
    assert len(zlib.decompress(rows)) % height == 0
    return {"width": width}


#: ending → its reader, and what it holds of a report
READERS = {
    ".json": (from_json, "legs times claims"),
    ".geojson": (from_geojson, "legs times told"),
    ".kml": (from_kml, "legs times told"),
    ".gpx": (from_gpx, "legs told"),  # a route that is planned has no times in GPX 1.1
    ".csv": (from_csv, "claims"),
    ".xlsx": (from_xlsx, "legs times claims"),
    ".parquet": (from_parquet, "claims"),
    ".geoparquet": (from_geoparquet, "legs times"),
    ".tei.xml": (from_tei, "legs times claims told"),
    ".lpf.json": (from_linked_places, "legs times told"),
    ".claimreview.json": (from_claimreview, "judged"),
    ".annotations.json": (from_annotations, "claims"),
    ".html": (from_html, "text"),
    ".svg": (from_svg, "text"),
    ".png": (from_png, "width"),
    ".pdf": (from_pdf, "names"),
}


@pytest.mark.parametrize("ending", BUILTIN["writers"])
def test_every_format_has_a_reader(ending):
    assert ending in READERS, (
        f"write a reader of {ending} that is not ours, from_{ending[1:].replace('.', '_')}(content), and"
        f' add "{ending}": (that reader, "legs times claims") to READERS, with what the format can hold'
    )


def test_no_reader_is_left_of_a_format_that_went():
    assert set(READERS) <= set(BUILTIN["writers"])


def seconds_off(found):
    """Return instants by the minute: TEI and GDAL have seconds, and zones where none is told."""
    return [tuple(re.sub(r"(T\d\d:\d\d).*", r"\1", str(t)) for t in pair) for pair in found]


def same(report, found, holds):
    """Hold what a reader found against the report."""
    assert set(found) == set(holds)
    titles = [f"{a} → {b}" for a, b, _ in legs(report)]
    if "legs" in found:
        modes = [leg[2] for leg in found["legs"]]
        expected = [leg if mode else (*leg[:2], None) for leg, mode in zip(legs(report), modes, strict=True)]  # fmt: skip
        assert found["legs"] == expected
    if "times" in found:
        assert seconds_off(found["times"]) == seconds_off(times(report))
    if "claims" in found:
        assert found["claims"] == claims(report)
    if "told" in found:
        assert found["told"] in ([" ".join(part) for part in of_legs(report)], [sorted(part) for part in of_legs(report)])  # fmt: skip
    if "judged" in found:
        judged = [c for c, v in zip(report.claims, report.verdicts, strict=True) if v.rating != "not-checkable"]  # fmt: skip
        assert found["judged"] == [squeezed(STORY[slice(*c.sentence)]) for c in judged]
    if "text" in found:
        assert all(title in found["text"] for title in titles)
    if "names" in found:
        assert all(name in found["names"] for leg in legs(report) for name in leg[:2])
    if "width" in found:
        assert found["width"] > 0


@pytest.mark.parametrize("ending", READERS)
def test_another_reader_finds_the_same(report, ending, tmp_path):
    reader, holds = READERS[ending]
    content = report.save(tmp_path / f"a{ending}").read_bytes()
    same(report, reader(content), holds.split())


@pytest.fixture(scope="module")
def partly():
    return geotrack.analyze(text=PARTLY, title="By land", published="2024-05-24")


@pytest.mark.parametrize("ending", [e for e, (_, holds) in READERS.items() if "legs" in holds])
def test_an_end_without_a_time_stays_without(partly, ending, tmp_path):
    begin, finish = "2024-05-13T09:30", "2024-05-15T18:00"
    assert times(partly) == [(begin, None), (None, None), (None, finish)]
    reader, holds = READERS[ending]
    same(partly, reader(partly.save(tmp_path / f"a{ending}").read_bytes()), holds.split())


@pytest.mark.parametrize("ending", [e for e, (_, holds) in READERS.items() if "legs" in holds or "claims" in holds])  # fmt: skip
def test_a_reader_would_notice_what_is_missing(report, ending, tmp_path):
    """The files of a report without its last leg and last claim are not what is expected."""
    from dataclasses import replace

    (journey,) = report.journeys
    first = replace(journey.legs[0], claims=journey.legs[0].claims[:-1])
    fewer = replace(report, journeys=(replace(journey, legs=(first,)),), claims=report.claims[:-1], verdicts=report.verdicts[:-1], timeline=())  # fmt: skip
    reader, holds = READERS[ending]
    content = fewer.save(tmp_path / f"a{ending}").read_bytes()
    with pytest.raises((AssertionError, ValueError)):
        same(report, reader(content), holds.split())


def test_a_processor_that_drops_a_term_is_noticed(report, tmp_path, monkeypatch):
    context = next(c for url, c in CONTEXTS.items() if "linkedplaces" in url)
    monkeypatch.delitem(context, "earliest")
    content = report.save(tmp_path / "a.lpf.json").read_bytes()
    with pytest.raises(AssertionError):
        same(report, from_linked_places(content), ["legs", "times", "told"])
