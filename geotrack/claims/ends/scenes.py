"""A figure with all that may be its ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geotrack.claims.candidates.kindfeatures import index_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.candidates.symbols import Item, Script
    from geotrack.claims.ends.spokenof import Cast, Entity, Sighting

NOBODY: Final = ""  #: the key of "the text does not say"
AHEAD: Final = 3  #: sentences that are looked ahead
_NAMED_NEXT: Final = 5  #: entities of them that are candidates at most
_RECALLED: Final = 16  #: entities of earlier sentences that are candidates at most
BACK: Final = 40  #: sentences that are looked back


@dataclass(slots=True)
class Scene:
    """One figure with its candidates.

    `before`, `after`: sightings in its sentence, closest first; `at`: where it stands among the sentence's `items`.
    """

    number: int
    kind: str
    sentence: int
    candidates: list[Entity]
    before: list[tuple[Sighting, Entity]]
    after: list[tuple[Sighting, Entity]]
    at: int
    items: Sequence[Item]


def scene_of(script: Script, cast: Cast, number: int, kind: str) -> Scene:
    """Return the candidates for the ends of figure `number`, which is of `kind`."""
    figure = script.figures[number]
    sentence = figure.sentence
    items = script.items(sentence)
    at = index_of(items, number)
    word = figure.quantity.bare
    sightings = cast.in_sentence(sentence)
    before = [(s, e) for s, e in reversed(sightings) if s.last <= word]
    after = [(s, e) for s, e in sightings if s.first >= figure.quantity.end]
    chosen: dict[str, Entity] = {e.key: e for _, e in (*before, *after)}
    recalled = [e for e in _recalled(cast, sentence, word) if e.key not in chosen]
    recalled.sort(key=lambda e: e.kind != "T")
    for entity in (*recalled[:_RECALLED], *_following(cast, sentence)):
        chosen.setdefault(entity.key, entity)
    for entity in cast.entities.values():
        if not entity.titled:
            break
        chosen.setdefault(entity.key, entity)
    return Scene(number, kind, sentence, list(chosen.values()), before, after, at, items)


def _following(cast: Cast, sentence: int) -> list[Entity]:
    """Return what the next sentences name first, each once."""
    out: dict[str, Entity] = {}
    for ahead in range(sentence + 1, sentence + 1 + AHEAD):
        for s, e in cast.in_sentence(ahead):
            if s.kind in "TN" and len(out) < _NAMED_NEXT:
                out.setdefault(e.key, e)
    return list(out.values())


def _recalled(cast: Cast, sentence: int, word: int) -> list[Entity]:
    """Return what the text up to a word speaks of, the last first; nouns only of this sentence and the one before."""
    out: dict[str, Entity] = {}
    for back in range(sentence, cast.since(sentence, BACK - 1) - 1, -1):
        for s, e in reversed(cast.in_sentence(back)):
            if s.first < word and s.kind != "P" and (e.kind != "D" or sentence - back <= 1):
                out.setdefault(e.key, e)
    return list(out.values())
