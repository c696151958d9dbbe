"""How one goes and in which direction: "by private car", "on the Karoo Highway", "west-south-west"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.phrases import lexicon
from geotrack.claims.phrases.kinds import KINDS, LITERALS, Phrase, Text
from geotrack.claims.phrases.numbers import NUMBER_WORDS
from geotrack.claims.phrases.quantities import UNIT_WORDS
from geotrack.claims.phrases.wordclasses import BE_FORMS, DETERMINERS, RELATIVES, VERBS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import Mode

__all__ = ["direction", "way"]

_K: Final = KINDS

_STRAIGHT: Final = (
    ("as", "the", "crow", "flies"), ("as", "the", "birds", "fly"), ("as", "the", "bird", "flies"),
    ("in", "a", "straight", "line"), ("in", "a", "direct", "line"), ("in", "straight", "line"),
    ("by", "straight", "line"), ("as", "crow", "flies"), ("on", "a", "straight", "line"),
)  # fmt: skip


def way(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Read "by private car", "on the Karoo Highway", "aboard the ferry", "as the crow flies"."""
    lower, words = text.lower, text.tokens.words
    word = lower[at]
    if word in ("as", "in", "on", "by"):
        for row in _STRAIGHT:
            if row[0] == word and tuple(lower[at : at + len(row)]) == row:
                out.append(Phrase(_K["BY"], at, at + len(row), "straight"))
                return at + len(row)
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
        elif here in lexicon.VEHICLES and word in ("by", "on", "in", "aboard", "over", "via"):
            mode = lexicon.VEHICLES[here]
            if word == "in" and not determined:
                return 0
            if here in ("river", "sea") and words[position][0].isupper():
                return 0  # "by the River Inn" is where, not how
            if (
                here
                in (
                    "road",
                    "roads",
                    "highway",
                    "motorway",
                    "freeway",
                    "river",
                    "sea",
                    "air",
                    "rail",
                )
                and word == "in"
            ):
                return 0
            if here in ("river", "sea", "air", "foot", "vehicle") and word == "on" and determined:
                return 0
            if here == "carrier" or (
                here == "air" and position + 1 < last and lower[position + 1] in ("force", "base")
            ):
                return 0
            if here in {"railway", "road"}:
                position = (
                    position + 1
                    if position + 1 < last
                    and lower[position + 1] in ("line", "track", "tracks", "bridge")
                    else position
                )
            position, mode = _alternatives(text, position + 1, last, mode)
            out.append(Phrase(_K["BY"], at, position, mode))
            return position
        elif (
            here in lexicon.WAYS
            and word in ("by", "on", "via", "along", "over")
            and (determined or words[position][0].isupper())
        ):
            mode = lexicon.WAYS[here]
            if mode == "river":
                return 0
            end = position + 1
            if (
                end < last
                and lower[end].isdecimal()
                and not (end + 1 < last and lower[end + 1] in UNIT_WORDS)
            ):
                end += 1
            out.append(Phrase(_K["BY"], at, end, mode))
            return end
        elif here == "water" and word == "by":
            out.append(Phrase(_K["BY"], at, position + 1, "river"))
            return position + 1
        elif here == "public" and lower[position + 1 : position + 2] in (
            ["transport"],
            ["transportation"],
            ["transit"],
        ):
            out.append(Phrase(_K["BY"], at, position + 2, "unknown"))
            return position + 2
        elif here[0].isdecimal() and text.glued[position]:
            pass  # "the N5 highway"
        elif (
            here in NUMBER_WORDS
            or (not here[0].isalpha() and here != "-")
            or here in LITERALS
            or here in VERBS
            or here in BE_FORMS
            or here in RELATIVES
        ):
            return 0
        position += 1
    return 0


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
