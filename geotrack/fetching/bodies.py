"""Reading a body within limits, before and after it is unpacked."""

import zlib
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from geotrack.errors import NetworkError

#: what is asked for; zlib can stop at a limit
ENCODINGS: Final = "gzip, deflate"
_WINDOW: Final = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS}
_PIECE: Final = 65_536


def read_body(
    pieces: Iterable[bytes], headers: Mapping[str, str], *, packed: int, unpacked: int, where: str
) -> bytes:
    """Return a body, unpacked.

    Parameters
    ----------
    pieces
        The body as it comes; it is read no further than the limits.
    headers
        Those of the answer.
    packed, unpacked
        Most bytes as sent, and after unpacking.
    where
        What the message begins with.

    Raises
    ------
    NetworkError
        If it is too long, damaged, or packed in a way that was not asked for.
    """
    told = headers.get("content-length", "")
    if told.isdecimal() and int(told[:15]) > packed:
        raise NetworkError(f"{where}: {int(told[:15]):,} bytes are too many (at most {packed:,})")
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return _plain(pieces, min(packed, unpacked), where)
    if encoding in _WINDOW:
        return _unpacked(pieces, _WINDOW[encoding], packed, unpacked, where)
    if encoding == "deflate":
        rest = iter(pieces)
        head = next(rest, b"")
        # some servers send deflate without its frame
        window = zlib.MAX_WBITS if head[:1] and head[0] & 15 == 8 else -zlib.MAX_WBITS
        return _unpacked(chain((head,), rest), window, packed, unpacked, where)
    raise NetworkError(f"{where}: it is packed as {encoding[:40]!r}, which was not asked for")


def _plain(pieces: Iterable[bytes], most: int, where: str) -> bytes:
    body = bytearray()
    for piece in pieces:
        body.extend(piece)
        if len(body) > most:
            raise NetworkError(f"{where}: more than {most:,} bytes; nothing of it is kept")
    return bytes(body)


def _unpacked(
    pieces: Iterable[bytes], window: int, packed: int, unpacked: int, where: str
) -> bytes:
    tool = zlib.decompressobj(window)
    body = bytearray()
    read = 0
    try:
        for piece in pieces:
            read += len(piece)
            if read > packed:
                raise NetworkError(f"{where}: more than {packed:,} bytes; nothing of it is kept")
            while piece and not tool.eof:
                body.extend(tool.decompress(piece, _PIECE))
                piece = tool.unconsumed_tail
                if len(body) > unpacked:
                    raise NetworkError(
                        f"{where}: it unpacks to more than {unpacked:,} bytes; nothing is kept"
                    )
    except zlib.error as fault:
        raise NetworkError(f"{where}: its packing is damaged ({fault})") from None
    if read and not tool.eof:
        raise NetworkError(f"{where}: it was cut off")
    return bytes(body)
