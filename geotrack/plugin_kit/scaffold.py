"""A package with one component that keeps its promises, to start a plug-in from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.errors import UsageError
from geotrack.plugin_kit.owntests import own_test

if TYPE_CHECKING:
    from pathlib import Path

_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
_PROJECT: Final = """[build-system]
requires = ["setuptools>=69"]
build-backend = "setuptools.build_meta"

[project]
name = "geotrack-{name}"
version = "0.1.0"
description = "{singular} for geotrack"
requires-python = ">=3.11"
dependencies = ["geotrack"]

[project.entry-points."geotrack.{kind}"]
{entry} = "{module}:{class_name}"

[tool.setuptools]
py-modules = ["{module}"]
"""
_README: Final = """# geotrack-{name}

A {singular} for geotrack. `pip install -e .`, then `geotrack plugins` lists it as `{listed}`; {use}.
`pytest` asks it for every promise of its kind (`geotrack.plugin_kit.broken_promises`).
"""
#: singular → how it is made, how it is used, and its first source
TEMPLATES: Final[dict[str, tuple[str, str, str]]] = {
    "recognizer": (
        "{class_name}(settings=Settings(), index=None)",
        "use it with `--recognizer {name}`",
        '''"""Finds the toponyms of a document."""

import re

from geotrack.model import Toponym


class {class_name}:
    """Takes every capitalized word behind "in" for a place: replace this by what you know better."""

    name = "{name}"
    version = "0.1.0"

    def __init__(self, *, settings, index):
        self.index = index  # asks what kinds of place a name may be: protocols.NameIndex

    def recognize(self, document):
        """Return the toponyms in order, none overlapping."""
        found = re.finditer(r"\\bin ([A-Z]\\w+)", document.text)
        return tuple(Toponym(start=m.start(1), end=m.end(1), text=m[1]) for m in found)
''',
    ),
    "tagger": (
        "{class_name}(Settings())",
        'use it with `Settings(tagger="{name}")`',
        '''"""Finds the time expressions of a document."""

import re

from geotrack.model import TimeExpression


class {class_name}:
    """Reads ISO dates only: replace this by what you know better."""

    name = "{name}"
    version = "0.1.0"

    def __init__(self, settings):
        self.settings = settings

    def tag(self, document):
        """Return the time expressions in order, none overlapping."""
        days = re.finditer(r"\\b\\d{{4}}-[01]\\d-[0-3]\\d\\b", document.text)
        return tuple(
            TimeExpression(start=m.start(), end=m.end(), text=m[0], type="DATE", value=m[0])
            for m in days
        )
''',
    ),
    "reader": (
        "{class_name}(Settings())",
        "use it with `--reader {name}`",
        '''"""Reads the travel claims of a document."""

import re

from geotrack.measures.stated import stated_interval
from geotrack.model import Claim, Confidence, Mention
from geotrack.text.tokens import tokenize


class {class_name}:
    """Reads "N km from A to B" only: replace this by what you know better."""

    name = "{name}"
    version = "0.1.0"

    def __init__(self, settings):
        self.settings = settings

    def read(self, document, toponyms, times):
        """Return the claims in order of start; mentions name toponyms by their position (or `id`)."""
        at = {{
            toponym.start: toponym.id if toponym.id is not None else k
            for k, toponym in enumerate(toponyms)
        }}
        words = tokenize(document.text)
        claims = []
        for m in re.finditer(r"(\\d+) km from (\\w+) to (\\w+)", document.text):
            ends = [
                Mention(text=m[g], start=m.start(g), end=m.end(g), toponym=at.get(m.start(g)))
                for g in (2, 3)
            ]
            km = float(m[1])
            claims.append(
                Claim(
                    kind="distance", start=m.start(), end=m.end(), text=m[0], pattern=self.name,
                    value=km, unit="km", interval=stated_interval(km, None, "km", False, None),
                    origin=ends[0], destination=ends[1],
                    # the whole sentence: checks read what stands beside a figure, reports quote it
                    sentence=words.sentences[words.sentence_at(m.start())],
                    confidence=Confidence(figure=0.9, ends=0.9),
                )
            )
        return tuple(claims)
''',
    ),
    "assembler": (
        "{class_name}(Settings())",
        'use it with `Settings(assembler="{name}")`',
        '''"""Puts claims together to journeys."""

from geotrack.model import Journey, Leg


class {class_name}:
    """Makes one leg of each claim with two ends: replace this by what you know better."""

    name = "{name}"
    version = "0.1.0"

    def __init__(self, settings):
        self.settings = settings

    def assemble(self, document, claims, times, place_of, places):
        """Return the journeys, the main one first; legs without routes."""
        legs = []
        for k, claim in enumerate(claims):
            if claim.origin is None or claim.destination is None or claim.kind == "position":
                continue
            ends = place_of(claim.origin), place_of(claim.destination)
            if None not in ends and ends[0] != ends[1]:
                legs.append(Leg(origin=ends[0], destination=ends[1], mode=claim.mode, claims=(k,)))
        return (Journey(legs=tuple(legs)),) if legs else ()
''',
    ),
    "resolver": (
        "{class_name}(settings=Settings(), gazetteer=BundledGazetteer(), pins={{}})",
        "use it with `--resolver {name}`",
        '''"""Settles the toponyms of a document as places."""

from geotrack.model import Candidate, Resolution


class {class_name}:
    """Takes the gazetteer's first bearer of each name: replace this by what you know better."""

    name = "{name}"
    version = "0.1.0"

    def __init__(self, *, settings, gazetteer, pins):
        self.gazetteer = gazetteer
        self.pins = pins  # name → place, settled by the user

    def resolve(self, document, toponyms, claims=()):
        """Return one resolution per toponym, in the same order."""
        return tuple(map(self._settle, toponyms))

    def _settle(self, toponym):
        if toponym.text in self.pins:
            return Resolution(place=self.pins[toponym.text], confidence=1.0)
        found = [p for p in self.gazetteer.candidates(toponym.name, limit=3) if p.settled]
        if not found:
            return Resolution(place=None)
        others = tuple(Candidate(place=place, confidence=0.1) for place in found[1:])
        return Resolution(place=found[0], confidence=0.6, alternatives=others)
