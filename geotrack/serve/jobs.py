"""What a worker process does: analyze, compare namesakes, draw, read an upload, fetch a page.

A job is a JSON object with ``do`` and its members, and bytes beside it; its result likewise. Workers are
forked from a process in which everything is loaded, and end after one job.
"""

import inspect
import io
import json
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from geotrack.config import Settings
from geotrack.errors import InputError, MissingExtraError, UsageError
from geotrack.exports.archive import members
from geotrack.model import Document, Place
from geotrack.pipeline import Pipeline
from geotrack.plugins import component
from geotrack.report import Report
from geotrack.serve.asking import Asked, Look

_COORDINATES: Final = re.compile(r"\s*[+-]?\d+(?:\.\d+)?\s*[,;]\s*[+-]?\d+(?:\.\d+)?\s*")
#: a point this near a place of the name is that place, in degrees: 1 km
_SAME_DEG: Final = 0.01
_NAMESAKES: Final = 8
#: namesakes are compared for this share of the time that a request has
_SHARE: Final = 0.6
_WARM: Final = (
    "The night train left Vilnius at 22:00 on Monday and covered the 350 km to Riga in four hours."
    " A bus went on to Tallinn, and the ferry from Tallinn to Helsinki takes two hours."
)

Result = tuple[dict[str, Any], bytes]


