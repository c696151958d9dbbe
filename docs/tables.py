"""Tables of the pages that are made of the code: a page names one by a comment, ``conf.py`` puts it there when the site is built.

A new check, mode or module of words needs no line of a page. ``python docs/tables.py`` prints them all.
"""

import ast
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from geotrack.measures.modes import MODE_ROWS
from geotrack.protocols import Check
from geotrack.verdicts import CHECKS

DOCS = Path(__file__).resolve().parent
PACKAGE = DOCS.parent / "geotrack"
QUESTIONS = PACKAGE / "verdicts" / "questions"
#: what a check without a page says of itself behind its question, at least, in letters
SAID = 80
MARK = re.compile(r"<!-- table: (\w+), made by docs/tables.py -->")


def docstring(path: Path) -> tuple[str, str]:
    """Return the first line of a file's docstring, and the rest as one line."""
    first, _, rest = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).partition("\n")
    return first.rstrip("."), " ".join(rest.split())


def asks(path: Path) -> str:
    """Return what a file of `questions/` asks, by its first line."""
    said = docstring(path)[0]
    assert said.startswith("Ask whether "), f"{path} begins with: Ask whether …"
    return said.removeprefix("Ask whether ")


def told_of(name: str, path: Path, pages: Mapping[str, str]) -> str:
    """Return where a check is told of: the page of its name, the only one that names it, else its file's docstring."""
    own = name.replace("-", "_")
    found = [own] if own in pages else [page for page, text in pages.items() if f"`{name}`" in text]
    if len(found) == 1:
        return f"[{found[0]}](verdicts/{found[0]}.md)"
    said = docstring(path)[1]
    assert len(said) >= SAID, f"{path}: tell below its question what is compared, or write docs/verdicts/{own}.md"  # fmt: skip
    return said


def checks(every: Sequence[Check] = CHECKS, pages: Mapping[str, str] | None = None) -> str:
    """Return the table of checks."""
    if pages is None:
        pages = {p.stem: p.read_text(encoding="utf-8") for p in sorted(DOCS.glob("verdicts/*.md"))}
    rows = "| check | asks whether | file | page |\n| --- | --- | --- | --- |\n"
    for check in every:
        path = QUESTIONS / f"{type(check).__module__.rpartition('.')[2]}.py"
        rows += f"| `{check.name}` | {asks(path)} | `{path.name}` | {told_of(check.name, path, pages)} |\n"  # fmt: skip
    return rows


def factors() -> str:
    """Return the table of factors of modes."""
    rows = "| by factors | low | high | likeliest |\n| --- | --- | --- | --- |\n"
    told = ((row.name, row.factors) for row in MODE_ROWS)
    return rows + "".join(f"| {n} | {f.low:g} | {f.high:g} | {f.best:g} |\n" for n, f in told)


def words() -> str:
    """Return the table of the modules of words."""
    modules = sorted((PACKAGE / "languages" / "en").glob("[!_]*.py"))
    rows = "| module | holds |\n| --- | --- |\n"
    return rows + "".join(f"| `{m.stem}` | {docstring(m)[0]} |\n" for m in modules)


TABLES = {"checks": checks, "factors": factors, "words": words}


def filled(text: str) -> str:
    """Return a page with its tables."""
    return MARK.sub(lambda match: TABLES[match[1]]().rstrip(), text)


if __name__ == "__main__":
    sys.stdout.write("\n".join(table() for table in TABLES.values()))
