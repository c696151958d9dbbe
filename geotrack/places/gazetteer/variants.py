"""Other spellings under which a name may be listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["variants"]

_LEADING: Final = re.compile(
    r"^(?:the\s+|(?:city|town|village|township|borough|county|province|state|commonwealth|republic|"
    r"kingdom|district|port|island|municipality|territory)\s+of\s+(?:the\s+)?|greater\s+|metro(?:politan)?\s+)+",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"(?:['’]s?|\s+(?:city|town|village|township|borough|area|metropolitan area|metro|province|state|"
    r"region|county|parish|district|prefecture|oblast|governorate|municipality|islands?|peninsula|"
    r"twp\.?|co\.?))$",
    re.IGNORECASE,
)


def variants(name: str) -> Iterator[str]:
    """Yield the name, then forms without "the", "City of", "Greater" and without "City", "area".

    Examples
    --------
    >>> list(variants("the City of Riverton"))
    ['the City of Riverton', 'Riverton']
    """
    name = " ".join(name.split())
    yield name
    seen = {name}
    bare = _LEADING.sub("", name)
    for form in (bare, _TRAILING.sub("", name), _TRAILING.sub("", bare)):
        if form and form not in seen:
            seen.add(form)
            yield form
