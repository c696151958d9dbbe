"""What the application does: read, check, compare namesakes, draw, export; and what it says to bad input."""

import io
import json
import re
import zipfile

import pytest

from geotrack.config import NetworkAccess, Settings
from geotrack.plugins import BUILTIN, CONTENT_TYPES

pytestmark = [pytest.mark.network, pytest.mark.enable_socket]

TEXT = (
    "Night train to Riga\n\nThe night train left Vilnius at 22:00 on Monday and covered the 350 km to Riga in four "
    "hours. A bus took the passengers the 250 km from Riga to Paris."
)


def rating(report, words):
    (claim,) = [c for c in report["claims"] if words in c["text"] and c["kind"] == "distance"]
    return claim["verdict"]["rating"]


def test_an_article_becomes_a_report_and_a_map(client):
    status, row = client.post("/api/analyses", {"text": TEXT, "published": "2024-05-14", "title": "To Riga"})  # fmt: skip
    assert status == 200
    report = row["report"]
    assert report["format"] == "geotrack-report"
    assert report["document"]["title"] == "To Riga"
    assert rating(report, "350 km") == "consistent"
    status, head, page = client.ask("GET", row["map"])
    assert status == 200
    assert b"To Riga" in page
    assert head["Content-Security-Policy"].startswith("sandbox allow-scripts")
    assert "allow-same-origin" not in head["Content-Security-Policy"]
    assert head["X-Frame-Options"] == "SAMEORIGIN"


def test_a_map_is_its_visitors_only(client, desk):
    _, row = client.post("/api/analyses", {"text": TEXT})
    other = type(client)(desk)
    assert other.ask("GET", row["map"])[0] == 410
    assert client.ask("GET", row["map"], without=("Cookie",))[0] == 410
    name = row["id"]
    assert other.ask("GET", f"/files/{name}.geojson")[0] == 410
    assert client.ask("GET", f"/files/{name}.geojson")[0] == 200


def test_a_correction_changes_the_verdict(client):
    _, before = client.post("/api/analyses", {"text": TEXT})
    assert rating(before["report"], "250 km") in ("contradicted", "doubtful")
    status, found = client.post("/api/namesakes", {"text": TEXT, "name": "Paris"})
    assert status == 200
    current = [c for c in found["candidates"] if c["current"]]
    assert [c["country"] for c in current] == ["FR"]
    assert [v["rating"] for v in current[0]["verdicts"]] == [
        c["verdict"]["rating"] for c in before["report"]["claims"]
    ]
    assert len({(c["lat"], c["lon"]) for c in found["candidates"]}) == len(found["candidates"]) > 3
    for candidate in found["candidates"][:3]:
        places = {"Paris": candidate["ref"]}
        _, after = client.post("/api/analyses", {"text": TEXT, "places": places})
        assert [v["rating"] for v in candidate["verdicts"]] == [
            c["verdict"]["rating"] for c in after["report"]["claims"]
        ]
    daugavpils = {"Paris": "55.8747,26.5362"}
    _, after = client.post("/api/analyses", {"text": TEXT, "places": daugavpils})
    assert rating(after["report"], "250 km") == "consistent"
    place = next(p for p in after["report"]["places"] if p["name"] == "Paris")
    assert (place["lat"], place["country"], place["gazetteer"]) == (55.8747, "LV", "user")
    _, pinned = client.post("/api/namesakes", {"text": TEXT, "name": "Paris", "places": daugavpils})
    assert pinned["pinned"]
    assert [c["country"] for c in pinned["candidates"] if c["current"]] == ["LV"]


def test_towns_near_a_point_are_named(client):
    status, row = client.post("/api/near", {"lat": 48.3, "lon": 14.29})
    assert status == 200
    assert row["places"][0]["name"] == "Linz"


#: how files begin, where that tells more than their content type does
MAGIC = {
    ".png": b"\x89PNG",
    ".pdf": b"%PDF",
    ".xlsx": b"PK",
    ".csv": b"id,",
    ".html": b"<!DOCTYPE html>",
    ".svg": b"<",
}


