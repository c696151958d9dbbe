"""What a position is said of that is no place: the boat, the villagers who saw it from afar."""

from collections.abc import Sequence

from geotrack.claims.phrases.kinds import Phrase, Text
from geotrack.languages.en import sentence_patterns
from geotrack.languages.rows import KINDS
from geotrack.model import Mention

_SEMI, _DET, _WORD, _NOUN, _VEHICLE, _DASH, _BE, _LIE = (
    KINDS[k] for k in "SEMI DET WORD NOUN VEHICLE DASH BE LIE".split()
)


def _observers(text: Text, items: Sequence[Phrase], begin: int, q: int) -> Mention | None:
    """Return the people of "[Villagers] heard the blast from 12 miles away"; None for others."""
    first, last = items[begin].start, items[q].start if q < len(items) else items[begin].end
    word = text.tokens.words[first]
    if not (
        word[:1].isupper()
        and word.endswith(sentence_patterns.PLURAL_S)
        and items[begin].end == first + 1
    ):
        return None
    if sentence_patterns.PERCEIVED.isdisjoint(text.lower[first + 1 : last]):
        return None
    start, stop = text.tokens.starts[first], text.tokens.ends[first]
    return Mention(text=word, start=start, end=stop)


def described(text: Text, items: Sequence[Phrase], q: int) -> Mention | None:
    """Return the noun phrase that the clause begins with, whatever it is: "[The boat] capsized …"."""
    begin = q - 1
    while begin > 0 and items[begin - 1].kind != _SEMI:
        begin -= 1
    if begin < 0:
        return None
    if items[begin].kind != _DET:
        return _observers(text, items, begin, q)
    end = begin + 1
    while end < q and end - begin < 4 and items[end].kind in (_WORD, _NOUN, _VEHICLE, _DASH):
        end += 1
        if items[end - 1].kind in (_NOUN, _VEHICLE):
            break
    else:
        if end < q and items[end].kind not in (_BE, _LIE):
            end = min(end, begin + 2)
    if end == begin + 1:
        return None
    start, stop = text.tokens.starts[items[begin].end], text.tokens.ends[items[end - 1].end - 1]
    return Mention(text=text.source[start:stop], start=start, end=stop)
