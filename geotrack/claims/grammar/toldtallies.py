"""What a text counts without any place: stages of a way, nights of a plan, years since an earlier trip."""

import re
from typing import Final

from geotrack.claims.phrases.kinds import Text
from geotrack.languages.en import span_words, tally_words
from geotrack.model import Claim
from geotrack.text.heldwords import holds, matches_around

#: a plan tells at its beginning how long it is: within so many characters before the first heading
_BEGINNING: Final = 500
#: the lengths of stages are told within so many behind their number
_LIST: Final = 1500
#: what is counted holds so many characters before the words that it must hold, and so many behind
_STAGES, _DAYS, _YEARS, _BEHIND = 160, 60, 320, 24
#: words of headings that make a plan, and how many of these do
_HEADED: Final = ("night", "day")
_FEWEST: Final = 2


def tallies(text: Text) -> list[Claim]:
    """Return what is counted, in order; each claim has no places, and what it counts is in its words."""
    source = text.source
    found = [
        (m, tally_words.TOLD_STAGES)
        for m in matches_around(tally_words.STAGES, source, tally_words.IN_STAGES, _STAGES, _BEHIND)
        if _has_lengths(source, m)
    ]
    found += [
        (m, tally_words.TOLD_YEARS)
        for m in matches_around(
            tally_words.ABSENCE, source, tally_words.IN_ABSENCE, _YEARS, _BEHIND
        )
        if _has_year(source, m)
    ]
    found += [
        (m, span_words.TOLD_SPAN)
        for m in matches_around(span_words.BETWEEN, source, span_words.IN_BETWEEN, _DAYS, _BEHIND)
        if _is_several(m) and _has_dates(text, m)
    ]
    found += [
        (m, span_words.TOLD_YEARS_APART)
        for m in matches_around(
            span_words.YEARS_APART, source, span_words.IN_YEARS, _YEARS, _BEHIND
        )
        if _has_year(source, m)
    ]
    headings = list(tally_words.NUMBERED.finditer(source)) if holds(source, _HEADED) else []
    if len(headings) >= _FEWEST:
        first = headings[0].start()
        begins = tally_words.PLAN.finditer(source, max(0, first - _BEGINNING), first)
        found += [
            (m, tally_words.TOLD_PLAN)
            for m in begins
            if m["unit"].casefold() == headings[0]["unit"].casefold()
        ][:1]
    return sorted((_claim(text, m, pattern) for m, pattern in found), key=lambda c: c.start)


def _has_lengths(source: str, match: re.Match[str]) -> bool:
    """Whether lengths are told around and behind a number of stages, which may be theirs."""
    around = source[max(0, match.start() - _BEGINNING) : match.start()]
    behind = tally_words.LENGTH.findall(source, match.end(), match.end() + _LIST)
    if tally_words.COLON.match(source, match.end()) is not None:
        return True  # a list, of which only the first may tell the unit
    if len(tally_words.LINK.findall(source, match.end(), match.end() + _LIST)) > _FEWEST:
        return True
    return len(behind) >= _FEWEST and (
        tally_words.LENGTH.search(around) is not None or len(behind) > _FEWEST
    )


def _is_several(match: re.Match[str]) -> bool:
    """Whether more than one day, night or month is counted."""
    number = tally_words.number_of(match["count"])
    return number is not None and number > 1


def _has_dates(text: Text, match: re.Match[str]) -> bool:
    """Whether two dates, weekdays or months are told in the sentence of a time and the one before."""
    tokens = text.tokens
    number = tokens.sentence_at(match.start())
    begin = tokens.sentences[max(0, number - 1)][0]
    end = max(match.end(), tokens.sentences[number][1])
    dates = {m[0] for m in span_words.DATES.finditer(text.source, begin, end) if m[0].strip()}
    months = {m[0] for m in span_words.MONTHS.finditer(text.source, begin, end)}
    ranges = any(" to " in m or "–" in m for m in dates)
    return ranges or max(len(dates), len(months)) > 1


def _has_year(source: str, match: re.Match[str]) -> bool:
    """Whether a year is told around, from which others may be counted."""
    around = source[max(0, match.start() - _BEGINNING) : match.end() + _BEGINNING]
    return tally_words.YEAR.search(around) is not None


def _claim(text: Text, match: re.Match[str], pattern: str) -> Claim:
    tokens = text.tokens
    return Claim(
        kind="situation",
        start=match.start(),
        end=match.end(),
        text=match[0],
        pattern=pattern,
        sentence=tokens.sentences[tokens.sentence_at(match.start())],
    )
