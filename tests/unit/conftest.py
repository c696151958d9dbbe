"""A web server on loopback that answers as a test scripts it, also badly."""

import socket
import threading
import time

import pytest


class Loopback:
    """Speaks raw HTTP. ``script(path)`` returns bytes, an iterable of bytes, or None to hang up."""

    def __init__(self, script, host="127.0.0.1"):
        self.script, self.asked, self.heads = script, [], []
        self.sent, self.connections, self._open = 0, 0, True
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.listener = socket.socket(family, socket.SOCK_STREAM)
        self.listener.bind((host, 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        self.host = f"[{host}]" if ":" in host else host
        self.url = f"http://{self.host}:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while self._open:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection):
        with connection:
            head = b""
            try:
                while b"\r\n\r\n" not in head:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    head += piece
                path = head.split(b" ", 2)[1].decode()
                self.asked.append(path)
                self.heads.append(head.decode("latin-1"))
                said = self.script(path)
                for piece in [said] if isinstance(said, bytes) else said or ():
                    connection.sendall(piece)
                    self.sent += len(piece)
                    if not self._open:
                        return
            except OSError:
                pass

    def close(self):
        self._open = False
        self.listener.close()


def answer(body=b"", status="200 OK", kind="application/json", **headers):
    """Return the bytes of an answer."""
    body = body.encode() if isinstance(body, str) else body
    rows = {"Content-Type": kind, "Content-Length": str(len(body)), **headers}
    head = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in rows.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def slowly(piece=b"x", every_s=0.1, head=b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"):
    """Yield an answer that never ends, bit by bit."""
    yield head
    while True:
        time.sleep(every_s)
        yield piece


@pytest.fixture
def loopback():
    """Make servers: ``loopback(script)``, with ``loopback.answer`` and ``loopback.slowly``."""
    made = []

    def make(script, host="127.0.0.1"):
        made.append(Loopback(script, host))
        return made[-1]

    make.answer, make.slowly = answer, slowly
    yield make
    for server in made:
        server.close()
