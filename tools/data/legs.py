"""Train the network that reads legs: ``python -m tools.data.legs`` (minutes; needs jax and optax).

Writes ``geotrack/data/reader/legs.*`` and renews their hashes. It learns from the legs of the parts train, reserve and
tune, and begins with the layers of the network for ends. Same corpus, encoder, kind of processor and version of jax:
same bytes. Before ``python -m tools.data.ways``, which weighs what it says, train one without each half of the authors::

    for k in 0 1; do python -m tools.data.legs --without $k --output build/legs/$k; done
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jax
import numpy as np
import optax

from geotrack.claims.ends.contexts import RELATIONS, context_of, relations
from geotrack.claims.legways.legnetwork import CLASSES, between_places, write_legs
from geotrack.claims.reader.encoder import Encoder, load_encoder
from geotrack.claims.reader.encoderwords import WORDS
from geotrack.config import Settings
from geotrack.pipeline import Pipeline
from tools.data.legs_network import Batch, forward, loss, started
from tools.data.reader import FOLDER, cases
from tools.data.sources import renew_hashes
from tools.data.ways import half_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.ends.contexts import Context
    from tools.data.reader_labels import Case

SIZES = {"hidden": 48, "state": 16, "between": 16, "second": 32}
EPOCHS = 8
RATE, DECAY, WARM = 2e-3, 0.05, 0.15
AVERAGE = 0.99  #: of the weights of earlier steps in those that are kept
PASSING = 0.5  #: what a leg counts for that is told in passing or is a step of a longer one
#: texts are learned together with others of up to that many items, so many at once; longer ones are left out
BATCHES = ((90, 32), (170, 14), (250, 9), (340, 7))
#: layers that the network for ends has learned already
BODY = ("symbols", "kinds", "roles", "flags", "words", "layer", "bias", "scale")


@dataclass(slots=True)
class Lesson:
    """A text with its legs, as arrays over its items, mentions and entities."""

    case: Case
    context: Context
    lie: np.ndarray
    mask: np.ndarray
    good: np.ndarray
    weight: np.ndarray
    classes: np.ndarray


def lesson_of(case: Case) -> Lesson | None:
    """Return what a text of the corpus teaches; None: nothing, or too much."""
    if "legs" not in case.marked.layers:
        return None
    context = between_places(context_of(case.script, case.cast, case.document.title), case.cast)
    if len(context.mentions) == 0 or len(context.symbols) > BATCHES[-1][0]:
        return None
    count = len(context.keys)
    place = np.zeros(count, dtype=bool)
    place[context.who] = True
    mask = place[:, None] & place[None] & ~np.eye(count, dtype=bool)
    if not mask.any():
        return None
    out = Lesson(
        case, context, relations(context, context.mentions).astype(np.int8), mask,
        np.zeros((count, count), dtype=bool), mask.astype(np.float32), np.zeros((count, count), dtype=np.int32),
    )  # fmt: skip
    for leg in case.marked.legs:
        ends = [leg.origin, *leg.via, leg.destination]
        for a, b in pairwise(ends) if leg.via else ():
            _mark(out, a, b, "via")
    for leg in case.marked.legs:
        _mark(out, leg.origin, leg.destination, leg.status)
    return out


def _mark(lesson: Lesson, origin: str | None, destination: str | None, status: str) -> None:
    if not origin or not destination or origin == destination:
        return
    ids, keys = lesson.case.ids, lesson.context.keys
    kind = CLASSES.index(status) if status in CLASSES else 0
    for a, first in enumerate(keys):
        for b, second in enumerate(keys):
            told = origin in ids.get(first, ()) and destination in ids.get(second, ())
            if told and lesson.mask[a, b]:
                lesson.good[a, b], lesson.classes[a, b] = True, kind
                lesson.weight[a, b] = PASSING if status in ("background", "via") else 1.0


class Course:
    """Lessons in arrays of few sizes."""

    def __init__(self, lessons: Sequence[Lesson], body: Encoder) -> None:
        self.lessons, self.body = lessons, body
        self.of = [
            sum(len(one.context.symbols) > most for most, _ in BATCHES[:-1]) for one in lessons
        ]
        self.sizes = []
        for n, (most, _) in enumerate(BATCHES):
            some = [one for one, k in zip(lessons, self.of, strict=True) if k == n]
            mentions = max((len(one.context.mentions) for one in some), default=1)
            self.sizes.append((most, mentions, max((len(one.mask) for one in some), default=1)))
        self._items: dict[int, dict[str, np.ndarray]] = {}

    def batches(
        self, chosen: Sequence[int], rng: np.random.Generator | None
    ) -> list[tuple[int, list[int]]]:
        out = []
        for n, (_, at_once) in enumerate(BATCHES):
            some = [k for k in chosen if self.of[k] == n]
            if rng is not None:
                some = [some[k] for k in rng.permutation(len(some))]
            out += [(n, some[k : k + at_once]) for k in range(0, len(some), at_once)]
        return out if rng is None else [out[k] for k in rng.permutation(len(out))]

    def items(self, k: int) -> dict[str, np.ndarray]:
        """Return what a text is made of, by item."""
        if k not in self._items:
            c, body = self.lessons[k].context, self.body
            owner, rows = body.words.of(c.words)
            words = np.zeros((len(c.symbols), WORDS), dtype=np.int32)
            words[owner, np.arange(len(owner)) - np.searchsorted(owner, owner)] = rows
            self._items[k] = {
                "symbols": np.array([body.symbols.get(s, 0) for s in c.symbols]),
                "kinds": np.array([body.kinds.get(s, 0) for s in c.kinds]),
                "flags": (c.flags[:, None] >> np.arange(4)) & 1,
                "roles": c.roles,
                "words": words,
                "name": np.array([kind in ("place", "name") for kind in c.kinds]),
                "real": np.ones(len(c.symbols), dtype=bool),
            }
        return self._items[k]

    def batch(self, size: int, chosen: Sequence[int]) -> Batch:
        items, mentions, entities = self.sizes[size]
        pair = (entities, entities)
        out: Batch = {
            name: np.zeros((BATCHES[size][1], *shape), dtype=kind)
            for name, (shape, kind) in {
                "symbols": ((items,), np.int32), "kinds": ((items,), np.int32), "flags": ((items, 4), np.float32),
                "roles": ((items,), np.int32), "words": ((items, WORDS), np.int32), "name": ((items,), bool),
                "real": ((items,), bool), "mentions": ((mentions,), np.int32), "who": ((mentions,), np.int32),
                "what": ((entities,), np.int32), "lie": ((mentions, mentions, len(RELATIONS)), np.int32),
                "mask": (pair, bool), "good": (pair, np.float32), "weight": (pair, np.float32), "classes": (pair, np.int32),
            }.items()
        }  # fmt: skip
        out["who"] -= 1
        for b, k in enumerate(chosen):
            one = self.lessons[k]
            for name, row in self.items(k).items():
                out[name][b, : len(row)] = row
            m, e = len(one.context.mentions), len(one.mask)
            out["mentions"][b, :m], out["who"][b, :m] = one.context.mentions, one.context.who
            out["what"][b, :e], out["lie"][b, :m, :m] = one.context.what, one.lie
            for name in ("mask", "good", "weight", "classes"):
                out[name][b, :e, :e] = getattr(one, name)
        return out


def fit(course: Course, chosen: Sequence[int], *, epochs: int = EPOCHS) -> dict[str, np.ndarray]:
    """Return the weights learned from some of the lessons."""
    begun = time.time()
    rng = np.random.default_rng(1)
    key = jax.random.PRNGKey(1)
    known = course.body.weights
    word, width = known["words"].shape
    weights = started(
        key, len(course.body.symbols), len(course.body.kinds), {"word": word, "width": width, **SIZES}
    )  # fmt: skip
    weights |= {name: jax.numpy.asarray(known[name]) for name in weights if name.startswith(BODY)}
    vocabulary = jax.numpy.asarray(course.body.words.vectors)
    steps = len(course.batches(chosen, None)) * epochs
    rate = optax.cosine_onecycle_schedule(steps, RATE, pct_start=WARM)
    optimizer = optax.chain(
        optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(DECAY)
    )
    memory, kept, n = optimizer.init(weights), weights, 0

    @jax.jit
    def step(weights: Any, memory: Any, kept: Any, batch: Any, key: Any, rate: Any) -> Any:
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
        sys.stdout.write(
            f"{time.time() - begun:5.0f} s  epoch {epoch + 1} of {epochs}: loss {total / len(rows):.3f}\n"
        )
        sys.stdout.flush()
    return {name: np.asarray(kept[name]) for name in sorted(kept)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=FOLDER)
    parser.add_argument(
        "--without", type=int, help="half of the authors to leave out, for `tools.data.ways`"
    )
    options = parser.parse_args()
    jax.config.update("jax_default_prng_impl", "rbg")
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    found = [case for part in ("train", "reserve", "tune") for case in cases(part, pipeline)]
    course = Course([x for case in found if (x := lesson_of(case)) is not None], load_encoder())
    chosen = [
        k for k, one in enumerate(course.lessons) if half_of(one.case.marked) != options.without
    ]
    legs = sum(int(course.lessons[k].good.sum()) for k in chosen)
    sys.stdout.write(f"{len(chosen)} texts, {legs} pairs that are legs\n")
    options.output.mkdir(parents=True, exist_ok=True)
    write_legs(options.output, fit(course, chosen), course.body)
    if options.output == FOLDER:
        sys.stdout.write(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}\n")


if __name__ == "__main__":
    main()
