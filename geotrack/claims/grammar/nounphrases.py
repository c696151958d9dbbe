"""Where the place of a noun phrase stands: "the capital in [Kabul]"."""

from collections.abc import Collection, Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Phrase
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS

_PLACE, _NOUN, _NAME, _HERE, _TIME = (KINDS[k] for k in "PLACE NOUN NAME HERE TIME".split())
_COMMA, _WORD, _DET, _DASH, _DIR = (KINDS[k] for k in "COMMA WORD DET DASH DIR".split())
_AT, _IN, _OF, _ON, _BOTH = (LITERALS[w] for w in "at in of on both".split())
#: what may stand before the noun of a place, and noun before noun
_BEFORE_NOUN: Final = frozenset((_BOTH, _NOUN, _NAME, _DET, _WORD, _DASH, _DIR))


def place_at(items: Sequence[Phrase], at: int) -> int | None:
    """Return the index of the place whose noun phrase begins at `at`: "the capital in [Kabul]"."""
    end = len(items)
    start = at
    while at < end and at - start < 7:
        kind = items[at].kind
        if kind in (_PLACE, _HERE):
            return at
        following = items[at + 1].kind if at + 1 < end else None
        if kind == _NOUN and following != _NOUN:
            return _of_noun(items, at)
        if kind == _NAME and following not in (_PLACE, _NOUN):
            inner = _inside(items, at + 1, (_IN, _AT))
            if inner is not None:
                return inner
            return at if at == start or items[at - 1].kind == _DET else None
        if kind == _TIME:
            return _behind_time(items, at)
        if kind not in _BEFORE_NOUN:
            return None
        if kind == _WORD and at + 2 < end and following in (_OF, _AT) and at > start:
            at += 1  # "in view of the islands", "the edge of Turin"
        at += 1
    return None


def _of_noun(items: Sequence[Phrase], at: int) -> int:
    """Return the place that the noun at `at` is of or in: "the port of [Kiel]", else the noun itself."""
    step, end = at + 1, len(items)
    inner = _inside(items, step, (_OF, _IN, _AT, _ON))
    if inner is not None:
        return inner
    if step < end and items[step].kind == _OF and place_at(items, step + 1) == step + 1:
        return step + 1 if items[step + 1].kind == _NAME else at  # "the border station of Lomna"
    return step if step < end and items[step].kind == _PLACE else at


def _inside(items: Sequence[Phrase], step: int, prepositions: Collection[str]) -> int | None:
    """Return the place close behind one of some prepositions at `step`; None: there is none."""
    if step >= len(items) or items[step].kind not in prepositions:
        return None
    inner = place_at(items, step + 1)
    near = inner is not None and items[inner].kind == _PLACE and inner - step < 5
    return inner if near else None


def _behind_time(items: Sequence[Phrase], at: int) -> int | None:
    """Return the place behind a time: "from Monday morning in [Sydney]", "from May 4, 1912, in [Oslo]"."""
    step, end = at + 1, len(items)
    if step + 2 < end and items[step].kind == _COMMA and items[step + 2].kind == _COMMA:
        step += 3
    return place_at(items, step + 1) if step < end and items[step].kind in (_IN, _AT) else None
