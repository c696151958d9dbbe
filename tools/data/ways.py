"""Train what tells the ways that somebody travels from other pairs of places: ``python -m tools.data.ways`` (some minutes).

Writes ``geotrack/data/reader/ways.npy``. For each half of the authors a reader is trained on the others, and with a
network for legs that saw none of them, either (``python -m tools.data.legs --without 0 --output build/legs/0``), it
reads theirs; what it proposes and whether it is a labelled leg are the examples, once as they are and once as if
the text had no figures: other texts have fewer than those of the corpus. Where somebody is at a time is read by
the packaged network, which has seen all. To be run after every training of the reader.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np

from geotrack.claims.ends.attaching import Attacher
from geotrack.claims.ends.spokenof import cast_of
from geotrack.claims.legways.legnetwork import read_legs
from geotrack.claims.legways.proposals import propose
from geotrack.claims.legways.wayfeatures import way_rows
from geotrack.claims.movements.events import events_of
from geotrack.claims.reader.deciding import DecidingReader
from geotrack.claims.reader.encoder import load_encoder
from geotrack.config import Settings
from geotrack.pipeline import Pipeline
from tools.data import events
from tools.data.reader import FOLDER, cases, train
from tools.data.reader_trees import SETTINGS, trees_of
from tools.data.sources import renew_hashes
from tools.data.trust import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geotrack.claims.legways.proposals import Way
    from geotrack.claims.reader.trees import Trees
    from geotrack.evaluation.goldtexts import GoldText
    from tools.data.reader_labels import Case

FOLDS = 4
HALVES = 2
#: texts of these parts are read, too, but no reader is trained on them
READ = ("reserve",)
TREES = 150
HIDDEN = 0.5  #: weight of an example without its figures
FIT: dict[str, Any] = {
    **SETTINGS, "objective": "binary", "num_leaves": 15, "learning_rate": 0.06, "min_data_in_leaf": 40,
    "feature_fraction": 0.3,
}  # fmt: skip


@dataclass(slots=True)
class Examples:
    """Rows of proposed ways.

    `good`: labelled legs; `kept`: no single steps of one; `hidden`: without figures; `folds` of their authors.
    """

    rows: np.ndarray
    good: np.ndarray
    kept: np.ndarray
    hidden: np.ndarray
    folds: np.ndarray


def fold_of(text: GoldText) -> int:
    """Authors are kept together; the texts of an author of short passages are dealt out."""
    name = text.id if text.author in ("own", "p1", "p2", "p3", "p4") else text.author
    return sum(map(ord, name)) % FOLDS


def half_of(text: GoldText) -> int:
    """Return which half of the authors a text belongs to, for the network for legs."""
    return fold_of(text) % HALVES


def labels(case: Case, ways: Sequence[Way]) -> tuple[np.ndarray, np.ndarray]:
    """Return which ways are labelled legs, and which are single steps of one and no examples."""
    legs = [leg for leg in case.marked.legs if leg.origin != leg.destination]
    asked = [(leg.origin, leg.destination) for leg in legs if leg.origin and leg.destination]
    steps = [
        step
        for leg in legs
        for step in pairwise((leg.origin, *leg.via, leg.destination))
        if leg.via
    ]

    def among(way: Way, pairs: Sequence[tuple[str | None, str | None]]) -> bool:
        origins, destinations = (case.ids.get(key, set()) for key in way)
        return any(a in origins and b in destinations for a, b in pairs)

    good = np.array([among(way, asked) for way in ways], dtype=bool)
    kept = good | ~np.array([among(way, steps) for way in ways], dtype=bool)
    return good, kept


def examples(parts: Sequence[str], networks: Path) -> Examples:
    """Return what readers that saw none of the authors propose; `networks`: folder of those for legs."""
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    learned = [case for part in parts for case in cases(part, pipeline)]
    chosen = [*learned, *(case for part in READ for case in cases(part, pipeline))]
    told = events.told(parts, Pipeline(Settings()))
    out: list[tuple[np.ndarray, ...]] = []
    for half in range(HALVES):
        reader = DecidingReader()
        weights = train(
            [c for c in learned if half_of(c.marked) != half], report=lambda _: None, **LIGHT
        )
        reader.attacher = Attacher(weights)
        reader.events = events.train([x for x in told if half_of(x.marked) != half])
        reader.legs = read_legs(networks / str(half), load_encoder().words)
        for case in chosen:
            if half_of(case.marked) == half and "legs" in case.marked.layers:
                fold = fold_of(case.marked)
                out.extend(
                    (*row, np.full(len(row[0]), fold)) for row in _proposed(reader, case, pipeline)
                )
    return Examples(*map(np.concatenate, zip(*out, strict=True)))


def _proposed(
    reader: DecidingReader, case: Case, pipeline: Pipeline
) -> Iterator[tuple[np.ndarray, ...]]:
    """Yield rows and labels of a text as it is and without its figures."""
    document = case.document
    toponyms, times = pipeline.toponyms(document), pipeline.times(document)
    script = reader.script(document, toponyms, times)
    read = reader.others(document, toponyms, times)
    choices = reader.choices(document, script, read)
    moves = events_of(document, script, times, read, reader.events, reader.encoder)
    cast = cast_of(document, script)
    foretold = reader.legs.read(script, cast, document.title)
    for hidden in (False, True):
        said = propose(script, cast, () if hidden else choices, moves, foretold)
        if said.ways:
            good, kept = labels(case, said.ways)
            yield way_rows(script, said), good, kept, np.full(len(good), hidden)


def boost(some: Examples, keep: np.ndarray) -> Trees:
    """Return trees whose sums are the logarithmic odds that a way is a leg."""
    keep = keep & some.kept
    weights = np.where(some.hidden[keep], HIDDEN, 1.0)
    data = lightgbm.Dataset(some.rows[keep], label=some.good[keep].astype(float), weight=weights)
    return trees_of(lightgbm.train(FIT, data, num_boost_round=TREES))


def measure(some: Examples) -> str:
    """Return how well legs are told on authors that were left out."""
    sums = np.zeros(len(some.good))
    for fold in range(FOLDS):
        mine = some.folds == fold
        sums[mine] = boost(some, ~mine).sums(some.rows[mine])
    asked = some.kept & ~some.hidden
    good = some.good[asked][np.argsort(-sums[asked], kind="stable")]
    precision = np.cumsum(good) / np.arange(1, len(good) + 1)
    return f"{len(good)} ways, {good.sum()} legs; average precision {(precision * good).sum() / good.sum():.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--parts", nargs="+", default=["train", "tune"])
    parser.add_argument("--networks", type=Path, default=Path("build/legs"))
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    found = examples(options.parts, options.networks)
    if options.measure:
        sys.stdout.write(measure(found) + "\n")
    np.save(options.output / "ways.npy", boost(found, np.ones(len(found.good), dtype=bool)).trees)
    if options.output == FOLDER:
        sys.stdout.write(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}\n")


if __name__ == "__main__":
    main()
