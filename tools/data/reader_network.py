"""The network of `geotrack.claims.reader.encoder` in jax, for many texts at once, with what is dropped in training."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import jax
import jax.numpy as jnp
import numpy as np

from geotrack.claims.ends.contexts import ENTITIES, ITEM_FLAGS, RELATIONS, ROLES
from geotrack.claims.reader.encoder import ASKED
from geotrack.claims.reader.encoderlayers import APART, HEADS, LAYERS, NEARNESS, STEPS
from geotrack.claims.reader.learned import MODE_NAMES
from tools.data.reader_lessons import KINDS, MARKS, TIMES

if TYPE_CHECKING:
    from tools.data.reader_lessons import Batch

# one thread: sums are added up in the same order everywhere
os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

Weights = dict[str, jax.Array]

DROPPED = 0.3  #: of the numbers of a vector
WORDS_DROPPED, NAMES_DROPPED = 0.15, 0.5
LANDMARKS_DROPPED = 0.1  #: of what a landmark hears of the others
#: what questions that are no figures count for
BESIDE_FIGURES = 0.5
#: what a kind, a mode, a kind of time and each part of a mark count for, beside the ends of a figure
KIND, MODE, MOVED, MARK = 1.0, 0.3, 0.5, 0.15
SURELY = 0.98  #: no kind is asked to be surer than that
#: weights from which the body learns, but which are not kept
LEARNED_FROM = tuple(
    """kind-in kind-out kind-bias modes-out times-in times-out times-bias marks marks-bias""".split()
)
_OUT = -1e4
_BESIDE, _NEAR = 20, 24


def started(key: jax.Array, symbols: int, kinds: int, sizes: tuple[int, int, int, int]) -> Weights:
    """Return weights to begin with: `symbols`, `kinds`: how many; `sizes`: of words, width, of comparing, of pairs."""
    size, width, hidden, pair = sizes
    keys = iter(jax.random.split(key, 64))
    rows = lambda *shape, by=0.3: jax.random.normal(next(keys), shape) * by  # noqa: E731
    full = lambda *shape, by=1.0: jax.random.normal(next(keys), shape) * by / np.sqrt(shape[0])  # noqa: E731
    asked = len(ASKED)
    out = {
        "symbols": rows(symbols, width, by=0.1), "kinds": rows(kinds, width), "roles": rows(len(ROLES), width),
        "flags": rows(len(ITEM_FLAGS), width), "words": full(size, width, by=0.7),
        "scale": jnp.ones(width),
    }  # fmt: skip
    for layer in range(len(STEPS)):
        out[f"layer{layer}"] = full(3 * width, 2 * width)
        out[f"bias{layer}"], out[f"scale{layer}"] = jnp.zeros(2 * width), jnp.ones(width)
    for layer in range(LAYERS):
        out[f"see{layer}"], out[f"seen{layer}"] = full(width, 3 * width), full(width, width, by=0.5)
        out[f"think{layer}"], out[f"thought{layer}"] = (
            full(width, 4 * width),
            full(2 * width, width, by=0.5),
        )
        out[f"near{layer}"] = rows(NEARNESS, HEADS, by=0.1)
        out[f"sees{layer}"] = out[f"thinks{layer}"] = jnp.ones(width)
    kinds, times = len(KINDS), len(TIMES)
    out |= {
        "kind-in": full(width, hidden), "kind-out": full(hidden, kinds, by=0.3), "kind-bias": jnp.zeros(kinds),
        "modes-out": full(hidden, len(MODE_NAMES), by=0.3), "times-in": full(width, hidden // 2),
        "times-out": full(hidden // 2, times, by=0.3), "times-bias": jnp.zeros(times),
        "marks": full(width, MARKS, by=0.3), "marks-bias": jnp.zeros(MARKS),
    }  # fmt: skip
    return out | {
        "figure": full(width, hidden), "mention": full(width, hidden), "entity": full(width, hidden, by=0.5),
        "left": full(width, hidden, by=0.6), "right": full(width, hidden, by=0.6),
        "asked": rows(asked, hidden), "gates": rows(asked, hidden, by=0.2), "what": rows(ENTITIES + 1, hidden, by=0.2),
        "relations": rows(sum(RELATIONS), hidden, by=0.2), "out": full(hidden, 2), "nobody": full(hidden, 2),
        "nobody-asked": jnp.zeros((asked, 2)), "origin": full(hidden, pair), "destination": full(hidden, pair),
        "nobody-pair": rows(2, pair, by=0.2), "pair-asked": jnp.ones((asked, pair)), "same": jnp.zeros(asked) - 1,
        "neither": jnp.zeros(asked), "beside": full(_BESIDE, _NEAR), "beside-asked": rows(asked, _NEAR, by=0.1),
        "beside-out": full(_NEAR, 2, by=0.3), "beside-pairs": jnp.zeros((asked, 4)),
    }  # fmt: skip


def _scaled(x: jax.Array, scale: jax.Array) -> jax.Array:
    return x * scale * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-6)


def forward(
    w: Weights, vocabulary: jax.Array, batch: Batch, key: jax.Array | None
) -> dict[str, Any]:
    """Return logarithms of weights: ``pairs`` of both readings, ``kinds``, ``modes``, ``times``, ``marks``.

    `key`: None when nothing is dropped.
    """
    keys = iter(jax.random.split(jax.random.PRNGKey(0) if key is None else key, 64))

    def kept(shape: tuple[int, ...], share: float) -> Any:
        return 1.0 if key is None else jax.random.bernoulli(next(keys), 1 - share, shape)

    def drop(x: jax.Array, share: float = DROPPED) -> jax.Array:
        return x if key is None else x * kept(x.shape, share) / (1 - share)

    symbols, real = batch["symbols"], batch["real"][..., None]
    count = symbols.shape[1]
    rows = batch["words"]
    known = (rows > 0).sum(2)
    vectors = vocabulary[rows].sum(2) / jnp.maximum(known, 1)[..., None] @ w["words"]
    if key is not None:
        seen = kept(symbols.shape, WORDS_DROPPED) & (
            ~batch["name"] | kept(symbols.shape, NAMES_DROPPED)
        )
        vectors = vectors * seen[..., None]
        symbols = jnp.where(kept(symbols.shape, WORDS_DROPPED), symbols, 0)
    x = w["symbols"][symbols] + w["kinds"][batch["kinds"]] + w["roles"][batch["roles"]]
    x = drop(x + batch["flags"] @ w["flags"] + vectors) * real
    for layer, step in enumerate(STEPS):
        y = drop(_scaled(x, w[f"scale{layer}"]), DROPPED / 2) * real
        y = jnp.pad(y, ((0, 0), (step, step), (0, 0)))
        joined = jnp.concatenate(
            [y[:, :count], y[:, step : count + step], y[:, 2 * step :]], axis=-1
        )
        gate, value = jnp.split(joined @ w[f"layer{layer}"] + w[f"bias{layer}"], 2, axis=-1)
        x = (x + drop(jax.nn.silu(gate) * value)) * real
    x = _scaled(_seen(w, batch, _taken(x, batch["landmarks"]), drop), w["scale"])
    inner = drop(jax.nn.relu(drop(_taken(x, batch["figures"])) @ w["kind-in"]))
    moved = drop(jax.nn.relu(drop(_taken(x, batch["times"])) @ w["times-in"]))
    return {
        "pairs": _compared(w, batch, x, drop),
        "kinds": inner @ w["kind-out"] + w["kind-bias"],
        "modes": inner @ w["modes-out"],
        "times": moved @ w["times-out"] + w["times-bias"],
        "marks": drop(_taken(x, batch["mentions"])) @ w["marks"] + w["marks-bias"],
    }


def _taken(x: jax.Array, at: jax.Array | np.ndarray) -> jax.Array:
    return jnp.take_along_axis(x, at[..., None], 1)


def _seen(w: Weights, batch: Batch, x: jax.Array, drop: Any) -> jax.Array:
    """Return the landmarks having heard each other."""
    where = batch["where"]
    apart = where[:, None] - where[:, :, None]
    who = where[..., 3]
    same = (who[:, None] == who[:, :, None]) & (who > 0)[:, None]
    steps = [apart[..., k : k + 1] >= some for k, some in enumerate(APART)]
    near = jnp.concatenate([*steps, same[..., None]], axis=-1).astype(jnp.float32)
    texts, count, width = x.shape
    for layer in range(LAYERS):
        y = drop(_scaled(x, w[f"sees{layer}"]), DROPPED / 2) @ w[f"see{layer}"]
        ask, key, value = (
            part.reshape(texts, count, HEADS, -1) for part in jnp.split(y, 3, axis=-1)
        )
        sums = jnp.einsum("bihd,bjhd->bhij", ask, key) / np.sqrt(width // HEADS)
        sums += jnp.moveaxis(near @ w[f"near{layer}"], -1, 1)
        share = jax.nn.softmax(jnp.where(batch["seeing"][:, None, None], sums, _OUT), axis=-1)
        heard = jnp.einsum("bhij,bjhd->bihd", drop(share, LANDMARKS_DROPPED), value)
        x = x + drop(heard.reshape(x.shape) @ w[f"seen{layer}"])
        y = drop(_scaled(x, w[f"thinks{layer}"]), DROPPED / 2) @ w[f"think{layer}"]
        gate, value = jnp.split(y, 2, axis=-1)
        x = x + drop(drop(jax.nn.silu(gate) * value) @ w[f"thought{layer}"])
    return x


def _compared(w: Weights, batch: Batch, x: jax.Array, drop: Any) -> list[jax.Array]:
    asked, mask = batch["asked"], batch["mask"]
    there, here = drop(_taken(x, batch["mentions"])), drop(_taken(x, batch["items"]))
    entities = jnp.arange(batch["what"].shape[1])
    member = (batch["who"][:, :, None] == entities).astype(jnp.float32)
    mean = jnp.einsum("bme,bmw->bew", member, there) / jnp.maximum(member.sum(1), 1)[..., None]
    whole = member @ (mean @ w["entity"] + w["what"][batch["what"]])
    base = here @ w["figure"] + w["asked"][asked]
    lie = sum(
        jax.nn.one_hot(batch["lie"][..., k], n) @ w["relations"][at : at + n]
        for k, (n, at) in enumerate(zip(RELATIONS, np.cumsum((0, *RELATIONS)), strict=False))
    )
    hidden = (
        base[:, :, None]
        + (there @ w["mention"] + whole)[:, None]
        + lie * (1 + w["gates"][asked])[:, :, None]
    )
    hidden = hidden + (here @ w["left"])[:, :, None] * (there @ w["right"])[:, None]
    hidden = drop(jax.nn.relu(hidden))
    one = jnp.where((batch["who"] > 0)[:, None, :, None], hidden @ w["out"], _OUT)
    top = jax.lax.stop_gradient(one.max(2, keepdims=True))
    weight = jnp.exp(one - top) * (batch["who"] > 0)[:, None, :, None]
    sums = jnp.log(jnp.einsum("bqmr,bme->bqer", weight, member) + 1e-9) + top
    sums = sums.at[:, :, 0].set(jax.nn.relu(base) @ w["nobody"] + w["nobody-asked"][asked])
    sums = jnp.where(mask[..., None], sums, _OUT)
    share = weight.mean(-1)
    vector = jnp.einsum("bqmh,bqm,bme->bqeh", hidden, share, member)
    vector = vector / (jnp.einsum("bqm,bme->bqe", share, member)[..., None] + 1e-9)
    origins = jnp.tanh(vector @ w["origin"]).at[:, :, 0].set(w["nobody-pair"][0])
    destinations = jnp.tanh(vector @ w["destination"]).at[:, :, 0].set(w["nobody-pair"][1])
    together = jnp.einsum(
        "bqep,bqfp->bqef", origins * w["pair-asked"][asked][:, :, None], destinations
    )
    together += w["same"][asked][..., None, None] * jnp.eye(len(entities))
    neither = (entities[:, None] + entities[None]) == 0
    together += w["neither"][asked][..., None, None] * neither
    allowed = mask[:, :, :, None] & mask[:, :, None, :]
    first = _joined(sums, together, allowed)
    told, pairs = _beside(
        w, batch, jax.nn.softmax(first.reshape(*asked.shape, -1)).reshape(first.shape)
    )
    return [
        first,
        _joined(jnp.where(mask[..., None], sums + told, _OUT), together + pairs, allowed),
    ]


def _joined(sums: jax.Array, together: jax.Array, allowed: jax.Array) -> jax.Array:
    return jnp.where(
        allowed, sums[..., 0][:, :, :, None] + sums[..., 1][:, :, None, :] + together, _OUT
    )


def _moved(rows: jax.Array, by: int) -> jax.Array:
    """Return for each question the row of the one that stands `by` before it."""
    none = jnp.zeros_like(rows[:, : abs(by)])
    return jnp.concatenate([none, rows[:, :-by]] if by > 0 else [rows[:, -by:], none], axis=1)[
        :, : rows.shape[1]
    ]


def _beside(w: Weights, batch: Batch, pairs: jax.Array) -> tuple[jax.Array, jax.Array]:
    asked, figure = batch["asked"], batch["figure"]
    pairs = pairs * figure[..., None, None]
    ends = jnp.stack([pairs.sum(3), pairs.sum(2)], axis=-1)
    near = [_moved(ends, n) for n in (1, 2, 3, -1, -2)]
    kind = (asked + 1) * figure
    alike = [(_moved(kind, n) == asked + 1)[..., None, None] for n in (1, -1)]
    earlier = jnp.cumsum(ends, axis=1) - ends
    later = jnp.flip(jnp.cumsum(jnp.flip(ends, 1), axis=1), 1) - ends
    flags = jnp.stack(
        [
            jnp.broadcast_to(figure[..., None], ends.shape[:3]),
            jnp.broadcast_to(jnp.arange(ends.shape[2]) == 0, ends.shape[:3]),
        ],
        axis=-1,
    ).astype(jnp.float32)
    columns = [
        *near,
        near[0] * alike[0],
        near[3] * alike[1],
        jnp.log1p(earlier),
        jnp.log1p(later),
        flags,
    ]
    hidden = jnp.concatenate(columns, axis=-1) @ w["beside"] + w["beside-asked"][asked][:, :, None]
    weight = w["beside-pairs"][asked][..., None, None]
    before, after = _moved(pairs, 1), _moved(pairs, -1)
    both = weight[:, :, 0] * before + weight[:, :, 1] * jnp.swapaxes(before, 2, 3)
    both += weight[:, :, 2] * after + weight[:, :, 3] * jnp.swapaxes(after, 2, 3)
    return jax.nn.relu(hidden) @ w["beside-out"], both


def loss(found: dict[str, Any], batch: Batch) -> jax.Array:
    """Return how unlikely all that is right is thought, summed; what is not labelled is left out."""
    counts = batch["counts"] * jnp.where(batch["figure"], 1.0, BESIDE_FIGURES)
    first, second = batch["origins"][:, :, :, None], batch["destinations"][:, :, None, :]
    total = jnp.float32(0)
    for logs in found["pairs"]:
        flat = logs.reshape(*counts.shape, -1)
        whole = jax.nn.logsumexp(flat, -1)
        for right, weight in ((first & second, 1.0), (first, 0.5 * batch["both"]), (second, 0.5)):
            good = jnp.broadcast_to(right, logs.shape).reshape(flat.shape)
            some = jax.nn.logsumexp(jnp.where(good, flat, _OUT), -1)
            total += (counts * weight * jnp.where(good.any(-1), whole - some, 0)).sum()
    total /= len(found["pairs"])
    total += KIND * _unlikely(found["kinds"], batch["figure-kinds"], SURELY)
    total += MODE * _unlikely(found["modes"], batch["modes"])
    total += MOVED * _unlikely(found["times"], batch["moved"], SURELY)
    marks = jax.nn.softplus(found["marks"]) - batch["marks"] * found["marks"]
    return total + MARK * (batch["marked"] * marks).sum()


def _unlikely(sums: jax.Array, right: np.ndarray, surely: float = 1.0) -> jax.Array:
    logs = jax.nn.log_softmax(sums)
    told = -jnp.take_along_axis(logs, jnp.maximum(right, 0)[..., None], -1)[..., 0]
    return ((surely * told - (1 - surely) * logs.mean(-1)) * (right >= 0)).sum()
