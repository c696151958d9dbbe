"""Claims and pairs that come as tables, not as prose: ``check --claims`` and ``route --pairs``.

A claim row has ``kind, value, value_max?, unit, approx?, bound?, direction?, mode?, from, from_lat,
from_lon, to, to_lat, to_lon`` and optionally ``id``; JSON lines, a JSON array or CSV.
"""

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from geotrack.earth.geodesy import COMPASS
from geotrack.earth.polygons import countries_at
from geotrack.errors import InputError
from geotrack.exports.archive import verdict_dict
from geotrack.measures.stated import stated_interval
from geotrack.measures.units import DIMENSION
from geotrack.model import CLAIM_KINDS, MODES, Claim, Document, Mention, Place
from geotrack.protocols import Router
from geotrack.verdicts.case import Case, Routes

__all__ = [
    "answers",
    "check_row",
    "error_record",
    "json_line",
    "parse_json",
    "read_rows",
    "route_row",
]

_COLUMNS: Final = frozenset({"kind", "value", "from", "from_lat", "to", "to_lat"})
_TRUE: Final = frozenset({"true", "1", "yes", "y"})


def parse_json(text: str, *, where: str | None = None, line: int | None = None) -> Any:
    """Return a JSON value; NaN and Infinity, which JSON has not, come as the words they are.

    Raises
    ------
    InputError
        If it is no JSON, or nested too deeply.

    Examples
    --------
    >>> parse_json('{"id": NaN}')
    {'id': 'NaN'}
    """
    try:
        return json.loads(text, parse_constant=str)
    except RecursionError:
        raise InputError("nested too deeply", where=where, line=line) from None
    except ValueError as fault:
        raise InputError(f"not JSON: {fault}", where=where, line=line) from None


def json_line(row: dict[str, Any]) -> str:
    """Return a row as one line of JSON that can be written as UTF-8.

    Examples
    --------
    >>> json_line({"id": "Málaga"})
    '{"id":"Málaga"}'
    """
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode()
    except UnicodeEncodeError:  # half a character, as only an escape can write it
        return json.dumps(row, separators=(",", ":"))
    return line


def error_record(
    fault: Exception, *, identifier: Any = None, line: int | None = None
) -> dict[str, Any]:
    """Return the record that stands for one that could not be analysed."""
    kind = type(fault).__name__
    message = fault.message if isinstance(fault, InputError) else str(fault)
    where = getattr(fault, "where", None)
    error: dict[str, Any] = {"type": kind, "message": f"{where}: {message}" if where else message}
    if line is not None:
        error["line"] = line
    return {"id": identifier, "error": error}


