"""What decides what a figure is, beside the words around it: its neighbours. Numbers for each figure and kind.

Words alone (`kindfeatures`) do not say what "40" in "the next stage, 40" is: that follows from what the figures
before and behind it are, and from how much the text speaks of ways at all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.candidates.kindfeatures import index_of
from geotrack.claims.ends.endcodes import VERBS, after_code, before_code, words_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from geotrack.claims.candidates.figurecandidates import Figure
    from geotrack.claims.candidates.symbols import Item, Script

_UNITS: Final = {"length": 0, "time": 1, "speed": 2}
_REACH: Final = (-3, -2, -1, 1, 2, 3)  #: figures before and behind that are looked at
_NEAR: Final = 4  #: words before and behind a figure that are looked at
_FAR: Final = 20  #: figures to the next one of the same dimension at most
_SMALL: Final = 0.01
_RARE: Final = 1e-4  #: no kind is less likely than this
_MOST: Final = 500  #: larger counts say no more
_PLACES: Final = ("place", "name")
_MOTION: Final = ("move", "arrive", "depart", "cover", "trip")


def kind_rows(
    script: Script, shares: npt.NDArray[np.float64], numbers: Sequence[int] | None = None
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float64]]:
    """Return a row for each kind of each figure, and the logarithm of its share.

    Parameters
    ----------
    script
        The text with its figures.
    shares
        Probability of each kind of each figure by the words around it, shape ``(figures, kinds)``; kind 0: none.
    numbers
        The figures that are asked for; None: all.
    """
    logs: npt.NDArray[np.float64] = np.log(shares + _RARE)
    whole = _Shares(logs, 1 - shares[:, 0], float(1 - shares[:, 0].mean()))
    chosen = list(range(len(shares)) if numbers is None else numbers)
    each = np.array([_figure(script, k, whole) for k in chosen], dtype=np.float32)
    logs = logs[chosen]
    count, kinds = logs.shape
    own = np.stack(
        [
            np.tile(np.arange(kinds), count),
            logs.ravel(),
            (logs - logs.max(axis=1, keepdims=True)).ravel(),
        ],
        axis=1,
    ).astype(np.float32)
    rows = np.concatenate([own, np.repeat(each, kinds, axis=0)], axis=1)
    capped: npt.NDArray[np.float32] = np.minimum(rows, _MOST)
    return capped, logs.ravel()


@dataclass(frozen=True, slots=True)
class _Shares:
    """What is known of all figures: logarithms of the shares, probability of travel, and its mean."""

    logs: npt.NDArray[np.float64]
    travel: npt.NDArray[np.float64]
    mean: float


def _figure(script: Script, number: int, whole: _Shares) -> list[float]:
    figures, logs, travel = script.figures, whole.logs, whole.travel
    figure = figures[number]
    quantity, lower = figure.quantity, script.text.lower
    items = script.items(figure.sentence)
    at = index_of(items, number)
    ahead, behind = items[: max(at, 0)], items[at + 1 :]
    count = len(figures)
    first, last = script.first[figure.sentence], script.first[figure.sentence + 1]
    others = [travel[k] for k in _beside(figures, number)]
    before = lower[max(first, quantity.start - _NEAR) : quantity.bare][::-1]
    after = lower[quantity.stop : min(quantity.stop + _NEAR, last)]
    return [
        *logs[number], travel[number], whole.mean,
        (whole.mean * count - travel[number]) / (count - 1) if count > 1 else -1,
        len(others), max(others, default=-1), min(others, default=-1),
        figure.bare, quantity.attributive, figure.post, quantity.spelled, _UNITS[quantity.dimension],
        math.log10(max(quantity.value, _SMALL)), figure.clock, quantity.pair is not None,
        quantity.value_max is not None, quantity.value % 10 == 0, len(figure.units),
        before_code(items, at - 1), after_code(items, at + 1), before_code(items, at - 2), after_code(items, at + 2),
        next((VERBS[i.kind] for i in reversed(ahead) if i.kind in VERBS), 0),
        next((VERBS[i.kind] for i in behind if i.kind in VERBS), 0),
        len(items), *_line(script, first, quantity.bare),
        _until(reversed(ahead)), _until(behind), _count(items, _PLACES), _count(ahead, _PLACES),
        *words_around(before, after),
        *_neighbours(figures, number, whole),
        *_same_unit(figures, number, whole),
        *(
            _count(script.items(figure.sentence + step), what)
            for step in (-1, 1)
            for what in (_PLACES, _MOTION)
        ),
        _count(items, _MOTION),
    ]  # fmt: skip


def _beside(figures: Sequence[Figure], number: int) -> list[int]:
    """Return the other figures of the sentence."""
    sentence = figures[number].sentence
    out = []
    for step in (-1, 1):
        k = number + step
        while 0 <= k < len(figures) and figures[k].sentence == sentence:
            out.append(k)
            k += step
    return out


def _line(script: Script, first: int, word: int) -> tuple[int, int]:
    """Return how the sentence stands in its line (0: first of all, 1: opens it, 2: within), and how long that is."""
    source, starts = script.text.source, script.text.tokens.starts
    start, here = starts[first], starts[word]
    begin, end = (
        source.rfind("\n", max(0, here - _MOST), here),
        source.find("\n", here, here + _MOST),
    )
    opens = 0 if not start else 1 if "\n" in source[max(0, start - 2) : start] else 2
    begin = begin if begin >= 0 else max(-1, here - _MOST)
    return opens, (end if end >= 0 else min(len(source), here + _MOST)) - begin


def _until(items: Iterable[Item]) -> int:
    """Return how many items it is to the next place or name; -1: there is none."""
    return next((n for n, item in enumerate(items, 1) if item.kind in _PLACES), -1)


def _count(items: Sequence[Item], kinds: tuple[str, ...]) -> int:
    return sum(item.kind in kinds for item in items)


def _neighbours(figures: Sequence[Figure], number: int, whole: _Shares) -> list[float]:
    """Tell of the figures before and behind: what they are, how near, how alike."""
    own = figures[number]
    out: list[float] = []
    for step in _REACH:
        k = number + step
        if not 0 <= k < len(figures):
            out += [-1.0] * 8
            continue
        other = figures[k]
        ratio = max(other.quantity.value, _SMALL) / max(own.quantity.value, _SMALL)
        out += [
            whole.travel[k], int(whole.logs[k, 1:].argmax()), abs(other.sentence - own.sentence),
            abs(other.quantity.bare - own.quantity.bare), _UNITS[other.quantity.dimension],
            other.quantity.unit == own.quantity.unit, math.log10(ratio), other.bare,
        ]  # fmt: skip
    return out


def _same_unit(figures: Sequence[Figure], number: int, whole: _Shares) -> list[float]:
    """Tell of the next figures of the same dimension to both sides."""
    own = figures[number]
    out: list[float] = []
    for reach in (
        range(number - 1, max(-1, number - 1 - _FAR), -1),
        range(number + 1, min(len(figures), number + 1 + _FAR)),
    ):
        k = next(
            (k for k in reach if figures[k].quantity.dimension == own.quantity.dimension), None
        )
        if k is None:
            out += [-1.0] * 3
        else:
            out += [
                whole.travel[k],
                int(whole.logs[k, 1:].argmax()),
                abs(figures[k].sentence - own.sentence),
            ]
    return out
