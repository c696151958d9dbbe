"""A small network that reads a whole text and says of which places each figure is told.

Each item of the text (`geotrack.claims.ends.contexts.Context`) becomes a vector that has heard the others
(`geotrack.claims.reader.encoderlayers`); each figure is then compared with each mention of a place. Figures are
read twice, the second time knowing what was thought of those beside them. Trained by
``tools/data/reader_encoder.py``; at run time numpy alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from geotrack.claims.ends.contexts import RELATIONS, around, context_of, parts_of, relations, within
from geotrack.claims.reader.encoderlayers import ATTENTIVE, STEPS, joined, scaled, seen
from geotrack.claims.reader.encoderweights import packed, unpacked
from geotrack.claims.reader.encoderwords import read_words, write_words
from geotrack.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.contexts import Context
    from geotrack.claims.ends.spokenof import Cast
    from geotrack.claims.reader.encoderwords import WordVectors

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

__all__ = [
    "ASKED",
    "LOWEST",
    "STEPS",
    "Encoder",
    "Told",
    "load_encoder",
    "read_encoder",
    "write_encoder",
]

#: kinds of figures that are asked for, then what else was learned from: times of movements, nouns for places
ASKED: Final = (
    *"duration distance position stop speed total interval".split(),
    *"departure arrival passage coref".split(),
)  # fmt: skip
LOWEST: Final = -14.0  #: no pair is thought less likely (a logarithm)
_OUT: Final = np.float32(-1e4)
_EVER: Final = 1e-9
#: figures that are read at once, and sentences between the first and the last of them
_FIGURES, _TOGETHER = 64, 40


@dataclass(frozen=True, slots=True)
class Told:
    """What the encoder says of one figure: logarithms of the shares of ``(origins, destinations)``.

    `keys`: the row of each entity, nobody first.
    """

    keys: Mapping[str, int]
    pairs: Floats

    def best(self) -> tuple[tuple[str, str], float]:
        """Return the likeliest pair of entities and its share; "": nobody."""
        names = list(self.keys)
        first, second = np.unravel_index(int(self.pairs.argmax()), self.pairs.shape)
        return (names[first], names[second]), float(np.exp(self.pairs[first, second]))

    def among(self, keys: Sequence[str]) -> Floats:
        """Return the logarithms of the shares of all pairs of some entities."""
        rows = np.array([self.keys.get(key, -1) for key in keys])
        known = rows >= 0
        found = np.maximum(LOWEST, self.pairs[rows[:, None], rows])
        return np.where(known[:, None] & known, found, np.float32(LOWEST))


@dataclass(frozen=True, slots=True, eq=False)
class Encoder:
    """Weights by name, the vectors of words, and the symbols and classes of items that they know."""

    words: WordVectors
    weights: Mapping[str, Floats]
    symbols: Mapping[str, int]
    kinds: Mapping[str, int]

    def read(
        self, script: Script, cast: Cast, title: str | None, figures: Sequence[tuple[int, str]]
    ) -> Iterator[tuple[int, Told]]:
        """Yield between which places each figure is told; `figures`: their numbers and kinds, in order.

        A figure without an item of its own is left out.
        """
        some = [(number, script.figures[number].sentence, kind) for number, kind in figures]
        return self._told(script, cast, title, some, "figures")

    def moments(
        self, script: Script, cast: Cast, title: str | None, times: Sequence[tuple[int, int, str]]
    ) -> dict[int, tuple[tuple[str, str], float]]:
        """Return where somebody is or goes at each time, and the share of that pair of entities.

        `times`: number, sentence and kind of event, in order.
        """
        told = self._told(script, cast, title, times, "times")
        return {number: each.best() for number, each in told}

    def _told(
        self,
        script: Script,
        cast: Cast,
        title: str | None,
        some: Sequence[tuple[int, int, str]],
        what: Literal["figures", "times"],
    ) -> Iterator[tuple[int, Told]]:
        begin = 0
        for sentences, wanted in parts_of(script, [row[1] for row in some]) if some else ():
            context, vectors = _read_once(self, script, cast, title, sentences)
            at: Mapping[int, int] = getattr(context, what)
            part = some[begin : begin + len(wanted)]
            begin += len(wanted)
            for block in _blocks(context, [(at[n], n, kind) for n, _, kind in part if n in at]):
                items = np.array([item for item, _, _ in block])
                near = around(context, items[0], items[-1])
                asked = np.array([ASKED.index(kind) for _, _, kind in block])
                keys = {key: k for k, key in enumerate(near.keys)}
                found = self.pairs(near, vectors, items, asked)
                for (_, n, _), row in zip(block, found, strict=True):
                    yield n, Told(keys, row)

    def _embedded(self, context: Context) -> Floats:
        """Return the vector of each item, seen alone."""
        w = self.weights
        out = w["symbols"][[self.symbols.get(s, 0) for s in context.symbols]]
        out += w["kinds"][[self.kinds.get(k, 0) for k in context.kinds]]
        out += w["roles"][context.roles]
        bits = (context.flags[:, None] >> np.arange(len(w["flags"]))) & 1
        out += bits.astype(np.float32) @ w["flags"]
        owner, rows = self.words.of(context.words)
        count = np.bincount(owner, minlength=len(out))
        sums = np.zeros((len(out), self.words.vectors.shape[1]), dtype=np.float32)
        begins = np.flatnonzero(np.diff(owner, prepend=-1))
        if len(owner):
            sums[owner[begins]] = np.add.reduceat(self.words.vectors[rows], begins)
        sums /= np.maximum(count, 1).astype(np.float32)[:, None]
        out += sums @ w["words"]
        return out

    def encoded(self, context: Context) -> Floats:
        """Return the vector of each item, seen in the text around it."""
        w = self.weights
        x = joined(w, self._embedded(context))
        if ATTENTIVE in w:  # a body may have been trained without attention
            x = seen(w, x, context)
        return scaled(x, w["scale"])

    def pairs(self, context: Context, vectors: Floats, items: Ints, asked: Ints) -> Floats:
        """Return logarithms of shares of pairs for some items: shape ``(items, entities, entities)``."""
        w = self.weights
        here, there = vectors[items], vectors[context.mentions]
        base = here @ w["figure"] + w["asked"][asked]
        member = (context.who[:, None] == np.arange(len(context.keys))).astype(np.float32)
        mean = member.T @ there / np.maximum(member.sum(axis=0), 1)[:, None]
        whole = mean @ w["entity"] + w["what"][context.what]
        hidden = (there @ w["mention"] + whole[context.who])[None] + base[:, None]
        offsets = np.cumsum((0, *RELATIONS[:-1]))
        lie = relations(context, items) + offsets
        told = w["relations"][lie[..., 0]]
        for column in range(1, len(RELATIONS)):
            told += w["relations"][lie[..., column]]
        hidden += told * (1 + w["gates"][asked])[:, None]
        hidden += (here @ w["left"])[:, None] * (there @ w["right"])[None]
        hidden = np.maximum(hidden, 0)
        one = hidden @ w["out"]
        top = one.max(axis=1, keepdims=True, initial=_OUT)
        weight = np.exp(one - top)
        sums = (
            np.log(np.swapaxes(np.swapaxes(weight, 1, 2) @ member, 1, 2) + np.float32(_EVER)) + top
        )
        sums[:, 0] = np.maximum(base, 0) @ w["nobody"] + w["nobody-asked"][asked]
        mask = within(context, items)
        sums[~mask] = _OUT
        share = weight.mean(axis=2)
        spread = share[:, :, None] * member
        vector = (
            np.swapaxes(spread, 1, 2) @ hidden / (spread.sum(axis=1)[..., None] + np.float32(_EVER))
        )
        origins, destinations = (np.tanh(vector @ w[name]) for name in ("origin", "destination"))
        origins[:, 0], destinations[:, 0] = w["nobody-pair"]
        origins *= w["pair-asked"][asked][:, None]
        together = origins @ np.swapaxes(destinations, 1, 2)
        diagonal = np.arange(len(context.keys))
        together[:, diagonal, diagonal] += w["same"][asked][:, None]
        together[:, 0, 0] += w["neither"][asked]
        first = _shares(sums, together)
        told_beside, pairs_beside = self._beside(np.exp(first), asked)
        sums = np.where(mask[..., None], sums + told_beside, _OUT)
        return _shares(sums, together + pairs_beside)

    def _beside(self, pairs: Floats, asked: Ints) -> tuple[Floats, Floats]:
        """Return what the figures beside each say of its entities and of its pairs."""
        w = self.weights
        ends = np.stack([pairs.sum(axis=2), pairs.sum(axis=1)], axis=-1)
        near = [_moved(ends, n) for n in (1, 2, 3, -1, -2)]
        alike = [(_moved(asked + 1, n) == asked + 1)[:, None, None] for n in (1, -1)]
        earlier = np.cumsum(ends, axis=0) - ends
        later = np.cumsum(ends[::-1], axis=0)[::-1] - ends
        flags = np.ones_like(ends)
        flags[..., 1] = 0
        flags[:, 0, 1] = 1
        columns = [
            *near,
            near[0] * alike[0],
            near[3] * alike[1],
            np.log1p(earlier),
            np.log1p(later),
            flags,
        ]
        hidden = np.concatenate(columns, axis=-1) @ w["beside"] + w["beside-asked"][asked][:, None]
        sums = np.maximum(hidden, 0) @ w["beside-out"]
        weight = w["beside-pairs"][asked][:, :, None, None]
        before, after = _moved(pairs, 1), _moved(pairs, -1)
        both = weight[:, 0] * before + weight[:, 1] * np.swapaxes(before, 1, 2)
        both += weight[:, 2] * after + weight[:, 3] * np.swapaxes(after, 1, 2)
        return sums, both


@lru_cache(maxsize=1)
def _read_once(
    encoder: Encoder, script: Script, cast: Cast, title: str | None, sentences: range | None
) -> tuple[Context, Floats]:
    """Return a text's items and their vectors; those of the last one are remembered."""
    context = context_of(script, cast, title, sentences)
    return context, encoder.encoded(context)


