"""The reader that decides: every figure a candidate, kinds and ends by trained weights, one memory per text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.claims.building import claims_of
from geotrack.claims.candidates.distancetables import TABLE
from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends.attaching import Attacher, Choice
from geotrack.claims.ends.spokenof import cast_of
from geotrack.claims.grammar.datedweekdays import told_once, weekdays
from geotrack.claims.legways.decidingways import load_ways, spoken_of, ways_of
from geotrack.claims.legways.legnetwork import load_legs
from geotrack.claims.movements.events import events_of, load_events
from geotrack.claims.movements.howone import with_modes
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.reader import longtexts
from geotrack.claims.reader.encoder import load_encoder
from geotrack.claims.reader.grammarreader import GrammarReader
from geotrack.claims.reader.learned import load_reader
from geotrack.model import Claim, Mention
from geotrack.text.foreign import reads
from geotrack.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geotrack.claims.candidates.distancetables import Cell
    from geotrack.claims.candidates.figurecandidates import Figure
    from geotrack.claims.legways.legnetwork import Likely
    from geotrack.claims.legways.proposals import Way
    from geotrack.config import Settings
    from geotrack.model import Document, TimeExpression, Toponym

_FIGURES = frozenset(
    ("distance", "position", "duration", "speed", "stop", "total", "interval", "unit_pair")
)


class DecidingReader:
    """Reads claims by deciding about each figure; meets `geotrack.protocols.ClaimReader`.

    Figures are read by trained weights, what has none (movements with a time, borders, gauges, what lies in
    what) by `GrammarReader`.

    Parameters
    ----------
    settings
        Not used yet; every component is made alike.
    """

    name = "deciding"

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings
        self.encoder = load_encoder()
        self.attacher = Attacher(load_reader(), encoder=self.encoder)
        self.events = load_events()
        self.legs = load_legs()
        self.ways = load_ways()
        self.version = self.attacher.weights.version
        self._others = GrammarReader(settings)

    def read(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the claims in order of `start`; may be empty."""
        if len(document.text) > longtexts.WHOLE:
            return longtexts.in_parts(self.read, document, toponyms, times)
        script = self.script(document, toponyms, times)
        if not reads(document, script.text.tokens.words):
            return ()  # what was learned on English would invent ends in another language
        read = self.others(document, toponyms, times)
        claims = [c for c in read if c.kind not in _FIGURES or c.value is None]
        claims = events_of(document, script, times, claims, self.events, self.encoder)
        choices = self.choices(document, script, read)
        foretold: Mapping[Way, Likely] = {}
        if spoken_of(script, choices, claims):
            foretold = self.legs.read(script, cast_of(document, script), document.title)
        claims = ways_of(document, script, choices, claims, foretold, self.ways)
        for choice in choices:
            if choice.attachment is not None:
                claims.extend(claims_of(script.text, choice.attachment))
        claims += weekdays(script.text, times, dated=document.published is not None)
        claims.sort(key=lambda c: (c.start, c.end))
        return tuple(told_once(with_modes(script.text, claims)))

    def others(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return what constructions read: movements, borders, gauges, and help with figures."""
        return self._others.read(document, toponyms, times)

    def script(
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> Script:
        """Return the text as the reader sees it: words, places, times and figures."""
        tokens = tokenize(document.text)
        text = Text(document.text, tokens, tokens.lower(), toponyms, times)
        return Script(text, figures_of(text))

    def choices(
        self,
        document: Document,
        script: Script,
        read: Sequence[Claim] = (),
        *,
        scenes: bool = False,
    ) -> list[Choice]:
        """Return how each figure was read, those of no travel included.

        `read`: claims of constructions; `scenes`: whether each choice keeps all that it was made among.
        """
        if not script.figures:
            return []
        return self.attacher.attach(document, script, helpers(script, read), scenes=scenes)


def helpers(script: Script, read: Sequence[Claim]) -> dict[int, Claim]:
    """Return the claim that a construction made of each figure, by the figure's number."""
    valued = [
        c for c in read if c.value is not None and c.kind in _FIGURES and c.kind != "unit_pair"
    ]
    out: dict[int, Claim] = {}
    tokens = script.text.tokens
    at = 0
    for number, figure in enumerate(script.figures):
        start = tokens.starts[figure.quantity.bare]
        end = tokens.ends[figure.quantity.stop - 1]
        while at < len(valued) and valued[at].end <= start:
            at += 1
        if figure.cell is not None:
            out[number] = _of_table(script, figure, figure.cell)
        elif at < len(valued) and valued[at].start < end:
            out[number] = valued[at]
    return out


def _of_table(script: Script, figure: Figure, cell: Cell) -> Claim:
    """Return what a table says of a figure as a claim."""
    tokens, quantity = script.text.tokens, figure.quantity
    start, end = tokens.starts[quantity.bare], tokens.ends[quantity.stop - 1]
    return Claim(
        kind=cell.kind,
        start=start,
        end=end,
        text=script.text.source[start:end],
        pattern=TABLE,
        value=quantity.value,
        unit=quantity.unit,
        origin=_named(script, cell.origin),
        destination=_named(script, cell.destination),
        sentence=script.span(figure.sentence),
    )


def _named(script: Script, words: tuple[int, int] | None) -> Mention | None:
    """Return the mention that some words of a table are; None: no words."""
    if words is None:
        return None
    text, tokens = script.text, script.text.tokens
    start, end = tokens.starts[words[0]], tokens.ends[words[1] - 1]
    toponym = text.toponyms.get(words[0])
    return Mention(
        text=text.source[start:end],
        start=start,
        end=end,
        toponym=None if toponym is None else toponym[1],
    )
