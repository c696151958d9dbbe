"""What a text has spoken of as a place, and what each mention says: candidates for the ends of a way."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import Final

from geotrack.claims.candidates.symbols import Item, Script
from geotrack.claims.ends.underway import State, states_of
from geotrack.claims.grammar.discourse import title_place
from geotrack.claims.movements.waypoints import waypoints
from geotrack.languages.en import ends_of_ways
from geotrack.languages.en.ends_of_ways import PEOPLE
from geotrack.model import Document, Mention
from geotrack.text.names import normalize

#: mentions that are looked back over: many more than forty sentences of prose hold, so that lists cost no more
SIGHTINGS_BACK: Final = 300


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of an entity: where, by what kind of words, and what stands around it.

    `kind`: T a toponym, N a name, D a noun with article, P a pronoun, H "there". `before`, `before2` and `after`
    are symbols around it; `cue` what the words before say (``dep``, ``to``, ``arr``, ``at``, ``via``, …);
    `verb` the class of the nearest verb of motion before it in the sentence, or "". `link`: its place in a
    chain "A – B – C" (first, inner, last), or "".
    """

    first: int
    last: int
    sentence: int
    index: int
    kind: str
    before: str
    before2: str
    after: str
    cue: str
    verb: str
    opens: bool
    link: str = ""


@dataclass(slots=True)
class Entity:
    """Something that may be an end: all its sightings in order, and how to say it in a claim.

    `placed`, `contained`, `told`, `of_person`: how many mentions speak of it as a place ("at B"), within another
    place ("A, B"), as what tells or has ("B said"), and as where a person is from ("Yonas of B").
    """

    key: str
    kind: str
    mention: Mention
    head: str = ""
    sightings: list[Sighting] = field(default_factory=list)
    titled: bool = False
    order: int = 0
    placed: int = 0
    contained: int = 0
    told: int = 0
    of_person: int = 0


_INITIALS: Final = 3  #: letters of a name that is too short to stand for another
_LINKS: Final = frozenset("-–—→>➔⇒")


def _link(items: Sequence[Item], first: int, last: int) -> str:
    """Return where a mention stands in a chain of places joined by dashes."""

    def joined(at: int, step: int) -> bool:
        return (
            0 <= at + step < len(items)
            and items[at].symbol in _LINKS
            and items[at + step].symbol in ("PLACE", "NAME")
        )

    before = first > 1 and joined(first - 1, -1)
    after = last + 2 < len(items) and joined(last + 1, 1)
    return "inner" if before and after else "last" if before else "first" if after else ""


_PLACED: Final = frozenset(("dep", "to", "arr", "at", "via", "near", "btw"))
_NAMED: Final = frozenset(("PLACE", "NAME"))


def _weigh(entity: Entity) -> None:
    """Count what the mentions of an entity say of it: spoken of as a place, within another, as a person."""
    for s in entity.sightings:
        entity.placed += s.cue in _PLACED
        entity.contained += s.before in ends_of_ways.APART and s.before2 in _NAMED
        entity.told += s.after in ends_of_ways.TELLING
        entity.of_person += s.before == ends_of_ways.OF and s.before2 == "NAME"


