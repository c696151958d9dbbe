"""Train the encoder of whole texts: ``python -m tools.data.reader_encoder`` (minutes; needs jax and optax).

Writes ``geotrack/data/reader/encoder.*`` and renews their hashes. It learns from the ends of figures, of times of
movements and of nouns that stand for places, in the parts train, reserve and tune. Same corpus, kind of processor and version of jax: same bytes.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import jax
import numpy as np
import optax

from geotrack.claims.ends.contexts import RELATIONS, context_of, relations, within
from geotrack.claims.reader.encoder import ASKED, Encoder, write_encoder
from geotrack.claims.reader.encoderwords import WORDS, WordVectors, read_words
from geotrack.claims.reader.learned import FIGURE_KINDS
from geotrack.config import Settings
from geotrack.pipeline import Pipeline
from tools.data.reader import FOLDER, cases, fold_of
from tools.data.reader_network import Batch, forward, loss, started
from tools.data.sources import renew_hashes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geotrack.claims.ends.contexts import Context
    from tools.data.reader_labels import Case

WIDTH, HIDDEN, PAIR = 80, 64, 16
EPOCHS = 20
RATE, DECAY, WARM = 3e-3, 0.05, 0.15
AVERAGE = 0.99  #: of the weights of earlier steps in those that are kept
SEEN = 8  #: a symbol that is seen less often has no vector of its own
#: texts are learned together with others of up to that many items, so many at once; longer ones are left out
BATCHES = ((100, 36), (310, 10))


@dataclass(slots=True, kw_only=True)
class Lesson:
    """A text with what is asked of it: items, what kind each is of, and which entities are right.

    `alone`: only the destination is asked for. `numbers`: the figure of each question, or -1.
    """

    context: Context
    items: np.ndarray
    asked: np.ndarray
    numbers: np.ndarray
    mask: np.ndarray
    origins: np.ndarray
    destinations: np.ndarray
    alone: np.ndarray


def lesson_of(case: Case) -> Lesson | None:
    """Return what a text of the corpus teaches; None: nothing."""
    context = context_of(case.script, case.cast, case.document.title)
    known: dict[str, list[int]] = defaultdict(list)
    for k, key in enumerate(context.keys):
        for place in case.ids.get(key, ()):
            known[place].append(k)
    rows: list[tuple[int, int, int, list[int], list[int], bool]] = []
    for number, gold in enumerate(case.gold):
        if gold is None or gold.kind not in FIGURE_KINDS or number not in context.figures:
            continue
        ends = gold.origin, gold.destination
        if gold.kind == "stop":
            ends = None, gold.at or gold.destination or gold.origin
        first, second = (known[end] if end else [0] for end in ends)
        rows.append((context.figures[number], ASKED.index(gold.kind), number, first, second, False))
    if not rows:
        return None
    rows += _times(case, context, known)
    rows += _nouns(case, context, known)
    items = np.array([row[0] for row in rows])
    mask = within(context, items)
    right = np.zeros((2, *mask.shape), dtype=bool)
    for k, row in enumerate(rows):
        right[0, k, row[3]] = right[1, k, row[4]] = True
        if row[5]:
            mask[k, row[3]] = right[0, k] = False
            mask[k, 0] = right[0, k, 0] = True
    return Lesson(
        context=context, items=items, asked=np.array([row[1] for row in rows]),
        numbers=np.array([row[2] for row in rows]), mask=mask, origins=right[0] & mask,
        destinations=right[1] & mask, alone=np.array([row[5] for row in rows]),
    )  # fmt: skip


def _times(case: Case, context: Context, known: dict[str, list[int]]) -> Iterator[tuple]:
    if "times" not in case.marked.layers:
        return
    for item, (start, end) in _spans(case, "time", len(context.symbols)):
        for time_ in case.marked.times:
            if time_.start < end and start < time_.end and time_.kind in ASKED:
                ends = time_.origin, time_.destination
                if time_.kind == "passage":
                    ends = None, time_.at or time_.destination
                first, second = (known[e] if e else [0] for e in ends)
                yield item, ASKED.index(time_.kind), -1, first, second, False
                break


def _nouns(case: Case, context: Context, known: dict[str, list[int]]) -> Iterator[tuple]:
    spans = dict(_spans(case, None, len(context.symbols)))
    what = {key: k for k, key in enumerate(context.keys)}
    kinds = {what[e.key] for e in case.cast.entities.values() if e.kind in "DP"}
    for item, who in zip(context.mentions.tolist(), context.who.tolist(), strict=True):
        if who not in kinds or item not in spans:
            continue
        start, end = spans[item]
        for mention in case.marked.mentions:
            if not mention.named and mention.start < end and start < mention.end:
                others = [k for k in known[mention.place] if k != who]
                if others:
                    yield item, ASKED.index("coref"), -1, [who], others, True
                break


def _spans(case: Case, kind: str | None, count: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield items of a kind (None: of any) with the letters that they cover."""
    script = case.script
    rows = [item for k in range(len(script.first) - 1) for item in script.items(k)]
    tokens = script.text.tokens
    for k, item in enumerate(rows, start=count - len(rows)):
        if kind in (None, item.kind):
            yield k, (tokens.starts[item.first], tokens.ends[item.last - 1])


