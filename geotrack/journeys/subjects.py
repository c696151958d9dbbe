"""Who a sentence speaks of, when the claim does not say: the words that it begins with."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["goes_on", "opening_subject"]

_SET_OFF: Final = r"(?:(?:[Aa]t|[Ii]n|[Ff]rom|[Oo]n|[Tt]here|[Tt]hen)\b[^,.;]{0,30}?,?\s+)?"
_VERB: Final = r"(?:[a-z]+ed|went|left|flew|drove|rode|ran|took|came|set|fled|cut|spent|began|made|is|was|were|will|had|has)\b"
_NAME: Final = re.compile(
    rf"{_SET_OFF}((?:[A-Z][\w’'-]*\.?\s+){{1,4}}[A-Z][\w’'-]+)(?:,[^.;,]{{1,60}},)?\s+(?:[a-z]+ly\s+)?{_VERB}"
)
#: "Two of the porters", "a second envoy", "three soldiers": somebody new
_NEWCOMER: Final = re.compile(
    rf"{_SET_OFF}((?i:\d{1, 3}(?:,\d{3})*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|hundreds|dozens|several|some|another|other|many)"
    rf"(?:\s+of\s+(?:the|his|her|their))?(?:\s+[a-z-]+){{1,2}}?)\s+{_VERB}"
)
#: "The bishop of Porto, who …", "Her predecessor …": another than the one told of
_OTHER: Final = re.compile(
    rf"{_SET_OFF}((?:[Mm]y|[Oo]ur)\s+[a-z-]+"
    r"|The\s+[a-z]+(?:\s[a-z]+)?\s+of\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?=,|\s+who)"
    r"|(?:His|Her|Its|Their)\s+(?:\w+\s+)?(?:predecessor|successor|wife|husband|brother|sister|rival"
    r"|deputy|counterpart|colleague|son|daughter|father|mother|friend|partner)s?\b)"
)
_OFFICE: Final = re.compile(
    r"(The\s+(?:[a-z]+\s+)?(?:minister|president|king|queen|prince|princess|bishop|envoy|ambassador|governor"
    r"|mayor|senator|secretary|chancellor|premier|general|admiral|pope))\s+[a-z]"
)
#: no part of a person's name at the head of a sentence
_NO_NAME: Final = frozenset(
    """On In At The When After But And From By For As If It He She They We Then There Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Last Next Earlier Later Meanwhile""".split()
)
_REPORTS: Final = re.compile(
    r"\b(?:said|says|told|reported|announced|noted|that|according|quot\w+)\b|[“\"]"
)
_PRONOUN: Final = re.compile(
    r"(?:(?:Then|There|Later|And|But|From there|Next|After that),?\s+)?(?i:he|she|they|we|i|it)\b"
)
_LOOK: Final = 140


def opening_subject(
    sentence: str, *, before: int | None = None, nobody: bool = False
) -> str | None:
    """Return the person or group that a sentence begins with; None: none that is told apart.

    Parameters
    ----------
    sentence
        The sentence.
    before
        Where in it the claim begins; a report in between ("X said that …") makes X no traveller.
    nobody
        Nobody was named so far, so that "The president" cannot be an epithet.

    Examples
    --------
    >>> opening_subject("Tomas Vega took the boat to Tangier.")
    'Tomas Vega'
    >>> opening_subject("Two of the guides went back to the coast.")
    'two of the guides'
    >>> opening_subject("They went on to the coast.") is None
    True
    """
    head = sentence[:_LOOK]
    for pattern in (_OTHER, _NEWCOMER, *((_OFFICE,) if nobody else ())):
        if (found := pattern.match(head)) and not _reported(sentence, found.end(1), before):
            subject = str(found[1])
            return subject[0].lower() + subject[1:]
    found = _NAME.match(head)
    if found and not (set(found[1].split()) & _NO_NAME):
        return None if _reported(sentence, found.end(1), before) else str(found[1])
    return None


def goes_on(sentence: str) -> bool:
    """Whether a sentence begins with a pronoun and so speaks of whom the text spoke of.

    Examples
    --------
    >>> goes_on("Then she sailed to Calais."), goes_on("The boat sailed to Calais.")
    (True, False)
    """
    return _PRONOUN.match(sentence) is not None


def _reported(sentence: str, end: int, before: int | None) -> bool:
    return before is not None and _REPORTS.search(sentence, end, max(end, before)) is not None
