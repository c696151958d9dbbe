"""The tables of pages that `docs/tables.py` makes of the code: every check, mode and module of words has its row."""

import importlib.util
from pathlib import Path

import pytest

from geotrack.measures.modes import MODE_ROWS
from geotrack.verdicts import CHECKS

DOCS = Path(__file__).resolve().parents[2] / "docs"
_SPEC = importlib.util.spec_from_file_location("tables_of_pages", DOCS / "tables.py")
tables = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(tables)
#: files of `questions/` that ask nothing of a single claim, and pages of no question
APART, NO_QUESTIONS = {"agreement", "__init__"}, {"agreement", "hedges", "slips"}


def test_every_check_every_file_and_every_page_is_told():
    rows = [row.split(" | ") for row in tables.checks().splitlines()[2:]]
    assert [row[0] for row in rows] == [f"| `{check.name}`" for check in CHECKS]
    files = {row[2].strip("`") for row in rows}
    assert files == {p.name for p in tables.QUESTIONS.glob("*.py") if p.stem not in APART}
    linked = {row[3].partition("](verdicts/")[2].partition(".md")[0] for row in rows} - {""}
    assert linked == {p.stem for p in DOCS.glob("verdicts/*.md")} - NO_QUESTIONS


def test_a_check_without_a_page_tells_in_its_file_what_it_compares(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text('"""Ask whether it is mine."""', encoding="utf-8")
    with pytest.raises(AssertionError, match=r"write docs/verdicts/mine\.md"):
        tables.told_of("mine", file, {})
    said = "What is compared with what, by which constants of which source, and where that is known to fail."
    file.write_text(f'"""Ask whether it is mine.\n\n{said}\n"""', encoding="utf-8")
    assert (tables.asks(file), tables.told_of("mine", file, {})) == ("it is mine", said)


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("how-verdicts-are-reached.md", "| `distance` | the way can be that long"),
        ("routes.md", f"| {MODE_ROWS[-1].name} | {MODE_ROWS[-1].factors.low:g} |"),
        ("languages.md", "| `hedge_words` | "),
    ],
)
def test_a_page_has_its_table(page, row):
    text = (DOCS / page).read_text(encoding="utf-8")
    assert row not in text
    assert row in tables.filled(text)
