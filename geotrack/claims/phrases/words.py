"""Single words and names: what kind of phrase a word makes beside its neighbors."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import phrase_words, travel_words
from geotrack.languages.en.figures_in_words import NUMBER_WORDS
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.word_classes import (
    BE_FORMS,
    BEFORE_VERB,
    DETERMINERS,
    LIE_FORMS,
    PHRASAL,
    SIMPLE,
    VERBS,
)
from geotrack.languages.rows import KINDS
from geotrack.model import Mode

_K: Final = KINDS
_WORD: Final = KINDS["WORD"]


#: words that mean the same wherever they stand → their kind
_FIXED: Final = dict.fromkeys(travel_words.RACES, KINDS["RACE"]) | dict.fromkeys(
    travel_words.LENGTHS, KINDS["WAY"]
)

#: words in small letters of which `plain_word` makes another phrase than of any other word
TOLD: Final = frozenset(_FIXED).union(
    phrase_words.HERES, PHRASAL, phrase_words.LEVELS, travel_words.GAUGES, VERBS, travel_words.TRIPS,
    phrase_words.HELD_STRANDED_STUCK_DELAYED, SIMPLE, travel_words.VEHICLES, travel_words.PLACE_NOUNS,
)  # fmt: skip


def plain_word(text: Text, out: list[Phrase], at: int, first: int, last: int, written: str) -> int:
    """Append the phrase that word `at` makes, or the name it begins; return the word after it."""
    lower = text.lower
    word = lower[at]
    if written == phrase_words.OF_STRING and out and out[-1].kind == _K["DIR"]:
        out.append(Phrase(LITERALS["of"], at, at + 1))  # "12 km West Of Kayes"
        return at + 1
    if written[0].isupper():
        if written != "I" and _is_name(text, at, first, last):
            return _name(text, out, at, last)
        if word in phrase_words.NUMBERED and at + 1 < last and lower[at + 1][0].isdecimal():
            out.append(Phrase(_K["NAME"], at, at + 2))  # "Highway 282"
            return at + 2
    if word in phrase_words.HERES:
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
    trip = travel_words.TRIPS.get(word)
    if trip is not None and (verb is None or _nominal(text, out, at, first)):
        out.append(Phrase(_K["TRIP"], at, at + 1, _trip_mode(out, trip)))
        return at + 1
    if verb is not None:
        out.append(_verb(text, out, at, last, verb))
        return out[-1].end
    if (
        word in phrase_words.HELD_STRANDED_STUCK_DELAYED
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
    opening = (
        at == first
        or lower[at - 1][0] in "\"“”'‘’.!?…"
        or lower[at - 1] in phrase_words.AFTER_POINT
    )
    if opening and not _begins_name(text, at, last):
        return False
    known = (
        word in VERBS
        or word in SIMPLE
        or word in travel_words.TRIPS
        or word in travel_words.PLACE_NOUNS
        or word in travel_words.VEHICLES
    )
    return not (known and (opening or (_solitary(text, at, last) and word not in VERBS)))


def _deixis(lower: Sequence[str], at: int, first: int, last: int) -> str:
    """Return the kind of "there", "here", "thence", "hence" or "home" where it stands."""
    word = lower[at]
    if word == phrase_words.THERE and at + 1 < last and lower[at + 1] in BE_FORMS:
        return LITERALS["there"]
    if word == phrase_words.HOME and not (at > first and lower[at - 1] in phrase_words.FROM_OF):
        return _K["NOUN"]
    return _K["HERE"]


def _noted(text: Text, at: int, last: int) -> str | None:
    """Return the kind of a word of levels, gauges, lengths or races; None: none of these."""
    lower = text.lower
    word = lower[at]
    if word in phrase_words.LEVELS and at + 1 < last:
        following = lower[at + 1]
        if following == phrase_words.LEVEL or (
            following == "-" and lower[at + 2 : at + 3] == phrase_words.LEVEL_RUN
        ):
            return _K["LEVEL"]
    if word in travel_words.GAUGES and _gauges(lower, at, last):
        return _K["GAUGE"]
    return _FIXED.get(word)


def _noun(lower: Sequence[str], at: int, last: int) -> Phrase:
    """Return the phrase of a word of closed classes, a place noun, a vehicle, or any other word."""
    word = lower[at]
    kind = SIMPLE.get(word)
    if kind is not None:
        return Phrase(kind, at, at + 1)
    vehicle = travel_words.VEHICLES.get(word)
    if (
        word in travel_words.PLACE_NOUNS
        and vehicle in (None, "road", "river", "sea")
        and not (at + 2 < last and lower[at + 1] == "-" and lower[at + 2] in phrase_words.COMPOUND)
    ):
        return Phrase(_K["NOUN"], at, at + 1)
    if vehicle is not None:
        return Phrase(_K["VEHICLE"], at, at + 1, vehicle)
    return Phrase(_WORD, at, at + 1)


def _begins_name(text: Text, at: int, last: int) -> bool:
    """Whether the capitalized first word of a sentence begins a name."""
    word = text.lower[at]
    if at + 1 >= last or word in SIMPLE or word in NUMBER_WORDS or word in phrase_words.CALENDAR:
        return False
    following = text.tokens.words[at + 1]
    if following[0].isupper() and following != "I":
        return True
    lower = text.lower[at + 1]
    return (
        lower in VERBS
        or lower in BE_FORMS
        or lower in LIE_FORMS
        or lower in phrase_words.FOLLOW_A_NAME
    ) and word not in phrase_words.OPEN_A_SENTENCE


def _gauges(lower: Sequence[str], at: int, last: int) -> bool:
    """Whether wheels or bogies are changed here, or the gauge is that of a track."""
    near = lower[max(0, at - 6) : min(last, at + 7)]
    return not (
        phrase_words.GAUGE_CHANGES.isdisjoint(near) or phrase_words.BESIDE_GAUGES.isdisjoint(near)
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
            word == "." and lower[end - 1] in phrase_words.TITLES and end + 1 < last
        ):
            end += 1
        elif (
            (word in ("-", "‑", "&") or lower[end] in phrase_words.PARTICLES)
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
        return text.tokens.words[at][0].isupper() and not text.lower[at].endswith(
            phrase_words.ED_ING
        )
    previous = out[-1]
    if previous.kind in (_K["LEN"], _K["DUR"], _K["VEHICLE"], _K["DET"], _K["TRIP"]):
        return True
    before = text.lower[at - 1]
    if before in BEFORE_VERB or previous.kind in (_K["PRON"], _K["NAME"]):
        return before.endswith(phrase_words.POSSESSIVES)
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
    if word == phrase_words.LEFT and not named and out and out[-1].kind in (_K["LEN"], _K["DUR"]):
        return Phrase(LITERALS["left"], at, end)  # "there are 90 km left to …"
    future = word == phrase_words.GOING and following == phrase_words.TO and end + 1 < last
    if future and end + 1 not in text.toponyms and lower[end + 1] not in DETERMINERS:
        return Phrase(_WORD, at, end)  # "it is going to rain"
    if (
        word.endswith(phrase_words.ING)
        and lower[at - 1] in DETERMINERS
        and following not in phrase_words.TIME_DISTANCE
    ):
        return Phrase(_WORD, at, end)  # "in the coming days"
    if (
        following in phrase_words.OFF_OUT
        and kind in ("MOVE", "COVER")
        and not (end + 1 < last and lower[end + 1] in phrase_words.OPEN_AN_OBJECT)
    ):
        if word in phrase_words.CARRY:
            return Phrase(_WORD, at, end + 1)  # "carried out", "turned out"
        kind, end = ("DEPART" if kind == "MOVE" else kind), end + 1
    elif (
        (
            word in phrase_words.STOP_STOPS_STOPPED
            and (
                following.endswith(phrase_words.ING)
                or lower[at - 1] == phrase_words.NON
                or lower[at - 2 : at] == phrase_words.NON_RUN
            )
        )
        or (word in phrase_words.START_STARTS_STARTED_STARTING and following != phrase_words.FROM)
        or (
            word == phrase_words.LEFT
            and (
                lower[at - 1] in phrase_words.THE_FAR_WAS_WERE
                or following in phrase_words.HAND_SIDE_WING
            )
        )
    ):
        return Phrase(_WORD, at, end)
    elif (
        kind == "MOVE" and word.startswith(phrase_words.SAIL) and following in phrase_words.FROM_FOR
    ):
        kind = "DEPART"
    return Phrase(_K[kind], at, end, mode)
