"""Fit how far the reader's ends can be trusted: ``python -m tools.data.trust`` (some minutes).

Writes ``geotrack/data/reader/trust.json``. For each fold of authors a reader is trained on the others and reads
theirs; what it decided and whether it was right are the examples. To be run after every training of the reader.
The encoders must have seen none of a fold (folds without one are left out)::

    for k in 0 1 2; do
        python -m tools.data.reader_encoder --folds 3 --fold $k --epochs 10 --output build/encoders/$k
    done
    python -m tools.data.trust --folds 3 --encoders build/encoders
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geotrack.claims.ends.attaching import Attacher
from geotrack.claims.ends.scenes import NOBODY
from geotrack.claims.reader.encoder import read_encoder
from geotrack.claims.reader.learned import FIGURE_KINDS
from geotrack.claims.reader.trust import Trust
from geotrack.config import Settings
from geotrack.pipeline import Pipeline
from tools.data.reader import FOLDER, FOLDS, cases, fold_of, train
from tools.data.sources import renew_hashes

if TYPE_CHECKING:
    from geotrack.claims.ends.attaching import Choice
    from geotrack.claims.reader.encoder import Encoder
    from geotrack.claims.reader.learned import ReaderWeights
    from geotrack.model import Mention
    from tools.data.reader_labels import Case

#: a feature that is seen less often is left out
SEEN = 12
DECAY = 3.0
ROUNDS = 25
#: kinds of which nothing depends on which end is which, if no direction is told
_BOTH_WAYS = ("distance", "position", "duration", "total", "speed")
#: the reader of a fold is trained more lightly than the packaged one: what counts is what it has not seen
LIGHT = {"folds": 4}


def decisions(
    case: Case, weights: ReaderWeights, encoder: Encoder
) -> list[tuple[dict[str, float], bool]]:
    """Return the grounds of each attachment of a text, and whether both ends are the labelled ones."""
    if not case.script.figures:
        return []
    attacher = Attacher(weights, Trust({}), encoder)
    out = []
    for choice in attacher.attach(case.document, case.script, case.helped):
        if choice.attachment is None or choice.decided is None:
            continue
        gold = case.gold[choice.number]
        right = False
        if gold is not None and gold.kind in FIGURE_KINDS:
            ends = gold.origin, gold.destination
            if gold.kind == "stop":
                ends = None, gold.at or gold.destination or gold.origin
            right = any(
                all(
                    _is(case, end, key, mention)
                    for end, (key, mention) in zip(ends, pair, strict=True)
                )
                for pair in _orders(choice)
            )
        out.append((choice.grounds, right))
    return out


def _is(case: Case, end: str | None, key: str, mention: Mention | None) -> bool:
    """Whether a chosen end is the labelled one, by its entity or by where it stands."""
    if not end:
        return key == NOBODY and mention is None
    if end in case.ids.get(key, ()):
        return True
    if mention is None or mention.start is None or mention.end is None:
        return False
    return any(
        m.place == end and m.start < mention.end and mention.start < m.end
        for m in case.marked.mentions
    )


def _orders(choice: Choice) -> list[tuple[tuple[str, Mention | None], ...]]:
    """Return the ends that were chosen, and their reverse where the way there is as long as the way back."""
    attachment, keys = choice.attachment, choice.decided
    assert attachment is not None
    assert keys is not None
    pair = (keys[0], attachment.origin), (keys[1], attachment.destination)
    alike = attachment.kind in _BOTH_WAYS and attachment.direction is None and NOBODY not in keys
    return [pair, pair[::-1]] if alike else [pair]


def fitted(examples: list[tuple[dict[str, float], bool]]) -> Trust:
    """Return the weights of a logistic model of what makes ends right (ridge, Newton's method)."""
    counts = Counter(name for grounds, _ in examples for name in grounds)
    names = sorted(name for name, n in counts.items() if n >= SEEN)
    column = {name: k for k, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names)))
    for n, (grounds, _) in enumerate(examples):
        for name, value in grounds.items():
            if name in column:
                rows[n, column[name]] = value
    right = np.array([y for _, y in examples], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + DECAY * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + DECAY * np.eye(len(names))
        weights -= np.linalg.solve(bend, slope)
    return Trust({name: round(float(w), 3) for name, w in zip(names, weights, strict=True)})


def report(examples: list[tuple[int, dict[str, float], bool]]) -> None:
    """Print how often ends are right by their trust, each fold judged by what the others taught."""
    said = np.zeros(len(examples))
    folds = np.array([fold for fold, _, _ in examples])
    right = np.array([y for _, _, y in examples])
    for fold in np.unique(folds):
        trust = fitted([(g, y) for f, g, y in examples if f != fold])
        for k in np.flatnonzero(folds == fold):
            said[k] = trust.at(examples[k][1])
    print(f"{len(examples)} attachments, both ends right {right.mean():.3f}")
    for low in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        sure = said >= low
        print(f"trust >= {low}: {sure.sum()} attachments, right {right[sure].mean():.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER / "trust.json")
    parser.add_argument("--parts", nargs="+", default=["train", "tune"])
    parser.add_argument("--encoders", type=Path, required=True, help="with a folder for each fold")
    parser.add_argument("--folds", type=int, default=FOLDS)
    options = parser.parse_args()
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    examples = []
    chosen = [case for part in options.parts for case in cases(part, pipeline)]
    for fold in range(options.folds):
        if not (options.encoders / str(fold)).is_dir():
            continue
        encoder = read_encoder(options.encoders / str(fold))
        weights = train([c for c in chosen if fold_of(c, options.folds) != fold], **LIGHT)
        for case in chosen:
            if fold_of(case, options.folds) == fold:
                examples += [(fold, *row) for row in decisions(case, weights, encoder)]
    report(examples)
    trust = fitted([(grounds, right) for _, grounds, right in examples])
    text = json.dumps({"weights": dict(sorted(trust.weights.items()))}, indent=1)
    options.output.write_text(text + "\n", encoding="utf-8")
    if options.output == FOLDER / "trust.json":
        print(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}")


if __name__ == "__main__":
    main()
