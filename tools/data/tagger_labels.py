"""The labels that the tagger learns, from those of the corpora."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geotrack.languages.en import name_lists
from geotrack.text.names import NameClass
from geotrack.toponyms.decoding import LABELS
from geotrack.toponyms.reading import Flag, Vocabulary, read
from tools.data.tagger_corpora import TRAVEL, UNKNOWN
from tools.data.tagger_fit import ANYTHING

if TYPE_CHECKING:
    from geotrack.protocols import NameIndex
    from geotrack.toponyms.matching import Matcher
    from tools.data.tagger_corpora import Labeled

TWEETS = frozenset({"btc", "wnut"})
_BUILDINGS = name_lists.FACILITY_HEADS | frozenset(
    """university college hospital school church library center centre courthouse jail zoo cathedral
    mosque temple institute academy""".split()
)


def without_buildings(document: Labeled) -> Labeled:
    """Label named buildings FAC, which some of the corpora count among the places."""
    document.spans = [
        (start, end, "FAC")
        if kind == "LOC" and len(words := document.text[start:end].split()) > 1 and words[-1].lower() in _BUILDINGS
        else (start, end, kind)
        for start, end, kind in document.spans
    ]  # fmt: skip
    return document


_LARGE = NameClass.COUNTRY | NameClass.ADMIN1 | NameClass.WATER | NameClass.REGION


def with_doubts(document: Labeled, matcher: Matcher) -> Labeled:
    """Leave open what a travel text names and does not label, where that says little.

    Its writers label all that is traveled to, and now and then forget a river or country; a town within
    a longer name ("Groton Town Council") they leave out, and here it is a place.
    """
    if document.corpus != TRAVEL:
        return document
    reading = read(document.text, Vocabulary())
    taken = [(start, end) for start, end, _ in document.spans]
    for m in matcher.match(reading)[0]:
        start, end = reading.starts[m.first], reading.ends[m.last]
        within = any(
            0 <= k < len(reading)
            and reading.flags[k] & Flag.CAPITAL
            and reading.sentence[k] == reading.sentence[m.first]
            for k in (m.first - 1, m.last + 1)
        )
        if (m.classes & _LARGE or within) and not any(a < end and start < b for a, b in taken):
            document.spans.append((start, end, UNKNOWN))
    document.spans.sort()
    return document


def with_countries(document: Labeled, index: NameIndex, matcher: Matcher) -> Labeled:
    """Label countries LOC wherever they stand, and towns that stand for a team or government.

    Some of the corpora leave such names out or call them ORG; here they are toponyms.
    """
    alone = NameClass.ADMIN1 | NameClass.CAPITAL | NameClass.CITY_L | NameClass.CITY_M
    spans = []
    for start, end, kind in document.spans:
        name = document.text[start:end]
        if kind in {"ORG", "MISC"} and name[:1].isupper() and "\n" not in name:
            bits = int(index.classes([name])[0])
            common = document.corpus in TWEETS or all(
                w in name_lists.COMMON_WORDS or w in name_lists.GIVEN_NAMES
                for w in name.lower().split()
            )
            if bits & NameClass.COUNTRY or (
                kind == "ORG"
                and bits & alone
                and not bits & NameClass.ALTERNATE_ONLY
                and not common
            ):
                kind = "LOC"
        spans.append((start, end, kind))
    taken = [False] * (len(document.text) + 1)
    for start, end, _ in spans:
        taken[start:end] = [True] * (end - start)
    reading = read(document.text, Vocabulary())
    for m in matcher.match(reading)[0]:
        start, end = reading.starts[m.first], reading.ends[m.last]
        if (
            m.classes & NameClass.COUNTRY
            and not m.classes & NameClass.ALTERNATE_ONLY
            and not any(taken[start:end])
            and document.text[start:end].lower() not in name_lists.AMBIGUOUS_GIVEN_NAMES
            and (m.last > m.first or not reading.flags[m.first] & Flag.COMMON)
        ):
            spans.append((start, end, "LOC"))
    document.spans = sorted(spans)
    return document


def labels_of(
    starts: tuple[int, ...], spans: list[tuple[int, int, str]], others: int = 0
) -> np.ndarray:
    """Return the label of each word; `others` is that of all words outside of the spans."""
    labels = np.full(len(starts), others, dtype=np.int64)
    begins = np.array(starts)
    for start, end, kind in spans:
        a, b = np.searchsorted(begins, (start, end))
        if kind == UNKNOWN:
            labels[a:b] = ANYTHING
        elif kind == "LOC" and a < b:
            labels[a:b] = LABELS.index("I-LOC")
            labels[a] = LABELS.index("B-LOC")
        else:
            labels[a:b] = LABELS.index(kind) if kind != "LOC" else 0
    return labels
