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

from geotrack.claims.llm.rereading import Joined, reread, tells_time
from geotrack.claims.phrases.quantities import read_quantity
from geotrack.languages.en import answers_of_models
from geotrack.measures.modes import by_sea
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION
from geotrack.model import CLAIM_KINDS, Claim, Confidence, Mention
from geotrack.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.llm.answers import Items
    from geotrack.model import ClaimStatus, Document, TimeExpression, Toponym

PATTERN: Final = "language-model"
#: how sure a grounded item is; what counts is measured by ``geotrack evaluate`` (docs/language-models.md)
_FIGURE: Final = 0.9
_ENDS_HERE: Final = 0.9
_ENDS_ELSEWHERE: Final = 0.8
_ONE_END: Final = 0.75
_STATUS: Final[dict[str | None, ClaimStatus]] = {
    "done": "stated", "planned": "planned", "negated": "negated", "past": "past", None: "stated",
}  # fmt: skip
_DIMENSIONS: Final = {
    "distance": {"length"}, "position": {"length", "time"}, "duration": {"time"}, "stop": {"time"},
    "speed": {"speed", "length"}, "total": {"length", "time"}, "interval": {"time"},
}  # fmt: skip
_WORD: Final = re.compile(r"\w")
_NAME: Final = re.compile(r"[^\W\d_]{3,}")
_LONGEST_END: Final = 80


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
        asked = _loosely(quote)
        if context and quote in context:
            around = _loosely(context).search(text, start, end)
            if around is not None:
                found = asked.search(text, around.start() + context.index(quote), around.end())
                found = found or asked.search(text, *around.span())
                return found.span() if found is not None and self._whole(*found.span()) else None
        after = self._cursor.get(quote, start)
        for begin in (max(after, start), start):
            for found in asked.finditer(text, begin, end):
                if self._whole(*found.span()):
                    self._cursor[quote] = found.end()
                    return found.span()
        return None

    def _whole(self, start: int, end: int) -> bool:
        """Whether a stretch does not begin or end within a word or figure."""
        text = self.document.text
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        return not (
            (_WORD.match(before) and _WORD.match(text[start : start + 1]))
            or (_WORD.match(after) and _WORD.match(text[end - 1 : end]))
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
            if t.kind != "adjective" and not t.within_name and _plain(t.text) == _plain(words)
        ]
        if named:
            _, k, toponym = min(named, key=lambda row: row[:2])
            return Mention(text=toponym.text, start=toponym.start, end=toponym.end, toponym=k)
        text = self.document.text
        spans = [m.span() for m in _loosely(words).finditer(text) if self._whole(*m.span())]
        if spans:
            at, stop = min(spans, key=lambda span: (abs(span[0] - near), span))
            inside = [
                (k, t) for k, t in enumerate(self.toponyms)
                if t.start < stop and at < t.end and t.kind != "adjective" and not t.within_name
            ]  # fmt: skip
            if len(inside) == 1 and not _longer(words, inside[0][1].text):
                k, toponym = inside[0]  # "the city of Graz", "Graz station"
                return Mention(text=toponym.text, start=toponym.start, end=toponym.end, toponym=k)
            return Mention(text=text[at:stop], start=at, end=stop)
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
        read = reread(self.document.text[slice(*span)], item)
        if read is None:
            self.dropped["figures that do not agree"] += 1
            return []
        quantity, unit = read
        kind = item["kind"]
        if DIMENSION[unit] not in _DIMENSIONS[kind]:
            self.dropped["figures that do not agree"] += 1
            return []
        origin, destination, via, invented = self._ends(item, span[0])
        if origin is not None and destination is not None and not via:
            kind = _of_one_way(kind, unit, item["part"], origin, destination)
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
        words = Joined(tokens)
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
        if index is None and not tells_time(self.document.text[slice(*span)]):
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


def _loosely(words: str) -> re.Pattern[str]:
    """Return what finds words whatever white space, also a line's end, the text has between them."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _longer(words: str, name: str) -> bool:
    """Whether an end's words name another thing than the name within them: "Lake Albert", not "Albert Station".

    Words that only speak of it ("the hut below Albert Peak, on the left") are no name.
    """
    rest = _NAME.findall(words.removeprefix(answers_of_models.THE).replace(name, " ", 1))
    names = [word for word in rest if word[0].isupper()]
    return (
        len(names) == len(rest)
        and "," not in words
        and any(word.lower() not in answers_of_models.OF_A_TOWN for word in names)
    )


def _of_one_way(
    kind: str, unit: str, part: str | None, origin: Mention, destination: Mention
) -> Any:
    """Return the kind of a figure with both ends: the whole time from one place to another is a duration."""
    whole = kind == "total" and part in ("whole", None) and DIMENSION[unit] == "time"
    return "duration" if whole and origin.text != destination.text else kind


def _plain(words: str | None) -> str | None:
    found = " ".join((words or "").split())
    return found[:_LONGEST_END] or None
