"""What a position is said of: the subject of its sentence, what it stands beside, or the topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.discourse import Context, is_topical, mention_of
from geotrack.claims.phrases.clauses import (
    AROUND,
    REACH,
    REFERENCES,
    VERBS,
    before_noun_phrase,
    chain_head,
    clause_subject,
    container,
    opening,
    subject_of,
    within_road,
)
from geotrack.claims.phrases.kinds import KINDS, LITERALS, Phrase, Text
from geotrack.claims.phrases.lexicon import CONTAINERS, LYING, PLACE_NOUNS
from geotrack.model import Mention

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


__all__ = ["chained", "located", "postposed"]

_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_BE, _LIE, _REL, _COMMA, _SEMI, _OPEN, _CLOSE, _WORD, _DET, _DASH = (
    KINDS[k] for k in "BE LIE REL COMMA SEMI OPEN CLOSE WORD DET DASH".split()
)
_VEHICLE: Final = KINDS["VEHICLE"]
_AND, _IN = LITERALS["and"], LITERALS["in"]
_PREPOSITIONS: Final = AROUND | {LITERALS["at"], LITERALS["by"]}
#: verbs of lying that need no "is"
_FINITE: Final = frozenset("lies lie lay sits sit sat stands stand stood remains".split())
_PEOPLE: Final = frozenset(("he", "she", "they", "i"))
_LINKS: Final = frozenset((_COMMA, _AND, LITERALS["or"], LITERALS["but"], _WORD))
_PARTS: Final = frozenset("coast part parts side bank banks shore shores edge foothills".split())


def chained(items: Sequence[Phrase], end: int, q: int) -> bool:
    """Whether the position at `q` goes on where the one that ended before `end` left off.

    "12 km from Riva, Trentino, and [30 km from Arco]": only a link, a region or an aside in brackets
    stands between.
    """
    if not 0 < end < q:
        return False
    between = _without_brackets(items, end, q)
    if not 0 < len(between) <= 5:
        return False
    if between[0].kind == _COMMA and len(between) > 2 and between[1].kind == _PLACE:
        between = between[2:]
    return all(item.kind in _LINKS for item in between) and between[0].kind in (_COMMA, _AND)


def _without_brackets(items: Sequence[Phrase], begin: int, end: int) -> list[Phrase]:
    """Return the phrases up to `end` but those in brackets; one that never closes ends at the last comma."""
    out: list[Phrase] = []
    at = begin
    while at < end:
        if items[at].kind == _OPEN:
            closes = next((k for k in range(at, end) if items[k].kind == _CLOSE), None)
            if closes is None:
                commas = [k for k in range(at, end) if items[k].kind == _COMMA]
                if not commas:
                    break
                closes = commas[-1] - 1
            at = closes + 1
            continue
        out.append(items[at])
        at += 1
    return out


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
            if items[at].kind in REFERENCES:
                return mention_of(text, items, at, context)
    if relative and q > 1 and items[q - 1].kind == _COMMA and _names_place(text, items[q - 2]):
        head = chain_head(items, q - 2)
        if head not in taken and not container(text, items, head):
            return mention_of(text, items, head, context)  # "gas is sold at Mina, 12 miles away"
    if (adjacent := _adjacent(text, items, q, taken)) is not None:
        return mention_of(text, items, adjacent, context)
    near: list[int] = []
    loose = False  # whether the position only stands beside what it is said of
    coordinated = False  # whether it stands after "… and is", said of a subject further back
    floor = max(-1, q - REACH)
    at = q - 1
    while at > floor:
        kind = items[at].kind
        if kind == _SEMI:
            break
        if kind == _CLOSE:
            at = opening(items, at) - 1
            continue
        if kind == _COMMA and at == q - 1:
            loose = True
        if kind in (_BE, _LIE):
            head = at - 1 if kind == _LIE and at and items[at - 1].kind == _BE else at
            if head and items[head - 1].kind == _AND:
                at = head - 1
                coordinated = True
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
                    or _fits(text, items, subject, at, loose, near)
                )
            ):
                return mention_of(text, items, subject, context)
            if near:
                break
        elif (
            kind in REFERENCES
            and at not in taken
            and (people or kind != _NAME)
            and not within_road(text, items, at)
        ):
            near.append(at)
        at -= 1
    if coordinated and (subject := clause_subject(items, q)) is not None and subject not in taken:
        return mention_of(text, items, subject, context)
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
                if kind in REFERENCES:
                    best = behind if best is None else best
                elif kind not in (_DET, _WORD, _DASH, LITERALS["of"]):
                    break
            return best
    return None


def _is_title(text: Text, items: Sequence[Phrase], subject: int, context: Context) -> bool:
    """Whether a subject is what the article is about, whatever else is named beside it."""
    mention = mention_of(text, items, subject, context)
    return mention is not None and context.title is not None and mention.text == context.title.text


def _names_place(text: Text, phrase: Phrase) -> bool:
    """Whether a phrase is a place, or a name like "Palanga Airport"."""
    if phrase.kind == _NAME and phrase.end - phrase.start > 1:
        return text.lower[phrase.end - 1] in PLACE_NOUNS
    return phrase.kind == _PLACE


def _fits(
    text: Text, items: Sequence[Phrase], subject: int, verb: int, loose: bool, near: Sequence[int]
) -> bool:
    """Whether a subject may be what lies there; beside a place, only a place may."""
    kind = items[subject].kind
    if kind == _PRON and loose and text.lower[items[subject].start] in _PEOPLE:
        return not any(items[k].kind == _PLACE for k in near)  # "he was born in Leova, 92 km …"
    if kind == _NAME and text.lower[items[verb].start] in LYING:
        return True
    if not loose or kind in (_PLACE, _PRON, _HERE):
        return True
    if kind == _NOUN and is_topical(text, items, subject):
        return True
    return not any(items[k].kind == _PLACE for k in near)


def _rank(text: Text, items: Sequence[Phrase], at: int) -> int:
    if items[at].kind == _PLACE:
        return container(text, items, at)
    return (3 if items[at].kind == _NOUN else 4) + container(text, items, at)


def _adjacent(text: Text, items: Sequence[Phrase], q: int, taken: Collection[int]) -> int | None:
    """Return the phrase that a position follows at once: "a camp 9 miles south of X [in Y]"."""
    last = q - 1
    if last < 0 or items[last].kind not in REFERENCES or last in taken:
        return None
    before = before_noun_phrase(items, last)
    preposition = items[before].kind if before >= 0 else ""
    if preposition == _BE and items[last].kind != _PLACE:
        return None  # "it is a quiet town 9 miles …"
    if preposition in _PREPOSITIONS and before and items[before - 1].kind in (_LIE, _BE):
        return None  # "it is situated in the hills 9 miles …"
    if items[last].kind != _NOUN and (head := chain_head(items, last)) != last:
        return None if head in taken or container(text, items, head) else head
    if items[last].kind != _NOUN and container(text, items, last):
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
            if kind in REFERENCES and any(
                items[v].kind in (_BE, _LIE) or items[v].kind in VERBS
                for v in range(further + 1, min(len(items), further + 4))
            ):
                return mention_of(text, items, further, context)
    return None
