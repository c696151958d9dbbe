"""What stands plainly between two names: "Chania, a port in the west of Crete", "the border between Kenya and Uganda"."""

import itertools
from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.earth.nations import countries_in
from geotrack.languages.en import apposition_words
from geotrack.model import Claim, Mention, Toponym

_LONGEST: Final = 70
_NEAR: Final = 30
#: a text with so many figures of travel tells of travel
_FIGURES: Final = 1


def appositions(text: Text, toponyms: Sequence[Toponym], known: Sequence[Claim]) -> list[Claim]:
    """Return the containments that appositions tell of places that other claims speak of, in order.

    Parameters
    ----------
    text
        The document.
    toponyms
        Its toponyms, in order.
    known
        The claims read so far: it is told of places that they name, and of all where a text tells of travel.
    """
    travels = sum(c.value is not None for c in known) >= _FIGURES
    named = {m.text for c in known for m in (c.origin, c.destination) if m is not None}
    taken = [(c.start, c.end) for c in known if c.kind == "containment"]
    tokens, source = text.tokens, text.source
    out: list[Claim] = []
    names = [
        (k, t)
        for k, t in enumerate(toponyms)
        if k + 1 == len(toponyms) or toponyms[k + 1].start >= t.end  # no "capital of [Mozambique]"
    ]
    for (k, first), (n, second) in itertools.pairwise(names):
        between = source[first.end : second.start]
        if not (travels or first.text in named) or len(between) > _LONGEST:
            continue
        if first.text == second.text:
            continue
        told = apposition_words.PREDICATE.fullmatch(between) and apposition_words.CLAUSE.search(
            source[max(0, first.start - _NEAR) : first.start]
        )
        if not (
            told or apposition_words.BETWEEN.fullmatch(between)
        ) or not apposition_words.BEHIND.match(source, second.end):
            continue
        plain = apposition_words.SIDE_OF.sub("", between)
        if apposition_words.APART.search(plain) or (
            apposition_words.OF in plain and not apposition_words.HELD.search(plain)
        ):
            continue
        if any(start < second.end and first.end < end for start, end in taken):
            continue
        ends = (
            Mention(text=t.text, start=t.start, end=t.end, toponym=at)
            for at, t in ((k, first), (n, second))
        )
        inner, outer = ends
        out.append(
            Claim(
                kind="containment",
                start=first.end + len(between) - len(between.lstrip(" ,(")),
                end=second.end,
                text=source[first.end : second.end].lstrip(" ,("),
                pattern="lies-behind",
                origin=outer,
                destination=inner,
                sentence=tokens.sentences[tokens.sentence_at(second.start)],
            )
        )
    return out


def of_nations(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return what "The Colombian city of [Leticia]" and "Tanzania's port of [Tanga]" say, in order, as situations."""
    out: list[Claim] = []
    for k, place in enumerate(toponyms):
        begin, _ = text.tokens.sentences[text.tokens.sentence_at(place.start)]
        first = max(begin, place.start - _LONGEST)
        told = apposition_words.OF_NATION.search(text.source, first, place.start)
        if told is None or len(countries_in(told["nation"])) != 1:
            continue
        out.append(
            Claim(
                kind="situation",
                start=told.start(),
                end=place.end,
                text=text.source[told.start() : place.end],
                pattern=apposition_words.TOLD_NATION,
                destination=Mention(text=place.text, start=place.start, end=place.end, toponym=k),
                sentence=text.tokens.sentences[text.tokens.sentence_at(place.start)],
            )
        )
    return out


#: … or that are joined before it: "the Thai-Lao border"
_JOINED: Final = frozenset({"-", "–", "/", "‑"})


def common_borders(text: Text, toponyms: Sequence[Toponym], known: Sequence[Claim]) -> list[Claim]:
    """Return the borders that a text of travel tells of by both countries, in order; the parameters as above."""
    if not known:
        return []
    source = text.source
    taken = [(c.start, c.end) for c in known if c.kind == "border"]
    names = [
        (k, t) for k, t in enumerate(toponyms) if not apposition_words.TELLS_BORDER.match(t.text)
    ]
    out: list[Claim] = []
    for (k, first), (n, second) in itertools.pairwise(names):
        before = apposition_words.BORDER.search(source[max(0, first.start - _NEAR) : first.start])
        joined = source[first.end : second.start]
        if joined in _JOINED and (
            behind := apposition_words.BORDER_BEHIND.match(source, second.end)
        ):
            if not any(a < behind.end() and first.start < b for a, b in taken):
                out.append(_border(text, first.start, behind.end(), (k, first), (n, second)))
            continue
        if before is None or apposition_words.NO_BORDER.search(
            source[max(0, first.start - 2 * _NEAR) : first.start]
        ):
            continue
        between = source[first.end : second.start].removesuffix(apposition_words.THE)
        if between != apposition_words.WITH[before[1].casefold()]:
            continue
        start = max(0, first.start - _NEAR) + before.start()
        if any(a < second.end and start < b for a, b in taken):
            continue
        out.append(_border(text, start, second.end, (k, first), (n, second)))
    return out


def _border(
    text: Text, start: int, end: int, first: tuple[int, Toponym], second: tuple[int, Toponym]
) -> Claim:
    ends = [Mention(text=t.text, start=t.start, end=t.end, toponym=at) for at, t in (first, second)]
    return Claim(
        kind="border",
        start=start,
        end=end,
        text=text.source[start:end],
        pattern="border-between",
        origin=ends[0],
        destination=ends[1],
        sentence=text.tokens.sentences[text.tokens.sentence_at(second[1].start)],
    )
