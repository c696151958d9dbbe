"""Where a place is told to lie without any figure: "Pau, which lies between Tarbes and Dax", "Ulm is east of Laupheim"."""

from collections.abc import Iterator, Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import sentence_patterns
from geotrack.model import Claim, ClaimKind, Mention, Toponym
from geotrack.text.heldwords import holds

_NEAR: Final = 40
#: a topic stands so near the start of its sentence, in characters
_TOPIC: Final = 6
_LONGEST: Final = 90


def situations(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return where the text says that places lie between others, or in which direction from them, in order.

    Such a claim goes from the place that is the measure to the one that lies somewhere; `via` is the other place that
    it lies between.
    """
    source = text.source
    out: list[Claim] = []
    for k, first in enumerate(toponyms[:-1]):
        second = toponyms[k + 1]
        link = source[first.end : second.start]
        if len(link) > _LONGEST or "\n\n" in link:
            continue
        if k + 2 < len(toponyms) and sentence_patterns.AND.fullmatch(
            source[second.end : toponyms[k + 2].start]
        ):
            third = toponyms[k + 2]
            begins = sentence_patterns.BEFORE.search(
                source[max(0, first.start - _NEAR) : first.start]
            )
            own = sentence_patterns.TO_BETWEEN.fullmatch(link) and (begins or link.startswith(","))
            topic = _topic(text, toponyms, k + 1)
            if not sentence_patterns.BEHIND.match(source, third.end):
                continue
            if (
                own
                and not sentence_patterns.OTHER_BETWEEN.search(link)
                and first.text not in (second.text, third.text)
            ):
                start = first.end + len(link) - len(link.lstrip(" ,"))
                out.append(
                    _claim(text, "situation", start, (k + 1, second), (k, first), third, k + 2)
                )
            elif topic is not None:
                at, named = topic
                start = text.tokens.sentences[text.tokens.sentence_at(second.start)][0]
                out.append(
                    _claim(text, "situation", start, (k + 1, second), (at, named), third, k + 2)
                )
            continue
        found = sentence_patterns.TOWARD.fullmatch(link)
        opens = link.startswith(",") or sentence_patterns.BEFORE.search(
            source[max(0, first.start - _NEAR) : first.start]
        )
        if found and opens and sentence_patterns.BEHIND.match(source, second.end):
            start = first.end + len(link) - len(link.lstrip(" ,"))
            told = found[1][0].upper() + (found[2][0].upper() if found[2] else "")
            out.append(
                _claim(text, "situation", start, (k + 1, second), (k, first), direction=told)
            )
    return out


def _topic(text: Text, toponyms: Sequence[Toponym], at: int) -> tuple[int, Toponym] | None:
    """Return what "It" or "The town" means at the start of the sentence of a toponym: what the one before begins with."""
    source, tokens = text.source, text.tokens
    number = tokens.sentence_at(toponyms[at].start)
    begin, _ = tokens.sentences[number]
    words = source[begin : toponyms[at].start]
    if (
        number == 0
        or not sentence_patterns.IT_BETWEEN.fullmatch(words)
        or sentence_patterns.OTHER_BETWEEN.search(words)
    ):
        return None
    before, end = tokens.sentences[number - 1]
    if "\n\n" in source[before:begin]:
        return None
    inside = [(k, t) for k, t in enumerate(toponyms) if before <= t.start < end]
    if not inside:
        return None
    plain = inside[0][1].start - before <= _TOPIC or len({t.text for _, t in inside}) == 1
    return inside[0] if plain else None


def crossings(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return the borders that somebody is told to cross from one place into another, in order."""
    source = text.source
    out: list[Claim] = []
    for k, first in enumerate(toponyms[:-1]):
        second = toponyms[k + 1]
        before = sentence_patterns.FROM.search(source[max(0, first.start - _NEAR) : first.start])
        if before is None or not sentence_patterns.INTO.fullmatch(source[first.end : second.start]):
            continue
        start = max(0, first.start - _NEAR) + before.start()
        out.append(_claim(text, "border", start, (k, first), (k + 1, second)))
    return out


def border_places(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return where somebody is told to cross a border that the text does not name, in order; `via` is the place."""
    source = text.source
    out: list[Claim] = []
    at_borders = holds(source, sentence_patterns.BORDERS)
    for k, place in enumerate(toponyms if at_borders else ()):
        first = max(0, place.start - _LONGEST)
        before = sentence_patterns.AT_BORDER.search(source[first : place.start])
        if before is None:
            continue
        start = first + before.start()
        at = Mention(text=place.text, start=place.start, end=place.end, toponym=k)
        out.append(
            Claim(
                kind="border",
                start=start,
                end=place.end,
                text=source[start : place.end],
                pattern="told-border-at",
                via=(at,),
                sentence=text.tokens.sentences[text.tokens.sentence_at(place.start)],
            )
        )
    return out


def _mentions(pairs: Sequence[tuple[int, Toponym]]) -> Iterator[Mention]:
    for k, t in pairs:
        yield Mention(text=t.text, start=t.start, end=t.end, toponym=k)


def _claim(
    text: Text,
    kind: ClaimKind,
    start: int,
    measure: tuple[int, Toponym],
    lies: tuple[int, Toponym],
    other: Toponym | None = None,
    at: int = 0,
    direction: str | None = None,
) -> Claim:
    end = max(t.end for t in (measure[1], lies[1], other) if t is not None)
    origin, destination = _mentions((measure, lies))
    return Claim(
        kind=kind,
        start=start,
        end=end,
        text=text.source[start:end],
        pattern=f"told-{kind}",
        origin=origin,
        destination=destination,
        via=tuple(_mentions([(at, other)])) if other is not None else (),
        direction=direction,
        sentence=text.tokens.sentences[text.tokens.sentence_at(measure[1].start)],
    )
