"""The open corpus of travel claims: parse its markup (``corpus/GUIDELINES.md``), check it, load a part.

::

    python -m tools.data.travelcorpus corpus/texts/*.txt              # check
    python -m tools.data.travelcorpus corpus/texts/*.txt -o OUT.jsonl # and write offsets

Exit status 1 when anything is unlabelled or inconsistent.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

FIGURE_KINDS = frozenset(
    "distance position duration speed stop total interval gauge border none pair".split()
)
TIME_KINDS = frozenset("departure arrival passage none".split())
LAYERS = ("figures", "times", "legs")

_MARK = re.compile(
    r"\[([^\[\]|]+)\|(=?)([\w-]+)\]"  # [words|a]  [words|=a]
    r"|\{([^{}|]+)\|([^{}]*)\}"  # {words|kind key=value}
    r"|<([^<>|]+)\|([^<>]*)>"  # <words|kind key=value>
)
_KEYS = frozenset("from to via at mode dir who status hard part".split())
_UNIT = (
    r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi|nautical miles?|nmi|nm|leagues?|versts?|knots?|kn|kts|km/h|kph|mph"
    r"|hours?|hrs?|h|minutes?|mins?|min|days?|nights?|weeks?|months?|years?|metres?|meters?|m|feet|ft|yards?)"
)
_NUMBER = (
    r"(?:\d[\d,.:]*|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|ninety|hundred|dozen)"
)
_LOOKS_LIKE = {
    "figure": re.compile(rf"\b{_NUMBER}(?:[ -]{_NUMBER})*[ -]?{_UNIT}\b", re.IGNORECASE),
    "time": re.compile(
        r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?\b|\b\d{1,2} ?[ap]\.m\."
        r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
        r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
        r"|November|December)\b"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPlace:
    """A place of a text; without coordinates: unknown, or a thing that is located."""

    id: str
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedMention:
    """Words that mean a place; `named`: by its name."""

    start: int
    end: int
    text: str
    id: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A figure or a time with its kind ("none": no travel) and what it is said of, by place ids."""

    start: int
    end: int
    text: str
    kind: str
    origin: str | None = None
    destination: str | None = None
    via: tuple[str, ...] = ()
    at: str | None = None
    mode: str | None = None
    direction: str | None = None
    who: str | None = None
    status: str | None = None
    hard: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLeg:
    """One way travelled; `status`: main, background or planned; None: end not told."""

    origin: str | None
    destination: str | None
    via: tuple[str, ...]
    mode: str
    traveller: str
    status: str


@dataclass(slots=True, kw_only=True)
class MarkedText:
    """One text of the corpus with all its layers; `layers` says which are complete."""

    id: str = ""
    author: str = ""
    genre: str = ""
    published: str | None = None
    title: str | None = None
    text: str = ""
    layers: tuple[str, ...] = LAYERS
    places: list[MarkedPlace] = field(default_factory=list)
    mentions: list[MarkedMention] = field(default_factory=list)
    figures: list[Marked] = field(default_factory=list)
    times: list[Marked] = field(default_factory=list)
    legs: list[MarkedLeg] = field(default_factory=list)
    traps: list[tuple[str, str]] = field(default_factory=list)
    slip: tuple[str, str] | None = None


def parse(block: str) -> tuple[MarkedText, list[str]]:
    """Return the text of a marked block, and what is wrong with it."""
    text, wrong, body = MarkedText(), [], []
    for line in block.strip("\n").split("\n"):
        if line.startswith("@"):
            _header(line, text, wrong)
        elif match := re.match(r"#\s+(.*)", line):
            text.title = match[1].strip()
        else:
            body.append(line)
    _body("\n".join(body).strip("\n"), text, wrong)
    _check(text, wrong)
    return text, [f"{text.id}: {fault}" for fault in wrong]


def _header(line: str, text: MarkedText, wrong: list[str]) -> None:
    if match := re.match(r"@(id|genre|published|author)\s+(.*)", line):
        setattr(text, match[1], match[2].strip())
    elif match := re.match(r"@layers\s+(.*)", line):
        text.layers = tuple(match[1].split())
    elif match := re.match(r"@place\s+([\w-]+)\s*\|\s*(.*?)\s*\|\s*(\S+)\s*\|\s*(\S+)", line):
        try:
            lat, lon = (None if x == "?" else float(x) for x in (match[3], match[4]))
        except ValueError:
            wrong.append(f"coordinates: {line}")
            return
        if lat is not None and not (-90 <= lat <= 90 and -180 <= (lon or 0) <= 180):
            wrong.append(f"coordinates: {line}")
        text.places.append(MarkedPlace(id=match[1], name=match[2], lat=lat, lon=lon))
    elif line.startswith("@leg"):
        cells = [cell.strip() for cell in line[4:].split("|")]
        way = re.match(r"([\w?-]+)\s*->\s*([\w?-]+)(?:\s+via\s+([\w,-]+))?$", [*cells, ""][1])
        if len(cells) < 5 or way is None:
            wrong.append(f"leg: {line}")
            return
        text.legs.append(
            MarkedLeg(
                origin=None if way[1] == "?" else way[1],
                destination=None if way[2] == "?" else way[2],
                via=tuple(way[3].split(",")) if way[3] else (),
                mode=cells[2],
                traveller=cells[3],
                status=cells[4],
            )
        )
    elif match := re.match(r'@trap\s+"(.*?)":\s*(.*)', line):
        text.traps.append((match[1], match[2]))
    elif match := re.match(r'@slip\s+"(.*?)":\s*(.*)', line):
        text.slip = (match[1], match[2])
    else:
        wrong.append(f"unknown line {line[:60]}")


