"""Whether two phrases name the same traveller: "Kim Jong-un", "Kim", "the train", nobody."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from geotrack.languages.en import journey_words

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(
        w.lower()
        for w in _WORD.findall(
            name.removesuffix(journey_words.STRAIGHT_S).removesuffix(journey_words.CURLY_S)
        )
    )


def is_name(traveller: str | None) -> bool:
    """Whether a traveller is named, not described ("the train", "the party", None).

    Examples
    --------
    >>> is_name("Kim Jong-un"), is_name("the convoy"), is_name(None)
    (True, False, False)
    """
    if not traveller:
        return False
    words = _WORD.findall(traveller)
    return any(w[0].isupper() and w.lower() not in journey_words.TITLES for w in words)


def same_traveller(left: str | None, right: str | None) -> bool | None:
    """Return whether two phrases name the same; None when one of them names nobody in particular.

    Examples
    --------
    >>> same_traveller("Amundsen", "Roald Amundsen"), same_traveller("Amundsen", "Scott")
    (True, False)
    >>> same_traveller("the train", "Scott") is None
    True
    """
    if left and right and left.lower() == right.lower():
        return True
    if not is_name(left) or not is_name(right):
        return None
    assert left is not None
    assert right is not None
    a = tuple(w for w in _tokens(left) if w not in journey_words.TITLES) or _tokens(left)
    b = tuple(w for w in _tokens(right) if w not in journey_words.TITLES) or _tokens(right)
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long) or short[-1] == long[-1]:
        return True
    if len(short) == 1:
        only = short[0]
        parts = [p for w in long for p in re.split(r"['’-]", w) if p]
        if len(only) > 1 and only == "".join(p[0] for p in parts):
            return True  # initials
    # a section's name stuck to the headline's first word ("PoliticsKim")
    return (
        short[1:] == long[1:]
        and len(short) > 1
        and (short[0].endswith(long[0]) or long[0].endswith(short[0]))
    )


def is_one(traveller: str | None) -> bool:
    """Whether "leaves" follows a traveller rightly: a name or a thing in the singular, not "we" or "the mayors".

    Examples
    --------
    >>> [is_one(who) for who in ("Ruth Cole", "the express", "the mayors", "I", "the French")]
    [True, True, False, False, False]
    >>> [is_one(who) for who in ("I", "the Boats", "James")]
    [False, False, True]
    """
    words = (traveller or "").split()
    if words[:1] and words[0] in journey_words.SPEAKERS:
        return False
    people = words[:1] == [journey_words.THE.strip()] and words[-1].endswith(journey_words.PEOPLES)
    if len(words) == 2 and people and is_name(traveller):
        return False
    plural = (
        bool(words)
        and words[-1].endswith(journey_words.PLURAL_S)
        and not words[-1].endswith(journey_words.DOUBLE_S)
    )
    article = len(words) > 1 and words[0] in journey_words.THE_A_AN
    return not plural if article else is_name(traveller)


def best_name(names: Iterable[str]) -> str | None:
    """Return the name to show for one traveller: the most frequent, of equals the longest."""
    counts = Counter(name for name in names if name)
    if not counts:
        return None
    return max(counts, key=lambda n: (is_name(n), counts[n], len(n), n))
