"""One statement, several claims: "both A and B", "12 and 15 km from C respectively"."""

from collections.abc import Sequence
from dataclasses import replace

from geotrack.claims.grammar.discourse import Context, mention_of
from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.claims.phrases.quantities import Quantity
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS
from geotrack.model import Claim, Mention

_PLACE, _NAME, _COMMA, _NUM = (KINDS[k] for k in ("PLACE", "NAME", "COMMA", "NUM"))
_AND, _BOTH, _RESPECTIVELY = LITERALS["and"], LITERALS["both"], LITERALS["respectively"]


def distribute(
    text: Text, items: Sequence[Phrase], q: int, claim: Claim, context: Context
) -> list[Claim]:
    """Return the claim, or one for each place or figure that it is spread over.

    Parameters
    ----------
    text, items
        The document, and the phrases of the sentence.
    q
        Index of the claim's quantity.
    claim
        What was read.
    context
        What pronouns refer to.
    """
    kinds = [item.kind for item in items]
    if _RESPECTIVELY in kinds:
        return _respective(text, items, q, claim, context)
    if _BOTH in kinds[q:]:
        at = kinds.index(_BOTH, q) + 1
        places = _list(items, at)
        if len(places) > 1 and claim.origin is not None:
            origins = [mention_of(text, items, k, context) for k in places]
            if claim.origin in origins:
                return [replace(claim, origin=origin) for origin in origins]
    return [claim]


def gapped(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    claim: Claim,
    said: Sequence[Claim],
    context: Context,
) -> Claim:
    """Return the position with the ends that a gap leaves to the clause before.

    "Kassel is 150 km north of Frankfurt, Göttingen 190 km north": the second place stands bare
    before its figure, and is told from where the first was.

    Parameters
    ----------
    text, items, q
        The document, the phrases of the sentence, and the index of the claim's quantity.
    claim
        What was read; it names no reference of its own.
    said
        The claims of the sentence before it.
    context
        What pronouns refer to.
    """
    before = next((c for c in reversed(said) if c.kind == claim.kind == "position"), None)
    if before is None or before.origin is None or before.destination is None or q < 2:
        return claim
    if items[q - 1].kind not in (_PLACE, _NAME) or items[q - 2].kind not in (_COMMA, _AND):
        return claim
    place = mention_of(text, items, q - 1, context)
    if place is None or place in (before.origin, before.destination):
        return claim
    return replace(claim, origin=before.origin, destination=place)


def _list(items: Sequence[Phrase], at: int) -> list[int]:
    """Return the indices of the places coordinated from `at` on: "A, B and C"."""
    out: list[int] = []
    while at < len(items) and items[at].kind == _PLACE:
        out.append(at)
        at += 1
        while at < len(items) and items[at].kind in (_COMMA, _AND):
            at += 1
    return out


def _figures(items: Sequence[Phrase], q: int) -> list[float]:
    """Return the figures coordinated before the quantity, and its own: "12, 15 and 20 km"."""
    quantity = items[q].data
    assert isinstance(quantity, Quantity)
    values = [quantity.value]
    at = q - 1
    while at > 0 and items[at].kind in (_AND, _COMMA) and items[at - 1].kind == _NUM:
        values.insert(0, items[at - 1].data.value)
        at -= 2
    return values


def _respective(
    text: Text, items: Sequence[Phrase], q: int, claim: Claim, context: Context
) -> list[Claim]:
    quantity = items[q].data
    values = _figures(items, q)
    if len(values) < 2:
        return [claim]
    intervals = [replace(quantity, value=value).interval() for value in values]

    def spread(places: Sequence[int], end: str) -> list[Claim]:
        mentions: list[Mention | None] = [mention_of(text, items, k, context) for k in places]
        return [
            replace(claim, **{end: mention}, value=value, interval=interval)  # type: ignore[arg-type]
            for mention, value, interval in zip(mentions, values, intervals, strict=True)
        ]

    after = [k for k in range(q + 1, len(items)) if items[k].kind == _PLACE]
    if after and len(places := _list(items, after[0])) == len(values):
        return spread(places, "origin")
    for k in range(q):
        if items[k].kind == _PLACE and len(places := _list(items, k)) == len(values):
            return spread(places, "destination")
    return [claim]
