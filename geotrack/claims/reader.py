"""The claim reader: phrases, then constructions, then what the context fills in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from geotrack.claims.constructions import Construction, compile_pattern
from geotrack.claims.context import Context, dropped_initial, mention_of
from geotrack.claims.distribution import distribute
from geotrack.claims.frames import Frame, frames_of, place_at
from geotrack.claims.grammar_exclusions import EXCLUSIONS
from geotrack.claims.grammar_facts import INTERVALS
from geotrack.claims.grammar_positions import POSITIONS
from geotrack.claims.grammar_trips import TRIPS
from geotrack.claims.lexicon import CALM
from geotrack.claims.locating import chained, located, postposed, subject_of
from geotrack.claims.movements import linked, movements
from geotrack.claims.statements import facts
from geotrack.claims.phrases import (
    KINDS,
    LITERALS,
    TRIGGERS,
    UNIT_TRIGGERS,
    Phrase,
    Text,
    phrases_of,
)
from geotrack.claims.quantities import Quantity
from geotrack.model import Claim
from geotrack.tokens import tokenize
from geotrack.units import FACTOR

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geotrack.config import Settings
    from geotrack.model import ClaimStatus, Document, Mention, Mode, TimeExpression, Toponym

__all__ = ["GRAMMAR", "GrammarReader"]

#: all constructions about quantities, the more particular before the more general
GRAMMAR: Final[tuple[Construction, ...]] = (*EXCLUSIONS, *INTERVALS, *POSITIONS, *TRIPS)

_QUANTITIES: Final = {KINDS["LEN"]: "LEN", KINDS["DUR"]: "DUR", KINDS["SPEED"]: "SPEED"}
_BE, _LIE, _PLACE, _NAME, _NOUN, _PRON, _DIR = (
    KINDS[k] for k in ("BE", "LIE", "PLACE", "NAME", "NOUN", "PRON", "DIR")
)
_GOING: Final = frozenset(KINDS[k] for k in ("DEPART", "MOVE", "ARRIVE", "VISIT", "TRIP", "STAY"))
_TRIP, _DEPART = KINDS["TRIP"], KINDS["DEPART"]
_NAMED: Final = frozenset("capital city town village port hamlet settlement island seat station".split())
_WAYS: Final = frozenset(("distance", "position", "duration"))
_EQUATOR_KM: Final = 40_075.0  #: WGS 84
_ORBITAL_KMH: Final = 28_000.0  #: low orbit
_SMALL: Final = frozenset(("m", "ft", "yd"))
_HEADING: Final = 8  #: words of a heading at most
_LONGEST: Final = 2000  #: words read at once; a longer "sentence" is a list or a table
_WITHIN: Final = frozenset((LITERALS["in"], LITERALS["of"], LITERALS["at"]))


@cache
def _compiled(construction_index: int) -> re.Pattern[str]:
    return compile_pattern(GRAMMAR[construction_index].pattern)


def _kind_of_quantity(construction: Construction) -> str:
    at = construction.pattern.index("q=") + 2
    names = construction.pattern[at:].split(" ", 1)[0].strip(")")
    return "".join(KINDS[name] for name in names.split("|"))


_NEEDS: Final = tuple(_kind_of_quantity(c) for c in GRAMMAR)


class GrammarReader:
    """Reads claims with a grammar of constructions; meets `geotrack.protocols.ClaimReader`.

    Parameters
    ----------
    settings
        Not used yet; every component is made alike.
    """

    name = "grammar"

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings

    def read(
        self,
        document: Document,
        toponyms: Sequence[Toponym],
        times: Sequence[TimeExpression],
    ) -> tuple[Claim, ...]:
        """Return the claims in order of `start`; may be empty."""
        tokens = tokenize(document.text)
        text = Text(document.text, tokens, list(map(str.lower, tokens.words)), toponyms, times)
        context = Context(document)
        if dropped := dropped_initial(document.text, context.title):
            text.dropped = tokens.at(dropped - 1) + 1
        claims: list[Claim] = []
        places = sorted(text.toponyms)
        cursor = 0
        for k in range(len(tokens.sentences)):
            first, last = tokens.first[k], tokens.first[k + 1]
            context.sentence = k
            while cursor < len(places) and places[cursor] < first:
                cursor += 1
            named = cursor < len(places) and places[cursor] < last
            if last - first <= _HEADING:
                _head(text, first, last, context)
            for begin in range(first, last, _LONGEST):
                end = min(last, begin + _LONGEST)
                words = text.lower[begin:end]
                if UNIT_TRIGGERS.isdisjoint(words) and not (
                    named and not TRIGGERS.isdisjoint(words)
                ):
                    if named:
                        _remember_topic(text, begin, end, places, cursor, context)
                    continue
                items = phrases_of(text, begin, end)
                claims.extend(_sentence(text, items, begin, tokens.sentences[k], context))
        claims.sort(key=lambda c: (c.start, c.end))
        return tuple(linked(claims))


def _head(text: Text, first: int, last: int, context: Context) -> None:
    """Take a heading that is a place as the topic, one that is a date as the date of the entry."""
    if first in text.toponyms and text.toponyms[first][0] >= last - 1:
        items = phrases_of(text, first, last)
        context.topic = mention_of(text, items, 0, context)
    elif first in text.times and text.times[first][0] >= last - 2:
        context.date = text.times[first][1]


def _remember_topic(
    text: Text, first: int, last: int, places: Sequence[int], cursor: int, context: Context
) -> None:
    """Take the place that a plain sentence begins with as its topic."""
    at = places[cursor]
    if at - first <= 2:
        items = phrases_of(text, at, min(last, at + 12))
        if items and items[0].kind == _PLACE and len(items) > 1 and items[1].kind in (_BE, _LIE):
            context.topic = mention_of(text, items, 0, context)


def _sentence(
    text: Text, items: list[Phrase], first: int, span: tuple[int, int], context: Context
) -> list[Claim]:
    """Return the claims of one sentence, and let the context follow."""
    chosen = _matches(items) if any(item.kind in _QUANTITIES for item in items) else {}
    fixed = {q for q, (c, _) in chosen.items() if c.kind == "position" and not c.frame}
    frames = frames_of(text, items, first, context, fixed)
    claims = _figures(text, items, chosen, frames, first, span, context)
    claims.extend(facts(text, items, claims, frames, span, context))
    stays = any(c.kind == "stop" for c in claims)
    told = {
        at
        for construction, match in chosen.values()
        if construction.kind is not None
        for at in range(match.start(), match.end())
        if items[at].kind == _TRIP
    }
    frames = [f for f in frames if f.head not in told]
    claims.extend(
        m for m in movements(text, items, frames, span, context) if not (stays and m.kind == "stop")
    )
    context.date = None
    _follow(text, items, frames, context)
    return claims


def _matches(items: Sequence[Phrase]) -> dict[int, tuple[Construction, re.Match[str]]]:
    """Return for each quantity the first construction that holds it."""
    string = "".join(item.kind for item in items)
    present = set(string)
    waiting = {k for k, item in enumerate(items) if item.kind in _QUANTITIES}
    chosen: dict[int, tuple[Construction, re.Match[str]]] = {}
    for index, construction in enumerate(GRAMMAR):
        if not waiting:
            break
        if present.isdisjoint(_NEEDS[index]):
            continue
        pattern = _compiled(index)
        at = 0
        while match := pattern.search(string, at):
            q = match.start("q")
            at = max(q, match.start() + 1)
            short = items[q].data.unit in _SMALL
            if (short and not construction.small) or (construction.only_small and not short):
                continue
            if q in waiting and (
                construction.hedge is None or _hedged(items[q].data, construction.hedge)
            ):
                chosen[q] = (construction, match)
                waiting.discard(q)
    return chosen


def _hedged(quantity: Quantity, hedge: str) -> bool:
    if hedge.startswith("#"):
        return quantity.unit == hedge[1:]
    return hedge in quantity.hedge.split()


def _figures(
    text: Text,
    items: list[Phrase],
    chosen: dict[int, tuple[Construction, re.Match[str]]],
    frames: list[Frame],
    first: int,
    span: tuple[int, int],
    context: Context,
) -> list[Claim]:
    roles = {
        match.start(role)
        for construction, match in chosen.values()
        for role in match.re.groupindex
        if role.startswith(("origin", "destination"))
        and match.start(role) >= 0
        and construction.kind
    }
    claims: list[Claim] = []
    last: tuple[int, Mention | None] = (0, None)
    for q in sorted(chosen):
        construction, match = chosen[q]
        if construction.kind is None:
            continue
        same = last[1] if chained(items, last[0], q) else None
        claim = _claim(
            text, items, q, construction, match, frames, first, span, context, roles, same
        )
        if claim is None or _is_generic(text, claim, construction, frames, context, len(claims)):
            continue
        claims.extend(distribute(text, items, q, claim, context))
        if not construction.frame:
            last = (match.end(), claim.destination)
        if claim.kind in _WAYS and claim.unit not in _SMALL:
            context.pair = (claim.origin, claim.destination)
        quantity: Quantity = items[q].data
        if quantity.pair is not None:
            claims.append(_unit_pair(text, quantity, claim))
    return claims


def _absurd(quantity: Quantity) -> str | None:
    """Return what cannot be about a figure on Earth; None when nothing."""
    size = max(quantity.value, quantity.value_max or 0.0) * FACTOR[quantity.unit]
    if quantity.value <= 0:
        return "not a positive figure"
    if quantity.dimension == "length" and size > _EQUATOR_KM:
        return "longer than once around the Earth"
    if quantity.dimension == "speed" and size > _ORBITAL_KMH:
        return "faster than a satellite"
    return None


def _reason(text: Text, items: Sequence[Phrase], q: int) -> str | None:
    """Return "non-stop" or "remaining" when the words beside the figure say so."""
    near = text.lower[max(0, items[q].start - 4) : items[q].end + 4]
    if "nonstop" in near or ("non" in near and "stop" in near):
        return "non-stop"
    return "remaining" if "remaining" in near or "further" in near else None


def _apposed(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether the name of a town follows in apposition: "the capital, [Kabul], …"."""
    if at + 2 >= len(items) or items[at + 1].kind != KINDS["COMMA"] or items[at + 2].kind != _PLACE:
        return False
    ends = at + 3 >= len(items) or items[at + 3].kind in (KINDS["COMMA"], KINDS["CLOSE"], KINDS["SEMI"])
    return ends and text.lower[items[at].start] in _NAMED


