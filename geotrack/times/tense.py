"""Whether a clause tells of what was or of what will be: the verb nearest to an expression."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from geotrack.languages.en import tense_words

_NEAR: Final = 25
_SILENT: Final = frozenset({""})


@lru_cache(maxsize=16384)
def _kind(word: str) -> str:
    word = word.lower()
    if word in tense_words.FUTURE:
        return "future"
    if word in tense_words.PLANS:
        return "plan"
    if word in tense_words.PAST:
        return "past"
    if (
        word.endswith(tense_words.ED)
        and len(word) > 4
        and word not in tense_words.NOT_PAST
        and word.isalpha()
    ):
        return "past"
    if word.endswith(tense_words.ING) and len(word) > 5:
        return "ing"
    if word in tense_words.IS_ARE_AM:
        return "be"
    return ""


def _planned(
    words: Sequence[str], k: int, stop: int, following: str, *, backward: bool
) -> Literal["past", "future"] | None:
    """Return what a word of planning says, with the word that follows."""
    if words[k].lower() in tense_words.MODALS:
        if following == tense_words.HAVE:
            return "past"
        return None if words[k].lower() in tense_words.COULD_MIGHT else "future"
    if words[k].lower() == tense_words.ABOUT:  # "about to leave", but "at about 2200 on 3 May"
        return "future" if following == tense_words.TO else None
    if backward and words[k].lower() in tense_words.SCHEDULES:
        return "future"
    if words[k].lower() == tense_words.SET:
        return "future" if following in tense_words.TO_FOR else "past"
    if words[k].lower() in tense_words.RESOLVES:
        return (
            "future"
            if following == tense_words.TO
            else "past"
            if words[k].lower().endswith(tense_words.ED)
            else None
        )
    if (
        any(w.lower() in tense_words.LINKS for w in words[k + 1 : min(k + 3, stop)])
        or k + 1 == stop
    ):
        return "future"
    return "past" if words[k].lower().endswith(tense_words.ED) else None


def _read(
    words: Sequence[str], k: int, start: int, stop: int, *, backward: bool
) -> Literal["past", "future", "reported"] | None:
    kind = _kind(words[k])
    previous = words[k - 1].lower() if k > start else ""
    following = words[k + 1].lower() if k + 1 < stop else ""
    if kind == "be":
        return "future" if following == tense_words.TO else None
    if kind == "future":
        if words[k].lower() == tense_words.WOULD and any(
            w.lower() == tense_words.HAVE for w in words[k + 1 : min(k + 3, stop)]
        ):
            return "past"
        return "reported" if words[k].lower() == tense_words.WOULD else "future"
    if kind == "plan":
        return _planned(words, k, stop, following, backward=backward)
    if kind == "past":
        if previous in tense_words.IS_ARE_AM:
            return None  # "is heard in May"
        if previous == tense_words.BE or (
            k - 2 >= start and words[k - 2].lower() == tense_words.BE
        ):
            return None  # "will be held": the auxiliary decides
        if previous == tense_words.TO and not words[k].lower().endswith(tense_words.ED):
            return None  # "plans to put"
        if words[k].lower() in tense_words.WAS_WERE and following == tense_words.TO:
            return "future"
        return "past"
    if previous in tense_words.PRESENT_OF_BE:
        return "future"  # "is leaving on Friday"
    return "past" if previous in tense_words.WAS_WERE else None


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
    if last < stop and words[last].lower() in tense_words.WAS_WERE_HAD:
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
