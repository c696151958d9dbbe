"""Which kind of phrase a single word makes, and which words make a sentence worth reading."""

from __future__ import annotations

from typing import Final

PUNCTUATION: Final = {
    ",": "COMMA", "(": "OPEN", "[": "OPEN", ")": "CLOSE", "]": "CLOSE", ";": "SEMI", "-": "DASH",
    "–": "DASH", "—": "SEMI", "/": "SLASH", ":": "SEMI",
}  # fmt: skip
QUOTES: Final = frozenset("\"“”'‘’«».!?…")
