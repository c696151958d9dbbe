"""Noun phrases and clauses: what a verb is said of, what an aside is, what only surrounds something."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import clause_words
from geotrack.languages.en.clause_words import AROUND
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import CONTAINERS
from geotrack.languages.rows import KINDS

_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
REFERENCES: Final = frozenset((_PLACE, _NOUN, _NAME))
_BE, _LIE, _REL, _COMMA, _SEMI, _OPEN, _CLOSE, _WORD, _DET, _DIR, _DASH = (
    KINDS[k] for k in "BE LIE REL COMMA SEMI OPEN CLOSE WORD DET DIR DASH".split()
)
_VEHICLE = KINDS["VEHICLE"]
_AND, _OR, _OF, _TO, _IN = (LITERALS[w] for w in ("and", "or", "of", "to", "in"))
_QUANTITIES: Final = frozenset((KINDS["LEN"], KINDS["DUR"], KINDS["SPEED"]))
VERBS: Final = frozenset(
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "COVER", "RUN", "STAY")
)
_PHRASE_OF_NAME: Final = frozenset((_DET, _WORD, _NOUN, _NAME, _DIR, _DASH))
_PHRASE_OF_NOUN: Final = _PHRASE_OF_NAME | {_PLACE}  # "Crete's north coast"
REACH: Final = 70  #: phrases looked back over; sentences are seldom longer
#: what an aside begins with: "Tabas, [a] city in Iran, …", "Sligo, [located] in …"
_ASIDE: Final = frozenset(
    (_DET, _LIE, _REL, *(LITERALS[w] for w in ("in", "on", "at", "near", "by", "along", "off")))
)


def container(text: Text, items: Sequence[Phrase], at: int) -> int:
    """Return 2 for a name of water, range or region, 1 for a place after "in", "on" or "of", else 0.

    The located thing is rather "the port" than "the sea" in "the port on the sea, 5 km off".
    """
    phrase = items[at]
    first, last = text.lower[phrase.start], text.lower[phrase.end - 1]
    if last in CONTAINERS or first in clause_words.LAKE_MOUNT_GULF_RIVER:
        return 2
    head = chain_head(items, at)
    if head != at:
        return max(1, container(text, items, head))
    before = outside(text, items, at)
    return int(before >= 0 and items[before].kind in AROUND)


def chain_head(items: Sequence[Phrase], at: int) -> int:
    """Return the index of the place that the one at `at` only places: Riva of "Riva, Trentino, Italy"."""
    if items[at].kind != _PLACE or (at + 1 < len(items) and items[at + 1].kind in (_AND, _OR)):
        return at
    head = at
    while head > 1 and items[head - 1].kind == _COMMA and items[head - 2].kind == _PLACE:
        head -= 2
    return head


def before_noun_phrase(items: Sequence[Phrase], at: int) -> int:
    """Return the index of what stands before the noun phrase that ends at `at`; -1 at the start."""
    before = at - 1
    inside = _PHRASE_OF_NOUN if items[at].kind == _NOUN else _PHRASE_OF_NAME
    while before >= 0 and at - before < 6:
        if items[before].kind == _CLOSE and (begins := opening(items, before)) != before:
            at, before = at - (before - begins), begins - 1  # "the Lugnez (Romansh: long) Valley"
            inside = _PHRASE_OF_NOUN
            continue
        if items[before].kind not in inside:
            break
        before -= 1
    return before


def outside(text: Text, items: Sequence[Phrase], at: int) -> int:
    """Return the index of what stands before a noun phrase, "the town of" before a name included."""
    if at and items[at].kind == _NAME and items[at - 1].kind == _PLACE:
        at -= 1  # "at the foot of [Mount] Gordo"
    before = before_noun_phrase(items, at)
    if (
        before > 0
        and items[before].kind == _OF
        and items[before - 1].kind == _NOUN
        and text.lower[items[before - 1].start] in clause_words.NAMING
        and not (before > 1 and _ranks(text.lower[items[before - 2].start]))
    ):
        return before_noun_phrase(items, before - 1)
    return before


def _ranks(word: str) -> bool:
    return word in clause_words.RANKED or word.endswith(clause_words.EST)


def opening(items: Sequence[Phrase], close: int) -> int:
    """Return the index of the bracket that the one at `close` closes; `close` when there is none."""
    depth = 1
    for at in range(close - 1, max(-1, close - 30), -1):
        depth += (items[at].kind == _CLOSE) - (items[at].kind == _OPEN)
        if not depth:
            return at
    return close


def within_road(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether a name is part of that of a road or railway: "the [Dimapur]-[Imphal] highway"."""
    if text.lower[items[at].end - 1] in clause_words.ROADS and items[at].end - items[at].start > 1:
        return items[at].kind == _NAME
    linked = at > 0 and items[at - 1].kind in (_DASH, _TO)
    for further in range(at + 1, min(len(items), at + 7)):
        kind = items[further].kind
        word = text.lower[items[further].end - 1]
        if kind in (_DASH, _TO):
            linked = True
        elif word in clause_words.ROADS and kind not in (_TO, _DASH):
            return linked
        elif kind not in (_PLACE, _NAME, _WORD):
            return False
    return False


