"""Weekdays told beside a full date, which a calendar can test, whatever happened that day."""

import re
from collections.abc import Sequence
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import sentence_patterns, tally_words
from geotrack.model import Claim, TimeExpression

_YEAR: Final = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


def weekdays(text: Text, times: Sequence[TimeExpression], *, dated: bool = False) -> list[Claim]:
    """Return the times that tell weekday, day, month and year, in order, as passages of no place.

    `dated`: the day of publication is known, and so the year of a date without one.
    """
    tokens = text.tokens
    return [
        Claim(
            kind="passage",
            start=time.start,
            end=time.end,
            text=time.text,
            pattern=sentence_patterns.NAME,
            time=k,
            sentence=tokens.sentences[tokens.sentence_at(time.start)],
        )
        for k, time in enumerate(times)
        if time.type in ("DATE", "TIME")
        and _DATE.match(time.value)
        and sentence_patterns.WEEKDAY.search(time.text)
        and (_YEAR.search(time.text) or (dated and tally_words.DAY.search(time.text)))
    ]


def told_once(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those weekdays whose time another claim tells, in their order."""
    told = {c.time for c in claims if c.time is not None and c.pattern != sentence_patterns.NAME}
    return [c for c in claims if c.pattern != sentence_patterns.NAME or c.time not in told]
