"""Corpora as tables: every format holds the same rows, and a spreadsheet opens them without harm."""

import csv
import json

import openpyxl
import pandas as pd
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import geotrack
from geotrack import InputError, UsageError
from geotrack.batch import tables
from geotrack.batch.tables import CORPUS_TABLES, columns_of, ddl
from geotrack.cli.main import cli
from geotrack.config import Limits
from geotrack.exports.frames import COLUMNS, TABLES

ROWS = [
    {"id": "a", "text": "The train from Łódź to Berlin takes 5 hours. Oslo is 300 km from Bergen."},
    {"id": "=1+1", "text": "The ferry from Dover to Calais takes 90 minutes, =HYPERLINK said."},
    {"id": "b/c", "text": 5},
    {"text": "A \ud800 ferry from Dover to Calais takes 9 hours."},
]


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS) + "{bad\n")
    return path


def batch(*arguments):
    result = CliRunner().invoke(cli, ["batch", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0
    return result


def test_csv_is_what_a_spreadsheet_takes_without_harm(corpus, tmp_path):
    target = tmp_path / "corpus.csv"
    batch(corpus, "-o", target)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(dict.fromkeys(row["id"] for row in rows)) == ["a", "'=1+1", ""]
    assert rows[0]["from"] == "Łódź"
    assert rows[0]["sentence"] == "The train from Łódź to Berlin takes 5 hours."
    assert rows[1]["rating"] == "consistent"
    assert rows[1]["reason"]
    text = ROWS[0]["text"]
    assert text[int(rows[1]["start"]) : int(rows[1]["end"])] == rows[1]["text"]


def test_excel_has_a_sheet_a_table_and_links_to_pages(corpus, tmp_path):
    target, pages = tmp_path / "corpus.xlsx", tmp_path / "pages"
    batch(corpus, "-o", target, "--pages", pages)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == list(CORPUS_TABLES)
    sheet = book["claims"]
    header = [cell.value for cell in sheet[1]]
    assert header == list(columns_of("claims"))
    formula = next(row[0] for row in sheet.iter_rows() if row[0].value == "=1+1")
    assert formula.data_type == "s"
    link = sheet.cell(2, header.index("page") + 1)
    assert link.hyperlink.target == r"pages\a.html"  # as Excel writes it
    assert sorted(p.name for p in pages.iterdir()) == sorted(
        {"a.html", "record-4.html", *(p.name for p in pages.glob("1-1-*.html"))}
    )
    assert (pages / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    errors = [[cell.value for cell in row] for row in book["errors"].iter_rows(min_row=2)]
    assert [row[:3] for row in errors] == [["b/c", 3, "InputError"], [None, 5, "InputError"]]
    first = target.read_bytes()
    target.unlink()
    assert "5 were done before" in batch(corpus, "-o", target, "--pages", pages).stderr
    assert target.read_bytes() == first


def test_a_folder_is_parquet_that_can_be_read_while_it_grows(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "_PART", 2)
    target = tmp_path / "tables"
    batch(corpus, "-o", f"{target}/")
    for table in CORPUS_TABLES:
        read = pyarrow.dataset.dataset(target / table).to_table()
        assert dict(zip(read.schema.names, map(str, read.schema.types), strict=True)) == {
            name: {"string": "string", "Int64": "int64", "Float64": "double", "boolean": "bool"}[
                kind
            ]
            for name, kind in columns_of(table).items()
        }
    assert pd.read_parquet(target / "claims")["id"].unique().tolist() == ["a", "=1+1", ""]
    before = {p: p.stat().st_mtime_ns for p in target.rglob("part-*.parquet")}
    batch(corpus, "-o", f"{target}/")
    assert {p: p.stat().st_mtime_ns for p in target.rglob("part-*.parquet")} == before


def test_an_unreadable_or_foreign_part_is_written_anew(corpus, tmp_path):
    target = tmp_path / "tables"
    batch(corpus, "-o", f"{target}/")
    good = {p: p.read_bytes() for p in target.rglob("part-*.parquet")}
    first = target / "claims" / "part-00000.parquet"
    first.write_bytes(b"PAR1 torn")
    (target / "claims" / "part-00007.parquet").write_bytes(b"of a longer run")
    pq.write_table(pyarrow.table({"other": [1]}), target / "legs" / "part-00000.parquet")
    batch(corpus, "-o", f"{target}/")
    assert {p: p.read_bytes() for p in target.rglob("part-*.parquet")} == good


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_reports_of_a_batch_are_exported_as_the_batch_would(corpus, tmp_path, ending):
    batch(corpus, "-o", tmp_path / f"direct.{ending}")
    batch(corpus, "-o", tmp_path / "reports.jsonl")
    again = tmp_path / f"again.{ending}"
    result = CliRunner().invoke(cli, ["export", str(tmp_path / "reports.jsonl"), "-o", str(again)])
    assert result.exit_code == 0, result.exception
    assert again.read_bytes() == (tmp_path / f"direct.{ending}").read_bytes()


def test_articles_are_no_reports(corpus, tmp_path):
    arguments = ["export", str(corpus), "-o", str(tmp_path / "x.csv")]
    fault = CliRunner().invoke(cli, arguments).exception
    assert isinstance(fault, InputError)
    assert "in.jsonl:1: no report" in str(fault)
    assert not (tmp_path / "x.csv").exists()
    batch(corpus, "-o", tmp_path / "reports.jsonl")
    arguments = ["export", str(tmp_path / "reports.jsonl"), "-o", str(tmp_path / "x.kml")]
    assert isinstance(CliRunner().invoke(cli, arguments).exception, UsageError)


def test_outputs_in_the_folder_that_is_read_are_refused(tmp_path):
    (tmp_path / "a.txt").write_text("A ferry from Dover to Calais.")
    for more in (
        ["-o", f"{tmp_path}/"],
        ["--pages", f"{tmp_path}/pages"],
        ["-o", f"{tmp_path}/b.txt"],
    ):
        result = CliRunner().invoke(cli, ["batch", str(tmp_path), *more])
        assert "lies in the folder that is read" in str(result.exception)


def test_every_table_has_its_columns_even_without_rows(analyze):
    for text in ("Nothing moved.", ROWS[0]["text"]):
        report = analyze(text)
        for table in TABLES:
            frame = report.to_frame(table)
            assert {name: str(kind) for name, kind in frame.dtypes.items()} == COLUMNS[table]


def test_frames_are_analysed_to_frames():
    frame = pd.DataFrame(
        {
            "id": ["a", "b", None],
            "text": [ROWS[0]["text"], None, ROWS[1]["text"]],
            "published": [pd.Timestamp("2024-05-14"), pd.NaT, None],
        }
    )
    for limits in (None, Limits(seconds=30)):
        claims = geotrack.analyze_frame(frame, limits=limits)
        assert claims["id"].unique().tolist() == ["a", ""]
        assert {n: str(k) for n, k in claims.dtypes.items()} == COLUMNS["claims"]
        errors = geotrack.analyze_frame(frame, table="errors", limits=limits)
        assert errors["id"].tolist() == ["b"]
        reports = geotrack.analyze_frame(frame, table="reports", limits=limits)
        assert len(reports) == 3
        assert json.loads(reports["report"][0])["document"]["published"] == "2024-05-14T00:00"
    assert geotrack.analyze_frame(frame[:0]).dtypes.equals(claims.dtypes)


def test_frames_say_what_they_lack():
    with pytest.raises(InputError, match="no column 'text'"):
        geotrack.analyze_frame(pd.DataFrame({"body": []}))
    with pytest.raises(UsageError, match="no table 'moods'"):
        geotrack.analyze_frame(pd.DataFrame({"text": []}), table="moods")


def test_columns_are_told_to_spark():
    assert ddl("claims").startswith("`id` string, `kind` string, `start` bigint")