class Jobs:
    """All that workers do, with what they share.

    Parameters
    ----------
    settings
        How articles are read, settled, routed and judged.
    seconds
        Time for one job.
    themes
        Folder of theme files; None: none.
    """

    def __init__(
        self, settings: Settings, *, seconds: float = 30.0, themes: str | None = None
    ) -> None:
        self.pipeline = Pipeline(settings)
        self.pipeline.prepare()
        self.seconds, self.themes = seconds, themes
        self._do: dict[str, Callable[[dict[str, Any], bytes], Result]] = {
            "analyze": self._analyze,
            "namesakes": self._namesakes,
            "draw": self._draw,
            "export": self._export,
            "document": self._document,
            "fetch": self._fetch,
            "near": self._near,
        }

    def warm(self) -> None:
        """Do each kind of work once, so that workers find loaded what it needs."""
        article = {"text": _WARM, "published": "2024-05-14"}
        _, report = self._analyze({"article": article}, b"")
        self._namesakes({"article": article, "name": "Riga"}, b"")
        for form in ("html", "png", "geojson"):
            with suppress(MissingExtraError):
                self._draw({"format": form, "look": {}}, report)
        self._document({"characters": 1000, "name": "x"}, _WARM.encode())
        self._near({"lat": 56.9, "lon": 24.1}, b"")

    def run(self, asked: dict[str, Any], body: bytes) -> Result:
        """Return the result of a job.

        Raises
        ------
        GeotrackError
            If what is asked cannot be done; the message is for the user.
        """
        return self._do[asked["do"]](asked, body)

    def report(self, asked: Asked) -> Report:
        """Return the report of an article with what its editor settled."""
        from geotrack.text.documents import language_of

        document = Document(
            text=asked.text,
            title=asked.title,
            published=asked.published,
            source=asked.source,
            language=language_of(asked.text),
        )
        return self._settled(asked).analyze(document)

    def _settled(self, asked: Asked) -> Pipeline:
        """Return the pipeline with the places and the mode of a request; what is loaded is shared."""
        shared = self.pipeline
        settings = replace(
            shared.settings,
            places=(*shared.settings.pinned, *asked.places.items()),
            mode=asked.mode or shared.settings.mode,
        )
        if settings == shared.settings:
            return shared
        made = Pipeline(settings)
        parts = "gazetteer index recognizer towns router tagger reader assembler".split()
        made.__dict__.update({part: getattr(shared, part) for part in parts})
        if settings.places:
            pins = {name: self._place(name, reference) for name, reference in settings.pinned}
            made.__dict__["resolver"] = component("resolvers", settings.resolver)(
                settings=settings, gazetteer=shared.gazetteer, pins=pins
            )
        else:
            made.__dict__["resolver"] = shared.resolver
        return made

    def _place(self, name: str, reference: str) -> Place:
        """Return what an editor settled a name as: a point is the place of that name, if it is there."""
        from geotrack.earth.polygons import countries_at
        from geotrack.places import place_of_reference

        try:
            found = place_of_reference(self.pipeline.gazetteer, reference)
        except UsageError as fault:
            raise InputError(str(fault), where=f"places.{name[:60]}") from None
        if not _COORDINATES.fullmatch(reference) or found.lat is None or found.lon is None:
            return found
        for place in self.pipeline.gazetteer.candidates(name, limit=50):
            if (
                place.settled
                and abs(place.lat - found.lat) < _SAME_DEG
                and abs(place.lon - found.lon) < _SAME_DEG
            ):
                return place  # type: ignore[no-any-return]
        country = next(iter(countries_at(found.lat, found.lon)), None)
        return replace(found, name=name, country=country)

    def _analyze(self, asked: dict[str, Any], body: bytes) -> Result:
        from geotrack.exports.archive import write

        report = self.report(Asked(**asked["article"]))
        return {"kind": "application/json"}, write(report, indent=None)

    def _namesakes(self, asked: dict[str, Any], body: bytes) -> Result:
        from geotrack.serve.choices import namesakes

        until = time.monotonic() + _SHARE * self.seconds
        row = namesakes(
            self, Asked(**asked["article"]), asked["name"], most=_NAMESAKES, until=until
        )
        return _json(row)

    def _draw(self, asked: dict[str, Any], body: bytes) -> Result:
        """Draw a report that was made before: `body` is its archive."""
        from geotrack.archived import read

        return self._drawn(read(body), asked["format"], Look(**asked["look"]))

    def _export(self, asked: dict[str, Any], body: bytes) -> Result:
        report = self.report(Asked(**asked["article"]))
        return self._drawn(report, asked["format"], Look(**asked["look"]))

    def _drawn(self, report: Report, form: str, look: Look) -> Result:
        from geotrack.serve.asking import FORMATS

        writer = component("writers", f".{form}")
        takes = inspect.signature(writer).parameters
        offered: dict[str, Any] = {"theme": self._theme(look), "table": look.table}
        if look.dark:
            offered["dark"] = True
        if look.style == "reader" and "style" in takes:
            from geotrack.rendering.captions import Captions

            around = Captions(
                headline=look.headline, caption=look.caption, note=look.note, source=look.source
            )
            offered |= {"style": "reader", "captions": around}
        elif look.headline or look.source:
            document = report.document
            report = replace(
                report,
                document=replace(
                    document,
                    title=look.headline or document.title,
                    source=look.source or document.source,
                ),
            )
        options = {k: v for k, v in offered.items() if v is not None and k in takes}
        return {"kind": FORMATS[form]}, writer(report, **options)

    def _theme(self, look: Look) -> Any:
        from geotrack.rendering.theme import loads
        from geotrack.serve.hosting import theme_files

        if look.theme is not None:
            return loads(look.theme, where="look.theme")
        if look.theme_name is None:
            return None
        files = theme_files(self.themes)
        if look.theme_name not in files:
            raise InputError("there is no such theme", where="look.theme_name")
        return str(files[look.theme_name])

    def _document(self, asked: dict[str, Any], body: bytes) -> Result:
        from geotrack.text.documents import read_document

        source = io.BytesIO(body)
        source.name = asked.get("name") or "the file"
        return _json(_document_row(read_document(source), asked["characters"], named=False))

    def _fetch(self, asked: dict[str, Any], body: bytes) -> Result:
        from geotrack.text.documents import read_url

        # never `read_document`: what a visitor names must not be a file of this machine
        document = read_url(asked["url"], self.pipeline.settings.access)
        return _json(_document_row(document, asked["characters"], named=True))

    def _near(self, asked: dict[str, Any], body: bytes) -> Result:
        from geotrack.model import is_settled
        from geotrack.serve.choices import place_row

        found: Sequence[Place] = self.pipeline.gazetteer.near(asked["lat"], asked["lon"], limit=5)
        return _json({"places": [place_row(place) for place in found if is_settled(place)]})


def _json(row: Any) -> Result:
    content = json.dumps(row, ensure_ascii=False, allow_nan=False).encode()
    return {"kind": "application/json"}, content


def _document_row(document: Document, characters: int, *, named: bool) -> dict[str, Any]:
    if len(document.text) > characters:
        raise InputError(
            f"{len(document.text):,} characters are too many (at most {characters:,}): give a part of it"
        )
    row = members(document, "text", "title", "published", "language")
    return {**row, "source": document.source if named else None}
