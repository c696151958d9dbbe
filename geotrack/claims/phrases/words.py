"""Single words and names: what kind of phrase a word makes beside its neighbors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.phrases import lexicon
from geotrack.claims.phrases.kinds import KINDS, LITERALS, Phrase, Text
from geotrack.claims.phrases.numbers import NUMBER_WORDS
from geotrack.claims.phrases.wordclasses import (
    BE_FORMS,
    BEFORE_VERB,
    DETERMINERS,
    LIE_FORMS,
    PHRASAL,
    SIMPLE,
    VERBS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import Mode

__all__ = ["plain_word"]

_K: Final = KINDS
_WORD: Final = KINDS["WORD"]

_LEVELS: Final = frozenset(("sea", "ground", "water", "river", "street", "lake"))
HEDGES: Final = frozenset(("about", "around", "some", "only", "just", "nearly", "almost"))
_CARRY: Final = frozenset(
    """carried carry carries turned brought brings taken ran run runs made done pressed made come came comes going
    logged crossed""".split()
)
_NUMBERED: Final = frozenset(("highway", "route", "interstate", "road", "county"))
_AFTER_POINT: Final = frozenset(("a.m.", "p.m."))
_CALENDAR: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)
_TITLES: Final = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "gen",
        "col",
        "capt",
        "lt",
        "sgt",
        "prof",
        "gov",
        "sen",
        "rep",
        "mt",
        "ft",
    )
)
#: what a noun makes an adjective with: "state-of-the-art", "city-owned"
_COMPOUND: Final = frozenset("of owned run wide led backed based bound side like".split())
_PARTICLES: Final = frozenset(
    ("de", "la", "le", "du", "von", "van", "der", "al", "el", "ibn", "bin", "da", "di")
)


_FIXED: Final = tuple(  #: classes of words that mean the same wherever they stand
    (words, KINDS[kind]) for words, kind in ((lexicon.LENGTHS, "WAY"), (lexicon.RACES, "RACE"))
)


def plain_word(text: Text, out: list[Phrase], at: int, first: int, last: int, written: str) -> int:
    """Append the phrase that word `at` makes, or the name it begins; return the word after it."""
    lower = text.lower
    word = lower[at]
    if written == "Of" and out and out[-1].kind == _K["DIR"]:
        out.append(Phrase(LITERALS["of"], at, at + 1))  # "12 km West Of Kayes"
        return at + 1
    if written[0].isupper():
        if written != "I" and _is_name(text, at, first, last):
            return _name(text, out, at, last)
        if word in _NUMBERED and at + 1 < last and lower[at + 1][0].isdecimal():
            out.append(Phrase(_K["NAME"], at, at + 2))  # "Highway 282"
            return at + 2
    if word in ("there", "here", "thence", "hence", "home"):
        out.append(Phrase(_deixis(lower, at, first, last), at, at + 1))
        return at + 1
    phrasal = PHRASAL.get(word)
    if phrasal and at + 1 < last and (meaning := phrasal.get(lower[at + 1])):
        out.append(Phrase(_K[meaning[0]], at, at + 2, meaning[1]))
        return at + 2
    kind = _noted(text, at, last)
    if kind is not None:
        out.append(Phrase(kind, at, at + 1))
        return at + 1
    verb = VERBS.get(word)
    trip = lexicon.TRIPS.get(word)
    if trip is not None and (verb is None or _nominal(text, out, at, first)):
        out.append(Phrase(_K["TRIP"], at, at + 1, _trip_mode(out, trip)))
        return at + 1
    if verb is not None:
        out.append(_verb(text, out, at, last, verb))
        return out[-1].end
    if (
        word in ("held", "stranded", "stuck", "delayed")
        and out
        and out[-1].kind == _K["BE"]
        and any(phrase.kind == _K["VEHICLE"] for phrase in out[-4:])
    ):
        out.append(Phrase(_K["STAY"], at, at + 1))
        return at + 1
    out.append(_noun(lower, at, last))
    return at + 1


def _is_name(text: Text, at: int, first: int, last: int) -> bool:
    """Whether the capitalized word `at` begins a name, not only a sentence or a headline's word."""
    lower = text.lower
    word = lower[at]
    opening = at == first or lower[at - 1][0] in "\"“”'‘’.!?…" or lower[at - 1] in _AFTER_POINT
    if opening and not _begins_name(text, at, last):
        return False
    known = (
        word in VERBS
        or word in SIMPLE
        or word in lexicon.TRIPS
        or word in lexicon.PLACE_NOUNS
        or word in lexicon.VEHICLES
    )
    return not (known and (opening or (_solitary(text, at, last) and word not in VERBS)))


