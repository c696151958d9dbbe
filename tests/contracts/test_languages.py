"""What a folder of `geotrack/languages` must hold: the modules, names and kinds of value that the English one holds.

A new language runs through these by its row in `geotrack.languages.LANGUAGES`.
"""

import importlib
import re
import types
from pathlib import Path

import pytest

import geotrack.languages
from geotrack.languages import LANGUAGES, language
from geotrack.languages.rows import Construction

HOME = Path(geotrack.languages.__file__).parent
#: the folder that the others are held against
FIRST = "en"
MODULES = sorted(path.stem for path in (HOME / FIRST).glob("[!_]*.py"))


def words(code, module):
    return importlib.import_module(f"geotrack.languages.{code}.{module}")


def public(module):
    return {
        name: value
        for name, value in vars(module).items()
        if name.isupper() and not name.startswith("_")
    }


def faults(here, there):
    """Yield what is wrong with the words of one module of a language, held against those of another."""
    mine, told = public(here), public(there)
    if not (here.__doc__ or "").strip():
        yield "no docstring"
    yield from (f"{name} is missing" for name in sorted(told.keys() - mine.keys()))
    yield from (f"{name} is asked for by nobody" for name in sorted(mine.keys() - told.keys()))
    for name in sorted(told.keys() & mine.keys()):
        yield from (f"{name}: {fault}" for fault in differences(mine[name], told[name]))


def differences(mine, told):
    """Yield how two values of one name differ in kind."""
    if type(mine) is not type(told):
        yield f"{type(mine).__name__} instead of {type(told).__name__}"
    elif isinstance(told, re.Pattern):
        if mine.groups != told.groups or mine.groupindex != told.groupindex:
            yield "other groups"
        if mine.flags & re.IGNORECASE != told.flags & re.IGNORECASE:
            yield "minds capitals otherwise"
    elif isinstance(told, str | frozenset | tuple | dict | list):
        if bool(told) and not mine:
            yield "empty"
        if isinstance(told, frozenset | dict):
            yield from keys(mine, told)
        if isinstance(told, dict):
            codes = set(map(type, told.values()))
            yield from (
                f"{k!r}: a {type(v).__name__}" for k, v in mine.items() if type(v) not in codes
            )
        if isinstance(told, tuple) and told and isinstance(told[0], Construction):
            yield from (f"no construction {name}" for name in named(told) - named(mine))


def keys(mine, told):
    """Yield words that could never be found: with capitals where the text is compared in small letters, or a blank."""
    small = all(k == k.lower() for k in told if isinstance(k, str))
    blank = any(" " in k for k in told if isinstance(k, str))
    for word in sorted(k for k in mine if isinstance(k, str)):
        if small and word != word.lower():
            yield f"{word!r} has capitals"
        if " " in word and not blank:
            yield f"{word!r} has a blank"
        if not word and "" not in told:
            yield "an empty word"


def named(constructions):
    return {c.name for c in constructions}


def test_every_folder_is_told_and_every_language_has_one():
    folders = {path.name for path in HOME.iterdir() if (path / "__init__.py").exists()}
    assert folders == {one.code for one in LANGUAGES}


@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_it_is_found_by_code_and_name(one):
    assert language(one.code) is language(one.name) is language(f"{one.code}-XX") is one


@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_it_has_the_modules(one):
    assert sorted(path.stem for path in (HOME / one.code).glob("[!_]*.py")) == MODULES


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_its_modules_hold_what_is_asked_for(one, module):
    assert list(faults(words(one.code, module), words(FIRST, module))) == []


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("one", LANGUAGES, ids=lambda one: one.code)
def test_they_are_words_and_nothing_else(one, module):
    """A module of a language asks no room; beside values it holds only what makes values."""
    source = (HOME / one.code / f"{module}.py").read_text(encoding="utf-8")
    asked = re.findall(r"(?m)^from geotrack\.([\w.]+) import", source)
    assert [
        a
        for a in asked
        if not a.startswith((f"languages.{one.code}", "languages.rows", "measures."))
    ] == []


def fake(**values):
    module = types.ModuleType("fake", "Words.")
    vars(module).update(values)
    return module


@pytest.mark.parametrize(
    ("mine", "fault"),
    [
        ({"A": frozenset({"und"})}, "B is missing"),
        ({"A": frozenset({"und"}), "B": {"km": "km"}, "C": 1}, "C is asked for by nobody"),
        ({"A": ("und",), "B": {"km": "km"}}, "A: tuple instead of frozenset"),
        ({"A": frozenset(), "B": {"km": "km"}}, "A: empty"),
        ({"A": frozenset({"Und"}), "B": {"km": "km"}}, "A: 'Und' has capitals"),
        ({"A": frozenset({"und "}), "B": {"km": "km"}}, "A: 'und ' has a blank"),
        ({"A": frozenset({"und", ""}), "B": {"km": "km"}}, "A: an empty word"),
        ({"A": frozenset({"und"}), "B": {"km": 1}}, "B: 'km': a int"),
    ],
)
def test_the_contract_can_fail(mine, fault):
    told = fake(A=frozenset({"and"}), B={"km": "km"})
    assert fault in list(faults(fake(**mine), told))
    assert list(faults(fake(A=frozenset({"und"}), B={"meile": "mi"}), told)) == []


@pytest.mark.parametrize(
    ("mine", "told", "fault"),
    [
        (re.compile("(a)"), re.compile("(?P<b>b)"), "other groups"),
        (re.compile("a"), re.compile("b", re.IGNORECASE), "minds capitals otherwise"),
        (re.compile("a(b)"), re.compile("b(c)"), None),
    ],
)
def test_patterns_have_the_groups_that_code_asks_for(mine, told, fault):
    assert list(differences(mine, told)) == ([fault] if fault else [])
