"""Where a way is told to head, what to lie beyond a place, on what side of a coast or of the globe, and where wheels are changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.earth.geodesy import COMPASS
from geotrack.languages.en import bearing_words
from geotrack.model import Claim, Mention, Toponym
from geotrack.text.heldwords import folded, holds

_NEAR: Final = 60
#: what is told of a place in the sentence before stands so near, in characters
_BEFORE: Final = 300


def bearings(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return what the text tells of headings, sides and changed wheels, in order, as claims of kind ``situation``.

    A heading goes from the first place to the second; what lies beyond from the second to the first, with where the
    way comes from in `via`, where the sentence tells it; a side has the place as its destination; wheels the places
    around in `via`.
    """
    out: list[Claim] = []
    if holds(text.source, bearing_words.COMPASS_WORDS):
        out += _headings(text, toponyms)
        out += _turns(text, toponyms)
        out += _sides(text, toponyms)
    if holds(text.source, bearing_words.BEYOND):
        out += _beyond(text, toponyms)
    out += _wheels(text, toponyms)
    out += _towns(text, toponyms)
    return sorted(out, key=lambda c: (c.start, c.end))


def _headings(text: Text, toponyms: Sequence[Toponym]) -> Iterator[Claim]:
    source = text.source
    for k, first in enumerate(toponyms):
        begin, end = text.tokens.sentences[text.tokens.sentence_at(first.start)]
        before = source[max(begin, first.start - _NEAR) : first.start]
        second = toponyms[k + 1] if k + 1 < len(toponyms) else None
        if second is not None and first.text != second.text and second.end <= end:
            link = source[first.end : second.start]
            told = bearing_words.HEADS_FROM.search(before)
            if told is None or bearing_words.HEADS_TO.fullmatch(link) is None:
                told = None
                if bearing_words.FROM.search(before):
                    told = bearing_words.HEADS_BETWEEN.fullmatch(link)
            if told is not None:
                yield _claim(
                    text, bearing_words.TOLD_HEADING, begin, second.end,
                    (k, first), (k + 1, second), _compass(told),
                )  # fmt: skip
                continue
        off = bearing_words.HEADS_OFF.match(source, first.end, end)
        around = source[begin:end]
        if off is None or not bearing_words.FROM.search(before):
            continue
        if not bearing_words.FIRST_MILES.search(around):
            yield _claim(
                text, bearing_words.TOLD_HEADING, begin, off.end(), (k, first), None, _compass(off)
            )


def _turns(text: Text, toponyms: Sequence[Toponym]) -> Iterator[Claim]:
    """Yield the heading of each sentence that tells one alone, and of a way "from" one place "to" another.

    The order does not matter: "go north in autumn, from Ulm to Kiel", "From Ulm the line climbs south-west to Singen".
    """
    source = text.source
    small = folded(source)
    same = len(small) == len(source)
    for begin, end in text.tokens.sentences:
        if same and not any(small.find(w, begin, end) >= 0 for w in bearing_words.COMPASS_WORDS):
            continue
        turns = list(bearing_words.TURNS.finditer(source, begin, end))
        if len(turns) != 1 or bearing_words.OTHER_TURN.search(source, begin, end):
            continue
        told = turns[0]
        inside = [(k, t) for k, t in enumerate(toponyms) if begin <= t.start < end]
        starts = [r for r in inside if bearing_words.WHENCE.search(source[begin : r[1].start])]
        goals = [
            r
            for r in inside
            if r[1].start > told.start()
            and bearing_words.WHITHER.search(source[begin : r[1].start])
        ]
        parts = bearing_words.POINTS.findall(told["heading"].casefold())
        heading = "".join(p[0].upper() for p in parts)
        if len(starts) != 1 or not goals or heading not in COMPASS:
            continue
        first, last = starts[0], goals[0]
        if first[1].text == last[1].text or last[1].start < first[1].start:
            continue
        start = min(told.start(), first[1].start)
        yield _claim(text, bearing_words.TOLD_HEADING, start, last[1].end, first, last, heading)


def _beyond(text: Text, toponyms: Sequence[Toponym]) -> Iterator[Claim]:
    source = text.source
    for k in range(len(toponyms) - 1):
        first, second = toponyms[k], toponyms[k + 1]
        if bearing_words.LIES_BEYOND.fullmatch(source[first.end : second.start]) is None:
            continue
        lies, via = (k, first), None
        if k > 0 and bearing_words.AWAY_FROM.fullmatch(source[toponyms[k - 1].end : first.start]):
            lies, via = (k - 1, toponyms[k - 1]), (k, first)
        if len({lies[1].text, second.text, "" if via is None else via[1].text}) < 3:
            continue
        yield _claim(
            text, bearing_words.TOLD_BEYOND, lies[1].start, second.end, (k + 1, second), lies,
            via=() if via is None else (via,),
        )  # fmt: skip


