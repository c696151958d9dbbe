"""From what was decided about a figure to the claim: the only place that makes one out of a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.claims.grammar.objections import absurd
from geotrack.measures.modes import by_sea
from geotrack.model import Claim, Confidence

if TYPE_CHECKING:
    from geotrack.claims.candidates.figurecandidates import Figure
    from geotrack.claims.phrases.kinds import Text
    from geotrack.claims.phrases.quantities import Quantity
    from geotrack.model import ClaimKind, ClaimStatus, Manner, Mention, Mode, OtherEnds, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What a figure is said of, with the words that decided and how sure that is.

    `inferred` names the ends that another sentence or the title tells; `pattern` is the construction that
    read the figure, too; `span` what it takes for the statement, None: hedge, number and unit. `alternatives`
    are the other pairs of ends that are likely enough to matter, the likeliest first.
    """

    figure: Figure
    kind: ClaimKind
    origin: Mention | None = None
    destination: Mention | None = None
    via: tuple[Mention, ...] = ()
    mode: Mode = "unknown"
    direction: str | None = None
    status: ClaimStatus = "stated"
    manner: Manner | None = None
    part: Part | None = None
    traveller: str | None = None
    straight: bool = False
    round_trip: bool = False
    inferred: tuple[str, ...] = ()
    pattern: str = "decided"
    confidence: Confidence
    alternatives: tuple[OtherEnds, ...] = ()


_DIMENSION: Final = {
    "distance": "length", "position": "length", "duration": "time", "stop": "time",
    "interval": "time", "speed": "speed",
}  # fmt: skip


def quantity_for(figure: Figure, kind: str) -> Quantity:
    """Return the figure's quantity; one without a unit takes the one that its kind asks for."""
    dimension = _DIMENSION.get(kind)
    found = figure.within(dimension) if dimension else None  # type: ignore[arg-type]
    return found or figure.quantity


def claims_of(text: Text, attachment: Attachment) -> list[Claim]:
    """Return the claim of an attachment, and that of its second unit if it has one."""
    figure = attachment.figure
    quantity = quantity_for(figure, attachment.kind)
    tokens = text.tokens
    start, end = tokens.starts[quantity.start], tokens.ends[quantity.stop - 1]
    interval = quantity.interval(at_sea=by_sea(attachment.mode))
    sentence = tokens.sentences[tokens.sentence_at(start)]
    claim = Claim(
        kind=attachment.kind,
        start=start,
        end=end,
        text=text.source[start:end],
        pattern=attachment.pattern,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        interval=interval,
        approx=quantity.approx,
        bound=quantity.bound,
        origin=attachment.origin,
        destination=attachment.destination,
        via=attachment.via,
        direction=attachment.direction,
        mode=attachment.mode,
        traveller=attachment.traveller,
        status=attachment.status,
        round_trip=attachment.round_trip,
        straight=attachment.straight,
        manner=attachment.manner,
        part=attachment.part,
        odd=quantity.odd or absurd(quantity),
        sentence=sentence,
        confidence=attachment.confidence,
        inferred=attachment.inferred,  # type: ignore[arg-type]
        alternatives=attachment.alternatives,
    )
    return [claim] if quantity.pair is None else [claim, unit_pair(text, quantity, claim)]


def unit_pair(text: Text, quantity: Quantity, claim: Claim) -> Claim:
    """Return the claim that both units of a figure tell the same, of which another claim is made."""
    pair, tokens = quantity.pair, text.tokens
    assert pair is not None
    start, end = tokens.starts[quantity.bare], tokens.ends[pair.end - 1]
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
        confidence=Confidence(figure=claim.confidence.figure),
    )