class Course:
    """Lessons in arrays of few sizes."""

    def __init__(
        self,
        lessons: Sequence[Lesson],
        words: WordVectors,
        symbols: dict[str, int],
        kinds: dict[str, int],
    ) -> None:
        self.lessons, self.words, self.symbols, self.kinds = lessons, words, symbols, kinds
        self.rows = [words.of(one.context.words) for one in lessons]
        self.of = [sum(len(one.context.symbols) > most for most, _ in BATCHES) for one in lessons]
        self.sizes = []
        for n in range(len(BATCHES)):
            some = [one for one, k in zip(lessons, self.of, strict=True) if k == n]
            self.sizes.append(tuple(
                max((size(one) for one in some), default=1)
                for size in (
                    lambda one: len(one.context.symbols), lambda one: len(one.items),
                    lambda one: max(1, len(one.context.mentions)), lambda one: len(one.context.keys),
                )
            ))  # fmt: skip

    def batches(
        self, chosen: Sequence[int], rng: np.random.Generator | None
    ) -> list[tuple[int, list[int]]]:
        out = []
        for n, (_, at_once) in enumerate(BATCHES):
            some = [k for k in chosen if self.of[k] == n]
            if rng is not None:
                some = [some[k] for k in rng.permutation(len(some))]
            out += [(n, some[k : k + at_once]) for k in range(0, len(some), at_once)]
        if rng is not None:
            out = [out[k] for k in rng.permutation(len(out))]
        return out

    def batch(self, size: int, chosen: Sequence[int]) -> Batch:
        items, asked, mentions, entities = self.sizes[size]
        count = BATCHES[size][1]
        out: Batch = {
            name: np.zeros((count, *shape), dtype=kind)
            for name, (shape, kind) in {
                "symbols": ((items,), np.int32), "kinds": ((items,), np.int32), "flags": ((items, 4), np.float32),
                "roles": ((items,), np.int32), "words": ((items, WORDS), np.int32), "name": ((items,), bool),
                "real": ((items,), bool), "mentions": ((mentions,), np.int32), "who": ((mentions,), np.int32),
                "what": ((entities,), np.int32), "items": ((asked,), np.int32), "asked": ((asked,), np.int32),
                "figure": ((asked,), bool), "counts": ((asked,), np.float32), "both": ((asked,), np.float32),
                "mask": ((asked, entities), bool), "origins": ((asked, entities), bool),
                "destinations": ((asked, entities), bool), "lie": ((asked, mentions, len(RELATIONS)), np.int32),
            }.items()
        }  # fmt: skip
        out["who"] -= 1
        out["mask"][:, :, 0] = True
        for b, k in enumerate(chosen):
            one = self.lessons[k]
            c = one.context
            n, q, m, e = len(c.symbols), len(one.items), len(c.mentions), len(c.keys)
            out["symbols"][b, :n] = [self.symbols.get(s, 0) for s in c.symbols]
            out["kinds"][b, :n] = [self.kinds.get(s, 0) for s in c.kinds]
            out["flags"][b, :n] = (c.flags[:, None] >> np.arange(4)) & 1
            out["roles"][b, :n] = c.roles
            owner, rows = self.rows[k]
            begins = np.searchsorted(owner, owner)
            out["words"][b, owner, np.arange(len(owner)) - begins] = rows
            out["name"][b, :n] = [kind in ("place", "name") for kind in c.kinds]
            out["real"][b, :n] = True
            out["mentions"][b, :m], out["who"][b, :m], out["what"][b, :e] = (
                c.mentions,
                c.who,
                c.what,
            )
            out["items"][b, :q], out["asked"][b, :q] = one.items, one.asked
            out["figure"][b, :q], out["counts"][b, :q], out["both"][b, :q] = (
                one.numbers >= 0,
                1,
                ~one.alone,
            )
            out["mask"][b, :q, :e] = one.mask
            out["origins"][b, :q, :e], out["destinations"][b, :q, :e] = (
                one.origins,
                one.destinations,
            )
            out["lie"][b, :q, :m] = relations(c, one.items)
        return out