def _mode_of_trip(items: Sequence[Phrase], frames: Sequence[Frame], q: int) -> Mode:
    """Return the mode of the trip that a figure is said of: "the flight time is 3h40 from Oslo"."""
    for frame in frames:
        if frame.kind == _TRIP and frame.head < q <= frame.head + 8:
            between = [item.kind for item in items[frame.head + 1 : q]]
            if _BE in between or LITERALS["takes"] in between or LITERALS["took"] in between:
                return frame.mode
    return "unknown"


def _mode_after(text: Text, items: Sequence[Phrase], at: int) -> Mode:
    """Return the mode that stands behind a statement: "south of Genoa by rail"."""
    if (
        at + 1 < len(items)
        and items[at].kind == KINDS["COMMA"]
        and items[at + 1].kind in (_PLACE, _NAME)
    ):
        at += 2
    if at < len(items) and items[at].kind == KINDS["COMMA"]:
        at += 1
    if at < len(items) and items[at].kind == KINDS["OPEN"]:
        at += 1
    if at < len(items) and items[at].kind == KINDS["BY"] and items[at].data != "straight":
        if items[at].data == "road" and text.lower[items[at].start] == "on":
            return "unknown"  # "on Highway 6" is where it lies, not how one goes
        return items[at].data  # type: ignore[no-any-return]
    return "unknown"


