"""Which of two places is told to be nearer to a third, and into what country somebody is told to cross."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import nearness_words
from geotrack.model import Claim, Mention, Toponym
from geotrack.text.heldwords import holds

_BEFORE: Final = 60


def nearnesses(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return the comparisons "A is nearer to B than to C", in order.

    Such a claim is of kind ``situation``, goes from B to A, and has C in `via`; its direction is "nearer" or "farther".
    """
    source = text.source
    out: list[Claim] = []
    if not holds(source, tuple(nearness_words.WHICH)):
        return out
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
        row = _three(source, toponyms[k : k + 4])
        if row is None:
            continue
        at, told = row
        first, second, third = (toponyms[k + n] for n in at)
        if len({first.text, second.text, third.text}) < 3:
            continue
        direction = nearness_words.WHICH[told["which"].casefold()]
        out.append(
            Claim(
                kind="situation",
                start=toponyms[k].start,
                end=toponyms[k + max(at)].end,
                text=source[toponyms[k].start : toponyms[k + max(at)].end],
                pattern="told-nearness",
                origin=_mention(second, k + at[1]),
                destination=_mention(first, k + at[0]),
                via=(_mention(third, k + at[2]),),
                direction=direction,
                sentence=text.tokens.sentences[text.tokens.sentence_at(first.start)],
            )
        )
    return out


def _three(
    source: str, row: Sequence[Toponym]
) -> tuple[tuple[int, int, int], re.Match[str]] | None:
    """Return which of three or four places in a row is measured from, which is told nearer or farther than which.

    Without the words that tell it: None.
    """
    links = [source[a.end : b.start] for a, b in itertools.pairwise(row)]
    told = nearness_words.IS_NEARER.fullmatch(links[0])
    if told is not None and nearness_words.THAN.fullmatch(links[1]):
        return (0, 1, 2), told
    if (
        told is not None
        and nearness_words.THAN_ANOTHER.fullmatch(links[1])
        and nearness_words.IS.match(source, row[2].end)
    ):
        return (1, 0, 2), told
    told = nearness_words.IS_NEARER_THAN.fullmatch(links[1])
    if nearness_words.GOES_ON.match(source, row[2].end):
        return None  # "nearer than Kiel is to Bonn"
    seen = nearness_words.SEEN_FROM.search(source[max(0, row[0].start - _BEFORE) : row[0].start])
    if told is not None and seen and links[0].strip() in ("", ","):
        return (0, 1, 2), told
    told = nearness_words.AND_OF.fullmatch(links[1])
    if told is None or nearness_words.TO.fullmatch(links[0]) is None:
        return None
    if len(row) > 3 and row[2].text == row[0].text and nearness_words.TO.fullmatch(links[2]):
        return (0, 1, 3), told
    return ((0, 1, 2), told) if source[: row[2].start].rstrip().endswith(" to") else None


def entries(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return the borders that somebody is told to cross into a place: "over the frontier into Benin", in order."""
    source = text.source
    out: list[Claim] = []
    for k, place in enumerate(toponyms):
        begin = text.tokens.sentences[text.tokens.sentence_at(place.start)][0]
        before = source[max(begin, place.start - _BEFORE) : place.start]
        told = nearness_words.ENTERS.search(before) if _may_enter(before) else None
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


def _may_enter(before: str) -> bool:
    small = before.casefold()
    return any(word in small for word in nearness_words.IN_ENTERS) or not before.isascii()


def _mention(t: Toponym, k: int) -> Mention:
    return Mention(text=t.text, start=t.start, end=t.end, toponym=k)