class Cast:
    """All entities of a text, and its anaphors ("there", "the town") sentence by sentence."""

    __slots__ = (
        "_about",
        "_begins",
        "_sighted",
        "_words",
        "anaphors",
        "by_sentence",
        "entities",
        "roles",
        "states",
    )

    def __init__(self, document: Document, script: Script) -> None:
        self.entities: dict[str, Entity] = {}
        self._begins: dict[str, list[Entity]] = {}
        self.by_sentence: dict[int, list[tuple[Sighting, Entity]]] = {}
        self.anaphors: dict[int, list[Sighting]] = {}
        whole = title_place(document.title)
        self._about = normalize(whole.text) if whole is not None else ""
        for name in names_of_title(document.title):
            key = normalize(name)
            self.entities[key] = Entity(
                key, "T", Mention(text=name), key.rsplit(" ", 1)[-1], titled=True
            )
            self._begins.setdefault(key.split(" ", 1)[0], []).append(self.entities[key])
        for sentence in range(len(script.first) - 1):
            self._read(script, sentence)
        roles: dict[int, str] = {p.first: p.role for p in waypoints(script.text) if not p.anaphor}
        self.states = states_of(self.by_sentence, roles)
        self.roles = roles
        self._words = [state.word for state in self.states]
        rows = (len(self.in_sentence(k)) for k in range(len(script.first) - 1))
        self._sighted = [*accumulate(rows, initial=0)]
        for entity in self.entities.values():
            _weigh(entity)

    def since(self, sentence: int, sentences: int) -> int:
        """Return the first sentence that one looks back to: so many before it at most, and not ever more mentions."""
        last = self._sighted[sentence] - SIGHTINGS_BACK
        return max(0, sentence - sentences, bisect_left(self._sighted, last))

    def state_at(self, word: int) -> State:
        """Return where the traveller is and means to go after all that stands before a word."""
        return self.states[max(0, bisect_left(self._words, word) - 1)]

    def _read(self, script: Script, sentence: int) -> None:
        items = script.items(sentence)
        verb = ""
        for index, item in enumerate(items):
            if item.kind in ("move", "arrive", "depart", "visit", "cover"):
                verb = item.kind
            elif item.symbol in (";", ":", "—"):
                verb = ""
            if item.symbol == "PLACE":
                self._toponym(script, sentence, index, verb)
            elif item.symbol == "NAME":
                self._name(script, sentence, index, verb)
            elif item.kind == "spot" or item.symbol in ends_of_ways.SPOTS:
                self._noun(script, sentence, index, verb)
            elif item.symbol in ends_of_ways.HERE:
                self._anaphor(script, sentence, index, "H", verb)
            elif item.symbol == ends_of_ways.IT and self._about:
                self._add(script, sentence, index, verb, self._about, "T", "")
            elif item.symbol in PEOPLE:
                self._add(script, sentence, index, verb, f"p:{item.symbol}", "P", item.symbol)

    def _toponym(self, script: Script, sentence: int, index: int, verb: str) -> None:
        item = script.items(sentence)[index]
        toponym = script.text.toponyms[item.first][2]
        mention = Mention(text=toponym.text, start=toponym.start, end=toponym.end, toponym=item.at)
        key = normalize(toponym.text)
        self._add(script, sentence, index, verb, key, "T", key.rsplit(" ", 1)[-1], mention)

    def _name(self, script: Script, sentence: int, index: int, verb: str) -> None:
        item = script.items(sentence)[index]
        tokens = script.text.tokens
        start, end = tokens.starts[item.first], tokens.ends[item.last - 1]
        name = script.text.source[start:end]
        key = normalize(name)
        self._add(
            script, sentence, index, verb, key, "N", key.rsplit(" ", 1)[-1],
            Mention(text=name, start=start, end=end),
        )  # fmt: skip

    def _noun(self, script: Script, sentence: int, index: int, verb: str) -> None:
        items = script.items(sentence)
        item = items[index]
        first = index
        for back in range(index - 1, max(-1, index - 4), -1):
            if items[back].symbol in ends_of_ways.ARTICLES:
                first = back
                break
            if items[back].kind in ("fig", "place", "time") or not items[back].symbol.isalpha():
                break
        articled = items[first].symbol in ends_of_ways.ARTICLES and first < index
        bare = index > 0 and items[index - 1].symbol in ends_of_ways.PREPOSITIONS
        following = items[index + 1] if index + 1 < len(items) else None
        if not (articled or bare) or (following is not None and following.kind in ("spot", "trip")):
            return
        tokens = script.text.tokens
        start, end = tokens.starts[items[first + articled].first], tokens.ends[item.last - 1]
        mention = Mention(text=script.text.source[start:end], start=start, end=end)
        if self._about and item.symbol in ends_of_ways.SETTLED:
            self._add(script, sentence, index, verb, self._about, "T", "", first=first)
            return
        self._add(
            script, sentence, index, verb, f"d:{item.symbol}", "D", item.symbol, mention, first=first
        )  # fmt: skip

    def _anaphor(self, script: Script, sentence: int, index: int, kind: str, verb: str) -> None:
        sighting = self._sighting(script, sentence, index, index, kind, verb)
        self.anaphors.setdefault(sentence, []).append(sighting)

    def _add(
        self,
        script: Script,
        sentence: int,
        index: int,
        verb: str,
        key: str,
        kind: str,
        head: str,
        mention: Mention | None = None,
        first: int | None = None,
    ) -> None:
        items = script.items(sentence)
        entity = self.entities.get(key)
        if entity is None and kind in "TN":
            entity = self._known_as(key)
        if mention is None:
            tokens = script.text.tokens
            start, end = tokens.starts[items[index].first], tokens.ends[items[index].last - 1]
            mention = Mention(text=script.text.source[start:end], start=start, end=end)
        if entity is None:
            entity = self.entities[key] = Entity(key, kind, mention, head)
            entity.order = len(self.entities)
            if kind in "TN":
                self._begins.setdefault(key.split(" ", 1)[0], []).append(entity)
        elif entity.mention.toponym is None and mention.toponym is not None:
            entity.mention, entity.kind = mention, "T"
        elif kind in ("D", "P"):
            entity.mention = mention
        sighting = self._sighting(
            script, sentence, index if first is None else first, index, kind, verb
        )
        entity.sightings.append(sighting)
        self.by_sentence.setdefault(sentence, []).append((sighting, entity))
        if kind == "D" and items[index].kind == "spot":
            self.anaphors.setdefault(sentence, []).append(sighting)

    def _known_as(self, key: str) -> Entity | None:
        """Return the entity that a shorter or longer name stands for: "Kapiri" after "Kapiri Mposhi"."""
        words = key.split()
        if not words or len(words[0]) <= _INITIALS:
            return None
        for entity in self._begins.get(words[0], ()):
            other = entity.key.split()
            short, long = (words, other) if len(words) < len(other) else (other, words)
            begins = len(short) < len(long) and long[: len(short)] == short
            if begins and long[len(short)] not in ends_of_ways.SPOKENOF_PARTS:
                return entity
        return None

    def _sighting(
        self, script: Script, sentence: int, first: int, last: int, kind: str, verb: str
    ) -> Sighting:
        items = script.items(sentence)

        def symbol(at: int) -> str:
            return items[at].symbol if 0 <= at < len(items) else "^" if at < 0 else "$"

        before = symbol(first - 1)
        at = first - 1
        while before in ends_of_ways.ARTICLES and at > 0:
            at -= 1
            before = symbol(at)
        cue = ends_of_ways.CUES.get(before) or (items[at].kind if at >= 0 else "^")
        if cue in ("arrive", "depart"):
            cue = cue[:3]
        if cue in ("to", "at") and verb == "arrive":
            cue = "arr"
        if cue == "and":
            cue = "and"
        return Sighting(
            first=items[first].first, last=items[last].last, sentence=sentence, index=last, kind=kind,
            before=before, before2=symbol(at - 1), after=symbol(last + 1), cue=cue or "-", verb=verb,
            opens=first == 0, link=_link(items, first, last),
        )  # fmt: skip

    def in_sentence(self, sentence: int) -> Sequence[tuple[Sighting, Entity]]:
        """Return the sightings of a sentence in order, with their entities."""
        return self.by_sentence.get(sentence, ())


def names_of_title(title: str | None) -> list[str]:
    """Return what a title names: the title itself when it is a name, the capital names of a sentence.

    Examples
    --------
    >>> names_of_title("Valparaíso, Indiana"), names_of_title("Cargo ship adrift off Cape Wrath")
    (['Valparaíso'], ['Cape Wrath'])
    """
    whole = title_place(title)
    if whole is not None:
        return [whole.text]
    if not title:
        return []
    words = re.findall(r"[^\W\d_]{4,}", title)
    small = sum(w[0].islower() for w in words)
    if small * 3 < len(words):
        return []
    names = [m[0] for m in ends_of_ways.TITLE_NAME.finditer(title) if m.start() > 0]
    opening = re.match(ends_of_ways.NAMES_OF_TITLE_PATTERN, title)
    return ([opening[1]] if opening else []) + [
        n.removesuffix(ends_of_ways.CURLY_S).removesuffix(ends_of_ways.STRAIGHT_S) for n in names
    ][:4]


@lru_cache(maxsize=1)
def cast_of(document: Document, script: Script) -> Cast:
    """Return the entities of a text and their sightings; the last one is remembered."""
    return Cast(document, script)