@pytest.mark.parametrize("ending", BUILTIN["writers"])
def test_every_format_is_downloaded(client, ending):
    form = ending.removeprefix(".")
    body = json.dumps({"text": TEXT, "format": form}).encode()
    status, head, content = client.ask("POST", "/api/exports", body)
    assert status == 200
    kind = CONTENT_TYPES[ending].partition(";")[0]
    assert head["Content-Type"].partition(";")[0] == kind
    if kind.endswith("json"):
        assert json.loads(content)
    elif kind.endswith("+xml"):
        assert content.startswith(b"<")
    elif kind.endswith("parquet"):
        assert content.startswith(b"PAR1")
    else:
        assert content.startswith(MAGIC.get(ending, b""))
    assert len(content) > 100
    assert head["Content-Disposition"] == f'attachment; filename="map.{form}"'
    assert head["Content-Security-Policy"].startswith("sandbox;")


def test_headline_source_and_theme_are_the_editors(client):
    theme = 'name = "The Daily Ferry"\n[light]\nroute = "#ff0000"\n'
    look = {"headline": "Slow <train>", "source": "State railways", "theme": theme}
    status, page = client.post("/api/exports", {"text": TEXT, "format": "html", "look": look})
    assert status == 200
    page = page.decode()
    assert "Slow &lt;train&gt;" in page
    assert "#ff0000" in page
    assert "The Daily Ferry" in page
    for bad in ("route =", '[light]\nroute = "red;}body{}"', 'logo = "/etc/passwd"', "[nothing]\na=1", "a" * 200_001):  # fmt: skip
        look = {"theme": bad}
        status, row = client.post("/api/exports", {"text": TEXT, "format": "svg", "look": look})
        assert status == 422
        assert row["error"]["message"]


def test_a_desks_themes_are_offered_by_name(serve, client, tmp_path):
    (tmp_path / "ferry.toml").write_text('name = "The Daily Ferry"\n')
    (tmp_path / "notes.txt").write_text("x")
    with serve(themes=str(tmp_path)) as port:
        own = type(client)(port)
        assert json.loads(own.ask("GET", "/api/status")[2])["themes"] == ["ferry"]
        row = {"text": TEXT, "format": "html", "look": {"theme_name": "ferry"}}
        assert b"The Daily Ferry" in own.post("/api/exports", row)[1]
        for name in ("notes", "../ferry", "/etc/passwd", "ferry.toml"):
            row["look"]["theme_name"] = name
            assert own.post("/api/exports", row)[0] == 422


def test_the_embed_code_is_a_sandboxed_frame(client):
    status, row = client.post("/api/embeds", {"url": "https://example.org/map.html", "title": 'A "map"'})  # fmt: skip
    assert status == 200
    assert row["html"].startswith('<iframe src="https://example.org/map.html"')
    assert "sandbox=" in row["html"]
    for url in ("javascript:alert(1)", "data:text/html,x", ""):
        assert client.post("/api/embeds", {"url": url})[0] == 422


def pdf(text):
    stream = f"BT /F1 12 Tf 20 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]  # fmt: skip
    out, offsets = b"%PDF-1.4\n", []
    for k, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (k, part)
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)  # fmt: skip


def encrypted():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("The bus from Linz to Graz."))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x/>" * 100_000)
    return out.getvalue()


def upload(client, content, name="story.txt"):
    status, _, body = client.ask("POST", "/api/documents", content, {"X-File-Name": name})
    return status, json.loads(body)


