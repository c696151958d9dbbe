"""Document → claims: what an article states about travel.

`GrammarReader` matches a grammar of constructions against the phrases of each sentence. Numbers are
read in `numbers`, quantities in `quantities`, phrases in `phrases`; the constructions are data in
`grammar_exclusions`, `grammar_facts`, `grammar_positions`, `grammar_trips` and `grammar_speeds`; `frames` reads who goes from where to
where, `context` what pronouns and missing ends refer to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geotrack.claims.reader import GrammarReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geotrack.config import Settings
    from geotrack.model import Claim, Document, TimeExpression, Toponym

__all__ = ["GrammarReader", "find_claims"]


def find_claims(
    document: Document,
    toponyms: Sequence[Toponym],
    times: Sequence[TimeExpression],
    settings: Settings | None = None,
) -> tuple[Claim, ...]:
    """Return the travel claims of a document in order of `start`; may be empty.

    Examples
    --------
    >>> from geotrack.model import Document, Toponym
    >>> text = "The hut stands 12 km north of Zakopane."
    >>> zakopane = Toponym(start=30, end=38, text="Zakopane")
    >>> claim = find_claims(Document(text=text), (zakopane,), ())[0]
    >>> claim.kind, claim.value, claim.unit, claim.direction, claim.origin.text
    ('position', 12.0, 'km', 'N', 'Zakopane')
    """
    return GrammarReader(settings).read(document, toponyms, times)
