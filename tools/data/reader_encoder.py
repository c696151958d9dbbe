"""Train the encoder of whole texts: ``python -m tools.data.reader_encoder`` (minutes; needs jax and optax).

Writes ``geotrack/data/reader/encoder.*`` and renews their hashes. It learns from kinds, ends and modes of figures,
from times of movements, nouns that stand for places and ends of legs, in the parts train, reserve and tune. Same
corpus, kind of processor and version of jax: same bytes, however often it was interrupted (``--state``).
"""

from __future__ import annotations

import argparse
import pickle
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import jax
import numpy as np
import optax

from geotrack.claims.reader.encoder import Encoder, write_encoder
from geotrack.claims.reader.encoderwords import read_words
from geotrack.config import Settings
from geotrack.pipeline import Pipeline
from tools.data.reader import FOLDER, FOLDS, cases, fold_of
from tools.data.reader_lessons import Course, lesson_of, vocabularies
from tools.data.reader_network import LEARNED_FROM, forward, loss, started
from tools.data.sources import renew_hashes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tools.data.reader_labels import Case

WIDTH, HIDDEN, PAIR = 80, 64, 16
#: epochs, and the highest rate in them, which rises and falls; what follows begins from what was found before
CYCLES = ((16, 3e-3), (10, 2e-3))
DECAY, WARM = 0.05, 0.15
AVERAGE = 0.99  #: of the weights of earlier steps in those that are kept


def fit(
    course: Course,
    chosen: Sequence[int],
    *,
    cycles: Sequence[tuple[int, float]] = CYCLES,
    state: Path | None = None,
    seconds: float = np.inf,
    report: Callable[[str], object] = print,
) -> dict[str, np.ndarray] | None:
    """Return the weights learned from some of the lessons.

    `state`: a file that holds how far it is after each epoch, from which it goes on; after so many `seconds` it
    stops there, and returns None.
    """
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
    steps, epochs = len(course.batches(chosen, None)), sum(count for count, _ in cycles)
    rate = optax.join_schedules(
        [optax.cosine_onecycle_schedule(steps * n, top, pct_start=WARM) for n, top in cycles],
        np.cumsum([steps * n for n, _ in cycles[:-1]]).tolist(),
    )
    optimizer = optax.chain(
        optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(DECAY)
    )
    memory, kept, n, first = optimizer.init(weights), weights, 0, 0
    asked = np.mean([
        sum(len(course.lessons[k].items) for k in some) for _, some in course.batches(chosen, None)
    ])  # fmt: skip

    @jax.jit
    def step(weights, memory, kept, batch, key, rate):  # noqa: ANN001, ANN202
        value, slope = jax.value_and_grad(
            lambda w: loss(forward(w, vocabulary, batch, key), batch) / asked
        )(weights)
        change, memory = optimizer.update(slope, memory, weights)
        weights = jax.tree.map(lambda a, b: a - rate * b, weights, change)
        kept = jax.tree.map(lambda a, b: a * AVERAGE + b * (1 - AVERAGE), kept, weights)
        return weights, memory, kept, value

    if state is not None and state.exists():
        weights, memory, kept, n, first, key, rng = pickle.loads(state.read_bytes())
    for epoch in range(first, epochs):
        if time.time() - begun > seconds:
            return None
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
        if state is not None:
            whole = weights, memory, kept, n, epoch + 1, key, rng
            state.write_bytes(pickle.dumps(jax.device_get(whole)))
    return {name: np.asarray(w) for name, w in kept.items()}


def encoder_of(weights: dict[str, np.ndarray], course: Course) -> Encoder:
    return Encoder(
        course.words,
        {name: weights[name] for name in sorted(weights) if name not in LEARNED_FROM},
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
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--epochs", type=int, help="in one cycle, for a quick look")
    parser.add_argument("--state", type=Path, help="a file to go on from")
    parser.add_argument("--seconds", type=float, default=np.inf, help="after which to stop")
    options = parser.parse_args()
    pipeline = Pipeline(replace(Settings(), reader="grammar"))
    learned = [case for part in ("train", "reserve") for case in cases(part, pipeline)]
    learned.sort(key=lambda case: case.marked.author)
    course, whose = course_of([*learned, *cases("tune", pipeline)])
    chosen = [k for k, case in enumerate(whose) if fold_of(case, options.folds) != options.fold]
    asked = sum(len(course.lessons[k].items) for k in chosen)
    print(f"{len(chosen)} texts, {asked} questions, {len(course.symbols)} symbols", flush=True)
    cycles = CYCLES if options.epochs is None else ((options.epochs, CYCLES[0][1]),)
    weights = fit(course, chosen, cycles=cycles, state=options.state, seconds=options.seconds)
    if weights is None:
        return
    write_encoder(options.output, encoder_of(weights, course))
    if options.output == FOLDER:
        print(f"SOURCES.md renewed: {', '.join(renew_hashes()) or 'nothing changed'}")


if __name__ == "__main__":
    main()
