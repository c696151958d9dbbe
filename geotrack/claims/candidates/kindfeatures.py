"""What stands around a figure, as features that decide what the figure is."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geotrack.claims.candidates.profiles import profile_of
from geotrack.languages.en import figure_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.candidates.figurecandidates import Figure
    from geotrack.claims.candidates.symbols import Item, Script

_WIDE = 9  #: items to each side that count as near
_FIGURES_BACK: Final = 6  #: figures back to the one that has the unit
#: logarithms of the ratio of two figures that are the same, alike and unlike in size
_SAME: Final = 0.35
_LIKE: Final = 1.1
_UNLIKE: Final = 2.3
_ROOT: Final = 3  #: letters that a stem keeps at least


def index_of(items: Sequence[Item], number: int) -> int:
    """Return where a figure stands among the items of its sentence; -1: not there."""
    return next((k for k, item in enumerate(items) if item.kind == "fig" and item.at == number), -1)


def kind_features(script: Script, number: int, said: str = "") -> list[str]:
    """Return the features of figure `number`; `said`: what another reader takes it for, or ""."""
    figure = script.figures[number]
    items = script.items(figure.sentence)
    at = index_of(items, number)
    if at < 0:
        return ["lost"]
    out = _own(script, figure)
    unit = out[1]
    around: list[str] = []
    classes: list[str] = []
    for k in (-3, -2, -1, 1, 2, 3):
        item = items[at + k] if 0 <= at + k < len(items) else None
        symbol = item.symbol if item is not None else "^" if k < 0 else "$"
        around.append(symbol)
        classes.append((item.kind if item is not None else "") or symbol)
    a3, a2, a1, b1, b2, b3 = around
    c3, c2, c1, d1, d2, d3 = classes
    out += [
        f"a1={a1}", f"a2={a2}", f"a3={a3}", f"b1={b1}", f"b2={b2}", f"b3={b3}",
        f"a21={a2} {a1}", f"b12={b1} {b2}", f"a1b1={a1} {b1}", f"b123={b1} {b2} {b3}", f"a321={a3} {a2} {a1}",
        f"c1={c1}", f"c2={c2}", f"d1={d1}", f"d2={d2}", f"c21={c2} {c1}", f"d12={d1} {d2}", f"c1d1={c1} {d1}",
        f"c3={c3}", f"d3={d3}", f"c2b1={c2} {b1}", f"d123={d1} {d2} {d3}",
    ]  # fmt: skip
    out += [
        f"{unit}&{name}"
        for name in (
            f"a1={a1}",
            f"b1={b1}",
            f"b12={b1} {b2}",
            f"a21={a2} {a1}",
            f"c1d1={c1} {d1}",
            f"d12={d1} {d2}",
            f"c21={c2} {c1}",
        )
    ]
    out += _stems(items, at, figure)
    out += _beside(script, number, items, at)
    out += _near(items, at, unit)
    out += _about(script, items, at, figure)
    out += _whole(script, figure)
    out.append(f"said={said}")
    out.append(f"said={said}&{unit}")
    return out


def _own(script: Script, figure: Figure) -> list[str]:
    quantity = figure.quantity
    dimensions = "+".join(d for d, _ in figure.units)
    unit = f"bare:{dimensions}" if figure.bare else quantity.unit
    size = int(2 * math.log10(max(quantity.value, 0.01)))
    word = script.text.lower[quantity.end - 1] if not figure.bare else ""
    out = [
        "bias", f"u={unit}", f"u={unit}&size={size}", f"size={size}", f"hedge={quantity.hedge}", f"unit={word}",
        f"u={unit}&attr={quantity.attributive}", f"u={unit}&spelled={quantity.spelled}",
    ]  # fmt: skip
    if figure.bare:
        out.append(f"near-unit={figure.units[-1][1]}")
    out.extend(
        name
        for name, holds in (
            ("pair", quantity.pair is not None), ("range", quantity.value_max is not None),
            ("clock", figure.clock), ("post", figure.post),
            ("round", quantity.value >= 10 and quantity.value % 10 == 0),
        )
        if holds
    )  # fmt: skip
    return out


def _near(items: Sequence[Item], at: int, unit: str) -> list[str]:
    """Words and classes within reach to both sides, and how far the nearest place and figure are."""
    out: list[str] = []
    for side, step in (("L", -1), ("R", 1)):
        place = figure = 0
        seen: set[str] = set()
        clause = ""
        for k in range(1, _WIDE + 1):
            if not 0 <= at + step * k < len(items):
                break
            item = items[at + step * k]
            if item.symbol in (";", ":", "."):
                clause = "'"
            for name in (item.symbol, f"<{item.kind}>" if item.kind else ""):
                if name and name not in seen and len(name) > 1:
                    seen.add(name)
                    out.append(f"{side}{clause}~{name}")
            if item.kind in ("place", "name") and not place:
                place = k
            if item.kind == "fig" and not figure:
                figure = k
        out += [
            f"{side}place={min(place, 6)}",
            f"{side}fig={min(figure, 5)}",
            f"{unit}&{side}place={min(place, 4)}",
        ]
        for name in (
            "<move>",
            "<arrive>",
            "<depart>",
            "<trip>",
            "<stay>",
            "<length>",
            "<race>",
            "<calm>",
            "<vehicle>",
            "<cover>",
        ):
            if name in seen:
                out.append(f"{unit}&{side}{name}")
    return out


def _beside(script: Script, number: int, items: Sequence[Item], at: int) -> list[str]:
    """How a figure goes with the last one that has its unit: how far off, how alike in size and writing."""
    figure = script.figures[number]
    what = "bare" if figure.bare else figure.quantity.dimension
    out = [f"{what}&next={_sort(items, at + 1)}", f"{what}&prev={_sort(items, at - 1)}"]
    out.append(f"{what}&prev={_sort(items, at - 1)}&next={_sort(items, at + 1)}")
    dimensions = {d for d, _ in figure.units} if figure.bare else {figure.quantity.dimension}
    for back in range(1, _FIGURES_BACK + 1):
        if number < back:
            break
        other = script.figures[number - back]
        if other.bare or other.quantity.dimension not in dimensions:
            continue
        gap = figure.quantity.start - other.quantity.stop
        apart = min(figure.sentence - other.sentence, 2)
        ratio = abs(math.log(max(figure.quantity.value, 0.01) / max(other.quantity.value, 0.01)))
        alike = figure.quantity.spelled == other.quantity.spelled
        size = 0 if ratio < _SAME else 1 if ratio < _LIKE else 2 if ratio < _UNLIKE else 3
        unit = other.quantity.unit
        out += [
            f"{what}&gap={min(gap, 63).bit_length()}", f"{what}&apart={apart}", f"{what}&ratio={size}",
            f"{what}&ratio={size}&apart={apart}", f"{what}&ratio={size}&alike={alike}", f"{what}&of={unit}&ratio={size}",
            f"{what}&back={back}",
        ]  # fmt: skip
        before = script.items(other.sentence)
        there = index_of(before, number - back)
        if there >= 0:
            for name, step in (("prev", -1), ("next", 1)):
                one = items[at + step].symbol if 0 <= at + step < len(items) else "^"
                two = before[there + step].symbol if 0 <= there + step < len(before) else "^"
                out.append(f"{what}&as-{name}={one == two}&apart={apart}")
        break
    else:
        out.append(f"{what}&alone")
    return out


def _sort(items: Sequence[Item], at: int) -> str:
    """Return what sort of symbol stands somewhere: end, mark, class, function word or another word."""
    if not 0 <= at < len(items):
        return "end"
    item = items[at]
    if item.kind:
        return item.kind
    if not item.symbol[0].isalpha():
        return item.symbol
    return item.symbol if item.symbol in figure_cues.SMALL_WORDS else "word"


@lru_cache(maxsize=1 << 14)
def stem_of(word: str) -> str:
    """Return a word without its ending, so that "sailed" and "sailing" are one feature.

    Examples
    --------
    >>> [stem_of(w) for w in ("sailed", "sailing", "stopped", "ferries", "PLACE", "one")]
    ['sail', 'sail', 'stop', 'fer', 'PLACE', 'one']
    """
    if not word.isalpha() or word.isupper():
        return word
    for ending in figure_cues.ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _ROOT and word[-1] == word[-2] else word


def _stems(items: Sequence[Item], at: int, figure: Figure) -> list[str]:
    """Stems of the words around, and what they stand beside: a length, a time, a speed, no unit."""
    what = "bare" if figure.bare else figure.quantity.dimension
    out = []
    for k in (-2, -1, 1, 2):
        stem = stem_of(items[at + k].symbol) if 0 <= at + k < len(items) else "^"
        out.append(f"r{k}={stem}")
        if k in (-1, 1):
            out.append(f"{what}&r{k}={stem}")
    for side, step in (("L", -1), ("R", 1)):
        seen: set[str] = set()
        for k in range(at + step, at + step * (_WIDE + 1), step):
            if not 0 <= k < len(items):
                break
            stem = stem_of(items[k].symbol)
            if len(stem) >= _ROOT and stem not in seen:
                seen.add(stem)
                out += (f"{side}r~{stem}", f"{what}&{side}r~{stem}")
    return out


def _whole(script: Script, figure: Figure) -> list[str]:
    """How much the whole text speaks of moving, weather and races, by itself and for this kind of figure."""
    what = "bare" if figure.bare else figure.quantity.dimension
    whole = profile_of(script)
    return [*whole, *(f"{what}&{name}" for name in whole)]


def _about(script: Script, items: Sequence[Item], at: int, figure: Figure) -> list[str]:
    """What the sentence and its neighbours hold."""
    kinds = {item.kind for item in items}
    places = sum(item.kind in ("place", "name") for item in items)
    figures = sum(item.kind == "fig" for item in items)
    out = [f"places={min(places, 3)}", f"figs={min(figures, 4)}", f"len={min(len(items) // 8, 4)}"]
    out += [
        f"has={k}"
        for k in ("move", "arrive", "depart", "trip", "stay", "race", "calm", "weather", "vehicle")
        if k in kinds
    ]
    first = next((item.symbol for item in items if item.symbol.isalpha()), "")
    out.append(f"opens={first}")
    for item in items[max(0, at - 14) : at][::-1]:
        if item.kind in ("move", "arrive", "depart", "cover", "be", "lie", "stay", "run", "trip"):
            out.append(f"verb={item.symbol}")
            break
    for item in items[at + 1 : at + 8]:
        if item.kind in ("move", "arrive", "depart", "cover", "be", "lie", "stay", "run", "trip"):
            out.append(f"verb>{item.symbol}")
            break
    for back in (1, 2):
        before = {item.kind for item in script.items(figure.sentence - back)}
        out += [
            f"s-{back}={k}"
            for k in ("move", "arrive", "depart", "trip", "race", "place", "fig")
            if k in before
        ]
    return out
