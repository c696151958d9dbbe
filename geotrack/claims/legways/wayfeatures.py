"""What speaks for and against a way between two places: numbers for each proposed pair.

Nothing here looks at coordinates: ways are told by words alone, or an error of the text would be read away.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.claims.ends.endcodes import CUES, LINKS, OTHER, ROLES, VERBS
from geotrack.claims.legways.otherways import foretold_rows
from geotrack.claims.legways.proposals import ON_WAYS
from geotrack.languages.en import leg_cues
from geotrack.languages.en.classes_around import AFTER, BEFORE, HEADS, OPENERS
from geotrack.languages.en.motion_words import HYPOTHETICAL, NEGATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geotrack.claims.candidates.symbols import Script
    from geotrack.claims.ends.spokenof import Entity, Sighting
    from geotrack.claims.legways.proposals import Fact, Mark, Proposals, Way

_BATCH: Final = 1000


def way_rows(script: Script, said: Proposals) -> npt.NDArray[np.float32]:
    """Return a row of numbers for each proposed way; shape ``(ways, columns)``, -1: does not apply."""
    return np.concatenate(list(batches(script, said)))


def batches(script: Script, said: Proposals) -> Iterator[npt.NDArray[np.float32]]:
    """Yield the rows of the ways in order, some at a time, so that long texts need little memory."""
    view = _View(script, said)
    foretold = foretold_rows(said.foretold, said.ways)
    for begin in range(0, len(said.ways), _BATCH):
        rows = [view.row(way) for way in said.ways[begin : begin + _BATCH]]
        yield np.hstack([np.array(rows, dtype=np.float32), foretold[begin : begin + _BATCH]])


class _View:
    def __init__(self, script: Script, said: Proposals) -> None:
        self.script, self.said = script, said
        self.entities = said.cast.entities
        self.firsts: dict[str, int] = {}
        for at, (_, key) in enumerate(said.stream):
            self.firsts.setdefault(key, at)
        self.order = {key: n for n, key in enumerate(self.firsts)}
        self.out: dict[str, float] = {}
        self.into: dict[str, float] = {}
        for (a, b), facts in said.figures.items():
            best = _best(facts)
            self.out[a] = max(self.out.get(a, 0.0), best)
            self.into[b] = max(self.into.get(b, 0.0), best)
        moves = [m for marks in said.marks.values() for m in marks]
        sentences = len(script.first) - 1
        travel = sum(1 for f in {x.number for facts in said.figures.values() for x in facts})
        self.whole = [
            len(script.text.lower), sentences, len(self.order), travel, len(moves),
            len(script.text.toponyms), len(said.stream) / max(1, sentences),
            script.text.source.count("\n") / max(1, len(script.text.lower)) * 100,
            len({*said.left, *said.reached}),
        ]  # fmt: skip
        self._sentences: dict[int, list[float]] = {}
        self._names: dict[str, list[float]] = {}
        self._half: dict[str, tuple[int, int, int]] = {}
        self.times, self.spots = sorted(script.text.times), sorted(said.spots)

    def row(self, way: Way) -> list[float]:
        a, b = way
        return [
            *self._figures(way), *self._moves(way), *self._name(a), *self._name(b),
            *self._closest(self.said.forward.get(way)), *self._closest(self.said.backward.get(way), short=True),
            self.order.get(b, 0) - self.order.get(a, 0), *self.whole,
        ]  # fmt: skip

    def _figures(self, way: Way) -> list[float]:
        said = self.said.figures
        own, back = said.get(way, []), said.get(way[::-1], [])
        chosen = [f for f in own if f.chosen]
        on_ways = [f for f in chosen if f.kind in ON_WAYS]
        best = max(own, key=lambda f: f.share * f.travel, default=None)
        return [
            _best(own), _best(back), _best([f for f in own if f.kind in ON_WAYS]),
            _best([f for f in own if f.kind == "total"]), _best([f for f in own if f.kind == "position"]),
            _best([f for f in back if f.kind == "position"]),
            len(chosen), len(on_ways), len([f for f in back if f.chosen]),
            max((f.ends for f in chosen), default=-1.0), max((f.ends for f in on_ways), default=-1.0),
            max((f.ends for f in back if f.chosen), default=-1.0),
            max((f.travel for f in own), default=-1.0),
            -1.0 if best is None else best.number,
            self.out.get(way[0], 0.0), self.into.get(way[1], 0.0), self.into.get(way[0], 0.0), self.out.get(way[1], 0.0),
        ]  # fmt: skip

    def _moves(self, way: Way) -> list[float]:
        a, b = way
        said = self.said
        own, back = said.marks.get(way, []), said.marks.get((b, a), [])
        from_a, to_b = said.left.get(a, []), said.reached.get(b, [])
        at = own[0] if own else None
        return [
            *_told(own), *_told(back)[:4],
            len(from_a) - len(own), len(to_b) - len(own),
            len(said.reached.get(a, [])), len(said.left.get(b, [])),
            self._halves(b)[0], self._halves(a)[1], self._halves(b)[2],
            said.passed[a], said.passed[b],
            -1.0 if at is None else at.sentence / max(1, self.whole[1]),
        ]  # fmt: skip

    def _halves(self, key: str) -> tuple[int, int, int]:
        """Return how often a place is reached from nowhere told, left for nowhere told, and not reached."""
        found = self._half.get(key)
        if found is None:
            into = self.said.reached.get(key, ())
            found = self._half[key] = (
                sum(m.claim.origin is None for m in into),
                sum(m.claim.destination is None for m in self.said.left.get(key, ())),
                sum(m.claim.status in ("negated", "counterfactual") for m in into),
            )
        return found

    def _name(self, key: str) -> list[float]:
        found = self._names.get(key)
        if found is None:
            found = self._names[key] = self._named(key)
        return found

    def _named(self, key: str) -> list[float]:
        e: Entity = self.entities[key]
        count = max(1, len(e.sightings))
        words = key.split() or [""]
        roles = [self.said.cast.roles.get(s.first, "") for s in e.sightings]
        cues = [s.cue for s in e.sightings]
        return [
            "DNT".index(e.kind) if e.kind in "DNT" else -1, e.titled, len(e.sightings),
            e.placed / count, e.contained / count, e.told / count, e.of_person,
            OPENERS.get(words[0], 0) or HEADS.get(e.head, 0), len(words), self.order.get(key, -1),
            *(roles.count(r) for r in ("start", "go", "goal", "via", "stop", "none")),
            cues.count("dep"), cues.count("to") + cues.count("arr"), cues.count("at"), cues.count("via"), cues.count("of"),
        ]  # fmt: skip

    def _closest(self, found: tuple[int, int] | None, *, short: bool = False) -> list[float]:
        """Tell of the two mentions that stand closest together in one order."""
        if found is None:
            return [-1.0] * (5 if short else _CLOSEST)
        stream = self.said.stream
        (s, _), (t, _) = stream[found[0]], stream[found[1]]
        gap = t.first - s.last
        out: list[float] = [
            found[1] - found[0],
            t.sentence - s.sentence,
            min(gap, 500),
            CUES.get(s.cue, 0),
            CUES.get(t.cue, 0),
        ]
        if short:
            return out
        tokens, source = self.script.text.tokens, self.script.text.source
        between = source[tokens.ends[s.last - 1] : tokens.starts[t.first]]
        lower = self.script.text.lower[s.last : t.first]
        words = set(lower[-60:])
        inside = _within(self.spots, s.last, t.first)
        behind = _within(self.spots, t.last, t.last + 6)
        times = _within(self.times, s.last, t.first)
        after = _within(self.times, t.last, t.last + 6)
        return [
            *out, *self._mention(s), *self._mention(t), between.count("\n"), between.count("\n\n"),
            lower.count(","), lower.count(leg_cues.AND), sum(w in ".;:" for w in lower), inside, behind,
            times, after, not words.isdisjoint(leg_cues.RETURN), BEFORE.get(lower[0], OTHER) if len(lower) == 1 else -1,
            len({k for _, k in stream[found[0] + 1 : found[1]]}), *self._sentence(t.sentence),
            self.firsts.get(stream[found[1]][1]) == found[1], self.firsts.get(stream[found[0]][1]) == found[0],
            found[0], len(stream) - found[1],
        ]  # fmt: skip

    def _mention(self, s: Sighting) -> list[float]:
        return [
            ROLES.get(self.said.cast.roles.get(s.first, ""), 0), VERBS.get(s.verb, 0), BEFORE.get(s.before, OTHER),
            BEFORE.get(s.before2, OTHER), AFTER.get(s.after, OTHER), s.opens, LINKS.index(s.link),
        ]  # fmt: skip

    def _sentence(self, number: int) -> list[float]:
        found = self._sentences.get(number)
        if found is None:
            first, last = self.script.first[number], self.script.first[number + 1]
            words = set(self.script.text.lower[first : min(last, first + 80)])
            start = self.script.text.tokens.starts[first]
            kinds = {i.kind for i in self.script.items(number)}
            found = self._sentences[number] = [
                last - first, not words.isdisjoint(NEGATIONS), not words.isdisjoint(HYPOTHETICAL),
                not words.isdisjoint(leg_cues.FUTURE), not words.isdisjoint(leg_cues.EARLIER),
                not words.isdisjoint(("i", "we", "my", "our", "us")), not words.isdisjoint(("he", "she", "they", "his", "her", "their")),
                "\n" in self.script.text.source[max(0, start - 2) : start],
                "move" in kinds, "arrive" in kinds, "depart" in kinds, "be" in kinds, "visit" in kinds, "vehicle" in kinds, "trip" in kinds,
            ]  # fmt: skip
        return found


_CLOSEST: Final = 5 + 7 + 7 + 12 + 15 + 4


def _within(places: Sequence[int], first: int, last: int) -> int:
    """Return how many of some words in order stand in a stretch of the text."""
    return max(0, bisect_left(places, last) - bisect_left(places, first))


def _best(facts: Sequence[Fact]) -> float:
    return max((f.share * f.travel for f in facts), default=0.0)


_KIND: Final = ("leg", "departure", "arrival")
#: what `_told` says of most ways: no movement tells them
_UNTOLD: Final = (0.0, -1.0, *(0.0,) * 10)


def _told(marks: Sequence[Mark]) -> Sequence[float]:
    if not marks:
        return _UNTOLD
    return [
        len(marks),
        max((m.claim.confidence.ends or 0.0 for m in marks), default=-1.0),
        sum(not m.claim.inferred for m in marks),
        sum(m.claim.status in ("negated", "counterfactual", "past") for m in marks),
        *(sum(m.claim.kind == kind for m in marks) for kind in _KIND),
        sum(m.claim.pattern == "decided-time" for m in marks),
        sum(m.claim.status == "planned" for m in marks),
        sum(m.claim.time is not None for m in marks),
        sum(m.claim.mode != "unknown" for m in marks),
        sum(m.claim.traveller is not None for m in marks),
    ]
