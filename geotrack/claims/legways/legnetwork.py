"""A small network that reads the legs of a journey directly from the whole text.

Each item of the text becomes a vector that sees the items around (the layers of `geotrack.claims.reader.encoder`, with
weights of their own); each two mentions of places are compared, in both orders; what they say is put together for
each two places, which are then judged once more, knowing what was thought of the other ways from and to them.
Nothing here looks at coordinates. Trained by ``tools/data/legs.py``; at run time numpy alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.contexts import RELATIONS, context_of, parts_of, relations
from geotrack.claims.reader.encoder import STEPS, Encoder, load_encoder
from geotrack.claims.reader.encoderweights import packed, unpacked
from geotrack.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.contexts import Context
    from geotrack.claims.ends.spokenof import Cast
    from geotrack.claims.legways.proposals import Way
    from geotrack.claims.reader.encoderwords import WordVectors

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

__all__ = [
    "BESIDE", "CLASSES", "LEAST", "STEPS", "LegNetwork", "Likely", "between_places", "load_legs", "read_legs", "write_legs",
]  # fmt: skip

#: what a leg may be; "via": one step of a leg that is told as a whole
CLASSES: Final = ("main", "background", "planned", "via")
BESIDE: Final = 8  #: numbers about the other ways of a pair
#: logarithmic odds below which a pair is not spoken of
LEAST: Final = -5.0
#: mentions that are compared with each other, and after how many the next are taken
_TOGETHER, _STEP = 64, 48
_OUT: Final = np.float32(-1e4)
_EVER: Final = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class Likely:
    """What the network thinks of one pair of places.

    `odds`: logarithmic, that somebody travels from one to the other; `first`: before the other ways were looked at;
    `classes`: logarithms of the shares of `CLASSES`.
    """

    odds: float
    first: float
    classes: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LegNetwork:
    """The layers that read the text, and the weights that compare places."""

    body: Encoder

    def read(self, script: Script, cast: Cast, title: str | None) -> dict[Way, Likely]:
        """Return the pairs of places that a movement may be told between, by the keys of their entities."""
        out: dict[Way, Likely] = {}
        for sentences, _ in parts_of(script, range(len(script.first) - 1)):
            found = self.of(between_places(context_of(script, cast, title, sentences), cast))
            out |= {w: one for w, one in found.items() if w not in out or out[w].odds < one.odds}
        return out

    def of(self, context: Context) -> dict[Way, Likely]:
        """Return the same of a text whose mentions are of places alone."""
        if len(np.unique(context.who)) < 2:
            return {}
        vectors = self.body.encoded(context)
        w = self.body.weights
        base = vectors.mean(axis=0) @ w["text"] + w["base"]
        sums = np.zeros((len(vectors) + 1, w["inside"].shape[1]), dtype=np.float32)
        np.cumsum(np.maximum(vectors @ w["inside"], 0), axis=0, out=sums[1:])
        out: dict[Way, Likely] = {}
        for block in _blocks(context):
            odds, first, classes = self._pairs(block, vectors, base, sums)
            for a, b in zip(*np.nonzero(odds > LEAST), strict=True):
                way = block.keys[a], block.keys[b]
                if way not in out or out[way].odds < odds[a, b]:
                    out[way] = Likely(
                        float(odds[a, b]), float(first[a, b]), tuple(classes[a, b].tolist())
                    )
        return out

    def _pairs(
        self, block: Context, vectors: Floats, base: Floats, sums: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Return odds of both readings and classes of all pairs of entities."""
        w, at, who = self.body.weights, block.mentions, block.who
        there = vectors[at]
        member = (who[:, None] == np.arange(len(block.keys))).astype(np.float32)
        mean = member.T @ there / np.maximum(member.sum(axis=0), 1)[:, None]
        first = there @ w["from"] + (mean @ w["from-all"] + w["from-what"][block.what])[who]
        second = there @ w["to"] + (mean @ w["to-all"] + w["to-what"][block.what])[who]
        hidden = (first + base)[:, None] + second[None]
        hidden += (there @ w["left"])[:, None] * (there @ w["right"])[None]
        lie = relations(block, at) + np.cumsum((0, *RELATIONS[:-1]))
        for column in range(len(RELATIONS)):
            hidden += w["relations"][lie[..., column]]
        high = np.maximum(at[:, None], at[None])
        low = np.minimum(np.minimum(at[:, None], at[None]) + 1, high)
        inside = (sums[high] - sums[low]) / (high - low + 1)[..., None].astype(np.float32)
        hidden += inside @ w["between"]
        hidden = np.maximum(hidden, 0)
        pair = who[:, None] != who[None]
        one = np.where(pair, (hidden @ w["out"])[..., 0], _OUT)
        top = one.max()
        weight = np.exp(one - top) * pair
        total = member.T @ weight @ member
        odds = np.log(total + _EVER) + top + w["least"]
        vector = np.tensordot(member.T, hidden * weight[..., None], axes=1)
        vector = np.swapaxes(np.tensordot(vector, member, axes=(1, 0)), 1, 2)
        vector /= (total + _EVER)[..., None]
        again, classes = self._again(odds, vector)
        diagonal = np.arange(len(odds))
        again[diagonal, diagonal] = _OUT
        return again, odds, classes

    def _again(self, odds: Floats, vector: Floats) -> tuple[Floats, Floats]:
        """Judge pairs once more, knowing the other ways from and to their places."""
        w, count = self.body.weights, len(odds)
        apart = 1 - np.eye(count, dtype=np.float32)
        share = apart / (1 + np.exp(-np.clip(odds, -60, 60)))
        state = np.tanh(vector @ w["state"]) * apart[..., None]
        mine = state * share[..., None]
        out, into = mine.sum(axis=1), mine.sum(axis=0)
        leaving, coming = np.log1p(share.sum(axis=1)), np.log1p(share.sum(axis=0))
        over = np.minimum(share[:, :, None], share[None]).max(axis=1)
        numbers = np.zeros((count, count, BESIDE), dtype=np.float32)
        numbers[..., 0], numbers[..., 1], numbers[..., 2], numbers[..., 3] = (
            share, share.T, over, over.T,
        )  # fmt: skip
        numbers[..., 4], numbers[..., 5] = leaving[:, None], coming[None]
        numbers[..., 6], numbers[..., 7] = coming[:, None], leaving[None]
        size = state.shape[-1]
        parts = np.split(w["second"][: 6 * size], 6)
        hidden = state @ parts[0] + np.swapaxes(state, 0, 1) @ parts[1]
        hidden += (out @ parts[2] + into @ parts[3])[:, None] + (out @ parts[4] + into @ parts[5])[
            None
        ]
        hidden += numbers @ w["second"][6 * size :] + w["second-base"]
        hidden = np.maximum(hidden, 0)
        classes = hidden @ w["classes"] + w["classes-base"]
        top = classes.max(axis=-1, keepdims=True)
        classes -= top + np.log(np.exp(classes - top).sum(axis=-1, keepdims=True))
        return odds + (hidden @ w["second-out"])[..., 0], classes


