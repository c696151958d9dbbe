"""What stands plainly between two names: "Chania, a port in the west of Crete", "the border between Kenya and Uganda"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from geotrack.model import Claim, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.phrases.kinds import Text
    from geotrack.model import Toponym

__all__ = ["appositions", "common_borders"]

_SIDE: Final = r"(?:(?:far|extreme|deep|very) )?(?:north|south|east|west|center|centre|middle|heart)(?:[- ]?(?:east|west))?"
#: what may stand between a place and what it lies in
_BETWEEN: Final = re.compile(
    rf"(?:,| \() ?(?:(?:an?|the) (?:[a-z][\w-]* ){{1,5}}(?:in|of) |(?:lying |situated )?in )"
    rf"(?:the {_SIDE}(?: (?:corner|part|end|tip))? of )?(?:the )?"
)
#: nouns that "of" joins to what holds a place; "of" behind any other says nothing of where it lies
_HELD: Final = re.compile(
    r"\b(?:capital|city|town|port|village|province|district|region|part|corner|end|tip) of "
)
#: words that make the second place another's: "a town 30 km south of Bern", "an hour's drive from"
_APART: Final = re.compile(
    r"\b(?:outside|near|from|towards?|opposite|between|beyond|across|border\w*|rival|twin|km|miles?|hours?|minutes?"
    r"|former\w*|once|not|no|than|like|north|south|east|west)\b(?! of the)"
)
#: what may follow the second place
_BEHIND: Final = re.compile(
    r"\s*(?:[,.;:)]|$|(?:has|have|had|is|was|were|are|lies|to|for|at|on|by)\b)"
)
_LONGEST: Final = 70
#: a text with so many figures of travel tells of travel
_FIGURES: Final = 2


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
    for k, (first, second) in enumerate(itertools.pairwise(toponyms)):
        between = source[first.end : second.start]
        if not (travels or first.text in named) or len(between) > _LONGEST:
            continue
        if first.text == second.text:
            continue
        if not _BETWEEN.fullmatch(between) or not _BEHIND.match(source, second.end):
            continue
        plain = re.sub(rf"\bthe {_SIDE}(?: \w+)? of ", "", between)
        if _APART.search(plain) or (" of " in plain and not _HELD.search(plain)):
            continue
        if any(start < second.end and first.end < end for start, end in taken):
            continue
        ends = (
            Mention(text=t.text, start=t.start, end=t.end, toponym=k + n)
            for n, t in enumerate((first, second))
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


#: words before the first of two countries, and between both, that tell of a border they have in common
_BORDER: Final = re.compile(
    r"\b(?:border|frontier|boundary) (between|from|of) (?:the )?$", re.IGNORECASE
)
_WITH: Final = {"between": " and ", "from": " into ", "of": " and "}
_NEAR: Final = 30
_TELLS_BORDER: Final = re.compile(r"(?:border|frontier|boundary)\b", re.IGNORECASE)
_NO_BORDER: Final = re.compile(
    r"\b(?:no|never|former|sea|maritime|without)\b[^.;]*$", re.IGNORECASE
)


def common_borders(text: Text, toponyms: Sequence[Toponym], known: Sequence[Claim]) -> list[Claim]:
    """Return the borders that a text of travel tells of by both countries, in order; the parameters as above."""
    if not known:
        return []
    tokens, source = text.tokens, text.source
    taken = [(c.start, c.end) for c in known if c.kind == "border"]
    names = [(k, t) for k, t in enumerate(toponyms) if not _TELLS_BORDER.match(t.text)]
    out: list[Claim] = []
    for (k, first), (n, second) in itertools.pairwise(names):
        before = _BORDER.search(source[max(0, first.start - _NEAR) : first.start])
        if before is None or _NO_BORDER.search(
            source[max(0, first.start - 2 * _NEAR) : first.start]
        ):
            continue
        between = source[first.end : second.start].removesuffix("the ")
        if between != _WITH[before[1].casefold()]:
            continue
        start = max(0, first.start - _NEAR) + before.start()
        if any(a < second.end and start < b for a, b in taken):
            continue
        ends = [
            Mention(text=t.text, start=t.start, end=t.end, toponym=at)
            for at, t in ((k, first), (n, second))
        ]
        out.append(
            Claim(
                kind="border",
                start=start,
                end=second.end,
                text=source[start : second.end],
                pattern="border-between",
                origin=ends[0],
                destination=ends[1],
                sentence=tokens.sentences[tokens.sentence_at(second.start)],
            )
        )
    return out
