"""What the model says it read → claims that the text bears out.

Every quote must stand in the text, letter for letter; every figure is read again from its quote by the same
reader of numbers that reads articles, and must come out as the model said; every end must be words of the
text or title; every time must be a time expression that the tagger found. What fails is dropped and counted
by reason. Coordinates or verdicts of the model are not even looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from geotrack.claims.phrases.numbers import read_number
from geotrack.claims.phrases.quantities import Quantity, read_quantity
from geotrack.measures.modes import by_sea
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION
from geotrack.model import CLAIM_KINDS, Claim, Confidence, Mention
from geotrack.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.llm.answers import Items
    from geotrack.model import ClaimStatus, Document, TimeExpression, Toponym
    from geotrack.text.tokens import Tokens

__all__ = ["PATTERN", "Grounder"]

PATTERN: Final = "language-model"
#: how sure a grounded item is; what counts is measured by ``geotrack evaluate`` (docs/language-models.md)
_FIGURE: Final = 0.9
_ENDS_HERE: Final = 0.9
_ENDS_ELSEWHERE: Final = 0.8
_ONE_END: Final = 0.75
#: figures agree within this share ("1.5" read as 1½ hours, 90 min)
_AGREES: Final = 0.011
_STATUS: Final[dict[str | None, ClaimStatus]] = {
    "done": "stated", "planned": "planned", "negated": "negated", "past": "past", None: "stated",
}  # fmt: skip
_DIMENSIONS: Final = {
    "distance": {"length"}, "position": {"length", "time"}, "duration": {"time"}, "stop": {"time"},
    "speed": {"speed", "length"}, "total": {"length", "time"}, "interval": {"time"},
}  # fmt: skip
_WORD: Final = re.compile(r"\w")
_LONGEST_END: Final = 80


class _Words:
    """Words of a quote, and which follow the one before without a space."""

    def __init__(self, tokens: Tokens) -> None:
        self.lower = [word.lower() for word in tokens.words]
        self._tokens = tokens

    def __getitem__(self, at: int, /) -> bool:
        return at > 0 and self._tokens.starts[at] == self._tokens.ends[at - 1]


@dataclass(slots=True)
class Grounder:
    """Grounds the answers on one document.

    Parameters
    ----------
    document, toponyms, times
        What was found before; mentions and times of claims index them.
    """

    document: Document
    toponyms: Sequence[Toponym]
    times: Sequence[TimeExpression]
    dropped: Counter[str] = field(default_factory=Counter)
    _cursor: dict[str, int] = field(default_factory=dict)

    def claims(self, items: Items, start: int, end: int) -> list[Claim]:
        """Return the claims of the answer on one piece of the text, in order of their start.

        Parameters
        ----------
        items
            The decoded answer.
        start, end
            The piece: quotes are looked for in it only.
        """
        self.dropped.update(items.dropped)
        out: list[Claim] = []
        for item in items.figures:
            if item["kind"] != "none":
                out.extend(self._figure(item, start, end))
        for item in items.times:
            out.extend(self._time(item, start, end))
        for item in items.legs:
            out.extend(self._leg(item, start, end))
        out.sort(key=lambda claim: (claim.start, claim.end))
        return out

    # -- quotes ---------------------------------------------------------------------------------

    def _span(self, item: dict[str, Any], start: int, end: int) -> tuple[int, int] | None:
        """Return where a quote stands: within its context, else behind the last one like it."""
        text, quote = self.document.text, item["quote"].strip()
        context = (item.get("context") or "").strip()
        if context and quote in context:
            at = text.find(context, start, end)
            if at >= 0:
                found = at + context.index(quote)
                return (found, found + len(quote)) if self._whole(found, len(quote)) else None
        after = self._cursor.get(quote, start)
        for begin in (max(after, start), start):
            at = text.find(quote, begin, end)
            while at >= 0 and not self._whole(at, len(quote)):
                at = text.find(quote, at + 1, end)
            if at >= 0:
                self._cursor[quote] = at + len(quote)
                return at, at + len(quote)
        return None

    def _whole(self, at: int, length: int) -> bool:
        """Whether a stretch does not begin or end within a word or figure."""
        text = self.document.text
        before, after = text[at - 1 : at], text[at + length : at + length + 1]
        return not (
            (_WORD.match(before) and _WORD.match(text[at : at + 1]))
            or (_WORD.match(after) and _WORD.match(text[at + length - 1 : at + length]))
        )

    def _sentence(self, at: int) -> tuple[int, int]:
        tokens = tokenize(self.document.text)
        return tokens.sentences[tokens.sentence_at(at)] if tokens.sentences else (0, 0)

    # -- ends -----------------------------------------------------------------------------------

    def _end(self, words: str | None, near: int) -> Mention | None:
        """Return the mention that an end's words quote, the nearest to a claim; None: not borne out."""
        words = (words or "").strip()
        if not words or len(words) > _LONGEST_END:
            return None
        named = [
            (abs(t.start - near), k, t)
            for k, t in enumerate(self.toponyms)
            if t.kind != "adjective" and not t.within_name and t.text == words
        ]
        if named:
            _, k, toponym = min(named, key=lambda row: row[:2])
            return Mention(text=toponym.text, start=toponym.start, end=toponym.end, toponym=k)
        text = self.document.text
        places = [
            m.start()
            for m in re.finditer(re.escape(words), text)
            if self._whole(m.start(), len(words))
        ]
        if places:
            at = min(places, key=lambda place: (abs(place - near), place))
            inside = [
                (k, t) for k, t in enumerate(self.toponyms)
                if t.start < at + len(words) and at < t.end and t.kind != "adjective" and not t.within_name
            ]  # fmt: skip
            if len(inside) == 1:  # "the city of Graz", "Graz station"
                k, toponym = inside[0]
                return Mention(text=toponym.text, start=toponym.start, end=toponym.end, toponym=k)
            return Mention(text=words, start=at, end=at + len(words))
        if self.document.title and words in self.document.title:
            return Mention(text=words)
        return None

    def _ends(
        self, item: dict[str, Any], near: int
    ) -> tuple[Mention | None, Mention | None, tuple[Mention, ...], bool]:
        """Return origin, destination and places between; the last says whether an end was invented."""
        ends: list[Mention | None] = []
        invented = False
        for role in ("from", "to"):
            end = self._end(item.get(role), near)
            if end is None and (item.get(role) or "").strip():
                self.dropped["invented ends"] += 1
                invented = True
            ends.append(end)
        via = []
        for words in item.get("via") or ():
            passed = self._end(words, near)
            if passed is None:
                self.dropped["invented ends"] += 1
            else:
                via.append(passed)
        return ends[0], ends[1], tuple(via), invented

    def _told(
        self,
        origin: Mention | None,
        destination: Mention | None,
        sentence: tuple[int, int],
        *,
        invented: bool,
    ) -> dict[str, Any]:
        """Return how sure the ends are, and which of them another sentence tells."""
        inferred = tuple(
            role
            for role, end in (("from", origin), ("to", destination))
            if end is not None
            and not (end.start is not None and sentence[0] <= end.start < sentence[1])
        )
        both = origin is not None and destination is not None
        ends = _ENDS_ELSEWHERE if inferred else _ENDS_HERE if both else _ONE_END
        if invented:
            ends = 0.5
        return {"confidence": Confidence(figure=_FIGURE, ends=ends), "inferred": inferred}

    # -- items ----------------------------------------------------------------------------------

    def _figure(self, item: dict[str, Any], start: int, end: int) -> list[Claim]:
        span = self._span(item, start, end)
        if span is None:
            self.dropped["invented quotes"] += 1
            return []
        read = _read(self.document.text[slice(*span)], item)
        if read is None:
            self.dropped["figures that do not agree"] += 1
            return []
        quantity, unit = read
        kind = item["kind"]
        if DIMENSION[unit] not in _DIMENSIONS[kind]:
            self.dropped["figures that do not agree"] += 1
            return []
        origin, destination, via, invented = self._ends(item, span[0])
        sentence = self._sentence(span[0])
        mode = item["mode"] or "unknown"
        interval = (
            quantity.interval(at_sea=by_sea(mode))
            if quantity.unit == unit
            else stated_interval(
                quantity.value, quantity.value_max, unit, quantity.approx, quantity.bound
            )
        )
        if interval is None:
            self.dropped["figures that do not agree"] += 1
            return []
        whole = {
            "text": self.document.text[slice(*span)], "start": span[0], "end": span[1], "mode": mode,
            "pattern": PATTERN, "sentence": sentence, "origin": origin, "destination": destination,
            "via": via, "traveller": _plain(item["traveller"]), "status": _STATUS[item["status"]],
            **self._told(origin, destination, sentence, invented=invented),
        }  # fmt: skip
        claim = Claim(
            kind=kind, value=quantity.value, value_max=quantity.value_max, unit=unit, interval=interval,
            approx=quantity.approx, bound=quantity.bound, odd=quantity.odd, direction=item["direction"],
            part=item["part"] if kind == "total" else None,
            manner="remaining" if item["part"] == "rest" and kind != "total" else None, **whole,
        )  # fmt: skip
        return [claim, *self._pair(claim, span, end)]

    def _pair(self, claim: Claim, span: tuple[int, int], end: int) -> list[Claim]:
        """Return the unit pair when a second unit follows in brackets, as our own reader sees it."""
        text = self.document.text
        stretch = text[span[0] : min(end, span[1] + 40)]
        tokens = tokenize(stretch)
        words = _Words(tokens)
        for at in range(len(words.lower)):
            quantity = read_quantity(words.lower, at, words)
            if quantity is None:
                continue
            if quantity.pair is None or tokens.starts[quantity.bare] >= span[1] - span[0]:
                return []
            last = tokens.ends[quantity.stop - 1]
            both = replace(
                claim, kind="unit_pair", end=span[0] + last, text=stretch[:last], value2=quantity.pair.value,
                unit2=quantity.pair.unit, part=None, manner=None, direction=None,
            )  # fmt: skip
            return [both]
        return []

    def _time(self, item: dict[str, Any], start: int, end: int) -> list[Claim]:
        span = self._span(item, start, end)
        if span is None:
            self.dropped["invented quotes"] += 1
            return []
        index = max(
            (k for k, t in enumerate(self.times) if t.start < span[1] and span[0] < t.end and t.type != "DURATION"),
            key=lambda k: (min(span[1], self.times[k].end) - max(span[0], self.times[k].start), -k),
            default=None,
        )  # fmt: skip
        if index is None:
            self.dropped["times that are none"] += 1
            return []
        origin, destination, via, invented = self._ends(item, span[0])
        if origin is None and destination is None:
            return []
        kind = item["kind"]
        if kind not in CLAIM_KINDS:
            kind = "arrival"  # passing a place at a time is being there then
        sentence = self._sentence(span[0])
        return [
            Claim(
                kind=kind, start=span[0], end=span[1], text=self.document.text[slice(*span)], pattern=PATTERN,
                origin=origin, destination=destination, via=via, mode=item["mode"] or "unknown",
                traveller=_plain(item["traveller"]), time=index, status=_STATUS[item["status"]],
                sentence=sentence, **self._told(origin, destination, sentence, invented=invented),
            )
        ]  # fmt: skip

    def _leg(self, item: dict[str, Any], start: int, end: int) -> list[Claim]:
        span = self._span(item, start, end)
        if span is None:
            self.dropped["invented quotes"] += 1
            return []
        origin, destination, via, invented = self._ends(item, span[0])
        if origin is None and destination is None:
            return []
        sentence = self._sentence(span[0])
        return [
            Claim(
                kind="leg", start=span[0], end=span[1], text=self.document.text[slice(*span)], pattern=PATTERN,
                origin=origin, destination=destination, via=via, mode=item["mode"] or "unknown",
                traveller=_plain(item["traveller"]), status=_STATUS[item["status"]], sentence=sentence,
                **self._told(origin, destination, sentence, invented=invented),
            )
        ]  # fmt: skip


