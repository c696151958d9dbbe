"""How a text was read: each figure with its kinds, its likeliest ends, the reasons, and the state around it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from geotrack.claims.candidates.symbols import Script
from geotrack.claims.ends.attaching import Choice, log_shares
from geotrack.claims.ends.endfeatures import CANDIDATE, FIGURE, candidate_rows
from geotrack.claims.ends.pairfeatures import ALONE, PAIR, pair_rows
from geotrack.claims.ends.scenes import NOBODY, Memory, Scene
from geotrack.claims.ends.spokenof import Cast
from geotrack.claims.reader.deciding import DecidingReader, helpers
from geotrack.claims.reader.learned import ReaderWeights
from geotrack.claims.reader.trees import Trees
from geotrack.model import Document, TimeExpression, Toponym
from geotrack.text.foreign import reads

_KINDS: Final = 3  #: kinds that are shown
_PAIRS: Final = 3  #: pairs that are shown
_REASONS: Final = 4  #: reasons that are shown for an end or a pair
_SMALL: Final = 0.02  #: kinds that are less likely are not shown


def explain(
    document: Document,
    toponyms: Sequence[Toponym],
    times: Sequence[TimeExpression],
    reader: DecidingReader | None = None,
) -> list[str]:
    """Return lines that tell how each figure of a text was read; empty when it has none.

    Examples
    --------
    >>> from geotrack.model import Document, Toponym
    >>> text = "The ferry from Dover to Calais takes 90 minutes."
    >>> names = (Toponym(start=15, end=20, text="Dover"), Toponym(start=24, end=30, text="Calais"))
    >>> lines = explain(Document(text=text), names, ())
    >>> lines[0]
    'The ferry from Dover to Calais takes 90 minutes.'
    """
    reader = reader or DecidingReader()
    script = reader.script(document, toponyms, times)
    if not reads(document, script.text.tokens.words):
        return []
    read = reader.others(document, toponyms, times)
    choices = reader.choices(document, script, read, scenes=True)
    cast = Cast(document, script)
    helped = helpers(script, read)
    lines: list[str] = []
    memory = Memory()
    shown = -1
    for choice in choices:
        figure = script.figures[choice.number]
        if figure.sentence != shown:
            lines += _after(script, cast, shown)
            shown = figure.sentence
            start, end = script.span(shown)
            lines += ["", " ".join(document.text[start:end].split())]
        lines += _figure(reader, script, cast, choice, memory)
        if choice.remembered is not None:
            memory.add(*choice.remembered)
        if choice.number in helped:
            lines.append(f"    a construction reads it, too: {helped[choice.number].pattern}")
    return [*lines, *_after(script, cast, shown)][1:]


def _after(script: Script, cast: Cast, sentence: int) -> list[str]:
    """Return the line that tells how far the journey has come after a sentence; none before the first."""
    if sentence < 0:
        return []
    state = cast.state_at(script.first[sentence + 1])
    return [
        f"  after: at {state.position or '?'}, last way {state.start or '?'} → {state.goal or '?'}"
    ]


def _figure(
    reader: DecidingReader, script: Script, cast: Cast, choice: Choice, memory: Memory
) -> list[str]:
    tokens, quantity = script.text.tokens, script.figures[choice.number].quantity
    words = script.text.source[tokens.starts[quantity.start] : tokens.ends[quantity.stop - 1]]
    likely = sorted(choice.kinds.items(), key=lambda item: -item[1])[:_KINDS]
    told = ", ".join(f"{kind} {share:.2f}" for kind, share in likely if share >= _SMALL)
    lines = [f"  {' '.join(words.split())!r}: {told}"]
    scene, attachment = choice.scene, choice.attachment
    if scene is None or attachment is None:
        return lines
    state = cast.state_at(quantity.bare)
    lines.append(
        f"    before: at {state.position or '?'}, under way {state.start or '?'} → {state.goal or '?'};"
        f" last figures {_pairs(memory.last(scene.sentence))}"
    )
    for n, ((origin, destination), share) in enumerate(choice.pairs[:_PAIRS]):
        read = f" (by the whole text {choice.read[n]:.2f})" if choice.read else ""
        lines.append(f"    {origin or 'nobody'} → {destination or 'nobody'}: {share:.2f}{read}")
        if not n:
            rows = candidate_rows(script, cast, scene, memory)
            lines += _reasons(reader.attacher.weights, scene, memory, rows, (origin, destination))
    ends = [m.text if m is not None else "?" for m in (attachment.origin, attachment.destination)]
    lines.append(
        f"    read as {attachment.kind} {ends[0]} → {ends[1]}, {attachment.mode}"
        f" (figure {attachment.confidence.figure:.2f}, ends {attachment.confidence.ends:.2f})"
        + (f", ends by construction {choice.helped}" if choice.helped else "")
        + (f", inferred: {' and '.join(attachment.inferred)}" if attachment.inferred else "")
    )
    return lines


def _pairs(memory: Sequence[tuple[int, str, tuple[str, str], float]]) -> str:
    told = [f"{kind} {a or '?'} → {b or '?'}" for _, kind, (a, b), _ in memory]
    return "; ".join(told) or "none"


def _reasons(
    weights: ReaderWeights,
    scene: Scene,
    memory: Memory,
    rows: npt.NDArray[np.float32],
    chosen: tuple[str, str],
) -> list[str]:
    """Return what speaks for each of two ends against the next best, and for both together."""
    keys = [NOBODY, *(e.key for e in scene.candidates)]
    names = (*FIGURE, *CANDIDATE)
    lines, sums = [], []
    for role, key, trees in zip(
        ("from", "to"), chosen, (weights.origins, weights.destinations), strict=True
    ):
        sums.append(trees.sums(rows))
        lines.append(f"      {role}: {_strongest(trees, rows, sums[-1], keys.index(key), names)}")
    together, pairs = pair_rows(scene, memory, rows, log_shares(np.stack(sums, axis=1)))
    total = together[:, ALONE] + weights.pairs.sums(together)
    at = [(keys[a], keys[b]) for a, b in pairs].index(chosen)
    lines.append(f"      both: {_strongest(weights.pairs, together, total, at, PAIR)}")
    return lines


def _strongest(
    trees: Trees,
    rows: npt.NDArray[np.float32],
    sums: npt.NDArray[np.float64],
    at: int,
    names: Sequence[str],
) -> str:
    """Return the columns that speak loudest for or against a row beside the best other."""
    others = [k for k in range(len(rows)) if k != at]
    if not others:
        return "nothing else is named"
    other = max(others, key=lambda k: sums[k])
    found = trees.reasons(rows[at], rows[other])
    order = sorted(range(len(names)), key=lambda k: (-abs(found[k]), k))[:_REASONS]
    told = [f"{names[k]}={rows[at, k]:g} {found[k]:+.2f}" for k in order if found[k]]
    return ", ".join(told) or "nothing that the next best lacks"