def _attributes(words: str, wrong: list[str]) -> dict[str, object]:
    cells = words.split()
    found: dict[str, object] = {"kind": cells[0] if cells else ""}
    names = {"from": "origin", "to": "destination", "dir": "direction"}
    for cell in cells[1:]:
        key, equals, value = cell.partition("=")
        if not equals or key not in _KEYS:
            wrong.append(f"attribute {cell!r} in {words!r}")
            continue
        found[names.get(key, key)] = tuple(value.split(",")) if key == "via" else value
    return found


def _body(raw: str, text: MarkedText, wrong: list[str]) -> None:
    out, at = "", 0
    for mark in _MARK.finditer(raw):
        out += raw[at : mark.start()]
        start, at = len(out), mark.end()
        words = mark[1] or mark[4] or mark[6]
        out += words
        span = {"start": start, "end": len(out), "text": words}
        if mark[1] is not None:
            text.mentions.append(MarkedMention(**span, id=mark[3], named=not mark[2]))
        elif mark[4] is not None:
            text.figures.append(Marked(**span, **_attributes(mark[5], wrong)))
        else:
            text.times.append(Marked(**span, **_attributes(mark[7], wrong)))
    text.text = out + raw[at:]


def _check(text: MarkedText, wrong: list[str]) -> None:
    ids = {place.id for place in text.places}
    wrong.extend(f"no @{name}" for name in ("id", "genre") if not getattr(text, name))
    for marks, kinds in ((text.figures, FIGURE_KINDS), (text.times, TIME_KINDS)):
        for mark in marks:
            if mark.kind not in kinds:
                wrong.append(f"kind {mark.kind!r} of {mark.text!r}")
            named = (mark.origin, mark.destination, mark.at, *mark.via)
            wrong.extend(f"id {k!r} not declared" for k in named if k and k not in ids)
    wrong.extend(
        f"id {m.id!r} of [{m.text}] not declared" for m in text.mentions if m.id not in ids
    )
    for leg in text.legs:
        named = (leg.origin, leg.destination, *leg.via)
        wrong.extend(f"leg id {k!r} not declared" for k in named if k and k not in ids)
    if left := re.search(r".{0,20}[\[\]{}|<>].{0,20}", text.text):
        wrong.append(f"markup left: {left[0]!r}")
    covered = [(mark.start, mark.end) for mark in (*text.figures, *text.times)]
    for what, pattern in _LOOKS_LIKE.items():
        if f"{what}s" not in text.layers:
            continue
        for match in pattern.finditer(text.text):
            if not any(a < match.end() and match.start() < b for a, b in covered):
                around = text.text[max(0, match.start() - 20) : match.end() + 15]
                wrong.append(f"unlabelled {what}: {around!r}")
    quotes = [quote for quote, _ in text.traps] + ([text.slip[0]] if text.slip else [])
    wrong.extend(f"quote {q!r} not in text" for q in quotes if q not in text.text)


def read_file(path: Path) -> tuple[list[MarkedText], list[str]]:
    """Return the texts of a file, by default of the author that its name begins with, and the faults."""
    texts, faults = [], []
    for block in re.split(r"^=====\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        if block.strip():
            text, wrong = parse(block)
            text.author = path.stem.split("-")[0]
            texts.append(text)
            faults += [f"{path.name} {fault}" for fault in wrong]
    return texts, faults


def split() -> dict[str, list[str]]:
    """Return part → authors: ``train``, ``tune``, ``test``."""
    parts: dict[str, list[str]] = json.loads((CORPUS / "split.json").read_text(encoding="utf-8"))
    return parts


def load(part: str) -> list[MarkedText]:
    """Return the texts of one part (``train``, ``tune``, ``test``) in the order of files and texts."""
    authors = set(split()[part])
    files = sorted((CORPUS / "texts").glob("*.txt"))
    return [t for f in files if f.stem.split("-")[0] in authors for t in read_file(f)[0]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    texts, faults = [], []
    for path in options.files:
        found, wrong = read_file(path)
        texts += found
        faults += wrong
    if len({text.id for text in texts}) != len(texts):
        faults.append("ids are not unique")
    if options.output:
        lines = (json.dumps(asdict(text), ensure_ascii=False) + "\n" for text in texts)
        options.output.write_text("".join(lines), encoding="utf-8")
    print("\n".join(faults))
    print(
        f"{len(texts)} texts, {sum(len(t.text.split()) for t in texts)} words,"
        f" {sum(len(t.mentions) for t in texts)} mentions,"
        f" figures {dict(Counter(f.kind for t in texts for f in t.figures))},"
        f" times {dict(Counter(f.kind for t in texts for f in t.times))},"
        f" {sum(len(t.legs) for t in texts)} legs, {len(faults)} errors"
    )
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
