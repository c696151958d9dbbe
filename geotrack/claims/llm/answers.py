"""The model's answer → items that have the form that was asked for; the others are counted."""

import json
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from geotrack.claims.llm.prompt import schema

LISTS: Final = ("figures", "times", "legs")
#: an answer with more items than this is no reading of a text
_MOST: Final = 5_000
#: what only an inventing model adds: coordinates, judgements, markup
_FOREIGN: Final = frozenset(
    "lat lon latitude longitude coordinates verdict rating true correct html".split()
)


class SchemaFaultError(ValueError):
    """An answer that is not JSON of the form asked for; the message can be shown to the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """The items of an answer by list, and how many were dropped, by reason."""

    figures: tuple[dict[str, Any], ...] = ()
    times: tuple[dict[str, Any], ...] = ()
    legs: tuple[dict[str, Any], ...] = ()
    dropped: Counter[str] = field(default_factory=Counter)


def decode(text: str) -> Items:
    """Return the items of an answer.

    Words around the object and code fences are passed over. An object that breaks off ("half an
    answer") gives the items that are complete.

    Raises
    ------
    SchemaFaultError
        If there is no object in it with one of the three lists.

    Examples
    --------
    >>> said = 'Here: {"figures": [{"quote": "9 km"}], "times": [], "legs": [7]}'
    >>> items = decode(said)
    >>> len(items.figures), dict(items.dropped)
    (0, {'malformed': 2})
    """
    row = _object(text)
    if not isinstance(row, dict) or not any(name in row for name in LISTS):
        raise SchemaFaultError("answer with one JSON object that has figures, times and legs")
    dropped: Counter[str] = Counter()
    kept: dict[str, tuple[dict[str, Any], ...]] = {}
    for name in LISTS:
        items = row.get(name, [])
        if not isinstance(items, list) or len(items) > _MOST:
            dropped["malformed"] += 1
            continue
        shape = schema()["properties"][name]["items"]["properties"]
        good = []
        for item in items:
            if isinstance(item, dict) and not _FOREIGN.isdisjoint(map(str.lower, item)):
                dropped["foreign keys"] += 1
            plain = _item(item, shape)
            if plain is None:
                dropped["malformed"] += 1
            else:
                good.append(plain)
        kept[name] = tuple(good)
    if not _FOREIGN.isdisjoint(map(str.lower, row)):
        dropped["foreign keys"] += 1
    return Items(**kept, dropped=dropped)


def _object(text: str) -> Any:
    """Return the first JSON object of a text, mended at its end if it breaks off there."""
    start = text.find("{")
    if start < 0:
        raise SchemaFaultError("there is no JSON object in the answer")
    try:
        return json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        pass
    for end, closing in _breaks(text, start):
        try:
            return json.loads(text[start:end] + closing)
        except (ValueError, RecursionError):
            continue
    raise SchemaFaultError("the JSON object of the answer cannot be read")


def _breaks(text: str, start: int) -> list[tuple[int, str]]:
    """Return where complete items end, last first, with what would close the object there."""
    stack: list[str] = []
    quoted = escaped = False
    ends: list[tuple[int, str]] = []
    for at in range(start, len(text)):
        char = text[at]
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted = True
        elif char in "{[":
            stack.append("}" if char == "{" else "]")
        elif char in "}]":
            if not stack or stack.pop() != char:
                break
            ends.append((at + 1, "".join(reversed(stack))))
            if not stack:
                break
    return ends[::-1][:3]


def _item(item: Any, shape: dict[str, Any]) -> dict[str, Any] | None:
    """Return the known members of an item if they have the form asked for, else None."""
    if not isinstance(item, dict):
        return None
    out: dict[str, Any] = {}
    for key, rule in shape.items():
        value = item.get(key)
        if "enum" in rule:
            if value is not None and not isinstance(value, str):
                return None
            if value not in rule["enum"]:
                if None not in rule["enum"]:
                    return None
                value = None
        elif rule["type"] == "array":
            if value is not None and not isinstance(value, list):
                return None
            value = [v for v in value or [] if isinstance(v, str)]
        elif "number" in rule["type"]:
            good = isinstance(value, (int, float)) and not isinstance(value, bool)
            if value is not None and not (good and math.isfinite(value)):
                return None
        elif (value is not None and not isinstance(value, str)) or (
            rule["type"] == "string" and not (value or "").strip()
        ):
            return None
        out[key] = value
    return out
