"""Where a way begins and ends: what a construction names, and what goes without saying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.grammar.nounphrases import place_at
from geotrack.claims.phrases.clauses import subject_of
from geotrack.languages.en import sentence_patterns
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.model import Mention

_BE, _LIE, _PLACE, _NAME, _NOUN, _PRON = (KINDS[k] for k in "BE LIE PLACE NAME NOUN PRON".split())
_TRIP, _DEPART, _STAY = KINDS["TRIP"], KINDS["DEPART"], KINDS["STAY"]
#: what stands after an apposition that goes no further
_ENDS_APPOSITION: Final = frozenset(KINDS[k] for k in ("COMMA", "OPEN", "CLOSE", "SEMI"))


def role_of(
    text: Text, items: Sequence[Phrase], match: re.Match[str], role: str, context: Context
) -> Mention | None:
    """Return what a construction names as `role`; None when it does not."""
    for name in (role, role + "2"):
        if name in match.re.groupindex and match.start(name) >= 0:
            at = match.start(name)
            if items[at].kind == _NOUN:
                at = _named_by(text, items, at)
            return mention_of(text, items, at, context)
    return None


def _named_by(text: Text, items: Sequence[Phrase], noun: int) -> int:
    """Return the index of the name of what a noun stands for; that of the noun when there is none."""
    after = noun + 1
    if after < len(items) and items[after].kind in sentence_patterns.WITHIN:
        inner = place_at(items, after + 1)
        if inner is not None and inner - noun < 5 and items[inner].kind == _PLACE:
            return inner  # "to the capital in Kabul"
        if inner is not None and items[inner].kind == _NOUN and _apposed(text, items, inner):
            return inner + 2  # "from the seat of the district, Kabul"
    elif _apposed(text, items, noun):
        return noun + 2  # "from the nearest town, Ushuaia"
    elif (inner_place := _both(items, noun)) is not None:
        return inner_place
    if text.lower[items[noun].end - 1] in sentence_patterns.PARTS_OF_TOWN:
        for at in range(noun - 1, max(-1, noun - 4), -1):
            if items[at].kind in (_PLACE, _NAME):
                return at  # "from the Quito business district"
            if items[at].kind not in (KINDS["WORD"], _NOUN):
                break
    return noun


def _both(items: Sequence[Phrase], noun: int) -> int | None:
    """Return the index of the name that two nouns share: "the resort and fishing port of [Agadir]"."""
    if noun + 1 >= len(items) or items[noun + 1].kind != LITERALS["and"]:
        return None
    at = noun + 2
    while at < len(items) and items[at].kind in (KINDS["WORD"], KINDS["DET"]) and at - noun < 5:
        at += 1
    if at + 2 < len(items) and items[at].kind == _NOUN and items[at + 1].kind == LITERALS["of"]:
        return at + 2 if items[at + 2].kind in (_PLACE, _NAME) else None
    return None


def _apposed(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether the name of a town follows in apposition: "the capital, [Kabul], …"."""
    if at + 2 >= len(items) or items[at + 1].kind != KINDS["COMMA"]:
        return False
    if items[at + 2].kind not in (_PLACE, _NAME):
        return False
    ends = at + 3 >= len(items) or items[at + 3].kind in _ENDS_APPOSITION
    if not ends and items[at + 3].kind == LITERALS["and"]:
        ends = at + 4 < len(items) and items[at + 4].kind == KINDS["LEN"]
    return ends and text.lower[items[at].start] in sentence_patterns.NAMED


def here(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    context: Context,
    *,
    any_place: bool = False,
    but: Mention | None = None,
) -> Mention | None:
    """Return where a stay is: the place after "at" or "in" before it, else where the text last was.

    `any_place`: whatever stands before it; `but` is the end already known.
    """
    for at in range(q - 1, -1, -1):
        if items[at].kind == _PLACE and (
            any_place or (at and items[at - 1].kind in sentence_patterns.WITHIN)
        ):
            mention = mention_of(text, items, at, context)
            if mention is not None and (but is None or mention.text != but.text):
                return mention
    return context.here


