"""Documentation is tested: its code runs, and nothing public is undocumented."""

import dataclasses
import doctest
import hashlib
import re
import shlex
from pathlib import Path

import click
import pytest

import geotrack
from geotrack.cli.main import COMMANDS, cli
from geotrack.config import Settings
from geotrack.plugins import BUILTIN, KINDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
SOURCES = ROOT / "geotrack" / "data" / "SOURCES.md"


def blocks(page):
    return re.findall(
        r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.mark.parametrize(
    "page", [p for p in PAGES if blocks(p)], ids=lambda p: str(p.relative_to(ROOT))
)
def test_code_blocks_run(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names = {"__name__": "documentation"}
    for code in blocks(page):
        if code.startswith(">>>"):
            lesson = doctest.DocTestParser().get_doctest(code, names, page.name, str(page), 0)
            runner = doctest.DocTestRunner(
                optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
            )
            assert runner.run(lesson, clear_globs=False).failed == 0
        else:
            exec(compile(code, str(page), "exec"), names)


def console_lines(page):
    """Return the words of every line of a console block that calls geotrack, without comment and pipe."""
    found = []
    for block in re.findall(r"^```(?:console|sh|bash)\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):  # fmt: skip
        for line in block.replace("\\\n", " ").splitlines():
            match = re.match(r"(?:\$ )?(?:python -m )?geotrack (.*)", line)
            if match:
                words = shlex.split(
                    re.split(r"\s+[|>]|\s{2,}#|\s+&&|\s+2>", match[1])[0], comments=True
                )
                found.append(words)
    return found


@pytest.mark.parametrize("page", [p for p in PAGES if console_lines(p)], ids=lambda p: str(p.relative_to(ROOT)))  # fmt: skip
def test_command_lines_are_understood(page):
    """Every line is parsed as the command would, and not run: files and servers of its own are missing."""
    for words in console_lines(page):
        if words[0].startswith("-"):
            assert {w for w in words if w.startswith("-")} <= {o for p in cli.params for o in p.opts} | {"--help", "--version"}, words  # fmt: skip
            continue
        command, rest = cli.get_command(None, words[0]), words[1:]
        if command is None:
            command, rest = cli.get_command(None, "map"), words  # `geotrack ARTICLE`
            assert "." in words[0] or words[0].isupper(), words
        while hasattr(command, "commands"):
            command, rest = command.commands[rest[0]], rest[1:]
        rest = [word for word in rest if word not in ("…", "...")]
        command.make_context(words[0], list(rest))


def test_a_line_that_is_not_understood_is_noticed(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```console\n$ geotrack map story.txt --no-such-option\n```\n")
    with pytest.raises(click.exceptions.NoSuchOption):
        test_command_lines_are_understood(page)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"`geotrack {command}" in (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_documented(setting):
    assert re.search(rf"^\s*{setting}$", Settings.__doc__, re.MULTILINE)


@pytest.mark.parametrize("ending", BUILTIN["writers"])
def test_every_format_is_documented(ending):
    told = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").split("## Out")[1]
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| `")]
    assert sum(f"`{ending}`" in row for row in rows) == 1


def test_what_contributors_are_sent_to_is_there():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:tests|docs|geotrack|corpus)/[\w/.-]+\.(?:py|md|txt))\b", page)
    assert len(named) > 15
    assert [path for path in named if not (ROOT / path).exists() and "NAME" not in path] == []


def test_formats_are_listed_once():
    page = (ROOT / "docs" / "report-format.md").read_text(encoding="utf-8")
    assert "(formats.md#out)" in page
    assert "`.kml`" not in page


@pytest.mark.parametrize("kind", [kind for kind in KINDS if BUILTIN[kind] or kind == "checks"])
def test_every_kind_of_plug_in_is_documented(kind):
    assert f"`geotrack.{kind}`" in (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_explains_itself(command):
    found = cli.get_command(None, command)
    commands = [found, *getattr(found, "commands", {}).values()]
    for part in commands:
        assert part.help
        for option in part.params:
            if option.param_type_name == "option":
                assert option.help, f"{command} {option.opts}"


@pytest.mark.parametrize("name", geotrack.__all__)
def test_every_public_name_has_a_docstring(name):
    assert len(getattr(geotrack, name).__doc__) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    text = re.sub(
        r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def source_rows():
    rows = [
        [cell.strip(" `") for cell in line.strip().strip("|").split("|")]
        for line in SOURCES.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    return [row for row in rows if len(row) == 7 and row[0] not in ("file", "---")]


def data_files():
    folder = SOURCES.parent
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and path != SOURCES
    )


@pytest.mark.parametrize("row", source_rows(), ids=lambda row: row[0])
def test_the_hash_of_every_data_file_is_the_recorded_one(row):
    name, _, origin, licence, built, sha256, command = row
    assert origin
    assert licence
    assert command
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", built)
    assert hashlib.sha256((SOURCES.parent / name).read_bytes()).hexdigest() == sha256


def test_every_data_file_has_its_row():
    assert sorted(row[0] for row in source_rows()) == data_files()


def test_no_page_of_ours_names_this_machine():
    for page in PAGES:
        assert not re.search(r"(^|[^\w.])/(work|root|home)/", page.read_text(encoding="utf-8"))


def test_every_column_of_every_table_is_documented():
    from geotrack.batch.tables import CORPUS_TABLES, columns_of
    from geotrack.exports.frames import TABLES

    page = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8")
    for table in {*CORPUS_TABLES, *TABLES}:
        row = re.search(rf"^\| `{table}` \|.*$", page, re.MULTILINE)[0]
        for column in columns_of(table, pages=False):
            assert f"`{column}`" in row, (table, column)
