"""File names for the pages of documents: readable, safe on every system, each used once."""

import re
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, Final

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
#: names that Windows keeps for devices
_KEPT: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def page_names() -> Callable[[Any, int], str]:
    """Return what gives each document its file name, from its id and its number in the input.

    Examples
    --------
    >>> name = page_names()
    >>> name("a-1", 1), name("sub/b.txt", 2), name("A-1", 3), name(None, 4)
    ('a-1.html', 'sub-b.txt-8e606b.html', 'A-1-2.html', 'record-4.html')
    """
    used: dict[str, int] = {}

    def name(identifier: Any, number: int) -> str:
        text = f"record-{number}" if identifier in (None, "") else str(identifier)
        plain = _UNSAFE.sub("-", text).strip(".-")[:100]
        if plain != text or _KEPT.fullmatch(text):
            digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
            if _KEPT.fullmatch(plain):  # whatever its ending
                plain = plain.replace(".", "-")
            plain = f"{plain}-{digest}".lstrip("-")
        unused = plain
        while unused.lower() in used:
            used[plain.lower()] += 1
            unused = f"{plain}-{used[plain.lower()]}"
        used[unused.lower()] = 1
        return f"{unused}.html"

    return name
