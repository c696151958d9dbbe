"""HTML and SVG as trees of escaped strings: text can never become markup.

`tag` escapes every child that is not itself `Markup`, and every attribute. There is no way to pass
raw text but `Markup(...)`, which only this package's own constants are wrapped in.
"""

import re
from typing import Final

_VOID: Final = frozenset({"br", "hr", "input", "link", "meta", "img", "wbr", "col"})
#: what neither HTML nor XML may hold, but for tab and line ends
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: characters that reorder or hide what stands around them
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;", ord("`"): "&#96;"}  # fmt: skip


class Markup(str):
    """A string that is already markup."""

    __slots__ = ()


def clean(string: str) -> str:
    """Return the string with characters that HTML and XML forbid replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", string)


def plain(string: str, *, limit: int = 200) -> str:
    r"""Return a one-line label: no line ends, no bidirectional controls, at most `limit` characters.

    Examples
    --------
    >>> plain("Vladi\u202evostok\n")
    'Vladivostok'
    >>> plain("abcdef", limit=4)
    'abc…'
    """
    line = " ".join(_BIDI.sub("", clean(string[: 4 * limit + 400])).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def text(string: str) -> Markup:
    """Return the string escaped for element content and for attributes.

    Examples
    --------
    >>> text("</script>")
    '&lt;/script&gt;'
    """
    return Markup(clean(string).translate(_ESCAPES))


def join(*children: str | Markup | None) -> Markup:
    """Return the children one after the other, escaped where they are plain strings."""
    return Markup("".join(c if isinstance(c, Markup) else text(c) for c in children if c))


def tag(
    name: str, /, *children: str | Markup | None, **attributes: str | float | bool | None
) -> Markup:
    """Return one element.

    Attribute names lose a trailing underscore and have ``-`` for every other one (``class_``,
    ``data_leg``); None and False leave the attribute out, True writes it without a value.

    Examples
    --------
    >>> tag("p", "1 < 2", tag("b", "!"), class_="note")
    '<p class="note">1 &lt; 2<b>!</b></p>'
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        written = key.rstrip("_").replace("_", "-")
        parts.append(f" {written}" if value is True else f' {written}="{text(str(value))}"')
    parts.append(">")
    if name in _VOID:
        return Markup("".join(parts))
    return Markup("".join(parts) + join(*children) + f"</{name}>")
