"""A package with one component that keeps its promises, to start a plug-in from.

What is written stands in ``templates/``: the component's first source, its tests, the project and its README.
"""

import re
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from geotrack.errors import UsageError

_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
#: singular → how the component is used; its sources are ``SINGULAR.py.txt`` and ``test_SINGULAR.py.txt``
TEMPLATES: Final[dict[str, str]] = {
    "recognizer": "use it with `--recognizer $name`",
    "tagger": 'use it with `Settings(tagger="$name")`',
    "reader": "use it with `--reader $name`",
    "assembler": 'use it with `Settings(assembler="$name")`',
    "resolver": "use it with `--resolver $name`",
    "router": "use it with `--router $name`",
    "check": "it is asked about every claim",
    "writer": "a file that ends in `.$name` is written by it",
}


def write_package(singular: str, name: str, folder: Path) -> tuple[Path, ...]:
    """Write a package with one component to `folder`, and return its files in order.

    Parameters
    ----------
    singular
        A key of `TEMPLATES`: ``reader``, ``router`` …
    name
        What users call the component: lower-case letters, digits and hyphens.
    folder
        Where to write; made if it does not exist.

    Raises
    ------
    UsageError
        If the kind or name does not fit, or the folder is not empty: nothing is overwritten.
    """
    if singular not in TEMPLATES:
        raise UsageError(f"no template for a {singular!r}; there are {', '.join(TEMPLATES)}")
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a component: use a-z, 0-9 and hyphens")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} exists and is not an empty folder; choose another with -o")
    words = {
        "name": name,
        "singular": singular,
        "kind": f"{singular}s",
        "module": f"geotrack_{name.replace('-', '_')}",
        "class_name": "".join(part.capitalize() for part in name.split("-")),
        "entry": name,
        "listed": name,
    }
    if singular == "writer":
        words["class_name"] = f"write_{name.replace('-', '_')}"
        words |= {"entry": f'".{name}"', "listed": f".{name}"}
    words["use"] = Template(TEMPLATES[singular]).substitute(words)
    sources = {
        "pyproject.toml": "pyproject.toml.txt",
        "README.md": "README.md.txt",
        f"{words['module']}.py": f"{singular}.py.txt",
        f"tests/test_{words['module']}.py": f"test_{singular}.py.txt",
    }
    written = []
    for path, source in sources.items():
        template = files("geotrack.plugin_kit").joinpath("templates", source)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = Template(template.read_text(encoding="utf-8")).substitute(words)
        target.write_text(content, encoding="utf-8")
        written.append(target)
    return tuple(written)
