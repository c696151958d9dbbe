"""The words of languages, one folder each: what a language must hold stands in ``docs/languages.md``.

Rooms take words from `geotrack.languages.en`; a text in a language without a folder is not read with the words of
another (`geotrack.text.foreign.reads`).
"""

from dataclasses import dataclass
from typing import Final

__all__ = ["LANGUAGES", "Language", "language"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language that has a folder here: its code of ISO 639-1, which names the folder, and its English name."""

    code: str
    name: str


#: every folder beside this module
LANGUAGES: Final = (Language(code="en", name="English"),)
#: what files call a language: code or name → code
_CALLED: Final = {"eng": "en", **{one.name.lower(): one.code for one in LANGUAGES}}


def language(said: str) -> Language | None:
    """Return the language that a code or name means; None: it has no folder.

    Examples
    --------
    >>> language("en-GB").name, language("English").code, language("de")
    ('English', 'en', None)
    """
    code = said.strip().lower().replace("_", "-").partition("-")[0]
    code = _CALLED.get(code, code)
    return next((one for one in LANGUAGES if one.code == code), None)
