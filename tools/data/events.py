"""Train what tells departures, arrivals and passages from other times on the open corpus.

Called by ``python -m tools.data.reader``; by itself (``python -m tools.data.events``) it writes the weights and says
how good they are on authors that were left out.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geotrack.claims.movements.eventfeatures import event_features, order_features
from geotrack.claims.movements.events import (
    EVENT_KINDS,
    THRESHOLD,
    rules_of,
    times_of,
    write_events,
)
from geotrack.claims.reader.scorer import Scorer, softmax
from geotrack.config import Settings
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from tools.data import DATA
from tools.data.reader_fit import Task, fit
from tools.data.sources import renew_hashes
from tools.data.travelcorpus import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.candidates.symbols import Script
    from geotrack.evaluation.goldtexts import GoldStatement, GoldText

FOLDER = DATA / "reader"
FOLDS = 5
PARTS = (
    "train",
    "tune",
)  #: with "reserve" too no better: of 232 times of the test part 141 found instead of 144
KINDS = {"size": 1 << 15, "hidden": 0, "epochs": 6, "decay": 0.02, "drop": 0.5, "least": 3}


@dataclass(slots=True)
class Told:
    """A labelled time: where it stands, and what it is."""

    marked: GoldText
    script: Script
    sentence: int
    at: int
    value: str
    said: str
    rule: str
    gold: GoldStatement | None

    @property
    def kind(self) -> int:
        kind = self.gold.kind if self.gold is not None else "none"
        return EVENT_KINDS.index(None if kind == "none" else kind)  # type: ignore[arg-type]


def told(parts: Sequence[str], pipeline: Pipeline) -> list[Told]:
    out: list[Told] = []
    for marked in (text for part in parts for text in load(part) if "times" in text.layers):
        published = (
            marked.published if marked.published and marked.published[:4].isdigit() else None
        )
        document = Document(text=marked.text, title=marked.title, published=published, id=marked.id)
        toponyms, times = pipeline.toponyms(document), pipeline.times(document)
        script = pipeline.reader.script(document, toponyms, times)
        rules = rules_of(pipeline.reader.others(document, toponyms, times))
        said = ""
        for sentence, at, number in times_of(script, times):
            time = times[number]
            hits = [m for m in marked.times if m.start < time.end and time.start < m.end]
            hits.sort(key=lambda m: m.kind == "none")
            gold = hits[0] if hits else None
            out.append(
                Told(
                    marked,
                    script,
                    sentence,
                    at,
                    time.value,
                    said,
                    rules.get(number, ""),
                    gold,
                )
            )
            said = gold.kind if gold is not None and gold.kind != "none" else ""
    return out


def fold_of(one: Told) -> int:
    name = one.marked.id if one.marked.author[0] in "op" else one.marked.author
    return sum(map(ord, name)) % FOLDS


def kinds_task(chosen: Sequence[Told]) -> Task:
    rows = [
        [
            *event_features(x.script, x.sentence, x.at, x.value, x.rule),
            *order_features(x.value, x.said),
        ]
        for x in chosen
    ]
    good = np.eye(len(EVENT_KINDS))[[x.kind for x in chosen]]
    return Task(rows, good)


def train(chosen: Sequence[Told]) -> Scorer:
    return fit(kinds_task(chosen), **KINDS)


def measure(chosen: Sequence[Told]) -> str:
    """Return how well kinds are told on authors that were left out."""
    read = right = asked = 0
    folds = np.array([fold_of(x) for x in chosen])
    for fold in range(FOLDS):
        weights = train([x for x, f in zip(chosen, folds, strict=True) if f != fold])
        mine = [x for x, f in zip(chosen, folds, strict=True) if f == fold]
        shares = softmax(weights.logits(kinds_task(mine).rows))
        for x, share in zip(mine, shares, strict=True):
            said = int(share[1:].argmax()) + 1 if 1 - share[0] >= THRESHOLD else 0
            read += said > 0
            asked += x.kind > 0
            right += said > 0 and said == x.kind
    precision, recall = right / max(1, read), right / asked
    return (
        f"{len(chosen)} times; of {asked} movements precision {precision:.3f}, recall {recall:.3f}, "
        f"F1 {2 * precision * recall / (precision + recall):.3f}"
    )


def write(folder: Path, parts: Sequence[str], pipeline: Pipeline) -> None:
    """Train on parts of the corpus and write the weights."""
    write_events(folder, train(told(parts, pipeline)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--parts", nargs="+", default=PARTS)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline(Settings())
    if options.measure:
        sys.stdout.write(measure(told(options.parts, pipeline)) + "\n")
    write(options.output, options.parts, pipeline)
    if options.output == FOLDER:
        sys.stdout.write(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}\n")


if __name__ == "__main__":
    main()
