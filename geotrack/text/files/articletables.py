"""Tables of articles: CSV, JSON, JSON lines and Parquet, by the names of their columns."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from geotrack.errors import InputError, MissingExtraError, UsageError
from geotrack.text.files.encodings import decoded

#: what a record has → names that columns have for it, the likeliest first
COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "article_text"),
    "id": ("id", "doc_id", "article_id", "uid", "guid"),
    "title": ("title", "headline", "subject"),
    "published": ("published", "date", "publication_date", "published_at", "pub_date", "pubdate", "datePublished"),
    "source": ("source", "url", "link"),
    "language": ("language", "lang"),
}  # fmt: skip
#: characters of one cell: twice the longest article
_LONGEST: Final = 20_000_000


def columns_of(found: list[str], given: Mapping[str, str], where: str) -> dict[str, str]:
    """Return member → column for a table.

    Parameters
    ----------
    found
        The table's columns.
    given
        Member → column as the user names them; these go first.
    where
        Named in errors.

    Raises
    ------
    UsageError
        If a named member or column does not exist.
    InputError
        If no column holds the text.
    """
    for member, column in given.items():
        if member not in COLUMNS:
            raise UsageError(f"no member {member!r}; there are {', '.join(COLUMNS)}")
        if column not in found:
            raise UsageError(f"{where} has no column {column!r}; it has {', '.join(found[:20])}")
    lower = {name.lower().strip(): name for name in reversed(found)}
    out = dict(given)
    for member, names in COLUMNS.items():
        hit = next((lower[n.lower()] for n in names if n.lower() in lower), None)
        if member not in out and hit is not None:
            out[member] = hit
    if "text" not in out:
        raise InputError(
            f"no column looks like the text; it has {', '.join(found[:20]) or 'none'}: name it (--column text=NAME)",
            where=where,
        )
    return out


def _csv(content: bytes, where: str, encoding: str | None) -> Iterator[dict[str, Any]]:
    text = decoded(content, where, encoding).removeprefix("\ufeff")
    head = text.split("\n", 1)[0]
    mark = max(",;\t|", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    while True:
        before = csv.field_size_limit(
            _LONGEST
        )  # of the whole process: it is put back after each row
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise InputError(f"line {reader.line_num}: {fault}", where=where) from None
        finally:
            csv.field_size_limit(before)
        yield row


def _json(content: bytes, where: str, encoding: str | None) -> Iterator[dict[str, Any]]:
    try:
        whole = json.loads(decoded(content, where, encoding).removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as fault:
        raise InputError(f"no JSON: {fault}", where=where) from None
    if isinstance(whole, dict):
        lists = [v for v in whole.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        whole = [whole] if any(name in whole for name in COLUMNS["text"]) else lists[0] if len(lists) == 1 else whole  # fmt: skip
    if not isinstance(whole, list) or not all(isinstance(row, dict) for row in whole):
        raise InputError("a list of objects is needed, each an article", where=where)
    yield from whole


def _parquet(content: bytes, where: str) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("reading Parquet", extra="parquet") from None
    try:
        file = parquet.ParquetFile(io.BytesIO(content))
        for batch in file.iter_batches(batch_size=256):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError) as fault:
        raise InputError(f"damaged Parquet: {fault}", where=where) from None


def _text(value: Any) -> str | None:
    if value is None or value == "" or value != value:  # noqa: PLR0124 a missing number
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def rows(
    content: bytes,
    kind: str,
    where: str,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Iterator[dict[str, str]]:
    """Yield the records of a table in order: text, and what of id, title, published … it has.

    Parameters
    ----------
    content
        The file.
    kind
        ``csv``, ``json`` or ``parquet``.
    where
        Named in errors.
    columns
        Member → column; None: by the usual names.
    encoding
        Of CSV and JSON; None: found out.

    Raises
    ------
    InputError
        If the table cannot be read, or no column looks like the text.
    """
    source = _parquet(content, where) if kind == "parquet" else (_csv if kind == "csv" else _json)(content, where, encoding)  # fmt: skip
    named: dict[str, str] = {}
    for row in source:
        if not named:
            named = columns_of([str(k) for k in row if k is not None], columns or {}, where)
        made = {member: value for member, column in named.items() if (value := _text(row.get(column))) is not None}  # fmt: skip
        yield {"text": "", **made}
