"""Forty mixed files of our own making: the good are read, the bad are named."""

import gzip
import io
import json
import zipfile
import zlib

import openpyxl
import pytest

from geotrack import read_document
from geotrack.batch.inputs import records
from geotrack.cli import main
from geotrack.errors import GeotrackError, InputError, UsageError
from geotrack.text.documents import records_in
from geotrack.text.files.encodings import decoded
from geotrack.text.files.filekinds import kind_of
from geotrack.text.files.pdfpages import running

LINE = "The train covers the 290 km from Riga to Vilnius in about four hours."
CAFE = "The café in Málaga opens – “at noon”. " + LINE
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body, core="<dc:title>Rails</dc:title><dc:language>en-GB</dc:language>"):
    meta = f'<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>'
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped(**{"word/document.xml": document, "docProps/core.xml": meta})


def runs(*texts):
    return "".join(f"<w:p>{''.join(f'<w:r><w:t>{t}</w:t></w:r>' for t in parts)}</w:p>" for parts in texts)  # fmt: skip


def epub(chapters=(f"<p>{LINE}</p>",), extra=()):
    items = "".join(f'<item id="c{k}" href="c{k}.xhtml"/>' for k in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{k}"/>' for k in range(len(chapters)))
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Rails</dc:title><dc:date>2024-05-14</dc:date><dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/p.opf"/></rootfiles></container>',
        "OPS/p.opf": package,
    }
    files |= {f"OPS/c{k}.xhtml": f"<html><head><title>x</title></head><body>{c}</body></html>" for k, c in enumerate(chapters)}  # fmt: skip
    return zipped(**files, **dict(extra))


MAIL = f"From: a@example.org\nTo: b@example.org\nSubject: Rails\nDate: Tue, 14 May 2024 08:00:00 +0200\nMessage-ID: <1@example.org>\n\n{LINE}\n"


