"""How a text was read: each figure with its kinds, its likeliest ends, and the state around it."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends.attaching import Choice
from geotrack.claims.ends.spokenof import Cast
from geotrack.claims.reader.deciding import DecidingReader, helpers
from geotrack.model import Document, TimeExpression, Toponym
from geotrack.text.foreign import reads

_KINDS: Final = 3  #: kinds that are shown
_PAIRS: Final = 3  #: pairs that are shown
_LAST: Final = 3  #: figures read before that are told
_SMALL: Final = 0.02  #: kinds that are less likely are not shown


def explain(
    document: Document,
    toponyms: Sequence[Toponym],
    times: Sequence[TimeExpression],
    reader: DecidingReader | None = None,
) -> list[str]:
    """Return lines that tell how each figure of a text was read; empty when it has none.

    Examples
    --------
    >>> from geotrack.model import Document, Toponym
    >>> text = "The ferry from Dover to Calais takes 90 minutes."
    >>> names = (Toponym(start=15, end=20, text="Dover"), Toponym(start=24, end=30, text="Calais"))
    >>> lines = explain(Document(text=text), names, ())
    >>> lines[0]
    'The ferry from Dover to Calais takes 90 minutes.'
    """
    reader = reader or DecidingReader()
    script = reader.script(document, toponyms, times)
    if not reads(document, script.text.tokens.words):
        return []
    read = reader.others(document, toponyms, times)
    choices = reader.choices(document, script, read, scenes=True)
    cast = Cast(document, script)
    helped = helpers(script, read)
    lines: list[str] = []
    read_before: list[str] = []
    shown = -1
    for choice in choices:
        figure = script.figures[choice.number]
        if figure.sentence != shown:
            lines += _after(script, cast, shown)
            shown = figure.sentence
            start, end = script.span(shown)
            lines += ["", " ".join(document.text[start:end].split())]
        lines += _figure(script, cast, choice, read_before[: -_LAST - 1 : -1])
        if choice.attachment is not None and choice.decided is not None:
            origin, destination = choice.decided
            read_before.append(f"{choice.attachment.kind} {origin or '?'} → {destination or '?'}")
        if choice.number in helped:
            lines.append(f"    a construction reads it, too: {helped[choice.number].pattern}")
    return [*lines, *_after(script, cast, shown)][1:]


def _after(script: Script, cast: Cast, sentence: int) -> list[str]:
    """Return the line that tells how far the journey has come after a sentence; none before the first."""
    if sentence < 0:
        return []
    state = cast.state_at(script.first[sentence + 1])
    return [
        f"  after: at {state.position or '?'}, last way {state.start or '?'} → {state.goal or '?'}"
    ]


def _figure(script: Script, cast: Cast, choice: Choice, earlier: Sequence[str]) -> list[str]:
    tokens, quantity = script.text.tokens, script.figures[choice.number].quantity
    words = script.text.source[tokens.starts[quantity.start] : tokens.ends[quantity.stop - 1]]
    likely = sorted(choice.kinds.items(), key=lambda item: -item[1])[:_KINDS]
    told = ", ".join(f"{kind} {share:.2f}" for kind, share in likely if share >= _SMALL)
    lines = [f"  {' '.join(words.split())!r}: {told}"]
    scene, attachment = choice.scene, choice.attachment
    if scene is None or attachment is None:
        return lines
    state = cast.state_at(quantity.bare)
    lines.append(
        f"    before: at {state.position or '?'}, under way {state.start or '?'} → {state.goal or '?'};"
        f" last figures {'; '.join(earlier) or 'none'}"
    )
    lines += [
        f"    {origin or 'nobody'} → {destination or 'nobody'}: {share:.2f}"
        for (origin, destination), share in choice.pairs[:_PAIRS]
    ]
    ends = [m.text if m is not None else "?" for m in (attachment.origin, attachment.destination)]
    lines.append(
        f"    read as {attachment.kind} {ends[0]} → {ends[1]}, {attachment.mode}"
        f" (figure {attachment.confidence.figure:.2f}, ends {attachment.confidence.ends:.2f})"
        + (f", inferred: {' and '.join(attachment.inferred)}" if attachment.inferred else "")
    )
    return lines
