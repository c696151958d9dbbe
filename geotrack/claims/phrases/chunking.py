"""Sentence → phrases: the words of a sentence grouped into what the grammar speaks of.

A phrase has a kind (`KINDS`), the words it spans and what was read from it (a `Quantity`, a
toponym, a direction, a mode). Every kind is one character, so a sentence becomes a short string that
the constructions of `geotrack.claims.grammar.constructions` are matched against.
"""

from typing import Final

from geotrack.claims.phrases.kinds import UNDATED, Phrase, Text
from geotrack.claims.phrases.numbers import read_number
from geotrack.claims.phrases.quantities import Quantity, read_quantity
from geotrack.claims.phrases.ways import direction, way
from geotrack.claims.phrases.words import TOLD, plain_word
from geotrack.languages.en import phrase_words, vehicle_words
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.travel_words import PLACE_NOUNS
from geotrack.languages.rows import KINDS

#: mark → the kind of phrase that it makes
PUNCTUATION: Final = {
    ",": "COMMA", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", ";": "SEMI", "-": "DASH",
    "–": "DASH", "—": "SEMI", "/": "SLASH", ":": "SEMI",
}  # fmt: skip
QUOTES: Final = frozenset("\"“”'‘’«».!?…")
_K: Final = KINDS
_WORD: Final = KINDS["WORD"]

#: words in small letters that may make another phrase than any other word
_TOLD: Final = QUOTES.union(
    PUNCTUATION, phrase_words.BEFORE_VEHICLES, vehicle_words.BASE, (vehicle_words.TO, vehicle_words.DUE), TOLD
)  # fmt: skip
_DIMENSION_KIND: Final = {"length": _K["LEN"], "time": _K["DUR"], "speed": _K["SPEED"]}


def phrases_of(text: Text, first: int, last: int) -> list[Phrase]:
    """Return the phrases of the words from `first` up to `last`, in order; marks of quotation are dropped."""
    words, lower = text.tokens.words, text.lower
    toponyms, times = text.toponyms, text.times
    out: list[Phrase] = []
    at = first
    if first == 0 and text.dropped:
        out.append(Phrase(_K["PRON"], 0, text.dropped))
        at = text.dropped
    while at < last:
        word = lower[at]
        if at in toponyms:
            at = _toponym(text, out, at, last)
            continue
        if at in times and (end := _time(text, out, at, first, last)):
            at = end
            continue
        begins = word[0]
        if (
            begins.isdecimal()
            and word.endswith(phrase_words.ORDINAL)
            and lower[at - 1] == phrase_words.THE
        ):
            out.append(Phrase(_K["TIME"], at, at + 1, UNDATED))  # "on the 20th"
            at += 1
            continue
        if begins.isdecimal() or word in NUMBER_WORDS or word in phrase_words.A_AN_ONE:
            end = _figure(text, out, at, first, last)
            if end:
                at = end
                continue
        if word not in _TOLD and not words[at][0].isupper():
            out.append(Phrase(_WORD, at, at + 1))
            at += 1
            continue
        if word in QUOTES:
            if word == "." and _joins_sentences(text, at, last):
                out.append(Phrase(_K["SEMI"], at, at + 1))
            at += 1
            continue
        if word in PUNCTUATION:
            at = _mark(text, out, at, last)
            continue
        if word in phrase_words.BEFORE_VEHICLES:
            end = way(text, out, at, last)
            if end:
                at = end
                continue
        end = direction(text, out, at, last)
        if end:
            at = end
            continue
        at = plain_word(text, out, at, first, last, words[at])
    _gaps(text, out)
    return out


