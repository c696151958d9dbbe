import codecs
import io

import pytest

from geotrack import Document, InputError, UsageError, read_document
from geotrack.errors import NotFoundError
from geotrack.text.documents import document_from_record, looks_english, parse_published

STORY = "Boats go north\n\nThe boats left Hull for Bergen. They took two days.\n"


def test_text_is_kept_to_the_character(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes("Füße – 𝄞\r\nend".encode())
    assert read_document(path).text == "Füße – 𝄞\r\nend"


def test_byte_order_marks_go(tmp_path):
    for bom, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        path = tmp_path / f"{name}.txt"
        path.write_bytes(bom + STORY.encode(name))
        assert read_document(path).text == STORY


def test_a_first_line_that_stands_alone_is_the_title():
    assert read_document(io.StringIO(STORY)).title == "Boats go north"
    assert read_document(io.StringIO("The boats left. They came.")).title is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x00\x01\x02binary", "binary file"),
        ("Поезд идёт".encode("koi8-r"), "not utf-8: convert"),
    ],
)
def test_unreadable_files_say_what_to_do(tmp_path, content, message):
    path = tmp_path / "input.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        read_document(path)
    assert str(path) in str(caught.value)


def test_an_encoding_can_be_named(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("Málaga".encode("latin-1"))
    assert read_document(path, encoding="latin-1").text == "Málaga"
    with pytest.raises(UsageError, match="no encoding"):
        read_document(path, encoding="klingon")


def test_missing_files_and_folders(tmp_path):
    with pytest.raises(NotFoundError, match="no such file"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path)


def test_fifty_megabytes_are_no_article(tmp_path):
    path = tmp_path / "huge.txt"
    path.write_bytes(b"The train left. " * 3_200_000)
    with pytest.raises(InputError, match=r"too large|too long"):
        read_document(path)


def test_urls_need_permission():
    with pytest.raises(UsageError, match="--network"):
        read_document("https://example.org/story")


@pytest.mark.parametrize(
    "value",
    [
        "2023-02-31",
        "yesterday",
        "2023-13-01",
        "",
        "2023-09-12T25:00",
        "1879-13",
        "1879-00",
        "187",
        "18790",
    ],
)
def test_impossible_publication_dates(value):
    with pytest.raises(UsageError, match="is no date"):
        parse_published(value)


def test_publication_dates():
    assert parse_published("1832-06-01") == "1832-06-01"
    assert parse_published("1832") == "1832"
    assert parse_published("1832-06") == "1832-06"
    assert parse_published("2023-09-12T08:05:00+02:00") == "2023-09-12T08:05"


def test_html_is_reduced_to_its_article(tmp_path):
    paragraph = (
        "The night train left Oslo for Bergen and arrived in the morning after a slow climb. " * 6
    )
    page = (
        "<!doctype html><html><head><title>Night train</title></head><body><nav>Home About</nav>"
        f"<article><h1>Night train</h1><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"
    )
    path = tmp_path / "story.html"
    path.write_text(page, encoding="utf-8")
    document = read_document(path)
    assert "left Oslo for Bergen" in document.text
    assert "About" not in document.text


def test_a_document_passes_through():
    document = Document(text="x", id="a")
    assert read_document(document, published="2020-01-02").published == "2020-01-02"


@pytest.mark.parametrize(
    ("row", "where"),
    [({"text": 5}, r"\$\.text"), ({}, r"\$\.text"), ({"text": "a", "title": []}, r"\$\.title"),
     ({"text": "a", "published": "soon"}, r"\$\.published")],
)  # fmt: skip
def test_records_say_which_member_is_wrong(row, where):
    with pytest.raises(InputError, match=where):
        document_from_record(row)


def test_languages():
    assert looks_english(
        "The boat went to the island and the crew of it was on the shore at night. " * 2
    )
    assert not looks_english(
        "Le bateau est parti pour la Corse et nous sommes restés sur le quai. " * 2
    )


@pytest.mark.parametrize(
    "fault", [TypeError, AttributeError, RecursionError, AssertionError, IndexError]
)
def test_whatever_pypdf_raises_is_a_damaged_pdf(tmp_path, monkeypatch, fault):
    import pypdf

    def broken(*_):
        raise fault("within")

    monkeypatch.setattr(pypdf, "PdfReader", broken)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    with pytest.raises(InputError, match=r"a\.pdf: damaged PDF: within"):
        read_document(path)


def test_a_tag_with_hundreds_of_thousands_of_attributes_is_read_at_once(tmp_path):
    from time import process_time

    attributes = " ".join(f'a{k}="{k}"' for k in range(300_000))
    words = "The ferry from Dover to Calais takes ninety minutes, the captain said on Monday. " * 5
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><article><p {attributes}>{words}</p></article></body></html>")
    begin = process_time()
    assert "ninety minutes" in read_document(path).text
    assert process_time() - begin < 20


def test_json_lines_are_no_article(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text('{"format": "geotrack-report"}\n' * 2, encoding="utf-8")
    with pytest.raises(InputError, match="JSON lines: use"):
        read_document(file)
