"""From the labels of the corpus to what the reader is trained to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geotrack.claims.candidates.figurecandidates import figures_of
from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends.spokenof import Cast
from geotrack.claims.phrases.kinds import Text
from geotrack.claims.reader.deciding import helpers
from geotrack.claims.reader.grammarreader import GrammarReader
from geotrack.text.names import normalize
from geotrack.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.claims.ends.spokenof import Entity
    from geotrack.evaluation.goldtexts import GoldStatement, GoldText
    from geotrack.model import Claim, Document, TimeExpression, Toponym
    from geotrack.text.tokens import Tokens


@dataclass(slots=True)
class Case:
    """A text of the corpus as the reader sees it, with the gold figure of each candidate (or None)."""

    marked: GoldText
    document: Document
    script: Script
    cast: Cast
    gold: list[GoldStatement | None]
    ids: dict[str, set[str]]  # entity key → place ids that it stands for
    helped: dict[int, Claim]  # figure → what a construction reads there


def case_of(
    marked: GoldText,
    document: Document,
    toponyms: Sequence[Toponym],
    times: Sequence[TimeExpression],
) -> Case:
    tokens = tokenize(marked.text)
    text = Text(marked.text, tokens, [w.lower() for w in tokens.words], toponyms, times)
    script = Script(text, figures_of(text))
    cast = Cast(document, script)
    gold = []
    for figure in script.figures:
        q = figure.quantity
        start, end = tokens.starts[q.bare], tokens.ends[q.stop - 1]
        hits = [f for f in marked.figures if f.start < end and start < f.end]
        hits.sort(
            key=lambda f: (f.kind in ("none", "pair"), -(min(end, f.end) - max(start, f.start)))
        )
        gold.append(hits[0] if hits else None)
    read = GrammarReader().read(document, toponyms, times)
    return Case(
        marked, document, script, cast, gold, ids_of(marked, cast, tokens), helpers(script, read)
    )


def ids_of(marked: GoldText, cast: Cast, tokens: Tokens) -> dict[str, set[str]]:
    """Return which places each entity stands for: by the labels of its sightings, else by its name."""
    named = {m.place for m in marked.mentions if m.named}
    words = {p.id: set(re.findall(r"\w+", normalize(p.name))) for p in marked.places.values()}
    out: dict[str, set[str]] = {}
    for key, entity in cast.entities.items():
        found: set[str] = set()
        for s in entity.sightings:
            start, end = tokens.starts[s.first], tokens.ends[s.last - 1]
            for m in marked.mentions:
                if (
                    m.start < end
                    and start < m.end
                    and (entity.kind in "TN" or m.place not in named)
                ):
                    found.add(m.place)
        if not found:
            found = _by_name(entity, marked, words, named)
        out[key] = found
    return out


def _by_name(
    entity: Entity, marked: GoldText, words: dict[str, set[str]], named: set[str]
) -> set[str]:
    own = set(re.findall(r"\w+", normalize(entity.mention.text)))
    if entity.kind in "TN":
        return {i for i, w in words.items() if own and own <= w}
    things = {p.id for p in marked.places.values() if p.lat is None and p.id not in named}
    if entity.kind == "D":
        return {i for i, w in words.items() if i not in named and entity.head in w}
    return things  # "she", "it", "we": whatever is located without being a place