def _read(quote: str, item: dict[str, Any]) -> tuple[Quantity, str] | None:
    """Return the quantity of a quote and its unit, if they are what the model said; else None.

    A figure whose unit is told elsewhere ("then another 45") keeps the unit that the model names; its
    number must be in the quote all the same.
    """
    tokens = tokenize(quote)
    words = _Words(tokens)
    value, unit = item["value"], item["unit"]
    if value is None or unit is None or unit not in DIMENSION:
        return None
    for at in range(len(words.lower)):
        quantity = read_quantity(words.lower, at, words)
        if quantity is None:
            continue
        if quantity.unit == unit and _close(quantity.value, value):
            return quantity, unit
        alike = stated_interval(quantity.value, None, quantity.unit, False, None)
        said = stated_interval(value, None, unit, False, None)
        same = (
            alike is not None and said is not None and DIMENSION[quantity.unit] == DIMENSION[unit]
        )
        return (quantity, quantity.unit) if same and alike.meets(said) else None  # type: ignore[union-attr,arg-type]
    for at in range(len(words.lower)):
        number = read_number(words.lower, at)
        if number is not None and _close(number.value, value):
            bare = Quantity(
                start=at, bare=at, end=number.end, stop=number.end, value=number.value, unit=""
            )
            return replace(bare, value_max=item["value_max"]), unit
    return None


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= _AGREES * max(abs(a), abs(b), 1e-9)


def _plain(words: str | None) -> str | None:
    found = " ".join((words or "").split())
    return found[:_LONGEST_END] or None
