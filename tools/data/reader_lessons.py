"""What a text of the corpus teaches the encoder, and many of them in arrays of few sizes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geotrack.claims.ends.contexts import ITEM_FLAGS, RELATIONS, context_of, relations, within
from geotrack.claims.reader.encoder import ASKED
from geotrack.claims.reader.encoderlayers import landmarks
from geotrack.claims.reader.encoderwords import WORDS
from geotrack.claims.reader.learned import FIGURE_KINDS, MODE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geotrack.claims.ends.contexts import Context
    from geotrack.claims.reader.encoderwords import WordVectors
    from geotrack.evaluation.goldtexts import GoldStatement
    from tools.data.reader_labels import Case

Batch = dict[str, np.ndarray]

#: what a figure may be: none and the others of `FIGURE_KINDS`, then what is none of travel, too
KINDS = (*(kind or "none" for kind in FIGURE_KINDS), "gauge", "border", "pair")
TIMES = ("none", "departure", "arrival", "passage")
#: what is told of a mention: it is of a place; that is where a leg begins; where one ends; what one touches
MARKS = 4
SEEN = 8  #: a symbol that is seen less often has no vector of its own
#: texts are learned together with others of up to that many items, so many at once
BATCHES = ((40, 90), (120, 30), (310, 10), (600, 4))
#: what a figure counts for whose ends are no candidates: "nobody" is right, as nothing better can be said
UNREAD = 0.3


class Question(NamedTuple):
    """An item, what kind it is of, its figure's number or -1, and the entities that are right.

    `alone`: only the destination is asked for.
    """

    item: int
    asked: int
    number: int
    origins: Sequence[int]
    destinations: Sequence[int]
    alone: bool


@dataclass(slots=True, kw_only=True)
class Lesson:
    """A text with what is asked of it.

    `items`, `asked`, `numbers`, `mask`, `origins`, `destinations`, `alone`, `counts`: the questions of `Question`;
    `figures`, `kinds`, `modes`: every figure; `times`, `moved`: every time, -1 where it is not labelled;
    `marks`, `marked`: what each mention is, and which of that is known.
    """

    context: Context
    items: np.ndarray
    asked: np.ndarray
    numbers: np.ndarray
    mask: np.ndarray
    origins: np.ndarray
    destinations: np.ndarray
    alone: np.ndarray
    counts: np.ndarray
    figures: np.ndarray
    kinds: np.ndarray
    modes: np.ndarray
    times: np.ndarray
    moved: np.ndarray
    marks: np.ndarray
    marked: np.ndarray


def lesson_of(case: Case) -> Lesson | None:
    """Return what a text of the corpus teaches; None: nothing."""
    context = context_of(case.script, case.cast, case.document.title)
    if not context.figures:
        return None
    known: dict[str, list[int]] = defaultdict(list)
    for k, key in enumerate(context.keys):
        for place in case.ids.get(key, ()):
            known[place].append(k)
    times = list(_times(case, context))
    rows = [*_figures(case, context, known), *_moves(times, known), *_nouns(case, context, known)]
    items = np.array([row.item for row in rows], dtype=int)
    mask = within(context, items)
    right = np.zeros((2, *mask.shape), dtype=bool)
    for k, row in enumerate(rows):
        right[0, k, row.origins] = right[1, k, row.destinations] = True
        if row.alone:
            mask[k, row.origins] = right[0, k] = False
            mask[k, 0] = right[0, k, 0] = True
    right &= mask
    unread = ~right.any(axis=2)
    right[..., 0] |= unread
    gold = [(k, case.gold[k]) for k in context.figures]
    marks, marked = _marks(case, context)
    return Lesson(
        context=context, items=items, asked=np.array([row.asked for row in rows], dtype=int),
        numbers=np.array([row.number for row in rows], dtype=int), mask=mask, origins=right[0],
        destinations=right[1], alone=np.array([row.alone for row in rows], dtype=bool),
        counts=np.where(unread.any(axis=0), UNREAD, 1.0),
        figures=np.array([context.figures[k] for k, _ in gold]),
        kinds=np.array([KINDS.index(g.kind) if g is not None else 0 for _, g in gold]),
        modes=np.array([_mode(g) for _, g in gold]),
        times=np.array([item for item, _ in times], dtype=int),
        moved=np.array([TIMES.index(t.kind) for _, t in times], dtype=int), marks=marks, marked=marked,
    )  # fmt: skip


def _mode(gold: GoldStatement | None) -> int:
    if gold is None or gold.kind not in FIGURE_KINDS:
        return -1
    return MODE_NAMES.index(gold.mode) if gold.mode in MODE_NAMES else 0


def _figures(case: Case, context: Context, known: dict[str, list[int]]) -> Iterator[Question]:
    for number, gold in enumerate(case.gold):
        if gold is None or gold.kind not in FIGURE_KINDS or number not in context.figures:
            continue
        ends = gold.origin, gold.destination
        if gold.kind == "stop":
            ends = None, gold.at or gold.destination or gold.origin
        first, second = (known[end] if end else [0] for end in ends)
        item, asked = context.figures[number], ASKED.index(gold.kind)
        yield Question(item, asked, number, first, second, alone=False)


def _times(case: Case, context: Context) -> Iterator[tuple[int, GoldStatement]]:
    """Yield the labelled times and the items that they stand in."""
    if "times" not in case.marked.layers:
        return
    for item, (start, end) in _spans(case, "time", len(context.symbols)):
        for time in case.marked.times:
            if time.start < end and start < time.end and time.kind in TIMES:
                yield item, time
                break


def _moves(
    times: Iterable[tuple[int, GoldStatement]], known: dict[str, list[int]]
) -> Iterator[Question]:
    for item, time in times:
        if time.kind in ASKED:
            ends = time.origin, time.destination
            if time.kind == "passage":
                ends = None, time.at or time.destination
            first, second = (known[end] if end else [0] for end in ends)
            yield Question(item, ASKED.index(time.kind), -1, first, second, alone=False)


def _nouns(case: Case, context: Context, known: dict[str, list[int]]) -> Iterator[Question]:
    spans = dict(_spans(case, None, len(context.symbols)))
    what = {key: k for k, key in enumerate(context.keys)}
    kinds = {what[e.key] for e in case.cast.entities.values() if e.kind in "DP"}
    for item, who in zip(context.mentions.tolist(), context.who.tolist(), strict=True):
        if who not in kinds or item not in spans:
            continue
        start, end = spans[item]
        for mention in case.marked.mentions:
            if not mention.named and mention.start < end and start < mention.end:
                others = [k for k in known[mention.place] if k != who]
                if others:
                    yield Question(item, ASKED.index("coref"), -1, [who], others, alone=True)
                break


def _marks(case: Case, context: Context) -> tuple[np.ndarray, np.ndarray]:
    """Return what each mention is of `MARKS`, and which of them are known."""
    marks, marked = np.zeros((2, len(context.mentions), MARKS))
    spans = dict(_spans(case, None, len(context.symbols)))
    legs = case.marked.legs
    ends = [
        {g.origin for g in legs},
        {g.destination for g in legs},
        {v for g in legs for v in g.via},
    ]
    for k, item in enumerate(context.mentions.tolist()):
        if item not in spans:
            continue
        marked[k] = [True, *["legs" in case.marked.layers] * len(ends)]
        start, end = spans[item]
        places = {m.place for m in case.marked.mentions if m.start < end and start < m.end}
        marks[k] = [bool(places), *(bool(places & some) for some in ends)]
    return marks, marked


def _spans(case: Case, kind: str | None, count: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield items of a kind (None: of any) with the letters that they cover."""
    script = case.script
    rows = [item for k in range(len(script.first) - 1) for item in script.items(k)]
    tokens = script.text.tokens
    for k, item in enumerate(rows, start=count - len(rows)):
        if kind in (None, item.kind):
            yield k, (tokens.starts[item.first], tokens.ends[item.last - 1])


