"""Tables: one pandas frame per kind of value, over one report or many; CSV and Parquet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import MissingExtraError, UsageError
from geotrack.exports.archive import as_dict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd

    from geotrack.report import Report

__all__ = ["TABLES", "frame", "write_csv", "write_parquet"]

Row = dict[str, Any]


def _name(row: Row, index: int | None) -> str | None:
    return None if index is None else row["places"][index]["name"]


def _documents(row: Row) -> Iterator[Row]:
    ratings = [claim["verdict"]["rating"] for claim in row["claims"]]
    yield {
        "title": row["document"]["title"],
        "published": row["document"]["published"],
        "source": row["document"]["source"],
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
    for claim in row["claims"]:
        yield {
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
            }


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


def frame(reports: Iterable[Report], table: str = "claims") -> pd.DataFrame:
    """Return one table over all reports, with the report's ``id`` as first column.

    Raises
    ------
    UsageError
        If there is no such table.
    """
    if table not in TABLES:
        raise UsageError(f"no table {table!r}; there are {', '.join(TABLES)}")
    import pandas as pd

    rows = [
        {"id": row["id"], **entry}
        for report in reports
        for row in [as_dict(report)]
        for entry in TABLES[table](row)
    ]
    return pd.DataFrame(rows)


def write_csv(report: Report, *, table: str = "claims") -> bytes:
    """Return one table as CSV with a header (UTF-8).

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    cells = frame([report], table)
    for column in cells.columns:
        if cells[column].dtype == object or str(cells[column].dtype).startswith(("str", "string")):
            cells[column] = [_harmless(value) for value in cells[column]]
    return cells.to_csv(index=False, lineterminator="\n").encode()


def _harmless(value: Any) -> Any:
    return (
        f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
    )


def write_parquet(report: Report, *, table: str = "claims") -> bytes:
    """Return one table as Parquet (extra ``parquet``)."""
    out = io.BytesIO()
    try:
        frame([report], table).to_parquet(out, index=False, engine="pyarrow")
    except ImportError:
        raise MissingExtraError("writing Parquet", extra="parquet") from None
    return out.getvalue()
