"""Claims with a figure: from a quantity and its construction to the claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geotrack.claims.building import unit_pair
from geotrack.claims.grammar.construing import SMALL
from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.grammar.locating import chained, located, postposed
from geotrack.claims.grammar.objections import absurd, is_generic
from geotrack.claims.grammar.unsaidmodes import unsaid_mode
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
from geotrack.languages.en import sentence_patterns
from geotrack.languages.rows import KINDS
from geotrack.measures.modes import by_sea
from geotrack.model import Claim

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from geotrack.claims.grammar.motionframes import Frame
    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.claims.phrases.quantities import Quantity
    from geotrack.languages.rows import Construction
    from geotrack.model import ClaimStatus, Manner, Mention, Mode

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
        found = _Found(
            text=text, items=items, q=q, construction=construction, match=match, frames=frames,
            context=context, roles=roles, same=same,
        )  # fmt: skip
        claim = _claim(found, span)
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
        claims.append(claim)
        if not construction.frame:
            last = (match.end(), claim.destination)
        if claim.kind in _WAYS and claim.unit not in SMALL:
            context.pair = (claim.origin, claim.destination)
        quantity: Quantity = items[q].data
        if quantity.pair is not None:
            claims.append(unit_pair(text, quantity, claim))
    return claims


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A quantity that a construction matched, and where.

    `same` is the end that an item of a list shares with the one before it; `roles`: phrases that are
    ends of another statement.
    """

    text: Text
    items: list[Phrase]
    q: int
    construction: Construction
    match: re.Match[str]
    frames: list[Frame]
    context: Context
    roles: set[int]
    same: Mention | None

    def data(self, role: str) -> Any:
        """Return what the phrase in a role says; None: the construction has no such role here."""
        if role not in self.match.re.groupindex or self.match.start(role) < 0:
            return None
        return self.items[self.match.start(role)].data

    def mention(self, role: str) -> Mention | None:
        """Return the place in a role."""
        return role_of(self.text, self.items, self.match, role, self.context)


def _claim(found: _Found, span: tuple[int, int]) -> Claim | None:
    text, items, q, construction = found.text, found.items, found.q, found.construction
    quantity: Quantity = items[q].data
    mode, straight = _said_mode(found)
    traveller = None
    status: ClaimStatus = "stated"
    frame = frame_for(found.frames, found.match, q) if construction.frame else None
    if construction.frame:
        status = "negated" if quantity.hedge == sentence_patterns.NOT else status
        origin, destination = _framed(found, frame)
    else:
        if quantity.hedge.startswith(sentence_patterns.NOT) and quantity.bound is None:
            status = "negated"
        origin, destination = _plain(found)
    if frame is not None:
        traveller, status = frame.traveller, frame.status
        if construction.kind != "stop" and mode == "unknown":
            mode = frame.mode
    kind = construction.kind
    assert kind is not None
    if kind == "distance" and destination is None and origin is None and _is_total(text, items, q):
        kind = "total"
    if origin is not None and origin == destination and not construction.round_trip:
        origin, destination = (None, destination) if construction.frame else (origin, None)
    if mode == "unknown":
        mode = unsaid_mode(
            text, items, q, construction, found.match.end(), found.frames, (origin, destination)
        )
    begin, end = _extent(found)
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
        direction=found.data("direction"),
        mode=mode,
        traveller=traveller,
        status=status,
        round_trip=construction.round_trip,
        straight=straight,
        odd=quantity.odd or absurd(quantity),
        manner=_manner(text, items, q),
        sentence=span,
    )


def _said_mode(found: _Found) -> tuple[Mode, bool]:
    """Return the mode that the construction or its words say, and whether they say "straight"."""
    mode: Mode = found.construction.mode or "unknown"
    straight = found.construction.straight
    for said in (found.data("mode"), found.data("mode2")):
        straight = straight or said == "straight"
        if said is not None and said != "straight" and mode == "unknown":
            mode = said
    return (mode if mode != "unknown" else found.data("trip") or "unknown"), straight


