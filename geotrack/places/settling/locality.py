"""How local the news of a text are: a school board's meeting is told to people who live there.

A text about a county fair does not say in which country the fair is, for its readers know. World news
do. So the more a text speaks of what only neighbors care about, the more the country counts in which
such texts are mostly written; a text without such words has no home but what its names tell.
"""

from collections.abc import Collection
from math import exp
from typing import Final

from geotrack.languages.en import newspaper_words

#: log odds of a text without any such word being local, and what each adds; some seven words make it
#: as likely as not
_NONE: Final = -4.0
_PER_WORD: Final = 0.8
#: a spelling or an institution of one country, against a word of the list
_PER_SPELLING: Final = 0.5
_PER_HINT: Final = 0.2
#: what a source counts that is called after a place
_PAPER: Final = 2.0
#: so much of a text is looked at
_READ: Final = 20_000
_MARKS: Final = ".,;:!?()[]\"“”‘'—–-"


def words_of(text: str) -> frozenset[str]:
    """Return the distinct words of the beginning of a text, in lower case, without marks."""
    words = set(text[:_READ].lower().replace("’", "'").split())
    return frozenset(word.strip(_MARKS) for word in words)


def locality(
    words: Collection[str], *, spellings: int = 0, civic: int = 0, published: bool = False
) -> float:
    """Return how likely a text is to be local news, 0 to 1.

    Parameters
    ----------
    words
        Its distinct words (`words_of`).
    spellings
        How many words are spelled as in one country only, or name an institution of it.
    civic
        How many names stand beside a word for a town's police, schools or people.
    published
        Whether its source names a town or division: a local paper.

    Examples
    --------
    >>> locality(words_of("The envoy left for Nairobi.")) < 0.05
    True
    """
    heard = (
        len(newspaper_words.LOCAL.intersection(words))
        + _PER_HINT * len(newspaper_words.HINTS.intersection(words))
        + _PER_SPELLING * spellings
        + civic
        + _PAPER * published
    )
    return 1.0 / (1.0 + exp(-(_NONE + _PER_WORD * heard)))
