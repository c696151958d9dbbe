"""Frames in, frames out: for Spark's ``mapInPandas``, Dask's ``map_partitions`` and Ray Data."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geotrack.batch.inputs import Chunk, Record
from geotrack.batch.tables import columns_of, rows_of_line
from geotrack.batch.working import answer, read_ahead
from geotrack.config import Limits, Settings
from geotrack.errors import InputError
from geotrack.exports.frames import frame_of
from geotrack.pipeline import Pipeline
from geotrack.structured import json_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

_TOGETHER = 16  #: records whose toponyms are found together
_MEMBERS = ("id", "title", "published", "source", "language")


@lru_cache(maxsize=4)
def _pipeline(settings: Settings) -> Pipeline:
    """Return a pipeline of this process, which lives as long as it does."""
    return Pipeline(settings)


def _records(frame: pd.DataFrame, text: str) -> Iterator[Record]:
    members = [name for name in _MEMBERS if name in frame.columns]
    columns = [frame[name].tolist() for name in members]
    for content, *values in zip(frame[text].tolist(), *columns, strict=True):
        row: dict[str, Any] = {"text": None if _absent(content) else content}
        for name, value in zip(members, values, strict=True):
            if not _absent(value):
                row[name] = value if name == "id" and isinstance(value, int) else str(value)
        yield Record(None, json_line(row))


def _absent(value: Any) -> bool:
    """Whether a cell is empty: None, NaN, NaT or NA, none of which is the same as itself or true."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or value != value  # noqa: PLR0124


def analyze_frame(
    frame: pd.DataFrame,
    settings: Settings | None = None,
    *,
    table: str = "claims",
    text: str = "text",
    limits: Limits | None = None,
) -> pd.DataFrame:
    """Analyse the articles of a frame and return one table over them.

    Parameters
    ----------
    frame
        One row an article: its text, and if there are such columns ``id``, ``title``, ``published``,
        ``source``, ``language``. It may be empty.
    settings
        How to read; None: the defaults.
    table
        ``claims`` (one row a claim), ``legs``, ``places``, ``documents``, ``toponyms``, ``times``,
        ``verdicts``, ``errors`` (records that could not be analysed), or ``reports`` (one row an
        article with ``id`` and the whole ``report`` as JSON, error records included).
    text
        Name of the column with the text.
    limits
        What one document may cost; a process of its own then does the work, and is killed over it.
        None: this process does the work, without limits of time and memory.

    Returns
    -------
    A frame with the columns and types of `geotrack.batch.tables.columns_of`, in the order of the
    articles; ``geotrack.batch.tables.ddl`` tells them to Spark.

    Raises
    ------
    InputError
        If the frame has no such column.
    UsageError
        If there is no such table.

    Examples
    --------
    >>> import pandas
    >>> story = "The ferry from Dover to Calais takes 90 minutes."
    >>> claims = analyze_frame(pandas.DataFrame({"id": ["a"], "text": [story]}))
    >>> durations = claims[claims["kind"] == "duration"]
    >>> durations[["id", "kind", "from", "to", "rating"]].values.tolist()
    [['a', 'duration', 'Dover', 'Calais', 'consistent']]
    """
    columns = (
        {"id": "string", "report": "string"}
        if table == "reports"
        else columns_of(table, pages=False)
    )
    if text not in frame.columns:
        named = ", ".join(map(str, frame.columns))
        raise InputError(f"the frame has no column {text!r}; it has {named or 'none'}")
    records = list(_records(frame, text))
    settings = settings or Settings()
    if limits is None:
        pipeline = _pipeline(settings)
        lines = []
        for begin in range(0, len(records), _TOGETHER):
            some = records[begin : begin + _TOGETHER]
            opened = read_ahead(pipeline, some)
            lines += [answer(pipeline, record, Limits(), opened).line for record in some]
    else:
        from geotrack.batch.crew import Crew

        with Crew(settings, limits, 1) as crew:
            chunk = Chunk("", records)
            lines = [line for done in crew.work([chunk] if records else []) for line in done.lines]
    if table == "reports":
        return frame_of(({"id": _identifier(line), "report": line} for line in lines), columns)
    rows = (row for line in lines for row in rows_of_line(json.loads(line), table, None))
    return frame_of(rows, columns)


def _identifier(line: str) -> str | None:
    identifier = json.loads(line)["id"]
    return None if identifier is None else str(identifier)