def _blocks(
    context: Context, asked: Sequence[tuple[int, int, str]]
) -> Iterator[Sequence[tuple[int, int, str]]]:
    """Yield what stands near each other, in order; the first member of each is its item."""
    begin = 0
    for k, (item, _, _) in enumerate(asked):
        here, first = context.sentences[item], context.sentences[asked[begin][0]]
        if k - begin == _FIGURES or here - first > _TOGETHER:
            yield asked[begin:k]
            begin = k
    if asked:
        yield asked[begin:]


def _moved(rows: npt.NDArray[Any], by: int) -> npt.NDArray[Any]:
    """Return for each row the one that stands `by` rows before it; zeros beyond the ends."""
    out = np.zeros_like(rows)
    if abs(by) < len(rows):
        if by > 0:
            out[by:] = rows[:-by]
        else:
            out[:by] = rows[-by:]
    return out


def _shares(sums: Floats, together: Floats) -> Floats:
    """Return logarithms of the shares of all pairs of each figure."""
    found = sums[:, :, None, 0] + sums[:, None, :, 1] + together
    found -= found.max(axis=(1, 2), keepdims=True)
    logs: Floats = found - np.log(np.exp(found).sum(axis=(1, 2), keepdims=True))
    return logs


def write_encoder(folder: Path, encoder: Encoder) -> None:
    """Write weights into a folder, a byte or two each; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    write_words(folder, encoder.words)
    np.save(folder / "encoder.npy", packed(encoder.weights))
    about = {
        "shapes": {name: list(w.shape) for name, w in encoder.weights.items()},
        "kinds": list(encoder.kinds),
        "symbols": " ".join(encoder.symbols),
    }
    (folder / "encoder.json").write_text(
        json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def read_encoder(folder: Path) -> Encoder:
    """Read weights from a folder.

    Raises
    ------
    DataError
        If a file is missing or the files do not fit each other.
    """
    try:
        words = read_words(folder)
        about = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        weights = unpacked(np.load(folder / "encoder.npy"), about["shapes"])
        symbols = {word: k for k, word in enumerate(about["symbols"].split(" "))}
        kinds = {kind: k for k, kind in enumerate(about["kinds"])}
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"the encoder's weights cannot be read: {error}; reinstall geotrack"
        ) from error
    return Encoder(words, weights, symbols, kinds)


@cache
def load_encoder() -> Encoder:
    """Return the packaged weights."""
    with as_file(files("geotrack") / "data" / "reader") as folder:
        return read_encoder(folder)