def _role(
    text: Text, items: Sequence[Phrase], match: re.Match[str], role: str, context: Context
) -> Mention | None:
    for name in (role, role + "2"):
        if name in match.re.groupindex and match.start(name) >= 0:
            at = match.start(name)
            if items[at].kind == _NOUN and at + 1 < len(items) and items[at + 1].kind in _WITHIN:
                inner = place_at(items, at + 2)
                if inner is not None and inner - at < 5 and items[inner].kind == _PLACE:
                    at = inner  # "to the capital in Kabul"
            elif items[at].kind == _NOUN and _apposed(text, items, at):
                at += 2  # "from the nearest town, Ushuaia"
            return mention_of(text, items, at, context)
    return None


def _claim(
    text: Text,
    items: list[Phrase],
    q: int,
    construction: Construction,
    match: re.Match[str],
    frames: list[Frame],
    first: int,
    span: tuple[int, int],
    context: Context,
    roles: set[int],
    same: Mention | None,
) -> Claim | None:
    quantity: Quantity = items[q].data
    origin = _role(text, items, match, "origin", context)
    destination = _role(text, items, match, "destination", context)
    groups = match.re.groupindex
    mode: Mode = construction.mode or "unknown"
    straight = construction.straight
    for name in ("mode", "mode2"):
        if name in groups and match.start(name) >= 0:
            said = items[match.start(name)].data
            straight = straight or said == "straight"
            mode = said if said != "straight" and mode == "unknown" else mode
    if mode == "unknown" and "trip" in groups and match.start("trip") >= 0:
        mode = items[match.start("trip")].data or "unknown"
    direction = None
    if "direction" in groups and match.start("direction") >= 0:
        direction = items[match.start("direction")].data
    traveller = None
    status: ClaimStatus = "stated"
    if quantity.hedge == "not":
        status = "negated"
    if construction.frame:
        frame = _frame_for(frames, match, q)
        if frame is not None:
            origin = origin or frame.origin
            destination = destination or frame.destination
            if construction.kind != "stop" and mode == "unknown":
                mode = frame.mode
            traveller, status = frame.traveller, frame.status
        if construction.kind == "stop":
            origin, destination = None, _role(text, items, match, "place", context) or destination
            destination = destination or _here(text, items, q, context)
        elif origin is None and destination is None:
            if construction.name.startswith("a-") and context.pair == (None, None):
                destination = located(text, items, q, context, roles, people=False)
                origin = _other(destination, context.here, context.about)
            else:
                origin, destination = _implicit(text, items, q, context)
        elif origin is None:
            origin = _other(destination, _before(frames, q), _left(frames, q))
            origin = origin or _other(destination, context.origin, context.here)
            origin = origin or _subject_place(text, items, q, context, other=destination)
        elif destination is None:
            behind = postposed(text, items, q)
            if behind is not None:
                destination = _other(origin, mention_of(text, items, behind, context))
            destination = destination or _subject_place(text, items, q, context, other=origin)
            destination = destination or _other(origin, context.here)
    elif construction.kind == "stop":
        destination = _role(text, items, match, "place", context)
    elif construction.kind != "interval":
        if destination is None:
            destination = same or located(text, items, q, context, roles)
        if origin is None and construction.relative:
            origin = _other(destination, context.about, _here(text, items, q, context, any_place=True))
    if (
        origin is not None
        and destination is not None
        and origin == destination
        and not construction.round_trip
    ):
        if construction.frame:
            origin = None
        else:
            destination = None
    if mode == "unknown" and not construction.frame:
        mode = _mode_of_trip(items, frames, q)
    if mode == "unknown":
        mode = _mode_after(text, items, match.end()) if construction.kind != "stop" else mode
    begin = min(quantity.start, items[q].start)
    if "begin" in groups and match.start("begin") >= 0:
        begin = min(begin, items[match.start("begin")].start)
    end = quantity.stop
    last = max(
        (
            match.end(r)
            for r in groups
            if match.start(r) > q and r[:4] in ("orig", "mode", "dire", "trip", "dest", "plac")
        ),
        default=q + 1,
    )
    if last - 1 > q:
        end = max(end, items[last - 1].end)
    if end - quantity.stop > 14:
        end = quantity.stop
    start_at, end_at = text.tokens.starts[begin], text.tokens.ends[end - 1]
    kind = construction.kind
    assert kind is not None
    return Claim(
        kind=kind,
        start=start_at,
        end=end_at,
        text=text.source[start_at:end_at],
        pattern=construction.name,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        interval=quantity.interval(at_sea=mode == "sea"),
        approx=quantity.approx,
        bound=quantity.bound,
        origin=origin,
        destination=destination,
        direction=direction,
        mode=mode,
        traveller=traveller,
        status=status
        if construction.frame
        else "negated"
        if quantity.hedge.startswith("not") and quantity.bound is None
        else "stated",
        round_trip=construction.round_trip,
        straight=straight,
        odd=quantity.odd or _absurd(quantity),
        reason=_reason(text, items, q),
        sentence=span,
    )


