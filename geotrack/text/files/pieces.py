"""An article as it comes out of a file."""

import re
from dataclasses import dataclass
from typing import Final

_DATE: Final = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text, and what the file says of it; None: it does not say.

    `published` is an ISO date. `name` is where in the file it stood.
    """

    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    name: str | None = None


def iso_date(value: str | None) -> str | None:
    """Return the day of an ISO or PDF date; None when it names none.

    Examples
    --------
    >>> iso_date("2023-09-12T08:00:00Z"), iso_date("2023"), iso_date(None)
    ('2023-09-12', None, None)
    """
    match = _DATE.match((value or "").strip())
    return f"{match[1]}-{match[2]}-{match[3]}" if match and match[3] else None


def tidy(paragraphs: list[str]) -> str:
    r"""Return paragraphs as text: one blank line between them, no spaces at their ends.

    Examples
    --------
    >>> tidy(["One ", "", " two"])
    'One\n\ntwo'
    """
    return "\n\n".join(p.strip() for p in paragraphs if p.strip())
