"""What the words before a sentence make clear: topic, traveller, and where the text last was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geotrack.languages.en import discourse_words
from geotrack.languages.en.phrase_words import LITERALS
from geotrack.languages.rows import KINDS
from geotrack.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from geotrack.claims.phrases.kinds import Phrase, Text
    from geotrack.model import Document, Mode

    Ends: TypeAlias = tuple[Mention | None, Mention | None]

_PLACE, _NOUN, _NAME, _HERE, _PRON, _BE, _WORD = (
    KINDS[k] for k in ("PLACE", "NOUN", "NAME", "HERE", "PRON", "BE", "WORD")
)
_MEMORY: Final = 6  #: sentences over which a traveller's last place goes without saying
_NAMES_AT_MOST: Final = 50


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
    if (
        not words
        or len(words) > 5
        or not all(discourse_words.PLAIN_WORD.fullmatch(w) for w in words)
    ):
        return None
    return Mention(text=head)


def dropped_initial(text: str, title: Mention | None) -> int:
    """Return how many characters at the start are the title without its first letter (a drop cap), else 0.

    Examples
    --------
    >>> dropped_initial("arros is a port on the bay.", Mention(text="Narros"))
    5
    """
    if title is None or len(title.text) < 3:
        return 0
    rest = title.text[1:]
    return (
        len(rest) if text.startswith(rest) and not text[len(rest) : len(rest) + 1].isalpha() else 0
    )


class Context:
    """What a reader remembers from sentence to sentence.

    `title`, `topic`: what the article and the last sentences are about; `subject`: the title, when the
    text begins with it and is hence about a place; `here`, `origin`: where the
    traveller last came to and from; `pair`: the ends of the last stated way; `date`: the time
    expression that heads an entry ("May 4th."); `mode`: how one last travelled; `names`: travellers;
    `called`: what "the island" is after "the island of Hven".
    """

    __slots__ = (
        "_goal",
        "_here", "_origin", "_pair", "called", "date", "mode", "names", "sentence", "subject", "title", "topic", "traveller",
    )  # fmt: skip

    def __init__(self, document: Document) -> None:
        self.title = title_place(document.title)
        self.subject: Mention | None = None
        self.topic: Mention | None = None
        self.sentence = 0
        self._here: tuple[int, Mention | None] = (0, None)
        self._origin: tuple[int, Mention | None] = (0, None)
        self._goal: tuple[int, Mention | None] = (0, None)
        self._pair: tuple[int, Ends] = (0, (None, None))
        self.traveller: str | None = None
        self.date: int | None = None
        self.mode: Mode = "unknown"
        self.names: list[str] = []
        self.called: dict[str, Mention] = {}

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
    def goal(self) -> Mention | None:
        """Where the traveller means to go; None when that was too long ago."""
        return self._goal[1] if self.sentence - self._goal[0] <= _MEMORY else None

    @goal.setter
    def goal(self, place: Mention | None) -> None:
        self._goal = (self.sentence, place)

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
        return self.topic or self.title or self.here or self.goal


def mention_of(text: Text, items: Sequence[Phrase], at: int, context: Context) -> Mention | None:
    """Return what the phrase at index `at` refers to; None when it refers to nothing known."""
    phrase = items[at]
    if phrase.kind in (_HERE, _PRON):
        word = text.lower[phrase.start]
        if word in discourse_words.PERSONS:
            return _mention(text, phrase.start, phrase.end)
        if word in discourse_words.THERE_HERE_THENCE_HENCE:
            fixed = at and items[at - 1].kind in (LITERALS["from"], _BE)
            for back in range(at - 1, max(-1, at - 30), -1):
                if items[back].kind == _PLACE and not fixed:
                    return mention_of(text, items, back, context)
            return context.here or context.about
        return context.about
    start = phrase.start
    if phrase.kind == _NOUN:
        if is_topical(text, items, at):
            called = context.called.get(text.lower[start]) if context.title is None else None
            if (about := called or context.about) is not None:
                return about
        hyphened = at > 1 and items[at - 2].kind == KINDS["DASH"]  # "state-of-the-[art] pier"
        named = at > 0 and items[at - 1].kind in (_WORD, _NOUN, _NAME) and not hyphened
        if named and items[at - 1].end == start:
            start = items[at - 1].start
            if at > 1 and items[at - 2].kind == _WORD and items[at - 2].end == start:
                start = items[at - 2].start
        return _mention(text, start, phrase.end)
    if _is_title_town(text, phrase, context.title):
        return context.title
    if phrase.kind == _NAME:
        return _town_of(text, phrase)
    return _mention(text, start, phrase.end, phrase.data if phrase.kind == _PLACE else None)


def _is_title_town(text: Text, phrase: Phrase, title: Mention | None) -> bool:
    """Whether a name is the title's with its kind behind it: "Melk Town" in a text about Melk."""
    if title is None or text.lower[phrase.end - 1] not in discourse_words.TOWN_VILLAGE:
        return False
    return text.lower[phrase.start : phrase.end - 1] == title.text.lower().split()


def _town_of(text: Text, phrase: Phrase) -> Mention:
    """Return what a name stands for: the town that a "Leeds City Centre" or "Riva Station" is of."""
    first, last = phrase.start, phrase.end
    words = text.lower[first:last]
    for tail in discourse_words.PARTS_OF_TOWN:
        if len(words) > len(tail) and tuple(words[-len(tail) :]) == tail:
            last -= len(tail)
            break
    inner = text.inner.get(first)
    if last < phrase.end:
        named = inner is not None and inner[0] == last
        return _mention(text, first, last, inner[1] if named and inner is not None else None)
    if (
        inner is not None
        and inner[0] == last - 1
        and words[-1] == discourse_words.STATION
        and words[0] not in discourse_words.STATIONS_ELSEWHERE
    ):
        return _mention(text, first, last - 1, inner[1])
    return _mention(text, first, last)


def is_topical(text: Text, items: Sequence[Phrase], at: int) -> bool:
    """Whether the noun at index `at` is what the article is about: "the town", "this island"."""
    if not at:
        return False
    word, before = text.lower[items[at].start], text.lower[items[at - 1].start]
    if before == discourse_words.ITS and word in discourse_words.CENTRE_CENTER:
        return True
    return word in discourse_words.TOPICAL and before in discourse_words.THE_THIS_ITS


def _mention(text: Text, first: int, last: int, toponym: int | None = None) -> Mention:
    start, end = text.tokens.starts[first], text.tokens.ends[last - 1]
    if toponym is not None:
        name = (text.toponyms.get(first) or text.inner[first])[2]
        return Mention(text=name.text, start=name.start, end=name.end, toponym=toponym)
    return Mention(text=text.source[start:end], start=start, end=end, toponym=toponym)