#: stays and distances in time that are no part of a journey when counted in these
_LASTING: Final = frozenset(("month", "year"))
_NEVER_YEARS: Final = frozenset(
    ("time-away-from", "travel-in-time", "time-by-vehicle", "a-time-trip", "time-outside")
)
#: constructions that say nothing of travel by themselves: a verb or a noun of travel must
_NEED_TRIP: Final = frozenset(("trip-takes-time", "time-by-vehicle"))
_NO_TRIP: Final = frozenset((KINDS["COVER"], KINDS["STAY"], KINDS["VISIT"]))
#: constructions that need a place in the sentence, or one just spoken of
_NEED_PLACE: Final = frozenset(("travel-in-time", "trip-takes-time"))
_INDEFINITE: Final = frozenset(("a", "an", "any", "every", "each", "another"))


def _is_generic(
    text: Text,
    claim: Claim,
    construction: Construction,
    frames: Sequence[Frame],
    context: Context,
    others: int,
) -> bool:
    """Whether a claim speaks of no place in particular: "a mile from a school", "a 1-mile walk"."""
    first, last = (text.tokens.at(offset) for offset in claim.sentence)
    quantity_words = text.lower[text.tokens.at(claim.start) : text.tokens.at(claim.end - 1) + 1]
    if claim.unit in _LASTING and (claim.kind == "stop" or construction.name in _NEVER_YEARS):
        return True
    if quantity_words[:2] in (["a", "day"], ["one", "day"]) and quantity_words[2:3] == ["trip"]:
        return True
    if claim.kind == "speed" and not CALM.isdisjoint(text.lower[first:last]):
        return True
    if quantity_words[-1:] in (["visit"], ["tour"], ["visits"]):
        return True  # a stay, not a way
    if construction.name == "arrives-time-later" and not any(f.kind == _DEPART for f in frames):
        return True
    if (
        construction.name in _NEED_TRIP
        and not others
        and not any(f.kind not in _NO_TRIP for f in frames)
    ):
        return True
    if (
        construction.name in _NEED_PLACE
        and not others
        and not any(f.arrivals or f.departures for f in frames)
    ):
        return context.pair == (None, None)
    ends = [m for m in (claim.origin, claim.destination) if m is not None]
    if any(m.toponym is not None or m.start is None for m in ends):
        return False
    if claim.kind in ("distance", "duration") and construction.name.startswith(("a-", "trip-of")):
        return not ends
    if claim.kind == "stop":
        return not ends
    if claim.origin is not None and claim.origin.start is not None and claim.kind == "position":
        at = text.tokens.at(claim.origin.start)
        return text.lower[at] in _INDEFINITE or (at > 0 and text.lower[at - 1] in _INDEFINITE)
    return False


