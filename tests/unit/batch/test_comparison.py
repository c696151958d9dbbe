"""Several articles on one journey: which figures are joined, and the table as text, CSV, JSON and page."""

import csv
import io

import pytest
from click.testing import CliRunner

from geotrack import Document, compare
from geotrack.batch.comparison import as_csv, as_text
from geotrack.cli.main import cli

AGENCY = Document(
    id="agency", text="The train covers the 520 km from Warsaw to Vilnius in nine hours."
)
PAPER = Document(id="paper", text="The train covers the 320 km from Warsaw to Vilnius.")
BLOG = Document(id="blog", text="The slow train takes nine hours. It is 520 km.")


def rows(*documents):
    return {row.subject: row for row in compare(documents).rows}


def test_a_figure_without_ends_joins_the_one_way_that_another_article_names():
    found = rows(PAPER, BLOG)["distance Warsaw–Vilnius"]
    assert found.relation == "differ"
    assert found.slip is not None
    assert "names no ends" in found.reason
    assert rows(AGENCY, BLOG)["distance Warsaw–Vilnius"].relation in ("agree", "copied")


def test_it_joins_none_where_two_ways_are_named_or_it_is_one_of_several():
    two = Document(
        id="two", text="It is 520 km from Warsaw to Vilnius. From Vilnius to Riga it is 300 km."
    )
    assert "distance" in rows(two, BLOG)
    several = Document(id="several", text="The slow train is late. It is 520 km. It is 140 km.")
    assert rows(PAPER, several)["distance Warsaw–Vilnius"].relation == "single"


def test_an_article_never_joins_its_own_figures():
    one = Document(
        id="one", text="Warsaw lies 393 km from Vilnius. The slow train is late. It is 520 km."
    )
    found = compare([one, Document(id="none", text="Nothing.")]).rows
    assert {row.relation for row in found} == {"single"}


def test_the_name_of_an_article_is_kept_as_it_is():
    assert all(
        "agency" in row.reason for row in rows(AGENCY, PAPER).values() if row.relation == "differ"
    )


def test_csv_has_commas_quotes_and_no_formula():
    odd = Document(id='=cmd, "x"', text="The train covers the 320 km from Warsaw to Vilnius.")
    table = list(csv.reader(io.StringIO(as_csv(compare([AGENCY, odd])))))
    assert table[0] == ["result", "quantity", "agency", '\'=cmd, "x"', "reason"]
    assert ["differ", "distance Warsaw–Vilnius", "520 km", "320 km"] in [row[:4] for row in table]
    assert {len(row) for row in table} == {5}
    assert any(row[3] == "" for row in table)
    assert "\t" in as_text(compare([AGENCY, odd]))


@pytest.mark.parametrize(
    ("name", "begins"),
    [("t.csv", "result,"), ("t.json", "{"), ("t.html", "<!doctype"), ("t.txt", "\t")],
)
def test_the_ending_of_the_output_chooses_its_form(tmp_path, name, begins):
    (tmp_path / "a.txt").write_text(AGENCY.text)
    (tmp_path / "b.txt").write_text(PAPER.text)
    done = CliRunner().invoke(
        cli,
        ["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(tmp_path / name)],
    )
    assert done.exit_code == 0, done.output
    assert (tmp_path / name).read_text().startswith(begins)
