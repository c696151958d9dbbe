"""The API's description (OpenAPI 3.1), as `/api/openapi.json` answers it."""

from typing import Any, Final

from geotrack.model import MODES
from geotrack.serve.asking import FORMATS, STYLES
from geotrack.serve.hosting import Hosting

_TEXT: Final = {"type": ["string", "null"], "maxLength": 300}
_RATING: Final = {"enum": ["consistent", "doubtful", "contradicted", "not-checkable"]}
_REFUSALS: Final = {
    "400": "The request is malformed or was cut off.",
    "403": "The token is missing or old, or another page asked.",
    "408": "The request did not arrive in time.",
    "413": "Too much was sent, or the article needs more memory than a request may have.",
    "422": "A member is missing or wrong; the message names it.",
    "500": "This article could not be analyzed.",
    "501": "This installation lacks what the format needs.",
    "502": "A live service or an address gave no answer.",
    "503": "Too many requests at once; Retry-After says when to come back.",
    "504": "The article took longer than a request may.",
}


def _schemas(characters: int) -> dict[str, Any]:
    article: dict[str, Any] = {
        "text": {"type": "string", "minLength": 1, "maxLength": characters, "description": "The article."},
        "title": {**_TEXT, "description": "Headline."},
        "published": {"type": ["string", "null"], "maxLength": 40, "description": 'Date that "Sunday night" is counted from: 2023-09-12 or 2023-09-12T08:00.'},
        "source": {**_TEXT, "description": "Who published it."},
        "mode": {"enum": [*MODES, None], "description": "Mode of travel where the text leaves it open."},
        "places": {"type": ["object", "null"], "maxProperties": 200, "additionalProperties": {"type": "string", "minLength": 1, "maxLength": 300},
                   "description": 'What names stand for: an ISO code, a GeoNames id, "lat,lon", or another name.'},
    }  # fmt: skip
    look = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "description": "How the map looks.",
        "properties": {
            "style": {"enum": [*STYLES, None]},
            "headline": _TEXT,
            "caption": {**_TEXT, "maxLength": 400},
            "note": {**_TEXT, "maxLength": 400},
            "source": _TEXT,
            "theme": {"type": ["string", "null"], "maxLength": 200_000, "description": "A theme (TOML)."},
            "theme_name": {**_TEXT, "description": "One of the themes that /api/status lists."},
            "table": {"enum": ["documents", "toponyms", "places", "times", "claims", "legs", "verdicts", None]},
            "dark": {"type": "boolean"},
        },
    }  # fmt: skip
    verdict = {
        "type": "object",
        "required": ["start", "end", "kind", "text", "rating", "reason"],
        "properties": {
            "start": {"type": "integer"}, "end": {"type": "integer"}, "kind": {"type": "string"},
            "text": {"type": "string"}, "rating": _RATING, "reason": {"type": "string"},
        },
    }  # fmt: skip
    place = {
        "type": "object",
        "required": ["label", "name", "kind", "lat", "lon", "ref"],
        "properties": {
            "label": {"type": "string"}, "name": {"type": "string"}, "kind": {"type": "string"},
            "country": {"type": ["string", "null"]}, "population": {"type": "integer"},
            "lat": {"type": "number"}, "lon": {"type": "number"},
            "ref": {"type": "string", "description": "Write this into `places` to settle the name."},
        },
    }  # fmt: skip
    candidate = {
        "allOf": [
            {"$ref": "#/components/schemas/Place"},
            {
                "type": "object",
                "required": ["current", "verdicts"],
                "properties": {
                    "current": {"type": "boolean"},
                    "changes": {"type": "integer"},
                    "verdicts": {"type": ["array", "null"], "items": {"$ref": "#/components/schemas/Verdict"}},
                },
            },
        ]
    }  # fmt: skip
    return {
        "Article": _object(article, ["text"]),
        "Look": look,
        "Analysis": _object({**article, "look": {"$ref": "#/components/schemas/Look"}}, ["text"]),
        "Naming": _object({**article, "name": {"type": "string", "minLength": 1, "maxLength": 300}}, ["text", "name"]),
        "Exporting": _object({**article, "format": {"enum": list(FORMATS)}, "look": {"$ref": "#/components/schemas/Look"}}, ["text", "format"]),
        "Verdict": verdict,
        "Place": place,
        "Candidate": candidate,
        "Document": {
            "type": "object",
            "required": ["text", "title", "published", "language", "source"],
            "properties": {"text": {"type": "string"}, **{key: {"type": ["string", "null"]} for key in ("title", "published", "language", "source")}},
        },
        "Error": {
            "type": "object",
            "required": ["error"],
            "properties": {"error": {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}, "where": {"type": "string"}}}},
        },
    }  # fmt: skip


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _answer(words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _post(summary: str, body: dict[str, Any], good: dict[str, Any]) -> dict[str, Any]:
    refused = {
        status: _answer(words, {"$ref": "#/components/schemas/Error"})
        for status, words in _REFUSALS.items()
    }
    return {
        "post": {
            "summary": summary,
            "security": [{"token": [], "visitor": []}],
            "requestBody": {"required": True, "content": body},
            "responses": {"200": good, **refused},
        }
    }


def _json_body(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _get(summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    refused = _answer("Another page asked.", {"$ref": "#/components/schemas/Error"})
    return {"get": {"summary": summary, "responses": {"200": _answer(summary, schema), "403": refused}}}  # fmt: skip


def document(hosting: Hosting, *, network: bool) -> dict[str, Any]:
    """Return the description of the API as this installation serves it."""
    from geotrack.pipeline import package_version

    ref = "#/components/schemas/"
    document_answer = _answer("The article.", {"$ref": f"{ref}Document"})
    files: dict[str, Any] = {kind.partition(";")[0]: {} for kind in FORMATS.values()}
    analysis = {
        "type": "object",
        "required": ["id", "map", "report"],
        "properties": {
            "id": {"type": "string"},
            "map": {"type": "string", "description": "Where its page is shown, to this visitor, for an hour."},
            "report": {"type": "object", "description": "The report (docs/report-format.md)."},
        },
    }  # fmt: skip
    point = _object({"lat": {"type": "number", "minimum": -90, "maximum": 90}, "lon": {"type": "number", "minimum": -180, "maximum": 180}}, ["lat", "lon"])  # fmt: skip
    embed = _object(
        {
            "url": {"type": "string", "minLength": 1, "maxLength": 2000},
            "title": _TEXT,
            "width": {"type": "integer", "minimum": 100, "maximum": 10_000},
            "height": {"type": "integer", "minimum": 100, "maximum": 10_000},
        },
        ["url"],
    )
    any_object = {"type": "object"}
    places = {"type": "object", "required": ["places"], "properties": {"places": {"type": "array", "items": {"$ref": f"{ref}Place"}}}}  # fmt: skip
    naming = {
        "type": "object",
        "required": ["name", "pinned", "candidates"],
        "properties": {
            "name": {"type": "string"},
            "pinned": {"type": "boolean"},
            "candidates": {"type": "array", "items": {"$ref": f"{ref}Candidate"}},
        },
    }
    addresses = "" if network else " Not allowed in this installation."
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "geotrack",
            "version": package_version(),
            "description": "Turns an article into a fact-checked route map. Ask /api/token first, keep its cookie, and send the token with every POST.",
        },
        "paths": {
            "/api/status": _get("Versions, limits, formats.", any_object),
            "/api/token": _get("A token for this visitor, bound to a cookie.", {"type": "object", "required": ["token"], "properties": {"token": {"type": "string"}}}),
            "/api/land": _get("Countries as rings, for small maps.", any_object),
            "/api/openapi.json": _get("This document.", any_object),
            "/api/analyses": _post("Read an article and check its claims.", _json_body("Analysis"), _answer("The report.", analysis)),
            "/api/namesakes": _post("What a name may mean, with the verdicts that each place would give.", _json_body("Naming"), _answer("The candidates.", naming)),
            "/api/near": _post("The towns near a point.", {"application/json": {"schema": point}}, _answer("Nearest first.", places)),
            "/api/documents": _post("Read an uploaded file: text, HTML or PDF.", {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}, document_answer),
            "/api/urls": _post(f"Fetch an article.{addresses}", {"application/json": {"schema": _object({"url": {"type": "string", "minLength": 1, "maxLength": 2048}}, ["url"])}}, document_answer),
            "/api/exports": _post("The report of an article in another format.", _json_body("Exporting"), {"description": "The file.", "content": files}),
            "/api/embeds": _post("The embed code of a published map.", {"application/json": {"schema": embed}}, _answer("The code.", {"type": "object", "required": ["html", "oembed"], "properties": {"html": {"type": "string"}, "oembed": any_object}})),
        },
        "components": {
            "schemas": _schemas(hosting.characters),
            "securitySchemes": {
                "token": {"type": "apiKey", "in": "header", "name": "X-Geotrack-Token"},
                "visitor": {"type": "apiKey", "in": "cookie", "name": "geotrack"},
            },
        },
    }  # fmt: skip
