"""Document → claims: what an article states about travel.

`DecidingReader` (the default) takes every figure for a candidate: `candidates` finds them, `kindfeatures` says what
stands around them, `attaching` decides by trained weights what each is (`learned`, `scorer`) and between which ends it
is told (`encoder`), `building` makes the claims. `entities` and `progress` know what the text has spoken
of and how far the journey has come. `GrammarReader` matches constructions against the phrases of each sentence: it
reads what has no figure and helps with those that have one. Movements are read by `movements`.
"""

from collections.abc import Sequence

from geotrack.claims.reader.deciding import DecidingReader
from geotrack.claims.reader.grammarreader import GrammarReader
from geotrack.config import Settings
from geotrack.model import Claim, Document, TimeExpression, Toponym
from geotrack.plugins import component
from geotrack.protocols import ClaimReader

__all__ = ["DecidingReader", "GrammarReader", "find_claims"]


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
    reader = (settings or Settings()).reader
    made: ClaimReader = component("readers", reader)(settings)
    return made.read(document, toponyms, times)
