"""Whether a value is what ``report.schema.json`` says, and where it is not (``$.toponyms[2].start``).

The schema is the one description of the report; this reads the keywords that it uses. Members that it
does not know are passed over, so that a report of a later minor version can be read.
"""

import json
import math
import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

from geotrack.errors import InputError

_TYPES: Final[dict[str, tuple[str, tuple[type, ...]]]] = {
    "object": ("an object", (dict,)),
    "array": ("a list", (list,)),
    "string": ("text", (str,)),
    "boolean": ("true or false", (bool,)),
    "integer": ("a whole number", (int,)),
    "number": ("a number", (int, float)),
    "null": ("null", (type(None),)),
}
#: whole numbers beyond this are no offsets, counts or ids, and other programs cannot hold them
_LARGEST: Final = 2**53


@cache
def _schema() -> dict[str, Any]:
    text = files("geotrack.exports").joinpath("report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def check_report(row: dict[str, Any]) -> None:
    """Check a report as parsed from JSON.

    Raises
    ------
    InputError
        If a member is missing, of the wrong type or out of range; `where` is its path.
    """
    _check(row, _schema(), "$")
    counts = {name: len(row[name]) for name in ("places", "times", "claims", "toponyms")}
    length = len(row["document"]["text"])
    for name in ("toponyms", "times", "claims"):
        for k, item in enumerate(row[name]):
            if not item["start"] <= item["end"] <= length:
                raise InputError(
                    f"a span needs start ≤ end ≤ {length:,}, the length of the text",
                    where=f"$.{name}[{k}].start",
                )
    _references(row, counts, "$")


#: members that index a list, wherever they stand
_INDEX: Final = {
    "place": "places", "from": "places", "to": "places", "via": "places", "avoid": "places",
    "time": "times", "claim": "claims", "claims": "claims",
}  # fmt: skip
#: parts of a report that hold no indices, or words under the same names
_WITHOUT: Final = frozenset({"document", "places", "provenance", "route"})


def _references(value: Any, counts: dict[str, int], at: str) -> None:
    if isinstance(value, list):
        for k, item in enumerate(value):
            if isinstance(item, (dict, list)):
                _references(item, counts, f"{at}[{k}]")
        return
    for key, item in value.items():
        if key in _WITHOUT:
            continue
        where = f"{at}.{key}"
        if key in _INDEX:
            numbers = item if isinstance(item, list) else [item]
            for number in numbers:
                if type(number) is int and number >= counts[_INDEX[key]]:
                    raise InputError(f"there is no {_INDEX[key]}[{number}]", where=where)
        if isinstance(item, (dict, list)):
            _references(item, counts, where)


def _check(value: Any, schema: dict[str, Any], at: str) -> None:
    if "$ref" in schema:
        schema = _schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            _any_of(value, schema[key], at)
            return
    if "enum" in schema and value not in schema["enum"]:
        known = ", ".join(json.dumps(item) for item in schema["enum"])
        raise InputError(f"{_shown(value)} is none of {known}", where=at)
    if "const" in schema and value != schema["const"]:
        raise InputError(f"{_shown(value)} is not {json.dumps(schema['const'])}", where=at)
    if "type" in schema:
        _check_type(value, schema, at)


def _check_type(value: Any, schema: dict[str, Any], at: str) -> None:
    words, types = _TYPES[schema["type"]]
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise InputError(f"{_shown(value)} is not {words}", where=at)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not abs(value) <= _LARGEST:  # nor one that is no number, nor too large for one
            raise InputError(f"{_shown(value)} is out of range", where=at)
        if not schema.get("minimum", -math.inf) <= value <= schema.get("maximum", math.inf):
            raise InputError(f"{_shown(value)} is out of range", where=at)
    elif isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            raise InputError("is empty", where=at)
        if "pattern" in schema and not re.search(schema["pattern"], value):
            raise InputError(f"{_shown(value)} is not of the form {schema['pattern']}", where=at)
    elif isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            raise InputError(f"{len(value)} items are too few or too many", where=at)
        for k, item in enumerate(value):
            _check(item, schema.get("items", {}), f"{at}[{k}]")
    elif isinstance(value, dict):
        _check_members(value, schema, at)


def _check_members(value: dict[str, Any], schema: dict[str, Any], at: str) -> None:
    for key in schema.get("required", ()):
        if key not in value:
            raise InputError("is not there", where=f"{at}.{key}")
    for key, member in schema.get("properties", {}).items():
        if key in value:
            _check(value[key], member, f"{at}.{key}")


def _any_of(value: Any, choices: list[dict[str, Any]], at: str) -> None:
    """Check against alternatives; the fault of the one that goes deepest is told."""
    deepest: InputError | None = None
    for choice in choices:
        try:
            _check(value, choice, at)
        except InputError as fault:
            if deepest is None or len(fault.where or "") >= len(deepest.where or ""):
                null = choice.get("type") == "null"
                deepest = deepest if deepest is not None and null else fault
        else:
            return
    if deepest is not None:
        raise deepest


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, int) or abs(value) <= _LARGEST else "a huge number"
    return text if len(text) <= 40 else f"{text[:37]}…"