def answers(
    rows: Iterable[tuple[int, dict[str, Any] | InputError]],
    ask: Callable[[dict[str, Any]], dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """Yield what `ask` says of each row of `read_rows`; one that it fails on never takes the others with it."""
    for line, row in rows:
        if isinstance(row, InputError):
            yield error_record(row, line=line)
            continue
        try:
            answer = ask(row)
        except Exception as fault:  # noqa: BLE001 whatever went wrong with the row stands in its answer
            answer = error_record(fault, identifier=row.get("id"), line=line)
        yield answer


def read_rows(text: str, *, name: str) -> Iterator[tuple[int, dict[str, Any] | InputError]]:
    """Yield line number and row of JSON lines, a JSON array or CSV; a bad line yields its error.

    Parameters
    ----------
    text
        The file's content.
    name
        Its name; the ending ``.csv`` or ``.tsv`` decides for a table, and so does a first line
        that names columns of ours.

    Raises
    ------
    InputError
        If the whole is a table without columns of ours, or a damaged JSON array.
    """
    head = text.lstrip().partition("\n")[0]
    if name.lower().endswith((".csv", ".tsv")) or (head[:1] not in "[{" and _columns(head)):
        yield from _table_rows(text, name, head)
        return
    if text.lstrip().startswith("["):
        try:
            rows = parse_json(text, where=name)
        except InputError:
            if "\n" not in text.strip():
                raise
        else:
            for k, row in enumerate(rows, 1):
                yield k, row if isinstance(row, dict) else InputError("not a JSON object", line=k)
            return
    for k, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = parse_json(line, line=k)
        except InputError as fault:
            yield k, fault
            continue
        yield k, row if isinstance(row, dict) else InputError("not a JSON object", line=k)


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _columns(head: str) -> set[str]:
    cells = head.strip().split(_delimiter(head))
    return {cell.strip().strip('"').lower() for cell in cells} & _COLUMNS


def _table_rows(
    text: str, name: str, head: str
) -> Iterator[tuple[int, dict[str, Any] | InputError]]:
    if head and not _columns(head):
        raise InputError("the first line names no column of ours (kind, value, from …)", where=name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(head), strict=True)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield line, InputError(f"bad table row: {fault}", line=line)
            continue
        if header is None:
            header = [cell.strip().lower() for cell in cells] if any(cells) else None
        elif len(cells) > len(header):
            message = f"{len(cells)} cells under {len(header)} columns: quote a cell with commas"
            yield line, InputError(message, line=line)
        elif any(cells):
            pairs = zip(header, cells, strict=False)
            yield line, {key: cell.strip() for key, cell in pairs if cell.strip()}


def _figure(row: dict[str, Any], key: str) -> float | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    try:
        number = float(str(value).replace(",", "")) if not isinstance(value, bool) else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(f"{value!r} is no number", where=f"$.{key}")
    return number


def _place(row: dict[str, Any], end: str) -> Place | None:
    lat, lon = _figure(row, f"{end}_lat"), _figure(row, f"{end}_lon")
    name = str(row.get(end) or "")
    if lat is None and lon is None:
        return Place(name=name, gazetteer="given") if name else None
    if lat is None or lon is None:
        raise InputError(f"give both {end}_lat and {end}_lon", where=f"$.{end}_lat")
    if not -90 <= lat <= 90:
        raise InputError(f"latitude {lat:g} is not within -90 to 90", where=f"$.{end}_lat")
    if not -180 <= lon <= 180:
        raise InputError(f"longitude {lon:g} is not within -180 to 180", where=f"$.{end}_lon")
    return Place(
        name=name or f"{lat:.3f}, {lon:.3f}", lat=lat, lon=lon, kind="place", gazetteer="given"
    )


def _choice(row: dict[str, Any], key: str, allowed: tuple[str, ...], default: Any) -> Any:
    value = row.get(key)
    if value is None or value == "":
        return default
    if value not in allowed:
        raise InputError(f"{value!r} is none of {', '.join(allowed)}", where=f"$.{key}")
    return value


def _claim(row: dict[str, Any], ends: tuple[Mention | None, Mention | None]) -> Claim:
    value, value_max = _figure(row, "value"), _figure(row, "value_max")
    unit = _choice(row, "unit", tuple(DIMENSION), None)
    approx = row.get("approx") is True or str(row.get("approx")).lower() in _TRUE
    bound = _choice(row, "bound", ("lt", "gt"), None)
    interval = None
    odd = None
    if value is not None and unit is not None:
        if value <= 0:
            odd = f"{value:g} {unit} is no length, time or speed"
        elif value_max is not None and value_max < value:
            odd = f"a range from {value:g} to {value_max:g} runs backwards"
        else:
            interval = stated_interval(value, value_max, unit, approx=approx, bound=bound)
    elif value is not None:
        odd = "a figure without a unit"
    text = " ".join(str(part) for part in (row.get("value"), unit) if part is not None)
    return Claim(
        kind=_choice(row, "kind", CLAIM_KINDS, "position"),
        start=0,
        end=0,
        text=text,
        pattern="given",
        value=value,
        value_max=value_max,
        unit=unit,
        value2=_figure(row, "value2"),
        unit2=_choice(row, "unit2", tuple(DIMENSION), None),
        interval=interval,
        approx=approx,
        bound=bound,
        origin=ends[0],
        destination=ends[1],
        direction=_choice(row, "direction", COMPASS, None),
        mode=_choice(row, "mode", MODES, "unknown"),
        odd=odd,
    )


def check_row(
    row: dict[str, Any], router: Router, *, avoid: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return ``{"id", "rating", "findings"}`` for one structured claim.

    Raises
    ------
    InputError
        If a member has an impossible value; `where` names it.
    """
    from geotrack.verdicts import judge

    places = [_place(row, "from"), _place(row, "to")]
    mentions = [
        None if place is None else Mention(text=f"{end}:{place.name}")
        for end, place in zip(("from", "to"), places, strict=True)
    ]
    claim = _claim(row, (mentions[0], mentions[1]))
    known = tuple(place for place in places if place is not None)
    case = Case(
        document=Document(text=claim.text),
        claims=(claim,),
        places=known,
        settled={
            mention: place
            for mention, place in zip(mentions, places, strict=True)
            if mention is not None and place is not None
        },
        router=Routes(router, avoid),
        countries=countries_at,
    )
    return {"id": row.get("id"), **verdict_dict(judge(case))}


def route_row(
    row: dict[str, Any], router: Router, *, avoid: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return ``{"from", "to", "mode", "length_km", "best_km", "gc_km", …}`` for one pair.

    Raises
    ------
    InputError
        If coordinates are missing or impossible.
    """
    mode = _choice(row, "mode", MODES, "unknown")
    origin, destination = _place(row, "from"), _place(row, "to")
    for end, place in (("from", origin), ("to", destination)):
        if place is None or not place.settled:
            raise InputError(f"give {end}_lat and {end}_lon", where=f"$.{end}_lat")
    assert origin is not None
    assert destination is not None
    found = router.route(origin, destination, mode, avoid=avoid, geometry=False)
    answer: dict[str, Any] = {
        "from": origin.name,
        "to": destination.name,
        "mode": mode,
        "length_km": [round(found.length_km.low, 1), round(found.length_km.high, 1)],
        "best_km": round(found.best_km, 1),
        "gc_km": round(found.gc_km, 1),
        "source": found.source,
    }
    if found.note:
        answer["note"] = found.note
    return answer
