"""Web archives (WARC, plain or gzipped): the HTML pages that were fetched with success."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from geotrack.errors import InputError
from geotrack.text.files.zipped import MOST_BYTES

_LENGTH: Final = re.compile(rb"(?im)^content-length:\s*(\d+)")
_MOST_IN_ALL: Final = 400_000_000


class Page(NamedTuple):
    """A page: its address, day of the visit, and HTML."""

    url: str
    visited: str | None
    content: bytes


def _unpacked(content: bytes, where: str) -> bytes:
    if not content.startswith(b"\x1f\x8b"):
        return content
    out, size = io.BytesIO(), 0
    rest = content
    try:
        while rest.startswith(b"\x1f\x8b"):
            machine = zlib.decompressobj(31)
            made = machine.decompress(rest, _MOST_IN_ALL - size + 1)
            size += len(made)
            if size > _MOST_IN_ALL or machine.unconsumed_tail:
                raise InputError("would unpack to more than 400 MB", where=where)
            out.write(made)
            if not machine.eof:
                break
            rest = machine.unused_data
    except zlib.error as fault:
        raise InputError(f"damaged: {fault}", where=where) from None
    return out.getvalue()


def _field(head: bytes, name: bytes) -> str:
    match = re.search(rb"(?im)^" + name + rb":\s*(.*?)\s*$", head)
    return match[1].decode("utf-8", "replace") if match else ""


def _payload(body: bytes) -> bytes | None:
    """Return the HTML of an HTTP answer; None when it is none, or no success."""
    head, _, content = body.partition(b"\r\n\r\n")
    if (
        not re.match(rb"HTTP/\d(?:\.\d)? 200", head)
        or "html" not in _field(head, b"content-type").lower()
    ):
        return None
    if _field(head, b"transfer-encoding").lower() == "chunked":
        made, rest = b"", content
        while match := re.match(rb"([0-9a-fA-F]+)[^\r\n]*\r\n", rest):
            size = int(match[1], 16)
            if not size:
                break
            made += rest[match.end() : match.end() + size]
            rest = rest[match.end() + size + 2 :]
        content = made
    packing = _field(head, b"content-encoding").lower()
    if packing in ("gzip", "deflate"):
        try:
            content = zlib.decompressobj(47 if packing == "gzip" else 15).decompress(
                content, MOST_BYTES
            )
        except zlib.error:
            return None
    return content if packing in ("", "identity", "gzip", "deflate") else None


def pages(content: bytes, where: str) -> Iterator[Page | InputError]:
    """Yield the pages in order; where the archive breaks off, the error that says so."""
    raw, at, number = _unpacked(content, where), 0, 0
    while at < len(raw):
        number += 1
        end = raw.find(b"\r\n\r\n", at)
        length = _LENGTH.search(raw, at, end) if end > 0 else None
        if not raw.startswith(b"WARC/", at) or length is None:
            yield InputError(f"record {number} is damaged: the rest is not read", where=where)
            return
        head, size = raw[at:end], int(length[1])
        body = raw[end + 4 : end + 4 + size]
        if len(body) < size:
            yield InputError(f"record {number} is cut off", where=where)
            return
        at = end + 4 + size
        while raw.startswith(b"\r\n", at):
            at += 2
        if _field(head, b"warc-type") == "response" and (page := _payload(body)):
            visited = _field(head, b"warc-date")[:10] or None
            yield Page(_field(head, b"warc-target-uri").strip("<>"), visited, page)
