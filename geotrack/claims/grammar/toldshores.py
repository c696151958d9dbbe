"""On which sea a place is told to lie, and what pass or river a way is told to lead over."""

from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.earth.coastlines import known
from geotrack.languages.en import shore_words
from geotrack.model import Claim, Mention, Toponym
from geotrack.text.heldwords import holds, matches_around

_NEAR: Final = 60
#: what leads over a pass holds so many characters before and behind the words that it must hold
_OVER: Final = 250


def shores(text: Text, toponyms: Sequence[Toponym]) -> list[Claim]:
    """Return what is told of seas, passes and rivers, in order, as claims of kind ``situation``.

    That of a coast has the place as its destination; those of passes and rivers have no places.
    """
    source = text.source
    out: list[Claim] = []
    at_sea = holds(source, tuple(shore_words.SEAS))
    for k, place in enumerate(toponyms if at_sea else ()):
        begin, end = text.tokens.sentences[text.tokens.sentence_at(place.start)]
        at = Mention(text=place.text, start=place.start, end=place.end, toponym=k)
        behind = shore_words.ON_COAST.match(source, place.end, max(end, place.end))
        before = shore_words.COAST_OF.search(source[max(begin, place.start - _NEAR) : place.start])
        if behind is not None:
            lead = len(behind[0]) - len(behind[0].lstrip(", "))
            out.append(_claim(text, shore_words.TOLD_COAST, place.end + lead, behind.end(), at))
        elif before is not None:
            start = place.start - len(before.string) + before.start()
            out.append(_claim(text, shore_words.TOLD_COAST, start, place.end, at))
    out += [
        _claim(text, shore_words.TOLD_SEA, told.start(), told.end())
        for told in (shore_words.OVER_SEA.finditer(source) if at_sea else ())
    ]
    over = matches_around(shore_words.OVER_PASS, source, shore_words.IN_OVER_PASS, _OVER, _OVER)
    for pattern, kind, found in (
        (shore_words.TOLD_OVER, "crossing", over),
        (shore_words.TOLD_RIVER, "river", shore_words.OVER_RIVER.finditer(source)),
    ):
        for told in found:
            if not known(kind, told[told.lastgroup or 0].strip()):
                continue
            if shore_words.NOT_THIS.search(source[max(0, told.start() - _NEAR) : told.start()]):
                continue
            out.append(_claim(text, pattern, told.start(), told.end()))
    return sorted(out, key=lambda c: c.start)


def _claim(text: Text, pattern: str, start: int, end: int, at: Mention | None = None) -> Claim:
    return Claim(
        kind="situation",
        start=start,
        end=end,
        text=text.source[start:end],
        pattern=pattern,
        destination=at,
        sentence=text.tokens.sentences[text.tokens.sentence_at(start)],
    )
