"""Train the reader of figures on the open corpus: ``python -m tools.data.reader`` (a few minutes).

Writes ``geotrack/data/reader`` and renews its hashes in ``geotrack/data/SOURCES.md``; the same corpus gives the
same bytes. The ends are trained on what a reader that has not seen an author's texts decided about the figures
before (cross-fitted by author), for at run time the memory is made of decisions, too.
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
from geotrack.claims.ends.attaching import log_shares
from geotrack.claims.ends.circumstances import mode_features
from geotrack.claims.ends.endfeatures import candidate_rows
from geotrack.claims.ends.pairfeatures import ALONE, pair_rows
from geotrack.claims.ends.scenes import NOBODY, Memory, Scene, scene_of
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
from tools.data.reader_trees import Rows, boost, shares
from tools.data.reader_trees import crossed as crossed_trees
from tools.data.sources import renew_hashes
from tools.data.travelcorpus import load

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = DATA / "reader"
FOLDS = 5
KINDS = {"size": 1 << 16, "hidden": 0, "epochs": 5, "decay": 0.02, "drop": 0.5, "least": 4}
FIGURES = 60  #: trees for the kinds of figures
ENDS, PAIRS = 150, 60  #: trees; more of them for pairs fit what is there alone
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


def examples(
    chosen: list[Case], decided: dict[tuple[str, int], tuple[tuple[str, str], float]]
) -> list[Example]:
    """Return the figures about travel; the memory holds what was `decided` of those before."""
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
                    case, scene, memory.copy(), right[0], right[1],
                    gold.mode if gold.mode in MODE_NAMES else "unknown", was, ends == before,
                )
            )  # fmt: skip
            was, before = out[-1].mode, ends
            if (case.marked.id, number) in decided:
                memory.add(scene.sentence, gold.kind, *decided[case.marked.id, number])
    return out


def ends_rows(chosen: list[Example]) -> list[Rows]:
    """Return the candidates of each example, for either role."""
    rows = [candidate_rows(x.case.script, x.case.cast, x.scene, x.memory) for x in chosen]
    groups = np.cumsum([0, *(len(r) for r in rows)])
    keys = [[NOBODY, *(e.key for e in x.scene.candidates)] for x in chosen]
    return [
        Rows(
            np.concatenate(rows), groups,
            np.array([key in getattr(x, role) for x, row in zip(chosen, keys, strict=True) for key in row], float),
        )
        for role in ("origins", "destinations")
    ]  # fmt: skip


def pairs_rows(
    chosen: list[Example], one: Rows, sums: np.ndarray
) -> tuple[Rows, list[tuple[str, str]]]:
    """Return the pairs of likely candidates of each example, and their keys; `sums` of each role."""
    rows, groups, good, keys = [], [0], [], []
    for x, a, b in zip(chosen, one.groups, one.groups[1:], strict=False):
        some, pairs = pair_rows(x.scene, x.memory, one.rows[a:b], log_shares(sums[a:b]))
        entities = [NOBODY, *(e.key for e in x.scene.candidates)]
        rows.append(some)
        keys += [(entities[p], entities[q]) for p, q in pairs]
        groups.append(len(keys))
        good += [o in x.origins and d in x.destinations for o, d in keys[groups[-2] :]]
    every = np.concatenate(rows)
    return Rows(every, np.array(groups), np.array(good, float), every[:, ALONE].astype(float)), keys


def best(two: Rows, sums: np.ndarray, keys: list) -> tuple[list, np.ndarray, np.ndarray]:
    """Return the chosen pair of each example, its share, and whether it is right."""
    p = shares(sums, two.groups)
    chosen = np.array(
        [a + int(p[a:b].argmax()) for a, b in zip(two.groups, two.groups[1:], strict=False)]
    )
    return [keys[k] for k in chosen], p[chosen], two.good[chosen] > 0


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
    beside = figures_rows(chosen, softmax(crossed(task, of, KINDS)), task)
    crossed_kinds = softmax(crossed_trees(beside, of, FIGURES).reshape(task.good.shape))
    travel, truth = 1 - crossed_kinds[:, 0], task.good[:, 0] == 0
    kinds = fit(task, **KINDS)
    helped = np.array([n in case.helped for case in chosen for n in range(len(case.gold))])
    say(f"{len(task.rows)} figures; travel told from none {np.mean((travel > 0.5) == truth):.3f}")
    decided: dict[tuple[str, int], tuple[tuple[str, str], float]] = {}
    for turn in range(rounds):
        found = examples(chosen, decided)
        groups = np.array([fold_of(x.case, folds) for x in found])
        roles = ends_rows(found)
        alone = np.stack([crossed_trees(one, groups, ENDS) for one in roles], axis=1)
        two, keys = pairs_rows(found, roles[0], alone)
        pairs, sure, right = best(two, crossed_trees(two, groups, PAIRS), keys)
        decided = {
            (x.case.marked.id, x.scene.number): (pair, float(share))
            for x, pair, share in zip(found, pairs, sure, strict=True)
        }
        say(f"round {turn + 1}: {len(found)} figures, both ends right {right.mean():.3f}")
    rows = [mode_features(x.case.script, x.scene, x.was, same=x.same) for x in found]
    good = np.eye(len(MODE_NAMES))[[MODE_NAMES.index(x.mode) for x in found]]
    weights = ReaderWeights(
        kinds=kinds,
        figures=boost(beside, FIGURES),
        origins=boost(roles[0], ENDS),
        destinations=boost(roles[1], ENDS),
        pairs=boost(two, PAIRS),
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
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    write_words(options.output, options.parts)
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    chosen = [case for part in options.parts for case in cases(part, pipeline)]
    write_reader(options.output, train(chosen, rounds=options.rounds))
    events.write(options.output, events.PARTS, Pipeline(Settings()))
    if options.output == FOLDER:
        print(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}")


if __name__ == "__main__":
    main()
