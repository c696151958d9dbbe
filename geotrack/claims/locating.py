"""What a position is said of: the subject of its sentence, what it stands beside, or the topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.context import Context, is_topical, mention_of
from geotrack.claims.kinds import KINDS, LITERALS, Phrase, Text
from geotrack.claims.lexicon import CONTAINERS
from geotrack.model import Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


__all__ = ["chained", "located", "postposed", "subject_of"]

_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_REFERENCES: Final = frozenset((_PLACE, _NOUN, _NAME))
_BE, _LIE, _REL, _COMMA, _SEMI, _OPEN, _CLOSE, _WORD, _DET, _DIR, _DASH = (
    KINDS[k] for k in "BE LIE REL COMMA SEMI OPEN CLOSE WORD DET DIR DASH".split()
)
_VEHICLE: Final = KINDS["VEHICLE"]
_AND, _OR, _IN = LITERALS["and"], LITERALS["or"], LITERALS["in"]
_QUANTITIES: Final = frozenset((KINDS["LEN"], KINDS["DUR"], KINDS["SPEED"]))
_VERBS: Final = frozenset(
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "COVER", "RUN", "STAY")
)
#: prepositions that make a place the surroundings of something else
_AROUND: Final = frozenset(
    LITERALS[w] for w in ("in", "on", "of", "off", "over", "across", "along", "near")
)
_PREPOSITIONS: Final = _AROUND | {LITERALS["at"], LITERALS["by"]}
#: verbs of lying that need no "is"
_FINITE: Final = frozenset("lies lie lay sits sit sat stands stand stood remains".split())
_LINKS: Final = frozenset((_COMMA, _AND, LITERALS["or"], LITERALS["but"], _WORD))
_PHRASE_OF_NAME: Final = frozenset((_DET, _WORD, _NOUN, _NAME, _DIR, _DASH))
_PHRASE_OF_NOUN: Final = _PHRASE_OF_NAME | {_PLACE}  # "Crete's north coast"
_PARTS: Final = frozenset("coast part parts side bank banks shore shores edge foothills".split())
_REACH: Final = 70  #: phrases looked back over; sentences are seldom longer


def _container(text: Text, items: Sequence[Phrase], at: int) -> int:
    """Return 2 for a name of water, range or region, 1 for a place after "in", "on" or "of", else 0.

    The located thing is rather "the port" than "the sea" in "the port on the sea, 5 km off".
    """
    phrase = items[at]
    first, last = text.lower[phrase.start], text.lower[phrase.end - 1]
    if last in CONTAINERS or first in ("lake", "mount", "gulf", "river"):
        return 2
    head = _chain_head(items, at)
    if head != at:
        return max(1, _container(text, items, head))
    before = _before_noun_phrase(items, at)
    return int(before >= 0 and items[before].kind in _AROUND)


def _chain_head(items: Sequence[Phrase], at: int) -> int:
    """Return the index of the place that the one at `at` only places: Riva of "Riva, Trentino, Italy"."""
    if items[at].kind != _PLACE or (at + 1 < len(items) and items[at + 1].kind in (_AND, _OR)):
        return at
    head = at
    while head > 1 and items[head - 1].kind == _COMMA and items[head - 2].kind == _PLACE:
        head -= 2
    return head


def _before_noun_phrase(items: Sequence[Phrase], at: int) -> int:
    """Return the index of what stands before the noun phrase that ends at `at`; -1 at the start."""
    before = at - 1
    inside = _PHRASE_OF_NOUN if items[at].kind == _NOUN else _PHRASE_OF_NAME
    while before >= 0 and items[before].kind in inside and at - before < 6:
        before -= 1
    return before


def subject_of(text: Text, items: Sequence[Phrase], verb: int) -> int | None:
    """Return the index of the phrase that the verb at index `verb` is said of, or None."""
    at = verb - 1
    if at >= 0 and items[at].kind == _REL:
        for back in range(at - 1, max(-1, at - 6), -1):
            if items[back].kind in _REFERENCES:
                return back
    best = None
    floor = max(-1, verb - _REACH)
    while at > floor:
        kind = items[at].kind
        if kind == _CLOSE:
            at = _opening(items, at) - 1
            continue
        if kind == _SEMI or kind in _QUANTITIES or kind in _VERBS or kind in (_BE, _LIE):
            break
        if kind in (_PRON, _HERE):
            title = at == 0 and bool(text.dropped)
            return at if best is None or title else best
        if kind in _REFERENCES:
            before = items[at - 1].kind if at else ""
            weaker = kind != _PLACE and best is not None and items[best].kind == _PLACE
            if kind == _NAME and at + 2 == best and items[at + 1].kind == _COMMA:
                weaker = False  # "Linden, Ohio, is …"
            if best is None or not (weaker or before in _AROUND):
                best = at
        at -= 1
    return best


def _opening(items: Sequence[Phrase], close: int) -> int:
    """Return the index of the bracket that the one at `close` closes; `close` when there is none."""
    depth = 1
    for at in range(close - 1, max(-1, close - 30), -1):
        depth += (items[at].kind == _CLOSE) - (items[at].kind == _OPEN)
        if not depth:
            return at
    return close


def chained(items: Sequence[Phrase], end: int, q: int) -> bool:
    """Whether the position at `q` goes on where the one that ended before `end` left off.

    "12 km from Riva, Trentino, and [30 km from Arco]": only a link or a region stands between.
    """
    if not 0 < q - end <= 5:
        return False
    between = items[end:q]
    if between[0].kind == _COMMA and len(between) > 2 and between[1].kind == _PLACE:
        between = between[2:]
    return all(item.kind in _LINKS for item in between) and between[0].kind in (_COMMA, _AND)


def located(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    context: Context,
    taken: Collection[int],
    *,
    people: bool = True,
    relative: bool = False,
) -> Mention | None:
    """Return what the position at quantity `q` is said of.

    `taken` are phrases that are references of a position themselves; `people` False leaves out names
    that are no places; `relative`: the position names no reference ("12 miles away").
    """
    if q and items[q - 1].kind == _OPEN:
        for at in range(q - 2, max(-1, q - 6), -1):
            if items[at].kind in _REFERENCES:
                return mention_of(text, items, at, context)
    if relative and q > 1 and items[q - 1].kind == _COMMA and items[q - 2].kind == _PLACE:
        head = _chain_head(items, q - 2)
        if head not in taken and not _container(text, items, head):
            return mention_of(text, items, head, context)  # "gas is sold at Mina, 12 miles away"
    if (adjacent := _adjacent(text, items, q, taken)) is not None:
        return mention_of(text, items, adjacent, context)
    near: list[int] = []
    loose = False  # whether the position only stands beside what it is said of
    floor = max(-1, q - _REACH)
    at = q - 1
    while at > floor:
        kind = items[at].kind
        if kind == _SEMI:
            break
        if kind == _CLOSE:
            at = _opening(items, at) - 1
            continue
        if kind == _COMMA and at == q - 1:
            loose = True
        if kind in (_BE, _LIE):
            head = at - 1 if kind == _LIE and at and items[at - 1].kind == _BE else at
            if head and items[head - 1].kind == _AND:
                at = head - 1
                continue
            if head == at and kind == _LIE and text.lower[items[at].start] not in _FINITE:
                if at <= 1:
                    return _following_subject(text, items, q, context) or context.about
                loose = True
                at -= 1
                continue
            subject = subject_of(text, items, head)
            if (
                subject is not None
                and subject not in taken
                and (
                    _is_title(text, items, subject, context)
                    or _fits(text, items, subject, loose, near)
                )
            ):
                return mention_of(text, items, subject, context)
            if near:
                break
        elif kind in _REFERENCES and at not in taken and (people or kind != _NAME):
            near.append(at)
        at -= 1
    if not near and (behind := postposed(text, items, q)) is not None:
        return mention_of(text, items, behind, context)
    near = [
        k for k in near if items[k].end - items[k].start > 1 or len(text.lower[items[k].start]) > 1
    ]
    if near:
        best = min(near, key=lambda k: _rank(text, items, k))
        return mention_of(text, items, best, context)
    if (found := _following_subject(text, items, q, context)) is not None:
        return found
    return (_described(text, items, q) if people else None) or context.about


#: what is done from afar: "Villagers heard the blast from 12 miles away"
_PERCEIVED: Final = frozenset(
    "see saw seen hear heard feel felt smell smelled smelt watch watched spot spotted notice noticed".split()
)


def _observers(text: Text, items: Sequence[Phrase], begin: int, q: int) -> Mention | None:
    """Return the people of "[Villagers] heard the blast from 12 miles away"; None for others."""
    first, last = items[begin].start, items[q].start if q < len(items) else items[begin].end
    word = text.tokens.words[first]
    if not (word[:1].isupper() and word.endswith("s") and items[begin].end == first + 1):
        return None
    if _PERCEIVED.isdisjoint(text.lower[first + 1 : last]):
        return None
    start, stop = text.tokens.starts[first], text.tokens.ends[first]
    return Mention(text=word, start=start, end=stop)


def _described(text: Text, items: Sequence[Phrase], q: int) -> Mention | None:
    """Return the noun phrase that the clause begins with, whatever it is: "[The boat] capsized …"."""
    begin = q - 1
    while begin > 0 and items[begin - 1].kind != _SEMI:
        begin -= 1
    if begin < 0:
        return None
    if items[begin].kind != _DET:
        return _observers(text, items, begin, q)
    end = begin + 1
    while end < q and end - begin < 4 and items[end].kind in (_WORD, _NOUN, _VEHICLE, _DASH):
        end += 1
        if items[end - 1].kind in (_NOUN, _VEHICLE):
            break
    else:
        if end < q and items[end].kind not in (_BE, _LIE):
            end = min(end, begin + 2)
    if end == begin + 1:
        return None
    start, stop = text.tokens.starts[items[begin].end], text.tokens.ends[items[end - 1].end - 1]
    return Mention(text=text.source[start:stop], start=start, end=stop)


def postposed(text: Text, items: Sequence[Phrase], q: int) -> int | None:
    """Return the subject behind its verb: "nine miles north of X lies the fort of [Y]"."""
    for at in range(q + 1, min(len(items) - 1, q + 12)):
        if items[at].kind in (_SEMI, _REL) or (
            items[at].kind == _COMMA and items[at + 1].kind not in (_LIE, _BE)
        ):
            return None
        if items[at].kind in (_LIE, _BE):
            best = None
            for behind in range(at + 1, min(len(items), at + 8)):
                kind = items[behind].kind
                if kind == _PLACE:
                    return behind
                if kind in _REFERENCES:
                    best = behind if best is None else best
                elif kind not in (_DET, _WORD, _DASH, LITERALS["of"]):
                    break
            return best
    return None


def _is_title(text: Text, items: Sequence[Phrase], subject: int, context: Context) -> bool:
    """Whether a subject is what the article is about, whatever else is named beside it."""
    mention = mention_of(text, items, subject, context)
    return mention is not None and context.title is not None and mention.text == context.title.text


def _fits(
    text: Text, items: Sequence[Phrase], subject: int, loose: bool, near: Sequence[int]
) -> bool:
    """Whether a subject may be what lies there; beside a place, only a place may."""
    kind = items[subject].kind
    if not loose or kind in (_PLACE, _PRON, _HERE):
        return True
    if kind == _NOUN and is_topical(text, items, subject):
        return True
    return not any(items[k].kind == _PLACE for k in near)


def _rank(text: Text, items: Sequence[Phrase], at: int) -> int:
    if items[at].kind == _PLACE:
        return _container(text, items, at)
    return (3 if items[at].kind == _NOUN else 4) + _container(text, items, at)


def _adjacent(text: Text, items: Sequence[Phrase], q: int, taken: Collection[int]) -> int | None:
    """Return the phrase that a position follows at once: "a camp 9 miles south of X [in Y]"."""
    last = q - 1
    if last < 0 or items[last].kind not in _REFERENCES or last in taken:
        return None
    before = _before_noun_phrase(items, last)
    preposition = items[before].kind if before >= 0 else ""
    if preposition == _BE and items[last].kind != _PLACE:
        return None  # "it is a quiet town 9 miles …"
    if preposition in _PREPOSITIONS and before and items[before - 1].kind in (_LIE, _BE):
        return None  # "it is situated in the hills 9 miles …"
    if items[last].kind != _NOUN and (head := _chain_head(items, last)) != last:
        return None if head in taken or _container(text, items, head) else head
    if items[last].kind != _NOUN and _container(text, items, last):
        return None
    around = preposition in (_IN, LITERALS["on"], LITERALS["along"])
    if preposition == LITERALS["of"] and items[last].kind == _NOUN and _part(text, items, before):
        return None  # "in the northern part of the province 9 miles …"
    if around and text.lower[items[before + 1].start] not in ("a", "an", "another"):
        return None  # "in the commune 9 miles …" says where something else is
    if (
        items[last].kind == _NOUN
        and around
        and text.lower[items[last].start] in CONTAINERS | _PARTS
    ):
        return None
    if items[last].kind != _PLACE:
        inner = _place_inside(items, q, taken)
        if inner is not None:
            return inner
        if before > 0 and items[before].kind == _COMMA and items[before - 1].kind == _PLACE:
            return before - 1  # "Riva, a quiet lakeside town 5 km from …"
    return last


def _part(text: Text, items: Sequence[Phrase], of: int) -> bool:
    return of > 0 and text.lower[items[of - 1].start] in _PARTS


def _place_inside(items: Sequence[Phrase], q: int, taken: Collection[int]) -> int | None:
    """Return the place that follows the reference of the position: "9 miles south of X in [Y]"."""
    for at in range(q + 1, min(len(items) - 2, q + 14)):
        if at in taken:
            follows = items[at + 1].kind == _IN and items[at + 2].kind == _PLACE
            return at + 2 if follows else None
    return None


def _following_subject(
    text: Text, items: Sequence[Phrase], q: int, context: Context
) -> Mention | None:
    """Return the subject after a fronted participle: "Located 3 km from A, it …"."""
    for at in range(q + 1, min(len(items), q + 25)):
        if items[at].kind != _COMMA:
            continue
        for further in range(at + 1, min(len(items), at + 4)):
            kind = items[further].kind
            if kind == _PRON:
                return context.about
            if kind in _REFERENCES and any(
                items[v].kind in (_BE, _LIE) or items[v].kind in _VERBS
                for v in range(further + 1, min(len(items), further + 4))
            ):
                return mention_of(text, items, further, context)
    return None