def _deixis(lower: Sequence[str], at: int, first: int, last: int) -> str:
    """Return the kind of "there", "here", "thence", "hence" or "home" where it stands."""
    word = lower[at]
    if word == "there" and at + 1 < last and lower[at + 1] in BE_FORMS:
        return LITERALS["there"]
    if word == "home" and not (at > first and lower[at - 1] in ("from", "of")):
        return _K["NOUN"]
    return _K["HERE"]


def _noted(text: Text, at: int, last: int) -> str | None:
    """Return the kind of a word of levels, gauges, lengths or races; None: none of these."""
    lower = text.lower
    word = lower[at]
    if word in _LEVELS and at + 1 < last:
        following = lower[at + 1]
        if following == "level" or (following == "-" and lower[at + 2 : at + 3] == ["level"]):
            return _K["LEVEL"]
    if word in lexicon.GAUGES and _gauges(lower, at, last):
        return _K["GAUGE"]
    return next((kind for words, kind in _FIXED if word in words), None)


def _noun(lower: Sequence[str], at: int, last: int) -> Phrase:
    """Return the phrase of a word of closed classes, a place noun, a vehicle, or any other word."""
    word = lower[at]
    kind = SIMPLE.get(word)
    if kind is not None:
        return Phrase(kind, at, at + 1)
    vehicle = lexicon.VEHICLES.get(word)
    if (
        word in lexicon.PLACE_NOUNS
        and vehicle in (None, "road", "river", "sea")
        and not (at + 2 < last and lower[at + 1] == "-" and lower[at + 2] in _COMPOUND)
    ):
        return Phrase(_K["NOUN"], at, at + 1)
    if vehicle is not None:
        return Phrase(_K["VEHICLE"], at, at + 1, vehicle)
    return Phrase(_WORD, at, at + 1)


def _begins_name(text: Text, at: int, last: int) -> bool:
    """Whether the capitalized first word of a sentence begins a name."""
    word = text.lower[at]
    if at + 1 >= last or word in SIMPLE or word in NUMBER_WORDS or word in _CALENDAR:
        return False
    following = text.tokens.words[at + 1]
    if following[0].isupper() and following != "I":
        return True
    lower = text.lower[at + 1]
    return (
        lower in VERBS
        or lower in BE_FORMS
        or lower in LIE_FORMS
        or lower in ("will", "would", "had", "has", "'s", ",", "-", ".")
    ) and word not in (
        "this",
        "however",
        "meanwhile",
        "yesterday",
        "today",
        "then",
        "later",
        "earlier",
    )


def _gauges(lower: Sequence[str], at: int, last: int) -> bool:
    """Whether wheels or bogies are changed here, or the gauge is that of a track."""
    near = set(lower[max(0, at - 6) : min(last, at + 7)])
    return bool(
        near
        & {
            "change",
            "changed",
            "changing",
            "changes",
            "exchange",
            "exchanged",
            "swap",
            "swapped",
            "break",
            "switch",
            "replaced",
            "broad",
            "standard",
        }
    ) and bool(
        near
        & {
            "track",
            "tracks",
            "railway",
            "rail",
            "railways",
            "train",
            "trains",
            "gauge",
            "border",
            "bogies",
            "frontier",
            "carriages",
            "wagons",
        }
    )


def _solitary(text: Text, at: int, last: int) -> bool:
    """Whether a capitalized word of the tables stands alone ("The Drive" is no name of ours)."""
    return not (at + 1 < last and text.tokens.words[at + 1][0].isupper())


