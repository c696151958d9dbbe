"""Tables: one row a claim, leg, place, document …, over one report or many; frames, CSV and Parquet.

Every table has its columns in `COLUMNS`, with one type each, whatever the reports hold: a table
without rows has them, too.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import MissingExtraError, UsageError
from geotrack.exports.archive import as_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd

    from geotrack.report import Report

Row = dict[str, Any]


def _name(row: Row, index: int | None) -> str | None:
    return None if index is None else row["places"][index]["name"]


def _documents(row: Row) -> Iterator[Row]:
    ratings = [claim["verdict"]["rating"] for claim in row["claims"]]
    yield {
        "title": row["document"]["title"],
        "published": row["document"]["published"],
        "source": row["document"]["source"],
        "language": row["document"]["language"],
        "characters": len(row["document"]["text"]),
        "toponyms": len(row["toponyms"]),
        "claims": len(ratings),
        **{rating.replace("-", "_"): ratings.count(rating) for rating in _RATINGS},
    }


_RATINGS: Final = ("contradicted", "doubtful", "consistent", "not-checkable")


def _toponyms(row: Row) -> Iterator[Row]:
    for toponym in row["toponyms"]:
        place = row["places"][toponym["place"]] if toponym["place"] is not None else {}
        yield {
            **{k: toponym[k] for k in ("start", "end", "text", "confidence", "adjective")},
            **{k: place.get(k) for k in ("name", "lat", "lon", "kind", "country", "geonameid")},
        }


def _places(row: Row) -> Iterator[Row]:
    keys = ("name", "lat", "lon", "kind", "country", "geonameid", "radius_km", "gazetteer")
    for place in row["places"]:
        yield {k: place[k] for k in keys}


def _times(row: Row) -> Iterator[Row]:
    for time in row["times"]:
        yield {k: time[k] for k in ("start", "end", "text", "type", "value", "earliest", "latest")}


def _claims(row: Row) -> Iterator[Row]:
    keys = (
        "kind", "start", "end", "text", "value", "value_max", "unit", "low", "high", "approx", "bound",
        "direction", "mode", "traveller", "status", "pattern",
    )  # fmt: skip
    text = row["document"]["text"]
    for number, claim in enumerate(row["claims"]):
        begin, end = claim.get("sentence", (0, 0))
        yield {
            "claim": number,
            "sentence": text[begin:end] or claim["text"],
            "sentence_start": begin,
            "sentence_end": end,
            **{k: claim[k] for k in keys},
            "from": _name(row, claim["from"]),
            "to": _name(row, claim["to"]),
            "rating": claim["verdict"]["rating"],
            "reason": " ".join(f["reason"] for f in claim["verdict"]["findings"]),
        }


def _legs(row: Row) -> Iterator[Row]:
    for j, journey in enumerate(row["journeys"]):
        for k, leg in enumerate(journey["legs"]):
            route = leg["route"] or {}
            low, high = route.get("length_km") or (None, None)
            yield {
                "journey": j,
                "leg": k,
                "traveller": journey["traveller"],
                "background": journey["background"],
                "from": _name(row, leg["from"]),
                "to": _name(row, leg["to"]),
                "mode": leg["mode"],
                "route_low_km": low,
                "route_high_km": high,
                "route_best_km": route.get("best_km"),
                "gc_km": route.get("gc_km"),
                **_bounds(row, "departs", leg["departs"]),
                **_bounds(row, "arrives", leg["arrives"]),
            }


def _bounds(row: Row, name: str, when: Row | None) -> Row:
    """Return the earliest and the latest instant of a leg's end, as `legtimes.bounds_of` does."""
    when = when or {}
    index = when.get("time")
    told = {} if index is None else row["times"][index]
    return {f"{name}_{k}": when.get(k) or told.get(k) for k in ("earliest", "latest")}


def _verdicts(row: Row) -> Iterator[Row]:
    for k, claim in enumerate(row["claims"]):
        for finding in claim["verdict"]["findings"]:
            expected = finding["expected"] or (None, None)
            stated = finding["stated"] or (None, None)
            yield {
                "claim": k,
                "text": claim["text"],
                "check": finding["check"],
                "rating": finding["rating"],
                "expected_low": expected[0],
                "expected_high": expected[1],
                "stated_low": stated[0],
                "stated_high": stated[1],
                "unit": finding["unit"],
                "slip": finding["slip"],
                "reason": finding["reason"],
            }


_TEXT, _WHOLE, _NUMBER, _FLAG = "string", "Int64", "Float64", "boolean"
_SPAN: Final = {"start": _WHOLE, "end": _WHOLE, "text": _TEXT}
_SITE: Final = {
    "name": _TEXT, "lat": _NUMBER, "lon": _NUMBER, "kind": _TEXT, "country": _TEXT, "geonameid": _WHOLE,
}  # fmt: skip

