"""Messages between the application and its workers: a JSON object and bytes, over a connected socket."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import socket

_HEAD: Final = struct.Struct("!II")


def send(connection: socket.socket, row: dict[str, Any], body: bytes = b"") -> None:
    """Write one message: a JSON object and bytes."""
    head = json.dumps(row).encode()
    connection.sendall(_HEAD.pack(len(head), len(body)) + head)
    connection.sendall(body)


def receive(connection: socket.socket) -> tuple[dict[str, Any], bytes]:
    """Read one message.

    Raises
    ------
    EOFError
        If the other side has gone.
    """
    sizes = _HEAD.unpack(_exactly(connection, _HEAD.size))
    head = json.loads(_exactly(connection, sizes[0]))
    return head, _exactly(connection, sizes[1])


def _exactly(connection: socket.socket, size: int) -> bytes:
    got = bytearray()
    while len(got) < size:
        piece = connection.recv(min(1 << 20, size - len(got)))
        if not piece:
            raise EOFError
        got.extend(piece)
    return bytes(got)
