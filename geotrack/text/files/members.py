"""All articles of one file: an archive, a box of mail, a web archive, a table."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from geotrack.errors import GeotrackError, InputError
from geotrack.text.files import articletables, mail, warc
from geotrack.text.files.filekinds import kind_of
from geotrack.text.files.zipped import member, members, opened

#: kinds of file that hold several articles
COLLECTIONS: Final = frozenset({"zip", "mbox", "warc", "csv", "json", "parquet"})


def records_of(
    content: bytes,
    kind: str,
    where: str,
    *,
    read: Callable[[bytes, str], dict[str, Any]],
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Iterator[dict[str, Any] | tuple[str, GeotrackError]]:
    """Yield one record per article: id, text, title …; a bad one as its id and what is wrong.

    Parameters
    ----------
    content, kind
        The file and its kind, one of `COLLECTIONS`.
    where
        The file's name, for errors.
    read
        Reads one article of bytes and name as a record.
    columns, encoding
        For tables, see `tables.rows`.
    """
    if kind == "zip":
        archive = opened(content, where)
        for name, against in members(archive):
            identifier = name.replace("\\", "/")
            try:
                if against:
                    raise InputError(against)
                inner = member(archive, name, identifier)
                if kind_of(inner, name) in COLLECTIONS:
                    raise InputError("holds several articles: take it out and give it by itself")
                yield {**read(inner, identifier), "id": identifier}
            except GeotrackError as fault:
                yield identifier, fault
    elif kind == "mbox":
        for k, found in enumerate(mail.box(content, where), 1):
            if isinstance(found, InputError):
                yield f"message {k}", found
            else:
                message = {"id": found.name or f"message {k}", "text": found.text, "title": found.title, "published": found.published}  # fmt: skip
                yield {key: value for key, value in message.items() if value is not None}
    elif kind == "warc":
        for page in warc.pages(content, where):
            if isinstance(page, InputError):
                yield where, page
                continue
            try:
                row = read(page.content, page.url)
            except GeotrackError as fault:
                yield page.url, fault
                continue
            yield {"published": page.visited, **row, "id": page.url, "source": page.url}
    else:
        for k, entry in enumerate(
            articletables.rows(content, kind, where, columns=columns, encoding=encoding), 1
        ):
            yield {"id": str(k), **entry}
