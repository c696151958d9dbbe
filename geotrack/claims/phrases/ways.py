"""How one goes and in which direction: "by private car", "on the Karoo Highway", "west-south-west"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.phrases import lexicon
from geotrack.claims.phrases.kinds import KINDS, LITERALS, Phrase, Text
from geotrack.claims.phrases.numbers import NUMBER_WORDS
from geotrack.claims.phrases.quantities import UNIT_WORDS
from geotrack.claims.phrases.wordclasses import BE_FORMS, DETERMINERS, RELATIVES, VERBS
from geotrack.measures.straight import straight_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import Mode

__all__ = ["direction", "way"]

_K: Final = KINDS

_TRANSIT: Final = ("transport", "transportation", "transit")
_NOT_IN: Final = frozenset("road roads highway motorway freeway river sea air rail".split())
_NOT_ON: Final = frozenset(
    "river sea air foot vehicle".split()
)  #: "on the river" is where, not how


def way(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Read "by private car", "on the Karoo Highway", "aboard the ferry", "as the crow flies"."""
    lower = text.lower
    word = lower[at]
    if many := straight_way(lower, at):
        out.append(Phrase(_K["BY"], at, at + many, "straight"))
        return at + many
    if word == "as":
        return 0
    position, determined = at + 1, False
    limit = min(last, at + 6)
    while position < limit:
        here = lower[position]
        if position in text.toponyms:
            end = text.toponyms[position][0]
            mode = lexicon.WAYS.get(lower[min(end, last) - 1])
            if mode and mode != "river" and word != "in":
                out.append(Phrase(_K["BY"], at, min(end, last), mode))
                return min(end, last)
            if text.toponyms[position][2].kind != "adjective":
                return 0
            position = end
            continue
        if here in DETERMINERS:
            determined = True
        elif read := _vehicle(text, at, position, last, determined) or _road(
            text, at, position, last, determined
        ):
            end, mode = read
            if end:
                out.append(Phrase(_K["BY"], at, end, mode))
            return end
        elif not (here[0].isdecimal() and text.glued[position]) and _closes(here):
            return 0  # but "the N5 highway"
        position += 1
    return 0


def _closes(word: str) -> bool:
    """Whether a word cannot stand between "by" and what one goes by."""
    return (
        word in NUMBER_WORDS
        or (not word[0].isalpha() and word != "-")
        or word in LITERALS
        or word in VERBS
        or word in BE_FORMS
        or word in RELATIVES
    )


def _vehicle(
    text: Text, at: int, position: int, last: int, determined: bool
) -> tuple[int, Mode] | None:
    """Read the vehicle at `position` behind the preposition `at`: end (0: says no way) and mode."""
    lower = text.lower
    word, here = lower[at], lower[position]
    if here not in lexicon.VEHICLES or word not in ("by", "on", "in", "aboard", "over", "via"):
        return None
    following = lower[position + 1] if position + 1 < last else ""
    if (
        (word == "in" and (not determined or here in _NOT_IN))
        or (
            here in ("river", "sea") and text.tokens.words[position][0].isupper()
        )  # "the River Inn"
        or (word == "on" and determined and here in _NOT_ON)
        or here == "carrier"
        or (here == "air" and following in ("force", "base"))
    ):
        return 0, "unknown"
    if here in ("railway", "road") and following in ("line", "track", "tracks", "bridge"):
        position += 1
    return _alternatives(text, position + 1, last, lexicon.VEHICLES[here])


def _road(
    text: Text, at: int, position: int, last: int, determined: bool
) -> tuple[int, Mode] | None:
    """Read "the Karoo Highway 7", "water", "public transport": end (0: says no way) and mode."""
    lower = text.lower
    word, here, end = lower[at], lower[position], position + 1
    if (
        here in lexicon.WAYS
        and word in ("by", "on", "via", "along", "over")
        and (determined or text.tokens.words[position][0].isupper())
    ):
        if lexicon.WAYS[here] == "river":
            return 0, "unknown"
        numbered = end < last and lower[end].isdecimal()
        if numbered and not (end + 1 < last and lower[end + 1] in UNIT_WORDS):
            end += 1
        return end, lexicon.WAYS[here]
    if here == "water" and word == "by":
        return end, "river"
    if here == "public" and end < len(lower) and lower[end] in _TRANSIT:
        return end + 1, "unknown"
    return None


def _alternatives(text: Text, end: int, last: int, mode: Mode) -> tuple[int, Mode]:
    """Read on over "by car or bus"; different modes leave the mode open."""
    lower = text.lower
    at = end
    while at < min(last, end + 6):
        if lower[at] in (",", "or", "and", "/") and at + 1 < last:
            step = at + 1
            while step < last and lower[step] in ("or", "and", "by", "a", "the"):
                step += 1
            other = lexicon.VEHICLES.get(lower[step]) if step < last else None
            if other is None:
                break
            if other != mode:
                mode = "unknown"
            end = at = step + 1
        else:
            break
    return end, mode


_BASE: Final = {
    written: name
    for name in lexicon.DIRECTIONS
    for written in (name, *(name + suffix for suffix in ("ward", "wards", "erly", "wardly")))
}
_LETTERS: Final = frozenset("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())


def _point(lower: Sequence[str], at: int, last: int) -> tuple[str, int] | None:
    word = lower[at]
    base = _BASE.get(word)
    if base is None:
        return None
    end = at + 1
    joined, step = base, end
    for _ in range(2):  # "west-south-west", "south/southeast"
        step += step < last and lower[step] in ("-", "/", "‑")
        if step >= last or lower[step] not in _BASE:
            break
        joined, step = joined + _BASE[lower[step]], step + 1
        if joined in lexicon.DIRECTIONS:
            base, end = joined, step
    return lexicon.DIRECTIONS[base], end


def direction(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Append the direction at word `at`; return the word after it, 0 when there is none."""
    lower = text.lower
    start = at
    if lower[at] == "to" and lower[at + 1 : at + 2] == ["the"]:
        at += 2
    if at < last and lower[at] == "due":
        at += 1
    if at >= last:
        return 0
    word = text.tokens.words[at]
    if word in _LETTERS or word.replace(".", "") in _LETTERS:
        if out and out[-1].kind in (_K["LEN"], _K["BY"], _K["CLOSE"]):
            out.append(Phrase(_K["DIR"], start, at + 1, word.replace(".", "")))
            return at + 1
        return 0
    if lower[at] not in _BASE:
        return 0
    point = _point(lower, at, last)
    if point is None:
        return 0
    out.append(Phrase(_K["DIR"], start, point[1], point[0]))
    return point[1]
