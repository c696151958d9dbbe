"""A whole text as the encoder reads it: its items, the mentions of its places, and how they lie to each figure.

Nothing here looks at coordinates or compares the figure with a distance: an end is chosen by words alone, or an error
of the text would be read away.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.scenes import AHEAD, BACK
from geotrack.claims.ends.spokenof import SIGHTINGS_BACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Item, Script
    from geotrack.claims.ends.spokenof import Cast

    Ints = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]

#: bits of `Context.flags`: of the title; opens its sentence; opens a line; begins with a capital letter
ITEM_FLAGS: Final = ("title", "opens", "line", "capital")
ROLES: Final = ("", "go", "goal", "none", "start", "stop", "via")
_WHAT: Final = "TNDP"
_TITLED: Final = 5
#: what an entity may be: nobody, then `_WHAT`, then the same where the title names it
ENTITIES: Final = 2 * _TITLED
_MOVING: Final = frozenset("move arrive depart visit cover".split())
_NAMED: Final = ("PLACE", "NAME")
_REACH: Final = 60  #: sentences from a figure in which mentions are looked at
_TITLE_WORDS: Final = 20
_TITLE_WORD: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_BEFORE_LINE: Final = 3  #: letters before an item among which a line may begin
_APART: Final = np.array(
    [-200, -120, -80, -50, -35, -25, -18, -13, -10, -8, -7, -6, -5, -4, -3, -2, -1,
     1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 18, 25, 35, 50, 80]
)  # fmt: skip
_SENTENCES: Final = np.array([-20, -10, -6, -4, -3, -2, -1, 0, 1, 2, 3])
_LINES_BACK, _LINES_ON, _COUNTED = 4, 2, 6
_RANKS, _COMING, _AGAIN = 11, 5, 6
_OLDER: Final = _RANKS + 2
_NEXT: Final = _OLDER + 1
_NONE_NEXT: Final = _NEXT + _COMING + _AGAIN + 1
#: how many values each column of `relations` may have: items apart, sentences, lines, figures and verbs between,
#: how lately the place was named, whether first of all and on which side
RELATIONS: Final = (
    len(_APART) + 1, len(_SENTENCES) + 2, _LINES_BACK + _LINES_ON + 1, _COUNTED + 1, _COUNTED + 1, _NONE_NEXT + 1, 4,
)  # fmt: skip


#: words of a text that is read as one; of a part of a longer one; and those beside it that are read with it
_WHOLE, _PART, _BESIDE = 60_000, 10_000, 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A text's items, the title's before them, in arrays of one length; and the mentions of its entities.

    `symbols`, `words`, `kinds`: what an item is, the words that it covers, and its class. `flags`: bits of
    `ITEM_FLAGS`. `roles`: numbers of `ROLES`. `sentences`, `lines`: -1 in the title. `mentions`: items that name an entity, in
    order; `who`: which one, a number of `keys`, the first of which is nobody. `what`: classes of the entities.
    `figures`, `times`: figure or time → item. `counts`: figures and verbs of movement up to each item, shape ``(items, 2)``.
    """

    symbols: Sequence[str]
    words: Sequence[Sequence[str]]
    kinds: Sequence[str]
    flags: Ints
    roles: Ints
    sentences: Ints
    lines: Ints
    mentions: Ints
    who: Ints
    keys: Sequence[str]
    what: Ints
    figures: dict[int, int]
    times: dict[int, int]
    counts: Ints


@lru_cache(maxsize=1)  # both networks read the same
def context_of(
    script: Script, cast: Cast, title: str | None, sentences: range | None = None
) -> Context:
    """Return a text, or some `sentences` of it, as its items."""
    told = range(len(script.first) - 1) if sentences is None else sentences
    entities = list(cast.entities.values())
    if sentences is not None:
        here = {e.key for k in told for _, e in cast.in_sentence(k)}
        entities = [e for e in entities if e.titled or e.key in here]
    number = {e.key: k for k, e in enumerate(entities, start=1)}
    symbols = [w.lower() for w in _TITLE_WORD.findall(title or "")[:_TITLE_WORDS]]
    words: list[Sequence[str]] = [[w] for w in symbols]
    kinds = [""] * len(symbols)
    named: list[tuple[int, int]] = []
    for entity in entities:
        if entity.titled:
            named.append((len(symbols), number[entity.key]))
            symbols.append("TITLED")
            words.append(entity.key.split())
            kinds.append("name")
    count = len(symbols)
    items: list[Item] = []
    begins: dict[int, int] = {}
    numbers = [-1] * count
    for sentence in told:
        begins[sentence] = len(numbers)
        items += script.items(sentence)
        numbers += [sentence] * (count + len(items) - len(numbers))
    tokens, source, lower = script.text.tokens, script.text.source, script.text.lower
    symbols += [item.symbol for item in items]
    words += [lower[item.first : item.last] for item in items]
    kinds += [item.kind for item in items]
    roles = [0] * len(symbols)
    figures: dict[int, int] = {}
    times: dict[int, int] = {}
    for at, item in enumerate(items, start=count):
        if item.kind == "fig":
            figures[item.at] = at
        elif item.kind == "time":
            times[item.at] = at
        elif item.symbol in _NAMED and (role := cast.roles.get(item.first, "")) in ROLES:
            roles[at] = ROLES.index(role)
    starts = np.array([tokens.starts[item.first] for item in items], dtype=np.int64)
    breaks = np.array([m.start() for m in re.finditer("\n", source)], dtype=np.int64)
    line = np.searchsorted(breaks, starts)
    capital = np.array([source[start].isupper() for start in starts.tolist()], dtype=np.int64)
    flags = np.ones(len(symbols), dtype=np.int64)
    flags[count:] = 8 * capital + 4 * (line > np.searchsorted(breaks, starts - _BEFORE_LINE))
    each = np.array(numbers, dtype=np.int64)
    flags[count:] += 2 * (np.diff(each[count:], prepend=-1) != 0)
    lines = np.full(len(symbols), -1)
    lines[count:] = line - line[:1] if told.start else line
    for sentence, begin in begins.items():
        named += [(begin + s.index, number[e.key]) for s, e in cast.in_sentence(sentence)]
    named.sort()
    mentions = np.array(named, dtype=np.int64).reshape(-1, 2)
    return Context(
        symbols=symbols, words=words, kinds=kinds, flags=flags, roles=np.array(roles, np.int64),
        sentences=each, lines=lines, mentions=mentions[:, 0], who=mentions[:, 1],
        keys=["", *number], what=np.array([0, *(_WHAT.index(e.kind) + 1 + _TITLED * e.titled for e in entities)]),
        figures=figures, times=times,
        counts=np.cumsum([(k == "fig", k in _MOVING) for k in kinds] or np.zeros((0, 2)), axis=0, dtype=np.int64),
    )  # fmt: skip


