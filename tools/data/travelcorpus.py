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
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from geotrack.evaluation.goldmarkup import blocks, parse_marked

if TYPE_CHECKING:
    from geotrack.evaluation.goldtexts import GoldText

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

FIGURE_KINDS = frozenset(
    "distance position duration speed stop total interval gauge border none pair".split()
)
TIME_KINDS = frozenset("departure arrival passage none".split())
_LABEL = re.compile(r"[{<][^{}<>|]+\|([^{}<>]*)[}>]")
_ATTRIBUTE = re.compile(r"(?:from|to|via|at|mode|dir|who|status|hard|part|says)=.+")

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


def parse(block: str) -> tuple[GoldText, list[str]]:
    """Return the text of a marked block, and what is wrong with it."""
    wrong: list[str] = []
    text = parse_marked(block, faults=wrong)
    wrong += [
        f"attribute {item!r} of {mark[0]}"
        for mark in _LABEL.finditer(block)
        for item in _unknown(mark)
    ]
    _check(text, wrong)
    return text, [f"{text.id}: {fault}" for fault in wrong]


def _unknown(label: re.Match[str]) -> list[str]:
    """Return what no label may say."""
    return [item for item in label[1].split()[1:] if not _ATTRIBUTE.fullmatch(item)]


def _check(text: GoldText, wrong: list[str]) -> None:
    wrong.extend(f"no @{name}" for name in ("id", "genre") if not getattr(text, name))
    for marks, kinds in ((text.figures, FIGURE_KINDS), (text.times, TIME_KINDS)):
        wrong.extend(f"kind {m.kind!r} of {m.text!r}" for m in marks if m.kind not in kinds)
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


def read_file(path: Path) -> tuple[list[GoldText], list[str]]:
    """Return the texts of a file, by default of the author that its name begins with, and the faults."""
    texts, faults = [], []
    for _, block in blocks(path.read_text(encoding="utf-8"), path.name):
        text, wrong = parse(block)
        texts.append(replace(text, author=path.stem.split("-")[0]))
        faults += [f"{path.name} {fault}" for fault in wrong]
    return texts, faults


def split() -> dict[str, list[str]]:
    """Return part → authors: ``train``, ``tune``, ``test``."""
    parts: dict[str, list[str]] = json.loads((CORPUS / "split.json").read_text(encoding="utf-8"))
    return parts


def load(part: str) -> list[GoldText]:
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
