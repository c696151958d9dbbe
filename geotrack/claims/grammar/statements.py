"""Claims without a figure: borders, gauges, halves, containment, stops at a border, meetings."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.constructions import compile_pattern
from geotrack.claims.grammar.containments import containments
from geotrack.claims.grammar.discourse import mention_of
from geotrack.claims.grammar.nounphrases import place_at
from geotrack.claims.phrases.clauses import subject_of
from geotrack.claims.phrases.kinds import UNDATED
from geotrack.languages.en import sentence_patterns
from geotrack.languages.en.constructions_facts import FACTS
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS
from geotrack.model import Claim

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geotrack.claims.grammar.discourse import Context
    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.model import Mention

_STAY, _DET, _WORD, _TIME, _PLACE, _GAUGE, _BE, _NOUN = (
    KINDS[k] for k in ("STAY", "DET", "WORD", "TIME", "PLACE", "GAUGE", "BE", "NOUN")
)
_GOING: Final = frozenset(KINDS[k] for k in ("DEPART", "MOVE", "ARRIVE", "TRIP", "COVER"))
_NEEDS: Final = (
    LITERALS["halfway"], LITERALS["with"], _NOUN, _GAUGE, LITERALS["in"],
)  # fmt: skip
_FILLERS: Final = frozenset((_WORD, *(LITERALS[w] for w in "long short last first".split())))
_NARROWEST_MM: Final = 381.0  #: the narrowest of public railways
_WIDEST_MM: Final = 2140.0  #: Brunel's


@cache
def _compiled(index: int) -> re.Pattern[str]:
    return compile_pattern(FACTS[index].pattern)


def facts(
    text: Text,
    items: Sequence[Phrase],
    claims: Sequence[Claim],
    frames: Sequence[Frame],
    span: tuple[int, int],
    context: Context,
) -> list[Claim]:
    """Return the claims of a sentence that need no figure; `claims` are those already read."""
    out: list[Claim] = []
    going = any(f.kind in _GOING for f in frames)
    string = "".join(item.kind for item in items)
    for index, construction in enumerate(FACTS):
        if _NEEDS[index] not in string:
            continue
        if construction.kind == "containment" and not (claims or going):
            continue
        for match in _compiled(index).finditer(string):
            if construction.kind == "border" and not _names_border(text, items, match):
                continue
            ends = [_role(text, items, match, r, context) for r in ("origin", "destination")]
            starts = [match.start(g) for g in match.re.groupindex if match.start(g) >= 0]
            assert construction.kind is not None
            first, last = items[min(starts)].start, items[max(starts)].end
            begin = text.tokens.starts[first]
            if any(c.kind == construction.kind and c.start <= begin < c.end for c in out):
                continue
            out.append(
                _claim(
                    text, construction.kind, construction.name, first, last, span, ends[0], ends[1]
                )
            )
            if construction.name == "halfway-between":
                middle = _middle(text, items, match.start(), context)
                out[-1] = replace(out[-1], part="half", via=(middle,) if middle is not None else ())
    around = containments(text, items, claims, span, context)
    wheres = {c.origin for c in around}
    out = [c for c in out if c.kind != "containment" or c.origin not in wheres]
    out.extend(around)
    if sentence_patterns.GAUGE_UNITS.intersection(
        text.lower[items[0].start : items[-1].end] if items else ()
    ):
        out.extend(_widths(text, items, span))
    if going or claims:
        halts = _halts(text, items, claims, span, context)
        if halts:
            where = halts[0].destination
            out = [replace(c, destination=where) if c.kind == "gauge" else c for c in out]
        out.extend(halts)
        out.extend(_meetings(text, items, frames, span, context))
    return out


def _widths(text: Text, items: Sequence[Phrase], span: tuple[int, int]) -> list[Claim]:
    """Return gauges told in millimeters: "wagons of 1,435 mm"; what they are of stands near."""
    out: list[Claim] = []
    for at in range(len(items) - 1):
        if (
            items[at].kind != KINDS["NUM"]
            or text.lower[items[at + 1].start] not in sentence_patterns.GAUGE_UNITS
        ):
            continue
        width = items[at].data.value
        near = text.lower[max(0, items[at].start - 4) : items[at].start + 4]
        if _NARROWEST_MM <= width <= _WIDEST_MM and not sentence_patterns.RAILS.isdisjoint(near):
            claim = _claim(
                text, "gauge", "gauge-of-width", items[at].start, items[at + 1].end, span, None, None
            )  # fmt: skip
            out.append(replace(claim, value=width))
    return out


def _names_border(text: Text, items: Sequence[Phrase], match: re.Match[str]) -> bool:
    return (
        text.lower[items[match.start("border")].start] in sentence_patterns.BORDER_BORDERS_FRONTIER
    )


def _middle(text: Text, items: Sequence[Phrase], halfway: int, context: Context) -> Mention | None:
    """Return what lies halfway: "[Melk] is about halfway between …"."""
    for at in range(halfway - 1, max(-1, halfway - 6), -1):
        if items[at].kind in (_BE, KINDS["LIE"]):
            subject = subject_of(text, items, at)
            return mention_of(text, items, subject, context) if subject is not None else None
    if halfway > 1 and items[halfway - 1].kind == KINDS["COMMA"]:
        before = items[halfway - 2].kind
        return mention_of(text, items, halfway - 2, context) if before == _PLACE else None
    return None


def _role(
    text: Text, items: Sequence[Phrase], match: re.Match[str], role: str, context: Context
) -> Mention | None:
    if role not in match.re.groupindex or match.start(role) < 0:
        return None
    return mention_of(text, items, match.start(role), context)


def _claim(
    text: Text,
    kind: object,
    name: str,
    first: int,
    last: int,
    span: tuple[int, int],
    origin: Mention | None,
    destination: Mention | None,
    time: int | None = None,
    reason: str | None = None,
) -> Claim:
    start, end = text.tokens.starts[first], text.tokens.ends[last - 1]
    return Claim(
        kind=kind,  # type: ignore[arg-type]
        start=start,
        end=end,
        text=text.source[start:end],
        pattern=name,
        origin=origin,
        destination=destination,
        time=time,
        reason=reason,
        sentence=span,
    )


def _halts(
    text: Text,
    items: Sequence[Phrase],
    claims: Sequence[Claim],
    span: tuple[int, int],
    context: Context,
) -> list[Claim]:
    """Return stops told as nouns: "after a halt at the frontier to swap bogies"."""
    out: list[Claim] = []
    for at, item in enumerate(items):
        if (
            item.kind != _STAY
            or at + 1 >= len(items)
            or items[at + 1].kind not in sentence_patterns.AT
        ):
            continue
        article = at - 1
        while article >= 0 and items[article].kind in _FILLERS and at - article < 4:
            article -= 1
        if article < 0 or items[article].kind != _DET:
            continue
        if text.lower[items[at - 1].start] in sentence_patterns.OTHER_STOPS:
            continue
        place = place_at(items, at + 2)
        if place is None:
            continue
        end = items[place].end
        if end < len(text.lower) and text.lower[end] in sentence_patterns.REASONS:
            end = items[-1].end
            for further in range(place + 1, min(len(items), place + 12)):
                if items[further].kind in (KINDS["COMMA"], KINDS["SEMI"]):
                    end = items[further].start
                    break
        reason = None
        if end > items[place].end:
            reason = text.source[text.tokens.starts[items[place].end] : text.tokens.ends[end - 1]]
        claim = _claim(
            text, "stop", "a-stop-at", items[article].start, end, span, None,
            mention_of(text, items, place, context), reason=reason,
        )  # fmt: skip
        if not any(
            c.kind == "stop" and c.start < claim.end and claim.start < c.end for c in claims
        ):
            out.append(claim)
    return out


def _meetings(
    text: Text,
    items: Sequence[Phrase],
    frames: Sequence[Frame],
    span: tuple[int, int],
    context: Context,
) -> list[Claim]:
    """Return when travellers meet where they go: "left for Rome; the talks will be held there on Friday"."""
    if not any(f.departures or f.arrivals for f in frames):
        return []
    for at, item in enumerate(items):
        if (
            item.kind not in (_WORD, _NOUN)
            or text.lower[item.start] not in sentence_patterns.MEETINGS
        ):
            continue
        window = range(at + 1, min(len(items), at + 14))
        if not any(
            items[k].kind == _BE or text.lower[items[k].start] == sentence_patterns.PLACE
            for k in window
        ):
            continue
        time = next((k for k in window if items[k].kind == _TIME), None)
        place = next(
            (
                k
                for k in window
                if items[k].kind == _PLACE and items[k - 1].kind in sentence_patterns.AT
            ),
            None,
        )
        if time is not None and place is not None:
            last = max(items[time].end, items[place].end)
            held = _claim(
                text, "arrival", "meeting-at", item.start, last, span, None,
                mention_of(text, items, place, context), None if items[time].data == UNDATED else items[time].data,
            )  # fmt: skip
            return [replace(held, manner="meeting")]
    return []
