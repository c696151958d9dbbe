"""How the encoder lets each item of a text see others: layers of gated convolutions, then of attention.

Convolutions join items that stand near each other. Attention joins the landmarks of a text (places, figures, times,
verbs of movement), however many words lie between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from geotrack.claims.ends.contexts import Context

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

STEPS: Final = (1, 2, 4, 8)  #: items between those that a layer joins
LAYERS: Final = 2  #: of attention
ATTENTIVE: Final = "near0"  #: weights that a network with such layers has
HEADS: Final = 4
#: from which item, sentence and line on from its own an item hears another louder or less loud
APART: Final = (
    np.array([-120, -60, -35, -20, -13, -9, -6, -4, -3, -2, -1,
              0, 1, 2, 3, 4, 6, 9, 13, 20, 35, 60, 120]),
    np.array([-8, -4, -2, -1, 0, 1, 2, 4, 8]),
    np.array([-3, -2, -1, 0, 1, 2, 3]),
)  # fmt: skip
NEARNESS: Final = sum(map(len, APART)) + 1  #: the last one: of the same entity
_LANDMARKS: Final = frozenset(
    "fig place name time spot pron vehicle move arrive depart stay trip visit cover run".split()
)
#: landmarks that look at once, and how far each sees before and behind it: as many as a long text that was learned from
_TOGETHER, _AROUND = 64, 96
_OUT: Final = np.float32(-1e4)


def scaled(x: Floats, scale: Floats) -> Floats:
    """Return rows of one length, times `scale`."""
    out: Floats = x * (scale / np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(1e-6)))
    return out


def joined(w: Mapping[str, Floats], x: Floats) -> Floats:
    """Return items that have heard those near them."""
    count, width = x.shape
    for layer, step in enumerate(STEPS):
        y = np.zeros((count + 2 * step, width), dtype=np.float32)
        y[step : count + step] = scaled(x, w[f"scale{layer}"])
        beside = np.concatenate([y[:count], y[step : count + step], y[2 * step :]], axis=1)
        x = x + _gated(beside @ w[f"layer{layer}"] + w[f"bias{layer}"])
    return x


def _gated(both: Floats) -> Floats:
    """Return the second half of the columns, let through by the first."""
    gate, value = np.split(both, 2, axis=1)
    out: Floats = gate / (1 + np.exp(-gate)) * value
    return out


def landmarks(context: Context) -> Ints:
    """Return the items that see each other from afar, in order."""
    known = np.array([kind in _LANDMARKS for kind in context.kinds], dtype=bool)
    known[context.mentions] = True
    return np.flatnonzero(known)


def seen(w: Mapping[str, Floats], x: Floats, context: Context) -> Floats:
    """Return items of which the landmarks have heard the other landmarks."""
    items = landmarks(context)
    who = np.zeros(len(x), dtype=np.int64)
    who[context.mentions] = context.who
    where = np.stack([items, context.sentences[items], context.lines[items], who[items]])
    where = np.concatenate([where, np.arange(len(items))[None]])
    tables = [_tables(w[f"near{k}"]) for k in range(LAYERS)]
    rows = x[items]
    for layer in range(LAYERS):
        y = scaled(rows, w[f"sees{layer}"]) @ w[f"see{layer}"]
        heard = np.empty_like(rows)
        for begin in range(0, len(items), _TOGETHER):
            here = slice(begin, begin + _TOGETHER)
            there = slice(max(0, begin - _AROUND), begin + _TOGETHER + _AROUND)
            near = _nearness(where[:, here], where[:, there], tables[layer])
            heard[here] = _heard(y[here], y[there], near)
        rows = rows + heard @ w[f"seen{layer}"]
        thought = _gated(scaled(rows, w[f"thinks{layer}"]) @ w[f"think{layer}"])
        rows = rows + thought @ w[f"thought{layer}"]
    out = x.copy()
    out[items] = rows
    return out


def _tables(rows: Floats) -> list[Floats]:
    """Return what each head hears at each difference that counts, shape ``(heads, differences)``; last, of the same entity."""
    *parts, same = np.split(rows, np.cumsum([len(steps) for steps in APART]))
    out = []
    for steps, part in zip(APART, parts, strict=True):
        heard = np.concatenate([np.zeros_like(part[:1]), np.cumsum(part, axis=0)])
        every = np.arange(steps[0] - 1, steps[-1] + 1)
        out.append(np.ascontiguousarray(heard[np.searchsorted(steps, every, side="right")].T))
    return [*out, same.T]


def _nearness(here: Ints, there: Ints, tables: list[Floats]) -> Floats:
    """Return how loud some landmarks hear some others: shape ``(heads, landmarks, others)``."""
    *apart, same = tables
    known = (here[3][:, None] == there[3]) & (there[3] > 0)
    out: Floats = known * same[..., None]
    out[:, np.abs(there[4] - here[4][:, None]) > _AROUND] = _OUT
    for a, b, steps, table in zip(here[:3], there[:3], APART, apart, strict=True):
        least = steps[0] - 1
        out += table.take(np.clip(b - a[:, None], least, steps[-1]) - least, axis=1)
    return out


def _heard(here: Floats, there: Floats, near: Floats) -> Floats:
    """Return what some landmarks hear of others, all heads side by side."""
    width = here.shape[1] // 3
    ask, _, _ = (_heads(part) for part in np.split(here, 3, axis=1))
    _, key, value = (_heads(part) for part in np.split(there, 3, axis=1))
    sums = ask @ np.swapaxes(key, 1, 2) / np.float32(np.sqrt(width // HEADS)) + near
    share = np.exp(sums - sums.max(axis=2, keepdims=True))
    share /= share.sum(axis=2, keepdims=True)
    out: Floats = np.swapaxes(share @ value, 0, 1).reshape(len(here), width)
    return out


def _heads(rows: Floats) -> Floats:
    return np.swapaxes(rows.reshape(len(rows), HEADS, -1), 0, 1)
