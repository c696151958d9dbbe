"""Whether a clause tells of what was or of what will be: the verb nearest to an expression."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["tense"]

_PAST: Final = frozenset(
    """was were had did been began became broke brought built bought came caught chose cut drew drove
    ate fell felt fled flew fought found gave got went grew heard held hit kept knew laid led left lost
    made meant met paid put quit ran rang read rode rose said sank sat saw sent shook shot showed shut
    slept sold spent spoke spread stood stole struck swam swore took taught told thought threw tore
    understood woke won wore wrote forgot froze hid lay withdrew drank sailed ended 'd ’d wasn't
    weren't hadn't didn't wasn’t weren’t hadn’t didn’t""".split()
)
_FUTURE: Final = frozenset("will 'll ’ll shall won't won’t gonna would upcoming".split())
_FORMS_OF_BE: Final = frozenset("is are am was were be 's ’s 're ’re been".split())
#: words that look to the future before "to", "for", "on", "in" or the time itself
_PLANS: Final = frozenset(
    """set expected expects expect scheduled schedules schedule due planned plans plan planning hopes hope hoping
    intends intend intending wants want going likely supposed prepares prepared preparing about aims
    aim slated poised bound ready agreed vows vowed promised promises needs hoped intended wanted
    must should may might could can able decided ordered invited""".split()
)
_LINKS: Final = frozenset("to for on in at by early late from until".split())
#: of these only what they govern lies ahead: "agreed in April", "agreed to pay in April"
_RESOLVES: Final = frozenset(
    """agreed decided promised vowed vows ordered invited promises hoped hope hopes hoping intended intend
    intends intending wanted want wants wanting aims aim able""".split()
)
_SCHEDULES: Final = frozenset("scheduled schedules planned planning plans".split())
_MODALS: Final = frozenset("must should may might could can".split())
_NOT_PAST: Final = frozenset(
    """united armed aged red bed need speed indeed seed feed breed embed sacred hundred wicked naked limited
    based related kindred alleged so-called proposed expected scheduled shed sled""".split()
)
_NEAR: Final = 25
_SILENT: Final = frozenset({""})


@lru_cache(maxsize=16384)
def _kind(word: str) -> str:
    word = word.lower()
    if word in _FUTURE:
        return "future"
    if word in _PLANS:
        return "plan"
    if word in _PAST:
        return "past"
    if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST and word.isalpha():
        return "past"
    if word.endswith("ing") and len(word) > 5:
        return "ing"
    if word in ("is", "are", "am"):
        return "be"
    return ""


def _planned(
    words: Sequence[str], k: int, stop: int, following: str, *, backward: bool
) -> Literal["past", "future"] | None:
    """Return what a word of planning says, with the word that follows."""
    if words[k].lower() in _MODALS:
        if following == "have":
            return "past"
        return None if words[k].lower() in ("could", "might") else "future"
    if backward and words[k].lower() in _SCHEDULES:
        return "future"
    if words[k].lower() == "set":
        return "future" if following in ("to", "for") else "past"
    if words[k].lower() in _RESOLVES:
        return (
            "future" if following == "to" else "past" if words[k].lower().endswith("ed") else None
        )
    if any(w.lower() in _LINKS for w in words[k + 1 : min(k + 3, stop)]) or k + 1 == stop:
        return "future"
    return "past" if words[k].lower().endswith("ed") else None


def _read(
    words: Sequence[str], k: int, start: int, stop: int, *, backward: bool
) -> Literal["past", "future", "reported"] | None:
    kind = _kind(words[k])
    previous = words[k - 1].lower() if k > start else ""
    following = words[k + 1].lower() if k + 1 < stop else ""
    if kind == "be":
        return "future" if following == "to" else None
    if kind == "future":
        if words[k].lower() == "would" and any(
            w.lower() == "have" for w in words[k + 1 : min(k + 3, stop)]
        ):
            return "past"
        return "reported" if words[k].lower() == "would" else "future"
    if kind == "plan":
        return _planned(words, k, stop, following, backward=backward)
    if kind == "past":
        if previous in ("is", "are", "am"):
            return None  # "is heard in May"
        if previous == "be" or (k - 2 >= start and words[k - 2].lower() == "be"):
            return None  # "will be held": the auxiliary decides
        if previous == "to" and not words[k].lower().endswith("ed"):
            return None  # "plans to put"
        if words[k].lower() in ("was", "were") and following == "to":
            return "future"
        return "past"
    if previous in ("is", "are", "am", "'s", "’s", "'re", "’re"):
        return "future"  # "is leaving on Friday"
    return "past" if previous in ("was", "were") else None


def tense(
    words: Sequence[str], first: int, last: int, start: int, stop: int, *, reported: bool = False
) -> Literal["past", "future", "open"]:
    """Return the tense around ``words[first:last]`` in the sentence ``words[start:stop]``.

    The nearest telling verb before decides, else the nearest after. `reported`: "would" is past, as in
    "would study Monday's crash".

    Examples
    --------
    >>> tense("The envoy said she would land on Friday".split(), 7, 8, 0, 8)
    'future'
    >>> tense("On Friday the envoy landed".split(), 1, 2, 0, 5)
    'past'
    """
    if last < stop and words[last].lower() in ("was", "were", "had"):
        return (
            "past"  # the subject ends with the time: "the talks planned for Friday were called off"
        )
    for k in range(first - 1, max(start, first - _NEAR) - 1, -1):
        if _kind(words[k]) in _SILENT:
            continue
        found = _read(words, k, start, first, backward=True)
        if found == "reported":
            return "past" if reported else "future"
        if found:
            return found
    for k in range(last, min(stop, last + _NEAR)):
        if _kind(words[k]) in _SILENT:
            continue
        found = _read(words, k, last, stop, backward=False)
        if found == "reported":
            return "past" if reported else "future"
        if found:
            return found
    return "open"
