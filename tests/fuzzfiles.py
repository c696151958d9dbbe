"""Doors of `tests/fuzz.py` for files of every kind: good ones, spoiled by a few bytes, cut, doubled or misnamed.

Members of archives are spoiled before they are packed, too, for a byte changed behind that only spoils a checksum.
"""

import csv
import io
import json
import zipfile
from contextlib import suppress

from hypothesis import strategies as st

from geotrack.batch.inputs import records
from geotrack.batch.working import answer
from geotrack.config import Limits
from geotrack.errors import GeotrackError
from geotrack.text.documents import read_document

LINE = "The night train left Paris at 21:05 and reached Lyon, 465 km away, after 2 hours on Monday."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="O/p.opf"/></rootfiles></container>',
    "O/p.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Rails</dc:title><dc:date>2024-05-14</dc:date></metadata><manifest>"
    '<item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
    "O/a.xhtml": f"<html><head><title>x</title></head><body><p>{LINE}</p></body></html>",
}
DOCX = {
    "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{LINE}</w:t></w:r></w:p></w:body></w:document>',
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Rails</dc:title></cp:coreProperties>",
}
ZIP = {"a.txt": LINE, "b/c.html": f"<html><body><p>{LINE}</p></body></html>", "d.txt.bak": "x"}
MAIL = (
    "From: a@example.org\nTo: b@example.org\nSubject: Rails\nDate: Tue, 14 May 2024 08:00:00 +0200\n"
    f"Content-Type: text/plain; charset=utf-8\n\n{LINE}\n"
).encode()
PAGE = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{LINE}</p></body></html>".encode()
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2024-05-14T00:00:00Z\r\n"
    f"Content-Length: {len(PAGE)}\r\n\r\n"
).encode() + PAGE + b"\r\n\r\n"  # fmt: skip


def packed(members):
    """Return a ZIP archive of named texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def parquet():
    """Return a table of two articles as Parquet."""
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame({"id": ["a", "b"], "text": [LINE, None], "n": [1, 2]}).to_parquet(out)
    return out.getvalue()


def box():
    """Return a box of two mails."""
    return (
        b"From a@example.org Tue May 14 08:00:00 2024\n" + MAIL + b"\nFrom b@example.org\n" + MAIL
    )


def sheet():
    """Return a table of articles as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([["id", "title", "text", "published"], ["a", "Rails", LINE, "2024-05-14"], ["b", "", LINE, ""]])  # fmt: skip
    return out.getvalue().encode()


GOOD = {
    "a.docx": packed(DOCX), "a.epub": packed(EPUB), "a.zip": packed(ZIP), "a.eml": MAIL, "a.mbox": box(),
    "a.warc": WARC, "a.csv": sheet(), "a.json": json.dumps([{"text": LINE}, {"id": 2, "text": "x"}]).encode(),
    "a.parquet": parquet(), "a.jsonl": (json.dumps({"text": LINE}) + "\n").encode(), "a.md": LINE.encode("utf-16"),
}  # fmt: skip
#: where, what and how: a byte changed, some cut out, some put in, the rest cut off, a piece doubled
EDIT = st.tuples(
    st.floats(0, 1), st.binary(min_size=1, max_size=4), st.sampled_from("change cut insert end double".split())
)  # fmt: skip
EDITS = st.lists(EDIT, max_size=6)


def spoiled(content, edits):
    """Return bytes after some edits."""
    for where, some, how in edits:
        at = int(where * len(content))
        head, tail = content[:at], content[at:]
        content = {
            "change": head + some + tail[len(some) :],
            "cut": head + tail[some[0] :],
            "insert": head + some + tail,
            "end": head,
            "double": head + tail[: some[0]] + tail,
        }[how]
    return content


def read(folder, pipeline, name, content):
    """Give a file to both readers."""
    path = folder / name
    path.write_bytes(content)
    with suppress(GeotrackError):
        read_document(path)
    with suppress(GeotrackError):
        for record in records(path)[0]:
            row = json.loads(answer(pipeline, record, Limits()).line)
            if "error" in row:
                kind = row["error"]["type"]
                assert kind in ("InputError", "LimitError", "UsageError", "NotFoundError"), row


def doors(folder, pipeline):
    """Return name → (what takes an input, what makes it)."""

    def whole(case):
        name, other, edits = case
        read(folder, pipeline, other or name, spoiled(GOOD[name], edits))

    def within(case):
        kind, edits = case
        name, members = kind
        read(folder, pipeline, name, packed({spoiled(n.encode(), some[1]).decode("utf-8", "replace").replace("\0", "") or "x": spoiled(text.encode(), some[0]) for (n, text), some in zip(members.items(), edits, strict=False)}))  # fmt: skip

    names = st.sampled_from(sorted(GOOD))
    kinds = st.sampled_from([("a.docx", DOCX), ("a.epub", EPUB), ("a.zip", ZIP)])
    few = st.one_of(st.just([]), st.lists(EDIT, max_size=1))
    return {
        "file": (whole, st.tuples(names, st.one_of(st.none(), names), EDITS)),
        "member": (within, st.tuples(kinds, st.lists(st.tuples(EDITS, few), min_size=4, max_size=4))),
    }  # fmt: skip
