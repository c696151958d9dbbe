"""What a request may ask, decoded from JSON: each wrong member is named, nothing is coerced."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

from geotrack.errors import InputError
from geotrack.model import MODES
from geotrack.plugins import CONTENT_TYPES
from geotrack.rendering.captions import STYLES

__all__ = [
    "FORMATS",
    "STYLES",
    "Asked",
    "Look",
    "article_of",
    "decoded",
    "look_of",
    "number_of",
    "text_of",
]

#: format → content type, of every writer that is registered in `geotrack.plugins`
FORMATS: Final[dict[str, str]] = {
    ending.removeprefix("."): kind for ending, kind in CONTENT_TYPES.items()
}
_MOST_PLACES: Final = 200
_LONGEST: Final = 300
_LONGEST_THEME: Final = 200_000
_TABLES: Final = ("documents", "toponyms", "places", "times", "claims", "legs", "verdicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An article with what its editor settled."""

    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    mode: str | None = None
    places: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the members that are given."""
        row = {
            "text": self.text, "title": self.title, "published": self.published,
            "source": self.source, "mode": self.mode, "places": self.places,
        }  # fmt: skip
        return {key: value for key, value in row.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a map looks: its style, what is written around it, its theme."""

    style: str = "check"
    headline: str | None = None
    caption: str | None = None
    note: str | None = None
    source: str | None = None
    theme: str | None = None
    theme_name: str | None = None
    table: str | None = None
    dark: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return the members that are given."""
        return {
            name: value
            for name in self.__slots__
            if (value := getattr(self, name)) not in (None, False)
        }


def decoded(body: bytes) -> dict[str, Any]:
    """Return the object that a body holds.

    Raises
    ------
    InputError
        If it is no JSON object.
    """
    try:
        row = json.loads(body)
    except (ValueError, RecursionError):
        raise InputError("the request is no JSON") from None
    if not isinstance(row, dict):
        raise InputError("the request must be a JSON object")
    return row


def text_of(row: dict[str, Any], key: str, *, most: int = _LONGEST) -> str | None:
    """Return a member that is a text, without spaces around it; None: it is missing, null or empty.

    Raises
    ------
    InputError
        If it is something else, or too long.
    """
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"must be a text, not {type(value).__name__}", where=key)
    if len(value) > most:
        raise InputError(f"at most {most:,} characters, not {len(value):,}", where=key)
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise InputError("holds half a character", where=key)
    return value.strip() or None


def number_of(row: dict[str, Any], key: str, most: float) -> float:
    """Return a member that is a number within -most to most.

    Raises
    ------
    InputError
        If it is something else.
    """
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise InputError(f"must be a number from -{most:g} to {most:g}", where=key)
    return float(value)


def article_of(row: dict[str, Any], *, characters: int) -> Asked:
    """Return the article of a request.

    Raises
    ------
    InputError
        If a member is missing or wrong; the message names it.
    """
    from geotrack.errors import UsageError
    from geotrack.text.documents import parse_published

    known = {"text", "title", "published", "source", "mode", "places"}
    if unknown := sorted(set(row) - known):
        raise InputError(f"there is no such member; there are {', '.join(sorted(known))}", where=unknown[0][:60])  # fmt: skip
    given = row.get("text")
    text = text_of(row, "text", most=characters)
    if text is None or not isinstance(given, str):
        raise InputError("paste an article first", where="text")
    mode = text_of(row, "mode", most=20)
    if mode is not None and mode not in MODES:
        raise InputError(f"there is no mode {mode!r}; there are {', '.join(MODES)}", where="mode")
    published = text_of(row, "published", most=40)
    if published is not None:
        try:
            published = parse_published(published)
        except UsageError as fault:
            raise InputError(str(fault), where="published") from None
    return Asked(
        text=given.replace("\r\n", "\n"),
        title=text_of(row, "title"),
        published=published,
        source=text_of(row, "source"),
        mode=mode,
        places=_places(row.get("places")),
    )


def _places(value: Any) -> dict[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise InputError("must be an object of names and references", where="places")
    if len(value) > _MOST_PLACES:
        raise InputError(f"at most {_MOST_PLACES} places", where="places")
    found = {}
    for name in value:
        reference = text_of(value, name)
        if not name.strip() or len(name) > _LONGEST or reference is None:
            raise InputError("a name and what it stands for are needed", where="places")
        found[name] = reference
    return found


def look_of(value: Any) -> Look:
    """Return how a map is to look.

    Raises
    ------
    InputError
        If a member is wrong; the message names it.
    """
    if value is None:
        return Look()
    if not isinstance(value, dict):
        raise InputError("must be an object", where="look")
    if unknown := sorted(set(value) - set(Look.__slots__)):
        known = ", ".join(Look.__slots__)
        raise InputError(f"there is no such member; there are {known}", where=f"look.{unknown[0][:60]}")  # fmt: skip
    style = text_of(value, "style") or "check"
    if style not in STYLES:
        raise InputError(f"there are {', '.join(STYLES)}", where="look.style")
    table = text_of(value, "table")
    if table is not None and table not in _TABLES:
        raise InputError(f"there are {', '.join(_TABLES)}", where="look.table")
    dark = value.get("dark", False)
    if not isinstance(dark, bool):
        raise InputError("must be true or false", where="look.dark")
    return Look(
        style=style,
        headline=text_of(value, "headline"),
        caption=text_of(value, "caption", most=400),
        note=text_of(value, "note", most=400),
        source=text_of(value, "source"),
        theme=text_of(value, "theme", most=_LONGEST_THEME),
        theme_name=text_of(value, "theme_name"),
        table=table,
        dark=dark,
    )
