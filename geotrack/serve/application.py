"""The application: its pages, and the API behind them."""

from __future__ import annotations

import contextlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, unquote

from geotrack.errors import GeotrackError, InputError, MissingExtraError, UsageError
from geotrack.model import MODES
from geotrack.serve.asking import FORMATS, STYLES, article_of, decoded, look_of, number_of, text_of
from geotrack.serve.ground import land
from geotrack.serve.guards import COOKIE, Guard, Tokens
from geotrack.serve.hosting import theme_files
from geotrack.serve.openapi import document as openapi_document
from geotrack.serve.replies import (
    busy_reply,
    fault_reply,
    file_reply,
    job_fault_reply,
    json_reply,
    method_refused,
    missing,
    raw_reply,
    refused,
)
from geotrack.serve.shelf import Shelf
from geotrack.serve.workers import BusyError, JobError, Workers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from geotrack.config import Settings
    from geotrack.serve.hosting import Hosting

#: under this policy a map may run its own scripts, whose hashes it names itself, in the frame of our page
_MAP_POLICY: Final = (
    "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'"
)
_ASSETS: Final = {
    "app.css": "text/css; charset=utf-8",
    "app.js": "text/javascript; charset=utf-8",
    "places.js": "text/javascript; charset=utf-8",
    "session.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "leaflet.css": "text/css; charset=utf-8",
    "leaflet.js": "text/javascript; charset=utf-8",
}
_NAME: Final = re.compile(r"[\w-]{10,40}")


