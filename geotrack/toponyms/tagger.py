"""The default recognizer: a trained linear chain, and rules after it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from geotrack.text.parts import parts_of
from geotrack.text.wordkinship import load_word_classes
from geotrack.toponyms.companions import with_companions
from geotrack.toponyms.decoding import LABELS, marginals
from geotrack.toponyms.features import observe
from geotrack.toponyms.finishing import Found, finish
from geotrack.toponyms.joining import MOST, join
from geotrack.toponyms.matching import Matcher
from geotrack.toponyms.reading import Flag, Vocabulary, read
from geotrack.toponyms.rules import apply
from geotrack.toponyms.secondlook import reconsider
from geotrack.toponyms.statecodes import with_state_codes
from geotrack.toponyms.tagged import STANDS_ALONE, Evidence
from geotrack.toponyms.travelnames import with_travel_names
from geotrack.toponyms.weights import load_weights
from geotrack.toponyms.wholenames import completed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geotrack.config import Settings
    from geotrack.model import Document, Toponym
    from geotrack.protocols import NameIndex
    from geotrack.toponyms.features import Observation
    from geotrack.toponyms.matching import Match
    from geotrack.toponyms.reading import Reading
    from geotrack.toponyms.weights import Look, Weights

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_BEGIN = LABELS.index("B-LOC")
_INSIDE = LABELS.index("I-LOC")
_GIVEN_NAME: Final = int(Flag.GIVEN_NAME)
#: characters that are read at once at most: what is held meanwhile is a kilobyte a capitalized word
_JOINED: Final = 100_000
#: characters of a text whose names know of each other; of a part of a longer one, and of what is read again before it
_AT_ONCE, _PART, _AGAIN = 3_000_000, 2_000_000, 5_000


class Tagger:
    """Finds toponyms with a linear chain trained on open corpora.

    Parameters
    ----------
    settings
        `demonyms` and `facilities` are heeded.
    index
        The gazetteer's names: what kinds of place a name may be.
    weights
        Trained weights; None: the packaged ones.
    """

    name = "tagger"

    def __init__(
        self, *, settings: Settings, index: NameIndex, weights: Weights | None = None
    ) -> None:
        self._settings = settings
        self._matcher = Matcher(index)
        self._weights = weights or load_weights()
        self._vocabulary = Vocabulary(load_word_classes())

    def recognize(self, document: Document) -> tuple[Toponym, ...]:
        """Return the toponyms in order; may be empty."""
        if len(document.text) > _AT_ONCE:
            return tuple(self._in_parts(document))
        self._vocabulary.make_room()
        reading = read(document.text, self._vocabulary)
        matches, single = self._matcher.match(reading)
        seen = observe(reading, matches, single, self._vocabulary, look=self._weights.first)
        if not len(seen.targets):
            return ()
        chances = self._looked(reading, seen)
        found = self._named(reading, seen.targets, chances, matches, single)
        self._vocabulary.make_room()  # a book's words are not to be held while its claims are read
        return found

    def _in_parts(self, document: Document) -> Iterator[Toponym]:
        """Yield the toponyms of a text that is too long to be held as numbers, part by part."""
        for again, begin, end in parts_of(document.text, _PART, _AGAIN):
            for toponym in self.recognize(replace(document, text=document.text[again:end])):
                if toponym.start + again >= begin:
                    yield replace(toponym, start=toponym.start + again, end=toponym.end + again)

    def recognize_all(self, documents: Sequence[Document]) -> list[tuple[Toponym, ...]]:
        """Return the toponyms of several documents: the same as of each, short ones in half the time."""
        out: list[tuple[Toponym, ...]] = []
        group: list[Document] = []
        letters = 0
        for document in documents:
            size = len(document.text)
            if group and (len(group) == MOST or letters + size > _JOINED):
                out += self._recognize_joined(group)
                group, letters = [], 0
            if size > _JOINED:
                out.append(self.recognize(document))
            else:
                group.append(document)
                letters += size
        return out + self._recognize_joined(group)

    def _recognize_joined(self, documents: list[Document]) -> list[tuple[Toponym, ...]]:
        if not documents:
            return []
        self._vocabulary.make_room()
        readings = [read(document.text, self._vocabulary) for document in documents]
        matched = self._matcher.match_all(readings)
        joined = join(readings, matched)
        seen = observe(
            joined.reading, joined.matches, joined.single, self._vocabulary, joined.document
        )
        if not len(seen.targets):
            return [()] * len(readings)
        chances = self._looked(joined.reading, seen)
        bounds = np.searchsorted(seen.targets, [*joined.bases, len(joined.reading)]).tolist()
        return [
            self._named(reading, seen.targets[low:high] - base, chances[low:high], *matches)
            if high > low
            else ()
            for reading, matches, base, (low, high) in zip(
                readings, matched, joined.bases, pairwise(bounds), strict=True
            )
        ]

    def _looked(self, reading: Reading, seen: Observation) -> Floats:
        """Return the chance of each label of each word after both looks."""
        w = self._weights
        scores = w.first.scores(seen.features) if seen.scores is None else seen.scores
        chances = _chances(w.first, scores, seen)
        scores += w.second.scores(reconsider(reading, seen, chances))
        return _favoring_places(_chances(w.second, scores, seen))

    def _named(
        self,
        reading: Reading,
        targets: Ints,
        chances: Floats,
        matches: list[Match],
        single: dict[int, int],
    ) -> tuple[Toponym, ...]:
        """Return the toponyms of one document: what the chain found, after the rules."""
        chances = _favoring_known(reading, targets, chances, matches)
        found = _spans(targets, chances)
        evidence = _evidence(len(reading), targets, chances, matches, single)
        found = with_state_codes(reading, found)
        found = apply(reading, found, evidence)
        found = with_travel_names(reading, found, evidence, self._matcher)
        found = with_companions(reading, found, evidence)
        found = completed(reading, found, matches, self._matcher)
        return finish(reading, found, matches, self._settings)


def _chances(look: Look, scores: Floats, seen: Observation) -> Floats:
    return marginals(scores, seen.segments, look.transitions, look.begin, look.end)


#: a place is taken to be so many times likelier than the chain says, which errs on the side of no place: the
#: corpora leave out what stands for people, teams and governments (chosen on the part tune of ``corpus/``)
_FAVOR: Final = 1.6


def _favoring_places(chances: Floats) -> Floats:
    chances[:, [_BEGIN, _INSIDE]] *= _FAVOR
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


#: … and so many times more where what stands alone is a country, a capital or a large city. The same with 2 and 5;
#: recognition F1 of four of six rounds of names +.001 to .002, news .867 and .895 -> .868 and .896 (2026-11-30)
_FAVOR_KNOWN: Final = 3.0


def _favoring_known(
    reading: Reading, targets: Ints, chances: Floats, matches: Sequence[Match]
) -> Floats:
    """Return the chances with "Vienna gave her a diploma" likelier a place than who bears such a name."""
    rows = {word: k for k, word in enumerate(targets.tolist())}
    known = [
        rows[word]
        for m in matches
        if m.classes & STANDS_ALONE and m.first - 1 not in rows and m.last + 1 not in rows
        if not any(reading.flags[w] & _GIVEN_NAME for w in range(m.first, m.last + 1))
        for word in range(m.first, m.last + 1)
        if word in rows
    ]
    if not known:
        return chances
    favored = chances.copy()
    part = favored[known]
    part[:, [_BEGIN, _INSIDE]] *= _FAVOR_KNOWN
    favored[known] = part / part.sum(axis=1, keepdims=True)
    return favored


def _evidence(
    n: int, targets: Ints, chances: Floats, matches: Sequence[Match], single: dict[int, int]
) -> Evidence:
    labels = np.zeros(n, dtype=np.int64)
    labels[targets] = chances.argmax(axis=1)
    place = np.zeros(n)
    place[targets] = chances[:, _BEGIN] + chances[:, _INSIDE]
    # as lists, the chances of a novel's words take a hundred bytes each
    return Evidence(labels.data, place.data, matches, single)


def _spans(targets: Ints, chances: Floats) -> list[Found]:
    """Return the stretches of words whose likeliest label is a place."""
    best = chances.argmax(axis=1)
    here = np.flatnonzero((best == _BEGIN) | (best == _INSIDE))
    place = chances[:, _BEGIN] + chances[:, _INSIDE]
    found: list[Found] = []
    for k in here.tolist():
        word = int(targets[k])
        sure = float(place[k])
        if found and best[k] == _INSIDE and found[-1].last == word - 1:
            sure = min(sure, found[-1].confidence)
            found[-1] = Found(found[-1].first, word, found[-1].classes, sure)
        else:
            found.append(Found(word, word, 0, sure))
    return found