def _name(text: Text, out: list[Phrase], at: int, last: int) -> int:
    words, lower = text.tokens.words, text.lower
    end = at + 1
    while end < last and end not in text.toponyms and end not in text.times:
        word = words[end]
        if (word[0].isupper() and not (word == "I" and end > at)) or (
            word == "." and lower[end - 1] in _TITLES and end + 1 < last
        ):
            end += 1
        elif (
            (word in ("-", "‑", "&") or lower[end] in _PARTICLES)
            and end + 1 < last
            and (
                words[end + 1][0].isupper()
                or (
                    word == "-"
                    and text.glued[end]
                    and text.glued[end + 1]
                    and words[end + 1].isalpha()
                )
            )
            and end + 1 not in text.toponyms
        ):
            end += 2
        else:
            break
    out.append(Phrase(_K["NAME"], at, end))
    return end


def _nominal(text: Text, out: list[Phrase], at: int, first: int) -> bool:
    """Whether a word that may be a verb or a trip is a trip here."""
    if not out:
        return text.tokens.words[at][0].isupper() and not text.lower[at].endswith(("ed", "ing"))
    previous = out[-1]
    if previous.kind in (_K["LEN"], _K["DUR"], _K["VEHICLE"], _K["DET"], _K["TRIP"]):
        return True
    before = text.lower[at - 1]
    if before in BEFORE_VERB or previous.kind in (_K["PRON"], _K["NAME"]):
        return before.endswith(("'s", "’s"))
    for phrase in out[-2:-5:-1]:
        if phrase.kind in (_K["DET"], _K["LEN"], _K["DUR"]):
            return True
        if phrase.kind not in (
            _WORD,
            _K["DASH"],
            _K["NOUN"],
            LITERALS["round"],
            LITERALS["one"],
            LITERALS["way"],
        ):
            return False
    return False


def _trip_mode(out: list[Phrase], mode: Mode) -> Mode:
    """Return the mode that a vehicle before the trip gives: "train ride", "boat trip"."""
    for phrase in out[-1:-4:-1]:
        if phrase.kind == _K["VEHICLE"]:
            return phrase.data  # type: ignore[no-any-return]
        if phrase.kind == _K["TRIP"] and phrase.data != "unknown":
            return phrase.data  # type: ignore[no-any-return]
        if phrase.kind not in (_WORD, _K["DASH"]):
            break
    return mode


def _verb(text: Text, out: list[Phrase], at: int, last: int, verb: tuple[str, Mode]) -> Phrase:
    lower = text.lower
    kind, mode = verb
    word = lower[at]
    end = at + 1
    following = lower[end] if end < last else ""
    named = end in text.toponyms  # "the first flight in four years left Tokyo"
    if word == "left" and not named and out and out[-1].kind in (_K["LEN"], _K["DUR"]):
        return Phrase(LITERALS["left"], at, end)  # "there are 90 km left to …"
    future = word == "going" and following == "to" and end + 1 < last
    if future and end + 1 not in text.toponyms and lower[end + 1] not in DETERMINERS:
        return Phrase(_WORD, at, end)  # "it is going to rain"
    if (
        word.endswith("ing")
        and lower[at - 1] in DETERMINERS
        and following not in ("time", "distance")
    ):
        return Phrase(_WORD, at, end)  # "in the coming days"
    if (
        following in ("off", "out")
        and kind in ("MOVE", "COVER")
        and not (
            end + 1 < last
            and lower[end + 1] in ("the", "a", "an", "his", "her", "its", "of", "course")
        )
    ):
        if word in _CARRY:
            return Phrase(_WORD, at, end + 1)  # "carried out", "turned out"
        kind, end = ("DEPART" if kind == "MOVE" else kind), end + 1
    elif (
        (
            word in ("stop", "stops", "stopped")
            and (
                following.endswith("ing")
                or lower[at - 1] == "non"
                or lower[at - 2 : at] == ["non", "-"]
            )
        )
        or (word in ("start", "starts", "started", "starting") and following != "from")
        or (
            word == "left"
            and (
                lower[at - 1] in ("the", "far", "was", "were")
                or following in ("hand", "-", "side", "wing")
            )
        )
    ):
        return Phrase(_WORD, at, end)
    elif kind == "MOVE" and word.startswith("sail") and following in ("from", "for"):
        kind = "DEPART"
    return Phrase(_K[kind], at, end, mode)
