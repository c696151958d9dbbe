"""How one goes and in which direction: "by private car", "on the Karoo Highway", "west-south-west"."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import travel_words, vehicle_words
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.unit_codes import UNIT_WORDS
from geotrack.languages.en.word_classes import BE_FORMS, DETERMINERS, RELATIVES, VERBS
from geotrack.languages.rows import KINDS
from geotrack.measures.straight import straight_way
from geotrack.model import Mode

_K: Final = KINDS


def way(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Read "by private car", "on the Karoo Highway", "aboard the ferry", "as the crow flies"."""
    lower = text.lower
    word = lower[at]
    if many := straight_way(lower, at):
        out.append(Phrase(_K["BY"], at, at + many, "straight"))
        return at + many
    if word == vehicle_words.AS:
        return 0
    position, determined = at + 1, False
    limit = min(last, at + 6)
    while position < limit:
        here = lower[position]
        if position in text.toponyms:
            end = text.toponyms[position][0]
            mode = travel_words.WAYS.get(lower[min(end, last) - 1])
            if mode and mode != "river" and word != vehicle_words.IN:
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
    if here not in travel_words.VEHICLES or word not in vehicle_words.BEFORE_WAYS:
        return None
    following = lower[position + 1] if position + 1 < last else ""
    if (
        (word == vehicle_words.IN and (not determined or here in vehicle_words.NOT_IN))
        or (
            here in vehicle_words.RIVER_SEA and text.tokens.words[position][0].isupper()
        )  # "the River Inn"
        or (word == vehicle_words.ON and determined and here in vehicle_words.NOT_ON)
        or here == vehicle_words.CARRIER
        or (here == vehicle_words.AIR and following in vehicle_words.FORCE_BASE)
    ):
        return 0, "unknown"
    if here in vehicle_words.RAILWAY_ROAD and following in vehicle_words.LINE_TRACK_TRACKS_BRIDGE:
        position += 1
    return _alternatives(text, position + 1, last, travel_words.VEHICLES[here])


def _road(
    text: Text, at: int, position: int, last: int, determined: bool
) -> tuple[int, Mode] | None:
    """Read "the Karoo Highway 7", "water", "public transport": end (0: says no way) and mode."""
    lower = text.lower
    word, here, end = lower[at], lower[position], position + 1
    if (
        here in travel_words.WAYS
        and word in vehicle_words.ALONG_WAYS
        and (determined or text.tokens.words[position][0].isupper())
    ):
        if travel_words.WAYS[here] == vehicle_words.RIVER:
            return 0, "unknown"
        numbered = end < last and lower[end].isdecimal()
        if numbered and not (end + 1 < last and lower[end + 1] in UNIT_WORDS):
            end += 1
        return end, travel_words.WAYS[here]
    if here == vehicle_words.WATER and word == vehicle_words.BY_STRING:
        return end, "river"
    if here == vehicle_words.PUBLIC and end < len(lower) and lower[end] in vehicle_words.TRANSIT:
        return end + 1, "unknown"
    return None


def _alternatives(text: Text, end: int, last: int, mode: Mode) -> tuple[int, Mode]:
    """Read on over "by car or bus"; different modes leave the mode open."""
    lower = text.lower
    at = end
    while at < min(last, end + 6):
        if lower[at] in vehicle_words.OR_AND and at + 1 < last:
            step = at + 1
            while step < last and lower[step] in vehicle_words.BETWEEN_VEHICLES:
                step += 1
            other = travel_words.VEHICLES.get(lower[step]) if step < last else None
            if other is None:
                break
            if other != mode:
                mode = "unknown"
            end = at = step + 1
        else:
            break
    return end, mode


_LETTERS: Final = frozenset("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())


def _point(lower: Sequence[str], at: int, last: int) -> tuple[str, int] | None:
    word = lower[at]
    base = vehicle_words.BASE.get(word)
    if base is None:
        return None
    end = at + 1
    joined, step = base, end
    for _ in range(2):  # "west-south-west", "south/southeast"
        step += step < last and lower[step] in ("-", "/", "‑")
        if step >= last or lower[step] not in vehicle_words.BASE:
            break
        joined, step = joined + vehicle_words.BASE[lower[step]], step + 1
        if joined in travel_words.DIRECTIONS:
            base, end = joined, step
    return travel_words.DIRECTIONS[base], end


def direction(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Append the direction at word `at`; return the word after it, 0 when there is none."""
    lower = text.lower
    start = at
    if lower[at] == vehicle_words.TO and lower[at + 1 : at + 2] == vehicle_words.THE_RUN:
        at += 2
    if at < last and lower[at] == vehicle_words.DUE:
        at += 1
    if at >= last:
        return 0
    word = text.tokens.words[at]
    if word in _LETTERS or word.replace(".", "") in _LETTERS:
        if out and out[-1].kind in (_K["LEN"], _K["BY"], _K["CLOSE"]):
            out.append(Phrase(_K["DIR"], start, at + 1, word.replace(".", "")))
            return at + 1
        return 0
    if lower[at] not in vehicle_words.BASE:
        return 0
    point = _point(lower, at, last)
    if point is None:
        return 0
    out.append(Phrase(_K["DIR"], start, point[1], point[0]))
    return point[1]
