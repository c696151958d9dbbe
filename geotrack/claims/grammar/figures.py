"""Claims with a figure: from a quantity and its construction to the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.construing import SMALL
from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.grammar.distribution import distribute, gapped
from geotrack.claims.grammar.locating import chained, located, postposed
from geotrack.claims.grammar.objections import absurd, is_generic
from geotrack.claims.grammar.wayends import (
    antecedent,
    ended_before,
    frame_for,
    here,
    implicit,
    left_before,
    other,
    role_of,
    subject_place,
)
from geotrack.claims.phrases.kinds import KINDS, LITERALS, Phrase, Text
from geotrack.measures.modes import by_sea
from geotrack.model import Claim

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geotrack.claims.grammar.constructions import Construction
    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.quantities import Quantity
    from geotrack.model import ClaimStatus, Manner, Mention, Mode

__all__ = ["figures"]

_BE, _PLACE, _NAME = (KINDS["BE"], KINDS["PLACE"], KINDS["NAME"])
_TRIP, _DEPART = KINDS["TRIP"], KINDS["DEPART"]
_OPEN: Final = KINDS["OPEN"]
#: constructions that leave the end of the way to a later verb: "rode 30 miles and reached [Gori]"
_TRAVELLED: Final = frozenset(("travel-length", "travel-in-time", "travel-for-time"))
_WAYS: Final = frozenset(("distance", "position", "duration"))


def figures(
    text: Text,
    items: list[Phrase],
    chosen: dict[int, tuple[Construction, re.Match[str]]],
    frames: list[Frame],
    span: tuple[int, int],
    context: Context,
) -> list[Claim]:
    """Return the claims about the quantities of a sentence, in order.

    Parameters
    ----------
    text, items
        The document, and the phrases of the sentence.
    chosen
        For each quantity, by index, its construction and match (`geotrack.claims.grammar.construing.matches`).
    frames
        The movements told in the sentence.
    span
        Where the sentence stands in the text.
    context
        What the sentences before made clear.
    """
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
        bracketed = match.start() < q and match.start() and items[match.start() - 1].kind == _OPEN
        same = last[1] if bracketed or chained(items, last[0], q) else None
        claim = _claim(text, items, q, construction, match, frames, span, context, roles, same)
        if claim is None or is_generic(
            text,
            claim,
            construction,
            frames,
            context,
            len(claims),
            attributive=items[q].data.attributive,
        ):
            continue
        claim = gapped(text, items, q, claim, claims, context) if construction.relative else claim
        claims.extend(distribute(text, items, q, claim, context))
        if not construction.frame:
            last = (match.end(), claim.destination)
        if claim.kind in _WAYS and claim.unit not in SMALL:
            context.pair = (claim.origin, claim.destination)
        quantity: Quantity = items[q].data
        if quantity.pair is not None:
            claims.append(_unit_pair(text, quantity, claim))
    return claims


def _claim(
    text: Text,
    items: list[Phrase],
    q: int,
    construction: Construction,
    match: re.Match[str],
    frames: list[Frame],
    span: tuple[int, int],
    context: Context,
    roles: set[int],
    same: Mention | None,
) -> Claim | None:
    quantity: Quantity = items[q].data
    origin = role_of(text, items, match, "origin", context)
    destination = role_of(text, items, match, "destination", context)
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
        frame = frame_for(frames, match, q)
        if frame is not None:
            origin = origin or frame.origin
            destination = destination or frame.destination
            if construction.kind != "stop" and mode == "unknown":
                mode = frame.mode
            traveller, status = frame.traveller, frame.status
        if destination is None and construction.name in _TRAVELLED:
            destination = _arrived_after(frames, q)
        if construction.kind == "stop":
            said = role_of(text, items, match, "place", context)
            said = said or antecedent(text, items, match.start(), context)
            origin, destination = None, said or destination
            destination = destination or here(text, items, q, context)
        elif origin is None and destination is None:
            if construction.name.startswith("a-") and context.pair == (None, None):
                destination = located(text, items, q, context, roles, people=False)
                origin = other(destination, context.here, context.about)
            else:
                origin, destination = implicit(text, items, q, context)
        elif origin is None:
            origin = other(destination, ended_before(frames, q), left_before(frames, q))
            origin = origin or other(destination, context.origin, context.here)
            origin = origin or subject_place(text, items, q, context, other=destination)
        elif destination is None:
            behind = postposed(text, items, q)
            if construction.name == "cover-length-from":
                destination = other(origin, ended_before(frames, q))
            elif behind is not None:
                destination = other(origin, mention_of(text, items, behind, context))
            destination = destination or subject_place(text, items, q, context, other=origin)
            destination = destination or other(origin, context.here)
    elif construction.kind == "stop":
        destination = role_of(text, items, match, "place", context)
    elif construction.kind != "interval":
        if destination is None:
            destination = same or located(
                text, items, q, context, roles, relative=construction.relative
            )
        if origin is None and construction.relative:
            origin = other(
                destination,
                context.about,
                here(text, items, q, context, any_place=True, but=destination),
            )
        if origin is not None and destination is not None and origin.text == destination.text:
            about = context.about  # nothing is any way from itself
            destination = about if about is not None and about.text != origin.text else None
    kind = construction.kind
    assert kind is not None
    if kind == "distance" and destination is None and origin is None and _is_total(text, items, q):
        kind = "total"
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
    if mode == "unknown" and construction.kind == "speed":
        mode = next((i.data for i in items if i.kind == KINDS["VEHICLE"]), "unknown")
    if mode == "unknown" and construction.kind in ("distance", "duration"):
        mode = _entailed(text, items, q, origin, destination)
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
    return Claim(
        kind=kind,
        start=start_at,
        end=end_at,
        text=text.source[start_at:end_at],
        pattern=construction.name,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        interval=quantity.interval(at_sea=by_sea(mode)),
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
        odd=quantity.odd or absurd(quantity),
        manner=_manner(text, items, q),
        sentence=span,
    )


def _arrived_after(frames: Sequence[Frame], q: int) -> Mention | None:
    """Return where a later verb of the sentence arrives."""
    arrivals = (f for f in frames if f.head > q and f.kind == KINDS["ARRIVE"])
    return next((f.destination for f in arrivals if f.destination is not None), None)


def _manner(text: Text, items: Sequence[Phrase], q: int) -> Manner | None:
    """Return "non-stop" or "remaining" when the words beside the figure say so."""
    near = text.lower[max(0, items[q].start - 4) : items[q].end + 4]
    if "nonstop" in near or ("non" in near and "stop" in near):
        return "non-stop"
    return "remaining" if "remaining" in near or "further" in near else None


def _is_total(text: Text, items: Sequence[Phrase], q: int) -> bool:
    """Whether a figure sums up: "a total of 900 km", "900 km in all", "altogether 40 miles"."""
    before = text.lower[max(0, items[q].start - 3) : items[q].end]
    after = text.lower[items[q].end : items[q].end + 2]
    summed = "total" in before or "altogether" in (*before, *after)
    return summed or after in (["in", "all"], ["in", "total"]) or before[:2] == ["in", "all"]


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


_LANDINGS: Final = frozenset(
    "harbor harbour port pier wharf quay marina dock docks landing jetty".split()
)
_ISLANDS: Final = frozenset("island islands isle isles cay cays islet atoll".split())
_PATHS: Final = frozenset("trail walk track path footpath trek".split())


def _entailed(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    origin: Mention | None,
    destination: Mention | None,
) -> Mode:
    """Return the mode that the places entail: a walk's own length, a harbor and an island."""
    for item in items[:q]:
        if item.kind in (_NAME, _PLACE) and text.lower[item.end - 1] in _PATHS:
            return "foot"
    ends = [m.text.rsplit(" ", 1)[-1].lower() for m in (origin, destination) if m is not None]
    if len(ends) == 2 and any(e in _LANDINGS for e in ends) and any(e in _ISLANDS for e in ends):
        return "sea"
    return "unknown"


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