def pdf(*lines, user=""):
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")})  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})})  # fmt: skip
    stream = DecodedStreamObject()
    stream.set_data(("BT /F1 12 Tf 50 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode("latin-1"))  # fmt: skip
    page[NameObject("/Contents")] = writer._add_object(stream)
    if user:
        writer.encrypt(user, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def warc(*pages, status=200):
    out = b""
    for url, html in pages:
        body = f"HTTP/1.1 {status} OK\r\nContent-Type: text/html\r\n\r\n".encode() + html.encode()
        out += f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-14T00:00:00Z\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"  # fmt: skip
    return out


def long_html(text=LINE):
    return f"<!doctype html><html lang=en><head><title>Rails</title><meta property='article:published_time' content='2024-05-14'></head><body><article><h1>Rails</h1>{''.join(f'<p>{text} They said so, day after day, and nobody minded at all ({k}).</p>' for k in range(6))}</article></body></html>"


GOOD = {
    "plain.txt": LINE.encode(),
    "utf8-bom.txt": b"\xef\xbb\xbf" + CAFE.encode(),
    "utf16.txt": CAFE.encode("utf-16"),
    "utf32.txt": CAFE.encode("utf-32"),
    "cp1252.txt": CAFE.encode("cp1252"),
    "latin1.txt": "Málaga, Köln, Besançon. ".encode("latin-1") + LINE.encode(),
    "page.html": long_html().encode(),
    "declared.html": long_html("Café. " + LINE).replace("<head>", "<head><meta charset='latin-1'>").encode("latin-1"),
    "word.docx": docx(runs(["Rails"], [LINE])),
    "split-runs.docx": docx(runs(["The tr", "ain covers the 2", "90 km from Ri", "ga to Vilnius in about four hours."])),
    "struck.docx": docx(runs([LINE]) + "<w:p><w:del><w:r><w:t>never said</w:t></w:r></w:del></w:p>"),
    "wrong-name.txt": docx(runs([LINE])),
    "book.epub": epub(),
    "chapters.epub": epub(("<h1>One</h1><p>Nothing moved.</p>", f"<p>{LINE}</p>")),
    "message.eml": MAIL.encode(),
    "html-mail.eml": MAIL.replace("\n\n", "\nContent-Type: text/html\n\n<p>", 1).encode(),
    "paper.pdf": pdf("Rails", "", "The train covers the 290 km from Riga to Vil-", "nius in about four hours."),
}  # fmt: skip
BAD = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b" \n\n ", "empty"),
    "binary.bin": (b"\x00\x01\x02" * 99, "binary file"),
    "cyrillic.txt": ("Поезд идёт из Москвы в Казань".encode("koi8-r"), "name its encoding"),
    "greek.txt": ("Το τρένο φεύγει".encode("iso8859-7"), "name its encoding"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
    "rich.rtf": (b"{\\rtf1 hello}", "RTF"),
    "scan.png": (b"\x89PNG\r\n\x1a\n" + bytes(90), "a picture"),
    "packed.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(90), "7z"),
    "packed.rar": (b"Rar!\x1a\x07" + bytes(90), "RAR"),
    "half.docx": (docx(runs([LINE]))[:300], "damaged"),
    "empty.docx": (docx(""), "no text"),
    "entities.docx": (zipped(**{"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), "declares entities"),
    "bomb.docx": (zipped(**{"word/document.xml": "a" * 30_000_000}), "would unpack"),
    "half.epub": (epub()[:200], "damaged"),
    "locked.epub": (epub(extra=(("META-INF/encryption.xml", "<x/>"), ("META-INF/rights.xml", "<x/>"))), "locked"),
    "gone.epub": (zipped(**{"mimetype": "application/epub+zip", "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="../../etc/passwd"/></rootfiles></container>'}), "has no part"),
    "locked.pdf": (pdf(LINE, user="secret"), "needs a password"),
    "half.pdf": (b"%PDF-1.7\n1 0 obj", "damaged PDF"),
    "scan.pdf": (pdf(), "no text"),
    "empty.eml": (MAIL.split("\n\n", maxsplit=1)[0].encode() + b"\n\n", "no text"),
    "stories.zip": (zipped(a=LINE), "use `geotrack batch`"),
    "text.gz": (gzip.compress(LINE.encode()), "unpack it first"),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_good_files_are_read(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(GOOD[name])
    document = read_document(path)
    assert "290 km from Riga to Vilnius in about four hours" in document.text
    assert "never said" not in document.text
    assert document.language == "en"
    if name.startswith(("word", "book", "chapters", "message", "html-mail", "page", "paper")):
        assert document.title == "Rails"
    if name in ("book.epub", "message.eml", "page.html"):
        assert document.published == "2024-05-14"
    if name in ("utf16.txt", "cp1252.txt"):
        assert document.text == CAFE


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_named_with_what_to_do(tmp_path, name):
    content, says = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=says) as caught:
        read_document(path)
    assert name in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def told(content, name, **options):
    good, bad = {}, {}
    for row in records_in(content, name, **options):
        if isinstance(row, tuple):
            bad[row[0]] = str(row[1])
        else:
            good[row["id"]] = row
    return good, bad


def test_an_archive_gives_its_good_files_and_names_the_bad():
    files = dict(GOOD) | {n: c for n, (c, _) in BAD.items() if n != "bomb.docx"}  # fmt: skip
    files |= {"../out.txt": LINE, "/root.txt": LINE, "C:\\x.txt": LINE, "in/fine.txt": LINE}
    good, bad = told(zipped(**files), "all.zip")
    assert set(good) == set(GOOD) | {"in/fine.txt"}
    assert {name for name, why in bad.items() if "leads out" in why} == {"../out.txt", "/root.txt", "C:/x.txt"}  # fmt: skip
    assert set(BAD) - {"bomb.docx"} <= set(bad)


def test_bombs_and_passwords_of_archives():
    with pytest.raises(InputError, match="would unpack from"):
        told(zipped(a="0" * 60_000_000), "bomb.zip")
    locked = bytearray(zipped(a=LINE))
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="needs a password"):
        told(bytes(locked), "locked.zip")
    with pytest.raises(InputError, match="damaged"):
        told(zipped(a=LINE)[:40], "half.zip")


def test_an_archive_in_an_archive_is_told_not_opened():
    _, bad = told(zipped(**{"in.zip": zipped(a=LINE)}), "out.zip")
    assert "take it out" in bad["in.zip"]


def test_a_box_of_mail():
    box = "".join(f"From x@y Tue May 14 08:00:00 2024\n{MAIL.replace('<1@', f'<{k}@')}>From the start.\n\n" for k in range(3))  # fmt: skip
    good, bad = told(box.encode(), "m.mbox")
    assert list(good) == ["0@example.org", "1@example.org", "2@example.org"]
    assert not bad
    assert good["0@example.org"]["text"].endswith("From the start.")


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_web_archive(pack):
    content = pack(warc(("https://example.org/a", long_html()), ("https://example.org/b", "<html></html>")))  # fmt: skip
    good, bad = told(content, "w.warc.gz" if pack is gzip.compress else "w.warc")
    assert good["https://example.org/a"]["published"] == "2024-05-14"
    assert "no article" in bad["https://example.org/b"]
    assert told(warc(("https://example.org/a", long_html()), status=404), "w.warc") == ({}, {})
    cut = warc(("https://example.org/a", long_html()))[:-400]
    assert "cut off" in next(iter(told(cut, "w.warc")[1].values()))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_are_read_by_the_names_of_their_columns(mark):
    content = f"Headline{mark}Body{mark}Date\nRails{mark}{LINE}{mark}2024-05-14\n".encode()
    good, _ = told(content, "t.csv")
    assert good["1"] == {"id": "1", "title": "Rails", "text": LINE, "published": "2024-05-14"}


def test_a_long_cell_is_read_and_the_limit_of_the_process_stays():
    import csv

    before = csv.field_size_limit()
    good, _ = told(f"id,text\n1,{LINE} {'x' * 200_000}\n".encode(), "t.csv")
    assert len(good["1"]["text"]) > 200_000
    assert csv.field_size_limit() == before


def test_columns_can_be_named():
    content = f"a,b\n{LINE},7\n".encode()
    with pytest.raises(InputError, match="--column text=NAME"):
        told(content, "t.csv")
    good, _ = told(content, "t.csv", columns={"text": "a", "id": "b"})
    assert good["7"]["text"] == LINE
    with pytest.raises(UsageError, match="has no column"):
        told(content, "t.csv", columns={"text": "z"})
    with pytest.raises(UsageError, match="no member"):
        told(content, "t.csv", columns={"mood": "a"})


def test_json_and_parquet_tables():
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{"id": "x", "text": LINE, "published": None}]
    for content in (json.dumps(rows), json.dumps({"articles": rows})):
        assert told(content.encode(), "t.json")[0]["x"] == {"id": "x", "text": LINE}
    with pytest.raises(InputError, match="a list of objects"):
        told(b"[1, 2]", "t.json")
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    assert told(out.getvalue(), "t.parquet")[0]["x"]["text"] == LINE
    with pytest.raises(InputError, match="damaged Parquet"):
        told(out.getvalue()[:40], "t.parquet")


def test_a_batch_takes_archives_and_tables_and_goes_on_after_the_bad(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.zip").write_bytes(zipped(**{"a.docx": GOOD["word.docx"], "b.doc": BAD["old.doc"][0], "c.txt": LINE}))  # fmt: skip
    with pytest.raises(SystemExit) as stop:
        main(["batch", "in.zip", "-o", "out.jsonl"])
    assert stop.value.code == 0
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in out] == ["a.docx", "b.doc", "c.txt"]
    assert "save it as .docx" in out[1]["error"]["message"]
    assert out[0]["document"]["title"] == "Rails"
    (tmp_path / "t.csv").write_text(f"story,day\n{LINE},2024-05-14\n")
    with pytest.raises(SystemExit) as stop:
        main(
            [
                "batch",
                "t.csv",
                "-o",
                "t.jsonl",
                "--column",
                "text=story",
                "--column",
                "published=day",
            ]
        )
    assert stop.value.code == 0
    assert json.loads((tmp_path / "t.jsonl").read_text())["document"]["published"] == "2024-05-14"


def test_a_single_article_is_a_batch_of_one(tmp_path):
    (tmp_path / "a.docx").write_bytes(GOOD["word.docx"])
    (tmp_path / "b.txt").write_text("The ferry from Dover to Calais takes 90 minutes.")
    (tmp_path / "c.txt").write_text('\n {"text": "lines of JSON under another name"}\n')
    for name, ids in (("a.docx", ["a.docx"]), ("b.txt", ["b.txt"])):
        rows, count = records(tmp_path / name)
        assert [row.raw for row in rows] == ids
        assert count == 1
    rows, _ = records(tmp_path / "c.txt")
    assert [row.path for row in rows] == [None]


def test_one_article_becomes_a_spreadsheet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b.txt").write_text("The ferry from Dover to Calais takes 90 minutes.")
    books = []
    for how in ("batch", "export"):
        with pytest.raises(SystemExit) as stop:
            main([how, "b.txt", "-o", f"{how}.xlsx"])
        assert stop.value.code == 0
        books.append(openpyxl.load_workbook(f"{how}.xlsx"))
    assert set(books[0].sheetnames) - {"errors"} < set(books[1].sheetnames)
    assert "times" in books[1].sheetnames
    for book in books:
        cells = [str(cell.value) for row in book["claims"].iter_rows() for cell in row]
        assert any("90 minutes" in cell for cell in cells)


def test_a_list_of_lines_has_no_columns(tmp_path):
    (tmp_path / "a.jsonl").write_text("{}\n")
    with pytest.raises(InputError, match="has no columns"):
        records(tmp_path / "a.jsonl", columns={"text": "a"})


def test_kinds_go_by_content_first():
    assert kind_of(GOOD["word.docx"], "x.zip") == "docx"
    assert kind_of(LINE.encode(), "x.docx") == "text"
    assert kind_of(b"Subject: a lesson\n\nFrom: here to there", "x.txt") == "text"


def test_text_of_other_alphabets_is_never_guessed():
    for language, name in (("Поезд идёт", "cp1251"), ("Ο δρόμος", "cp1253"), ("רכבת", "cp1255"), ("Łódź, Kraków są tu", "iso8859-2")):  # fmt: skip
        with pytest.raises(GeotrackError, match="name its encoding"):
            decoded(language.encode(name), "x.txt")


def test_pages_become_running_text():
    towns = ("Riga", "Tartu", "Vilnius", "Lodz")
    head = [
        f"THE DAILY – page {k}\nThe train left {town} on Mon-\nday and came to {town}'s ﬁrst suburb on the eve-\n"
        f"ning of the same day, when the lamps of {town} were\nalready lit along the quays.\nNobody in {town} had slept\n{k}"
        for k, town in enumerate(towns, 1)
    ]
    text = running(head)
    assert "THE DAILY" not in text
    assert (
        "Riga's first suburb on the evening of the same day, when the lamps of Riga were already lit"
        in text
    )
    assert "Nobody in Riga had slept The train left Tartu on Monday" in text.replace("\n\n", " ")
    assert running(["One-\nTwo of the twenty-\none"]) == "One- Two of the twentyone"


def test_a_damaged_archive_of_pages_is_told():
    with pytest.raises(InputError, match="damaged"):
        list(records_in(b"\x1f\x8b" + zlib.compress(b"x"), "w.warc.gz"))


def test_a_box_in_which_no_message_begins_is_named(tmp_path):
    path = tmp_path / "all.mbox"
    path.write_bytes(b"From a@example.org yesterday\n" + MAIL.encode())
    assert "no message begins" in str(next(iter(records_in(path.read_bytes(), path.name))))


def test_an_archive_whose_list_points_before_its_start_is_named(tmp_path):
    path = tmp_path / "cut.epub"
    path.write_bytes(b"PK\x03\x04" + epub()[150:])
    with pytest.raises(InputError):
        read_document(path)
