"""Tools for agents: a server of the Model Context Protocol over geotrack, offline.

An assistant that writes an itinerary asks `check_text` whether it can be travelled, and repairs it; the
arithmetic and the map are geotrack's, the words stay the assistant's.
"""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, Final

from geotrack.config import Settings
from geotrack.errors import GeotrackError, InputError, MissingExtraError, UsageError
from geotrack.model import CLAIM_KINDS, MODES, Document, Place
from geotrack.pipeline import Pipeline, package_version
from geotrack.report import Report

__all__ = ["LONGEST", "MOST_ALARMS", "MOST_PAGES", "Desk", "make_server"]

#: characters of one text; an assistant's itinerary has some thousands
LONGEST: Final = 200_000
#: alarms told in one answer; the rest is counted
MOST_ALARMS: Final = 20
#: finished pages kept for `read_resource`, the oldest go first
MOST_PAGES: Final = 16
_SHOWN: Final = 300
#: method of `Desk` → what the assistant is told of the tool
_TOLD: Final[dict[str, str]] = {
    "check_text": """Check every travel statement of an English text: distances, speeds, times, directions.

published: ISO date that weekdays are counted from. Each alarm has the quote with its offsets, the
sentence, the reason with the arithmetic, and the figure that would fit.""",
    "check_claim": f"""Check one figure between two places.

kind: distance, position, duration, speed. unit: km mi nmi m ft h min day km/h mph kn. mode: {" ".join(MODES)}.
direction (for a position): N NNE NE … Names may be "Paris, Texas" or "48.85,2.35".""",
    "route": "Find the ways between two places by a mode: length, countries, border crossings, track gauges.",
    "locate": "Say which places a name may mean, likeliest first, with coordinates and the evidence.",
    "map": "Draw a text's journeys as one self-contained HTML page; returns its address and the legs.",
}
_INSTRUCTIONS: Final = """geotrack checks travel statements against geography: distances, speeds, times, directions,
borders, track gauges. Give check_text a whole text: each alarm quotes the sentence, says what was compared and which
figure would fit. "Consistent" never says that a figure is true. Nothing leaves the machine that geotrack runs on."""