def test_uploads_become_articles(client):
    status, row = upload(client, TEXT.encode())
    assert (status, row["text"], row["title"]) == (200, TEXT, "Night train to Riga")
    status, row = upload(client, pdf("The bus from Linz to Graz took three hours."), "story.pdf")
    assert (status, row["text"]) == (200, "The bus from Linz to Graz took three hours.")
    page = f"<!doctype html><html><head><title>Home</title></head><body><article><h1>To Riga</h1><p>{TEXT * 3}</p></article></body></html>"
    status, row = upload(client, page.encode(), "story.html")
    assert (status, row["title"]) == (200, "To Riga")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"), (b" \n ", "empty"), (b"\0\1\2\3" * 1000, "binary"), (b"\xff\xfe\xfd" * 99, "UTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"), (b"%PDF-1.7 broken", "PDF"), (encrypted(), "password"),
        (zipped(), "damaged"), (b"<html><body></body></html>", "no article"), (b"a" * 200_001, "too many"),
    ],
)  # fmt: skip
def test_a_wrong_upload_is_one_clear_message(client, content, says):
    status, row = upload(client, content, "%2e%2e%2fx%0d%0a.txt")
    assert status == 422
    assert re.search(says, row["error"]["message"])
    assert len(row["error"]["message"]) < 400


def bomb():
    import zlib

    packed = zlib.compress(b"BT /F1 12 Tf (" + b"San " * 100_000_000 + b") Tj ET")
    body = pdf("x")
    at, end = body.index(b"4 0 obj"), body.index(b"xref\n0 5")
    stream = b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"
    return body[:at] + stream % (len(packed), packed) + body[end:]


def test_a_pdf_that_unpacks_without_end_is_cut(client):
    status, row = upload(client, bomb(), "bomb.pdf")
    assert status in (413, 422, 504)
    assert row["error"]["message"]
    assert client.post("/api/near", {"lat": 0, "lon": 0})[0] == 200


def test_a_text_that_takes_too_long_is_cut(client):
    status, row = client.post("/api/analyses", {"text": "San " * 25_000})
    assert status in (200, 413, 504)
    assert (
        status == 200 or "shorter" in row["error"]["message"] or "memory" in row["error"]["message"]
    )
    assert client.post("/api/near", {"lat": 0, "lon": 0})[0] == 200


def test_memory_is_bounded(serve, client):
    with serve(memory_mb=128, seconds=20.0, body_mb=8.0) as port:
        own = type(client)(port)
        status, _row = upload(own, bomb())
        assert status in (413, 422, 504)
        assert own.post("/api/analyses", {"text": TEXT})[0] == 200


