"""A small web page on this machine: paste an article, get its map. For desks without a terminal.

It listens on the loopback address, answers only requests addressed to that name (so that no foreign
page can talk to it by rebinding a domain), keeps nothing, and fetches nothing.
"""

from __future__ import annotations

import html
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from geotrack.documents import MAX_CHARACTERS, parse_published
from geotrack.errors import GeotrackError
from geotrack.model import Document
from geotrack.pipeline import Pipeline
from geotrack.plugins import component

if TYPE_CHECKING:
    from geotrack.config import Settings

__all__ = ["make_server"]

_MAX_BODY: Final = 4 * MAX_CHARACTERS

_FORM: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>geotrack</title>
<h1>geotrack</h1>
{message}
<form method="post" action="/map">
<p><label for="text">Article</label><br>
<textarea id="text" name="text" rows="18" cols="72" required></textarea></p>
<p><label for="title">Headline (optional)</label><br><input id="title" name="title" size="60"></p>
<p><label for="published">Published (optional)</label><br>
<input id="published" name="published" type="date"></p>
<p><button>Draw the map</button></p>
</form>
<p>Nothing leaves this machine.</p>
</html>
"""
_FORM_POLICY: Final = (
    "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def make_server(
    settings: Settings, *, host: str = "127.0.0.1", port: int = 8765
) -> ThreadingHTTPServer:
    """Return a server that is ready for ``serve_forever``; port 0 takes a free one.

    Raises
    ------
    OSError
        If the port is taken.
    GeotrackError
        If a setting names something that does not exist.
    """
    pipeline = Pipeline(settings)
    pipeline.prepare()

    class Handler(BaseHTTPRequestHandler):
        server_version = "geotrack"
        sys_version = ""
        timeout = 30

        def _foreign(self) -> bool:
            name = self.headers.get("Host", "").rsplit(":", 1)[0].strip("[]")
            return name not in ("127.0.0.1", "localhost", "::1", host)

        def _send(self, status: HTTPStatus, body: bytes, policy: str | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("Cache-Control", "no-store")
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

        def _form(self, message: str = "", status: HTTPStatus = HTTPStatus.OK) -> None:
            shown = f'<p role="alert">{html.escape(message)}</p>' if message else ""
            self._send(status, _FORM.format(message=shown).encode(), _FORM_POLICY)

        def do_GET(self) -> None:
            if self._foreign():
                self._form("This page answers only on this machine.", HTTPStatus.FORBIDDEN)
            elif self.path == "/":
                self._form()
            else:
                self._form("There is no such page.", HTTPStatus.NOT_FOUND)

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if self._foreign() or self.path != "/map":
                self._form("There is no such page.", HTTPStatus.NOT_FOUND)
                return
            if not length.isdigit() or int(length) > _MAX_BODY:
                self._form("The article is too long.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
                return
            fields = parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace"))
            text = fields.get("text", [""])[0].replace("\r\n", "\n")
            try:
                published = fields.get("published", [""])[0]
                document = Document(
                    text=text,
                    title=fields.get("title", [""])[0] or None,
                    published=parse_published(published) if published else None,
                )
                if not text.strip():
                    self._form("Paste an article first.", HTTPStatus.BAD_REQUEST)
                    return
                page: bytes = component("writers", ".html")(pipeline.analyze(document))
            except GeotrackError as fault:
                self._form(str(fault), HTTPStatus.BAD_REQUEST)
                return
            except Exception as fault:  # noqa: BLE001 a visitor gets an answer, not a closed door
                self._form(
                    f"This article could not be analysed ({type(fault).__name__}: {fault}).",
                    HTTPStatus.INTERNAL_SERVER_ERROR,
                )
                return
            self._send(HTTPStatus.OK, page)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the library's name
            """Keep silent: an article under embargo belongs in no log."""

    return ThreadingHTTPServer((host, port), Handler)
