"""Train the reader of figures on the open corpus: ``python -m tools.data.reader`` (a few minutes).

Writes ``geotrack/data/reader`` and renews its hashes in ``geotrack/data/SOURCES.md``; the same corpus gives the
same bytes. The ends are those of the encoder (`tools.data.reader_encoder`).
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geotrack.claims.candidates.kindfeatures import kind_features
from geotrack.claims.candidates.kindrows import kind_rows
from geotrack.claims.ends.circumstances import mode_features
from geotrack.claims.ends.scenes import Scene, scene_of
from geotrack.claims.reader.learned import (
    FIGURE_KINDS,
    MODE_NAMES,
    Curve,
    ReaderWeights,
    write_reader,
)
from geotrack.claims.reader.scorer import softmax
from geotrack.claims.trainedon import word_lists
from geotrack.config import Settings
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from geotrack.text.tokens import tokenize
from tools.data import DATA, events
from tools.data.reader_fit import Task, fit
from tools.data.reader_labels import Case, case_of
from tools.data.reader_trees import Rows, boost
from tools.data.reader_trees import crossed as crossed_trees
from tools.data.sources import renew_hashes
from tools.data.travelcorpus import load

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = DATA / "reader"
FOLDS = 5
KINDS = {"size": 1 << 16, "hidden": 0, "epochs": 5, "decay": 0.02, "drop": 0.5, "least": 4}
FIGURES = 60  #: trees for the kinds of figures
MODES = {"size": 1 << 12, "hidden": 0, "epochs": 15, "decay": 0.02, "drop": 0.2}


@dataclass(slots=True)
class Example:
    """A gold figure with its mode and what was said of the one before."""

    case: Case
    scene: Scene
    mode: str
    was: str
    same: bool


def cases(part: str, pipeline: Pipeline, authors: list[str] | None = None) -> list[Case]:
    """Return the texts of a part; `authors`: of these alone, None: of all."""
    out = []
    for text in load(part):
        if "figures" not in text.layers or (authors is not None and text.author not in authors):
            continue
        published = text.published if text.published and text.published[:4].isdigit() else None
        document = Document(text=text.text, title=text.title, published=published, id=text.id)
        out.append(case_of(text, document, pipeline.toponyms(document), pipeline.times(document)))
    return out


def fold_of(case: Case, folds: int = FOLDS) -> int:
    """Authors are kept together; the texts of an author of short passages are dealt out."""
    authors = ("own", "p1", "p2", "p3", "p4")
    if case.marked.author in authors:
        return sum(map(ord, case.marked.id)) % folds
    return sum(map(ord, case.marked.author)) % folds


def kinds_task(chosen: list[Case]) -> tuple[Task, list[Case]]:
    rows, labels, owner = [], [], []
    for case in chosen:
        for number, gold in enumerate(case.gold):
            rows.append(kind_features(case.script, number))
            kind = gold.kind if gold is not None and gold.kind in FIGURE_KINDS else None
            labels.append(FIGURE_KINDS.index(kind))
            owner.append(case)
    good = np.eye(len(FIGURE_KINDS))[labels]
    return Task(rows, good), owner


def figures_rows(chosen: list[Case], alone: np.ndarray, task: Task) -> Rows:
    """Return the kinds of each figure; `alone`: their shares by the words around (cross-fitted)."""
    rows, base, begin = [], [], 0
    for case in chosen:
        count = len(case.gold)
        if count:
            some, logs = kind_rows(case.script, alone[begin : begin + count])
            rows.append(some)
            base.append(logs)
        begin += count
    width = task.good.shape[1]
    return Rows(
        np.concatenate(rows), np.arange(0, task.good.size + 1, width), task.good.ravel(), np.concatenate(base)
    )  # fmt: skip


def crossed(task: Task, folds: np.ndarray, settings: dict) -> np.ndarray:
    """Return the logits of each row by a scorer that saw none of its fold."""
    out = np.zeros(task.good.shape)
    for fold in np.unique(folds):
        scorer = fit(task.part(folds != fold), **settings)
        out[folds == fold] = scorer.logits(task.part(folds == fold).rows)
    return out


def examples(chosen: list[Case]) -> list[Example]:
    """Return the figures about travel."""
    out = []
    for case in chosen:
        was, before = "", None
        for number, gold in enumerate(case.gold):
            if gold is None or gold.kind not in FIGURE_KINDS:
                continue
            scene = scene_of(case.script, case.cast, number, gold.kind)
            ends = (gold.origin, gold.destination)
            if gold.kind == "stop":
                ends = None, gold.at or gold.destination or gold.origin
            mode = gold.mode if gold.mode in MODE_NAMES else "unknown"
            out.append(Example(case, scene, mode, was, ends == before))
            was, before = mode, ends
    return out


def curve(shares: np.ndarray, right: np.ndarray, points: int = 12) -> Curve:
    """Return how often answers were right by their share: isotonic over equal groups."""
    order = np.argsort(shares, kind="stable")
    groups = np.array_split(order, points)
    xs = [float(shares[g].mean()) for g in groups]
    blocks = [[float(right[g].mean()), 1] for g in groups]
    merged: list[list[float]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][0] > merged[-1][0]:
            (v, n), (w, m) = merged[-2], merged[-1]
            merged[-2:] = [[(v * n + w * m) / (n + m), n + m]]
    ys = [value for value, n in merged for _ in range(int(n))]
    return Curve(tuple(xs), tuple(min(0.995, max(0.005, y)) for y in ys))


def train(
    chosen: list[Case],
    *,
    folds: int = FOLDS,
    report: Callable[[str], object] = print,
) -> ReaderWeights:
    started = time.time()
    say = lambda what: report(f"{time.time() - started:5.0f} s  {what}")  # noqa: E731
    task, owner = kinds_task(chosen)
    of = np.array([fold_of(case, folds) for case in owner])
    beside = figures_rows(chosen, softmax(crossed(task, of, KINDS)), task)
    crossed_kinds = softmax(crossed_trees(beside, of, FIGURES).reshape(task.good.shape))
    travel, truth = 1 - crossed_kinds[:, 0], task.good[:, 0] == 0
    kinds = fit(task, **KINDS)
    helped = np.array([n in case.helped for case in chosen for n in range(len(case.gold))])
    say(f"{len(task.rows)} figures; travel told from none {np.mean((travel > 0.5) == truth):.3f}")
    found = examples(chosen)
    rows = [mode_features(x.case.script, x.scene, x.was, same=x.same) for x in found]
    good = np.eye(len(MODE_NAMES))[[MODE_NAMES.index(x.mode) for x in found]]
    weights = ReaderWeights(
        kinds=kinds,
        figures=boost(beside, FIGURES),
        modes=fit(Task(rows, good), **MODES),
        figure=curve(travel[~helped], truth[~helped]),
        helped=curve(travel[helped], truth[helped], 8),
        version="1",
        word_lists=word_lists(),
    )
    say("done")
    return weights


def write_words(folder: Path, parts: list[str]) -> None:
    """Write the words that texts have in small letters: what else opens a sentence may be a name."""
    words = {
        word
        for part in parts
        for text in load(part)
        for word in tokenize(text.text).words
        if word.islower() and word.isalpha() and len(word) > 2
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "words.txt").write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--parts", nargs="+", default=["train", "tune"])
    options = parser.parse_args()
    write_words(options.output, options.parts)
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    chosen = [case for part in options.parts for case in cases(part, pipeline)]
    write_reader(options.output, train(chosen))
    events.write(options.output, events.PARTS, Pipeline(Settings()))
    if options.output == FOLDER:
        print(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}")


if __name__ == "__main__":
    main()