def _framed(found: _Found, frame: Frame | None) -> tuple[Mention | None, Mention | None]:
    """Return the ends of a figure of a movement, missing ones from the movement and what was told before."""
    text, items, q, context = found.text, found.items, found.q, found.context
    construction, frames = found.construction, found.frames
    origin, destination = found.mention("origin"), found.mention("destination")
    if frame is not None:
        origin = origin or frame.origin
        destination = destination or frame.destination
    if destination is None and construction.name in _TRAVELLED:
        destination = _arrived_after(frames, q)
    if construction.kind == "stop":
        said = found.mention("place") or antecedent(text, items, found.match.start(), context)
        return None, said or destination or here(text, items, q, context)
    if origin is None and destination is None:
        if construction.name.startswith("a-") and context.pair == (None, None):
            destination = located(text, items, q, context, found.roles, people=False)
            return other(destination, context.here, context.about), destination
        return implicit(text, items, q, context)
    if origin is None:
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
    return origin, destination


def _plain(found: _Found) -> tuple[Mention | None, Mention | None]:
    """Return the ends of a figure that no movement tells: where something lies, how long one stops."""
    text, items, q, context = found.text, found.items, found.q, found.context
    origin, destination = found.mention("origin"), found.mention("destination")
    if found.construction.kind == "stop":
        return origin, found.mention("place")
    if found.construction.kind == "interval":
        return origin, destination
    relative = found.construction.relative
    if destination is None:
        destination = found.same or located(text, items, q, context, found.roles, relative=relative)
    if origin is None and relative:
        whence = here(text, items, q, context, any_place=True, but=destination)
        origin = other(destination, context.about, whence)
    if origin is not None and destination is not None and origin.text == destination.text:
        about = context.about  # nothing is any way from itself
        destination = about if about is not None and about.text != origin.text else None
    return origin, destination


def _extent(found: _Found) -> tuple[int, int]:
    """Return the words of a claim: from its figure or what opens it to the last of its roles."""
    items, q, match = found.items, found.q, found.match
    quantity: Quantity = items[q].data
    groups = match.re.groupindex
    begin = min(quantity.start, items[q].start)
    if "begin" in groups and match.start("begin") >= 0:
        begin = min(begin, items[match.start("begin")].start)
    last = max(
        (
            match.end(r)
            for r in groups
            if match.start(r) > q and r[:4] in ("orig", "mode", "dire", "trip", "dest", "plac")
        ),
        default=q + 1,
    )
    end = max(quantity.stop, items[last - 1].end) if last - 1 > q else quantity.stop
    return begin, end if end - quantity.stop <= 14 else quantity.stop


def _arrived_after(frames: Sequence[Frame], q: int) -> Mention | None:
    """Return where a later verb of the sentence arrives."""
    arrivals = (f for f in frames if f.head > q and f.kind == KINDS["ARRIVE"])
    return next((f.destination for f in arrivals if f.destination is not None), None)


def _manner(text: Text, items: Sequence[Phrase], q: int) -> Manner | None:
    """Return "non-stop" or "remaining" when the words beside the figure say so."""
    near = text.lower[max(0, items[q].start - 4) : items[q].end + 4]
    if sentence_patterns.NONSTOP in near or (
        sentence_patterns.NON in near and sentence_patterns.STOP in near
    ):
        return "non-stop"
    return (
        "remaining"
        if sentence_patterns.REMAINING in near or sentence_patterns.FURTHER in near
        else None
    )


def _is_total(text: Text, items: Sequence[Phrase], q: int) -> bool:
    """Whether a figure sums up: "a total of 900 km", "900 km in all", "altogether 40 miles"."""
    before = text.lower[max(0, items[q].start - 3) : items[q].end]
    after = text.lower[items[q].end : items[q].end + 2]
    summed = sentence_patterns.TOTAL in before or sentence_patterns.ALTOGETHER in (*before, *after)
    return (
        summed
        or after in sentence_patterns.IN_ALL_IN_TOTAL
        or before[:2] == sentence_patterns.IN_ALL_RUN
    )
