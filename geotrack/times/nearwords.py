"""What stands around a number that may be a clock time: somebody who travels, a timetable, a log of watches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.languages.en import words_near_times
from geotrack.times.timewords import NAME, classify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.times.narrative import Context
    from geotrack.times.patterns import Match

_REACH: Final = 12  #: words to each side within which a verb of travel makes a bare number a time
_NEAR: Final = 3  #: words between "dep." and the time of the line that it heads
_LISTED: Final = 4  #: times behind names that make one without such words
_SURE: Final = 2  #: times behind "dep." and "arr." that make a timetable
_CURRENCY: Final = frozenset("$ £ € ¥ %".split())


def free_after(match: Match, *, hour: bool = False) -> bool:
    """Whether what follows a number leaves it a clock time; `hour`: it has no minutes, so more is asked."""
    context, last = match.context, match.last
    if match.before() in _CURRENCY:
        return False
    if last >= len(context.words):
        return True
    tokens, word = context.tokens, context.words[last]
    lower = word.lower()
    if "\n" in context.text[tokens.ends[last - 1] : tokens.starts[last]]:
        return True
    joined = match.after(2) if word == "-" else word
    if joined.isdigit() and len(joined) not in (2, 4):
        return False  # a telephone number
    if (
        lower in words_near_times.MEASURED
        or lower in _CURRENCY
        or NAME.get(classify(word)[0]) in ("SCALE", "VULGAR")
    ):
        return False
    if not word[0].isalnum():
        glued = tokens.starts[last] == tokens.ends[last - 1]
        return not (word in "-–—/" and glued and hour) and word not in _CURRENCY
    if hour:
        fraction = (
            lower == words_near_times.AND and match.after(2).lower() in words_near_times.AFTER_AND
        )
        purpose = lower == words_near_times.TO and _is_verb(match.after(2))
        return (lower in words_near_times.AFTER_HOUR and not fraction) or purpose
    return True


def _is_verb(word: str) -> bool:
    """Whether "to" with this word tells a purpose: "before seven to be clear of town", not "nine to eleven"."""
    return word.isalpha() and word.islower() and not classify(word)[0].strip("_")


def travels(match: Match) -> bool:
    """Whether a word of leaving, arriving or passing stands near in the sentence."""
    context = match.context
    k = context.sentence(match.first)
    low, high = context.tokens.first[k], context.tokens.first[k + 1]
    near = context.words[max(low, match.first - _REACH) : min(high, match.last + _REACH)]
    return any(word.lower() in words_near_times.TRAVEL for word in near)


def in_table(context: Context) -> bool:
    """Whether the text is, or holds, a timetable: times behind "dep." and "arr."."""
    if context.styles is None:
        context.styles = _styles(context.words)
    return context.styles[0]


def in_watches(context: Context) -> bool:
    """Whether the text writes its times as four figures: two stand there that begin with a nought."""
    if context.styles is None:
        context.styles = _styles(context.words)
    return context.styles[1]


def _styles(words: Sequence[str]) -> tuple[bool, bool]:
    heads = noughts = listed = others = 0
    for k, word in enumerate(words):
        if not word[0].isdigit():
            continue
        dialled = k > 0 and words[k - 1].isdigit() and len(words[k - 1]) != len(word)
        if (
            len(word) == 4
            and word[0] == "0"
            and not dialled
            and word.isdigit()
            and int(word) < 1000
            and int(word[2:]) < 60
        ):
            noughts += 1
        if "." in word and word.count(".") == 1:
            if _as_clock(word) and _after_name(words, k):
                listed += 1
            elif not _as_clock(word):
                others += 1
        if (
            ("." in word or ":" in word or len(word) == 4)
            and any(w.lower() in words_near_times.HEADED for w in words[max(0, k - _NEAR) : k])
        ) or (
            word.count(":") == 1
            and len(word) >= 4
            and (k == 0 or words[k - 1].lower() in words_near_times.HEADS)
        ):
            heads += 1
    return heads >= _SURE or listed >= max(_LISTED, 2 * others), noughts >= 1


def _as_clock(word: str) -> bool:
    hours, _, minutes = word.partition(".")
    return hours.isdigit() and int(hours) < 24 and len(minutes) == 2 and int(minutes) < 60


def _after_name(words: Sequence[str], k: int) -> bool:
    """Whether a number stands behind a name, a dotted leader or another time, and is not measured."""
    before = words[k - 1] if k else "."
    follows = words[k + 1].lower() if k + 1 < len(words) else ""
    if follows in words_near_times.MEASURED or follows in _CURRENCY or before in _CURRENCY:
        return False
    return before[0].isupper() or before in words_near_times.IN_OUT or _as_clock(before)
