"""The network of `geotrack.claims.legways.legnetwork` in jax, for many texts at once, with what is dropped in training."""

from __future__ import annotations

import os
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from geotrack.claims.ends.contexts import ENTITIES, ITEM_FLAGS, RELATIONS, ROLES
from geotrack.claims.legways.legnetwork import BESIDE, CLASSES, STEPS

# one thread: sums are added up in the same order everywhere
os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

Batch = dict[str, np.ndarray]
Weights = dict[str, jax.Array]

DROPPED = 0.3  #: of the numbers of a vector
WORDS_DROPPED, NAMES_DROPPED = 0.15, 0.5
_OUT = -1e4
_EVER = 1e-9


def started(key: jax.Array, symbols: int, kinds: int, sizes: dict[str, int]) -> Weights:
    """Return weights to begin with; `symbols`, `kinds`: how many; `sizes`: of vectors."""
    size, width, hidden = sizes["word"], sizes["width"], sizes["hidden"]
    state, between, second = sizes["state"], sizes["between"], sizes["second"]
    keys = iter(jax.random.split(key, 64))
    rows = lambda *shape, by=0.3: jax.random.normal(next(keys), shape) * by  # noqa: E731
    full = lambda *shape, by=1.0: jax.random.normal(next(keys), shape) * by / np.sqrt(shape[0])  # noqa: E731
    out = {
        "symbols": rows(symbols, width, by=0.1), "kinds": rows(kinds, width), "roles": rows(len(ROLES), width),
        "flags": rows(len(ITEM_FLAGS), width), "words": full(size, width, by=0.7),
        "scale": jnp.ones(width),
    }  # fmt: skip
    for layer in range(len(STEPS)):
        out[f"layer{layer}"] = full(3 * width, 2 * width)
        out[f"bias{layer}"], out[f"scale{layer}"] = jnp.zeros(2 * width), jnp.ones(width)
    return out | {
        "from": full(width, hidden), "to": full(width, hidden), "left": full(width, hidden, by=0.6),
        "right": full(width, hidden, by=0.6), "inside": full(width, between), "between": full(between, hidden),
        "from-all": full(width, hidden, by=0.5), "to-all": full(width, hidden, by=0.5),
        "from-what": rows(ENTITIES + 1, hidden, by=0.2), "to-what": rows(ENTITIES + 1, hidden, by=0.2),
        "text": full(width, hidden, by=0.3), "base": jnp.zeros(hidden),
        "relations": rows(sum(RELATIONS), hidden, by=0.2), "out": full(hidden, 1), "least": jnp.zeros(1) - 2,
        "state": full(hidden, state), "second": full(6 * state + BESIDE, second), "second-base": jnp.zeros(second),
        "second-out": full(second, 1, by=0.3), "classes": full(second, len(CLASSES), by=0.3),
        "classes-base": jnp.zeros(len(CLASSES)),
    }  # fmt: skip


def _scaled(x: jax.Array, scale: jax.Array) -> jax.Array:
    return x * scale * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-6)


def forward(
    w: Weights, vocabulary: jax.Array, batch: Batch, key: jax.Array | None
) -> dict[str, jax.Array]:
    """Return the logarithmic odds of all pairs, of both readings, and their classes; `key`: None when nothing is dropped."""
    keys = iter(jax.random.split(jax.random.PRNGKey(0) if key is None else key, 32))

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
    return _paired(w, batch, _scaled(x, w["scale"]) * real, drop)