def make_app(settings: Settings, hosting: Hosting) -> Guard:
    """Return the ASGI application; its workers are ready, and stop with its lifespan.

    Raises
    ------
    MissingExtraError
        If Starlette or Jinja is not installed.
    UsageError
        If a setting names something that does not exist, or this system cannot fork.
    """
    try:
        import jinja2
        from starlette.applications import Starlette
        from starlette.routing import Route
    except ImportError:
        raise MissingExtraError("`geotrack serve`", extra="serve") from None
    workers = Workers(settings, hosting)
    tokens = Tokens()
    desk = _Desk(settings, hosting, workers, tokens)
    desk.templates = jinja2.Environment(
        loader=jinja2.PackageLoader("geotrack.serve"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            workers.close()

    post, get = ["POST"], ["GET"]
    routes = [
        Route("/", desk.page, methods=get),
        Route("/plain", desk.plain, methods=post),
        Route("/static/{name}", desk.asset, methods=get),
        Route("/maps/{name}", desk.map, methods=get),
        Route("/files/{name}.{form:path}", desk.file, methods=get),
        Route("/api/openapi.json", desk.openapi, methods=get),
        Route("/api/status", desk.status, methods=get),
        Route("/api/token", desk.token, methods=get),
        Route("/api/land", desk.land, methods=get),
        Route("/api/analyses", desk.analyses, methods=post),
        Route("/api/namesakes", desk.namesakes, methods=post),
        Route("/api/near", desk.near, methods=post),
        Route("/api/documents", desk.documents, methods=post),
        Route("/api/urls", desk.urls, methods=post),
        Route("/api/exports", desk.exports, methods=post),
        Route("/api/embeds", desk.embeds, methods=post),
    ]
    handlers: dict[Any, Any] = {
        404: missing, 405: method_refused, GeotrackError: fault_reply, JobError: job_fault_reply, BusyError: busy_reply,
    }  # fmt: skip
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan)
    app.router.redirect_slashes = False
    return Guard(app, hosting, tokens)


@cache
def _asset(name: str) -> bytes:
    if name.startswith("leaflet"):
        from geotrack.rendering.page import leaflet

        script, style = leaflet()
        return (script if name.endswith("js") else style).encode()
    return files("geotrack.serve").joinpath("assets", name).read_bytes()


class _Desk:
    """The endpoints, with what they share."""

    templates: Any

    def __init__(
        self, settings: Settings, hosting: Hosting, workers: Workers, tokens: Tokens
    ) -> None:
        self._settings, self._hosting = settings, hosting
        self._workers, self._tokens = workers, tokens
        self._shelf = Shelf()

    def _visitor(self, request: Request) -> str | None:
        return self._tokens.visitor(request.headers.get("cookie", ""))

    def _greeted(self, response: Response, visitor: str) -> Response:
        response.set_cookie(
            COOKIE, visitor, httponly=True, samesite="strict", secure=self._hosting.https, path="/"
        )
        return response

    def _article(self, row: Any) -> dict[str, Any]:
        if not isinstance(row, dict):
            raise InputError("must be an object", where="article")
        return article_of(row, characters=self._hosting.characters).as_dict()

    # pages

    async def page(self, request: Request) -> Response:
        from starlette.responses import HTMLResponse

        visitor = self._visitor(request) or self._tokens.new_visitor()
        shown = self.templates.get_template("app.html").render(
            token=self._tokens.token(visitor),
            modes=[mode for mode in MODES if mode != "unknown"],
            limits=self._workers.limits(),
            network=self._settings.network,
            themes=list(theme_files(self._hosting.themes)),
            formats=list(FORMATS),
        )
        return self._greeted(HTMLResponse(shown), visitor)

    async def plain(self, request: Request) -> Response:
        """Answer the form of a browser without scripts with the map itself."""
        from starlette.responses import HTMLResponse

        visitor = self._visitor(request)
        given = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=20)
        fields = {key: values[0] for key, values in given.items()}
        if not self._tokens.good(visitor, fields.pop("token", "")):
            return refused(403, "This form is old: open the page again.")
        article = self._article({k: v for k, v in fields.items() if v})
        asked = {"do": "export", "article": article, "format": "html", "look": {}}
        _, content = await self._workers.run(asked)
        return HTMLResponse(content, headers={"Content-Security-Policy": _MAP_POLICY})

    async def asset(self, request: Request) -> Response:
        from starlette.responses import Response

        name = request.path_params["name"]
        if name not in _ASSETS:
            return refused(404, "There is no such file.")
        headers = {"Cache-Control": "no-cache"}
        return Response(_asset(name), media_type=_ASSETS[name], headers=headers)

    async def map(self, request: Request) -> Response:
        """Answer with the page of a report that the visitor made."""
        from starlette.responses import HTMLResponse

        row = self._shelf.get(request.path_params["name"], self._visitor(request))
        if row is None:
            gone = "This map is no longer kept: press “Draw the map” again."
            return refused(410, gone)
        asked = {"do": "draw", "format": "html", "look": row.look.as_dict()}
        _, content = await self._workers.run(asked, row.report)
        headers = {"Content-Security-Policy": _MAP_POLICY, "X-Frame-Options": "SAMEORIGIN"}
        return HTMLResponse(content, headers=headers)

    async def file(self, request: Request) -> Response:
        """Answer with a report that the visitor made, in another format."""
        form = request.path_params["form"]
        if form not in FORMATS or not _NAME.fullmatch(request.path_params["name"]):
            return refused(404, "There is no such file.")
        row = self._shelf.get(request.path_params["name"], self._visitor(request))
        if row is None:
            gone = "This map is no longer kept: press “Draw the map” again."
            return refused(410, gone)
        look = row.look.as_dict()
        if table := request.query_params.get("table"):
            look = look_of({**look, "table": table}).as_dict()
        asked = {"do": "draw", "format": form, "look": look}
        return file_reply(form, *await self._workers.run(asked, row.report))

    # the API

    async def openapi(self, request: Request) -> Response:
        return json_reply(openapi_document(self._hosting, network=self._settings.network))

    async def status(self, request: Request) -> Response:
        from geotrack.pipeline import package_version

        return json_reply(
            {
                "geotrack": package_version(),
                "network": self._settings.network,
                "limits": self._workers.limits(),
                "modes": list(MODES),
                "formats": list(FORMATS),
                "styles": list(STYLES),
                "themes": list(theme_files(self._hosting.themes)),
            }
        )

    async def token(self, request: Request) -> Response:
        visitor = self._visitor(request) or self._tokens.new_visitor()
        return self._greeted(json_reply({"token": self._tokens.token(visitor)}), visitor)

    async def land(self, request: Request) -> Response:
        from starlette.responses import Response

        headers = {"Cache-Control": "private, max-age=86400"}
        return Response(land(), media_type="application/json", headers=headers)

    async def analyses(self, request: Request) -> Response:
        row = decoded(await request.body())
        look = look_of(row.pop("look", None))
        _, report = await self._workers.run({"do": "analyze", "article": self._article(row)})
        name = self._shelf.put(report, look, self._visitor(request) or "")
        content = json.dumps({"id": name, "map": f"/maps/{name}"})[:-1].encode()
        return raw_reply(content + b', "report": ' + report.strip() + b"}")

    async def namesakes(self, request: Request) -> Response:
        row = decoded(await request.body())
        name = text_of(row, "name")
        if name is None:
            raise InputError("the name of a place is needed", where="name")
        row.pop("name")
        asked = {"do": "namesakes", "article": self._article(row), "name": name}
        _, content = await self._workers.run(asked)
        return raw_reply(content)

    async def near(self, request: Request) -> Response:
        row = decoded(await request.body())
        point = {"lat": number_of(row, "lat", 90), "lon": number_of(row, "lon", 180)}
        _, content = await self._workers.run({"do": "near", **point})
        return raw_reply(content)

    async def documents(self, request: Request) -> Response:
        body = await request.body()
        if not body.strip():
            raise InputError("the file is empty")
        name = unquote(request.headers.get("x-file-name", ""))[:100]
        shown = "".join(c for c in name if c.isprintable()).strip() or "the file"
        asked = {"do": "document", "name": shown, "characters": self._hosting.characters}
        _, content = await self._workers.run(asked, body)
        return raw_reply(content)

    async def urls(self, request: Request) -> Response:
        row = decoded(await request.body())
        url = text_of(row, "url", most=2048)
        if url is None:
            raise InputError("the address of an article is needed", where="url")
        if not self._settings.network:
            return refused(403, "Addresses are not fetched here: paste the article's text.")
        asked = {"do": "fetch", "url": url, "characters": self._hosting.characters}
        _, content = await self._workers.run(asked)
        return raw_reply(content)

    async def exports(self, request: Request) -> Response:
        row = decoded(await request.body())
        form = text_of(row, "format")
        if form not in FORMATS:
            raise InputError(f"there are {', '.join(FORMATS)}", where="format")
        row.pop("format")
        look = look_of(row.pop("look", None)).as_dict()
        asked = {"do": "export", "article": self._article(row), "format": form, "look": look}
        return file_reply(form, *await self._workers.run(asked))

    async def embeds(self, request: Request) -> Response:
        from geotrack.rendering.embed import iframe, oembed

        row = decoded(await request.body())
        url = text_of(row, "url", most=2000)
        if url is None:
            raise InputError("the address where the map will be published is needed", where="url")
        title = text_of(row, "title") or "Map"
        sizes = {}
        for key, usual in (("width", 720), ("height", 640)):
            value = number_of(row, key, 10_000) if key in row else usual
            if not value >= 100 or value != int(value):
                raise InputError("must be a whole number from 100 to 10,000", where=key)
            sizes[key] = int(value)
        try:
            code = iframe(url, title=title, **sizes)
            told = json.loads(oembed(url, title=title, **sizes))
        except UsageError as fault:
            raise InputError(str(fault), where="url") from None
        return json_reply({"html": code, "oembed": told})