@pytest.mark.parametrize(
    ("path", "row", "where"),
    [
        ("analyses", {}, "text"), ("analyses", {"text": ""}, "text"), ("analyses", {"text": 5}, "text"), ("analyses", {"text": "a" * 200_001}, "text"),
        ("analyses", {"text": "x", "published": "soon"}, "published"), ("analyses", {"text": "x", "published": "2024-02-31"}, "published"),
        ("analyses", {"text": "x", "mode": "teleport"}, "mode"), ("analyses", {"text": "x", "places": []}, "places"),
        ("analyses", {"text": "Linz", "places": {"Linz": "nowhere at all"}}, "places.Linz"), ("analyses", {"text": "Linz", "places": {"Linz": "95,200"}}, "places.Linz"),
        ("analyses", {"text": "x", "places": {str(k): "1,1" for k in range(201)}}, "places"), ("analyses", {"text": "x", "places": {"": "1,1"}}, "places"),
        ("analyses", {"text": "x", "unknown": 1}, "unknown"), ("analyses", {"text": "x", "look": {"style": "comic"}}, "look.style"),
        ("analyses", {"text": "x", "look": 7}, "look"), ("analyses", {"text": "\ud800"}, "text"), ("analyses", {"text": "x", "title": ["a"]}, "title"),
        ("namesakes", {"text": "Linz is nice."}, "name"), ("namesakes", {"text": "Linz is nice.", "name": "Graz"}, "name"),
        ("near", {"lat": 91, "lon": 0}, "lat"), ("near", {"lat": "1", "lon": 0}, "lat"), ("near", {"lat": True, "lon": 0}, "lat"), ("near", {"lat": 1}, "lon"),
        ("exports", {"text": "x", "format": "exe"}, "format"), ("exports", {"text": "x"}, "format"),
        ("embeds", {"url": "https://x.org", "width": 5}, "width"), ("embeds", {"url": "https://x.org", "width": 100.5}, "width"), ("urls", {}, "url"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(client, path, row, where):
    status, answer = client.post(f"/api/{path}", row)
    assert status == 422
    assert answer["error"]["where"] == where


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'"x"', b"[" * 100_000, b'{"text":' * 10_000])  # fmt: skip
def test_what_is_no_object_is_refused(client, body):
    for path in ("analyses", "namesakes", "near", "exports", "embeds", "urls"):
        assert client.ask("POST", f"/api/{path}", body)[0] == 422


def test_numbers_that_json_does_not_have_are_refused(client):
    for value in (b"NaN", b"Infinity", b"1e999"):
        assert client.ask("POST", "/api/near", b'{"lat": %s, "lon": 1}' % value)[0] == 422


def test_addresses_are_fetched_only_if_allowed(client, serve, loopback):
    assert client.post("/api/urls", {"url": "https://example.com/"})[0] == 403
    news = loopback(lambda path: loopback.answer(TEXT, kind="text/plain"))  # noqa: ARG005
    inner = loopback(lambda path: loopback.answer("secret", kind="text/plain"))  # noqa: ARG005
    access = NetworkAccess(hosts=(f"127.0.0.1:{news.port}",), cache="memory")
    with serve(Settings(network=True, access=access)) as port:
        own = type(client)(port)
        status, row = own.post("/api/urls", {"url": f"{news.url}/story"})
        assert (status, row["text"], row["source"]) == (200, TEXT, f"{news.url}/story")
        for url in (inner.url, f"http://localhost:{inner.port}/", "file:///etc/passwd", f"http://127.0.0.1:{port}/api/token", "/etc/passwd", "-"):  # fmt: skip
            status, row = own.post("/api/urls", {"url": url})
            assert status in (422, 502)
        assert inner.connections == 0


def test_a_browser_without_scripts_gets_the_map(client):
    page = client.ask("GET", "/")[2].decode()
    token = re.search(r'name="token" value="(\w+)"', page)[1]
    body = f"token={token}&text=The+ferry+from+Dover+to+Calais+takes+90+minutes.&title=&published=&mode=".encode()  # fmt: skip
    status, head, content = client.ask("POST", "/plain", body)
    assert (status, head["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Calais" in content
    status, head, content = client.ask("POST", "/plain", f"token={token}&text=&title=".encode())
    assert status == 422
    assert b"still in the form" in content
    assert client.ask("POST", "/plain", b"token=x&text=y")[0] == 403


def test_nothing_of_an_article_is_run(client):
    text = 'The train from Vilnius to <script>alert(1)</script> Riga took 4 hours. "><img src=x onerror=alert(2)>'
    title = "</title><script>alert(3)</script>"
    _, row = client.post("/api/analyses", {"text": text, "title": title})
    page = client.ask("GET", row["map"])[2].decode()
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_description_names_every_address(client):
    row = json.loads(client.ask("GET", "/api/openapi.json")[2])
    assert row["openapi"].startswith("3.1")
    assert {path.removeprefix("/api/") for path in row["paths"]} >= {"analyses", "namesakes", "near", "documents", "urls", "exports", "embeds", "status", "token"}  # fmt: skip


def test_a_worker_process_that_dies_is_replaced(serve, client):
    import os
    import signal

    from geotrack.serve import workers as module

    made = []
    real = module.Workers._start

    def start(self):
        real(self)
        made.append(self._process)

    module.Workers._start = start
    try:
        with serve() as port:
            own = type(client)(port)
            assert own.post("/api/near", {"lat": 0, "lon": 0})[0] == 200
            os.kill(made[0].pid, signal.SIGKILL)
            made[0].wait()
            assert own.post("/api/near", {"lat": 0, "lon": 0})[0] == 200
            assert len(made) == 2
    finally:
        module.Workers._start = real