#: table → column → type, as pandas names its nullable types
COLUMNS: Final[dict[str, dict[str, str]]] = {
    "documents": {
        "id": _TEXT, "title": _TEXT, "published": _TEXT, "source": _TEXT, "language": _TEXT, "characters": _WHOLE,
        "toponyms": _WHOLE, "claims": _WHOLE, "contradicted": _WHOLE, "doubtful": _WHOLE,
        "consistent": _WHOLE, "not_checkable": _WHOLE,
    },
    "toponyms": {"id": _TEXT, **_SPAN, "confidence": _NUMBER, "adjective": _FLAG, **_SITE},
    "places": {"id": _TEXT, **_SITE, "radius_km": _NUMBER, "gazetteer": _TEXT},
    "times": {
        "id": _TEXT, **_SPAN, "type": _TEXT, "value": _TEXT, "earliest": _TEXT, "latest": _TEXT,
    },
    "claims": {
        "id": _TEXT, "kind": _TEXT, **_SPAN, "value": _NUMBER, "value_max": _NUMBER, "unit": _TEXT,
        "low": _NUMBER, "high": _NUMBER, "approx": _FLAG, "bound": _TEXT, "direction": _TEXT,
        "mode": _TEXT, "traveller": _TEXT, "status": _TEXT, "pattern": _TEXT, "from": _TEXT,
        "to": _TEXT, "rating": _TEXT, "reason": _TEXT, "claim": _WHOLE, "sentence": _TEXT,
        "sentence_start": _WHOLE, "sentence_end": _WHOLE,
    },
    "legs": {
        "id": _TEXT, "journey": _WHOLE, "leg": _WHOLE, "traveller": _TEXT, "background": _FLAG,
        "from": _TEXT, "to": _TEXT, "mode": _TEXT, "route_low_km": _NUMBER, "route_high_km": _NUMBER,
        "route_best_km": _NUMBER, "gc_km": _NUMBER, "departs_earliest": _TEXT, "departs_latest": _TEXT,
        "arrives_earliest": _TEXT, "arrives_latest": _TEXT,
    },
    "verdicts": {
        "id": _TEXT, "claim": _WHOLE, "text": _TEXT, "check": _TEXT, "rating": _TEXT,
        "expected_low": _NUMBER, "expected_high": _NUMBER, "stated_low": _NUMBER,
        "stated_high": _NUMBER, "unit": _TEXT, "slip": _TEXT, "reason": _TEXT,
    },
}  # fmt: skip

#: table → its rows in one report; every row also has the report's ``id``
TABLES: Final[dict[str, Callable[[Row], Iterator[Row]]]] = {
    "documents": _documents,
    "toponyms": _toponyms,
    "places": _places,
    "times": _times,
    "claims": _claims,
    "legs": _legs,
    "verdicts": _verdicts,
}


def rows_of(row: Row, table: str) -> Iterator[Row]:
    """Yield the rows of one table in a report as `as_dict` writes it, in the order of `COLUMNS`.

    Raises
    ------
    UsageError
        If there is no such table.
    """
    if table not in TABLES:
        raise UsageError(f"no table {table!r}; there are {', '.join(TABLES)}")
    columns = COLUMNS[table]
    identifier = str(row["id"])
    for entry in TABLES[table](row):
        full = {"id": identifier, **entry}
        yield {name: _writable(full[name]) for name in columns}


def _writable(value: Any) -> Any:
    """Return a value that every format can hold: half a character becomes its escape."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def frame_of(rows: Iterable[Row], columns: dict[str, str]) -> pd.DataFrame:
    """Return rows as a frame with these columns and types."""
    import pandas as pd

    gathered = list(rows)
    return pd.DataFrame(
        {
            name: pd.array([row[name] for row in gathered], dtype=kind)  # type: ignore[call-overload]
            for name, kind in columns.items()
        }
    )


def frame(reports: Iterable[Report], table: str = "claims") -> pd.DataFrame:
    """Return one table over all reports, with the report's ``id`` as first column.

    Raises
    ------
    UsageError
        If there is no such table.
    """
    if table not in TABLES:
        raise UsageError(f"no table {table!r}; there are {', '.join(TABLES)}")
    rows = (entry for report in reports for entry in rows_of(as_dict(report), table))
    return frame_of(rows, COLUMNS[table])


def write_csv(report: Report, *, table: str = "claims") -> bytes:
    """Return one table as CSV with a header (UTF-8).

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    cells = frame([report], table)
    for column, kind in COLUMNS[table].items():
        if kind == _TEXT:
            cells[column] = [harmless(value) for value in cells[column]]
    return cells.to_csv(index=False, lineterminator="\n").encode()


#: what a spreadsheet takes for the beginning of a formula
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def write_parquet(report: Report, *, table: str = "claims") -> bytes:
    """Return one table as Parquet (extra ``parquet``)."""
    out = io.BytesIO()
    try:
        frame([report], table).to_parquet(out, index=False, engine="pyarrow")
    except ImportError:
        raise MissingExtraError("writing Parquet", extra="parquet") from None
    return out.getvalue()