class Desk:
    """What the tools do, apart from the protocol: every method takes and returns JSON values.

    Parameters
    ----------
    settings
        How to read, settle, route and judge.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._pipeline = Pipeline(settings or Settings(geometry=True))
        self._pages: OrderedDict[str, str] = OrderedDict()

    # -- tools ----------------------------------------------------------------------------------

    def check_text(
        self, text: str, published: str | None = None, title: str | None = None
    ) -> dict[str, Any]:
        """Return the alarms on a text's travel statements, and how many statements fit.

        Raises
        ------
        UsageError
            If the text is empty or longer than `LONGEST`, or the date is none.
        """
        report = self._report(text, published, title)
        alarms = [
            self._alarm(report, k)
            for rating in ("contradicted", "doubtful")
            for k, verdict in enumerate(report.verdicts)
            if verdict.rating == rating
        ]
        ratings = [verdict.rating for verdict in report.verdicts]
        answer: dict[str, Any] = {
            "rating": report.rating,
            "summary": _summary(ratings),
            "alarms": alarms[:MOST_ALARMS],
            "counts": {name: ratings.count(name) for name in dict.fromkeys(ratings)},
        }
        if len(alarms) > MOST_ALARMS:
            answer["more_alarms"] = len(alarms) - MOST_ALARMS
        return answer | _warned(report)

    def check_claim(
        self,
        kind: str,
        value: float,
        unit: str,
        origin: str | None = None,
        destination: str | None = None,
        mode: str = "unknown",
        direction: str | None = None,
    ) -> dict[str, Any]:
        """Return the verdict on one statement: "by `mode` it is `value` `unit` from A to B".

        Raises
        ------
        UsageError
            If kind, unit, mode or direction does not exist, or a place is unknown.
        """
        from geotrack.structured import check_row

        _known("kind", kind, CLAIM_KINDS)
        _known("mode", mode, MODES)
        row: dict[str, Any] = {
            "kind": kind, "value": value, "unit": unit, "mode": mode, "direction": direction,
        }  # fmt: skip
        places = {}
        for end, name in (("from", origin), ("to", destination)):
            if name is not None:
                place, others = self._place(name)
                row |= {end: place.name, f"{end}_lat": place.lat, f"{end}_lon": place.lon}
                places[end] = _place_row(place) | ({"also": others} if others else {})
        verdict = check_row(row, self._pipeline.router)
        return {"rating": verdict["rating"], "findings": verdict["findings"], "places": places}

    def route(
        self, origin: str, destination: str, mode: str = "unknown", via: list[str] | None = None
    ) -> dict[str, Any]:
        """Return length, countries, border crossings and gauges of the ways between two places.

        Raises
        ------
        UsageError
            If the mode does not exist or a place is unknown.
        """
        _known("mode", mode, MODES)
        ends = self._place(origin)[0], self._place(destination)[0]
        passed = [self._place(name)[0] for name in via or ()]
        found = self._pipeline.routes()(*ends, mode, via=passed, geometry=True)
        ways = [
            {
                "length_km": round(way.best_km),
                "countries": list(way.countries),
                "crossings": [
                    {"from": c.origin, "to": c.destination, "name": c.name, "gauge_mm": list(c.gauge_mm) if c.gauge_mm else None}
                    for c in way.crossings
                ],
            }
            for way in found.alternatives
        ]  # fmt: skip
        answer: dict[str, Any] = {
            "from": _place_row(ends[0]),
            "to": _place_row(ends[1]),
            "mode": mode,
            "expected_km": [round(found.length_km.low), round(found.length_km.high)],
            "straight_km": round(found.gc_km),
            "ways": ways,
        }
        return answer | ({"note": found.note} if found.note else {})

    def locate(self, name: str, near: str | None = None, limit: int = 5) -> dict[str, Any]:
        """Return what a name may mean, likeliest first, with the evidence.

        Raises
        ------
        UsageError
            If nothing has that name, or the limit is not within 1 to 20.
        """
        from geotrack.places import locate

        if not 1 <= limit <= 20:
            raise UsageError(f"limit {limit} is not within 1 to 20")
        nearby = None if near is None else self._place(near)[0]
        found = locate(self._pipeline.gazetteer, name[:_SHOWN], near=nearby, limit=limit)
        if not found:
            raise UsageError(
                f"no place is called {name[:80]!r}; check the spelling or give lat,lon"
            )
        return {
            "candidates": [
                _place_row(c.place)
                | {"confidence": round(c.confidence, 3), "evidence": list(c.evidence)}
                for c in found
            ]
        }

    def map(
        self, text: str, published: str | None = None, title: str | None = None
    ) -> dict[str, Any]:
        """Draw a text's journeys; return the address of the finished page and its legs.

        The page is read as a resource (`page`).

        Raises
        ------
        UsageError
            If the text is empty or longer than `LONGEST`, or the date is none.
        """
        from geotrack.plugins import component

        report = self._report(text, published, title)
        content = component("writers", ".html")(report)
        number = sha256(content).hexdigest()[:16]
        self._pages[number] = content.decode("utf-8")
        self._pages.move_to_end(number)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        names: dict[int | None, str | None] = {None: None}
        names |= {k: place.name for k, place in enumerate(report.places)}
        return {
            "page": f"geotrack://page/{number}",
            "bytes": len(content),
            "rating": report.rating,
            "journeys": [
                {
                    "traveller": journey.traveller,
                    "background": journey.background,
                    "legs": [
                        {"from": names[leg.origin], "to": names[leg.destination], "mode": leg.mode}
                        for leg in journey.legs
                    ],
                }
                for journey in report.journeys
            ],
        } | _warned(report)

    def page(self, number: str) -> str:
        """Return a finished page by its number.

        Raises
        ------
        UsageError
            If there is no such page, or no longer.
        """
        if number not in self._pages:
            raise UsageError(
                f"no page {number[:32]!r}: call map again; the last {MOST_PAGES} are kept"
            )
        return self._pages[number]

    # -- parts ----------------------------------------------------------------------------------

    def _report(self, text: str, published: str | None, title: str | None) -> Report:
        from geotrack.text.documents import language_of, parse_published

        if not text.strip():
            raise UsageError("the text is empty")
        if len(text) > LONGEST:
            raise UsageError(f"the text has {len(text):,} characters; at most {LONGEST:,} are read")
        date = None if published is None else parse_published(published)
        document = Document(text=text, title=title, published=date, language=language_of(text))
        return self._pipeline.analyze(document)

    def _alarm(self, report: Report, k: int) -> dict[str, Any]:
        claim, verdict = report.claims[k], report.verdicts[k]
        finding = next(f for f in verdict.findings if f.rating == verdict.rating)
        begin, end = claim.sentence
        row: dict[str, Any] = {
            "rating": verdict.rating,
            "kind": claim.kind,
            "quote": claim.text,
            "start": claim.start,
            "end": claim.end,
            "sentence": " ".join(report.document.text[begin:end].split())[:_SHOWN],
            "reason": finding.reason,
        }
        if finding.expected is not None:
            bounds = (finding.expected.low, finding.expected.high)
            row["would_fit"] = {
                "from": round(bounds[0], 1),
                "to": round(bounds[1], 1) if bounds[1] < float("inf") else None,
                "unit": finding.unit,
            }
        return row | ({"slip": finding.slip} if finding.slip else {})

    def _place(self, name: str) -> tuple[Place, list[str]]:
        """Return the likeliest place of a name, and in words the others that are not far behind."""
        from geotrack.places import locate, place_of_reference

        found = locate(self._pipeline.gazetteer, name[:_SHOWN], limit=4)
        if not found:
            return place_of_reference(self._pipeline.gazetteer, name[:_SHOWN]), []
        others = [c for c in found[1:] if c.confidence > 0.1]
        return found[0].place, [_words(c.place) for c in others]


def _summary(ratings: list[Any]) -> str:
    if not ratings:
        return "No travel statements were found."
    told = {"contradicted": "cannot be true", "doubtful": "are doubtful", "consistent": "fit"}
    parts = [f"{ratings.count(name)} {words}" for name, words in told.items() if name in ratings]
    unjudged = ratings.count("not-checkable")
    if unjudged:
        parts.append(f"{unjudged} cannot be checked")
    return f"{len(ratings)} statements: {', '.join(parts)}."


def _words(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _warned(report: Report) -> dict[str, Any]:
    return {"warning": report.warning} if report.warning else {}


def _place_row(place: Place) -> dict[str, Any]:
    return {key: getattr(place, key) for key in ("name", "lat", "lon", "kind", "country")}


def _known(what: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(f"no {what} {value[:40]!r}; there are {', '.join(allowed)}")


def make_server(settings: Settings | None = None) -> Any:
    """Return the server, an ``mcp.server.MCPServer``, with all tools and the pages as resources.

    Raises
    ------
    MissingExtraError
        If the SDK is not installed.
    """
    try:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
    except ImportError:
        raise MissingExtraError("The server for agents", extra="mcp") from None

    desk = Desk(settings)
    server = MCPServer("geotrack", instructions=_INSTRUCTIONS, version=package_version())

    def offer(asked: Callable[..., dict[str, Any]], description: str) -> None:
        @wraps(asked)
        def told(*arguments: Any, **named: Any) -> dict[str, Any]:
            try:
                return asked(*arguments, **named)
            except (GeotrackError, ValueError) as fault:
                message = fault.message if isinstance(fault, InputError) else str(fault)
                raise ToolError(message) from None

        server.tool(description=description)(told)

    for name, description in _TOLD.items():
        offer(getattr(desk, name), description)

    @server.resource("geotrack://page/{number}", mime_type="text/html")
    def page(number: str) -> str:
        """A finished page that `map` drew."""
        return desk.page(number)

    return server
