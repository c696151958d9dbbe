"""What a position is said of: the subject of its sentence, what it stands beside, or the topic."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from geotrack.claims.grammar.described import described
from geotrack.claims.grammar.discourse import Context, is_topical, mention_of
from geotrack.claims.phrases.clauses import (
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
from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import containment_words
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import CONTAINERS, LYING, PLACE_NOUNS
from geotrack.languages.rows import KINDS
from geotrack.model import Mention

_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_BE, _LIE, _REL, _COMMA, _SEMI, _OPEN, _CLOSE, _WORD, _DET, _DASH = (
    KINDS[k] for k in "BE LIE REL COMMA SEMI OPEN CLOSE WORD DET DASH".split()
)
_AND, _IN = LITERALS["and"], LITERALS["in"]
_LINKS: Final = frozenset((_COMMA, _AND, LITERALS["or"], LITERALS["but"], _WORD))


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
    back = _before(text, items, q, context, taken, people=people)
    if back.said:
        return back.found
    if back.coordinated:
        subject = clause_subject(items, q)
        if subject is not None and subject not in taken:
            return mention_of(text, items, subject, context)
    near = back.near
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
    return (described(text, items, q) if people else None) or context.about


class _Back(NamedTuple):
    """What stands before a position: what it is said of, or the places near it."""

    said: bool  #: whether a verb says of what; what it says may stay open
    found: Mention | None
    near: list[int]
    coordinated: bool  #: whether it stands after "… and is", said of a subject further back


def _before(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    context: Context,
    taken: Collection[int],
    *,
    people: bool,
) -> _Back:
    """Look back from a position for the subject of its verb, and for places on the way there."""
    near: list[int] = []
    loose = (
        q > 0 and items[q - 1].kind == _COMMA
    )  # the position only stands beside what it is said of
    coordinated = False
    floor = max(-1, q - REACH)
    at = q - 1
    while at > floor:
        kind = items[at].kind
        if kind == _SEMI:
            break
        if kind == _CLOSE:
            at = opening(items, at) - 1
            continue
        if kind in (_BE, _LIE):
            head = at - 1 if kind == _LIE and at and items[at - 1].kind == _BE else at
            if head and items[head - 1].kind == _AND:
                at = head - 1
                coordinated = True
                continue
            if (
                head == at
                and kind == _LIE
                and text.lower[items[at].start] not in containment_words.FINITE
            ):
                if at <= 1:
                    said = _following_subject(text, items, q, context) or context.about
                    return _Back(True, said, [], coordinated)
                loose = True
                at -= 1
                continue
            subject = _subject_for(text, items, head, at, context, taken, near, loose=loose)
            if subject is not None:
                return _Back(True, mention_of(text, items, subject, context), near, coordinated)
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
    return _Back(False, None, near, coordinated)


def _subject_for(
    text: Text,
    items: Sequence[Phrase],
    head: int,
    at: int,
    context: Context,
    taken: Collection[int],
    near: list[int],
    *,
    loose: bool,
) -> int | None:
    """Return the subject of the verb at `head` if a position behind it may be said of it."""
    subject = subject_of(text, items, head)
    if subject is None or subject in taken:
        return None
    fits = _is_title(text, items, subject, context) or _fits(text, items, subject, at, loose, near)
    return subject if fits else None


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
    if kind == _PRON and loose and text.lower[items[subject].start] in containment_words.PEOPLE:
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
    if (
        preposition in containment_words.PREPOSITIONS
        and before
        and items[before - 1].kind in (_LIE, _BE)
    ):
        return None  # "it is situated in the hills 9 miles …"
    if items[last].kind != _NOUN and (head := chain_head(items, last)) != last:
        return None if head in taken or container(text, items, head) else head
    if items[last].kind != _NOUN and container(text, items, last):
        return None
    around = preposition in (_IN, LITERALS["on"], LITERALS["along"])
    if preposition == LITERALS["of"] and items[last].kind == _NOUN and _part(text, items, before):
        return None  # "in the northern part of the province 9 miles …"
    if around and text.lower[items[before + 1].start] not in containment_words.A_AN_ANOTHER:
        return None  # "in the commune 9 miles …" says where something else is
    if (
        items[last].kind == _NOUN
        and around
        and text.lower[items[last].start] in CONTAINERS | containment_words.PARTS
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
    return of > 0 and text.lower[items[of - 1].start] in containment_words.PARTS


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
