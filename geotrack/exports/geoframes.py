"""Tables with geometries: GeoDataFrames (extra ``geo``) and GeoParquet 1.1, in WGS 84."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import MissingExtraError, UsageError
from geotrack.exports.frames import frame
from geotrack.exports.geojson import cut_at_antimeridian, leg_line

if TYPE_CHECKING:
    import pandas as pd

    from geotrack.report import Report

TABLES: Final = ("legs", "places")


def _geometries(report: Report, table: str, rows: pd.DataFrame) -> list[Any]:
    """Return a shapely geometry for each row of a table, lon and lat; None where nothing is known."""
    import shapely

    if table == "places":
        return [
            shapely.Point(lon, lat) if lat == lat and lon == lon else None  # noqa: PLR0124 a missing number
            for lat, lon in zip(rows["lat"].astype(float), rows["lon"].astype(float), strict=True)
        ]
    out: list[Any] = []
    for journey in report.journeys:
        for leg in journey.legs:
            line = leg_line(leg, report)
            pieces = cut_at_antimeridian(line) if line else []
            out.append(shapely.LineString(pieces[0]) if len(pieces) == 1 else shapely.MultiLineString(pieces) if pieces else None)  # fmt: skip
    return out


def _check(table: str) -> None:
    if table not in TABLES:
        raise UsageError(f"no table {table!r} has geometries; there are {', '.join(TABLES)}")


def geoframe(report: Report, table: str = "legs") -> Any:
    """Return a table as a ``geopandas.GeoDataFrame`` in EPSG:4326.

    Parameters
    ----------
    report
        What to show.
    table
        ``legs`` (lines, cut at the antimeridian) or ``places`` (points).

    Raises
    ------
    MissingExtraError
        If geopandas is not installed.
    UsageError
        If the table has no geometries.
    """
    _check(table)
    try:
        import geopandas
    except ImportError:
        raise MissingExtraError("a GeoDataFrame", extra="geo") from None
    rows = frame([report], table)
    return geopandas.GeoDataFrame(rows, geometry=_geometries(report, table, rows), crs="EPSG:4326")


def write_parquet(report: Report, *, table: str = "legs") -> bytes:
    """Return a table as GeoParquet 1.1 (WKB); parameters as for `geoframe`.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    UsageError
        If the table has no geometries.
    """
    import shapely

    _check(table)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("writing GeoParquet", extra="geo") from None
    rows = frame([report], table)
    shapes = _geometries(report, table, rows)
    made = pa.Table.from_pandas(rows, preserve_index=False)
    wkb = [None if s is None else bytes(shapely.to_wkb(s, byte_order=1)) for s in shapes]
    made = made.append_column("geometry", pa.array(wkb, type=pa.binary()))
    kinds = sorted({s.geom_type for s in shapes if s is not None})
    about = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB", "geometry_types": kinds}}}  # fmt: skip
    made = made.replace_schema_metadata({**(made.schema.metadata or {}), b"geo": json.dumps(about).encode()})  # fmt: skip
    out = io.BytesIO()
    parquet.write_table(made, out)
    return out.getvalue()