def subject_of(text: Text, items: Sequence[Phrase], verb: int) -> int | None:
    """Return the index of the phrase that the verb at index `verb` is said of, or None."""
    at = verb - 1
    if at >= 0 and items[at].kind == _REL:
        for back in range(at - 1, max(-1, at - 6), -1):
            if items[back].kind in REFERENCES:
                return back
    if (apart := _before_aside(text, items, verb)) is not None:
        return apart
    best = None
    sunk = headed = (
        False  # whether the best so far stands behind a preposition; whether any does not
    )
    floor = max(-1, verb - REACH)
    while at > floor:
        kind = items[at].kind
        if kind == _CLOSE:
            at = opening(items, at) - 1
            continue
        if kind == _SEMI or kind in _QUANTITIES or kind in VERBS or kind in (_BE, _LIE):
            break
        if kind in (_PRON, _HERE):
            title = at == 0 and bool(text.dropped)
            return at if best is None or title else best
        if kind in REFERENCES:
            further = outside(text, items, at)  # "the town of Tabas in the province of Yazd"
            while further > 0 and items[further].kind == _AND and items[further - 1].kind == _PLACE:
                further = outside(text, items, further - 1)  # "bordered by A and B"
            deeper = further >= 0 and items[further].kind in clause_words.BEFORE
            if kind == _NOUN and items[at + 1].kind == _NOUN:
                at -= 1  # "the [district] headquarters"
                continue
            weaker = kind != _PLACE and best is not None and items[best].kind == _PLACE
            if kind == _NAME and at + 2 == best and items[at + 1].kind == _COMMA:
                weaker = False  # "Linden, Ohio, is …"
            if kind == _NAME and sunk:
                weaker = False  # "[Kloten Airport] in Zurich is …", but "the mine in [Kitwe] is …"
            nearer = sunk and deeper and not headed and kind == _PLACE
            headed = headed or not deeper
            if best is None or nearer or not (deeper or weaker):
                best, sunk = at, deeper
        at -= 1
    return best


def _before_aside(text: Text, items: Sequence[Phrase], verb: int) -> int | None:
    """Return the index of what an aside between commas follows: "[Sligo], located in Ireland, is"."""
    if verb < 3 or items[verb - 1].kind != _COMMA:
        return None
    found = None
    at = verb - 2
    while at > max(0, verb - 24):
        kind = items[at].kind
        if kind == _CLOSE:
            at = opening(items, at) - 1
            continue
        if kind == _SEMI or kind in _QUANTITIES or kind in (_PRON, _HERE):
            break
        if kind in VERBS or (kind == _BE and items[at - 1].kind != _REL):
            relative = _relative(items, at)
            if relative is None:
                break
            at = relative - 1
            continue
        if kind == _LIE and items[at - 1].kind not in (_COMMA, _BE, _REL):
            break
        if kind == _COMMA and _begins_aside(text, items[at + 1]):
            head = at - 1
            if items[head].kind == _CLOSE:
                head = opening(items, head) - 1
            if head < 0 or items[head].kind not in REFERENCES:
                break
            head = chain_head(items, head)
            before = outside(text, items, head)
            if before < 0 or items[before].kind not in AROUND:
                found = head
        at -= 1
    return found


def _begins_aside(text: Text, phrase: Phrase) -> bool:
    word = text.lower[phrase.start]
    return phrase.kind in _ASIDE or (phrase.kind == _WORD and word.endswith(clause_words.ED_ING))


def _relative(items: Sequence[Phrase], verb: int) -> int | None:
    """Return the index of the "which" or "whose" whose clause holds a verb; None when there is none."""
    for at in range(verb - 1, max(0, verb - 8), -1):
        if items[at].kind == _REL:
            return at
        if items[at].kind in (_COMMA, _SEMI):
            break
    return None


def clause_subject(items: Sequence[Phrase], q: int) -> int | None:
    """Return what the clause that holds `q` begins with: "[It] belongs to Neringa and is …"."""
    begin = q
    while begin > 0 and items[begin - 1].kind != _SEMI:
        begin -= 1
    at = begin
    while at < q and items[at].kind in (_DET, _WORD) and at - begin < 3:
        at += 1
    if at >= q:
        return None
    kind = items[at].kind
    if kind == _PRON or (kind in REFERENCES and (at == begin or items[begin].kind == _DET)):
        return at
    return None
