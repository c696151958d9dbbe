"""Where the text's traveller is before and after each sentence that tells of a movement."""

from collections.abc import Sequence

from geotrack.claims.movements.dating import Event
from geotrack.claims.movements.movementclaims import State, walk
from geotrack.claims.phrases.kinds import Text
from geotrack.model import Document, Mention, TimeExpression, Toponym
from geotrack.text.foreign import reads
from geotrack.text.tokens import tokenize


def whereabouts(
    document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
) -> list[str]:
    r"""Return lines that tell how the journey goes on, sentence by sentence; empty when nobody moves.

    Each sentence is followed by the state before it, the movements it tells (with mode, date and whether they
    are planned, past or denied), and the state after it: who, at which place, where it began and where to.

    Examples
    --------
    >>> from geotrack.model import Document, Toponym
    >>> text = "The ferry left Dover for Calais."
    >>> names = (Toponym(start=15, end=20, text="Dover"), Toponym(start=25, end=31, text="Calais"))
    >>> print("\n".join(whereabouts(Document(text=text), names, ())))
    The ferry left Dover for Calais.
      before: the journey has not begun
      departure Dover → Calais, sea
      after: the ferry at Dover, on the way to Calais, since Dover
    """
    tokens = tokenize(document.text)
    text = Text(document.text, tokens, tokens.lower(), toponyms, times)
    found = walk(text)
    if not reads(document, tokens.words):
        return []
    lines: list[str] = []
    state = "the journey has not begun"
    for sentence in sorted({number for number, _, _ in found.trail}):
        start, end = tokens.sentences[sentence]
        lines += ["", " ".join(document.text[start:end].split()), f"  before: {state}"]
        lines += [f"  {_event(e, times)}" for e in found.events if e.sentence == sentence]
        who, last = [(who, last) for number, who, last in found.trail if number == sentence][-1]
        state = _state(who, last)
        lines.append(f"  after: {state}")
    return lines[1:]


def _event(event: Event, times: Sequence[TimeExpression]) -> str:
    parts = [f"{event.kind} {_name(event.origin)} → {_name(event.destination)}"]
    if event.via:
        parts.append("by way of " + ", ".join(mention.text for mention in event.via))
    parts += [event.mode] if event.mode != "unknown" else []
    if event.time is not None and event.time >= 0:
        parts.append(" ".join(times[event.time].text.split()))
    parts += [event.status] if event.status != "stated" else []
    return ", ".join(parts)


def _state(who: str | None, state: State) -> str:
    parts = [f"{who or 'the traveller'} at {_name(state.position)}"]
    if state.goal is not None and state.goal != state.position:
        parts.append(f"on the way to {state.goal.text}")
    if state.earlier is not None:
        parts.append(f"before at {state.earlier.text}")
    if state.start is not None:
        parts.append(f"since {state.start.text}")
    return ", ".join(parts)


def _name(mention: Mention | None) -> str:
    return "?" if mention is None else " ".join(mention.text.split())