def antecedent(text: Text, items: Sequence[Phrase], verb: int, context: Context) -> Mention | None:
    """Return the place of a clause with "where": "[Eucla], where the bus stops for an hour"."""
    for at in range(verb, max(0, verb - 7), -1):
        if items[at].kind in (KINDS["SEMI"], KINDS["COMMA"]):
            return None
        if text.lower[items[at].start] == sentence_patterns.WHERE:
            back = at - 1 - (items[at - 1].kind == KINDS["COMMA"])
            if back >= 0 and items[back].kind in (_PLACE, _NAME):
                return mention_of(text, items, back, context)
            return None
    return None


def other(known: Mention | None, *candidates: Mention | None) -> Mention | None:
    """Return the first candidate that is not the end already known."""
    named = known.text if known is not None else None
    return next((c for c in candidates if c is not None and c.text != named), None)


def ended_before(frames: Sequence[Frame], q: int) -> Mention | None:
    """Return where the movement told just before the quantity ended or halted."""
    for frame in reversed(frames):
        if frame.head < q and frame.destination is not None:
            return frame.destination
    return None


def left_before(frames: Sequence[Frame], q: int) -> Mention | None:
    """Return where a departure told earlier in the sentence was from."""
    return next((f.origin for f in frames if f.head < q and f.kind == _DEPART and f.origin), None)


def implicit(
    text: Text, items: Sequence[Phrase], q: int, context: Context
) -> tuple[Mention | None, Mention | None]:
    """Return both ends of a way that names neither: the one last spoken of, else the topic."""
    if context.pair != (None, None):
        return context.pair
    about = subject_place(text, items, q, context)
    if context.origin is not None and context.origin != about:
        return context.origin, about
    return None, about


def frame_for(frames: Sequence[Frame], match: re.Match[str], q: int) -> Frame | None:
    """Return the frame that a quantity belongs to: of the trip it measures, else the nearest before it."""
    if not frames:
        return None
    if "trip" in match.re.groupindex and match.start("trip") >= 0:
        head = match.start("trip")
        for frame in frames:
            if frame.head == head and (frame.departures or frame.arrivals):
                return frame
    inside = [f for f in frames if match.start() <= f.head < match.end()]
    before = [f for f in frames if f.head < q]
    best = (inside or before or frames)[-1 if (inside or before) else 0]
    if best.origin is None and best.destination is None:
        for other in (*reversed(before), *(f for f in frames if f.head > q)):
            if other.kind == _STAY != best.kind and other.head > q:
                continue  # where one halts on the way is no end of it
            if other.origin or other.destination:
                return other
    return best


def _is_subject(items: Sequence[Phrase], at: int) -> bool:
    """Whether a phrase may be what the sentence is about; a noun only at its beginning."""
    if items[at].kind == _NOUN:
        return all(item.kind in (KINDS["DET"], KINDS["WORD"], KINDS["DASH"]) for item in items[:at])
    return items[at].kind in (_PLACE, _PRON, _NAME)


def _is_path(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether a name is that of a walk, which lies where the text is: "in Riva, the [Lake Walk] is"."""
    return (
        items[at].kind == _NAME
        and text.lower[items[at].end - 1] in sentence_patterns.WALK_TRAIL_TRACK
    )


def subject_place(
    text: Text, items: Sequence[Phrase], q: int, context: Context, other: Mention | None = None
) -> Mention | None:
    """Return the place that the sentence is about, when it is not `other`."""
    for at in range(q - 1, -1, -1):
        if items[at].kind in (_BE, _LIE):
            subject = subject_of(text, items, at)
            if subject is not None and _is_path(text, items, subject):
                return here(text, items, subject, context, any_place=True)
            if subject is not None and _is_subject(items, subject):
                mention = mention_of(text, items, subject, context)
                if mention is not None and mention != other:
                    return mention
            break
    return context.about if context.about != other else None
