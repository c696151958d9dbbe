"""Train the reader of figures on the open corpus: ``python -m tools.data.reader`` (a few minutes).

Writes ``geotrack/data/reader``; the same corpus gives the same bytes. The ends are trained on what a reader
that has not seen an author's texts decided about the figures before (cross-fitted by author), for at run time
the memory is made of decisions, too.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geotrack.claims.attaching import log_shares, shortlist
from geotrack.claims.circumstances import mode_features
from geotrack.claims.endfeatures import candidate_features, pair_features
from geotrack.claims.kindfeatures import kind_features
from geotrack.claims.learned import FIGURE_KINDS, MODE_NAMES, Curve, ReaderWeights, write_reader
from geotrack.claims.scenes import NOBODY, Memory, Scene, scene_of
from geotrack.claims.scorer import softmax
from geotrack.config import Settings
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from tools.data import DATA
from tools.data.reader_fit import Task, fit
from tools.data.reader_labels import Case, case_of
from tools.data.travelcorpus import load

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = DATA / "reader"
FOLDS = 5
KINDS = {"size": 1 << 15, "hidden": 0, "epochs": 12, "decay": 0.02, "drop": 0.4}
ENDS = {"size": 1 << 16, "hidden": 0, "epochs": 10, "decay": 0.02, "drop": 0.2}
PAIRS = {"size": 1 << 16, "hidden": 0, "epochs": 8, "decay": 0.02, "drop": 0.2}
MODES = {"size": 1 << 12, "hidden": 0, "epochs": 15, "decay": 0.02, "drop": 0.2}


@dataclass(slots=True)
class Example:
    """A gold figure with its candidates and which of them are right for each role."""

    case: Case
    scene: Scene
    memory: Memory
    origins: set[str]
    destinations: set[str]
    mode: str
    was: str
    same: bool
    rows: list[list[str]] = field(default_factory=list)


def cases(part: str, pipeline: Pipeline) -> list[Case]:
    out = []
    for text in load(part):
        if "figures" not in text.layers:
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
    return Task(rows, np.arange(len(rows) + 1), good, np.ones(len(rows))), owner


def part_of(task: Task, keep: np.ndarray) -> Task:
    """Return the groups of a task that are kept."""
    rows, groups, good, base = [], [0], [], []
    for k in np.flatnonzero(keep):
        a, b = task.groups[k], task.groups[k + 1]
        rows += task.rows[a:b]
        groups.append(len(rows))
        good.append(task.good[a:b])
        if task.base is not None:
            base.append(task.base[a:b])
    return Task(
        rows, np.array(groups), np.concatenate(good), task.weight[keep],
        np.concatenate(base) if base else None,
    )  # fmt: skip


def crossed(task: Task, folds: np.ndarray, settings: dict) -> np.ndarray:
    """Return the logits of each row by a scorer that saw none of its fold."""
    out = np.zeros(task.good.shape)
    of = np.repeat(folds, np.diff(task.groups))
    for fold in np.unique(folds):
        scorer = fit(part_of(task, folds != fold), **settings)
        mine = part_of(task, folds == fold)
        logits = scorer.logits(mine.rows)
        out[of == fold] = logits if mine.base is None else logits + mine.base
    return out


def examples(
    chosen: list[Case], decided: dict[tuple[str, int], tuple[tuple[str, str], float]]
) -> list[Example]:
    """Return the figures about travel; the memory holds what was `decided` of those before, else the labels."""
    out = []
    for case in chosen:
        memory = Memory()
        was, before = "", None
        for number, gold in enumerate(case.gold):
            if gold is None or gold.kind not in FIGURE_KINDS:
                continue
            scene = scene_of(case.script, case.cast, number, gold.kind, memory)
            origin, destination = gold.origin, gold.destination
            if gold.kind == "stop":
                origin, destination = None, gold.at or gold.destination or gold.origin
            right = [
                {e.key for e in scene.candidates if end in case.ids.get(e.key, ())}
                if end
                else {NOBODY}
                for end in (origin, destination)
            ]
            ends = (origin, destination)
            out.append(
                Example(
                    case, scene, Memory(list(memory.pairs)), right[0], right[1],
                    gold.mode if gold.mode in MODE_NAMES else "unknown", was, ends == before,
                )
            )  # fmt: skip
            was, before = out[-1].mode, ends
            known = (min(right[0], default=NOBODY), min(right[1], default=NOBODY))
            pair, share = decided.get((case.marked.id, number), (known, 1.0))
            memory.pairs.append((scene.sentence, gold.kind, pair, share))
    return out


def ends_task(chosen: list[Example]) -> Task:
    rows, groups, good = [], [0], []
    for x in chosen:
        for entity in (None, *x.scene.candidates):
            rows.append(candidate_features(x.case.script, x.scene, entity))
            key = entity.key if entity else NOBODY
            good.append((key in x.origins, key in x.destinations))
        groups.append(len(rows))
    return Task(rows, np.array(groups), np.array(good, dtype=float), np.ones(len(chosen)))


def pairs_task(
    chosen: list[Example], task: Task, logits: np.ndarray
) -> tuple[Task, list[tuple[str, str]]]:
    rows, groups, good, base, keys = [], [0], [], [], []
    for k, x in enumerate(chosen):
        alone = log_shares(logits[task.groups[k] : task.groups[k + 1]])
        entities = [None, *x.scene.candidates]
        origins, destinations = shortlist(alone)
        for a in origins:
            for b in destinations:
                if a == b and a:
                    continue
                pair = tuple(e.key if e else NOBODY for e in (entities[a], entities[b]))
                rows.append(pair_features(x.scene, x.memory, entities[a], entities[b]))
                good.append([pair[0] in x.origins and pair[1] in x.destinations])
                base.append([alone[a, 0] + alone[b, 1]])
                keys.append(pair)
        groups.append(len(rows))
    return Task(
        rows, np.array(groups), np.array(good, dtype=float), np.ones(len(chosen)), np.array(base)
    ), keys


def best(task: Task, logits: np.ndarray, keys: list) -> tuple[list, np.ndarray, np.ndarray]:
    """Return the chosen pair of each example, its share, and whether it is right."""
    pairs, shares, right = [], [], []
    for k in range(len(task.groups) - 1):
        a, b = task.groups[k], task.groups[k + 1]
        p = softmax(logits[a:b, 0])
        n = int(p.argmax())
        pairs.append(keys[a + n])
        shares.append(p[n])
        right.append(task.good[a + n, 0] > 0)
    return pairs, np.array(shares), np.array(right)


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
    rounds: int = 2,
    folds: int = FOLDS,
    report: Callable[[str], object] = print,
) -> ReaderWeights:
    started = time.time()
    say = lambda what: report(f"{time.time() - started:5.0f} s  {what}")  # noqa: E731
    task, owner = kinds_task(chosen)
    of = np.array([fold_of(case, folds) for case in owner])
    crossed_kinds = softmax(crossed(task, of, KINDS))
    travel, truth = 1 - crossed_kinds[:, 0], task.good[:, 0] == 0
    kinds = fit(task, **KINDS)
    helped = np.array([n in case.helped for case in chosen for n in range(len(case.gold))])
    say(f"{len(task.rows)} figures; travel told from none {np.mean((travel > 0.5) == truth):.3f}")
    decided: dict[tuple[str, int], tuple[tuple[str, str], float]] = {}
    for turn in range(rounds):
        found = examples(chosen, decided)
        groups = np.array([fold_of(x.case, folds) for x in found])
        one = ends_task(found)
        alone = crossed(one, groups, ENDS)
        two, keys = pairs_task(found, one, alone)
        logits = crossed(two, groups, PAIRS)
        pairs, shares, right = best(two, logits, keys)
        decided = {
            (x.case.marked.id, x.scene.number): (pair, float(share))
            for x, pair, share in zip(found, pairs, shares, strict=True)
        }
        say(f"round {turn + 1}: {len(found)} figures, both ends right {right.mean():.3f}")
    rows = [mode_features(x.case.script, x.scene, x.was, same=x.same) for x in found]
    good = np.eye(len(MODE_NAMES))[[MODE_NAMES.index(x.mode) for x in found]]
    weights = ReaderWeights(
        kinds=kinds,
        ends=fit(one, **ENDS),
        pairs=fit(two, **PAIRS),
        modes=fit(Task(rows, np.arange(len(rows) + 1), good, np.ones(len(rows))), **MODES),
        figure=curve(travel[~helped], truth[~helped]),
        helped=curve(travel[helped], truth[helped], 8),
        pair=curve(shares, right),
        version="1",
    )
    say("done")
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--parts", nargs="+", default=["train", "tune"])
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    pipeline = Pipeline(Settings())
    chosen = [case for part in options.parts for case in cases(part, pipeline)]
    write_reader(options.output, train(chosen, rounds=options.rounds))


if __name__ == "__main__":
    main()