def _mark(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Append the punctuation mark at word `at`; return the word after it."""
    lower = text.lower
    mark = PUNCTUATION[lower[at]]
    following = lower[at + 1] if at + 1 < last else " "
    if mark == "DASH" and following == "-":
        mark, at = "SEMI", at + 1
    elif lower[at] == ";" and following[0].isdecimal() and _ends_in_number(out):
        mark = "SLASH"  # "46.5; 11.3" is one point
    out.append(Phrase(_K[mark], at, at + 1))
    return at + 1


def _ends_in_number(out: list[Phrase]) -> bool:
    return bool(out) and out[-1].kind == _K["NUM"]


def _joins_sentences(text: Text, at: int, last: int) -> bool:
    """Whether a point ends a sentence though no space follows it: "on the main road.The village is"."""
    words = text.tokens.words
    if not (0 < at < last - 1 and text.glued[at] and text.glued[at + 1]):
        return False
    return len(words[at - 1]) > 2 and words[at - 1][-1].islower() and words[at + 1][0].isupper()


def _gaps(text: Text, out: list[Phrase]) -> None:
    """Give a bare number the unit of the figure before it: "ten knots to A, and nine from A to B"."""
    last: Quantity | None = None
    for at, item in enumerate(out):
        if isinstance(item.data, Quantity):
            last = item.data
        elif item.kind == _K["NUM"] and last is not None and at + 1 < len(out):
            linked = out[at - 1].kind in (
                _K["COMMA"],
                LITERALS["and"],
                LITERALS["but"],
                LITERALS["while"],
            )
            if linked and out[at + 1].kind in phrase_words.GAPPED:
                quantity = Quantity(
                    start=item.start, bare=item.start, end=item.end, stop=item.end,
                    value=item.data.value, unit=last.unit, odd=item.data.odd,
                )  # fmt: skip
                out[at] = Phrase(
                    _DIMENSION_KIND[quantity.dimension], item.start, item.end, quantity
                )


def _toponym(text: Text, out: list[Phrase], at: int, last: int) -> int:
    end, index, toponym = text.toponyms[at]
    end = min(max(end, at + 1), last)
    if (
        end - at > 2
        and text.lower[at + 1] == phrase_words.OF
        and (found := direction(text, out, at, last))
    ):
        out.append(Phrase(LITERALS["of"], found, found + 1))  # "Northeast of Arad" is no name
        out.append(Phrase(_K["NAME"], found + 1, end))
        return end
    if toponym.kind == "adjective":
        out.append(Phrase(_WORD, at, end))
        return end
    if (
        (
            text.lower[end : end + 1] == ["-"]
            and end + 1 < last
            and text.tokens.words[end + 1].islower()
        )
        and text.glued[end]
        and text.glued[end + 1]
    ):
        out.append(Phrase(_WORD, at, end))  # "a Panama-flagged tanker"
        return end
    if toponym.metonym:
        out.append(Phrase(_K["NAME"], at, end))
        return end
    if text.lower[end - 1].endswith(phrase_words.POSSESSIVES):
        for further in range(end, min(end + 4, last)):
            named = text.toponyms.get(further)
            if (
                named is not None
                and named[2].kind == "name"
                and not _generic(text, further, named[0])
            ):
                out.append(Phrase(_WORD, at, end))  # "Crete's [Souda] terminal"
                return end
    out.append(Phrase(_K["PLACE"], at, end, index))
    return end


def _generic(text: Text, first: int, last: int) -> bool:
    """Whether a name is that of a part of any town: "Central Business District"."""
    return text.lower[first] in phrase_words.PARTS_OF_TOWNS and (
        text.lower[last - 1] in PLACE_NOUNS or last == first + 1
    )


def _time(text: Text, out: list[Phrase], at: int, first: int, last: int) -> int:
    end, index, kind = text.times[at]
    end = min(max(end, at + 1), last)
    if kind in {"DURATION", "VAGUE"}:
        return 0
    for inner in range(at, end):
        word = text.lower[inner]
        if word[0].isdecimal() or word in NUMBER_WORDS or word in phrase_words.A_AN:
            quantity = read_quantity(text.lower, inner, text.glued)
            if quantity is not None and quantity.end <= last:
                return 0  # "two days later": the quantity speaks
            break
    out.append(Phrase(_K["TIME"], at, end, index))
    return end


def _figure(text: Text, out: list[Phrase], at: int, first: int, last: int) -> int:
    lower = text.lower
    quantity = read_quantity(lower, at, text.glued)
    if quantity is not None and text.tokens.words[quantity.end - 1] == "M":
        quantity = None  # "the A1M" is a road, "3M" a million
    if quantity is not None and quantity.stop <= last:
        while out and out[-1].start >= max(quantity.start, first):
            out.pop()
        out.append(
            Phrase(
                _DIMENSION_KIND[quantity.dimension],
                max(quantity.start, first),
                quantity.stop,
                quantity,
            )
        )
        return quantity.stop
    if lower[at] in phrase_words.A_AN:
        return 0
    number = read_number(lower, at)
    if number is None or number.end > last:
        return 0
    out.append(Phrase(_K["NUM"], at, number.end, number))
    return number.end
