"""What the model is asked, and in what form it may answer."""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from geotrack.measures.modes import MODES


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer; it may name every mode of `geotrack.measures.modes`."""
    found: dict[str, Any] = json.loads(_file("answer.schema.json"))
    for part in ("figures", "times", "legs"):
        mode = found["properties"][part]["items"]["properties"]["mode"]
        mode["enum"] = [*_modes(), *mode["enum"]]
    return found


def _modes() -> list[str]:
    return [mode for mode in MODES if mode != "unknown"]


@cache
def _rules() -> str:
    return _file("prompt.md").strip().replace("{modes}", " ".join(_modes()))


def _file(name: str) -> str:
    return files("geotrack").joinpath("claims", "llm", name).read_text(encoding="utf-8")


@cache
def prompt_version() -> str:
    """Return what names this wording and schema: the first 12 hex digits of their SHA-256."""
    both = _rules() + json.dumps(schema(), sort_keys=True)
    return sha256(both.encode()).hexdigest()[:12]


def messages(
    text: str, title: str | None, published: str | None, before: str
) -> list[dict[str, str]]:
    """Return the messages of one question, in the form of the chat protocol.

    Parameters
    ----------
    text
        The piece to read.
    title, published
        Of the document; None: unknown.
    before
        What was read of the journey in the piece before, in words; empty for the first.

    Marks that would end the text early are taken out of it: what an article says is data.
    """
    parts = [f"<title>{_plain(title)}</title>"] if title else []
    if published:
        parts.append(f"<published>{_plain(published)}</published>")
    if before:
        parts.append(f"<before>{_plain(before)}</before>")
    parts.append(f"<text>{_plain(text)}</text>")
    return [{"role": "system", "content": _rules()}, {"role": "user", "content": "\n".join(parts)}]


def _plain(text: str) -> str:
    """Return the text without the marks of this prompt; its length may change, quotes are exact."""
    for mark in ("text", "title", "before", "published"):
        text = text.replace(f"</{mark}>", "").replace(f"<{mark}>", "")
    return text