def _paired(w: Weights, batch: Batch, x: jax.Array, drop: Any) -> dict[str, jax.Array]:
    at, who = batch["mentions"], batch["who"]
    there = drop(jnp.take_along_axis(x, at[..., None], 1))
    entities = jnp.arange(batch["what"].shape[1])
    member = (who[:, :, None] == entities).astype(jnp.float32)
    mean = jnp.einsum("bme,bmw->bew", member, there) / jnp.maximum(member.sum(1), 1)[..., None]
    whole = x.sum(1) / jnp.maximum(batch["real"].sum(1), 1)[:, None]
    base = whole @ w["text"] + w["base"]
    first = there @ w["from"] + member @ (mean @ w["from-all"] + w["from-what"][batch["what"]])
    second = there @ w["to"] + member @ (mean @ w["to-all"] + w["to-what"][batch["what"]])
    hidden = first[:, :, None] + second[:, None] + base[:, None, None]
    hidden += (there @ w["left"])[:, :, None] * (there @ w["right"])[:, None]
    hidden += sum(
        jax.nn.one_hot(batch["lie"][..., k], n) @ w["relations"][o : o + n]
        for k, (n, o) in enumerate(zip(RELATIONS, np.cumsum((0, *RELATIONS)), strict=False))
    )
    sums = jnp.pad(jnp.cumsum(jax.nn.relu(x @ w["inside"]), 1), ((0, 0), (1, 0), (0, 0)))
    low = jnp.minimum(at[:, :, None], at[:, None]) + 1
    high = jnp.maximum(at[:, :, None], at[:, None])
    low = jnp.minimum(low, high)
    grid = jnp.arange(len(at))[:, None, None]
    inside = (sums[grid, high] - sums[grid, low]) / (high - low + 1)[..., None]
    hidden = drop(jax.nn.relu(hidden + inside @ w["between"]))
    pair = (who[:, :, None] > 0) & (who[:, None] > 0) & (who[:, :, None] != who[:, None])
    one = jnp.where(pair, (hidden @ w["out"])[..., 0], _OUT)
    top = jax.lax.stop_gradient(one.max((1, 2), keepdims=True))
    weight = jnp.exp(one - top) * pair
    total = jnp.einsum("bmn,bme,bnf->bef", weight, member, member)
    odds = jnp.log(total + _EVER) + top + w["least"]
    vector = jnp.einsum("bmnh,bme->benh", hidden * weight[..., None], member)
    vector = jnp.einsum("benh,bnf->befh", vector, member) / (total[..., None] + _EVER)
    return {"first": odds} | _again(w, batch, odds, vector, drop)


def _again(
    w: Weights, batch: Batch, odds: jax.Array, vector: jax.Array, drop: Any
) -> dict[str, jax.Array]:
    mask = batch["mask"]
    share = jax.nn.sigmoid(odds) * mask
    state = jnp.tanh(vector @ w["state"]) * mask[..., None]
    swap = lambda x: jnp.swapaxes(x, 1, 2)  # noqa: E731
    mine = state * share[..., None]
    out, into = mine.sum(2), mine.sum(1)
    leaving, coming = share.sum(2), share.sum(1)
    over = jnp.max(jnp.minimum(share[:, :, :, None], share[:, None, :, :]), axis=2)
    wide = lambda x, axis: jnp.broadcast_to(  # noqa: E731
        x[:, :, None] if axis == 1 else x[:, None], (*odds.shape, x.shape[-1])
    )
    numbers = jnp.stack(
        [
            share, swap(share), over, swap(over),
            jnp.broadcast_to(jnp.log1p(leaving)[:, :, None], odds.shape), jnp.broadcast_to(jnp.log1p(coming)[:, None], odds.shape),
            jnp.broadcast_to(jnp.log1p(coming)[:, :, None], odds.shape), jnp.broadcast_to(jnp.log1p(leaving)[:, None], odds.shape),
        ],
        axis=-1,
    )  # fmt: skip
    columns = [
        state,
        swap(state),
        wide(out, 1),
        wide(into, 1),
        wide(out, 2),
        wide(into, 2),
        numbers,
    ]
    hidden = jnp.concatenate(columns, axis=-1) @ w["second"] + w["second-base"]
    hidden = drop(jax.nn.relu(hidden))
    return {
        "odds": odds + (hidden @ w["second-out"])[..., 0],
        "classes": hidden @ w["classes"] + w["classes-base"],
    }


def loss(found: dict[str, jax.Array], batch: Batch) -> jax.Array:
    """Return how unlikely the labelled legs, the absence of others, and their classes are thought."""
    good, weight = batch["good"], batch["weight"]
    total = jnp.float32(0)
    for name, by in (("first", 0.5), ("odds", 1.0)):
        odds = found[name]
        each = jax.nn.softplus(odds) - good * odds
        total += by * (each * weight).sum()
    classes = jax.nn.log_softmax(found["classes"])
    chosen = jnp.take_along_axis(classes, batch["classes"][..., None], -1)[..., 0]
    total -= 0.3 * (chosen * good * weight).sum()
    return total / (weight * good).sum()