def between_places(context: Context, cast: Cast) -> Context:
    """Return a text with the mentions of names alone: "the village" and "we" are no ends of legs."""
    named = {key for key, entity in cast.entities.items() if entity.kind in "TN"}
    place = np.array([key in named for key in context.keys], dtype=bool)
    kept = place[context.who] if len(context.who) else np.zeros(0, dtype=bool)
    return replace(context, mentions=context.mentions[kept], who=context.who[kept])


def _blocks(context: Context) -> Iterator[Context]:
    """Yield a text with some mentions that stand near each other, and the entities that they name."""
    count = len(context.mentions)
    for begin in range(0, max(1, count - _TOGETHER + _STEP), _STEP):
        some = slice(begin, begin + _TOGETHER)
        kept, who = np.unique(context.who[some], return_inverse=True)
        yield replace(
            context, mentions=context.mentions[some], who=who,
            keys=[context.keys[k] for k in kept], what=context.what[kept],
        )  # fmt: skip


def write_legs(folder: Path, weights: Mapping[str, Floats], body: Encoder) -> None:
    """Write weights into a folder, a byte or two each; the same weights give the same bytes."""
    weights = dict(sorted(weights.items()))
    np.save(folder / "legs.npy", packed(weights))
    about = {
        "shapes": {name: list(w.shape) for name, w in weights.items()},
        "kinds": list(body.kinds),
        "symbols": " ".join(body.symbols),
    }
    (folder / "legs.json").write_text(
        json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def read_legs(folder: Path, words: WordVectors) -> LegNetwork:
    """Read weights from a folder; `words`: the vectors of words that they were trained with.

    Raises
    ------
    DataError
        If a file is missing or the files do not fit each other.
    """
    try:
        about = json.loads((folder / "legs.json").read_text(encoding="utf-8"))
        weights = unpacked(np.load(folder / "legs.npy"), about["shapes"])
        symbols = {word: k for k, word in enumerate(about["symbols"].split(" "))}
        kinds = {kind: k for k, kind in enumerate(about["kinds"])}
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"the weights of legs cannot be read: {error}; reinstall geotrack"
        ) from error
    return LegNetwork(Encoder(words, weights, symbols, kinds))


@cache
def load_legs() -> LegNetwork:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "reader") as folder:
        return read_legs(folder, load_encoder().words)
