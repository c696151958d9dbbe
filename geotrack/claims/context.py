"""What the words before a sentence make clear: topic, traveller, and where the text last was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.claims.lexicon import CONTAINERS
from geotrack.claims.phrases import KINDS, LITERALS, Phrase, Text
from geotrack.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from geotrack.model import Document, Mode

    Ends: TypeAlias = tuple[Mention | None, Mention | None]

__all__ = ["Context", "located", "mention_of", "subject_of", "title_place"]

_PLACE, _NOUN, _NAME, _HERE, _PRON = (KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON"))
_REFERENCES: Final = frozenset((_PLACE, _NOUN, _NAME))
_BE, _LIE, _REL, _COMMA, _SEMI, _OPEN, _WORD, _DET, _DIR, _DASH = (
    KINDS[k] for k in ("BE", "LIE", "REL", "COMMA", "SEMI", "OPEN", "WORD", "DET", "DIR", "DASH")
)
_QUANTITIES: Final = frozenset((KINDS["LEN"], KINDS["DUR"], KINDS["SPEED"]))
_VERBS: Final = frozenset(
    KINDS[k] for k in ("MOVE", "DEPART", "ARRIVE", "VISIT", "COVER", "RUN", "STAY")
)
_INSIDE: Final = frozenset(
    LITERALS[w] for w in ("in", "on", "of", "from", "off", "over", "across", "along")
)
_AT: Final = frozenset(LITERALS[w] for w in ("at", "to", "near", "by"))
_MEMORY: Final = 6  #: sentences over which a traveller's last place goes without saying
_NAMES_AT_MOST: Final = 50
_REACH: Final = 60  #: phrases looked back over; sentences are seldom longer

#: "the city", "the islands": what the article is about
_TOPICAL: Final = frozenset(
    """city town village hamlet island islands settlement place municipality commune district county suburb
    capital station area airport resort port community township site parish fort lake school mine
    locality neighborhood neighbourhood""".split()
)
_PLAIN_WORD: Final = re.compile(
    r"[A-ZÀ-ÞŠŽŁİ][\w’'.-]*|de|la|le|of|the|and|al|el|du|da|del|di|do|upon|on|sur|am|an|der|y|e|i"
)


def title_place(title: str | None) -> Mention | None:
    """Return the place that a title names, when the title is a name and no headline.

    Examples
    --------
    >>> title_place("Valparaíso, Indiana").text
    'Valparaíso'
    >>> title_place("Storm closes the pass to Andermatt") is None
    True
    """
    if not title:
        return None
    head = re.split(r"[,(]", title, maxsplit=1)[0].strip()
    words = head.split()
    if not words or len(words) > 5 or not all(_PLAIN_WORD.fullmatch(w) for w in words):
        return None
    return Mention(text=head)


class Context:
    """What a reader remembers from sentence to sentence.

    `title`, `topic`: what the article and the last sentences are about; `here`, `origin`: where the
    traveller last came to and from; `pair`: the ends of the last stated way; `date`: the time
    expression that heads an entry ("April 27th."); `mode`: how one last travelled; `names`: travellers.
    """

    __slots__ = (
        "_here", "_origin", "_pair", "date", "mode", "names", "sentence", "title", "topic", "traveller",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        self.title = title_place(document.title)
        self.topic: Mention | None = None
        self.sentence = 0
        self._here: tuple[int, Mention | None] = (0, None)
        self._origin: tuple[int, Mention | None] = (0, None)
        self._pair: tuple[int, Ends] = (0, (None, None))
        self.traveller: str | None = None
        self.date: int | None = None
        self.mode: Mode = "unknown"
        self.names: list[str] = []

    @property
    def here(self) -> Mention | None:
        """Where the traveller last came to; None when that was too long ago to go without saying."""
        return self._here[1] if self.sentence - self._here[0] <= _MEMORY else None

    @here.setter
    def here(self, place: Mention | None) -> None:
        self._here = (self.sentence, place)

    @property
    def origin(self) -> Mention | None:
        """Where the traveller last set out from; None when that was too long ago."""
        return self._origin[1] if self.sentence - self._origin[0] <= _MEMORY else None

    @origin.setter
    def origin(self, place: Mention | None) -> None:
        self._origin = (self.sentence, place)

    @property
    def pair(self) -> Ends:
        """The ends of the way last spoken of; both None when that was too long ago."""
        return self._pair[1] if self.sentence - self._pair[0] <= 2 else (None, None)

    @pair.setter
    def pair(self, ends: Ends) -> None:
        self._pair = (self.sentence, ends)

    def known_as(self, name: str) -> str:
        """Return the full name that a short one or initials stand for, and remember new ones."""
        for known in self.names:
            words = known.replace("-", " ").split()
            if name in known.split() or name == "".join(w[0].upper() for w in words):
                return known
        if len(self.names) < _NAMES_AT_MOST:
            self.names.append(name)
        return name

    @property
    def about(self) -> Mention | None:
        """What "it" and "the city" refer to."""
        return self.topic or self.title or self.here


def mention_of(text: Text, items: Sequence[Phrase], at: int, context: Context) -> Mention | None:
    """Return what the phrase at index `at` refers to; None when it refers to nothing known."""
    phrase = items[at]
    if phrase.kind == _HERE or phrase.kind == _PRON:
        word = text.lower[phrase.start]
        if word in ("we", "i", "he", "she", "they", "you"):
            return _mention(text, phrase.start, phrase.end)
        if word in ("there", "here", "thence", "hence"):
            fixed = at and items[at - 1].kind in (LITERALS["from"], _BE)
            for back in range(at - 1, max(-1, at - 30), -1):
                if items[back].kind == _PLACE and not fixed:
                    return mention_of(text, items, back, context)
            return context.here or context.about
        return context.about
    start = phrase.start
    if phrase.kind == _NOUN:
        if (
            text.lower[start] in _TOPICAL
            and at
            and text.lower[items[at - 1].start] in ("the", "this", "its")
        ):
            if context.about is not None:
                return context.about
        if at and items[at - 1].kind in (_WORD, _NOUN, _NAME) and items[at - 1].end == start:
            start = items[at - 1].start
            if at > 1 and items[at - 2].kind == _WORD and items[at - 2].end == start:
                start = items[at - 2].start
        return _mention(text, start, phrase.end)
    return _mention(text, start, phrase.end, phrase.data if phrase.kind == _PLACE else None)


def _mention(text: Text, first: int, last: int, toponym: int | None = None) -> Mention:
    start, end = text.tokens.starts[first], text.tokens.ends[last - 1]
    if toponym is not None:
        name = text.toponyms[first][2]
        return Mention(text=name.text, start=name.start, end=name.end, toponym=toponym)
    return Mention(text=text.source[start:end], start=start, end=end, toponym=toponym)


def _container(text: Text, items: Sequence[Phrase], at: int) -> int:
    """Return 2 for a name of water, range or region, 1 for a place after "in", "on" or "of", else 0.

    The located thing is rather "the port" than "the sea" in "the port on the sea, 5 km off".
    """
    phrase = items[at]
    if text.lower[phrase.end - 1] in CONTAINERS or text.lower[phrase.start] in (
        "lake",
        "mount",
        "gulf",
    ):
        return 2
    before = at - 1
    while before >= 0 and items[before].kind in (_DET, _WORD, _NOUN, _DIR) and at - before < 4:
        before -= 1
    return int(before >= 0 and items[before].kind in _INSIDE)


def subject_of(text: Text, items: Sequence[Phrase], verb: int, context: Context) -> int | None:
    """Return the index of the phrase that the verb at index `verb` is said of, or None."""
    best = None
    at = verb - 1
    if at >= 0 and items[at].kind == _REL:
        for back in range(at - 1, max(-1, at - 6), -1):
            if items[back].kind in _REFERENCES:
                return back
    floor = max(-1, verb - _REACH)
    while at > floor:
        kind = items[at].kind
        if kind == _SEMI or kind in _QUANTITIES:
            break
        if kind in _VERBS or kind in (_BE, _LIE):
            break
        if (kind in _REFERENCES or kind in (_PRON, _HERE)) and not (
            best is not None and kind == _NOUN and items[best].kind == _PLACE
        ):
            before = items[at - 1].kind if at else ""
            if best is None or before not in _INSIDE:
                if best is None or items[best].kind not in (_PRON,):
                    best = at
        at -= 1
    return best


def located(
    text: Text,
    items: Sequence[Phrase],
    q: int,
    context: Context,
    taken: set[int],
    *,
    people: bool = True,
) -> Mention | None:
    """Return what the position at quantity `q` is said of.

    `taken` are phrases that are references of a position themselves; `people` False leaves out names
    that are no places.
    """
    if q and items[q - 1].kind == _OPEN:
        for at in range(q - 2, max(-1, q - 6), -1):
            if items[at].kind in _REFERENCES:
                return mention_of(text, items, at, context)
    if (adjacent := _adjacent(text, items, q, taken)) is not None:
        return mention_of(text, items, adjacent, context)
    near: list[int] = []
    floor = max(-1, q - _REACH)
    at = q - 1
    while at > floor:
        kind = items[at].kind
        if kind == _SEMI:
            break
        if kind in (_BE, _LIE):
            head = at - 1 if kind == _LIE and at and items[at - 1].kind == _BE else at
            participle = (
                head == at and kind == _LIE and not (at and items[at - 1].kind in (_PRON, _NOUN))
            )
            if participle and at <= 1:
                return _following_subject(text, items, q, context)
            if participle and items[at - 1].kind == _COMMA:
                at -= 1
                continue
            subject = subject_of(text, items, head, context)
            if subject is not None and subject not in taken:
                return mention_of(text, items, subject, context)
            if near:
                break
        elif kind in _REFERENCES and at not in taken and (people or kind != _NAME):
            near.append(at)
        at -= 1
    if near:
        best = min(near, key=lambda k: _rank(text, items, k))
        return mention_of(text, items, best, context)
    return _following_subject(text, items, q, context)


def _rank(text: Text, items: Sequence[Phrase], at: int) -> int:
    if items[at].kind == _PLACE:
        return _container(text, items, at)
    return 3 if items[at].kind == _NOUN else 4


def _adjacent(text: Text, items: Sequence[Phrase], q: int, taken: set[int]) -> int | None:
    """Return the phrase that a position follows at once: "a camp 9 miles south of X [in Y]"."""
    if not q or items[q - 1].kind not in (_PLACE, _NOUN, _NAME) or q - 1 in taken:
        return None
    at = q + 1
    while at < min(len(items), q + 14):
        if at in taken:
            if (
                items[q - 1].kind != _PLACE
                and at + 2 < len(items)
                and items[at + 1].kind == LITERALS["in"]
                and items[at + 2].kind == _PLACE
            ):
                return at + 2
            break
        at += 1
    if items[q - 1].kind == _PLACE and _container(text, items, q - 1):
        return None
    head = q - 2
    while (
        head > 0 and items[head].kind in (_WORD, _NOUN, _DET, _DASH, _NAME, _COMMA) and q - head < 8
    ):
        if (
            items[head].kind == _COMMA
            and items[head - 1].kind == _PLACE
            and items[q - 1].kind == _NOUN
        ):
            return head - 1  # "Riva, a quiet lakeside town 5 km from …"
        head -= 1
    return q - 1


def _following_subject(
    text: Text, items: Sequence[Phrase], q: int, context: Context
) -> Mention | None:
    """Return the subject after a fronted participle: "Located 3 km from A, it …"."""
    for at in range(q + 1, min(len(items), q + 25)):
        if items[at].kind == _COMMA and at + 1 < len(items):
            for further in range(at + 1, min(len(items), at + 4)):
                kind = items[further].kind
                if kind == _PRON:
                    return context.about
                if kind in (_PLACE, _NAME, _NOUN) and any(
                    items[v].kind in (_BE, _LIE) or items[v].kind in _VERBS
                    for v in range(further + 1, min(len(items), further + 4))
                ):
                    return mention_of(text, items, further, context)
    return context.about