def _here(
    text: Text, items: Sequence[Phrase], q: int, context: Context, *, any_place: bool = False
) -> Mention | None:
    """Return where a stay is: the place after "at" or "in" before it, else where the text last was."""
    for at in range(q - 1, -1, -1):
        if items[at].kind == _PLACE and (any_place or (at and items[at - 1].kind in _WITHIN)):
            return mention_of(text, items, at, context)
    return context.here


def _other(known: Mention | None, *candidates: Mention | None) -> Mention | None:
    """Return the first candidate that is not the end already known."""
    return next((c for c in candidates if c is not None and c != known), None)


def _before(frames: Sequence[Frame], q: int) -> Mention | None:
    """Return where the movement told just before the quantity ended or halted."""
    for frame in reversed(frames):
        if frame.head < q and frame.destination is not None:
            return frame.destination
    return None


def _left(frames: Sequence[Frame], q: int) -> Mention | None:
    """Return where a departure told earlier in the sentence was from."""
    return next((f.origin for f in frames if f.head < q and f.kind == _DEPART and f.origin), None)


def _implicit(
    text: Text, items: Sequence[Phrase], q: int, context: Context
) -> tuple[Mention | None, Mention | None]:
    """Return both ends of a way that names neither: the one last spoken of, else the topic."""
    if context.pair != (None, None):
        return context.pair
    about = _subject_place(text, items, q, context)
    if context.origin is not None and context.origin != about:
        return context.origin, about
    return None, about