''',
    ),
    "router": (
        "{class_name}(Settings())",
        "use it with `--router {name}`",
        '''"""Finds the ways between two places."""

from itertools import pairwise

from geotrack.earth.geodesy import great_circle, great_circle_km
from geotrack.measures.interval import Interval
from geotrack.model import Alternative, Line, Route


class {class_name}:
    """Goes along the great circle, by any mode: replace this by what you know better."""

    name = "{name}"
    version = "0.1.0"
    # options = {{"ferries": False}}  # what it was set to; stands in the provenance of every report

    def __init__(self, settings):
        self.settings = settings

    def route(self, origin, destination, mode, *, via=(), avoid=(), alternatives=4, geometry=True):
        """Return the route for one mode; ValueError if a place has no coordinates."""
        points = [origin, *via, destination]
        if not all(place.settled for place in points):
            raise ValueError("settle the places first: one has no coordinates")
        km = sum(great_circle_km(a.lat, a.lon, b.lat, b.lon) for a, b in pairwise(points))
        line = None
        if geometry:
            line = self._line(points)  # countries, borders and gauges along it are found
        return Route(
            mode=mode, length_km=Interval(0.99 * km, 1.8 * km), best_km=km,
            gc_km=great_circle_km(origin.lat, origin.lon, destination.lat, destination.lon),
            source="{name}", alternatives=(Alternative(best_km=km, line=line),),
        )

    def _line(self, points):
        lats, lons = [], []
        for a, b in pairwise(points):
            more_lats, more_lons = great_circle(a.lat, a.lon, b.lat, b.lon)
            turn = 360 * round((lons[-1] - more_lons[0]) / 360) if lons else 0  # no jump at 180°
            lats += more_lats[1:] if lats else more_lats
            lons += [lon + turn for lon in (more_lons[1:] if lons else more_lons)]
        return Line(lats=tuple(lats), lons=tuple(lons), schematic=(True,) * (len(lats) - 1))
''',
    ),
    "check": (
        "{class_name}()",
        "it is asked about every claim",
        '''"""Answers one question about a claim."""

from geotrack.model import Finding


class {class_name}:
    """Asks whether a stop of more than a week was meant: replace this by what you know better."""

    name = "{name}"
    needs_ends = False  # how sure a reading its alarms need: see geotrack.protocols.Check

    def examine(self, case):
        """Yield findings about the claim; nothing when the question does not apply."""
        claim = case.claim
        if claim.kind != "stop" or claim.interval is None:
            return
        if claim.interval.low > 7 * 24:
            reason = f"A stop of {{claim.text}} is longer than a week; that is seldom."
            yield Finding(check=self.name, rating="doubtful", reason=reason)
''',
    ),
    "writer": (
        "{class_name}",
        "a file that ends in `.{name}` is written by it",
        '''"""Writes a report in a format of its own."""


def {class_name}(report):
    """Return the report as bytes; keyword arguments would be options of `report.save`."""
    rows = [
        f"{{place.name}}\\t{{place.lat:.5f}}\\t{{place.lon:.5f}}\\n"
        for place in report.places
        if place.settled
    ]
    return "".join(rows).encode()
''',
    ),
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
    made, use, source = TEMPLATES[singular]
    words = {
        "name": name,
        "singular": singular,
        "kind": f"{singular}s",
        "module": f"geotrack_{name.replace('-', '_')}",
        "class_name": "".join(part.capitalize() for part in name.split("-")),
    }
    entry = name
    if singular == "writer":
        words["class_name"], entry = f"write_{name.replace('-', '_')}", f'".{name}"'
    words |= {"entry": entry, "listed": entry.strip(chr(34))}
    words |= {"made": made.format(**words), "use": use.format(**words)}
    test = own_test(singular, words)
    files = {
        "pyproject.toml": _PROJECT.format(**words),
        "README.md": _README.format(**words),
        f"{words['module']}.py": source.format(**words),
        f"tests/test_{words['module']}.py": test,
    }
    written = []
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
        written.append(target)
    return tuple(written)
