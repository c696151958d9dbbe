"""Sentence → phrases: the words of a sentence grouped into what the grammar speaks of.

A phrase has a kind (`KINDS`), the words it spans and what was read from it (a `Quantity`, a
toponym, a direction, a mode). Every kind is one character, so a sentence becomes a short string that
the constructions of `geotrack.claims.constructions` are matched against.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geotrack.claims import lexicon
from geotrack.claims.numbers import NUMBER_WORDS, read_number
from geotrack.claims.quantities import UNIT_WORDS, Quantity, read_quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.model import Mode, TimeExpression, Toponym
    from geotrack.tokens import Tokens

__all__ = [
    "KINDS",
    "LITERALS",
    "TRIGGERS",
    "UNDATED",
    "UNIT_TRIGGERS",
    "Phrase",
    "Text",
    "phrases_of",
]

#: kinds of phrase, as constructions name them
KINDS: Final[dict[str, str]] = {
    name: chr(0x4E00 + k)
    for k, name in enumerate(
        """LEN DUR SPEED NUM PLACE NOUN NAME HERE PRON DIR TIME TRIP BY MOVE DEPART ARRIVE VISIT COVER STAY
        RUN BE LIE VEHICLE STREAM LEVEL RACE GAUGE WAY WORD DET REL COMMA OPEN CLOSE SEMI DASH SLASH""".split()
    )
}
#: words that constructions may name literally; each is a kind of its own
LITERALS: Final[dict[str, str]] = {
    word: chr(0x5E00 + k)
    for k, word in enumerate(
        """from to of between and or in on at by via through for into towards off away distant apart within
        with outside beyond past short above below up down inland offshore out long wide high deep tall thick
        across radius diameter length distance time speed speeds rate pace take takes took taking lasts lasted last separates
        separated separate later after before ago old earlier not if there than per each way as far along
        remaining remain left halfway respectively both later afterwards behind ahead until over around near
        round one every is have had has will would could should might may must can back but while when where delay
        wind winds gust gusts limit sentence overland upland downriver journey total apiece either opposite
        first since limits further farther inside""".split()
    )
}
_BE: Final = frozenset("is are was were be been being 's isn't wasn't".split())
_LIE: Final = frozenset(
    """located situated lies lie lay lying sits sit sat stands stand stood found based centered centred set
    nestled perched placed sited headquartered positioned remains stationed seen struck recorded
    reported discovered occurred""".split()
)
_PRON: Final = frozenset("he she they we i it you this these that's".split())
_DET: Final = frozenset(
    "a an the his her its their our my your this that these those another some any no each every".split()
)
_REL: Final = frozenset(("which", "who", "that", "where", "whose", "whence"))
_HERE: Final = frozenset(("here", "there", "thence", "hence", "home"))
_STREAM: Final = frozenset(("upstream", "downstream", "upriver", "downriver"))
_HEDGES: Final = frozenset(("about", "around", "some", "only", "just", "nearly", "almost"))
_PUNCTUATION: Final = {
    ",": "COMMA", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", ";": "SEMI", "-": "DASH",
    "–": "DASH", "—": "SEMI", "/": "SLASH", ":": "SEMI",
}  # fmt: skip
_LEVELS: Final = frozenset(("sea", "ground", "water", "river", "street", "lake"))
_QUOTES: Final = frozenset("\"“”'‘’«».!?…")
_VERBS: Final[dict[str, tuple[str, Mode]]] = {
    **{word: ("MOVE", mode) for word, mode in lexicon.MOVE.items()},
    **{word: ("COVER", mode) for word, mode in lexicon.COVER.items()},
    **{word: ("STAY", "unknown") for word in lexicon.STAY},
    **{word: ("VISIT", mode) for word, mode in lexicon.VISIT.items()},
    **{word: ("ARRIVE", mode) for word, mode in lexicon.ARRIVE.items()},
    **{word: ("DEPART", mode) for word, mode in lexicon.DEPART.items()},
}
_PHRASAL: Final[dict[str, dict[str, tuple[str, Mode]]]] = {
    **{word: {"off": ("DEPART", "unknown"), "out": ("DEPART", "unknown"), "sail": ("DEPART", "sea"),
              "forth": ("DEPART", "unknown")} for word in ("set", "sets", "setting")},
    **{word: {"off": ("DEPART", "air")} for word in ("took", "take", "takes", "taking")},
    **{word: {"out": ("DEPART", "unknown"), "into": ("ARRIVE", "unknown"), "in": ("ARRIVE", "unknown")}
       for word in ("pulled", "pulls", "pulling", "rolled", "chugged")},
    **{word: {"to": ("ARRIVE", "unknown"), "back": ("ARRIVE", "unknown")} for word in ("got", "gets", "getting")},
    **{word: {"in": ("ARRIVE", "sea"), "into": ("ARRIVE", "sea")} for word in ("put", "puts")},
    "due": {"at": ("ARRIVE", "unknown"), "in": ("ARRIVE", "unknown")},
    **{word: {"down": ("ARRIVE", "air")} for word in ("touched", "touches")},
    **{word: {"up": ("ARRIVE", "unknown")} for word in ("ended", "fetched")},
}  # fmt: skip
#: words that make the next word a verb
_BEFORE_VERB: Final = frozenset(
    "to will would can could must may might should not he she they we i it who you and then did do does".split()
)
_SIMPLE: Final[dict[str, str]] = (
    {word: LITERALS[word] for word in LITERALS}
    | {"toward": LITERALS["towards"]}
    | {word: KINDS["DET"] for word in _DET}
    | {word: KINDS["PRON"] for word in _PRON}
    | {word: KINDS["REL"] for word in _REL}
    | {word: KINDS["BE"] for word in _BE}
    | {word: KINDS["LIE"] for word in _LIE}
    | {word: KINDS["RUN"] for word in lexicon.RUN}
    | {word: KINDS["STREAM"] for word in _STREAM}
)
_K: Final = KINDS
_WORD: Final = KINDS["WORD"]


#: a sentence without any of these holds no figure
UNIT_TRIGGERS: Final = UNIT_WORDS | {"halfway", "gauge", "gauges", "bogies", "bogie"}
#: a sentence that names places holds a movement only with one of these
TRIGGERS: Final = (
    frozenset(_VERBS) - lexicon.STAY
    | frozenset(_PHRASAL)
    | frozenset(lexicon.TRIPS)
    | {"stop", "stopped", "halt", "halted", "border", "frontier"}
)


_DAYS: Final = frozenset(("today", "tonight", "tomorrow", "yesterday"))


class Phrase:
    """One phrase: its kind (a character of `KINDS` or `LITERALS`), words, and what was read.

    `data` is a `Quantity` (LEN, DUR, SPEED), an index of a toponym or None (PLACE), a direction
    (DIR), a mode (BY, TRIP, VEHICLE and verbs), an index of a time (TIME), else None.
    """

    __slots__ = ("data", "end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int, data: Any = None) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.data = data


class Text:
    """A document's words with what other rooms found in it, indexed by word."""

    __slots__ = (
        "dropped", "glued", "lower", "maritime", "source", "times", "tokens", "toponyms",
    )  # fmt: skip

    def __init__(
        self,
        source: str,
        tokens: Tokens,
        lower: list[str],
        toponyms: Sequence[Toponym],
        times: Sequence[TimeExpression],
    ) -> None:
        self.source = source
        self.tokens = tokens
        self.lower = lower
        self.glued = _Glued(tokens)
        self.maritime: bool | None = None
        self.dropped = 0  # words at the start that are the title without its initial
        self.toponyms: dict[int, tuple[int, int, Toponym]] = {}
        for k, toponym in enumerate(toponyms):
            if toponym.within_name:
                continue
            first = tokens.at(toponym.start)
            self.toponyms[first] = (tokens.at(max(toponym.start, toponym.end - 1)) + 1, k, toponym)
        self.times: dict[int, tuple[int, int, str]] = {}
        for k, time in enumerate(times):
            first = tokens.at(time.start)
            vague = time.value.endswith("_REF") and time.text.lower() not in _DAYS
            kind = "VAGUE" if vague else time.type
            self.times[first] = (tokens.at(max(time.start, time.end - 1)) + 1, k, kind)

    def at_sea(self) -> bool:
        """Whether the text tells of ships; found out when first asked."""
        if self.maritime is None:
            self.maritime = not lexicon.MARITIME.isdisjoint(self.lower)
        return self.maritime