def vocabularies(lessons: Sequence[Lesson]) -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of the frequent symbols, "?" for all others first, and of kinds of items."""
    counts = Counter(s for one in lessons for s in one.context.symbols)
    kept = ["?", *sorted(s for s, n in counts.items() if n >= SEEN and s != "?")]
    kinds = sorted({kind for one in lessons for kind in one.context.kinds})
    return {s: k for k, s in enumerate(kept)}, {s: k for k, s in enumerate(kinds)}


#: names of axes, the type of what stands there, and what stands where nothing is
_ARRAYS: dict[str, tuple[tuple[str | int, ...], Any, int]] = {
    "symbols": (("items",), np.int32, 0), "kinds": (("items",), np.int32, 0),
    "flags": (("items", len(ITEM_FLAGS)), np.float32, 0), "roles": (("items",), np.int32, 0),
    "words": (("items", WORDS), np.int32, 0), "name": (("items",), bool, 0), "real": (("items",), bool, 0),
    "landmarks": (("landmarks",), np.int32, 0), "seeing": (("landmarks",), bool, 0),
    "where": (("landmarks", 4), np.int32, 0), "mentions": (("mentions",), np.int32, 0),
    "who": (("mentions",), np.int32, -1), "what": (("entities",), np.int32, 0), "items": (("asked",), np.int32, 0),
    "asked": (("asked",), np.int32, 0), "figure": (("asked",), bool, 0), "counts": (("asked",), np.float32, 0),
    "both": (("asked",), np.float32, 0), "mask": (("asked", "entities"), bool, 0),
    "origins": (("asked", "entities"), bool, 0), "destinations": (("asked", "entities"), bool, 0),
    "lie": (("asked", "mentions", len(RELATIONS)), np.int8, 0), "figures": (("figures",), np.int32, 0),
    "figure-kinds": (("figures",), np.int32, -1), "modes": (("figures",), np.int32, -1),
    "times": (("times",), np.int32, 0), "moved": (("times",), np.int32, -1),
    "marks": (("mentions", MARKS), np.float32, 0), "marked": (("mentions", MARKS), np.float32, 0),
}  # fmt: skip


class Course:
    """Lessons in arrays of few sizes."""

    def __init__(
        self,
        lessons: Sequence[Lesson],
        words: WordVectors,
        symbols: dict[str, int],
        kinds: dict[str, int],
    ) -> None:
        self.lessons, self.words, self.symbols, self.kinds = lessons, words, symbols, kinds
        self.of = [sum(len(one.context.symbols) > most for most, _ in BATCHES) for one in lessons]
        self._made: dict[int, Batch] = {}
        self.sizes: list[dict[str, int]] = []
        for n in range(len(BATCHES)):
            some = [_sizes(one) for one, k in zip(lessons, self.of, strict=True) if k == n]
            axes = _sizes(lessons[0])
            self.sizes.append({a: max([1, *(sizes[a] for sizes in some)]) for a in axes})

    def batches(
        self, chosen: Sequence[int], rng: np.random.Generator | None
    ) -> list[tuple[int, list[int]]]:
        out = []
        for n, (_, at_once) in enumerate(BATCHES):
            some = [k for k in chosen if self.of[k] == n]
            if rng is not None:
                some = [some[k] for k in rng.permutation(len(some))]
            out += [(n, some[k : k + at_once]) for k in range(0, len(some), at_once)]
        if rng is not None:
            out = [out[k] for k in rng.permutation(len(out))]
        return out

    def batch(self, size: int, chosen: Sequence[int]) -> Batch:
        """Return texts of one size together."""
        rows = [self._one(k) for k in chosen]
        out = {}
        for name, (axes, kind, none) in _ARRAYS.items():
            shape = [self.sizes[size][a] if isinstance(a, str) else a for a in axes]
            every = np.full((BATCHES[size][1], *shape), none, dtype=kind)
            for b, row in enumerate(rows):
                every[(b, *map(slice, row[name].shape))] = row[name]
            out[name] = every
        out["mask"][:, :, 0] = True
        return out

    def _one(self, k: int) -> Batch:
        """Return a text in arrays of its own size."""
        if k not in self._made:
            self._made[k] = self._arrays(self.lessons[k])
        return self._made[k]

    def _arrays(self, one: Lesson) -> Batch:
        c = one.context
        owner, rows = self.words.of(c.words)
        words = np.zeros((len(c.symbols), WORDS), dtype=np.int32)
        words[owner, np.arange(len(owner)) - np.searchsorted(owner, owner)] = rows
        seen = landmarks(c)
        who = np.zeros(len(c.symbols), dtype=int)
        who[c.mentions] = c.who
        at = np.zeros(len(c.symbols), dtype=int)
        at[seen] = np.arange(len(seen))
        return {
            "symbols": np.array([self.symbols.get(s, 0) for s in c.symbols]),
            "kinds": np.array([self.kinds.get(s, 0) for s in c.kinds]),
            "flags": (c.flags[:, None] >> np.arange(len(ITEM_FLAGS))) & 1, "roles": c.roles, "words": words,
            "name": np.array([kind in ("place", "name") for kind in c.kinds]),
            "real": np.ones(len(c.symbols), dtype=bool),
            "landmarks": seen, "seeing": np.ones(len(seen), dtype=bool),
            "where": np.stack([seen, c.sentences[seen], c.lines[seen], who[seen]], axis=1),
            "mentions": at[c.mentions], "who": c.who, "what": c.what, "items": at[one.items], "asked": one.asked,
            "figure": one.numbers >= 0, "counts": one.counts, "both": ~one.alone, "mask": one.mask,
            "origins": one.origins, "destinations": one.destinations,
            "lie": relations(c, one.items).astype(np.int8), "figures": at[one.figures],
            "figure-kinds": one.kinds, "modes": one.modes, "times": at[one.times], "moved": one.moved,
            "marks": one.marks, "marked": one.marked,
        }  # fmt: skip


def _sizes(one: Lesson) -> dict[str, int]:
    c = one.context
    return {
        "items": len(c.symbols), "landmarks": len(landmarks(c)), "mentions": len(c.mentions),
        "entities": len(c.keys), "asked": len(one.items), "figures": len(one.figures), "times": len(one.times),
    }  # fmt: skip