def parts_of(script: Script, wanted: Sequence[int]) -> Iterator[tuple[range | None, Sequence[int]]]:
    """Yield the sentences that are read together, and which of the `wanted` ones, in order, these are read for.

    None: all of them. Whoever reads a long text as one needs three kilobytes a word.
    """
    first = script.first
    if first[-1] <= _WHOLE:
        yield None, wanted
        return
    begin = 0
    while begin < len(wanted):
        low = first[wanted[begin]]
        end = bisect_right(wanted, bisect_right(first, low + _PART) - 1, begin + 1)
        high = first[wanted[end - 1] + 1]
        least, most = (max(0, bisect_right(first, w) - 1) for w in (low - _BESIDE, high + _BESIDE))
        yield range(least, min(most + 1, len(first) - 1)), wanted[begin:end]
        begin = end


def around(context: Context, first: int, last: int) -> Context:
    """Return a text with the mentions near some items and in the title alone, and the entities that they name."""
    lines = context.sentences[context.mentions]
    near = (lines >= context.sentences[first] - _REACH) & (
        lines <= context.sentences[last] + _REACH
    )
    apart = np.arange(len(lines)) - np.searchsorted(context.mentions, (first, last))[:, None]
    near &= (apart[0] >= -SIGHTINGS_BACK) & (apart[1] < SIGHTINGS_BACK)
    near |= lines < 0
    kept, who = np.unique(np.append(context.who[near], 0), return_inverse=True)
    return replace(
        context, mentions=context.mentions[near], who=who[:-1],
        keys=[context.keys[k] for k in kept], what=context.what[kept],
    )  # fmt: skip


def within(context: Context, items: Ints) -> Flags:
    """Return which entities may be told at each item: nobody, those of the title, those mentioned near it."""
    out = np.zeros((len(items), len(context.keys)), dtype=bool)
    apart = context.sentences[context.mentions] - context.sentences[items][:, None]
    rows, columns = np.nonzero((apart <= AHEAD) & (apart >= -BACK))
    out[rows, context.who[columns]] = True
    out[:, 0] = True
    out[:, context.what > _TITLED] = True
    return out


def relations(context: Context, items: Ints) -> Ints:
    """Return how each mention lies to each of some items: shape ``(items, mentions, columns)``, see `RELATIONS`."""
    mentions, who = context.mentions, context.who
    figures, moving = context.counts.T
    here = items[:, None]
    apart = mentions - here
    behind = apart > 0
    out = np.zeros((*apart.shape, len(RELATIONS)), dtype=np.int64)
    out[..., 0] = np.searchsorted(_APART, apart, side="right")
    sentences = context.sentences[mentions]
    out[..., 1] = np.where(
        sentences < 0,
        0,
        np.searchsorted(_SENTENCES, sentences - context.sentences[here], side="right") + 1,
    )
    lines = context.lines[mentions] - context.lines[here]
    out[..., 2] = np.clip(lines, -_LINES_BACK, _LINES_ON) + _LINES_BACK
    between = np.abs(figures[mentions] - figures[here] + (apart < 0))
    out[..., 3] = np.minimum(between, _COUNTED)
    out[..., 4] = np.minimum(np.abs(moving[mentions] - moving[here]), _COUNTED)
    before, after, first = _neighbors(mentions, who)
    last = (apart < 0) & (after >= here)
    rank = np.cumsum(last[:, ::-1], axis=1)[:, ::-1]
    coming = behind & (before <= here)
    order = np.cumsum(coming, axis=1) - 1
    ahead = _NEXT + np.minimum(order, _COMING) + _AGAIN * (first < here)
    out[..., 5] = np.where(
        apart < 0,
        np.where(last, np.minimum(rank, _RANKS + 1), _OLDER),
        np.where(coming, ahead, _NONE_NEXT),
    )
    out[..., 6] = (before < 0) + 2 * behind
    return out


def _neighbors(mentions: Ints, who: Ints) -> tuple[Ints, Ints, Ints]:
    """Return for each mention where its entity is named before (-1: nowhere), after, and first of all."""
    never = 1 << 30
    before, after, first = (np.full(len(mentions), x) for x in (-1, never, 0))
    last: dict[int, int] = {}
    begin: dict[int, int] = {}
    for k, (item, entity) in enumerate(zip(mentions.tolist(), who.tolist(), strict=True)):
        if entity in last:
            before[k] = mentions[last[entity]]
            after[last[entity]] = item
        last[entity] = k
        first[k] = begin.setdefault(entity, item)
    return before, after, first
