"""Fit the weights of the resolver's evidence and print them.

Run ``python -m tools.data.resolver CORPORA`` where CORPORA is a folder of openly licensed,
tagged text (JSON lines); the output is what ``geotrack/places/settling/evidence_weights.py`` holds. Seeded;
needs scipy.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from geotrack.config import Settings
from geotrack.earth.geodesy import great_circle_km
from geotrack.places.gazetteer.bundled import BundledGazetteer
from geotrack.places.settling.beliefs import COMPLETE
from geotrack.places.settling.evidence_weights import FEATURES, WEIGHTS, Weights
from geotrack.places.settling.namesakes import GROUPS
from geotrack.places.settling.resolver import JointResolver
from tools.data.resolver_documents import Lesson, World, generated, masked

#: how strongly the weights are held to where they started, and how much a masked name counts
HOLD = 0.5
#: how near together a real story keeps the generator only guesses: these weights are taken half-way
#: between what is fitted and what was reasoned, and the others fitted once more
GUESSED = ("country_share", "admin1_share", "near", "far")
#: evidence that neither kind of document varies: it stays as reasoned
HELD = ("primary", "alien", "minor", "type", "area", "facility", "other", "suburb")
MASKED = 2.0
#: the weights before any fitting, by reasoning
REASONED = replace(
    WEIGHTS,
    population=1.6, unknown=-0.5, capital=2.0, suburb=-1.0, country=13.0, admin1=10.5, admin2=6.5,
    area=12.5, facility=7.5, other=8.0, primary=3.0, alien=-1.3, type=5.5, country_share=1.2,
    admin1_share=1.2, near=0.9, far=0.5,
)  # fmt: skip
#: share of the places named in a text that the gazetteer does not list: of the tagged places of the
#: open corpora about that many have no candidate
MISSING = 0.06
#: within so many km of the truth a candidate is right
RIGHT_KM = 20.0


def examples(
    resolver: JointResolver, lessons: list[Lesson], weight: float, *, single: bool = False
) -> list[tuple]:
    """Return columns, offsets, right rows, weight and scores of every name with several candidates.

    `single`: of those with one candidate, too.
    """
    found = []
    for lesson in lessons:
        node_of, windows = resolver.workings(lesson.document, lesson.toponyms)
        truth: dict[int, object] = {}
        for k, place in zip(node_of, lesson.truth, strict=True):
            if place is not None:
                truth.setdefault(k, place)
        for numbers, work in windows:
            for n, k in enumerate(numbers):
                first, last = work.slate.start[n], work.slate.start[n + 1]
                place = truth.get(k)
                if place is None:
                    continue
                right = np.array([_same(p, place) for p in work.slate.namesakes[n].places])
                if right.any() and (single or not right.all()):
                    found.append(
                        (
                            work.found.columns[first:last].copy(),
                            work.found.said[first:last].copy(),
                            right,
                            weight,
                            work.found.score[first:last].copy(),
                        )
                    )
    return found


def _same(found: object, truth: object) -> bool:
    if found.geonameid and found.geonameid == truth.geonameid:
        return True
    return (
        found.kind == truth.kind
        and great_circle_km(found.lat, found.lon, truth.lat, truth.lon) < RIGHT_KM
    )


def fit(data: list[tuple], start: Weights, fixed: tuple[str, ...] = ()) -> tuple[Weights, float]:
    """Return the weights of a conditional logit held to `start`, and the mean loss."""
    origin = np.array([getattr(start, name) for name in FEATURES], float)
    hold = np.array([1e4 if name in (*HELD, *fixed) else HOLD for name in FEATURES])
    columns = np.concatenate([d[0] for d in data]).astype(float)
    offset = np.concatenate([d[1] for d in data]).astype(float)
    right = np.concatenate([d[2] for d in data]).astype(float)
    sizes = np.array([len(d[1]) for d in data])
    weight = np.array([d[3] for d in data])
    at = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    of = np.repeat(np.arange(len(sizes)), sizes)

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        score = columns @ vector + offset
        score -= np.maximum.reduceat(score, at)[of]
        odds = np.exp(score)
        total = np.add.reduceat(odds, at)
        good = np.maximum(np.add.reduceat(odds * right, at), 1e-12)
        value = (weight * (np.log(total) - np.log(good))).sum() + (
            hold * (vector - origin) ** 2
        ).sum()
        share = (odds / total[of] - odds * right / good[of]) * weight[of]
        return value, columns.T @ share + 2 * hold * (vector - origin)

    done = minimize(loss, origin, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return replace(
        start, **dict(zip(FEATURES, done.x.tolist(), strict=True))
    ), done.fun / weight.sum()


def calibrate(data: list[tuple], weights: Weights, seed: int) -> tuple[float, ...]:
    """Return the weights `absent`, `common` and `unlisted`, and the temperature, by likelihood.

    As if the gazetteer lacked the right place of a share of `MISSING` of the names.
    """
    rng = np.random.default_rng(seed)
    cases = []
    vector = np.array([getattr(weights, name) for name in FEATURES])
    k = len(GUESSED)
    for columns, _, right, weight, score in data:
        kept = ~right if rng.random() < MISSING else np.ones(len(right), dtype=bool)
        if kept.any():
            score = score[kept].astype(float)
            context = columns[kept][score.argmax(), -k:] @ vector[-k:]
            groups = columns[kept][score.argmax(), 1 : 1 + len(GROUPS)]
            listed = weights.complete * bool(groups[1:][COMPLETE[1:]].any())
            cases.append((score, right[kept], weight, context, listed))

    def loss(vector: np.ndarray) -> float:
        absent, common, unlisted, temperature = *vector[:3], np.exp(vector[3])
        total = 0.0
        for score, right, weight, context, listed in cases:
            missing = absent + common * np.log(len(score)) + unlisted * context - listed
            scaled = np.append(score, missing) / temperature
            scaled -= scaled.max()
            odds = np.exp(scaled)
            good = odds[:-1][right].sum() if right.any() else odds[-1]
            total -= weight * np.log(max(good / odds.sum(), 1e-12))
        return total

    done = minimize(loss, np.array([0.0, 1.0, 0.3, 0.3]), method="Nelder-Mead")
    return (*done.x[:3].tolist(), float(np.exp(done.x[3])))


def accuracy(resolver: JointResolver, lessons: list[Lesson]) -> float:
    """Return the share of names settled within 161 km of the truth."""
    right = total = 0
    for lesson in lessons:
        answers = resolver.resolve(lesson.document, lesson.toponyms)
        for answer, place in zip(answers, lesson.truth, strict=True):
            if place is not None:
                total += 1
                right += (
                    answer.place is not None
                    and great_circle_km(answer.place.lat, answer.place.lon, place.lat, place.lon)
                    <= 161
                )
    return right / max(total, 1)


def main(corpora: Path) -> None:
    gazetteer = BundledGazetteer()
    world = World(gazetteer)
    lessons = generated(world, 2500, seed=1)
    check = generated(world, 400, seed=2)
    hidden = masked(gazetteer, corpora)
    weights = WEIGHTS
    print(len(lessons), "generated documents,", len(hidden), "masked")
    for turn in range(3):
        resolver = JointResolver(Settings(), gazetteer, weights=weights)
        print(
            turn,
            f"generated {accuracy(resolver, check):.3f} masked {accuracy(resolver, hidden):.3f}",
            flush=True,
        )
        data = examples(resolver, lessons, 1.0) + examples(resolver, hidden, MASKED)
        weights, mean = fit(data, REASONED)
        halved = {name: (getattr(weights, name) + getattr(REASONED, name)) / 2 for name in GUESSED}
        weights, mean = fit(data, replace(weights, **halved), GUESSED)
        print(
            turn,
            len(data),
            "names, mean loss",
            round(mean, 4),
            {name: round(getattr(weights, name), 2) for name in FEATURES},
            flush=True,
        )
    # generated documents never name a place of unknown size, open text does
    weights = replace(weights, unknown=REASONED.unknown)
    resolver = JointResolver(Settings(), gazetteer, weights=weights)
    print(f"generated {accuracy(resolver, check):.3f} masked {accuracy(resolver, hidden):.3f}")
    lessons = generated(world, 1500, seed=5)
    data = examples(resolver, lessons, 1.0, single=True)
    data += examples(resolver, hidden, MASKED, single=True)
    found = calibrate(data, weights, seed=3)
    print("absent {:.2f} common {:.2f} unlisted {:.2f} temperature {:.2f}".format(*found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
