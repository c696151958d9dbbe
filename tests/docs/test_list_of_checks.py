"""The list of checks in `docs/how-verdicts-are-reached.md`: a row each, made of the checks themselves.

``python tests/docs/test_list_of_checks.py`` writes it anew: names from `CHECKS`, questions from the first lines of their files.
"""

import ast
import re
import sys
from pathlib import Path

import pytest

from geotrack.verdicts import CHECKS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-verdicts-are-reached.md"
QUESTIONS = ROOT / "geotrack" / "verdicts" / "questions"
HEAD = "| check | asks whether | file | page |\n| --- | --- | --- | --- |\n"
#: files of `questions/` that ask nothing of a single claim, and pages of no question
APART = {"agreement"}
NO_QUESTIONS = {"agreement", "hedges", "slips"}


def file_of(check):
    return type(check).__module__.rpartition(".")[2]


def asks(file):
    """Return what a file of `questions/` asks, by its first line."""
    said = ast.get_docstring(ast.parse((QUESTIONS / f"{file}.py").read_text(encoding="utf-8")))
    match = re.match(r"Ask whether (.+)\.$", said.splitlines()[0])
    assert match, f"geotrack/verdicts/questions/{file}.py begins with: Ask whether …"
    return match[1]


def page_of(name, pages):
    """Return the page of a check: the one of its name, else the only one that tells of it."""
    own = name.replace("-", "_")
    found = [own] if own in pages else sorted(p for p, told in pages.items() if f"`{name}`" in told)
    assert len(found) == 1, (
        f"write docs/verdicts/{own}.md, or `{name}` into one page there: {found}"
    )
    return found[0]


def table(checks, pages):
    rows = (
        f"| `{c.name}` | {asks(file_of(c))} | `{file_of(c)}.py` | [{p}](verdicts/{p}.md) |\n"
        for c in checks
        for p in [page_of(c.name, pages)]
    )
    return HEAD + "".join(rows)


def pages():
    return {p.stem: p.read_text(encoding="utf-8") for p in PAGE.parent.glob("verdicts/*.md")}


def listed(text):
    return re.search(rf"{re.escape(HEAD)}(?:\|.*\n)*", text)[0]


def test_it_has_a_row_for_every_check_and_no_other():
    assert listed(PAGE.read_text(encoding="utf-8")) == table(CHECKS, pages()), (
        "run: python tests/docs/test_list_of_checks.py"
    )


def test_every_file_and_every_page_is_in_it():
    rows = [line.split(" | ") for line in table(CHECKS, pages()).splitlines()[2:]]
    assert {row[2].strip("`") for row in rows} == {
        p.name for p in QUESTIONS.glob("[!_]*.py") if p.stem not in APART
    }
    assert {re.search(r"\[(\w+)\]", row[3])[1] for row in rows} == pages().keys() - NO_QUESTIONS


def test_a_row_more_a_row_less_and_a_missing_page_are_noticed():
    told = listed(PAGE.read_text(encoding="utf-8"))
    assert table(CHECKS[:-1], pages()) != told  # a row without a check
    assert table((*CHECKS, CHECKS[0]), pages()) != told  # a check without a row
    gone = {stem: text for stem, text in pages().items() if stem != "wheels"}
    with pytest.raises(AssertionError, match=r"write docs/verdicts/wheels\.md"):
        table(CHECKS, gone)


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text.replace(listed(text), table(CHECKS, pages())), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)}: {len(CHECKS)} checks\n")