def vocabularies(lessons: Sequence[Lesson]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of the frequent symbols, "?" for all others first, and of kinds of items."""
    counts = Counter(s for one in lessons for s in one.context.symbols)
    kept = ["?", *sorted(s for s, n in counts.items() if n >= SEEN and s != "?")]
    kinds = sorted({kind for one in lessons for kind in one.context.kinds})
    return {s: k for k, s in enumerate(kept)}, {s: k for k, s in enumerate(kinds)}


def fit(
    course: Course,
    chosen: Sequence[int],
    *,
    epochs: int = EPOCHS,
    report: Callable[[str], object] = print,
) -> dict[str, np.ndarray]:
    """Return the weights learned from some of the lessons."""
    begun = time.time()
    rng = np.random.default_rng(1)
    key = jax.random.PRNGKey(1)
    weights = started(
        key,
        len(course.symbols),
        len(course.kinds),
        (course.words.vectors.shape[1], WIDTH, HIDDEN, PAIR),
    )
    vocabulary = jax.numpy.asarray(course.words.vectors)
    steps = len(course.batches(chosen, None)) * epochs
    rate = optax.cosine_onecycle_schedule(steps, RATE, pct_start=WARM)
    optimizer = optax.chain(
        optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(DECAY)
    )
    memory, kept, n = optimizer.init(weights), weights, 0

    @jax.jit
    def step(weights, memory, kept, batch, key, rate):  # noqa: ANN001, ANN202
        value, slope = jax.value_and_grad(
            lambda w: loss(forward(w, vocabulary, batch, key), batch)
        )(weights)
        change, memory = optimizer.update(slope, memory, weights)
        weights = jax.tree.map(lambda a, b: a - rate * b, weights, change)
        kept = jax.tree.map(lambda a, b: a * AVERAGE + b * (1 - AVERAGE), kept, weights)
        return weights, memory, kept, value

    for epoch in range(epochs):
        total, rows = 0.0, course.batches(chosen, rng)
        for size, some in rows:
            key, drop = jax.random.split(key)
            weights, memory, kept, value = step(
                weights, memory, kept, course.batch(size, some), drop, np.float32(rate(n))
            )
            n += 1
            total += float(value)
        report(
            f"{time.time() - begun:5.0f} s  epoch {epoch + 1} of {epochs}: loss {total / len(rows):.3f}"
        )
    return {name: np.asarray(w) for name, w in kept.items()}


def encoder_of(weights: dict[str, np.ndarray], course: Course) -> Encoder:
    return Encoder(
        course.words,
        {name: weights[name].astype(np.float16).astype(np.float32) for name in sorted(weights)},
        course.symbols,
        course.kinds,
    )


def course_of(chosen: Sequence[Case]) -> tuple[Course, list[Case]]:
    """Return the lessons of some texts, and the text of each."""
    pairs = [(lesson, case) for case in chosen if (lesson := lesson_of(case)) is not None]
    lessons = [lesson for lesson, _ in pairs]
    return Course(lessons, read_words(FOLDER), *vocabularies(lessons)), [case for _, case in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument("--fold", type=int, help="authors to leave out, for `tools.data.trust`")
    options = parser.parse_args()
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    learned = [case for part in ("train", "reserve") for case in cases(part, pipeline)]
    learned.sort(key=lambda case: case.marked.author)
    course, whose = course_of([*learned, *cases("tune", pipeline)])
    chosen = [k for k, case in enumerate(whose) if fold_of(case) != options.fold]
    asked = sum(len(course.lessons[k].items) for k in chosen)
    print(f"{len(chosen)} texts, {asked} questions, {len(course.symbols)} symbols")
    write_encoder(options.output, encoder_of(fit(course, chosen), course))
    if options.output == FOLDER:
        print(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}")


if __name__ == "__main__":
    main()