def _frame_for(frames: Sequence[Frame], match: re.Match[str], q: int) -> Frame | None:
    """Return the frame that a quantity belongs to: of the trip it measures, else the nearest before it."""
    if not frames:
        return None
    if "trip" in match.re.groupindex and match.start("trip") >= 0:
        head = match.start("trip")
        for frame in frames:
            if frame.head == head and (frame.departures or frame.arrivals):
                return frame
    inside = [f for f in frames if match.start() <= f.head < match.end()]
    before = [f for f in frames if f.head < q]
    best = (inside or before or frames)[-1 if (inside or before) else 0]
    if best.origin is None and best.destination is None:
        for other in reversed(before):
            if other.origin or other.destination:
                return other
    return best


def _subject_place(
    text: Text, items: Sequence[Phrase], q: int, context: Context, other: Mention | None = None
) -> Mention | None:
    """Return the place that the sentence is about, when it is not `other`."""
    for at in range(q - 1, -1, -1):
        if items[at].kind in (_BE, _LIE):
            subject = subject_of(text, items, at)
            if subject is not None and items[subject].kind in (_PLACE, _PRON, _NAME):
                mention = mention_of(text, items, subject, context)
                if mention is not None and mention != other:
                    return mention
            break
    return context.about if context.about != other else None


def _unit_pair(text: Text, quantity: Quantity, claim: Claim) -> Claim:
    pair = quantity.pair
    assert pair is not None
    start, end = text.tokens.starts[quantity.bare], text.tokens.ends[pair.end - 1]
    return Claim(
        kind="unit_pair",
        start=start,
        end=end,
        text=text.source[start:end],
        pattern="both-units",
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        value2=pair.value,
        unit2=pair.unit,
        interval=claim.interval,
        approx=quantity.approx,
        sentence=claim.sentence,
    )


def _follow(text: Text, items: Sequence[Phrase], frames: Sequence[Frame], context: Context) -> None:
    """Remember what the next sentence may refer to."""
    for frame in frames:
        if frame.status in ("negated", "counterfactual"):
            continue
        if frame.kind in _GOING:
            if frame.origin is not None:
                context.origin = frame.origin
            if frame.destination is not None:
                context.here = frame.destination
            if frame.traveller:
                context.traveller = frame.traveller
            if frame.mode != "unknown":
                context.mode = frame.mode
    for at, item in enumerate(items[:8]):
        if item.kind in (_BE, _LIE):
            subject = subject_of(text, items, at)
            if subject is not None and items[subject].kind == _PLACE:
                context.topic = mention_of(text, items, subject, context)
            break
