"""The claim reader: phrases, then constructions, then what the context fills in."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.grammar.appositions import appositions, common_borders, of_nations
from geotrack.claims.grammar.construing import GRAMMAR, QUANTITIES, matches
from geotrack.claims.grammar.containments import containments
from geotrack.claims.grammar.datedweekdays import told_once, weekdays
from geotrack.claims.grammar.discourse import Context, dropped_initial, mention_of
from geotrack.claims.grammar.figures import figures
from geotrack.claims.grammar.motionframes import Frame, frames_of
from geotrack.claims.grammar.nearness import entries, nearnesses
from geotrack.claims.grammar.situations import border_places, crossings, situations
from geotrack.claims.grammar.statements import facts
from geotrack.claims.grammar.toldbearings import bearings
from geotrack.claims.grammar.toldshores import shores
from geotrack.claims.grammar.toldtallies import tallies
from geotrack.claims.movements.movementclaims import movements
from geotrack.claims.phrases.chunking import phrases_of
from geotrack.claims.phrases.clauses import subject_of
from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.config import Settings
from geotrack.languages.en import reading_cues
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.en.word_classes import TRIGGERS, UNIT_TRIGGERS
from geotrack.languages.rows import KINDS
from geotrack.model import Claim, Document, Mention, TimeExpression, Toponym
from geotrack.text.foreign import reads
from geotrack.text.tokens import tokenize

__all__ = ["GRAMMAR", "GrammarReader"]

_BE, _LIE, _PLACE = (KINDS["BE"], KINDS["LIE"], KINDS["PLACE"])
_TRIP, _NOUN, _OF = KINDS["TRIP"], KINDS["NOUN"], LITERALS["of"]
_GOING: Final = frozenset(KINDS[k] for k in ("DEPART", "MOVE", "ARRIVE", "VISIT", "TRIP", "STAY"))
_INTRODUCTION: Final = 4  #: sentences at the start that are read for what the title lies in
_HEADING: Final = 8  #: words of a heading at most
_LONGEST: Final = 300  #: words read at once; a longer "sentence" is a list or a table


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
        self, document: Document, toponyms: Sequence[Toponym], times: Sequence[TimeExpression]
    ) -> tuple[Claim, ...]:
        """Return the claims in order of `start`; may be empty."""
        tokens = tokenize(document.text)
        text = Text(document.text, tokens, tokens.lower(), toponyms, times)
        context = Context(document)
        if not reads(document, tokens.words):
            return ()
        if dropped := dropped_initial(document.text, context.title):
            text.dropped = tokens.at(dropped - 1) + 1
        if context.title is not None and (
            dropped or document.text.removeprefix(reading_cues.THE).startswith(context.title.text)
        ):
            context.subject = context.title
        claims: list[Claim] = []
        defining: list[Claim] = []
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
                    (named or reading_cues.THERE in words) and not TRIGGERS.isdisjoint(words)
                ):
                    if named:
                        topic = _remember_topic(text, begin, end, places, cursor, context)
                        about = context.subject if k < _INTRODUCTION else None
                        if about or topic:
                            items = phrases_of(text, begin, end)
                            span = tokens.sentences[k]
                            found = containments(text, items, (), span, context, about or topic)
                            (claims if about else defining).extend(found)
                    continue
                items = phrases_of(text, begin, end)
                claims.extend(_sentence(text, items, begin, tokens.sentences[k], context))
        # what a place lies in is a travel claim only where the text also says how far it is
        located = {c.destination.text for c in claims if c.kind == "position" and c.destination}
        claims.extend(c for c in defining if c.destination and c.destination.text in located)
        claims.extend(movements(text))
        claims.extend(appositions(text, toponyms, claims))
        claims.extend(common_borders(text, toponyms, claims))
        if claims:  # a text of travel
            told = [
                *of_nations(text, toponyms),
                *situations(text, toponyms),
                *crossings(text, toponyms),
                *border_places(text, toponyms),
                *nearnesses(text, toponyms),
                *entries(text, toponyms),
                *tallies(text),
                *shores(text, toponyms),
                *bearings(text, toponyms),
            ]
            taken = [(c.kind, c.start, c.end) for c in claims]
            claims.extend(
                c
                for c in told
                if not any(k == c.kind and a < c.end and c.start < b for k, a, b in taken)
            )
        claims.extend(weekdays(text, times, dated=document.published is not None))
        claims.sort(key=lambda c: (c.start, c.end))
        return tuple(told_once(claims))


def _head(text: Text, first: int, last: int, context: Context) -> None:
    """Take a heading that is a place as the topic, one that is a date as the date of the entry."""
    if first in text.toponyms and text.toponyms[first][0] >= last - 1:
        items = phrases_of(text, first, last)
        context.topic = mention_of(text, items, 0, context)
    elif first in text.times and text.times[first][0] >= last - 2:
        context.date = text.times[first][1]


def _remember_topic(
    text: Text, first: int, last: int, places: Sequence[int], cursor: int, context: Context
) -> Mention | None:
    """Take the place that a plain sentence begins with as its topic, and return it; None: none."""
    at = places[cursor]
    if at - first <= 2:
        items = phrases_of(text, at, min(last, at + 12))
        if items and items[0].kind == _PLACE and len(items) > 1 and items[1].kind in (_BE, _LIE):
            context.topic = mention_of(text, items, 0, context)
            return context.topic
    return None


def _sentence(
    text: Text, items: list[Phrase], first: int, span: tuple[int, int], context: Context
) -> list[Claim]:
    """Return the claims of one sentence, and let the context follow."""
    chosen = matches(items) if any(item.kind in QUANTITIES for item in items) else {}
    fixed = {q for q, (c, _) in chosen.items() if c.kind == "position" and not c.frame}
    frames = frames_of(text, items, first, context, fixed)
    claims = figures(text, items, chosen, frames, span, context)
    claims.extend(facts(text, items, claims, frames, span, context))
    context.date = None
    _follow(text, items, frames, context)
    return claims


def _follow(text: Text, items: Sequence[Phrase], frames: Sequence[Frame], context: Context) -> None:
    """Remember what the next sentence may refer to."""
    for frame in frames:
        if frame.status in ("negated", "counterfactual"):
            continue
        if frame.kind in _GOING:
            if frame.origin is not None:
                context.origin = frame.origin
            if frame.destination is not None and frame.status == "planned":
                context.goal = frame.destination
            elif frame.destination is not None:
                context.here = frame.destination
            if frame.traveller:
                context.traveller = frame.traveller
            if frame.mode != "unknown":
                context.mode = frame.mode
    for at in range(len(items) - 2):
        if items[at].kind == _NOUN and items[at + 1].kind == _OF and items[at + 2].kind == _PLACE:
            named = mention_of(text, items, at + 2, context)
            if named is not None:
                context.called[text.lower[items[at].start]] = named
    for at, item in enumerate(items[:8]):
        if item.kind in (_BE, _LIE):
            subject = subject_of(text, items, at)
            if subject is not None and items[subject].kind == _PLACE:
                context.topic = mention_of(text, items, subject, context)
            break
