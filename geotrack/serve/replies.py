"""What is sent back: JSON, files, refusals, and what becomes of errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from geotrack.errors import InputError
from geotrack.serve.guards import error_body

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


_STATUS: Final = {
    "input": 422, "network": 502, "missing": 501, "time": 504, "memory": 413, "internal": 500,
}  # fmt: skip


def json_reply(row: Any) -> Response:
    """Return values as JSON."""
    return raw_reply(json.dumps(row, ensure_ascii=False, allow_nan=False).encode())


def raw_reply(content: bytes) -> Response:
    """Return what is JSON already."""
    from starlette.responses import Response

    return Response(content, media_type="application/json")


def file_reply(form: str, head: dict[str, Any], content: bytes) -> Response:
    """Return a file to keep; `head` says of what kind it is."""
    from starlette.responses import Response

    return Response(
        content,
        headers={
            "Content-Type": head["kind"],
            "Content-Disposition": f'attachment; filename="map.{form}"',
            # a file is a file, even if somebody opens it in place
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


def refused(status: int, message: str, where: str | None = None) -> Response:
    """Return an error as JSON."""
    from starlette.responses import Response

    headers = {"Retry-After": "30"} if status == 503 else None
    return Response(error_body(message, where), status, headers, media_type="application/json")


async def missing(request: Request, fault: Exception) -> Response:
    """Refuse an address that is none."""
    return refused(404, "There is no such page.")


async def method_refused(request: Request, fault: Any) -> Response:
    """Refuse a method, and say which there are."""
    response = refused(405, "This address does not take that method.")
    if fault.headers:
        response.headers.update(fault.headers)
    return response


def _told(request: Request, status: int, message: str, where: str | None = None) -> Response:
    """Return a refusal as JSON, or as a page to the form of a browser without scripts."""
    if request.url.path != "/plain":
        return refused(status, message, where)
    from html import escape

    from starlette.responses import HTMLResponse

    said = escape(f"{where}: {message}" if where else message)
    page = f"<!doctype html><html lang=en><meta charset=utf-8><title>geotrack</title><h1>geotrack</h1><p role=alert>{said}</p><p>Go back: your text is still in the form.</p></html>"
    return HTMLResponse(page, status)


async def fault_reply(request: Request, fault: Any) -> Response:
    """Say what is wrong with what was sent."""
    if isinstance(fault, InputError):
        return _told(request, 422, fault.message, fault.where)
    return _told(request, 422, str(fault))


async def job_fault_reply(request: Request, fault: Any) -> Response:
    """Say why a job failed."""
    return _told(request, _STATUS[fault.kind], str(fault), fault.where)


async def busy_reply(request: Request, fault: Exception) -> Response:
    """Say that too many wait."""
    return _told(request, 503, "Too many articles wait already: try again in a minute.")
