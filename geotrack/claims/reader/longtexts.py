"""A book's worth of text, read in parts: what a network remembers of ten megabytes fits no worker.

A part begins with the end of the one before, for "there" and "the town" to mean something; what is read of that alone
is not told again. Texts up to `WHOLE` characters, all articles and most books among them, are read at once.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from geotrack.model import Claim, Document, Mention, OtherEnds, TimeExpression, Toponym
from geotrack.text.parts import parts_of

#: characters of a text that is read at once; of a part of a longer one; and of what is read again before it, which is
#: more than the sixty sentences that an end is looked for in
WHOLE: Final = 600_000
PART: Final = 400_000
AGAIN: Final = 15_000

Reading = Callable[[Document, Sequence[Toponym], Sequence[TimeExpression]], Sequence[Claim]]


def in_parts(
    read: Reading,
    document: Document,
    toponyms: Sequence[Toponym],
    times: Sequence[TimeExpression],
) -> tuple[Claim, ...]:
    """Return the claims that are read of the parts of a text, in order of `start`, as claims of the whole."""
    out: list[Claim] = []
    names, moments = [t.start for t in toponyms], [t.start for t in times]
    for again, begin, end in parts_of(document.text, PART, AGAIN):
        first, last = bisect_left(names, again), bisect_left(names, end)
        early, late = bisect_left(moments, again), bisect_left(moments, end)
        here = [replace(t, start=t.start - again, end=t.end - again) for t in toponyms[first:last]]
        then = [replace(t, start=t.start - again, end=t.end - again) for t in times[early:late]]
        part = replace(document, text=document.text[again:end])
        out += [
            _moved(claim, again, first, early)
            for claim in read(part, here, then)
            if claim.start + again >= begin
        ]
    return tuple(out)


def _moved(claim: Claim, by: int, toponyms: int, times: int) -> Claim:
    """Return a claim of a part as one of the whole: offsets, and numbers of names and times, begin with its start."""

    def there(mention: Mention | None) -> Mention | None:
        return None if mention is None else moved(mention)

    def moved(mention: Mention) -> Mention:
        return replace(
            mention,
            start=None if mention.start is None else mention.start + by,
            end=None if mention.end is None else mention.end + by,
            toponym=None if mention.toponym is None else mention.toponym + toponyms,
        )

    return replace(
        claim,
        start=claim.start + by,
        end=claim.end + by,
        sentence=(claim.sentence[0] + by, claim.sentence[1] + by),
        time=None if claim.time is None else claim.time + times,
        origin=there(claim.origin),
        destination=there(claim.destination),
        via=tuple(map(moved, claim.via)),
        avoid=tuple(map(moved, claim.avoid)),
        alternatives=tuple(
            OtherEnds(origin=there(o.origin), destination=there(o.destination), share=o.share)
            for o in claim.alternatives
        ),
    )
