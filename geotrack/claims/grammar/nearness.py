"""Which of two places is told to be nearer to a third, and into what country somebody is told to cross."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import nearness_words
from geotrack.model import Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.phrases.kinds import Text
    from geotrack.model import Toponym

_BEFORE: Final = 60


def nearnesses(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return the comparisons "A is nearer to B than to C", in order.

    Such a claim is of kind ``situation``, goes from B to A, and has C in `via`; its direction is "nearer" or "farther".
    """
    source = text.source
    out: list[Claim] = []
    for k, place in enumerate(toponyms):
        begin, _ = text.tokens.sentences[text.tokens.sentence_at(place.start)]
        said = nearness_words.IT_IS_NEARER.search(source[begin : place.start])
        if said is None or "\n" in said[0]:
            continue
        out.append(
            Claim(
                kind="situation",
                start=begin + said.start(),
                end=place.end,
                text=source[begin + said.start() : place.end],
                pattern="told-nearer-than",
                destination=_mention(place, k),
                direction=nearness_words.WHICH[said["which"].casefold()],
                sentence=text.tokens.sentences[text.tokens.sentence_at(place.start)],
            )
        )
    for k in range(len(toponyms) - 1):
        first, second = toponyms[k : k + 2]
        told = nearness_words.IS_THE.fullmatch(source[first.end : second.start])
        before = source[max(0, first.start - _BEFORE) : first.start]
        if told is None or not nearness_words.OF_SEVERAL.search(before):
            continue
        out.append(
            Claim(
                kind="situation",
                start=first.start,
                end=second.end,
                text=source[first.start : second.end],
                pattern=nearness_words.TOLD_OF_SEVERAL,
                origin=_mention(second, k + 1),
                destination=_mention(first, k),
                direction=nearness_words.WHICH[told["which"].casefold()],
                sentence=text.tokens.sentences[text.tokens.sentence_at(first.start)],
            )
        )
    for k in range(len(toponyms) - 2):
        first, second, third = toponyms[k : k + 3]
        told = nearness_words.IS_NEARER.fullmatch(source[first.end : second.start])
        than = nearness_words.THAN.fullmatch(source[second.end : third.start])
        if told is None or than is None:
            continue
        if len({first.text, second.text, third.text}) < 3:
            continue
        direction = nearness_words.WHICH[told["which"].casefold()]
        out.append(
            Claim(
                kind="situation",
                start=first.start,
                end=third.end,
                text=source[first.start : third.end],
                pattern="told-nearness",
                origin=_mention(second, k + 1),
                destination=_mention(first, k),
                via=(_mention(third, k + 2),),
                direction=direction,
                sentence=text.tokens.sentences[text.tokens.sentence_at(first.start)],
            )
        )
    return out


def entries(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return the borders that somebody is told to cross into a place: "over the frontier into Benin", in order."""
    source = text.source
    out: list[Claim] = []
    for k, place in enumerate(toponyms):
        begin = text.tokens.sentences[text.tokens.sentence_at(place.start)][0]
        before = source[max(begin, place.start - _BEFORE) : place.start]
        told = nearness_words.ENTERS.search(before)
        if told is None:
            continue
        start = place.start - len(before) + told.start()
        out.append(
            Claim(
                kind="border",
                start=start,
                end=place.end,
                text=source[start : place.end],
                pattern="told-entry",
                destination=_mention(place, k),
                sentence=text.tokens.sentences[text.tokens.sentence_at(place.start)],
            )
        )
    return out


def _mention(t: Toponym, k: int) -> Mention:
    return Mention(text=t.text, start=t.start, end=t.end, toponym=k)