def _sides(text: Text, toponyms: Sequence[Toponym]) -> Iterator[Claim]:
    source = text.source
    for k, place in enumerate(toponyms):
        end = max(place.end, text.tokens.sentences[text.tokens.sentence_at(place.start)][1])
        if told := bearing_words.HEMISPHERE.match(source, place.end, end):
            yield _claim(
                text, bearing_words.TOLD_HEMISPHERE, place.start, told.end(), None, (k, place)
            )
        elif k + 1 < len(toponyms) and (
            told := bearing_words.IN_PART.fullmatch(source, place.end, toponyms[k + 1].start)
        ):
            outer = (k + 1, toponyms[k + 1])
            yield _claim(
                text, bearing_words.TOLD_PART, place.start, outer[1].end, outer, (k, place),
                _compass(told),
            )  # fmt: skip
        elif told := bearing_words.COAST_SIDE.match(
            source, place.end, end
        ) or bearing_words.ITS_COAST_SIDE.match(source, place.end, end):
            yield _claim(
                text, bearing_words.TOLD_SIDE, place.start, told.end(), None, (k, place),
                _compass(told),
            )  # fmt: skip


def _towns(text: Text, toponyms: Sequence[Toponym]) -> Iterator[Claim]:
    """Yield what "The little port in the far south of Chile" says of the place that the sentence before ends with."""
    source, tokens = text.source, text.tokens
    for k in range(1, len(toponyms)):
        place, last = toponyms[k], toponyms[k - 1]
        number = tokens.sentence_at(place.start)
        begin, _ = tokens.sentences[number]
        if not bearing_words.THE_TOWN.fullmatch(source, begin, place.start):
            continue
        before = tokens.sentence_at(last.start)
        if before != number - 1 or source[last.end : begin].strip(" .!?\n") or last.end > begin:
            continue
        behind = toponyms[k + 1] if k + 1 < len(toponyms) else None
        if behind is not None and bearing_words.NAMED_BEHIND.fullmatch(
            source, place.end, behind.start
        ):
            continue
        claim = _claim(text, bearing_words.TOLD_TOWN, begin, place.end, (k, place), (k - 1, last))
        yield replace(
            claim,
            kind="containment",
            start=begin + len(source[begin:]) - len(source[begin:].lstrip()),
            text=source[begin : place.end].strip(),
        )


def _wheels(text: Text, toponyms: Sequence[Toponym]) -> Iterator[Claim]:
    source = text.source
    if bearing_words.OF_RAILWAYS.isdisjoint(text.lower):
        return
    for told in bearing_words.WHEELS_CHANGED.finditer(source):
        begin, end = text.tokens.sentences[text.tokens.sentence_at(told.start())]
        if bearing_words.DENIED.search(source[begin : told.start()]):
            continue
        places = [(k, t) for k, t in enumerate(toponyms) if begin <= t.start < end]
        if not places:
            before = source.rfind("\n\n", 0, begin) + 1
            earlier = [
                (k, t)
                for k, t in enumerate(toponyms)
                if max(before, begin - _BEFORE) <= t.start < begin
            ]
            last = text.tokens.sentence_at(earlier[-1][1].start) if earlier else 0
            places = [row for row in earlier if text.tokens.sentence_at(row[1].start) == last]
        if places:
            yield _claim(
                text, bearing_words.TOLD_WHEELS, told.start(), told.end(), None, None, via=places
            )


def _compass(told: re.Match[str]) -> str:
    return told["one"][0].upper() + (told["two"][0].upper() if told["two"] else "")


def _claim(
    text: Text,
    pattern: str,
    start: int,
    end: int,
    origin: tuple[int, Toponym] | None,
    destination: tuple[int, Toponym] | None,
    direction: str | None = None,
    *,
    via: Sequence[tuple[int, Toponym]] = (),
) -> Claim:
    return Claim(
        kind="situation",
        start=start,
        end=end,
        text=text.source[start:end],
        pattern=pattern,
        origin=None if origin is None else _mention(*origin),
        destination=None if destination is None else _mention(*destination),
        via=tuple(_mention(*row) for row in via),
        direction=direction,
        sentence=text.tokens.sentences[text.tokens.sentence_at(end - 1)],
    )


def _mention(k: int, t: Toponym) -> Mention:
    return Mention(text=t.text, start=t.start, end=t.end, toponym=k)