class _Glued:
    """Whether a word follows the one before without a space; computed when asked."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, tokens: Tokens) -> None:
        self._starts, self._ends = tokens.starts, tokens.ends

    def __getitem__(self, at: int) -> bool:
        return at > 0 and self._starts[at] == self._ends[at - 1]


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
        if begins.isdecimal() and word.endswith(_ORDINAL) and lower[at - 1] == "the":
            out.append(Phrase(_K["TIME"], at, at + 1, UNDATED))  # "on the 20th"
            at += 1
            continue
        if begins.isdecimal() or word in NUMBER_WORDS or word in ("a", "an", "one"):
            end = _figure(text, out, at, first, last)
            if end:
                at = end
                continue
        if word in _QUOTES:
            at += 1
            continue
        mark = _PUNCTUATION.get(word)
        if mark is not None:
            if mark == "DASH" and at + 1 < last and lower[at + 1] == "-":
                mark, at = "SEMI", at + 1
            out.append(Phrase(_K[mark], at, at + 1))
            at += 1
            continue
        if word in ("by", "on", "in", "aboard", "via", "along", "as", "over"):
            end = _way(text, out, at, last)
            if end:
                at = end
                continue
        end = _direction(text, out, at, last)
        if end:
            at = end
            continue
        at = _plain(text, out, at, first, last, words[at])
    _gaps(text, out)
    return out


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
            if linked and out[at + 1].kind in _GAPPED:
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
    if toponym.kind == "adjective":
        out.append(Phrase(_WORD, at, end))
        return end
    if text.lower[end : end + 1] == ["-"] and end + 1 < last and text.tokens.words[end + 1].islower():
        if text.glued[end] and text.glued[end + 1]:
            out.append(Phrase(_WORD, at, end))  # "a Panama-flagged tanker"
            return end
    if toponym.metonym:
        out.append(Phrase(_K["NAME"], at, end))
        return end
    if text.lower[end - 1].endswith(("'s", "’s")):
        for further in range(end, min(end + 4, last)):
            if further in text.toponyms and text.toponyms[further][2].kind == "name":
                out.append(Phrase(_WORD, at, end))  # "the UAE's [Fujairah] terminal"
                return end
    out.append(Phrase(_K["PLACE"], at, end, index))
    return end


def _time(text: Text, out: list[Phrase], at: int, first: int, last: int) -> int:
    end, index, kind = text.times[at]
    end = min(max(end, at + 1), last)
    if kind == "DURATION" or kind == "VAGUE":
        return 0
    for inner in range(at, end):
        word = text.lower[inner]
        if word[0].isdecimal() or word in NUMBER_WORDS or word in ("a", "an"):
            quantity = read_quantity(text.lower, inner, text.glued)
            if quantity is not None and quantity.end <= last:
                return 0  # "two days later": the quantity speaks
            break
    out.append(Phrase(_K["TIME"], at, end, index))
    return end


_ORDINAL: Final = ("st", "nd", "rd", "th")
#: a time that no time expression stands for
UNDATED: Final = -1
_GAPPED: Final = frozenset((KINDS["DIR"], *(LITERALS[w] for w in ("between", "from"))))
_DIMENSION_KIND: Final = {"length": _K["LEN"], "time": _K["DUR"], "speed": _K["SPEED"]}


def _figure(text: Text, out: list[Phrase], at: int, first: int, last: int) -> int:
    lower = text.lower
    quantity = read_quantity(lower, at, text.glued)
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
    if lower[at] in ("a", "an"):
        return 0
    number = read_number(lower, at)
    if number is None or number.end > last:
        return 0
    out.append(Phrase(_K["NUM"], at, number.end, number))
    return number.end


def _vehicle(word: str) -> Mode | None:
    return lexicon.VEHICLES.get(word)


_STRAIGHT: Final = (
    ("as", "the", "crow", "flies"), ("as", "the", "birds", "fly"), ("as", "the", "bird", "flies"),
    ("in", "a", "straight", "line"), ("in", "a", "direct", "line"), ("in", "straight", "line"),
    ("by", "straight", "line"), ("as", "crow", "flies"), ("on", "a", "straight", "line"),
)  # fmt: skip


def _way(text: Text, out: list[Phrase], at: int, last: int) -> int:
    """Read "by private car", "on the Glenelg Highway", "aboard the ferry", "as the crow flies"."""
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
        if here in _DET:
            determined = True
        elif here in lexicon.VEHICLES and word in ("by", "on", "in", "aboard", "over", "via"):
            mode = lexicon.VEHICLES[here]
            if word == "in" and not determined:
                return 0
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
            if here == "railway" or here == "road":
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
        elif here in NUMBER_WORDS or (not here[0].isalpha() and here != "-"):
            return 0
        elif here in LITERALS or here in _VERBS or here in _BE or here in _REL:
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


_BASE: Final = {
    written: name
    for name in lexicon.DIRECTIONS
    for written in (name, *(name + suffix for suffix in ("ward", "wards", "erly", "wardly")))
}
_LETTERS: Final = frozenset("N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split())


def _direction(text: Text, out: list[Phrase], at: int, last: int) -> int:
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


def _plain(text: Text, out: list[Phrase], at: int, first: int, last: int, written: str) -> int:
    lower = text.lower
    word = lower[at]
    opening = at == first or lower[at - 1][0] in "\"“”'‘’.!?…" or lower[at - 1] in _AFTER_POINT
    if (
        written[0].isupper()
        and written != "I"
        and not (opening and not _begins_name(text, at, last))
    ):
        known = (
            word in _VERBS
            or word in _SIMPLE
            or word in lexicon.TRIPS
            or word in lexicon.PLACE_NOUNS
            or word in lexicon.VEHICLES
        )
        if not (known and (opening or (_solitary(text, at, last) and word not in _VERBS))):
            return _name(text, out, at, last)
    if word in ("there", "here", "thence", "hence", "home"):
        if word == "there" and at + 1 < last and lower[at + 1] in _BE:
            out.append(Phrase(LITERALS["there"], at, at + 1))
        elif word == "home" and not (at > first and lower[at - 1] in ("from", "of")):
            out.append(Phrase(_K["NOUN"], at, at + 1))
        else:
            out.append(Phrase(_K["HERE"], at, at + 1))
        return at + 1
    phrasal = _PHRASAL.get(word)
    if phrasal and at + 1 < last and (meaning := phrasal.get(lower[at + 1])):
        out.append(Phrase(_K[meaning[0]], at, at + 2, meaning[1]))
        return at + 2
    if (
        word in _LEVELS
        and at + 1 < last
        and (
            lower[at + 1] == "level"
            or (lower[at + 1] == "-" and lower[at + 2 : at + 3] == ["level"])
        )
    ):
        out.append(Phrase(_K["LEVEL"], at, at + 1))
        return at + 1
    if word in lexicon.GAUGES and _gauges(lower, at, last):
        out.append(Phrase(_K["GAUGE"], at, at + 1))
        return at + 1
    if word in lexicon.LENGTHS:
        out.append(Phrase(_K["WAY"], at, at + 1))
        return at + 1
    if word in lexicon.RACES:
        out.append(Phrase(_K["RACE"], at, at + 1))
        return at + 1
    verb = _VERBS.get(word)
    trip = lexicon.TRIPS.get(word)
    if trip is not None and (verb is None or _nominal(text, out, at, first)):
        out.append(Phrase(_K["TRIP"], at, at + 1, _trip_mode(out, trip)))
        return at + 1
    if verb is not None:
        out.append(_verb(text, out, at, last, verb))
        return out[-1].end
    if word in ("held", "stranded", "stuck", "detained") and out and out[-1].kind == _K["BE"]:
        out.append(Phrase(_K["STAY"], at, at + 1))
        return at + 1
    kind = _SIMPLE.get(word)
    if kind is not None:
        out.append(Phrase(kind, at, at + 1))
        return at + 1
    vehicle = lexicon.VEHICLES.get(word)
    if word in lexicon.PLACE_NOUNS and vehicle in (None, "road", "river", "sea"):
        out.append(Phrase(_K["NOUN"], at, at + 1))
    elif vehicle is not None:
        out.append(Phrase(_K["VEHICLE"], at, at + 1, vehicle))
    else:
        out.append(Phrase(_WORD, at, at + 1))
    return at + 1


_CARRY: Final = frozenset(
    """carried carry carries turned brought brings taken ran run runs made done pressed made come came comes going
    logged crossed""".split()
)
_AFTER_POINT: Final = frozenset(("a.m.", "p.m."))
_CALENDAR: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


def _begins_name(text: Text, at: int, last: int) -> bool:
    """Whether the capitalized first word of a sentence begins a name."""
    word = text.lower[at]
    if at + 1 >= last or word in _SIMPLE or word in NUMBER_WORDS or word in _CALENDAR:
        return False
    following = text.tokens.words[at + 1]
    if following[0].isupper() and following != "I":
        return True
    lower = text.lower[at + 1]
    return (
        lower in _VERBS
        or lower in _BE
        or lower in _LIE
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
_PARTICLES: Final = frozenset(
    ("de", "la", "le", "du", "von", "van", "der", "al", "el", "ibn", "bin", "da", "di")
)


def _name(text: Text, out: list[Phrase], at: int, last: int) -> int:
    words, lower = text.tokens.words, text.lower
    end = at + 1
    while end < last and end not in text.toponyms and end not in text.times:
        word = words[end]
        if word[0].isupper() and not (word == "I" and end > at):
            end += 1
        elif word == "." and lower[end - 1] in _TITLES and end + 1 < last:
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
    if before in _BEFORE_VERB or previous.kind in (_K["PRON"], _K["NAME"]):
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
    if word.endswith("ing") and lower[at - 1] in _DET and following not in ("time", "distance"):
        return Phrase(_WORD, at, end)  # "in the coming days"
    if following in ("off", "out") and kind in ("MOVE", "COVER"):
        if word in _CARRY:
            return Phrase(_WORD, at, end + 1)  # "carried out", "turned out"
        kind, end = ("DEPART" if kind == "MOVE" else kind), end + 1
    elif word in ("stop", "stops", "stopped") and (
        following.endswith("ing") or lower[at - 1] == "non" or lower[at - 2 : at] == ["non", "-"]
    ):
        return Phrase(_WORD, at, end)
    elif word in ("start", "starts", "started", "starting") and following != "from":
        return Phrase(_WORD, at, end)
    elif word == "left" and (
        lower[at - 1] in ("the", "far", "was", "were") or following in ("hand", "-", "side", "wing")
    ):
        return Phrase(_WORD, at, end)
    elif kind == "MOVE" and word.startswith("sail") and following == "from":
        kind = "DEPART"
    return Phrase(_K[kind], at, end, mode)
